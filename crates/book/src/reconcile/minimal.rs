//! Which fewest claims cannot hold together?

use super::float;
use super::propagate::Bounds;
use super::simplex;
use super::system::System;
use super::window::windows;
use crate::series::Owner;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// Claims that cannot all hold, though any that leave one out can; and the identities that this takes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Conflict {
    /// The claims, by number.
    pub claims: BTreeSet<usize>,
    /// The identities, by number.
    pub identities: BTreeSet<usize>,
    /// The rows: those of the claims, and the fewest of identities.
    pub rows: Vec<usize>,
}

/// A smallest conflict among some rows, those of the dropped claims left out; nothing when they can hold together.
#[must_use]
pub fn conflict(system: &System, rows: &[usize], dropped: &BTreeSet<usize>) -> Option<Conflict> {
    let owner = |row: usize| system.rows[row].owner;
    let kept = |row: &usize| !matches!(owner(*row), Owner::Claim(claim) if dropped.contains(&claim));
    let rows: Vec<usize> = rows.iter().copied().filter(kept).collect();
    let found = infeasible(system, &rows)?;
    let of_claim = |row: usize| match owner(row) {
        Owner::Claim(claim) => Some(claim),
        Owner::Identity(_) => None,
    };
    let claims_of = |rows: &[usize]| rows.iter().filter_map(|&row| of_claim(row)).collect::<BTreeSet<usize>>();
    // With all rows of the claims that were found, so that leaving out a claim leaves out all it says; and with all
    // identities, which are given: with more of them, fewer claims may do.
    let identities: Vec<usize> = rows.iter().copied().filter(|&row| of_claim(row).is_none()).collect();
    let mut claims = claims_of(&found);
    let mut core = found;
    let mut tried = BTreeSet::new();
    while let Some(&claim) = claims.difference(&tried).next() {
        tried.insert(claim);
        let rest = |row: &usize| of_claim(*row).is_some_and(|of| of != claim && claims.contains(&of));
        let rest: Vec<usize> = rows.iter().copied().filter(rest).chain(identities.iter().copied()).collect();
        if let Some(fewer) = infeasible(system, &rest) {
            claims = claims_of(&fewer);
            core = fewer;
        }
    }
    for row in core.clone() {
        if of_claim(row).is_none() {
            let rest: Vec<usize> = core.iter().copied().filter(|&other| other != row).collect();
            if simplex::conflict(system, &rest).is_some() {
                core = rest;
            }
        }
    }
    let identity = |&row: &usize| match owner(row) {
        Owner::Identity(identity) => Some(identity),
        Owner::Claim(_) => None,
    };
    Some(Conflict { identities: core.iter().filter_map(identity).collect(), claims, rows: core })
}

/// Rows that cannot hold together, confirmed in exact fractions. Propagation and a search in floating point say where to
/// look; what neither finds counts as holding.
pub(super) fn infeasible(system: &System, rows: &[usize]) -> Option<Vec<usize>> {
    let near = Bounds::of(system, rows).conflict();
    let near = near.and_then(|rows| simplex::conflict(system, &thinned(system, rows)));
    near.or_else(|| {
        windows(system, rows).into_par_iter().find_map_first(|rows| {
            float::suspects(system, &rows).and_then(|rows| simplex::conflict(system, &thinned(system, rows)))
        })
    })
}

/// Of rows that seem not to hold together, few that seem not to: what can be left out is left out, so that the exact
/// method has little to do.
fn thinned(system: &System, mut rows: Vec<usize>) -> Vec<usize> {
    let mut at = 0;
    while rows.len() > FEW && at < rows.len() {
        let rest: Vec<usize> = rows.iter().copied().filter(|row| *row != rows[at]).collect();
        match float::suspects(system, &rest) {
            Some(fewer) => {
                at = fewer.partition_point(|row| *row < rows[at]);
                rows = fewer;
            }
            None => at += 1,
        }
    }
    rows
}

/// So many rows the exact method takes as they are.
const FEW: usize = 8;
