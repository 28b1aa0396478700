//! What do documents say of one cell that does not agree? A later one revises; what is too far off is a suspicion.

use super::{Finding, Kind, message, told};
use crate::claim::{Claim, Claims};
use crate::identity::{Rules, Severity};
use crate::reconcile::{self, Case, Conflict, System, Trial, locate, system};
use crate::series::{Owner, Relation, Slack};
use kimngach_reader::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// What is told anew may differ by this much; what differs by more is no revision.
const REVISED_BY: f64 = 0.2;

/// Amounts of a cell that a later document tells anew: the claim, and the one that revises it.
#[must_use]
pub fn revised(list: &[Option<&Claim>], claims: &Claims, rules: &Rules) -> BTreeMap<usize, usize> {
    let loose = reconcile::told(list, rules, Slack::Loose);
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

/// What does not agree between documents, those claims left aside that do not agree within their own, one of them at least
/// from the first document on that is looked at.
pub(super) fn findings(
    claims: &Claims,
    aside: &BTreeSet<usize>,
    first: usize,
    rules: &Rules,
    lang: Lang,
) -> Vec<Finding> {
    let is_new = |&claim: &usize| claims.list[claim].document >= first;
    if claims.sources.len() < 2 {
        return Vec::new();
    }
    let standing = |(number, claim): (usize, &'_ Claim)| !claim.teaser && !aside.contains(&number);
    let mut list: Vec<Option<&Claim>> =
        claims.list.iter().enumerate().map(|(number, claim)| standing((number, claim)).then_some(claim)).collect();
    let revised = revised(&list, claims, rules);
    let anew = revised.iter().filter(|(old, new)| is_new(old) || is_new(new));
    let mut out: Vec<Finding> = anew.map(|(&old, &new)| revision(claims, old, new, lang)).collect();
    for &old in revised.keys() {
        list[old] = None;
    }
    let apart = system(&list, rules, Slack::Apart);
    let groups = apart.groups().into_iter().filter(|group| {
        first == 0 || group.iter().any(|&row| matches!(apart.rows[row].owner, Owner::Claim(claim) if is_new(&claim)))
    });
    for (numbers, case) in cases_of(&apart, groups, &list, claims, rules).cases {
        let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| list[number]).collect();
        let documents: BTreeSet<usize> = case.claims().filter_map(|of| Some(own[of]?.document)).collect();
        let looked_at = documents.len() > 1 && documents.last().is_some_and(|last| *last >= first);
        let finding = told(&case, &own, rules, lang).filter(|_| looked_at);
        let Some(mut finding) = finding else { continue };
        finding.proven = false;
        finding.severity = Severity::Suspected;
        finding.suspect = numbers[finding.suspect];
        finding.claims.iter_mut().for_each(|claim| *claim = numbers[*claim]);
        if !out.iter().any(|known| known.suspect == finding.suspect && known.kind == finding.kind) {
            out.push(finding);
        }
    }
    out
}

/// What does not agree between documents.
#[derive(Debug, Default)]
pub struct Apart {
    /// Cases, and for each the numbers of the claims that it counts from nought.
    pub cases: Vec<(Vec<usize>, Case)>,
    /// The fewest claims without which the rest holds together; the older go first.
    pub dropped: BTreeSet<usize>,
}

/// What does not agree between documents.
#[must_use]
pub fn cases(apart: &System, list: &[Option<&Claim>], claims: &Claims, rules: &Rules) -> Apart {
    cases_of(apart, apart.groups(), list, claims, rules)
}

/// The fewest claims without which the rest holds together; the older go first.
#[must_use]
pub fn fewest(apart: &System, claims: &Claims) -> BTreeSet<usize> {
    let worth = worth(claims);
    apart.groups().into_iter().flat_map(|group| locate(apart, &group, &worth).dropped).collect()
}

/// How many claims are older than one.
fn worth(claims: &Claims) -> impl Fn(usize) -> u32 {
    let mut days: Vec<_> = claims.list.iter().map(|claim| claim.day).collect();
    days.sort_unstable();
    move |claim| u32::try_from(days.partition_point(|day| *day < claims.list[claim].day)).unwrap_or(0)
}

fn cases_of(
    apart: &System,
    groups: impl IntoIterator<Item = Vec<usize>>,
    list: &[Option<&Claim>],
    claims: &Claims,
    rules: &Rules,
) -> Apart {
    let worth = worth(claims);
    let mut out = Apart::default();
    for group in groups {
        let located = locate(apart, &group, &worth);
        for numbers in clusters(&located.conflicts) {
            let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| list[number]).collect();
            let cases = Trial::apart(&own, rules).cases();
            out.cases.extend(cases.into_iter().map(|case| (numbers.clone(), case)));
        }
        out.dropped.extend(located.dropped);
    }
    out
}

/// More claims than this are not weighed against each other at once.
const MANY: usize = 60;

/// Claims of conflicts that share some, in order; where these are too many, those of each conflict by itself.
fn clusters(conflicts: &[Conflict]) -> Vec<Vec<usize>> {
    let mut clusters: Vec<BTreeSet<usize>> = Vec::new();
    for conflict in conflicts {
        let (joined, apart): (Vec<_>, Vec<_>) =
            clusters.into_iter().partition(|cluster| !cluster.is_disjoint(&conflict.claims));
        clusters = apart;
        clusters.push(joined.into_iter().flatten().chain(conflict.claims.iter().copied()).collect());
    }
    let (small, large): (Vec<_>, Vec<_>) = clusters.into_iter().partition(|cluster| cluster.len() <= MANY);
    let alone = conflicts.iter().map(|conflict| &conflict.claims);
    let alone = alone.filter(|claims| large.iter().any(|cluster| claims.is_subset(cluster))).cloned();
    small.into_iter().chain(alone).map(|cluster| cluster.into_iter().collect()).collect()
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
