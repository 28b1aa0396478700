//! How vehicles move: into places, into service, out of them, and on when there is room.

use super::agenda::What;
use super::net::NONE;
use super::random::mix;
use super::vehicle::State;
use super::world::{World, draw};
use crate::scenario::Goal;
use crate::scenario::time::Time;

impl World<'_> {
    fn cell(&self, node: u16, class: u8) -> usize {
        usize::from(node) * self.net.classes + usize::from(class)
    }

    /// One more or one fewer in the groups of a place.
    pub(super) fn group(&mut self, node: u16, more: bool) {
        let net = self.net;
        for &group in &net.spots[usize::from(node)].groups {
            let at = net.spots.len() * net.classes + group as usize;
            self.counts.advance(at, self.now);
            let cell = &mut self.counts.cells[at];
            cell.present = if more { cell.present + 1 } else { cell.present - 1 };
            cell.peak = cell.peak.max(cell.present);
        }
    }

    /// Whether a vehicle may go in now.
    #[inline]
    pub(super) fn admits(&self, node: u16, id: u32) -> bool {
        let spot = &self.net.spots[usize::from(node)];
        self.places[usize::from(node)].present < spot.cap && (!spot.windows || !self.shut(node, id, false))
    }

    /// Whether a vehicle is sent back rather than kept waiting.
    pub(super) fn turned_away(&self, node: u16, id: u32) -> bool {
        self.net.spots[usize::from(node)].windows && self.shut(node, id, true)
    }

    fn shut(&self, node: u16, id: u32, turn_back: bool) -> bool {
        let vehicle = self.vehicles.get(id);
        self.net.scenario.nodes[usize::from(node)].windows.iter().any(|window| {
            (window.from..window.to).contains(&self.now)
                && window.class.is_none_or(|class| class == usize::from(vehicle.class))
                && !(window.registered && vehicle.registered)
                && (!turn_back || window.turn_back)
        })
    }

    pub(super) fn balks(&self, node: u16) -> bool {
        self.places[usize::from(node)].waiting >= self.net.spots[usize::from(node)].balk
    }

    /// A vehicle comes into a place that admits it.
    pub(super) fn enter(&mut self, id: u32, node: u16) {
        let net = self.net;
        let spot = &net.spots[usize::from(node)];
        let now = self.now;
        let vehicle = self.vehicles.of(id);
        vehicle.node = node;
        (vehicle.entered, vehicle.since, vehicle.resumed) = (now, now, false);
        vehicle.stamp = vehicle.stamp.wrapping_add(1);
        if spot.again {
            vehicle.key = mix(vehicle.key);
        }
        let (class, key, stamp) = (vehicle.class, vehicle.key, vehicle.stamp);
        let place = &mut self.places[usize::from(node)];
        place.present += 1;
        place.peak = place.peak.max(place.present);
        let free = place.waiting == 0 && place.busy < place.staff;
        let cell = self.cell(node, class);
        if free && self.can_begin(node) {
            self.counts.enter(cell, now, false);
            if !spot.groups.is_empty() {
                self.group(node, true);
            }
            return self.start(id, false);
        }
        self.counts.enter(cell, now, true);
        if !spot.groups.is_empty() {
            self.group(node, true);
        }
        self.vehicles.of(id).state = State::Queue;
        self.places[usize::from(node)].waiting += 1;
        let list = spot.queues as usize + usize::from(spot.level[usize::from(class)]);
        self.vehicles.append(&mut self.lists[list], id);
        if let Some((laws, _)) = &spot.patience
            && let Some(law) = &laws[usize::from(class)]
        {
            let patience = law.time(key ^ spot.salt ^ 0x9A71_E4CE);
            self.agenda.put(now.saturating_add(patience), What::GiveUp, id, stamp);
        }
        self.freed.extend_from_slice(&spot.partners_of);
    }

    /// Whether what service needs is there.
    fn can_begin(&self, node: u16) -> bool {
        let spot = &self.net.spots[usize::from(node)];
        spot.plain
            || (spot.seize.is_none_or(|resource| self.tokens[resource] > 0)
                && spot.with.is_none_or(|(pool, count)| self.places[usize::from(pool)].waiting >= count))
    }

    /// Service begins; behind a queue or at once.
    fn start(&mut self, id: u32, queued: bool) {
        let net = self.net;
        let now = self.now;
        let vehicle = self.vehicles.of(id);
        let (node, class, key) = (vehicle.node, vehicle.class, vehicle.key);
        let spot = &net.spots[usize::from(node)];
        let resumed = std::mem::replace(&mut vehicle.resumed, false);
        let service = if resumed { vehicle.due } else { draw(&spot.service, class).time(key ^ spot.salt) };
        vehicle.state = State::Service;
        vehicle.due = now.saturating_add(service);
        let (since, entered, due) = (vehicle.since, vehicle.entered, vehicle.due);
        self.places[usize::from(node)].busy += 1;
        let cell = self.cell(node, class);
        if queued {
            self.places[usize::from(node)].waiting -= 1;
            self.counts.stop_waiting(cell, now, since);
        }
        if !resumed {
            if !spot.unlimited {
                self.counts.wait(cell, now - entered, service, spot.over);
            }
            if let Some(resource) = spot.seize {
                self.tokens[resource] -= 1;
                self.vehicles.of(id).holds |= 1 << resource;
            }
            if let Some((pool, count)) = spot.with {
                self.take_partners(id, pool, count);
            }
        }
        if spot.pause {
            self.places[usize::from(node)].serving.push(id);
        }
        if due == now {
            self.finish(id);
        } else {
            let stamp = self.vehicles.get(id).stamp;
            self.agenda.put(due, What::Finish, id, stamp);
        }
    }

    fn take_partners(&mut self, id: u32, pool: u16, count: u32) {
        let spot = &self.net.spots[usize::from(pool)];
        for _ in 0..count {
            let lists = spot.queues as usize..spot.outside as usize;
            let Some(list) = lists.into_iter().find(|&list| self.lists[list].head != NONE) else { return };
            let partner = self.lists[list].head;
            self.vehicles.unlink(&mut self.lists[list], partner);
            self.places[usize::from(pool)].waiting -= 1;
            self.places[usize::from(pool)].busy += 1;
            let first = std::mem::replace(&mut self.vehicles.of(id).partner, partner);
            let other = self.vehicles.of(partner);
            (other.state, other.next) = (State::Held, first);
            other.stamp = other.stamp.wrapping_add(1);
            let (since, entered, class) = (other.since, other.entered, other.class);
            let cell = self.cell(pool, class);
            self.counts.stop_waiting(cell, self.now, since);
            self.counts.wait(cell, self.now - entered, 0, spot.over);
        }
    }

    /// Service is over: what was needed is given back, and the vehicle goes on.
    pub(super) fn finish(&mut self, id: u32) {
        let net = self.net;
        let (node, class, key) = {
            let vehicle = self.vehicles.get(id);
            (vehicle.node, vehicle.class, vehicle.key)
        };
        let spot = &net.spots[usize::from(node)];
        if spot.pause {
            let serving = &mut self.places[usize::from(node)].serving;
            if let Some(at) = serving.iter().position(|&other| other == id) {
                serving.remove(at);
            }
        }
        if let Some(resource) = spot.release {
            self.give_back(id, resource);
        }
        let mut partner = std::mem::replace(&mut self.vehicles.of(id).partner, NONE);
        while partner != NONE {
            let next = self.vehicles.get(partner).next;
            let other = self.vehicles.get(partner);
            let pool = &net.spots[usize::from(other.node)];
            let goal = self.goal(&pool.then[usize::from(other.class)], other.key ^ pool.salt ^ 0x600D);
            self.go(partner, goal);
            partner = next;
        }
        let goal = self.goal(&spot.then[usize::from(class)], key ^ spot.salt ^ 0x600D);
        self.go(id, goal);
    }

    /// A resource goes back to where it is needed, if the vehicle has it.
    fn give_back(&mut self, id: u32, resource: usize) {
        let vehicle = self.vehicles.of(id);
        if vehicle.holds & 1 << resource != 0 {
            vehicle.holds &= !(1 << resource);
            let back = self.net.back[resource].time(vehicle.key ^ mix(resource as u64));
            self.agenda.put(self.now.saturating_add(back), What::Return, resource as u32, 0);
        }
    }

    /// A vehicle that is done goes on, or waits where it is until it can.
    fn go(&mut self, id: u32, goal: Goal) {
        let Goal::Node(next) = goal else {
            self.leave(id, true);
            return self.gone(id, goal);
        };
        if self.turned_away(next, id) || self.balks(next) {
            self.leave(id, true);
            return self.gone(id, Goal::Back);
        }
        let node = self.vehicles.get(id).node;
        if self.admits(next, id) && self.let_go(node) {
            self.leave(id, true);
            return self.enter(id, next);
        }
        self.block(id, next);
    }

    /// Whether a place lets one go; where batches are released it costs a token.
    fn let_go(&mut self, node: u16) -> bool {
        if !self.net.spots[usize::from(node)].batch {
            return true;
        }
        let place = &mut self.places[usize::from(node)];
        match place.tokens {
            u32::MAX => true,
            0 => false,
            _ => {
                place.tokens -= 1;
                true
            }
        }
    }

    /// A vehicle waits where it is for room in the next place.
    pub(super) fn block(&mut self, id: u32, next: u16) {
        let spot = &self.net.spots[usize::from(next)];
        let vehicle = self.vehicles.of(id);
        (vehicle.state, vehicle.target) = (State::Blocked, next);
        let list = spot.outside as usize + usize::from(spot.level[usize::from(vehicle.class)]);
        self.vehicles.append(&mut self.lists[list], id);
        self.places[usize::from(next)].outside += 1;
    }

    /// A vehicle leaves its place, where it was served or only waited.
    fn leave(&mut self, id: u32, served: bool) {
        let vehicle = self.vehicles.get(id);
        let (node, class, entered) = (vehicle.node, vehicle.class, vehicle.entered);
        let spot = &self.net.spots[usize::from(node)];
        let place = &mut self.places[usize::from(node)];
        place.present -= 1;
        place.busy -= u32::from(served);
        if place.waiting > 0 || place.outside > 0 {
            self.freed.push(node);
        }
        let cell = self.cell(node, class);
        self.counts.leave(cell, self.now, entered);
        if spot.unlimited {
            self.counts.wait(cell, self.now - entered, 0, spot.over);
        }
        if !spot.groups.is_empty() {
            self.group(node, false);
        }
    }

    /// A vehicle is out of the network.
    pub(super) fn gone(&mut self, id: u32, goal: Goal) {
        if self.vehicles.get(id).holds != 0 {
            (0..self.tokens.len()).for_each(|resource| self.give_back(id, resource));
        }
        let vehicle = self.vehicles.get(id);
        let (class, time) = (usize::from(vehicle.class), self.now - vehicle.born);
        let passage = &mut self.passages[usize::from(vehicle.source) * self.net.classes + class];
        let limit = self.net.scenario.classes[class].limit;
        passage.over_limit += u64::from(limit.is_some_and(|limit| time > limit));
        if goal == Goal::Back {
            passage.turned_back += 1;
        } else {
            passage.through += 1;
            passage.time += u128::from(time);
            passage.times.add(time);
        }
        self.vehicles.remove(id);
    }

    pub(super) fn give_up(&mut self, id: u32, stamp: u32) {
        let vehicle = self.vehicles.get(id);
        if vehicle.stamp != stamp || vehicle.state != State::Queue {
            return;
        }
        let (node, class, since) = (vehicle.node, vehicle.class, vehicle.since);
        let spot = &self.net.spots[usize::from(node)];
        let Some((_, goal)) = spot.patience else { return };
        let list = spot.queues as usize + usize::from(spot.level[usize::from(class)]);
        self.vehicles.unlink(&mut self.lists[list], id);
        self.places[usize::from(node)].waiting -= 1;
        let cell = self.cell(node, class);
        self.counts.stop_waiting(cell, self.now, since);
        self.counts.tallies[cell].gave_up += 1;
        // It leaves unserved, so no server becomes free.
        self.vehicles.of(id).state = State::Blocked;
        self.leave(id, false);
        match goal {
            Goal::Node(next) if self.admits(next, id) => self.enter(id, next),
            // One that gives up does not wait for another place.
            _ => self.gone(id, if goal == Goal::Out { Goal::Out } else { Goal::Back }),
        }
    }

    /// Serves who waits and lets in who can come, until nothing more is possible.
    pub(super) fn settle(&mut self) {
        while let Some(node) = self.freed.pop() {
            self.serve(node);
            self.pull(node);
        }
    }

    fn serve(&mut self, node: u16) {
        let spot = &self.net.spots[usize::from(node)];
        loop {
            let place = &self.places[usize::from(node)];
            if place.waiting == 0 || place.busy >= place.staff || !self.ready(node) {
                return;
            }
            let lists = spot.queues as usize..spot.outside as usize;
            let Some(list) = lists.into_iter().find(|&list| self.lists[list].head != NONE) else { return };
            let id = self.lists[list].head;
            self.vehicles.unlink(&mut self.lists[list], id);
            self.start(id, true);
        }
    }

    /// What service needs is there, or was taken before it was broken off.
    fn ready(&self, node: u16) -> bool {
        self.can_begin(node) || {
            let spot = &self.net.spots[usize::from(node)];
            let head = self.lists[spot.queues as usize].head;
            head != NONE && self.vehicles.get(head).resumed
        }
    }

    fn pull(&mut self, node: u16) {
        let net = self.net;
        let spot = &net.spots[usize::from(node)];
        let mut list = spot.outside as usize;
        let end = list + usize::from(spot.levels);
        while list < end && self.places[usize::from(node)].outside > 0 {
            let mut id = self.lists[list].head;
            while id != NONE {
                if self.places[usize::from(node)].present >= spot.cap {
                    return;
                }
                let next = self.vehicles.get(id).next;
                let from = self.vehicles.get(id).node;
                if self.admits(node, id) && self.let_go(from) {
                    self.vehicles.unlink(&mut self.lists[list], id);
                    self.places[usize::from(node)].outside -= 1;
                    self.leave(id, true);
                    self.enter(id, node);
                    // What entering set off may have changed the list.
                    id = self.lists[list].head;
                } else {
                    id = next;
                }
            }
            list += 1;
        }
    }

    /// Breaks off the service of those for whom there is no server any more, the last to begin first.
    pub(super) fn pause(&mut self, node: u16) {
        let spot = &self.net.spots[usize::from(node)];
        while self.places[usize::from(node)].busy > self.places[usize::from(node)].staff {
            let Some(id) = self.places[usize::from(node)].serving.pop() else { return };
            let now = self.now;
            let vehicle = self.vehicles.of(id);
            vehicle.due = vehicle.due.saturating_sub(now);
            (vehicle.state, vehicle.since, vehicle.resumed) = (State::Queue, now, true);
            vehicle.stamp = vehicle.stamp.wrapping_add(1);
            let class = vehicle.class;
            let place = &mut self.places[usize::from(node)];
            place.busy -= 1;
            place.waiting += 1;
            let list = spot.queues as usize + usize::from(spot.level[usize::from(class)]);
            self.vehicles.prepend(&mut self.lists[list], id);
            let (key, stamp) = (self.vehicles.get(id).key, self.vehicles.get(id).stamp);
            if let Some((laws, _)) = &spot.patience
                && let Some(law) = &laws[usize::from(class)]
            {
                let patience = law.time(mix(key ^ spot.salt ^ now));
                self.agenda.put(now.saturating_add(patience), What::GiveUp, id, stamp);
            }
            let cell = self.cell(node, class);
            self.counts.wait_again(cell, now);
        }
    }

    /// A batch may go: so many, or as many as bring other places up to their level.
    pub(super) fn batch(&mut self, node: u16) {
        let Some(batch) = &self.net.scenario.nodes[usize::from(node)].batch else { return };
        if self.now >= batch.window.1 {
            self.places[usize::from(node)].tokens = u32::MAX;
        } else {
            let room =
                batch.below.as_ref().map_or(u32::MAX, |(nodes, level)| level.saturating_sub(self.present(nodes)));
            self.places[usize::from(node)].tokens = batch.count.min(room);
            let next: Time = (self.now + batch.every).min(batch.window.1);
            self.agenda.put(next, What::Batch, u32::from(node), 0);
        }
        self.freed.extend_from_slice(&self.net.spots[usize::from(node)].next);
    }

    /// The vehicles in some places; those that wait to get in are still elsewhere.
    fn present(&self, nodes: &[u16]) -> u32 {
        nodes.iter().map(|&node| self.places[usize::from(node)].present).sum()
    }
}
