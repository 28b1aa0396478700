//! What do documents say of one cell that does not agree? A later one revises; what is too far off is a suspicion.

use super::{Finding, Kind, message, told};
use crate::claim::{Claim, Claims};
use crate::identity::{Rules, Severity};
use crate::reconcile::{System, Trial, conflict, system};
use crate::series::{Owner, Relation, Slack};
use kimngach_reader::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// What is told anew may differ by this much; what differs by more is no revision.
const REVISED_BY: f64 = 0.2;

/// Amounts of a cell that a later document tells anew: the claim, and the one that revises it.
#[must_use]
pub fn revised(loose: &System, claims: &Claims) -> BTreeMap<usize, usize> {
    let mut by_cell: BTreeMap<usize, Vec<(usize, [f64; 2])>> = BTreeMap::new();
    for (number, relation) in loose.relations.iter().enumerate() {
        if let Some(Relation::Level(cell, limits)) = relation {
            by_cell.entry(*cell).or_default().push((number, limits.near()));
        }
    }
    let mut out = BTreeMap::new();
    for mut told in by_cell.into_values() {
        told.sort_by_key(|(number, _)| (claims.list[*number].day, *number));
        for (n, (number, [lo, hi])) in told.iter().enumerate() {
            let own = &claims.list[*number];
            let anew = told[n + 1..].iter().rev().find(|(other, [from, to])| {
                let later = claims.list[*other].day > own.day && claims.list[*other].document != own.document;
                let gap = (from - hi).max(lo - to);
                later && gap > 0.0 && gap <= REVISED_BY * hi.abs().min(to.abs())
            });
            out.extend(anew.map(|(other, _)| (*number, *other)));
        }
    }
    out
}

/// What does not agree between documents, those claims left aside that do not agree within their own.
pub(super) fn findings(claims: &Claims, aside: &BTreeSet<usize>, rules: &Rules, lang: Lang) -> Vec<Finding> {
    if claims.sources.len() < 2 {
        return Vec::new();
    }
    let standing = |(number, claim): (usize, &'_ Claim)| !claim.teaser && !aside.contains(&number);
    let mut list: Vec<Option<&Claim>> =
        claims.list.iter().enumerate().map(|(number, claim)| standing((number, claim)).then_some(claim)).collect();
    let loose = system(&list, rules, Slack::Loose);
    let revised = revised(&loose, claims);
    let mut out: Vec<Finding> = revised.iter().map(|(&old, &new)| revision(claims, old, new, lang)).collect();
    for &old in revised.keys() {
        list[old] = None;
    }
    let loose = system(&list, rules, Slack::Loose);
    for group in loose.groups() {
        if conflict(&loose, &group, &BTreeSet::new()).is_none() {
            continue;
        }
        let of_claim = |row: &usize| match loose.rows[*row].owner {
            Owner::Claim(claim) => Some(claim),
            Owner::Identity(_) => None,
        };
        let numbers: Vec<usize> = group.iter().filter_map(of_claim).collect::<BTreeSet<_>>().into_iter().collect();
        let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| list[number]).collect();
        for case in Trial::new(&own, rules).cases() {
            let documents: BTreeSet<usize> = case.claims().filter_map(|of| Some(own[of]?.document)).collect();
            let Some(mut finding) = told(&case, &own, rules, lang).filter(|_| documents.len() > 1) else { continue };
            finding.proven = false;
            finding.severity = Severity::Suspected;
            finding.suspect = numbers[finding.suspect];
            finding.claims.iter_mut().for_each(|claim| *claim = numbers[*claim]);
            out.push(finding);
        }
    }
    out
}

fn revision(claims: &Claims, old: usize, new: usize, lang: Lang) -> Finding {
    Finding {
        kind: Kind::Revision,
        proven: false,
        severity: Severity::Note,
        message: message::revision(&claims.list[old], &claims.list[new], lang),
        claims: vec![new, old],
        suspect: old,
        meant: None,
    }
}
