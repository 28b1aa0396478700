//! One run: the state of all places, and the events in their order.

use super::agenda::{Agenda, What};
use super::arrivals::Arrivals;
use super::count::Counts;
use super::histogram::Histogram;
use super::net::{NONE, Net};
use super::random::{Draw, mix, salt, share};
use super::vehicle::{List, State, Vehicle, Vehicles};
use crate::scenario::time::Time;
use crate::scenario::{Goal, Route};

/// The state of a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Place {
    pub(super) present: u32,
    pub(super) waiting: u32,
    pub(super) busy: u32,
    pub(super) staff: u32,
    /// The most at any time that counts.
    pub(super) peak: u32,
    /// Those who wait to get in.
    pub(super) outside: u32,
    /// How many a batch still lets go; all where there is no batch.
    pub(super) tokens: u32,
    /// Those in service, where it may be broken off.
    pub(super) serving: Vec<u32>,
}

/// What became of the vehicles of a source and class.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    pub(super) came: u64,
    pub(super) through: u64,
    pub(super) turned_back: u64,
    pub(super) no_show: u64,
    pub(super) over_limit: u64,
    pub(super) time: u128,
    pub(super) times: Histogram,
    /// Between wanting to come and the slot booked.
    pub(super) booked: u64,
    pub(super) delay: u128,
}

/// A run on its way.
pub(super) struct World<'n> {
    pub(super) net: &'n Net<'n>,
    pub(super) now: Time,
    pub(super) agenda: Agenda,
    pub(super) vehicles: Vehicles,
    pub(super) places: Vec<Place>,
    pub(super) lists: Vec<List>,
    pub(super) arrivals: Vec<Arrivals<'n>>,
    /// Resources that are there.
    pub(super) tokens: Vec<u32>,
    /// Places at which something may have become possible.
    pub(super) freed: Vec<u16>,
    pub(super) counts: Counts,
    pub(super) passages: Vec<Passage>,
    /// Slots booked: source, class, slot.
    pub(super) booked: Vec<Vec<u32>>,
    pub(super) key: u64,
    pub(super) events: u64,
    /// Vehicles that set out.
    pub(super) sent: u64,
    /// A number that any other order of events would change.
    pub(super) trace: u64,
    change: Vec<usize>,
}

impl<'n> World<'n> {
    pub(super) fn new(net: &'n Net<'n>, key: u64) -> World<'n> {
        let scenario = net.scenario;
        let (spots, classes, sources) = (net.spots.len(), net.classes, scenario.sources.len());
        let arrivals =
            net.springs.iter().map(|spring| Arrivals::new(&spring.pieces, &spring.spacing, mix(key ^ spring.salt)));
        let mut world = World {
            net,
            now: 0,
            agenda: Agenda::default(),
            vehicles: Vehicles::default(),
            places: vec![Place { tokens: u32::MAX, ..Place::default() }; spots],
            lists: vec![List::EMPTY; net.lists],
            arrivals: arrivals.collect(),
            tokens: scenario.resources.iter().map(|resource| resource.count).collect(),
            freed: Vec::new(),
            counts: Counts::new(spots * classes + net.groups.len(), spots * classes, net.bins, net.step),
            // The vehicles that are there at first have a passage of their own.
            passages: vec![Passage::default(); (sources + 1) * classes],
            booked: vec![Vec::new(); sources * classes],
            key,
            events: 0,
            sent: 0,
            trace: 0,
            change: vec![0; spots],
        };
        world.begin();
        world
    }

    fn begin(&mut self) {
        let scenario = self.net.scenario;
        for at in 0..self.net.spots.len() {
            self.staff(at as u16);
            for window in scenario.nodes.get(at).map_or(&[][..], |node| &node.windows) {
                self.agenda.put(window.to, What::Wake, at as u32, 0);
            }
            if let Some(batch) = scenario.nodes.get(at).and_then(|node| node.batch.as_ref()) {
                self.agenda.put(batch.window.0, What::Batch, at as u32, 0);
                if batch.window.0 == 0 {
                    self.places[at].tokens = 0;
                }
            }
        }
        for (at, node) in scenario.nodes.iter().enumerate() {
            for (class, &count) in node.stock.iter().enumerate() {
                for number in 0..count {
                    let key =
                        mix(self.key ^ self.net.spots[at].salt ^ (u64::from(number) << 16) ^ ((class as u64) << 48));
                    let id = self.add(key, scenario.sources.len(), class, true);
                    self.enter(id, at as u16);
                }
            }
        }
        for source in 0..scenario.sources.len() {
            for number in 0..scenario.sources[source].population {
                let key = mix(self.key ^ salt(&scenario.sources[source].id) ^ (u64::from(number) << 32));
                self.send(source, key);
            }
            if let Some(time) = self.arrivals[source].next() {
                self.agenda.put(time, What::Arrive, source as u32, 0);
            }
        }
        self.settle();
    }

    /// Runs up to a time, its events left out.
    pub(super) fn run_until(&mut self, end: Time) {
        let warm_up = self.net.scenario.warm_up;
        while let Some(next) = self.agenda.next_time() {
            if warm_up > 0 && self.counts.warm == 0 && next >= warm_up && end >= warm_up {
                self.warm_up(warm_up);
            }
            if next >= end {
                break;
            }
            let Some(event) = self.agenda.take() else { break };
            self.now = event.time();
            self.events += 1;
            self.trace = (self.trace ^ event.time() ^ (u64::from(event.id) << 40))
                .wrapping_mul(0x0100_0000_01B3)
                .rotate_left(23);
            match event.what() {
                What::Finish => {
                    if self.vehicles.get(event.id).stamp == event.stamp {
                        self.finish(event.id);
                    }
                }
                What::Arrive => self.arrive(event.id as usize),
                What::Show => self.show(event.id),
                What::GiveUp => self.give_up(event.id, event.stamp),
                What::Staff => self.staff(event.id as u16),
                What::Wake => self.freed.push(event.id as u16),
                What::Batch => self.batch(event.id as u16),
                What::Return => {
                    self.tokens[event.id as usize] += 1;
                    self.freed.extend_from_slice(&self.net.users[event.id as usize]);
                }
            }
            if !self.freed.is_empty() {
                self.settle();
            }
        }
        if warm_up > 0 && self.counts.warm == 0 && end >= warm_up {
            self.warm_up(warm_up);
        }
        self.now = end;
    }

    fn warm_up(&mut self, at: Time) {
        self.counts.warmed_up(at);
        self.places.iter_mut().for_each(|place| place.peak = place.present);
        self.passages.iter_mut().for_each(|passage| *passage = Passage::default());
    }

    pub(super) fn add(&mut self, key: u64, source: usize, class: usize, registered: bool) -> u32 {
        self.sent += 1;
        self.passages[source * self.net.classes + class].came += 1;
        self.vehicles.add(Vehicle {
            key,
            born: self.now,
            entered: self.now,
            since: self.now,
            due: 0,
            next: NONE,
            prev: NONE,
            stamp: 0,
            partner: NONE,
            holds: 0,
            node: 0,
            target: 0,
            source: source as u16,
            class: class as u8,
            state: State::Away,
            registered,
            resumed: false,
        })
    }

    fn arrive(&mut self, source: usize) {
        let key = self.arrivals[source].vehicle();
        if let Some(time) = self.arrivals[source].next() {
            self.agenda.put(time, What::Arrive, source as u32, 0);
        }
        self.send(source, key);
    }

    /// A vehicle of a source sets out.
    fn send(&mut self, source: usize, key: u64) {
        let says = &self.net.scenario.sources[source];
        let class = match says.classes[..] {
            [(_, class)] => class,
            ref parts => {
                let share = share(key ^ 0x5EED_C1A5);
                parts[parts.partition_point(|(upto, _)| *upto <= share).min(parts.len() - 1)].1
            }
        };
        let registered = says.registered >= 1.0 || share(key ^ 0x4E61_5EED) < says.registered;
        let id = self.add(key, source, class, registered);
        match &says.slots {
            Some(slots) if (slots.window.0..slots.window.1).contains(&self.now) => self.book(id, slots),
            _ => self.show(id),
        }
    }

    /// The next slot with room is booked.
    fn book(&mut self, id: u32, slots: &crate::scenario::Slots) {
        let vehicle = self.vehicles.get(id);
        let (source, class, key) = (usize::from(vehicle.source), usize::from(vehicle.class), vehicle.key);
        let Some(quota) = &slots.quotas[class] else { return self.show(id) };
        let last = (self.net.scenario.length / slots.length) as usize;
        let booked = &mut self.booked[source * self.net.classes + class];
        let mut slot = (self.now / slots.length) as usize;
        booked.resize(booked.len().max(slot + 1), 0);
        while slot <= last && booked[slot] >= quota[slot % quota.len()] {
            slot += 1;
            booked.resize(booked.len().max(slot + 1), 0);
        }
        booked[slot] += 1;
        let begin = slot as Time * slots.length;
        let inside = (share(key ^ 0x5107_5EED) * slots.length as f64) as Time;
        let time = if begin <= self.now { self.now } else { begin + inside };
        let passage = &mut self.passages[source * self.net.classes + class];
        if share(key ^ 0xA5E1_5EED) < slots.no_show {
            passage.no_show += 1;
            self.vehicles.remove(id);
            return;
        }
        passage.booked += 1;
        passage.delay += u128::from(time - self.now);
        self.agenda.put(time, What::Show, id, 0);
    }

    /// A vehicle is there, before the place where it goes first.
    fn show(&mut self, id: u32) {
        self.vehicles.of(id).born = self.now;
        let (source, class) = (usize::from(self.vehicles.get(id).source), usize::from(self.vehicles.get(id).class));
        let spring = &self.net.springs[source];
        let goal = self.first(id, source, class);
        let Goal::Node(node) = goal else { return self.gone(id, goal) };
        let road = spring.road;
        if self.balks(node) || (self.turned_away(node, id)) {
            return self.gone(id, Goal::Back);
        }
        if self.admits(node, id) {
            let at = usize::from(road) * self.net.classes + class;
            self.counts.tallies[at].waits.add(0);
            self.counts.tallies[at].begun += 1;
            return self.enter(id, node);
        }
        if spring.turn_back {
            return self.gone(id, Goal::Back);
        }
        let vehicle = self.vehicles.of(id);
        (vehicle.node, vehicle.entered, vehicle.since) = (road, self.now, self.now);
        let cell = usize::from(road) * self.net.classes + class;
        self.counts.enter(cell, self.now, false);
        self.group(road, true);
        let place = &mut self.places[usize::from(road)];
        place.present += 1;
        place.busy += 1;
        place.peak = place.peak.max(place.present);
        self.block(id, node);
    }

    /// Where a vehicle goes first, diversions considered.
    fn first(&self, id: u32, source: usize, class: usize) -> Goal {
        let says = &self.net.scenario.sources[source];
        let key = self.vehicles.get(id).key;
        for (number, diversion) in says.diversions.iter().enumerate() {
            let full = |(nodes, level): &(Vec<u16>, u32)| self.level(nodes) > *level;
            let now = (diversion.window.0..diversion.window.1).contains(&self.now);
            let meant = now && diversion.class.is_none_or(|only| only == class);
            if meant
                && diversion.when.as_ref().is_none_or(full)
                && share(key ^ (number as u64 + 1) << 20) < diversion.share
            {
                return diversion.to;
            }
        }
        self.goal(&says.to, key ^ 0xF125_7000)
    }

    /// Vehicles in some places, those who wait to get in counted too.
    pub(super) fn level(&self, nodes: &[u16]) -> u32 {
        nodes.iter().map(|&node| &self.places[usize::from(node)]).map(|place| place.present + place.outside).sum()
    }

    pub(super) fn goal(&self, route: &Route, key: u64) -> Goal {
        match route {
            Route::To(goal) => *goal,
            Route::Split(parts) => {
                let share = share(key);
                parts[parts.partition_point(|(upto, _)| *upto <= share).min(parts.len() - 1)].1
            }
            Route::Shortest(nodes) => {
                let fewest = nodes.iter().min_by_key(|&&node| self.level(&[node]));
                fewest.map_or(Goal::Out, |&node| Goal::Node(node))
            }
        }
    }

    /// The number of servers of a place becomes what its calendar says.
    fn staff(&mut self, node: u16) {
        let changes = &self.net.spots[usize::from(node)].changes;
        let at = self.change[usize::from(node)];
        let staff = changes[at].1;
        self.places[usize::from(node)].staff = staff;
        if let Some(next) = changes.get(at + 1) {
            self.change[usize::from(node)] = at + 1;
            self.agenda.put(next.0, What::Staff, u32::from(node), 0);
        }
        if self.net.spots[usize::from(node)].pause {
            self.pause(node);
        }
        self.freed.push(node);
    }

    /// Closes the books.
    pub(super) fn end(&mut self, end: Time) {
        self.run_until(end);
        self.counts.end(end);
        let warm = self.counts.warm;
        for vehicle in self.vehicles.inside() {
            let limit = self.net.scenario.classes[usize::from(vehicle.class)].limit;
            let passage = usize::from(vehicle.source) * self.net.classes + usize::from(vehicle.class);
            self.passages[passage].over_limit += u64::from(limit.is_some_and(|limit| end - vehicle.born > limit));
            let tally =
                &mut self.counts.tallies[usize::from(vehicle.node) * self.net.classes + usize::from(vehicle.class)];
            tally.clipped[0] += u128::from(end - vehicle.entered.max(warm));
            if vehicle.state == State::Queue {
                tally.clipped[1] += u128::from(end - vehicle.since.max(warm));
            }
        }
    }
}

/// The laws of a place by class.
pub(super) fn draw(draws: &[Draw], class: u8) -> &Draw {
    &draws[usize::from(class)]
}
