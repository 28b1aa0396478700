//! What is told of claims that do not agree?

mod judge;
mod message;
mod word;

use crate::claim::{Claim, Claims};
use crate::identity::{Rules, Severity};
use crate::reconcile::{Slip, Trial, Variant};
use kimngach_reader::Lang;

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

/// Finds what does not agree within each document, messages in a language.
#[must_use]
pub fn check(claims: &Claims, rules: &Rules, lang: Lang) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (document, numbers) in claims.by_document().into_iter().enumerate() {
        let own: Vec<Option<&Claim>> = numbers.iter().map(|&number| Some(&claims.list[number])).collect();
        let trial = Trial::new(&own, rules, claims.sources[document].published);
        for case in trial.cases() {
            let Some((kind, verdict)) = judge::judge(&case, &own, rules) else { continue };
            let message = message::message(&case, &kind, &own, rules, lang);
            let mut told: Vec<usize> = vec![case.suspect];
            told.extend(case.claims().filter(|&claim| claim != case.suspect));
            let mut seen = std::collections::BTreeSet::new();
            told.retain(|&claim| seen.insert(claim));
            let meant = case.meant.as_ref().map(|variant: &Variant| Meant {
                slip: variant.slip,
                claim: variant.claim.clone(),
                reason: message::reason(variant, lang),
            });
            findings.push(Finding {
                kind,
                proven: verdict.proven,
                severity: verdict.severity,
                message,
                claims: told.into_iter().map(|claim| numbers[claim]).collect(),
                suspect: numbers[case.suspect],
                meant,
            });
        }
    }
    findings
}
