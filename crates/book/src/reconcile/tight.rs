//! Between what do all rows together put a cell?
//!
//! Propagation first; then a small linear program for each block of cells that hang together closely, the cells
//! outside it staying within their propagated bounds, so that the whole system is never solved at once.

use super::block::Block;
use super::propagate::Bounds;
use super::system::System;

/// A block of more cells is not solved.
const MANY: usize = 800;

/// The bounds of some cells, in the order given, rounded outward: by those of the rows that are given, from the bounds
/// that propagation of them gave. Infinite where nothing limits a cell.
#[must_use]
pub fn tight(system: &System, bounds: &Bounds, rows: &[usize], cells: &[usize]) -> Vec<[f64; 2]> {
    let mut out: Vec<[f64; 2]> = cells.iter().map(|&cell| [bounds.lo[cell], bounds.hi[cell]]).collect();
    if bounds.conflict().is_some() {
        return out;
    }
    let mut taking = vec![false; system.rows.len()];
    rows.iter().for_each(|&row| taking[row] = true);
    let matrix = system.matrix();
    let mut done = vec![false; cells.len()];
    for first in 0..cells.len() {
        if done[first] {
            continue;
        }
        let Some(inside) = block_of(system, &taking, cells[first]) else { continue };
        let mut touching: Vec<usize> = inside
            .iter()
            .flat_map(|&cell| matrix.rows_of(cell))
            .map(|&row| row as usize)
            .filter(|&row| taking[row])
            .collect();
        touching.sort_unstable();
        touching.dedup();
        let within: Vec<usize> =
            (first..cells.len()).filter(|&at| !done[at] && inside.binary_search(&cells[at]).is_ok()).collect();
        let mut block = Block::new(matrix, bounds, inside, &touching);
        let settles = block.settles();
        for at in within {
            done[at] = true;
            for upper in [false, true] {
                let end = settles.then(|| block.end(cells[at], upper)).flatten();
                end.into_iter().for_each(|end| out[at][usize::from(upper)] = end);
            }
        }
    }
    out
}

/// The cells to solve together with one, in order: all that hang together with it if they are few, else those of its
/// territory, else those of its indicator too; nothing where even these are too many.
fn block_of(system: &System, taking: &[bool], cell: usize) -> Option<Vec<usize>> {
    let list = system.cells.list();
    let own = &list[cell].series;
    let anything: &dyn Fn(usize) -> bool = &|_| true;
    let territory: &dyn Fn(usize) -> bool = &|of| list[of].series.areas == own.areas;
    let indicator: &dyn Fn(usize) -> bool = &|of| territory(of) && list[of].series.indicator == own.indicator;
    [anything, territory, indicator].into_iter().find_map(|wanted| hanging(system, taking, cell, wanted))
}

/// The wanted cells that hang together with one by rows; nothing when they are too many.
fn hanging(system: &System, taking: &[bool], cell: usize, wanted: &dyn Fn(usize) -> bool) -> Option<Vec<usize>> {
    let matrix = system.matrix();
    let mut inside = std::collections::BTreeSet::from([cell]);
    let mut open = vec![cell];
    while let Some(cell) = open.pop() {
        for &row in matrix.rows_of(cell).iter().filter(|&&row| taking[row as usize]) {
            for &(other, _) in matrix.terms(row as usize) {
                let other = other as usize;
                if !inside.contains(&other) && wanted(other) {
                    if inside.len() == MANY {
                        return None;
                    }
                    inside.insert(other);
                    open.push(other);
                }
            }
        }
    }
    Some(inside.into_iter().collect())
}
