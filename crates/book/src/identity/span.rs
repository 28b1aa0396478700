//! Periods in periods: what counts from New Year is the sum of what lies between the days that are told.

use super::apply::Instance;
use super::equation::Term;
use crate::series::{Cell, Shared};
use jiff::civil::Date;
use kimngach_reader::figure::Period;
use std::collections::{BTreeMap, BTreeSet};

/// Each period that others cut into pieces, as the sum of its pieces.
pub(super) fn sums(cells: &[&Cell]) -> BTreeSet<Instance> {
    let mut of: BTreeMap<&Shared, BTreeSet<Period>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| cell.series.adds_up() && !cell.series.is_signed()) {
        of.entry(&cell.series).or_default().insert(cell.period);
    }
    let mut out = BTreeSet::new();
    for (series, periods) in of {
        let next = |day: Date| day.tomorrow().unwrap_or(day);
        let cuts: BTreeSet<Date> = periods.iter().flat_map(|period| [period.first(), next(period.last())]).collect();
        for &period in &periods {
            let end = next(period.last());
            let mut pieces = Vec::new();
            let mut from = period.first();
            for &cut in cuts.range(next(period.first())..=end) {
                let piece = cut.yesterday().ok().and_then(|last| Period::new(from, last));
                pieces.extend(piece.map(|period| (Cell { series: series.clone(), period }, false)));
                from = cut;
            }
            if pieces.len() > 1 {
                out.insert((Cell { series: series.clone(), period }, pieces));
            }
        }
    }
    out
}

/// Each pair of a longer period on the left and one within it on the right.
pub(super) fn within(cells: &[&Cell], left: &Term, right: &Term) -> BTreeSet<Instance> {
    let mut parts: BTreeMap<Shared, Vec<&Cell>> = BTreeMap::new();
    for cell in cells.iter().filter(|cell| right.fits(cell) && cell.series.adds_up() && !cell.series.is_signed()) {
        parts.entry(cell.series.clone()).or_default().push(cell);
    }
    let wholes = cells.iter().filter(|cell| left.fits(cell));
    wholes
        .flat_map(|whole| {
            let parts = right.like(whole).and_then(|like| parts.get(&like.series));
            let inside = |part: &&&Cell| {
                whole.period.first() <= part.period.first() && part.period.last() <= whole.period.last()
            };
            let parts = parts.into_iter().flatten().filter(inside);
            parts.map(|part| ((*whole).clone(), vec![((*part).clone(), false)])).collect::<Vec<_>>()
        })
        .collect()
}
