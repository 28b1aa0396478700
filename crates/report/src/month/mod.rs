//! Which month holds how much, where only totals since New Year are told? Bounds that hold, and a smooth estimate in them.

mod pieces;
mod smooth;

use crate::range::Range;
use kimngach_book::account::{Account, Point, Wanted};
use kimngach_book::series::{Class, Series};
use kimngach_reader::figure::Period;
use pieces::Pieces;
use std::collections::BTreeMap;

/// The months of a year of one series.
#[derive(Clone, PartialEq, Debug)]
pub struct Months {
    /// The series.
    pub series: Series,
    /// The year whose months the estimate follows; nothing where it is only smooth.
    pub pattern: Option<i16>,
    /// The twelve months.
    pub list: Vec<Month>,
}

/// A month.
#[derive(Clone, PartialEq, Debug)]
pub struct Month {
    /// Its days.
    pub period: Period,
    /// Between which amounts it lies; the upper end is infinite where nothing limits it.
    pub bounds: Range,
    /// What is published of it: the point whose claims tell the amount.
    pub published: Option<Point>,
    /// Where nothing is published: the most even course that all totals allow. It is an estimate, and no figure.
    pub estimate: Option<f64>,
}

/// The months of a year of the series that is asked for, in the unit in which most of it is told; nothing where no amount
/// of that year is told.
#[must_use]
pub fn months(account: &Account<'_>, wanted: &Wanted, year: i16) -> Option<Months> {
    let wanted = Wanted { period: None, class: Some(Class::Observed), ..wanted.clone() };
    let mut by_series: BTreeMap<&Series, Vec<usize>> = BTreeMap::new();
    for (number, cell) in account.cells().iter().enumerate() {
        if wanted.fits(cell) && !cell.series.is_signed() && cell.series.adds_up() {
            by_series.entry(&cell.series).or_default().push(number);
        }
    }
    let of_year = |year: i16| move |period: Period| period.first().year() == year && period.last().year() == year;
    let points = |numbers: &[usize], year: i16| -> Vec<Point> {
        let numbers: Vec<usize> =
            numbers.iter().copied().filter(|&number| of_year(year)(account.cells()[number].period)).collect();
        account.points_of(&numbers)
    };
    let told = |numbers: &[usize]| points(numbers, year).iter().filter(|point| !point.is_implied()).count();
    let (series, numbers) = by_series.into_iter().max_by_key(|(_, numbers)| told(numbers))?;
    let points_now = points(&numbers, year);
    if points_now.iter().all(Point::is_implied) {
        return None;
    }
    let pattern = year.checked_sub(1).and_then(|before| Some((before, pattern(&points(&numbers, before), before)?)));
    let pieces = Pieces::of(year, &points_now)?;
    let estimates = smooth::smooth(&pieces, pattern.as_ref().map(|(_, shares)| shares));
    let list = (1..=12).filter_map(|month| {
        let period = Period::months(year, month, month)?;
        let point = points_now.iter().find(|point| point.cell.period == period);
        let published = point.filter(|point| !point.is_implied()).cloned();
        let bounds = point.map_or_else(|| pieces.bounds(period), |point| positive(point.bounds));
        let sum = estimates.as_ref().map(|amounts| pieces.sum(period, amounts));
        // What is told or bounded of the month itself holds more exactly than any sum of floating point numbers.
        let estimate = sum.filter(|_| published.is_none()).map(|sum| sum.min(bounds[1]).max(bounds[0]));
        Some(Month { period, bounds, published, estimate })
    });
    Some(Months { series: series.clone(), pattern: pattern.map(|(year, _)| year), list: list.collect() })
}

fn positive([lo, hi]: Range) -> Range {
    [lo.max(0.0), hi]
}

/// What the months of a year came to, where all twelve are told closely.
fn pattern(points: &[Point], year: i16) -> Option<[f64; 12]> {
    let mut out = [0.0; 12];
    for (at, month) in (1..=12).enumerate() {
        let period = Period::months(year, month, month)?;
        let point = points.iter().find(|point| point.cell.period == period)?;
        let [lo, hi] = point.bounds;
        if lo <= 0.0 || !crate::range::is_narrow([lo, hi], 0.1) {
            return None;
        }
        out[at] = lo / 2.0 + hi / 2.0;
    }
    Some(out)
}
