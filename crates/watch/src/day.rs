//! Days and waits, as feeds and servers write them.

use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;
use jiff::{SignedDuration, Timestamp, tz};
use std::time::Duration;

/// The longest wait that a server is granted.
const LONGEST: Duration = Duration::from_secs(7 * 24 * 3600);

/// The day of a date or an instant in a feed (RFC 3339 or RFC 2822), as it is in Vietnam (UTC+7); nothing where it is
/// written another way.
#[must_use]
pub fn day(told: &str) -> Option<Date> {
    let told = told.trim();
    if told.len() == 10 {
        return told.parse().ok();
    }
    let instant = told.parse::<Timestamp>().ok().or_else(|| DateTimeParser::new().parse_timestamp(told).ok())?;
    Some(tz::Offset::constant(7).to_datetime(instant).date())
}

/// How long `Retry-After` asks to wait: a number of seconds, or the instant of an HTTP date. A week at most.
#[must_use]
pub fn retry_after(told: &str, now: Timestamp) -> Option<Duration> {
    let told = told.trim();
    let wait = match told.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => {
            let until = DateTimeParser::new().parse_timestamp(told).ok()?;
            let left: SignedDuration = until.duration_since(now);
            Duration::from_secs(u64::try_from(left.as_secs()).unwrap_or_default())
        }
    };
    Some(wait.min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::{day, retry_after};
    use std::time::Duration;

    #[test]
    fn days_are_those_of_vietnam() {
        let of = |told| day(told).map(|day| day.to_string()).unwrap_or_default();
        assert_eq!(of("2025-10-03"), "2025-10-03");
        assert_eq!(of("2025-10-03T08:30:00+07:00"), "2025-10-03");
        // Half past ten in the evening in London is the next morning in Hanoi.
        assert_eq!(of("2025-10-02T22:30:00Z"), "2025-10-03");
        assert_eq!(of("Thu, 02 Oct 2025 22:30:00 GMT"), "2025-10-03");
        assert_eq!(of(" Fri, 3 Oct 2025 08:30:00 +0700 "), "2025-10-03");
        assert_eq!([of("10/3/2025 8:30:00 AM"), of(""), of("2025-13-40")], ["", "", ""]);
    }

    #[test]
    fn a_wait_is_told_in_seconds_or_as_an_instant() {
        let now = "2025-10-03T00:00:00Z".parse().unwrap();
        assert_eq!(retry_after("120", now), Some(Duration::from_secs(120)));
        assert_eq!(retry_after("Fri, 03 Oct 2025 00:05:00 GMT", now), Some(Duration::from_secs(300)));
        assert_eq!(retry_after("Thu, 02 Oct 2025 00:05:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("999999999999", now), Some(Duration::from_secs(604_800)));
        assert_eq!(retry_after("soon", now), None);
    }
}
