//! Why is a bound what it is? The claims and identities that lead to it, from the last step back.

use super::{Account, Part};
use crate::reconcile::why;
use crate::series::{Cell, Owner};

/// One end of the bounds of a cell, and what leads to it.
#[derive(Clone, PartialEq, Debug)]
pub struct Chain {
    /// Whether it is the upper end.
    pub upper: bool,
    /// The end; infinite where nothing limits it.
    pub value: f64,
    /// The steps, each followed by those it was made from; none where it takes several claims at once.
    pub links: Vec<Link>,
    /// The claims, and the identities, that put it there together, where no row of steps does.
    pub together: Vec<Owner>,
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

/// A bound nearer than the one that single steps lead to by less than this part is the same.
const SAME: f64 = 1e-6;

impl Account<'_> {
    /// What leads to both ends of the bounds of a cell.
    #[must_use]
    pub fn chains(&self, number: usize) -> [Chain; 2] {
        self.chains_to(number, self.bounds(&[number])[0])
    }

    /// The same, where the bounds are known: those of [`super::Point`]. To find them takes longer than all the rest.
    #[must_use]
    pub fn chains_to(&self, number: usize, ends: [f64; 2]) -> [Chain; 2] {
        [false, true].map(|upper| {
            let value = ends[usize::from(upper)];
            let mut chain = Chain { upper, value, links: Vec::new(), together: Vec::new() };
            let Some(part) = self.part(number).filter(|_| value.is_finite()) else { return chain };
            let stepped = if upper { part.bounds.hi[number] } else { part.bounds.lo[number] };
            if (stepped - value).abs() > SAME * value.abs() {
                let system = &self.systems[part.system];
                if let Some(why) = why(system, &part.rows, number, upper, value) {
                    chain.together.extend(why.claims.into_iter().map(Owner::Claim));
                    chain.together.extend(why.identities.into_iter().map(Owner::Identity));
                    return chain;
                }
                chain.value = stepped;
            }
            chain.links = self.steps(part, number, upper);
            chain
        })
    }

    /// The steps that lead to one end, the last first.
    fn steps(&self, part: &Part, number: usize, upper: bool) -> Vec<Link> {
        let bounds = &part.bounds;
        let mut links = Vec::new();
        let mut seen = vec![false; bounds.trail.len()];
        let mut open: Vec<(usize, usize)> = bounds.latest(number, upper).map(|step| (step, 0)).into_iter().collect();
        while let Some((at, depth)) = open.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            let step = &bounds.trail[at];
            let cell = self.cells()[step.cell].clone();
            let by = self.systems[part.system].rows[step.row].owner;
            links.push(Link { depth, cell, upper: step.upper, value: step.value, by });
            open.extend(bounds.from(step).rev().map(|from| (from, depth + 1)));
        }
        links
    }
}
