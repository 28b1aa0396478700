//! Which claims stand aside, so that the others hold together?

use crate::claim::{Claim, Claims};
use crate::identity::Rules;
use crate::reconcile::{System, Trial, locate};
use crate::series::Relation;
use std::collections::BTreeMap;

/// Why a claim stands aside.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Aside {
    /// Within its own document it agrees with nothing.
    Slip,
    /// A later document tells the same anew: the claim that does.
    Revised(usize),
    /// It agrees with no other document.
    AtOdds,
}

/// What is told anew may differ by this much; what differs by more is no revision.
const REVISED_BY: f64 = 0.2;

/// The claims of each document that do not agree with the others of it.
pub(super) fn slips(claims: &Claims, rules: &Rules) -> BTreeMap<usize, Aside> {
    let mut aside = BTreeMap::new();
    for numbers in claims.by_document() {
        let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| Some(&claims.list[number])).collect();
        let cases = Trial::new(&own, rules).cases();
        aside.extend(cases.iter().flat_map(|case| &case.with).map(|&claim| (numbers[claim], Aside::Slip)));
    }
    aside
}

/// Amounts of a cell that a later document tells anew.
pub(super) fn revised(loose: &System, claims: &Claims) -> BTreeMap<usize, Aside> {
    let mut by_cell: BTreeMap<usize, Vec<(usize, [f64; 2])>> = BTreeMap::new();
    for (number, relation) in loose.relations.iter().enumerate() {
        if let Some(Relation::Level(cell, limits)) = relation {
            by_cell.entry(*cell).or_default().push((number, limits.near()));
        }
    }
    let mut aside = BTreeMap::new();
    for mut told in by_cell.into_values() {
        told.sort_by_key(|(number, _)| (claims.list[*number].day, *number));
        for (n, (number, [lo, hi])) in told.iter().enumerate() {
            let own = &claims.list[*number];
            let anew = told[n + 1..].iter().rev().find(|(other, [from, to])| {
                let later = claims.list[*other].day > own.day && claims.list[*other].document != own.document;
                let gap = (from - hi).max(lo - to);
                later && gap > 0.0 && gap <= REVISED_BY * hi.abs().min(to.abs())
            });
            aside.extend(anew.map(|(other, _)| (*number, Aside::Revised(*other))));
        }
    }
    aside
}

/// The fewest claims to leave out so that the rest holds together; the older go first.
pub(super) fn left_over(loose: &System, claims: &Claims) -> BTreeMap<usize, Aside> {
    let mut days: Vec<_> = claims.list.iter().map(|claim| claim.day).collect();
    days.sort_unstable();
    let worth = |claim: usize| u32::try_from(days.partition_point(|day| *day < claims.list[claim].day)).unwrap_or(0);
    let dropped = loose.groups().into_iter().flat_map(|group| locate(loose, &group, &worth).dropped);
    dropped.map(|claim| (claim, Aside::AtOdds)).collect()
}
