//! Which places do the bounds leave?

use super::Row;
use kimngach_book::account::Point;
use kimngach_book::series::Territory;

/// The best and the worst place of each: an area stands before another where its least is no less than the other's
/// greatest.
pub(super) fn ranks(points: &[(Territory, Point)]) -> Vec<[usize; 2]> {
    // Bounds are a step of floating point wider than what is printed.
    let reach = |end: f64| end - end.abs() * 1e-9;
    let ahead = |a: &Point, b: &Point| a.bounds[0] >= reach(b.bounds[1]) && reach(a.bounds[1]) > b.bounds[1];
    let place = |(_, point): &(Territory, Point)| {
        let before = points.iter().filter(|(_, other)| ahead(other, point)).count();
        let behind = points.iter().filter(|(_, other)| ahead(point, other)).count();
        [before + 1, points.len() - behind]
    };
    points.iter().map(place).collect()
}

/// By which areas are listed: the middle of the bounds.
pub(super) fn key(row: &Row) -> f64 {
    row.point.bounds[0] / 2.0 + row.point.bounds[1] / 2.0
}
