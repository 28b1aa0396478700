//! What happens next: events in the order of their times; at the same time those that free places go first, and then
//! in the order in which they were put down.

use crate::scenario::time::Time;

/// What happens, in the order in which it does at the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum What {
    /// Service of a vehicle ends.
    Finish,
    /// A resource is back.
    Return,
    /// Another number of servers works at a place.
    Staff,
    /// Vehicles may be let in that were not before.
    Wake,
    /// A batch may leave a place.
    Batch,
    /// A vehicle has waited long enough.
    GiveUp,
    /// A vehicle comes to the slot it has booked.
    Show,
    /// A source sends a vehicle.
    Arrive,
}

/// An event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Event {
    /// The time, then what it is, then when it was put down: one number, so that one comparison orders two events.
    key: u128,
    pub(super) id: u32,
    pub(super) stamp: u32,
}

impl Event {
    pub(super) fn time(&self) -> Time {
        (self.key >> 64) as Time
    }

    pub(super) fn what(&self) -> What {
        use What::{Arrive, Batch, Finish, GiveUp, Return, Show, Staff, Wake};
        [Finish, Return, Staff, Wake, Batch, GiveUp, Show, Arrive][(self.key >> 56) as usize & 7]
    }
}

/// A heap of four children a node: shallow, and its children are neighbours in memory.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    heap: Vec<Event>,
    put: u64,
}

impl Agenda {
    #[inline]
    pub(super) fn put(&mut self, time: Time, what: What, id: u32, stamp: u32) {
        self.put += 1;
        let key = (u128::from(time) << 64) | u128::from(((what as u64) << 56) | self.put);
        let event = Event { key, id, stamp };
        let mut at = self.heap.len();
        self.heap.push(event);
        while at > 0 {
            let above = (at - 1) / 4;
            if self.heap[above].key < key {
                break;
            }
            self.heap[at] = self.heap[above];
            at = above;
        }
        self.heap[at] = event;
    }

    /// The time of the next event.
    #[inline]
    pub(super) fn next_time(&self) -> Option<Time> {
        self.heap.first().map(Event::time)
    }

    #[inline]
    pub(super) fn take(&mut self) -> Option<Event> {
        let last = self.heap.pop()?;
        let Some(&first) = self.heap.first() else { return Some(last) };
        let size = self.heap.len();
        let mut at = 0;
        loop {
            let from = 4 * at + 1;
            if from >= size {
                break;
            }
            let mut least = from;
            let mut key = self.heap[from].key;
            for (child, event) in self.heap[..size.min(from + 4)].iter().enumerate().skip(from + 1) {
                // Without a branch: which child is least is anybody's guess.
                least = if event.key < key { child } else { least };
                key = key.min(event.key);
            }
            if last.key < key {
                break;
            }
            self.heap[at] = self.heap[least];
            at = least;
        }
        self.heap[at] = last;
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::{Agenda, What};

    #[test]
    fn events_come_by_time_then_by_kind_then_as_they_were_put_down() {
        let mut agenda = Agenda::default();
        for n in 0..1000_u32 {
            agenda.put(u64::from(n.wrapping_mul(2_654_435_761) % 97), What::Arrive, n, 0);
        }
        agenda.put(5, What::Finish, 5000, 0);
        let mut taken = Vec::new();
        while let Some(event) = agenda.take() {
            taken.push((event.time(), event.what() as u8, event.id));
        }
        assert_eq!(taken.len(), 1001);
        assert!(taken.is_sorted());
        assert_eq!(taken.iter().find(|event| event.0 == 5), Some(&(5, 0, 5000)));
    }
}
