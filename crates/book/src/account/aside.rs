//! Which claims stand aside, so that the others hold together?

use crate::claim::{Claim, Claims};
use crate::finding;
use crate::identity::Rules;
use crate::reconcile::{Case, Slip, Trial, system};
use crate::series::Slack;
use kimngach_reader::figure::Transform;
use rayon::prelude::*;
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
    let documents = claims.by_document();
    let cases = |numbers: &Vec<usize>| {
        let own = numbers.iter().map(|&number| Some(&claims.list[number]).filter(|claim| bounds(claim)));
        let own: Vec<Option<&Claim>> = own.collect();
        Trial::new(&own, rules).cases()
    };
    let cases: Vec<Vec<Case>> = documents.par_iter().map(cases).collect();
    for (numbers, cases) in documents.iter().zip(cases) {
        cases.iter().for_each(|case| books.settle(case, numbers, &Aside::Slip));
    }
}

/// Whether a claim has a part in what is published: among whom a place is counted is seldom told, so that it raises doubts only.
fn bounds(claim: &Claim) -> bool {
    claim.said.transform != Transform::Rank
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
            (!claim.teaser && bounds(claim) && !self.aside.contains_key(&number)).then_some(claim)
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
pub(super) fn revised(claims: &Claims, rules: &Rules, books: &mut Books) {
    let revised = finding::revised(&books.standing(claims), claims, rules);
    books.aside.extend(revised.into_iter().map(|(old, new)| (old, Aside::Revised(new))));
}

/// What documents say of one cell that does not agree, and then the fewest claims to leave out so that the rest holds.
pub(super) fn at_odds(claims: &Claims, rules: &Rules, books: &mut Books) {
    let list = books.standing(claims);
    let mut apart = finding::cases(&system(&list, rules, Slack::Apart), &list, claims, rules);
    if !apart.cases.is_empty() {
        for (numbers, case) in &apart.cases {
            books.settle(case, numbers, &Aside::AtOdds);
        }
        apart.dropped = finding::fewest(&system(&books.standing(claims), rules, Slack::Apart), claims);
    }
    books.aside.extend(apart.dropped.into_iter().map(|claim| (claim, Aside::AtOdds)));
}
