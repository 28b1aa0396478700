//! Does every place balance, in every run? What came, went or is there; time summed over vehicles is vehicles summed over time.

use super::world::World;

/// Checks that cannot fail unless the simulator is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Balance {
    /// Places and classes that were checked, over all runs.
    pub checked: u64,
    /// What did not hold.
    pub broken: Vec<String>,
}

impl Balance {
    /// Checks a run that has ended.
    pub(super) fn of(world: &World<'_>) -> Balance {
        let mut balance = Balance::default();
        let counts = &world.counts;
        for (at, tally) in counts.tallies.iter().enumerate() {
            let cell = &counts.cells[at];
            balance.checked += 1;
            let flow = u64::from(tally.at_first) + tally.entered == tally.left + u64::from(cell.present);
            // Little's law over a finite time, exactly: both are vehicle-nanoseconds.
            let little = tally.clipped == cell.total;
            if !(flow && little) {
                let (node, class) = (at / world.net.classes, at % world.net.classes);
                balance.broken.push(format!(
                    "place {node}, class {class}: {} + {} came, {} left, {} are there; {:?} vehicle-nanoseconds of vehicles, {:?} of time",
                    tally.at_first, tally.entered, tally.left, cell.present, tally.clipped, cell.total
                ));
            }
        }
        balance
    }

    pub(super) fn merge(&mut self, other: Balance) {
        self.checked += other.checked;
        self.broken.extend(other.broken);
    }
}
