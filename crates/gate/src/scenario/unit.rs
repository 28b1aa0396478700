//! Quantities with their units: `6 min`, `24/h`, `07:00-18:00`, `2025-07-14`.

use super::fault::Fault;
use super::item::Item;
use crate::scenario::time::{DAY, HOUR, Time};
use jiff::civil::Date;

/// Seconds of a unit of time; Vietnamese and English.
fn seconds(unit: &str) -> Option<f64> {
    Some(match unit {
        "s" | "sec" | "second" | "seconds" | "giây" => 1.0,
        "min" | "minute" | "minutes" | "phút" => 60.0,
        "h" | "hour" | "hours" | "giờ" => 3600.0,
        "d" | "day" | "days" | "ngày" => 86_400.0,
        "week" | "weeks" | "tuần" => 604_800.0,
        _ => return None,
    })
}

/// A length of time in hours.
pub(super) fn hours(item: &Item, what: &str) -> Result<f64, Fault> {
    hours_in(item.text(what).map_err(|fault| Fault::new(fault.line, unitless(what)))?, item.line, what)
}

fn unitless(what: &str) -> String {
    format!("{what} needs a unit in quotes, such as \"6 min\"")
}

/// A length of time in hours, out of a text such as `6 min` or `1 h 30 min`.
pub(super) fn hours_in(text: &str, line: usize, what: &str) -> Result<f64, Fault> {
    let bad = || Fault::new(line, format!("{what} `{text}` is no time; write it like \"6 min\" or \"1 h 30 min\""));
    let mut words = text.split_whitespace();
    let mut total = 0.0;
    let mut any = false;
    while let Some(number) = words.next() {
        let number: f64 = number.parse().map_err(|_| bad())?;
        if number < 0.0 {
            return Err(Fault::new(line, format!("{what} `{text}` is negative")));
        }
        total += number * seconds(words.next().ok_or_else(bad)?).ok_or_else(bad)? / 3600.0;
        any = true;
    }
    if any && total.is_finite() { Ok(total) } else { Err(bad()) }
}

/// A rate per hour: `24/h`, `262/day`, `0.2/min`.
pub(super) fn rate(item: &Item, what: &str) -> Result<f64, Fault> {
    let text = item.text(what).map_err(|_| Fault::new(item.line, format!("{what} needs a unit, such as \"24/h\"")))?;
    let bad = || Fault::new(item.line, format!("{what} `{text}` is no rate; write it like \"24/h\" or \"262/day\""));
    let (number, unit) = text.split_once('/').ok_or_else(bad)?;
    let number: f64 = number.trim().parse().map_err(|_| bad())?;
    if number < 0.0 {
        return Err(Fault::new(item.line, format!("{what} `{text}` is negative")));
    }
    let seconds = seconds(unit.trim()).ok_or_else(bad)?;
    if number.is_finite() { Ok(number * 3600.0 / seconds) } else { Err(bad()) }
}

/// A time of the day in hours, `00:00` to `24:00`.
pub(super) fn clock(text: &str, line: usize) -> Result<f64, Fault> {
    let bad = || Fault::new(line, format!("`{text}` is no time of the day; write it like \"07:30\""));
    let (hour, minute) = text.trim().split_once(':').ok_or_else(bad)?;
    let (hour, minute): (u32, u32) = (hour.parse().map_err(|_| bad())?, minute.parse().map_err(|_| bad())?);
    if minute < 60 && hour * 60 + minute <= 24 * 60 {
        Ok(f64::from(hour) + f64::from(minute) / 60.0)
    } else {
        Err(bad())
    }
}

/// Opening hours: `07:00-18:00`, or `always`. Hours past midnight (`22:00-06:00`) end the next day.
pub(super) fn span(text: &str, line: usize) -> Result<(f64, f64), Fault> {
    if text == "always" || text == "24/7" {
        return Ok((0.0, 24.0));
    }
    let bad = || Fault::new(line, format!("`{text}` are no hours; write them like \"07:00-18:00\" or \"always\""));
    let (from, to) = text.split_once(['-', '–']).ok_or_else(bad)?;
    let (from, to) = (clock(from, line)?, clock(to, line)?);
    match to {
        to if to > from => Ok((from, to)),
        to if to < from => Ok((from, to + 24.0)),
        _ => Err(Fault::new(line, format!("hours `{text}` have no length"))),
    }
}

/// A day.
pub(super) fn day(text: &str, line: usize) -> Result<Date, Fault> {
    let bad = |_| Fault::new(line, format!("`{text}` is no day; write it like \"2025-07-14\""));
    text.trim().parse().map_err(bad)
}

/// Days, both ends included, counted from the first day of the run: `2026-02-15` or `2026-02-15/2026-02-18`.
pub(super) fn days(text: &str, line: usize, start: Date) -> Result<(i64, i64), Fault> {
    let (from, to) = text.split_once('/').unwrap_or((text, text));
    let number = |text| -> Result<i64, Fault> {
        let day = day(text, line)?;
        let since = day.since(start).map_err(|_| Fault::new(line, format!("`{text}` is too far away")))?;
        Ok(i64::from(since.get_days()))
    };
    let (from, to) = (number(from)?, number(to)?);
    if to < from { Err(Fault::new(line, format!("days `{text}` end before they begin"))) } else { Ok((from, to)) }
}

/// An instant of the run: `2025-07-14 09:00`, `2025-07-14`, or since its start `30 h`.
pub(super) fn instant(text: &str, line: usize, start: Date) -> Result<Time, Fault> {
    if text.starts_with(|c: char| c.is_ascii_digit()) && text.get(4..5) == Some("-") {
        let (date, time) = text.split_once([' ', 'T']).unwrap_or((text, "00:00"));
        let (date, _) = days(date, line, start)?;
        let hours = clock(time, line)?;
        let date = u64::try_from(date).map_err(|_| Fault::new(line, format!("`{text}` is before the run starts")))?;
        return Ok(date * DAY + (hours * HOUR as f64).round() as Time);
    }
    Ok((hours_in(text, line, "the time")? * HOUR as f64).round() as Time)
}
