//! Why is a bound what it is? The claims and identities that lead to it, from the last step back.

use super::Account;
use crate::series::{Cell, Owner};

/// One end of the bounds of a cell, and what leads to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Chain {
    /// Whether it is the upper end.
    pub upper: bool,
    /// The end; infinite where nothing limits it.
    pub value: f64,
    /// The steps, each followed by those it was made from.
    pub links: Vec<Link>,
}

/// A step to a bound.
#[derive(Clone, PartialEq, Debug)]
pub struct Link {
    /// How many steps behind the first.
    pub depth: usize,
    /// The cell that is bounded.
    pub cell: Cell,
    /// Whether from above.
    pub upper: bool,
    /// The bound.
    pub value: f64,
    /// The claim or the identity by which.
    pub by: Owner,
}

impl Account<'_> {
    /// What leads to both ends of the bounds of a cell.
    #[must_use]
    pub fn chains(&self, number: usize) -> [Chain; 2] {
        [false, true].map(|upper| {
            let Some(bounds) = self.bounds(number) else {
                let value = if upper { f64::INFINITY } else { f64::NEG_INFINITY };
                return Chain { upper, value, links: Vec::new() };
            };
            let value = if upper { bounds.hi[number] } else { bounds.lo[number] };
            let mut links = Vec::new();
            let mut seen = vec![false; bounds.trail.len()];
            let mut open: Vec<(usize, usize)> =
                bounds.latest(number, upper).map(|step| (step, 0)).into_iter().collect();
            while let Some((at, depth)) = open.pop() {
                if std::mem::replace(&mut seen[at], true) {
                    continue;
                }
                let step = &bounds.trail[at];
                let cell = self.system.cells.list()[step.cell].clone();
                links.push(Link { depth, cell, upper: step.upper, value: step.value, by: self.owner(step.row) });
                open.extend(bounds.from(step).rev().map(|from| (from, depth + 1)));
            }
            Chain { upper, value, links }
        })
    }
}
