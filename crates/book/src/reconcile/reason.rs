//! Why is a claim suspected? The conflicts that are easiest to follow, and more of them.

use super::case::Trial;
use super::minimal::{Conflict, conflict};
use super::propagate::Bounds;
use super::support::quantity;
use crate::claim::Claim;
use crate::series::Owner;
use kimngach_reader::figure::{Status, Transform};
use std::collections::BTreeSet;

impl Trial<'_> {
    /// A conflict of the suspect with what stands on its line, or with amounts alone, which is easier to follow.
    pub(super) fn plainer(&self, dropped: &BTreeSet<usize>, suspect: usize) -> Option<Conflict> {
        let system = self.whole();
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(suspect);
        let group = system.groups().into_iter().find(|group| group.iter().any(own))?;
        let line = self.claims[suspect]?.line;
        let near = |claim: &Claim| claim.line == line;
        let amount =
            |claim: &Claim| claim.said.transform == Transform::Level && claim.said.status != Some(Status::Target);
        let search = |wanted: &dyn Fn(&Claim) -> bool| {
            let left = |&number: &usize| !self.claims[number].is_some_and(wanted);
            let mut out: BTreeSet<usize> = (0..self.claims.len()).filter(left).chain(dropped.iter().copied()).collect();
            out.remove(&suspect);
            conflict(system, &group, &out).filter(|found| found.claims.contains(&suspect))
        };
        search(&|claim| near(claim) && amount(claim)).or_else(|| search(&near)).or_else(|| search(&amount))
    }

    /// More reasons against a suspect: conflicts that do without the identities of those known.
    pub(super) fn further(&self, dropped: &BTreeSet<usize>, suspect: usize, known: &[Conflict]) -> Vec<Conflict> {
        let mut others = dropped.clone();
        others.remove(&suspect);
        let mut passed: BTreeSet<usize> =
            known.iter().flat_map(|conflict| conflict.identities.iter().copied()).collect();
        let mut out = Vec::new();
        let system = self.whole();
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(suspect);
        let Some(group) = system.groups().into_iter().find(|group| group.iter().any(own)) else { return out };
        while !passed.is_empty() && out.len() < 3 {
            let kept = |row: &usize| !matches!(system.rows[*row].owner, Owner::Identity(of) if passed.contains(&of));
            let rows: Vec<usize> = group.iter().copied().filter(kept).collect();
            match conflict(system, &rows, &others) {
                Some(found) if found.claims.contains(&suspect) && !found.identities.is_empty() => {
                    passed.extend(found.identities.iter().copied());
                    out.push(found);
                }
                _ => break,
            }
        }
        out
    }

    /// What the other claims of a conflict say of the suspect's number, in the unit of the claim.
    pub(super) fn put_by(&self, conflict: &Conflict, suspect: usize) -> Option<[f64; 2]> {
        let system = self.whole();
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(suspect);
        if !conflict.claims.contains(&suspect) {
            return None;
        }
        let rows: Vec<usize> = conflict.rows.iter().copied().filter(|row| !own(row)).collect();
        let bounds = Bounds::of(system, &rows);
        quantity(system, &bounds, &rows, suspect, self.claims[suspect]?).filter(|[lo, hi]| lo <= hi)
    }
}
