//! How far figures contradict each other as they were read: two amounts of one cell, a part above its whole.

use super::super::{Flow, Indicator, Section, Status, Transform};
use super::Figure;
use crate::mention::is_currency;
use rust_decimal::Decimal;

/// By how much two tellings of one amount may differ, and two of one growth rate.
const TOLD_TWICE: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
const TOLD_ROUGHLY: Decimal = Decimal::from_parts(12, 0, 0, false, 2);
/// By how much a part may be above its whole.
const ROUNDED: Decimal = Decimal::from_parts(101, 0, 0, false, 2);

/// How often the figures of a document contradict each other.
pub(crate) fn strain(figures: &[Figure]) -> u32 {
    let counted: Vec<&Figure> = figures.iter().filter(|f| counts(f)).collect();
    let pairs = |at: usize| counted[..at].iter().map(|other| between(counted[at], other)).sum::<u32>();
    (0..counted.len()).map(|at| alone(counted[at]) + pairs(at)).sum()
}

/// Whether a figure takes part in the books of a document.
fn counts(figure: &Figure) -> bool {
    matches!(figure.indicator, Indicator::GoodsTrade | Indicator::Volume)
        && figure.section == Section::Article
        && figure.period.is_some()
        && figure.value_to.is_none()
        && !matches!(figure.status, Some(Status::Target | Status::Forecast))
        && matches!(figure.transform, Transform::Level | Transform::Yoy | Transform::Pop)
}

/// What speaks against a figure by itself: a weight of no goods, where goods are weighed.
fn alone(figure: &Figure) -> u32 {
    u32::from(
        figure.indicator == Indicator::Volume
            && figure.unit == "tonne"
            && figure.commodity.is_none()
            && figure.transform == Transform::Level,
    )
}

/// How often two figures contradict each other.
fn between(a: &Figure, b: &Figure) -> u32 {
    if a.indicator != b.indicator || a.unit != b.unit || a.transform != b.transform {
        return 0;
    }
    if a.coverage != b.coverage || a.areas != b.areas {
        return 0;
    }
    if same_goods(a, b) && a.partners == b.partners && a.flow == b.flow && a.period == b.period {
        return u32::from(told_apart(a, b));
    }
    u32::from(above(a, b) || above(b, a))
}

/// Whether two figures of one cell tell different values.
fn told_apart(a: &Figure, b: &Figure) -> bool {
    let off = (a.value - b.value).abs();
    let most = a.value.abs().max(b.value.abs());
    if a.transform == Transform::Level {
        let rough = a.bound.is_some() || b.bound.is_some();
        return off > most * if rough { TOLD_ROUGHLY } else { TOLD_TWICE };
    }
    a.base == b.base && off > (most * TOLD_ROUGHLY).max(Decimal::new(6, 1))
}

/// Whether an amount is above the one it is a part of.
fn above(part: &Figure, whole: &Figure) -> bool {
    let amounts = part.transform == Transform::Level && (is_currency(part.unit) || part.indicator == Indicator::Volume);
    if !amounts || part.value <= whole.value * ROUNDED {
        return false;
    }
    let goods = whole.commodity.is_none() || same_goods(part, whole);
    let partners = whole.partners.is_empty() || whole.partners == part.partners;
    let one_way = part.flow.is_some_and(Flow::is_one_way);
    let flow = whole.flow == part.flow || one_way && whole.flow == Some(Flow::Total);
    let (Some(inner), Some(outer)) = (part.period, whole.period) else { return false };
    let inside = outer.first() <= inner.first() && inner.last() <= outer.last();
    goods && partners && flow && inside && part.flow != Some(Flow::Balance)
}

/// Whether two figures are of the same goods, or both of none.
fn same_goods(a: &Figure, b: &Figure) -> bool {
    match (&a.commodity, &b.commodity) {
        (None, None) => true,
        (Some(a), Some(b)) => a == b || a.to_lowercase() == b.to_lowercase(),
        _ => false,
    }
}
