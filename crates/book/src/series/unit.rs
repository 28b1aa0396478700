//! In what is a series counted, of which a claim tells only a percentage?

use crate::claim::{Claim, Statement};
use kimngach_reader::figure::{Indicator, Transform};

/// The unit of the series of each claim: its own where it tells an amount, else that of the nearest amount of the
/// same series.
#[must_use]
pub fn units(claims: &[&Claim]) -> Vec<String> {
    let unit = |claim: &&Claim| {
        if tells_amount(&claim.said) {
            return claim.said.unit.clone();
        }
        let distance = |other: &&&Claim| {
            let other_period = other.said.period != claim.said.period;
            (other_period, other.at[0].abs_diff(claim.at[0]))
        };
        let amounts = claims.iter().filter(|other| tells_amount(&other.said) && same_series(&claim.said, &other.said));
        let nearest = amounts.min_by_key(distance);
        nearest.map_or_else(|| usual(claim.said.indicator).to_owned(), |other| other.said.unit.clone())
    };
    claims.iter().map(unit).collect()
}

fn tells_amount(said: &Statement) -> bool {
    matches!(said.transform, Transform::Level | Transform::Daily | Transform::Peak | Transform::Change)
}

fn same_series(a: &Statement, b: &Statement) -> bool {
    let keys = |said: &Statement| (said.indicator, said.flow, said.coverage);
    let goods = |said: &Statement| said.commodity.as_ref().map(|goods| goods.to_lowercase());
    keys(a) == keys(b) && a.areas == b.areas && a.partners == b.partners && goods(a) == goods(b)
}

fn usual(indicator: Indicator) -> &'static str {
    match indicator {
        Indicator::GoodsTrade | Indicator::Fdi => "USD",
        Indicator::Vehicles => "vehicle",
        _ => "",
    }
}
