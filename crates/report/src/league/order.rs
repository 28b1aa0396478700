//! Which places do the bounds leave?

use super::Row;
use crate::range::Range;
use kimngach_book::account::Point;
use kimngach_book::series::Territory;

/// The best and the worst place of each of some ranges: one stands before another where its least is no less than the other's
/// greatest.
#[must_use]
pub fn places(ranges: &[Range]) -> Vec<[usize; 2]> {
    // Bounds are a step of floating point wider than what is printed.
    let reach = |end: f64| end - end.abs() * 1e-9;
    let ahead = |a: &Range, b: &Range| a[0] >= reach(b[1]) && reach(a[1]) > b[1];
    let place = |range: &Range| {
        let before = ranges.iter().filter(|other| ahead(other, range)).count();
        let behind = ranges.iter().filter(|other| ahead(range, other)).count();
        [before + 1, ranges.len() - behind]
    };
    ranges.iter().map(place).collect()
}

/// The best and the worst place of each area.
pub(super) fn ranks(points: &[(Territory, Point)]) -> Vec<[usize; 2]> {
    places(&points.iter().map(|(_, point)| point.bounds).collect::<Vec<_>>())
}

/// By which areas are listed: the middle of the bounds.
pub(super) fn key(row: &Row) -> f64 {
    row.point.bounds[0] / 2.0 + row.point.bounds[1] / 2.0
}
