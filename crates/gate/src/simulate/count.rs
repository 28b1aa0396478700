//! What is counted on the way: how many are where at every time, and how long it took them.
//!
//! All in whole nanoseconds: what is summed over vehicles and what is summed over time must come to the same exactly.

use super::histogram::Histogram;
use crate::scenario::time::Time;

/// How many vehicles of a class are at a place (or of a group of places), over time.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    last: Time,
    pub(super) present: u32,
    pub(super) waiting: u32,
    area: [u64; 2],
    edge: Time,
    bin: u32,
    /// The most at any time that counts.
    pub(super) peak: u32,
    /// Vehicle-nanoseconds: present, and of them waiting.
    pub(super) total: [u128; 2],
}

/// A step of the results for a cell, summed where steps are told over a cycle.
#[derive(Clone, Debug, Default)]
pub(super) struct Bin {
    pub(super) area: [u64; 2],
    /// Present and waiting at the end of the step.
    pub(super) at: [u64; 2],
    /// How often the step came.
    pub(super) times: u32,
    pub(super) entered: u32,
    pub(super) left: u32,
    pub(super) begun: u32,
    pub(super) waited: u64,
}

/// What is summed over vehicles.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) at_first: u32,
    pub(super) entered: u64,
    pub(super) left: u64,
    pub(super) begun: u64,
    pub(super) gave_up: u64,
    pub(super) waited: u128,
    pub(super) served: u128,
    pub(super) over: u64,
    /// Waits before service; at places without a queue, stays.
    pub(super) waits: Histogram,
    /// Stays and waits, what was before the warm-up ended left out.
    pub(super) clipped: [u128; 2],
    /// Whole stays of those who left.
    pub(super) stayed: u128,
}

/// All counts of a run.
#[derive(Debug)]
pub(super) struct Counts {
    pub(super) cells: Vec<Cell>,
    pub(super) bins: Vec<Bin>,
    pub(super) tallies: Vec<Tally>,
    /// Steps in a cell.
    pub(super) steps: u32,
    step: Time,
    pub(super) warm: Time,
}

impl Counts {
    pub(super) fn new(cells: usize, tallies: usize, steps: usize, step: Time) -> Counts {
        let cell = Cell { edge: step, ..Cell::default() };
        Counts {
            cells: vec![cell; cells],
            bins: vec![Bin::default(); cells * steps],
            tallies: vec![Tally::default(); tallies],
            steps: steps as u32,
            step,
            warm: 0,
        }
    }

    /// Brings a cell up to now.
    #[inline]
    pub(super) fn advance(&mut self, at: usize, now: Time) {
        if now >= self.cells[at].edge {
            self.edges(at, now);
        }
        let cell = &mut self.cells[at];
        let gone = now - cell.last;
        cell.last = now;
        cell.area[0] += u64::from(cell.present) * gone;
        cell.area[1] += u64::from(cell.waiting) * gone;
    }

    #[cold]
    fn edges(&mut self, at: usize, now: Time) {
        while now >= self.cells[at].edge {
            let cell = &mut self.cells[at];
            let gone = cell.edge - cell.last;
            cell.last = cell.edge;
            cell.area[0] += u64::from(cell.present) * gone;
            cell.area[1] += u64::from(cell.waiting) * gone;
            let bin = &mut self.bins[at * self.steps as usize + cell.bin as usize];
            bin.times += 1;
            bin.at[0] += u64::from(cell.present);
            bin.at[1] += u64::from(cell.waiting);
            cell.edge += self.step;
            self.flush(at);
            let cell = &mut self.cells[at];
            cell.bin = if cell.bin + 1 == self.steps { 0 } else { cell.bin + 1 };
        }
    }

    fn flush(&mut self, at: usize) {
        let cell = &mut self.cells[at];
        let bin = &mut self.bins[at * self.steps as usize + cell.bin as usize];
        for side in 0..2 {
            let area = std::mem::take(&mut cell.area[side]);
            bin.area[side] = bin.area[side].saturating_add(area);
            cell.total[side] += u128::from(area);
        }
    }

    #[inline]
    fn bin(&mut self, at: usize) -> &mut Bin {
        &mut self.bins[at * self.steps as usize + self.cells[at].bin as usize]
    }

    /// One more is here, and waits or does not.
    #[inline]
    pub(super) fn enter(&mut self, at: usize, now: Time, waits: bool) {
        self.advance(at, now);
        let cell = &mut self.cells[at];
        cell.present += 1;
        cell.waiting += u32::from(waits);
        cell.peak = cell.peak.max(cell.present);
        self.bin(at).entered += 1;
        self.tallies[at].entered += 1;
    }

    /// A wait is over, or broken off.
    #[inline]
    pub(super) fn stop_waiting(&mut self, at: usize, now: Time, since: Time) {
        self.advance(at, now);
        self.cells[at].waiting -= 1;
        self.tallies[at].clipped[1] += u128::from(now - since.max(self.warm));
    }

    /// It waits again, service having been broken off.
    pub(super) fn wait_again(&mut self, at: usize, now: Time) {
        self.advance(at, now);
        self.cells[at].waiting += 1;
    }

    /// A wait that is over.
    #[inline]
    pub(super) fn wait(&mut self, at: usize, wait: Time, service: Time, over: Time) {
        let tally = &mut self.tallies[at];
        tally.begun += 1;
        tally.waited += u128::from(wait);
        tally.served += u128::from(service);
        tally.over += u64::from(wait > over);
        tally.waits.add(wait);
        let bin = self.bin(at);
        bin.begun += 1;
        bin.waited = bin.waited.saturating_add(wait);
    }

    /// One is gone, having come at a time.
    #[inline]
    pub(super) fn leave(&mut self, at: usize, now: Time, entered: Time) {
        self.advance(at, now);
        self.cells[at].present -= 1;
        self.bin(at).left += 1;
        let tally = &mut self.tallies[at];
        tally.left += 1;
        tally.stayed += u128::from(now - entered);
        tally.clipped[0] += u128::from(now - entered.max(self.warm));
    }

    /// From here on it counts.
    pub(super) fn warmed_up(&mut self, now: Time) {
        for at in 0..self.cells.len() {
            self.advance(at, now);
            let cell = &mut self.cells[at];
            cell.area = [0; 2];
            cell.total = [0; 2];
            cell.peak = cell.present;
        }
        self.bins.iter_mut().for_each(|bin| *bin = Bin::default());
        for (at, tally) in self.tallies.iter_mut().enumerate() {
            let mut waits = std::mem::take(&mut tally.waits);
            waits.clear();
            let at_first = self.cells.get(at).map_or(0, |cell| cell.present);
            *tally = Tally { waits, at_first, ..Tally::default() };
        }
        self.warm = now;
    }

    /// The run is over.
    pub(super) fn end(&mut self, now: Time) {
        for at in 0..self.cells.len() {
            self.advance(at, now);
            self.flush(at);
        }
    }
}
