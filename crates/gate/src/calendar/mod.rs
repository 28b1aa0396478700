//! What kind of day is it at the gates? Lunar days, holidays of both sides, closures, opening hours and seasons.

mod lunar;

pub use lunar::{LunarDay, Side};

use jiff::civil::Date;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The number of a day, counted from 1970-01-01.
#[must_use]
pub fn number(day: Date) -> i32 {
    EPOCH.until(day).map_or(0, |span| span.get_days())
}

/// The day with this number.
#[must_use]
pub fn day(number: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().days(number)).ok()
}
