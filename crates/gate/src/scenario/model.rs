//! What a scenario says, once it is understood: classes, gates, sources of vehicles, and the places they pass.

use super::calendar::Calendar;
use super::law::Law;
use super::measure::Measure;
use super::rate::Rate;
use super::time::Time;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A text in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

/// A traffic situation to simulate.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// What it is called.
    pub name: Text,
    /// The day on which it begins, at 00:00.
    pub start: Date,
    /// How long it runs, warm-up included.
    pub length: Time,
    /// What is not counted at the beginning.
    pub warm_up: Time,
    /// Hours are told over this cycle; without one, over the whole run.
    pub cycle: Option<Time>,
    /// How long a line of the results is.
    pub step: Time,
    /// Classes of vehicles.
    pub classes: Vec<Class>,
    /// Border gates.
    pub gates: Vec<Gate>,
    /// Where vehicles come from.
    pub sources: Vec<Source>,
    /// Where they stand, wait, are served and travel.
    pub nodes: Vec<Node>,
    /// What they need and give back (automated vehicles).
    pub resources: Vec<Resource>,
    /// What the planner may try.
    pub measures: Vec<Measure>,
    /// What waiting costs.
    pub costs: Costs,
    /// `section.key` to where its value is from: a source, or `assumption: ...`.
    pub basis: BTreeMap<String, String>,
}

/// What is compared when plans are, in million dong; and when a backlog counts as cleared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Costs {
    /// Of a vehicle from its coming to its leaving, an hour, by class.
    pub waiting: Vec<f64>,
    /// Of a vehicle that stands on the road, an hour, on top.
    pub road: f64,
    /// Of a vehicle whose goods took longer than they bear.
    pub over_limit: f64,
    /// Of a vehicle that turned back.
    pub turned_back: f64,
    /// Of an hour between wanting to come and the booked slot.
    pub booking: f64,
    /// The stock on roads and in yards is cleared when it is this or less.
    pub cleared: Option<u32>,
}

/// Vehicles that are treated alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// Its key in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Lower goes first.
    pub priority: u8,
    /// From its arrival to its leaving, the most that its goods bear.
    pub limit: Option<Time>,
}

/// A border gate.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Its key in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
}

/// Where a vehicle goes.
#[derive(Clone, Debug, PartialEq)]
pub enum Route {
    /// To one place.
    To(Goal),
    /// With these cumulated shares.
    Split(Vec<(f64, Goal)>),
    /// To the one with the fewest vehicles.
    Shortest(Vec<u16>),
}

/// The end of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// A node.
    Node(u16),
    /// Out of the network, done.
    Out,
    /// Out of the network, turned back.
    Back,
}

/// What a source does with a vehicle that does not get in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Full {
    /// It stands on the road until it does.
    Stand,
    /// It turns back.
    TurnBack,
}

/// A stream of arriving vehicles.
#[derive(Clone, Debug)]
pub struct Source {
    /// Its key in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// Which gate they mean to pass.
    pub gate: Option<usize>,
    /// `export`, `import`, or as the file says.
    pub direction: Option<String>,
    /// Cumulated shares of classes.
    pub classes: Vec<(f64, usize)>,
    /// How many come, by time.
    pub rate: Rate,
    /// The law of their spacing, of mean 1 (exponential: a Poisson process).
    pub spacing: Law,
    /// Vehicles that are there from the beginning.
    pub population: u32,
    /// Where they go first.
    pub to: Route,
    /// What happens where that is full.
    pub full: Full,
    /// Others they go to under conditions.
    pub diversions: Vec<Diversion>,
    /// Slots that have to be booked.
    pub slots: Option<Slots>,
    /// The share that registered before it came.
    pub registered: f64,
}

/// Vehicles of a source that go elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Diversion {
    /// Where to.
    pub to: Goal,
    /// Only this class.
    pub class: Option<usize>,
    /// What share of them.
    pub share: f64,
    /// Only while there are more than so many vehicles in these nodes.
    pub when: Option<(Vec<u16>, u32)>,
    /// From when to when.
    pub window: (Time, Time),
}

/// Slots of a day, to be booked before coming.
#[derive(Clone, Debug, PartialEq)]
pub struct Slots {
    /// How long a slot is.
    pub length: Time,
    /// For each class, how many may book each slot of the day; a class without any needs none.
    pub quotas: Vec<Option<Vec<u32>>>,
    /// The share that books and does not come.
    pub no_show: f64,
    /// From when to when booking is needed.
    pub window: (Time, Time),
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The road before a gate, where those stand that do not get in.
    Road,
    /// A holding yard.
    Yard,
    /// An inspection point.
    Point,
    /// A lane.
    Lane,
    /// A way that takes time.
    Way,
    /// Where partners wait for each other.
    Pool,
}

/// Admission to a node for a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// From when.
    pub from: Time,
    /// To when.
    pub to: Time,
    /// Only this class is meant.
    pub class: Option<usize>,
    /// Those that registered are let in all the same.
    pub registered: bool,
    /// Those who are not let in turn back; otherwise they wait for the end.
    pub turn_back: bool,
}

/// Release in batches.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// How often.
    pub every: Time,
    /// How many at most.
    pub count: u32,
    /// Only as many as bring these nodes up to a level.
    pub below: Option<(Vec<u16>, u32)>,
    /// From when to when; outside of it, vehicles go as they like.
    pub window: (Time, Time),
}

/// A place that vehicles pass.
#[derive(Clone, Debug)]
pub struct Node {
    /// Its key in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// What it is.
    pub kind: Kind,
    /// The gate it belongs to.
    pub gate: Option<usize>,
    /// Who works there.
    pub agency: Option<String>,
    /// How many fit in, those being served included.
    pub places: Option<u32>,
    /// How many are served at a time; as many as come where it is nothing.
    pub calendar: Option<Calendar>,
    /// Service is broken off at the end of hours and goes on later.
    pub pause: bool,
    /// How long service takes, by class.
    pub service: Vec<Law>,
    /// Where to go next, by class.
    pub then: Vec<Route>,
    /// Patience in the queue, by class, and where to go then.
    pub patience: Option<(Vec<Option<Law>>, Goal)>,
    /// Those who find so many waiting turn back.
    pub balk: Option<u32>,
    /// Priority of classes here.
    pub priority: Vec<u8>,
    /// A resource taken when service begins.
    pub seize: Option<usize>,
    /// A resource given back when service ends.
    pub release: Option<usize>,
    /// Partners needed to begin: how many out of which pool.
    pub with: Option<(u16, u32)>,
    /// Vehicles leave in batches.
    pub batch: Option<Batch>,
    /// When who is not let in.
    pub windows: Vec<Window>,
    /// Vehicles that are there at the beginning, by class.
    pub stock: Vec<u32>,
    /// Waits longer than this are counted.
    pub over: Option<Time>,
    /// The line of the file.
    pub line: usize,
}

/// Something there is a number of.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    /// Its key in the file.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// How many there are.
    pub count: u32,
    /// How long one takes to come back.
    pub back: Law,
}
