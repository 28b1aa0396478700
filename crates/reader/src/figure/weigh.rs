//! A part is no more than its whole: where the period or the direction of a part was only carried over to it, and leaves no room
//! for it, the one that does is meant.

use super::{Base, Figure, Flow, Indicator, Key, Known, Period, Section, Status, Transform};
use crate::mention::is_currency;
use rust_decimal::Decimal;

/// By how much a part may be above its whole, as both are rounded.
const ROUNDED: Decimal = Decimal::from_parts(1005, 0, 0, false, 3);

/// What is meant instead of what was carried over.
#[derive(Clone, Copy)]
enum Meant {
    Period(Period),
    Flow(Flow),
}

/// Moves parts to where there is room for them, with all behind them that carry the same.
pub(crate) fn weigh(text: &str, figures: &mut [Figure]) {
    for at in 0..figures.len() {
        let Some(meant) = meant(figures, at) else { continue };
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
    let fits = longer.filter(|p| holds(room(flow, *p))).min_by_key(|p| p.first().until(p.last()).map(|s| s.get_days()).ok());
    if let Some(period) = fits.filter(|_| carried(part, Key::Period)) {
        return Some(Meant::Period(period));
    }
    let other = if flow == Flow::Export { Flow::Import } else { Flow::Export };
    (carried(part, Key::Flow) && holds(room(other, period))).then_some(Meant::Flow(other))
}

/// An amount of money that was traded.
fn is_amount(figure: &Figure) -> bool {
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
    is_amount(whole)
        && (whole.unit, &whole.areas) == (part.unit, &part.areas)
        && (whole.commodity.is_none() || whole.commodity == part.commodity)
        && (whole.partners.is_empty() || whole.partners == part.partners)
        && (whole.coverage.is_none() || whole.coverage == part.coverage)
        && keys(whole) < keys(part)
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
