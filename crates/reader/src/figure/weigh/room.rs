//! A part is no more than its whole, and exports and imports make the total. Where the period or the direction that was carried
//! over to an amount leaves no room for it, or closes no account, the one that does is meant.

use super::super::{Base, Flow, Indicator, Key, Known, Period, Section, Status, Transform};
use super::Figure;
use crate::mention::is_currency;
use rust_decimal::Decimal;

/// By how much a part may be above its whole, as both are rounded.
const ROUNDED: Decimal = Decimal::from_parts(1005, 0, 0, false, 3);

/// Within this part of the largest amount an account closes, and within this part of the one it is closed with.
const CLOSE: Decimal = Decimal::from_parts(4, 0, 0, false, 3);
const NEAR: Decimal = Decimal::from_parts(3, 0, 0, false, 2);

/// What is meant instead of what was carried over.
#[derive(Clone, Copy)]
enum Meant {
    Period(Period),
    Flow(Flow),
}

/// Moves parts to where there is room for them, with all behind them that carry the same.
pub(super) fn make(text: &str, figures: &mut [Figure]) {
    for at in 0..figures.len() {
        let Some(meant) = meant(figures, at).or_else(|| closes(figures, at)) else { continue };
        let key = match meant {
            Meant::Period(_) => Key::Period,
            Meant::Flow(_) => Key::Flow,
        };
        let from = figures[at].how(key).and_then(|how| how.at);
        let (period, flow) = (figures[at].period, figures[at].flow);
        let carries = |f: &Figure| {
            let same = carried(f, key) && f.how(key).and_then(|how| how.at) == from;
            same && if key == Key::Period { f.period == period } else { f.flow == flow }
        };
        let here = |f: &Figure, next: &Figure| {
            let between = text.get(f.at.end()..next.at.start()).unwrap_or("\n");
            !between.contains('\n') && !between.contains(". ")
        };
        let back = (0..at).rev().take_while(|&n| carries(&figures[n]) && here(&figures[n], &figures[n + 1])).count();
        let on = figures[at..].iter().take_while(|f| carries(f)).count();
        figures[at - back..at + on].iter_mut().for_each(|figure| figure.settle(key, meant));
    }
}

/// Whether a key was carried over from another sentence.
fn carried(figure: &Figure, key: Key) -> bool {
    figure.how(key).is_some_and(|how| how.known > Known::Sentence)
}

/// What is meant by a part for which there is no room.
fn meant(figures: &[Figure], at: usize) -> Option<Meant> {
    let part = &figures[at];
    let (flow, period) = (part.flow.filter(|flow| flow.is_one_way())?, part.period?);
    if !is_amount(part) || !carried(part, Key::Period) && !carried(part, Key::Flow) {
        return None;
    }
    let room = |flow: Flow, period: Period| {
        let whole = |f: &&Figure| f.flow == Some(flow) && f.period == Some(period) && is_whole(f, part);
        figures.iter().filter(whole).map(|f| f.value).max()
    };
    let holds = |room: Option<Decimal>| room.is_some_and(|room| part.value <= room * ROUNDED);
    if holds(Some(room(flow, period)?)) {
        return None;
    }
    let longer = |f: &&Figure| f.flow == Some(flow) && is_whole(f, part);
    let longer = figures.iter().filter(longer).filter_map(|f| f.period);
    let longer = longer.filter(|p| *p != period && p.first() <= period.first() && period.last() <= p.last());
    let fits =
        longer.filter(|p| holds(room(flow, *p))).min_by_key(|p| p.first().until(p.last()).map(|s| s.get_days()).ok());
    if let Some(period) = fits.filter(|_| carried(part, Key::Period)) {
        return Some(Meant::Period(period));
    }
    let other = if flow == Flow::Export { Flow::Import } else { Flow::Export };
    (carried(part, Key::Flow) && holds(room(other, period))).then_some(Meant::Flow(other))
}

/// The one period of others in which an amount makes the total with them, or the balance, where its own does not.
fn closes(figures: &[Figure], at: usize) -> Option<Meant> {
    let own = &figures[at];
    let (flow, period) = (own.flow?, own.period?);
    if !is_amount(own) || !carried(own, Key::Period) {
        return None;
    }
    let same = |f: &Figure| {
        is_amount(f)
            && (f.unit, &f.areas, &f.partners, &f.commodity, f.coverage)
                == (own.unit, &own.areas, &own.partners, &own.commodity, own.coverage)
    };
    let told = |flow: Flow, period: Period| {
        let of = |(n, f): &(usize, &Figure)| *n != at && f.flow == Some(flow) && f.period == Some(period) && same(f);
        figures.iter().enumerate().find(of).map(|(_, f)| f.value)
    };
    let made = |period: Period| {
        let [export, import, total, balance] =
            [Flow::Export, Flow::Import, Flow::Total, Flow::Balance].map(|flow| told(flow, period));
        let difference = |a: Option<Decimal>, b: Option<Decimal>| Some((a? - b?, a?.max(b?)));
        let sum = |a: Option<Decimal>, b: Option<Decimal>| Some((a? + b?, a?.max(b?)));
        match flow {
            Flow::Export => difference(total, import).or_else(|| sum(import, balance)),
            Flow::Import => difference(total, export).or_else(|| difference(export, balance)),
            Flow::Total => sum(export, import),
            Flow::Balance => difference(export, import),
        }
    };
    let fits = |period: Period| {
        made(period).is_some_and(|(value, largest)| {
            let off = (value - own.value).abs();
            off <= largest.abs() * CLOSE && off <= own.value.abs() * NEAR
        })
    };
    if fits(period) {
        return None;
    }
    let mut others: Vec<Period> =
        figures.iter().filter_map(|f| f.period).filter(|p| *p != period && fits(*p)).collect();
    others.sort_by_key(|p| (p.first(), p.last()));
    others.dedup();
    let [only] = others[..] else { return None };
    Some(Meant::Period(only))
}

/// An amount of money that was traded.
pub(super) fn is_amount(figure: &Figure) -> bool {
    figure.indicator == Indicator::GoodsTrade
        && figure.transform == Transform::Level
        && figure.section == Section::Article
        && is_currency(figure.unit)
        && !matches!(figure.status, Some(Status::Target | Status::Forecast))
}

/// Whether a figure tells what another is a part of.
fn is_whole(whole: &Figure, part: &Figure) -> bool {
    let keys = |f: &Figure| {
        [f.commodity.is_some(), !f.partners.is_empty(), f.coverage.is_some()].into_iter().filter(|&told| told).count()
    };
    // All that is told of a direction may be told of the one counterpart beyond a gate.
    let goods = part.commodity.is_some() && whole.commodity.is_none();
    is_amount(whole)
        && (whole.unit, &whole.areas) == (part.unit, &part.areas)
        && (whole.commodity.is_none() || whole.commodity == part.commodity)
        && (goods
            || (whole.partners.is_empty() || whole.partners == part.partners)
                && (whole.coverage.is_none() || whole.coverage == part.coverage)
                && keys(whole) < keys(part))
}

impl Figure {
    /// Takes what is meant, with the base that follows from it.
    fn settle(&mut self, key: Key, meant: Meant) {
        match meant {
            Meant::Flow(flow) => self.flow = Some(flow),
            Meant::Period(period) => {
                self.period = Some(period);
                // What is longer than the period just before is held against the year before.
                if matches!(self.transform, Transform::Yoy | Transform::Pop) {
                    self.transform = Transform::Yoy;
                    self.base = period.shift_years(-1).map(Base::Period);
                }
            }
        }
        for how in self.how.iter_mut().filter(|how| how.key == key) {
            (how.known, how.rule, how.at) = (Known::Article, "room-for-a-part", None);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Document, Lang, Meta, read};

    fn figures(text: &str, lang: Lang) -> Vec<String> {
        let meta = Meta { published: "2024-06-20".parse().ok(), ..Meta::default() };
        let document = Document::from_text("t", text, meta, Some(lang));
        let line = |f: crate::Figure| {
            let period = f.period.map_or(String::new(), |p| p.to_string());
            format!("{} {} {period} {}", f.at.of(&document.text), f.flow.map_or("-", |flow| flow.code()), f.transform)
        };
        read(&document).into_iter().map(line).collect()
    }

    #[test]
    fn a_part_above_its_month_is_of_the_months_so_far() {
        let text = "Exports of Nam Dinh\n\nIn May, Nam Dinh exported goods worth 300 million USD. Exports in the first five months \
            reached 1.4 billion USD. In May alone they were up 4 percent.\n\nThe FDI sector exported 900 million USD, up 12 percent \
            year on year. Machinery earned 450 million USD.\n";
        let told = figures(text, Lang::En);
        assert!(told.contains(&"900 million USD export 2024-01-01/2024-05-31 level".to_owned()), "{told:#?}");
        assert!(told.contains(&"12 percent export 2024-01-01/2024-05-31 yoy".to_owned()), "{told:#?}");
        assert!(told.contains(&"450 million USD export 2024-01-01/2024-05-31 level".to_owned()), "{told:#?}");
    }

    #[test]
    fn imports_that_make_the_total_of_half_a_month_are_of_it() {
        let text = "Nửa đầu tháng 6, tổng kim ngạch xuất nhập khẩu đạt 17,5 tỷ USD. Xuất khẩu đạt 8,59 tỷ USD, đưa lũy kế từ đầu năm \
            lên 88,5 tỷ USD. Ở chiều về, trị giá hàng hóa đạt 8,91 tỷ USD.\n";
        let told = figures(text, Lang::Vi);
        assert!(told.contains(&"8,91 tỷ USD import 2024-06-01/2024-06-15 level".to_owned()), "{told:#?}");
    }

    #[test]
    fn goods_above_all_that_is_exported_are_imported() {
        let text = "Trade through the gate\n\nIn 2023, trade of Gia Lai reached 180 million USD. Exports were 50 million USD, mostly \
            fertiliser. Imports were 130 million USD.\n\nCashew nuts accounted for 78 million USD; cassava 21 million USD.\n";
        let told = figures(text, Lang::En);
        assert!(told.contains(&"78 million USD import 2023-01-01/2023-12-31 level".to_owned()), "{told:#?}");
        assert!(told.contains(&"21 million USD import 2023-01-01/2023-12-31 level".to_owned()), "{told:#?}");
    }
}
