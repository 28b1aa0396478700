//! Which quotas should the slots of a day have? A local search against the simulator.

use super::compare::taken;
use super::outlook::Outlook;
use crate::scenario::{Change, Measure, Scenario};
use crate::simulate::{Estimate, Options, each};

/// Quotas that were found, and what they bring on chances the search did not see.
#[derive(Clone, Debug)]
pub struct Booked {
    /// The measure with the quotas found.
    pub measure: Measure,
    /// Cost with the quotas as they stood in the scenario.
    pub before: Estimate,
    /// Cost with those found.
    pub after: Estimate,
    /// Their difference, run by run.
    pub difference: Estimate,
    /// Quotas that were tried.
    pub tried: u32,
}

/// Moves places from slot to slot as long as it gets cheaper, for so many trials.
///
/// The places of a day stay as many for each class. Nothing comes of a measure that is no booking of slots.
#[must_use]
pub fn best_slots(scenario: &Scenario, measure: &Measure, options: Options, trials: u32) -> Option<Booked> {
    let Change::Slots(_, slots) = &measure.change else { return None };
    let cost = |measure: &Measure, options: Options| -> Vec<f64> {
        let changed = taken(scenario, [measure]);
        let mut costs = Vec::new();
        each(&changed, options, |run| Outlook::of(run, &changed).values[0], |_, cost| costs.push(cost));
        costs
    };
    let search = Options { replications: options.replications.clamp(2, 16), ..options };
    let mean = |measure: &Measure| Estimate::of(cost(measure, search)).mean;
    let mut best = measure.clone();
    let mut least = mean(&best);
    let classes: Vec<usize> = (0..slots.quotas.len()).filter(|&class| slots.quotas[class].is_some()).collect();
    let count = slots.quotas.iter().flatten().map(Vec::len).max()?;
    let mut chance = options.seed ^ 0x51_07;
    let mut pick = |upto: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % upto.max(1)
    };
    for trial in 0..trials {
        let class = classes[pick(classes.len())];
        let (from, to) = (pick(count), pick(count));
        let mut next = best.clone();
        let Change::Slots(_, slots) = &mut next.change else { return None };
        let Some(quota) = &mut slots.quotas[class] else { continue };
        // Large moves first, then finer ones.
        let share = if trial < trials / 3 {
            2
        } else if trial < 2 * trials / 3 {
            4
        } else {
            8
        };
        let moved = quota[from].div_ceil(share);
        if from == to || moved == 0 {
            continue;
        }
        quota[from] -= moved;
        quota[to] += moved;
        let now = mean(&next);
        if now < least {
            (best, least) = (next, now);
        }
    }
    // Other chances than those of the search, so that luck is not taken for skill.
    let fresh = Options { seed: options.seed ^ 0x0F_E5_4C, ..options };
    let (before, after) = (cost(measure, fresh), cost(&best, fresh));
    Some(Booked {
        difference: Estimate::of(after.iter().zip(&before).map(|(after, before)| after - before)),
        before: Estimate::of(before),
        after: Estimate::of(after),
        measure: best,
        tried: trials,
    })
}
