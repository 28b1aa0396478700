//! When was the document published, and so which year do "this year" and "the same period" mean?

use super::super::Status;
use super::Spotted;
use crate::document::Document;
use crate::mention::{Clock, Mention, Sense, Shape, What, When, Year};
use crate::sentence::Part;
use jiff::civil::Date;

/// When the document was published: as its page says, or by the first full date in it, or by the latest year it names.
pub(super) fn clock(document: &Document, lines: &[Spotted]) -> Clock {
    if let Some(published) = document.meta.published {
        return Clock { published };
    }
    let own = || {
        lines.iter().filter(|l| l.line.part != Part::Teaser).flat_map(|l| l.mentions()).filter_map(|m| match m.what {
            What::Period(when) => Some(when),
            _ => None,
        })
    };
    let day = lines.iter().take(6).flat_map(|l| l.mentions()).find_map(|m| match m.what {
        What::Period(when) => match (when.shape, when.year) {
            (Shape::Day(m, d), Year::Given(y)) => Date::new(y, m, d).ok(),
            _ => None,
        },
        _ => None,
    });
    // What is only aimed at is still to come.
    let foreseen = |s: &[Mention]| {
        s.iter().any(|m| {
            m.has(Sense::Status(Status::Target)) || m.has(Sense::Status(Status::Forecast)) || m.has(Sense::Plan)
        })
    };
    let told = || {
        let body = lines.iter().filter(|l| l.line.part != Part::Teaser).flat_map(|l| &l.sentences);
        body.filter(|s| !foreseen(s)).flatten().filter_map(|m| match m.what {
            What::Period(when) => Some(when),
            _ => None,
        })
    };
    // What a meeting still to come makes of its month, a report of the same year makes good.
    let full = || {
        let latest = own().filter_map(last_day).max()?;
        let sure = told().filter_map(last_day).max().filter(|sure| sure.year() == latest.year());
        Some(sure.unwrap_or(latest))
    };
    let reported = || {
        let years = told().filter(|when| !matches!(when.shape, Shape::YearsTo(_)));
        years
            .filter_map(|when| match when.year {
                Year::Given(year) => Some(year),
                _ => None,
            })
            .max()
    };
    let year = || {
        own()
            .filter_map(|when| match when.year {
                Year::Given(year) => Some(year),
                _ => None,
            })
            .max()
    };
    let published = day
        .or_else(full)
        .or_else(|| Date::new(reported().or_else(year)?, 12, 31).ok())
        .unwrap_or(Date::constant(2025, 12, 31));
    Clock { published }
}

/// The last day of a period that tells its month and its year.
fn last_day(when: When) -> Option<Date> {
    match (when.shape, when.year) {
        (Shape::Day(m, d) | Shape::ToDay(m, d), Year::Given(y)) => Date::new(y, m, d).ok(),
        (Shape::ToMidMonth(m), Year::Given(y)) => Date::new(y, m, 15).ok(),
        (Shape::Months(_, m) | Shape::ToMonth(m), Year::Given(y)) => Date::new(y, m, 1).ok().map(Date::last_of_month),
        _ => None,
    }
}
