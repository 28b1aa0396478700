//! Time inside a run: whole nanoseconds since it began, so that equal times are equal and sums are exact.

/// Nanoseconds since the run began, or a length of time in them.
pub type Time = u64;

/// An hour.
pub const HOUR: Time = 3_600_000_000_000;

/// A day.
pub const DAY: Time = 24 * HOUR;

/// From hours, to the nearest nanosecond.
#[must_use]
pub fn of_hours(hours: f64) -> Time {
    (hours * HOUR as f64).round() as Time
}

/// In hours.
#[must_use]
pub fn in_hours(time: Time) -> f64 {
    time as f64 / HOUR as f64
}
