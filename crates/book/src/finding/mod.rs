//! What is told of claims that do not agree?

mod across;
mod judge;
mod message;
mod soft;
mod unusual;
mod word;

pub use across::{Apart, cases, fewest, revised};

use crate::claim::{Claim, Claims};
use crate::identity::{Rules, Severity};
use crate::reconcile::{Case, Slip, Trial, Variant};
use kimngach_reader::Lang;
use rayon::prelude::*;
use std::collections::BTreeSet;

/// What kind of disagreement it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// Amounts that an identity ties together, by its name.
    Identity(String),
    /// A growth rate and the amounts it is of.
    Growth,
    /// An average growth rate and another, or the amounts it leads from and to.
    AverageGrowth,
    /// A percentage of the plan.
    Plan,
    /// A share of a whole.
    Share,
    /// One cell told twice.
    ToldTwice,
    /// A sum that stands behind its parts.
    ListedSum,
    /// A cell that a later document tells anew.
    Revision,
    /// An amount far from what its series usually makes of a year before.
    Unusual,
}

impl Kind {
    /// The code in output.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Kind::Identity(name) => name,
            Kind::Growth => "growth",
            Kind::AverageGrowth => "average-growth",
            Kind::Plan => "plan",
            Kind::Share => "share",
            Kind::ToldTwice => "told-twice",
            Kind::ListedSum => "listed-sum",
            Kind::Revision => "revision",
            Kind::Unusual => "unusual-change",
        }
    }
}

/// Claims that cannot all be true, or hardly.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// What kind of disagreement it is.
    pub kind: Kind,
    /// Whether it is proven that they cannot all be true, or only suspected.
    pub proven: bool,
    /// How grave it is.
    pub severity: Severity,
    /// The arithmetic in one line.
    pub message: String,
    /// The claims, by number, the suspect first.
    pub claims: Vec<usize>,
    /// The claim that is most likely wrong.
    pub suspect: usize,
    /// What it probably meant.
    pub meant: Option<Meant>,
}

/// What a claim probably meant.
#[derive(Clone, PartialEq, Debug)]
pub struct Meant {
    /// The slip.
    pub slip: Slip,
    /// The claim without it.
    pub claim: Claim,
    /// Why, in a few words.
    pub reason: String,
}

/// Finds what does not agree, within each document and between them, messages in a language.
#[must_use]
pub fn check(claims: &Claims, rules: &Rules, lang: Lang) -> Vec<Finding> {
    check_from(claims, 0, rules, lang)
}

/// Finds what does not agree with, or within, the documents from one on: what those before it say among themselves is
/// not looked at. With what [`crate::Ledger::around`] finds before it, a new document is checked against all that is known.
#[must_use]
pub fn check_from(claims: &Claims, first: usize, rules: &Rules, lang: Lang) -> Vec<Finding> {
    let Within { mut findings, aside } = check_within(claims, first, rules, lang);
    findings.extend(check_across(claims, &aside, first, rules, lang));
    findings
}

/// What does not agree within documents, each looked at by itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Within {
    /// What is told of it.
    pub findings: Vec<Finding>,
    /// The claims that have a part in it, by number: they are not held against other documents.
    pub aside: BTreeSet<usize>,
}

/// What does not agree between documents, at least one of them from one on; the claims to leave aside are those of
/// [`check_within`]. Of a ledger that is looked at part by part, each part needs what [`crate::Ledger::around`] finds before it.
#[must_use]
pub fn check_across(claims: &Claims, aside: &BTreeSet<usize>, first: usize, rules: &Rules, lang: Lang) -> Vec<Finding> {
    across::findings(claims, aside, first, rules, lang)
}

/// Finds what does not agree within each document from one on; what other documents say is not looked at.
#[must_use]
pub fn check_within(claims: &Claims, first: usize, rules: &Rules, lang: Lang) -> Within {
    let documents: Vec<Vec<usize>> = claims.by_document().into_iter().skip(first).collect();
    let within = |numbers: &Vec<usize>| {
        let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| Some(&claims.list[number])).collect();
        let cases = Trial::new(&own, rules).cases();
        let aside: Vec<usize> = cases.iter().flat_map(|case| &case.with).map(|&claim| numbers[claim]).collect();
        let mut found: Vec<Finding> = cases.iter().filter_map(|case| told(case, &own, rules, lang)).collect();
        let soft = soft::suspicions(&own, lang);
        let new: Vec<Finding> =
            soft.into_iter().filter(|soft| found.iter().all(|known| known.suspect != soft.suspect)).collect();
        found.extend(new);
        found.sort_by_key(|finding| finding.suspect);
        for finding in &mut found {
            finding.suspect = numbers[finding.suspect];
            finding.claims.iter_mut().for_each(|claim| *claim = numbers[*claim]);
        }
        (aside, found)
    };
    let (aside, findings): (Vec<_>, Vec<_>) = documents.par_iter().map(within).unzip();
    Within { findings: findings.into_iter().flatten().collect(), aside: aside.into_iter().flatten().collect() }
}

/// Amounts of the documents from one on that are far from what their series usually make of a year before, where nothing else
/// was found of them. They contradict nothing: what is unusual may well be true.
#[must_use]
pub fn unusual(claims: &Claims, first: usize, known: &[Finding], rules: &Rules, lang: Lang) -> Vec<Finding> {
    // What is known to be wrong, or was told anew, makes no habit.
    let aside = known.iter().map(|finding| finding.suspect).collect();
    unusual::suspicions(claims, &aside, first, rules, lang)
}

/// What is told of a case, if anything.
fn told(case: &Case, claims: &[Option<&Claim>], rules: &Rules, lang: Lang) -> Option<Finding> {
    let (kind, verdict) = judge::judge(case, claims, rules)?;
    let message = message::message(case, &kind, claims, rules, lang);
    let mut told: Vec<usize> = vec![case.suspect];
    for claim in case.claims() {
        if !told.contains(&claim) {
            told.push(claim);
        }
    }
    let meant = case.meant.as_ref().map(|variant: &Variant| Meant {
        slip: variant.slip,
        claim: variant.claim.clone(),
        reason: message::reason(variant, lang),
    });
    let (proven, severity) = (verdict.proven, verdict.severity);
    Some(Finding { kind, proven, severity, message, claims: told, suspect: case.suspect, meant })
}
