//! Bulletins of border gates: how many vehicles crossed, came up, wait and turned back on one day, gate by gate.

mod clause;
pub(super) mod part;

use super::context::{Context, Spotted};
use super::frame::Place;
use super::walk::Walker;
use super::{Figure, Indicator, Key, Known, Period};
use crate::Span;
use crate::document::Lang;
use crate::mention::{Clock, Mention, Sense, Shape, What};
use crate::sentence::Part;

/// What a bulletin is about, and the section being read.
#[derive(Clone, Debug)]
pub(crate) struct Bulletin {
    /// The day it tells of.
    day: Period,
    /// The area of the whole.
    home: Vec<&'static str>,
    section: Section,
    /// The gates that the first sentence of this paragraph named in front of its numbers, and no others: they go on.
    lasting: Option<(Vec<&'static str>, Span)>,
    /// Whether a sentence of this paragraph was read.
    begun: bool,
    /// The gates that were named together last.
    together: Vec<&'static str>,
    /// The gates that had a section of their own so far.
    gates: Vec<&'static str>,
    /// Whether the period is that of a list.
    listed: bool,
    /// Where the bulletin's own figures stand among those of the document.
    own: Vec<Span>,
}

/// What governs the lines under a heading.
#[derive(Clone, Debug)]
struct Section {
    /// Nothing where the heading names a place that is not known.
    areas: Option<Vec<&'static str>>,
    named: Option<Span>,
    indicator: Indicator,
    period: Period,
}

impl Bulletin {
    /// The bulletin that a document is, if its first lines name a day and most of what it counts are vehicles.
    pub(crate) fn of(context: &Context, lines: &[Spotted]) -> Option<Bulletin> {
        let own = || lines.iter().filter(|l| l.line.part != Part::Teaser);
        let day_of = |m: &Mention| match m.what {
            What::Period(when) if matches!(when.shape, Shape::Day(..) | Shape::ToDay(..)) && when.has_year() => {
                when.resolve(context.clock, None)
            }
            _ => None,
        };
        let opening = || own().take(4);
        // The day of the news yields to the one that a sentence tells: in press, one that counts vehicles.
        let told = opening().filter(|l| !l.is_dateline()).flat_map(Spotted::mentions).take(40).find_map(day_of);
        let over = |day: &Period| day.last() <= context.clock.published;
        let counted = || own().filter(|l| !l.is_dateline()).take(8).filter(|l| vehicles(l) > 0).take(2);
        let told = told.or_else(|| counted().flat_map(Spotted::mentions).find_map(day_of).filter(over));
        let day = told.or_else(|| opening().flat_map(Spotted::mentions).take(40).find_map(day_of))?;
        let day = told_day(context, lines).unwrap_or(day);
        let (mut vehicles, mut others) = (0, 0);
        for unit in own().flat_map(Spotted::mentions).filter_map(|m| m.number()?.unit) {
            match unit {
                "vehicle" | "wagon" | "turn" => vehicles += 1,
                "percent" | "no" | "rank" | "times" => {}
                _ => others += 1,
            }
        }
        let gates = own().flat_map(Spotted::mentions).filter(|m| gate(m).is_some()).count();
        let title = own()
            .take(3)
            .flat_map(Spotted::mentions)
            .take(40)
            .filter(|m| gate(m).is_some() || m.senses().iter().any(|s| matches!(s, Sense::Unit("no"))))
            .count();
        // "870 vehicles/day": means of longer than a day.
        let counted = |m: &Mention| m.number().is_some_and(|q| matches!(q.unit, Some("vehicle" | "wagon" | "turn")));
        let sentences = own().flat_map(|l| &l.sentences);
        let means: usize =
            sentences.map(|s| s.windows(2).filter(|w| counted(&w[0]) && w[1].is_mark('/')).count()).sum();
        if vehicles < 5 || 2 * vehicles < 3 * others || gates + title < 2 || 2 * means > vehicles {
            return None;
        }
        let home = context.frame.areas.get().cloned()?;
        let day = Period::day(day.last());
        let section = Section { areas: Some(home.clone()), named: None, indicator: Indicator::Vehicles, period: day };
        let (lasting, together) = (None, Vec::new());
        let (gates, own) = (Vec::new(), Vec::new());
        Some(Bulletin { day, home, section, lasting, begun: false, together, gates, listed: false, own })
    }

    /// The day it tells of.
    pub(crate) fn day(&self) -> Period {
        self.day
    }

    /// Takes in the head of a line.
    fn open(&mut self, text: &str, line: &Spotted) {
        let mentions: Vec<&Mention> = line.mentions().take(16).take_while(|m| !m.is_mark(';')).collect();
        let Some(first) = mentions.first() else { return };
        let marked = mentions.get(1).is_some_and(|m| m.is_mark('.') || m.is_mark('/') || m.is_mark(')'));
        let numbered = marked && first.number().is_some_and(|q| q.unit.is_none());
        let words = first.span.of(text);
        let roman = marked && !words.is_empty() && words.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let head = || mentions.iter().take_while(|m| !m.is_mark('(') && !m.is_mark(':'));
        let found = head().find_map(|m| gate(m).map(|id| (id, m.span)));
        let places = self.section.named.is_some() || self.section.areas.is_none();
        let default =
            Section { areas: Some(self.home.clone()), named: None, indicator: Indicator::Vehicles, period: self.day };
        let bare = vehicles(line) == 0 && !line.line.item && line.line.tokens().len() < 16;
        match found {
            Some((id, span)) if numbered || !line.line.item && head().count() < 9 && vehicles(line) == 0 => {
                self.gates.push(id);
                self.section = Section { areas: Some(vec![id]), named: Some(span), ..default };
            }
            // A place that no list knows: its numbers must not go to the place before.
            None if numbered && places => self.section = Section { areas: None, ..default },
            None if roman || bare && sums(text, &mentions) => {
                self.section = default;
                let count = mentions
                    .iter()
                    .find_map(|m| m.number().filter(|q| q.unit == Some("no") || q.unit.is_none()).map(|q| q.value));
                self.gates.dedup();
                if !roman && self.gates.len() > 1 && count == Some(self.gates.len().into()) {
                    self.section.areas = Some(self.gates.clone());
                }
                for mention in &mentions {
                    for sense in mention.senses() {
                        if let Sense::Indicator { indicator, .. } = sense
                            && indicator.is_traffic()
                        {
                            self.section.indicator = *indicator;
                        }
                    }
                }
                let said: Vec<Mention> = mentions.iter().map(|m| (*m).clone()).collect();
                if let Some(period) = clause::period_in(text, &said, self.day) {
                    self.section.period = period;
                }
            }
            _ => {}
        }
        self.day_of_list(line);
    }
}

impl Bulletin {
    /// "Trong ngày 25/5 có 287 xe, chia theo cửa khẩu:": the day of the list that follows, up to the next paragraph.
    fn day_of_list(&mut self, line: &Spotted) {
        let day = |m: &Mention| match m.what {
            What::Period(when) if matches!(when.shape, Shape::Day(..)) => {
                when.resolve(Clock { published: self.day.last() }, Some(self.day))
            }
            _ => None,
        };
        let announced = line.mentions().last().is_some_and(|m| m.is_mark(':'));
        let same =
            line.mentions().take(2).any(|m| matches!(m.what, What::Period(when) if when.shape == Shape::SameDay));
        if announced && let Some(period) = line.mentions().find_map(day) {
            self.section.period = period;
            self.listed = true;
        } else if self.listed && !line.line.item && !same {
            self.section.period = self.day;
            self.listed = false;
        }
    }
}

impl Bulletin {
    /// "Nhìn lại năm 2023, mỗi ngày 1.200 xe. Ga trung bình 25 toa": a year that is over goes on through its paragraph.
    fn year_over(&self, mentions: &[Mention]) -> Option<Period> {
        let clock = Clock { published: self.day.last() };
        let head = mentions.iter().take_while(|m| !m.number().is_some_and(|q| q.is_counted()));
        let year = head.filter_map(|m| match m.what {
            What::Period(when) if when.shape == Shape::Year && when.has_year() => when.resolve(clock, Some(self.day)),
            _ => None,
        });
        year.last().filter(|year| year.last() < self.day.first())
    }

    /// Takes in the gates that a sentence names in front of its numbers.
    fn remember(&mut self, mentions: &[Mention]) {
        if let Some(year) = self.year_over(mentions) {
            (self.section.period, self.listed) = (year, true);
        }
        let counted = |m: &Mention| m.number().is_some_and(|q| q.is_counted());
        let named: Vec<(&'static str, Span)> =
            mentions.iter().take_while(|m| !counted(m)).filter_map(|m| Some((gate(m)?, m.span))).collect();
        let first = !std::mem::replace(&mut self.begun, true);
        let Some(&(_, last)) = named.last() else { return };
        let alone = mentions.iter().filter(|m| gate(m).is_some()).count() == named.len();
        let mut gates: Vec<&'static str> = named.into_iter().map(|(id, _)| id).collect();
        gates.dedup();
        if gates.len() > 1 {
            self.together.clone_from(&gates);
        }
        if first && alone {
            self.lasting = Some((gates, last));
        }
    }

    /// Where a sentence counts that names no place: under its heading, or where the sentences before it did.
    fn place(&self) -> (Option<Vec<&'static str>>, Option<Span>) {
        match &self.lasting {
            Some((gates, span)) if self.section.named.is_none() && self.section.areas.is_some() => {
                (Some(gates.clone()), Some(*span))
            }
            _ => (self.section.areas.clone(), self.section.named),
        }
    }
}

/// The day that an English article tells of, where its own date is only that of publication: "On May 28, the gates".
fn told_day(context: &Context, lines: &[Spotted]) -> Option<Period> {
    let english =
        |m: &Mention| matches!(m.what, What::Period(when) if matches!(when.shape, Shape::Day(..)) && !when.has_year());
    let published = context.clock.published;
    let body = lines.iter().filter(|l| l.line.part == Part::Body && !l.is_dateline());
    let mut counted = body
        .flat_map(|l| &l.sentences)
        .filter(|s| s.iter().any(|m| m.number().is_some_and(|q| q.unit == Some("vehicle"))));
    let day = counted.next()?.iter().filter(|m| english(m)).find_map(|m| match m.what {
        What::Period(when) => when.resolve(context.clock, None),
        _ => None,
    })?;
    let near = day.first().tomorrow().ok() == Some(published);
    (near && context.lang == Lang::En).then_some(day)
}

impl Walker<'_> {
    /// Takes in the head of a bulletin's line.
    pub(crate) fn bulletin_line(&mut self, line: &Spotted) {
        let Some(bulletin) = &mut self.bulletin else { return };
        (bulletin.lasting, bulletin.begun) = (None, false);
        bulletin.open(self.text, line);
        let section = bulletin.section.clone();
        if let Some(areas) = section.areas {
            let place = Place { at: section.named, ..Place::fixed("bulletin-section", Known::Article) };
            self.heading.set(areas.clone(), place);
            self.main.areas.set(areas, place);
        }
        self.section_period();
    }

    /// What one sentence tells of another period does not govern the next.
    fn section_period(&mut self) {
        let Some(period) = self.bulletin.as_ref().map(|b| b.section.period) else { return };
        let place = Place::fixed("bulletin-day", Known::Headline);
        self.main.period.set(period, place);
        self.last.period.set(period, place);
        let trade = |f: &Figure| f.indicator == Indicator::GoodsTrade && f.at.start() >= self.paragraph_at;
        if !self.out.last().is_some_and(trade) {
            self.main.named = self.context.frame.named.clone();
            self.last.named = self.context.frame.named.clone();
        }
    }

    /// Reads what a bulletin's sentence tells of vehicles, in place of the figures of vehicles read from it before.
    pub(crate) fn bulletin_sentence(&mut self, mentions: &[Mention], part: Part, begin: usize) {
        let Some(bulletin) = &self.bulletin else { return };
        if part == Part::Teaser {
            return;
        }
        let found = clause::read(self.text, mentions, bulletin, self.context.clock);
        let mut rest: Vec<Figure> = self.out.drain(begin..).collect();
        let taken = |span: Span| found.iter().any(|f| f.at.covers(span) || span.covers(f.at));
        if bulletin.section.areas.is_none() {
            rest.clear();
        }
        rest.retain(|figure| !figure.indicator.is_traffic() && !taken(figure.at));
        // What else is told under a gate's heading is of that gate.
        if let (Some(areas), Some(at)) = (&bulletin.section.areas, bulletin.section.named) {
            for figure in &mut rest {
                if let Some(how) = figure.how.iter_mut().find(|how| how.key == Key::Area && how.known > Known::Article)
                {
                    figure.areas.clone_from(areas);
                    (how.known, how.rule, how.at) = (Known::Article, "bulletin-section", Some(at));
                }
            }
        }
        let spans: Vec<Span> = found.iter().map(|f| f.at).collect();
        rest.extend(found);
        rest.sort_by_key(|figure| figure.at);
        self.out.extend(rest);
        if let Some(bulletin) = &mut self.bulletin {
            bulletin.own.extend(spans);
            bulletin.remember(mentions);
        }
        self.section_period();
    }

    /// Settles what could be told only at the end.
    pub(crate) fn close_bulletin(&mut self) {
        if let Some(bulletin) = self.bulletin.take() {
            super::total::deal_out(&mut self.out, &bulletin.own);
        }
    }
}

fn gate(mention: &Mention) -> Option<&'static str> {
    mention.senses().iter().find_map(|s| match s {
        Sense::Gate(id) => Some(*id),
        _ => None,
    })
}

fn vehicles(line: &Spotted) -> usize {
    line.mentions().filter(|m| m.number().is_some_and(|q| matches!(q.unit, Some("vehicle" | "wagon")))).count()
}

/// "TỔNG HỢP", "Cộng 3 cửa khẩu", "ALL GATES".
fn sums(text: &str, mentions: &[&Mention]) -> bool {
    mentions.iter().take(3).any(|m| {
        matches!(
            m.span.of(text).to_lowercase().as_str(),
            "tổng" | "tổng hợp" | "cộng" | "tổng cộng" | "all" | "total" | "sum"
        )
    })
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn figures(text: &str, published: &str, lang: Lang) -> Vec<String> {
        let meta = Meta { published: published.parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", text, meta, Some(lang));
        let line = |f: crate::Figure| {
            let flow = f.flow.map_or(String::new(), |flow| format!(".{flow}"));
            let goods = f.commodity.as_ref().map_or(String::new(), |goods| format!(" {goods}"));
            let period = f.period.map_or(String::new(), |p| p.to_string());
            format!(
                "{} {}{flow} {} {period} {} {}{goods}",
                f.at.of(&document.text),
                f.indicator,
                f.areas.join("+"),
                f.transform,
                f.value
            )
        };
        read(&document).into_iter().map(line).collect()
    }

    #[test]
    fn sections_lists_and_brackets() {
        let text = "BẢN TIN CỬA KHẨU TỈNH CAO BẰNG NGÀY 03/02/2025\n\nI. TỔNG HỢP\nTổng số xe thông quan: 90 xe, giảm 6 xe so với hôm qua, trong đó xuất khẩu 60 xe, nhập khẩu 30 xe.\n\nII. TỪNG CỬA KHẨU\n1. Cửa khẩu Tà Lùng\n- Xuất khẩu: 40 xe (hoa quả 25, khác 15). Nhập khẩu: 20 xe.\n- Tồn đến 19h00: 12 xe; quay đầu: 02 xe.\n2. Cửa khẩu Vườn Đào\n- Xuất khẩu: 20 xe.\n\nIII. LŨY KẾ TỪ ĐẦU NĂM\nXuất khẩu 1.900 xe.\n";
        assert_eq!(
            figures(text, "2025-02-03", Lang::Vi),
            [
                "90 xe vehicles.total cao-bang 2025-02-03/2025-02-03 level 90",
                "6 xe vehicles.total cao-bang 2025-02-03/2025-02-03 change -6",
                "60 xe vehicles.export cao-bang 2025-02-03/2025-02-03 level 60",
                "30 xe vehicles.import cao-bang 2025-02-03/2025-02-03 level 30",
                "40 xe vehicles.export ta-lung 2025-02-03/2025-02-03 level 40",
                "25 vehicles.export ta-lung 2025-02-03/2025-02-03 level 25 hoa quả",
                "15 vehicles.export ta-lung 2025-02-03/2025-02-03 level 15 khác",
                "20 xe vehicles.import ta-lung 2025-02-03/2025-02-03 level 20",
                "12 xe vehicles_waiting ta-lung 2025-02-03/2025-02-03 level 12",
                "02 xe vehicles_turned_back ta-lung 2025-02-03/2025-02-03 level 2",
                "1.900 xe vehicles.export cao-bang 2025-01-01/2025-02-03 level 1900",
            ],
            "a gate that no list knows gives no figure to the gate before"
        );
    }

    #[test]
    fn english_with_the_unit_said_once() {
        let text = "Vehicles at Lao Cai gates, 12 March 2025 (as of 18:00)\n\n1. Kim Thanh border gate: 300 vehicles.\n   Exports 180 (fruit 120, other goods 60). Imports 120.\n2. Muong Khuong border gate: 40 vehicles, 5 more than on 11 March.\n   Exports 25 vehicles. Imports 15 vehicles.\nWaiting at 18:00: 33 vehicles with exports.\n";
        let got = figures(text, "2025-03-12", Lang::En);
        assert_eq!(got[0], "300 vehicles vehicles.total kim-thanh 2025-03-12/2025-03-12 level 300");
        assert_eq!(got[2], "120 vehicles.export kim-thanh 2025-03-12/2025-03-12 level 120 fruit");
        assert!(got.iter().all(|figure| !figure.starts_with("18 ")), "{got:?}");
    }

    #[test]
    fn news_of_a_gate_is_no_bulletin() {
        let text = "Ngày 3/2/2025, kim ngạch xuất khẩu qua cửa khẩu Tà Lùng của tỉnh Cao Bằng đạt 12 triệu USD. Có 90 xe thông quan.";
        let got = figures(text, "2025-02-03", Lang::Vi);
        assert!(got.iter().any(|figure| figure.starts_with("12 triệu USD goods_trade")), "{got:?}");
    }
}
