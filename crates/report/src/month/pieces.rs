//! The pieces of a year between all days to which something is told, and what is known of sums of them.

use crate::range::Range;
use jiff::civil::Date;
use kimngach_book::account::Point;
use kimngach_reader::figure::Period;
use std::collections::BTreeSet;

/// A year in pieces.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Pieces {
    /// The pieces, in order, none crossing the end of a month.
    pub(super) list: Vec<Period>,
    /// What is known: the first piece, the one behind the last, and the bounds of their sum.
    pub(super) known: Vec<(usize, usize, Range)>,
}

impl Pieces {
    /// The pieces that the months and the points of a year make.
    pub(super) fn of(year: i16, points: &[Point]) -> Option<Pieces> {
        let mut starts: BTreeSet<Date> = BTreeSet::new();
        for month in 1..=12 {
            starts.insert(Date::new(year, month, 1).ok()?);
        }
        for point in points {
            starts.insert(point.cell.period.first());
            starts.extend(point.cell.period.last().tomorrow());
        }
        let starts: Vec<Date> = starts.into_iter().filter(|day| day.year() == year).collect();
        let end = Date::new(year, 12, 31).ok()?;
        let last = |at: usize| starts.get(at + 1).map_or(Some(end), |next| next.yesterday().ok());
        let list: Option<Vec<Period>> =
            starts.iter().enumerate().map(|(at, &first)| Period::new(first, last(at)?)).collect();
        let list = list?;
        let known = points.iter().filter(|point| point.bounds[1].is_finite());
        let known = known.map(|point| {
            let [lo, hi] = point.bounds;
            let (from, to) = span(&list, point.cell.period);
            (from, to, [lo.max(0.0), hi])
        });
        Some(Pieces { known: known.filter(|(from, to, _)| from < to).collect(), list })
    }

    /// What is known of a period: nothing less than nothing, nothing more than any sum that holds it.
    pub(super) fn bounds(&self, period: Period) -> Range {
        let (from, to) = span(&self.list, period);
        let mut bounds = [0.0, f64::INFINITY];
        for &(first, last, [lo, hi]) in &self.known {
            if first <= from && to <= last {
                bounds[1] = f64::min(bounds[1], hi);
            }
            if from <= first && last <= to {
                bounds[0] = f64::max(bounds[0], lo);
            }
        }
        bounds
    }

    /// The sum of a period's pieces.
    pub(super) fn sum(&self, period: Period, amounts: &[f64]) -> f64 {
        let (from, to) = span(&self.list, period);
        amounts[from..to].iter().sum()
    }
}

/// The first piece of a period, and the one behind its last.
fn span(list: &[Period], period: Period) -> (usize, usize) {
    let from = list.partition_point(|piece| piece.first() < period.first());
    (from, list.partition_point(|piece| piece.last() <= period.last()))
}
