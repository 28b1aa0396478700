//! Which amounts are far from what a series usually makes of a year before? Nothing is proven by it.
//!
//! The ratio edit of Hidiroglou and Berthelot ("Statistical editing and imputation for periodic business surveys", Survey
//! Methodology 12, 1986): ratios are made symmetric about their median, weighed by size, and held against the quartiles.

use super::{Finding, Kind, message};
use crate::claim::{Claim, Claims};
use crate::identity::{Rules, Severity};
use crate::series::{Class, Series, series};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Period, Transform};
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// So many ratios of a series make a habit.
const FEWEST: usize = 8;
/// How much size counts: from nought, not at all, to one, in proportion.
const SIZE: f64 = 0.5;
/// The least width of the quartiles, as a part of the median.
const WIDTH: f64 = 0.05;
/// So many widths beyond the quartiles a ratio is unusual.
const BEYOND: f64 = 4.0;
/// And by so much at least it differs from the median.
const FACTOR: f64 = 3.0;
/// A series has a habit where the largest of its usual ratios is no more than this many times the least.
const HABIT: f64 = 2.0;

/// An amount, the one of a year before, and what came of it.
struct Pair {
    claim: usize,
    before: usize,
    ratio: f64,
    size: f64,
}

/// The suspicions about documents from one on, those claims left aside that are known to be wrong.
pub(super) fn suspicions(
    claims: &Claims,
    aside: &BTreeSet<usize>,
    first: usize,
    rules: &Rules,
    lang: Lang,
) -> Vec<Finding> {
    let mut told: BTreeMap<Series, BTreeMap<Period, usize>> = BTreeMap::new();
    for (number, claim) in claims.list.iter().enumerate().filter(|(number, _)| !aside.contains(number)) {
        let Some((series, period)) = cell(claim, rules) else { continue };
        let periods = told.entry(series).or_default();
        let known = periods.entry(period).or_insert(number);
        if claims.list[*known].day <= claim.day {
            *known = number;
        }
    }
    let mut out = Vec::new();
    for periods in told.values().filter(|periods| periods.len() > FEWEST) {
        let pairs = pairs(periods, claims);
        if pairs.len() < FEWEST {
            continue;
        }
        let [usual, unusual] = unusual(&pairs);
        let ratios = usual.iter().map(|&at| pairs[at].ratio);
        let [lo, hi] = ratios.fold([f64::INFINITY, 0.0], |[lo, hi], ratio| [ratio.min(lo), ratio.max(hi)]);
        if hi > HABIT * lo {
            continue;
        }
        for pair in unusual.into_iter().map(|at| &pairs[at]) {
            let [claim, before] = [pair.claim, pair.before].map(|number| &claims.list[number]);
            if claim.document < first && before.document < first {
                continue;
            }
            out.push(Finding {
                kind: Kind::Unusual,
                proven: false,
                severity: Severity::Suspected,
                message: message::unusual(claim, before, pair.ratio, [lo, hi], lang),
                claims: vec![pair.claim, pair.before],
                suspect: pair.claim,
                meant: None,
            });
        }
    }
    out.sort_by_key(|finding| finding.suspect);
    out
}

/// The series and the period of an amount that has happened.
fn cell(claim: &Claim, rules: &Rules) -> Option<(Series, Period)> {
    let said = &claim.said;
    let class = Class::of(said.status);
    let positive = said.value.is_sign_positive() && !said.value.is_zero();
    if claim.teaser || said.transform != Transform::Level || class != Class::Observed || !positive {
        return None;
    }
    let series = series(said, &said.unit, class, &rules.areas, claim.day);
    (series.adds_up() && !series.is_signed()).then_some((series, said.period?))
}

fn pairs(periods: &BTreeMap<Period, usize>, claims: &Claims) -> Vec<Pair> {
    let value = |number: usize| claims.list[number].said.value.to_f64();
    let pair = |(period, &claim): (&Period, &usize)| {
        let before = *periods.get(&period.shift_years(-1)?)?;
        let (now, then) = (value(claim)?, value(before)?);
        Some(Pair { claim, before, ratio: now / then, size: now.max(then) })
    };
    periods.iter().filter_map(pair).collect()
}

/// The pairs that are usual, and those that are not, by number.
fn unusual(pairs: &[Pair]) -> [Vec<usize>; 2] {
    let median = quantile(pairs.iter().map(|pair| pair.ratio), 0.5);
    let effect = |pair: &Pair| {
        let ratio = pair.ratio / median;
        let symmetric = if ratio < 1.0 { 1.0 - 1.0 / ratio } else { ratio - 1.0 };
        symmetric * pair.size.powf(SIZE)
    };
    let effects: Vec<f64> = pairs.iter().map(effect).collect();
    let [low, middle, high] = [0.25, 0.5, 0.75].map(|part| quantile(effects.iter().copied(), part));
    let below = (middle - low).max((WIDTH * middle).abs());
    let above = (high - middle).max((WIDTH * middle).abs());
    let is_far = |&at: &usize| {
        let beyond = effects[at] < middle - BEYOND * below || effects[at] > middle + BEYOND * above;
        let ratio = pairs[at].ratio / median;
        beyond && !(1.0 / FACTOR..=FACTOR).contains(&ratio)
    };
    let (far, near) = (0..pairs.len()).partition(is_far);
    [near, far]
}

/// The value below which a part of some lies, between two of them in proportion.
fn quantile(values: impl Iterator<Item = f64>, part: f64) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    let at = part * (values.len() - 1) as f64;
    let (low, high) = (values[at.floor() as usize], values[at.ceil() as usize]);
    low + (high - low) * at.fract()
}

#[cfg(test)]
mod tests {
    use super::{Pair, quantile, unusual};

    #[test]
    fn quartiles_lie_between() {
        let values = || [4.0, 1.0, 3.0, 2.0].into_iter();
        assert_eq!([0.25, 0.5, 0.75].map(|part| quantile(values(), part)), [1.75, 2.5, 3.25]);
    }

    #[test]
    fn one_of_nine_is_far_from_the_others() {
        let ratios = [1.10, 1.15, 1.05, 1.2, 0.98, 1.12, 1.08, 10.9, 1.11];
        let pairs = ratios.map(|ratio| Pair { claim: 0, before: 0, ratio, size: 100.0 });
        assert_eq!(unusual(&pairs)[1], [7]);
        // A series that swings by itself has nothing unusual in it.
        let ratios = [0.5, 2.0, 0.7, 1.4, 3.0, 0.4, 1.0, 2.2, 0.6];
        let pairs = ratios.map(|ratio| Pair { claim: 0, before: 0, ratio, size: 100.0 });
        assert_eq!(unusual(&pairs)[1], Vec::<usize>::new());
    }
}
