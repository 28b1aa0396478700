//! Which parts of a large system are searched one at a time? Neighbouring years of it, and of these single areas.
//!
//! What cannot hold together in a part cannot hold in the whole; what only the whole would show is left to propagation.

use super::system::System;
use std::collections::BTreeMap;

/// So many rows are searched at once.
const MANY: usize = 600;

/// Some rows in parts that are each small enough: all of them where they are few.
pub(super) fn windows(system: &System, rows: &[usize]) -> Vec<Vec<usize>> {
    if rows.len() <= MANY {
        return vec![rows.to_vec()];
    }
    let mut by_years: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for &row in rows {
        let [first, last] = years(system, row);
        // Growth ties each year to the one before it.
        for year in last..=first.saturating_add(1) {
            by_years.entry(year).or_default().push(row);
        }
    }
    by_years.into_values().flat_map(|rows| small(system, rows)).filter(|rows| rows.len() > 1).collect()
}

/// The first and the last year that the cells of a row are of.
fn years(system: &System, row: usize) -> [i16; 2] {
    let cells = system.rows[row].terms.iter().map(|(cell, _)| &system.cells.list()[*cell].period);
    cells.fold([i16::MAX, i16::MIN], |[first, last], period| {
        [first.min(period.first().year()), last.max(period.last().year())]
    })
}

/// Rows of some years in parts: all together, or else those of each area, or of each area's goods and partners.
fn small(system: &System, rows: Vec<usize>) -> Vec<Vec<usize>> {
    if rows.len() <= MANY {
        return vec![rows];
    }
    let areas = split(rows, |row| same(system, row, |cell| &system.cells.list()[cell].series.areas));
    let narrow = |rows: Vec<usize>| {
        if rows.len() <= MANY {
            return vec![rows];
        }
        let of = |cell: usize| {
            let series = &system.cells.list()[cell].series;
            (&series.commodity, &series.partners, series.indicator)
        };
        split(rows, |row| same(system, row, of))
    };
    areas.into_iter().flat_map(narrow).filter(|rows| rows.len() <= MANY).collect()
}

/// What all cells of a row have in common, if they do.
fn same<T: PartialEq>(system: &System, row: usize, of: impl Fn(usize) -> T) -> Option<T> {
    let mut cells = system.rows[row].terms.iter().map(|(cell, _)| of(*cell));
    let first = cells.next()?;
    cells.all(|other| other == first).then_some(first)
}

/// Rows by a key, those without one left out.
fn split<K: Ord>(rows: Vec<usize>, key: impl Fn(usize) -> Option<K>) -> Vec<Vec<usize>> {
    let mut out: BTreeMap<K, Vec<usize>> = BTreeMap::new();
    for row in rows {
        key(row).into_iter().for_each(|key| out.entry(key).or_default().push(row));
    }
    out.into_values().collect()
}
