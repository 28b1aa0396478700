//! Which plan is meant? A province has several (its own, the government's, that of a term of years): where a document
//! tells of more than one, percentages of "the plan" cannot be tied to amounts.

use crate::claim::{Claim, Statement};
use crate::series::{Class, Printed, Slack};
use kimngach_reader::figure::{Base, Period, Transform};

/// A planned amount in another paragraph than a percentage may be another plan's; so may one this many characters
/// away.
const NEAR: usize = 300;

/// The claims without those that speak of one of several plans.
pub(super) fn untangle<'a>(claims: &[Option<&'a Claim>]) -> Vec<Option<&'a Claim>> {
    let about = |claim: &&Claim| plan(&claim.said).is_some();
    let plans: Vec<&Claim> = claims.iter().flatten().copied().filter(about).collect();
    let tangled = |claim: &Claim| {
        let own = plan(&claim.said);
        let same = |other: &&&Claim| plan(&other.said) == own && keys(&other.said) == keys(&claim.said);
        let apart = |other: &&Claim| {
            let both = claim.said.transform == other.said.transform && claim.said.period == other.said.period;
            both && disjoint(claim, other)
        };
        let percentages = plans.iter().filter(same).filter(|other| other.said.transform == Transform::Plan);
        let away = |other: &&Claim| match claim.line.zip(other.line) {
            Some((a, b)) => a != b,
            None => other.at[0].abs_diff(claim.at[0]) > NEAR,
        };
        let far = claim.said.transform == Transform::Level
            && percentages.clone().count() > 0
            && percentages.clone().all(away);
        plans.iter().filter(same).any(apart) || far
    };
    let kept = |claim: &Option<&'a Claim>| claim.filter(|claim| plan(&claim.said).is_none() || !tangled(claim));
    claims.iter().map(kept).collect()
}

/// The period of the plan that a statement is about.
fn plan(said: &Statement) -> Option<Period> {
    match (said.transform, &said.base) {
        (Transform::Plan, Some(Base::Period(year))) => Some(*year),
        (Transform::Level, _) if Class::of(said.status) == Class::Target => said.period,
        _ => None,
    }
}

type Keys<'a> = (&'a str, Option<&'a str>, &'a [String], &'a [String], Option<&'a str>, Option<&'a str>);

fn keys(said: &Statement) -> Keys<'_> {
    let coverage = said.coverage.map(|coverage| coverage.code());
    let flow = said.flow.map(|flow| flow.code());
    (said.indicator.code(), flow, &said.areas, &said.partners, said.commodity.as_deref(), coverage)
}

fn disjoint(a: &Claim, b: &Claim) -> bool {
    let interval = |claim: &Claim| {
        let Statement { value, value_to, bound, status, .. } = claim.said;
        Printed { text: &claim.text, value, value_to, bound, status }.interval(Slack::Loose)
    };
    let (a, b) = (interval(a), interval(b));
    let below = |hi: &Option<_>, lo: &Option<_>| hi.as_ref().zip(lo.as_ref()).is_some_and(|(hi, lo)| hi < lo);
    below(&a.hi, &b.lo) || below(&b.hi, &a.lo)
}
