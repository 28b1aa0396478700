//! Where may rows not hold together? The search of [`super::simplex`] in floating point: quick, and only a hint, which the
//! exact method then confirms on the few rows it names.

use super::system::System;
use crate::series::exact::near;
use std::collections::BTreeMap;

/// By how much, as a part of the amounts in it, a limit may be missed without it counting.
const TOLERANCE: f64 = 1e-9;

/// What is left of a sum when its terms cancel is nothing below this part of them.
const CANCELLED: f64 = 1e-12;

/// A sum of variables, by number, in order.
type Sum = Vec<(u32, f64)>;

#[derive(Clone, Debug)]
struct Variable {
    lo: f64,
    hi: f64,
    rows: [Option<usize>; 2],
    value: f64,
    /// The size of the amounts in it.
    size: f64,
}

#[derive(Default)]
struct Search {
    variables: Vec<Variable>,
    /// For each basic variable the others it is a sum of; empty for the others.
    table: Vec<Sum>,
    basic: Vec<bool>,
    /// For each variable the basic ones that it may be a term of.
    terms_of: Vec<Vec<u32>>,
    /// By how much each basic variable misses its limits; the others miss nothing.
    misses: Vec<f64>,
}

/// Rows that probably cannot hold together; nothing when all seem to, or when the search takes too long.
pub(super) fn suspects(system: &System, rows: &[usize]) -> Option<Vec<usize>> {
    let mut search = Search::default();
    search.load(system, rows).or_else(|| search.solve(40 * rows.len() + 1000))
}

impl Search {
    fn load(&mut self, system: &System, rows: &[usize]) -> Option<Vec<usize>> {
        let mut numbers: BTreeMap<usize, u32> = BTreeMap::new();
        for &row in rows {
            for &(cell, _) in &system.rows[row].terms {
                numbers.entry(cell).or_insert_with(|| {
                    let lo = if system.is_signed(cell) { f64::NEG_INFINITY } else { 0.0 };
                    self.add(Variable { lo, hi: f64::INFINITY, rows: [None; 2], value: 0.0, size: 1.0 })
                });
            }
        }
        let mut sums: BTreeMap<Vec<(u32, u64)>, usize> = BTreeMap::new();
        let mut waiting: Vec<(usize, Sum)> = Vec::new();
        for &number in rows {
            let row = &system.rows[number];
            let [mut lo, mut hi] = row.limits.near();
            let variable = match row.terms.as_slice() {
                [(cell, factor)] => {
                    let factor = near(factor);
                    (lo, hi) = if factor > 0.0 { (lo / factor, hi / factor) } else { (hi / factor, lo / factor) };
                    numbers[cell] as usize
                }
                terms => {
                    let mut sum: Sum = terms.iter().map(|(cell, factor)| (numbers[cell], near(factor))).collect();
                    sum.sort_unstable_by_key(|(of, _)| *of);
                    let key = sum.iter().map(|(of, factor)| (*of, factor.to_bits())).collect();
                    *sums.entry(key).or_insert_with(|| {
                        let free = Variable {
                            lo: f64::NEG_INFINITY,
                            hi: f64::INFINITY,
                            rows: [None; 2],
                            value: 0.0,
                            size: 1.0,
                        };
                        let variable = self.add(free) as usize;
                        waiting.push((variable, sum));
                        variable
                    })
                }
            };
            let variable = &mut self.variables[variable];
            if lo > variable.lo {
                (variable.lo, variable.rows[0]) = (lo, Some(number));
            }
            if hi < variable.hi {
                (variable.hi, variable.rows[1]) = (hi, Some(number));
            }
            if variable.lo - variable.hi > TOLERANCE * variable.lo.abs().max(variable.hi.abs()) {
                return Some(variable.rows.into_iter().flatten().collect());
            }
        }
        for variable in &mut self.variables {
            variable.value = match (variable.lo.is_finite(), variable.hi.is_finite()) {
                (true, _) => variable.lo,
                (false, true) => variable.hi,
                (false, false) => 0.0,
            };
            variable.size = variable.value.abs().max(1.0);
        }
        for (variable, sum) in waiting {
            let terms = sum.iter().map(|&(of, factor)| factor * self.variables[of as usize].value);
            let (value, size) = terms.fold((0.0, 1.0_f64), |(value, size), term| (value + term, size.max(term.abs())));
            (self.variables[variable].value, self.variables[variable].size) = (value, size);
            sum.iter().for_each(|(of, _)| self.terms_of[*of as usize].push(variable as u32));
            self.table[variable] = sum;
            self.basic[variable] = true;
            self.look(variable);
        }
        None
    }

    fn add(&mut self, variable: Variable) -> u32 {
        self.variables.push(variable);
        self.table.push(Vec::new());
        self.basic.push(false);
        self.terms_of.push(Vec::new());
        self.misses.push(0.0);
        u32::try_from(self.variables.len() - 1).unwrap_or(u32::MAX)
    }

    /// By how much, as a part of its size, a variable is below or above its limits.
    fn miss(&self, of: usize) -> (bool, f64) {
        let variable = &self.variables[of];
        let size = variable.size.max(variable.value.abs());
        let below = (variable.lo - variable.value) / size;
        let above = (variable.value - variable.hi) / size;
        if below > above { (true, below) } else { (false, above) }
    }

    /// Notes by how much a variable misses its limits now.
    fn look(&mut self, of: usize) {
        self.misses[of] = if self.basic[of] { self.miss(of).1 } else { 0.0 };
    }

    fn solve(&mut self, steps: usize) -> Option<Vec<usize>> {
        for step in 0..steps {
            // The worst first is quick; the first of all ends for certain.
            let basic = if step < steps / 2 {
                let worst = self.misses.iter().copied().fold(TOLERANCE, f64::max);
                self.misses.iter().position(|&miss| miss == worst && miss > TOLERANCE)?
            } else {
                self.misses.iter().position(|&miss| miss > TOLERANCE)?
            };
            let (rise, _) = self.miss(basic);
            let limit = if rise { self.variables[basic].lo } else { self.variables[basic].hi };
            let moves = |&&(of, factor): &&(u32, f64)| {
                let variable = &self.variables[of as usize];
                if rise == (factor > 0.0) { variable.value < variable.hi } else { variable.value > variable.lo }
            };
            let entering = if step < steps / 2 {
                // Of those that can move, the one that need move least keeps rounding small.
                let free = self.table[basic].iter().filter(moves);
                free.max_by(|(a, x), (b, y)| x.abs().total_cmp(&y.abs()).then(b.cmp(a)))
            } else {
                self.table[basic].iter().find(moves)
            };
            let Some(&(entering, _)) = entering else {
                let own = self.variables[basic].rows[usize::from(!rise)];
                let stops = self.table[basic]
                    .iter()
                    .filter_map(|&(of, factor)| self.variables[of as usize].rows[usize::from(rise == (factor > 0.0))]);
                let mut rows: Vec<usize> = own.into_iter().chain(stops).collect();
                rows.sort_unstable();
                rows.dedup();
                return Some(rows);
            };
            self.pivot(basic, entering as usize, limit);
        }
        None
    }

    /// Moves a basic variable to a value by another, which takes its place.
    fn pivot(&mut self, basic: usize, entering: usize, value: f64) {
        let row = std::mem::take(&mut self.table[basic]);
        let column = entering as u32;
        let Ok(at) = row.binary_search_by_key(&column, |(of, _)| *of) else { return };
        let factor = row[at].1;
        let step = (value - self.variables[basic].value) / factor;
        self.variables[basic].value = value;
        self.variables[entering].value += step;
        let grown = self.variables[entering].value.abs();
        self.variables[entering].size = self.variables[entering].size.max(grown);
        let mut solved: Sum =
            row.iter().filter(|(of, _)| *of != column).map(|&(of, other)| (of, -other / factor)).collect();
        let place = solved.partition_point(|(of, _)| (*of as usize) < basic);
        solved.insert(place, (basic as u32, 1.0 / factor));
        (self.basic[basic], self.basic[entering]) = (false, true);
        for other in std::mem::take(&mut self.terms_of[entering]) {
            let number = other as usize;
            let Ok(at) = self.table[number].binary_search_by_key(&column, |(of, _)| *of) else { continue };
            let factor = self.table[number].remove(at).1;
            let variable = &mut self.variables[number];
            variable.value += factor * step;
            variable.size = variable.size.max((factor * step).abs());
            self.table[number] = added(&self.table[number], factor, &solved, |of| self.terms_of[of].push(other));
            self.look(number);
        }
        solved.iter().for_each(|(of, _)| self.terms_of[*of as usize].push(column));
        self.table[entering] = solved;
        self.look(basic);
        self.look(entering);
    }
}

/// One sum and so many times another; terms that come in are told.
fn added(a: &Sum, factor: f64, b: &Sum, mut new: impl FnMut(usize)) -> Sum {
    let mut out = Vec::with_capacity(a.len() + b.len());
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let next = match (a.get(i), b.get(j)) {
            (Some(x), Some(y)) if x.0 == y.0 => {
                (i, j) = (i + 1, j + 1);
                let (x_term, y_term) = (x.1, factor * y.1);
                let total = x_term + y_term;
                (x.0, if total.abs() <= CANCELLED * x_term.abs().max(y_term.abs()) { 0.0 } else { total })
            }
            (Some(x), y) if y.is_none_or(|y| x.0 < y.0) => {
                i += 1;
                *x
            }
            (_, Some(y)) => {
                j += 1;
                new(y.0 as usize);
                (y.0, factor * y.1)
            }
            (_, None) => break,
        };
        if next.1 != 0.0 {
            out.push(next);
        }
    }
    out
}
