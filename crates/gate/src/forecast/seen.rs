//! What was seen of a line of traffic? Days, and sums, averages and peaks of several days.

use super::given::GIVEN;
use crate::calendar::number;
use crate::record::{Count, Direction, Kind, Measure, Register};
use rust_decimal::prelude::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// How a number bears on its days.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// All vehicles of the days.
    Sum,
    /// The highest day.
    Peak,
}

/// A number of vehicles that crossed in some days.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Seen {
    /// The first and the last day, by number.
    pub days: (i32, i32),
    /// How it bears on them.
    pub what: What,
    /// Vehicles: of all days, or of the highest.
    pub value: f64,
    /// What is added to its logarithm, because the true number lies on one side.
    pub shift: f64,
    /// How far off it can be, beside chance: one standard deviation of the logarithm.
    pub spread: f64,
}

impl Seen {
    /// The count of one day, as it is.
    #[must_use]
    pub fn day(day: i32, value: f64) -> Seen {
        Seen { days: (day, day), what: What::Sum, value, shift: 0.0, spread: 0.0 }
    }

    /// Whether it is the count of one day.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.what == What::Sum && self.days.0 == self.days.1
    }
}

/// What was seen of a gate in a direction, of one class; in order of days.
///
/// A day is what its latest document tells. A sum whose days were all counted says nothing new and is left out, and so is
/// one that another with the same first day exceeds by less than a fortnight. For both directions, days and sums of which each direction was told are added.
#[must_use]
pub fn seen(counts: &[Count], register: &Register, gate: &str, direction: Direction, class: &str) -> Vec<Seen> {
    let mut out: BTreeMap<(i32, i32, Kind), Seen> = BTreeMap::new();
    let of = |way: Direction| of_one(counts, register, gate, way, class);
    if direction == Direction::Both {
        let (export, import) = (of(Direction::Export), of(Direction::Import));
        for (key, a) in &export {
            if let Some(b) = import.get(key).filter(|_| key.2 != Kind::Peak) {
                let spread = a.spread.max(b.spread);
                out.insert(*key, Seen { value: a.value + b.value, spread, ..*a });
            }
        }
    }
    out.extend(of(direction));
    let counted: BTreeSet<i32> = out.values().filter(|seen| seen.is_day()).map(|seen| seen.days.0).collect();
    let sums: Vec<(i32, i32)> =
        out.values().filter(|seen| seen.what == What::Sum && !seen.is_day()).map(|seen| seen.days).collect();
    let mut list: Vec<Seen> = out.into_values().collect();
    list.retain(|seen| {
        let known = (seen.days.0..=seen.days.1).all(|day| counted.contains(&day));
        let exceeded =
            sums.iter().any(|&(first, last)| first == seen.days.0 && (1..14).contains(&(last - seen.days.1)));
        seen.is_day() || !known && !(seen.what == What::Sum && exceeded)
    });
    let last = list.iter().map(|seen| seen.days.1).max().unwrap_or_default();
    list.retain(|seen| seen.days.0 >= last - GIVEN.memory.days);
    list.sort_by_key(|seen| (seen.days.1, seen.days.0));
    list
}

fn of_one(
    counts: &[Count],
    register: &Register,
    gate: &str,
    direction: Direction,
    class: &str,
) -> BTreeMap<(i32, i32, Kind), Seen> {
    let mut out = BTreeMap::new();
    let key = crate::record::Key { gate: gate.to_owned(), direction, class: class.to_owned() };
    for (day, cells) in register.lines.get(&key).into_iter().flatten() {
        let Some(told) = cells.cleared.last() else { continue };
        let off = GIVEN.bounds.of(told.bound);
        let (day, value) = (number(*day), told.value as f64);
        let seen = Seen { shift: off.shift, spread: off.spread, ..Seen::day(day, value) };
        out.insert((day, day, Kind::Sum), seen);
    }
    for count in counts.iter().filter(|count| count.key == key && count.measure == Measure::Cleared && !count.is_day())
    {
        let Some(value) = count.value.to_f64().filter(|value| *value > 0.0) else { continue };
        let off = GIVEN.bounds.of(count.bound);
        let (first, last) = (number(count.period.first()), number(count.period.last()));
        // Of one day, an average or a peak is about the days before, nobody says how many.
        let vague = first == last && count.kind != Kind::Sum;
        let window = if count.kind == Kind::Peak { GIVEN.window.peak } else { GIVEN.window.average };
        let first = if vague { last - window + 1 } else { first };
        let length = f64::from(last - first + 1);
        let (what, value) = match count.kind {
            Kind::Sum => (What::Sum, value),
            Kind::Average => (What::Sum, value * length),
            Kind::Peak => (What::Peak, value),
            Kind::Change => continue,
        };
        let spread = off.spread.hypot(if vague { GIVEN.window.spread } else { 0.0 });
        out.insert((first, last, count.kind), Seen { days: (first, last), what, value, shift: off.shift, spread });
    }
    out
}
