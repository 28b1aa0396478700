//! All replications together: each measure with its mean and how sure it is.

use super::balance::Balance;
use super::estimate::Estimate;
use super::net::Group;
use super::run::{Measured, Passed, Run, Stepped};
use crate::scenario::Scenario;

/// Results of a simulation.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// How many replications there were.
    pub replications: u32,
    /// Events that happened in all of them.
    pub events: u64,
    /// Vehicles in all of them, warm-up included.
    pub vehicles: u64,
    /// Whether every place balanced in every run.
    pub balance: Balance,
    /// Each place (the road of each source behind the nodes) and each class, then all classes.
    pub lines: Vec<Line>,
    /// Groups of places.
    pub groups: Vec<GroupLine>,
    /// Each source and class; behind them those that were there at first.
    pub passages: Vec<PassageLine>,
    /// A number that any other course of any run would change.
    pub trace: u64,
}

/// A class at a place.
#[derive(Clone, Debug)]
pub struct Line {
    /// The number of the node; behind the nodes, of the source whose road it is.
    pub place: usize,
    /// The class, or all.
    pub class: Option<usize>,
    /// Estimates, by [`Line::NAMES`].
    pub total: [Estimate; 11],
    /// Estimates for each step, by [`Line::STEPS`].
    pub steps: Vec<[Estimate; 7]>,
}

impl Line {
    /// What is estimated.
    pub const NAMES: [&'static str; 11] =
        ["present", "waiting", "wait", "wait_p90", "over", "entered", "left", "gave_up", "busy", "stay", "peak"];
    /// What is estimated in each step.
    pub const STEPS: [&'static str; 7] = ["present", "waiting", "at_end", "waiting_at_end", "entered", "left", "wait"];

    /// An estimate by its name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Estimate> {
        Some(self.total[Line::NAMES.iter().position(|&known| known == name)?])
    }

    /// An estimate of a step by its name.
    #[must_use]
    pub fn step(&self, step: usize, name: &str) -> Option<Estimate> {
        Some(self.steps.get(step)?[Line::STEPS.iter().position(|&known| known == name)?])
    }
}

/// Places counted together.
#[derive(Clone, Debug)]
pub struct GroupLine {
    /// Which.
    pub group: Group,
    /// Vehicles on average.
    pub mean: Estimate,
    /// The most at any time.
    pub peak: Estimate,
    /// In each step: on average, and at its end.
    pub steps: Vec<[Estimate; 2]>,
}

/// What became of the vehicles of a source.
#[derive(Clone, Debug)]
pub struct PassageLine {
    /// The source; the number behind the last are vehicles that were there at first.
    pub source: usize,
    /// The class.
    pub class: usize,
    /// Came, got through, turned back, over their limit, hours on average, p90, hours to the booked slot.
    pub total: [Estimate; 7],
}

impl PassageLine {
    /// What is estimated.
    pub const NAMES: [&'static str; 7] =
        ["came", "through", "turned_back", "over_limit", "time", "time_p90", "booking_delay"];
}

impl Outcome {
    pub(super) fn empty(scenario: &Scenario) -> Outcome {
        let places = scenario.nodes.len() + scenario.sources.len();
        let classes = scenario.classes.len();
        let list: Vec<Option<usize>> = (0..classes).map(Some).filter(|_| classes > 1).chain([None]).collect();
        let line =
            |place| list.iter().map(move |&class| Line { place, class, total: Default::default(), steps: Vec::new() });
        let passage = |source| (0..classes).map(move |class| PassageLine { source, class, total: Default::default() });
        Outcome {
            replications: 0,
            events: 0,
            vehicles: 0,
            balance: Balance::default(),
            lines: (0..places).flat_map(line).collect(),
            groups: Vec::new(),
            passages: (0..=scenario.sources.len()).flat_map(passage).collect(),
            trace: 0,
        }
    }

    /// One more replication; they come in their order.
    pub(super) fn add(&mut self, said: Said) {
        self.replications += 1;
        self.events += said.events;
        self.vehicles += said.vehicles;
        self.balance.merge(said.balance);
        self.trace = self.trace.rotate_left(17) ^ said.trace;
        for (line, (total, steps)) in self.lines.iter_mut().zip(said.lines) {
            add(&mut line.total, total);
            line.steps.resize(steps.len(), Default::default());
            line.steps.iter_mut().zip(steps).for_each(|(step, values)| add(step, values));
        }
        if self.groups.is_empty() {
            let new = |&(group, ..): &(Group, _, _)| GroupLine {
                group,
                mean: Estimate::default(),
                peak: Estimate::default(),
                steps: Vec::new(),
            };
            self.groups = said.groups.iter().map(new).collect();
        }
        for (line, (_, [mean, peak], steps)) in self.groups.iter_mut().zip(said.groups) {
            line.mean.add(mean);
            line.peak.add(peak);
            line.steps.resize(steps.len(), Default::default());
            line.steps.iter_mut().zip(steps).for_each(|(step, values)| add(step, values));
        }
        for (line, values) in self.passages.iter_mut().zip(said.passages) {
            add(&mut line.total, values);
        }
    }

    /// A line by its place and class.
    #[must_use]
    pub fn line(&self, place: usize, class: Option<usize>) -> Option<&Line> {
        self.lines.iter().find(|line| line.place == place && line.class == class)
    }

    /// A group.
    #[must_use]
    pub fn group(&self, group: Group) -> Option<&GroupLine> {
        self.groups.iter().find(|line| line.group == group)
    }
}

fn add<const N: usize>(estimates: &mut [Estimate; N], values: [Option<f64>; N]) {
    for (estimate, value) in estimates.iter_mut().zip(values) {
        if let Some(value) = value {
            estimate.add(value);
        }
    }
}

/// What a replication says, without its vehicles.
pub(super) struct Said {
    events: u64,
    vehicles: u64,
    balance: Balance,
    trace: u64,
    lines: Vec<(Values<11>, Vec<Values<7>>)>,
    groups: Vec<(Group, [f64; 2], Vec<Values<2>>)>,
    passages: Vec<Values<7>>,
}

/// What a replication says of some measures; nothing of those nobody came to.
type Values<const N: usize> = [Option<f64>; N];

impl Said {
    pub(super) fn of(run: &Run<'_>, scenario: &Scenario) -> Said {
        let empty = Outcome::empty(scenario);
        let lines = empty.lines.iter().map(|line| {
            let steps = (0..run.steps()).map(|step| stepped(run.step(line.place, line.class, step))).collect();
            (measured(run.place(line.place, line.class)), steps)
        });
        let group = |&group: &Group| {
            let (mean, peak) = run.group_at(group).unwrap_or_default();
            let pair = |step| run.group_step(group, step).map_or([None; 2], |(mean, end)| [Some(mean), Some(end)]);
            (group, [mean, peak], (0..run.steps()).map(pair).collect())
        };
        let passage = |line: &PassageLine| passed(run.passed(Some(line.source), Some(line.class)));
        Said {
            events: run.events(),
            vehicles: run.vehicles(),
            balance: run.balance.clone(),
            trace: run.trace(),
            lines: lines.collect(),
            groups: run.groups().iter().map(group).collect(),
            passages: empty.passages.iter().map(passage).collect(),
        }
    }
}

fn measured(m: Measured) -> [Option<f64>; 11] {
    [
        Some(m.present),
        Some(m.waiting),
        m.wait,
        m.wait_p90,
        m.over,
        Some(m.entered),
        Some(m.left),
        Some(m.gave_up),
        Some(m.busy),
        m.stay,
        Some(m.peak),
    ]
}

fn stepped(step: Option<Stepped>) -> [Option<f64>; 7] {
    step.map_or([None; 7], |s| {
        [
            Some(s.present),
            Some(s.waiting),
            Some(s.at_end),
            Some(s.waiting_at_end),
            Some(s.entered),
            Some(s.left),
            s.wait,
        ]
    })
}

fn passed(p: Passed) -> [Option<f64>; 7] {
    [Some(p.came), Some(p.through), Some(p.turned_back), Some(p.over_limit), p.time, p.time_p90, p.delay]
}
