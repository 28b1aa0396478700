//! The stock-and-flow record: the cells of each day, with every vintage that told them.

use super::{Count, Key, Kind, Measure};
use jiff::civil::Date;
use kimngach_book::{Claims, Source};
use kimngach_reader::figure::Bound;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// A number of a cell, with the claim that told it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Told {
    /// Vehicles.
    pub value: i64,
    /// The side on which the true number lies, where it is not exact.
    pub bound: Option<Bound>,
    /// The claim, by its number.
    pub claim: usize,
}

/// What was told of one measure of one day: the vintages, the last one is what counts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    told: Vec<Told>,
}

impl Cell {
    /// What counts: the number of the latest document.
    #[must_use]
    pub fn last(&self) -> Option<Told> {
        self.told.last().copied()
    }

    /// The number of vehicles that counts.
    #[must_use]
    pub fn value(&self) -> Option<i64> {
        self.last().map(|told| told.value)
    }

    /// All vintages, from the first to the last.
    #[must_use]
    pub fn vintages(&self) -> &[Told] {
        &self.told
    }

    /// Whether an earlier document told another number.
    #[must_use]
    pub fn is_revised(&self) -> bool {
        self.told.iter().any(|told| Some(told.value) != self.value())
    }
}

/// The cells of one day of a line of traffic.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Day {
    /// Vehicles that came up.
    pub arrivals: Cell,
    /// Vehicles that crossed.
    pub cleared: Cell,
    /// Vehicles turned back or moved to another gate.
    pub turned_back: Cell,
    /// Vehicles waiting at 20:00.
    pub stock: Cell,
    /// By how much the stock was said to differ from the day before.
    pub change: Cell,
}

impl Day {
    /// The cell of a measure.
    #[must_use]
    pub fn cell(&self, measure: Measure) -> &Cell {
        match measure {
            Measure::Arrivals => &self.arrivals,
            Measure::Cleared => &self.cleared,
            Measure::TurnedBack => &self.turned_back,
            Measure::Stock => &self.stock,
        }
    }
}

/// The record: lines of traffic with their days.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Register {
    /// The days of each line of traffic.
    pub lines: BTreeMap<Key, BTreeMap<Date, Day>>,
}

impl Register {
    /// The record that counts make; the order of vintages is that of publication, then of the claims.
    #[must_use]
    pub fn of(counts: &[Count], claims: &Claims) -> Register {
        let mut order: Vec<&Count> =
            counts.iter().filter(|count| count.period.first() == count.period.last()).collect();
        let age =
            |count: &&Count| (told_on(claims.source(&claims.list[count.claim]), count.period.last()), count.claim);
        order.sort_by_key(age);
        let mut register = Register::default();
        for count in order {
            let Some(value) = whole(count.value) else { continue };
            let told = Told { value, bound: count.bound, claim: count.claim };
            let days = register.lines.entry(count.key.clone()).or_default();
            let day = days.entry(count.period.last()).or_default();
            let cell = match (count.kind, count.measure) {
                (Kind::Sum, Measure::Arrivals) => &mut day.arrivals,
                (Kind::Sum, Measure::Cleared) => &mut day.cleared,
                (Kind::Sum, Measure::TurnedBack) => &mut day.turned_back,
                (Kind::Sum, Measure::Stock) => &mut day.stock,
                (Kind::Change, Measure::Stock) => &mut day.change,
                _ => continue,
            };
            // A document tells a number once; what it tells of parts without naming them comes behind.
            let document = claims.list[count.claim].document;
            if cell.last().is_none_or(|last| claims.list[last.claim].document != document) {
                cell.told.push(told);
            }
        }
        register.lines.retain(|_, days| {
            days.retain(|_, day| *day != Day::default());
            !days.is_empty()
        });
        register
    }

    /// The last day of which anything is told.
    #[must_use]
    pub fn last_day(&self) -> Option<Date> {
        self.lines.values().filter_map(|days| days.keys().next_back()).max().copied()
    }

    /// The stock of a line at the end of a day: told, or told of the day after with the change since.
    #[must_use]
    pub fn stock(&self, key: &Key, on: Date) -> Option<i64> {
        let days = self.lines.get(key)?;
        if let Some(stock) = days.get(&on).and_then(|day| day.stock.value()) {
            return Some(stock);
        }
        let after = days.get(&on.tomorrow().ok()?)?;
        Some(after.stock.value()? - after.change.value()?)
    }
}

/// The day on which a document told something of a day.
fn told_on(source: &Source, day: Date) -> (Date, Date) {
    let fetched = source.held.as_ref().map_or(Date::MIN, |held| held.fetched);
    (source.published.unwrap_or(day), fetched)
}

fn whole(value: Decimal) -> Option<i64> {
    value.is_integer().then(|| value.to_i64()).flatten()
}
