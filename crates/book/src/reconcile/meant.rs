//! What did a claim mean, if it is wrong? The likeliest slip without which all agrees.

use super::case::Trial;
use super::direction::turn;
use super::minimal::infeasible;
use super::others::Others;
use super::propagate::Bounds;
use super::slip::{Fit, Slip, Variant, variants};
use super::{System, system};
use crate::claim::{Claim, Statement};
use crate::series::exact::{Exact, near, rounded};
use crate::series::{Printed, Slack};
use kimngach_reader::figure::{Key, Transform};
use num_traits::{FromPrimitive, ToPrimitive};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

impl Trial<'_> {
    /// The claims with corrections, without the dropped ones.
    pub(super) fn with(
        &self,
        corrected: &[Option<Claim>],
        dropped: &BTreeSet<usize>,
        last: Option<(usize, &Claim)>,
        slack: Slack,
    ) -> System {
        let claim = |number: usize| match last {
            Some((of, claim)) if of == number => Some(claim),
            _ if dropped.contains(&number) => None,
            _ => corrected[number].as_ref().or(self.claims[number]),
        };
        let claims: Vec<Option<&Claim>> = (0..self.claims.len()).map(claim).collect();
        system(&claims, self.rules, slack)
    }

    /// Whether all agree, with corrections and without the dropped ones.
    pub(super) fn holds(&self, corrected: &[Option<Claim>], dropped: &BTreeSet<usize>) -> bool {
        let system = self.with(corrected, dropped, None, self.slack);
        let groups = system.groups();
        groups.iter().all(|group| Bounds::of(&system, group).conflict().is_none())
            && groups.iter().all(|group| infeasible(&system, group).is_none())
    }

    /// The likeliest slip without which a claim agrees with all others.
    pub(super) fn best(
        &self,
        corrected: &[Option<Claim>],
        without: &BTreeSet<usize>,
        number: usize,
    ) -> Option<Variant> {
        let claim = self.claims[number]?;
        let area = claim.said.areas.first().filter(|_| claim.said.areas.len() == 1);
        let other = area.and_then(|area| self.rules.areas.former(area, claim.day));
        let mut all: Vec<Variant> = other
            .map(|(territory, since)| {
                let mut claim = claim.clone();
                claim.said.areas = vec![territory];
                // Of a time before the merger, a bare name may well mean the territory of that time.
                let before = claim.said.period.is_some_and(|period| period.last() < since);
                let cost = match (claim.open.contains(&Key::Area), before) {
                    (true, _) => 0,
                    (false, true) => 4,
                    (false, false) => 16,
                };
                Variant { slip: Slip::Territory, claim, cost, fit: Fit::NONE }
            })
            .into_iter()
            .chain(variants(claim))
            .collect();
        all.extend(self.fitting(corrected, without, number));
        let mut fits: Vec<(u32, f64, Variant)> = Vec::new();
        let others = |claim: &Claim| Others::of(self, corrected, without, number, claim, self.slack);
        // Most slips change the number alone: what the others say of it stays the same.
        let mut known = vec![others(claim)];
        let beyond = beyond(claim, known[0].relation());
        for mut variant in all {
            if fits.first().is_some_and(|(cost, ..)| variant.cost > *cost) {
                break;
            }
            let at = known.iter().position(|others| others.fit(&variant.claim));
            let at = at.unwrap_or_else(|| {
                known.push(others(&variant.claim));
                known.len() - 1
            });
            known[at].put(&variant.claim);
            let Some(support) = known[at].support(&variant.claim) else { continue };
            variant.fit = Fit { width: support.width, beyond };
            let enough = match variant.slip {
                Slip::Unit(power) => {
                    is_fine(&variant.claim) && support.ceiling && beyond > if power.abs() < 3 { 3.0 } else { 10.0 }
                }
                Slip::Swapped | Slip::Doubled | Slip::Digit | Slip::Other => support.width < 1.3,
                Slip::Sign => support.width < 1.5,
                Slip::Flow | Slip::Year | Slip::Span | Slip::Currency | Slip::Points => support.width < 1.1,
                Slip::Territory => {
                    claim.open.contains(&Key::Area) || support.width < 1.3 || variant.cost < 16 && support.floor
                }
            };
            if enough && known[at].agree() {
                fits.push((variant.cost, support.miss, variant));
            }
        }
        fits.into_iter()
            .min_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(std::cmp::Ordering::Equal))
            .map(|(.., variant)| variant)
    }

    /// The number that fits, where no slip is known that leads to it.
    pub(super) fn fitting(
        &self,
        corrected: &[Option<Claim>],
        without: &BTreeSet<usize>,
        number: usize,
    ) -> Option<Variant> {
        let claim = self.claims[number]?;
        let [lo, hi] = Others::of(self, corrected, without, number, claim, Slack::Tight).quantity(claim)?;
        if !(lo.is_finite() && hi.is_finite()) || (hi - lo) > 0.1 * (lo.abs() + hi.abs()) {
            return None;
        }
        let grain = crate::series::grain(&claim.text, claim.said.value);
        let digits = (-near(&grain.last).log10()).round();
        let value = rounded(&Exact::from_f64(f64::midpoint(lo, hi))?, digits as i32)?;
        let mut claim = claim.clone();
        claim.said.value = value;
        claim.said.value_to = None;
        claim.text = value.to_string();
        let amount = matches!(claim.said.transform, Transform::Level | Transform::Change);
        let cost = if amount { 46 } else { 40 } + 10 * u32::from(self.is_like_sibling(number, value));
        Some(Variant { slip: Slip::Other, cost, claim, fit: Fit::NONE })
    }

    /// Whether a growth rate is nearer to that of the other direction than what would fit instead.
    pub(super) fn is_like_sibling(&self, number: usize, fitting: Decimal) -> bool {
        let Some(claim) = self.claims[number] else { return false };
        let own = &claim.said;
        let sibling = self.claims.iter().flatten().find(|other| {
            let keys = |said: &Statement| (said.indicator, said.transform, said.period, said.coverage);
            let same = keys(&other.said) == keys(own) && other.said.areas == own.areas;
            same && other.said.commodity == own.commodity && turn(other.said.flow) == own.flow && own.flow.is_some()
        });
        sibling.is_some_and(|other| (other.said.value - own.value).abs() < (other.said.value - fitting).abs())
    }

    /// Between what the other claims put what a claim tells.
    pub(super) fn implied(
        &self,
        corrected: &[Option<Claim>],
        dropped: &BTreeSet<usize>,
        number: usize,
    ) -> Option<[f64; 2]> {
        let claim = self.claims[number]?;
        let others = Others::of(self, corrected, dropped, number, claim, self.slack);
        others.quantity(claim).filter(|[lo, hi]| lo <= hi)
    }
}

/// How many times what a claim says is beyond what the others allow.
fn beyond(claim: &Claim, bounds: Option<[f64; 2]>) -> f64 {
    let told = claim.said.value.abs().to_f64().unwrap_or(0.0);
    bounds.map_or(1.0, |[lo, hi]| (told / hi.abs().max(1.0)).max(lo.abs() / told.max(1e-9)).max(1.0))
}

/// Whether a number has digits enough that another multiplier would not fit it by chance.
fn is_fine(claim: &Claim) -> bool {
    let Statement { value, value_to, bound, .. } = claim.said;
    let [lo, hi] = Printed { text: &claim.text, value, value_to, bound, status: None }.interval(Slack::Loose).near();
    let (least, most) = (lo.abs().min(hi.abs()), lo.abs().max(hi.abs()));
    most < 1.3 * least
}
