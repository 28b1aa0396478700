//! A document's claims on trial: which is most likely wrong, and what makes all the rest agree?

use super::direction::{runs, turn};
use super::minimal::{Conflict, conflict};
use super::slip::{Fit, Slip, Variant};
use super::{Located, System, locate, plans, system};
use crate::claim::Claim;
use crate::identity::Rules;
use crate::series::Slack;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

/// Claims that do not agree, with what is thought of them.
#[derive(Clone, Debug)]
pub struct Case {
    /// The conflicts that giving up the suspect solves, the smallest first.
    pub conflicts: Vec<Conflict>,
    /// Between what the others of each conflict put the suspect's number, in the unit of the claim.
    pub puts: Vec<Option<[f64; 2]>>,
    /// The claim that is most likely wrong, by number.
    pub suspect: usize,
    /// What it probably meant.
    pub meant: Option<Variant>,
    /// Another claim that may be the wrong one instead, with what it would have meant.
    pub instead: Option<(usize, Variant)>,
    /// Between what the others put it, in the unit of the claim.
    pub implied: Option<[f64; 2]>,
    /// The claims that the slip is about: the suspect, and those that take the direction from it.
    pub with: Vec<usize>,
}

/// What a claim that fits nothing costs, against slips that are known.
const UNEXPLAINED: u32 = 60;

impl Case {
    fn cost(&self) -> u32 {
        self.meant.as_ref().map_or(UNEXPLAINED, |variant| variant.cost)
    }

    /// The claims that have a part in it.
    pub fn claims(&self) -> impl Iterator<Item = usize> {
        self.conflicts.iter().flat_map(|conflict| conflict.claims.iter().copied())
    }
}

/// The claims of one vintage: `None` for those left aside.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    pub(super) claims: Vec<Option<&'a Claim>>,
    pub(super) rules: &'a Rules,
    pub(super) slack: Slack,
    worths: Vec<u32>,
    whole: OnceLock<System>,
}

impl<'a> Trial<'a> {
    /// A trial of the claims of one vintage.
    #[must_use]
    pub fn new(claims: &[Option<&'a Claim>], rules: &'a Rules) -> Trial<'a> {
        Trial::of(plans::untangle(claims), rules, Slack::Loose)
    }

    /// A trial of claims of several documents.
    #[must_use]
    pub fn apart(claims: &[Option<&'a Claim>], rules: &'a Rules) -> Trial<'a> {
        Trial::of(plans::untangle(claims), rules, Slack::Apart)
    }

    fn of(claims: Vec<Option<&'a Claim>>, rules: &'a Rules, slack: Slack) -> Trial<'a> {
        let worths = worths(&claims);
        Trial { claims, rules, slack, worths, whole: OnceLock::new() }
    }

    /// The system of the claims.
    #[must_use]
    pub fn system(&self, slack: Slack) -> System {
        system(&self.claims, self.rules, slack)
    }

    /// The system in which conflicts are looked for, made when it is first asked for.
    pub(super) fn whole(&self) -> &System {
        self.whole.get_or_init(|| self.system(self.slack))
    }

    /// What does not agree. Where a direction that governs a whole paragraph is more likely wrong than many claims,
    /// the paragraph is read with the other direction.
    #[must_use]
    pub fn cases(&self) -> Vec<Case> {
        let cases = self.judge();
        let cost = |cases: &[Case]| cases.iter().map(Case::cost).sum::<u32>();
        let suspects: BTreeSet<usize> = cases.iter().flat_map(Case::claims).collect();
        let turned = runs(&self.claims).into_iter().filter(|run| run.iter().any(|claim| suspects.contains(claim)));
        let turned = turned.filter_map(|run| {
            let first = run[0];
            let owned: Vec<Option<Claim>> = self.turned(&run)?;
            let claims: Vec<Option<&Claim>> = owned.iter().map(Option::as_ref).collect();
            let trial = Trial::of(claims, self.rules, self.slack);
            let rest = trial.judge();
            let variant = Variant { slip: Slip::Flow, claim: owned[first].clone()?, cost: 12, fit: Fit::NONE };
            let without = run.iter().copied().collect();
            let solved = cases.iter().flat_map(|case| &case.conflicts);
            let mut solved: Vec<Conflict> =
                solved.filter(|conflict| !conflict.claims.is_disjoint(&without)).cloned().collect();
            solved.sort_by_key(|conflict| (!conflict.claims.contains(&first), conflict.claims.len()));
            let puts = solved.iter().map(|conflict| self.put_by(conflict, first)).collect();
            let total = cost(&rest) + variant.cost + 8;
            let case = Case {
                conflicts: solved,
                puts,
                suspect: first,
                meant: Some(variant),
                instead: None,
                implied: None,
                with: run,
            };
            Some((total, [vec![case], rest].concat()))
        });
        let best = turned.min_by_key(|(total, _)| *total).filter(|(total, _)| *total < cost(&cases));
        let mut cases = best.map_or(cases, |(_, cases)| cases);
        cases.sort_by_key(|case| case.suspect);
        cases
    }

    /// The claims with those of a run told in the other direction.
    fn turned(&self, run: &[usize]) -> Option<Vec<Option<Claim>>> {
        let mut claims: Vec<Option<Claim>> = self.claims.iter().map(|claim| claim.cloned()).collect();
        for &number in run {
            let claim = claims[number].as_mut()?;
            claim.said.flow = turn(claim.said.flow);
        }
        Some(claims)
    }

    fn judge(&self) -> Vec<Case> {
        let system = self.whole();
        let groups = system.groups();
        let located = groups.iter().filter(|group| conflict(system, group, &BTreeSet::new()).is_some());
        let located = located.map(|group| locate(system, group, &|claim| self.worth(claim)));
        let located = located.fold(Located::default(), |mut all, one| {
            all.conflicts.extend(one.conflicts);
            all.dropped.extend(one.dropped);
            all
        });
        self.split(&located)
    }

    pub(super) fn worth(&self, number: usize) -> u32 {
        self.worths[number]
    }

    /// One case for each claim to give up.
    fn split(&self, located: &Located) -> Vec<Case> {
        let mut cases = Vec::new();
        let mut dropped = located.dropped.clone();
        let mut corrected: Vec<Option<Claim>> = vec![None; self.claims.len()];
        for first in located.dropped.clone() {
            let own = |conflict: &&Conflict| {
                conflict.claims.contains(&first) && conflict.claims.intersection(&located.dropped).count() == 1
            };
            let mut conflicts: Vec<Conflict> = located.conflicts.iter().filter(own).cloned().collect();
            if conflicts.is_empty() {
                let with = |conflict: &&Conflict| conflict.claims.contains(&first);
                conflicts = located.conflicts.iter().filter(with).cloned().collect();
            }
            conflicts.sort_by_key(|conflict| (conflict.claims.len(), conflict.identities.len()));
            dropped.remove(&first);
            let shared = conflicts.iter().map(|conflict| conflict.claims.clone());
            let shared = shared.reduce(|a, b| &a & &b).unwrap_or_default();
            let mut found: Vec<(u32, usize, Option<Variant>)> = Vec::new();
            for &candidate in shared.iter().filter(|claim| !dropped.contains(claim)) {
                let mut without = dropped.clone();
                without.insert(candidate);
                if candidate != first && !self.holds(&corrected, &without) {
                    continue;
                }
                let worth = 2 * self.worth(candidate);
                let best = self.best(&corrected, &without, candidate);
                found.extend(best.map(|variant| (variant.cost + worth, candidate, Some(variant))));
            }
            // Of numbers that would fit as well with one digit changed, the one told last is what was left over.
            let digit = |variant: &Option<Variant>| variant.as_ref().is_some_and(|variant| variant.slip == Slip::Digit);
            found.sort_by_key(|(cost, candidate, variant)| {
                (*cost, if digit(variant) { usize::MAX - candidate } else { *candidate })
            });
            let mut found = found.into_iter();
            let (suspect, meant) = found.next().map_or((first, None), |(_, claim, variant)| (claim, variant));
            let instead = found.next().and_then(|(_, claim, variant)| Some((claim, variant?)));
            dropped.insert(suspect);
            let implied = self.implied(&corrected, &dropped, suspect);
            if let Some(variant) = &meant {
                corrected[suspect] = Some(variant.claim.clone());
                dropped.remove(&suspect);
            }
            let more = self.further(&located.dropped, suspect, &conflicts);
            conflicts.extend(more);
            conflicts.extend(self.plainer(&located.dropped, suspect));
            conflicts.sort_by_key(|conflict| (conflict.claims.len(), conflict.identities.len()));
            conflicts.dedup();
            let puts = conflicts.iter().map(|conflict| self.put_by(conflict, suspect)).collect();
            cases.push(Case { conflicts, puts, suspect, meant, instead, implied, with: vec![suspect] });
        }
        cases
    }
}

/// How much would be lost with each claim: one that leaves its keys open is given up first, one that is told twice last.
fn worths(claims: &[Option<&Claim>]) -> Vec<u32> {
    let mut by_value: HashMap<Decimal, Vec<&Claim>> = HashMap::new();
    for claim in claims.iter().flatten() {
        by_value.entry(claim.said.value).or_default().push(claim);
    }
    let worth = |claim: &Option<&Claim>| {
        let Some(claim) = claim else { return 0 };
        let same = by_value.get(&claim.said.value).into_iter().flatten().filter(|other| other.said == claim.said);
        4 + 2 * u32::try_from(same.count()).unwrap_or(9) - u32::from(!claim.open.is_empty())
    };
    claims.iter().map(worth).collect()
}
