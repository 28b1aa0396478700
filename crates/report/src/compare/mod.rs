//! What do two areas trade, side by side?

use crate::range::{self, Range};
use kimngach_book::account::{Account, Point};
use kimngach_book::series::{Measure, Series, Territory};
use kimngach_reader::figure::Period;
use std::collections::BTreeMap;

/// One cell of two areas.
#[derive(Clone, PartialEq, Debug)]
pub struct Pair {
    /// The series, of the first area.
    pub series: Series,
    /// The days.
    pub period: Period,
    /// What is known of each.
    pub points: [Point; 2],
    /// The first as a percentage of the second.
    pub ratio: Option<Range>,
}

/// The cells of which something is known for both areas, by series and period.
#[must_use]
pub fn compare(account: &Account<'_>, [a, b]: [&Territory; 2], wanted: impl Fn(&Series) -> bool) -> Vec<Pair> {
    let of = |area: &Territory| -> BTreeMap<(Series, Period), Point> {
        let cells = account.cells().iter().enumerate();
        let ours = cells.filter(|(_, cell)| {
            let series = &cell.series;
            series.areas.len() == 1 && series.areas[0] == *area && series.measure == Measure::Amount && wanted(series)
        });
        let points = ours.map(|(number, cell)| {
            let series = Series { areas: Vec::new(), ..Series::clone(&cell.series) };
            ((series, cell.period), account.point(number))
        });
        points.filter(|(_, point)| point.says_something()).collect()
    };
    let (first, mut second) = (of(a), of(b));
    let pairs = first.into_iter().filter_map(|((series, period), point)| {
        let other = second.remove(&(series.clone(), period))?;
        let ratio = range::percent(point.bounds, other.bounds);
        let series = Series { areas: vec![a.clone()], ..series };
        (!point.is_implied() || !other.is_implied()).then_some(Pair { series, period, points: [point, other], ratio })
    });
    pairs.collect()
}
