//! What bounds do rows give to cells, step by step, and why?
//!
//! Interval propagation in floating point, every bound rounded outward: what it bounds is bounded, and what it calls a
//! conflict is checked again in exact numbers. Each step remembers the steps it was made from.

use super::system::System;
use crate::series::exact::near;

/// What rounding may add up to in one row, as a part of the largest amount in it.
const ROUNDING: f64 = 1e-12;
/// Steps that narrow a bound by less than this part are not worth following.
const WORTH: f64 = 1e-7;

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
    /// The steps that set the bounds used.
    pub from: Vec<usize>,
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
    latest: Vec<[Option<usize>; 2]>,
    crossed: Option<usize>,
}

struct Flat {
    number: usize,
    terms: Vec<(usize, f64)>,
    lo: f64,
    hi: f64,
}

impl Bounds {
    /// Propagates some rows until nothing changes, or a cell is left without a value.
    #[must_use]
    pub fn of(system: &System, rows: &[usize]) -> Bounds {
        let cells = system.cells.list().len();
        let floor = |cell| if system.is_signed(cell) { f64::NEG_INFINITY } else { 0.0 };
        let mut bounds = Bounds {
            lo: (0..cells).map(floor).collect(),
            hi: vec![f64::INFINITY; cells],
            trail: Vec::new(),
            latest: vec![[None; 2]; cells],
            crossed: None,
        };
        let mut touching: Vec<Vec<usize>> = vec![Vec::new(); cells];
        let mut flat = Vec::with_capacity(rows.len());
        for (at, &number) in rows.iter().enumerate() {
            let row = &system.rows[number];
            let terms: Vec<(usize, f64)> = row.terms.iter().map(|(cell, factor)| (*cell, near(factor))).collect();
            terms.iter().for_each(|&(cell, _)| touching[cell].push(at));
            let lo = row.limits.lo.as_ref().map_or(f64::NEG_INFINITY, near);
            let hi = row.limits.hi.as_ref().map_or(f64::INFINITY, near);
            flat.push(Flat { number, terms, lo, hi });
        }
        let mut queue: std::collections::VecDeque<usize> = (0..flat.len()).collect();
        let mut waiting = vec![true; flat.len()];
        let mut budget = 200 * flat.len() + 1000;
        while let Some(at) = queue.pop_front() {
            waiting[at] = false;
            budget = budget.saturating_sub(1);
            if budget == 0 {
                break;
            }
            for cell in bounds.narrow(&flat[at]) {
                if bounds.crossed.is_some() {
                    return bounds;
                }
                for &next in &touching[cell] {
                    if !std::mem::replace(&mut waiting[next], true) {
                        queue.push_back(next);
                    }
                }
            }
        }
        bounds
    }

    /// The rows that led to a cell without a value.
    #[must_use]
    pub fn conflict(&self) -> Option<Vec<usize>> {
        self.crossed.map(|cell| self.reasons(cell))
    }

    /// The step that set a bound of a cell, by number; nothing where no row limits it.
    #[must_use]
    pub fn latest(&self, cell: usize, upper: bool) -> Option<usize> {
        self.latest[cell][usize::from(upper)]
    }

    /// The rows behind the bounds of a cell.
    #[must_use]
    pub fn reasons(&self, cell: usize) -> Vec<usize> {
        let mut open: Vec<usize> = self.latest[cell].iter().flatten().copied().collect();
        let mut seen = vec![false; self.trail.len()];
        let mut rows = Vec::new();
        while let Some(step) = open.pop() {
            if !std::mem::replace(&mut seen[step], true) {
                rows.push(self.trail[step].row);
                open.extend(&self.trail[step].from);
            }
        }
        rows.sort_unstable();
        rows.dedup();
        rows
    }

    /// Narrows the cells of a row by it; those that became narrower.
    fn narrow(&mut self, row: &Flat) -> Vec<usize> {
        let reach = |bounds: &Bounds, &(cell, factor): &(usize, f64)| {
            let (a, b) = (factor * bounds.lo[cell], factor * bounds.hi[cell]);
            if factor > 0.0 { (a, b) } else { (b, a) }
        };
        let mut changed = Vec::new();
        for (n, &(cell, factor)) in row.terms.iter().enumerate() {
            let others = || row.terms.iter().enumerate().filter(|&(other, _)| other != n).map(|(_, term)| term);
            let (mut least, mut most, mut size) = (0.0, 0.0, 0.0_f64);
            for term in others() {
                let (lo, hi) = reach(self, term);
                (least, most) = (least + lo, most + hi);
                size = size.max(if lo.is_finite() { lo.abs() } else { 0.0 }).max(if hi.is_finite() {
                    hi.abs()
                } else {
                    0.0
                });
            }
            let finite = |limit: f64| if limit.is_finite() { limit.abs() } else { 0.0 };
            let slack = ROUNDING * size.max(finite(row.lo)).max(finite(row.hi)) / factor.abs();
            let (from, to) = ((row.lo - most) / factor, (row.hi - least) / factor);
            let (lo, hi) = if factor > 0.0 { (from, to) } else { (to, from) };
            // Of a sum, the least of the others limits from above what is added to them, and the other way round.
            for (upper, value) in [(false, lo - slack), (true, hi + slack)] {
                let by_least = upper == (factor > 0.0);
                if self.is_worth(cell, upper, value) {
                    let side = |&(other, factor): &(usize, f64)| {
                        let upper = by_least != (factor > 0.0);
                        self.latest[other][usize::from(upper)]
                    };
                    let from = others().filter_map(side).collect();
                    self.step(Step { cell, upper, value, row: row.number, from });
                    changed.push(cell);
                }
            }
        }
        changed
    }

    fn is_worth(&self, cell: usize, upper: bool, value: f64) -> bool {
        let old = if upper { self.hi[cell] } else { self.lo[cell] };
        let step = if upper { old - value } else { value - old };
        let size = if old.is_finite() { old.abs().max(value.abs()) } else { 0.0 };
        value.is_finite() && (step.is_infinite() || step > WORTH * size && step > 0.0)
    }

    fn step(&mut self, step: Step) {
        let cell = step.cell;
        let bound = if step.upper { &mut self.hi[cell] } else { &mut self.lo[cell] };
        *bound = step.value;
        self.latest[cell][usize::from(step.upper)] = Some(self.trail.len());
        self.trail.push(step);
        let size = self.lo[cell].abs().max(self.hi[cell].abs());
        if self.lo[cell] - self.hi[cell] > ROUNDING * size {
            self.crossed = Some(cell);
        }
    }
}
