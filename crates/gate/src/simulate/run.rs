//! What one replication says.

use super::balance::Balance;
use super::histogram::Histogram;
use super::net::{Group, Net};
use super::random::mix;
use super::world::World;
use crate::scenario::Kind;
use crate::scenario::time::{DAY, HOUR, Time};

/// A replication that has ended.
pub struct Run<'n> {
    world: World<'n>,
    /// Whether all its places balance.
    pub balance: Balance,
}

/// What is known of a class at a place; hours, and vehicles a day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Measured {
    /// Vehicles there on average.
    pub present: f64,
    /// Of them, waiting for service.
    pub waiting: f64,
    /// The mean wait of those whose wait ended; on roads and in yards, the mean stay.
    pub wait: Option<f64>,
    /// Nine of ten waited no longer.
    pub wait_p90: Option<f64>,
    /// The share that waited longer than the `over` of the place.
    pub over: Option<f64>,
    /// Vehicles that came, a day.
    pub entered: f64,
    /// Vehicles that left, a day.
    pub left: f64,
    /// Vehicles that gave up, a day.
    pub gave_up: f64,
    /// Servers at work on average.
    pub busy: f64,
    /// From coming to leaving, of those who left.
    pub stay: Option<f64>,
    /// The most at any time.
    pub peak: f64,
}

/// A step of the day (or of the run) at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stepped {
    /// Vehicles there on average.
    pub present: f64,
    /// Of them, waiting.
    pub waiting: f64,
    /// Vehicles there at its end.
    pub at_end: f64,
    /// Of them, waiting.
    pub waiting_at_end: f64,
    /// Vehicles that came in it.
    pub entered: f64,
    /// Vehicles that left in it.
    pub left: f64,
    /// The mean wait that ended in it, in hours.
    pub wait: Option<f64>,
}

/// What became of the vehicles of a source and class.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Passed {
    /// Vehicles that came.
    pub came: f64,
    /// Vehicles that got through.
    pub through: f64,
    /// Vehicles that turned back.
    pub turned_back: f64,
    /// Vehicles that took longer than their goods bear, or still stand there after that time.
    pub over_limit: f64,
    /// From coming to being through, in hours.
    pub time: Option<f64>,
    /// Nine of ten took no longer.
    pub time_p90: Option<f64>,
    /// From wanting to come to the booked slot, in hours.
    pub delay: Option<f64>,
    /// The same, of all together.
    pub booking_hours: f64,
}

impl<'n> Run<'n> {
    pub(super) fn of(net: &'n Net<'n>, seed: u64, replication: u64) -> Run<'n> {
        let mut world = World::new(net, mix(mix(seed) ^ replication));
        world.end(net.scenario.length);
        let balance = Balance::of(&world);
        Run { world, balance }
    }

    /// The time that counts.
    #[must_use]
    pub fn counted(&self) -> Time {
        self.world.net.scenario.length - self.world.counts.warm
    }

    /// Events that happened.
    #[must_use]
    pub fn events(&self) -> u64 {
        self.world.events
    }

    /// Vehicles that came or were there at first, warm-up included.
    #[must_use]
    pub fn vehicles(&self) -> u64 {
        self.world.sent
    }

    /// A number that any other course of events would change.
    #[must_use]
    pub fn trace(&self) -> u64 {
        self.world.trace
    }

    /// Places, the roads of sources behind the others.
    #[must_use]
    pub fn places(&self) -> usize {
        self.world.net.spots.len()
    }

    fn classes(&self, class: Option<usize>) -> std::ops::Range<usize> {
        class.map_or(0..self.world.net.classes, |class| class..class + 1)
    }

    /// A class at a place, or all of them.
    #[must_use]
    pub fn place(&self, place: usize, class: Option<usize>) -> Measured {
        let (counts, counted) = (&self.world.counts, self.counted());
        let (time, days) = (counted as f64, counted as f64 / DAY as f64);
        let mut measured = Measured::default();
        let (mut waited, mut begun, mut over, mut stayed, mut left) = (0_u128, 0_u64, 0_u64, 0_u128, 0_u64);
        let mut waits = Sum::default();
        for class in self.classes(class) {
            let at = place * self.world.net.classes + class;
            let (cell, tally) = (&counts.cells[at], &counts.tallies[at]);
            measured.present += cell.total[0] as f64 / time;
            measured.waiting += cell.total[1] as f64 / time;
            measured.entered += tally.entered as f64 / days;
            measured.left += tally.left as f64 / days;
            measured.gave_up += tally.gave_up as f64 / days;
            measured.busy += tally.served as f64 / time;
            measured.peak += f64::from(cell.peak);
            waited += tally.waited;
            begun += tally.begun;
            over += tally.over;
            stayed += tally.stayed;
            left += tally.left;
            waits.add(&tally.waits);
        }
        let mean = |sum: u128, count: u64| (count > 0).then(|| sum as f64 / count as f64 / HOUR as f64);
        measured.wait = mean(waited, begun);
        measured.stay = mean(stayed, left);
        measured.over = (begun > 0).then(|| over as f64 / begun as f64);
        measured.wait_p90 = waits.get().quantile(0.9);
        if class.is_none() {
            // Classes are not all at their most at the same time.
            measured.peak = f64::from(self.world.places[place].peak);
        }
        measured
    }

    /// The share of waits at a place that are no longer than the quantile's hours; all classes.
    #[must_use]
    pub fn wait_quantile(&self, place: usize, share: f64) -> Option<f64> {
        let mut waits = Histogram::default();
        for class in 0..self.world.net.classes {
            waits.merge(&self.world.counts.tallies[place * self.world.net.classes + class].waits);
        }
        waits.quantile(share)
    }

    /// The most vehicles at a place at any time.
    #[must_use]
    pub fn peak(&self, place: usize) -> f64 {
        f64::from(self.world.places[place].peak)
    }

    /// Hours that vehicles of a class spent in the network, those that are still in it included.
    #[must_use]
    pub fn vehicle_hours(&self, class: usize) -> f64 {
        let cells = self.world.counts.cells[..self.world.net.spots.len() * self.world.net.classes].iter();
        cells.skip(class).step_by(self.world.net.classes).map(|cell| cell.total[0] as f64 / HOUR as f64).sum()
    }

    /// Steps in the results.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.world.net.bins
    }

    /// A step at a place; nothing where the step was not run through.
    #[must_use]
    pub fn step(&self, place: usize, class: Option<usize>, step: usize) -> Option<Stepped> {
        let counts = &self.world.counts;
        let mut stepped = Stepped::default();
        let (mut waited, mut begun) = (0_u64, 0_u64);
        for class in self.classes(class) {
            let at = place * self.world.net.classes + class;
            let bin = &counts.bins[at * counts.steps as usize + step];
            let times = f64::from(bin.times);
            if bin.times == 0 {
                return None;
            }
            let time = times * self.world.net.step as f64;
            stepped.present += bin.area[0] as f64 / time;
            stepped.waiting += bin.area[1] as f64 / time;
            stepped.at_end += bin.at[0] as f64 / times;
            stepped.waiting_at_end += bin.at[1] as f64 / times;
            stepped.entered += f64::from(bin.entered) / times;
            stepped.left += f64::from(bin.left) / times;
            waited += bin.waited;
            begun += u64::from(bin.begun);
        }
        stepped.wait = (begun > 0).then(|| waited as f64 / begun as f64 / HOUR as f64);
        Some(stepped)
    }

    /// Groups of places that are counted together.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.world.net.groups
    }

    fn group_cell(&self, group: Group) -> Option<usize> {
        let at = self.world.net.groups.iter().position(|&known| known == group)?;
        Some(self.world.net.spots.len() * self.world.net.classes + at)
    }

    /// The mean and the most vehicles in a group.
    #[must_use]
    pub fn group_at(&self, group: Group) -> Option<(f64, f64)> {
        let cell = &self.world.counts.cells[self.group_cell(group)?];
        Some((cell.total[0] as f64 / self.counted() as f64, f64::from(cell.peak)))
    }

    /// The mean vehicles in a group in a step, and those at its end.
    #[must_use]
    pub fn group_step(&self, group: Group, step: usize) -> Option<(f64, f64)> {
        let counts = &self.world.counts;
        let bin = &counts.bins[self.group_cell(group)? * counts.steps as usize + step];
        let times = f64::from(bin.times);
        (bin.times > 0).then(|| (bin.area[0] as f64 / times / self.world.net.step as f64, bin.at[0] as f64 / times))
    }

    /// What became of the vehicles of a source (behind the last source: of those that were there at first).
    #[must_use]
    pub fn passed(&self, source: Option<usize>, class: Option<usize>) -> Passed {
        let mut passed = Passed::default();
        let (mut time, mut through, mut delay, mut booked) = (0_u128, 0_u64, 0_u128, 0_u64);
        let mut times = Sum::default();
        let sources = self.world.net.scenario.sources.len();
        for source in source.map_or(0..sources + 1, |source| source..source + 1) {
            for class in self.classes(class) {
                let passage = &self.world.passages[source * self.world.net.classes + class];
                passed.came += passage.came as f64;
                passed.turned_back += passage.turned_back as f64;
                passed.over_limit += passage.over_limit as f64;
                time += passage.time;
                through += passage.through;
                delay += passage.delay;
                booked += passage.booked;
                times.add(&passage.times);
            }
        }
        passed.through = through as f64;
        passed.time = (through > 0).then(|| time as f64 / through as f64 / HOUR as f64);
        passed.delay = (booked > 0).then(|| delay as f64 / booked as f64 / HOUR as f64);
        passed.booking_hours = delay as f64 / HOUR as f64;
        passed.time_p90 = times.get().quantile(0.9);
        passed
    }

    /// Vehicles that booked a slot and have not come yet.
    #[must_use]
    pub fn away(&self) -> usize {
        self.world.vehicles.away()
    }

    /// Whether a place holds vehicles that wait for others: a yard, or a road.
    #[must_use]
    pub fn holds(&self, place: usize) -> bool {
        self.world.net.scenario.nodes.get(place).is_none_or(|node| node.kind == Kind::Yard)
    }
}

/// Several histograms as one, copied only where more than one holds anything.
#[derive(Default)]
struct Sum<'a> {
    first: Option<&'a Histogram>,
    merged: Option<Histogram>,
}

impl<'a> Sum<'a> {
    fn add(&mut self, more: &'a Histogram) {
        match (&mut self.merged, self.first) {
            _ if more.total == 0 => {}
            (Some(merged), _) => merged.merge(more),
            (None, None) => self.first = Some(more),
            (None, Some(first)) => {
                let mut merged = first.clone();
                merged.merge(more);
                self.merged = Some(merged);
            }
        }
    }

    fn get(&self) -> &Histogram {
        const NONE: &Histogram = &Histogram::EMPTY;
        self.merged.as_ref().or(self.first).unwrap_or(NONE)
    }
}
