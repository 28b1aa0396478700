//! What bounds do rows give to cells, step by step, and why?
//!
//! Interval propagation in floating point, every bound rounded outward: what it bounds is bounded, and what it calls a
//! conflict is checked again in exact numbers. Each step remembers the steps it was made from.

use super::matrix::{Matrix, index};
use super::system::System;
use std::collections::VecDeque;
use std::ops::Range;

/// What rounding may add up to in one row, as a part of the largest amount in it.
pub(super) const ROUNDING: f64 = 1e-12;
/// Steps that narrow a bound by less than this part are not worth following.
const WORTH: f64 = 1e-7;
/// No step.
const NONE: u32 = u32::MAX;

/// A bound that was narrowed.
#[derive(Clone, Debug)]
pub struct Step {
    /// The cell.
    pub cell: usize,
    /// Whether it is its upper bound.
    pub upper: bool,
    /// The new bound.
    pub value: f64,
    /// The row by which it was narrowed.
    pub row: usize,
    from: Range<usize>,
}

/// The bounds of cells, and how they came about.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// Lower bounds.
    pub lo: Vec<f64>,
    /// Upper bounds.
    pub hi: Vec<f64>,
    /// The steps, in their order.
    pub trail: Vec<Step>,
    from: Vec<u32>,
    latest: Vec<[u32; 2]>,
    crossed: Option<usize>,
}

/// The rows that are waiting for their turn.
struct Queue {
    rows: VecDeque<u32>,
    /// Whether a row takes part, and whether it waits.
    state: Vec<(bool, bool)>,
}

/// What the terms before and behind each term of a row add up to.
#[derive(Default)]
struct Sums {
    behind: Vec<(f64, f64, f64)>,
}

impl Bounds {
    /// Propagates some rows until nothing changes, or a cell is left without a value.
    #[must_use]
    pub fn of(system: &System, rows: &[usize]) -> Bounds {
        let matrix = system.matrix();
        let cells = matrix.floors().len();
        let mut bounds = Bounds {
            lo: matrix.floors().to_vec(),
            hi: vec![f64::INFINITY; cells],
            latest: vec![[NONE; 2]; cells],
            ..Bounds::default()
        };
        let mut queue = Queue { rows: VecDeque::with_capacity(rows.len()), state: vec![(false, false); matrix.len()] };
        for &row in rows {
            queue.state[row] = (true, true);
            queue.rows.push_back(index(row));
        }
        bounds.run(matrix, &mut queue, 200 * rows.len() + 1000);
        bounds
    }

    fn run(&mut self, matrix: &Matrix, queue: &mut Queue, mut budget: usize) {
        let mut sums = Sums::default();
        let mut changed = Vec::new();
        while let Some(row) = queue.rows.pop_front() {
            queue.state[row as usize].1 = false;
            budget = budget.saturating_sub(1);
            if budget == 0 {
                return;
            }
            self.narrow(matrix, row as usize, &mut sums, &mut changed);
            if self.crossed.is_some() {
                return;
            }
            for cell in changed.drain(..) {
                for &next in matrix.rows_of(cell) {
                    let state = &mut queue.state[next as usize];
                    if *state == (true, false) {
                        state.1 = true;
                        queue.rows.push_back(next);
                    }
                }
            }
        }
    }

    /// The rows that led to a cell without a value.
    #[must_use]
    pub fn conflict(&self) -> Option<Vec<usize>> {
        self.crossed.map(|cell| self.reasons(cell))
    }

    /// The step that set a bound of a cell, by number; nothing where no row limits it.
    #[must_use]
    pub fn latest(&self, cell: usize, upper: bool) -> Option<usize> {
        Some(self.latest[cell][usize::from(upper)]).filter(|&step| step != NONE).map(|step| step as usize)
    }

    /// The steps that set the bounds which a step used.
    pub fn from(&self, step: &Step) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.from[step.from.clone()].iter().map(|&step| step as usize)
    }

    /// The rows behind the bounds of a cell.
    #[must_use]
    pub fn reasons(&self, cell: usize) -> Vec<usize> {
        self.rows_behind([false, true].into_iter().filter_map(|upper| self.latest(cell, upper)))
    }

    /// The rows behind some steps.
    #[must_use]
    pub fn rows_behind(&self, steps: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut open: Vec<usize> = steps.into_iter().collect();
        let mut seen = std::collections::HashSet::new();
        let mut rows = Vec::new();
        while let Some(step) = open.pop() {
            if seen.insert(step) {
                rows.push(self.trail[step].row);
                open.extend(self.from(&self.trail[step]));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Narrows the cells of a row by it, and names those that became narrower.
    fn narrow(&mut self, matrix: &Matrix, row: usize, sums: &mut Sums, changed: &mut Vec<usize>) {
        let terms = matrix.terms(row);
        let limits = matrix.limits(row);
        let size = |a: f64, b: f64| if b.is_finite() { a.max(b.abs()) } else { a };
        let limit = size(size(0.0, limits[0]), limits[1]);
        sums.behind.clear();
        let (mut least, mut most, mut largest) = (0.0, 0.0, limit);
        for &(cell, factor) in terms.iter().rev() {
            sums.behind.push((least, most, largest));
            let (lo, hi) = self.reach(cell as usize, factor);
            (least, most, largest) = (least + lo, most + hi, size(size(largest, lo), hi));
        }
        if !(least.is_finite() || limits[1].is_finite()) && !(most.is_finite() || limits[0].is_finite()) {
            return;
        }
        let (mut least, mut most, mut largest) = (0.0, 0.0, limit);
        for (n, &(cell, factor)) in terms.iter().enumerate() {
            let (cell, behind) = (cell as usize, sums.behind[terms.len() - 1 - n]);
            let (from, to) = (limits[0] - (most + behind.1), limits[1] - (least + behind.0));
            let room = ROUNDING * largest.max(behind.2);
            let own = self.reach(cell, factor);
            (least, most, largest) = (least + own.0, most + own.1, size(size(largest, own.0), own.1));
            // Of a sum, the least of the others limits from above what is added to them, and the other way round.
            for (by_least, value) in [(false, (from - room) / factor), (true, (to + room) / factor)] {
                let upper = by_least == (factor > 0.0);
                if self.is_worth(cell, upper, value) {
                    let begin = self.from.len();
                    for &(other, factor) in terms.iter().filter(|&&(other, _)| other as usize != cell) {
                        let upper = by_least != (factor > 0.0);
                        self.from.push(self.latest[other as usize][usize::from(upper)]);
                        if self.from.last() == Some(&NONE) {
                            self.from.pop();
                        }
                    }
                    let from = begin..self.from.len();
                    self.step(Step { cell, upper, value, row, from });
                    changed.push(cell);
                }
            }
        }
    }

    /// Between what a cell times a factor lies.
    fn reach(&self, cell: usize, factor: f64) -> (f64, f64) {
        let (a, b) = (factor * self.lo[cell], factor * self.hi[cell]);
        if factor > 0.0 { (a, b) } else { (b, a) }
    }

    fn is_worth(&self, cell: usize, upper: bool, value: f64) -> bool {
        let old = if upper { self.hi[cell] } else { self.lo[cell] };
        let step = if upper { old - value } else { value - old };
        let size = if old.is_finite() { old.abs().max(value.abs()) } else { 0.0 };
        value.is_finite() && step > 0.0 && (step.is_infinite() || step > WORTH * size)
    }

    fn step(&mut self, step: Step) {
        let cell = step.cell;
        let bound = if step.upper { &mut self.hi[cell] } else { &mut self.lo[cell] };
        *bound = step.value;
        self.latest[cell][usize::from(step.upper)] = index(self.trail.len());
        self.trail.push(step);
        let size = self.lo[cell].abs().max(self.hi[cell].abs());
        if self.lo[cell] - self.hi[cell] > ROUNDING * size {
            self.crossed = Some(cell);
        }
    }
}
