//! Which period is the document about?

use super::super::Period;
use super::Spotted;
use crate::mention::{Clock, Mention, Shape, What};

/// The period of the lead: the first that is no single day.
pub(super) fn topic_period(lead: &[&Mention], own: &[&Spotted], clock: Clock) -> Option<Period> {
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
