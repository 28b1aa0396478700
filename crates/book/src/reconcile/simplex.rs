//! Can all rows hold together? An exact answer, and where it is no, rows that cannot.
//!
//! The general simplex method of Dutertre and de Moura ("A fast linear-arithmetic solver for DPLL(T)", 2006) in exact
//! fractions: rows become cells of their own with limits, and the least numbered cell is chosen first, so that it ends.

use super::system::System;
use crate::series::Exact;
use num_traits::{One, Signed, Zero};
use std::collections::BTreeMap;

/// A limit of a variable, and the row that sets it; none for the rule that amounts are not negative.
#[derive(Clone, Debug)]
struct Limit {
    value: Exact,
    row: Option<usize>,
}

#[derive(Clone, Debug, Default)]
struct Variable {
    lo: Option<Limit>,
    hi: Option<Limit>,
    value: Exact,
}

#[derive(Default)]
struct Simplex {
    variables: Vec<Variable>,
    /// For each basic variable, the others it is a sum of.
    table: BTreeMap<usize, BTreeMap<usize, Exact>>,
}

/// Rows that cannot hold together with the rule that amounts are not negative; nothing when all can.
#[must_use]
pub fn conflict(system: &System, rows: &[usize]) -> Option<Vec<usize>> {
    let mut simplex = Simplex::default();
    match simplex.load(system, rows) {
        Err(rows) => Some(rows),
        Ok(()) => simplex.solve(),
    }
}

impl Simplex {
    fn load(&mut self, system: &System, rows: &[usize]) -> Result<(), Vec<usize>> {
        let mut numbers: BTreeMap<usize, usize> = BTreeMap::new();
        let mut sums: Vec<(usize, BTreeMap<usize, Exact>)> = Vec::new();
        for &row in rows {
            for &(cell, _) in &system.rows[row].terms {
                numbers.entry(cell).or_insert_with(|| {
                    let floor = Limit { value: Exact::zero(), row: None };
                    let lo = (!system.is_signed(cell)).then_some(floor);
                    self.variables.push(Variable { lo, ..Variable::default() });
                    self.variables.len() - 1
                });
            }
        }
        for &number in rows {
            let row = &system.rows[number];
            let (variable, scale) = match row.terms.as_slice() {
                [(cell, factor)] => (numbers[cell], factor.clone()),
                terms => {
                    let variable = self.variables.len();
                    self.variables.push(Variable::default());
                    let sum = terms.iter().map(|(cell, factor)| (numbers[cell], factor.clone())).collect();
                    sums.push((variable, sum));
                    (variable, Exact::one())
                }
            };
            let limit = |value: &Exact| Limit { value: value / &scale, row: Some(number) };
            let (mut lo, mut hi) = (row.limits.lo.as_ref().map(limit), row.limits.hi.as_ref().map(limit));
            if scale.is_negative() {
                std::mem::swap(&mut lo, &mut hi);
            }
            self.limit(variable, lo, hi)?;
        }
        for variable in &mut self.variables {
            let start = variable.lo.as_ref().or(variable.hi.as_ref());
            variable.value = start.map_or_else(Exact::zero, |limit| limit.value.clone());
        }
        for (variable, sum) in sums {
            self.variables[variable].value = self.sum(&sum);
            self.table.insert(variable, sum);
        }
        Ok(())
    }

    /// Narrows a variable; the rows that leave it nothing.
    fn limit(&mut self, variable: usize, lo: Option<Limit>, hi: Option<Limit>) -> Result<(), Vec<usize>> {
        let variable = &mut self.variables[variable];
        if let Some(lo) = lo.filter(|new| variable.lo.as_ref().is_none_or(|old| new.value > old.value)) {
            variable.lo = Some(lo);
        }
        if let Some(hi) = hi.filter(|new| variable.hi.as_ref().is_none_or(|old| new.value < old.value)) {
            variable.hi = Some(hi);
        }
        match (&variable.lo, &variable.hi) {
            (Some(lo), Some(hi)) if lo.value > hi.value => Err([lo.row, hi.row].into_iter().flatten().collect()),
            _ => Ok(()),
        }
    }

    fn sum(&self, sum: &BTreeMap<usize, Exact>) -> Exact {
        sum.iter().fold(Exact::zero(), |total, (&of, factor)| total + factor * &self.variables[of].value)
    }

    fn solve(&mut self) -> Option<Vec<usize>> {
        loop {
            let out = |variable: &Variable| {
                let below = variable.lo.as_ref().filter(|lo| variable.value < lo.value);
                below.map(|lo| (true, lo.clone())).or_else(|| {
                    let above = variable.hi.as_ref().filter(|hi| variable.value > hi.value);
                    above.map(|hi| (false, hi.clone()))
                })
            };
            let (basic, (rise, limit)) =
                self.table.keys().find_map(|&basic| Some((basic, out(&self.variables[basic])?)))?;
            let row = &self.table[&basic];
            let moves = |(&of, factor): (&usize, &Exact)| {
                let variable = &self.variables[of];
                let up = rise == factor.is_positive();
                let free = if up {
                    variable.hi.as_ref().is_none_or(|hi| variable.value < hi.value)
                } else {
                    variable.lo.as_ref().is_none_or(|lo| variable.value > lo.value)
                };
                free.then_some(of)
            };
            let Some(entering) = row.iter().find_map(moves) else {
                let stops = row.iter().filter_map(|(&of, factor)| {
                    let variable = &self.variables[of];
                    let up = rise == factor.is_positive();
                    if up { variable.hi.as_ref()?.row } else { variable.lo.as_ref()?.row }
                });
                let mut rows: Vec<usize> = limit.row.into_iter().chain(stops).collect();
                rows.sort_unstable();
                rows.dedup();
                return Some(rows);
            };
            self.pivot(basic, entering, limit.value);
        }
    }

    /// Moves a basic variable to a value by another, which takes its place.
    fn pivot(&mut self, basic: usize, entering: usize, value: Exact) {
        let Some(mut row) = self.table.remove(&basic) else { return };
        let Some(factor) = row.remove(&entering) else { return };
        let step = (&value - &self.variables[basic].value) / &factor;
        self.variables[basic].value = value;
        self.variables[entering].value += &step;
        let mut solved: BTreeMap<usize, Exact> = row.into_iter().map(|(of, other)| (of, -other / &factor)).collect();
        solved.insert(basic, Exact::one() / factor);
        for (other, row) in &mut self.table {
            let Some(factor) = row.remove(&entering) else { continue };
            self.variables[*other].value += &factor * &step;
            for (&of, share) in &solved {
                let entry = row.entry(of).or_insert_with(Exact::zero);
                *entry += &factor * share;
                if entry.is_zero() {
                    row.remove(&of);
                }
            }
        }
        self.table.insert(entering, solved);
    }
}
