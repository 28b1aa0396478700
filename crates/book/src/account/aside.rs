//! Which claims stand aside, so that the others hold together?

use crate::claim::{Claim, Claims};
use crate::finding;
use crate::identity::Rules;
use crate::reconcile::{Case, Slip, System, Trial, locate};
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

/// What the claims of each document that do not agree with the others of it come to.
pub(super) fn slips(claims: &Claims, rules: &Rules, books: &mut Books) {
    for numbers in claims.by_document() {
        let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| Some(&claims.list[number])).collect();
        for case in Trial::new(&own, rules).cases() {
            books.settle(&case, &numbers, &Aside::Slip);
        }
    }
}

/// What stands aside, and what is read anew.
#[derive(Debug, Default)]
pub(super) struct Books {
    pub(super) aside: BTreeMap<usize, Aside>,
    pub(super) reread: BTreeMap<usize, Claim>,
}

impl Books {
    /// The claims that stand, as they are read.
    pub(super) fn standing<'a>(&'a self, claims: &'a Claims) -> Vec<Option<&'a Claim>> {
        let stands = |(number, claim): (usize, &'a Claim)| {
            let claim = self.reread.get(&number).unwrap_or(claim);
            (!claim.teaser && !self.aside.contains_key(&number)).then_some(claim)
        };
        claims.list.iter().enumerate().map(stands).collect()
    }

    /// A name that meant another territory is read so; of all else the claims stand aside.
    pub(super) fn settle(&mut self, case: &Case, numbers: &[usize], why: &Aside) {
        match &case.meant {
            Some(variant) if variant.slip == Slip::Territory => {
                self.reread.insert(numbers[case.suspect], variant.claim.clone());
            }
            _ => self.aside.extend(case.with.iter().map(|&claim| (numbers[claim], why.clone()))),
        }
    }
}

/// Amounts of a cell that a later document tells anew.
pub(super) fn revised(loose: &System, claims: &Claims) -> BTreeMap<usize, Aside> {
    finding::revised(loose, claims).into_iter().map(|(old, new)| (old, Aside::Revised(new))).collect()
}

/// The fewest claims to leave out so that the rest holds together; the older go first.
pub(super) fn left_over(apart: &System, claims: &Claims) -> BTreeMap<usize, Aside> {
    let mut days: Vec<_> = claims.list.iter().map(|claim| claim.day).collect();
    days.sort_unstable();
    let worth = |claim: usize| u32::try_from(days.partition_point(|day| *day < claims.list[claim].day)).unwrap_or(0);
    let dropped = apart.groups().into_iter().flat_map(|group| locate(apart, &group, &worth).dropped);
    dropped.map(|claim| (claim, Aside::AtOdds)).collect()
}
