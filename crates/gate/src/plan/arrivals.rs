//! The vehicles that are expected: a forecast or a table of days, put in the place of the rates of a scenario.

use crate::scenario::time::{DAY, in_hours};
use crate::scenario::{Fault, Rate, Scenario};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Vehicles of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The day.
    pub day: Date,
    /// The id of the gate.
    pub gate: String,
    /// `export` or `import`.
    pub direction: String,
    /// The id of the class, where classes are told apart.
    pub class: Option<String>,
    /// How many are expected.
    pub vehicles: f64,
}

/// Reads CSV with a head of `date,gate,direction,vehicles` and perhaps `class`, in any order, other columns passed over.
///
/// # Errors
/// The first line that cannot be read.
pub fn read(text: &str) -> Result<Vec<Arrival>, Fault> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let (_, head) =
        lines.next().ok_or_else(|| Fault { line: 1, told: "no head `date,gate,direction,vehicles`".into() })?;
    let head: Vec<&str> = head.trim_start_matches('\u{FEFF}').split(',').map(str::trim).collect();
    let column = |names: &[&str]| head.iter().position(|known| names.contains(known));
    let must = |names: &[&str]| {
        column(names).ok_or_else(|| Fault { line: 1, told: format!("no column `{}` in the head", names[0]) })
    };
    let (day, gate, direction) = (must(&["date", "day", "period"])?, must(&["gate"])?, must(&["direction", "flow"])?);
    let (vehicles, class) = (must(&["vehicles", "mean", "point", "forecast"])?, column(&["class", "goods"]));
    let mut arrivals = Vec::new();
    for (number, line) in lines {
        let cells: Vec<&str> = line.split(',').map(|cell| cell.trim().trim_matches('"')).collect();
        let fault = |told: String| Fault { line: number + 1, told };
        let cell = |at: usize| cells.get(at).copied().ok_or_else(|| fault("has fewer columns than the head".into()));
        let count: f64 = cell(vehicles)?.parse().map_err(|_| fault(format!("`{}` is no number", cells[vehicles])))?;
        if !(count.is_finite() && (0.0..1e6).contains(&count)) {
            return Err(fault(format!("`{count}` vehicles cannot come")));
        }
        let class = class.and_then(|at| cells.get(at)).filter(|class| !class.is_empty() && **class != "all");
        arrivals.push(Arrival {
            day: cell(day)?.parse().map_err(|_| fault(format!("`{}` is no day", cells[day])))?,
            gate: cell(gate)?.to_owned(),
            direction: cell(direction)?.to_owned(),
            class: class.map(|class| (*class).to_owned()),
            vehicles: count,
        });
    }
    if arrivals.is_empty() { Err(Fault { line: 1, told: "no days".into() }) } else { Ok(arrivals) }
}

/// The scenario over the days of the table, warm-up before it with the vehicles of its first day. Sources of gates and
/// directions that the table does not tell keep their rates.
///
/// # Errors
/// When nothing of the table is about a source of the scenario, or days are too far apart.
pub fn with(scenario: &Scenario, arrivals: &[Arrival]) -> Result<Scenario, Fault> {
    let whole = |told: String| Fault { line: 0, told };
    let first = arrivals.iter().map(|arrival| arrival.day).min().ok_or_else(|| whole("no days".into()))?;
    let last = arrivals.iter().map(|arrival| arrival.day).max().unwrap_or(first);
    let between = |from: Date, to: Date| to.since(from).map_or(i64::MAX, |span| i64::from(span.get_days()));
    let days = between(first, last) + 1;
    if days > 400 {
        return Err(whole(format!("the table runs from {first} to {last}; give at most 400 days")));
    }
    let warm = scenario.warm_up.div_ceil(DAY) as i64;
    let mut changed = scenario.clone();
    changed.start = first.saturating_sub(jiff::Span::new().days(warm));
    changed.warm_up = warm as u64 * DAY;
    changed.length = (warm + days) as u64 * DAY;
    changed.cycle = None;
    let mut used = false;
    for (at, source) in scenario.sources.iter().enumerate() {
        let gate = source.gate.map(|gate| scenario.gates[gate].id.as_str());
        let mine: Vec<&Arrival> = arrivals
            .iter()
            .filter(|arrival| {
                Some(arrival.gate.as_str()) == gate && Some(&arrival.direction) == source.direction.as_ref()
            })
            .collect();
        if mine.is_empty() {
            continue;
        }
        used = true;
        let mut counts = vec![0.0; days as usize];
        let mut shares: BTreeMap<usize, f64> = BTreeMap::new();
        for arrival in mine {
            counts[between(first, arrival.day) as usize] += arrival.vehicles;
            if let Some(class) = &arrival.class {
                let known = scenario.classes.iter().position(|known| known.id == *class);
                let known = known.ok_or_else(|| whole(format!("the scenario has no class `{class}`")))?;
                *shares.entry(known).or_default() += arrival.vehicles;
            }
        }
        changed.sources[at].rate = daily(&source.rate, &counts, warm as usize);
        let total: f64 = shares.values().sum();
        if total > 0.0 {
            let mut upto = 0.0;
            let cumulated = shares.iter().map(|(&class, count)| {
                upto += count / total;
                (upto, class)
            });
            changed.sources[at].classes = cumulated.collect();
            changed.sources[at].classes.last_mut().into_iter().for_each(|last| last.0 = 1.0);
        }
    }
    let known = || scenario.gates.iter().map(|gate| gate.id.as_str()).collect::<Vec<_>>().join(", ");
    if used { Ok(changed) } else { Err(whole(format!("no row is about a gate of the scenario ({})", known()))) }
}

/// The shape of a rate with so many vehicles on each day.
fn daily(rate: &Rate, counts: &[f64], warm: usize) -> Rate {
    let mean = rate.mean() * rate.cycle;
    let per_cycle = rate.cycle / (in_hours(DAY));
    let mut factors = vec![counts[0] * per_cycle / mean; warm];
    factors.extend(counts.iter().map(|count| count * per_cycle / mean));
    factors.push(0.0);
    Rate { factors, window: (0.0, f64::INFINITY), ..rate.clone() }
}
