//! Which claims stand aside, so that the others hold together?

use crate::claim::{Claim, Claims};
use crate::finding;
use crate::identity::Rules;
use crate::reconcile::{System, Trial, locate};
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
    finding::revised(loose, claims).into_iter().map(|(old, new)| (old, Aside::Revised(new))).collect()
}

/// The fewest claims to leave out so that the rest holds together; the older go first.
pub(super) fn left_over(loose: &System, claims: &Claims) -> BTreeMap<usize, Aside> {
    let mut days: Vec<_> = claims.list.iter().map(|claim| claim.day).collect();
    days.sort_unstable();
    let worth = |claim: usize| u32::try_from(days.partition_point(|day| *day < claims.list[claim].day)).unwrap_or(0);
    let dropped = loose.groups().into_iter().flat_map(|group| locate(loose, &group, &worth).dropped);
    dropped.map(|claim| (claim, Aside::AtOdds)).collect()
}
