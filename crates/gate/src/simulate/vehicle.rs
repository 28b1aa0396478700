//! The vehicles of a run, and the lines they stand in.

use super::net::NONE;
use crate::scenario::time::Time;

/// What a vehicle does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It waits for service.
    Queue,
    /// It is served.
    Service,
    /// It is done and cannot leave yet.
    Blocked,
    /// It is the partner of another that is served.
    Held,
    /// It has not come yet (a booked slot).
    Away,
}

/// A vehicle.
#[derive(Clone, Debug)]
pub(super) struct Vehicle {
    /// All chance in its life comes from this.
    pub(super) key: u64,
    pub(super) born: Time,
    /// When it came to where it is.
    pub(super) entered: Time,
    /// When its wait began.
    pub(super) since: Time,
    /// When service ends; while it is broken off, what is left of it.
    pub(super) due: Time,
    pub(super) next: u32,
    pub(super) prev: u32,
    /// Events with another stamp are of the past.
    pub(super) stamp: u32,
    /// Those it took with it from a pool.
    pub(super) partner: u32,
    /// Resources it has taken, a bit each.
    pub(super) holds: u32,
    pub(super) node: u16,
    /// Where it wants to go while it is blocked.
    pub(super) target: u16,
    pub(super) source: u16,
    pub(super) class: u8,
    pub(super) state: State,
    pub(super) registered: bool,
    /// Service was broken off.
    pub(super) resumed: bool,
}

/// A line: first in, first out, and anyone can leave it.
#[derive(Clone, Copy, Debug)]
pub(super) struct List {
    pub(super) head: u32,
    tail: u32,
}

impl List {
    pub(super) const EMPTY: List = List { head: NONE, tail: NONE };
}

/// All vehicles; the numbers of those that left are used again.
#[derive(Debug, Default)]
pub(super) struct Vehicles {
    all: Vec<Vehicle>,
    free: Vec<u32>,
}

impl Vehicles {
    #[inline]
    pub(super) fn add(&mut self, vehicle: Vehicle) -> u32 {
        if let Some(id) = self.free.pop() {
            let stamp = self.all[id as usize].stamp;
            self.all[id as usize] = Vehicle { stamp, ..vehicle };
            return id;
        }
        self.all.push(vehicle);
        (self.all.len() - 1) as u32
    }

    #[inline]
    pub(super) fn remove(&mut self, id: u32) {
        let vehicle = &mut self.all[id as usize];
        vehicle.stamp = vehicle.stamp.wrapping_add(1);
        vehicle.node = u16::MAX;
        self.free.push(id);
    }

    #[inline]
    pub(super) fn get(&self, id: u32) -> &Vehicle {
        &self.all[id as usize]
    }

    #[inline]
    pub(super) fn of(&mut self, id: u32) -> &mut Vehicle {
        &mut self.all[id as usize]
    }

    /// Those that are somewhere.
    pub(super) fn inside(&self) -> impl Iterator<Item = &Vehicle> {
        self.all.iter().filter(|vehicle| vehicle.node != u16::MAX && vehicle.state != State::Away)
    }

    /// Those that have booked and not come yet.
    pub(super) fn away(&self) -> usize {
        self.all.iter().filter(|vehicle| vehicle.node != u16::MAX && vehicle.state == State::Away).count()
    }

    #[inline]
    pub(super) fn append(&mut self, list: &mut List, id: u32) {
        let vehicle = &mut self.all[id as usize];
        (vehicle.prev, vehicle.next) = (list.tail, NONE);
        match list.tail {
            NONE => list.head = id,
            tail => self.all[tail as usize].next = id,
        }
        list.tail = id;
    }

    pub(super) fn prepend(&mut self, list: &mut List, id: u32) {
        let vehicle = &mut self.all[id as usize];
        (vehicle.prev, vehicle.next) = (NONE, list.head);
        match list.head {
            NONE => list.tail = id,
            head => self.all[head as usize].prev = id,
        }
        list.head = id;
    }

    #[inline]
    pub(super) fn unlink(&mut self, list: &mut List, id: u32) {
        let (prev, next) = (self.all[id as usize].prev, self.all[id as usize].next);
        match prev {
            NONE => list.head = next,
            prev => self.all[prev as usize].next = next,
        }
        match next {
            NONE => list.tail = prev,
            next => self.all[next as usize].prev = prev,
        }
    }
}
