//! What one run says about what matters to those who regulate the traffic.

use crate::scenario::time::{DAY, in_hours};
use crate::scenario::{Kind, Scenario};
use crate::simulate::{Group, Run};

/// The measures of one run, by [`Outlook::names`].
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// Values in the order of the names; not a number where there is none (nobody got through).
    pub values: Vec<f64>,
}

/// What is compared for all vehicles together.
const NAMES: [&str; 11] = [
    "cost",
    "road_mean",
    "road_peak",
    "stock_peak",
    "fill_peak",
    "days_to_clear",
    "time",
    "time_p90",
    "over_limit",
    "turned_back",
    "through",
];

impl Outlook {
    /// The names of the values: of all vehicles, then of each class.
    #[must_use]
    pub fn names(scenario: &Scenario) -> Vec<String> {
        let all = NAMES.iter().map(|name| (*name).to_owned());
        let class = |class: &crate::scenario::Class| [format!("time:{}", class.id), format!("time_p90:{}", class.id)];
        all.chain(scenario.classes.iter().flat_map(class)).collect()
    }

    /// What a run says, the measures' own cost left out.
    pub(super) fn of(run: &Run<'_>, scenario: &Scenario) -> Outlook {
        let hours = in_hours(run.counted());
        let costs = &scenario.costs;
        let (road_mean, road_peak) = run.group_at(Group::Road).unwrap_or_default();
        let (_, stock_peak) = run.group_at(Group::Stock).unwrap_or_default();
        let passed = run.passed(None, None);
        let waiting: f64 = costs.waiting.iter().enumerate().map(|(class, cost)| cost * run.vehicle_hours(class)).sum();
        let cost = waiting
            + costs.road * road_mean * hours
            + costs.over_limit * passed.over_limit
            + costs.turned_back * passed.turned_back
            + costs.booking * passed.booking_hours;
        let mut values = vec![
            cost,
            road_mean,
            road_peak,
            stock_peak,
            fill(run, scenario),
            days_to_clear(run, scenario),
            passed.time.unwrap_or(f64::NAN),
            passed.time_p90.unwrap_or(f64::NAN),
            passed.over_limit,
            passed.turned_back,
            passed.through,
        ];
        for class in 0..scenario.classes.len() {
            let passed = run.passed(None, Some(class));
            values.extend([passed.time.unwrap_or(f64::NAN), passed.time_p90.unwrap_or(f64::NAN)]);
        }
        Outlook { values }
    }
}

/// The fullest any yard ever was, in percent of its places.
fn fill(run: &Run<'_>, scenario: &Scenario) -> f64 {
    let yards = scenario.nodes.iter().enumerate().filter_map(|(at, node)| {
        let yard = node.kind == Kind::Yard;
        Some(100.0 * run.peak(at) / f64::from(node.places.filter(|_| yard)?))
    });
    yards.fold(0.0, f64::max)
}

/// Days until the stock has fallen to its level; not a number where it has not.
fn days_to_clear(run: &Run<'_>, scenario: &Scenario) -> f64 {
    let (Some(level), None) = (scenario.costs.cleared, scenario.cycle) else { return f64::NAN };
    let first = (scenario.warm_up / scenario.step) as usize;
    let low = |step: &usize| run.group_step(Group::Stock, *step).is_some_and(|(_, end)| end <= f64::from(level));
    let steps = (first..run.steps()).find(low);
    steps.map_or(f64::NAN, |step| (step + 1 - first) as f64 * scenario.step as f64 / DAY as f64)
}
