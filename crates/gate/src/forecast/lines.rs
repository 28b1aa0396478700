//! Which lines of traffic can be forecast?

use super::{Forecast, Seen, forecast, seen};
use crate::calendar::Calendar;
use crate::record::{Count, Direction, Measure, Register, TOTAL, whole};
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

/// What was seen of a line, and what is to be expected of some days; effects are borrowed from the area that the gate is a
/// part of. Nothing where nothing was seen.
#[must_use]
pub fn ahead(
    calendar: &Calendar,
    counts: &[Count],
    register: &Register,
    line: &Line,
    days: (i32, i32),
) -> Option<(Vec<Seen>, Forecast)> {
    let of = |gate: &str| seen(counts, register, gate, line.direction, TOTAL);
    let larger = whole(&line.gate).and_then(|area| forecast(calendar, area, line.direction, &of(area), days, None));
    let own = of(&line.gate);
    let made = forecast(calendar, &line.gate, line.direction, &own, days, larger.as_ref())?;
    Some((own, made))
}
