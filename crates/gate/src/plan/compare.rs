//! Which measures, alone or together, are better than others, and which only look so?

use super::outlook::Outlook;
use crate::scenario::{Measure, Scenario};
use crate::simulate::{Estimate, Options, each};

/// Measures taken together, and what came of it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Numbers of the measures; none for doing nothing.
    pub measures: Vec<usize>,
    /// Estimates by [`Outlook::names`].
    pub values: Vec<Estimate>,
    /// Differences from doing nothing on the same chances.
    pub against: Vec<Estimate>,
    /// 1 for those nothing is surely better than; options of one rank cannot be told apart from its best.
    pub rank: u32,
    rows: Vec<Vec<f64>>,
}

/// All options, the best first.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Names of the values.
    pub names: Vec<String>,
    /// Options by rank, then by their mean.
    pub options: Vec<Choice>,
    /// Which option is recommended: of the first rank, that with the fewest measures.
    pub best: usize,
    /// Which option is doing nothing.
    pub nothing: usize,
    /// Runs of each option.
    pub replications: u32,
    /// Their seed.
    pub seed: u64,
}

/// Tries all measures alone and in pairs, and more together as long as that is surely better.
#[must_use]
pub fn plan(scenario: &Scenario, options: Options, mut told: impl FnMut(usize, usize)) -> Plan {
    let count = scenario.measures.len();
    let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
    sets.extend((0..count).map(|one| vec![one]));
    for one in 0..count {
        let pair = |other: &usize| scenario.measures[one].goes_with(&scenario.measures[*other]);
        sets.extend((one + 1..count).filter(pair).map(|other| vec![one, other]));
    }
    let mut tried: Vec<Choice> = Vec::new();
    for (at, set) in sets.iter().enumerate() {
        told(at, sets.len());
        let option = try_out(scenario, set, options, tried.first());
        tried.push(option);
    }
    while let Some(best) = tried.iter().min_by(|a, b| a.values[0].mean.total_cmp(&b.values[0].mean)) {
        let (set, rows) = (best.measures.clone(), best.rows.clone());
        let fits = |one: &usize| {
            !set.contains(one) && set.iter().all(|&other| scenario.measures[*one].goes_with(&scenario.measures[other]))
        };
        if set.len() < 2 || !(0..count).any(|one| fits(&one)) {
            break;
        }
        let more: Vec<Choice> = (0..count)
            .filter(fits)
            .map(|one| {
                let mut set = set.clone();
                set.push(one);
                set.sort_unstable();
                try_out(scenario, &set, options, tried.first())
            })
            .filter(|option| !tried.iter().any(|known| known.measures == option.measures))
            .collect();
        let better = more.iter().any(|option| surely(&option.rows, &rows, more.len()));
        tried.extend(more);
        if !better {
            break;
        }
    }
    rank(&mut tried);
    let nothing = tried.iter().position(|option| option.measures.is_empty()).unwrap_or(0);
    let first = tried.iter().enumerate().filter(|(_, option)| option.rank == 1);
    let best = first.min_by_key(|(at, option)| (option.measures.len(), *at)).map_or(0, |(at, _)| at);
    Plan {
        names: Outlook::names(scenario),
        options: tried,
        best,
        nothing,
        replications: options.replications,
        seed: options.seed,
    }
}

/// The scenario with measures taken.
pub(super) fn taken<'m>(scenario: &Scenario, measures: impl IntoIterator<Item = &'m Measure>) -> Scenario {
    measures.into_iter().fold(scenario.clone(), |scenario, measure| measure.applied(&scenario))
}

fn try_out(scenario: &Scenario, set: &[usize], options: Options, nothing: Option<&Choice>) -> Choice {
    let changed = taken(scenario, set.iter().map(|&one| &scenario.measures[one]));
    let own: f64 = set.iter().map(|&one| &scenario.measures[one]).map(|one| one.cost * one.days(scenario.length)).sum();
    let mut rows: Vec<Vec<f64>> = Vec::new();
    each(
        &changed,
        options,
        |run| Outlook::of(run, &changed),
        |_, outlook| {
            let mut values = outlook.values;
            values[0] += own;
            rows.push(values);
        },
    );
    let columns = rows.first().map_or(0, Vec::len);
    let known = |value: &f64| !value.is_nan();
    let column = |at: usize| Estimate::of(rows.iter().map(|row| row[at]).filter(known));
    let base = nothing.map_or(&rows, |nothing| &nothing.rows);
    let against = |at: usize| Estimate::of(rows.iter().zip(base).map(|(row, base)| row[at] - base[at]).filter(known));
    Choice {
        measures: set.to_vec(),
        values: (0..columns).map(column).collect(),
        against: (0..columns).map(against).collect(),
        rank: 0,
        rows,
    }
}

/// Whether one is cheaper than another on the same chances, at 95 % over so many comparisons (Bonferroni).
fn surely(one: &[Vec<f64>], other: &[Vec<f64>], comparisons: usize) -> bool {
    let difference = Estimate::of(one.iter().zip(other).map(|(one, other)| one[0] - other[0]));
    let half = difference.half(1.0 - 0.05 / comparisons.max(1) as f64);
    half.is_some_and(|half| difference.mean + half < 0.0)
}

fn rank(tried: &mut [Choice]) {
    tried.sort_by(|a, b| a.values[0].mean.total_cmp(&b.values[0].mean).then(a.measures.cmp(&b.measures)));
    let (mut rank, mut leader) = (1, 0);
    for at in 0..tried.len() {
        if at > 0 && surely(&tried[leader].rows, &tried[at].rows, tried.len() - 1) {
            rank = at as u32 + 1;
            leader = at;
        }
        tried[at].rank = rank;
    }
}
