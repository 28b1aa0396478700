//! What do some rows say of some cells, the others staying within their bounds?
//!
//! A linear program in floating point, over the cells inside; those outside are folded into the limits of the rows at
//! the bounds that propagation gave them. It says which rows matter; the bounds are reckoned anew from these, rounded outward.

use super::matrix::Matrix;
use super::propagate::Bounds;
use super::tableau::Tableau;
use std::collections::BTreeMap;

/// A part of a system, ready to be solved.
pub(super) struct Block<'a> {
    matrix: &'a Matrix,
    bounds: &'a Bounds,
    cells: Vec<usize>,
    local: BTreeMap<usize, usize>,
    scale: Vec<f64>,
    /// The rows behind the sums, with the factor that brings them to the size of one.
    rows: Vec<(usize, f64)>,
    tableau: Tableau,
}

impl<'a> Block<'a> {
    /// The block of some cells and rows.
    pub(super) fn new(matrix: &'a Matrix, bounds: &'a Bounds, cells: Vec<usize>, rows: &[usize]) -> Block<'a> {
        let local: BTreeMap<usize, usize> = cells.iter().enumerate().map(|(at, &cell)| (cell, at)).collect();
        let scale = scales(matrix, bounds, &cells, &local, rows);
        let limits = cells.iter().zip(&scale);
        let limits: Vec<[f64; 2]> =
            limits.map(|(&cell, scale)| [bounds.lo[cell], bounds.hi[cell]].map(|end| end / scale)).collect();
        let mut block = Block { matrix, bounds, cells, local, scale, rows: Vec::new(), tableau: Tableau::default() };
        let mut sums = Vec::new();
        // Propagation has done with rows of one cell.
        for &row in rows.iter().filter(|&&row| matrix.terms(row).len() > 1) {
            let [lo, hi] = block.folded(row);
            let terms = matrix.terms(row).iter().filter_map(|&(cell, factor)| {
                let at = *block.local.get(&(cell as usize))?;
                Some((at, factor * block.scale[at]))
            });
            let terms: Vec<(usize, f64)> = terms.collect();
            let size = terms.iter().fold(0.0_f64, |size, (_, factor)| size.max(factor.abs()));
            let reach = terms.iter().fold([0.0, 0.0], |[least, most], &(at, factor)| {
                let [a, b] = limits[at].map(|end| end * factor);
                [least + a.min(b), most + a.max(b)]
            });
            // What the limits of its cells keep already is no row.
            if !terms.is_empty() && (reach[0] < lo || reach[1] > hi) {
                sums.push((terms.iter().map(|&(at, factor)| (at, factor / size)).collect(), [lo / size, hi / size]));
                block.rows.push((row, 1.0 / size));
            }
        }
        block.tableau = Tableau::new(limits, &sums);
        block
    }

    /// The limits of a row when the cells outside are anywhere within their bounds.
    fn folded(&self, row: usize) -> [f64; 2] {
        let outside = self.matrix.terms(row).iter().filter(|(cell, _)| !self.local.contains_key(&(*cell as usize)));
        outside.fold(self.matrix.limits(row), |[lo, hi], &(cell, factor)| {
            let (a, b) = (factor * self.bounds.lo[cell as usize], factor * self.bounds.hi[cell as usize]);
            [lo - a.max(b), hi - a.min(b)]
        })
    }

    /// Whether all rows can hold, so that cells can be asked how far they reach.
    pub(super) fn settles(&mut self) -> bool {
        self.tableau.settle()
    }

    /// How far a cell reaches, where that is nearer than its propagated bound.
    pub(super) fn end(&mut self, cell: usize, upper: bool) -> Option<f64> {
        let at = *self.local.get(&cell)?;
        let stops = self.tableau.reach(at, upper)?;
        let rows: Vec<(usize, f64)> = stops
            .iter()
            .filter(|(variable, ..)| *variable >= self.cells.len())
            .map(|&(variable, share, _)| {
                let (row, size) = self.rows[variable - self.cells.len()];
                (row, share * size * self.scale[at])
            })
            .collect();
        let end = certified(self.matrix, self.bounds, cell, upper, &rows);
        let nearer = if upper { end < self.bounds.hi[cell] } else { end > self.bounds.lo[cell] };
        nearer.then_some(end)
    }
}

/// A bound of a cell from multiples of rows, which holds whatever the multiples are: what the rows leave over is taken
/// at the bounds of the cells, and rounding at its worst.
fn certified(matrix: &Matrix, bounds: &Bounds, cell: usize, upper: bool, multiples: &[(usize, f64)]) -> f64 {
    const ROUNDING: f64 = 8.0 * f64::EPSILON;
    let side = |positive: bool| usize::from(positive == upper);
    let mut left: BTreeMap<usize, (f64, f64)> = BTreeMap::from([(cell, (1.0, 0.0))]);
    let (mut value, mut size) = (0.0, 0.0);
    for &(row, by) in multiples {
        let limit = matrix.limits(row)[side(by > 0.0)];
        if !limit.is_finite() || by == 0.0 {
            continue;
        }
        value += by * limit;
        size += (by * limit).abs();
        for &(cell, factor) in matrix.terms(row) {
            let left = left.entry(cell as usize).or_default();
            left.0 -= by * factor;
            left.1 += ROUNDING * ((by * factor).abs() + left.0.abs());
        }
    }
    let count = (multiples.len() + left.len()) as f64;
    for (&cell, &(share, error)) in &left {
        let times = |share: f64, value: f64| if share == 0.0 || value == 0.0 { 0.0 } else { share * value };
        let corners = [share - error, share + error]
            .into_iter()
            .flat_map(|share| [bounds.lo[cell], bounds.hi[cell]].map(|value| times(share, value)));
        let worst =
            if upper { corners.fold(f64::NEG_INFINITY, f64::max) } else { corners.fold(f64::INFINITY, f64::min) };
        value += worst;
        size += worst.abs();
    }
    let room = ROUNDING * count * size;
    if upper { value + room } else { value - room }
}

/// About how large the amounts of each cell are, as powers of two.
fn scales(
    matrix: &Matrix,
    bounds: &Bounds,
    cells: &[usize],
    local: &BTreeMap<usize, usize>,
    rows: &[usize],
) -> Vec<f64> {
    let size = |&cell: &usize| {
        let ends = [bounds.lo[cell].abs(), bounds.hi[cell].abs()];
        ends.into_iter().filter(|end| end.is_finite()).fold(0.0, f64::max)
    };
    let mut sizes: Vec<f64> = cells.iter().map(size).collect();
    // What is not bounded is about as large as what it is added to.
    for _ in 0..3 {
        for &row in rows {
            let terms = || {
                matrix
                    .terms(row)
                    .iter()
                    .filter_map(|(cell, factor)| Some((*local.get(&(*cell as usize))?, factor.abs())))
            };
            let largest = terms().map(|(at, factor)| sizes[at] * factor).fold(0.0, f64::max);
            terms().for_each(|(at, factor)| {
                if sizes[at] == 0.0 {
                    sizes[at] = largest / factor
                }
            });
        }
    }
    sizes.into_iter().map(|size| if size > 0.0 { size.log2().round().exp2() } else { 1.0 }).collect()
}
