//! Which lines of traffic can be forecast?

use crate::record::{Count, Direction, Measure, TOTAL};
use std::collections::BTreeSet;

/// A gate in a direction.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Line {
    /// The gate or area.
    pub gate: String,
    /// The direction.
    pub direction: Direction,
}

/// The lines of a gate of which anything is told: each direction, or both together where no direction is told apart.
#[must_use]
pub fn lines(counts: &[Count], gate: &str) -> Vec<Line> {
    let told = counts.iter().filter(|count| count.key.gate == gate && count.measure == Measure::Cleared);
    let told = told.filter(|count| count.key.class == TOTAL && count.value > rust_decimal::Decimal::ZERO);
    let mut ways: BTreeSet<Direction> = told.map(|count| count.key.direction).collect();
    if ways.len() > 1 {
        ways.remove(&Direction::Both);
    }
    ways.into_iter().map(|direction| Line { gate: gate.to_owned(), direction }).collect()
}
