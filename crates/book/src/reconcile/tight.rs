//! Between what do all rows together put a cell?
//!
//! Propagation first; then a small linear program for each block of cells that hang together closely, the cells
//! outside it staying within their propagated bounds, so that the whole system is never solved at once.

use super::block::Block;
use super::propagate::Bounds;
use super::system::System;
use kimngach_reader::figure::Indicator;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};

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
    let solved = |(inside, places): &(Vec<usize>, Vec<usize>)| {
        let mut touching: Vec<usize> = inside
            .iter()
            .flat_map(|&cell| matrix.rows_of(cell))
            .map(|&row| row as usize)
            .filter(|&row| taking[row])
            .collect();
        touching.sort_unstable();
        touching.dedup();
        let mut block = Block::new(matrix, bounds, inside.clone(), &touching);
        let settles = block.settles();
        let mut end = |at: usize, upper| (at, upper, settles.then(|| block.end(cells[at], upper)).flatten());
        places.iter().flat_map(|&at| [(at, false), (at, true)]).map(|(at, upper)| end(at, upper)).collect::<Vec<_>>()
    };
    let solved: Vec<_> = blocks(system, rows, cells).par_iter().map(solved).collect();
    for (at, upper, end) in solved.into_iter().flatten() {
        end.into_iter().for_each(|end| out[at][usize::from(upper)] = end);
    }
    out
}

/// The cells to solve together, in order, and the places of those that are asked for: all that hang together if they are few,
/// else those of one territory, else those of one indicator too. Where even these are too many, propagation has to do.
fn blocks(system: &System, rows: &[usize], cells: &[usize]) -> Vec<(Vec<usize>, Vec<usize>)> {
    let (matrix, list) = (system.matrix(), system.cells.list());
    let mut there: Vec<usize> =
        rows.iter().flat_map(|&row| matrix.terms(row)).map(|&(cell, _)| cell as usize).collect();
    there.sort_unstable();
    there.dedup();
    let mut kinds = HashMap::new();
    let mut kind = |areas, indicator: Option<Indicator>| {
        let next = kinds.len();
        *kinds.entry((areas, indicator)).or_insert(next)
    };
    let mut levels = [(); 3].map(|()| vec![0; list.len()]);
    for &cell in &there {
        let series = &list[cell].series;
        levels[1][cell] = kind(&series.areas, None);
        levels[2][cell] = kind(&series.areas, Some(series.indicator));
    }
    let mut blocks: BTreeMap<(usize, usize), (Vec<usize>, Vec<usize>)> = BTreeMap::new();
    let mut left: Vec<usize> = (0..cells.len()).filter(|&at| there.binary_search(&cells[at]).is_ok()).collect();
    for (level, kinds) in levels.iter().enumerate() {
        let roots = together(system, rows, kinds);
        let mut sizes = vec![0; list.len()];
        there.iter().for_each(|&cell| sizes[roots[cell]] += 1);
        left.retain(|&at| {
            let root = roots[cells[at]];
            let few = sizes[root] <= MANY;
            if few {
                blocks.entry((level, root)).or_default().1.push(at);
            }
            !few
        });
        for &cell in &there {
            blocks.entry((level, roots[cell])).and_modify(|(inside, _)| inside.push(cell));
        }
    }
    blocks.into_values().collect()
}

/// For each cell one that stands for all of its kind with which it hangs together by rows.
fn together(system: &System, rows: &[usize], kinds: &[usize]) -> Vec<usize> {
    fn root(parent: &mut [usize], mut at: usize) -> usize {
        while parent[at] != at {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        at
    }
    let mut parent: Vec<usize> = (0..system.cells.list().len()).collect();
    let mut first: Vec<(usize, usize)> = Vec::new();
    for &row in rows {
        first.clear();
        for &(cell, _) in system.matrix().terms(row) {
            let (cell, kind) = (cell as usize, kinds[cell as usize]);
            match first.iter().find(|(known, _)| *known == kind) {
                Some(&(_, other)) => {
                    let (a, b) = (root(&mut parent, other), root(&mut parent, cell));
                    parent[a] = b;
                }
                None => first.push((kind, cell)),
            }
        }
    }
    (0..parent.len()).map(|at| root(&mut parent, at)).collect()
}
