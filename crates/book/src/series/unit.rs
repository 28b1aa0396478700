//! In what is a series counted, of which a claim tells only a percentage?

use crate::claim::{Claim, Statement};
use kimngach_reader::figure::{Coverage, Flow, Indicator, Transform};
use std::collections::HashMap;

/// The unit of the series of each claim: its own where it tells an amount, else that of the nearest amount of the
/// same series, in its own document if there is one.
#[must_use]
pub fn units(claims: &[&Claim]) -> Vec<String> {
    let mut amounts: HashMap<Series<'_>, Vec<&Claim>> = HashMap::new();
    for &claim in claims.iter().filter(|claim| tells_amount(&claim.said)) {
        amounts.entry(series(&claim.said)).or_default().push(claim);
    }
    let one_unit = |told: &[&Claim]| told.iter().all(|other| other.said.unit == told[0].said.unit);
    let settled: HashMap<&Series<'_>, bool> = amounts.iter().map(|(series, told)| (series, one_unit(told))).collect();
    let unit = |claim: &&Claim| {
        if tells_amount(&claim.said) {
            return claim.said.unit.clone();
        }
        let own = series(&claim.said);
        let Some(told) = amounts.get(&own) else { return usual(claim.said.indicator).to_owned() };
        if settled[&own] {
            return told[0].said.unit.clone();
        }
        let distance = |other: &&&Claim| {
            let elsewhere = other.document != claim.document;
            (elsewhere, other.said.period != claim.said.period, other.at[0].abs_diff(claim.at[0]))
        };
        let nearest = told.iter().min_by_key(distance);
        nearest.map_or_else(|| usual(claim.said.indicator).to_owned(), |other| other.said.unit.clone())
    };
    claims.iter().map(unit).collect()
}

fn tells_amount(said: &Statement) -> bool {
    matches!(said.transform, Transform::Level | Transform::Daily | Transform::Peak | Transform::Change)
}

type Series<'a> = (Indicator, Option<Flow>, Option<Coverage>, &'a [String], &'a [String], Option<String>);

fn series(said: &Statement) -> Series<'_> {
    let goods = said.commodity.as_ref().map(|goods| goods.to_lowercase());
    (said.indicator, said.flow, said.coverage, &said.areas, &said.partners, goods)
}

fn usual(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::GoodsTrade | Indicator::Fdi => "USD",
        Indicator::Vehicles => "vehicle",
        _ => "",
    }
}
