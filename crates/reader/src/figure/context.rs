//! What the document as a whole is about: its time, its area, its goods, its period.

use super::frame::{Frame, Named, Place};
use super::{Flow, Indicator, Known, Period};
use crate::document::Document;
use crate::mention::{Clock, Mention, Sense, Shape, What, Year};
use crate::sentence::{Line, Part};
use jiff::civil::Date;
use std::collections::HashMap;

/// The document as a whole.
pub(crate) struct Context {
    pub(crate) clock: Clock,
    /// What governs where nothing nearer does.
    pub(crate) frame: Frame,
    /// Whether the document is about trade.
    pub(crate) trade: bool,
    /// The gate that the headline names.
    pub(crate) gate: Option<&'static str>,
    /// The country abroad from whose books the document is told.
    pub(crate) foreign: Option<Abroad>,
}

/// A body abroad that keeps books of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abroad {
    /// The country's code.
    pub(crate) code: &'static str,
    /// The country or province as an area.
    pub(crate) area: &'static str,
}

/// A line with what its sentences say.
pub(crate) struct Spotted {
    pub(crate) line: Line,
    pub(crate) sentences: Vec<Vec<Mention>>,
}

impl Spotted {
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.sentences.iter().flatten()
    }
    /// A line that only says when and by whom.
    pub(crate) fn is_dateline(&self) -> bool {
        if self.line.tokens().len() >= 20 || self.has_number() || self.mentions().any(|m| trade(m).is_some()) {
            return false;
        }
        let mentions: Vec<&Mention> = self.mentions().collect();
        let day = mentions.iter().any(|m| matches!(m.what, What::Period(when) if matches!(when.shape, Shape::Day(..))));
        let clock =
            mentions.windows(3).any(|w| w[1].is_mark(':') && w[0].number().is_some() && w[2].number().is_some());
        day || clock
    }
    pub(crate) fn has_number(&self) -> bool {
        self.mentions().any(|m| {
            m.number().is_some_and(|q| q.unit.is_some_and(|u| u != "no" && u != "rank") || q.multiplier.is_some())
        })
    }
}

impl Context {
    pub(crate) fn of(document: &Document, lines: &[Spotted]) -> Context {
        let clock = clock(document, lines);
        let mut frame = Frame::default();
        let own: Vec<&Spotted> = lines.iter().filter(|l| l.line.part != Part::Teaser).collect();
        let foreign = abroad(document, &own);
        let areas = foreign.map_or_else(|| area(&document.text, &own), |f| (vec![f.area], true));
        let known = if areas.1 { Known::Headline } else { Known::Default };
        frame.areas.set(areas.0, Place::fixed("topic-area", known));
        let lead: Vec<&Mention> = lead(&own);
        let trade_named = |m: &&Mention| trade(m).is_some();
        let told = lines.iter().take(12).flat_map(|l| l.sentences.iter()).take(8).any(|s| {
            s.iter().any(|m| trade_named(&m))
                && s.iter().any(|m| m.number().is_some_and(|q| q.unit.is_some_and(|u| u != "no" && u != "rank")))
        });
        let trade_doc = told
            || own.iter().flat_map(|l| l.mentions()).filter(|m| trade_named(m)).count() >= 3
            || own.iter().flat_map(|l| l.mentions()).filter(|m| trade_or_turnover(m)).count() >= 6;
        if let Some(named) = lead.iter().find_map(|m| trade(m)) {
            frame.named.set(named, Place::fixed("topic-indicator", Known::Headline));
        }
        if let Some(goods) = topic_goods(document, &own).or_else(|| goods_of_lead(document, &own)) {
            frame.goods.set(goods, Place::fixed("topic-goods", Known::Headline));
        }
        if let Some(partner) = topic_partner(&own).filter(|p| foreign.is_none_or(|f| f.code != *p)) {
            frame.partners.set(vec![partner], Place::fixed("topic-partner", Known::Headline));
        }
        if let Some(period) = topic_period(&lead, &own, clock) {
            frame.period.set(period, Place::fixed("topic-period", Known::Headline));
        }
        let gate = own.first().and_then(|l| {
            l.mentions().flat_map(|m| m.senses()).find_map(|s| match s {
                Sense::Gate(id) => Some(*id),
                _ => None,
            })
        });
        Context { clock, frame, trade: trade_doc, gate, foreign }
    }
}

/// The trade that a mention names, if it names any.
pub(crate) fn trade(mention: &Mention) -> Option<Named> {
    mention.senses().iter().find_map(|sense| match *sense {
        Sense::Indicator {
            indicator: indicator @ Indicator::GoodsTrade,
            flow: flow @ Some(_),
            sign,
            weak: false,
            part,
        } => Some(Named { indicator, flow, sign, part }),
        _ => None,
    })
}

/// Whether a mention speaks of trade in goods, be it without a direction.
fn trade_or_turnover(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, .. }))
}

/// The headline and the first lines that hold a number.
fn lead<'a>(own: &[&'a Spotted]) -> Vec<&'a Mention> {
    let mut out = Vec::new();
    let mut full = 0;
    for line in own.iter().take(8).filter(|l| !l.is_dateline()) {
        let words = line.mentions().count();
        out.extend(line.sentences.iter().take(2).flatten());
        full += usize::from(words > 12);
        if full == 2 {
            break;
        }
    }
    out
}

/// When the document was published: as its page says, or by the first full date in it, or by the latest year it names.
fn clock(document: &Document, lines: &[Spotted]) -> Clock {
    if let Some(published) = document.meta.published {
        return Clock { published };
    }
    let own = || {
        lines.iter().filter(|l| l.line.part != Part::Teaser).flat_map(|l| l.mentions()).filter_map(|m| match m.what {
            What::Period(when) => Some(when),
            _ => None,
        })
    };
    let day = lines.iter().take(6).flat_map(|l| l.mentions()).find_map(|m| match m.what {
        What::Period(when) => match (when.shape, when.year) {
            (Shape::Day(m, d), Year::Given(y)) => Date::new(y, m, d).ok(),
            _ => None,
        },
        _ => None,
    });
    let full = || {
        own()
            .filter_map(|when| match (when.shape, when.year) {
                (Shape::Day(m, d) | Shape::ToDay(m, d), Year::Given(y)) => Date::new(y, m, d).ok(),
                (Shape::ToMidMonth(m), Year::Given(y)) => Date::new(y, m, 15).ok(),
                (Shape::Months(_, m) | Shape::ToMonth(m), Year::Given(y)) => {
                    Date::new(y, m, 1).ok().map(Date::last_of_month)
                }
                _ => None,
            })
            .max()
    };
    let year = || {
        own()
            .filter_map(|when| match when.year {
                Year::Given(year) => Some(year),
                _ => None,
            })
            .max()
    };
    let published = day
        .or_else(|| {
            let latest = full()?;
            // A year named alone that is later than every date was still running, or just over.
            Some(latest)
        })
        .or_else(|| Date::new(year()?, 12, 31).ok())
        .unwrap_or(Date::constant(2025, 12, 31));
    Clock { published }
}

/// The area the document is about, and whether it says so.
fn area(text: &str, own: &[&Spotted]) -> (Vec<&'static str>, bool) {
    let mut score: HashMap<&'static str, usize> = HashMap::new();
    let mut count: HashMap<&'static str, usize> = HashMap::new();
    let mut leads = 0;
    let sentences: Vec<&Vec<Mention>> = own.iter().flat_map(|line| line.sentences.iter()).collect();
    let credit = |m: &Mention| matches!(m.span.of(text), "Ảnh" | "ẢNH" | "Photo");
    for (at, &sentence) in sentences.iter().enumerate() {
        if sentences.get(at + 1).is_some_and(|next| next.first().is_some_and(credit)) && at > 0 {
            continue;
        }
        let lead = (at > 0 || sentence.len() > 24)
            && leads < 2
            && sentence.iter().any(|m| m.number().is_some_and(|q| q.unit.is_some_and(|u| u != "no" && u != "rank")));
        leads += usize::from(lead);
        let weight = match at {
            0 => 8,
            _ if lead || at < 6 && sentence.len() < 20 => 4,
            _ => 1,
        };
        // A sentence that runs through many areas is about none of them.
        let mut named: Vec<&str> = sentence
            .iter()
            .flat_map(|m| m.senses())
            .filter_map(|s| match s {
                Sense::Area(id) if *id != "vietnam" => Some(*id),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        let (lead, weight) = if named.len() >= 3 { (false, 1) } else { (lead, weight) };
        // What stands before a photographer's name is a caption.
        let caption = sentence.iter().rposition(credit);
        for mention in &sentence[caption.map_or(0, |at| at + 1)..] {
            for sense in mention.senses() {
                let (id, weight) = match *sense {
                    Sense::Area(id) => (id, weight),
                    Sense::Agency { area, customs: false } if !area.is_empty() => (area, weight),
                    Sense::Gate(id) => (id, weight.min(2)),
                    _ => continue,
                };
                *count.entry(id).or_default() += if lead { 2 } else { 1 };
                *score.entry(id).or_default() += weight;
            }
        }
    }
    let province = |id: &str| id != "vietnam" && !crate::name::is_region(id);
    let any_province = score.iter().any(|(id, points)| province(id) && *points >= 4);
    let regions = |id: &str| id == "vietnam" || any_province && crate::name::is_region(id);
    let best = score
        .iter()
        .filter(|(id, _)| !regions(id))
        .max_by_key(|(id, score)| (**score, std::cmp::Reverse(**id)))
        .map(|(id, score)| (*id, *score));
    let country = score.get("vietnam").copied().unwrap_or(0);
    if let Some(gate) = gate_of_headline(own) {
        return (vec![gate], true);
    }
    // "Trade of the province": the only province named near the head is the one meant, be it named once.
    let this = own.iter().take(6).flat_map(|l| l.mentions()).any(|m| m.has(Sense::ThisArea));
    let early = |id: &str| {
        sentences
            .iter()
            .take(6)
            .any(|s| s.iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Area(a) if *a == id))))
    };
    if let (Some((id, points)), true) = (best, this)
        && points >= country
        && early(id)
        && !score.keys().any(|other| *other != id && province(other) && early(other))
    {
        return (vec![id], true);
    }
    match best {
        Some((id, points))
            if points >= 4
                && points * 2 > country
                && (headline_names(own, id) || count.get(id).copied().unwrap_or(0) >= 2) =>
        {
            (vec![id], true)
        }
        _ => (vec!["vietnam"], country > 0),
    }
}

/// The one gate that the headline names, if hardly another is spoken of.
fn gate_of_headline(own: &[&Spotted]) -> Option<&'static str> {
    let gates = |line: &&Spotted| -> Vec<&'static str> {
        line.mentions()
            .flat_map(|m| m.senses())
            .filter_map(|s| match s {
                Sense::Gate(id) => Some(*id),
                _ => None,
            })
            .collect()
    };
    let mut headline = gates(own.first()?);
    headline.dedup();
    let &[gate] = headline.as_slice() else { return None };
    let all: Vec<&str> = own.iter().skip(1).flat_map(gates).collect();
    let same = all.iter().filter(|id| **id == gate).count();
    (same >= 1 && same * 3 >= all.len() * 2).then_some(gate)
}

/// The body abroad from whose books a document is told: it counts in the money of its own country,
/// or its headline opens with the country's own trade ("Cambodia's exports to ...").
fn abroad(document: &Document, own: &[&Spotted]) -> Option<Abroad> {
    let land = |m: &Mention| {
        m.senses().iter().find_map(|s| match *s {
            Sense::Land(code, area) => Some(Abroad { code, area }),
            _ => None,
        })
    };
    let text = document.text.as_str();
    let first = own.first()?;
    let mut told = own.iter().filter(|l| l.has_number() && !l.is_dateline() && l.mentions().count() > 6);
    let lead = told.next()?;
    let money: Vec<&'static str> = lead
        .mentions()
        .chain(told.next().into_iter().flat_map(|l| l.mentions()))
        .filter_map(|m| m.number()?.unit)
        .filter(|u| crate::mention::is_currency(u))
        .collect();
    let home = |code: &str| match code {
        "CN" => Some("CNY"),
        "TH" => Some("THB"),
        "KR" => Some("KRW"),
        "JP" => Some("JPY"),
        "GB" => Some("GBP"),
        _ => None,
    };
    let named: Vec<Abroad> = first.mentions().chain(lead.mentions()).filter_map(land).collect();
    let counted = |a: &Abroad| {
        home(a.code).is_some_and(|unit| money.iter().filter(|m| **m == unit).count() * 2 >= money.len().max(1))
    };
    if let Some(body) = named.iter().find(|a| counted(a)) {
        let province = |a: &&Abroad| a.code == body.code && !is_country(a.area);
        return Some(named.iter().find(province).copied().unwrap_or(*body));
    }
    // "Laos' exports up 12%": the headline's first name owns the trade.
    let head: Vec<&Mention> = first.mentions().collect();
    let owner = head.iter().position(|m| {
        m.senses().iter().any(|s| matches!(s, Sense::Land(..) | Sense::Area(_) | Sense::Agency { .. }))
    })?;
    let body = land(head[owner])?;
    let mark = head.get(owner + 1).is_some_and(|m| matches!(m.span.of(text), "'" | "’"));
    let s = usize::from(mark && head.get(owner + 2).is_some_and(|m| m.span.of(text) == "s"));
    let next = owner + 1 + usize::from(mark) + s;
    let owns = mark && head[next..].iter().take(3).any(|m| trade(m).is_some());
    (owner <= 1 && owns && named.iter().filter(|a| a.code == body.code).count() >= 2).then_some(body)
}

/// Whether an id is that of a whole country.
fn is_country(area: &str) -> bool {
    matches!(area, "china" | "thailand" | "laos" | "cambodia" | "japan" | "south-korea" | "united-kingdom")
}

/// Whether the headline names an area, or an office of it.
fn headline_names(own: &[&Spotted], id: &str) -> bool {
    own.iter().take(6).filter(|line| line.line.tokens().len() < 24).any(|line| {
        line.mentions()
            .flat_map(|m| m.senses())
            .any(|s| matches!(s, Sense::Area(a) | Sense::Agency { area: a, .. } if *a == id))
    })
}

/// The goods the document is about: those whose trade the headline names, or that open a headline without a province,
/// if much that is said of goods is about them.
fn topic_goods(document: &Document, own: &[&Spotted]) -> Option<String> {
    let headline: Vec<&Mention> = own.first()?.mentions().collect();
    let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let strong = |m: &Mention| m.has(Sense::Good { weak: false });
    let text = |m: &Mention| m.span.of(&document.text).to_lowercase();
    let link = |m: &Mention| m.has(Sense::NamedGoods) || matches!(text(m).as_str(), "of" | "of the" | "các" | "về");
    let one_way = |m: &Mention| trade(m).is_some_and(|n| n.flow.is_some_and(Flow::is_one_way));
    let beside_trade = |line: &[&Mention], at: usize| {
        let before = line[..at].iter().rev().find(|m| !link(m)).is_some_and(|m| one_way(m));
        before || line.get(at + 1).is_some_and(|m| one_way(m))
    };
    let beside = |at: usize| beside_trade(&headline, at);
    let province = headline.iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Area(id) if *id != "vietnam")));
    let opens = |at: usize| !province && headline[..at].iter().all(|m| m.what == What::Word) && at <= 2;
    let all: Vec<String> = own.iter().skip(1).flat_map(|l| l.mentions()).filter(|m| good(m)).map(text).collect();
    let again = |m: &Mention| all.iter().filter(|t| t.contains(&text(m)) || text(m).ends_with(*t)).count();
    let lead: Vec<&Mention> =
        own.iter().skip(1).find(|l| l.has_number() && !l.is_dateline()).map_or(Vec::new(), |l| l.mentions().collect());
    let first = lead.iter().position(|m| one_way(m)).unwrap_or(lead.len());
    let told = |m: &Mention| {
        let near = first.saturating_sub(3)..(first + 4).min(lead.len());
        near.into_iter().any(|at| good(lead[at]) && beside_trade(&lead, at) && text(lead[at]).contains(&text(m)))
    };
    let about = |&at: &usize| {
        let m = headline[at];
        let times = again(m);
        let often = times * 5 >= all.len();
        (strong(m) || beside(at) && good(m))
            && times >= 2
            && (beside(at) && (often || told(m))
                || opens(at) && often
                || !province && times >= 3 && times * 2 >= all.len())
    };
    let best = (0..headline.len()).filter(about).max_by_key(|&at| (beside(at), again(headline[at])))?;
    Some(headline[best].span.of(&document.text).to_owned())
}

/// "Fruit exports down": the goods that headline and lead both name right beside their trade.
fn goods_of_lead(document: &Document, own: &[&Spotted]) -> Option<String> {
    if document.lang != crate::Lang::En {
        return None;
    }
    let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let beside = |l: &Spotted| {
        l.sentences.first().and_then(|s| {
            let mut pairs = s.windows(2);
            pairs
                .find(|p| {
                    good(&p[0]) && trade(&p[1]).is_some_and(|n| n.flow.is_some_and(Flow::is_one_way))
                        || good(&p[1])
                            && trade(&p[0]).is_some()
                            && p[0].span.of(&document.text).to_lowercase().ends_with(" of")
                })
                .map(|p| if good(&p[0]) { p[0].span } else { p[1].span })
        })
    };
    let headline = own.first()?;
    let lead = own.iter().skip(1).find(|l| l.has_number() && !l.is_dateline())?;
    let words = |l: &Spotted| l.mentions().map(|m| m.span.of(&document.text).to_lowercase()).collect::<Vec<_>>();
    let span = beside(lead)?;
    let last = span.of(&document.text).to_lowercase();
    let last = last.rsplit(' ').next()?;
    let stem = last.trim_end_matches('s');
    words(headline).iter().any(|w| w.contains(stem)).then(|| span.of(&document.text).to_owned())
}

/// The counterpart the document is about: one that the headline or lead names, and hardly any other.
fn topic_partner(own: &[&Spotted]) -> Option<&'static str> {
    let code = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Land(code, _) => Some(*code),
            _ => None,
        })
    };
    let lead: Vec<&'static str> =
        own.iter().take(3).flat_map(|l| l.sentences.iter().take(2).flatten()).filter_map(code).collect();
    let first = *lead.first()?;
    let all: Vec<&'static str> = own.iter().flat_map(|l| l.mentions()).filter_map(code).collect();
    let same = all.iter().filter(|c| **c == first).count();
    let headline = own.first().is_some_and(|l| l.mentions().filter_map(code).any(|c| c == first));
    (same >= 3 && headline && same * 2 > all.len() || same >= 6 && same * 3 > all.len() * 2).then_some(first)
}

/// The period of the lead: the first that is no single day.
fn topic_period(lead: &[&Mention], own: &[&Spotted], clock: Clock) -> Option<Period> {
    let period = |m: &&Mention| match m.what {
        What::Period(when)
            if !matches!(
                when.shape,
                Shape::Day(..)
                    | Shape::Nothing
                    | Shape::LastMonth
                    | Shape::LastQuarter
                    | Shape::Previous
                    | Shape::Today
                    | Shape::Yesterday
            ) =>
        {
            when.resolve(clock, None)
        }
        _ => None,
    };
    // "tháng 9, 9 tháng năm 2025": of the first two, the one counted from New Year.
    let mut named = lead.iter().copied().filter_map(|m| period(&m));
    let first = named.next();
    let second = named.next();
    let longer = first
        .zip(second)
        .is_some_and(|(a, b)| a.is_month() && b == Period::to_date(b.last()) && !b.is_month() && b.last() == a.last());
    // "traffic is up this year ... in the first half": the running year yields to the part of it that is counted.
    let part = first.filter(|a| a.is_whole_years() && a.last() > clock.published).and_then(|a| {
        let part = |b: &Period| *b == Period::to_date(b.last()) && b.first() == a.first() && b.last() < a.last();
        second.filter(part).or_else(|| named.find(part))
    });
    part.or(if longer { second } else { first })
        .or_else(|| own.iter().filter(|l| !l.is_dateline()).flat_map(|l| l.mentions()).find_map(|m| period(&m)))
}

impl Flow {
    /// Whether the flow counts one direction.
    pub(crate) fn is_one_way(self) -> bool {
        matches!(self, Flow::Export | Flow::Import)
    }
}
