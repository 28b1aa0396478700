//! Which fewest claims cannot hold together?

use super::propagate::Bounds;
use super::simplex;
use super::system::System;
use crate::series::Owner;
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
    // What propagation finds is quick and near; what it does not find, the exact method does.
    let near = Bounds::of(system, &rows).conflict().and_then(|rows| simplex::conflict(system, &rows));
    let found = near.or_else(|| simplex::conflict(system, &rows))?;
    let of_claim = |row: usize| match owner(row) {
        Owner::Claim(claim) => Some(claim),
        Owner::Identity(_) => None,
    };
    // All rows of the claims that were found, so that leaving out a claim leaves out all it says.
    let mut claims: BTreeSet<usize> = found.iter().filter_map(|&row| of_claim(row)).collect();
    let mut core: Vec<usize> =
        rows.iter().copied().filter(|&row| of_claim(row).is_some_and(|claim| claims.contains(&claim))).collect();
    core.extend(found.into_iter().filter(|&row| of_claim(row).is_none()));
    // Identities are given: with all of them, fewer claims may do.
    let identities: Vec<usize> = rows.iter().copied().filter(|&row| of_claim(row).is_none()).collect();
    for claim in claims.clone() {
        let rest = core.iter().copied().filter(|&row| of_claim(row).is_some_and(|of| of != claim));
        let with_all: Vec<usize> = rest.chain(identities.iter().copied()).collect();
        if simplex::conflict(system, &with_all).is_some() {
            claims.remove(&claim);
            core = with_all;
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
