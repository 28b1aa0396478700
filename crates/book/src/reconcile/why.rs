//! Which fewest claims put a bound where it is? Those that cannot hold together with a value beyond it.

use super::minimal::{Conflict, conflict};
use super::system::System;
use crate::series::{Cell, Cells, Exact, Interval, Owner, Row};
use num_traits::One;
use std::collections::{BTreeMap, BTreeSet};

/// How far beyond a bound a value is proven to be impossible: as a part of the bound, and of the largest amount told.
const BEYOND: [f64; 2] = [1e-9, 1e-11];

/// The fewest claims of some rows, and the identities, by which a cell cannot be beyond a bound: confirmed in exact
/// numbers, so that the bound itself is. Nothing where it does not follow from them.
#[must_use]
pub fn why(system: &System, rows: &[usize], cell: usize, upper: bool, bound: f64) -> Option<Conflict> {
    let limits = rows.iter().flat_map(|&row| system.matrix().limits(row));
    let largest = limits.filter(|limit| limit.is_finite()).fold(0.0, |most: f64, limit| most.max(limit.abs()));
    let room = BEYOND[0] * bound.abs() + BEYOND[1] * largest;
    let beyond = if upper { bound + room } else { bound - room };
    let beyond = Some(Exact::try_from(beyond).ok()?);
    // Amounts that count from nought are above it without any claim.
    if !upper && bound <= 0.0 && !system.is_signed(cell) {
        return None;
    }
    let mut own = System::default();
    let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
    let mut number = |cell: usize, cells: &mut Cells| {
        *numbers.entry(cell).or_insert_with(|| cells.add(Cell::clone(&system.cells.list()[cell])))
    };
    let mut cells = Cells::default();
    let mut list: Vec<Row> = Vec::with_capacity(rows.len() + 1);
    for &row in rows {
        let Row { terms, limits, owner } = &system.rows[row];
        let terms = terms.iter().map(|(cell, factor)| (number(*cell, &mut cells), factor.clone())).collect();
        list.push(Row { terms, limits: limits.clone(), owner: *owner });
    }
    let limits = if upper { Interval { lo: beyond, hi: None } } else { Interval { lo: None, hi: beyond } };
    let terms = vec![(number(cell, &mut cells), Exact::one())];
    list.push(Row { terms, limits, owner: Owner::Claim(PROBE) });
    own.cells = cells;
    own.set_rows(list);
    let all: Vec<usize> = (0..=rows.len()).collect();
    let mut found = conflict(&own, &all, &BTreeSet::new())?;
    found.claims.remove(&PROBE).then_some(())?;
    found.rows.retain(|&row| row < rows.len());
    found.rows.iter_mut().for_each(|row| *row = rows[*row]);
    Some(found)
}

/// The claim that the cell is beyond its bound, which nobody makes.
const PROBE: usize = usize::MAX;
