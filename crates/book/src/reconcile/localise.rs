//! Which fewest claims have to be given up for the rest to hold? (Fellegi and Holt's error localisation)

use super::minimal::{Conflict, conflict};
use super::system::System;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many choices are weighed; beyond them the best found so far counts.
const STEPS: u32 = 2_000;

/// The conflicts of a group of rows, and the fewest claims without which none is left.
#[derive(Clone, Debug, Default)]
pub struct Located {
    /// The conflicts, each a smallest one.
    pub conflicts: Vec<Conflict>,
    /// The claims to give up.
    pub dropped: BTreeSet<usize>,
}

/// Finds conflicts until giving up some claims leaves none. Of equally few claims, those with the least `worth` go.
#[must_use]
pub fn locate(system: &System, rows: &[usize], worth: &dyn Fn(usize) -> u32) -> Located {
    let mut located = Located::default();
    while let Some(found) = conflict(system, rows, &located.dropped) {
        if found.claims.is_empty() {
            break;
        }
        located.conflicts.push(found);
        located.dropped = if located.conflicts.len() <= MANY {
            fewest(&located.conflicts, worth)
        } else {
            enough(&located.conflicts, worth)
        };
    }
    located
}

/// From so many conflicts on, claims are chosen one by one, those with a part in most of them first.
const MANY: usize = 12;

/// Claims that have a part in every conflict, not always the fewest.
fn enough(conflicts: &[Conflict], worth: &dyn Fn(usize) -> u32) -> BTreeSet<usize> {
    let mut chosen = BTreeSet::new();
    loop {
        let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
        let open = conflicts.iter().filter(|conflict| conflict.claims.is_disjoint(&chosen));
        open.flat_map(|conflict| &conflict.claims).for_each(|claim| *hits.entry(*claim).or_default() += 1);
        let next = hits.into_iter().max_by_key(|(claim, hits)| (*hits, Reverse(worth(*claim)), Reverse(*claim)));
        match next {
            Some((claim, _)) => chosen.insert(claim),
            None => return chosen,
        };
    }
}

/// The fewest claims that have a part in every conflict, the least worth of equally few.
#[must_use]
pub fn fewest(conflicts: &[Conflict], worth: &dyn Fn(usize) -> u32) -> BTreeSet<usize> {
    let mut best: Option<(usize, u32, BTreeSet<usize>)> = None;
    let mut chosen = BTreeSet::new();
    search(conflicts, worth, &mut chosen, &mut best, &mut { STEPS });
    best.map(|(_, _, claims)| claims).unwrap_or_default()
}

fn search(
    conflicts: &[Conflict],
    worth: &dyn Fn(usize) -> u32,
    chosen: &mut BTreeSet<usize>,
    best: &mut Option<(usize, u32, BTreeSet<usize>)>,
    steps: &mut u32,
) {
    let cost = (chosen.len(), chosen.iter().map(|&claim| worth(claim)).sum::<u32>());
    if best.as_ref().is_some_and(|(count, worth, _)| cost >= (*count, *worth)) || best.is_some() && *steps == 0 {
        return;
    }
    *steps = steps.saturating_sub(1);
    let open = conflicts.iter().filter(|conflict| conflict.claims.is_disjoint(chosen));
    let Some(next) = open.min_by_key(|conflict| conflict.claims.len()) else {
        *best = Some((cost.0, cost.1, chosen.clone()));
        return;
    };
    let open = |claim: &usize| {
        let hit = |conflict: &&Conflict| conflict.claims.is_disjoint(chosen) && conflict.claims.contains(claim);
        conflicts.iter().filter(hit).count()
    };
    let mut claims: Vec<(usize, usize)> = next.claims.iter().map(|claim| (open(claim), *claim)).collect();
    claims.sort_unstable_by_key(|&(hits, claim)| (Reverse(hits), worth(claim)));
    for (_, claim) in claims {
        chosen.insert(claim);
        search(conflicts, worth, chosen, best, steps);
        chosen.remove(&claim);
    }
}
