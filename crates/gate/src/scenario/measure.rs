//! What the authorities may do about it: measures as data, and the scenario with a measure taken.

use super::calendar::Shift;
use super::model::{Batch, Diversion, Goal, Node, Scenario, Slots, Text, Window};
use super::time::{DAY, Time};

/// Something that may be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its key in the file.
    pub id: String,
    /// What is done.
    pub name: Text,
    /// Who does it.
    pub who: Text,
    /// When it should begin.
    pub trigger: Text,
    /// How and when it ends.
    pub end: Text,
    /// What it costs a day, in million dong.
    pub cost: f64,
    /// From when to when.
    pub window: (Time, Time),
    /// What it changes.
    pub change: Change,
}

/// What a measure changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Places work from one time of the day to another.
    Hours(Vec<u16>, (f64, f64)),
    /// So many more work at places.
    Servers(Vec<u16>, u32),
    /// A class goes before others at places.
    Priority(Vec<u16>, usize),
    /// A class is not received by places (all, without one); those who come turn back.
    Refuse(Vec<u16>, Option<usize>),
    /// Places receive only who has registered; others wait.
    Registered(Vec<u16>),
    /// Vehicles of sources go elsewhere.
    Divert(Vec<usize>, Diversion),
    /// A yard upstream holds the vehicles of sources and lets them go in batches: places, then how.
    Hold {
        /// The sources whose vehicles are held.
        sources: Vec<usize>,
        /// The yard that holds them.
        yard: u16,
        /// How it lets them go.
        batch: Batch,
    },
    /// Vehicles of sources book slots.
    Slots(Vec<usize>, Slots),
}

impl Measure {
    /// The scenario with the measure taken.
    #[must_use]
    pub fn applied(&self, scenario: &Scenario) -> Scenario {
        let mut changed = scenario.clone();
        let class_count = scenario.classes.len();
        let each = |nodes: &[u16], nodes_of: &mut Vec<Node>, act: &dyn Fn(&mut Node)| {
            nodes.iter().for_each(|&node| act(&mut nodes_of[usize::from(node)]));
        };
        match &self.change {
            Change::Hours(nodes, hours) => each(nodes, &mut changed.nodes, &|node| self.lengthen(node, *hours)),
            Change::Servers(nodes, more) => each(nodes, &mut changed.nodes, &|node| self.strengthen(node, *more)),
            Change::Priority(nodes, class) => each(nodes, &mut changed.nodes, &|node| {
                node.priority = (0..class_count).map(|other| node.priority[other].saturating_add(1)).collect();
                node.priority[*class] = 0;
            }),
            Change::Refuse(nodes, class) => each(nodes, &mut changed.nodes, &|node| {
                node.windows.push(self.gate_window(*class, false, true));
            }),
            Change::Registered(nodes) => each(nodes, &mut changed.nodes, &|node| {
                node.windows.push(self.gate_window(None, true, false));
            }),
            Change::Divert(sources, diversion) => {
                let diversion = Diversion { window: self.window, ..diversion.clone() };
                sources.iter().for_each(|&source| changed.sources[source].diversions.push(diversion.clone()));
            }
            Change::Hold { sources, yard, batch } => {
                let to = Goal::Node(*yard);
                let hold = Diversion { to, class: None, share: 1.0, when: None, window: self.window };
                sources.iter().for_each(|&source| changed.sources[source].diversions.push(hold.clone()));
                changed.nodes[usize::from(*yard)].batch = Some(Batch { window: self.window, ..batch.clone() });
            }
            Change::Slots(sources, slots) => {
                let slots = Slots { window: self.window, ..slots.clone() };
                sources.iter().for_each(|&source| changed.sources[source].slots = Some(slots.clone()));
            }
        }
        changed
    }

    /// Whether two measures can be taken together.
    #[must_use]
    pub fn goes_with(&self, other: &Measure) -> bool {
        let same_hours = match (&self.change, &other.change) {
            (Change::Hours(mine, _), Change::Hours(others, _)) => mine.iter().any(|node| others.contains(node)),
            (Change::Slots(mine, _) | Change::Hold { sources: mine, .. }, Change::Slots(others, _))
            | (Change::Slots(mine, _), Change::Hold { sources: others, .. }) => {
                mine.iter().any(|source| others.contains(source))
            }
            _ => false,
        };
        self.id != other.id && !same_hours
    }

    /// The days of the window, counted from the first of the run.
    #[must_use]
    pub fn days(&self, length: Time) -> f64 {
        (self.window.1.min(length).saturating_sub(self.window.0)) as f64 / DAY as f64
    }

    fn gate_window(&self, class: Option<usize>, registered: bool, turn_back: bool) -> Window {
        Window { from: self.window.0, to: self.window.1, class, registered, turn_back }
    }

    fn day_span(&self) -> (i64, i64) {
        let last = if self.window.1 == Time::MAX { i64::MAX / 2 } else { ((self.window.1 - 1) / DAY) as i64 };
        ((self.window.0 / DAY) as i64, last)
    }

    /// All who work there at most work from one time to another.
    fn lengthen(&self, node: &mut Node, (from, to): (f64, f64)) {
        let days = self.day_span();
        if let Some(calendar) = &mut node.calendar {
            let mut shifts: Vec<Shift> = calendar.daily.clone();
            let at_end = |end: f64| shifts_at(&calendar.daily, end);
            let (open, close) = (opening(&calendar.daily), closing(&calendar.daily));
            if to > close {
                shifts.push(Shift { from: close, to, servers: at_end(close - 1e-6) });
            }
            if from < open {
                shifts.push(Shift { from, to: open, servers: at_end(open) });
            }
            calendar.except.push((days, shifts));
        }
    }

    fn strengthen(&self, node: &mut Node, more: u32) {
        let days = self.day_span();
        if let Some(calendar) = &mut node.calendar {
            let add = |shifts: &[Shift]| -> Vec<Shift> {
                shifts.iter().map(|shift| Shift { servers: shift.servers + more, ..*shift }).collect()
            };
            let most = calendar.most();
            for (_, shifts) in &mut calendar.except {
                *shifts = add(shifts);
            }
            let shifts = add(&calendar.daily);
            calendar.except.insert(0, (days, shifts));
            if let Some(places) = &mut node.places {
                *places += calendar.most().saturating_sub(most);
            }
        }
    }
}

fn opening(shifts: &[Shift]) -> f64 {
    shifts.iter().map(|shift| shift.from).fold(24.0, f64::min)
}

fn closing(shifts: &[Shift]) -> f64 {
    shifts.iter().map(|shift| shift.to).fold(0.0, f64::max)
}

fn shifts_at(shifts: &[Shift], time: f64) -> u32 {
    shifts.iter().filter(|shift| shift.from <= time && time < shift.to).map(|shift| shift.servers).sum()
}
