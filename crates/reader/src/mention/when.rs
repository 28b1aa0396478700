//! A period as a text names it, before the year and the publishing date are known.

use crate::period::Period;
use jiff::civil::Date;

/// The year as named: given, so many years from the publishing year, or left to the context.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Year {
    Open,
    Given(i16),
    Relative(i16),
    /// The year before the one spoken of.
    Before,
    /// The year just over, early in a year; else the running one.
    Past,
}

/// What is named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Shape {
    /// Months from the first to the second.
    Months(i8, i8),
    /// Months from the first, of the year before, to the second ("from October 2017 to September 2018").
    Across(i8, i8),
    /// Cumulative: months to the one named, a span that ends in it.
    ToMonth(i8),
    /// The first or second half of a month.
    HalfMonth(i8, i8),
    /// Cumulative to the 15th of a month.
    ToMidMonth(i8),
    /// A day: month and day.
    Day(i8, i8),
    /// Cumulative to a day.
    ToDay(i8, i8),
    /// From a day to a day, of one year.
    Days(i8, i8, i8, i8),
    /// The whole year.
    Year,
    /// From this year on to the one given by `year`.
    YearsTo(i16),
    /// From the first day of a year to the end of a month of a later one ("from 2020 to June 2024").
    YearToMonth(i16, i8),
    /// So many years, as a span told before ("over the five years").
    YearsTold(i8),
    /// Cumulative to the publishing date.
    ToNow,
    ThisMonth,
    /// The period told last ("in that period").
    ThatPeriod,
    /// The period that is counted ("in the period").
    ThePeriod,
    /// The half of a month spoken of.
    ThisHalfMonth,
    /// The first or second half of the month spoken of.
    HalfOfMonth(i8),
    ThisQuarter,
    LastMonth,
    /// The month before that of publication ("exports rose last month").
    PastMonth,
    LastQuarter,
    /// The period of the same kind just before.
    Previous,
    Today,
    Yesterday,
    /// The day told last.
    SameDay,
    /// So many months past: those since New Year, where they are as many.
    PastMonths(i8),
    /// A time to come, without an end ("in the years to come").
    ToCome,
    /// Names no period, but must not be read as one either.
    Nothing,
}

/// A period as named.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct When {
    pub(crate) shape: Shape,
    pub(crate) year: Year,
}

/// What a document says of its own time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock {
    /// The publishing date, or the best guess at it.
    pub(crate) published: Date,
}

impl When {
    /// Whether the year is named.
    pub(crate) fn has_year(self) -> bool {
        self.year != Year::Open
    }

    /// The days meant; `near` is the period spoken of before, whose year a period without one takes.
    pub(crate) fn resolve(self, clock: Clock, near: Option<Period>) -> Option<Period> {
        let published = clock.published;
        let soon = published.checked_add(jiff::Span::new().days(20)).unwrap_or(published);
        let month = |m: i8, y: i16| Period::months(y, m, m);
        let year = |latest: Option<Date>| match self.year {
            Year::Given(year) => year,
            Year::Relative(by) => published.year() + by,
            Year::Before => {
                let spoken = near.map_or(published.year(), |near| near.last().year());
                (spoken - 1).clamp(published.year() - 2, published.year() - 1)
            }
            Year::Past => published.year() - i16::from(published.month() <= 3),
            Year::Open => match (near, latest) {
                (Some(near), None) => near.last().year(),
                // A year to come was a target's; what has begun is of the running year.
                (Some(near), Some(start)) if near.last().year() > published.year() && start <= soon => published.year(),
                (Some(near), _)
                    if near.is_whole_years()
                        && near.first().year() == near.last().year()
                        && (near.last().year() - published.year()).abs() <= 1 =>
                {
                    near.last().year()
                }
                (Some(near), _)
                    if near.last().year() != published.year() && !near.last().year().eq(&(published.year() - 1)) =>
                {
                    near.last().year()
                }
                // What is foreseen is told of the running year, and so are its parts.
                (Some(near), Some(start))
                    if near.last() > soon && near.last() >= start && near.first().year() == published.year() =>
                {
                    published.year()
                }
                (_, Some(start)) if start > soon => published.year() - 1,
                _ => published.year(),
            },
        };
        let this = |m: i8, d: i8| Date::new(published.year(), m, d).ok();
        match self.shape {
            // "the 12 months", of a crop that ran over New Year.
            Shape::Months(1, 12) if self.year == Year::Open && near.is_some_and(is_twelve_months) => near,
            Shape::Months(a, b) => {
                // Without a year: the latest that had begun; one counted from New Year must have reached its last month.
                let begun = if a == 1 { b } else { a };
                Period::months(year(this(begun, 1)), a, b)
            }
            Shape::Across(a, b) => {
                let last = month(b, year(this(b, 1)))?.last();
                Period::new(Date::new(last.year() - 1, a, 1).ok()?, last)
            }
            Shape::ToMonth(m) => Period::months(year(this(m, 1)), 1, m),
            Shape::HalfMonth(m, part) => {
                let whole = month(m, year(this(m, 1)))?;
                let middle = Date::new(whole.first().year(), m, 15).ok()?;
                if part == 1 {
                    Period::new(whole.first(), middle)
                } else {
                    Period::new(middle.tomorrow().ok()?, whole.last())
                }
            }
            Shape::ToMidMonth(m) => Some(Period::to_date(Date::new(year(this(m, 15)), m, 15).ok()?)),
            Shape::Day(m, d) => Some(Period::day(Date::new(year(this(m, d)), m, d).ok()?)),
            Shape::ToDay(m, d) => Some(Period::to_date(Date::new(year(this(m, d)), m, d).ok()?)),
            Shape::Days(m1, d1, m2, d2) => {
                let last = Date::new(year(this(m2, d2)), m2, d2).ok()?;
                let first = Date::new(if m1 > m2 { last.year() - 1 } else { last.year() }, m1, d1).ok()?;
                Period::new(first, last)
            }
            Shape::Year => Period::year(year(None)),
            Shape::YearsTo(from) => match self.year {
                Year::Given(to) => Period::years(from, to),
                _ => None,
            },
            Shape::YearToMonth(from, last) => {
                let last = month(last, year(this(last, 1)))?.last();
                Period::new(Date::new(from, 1, 1).ok()?, last)
            }
            Shape::YearsTold(n) => {
                let count = |p: &Period| p.last().year() - p.first().year() + 1;
                near.filter(|p| p.is_whole_years() && count(p) == i16::from(n))
            }
            Shape::ToNow => {
                let recent = near.map(Period::last).filter(|last| {
                    last.year() == published.year()
                        && last.month() + 2 > published.month()
                        && (*last <= published || last.month() == published.month() && published.day() > 24)
                });
                Some(Period::to_date(recent.unwrap_or(published)))
            }
            Shape::ThisMonth => near.filter(|near| near.is_month()).or_else(|| {
                let end = near.map_or(published, Period::last);
                month(end.month(), end.year())
            }),
            Shape::ThisHalfMonth => {
                let end = near.map_or(published, Period::last);
                let whole = month(end.month(), end.year())?;
                let middle = Date::new(end.year(), end.month(), 15).ok()?;
                match end.day() {
                    15 => Period::new(whole.first(), middle),
                    _ if end == whole.last() && near.is_some() => Period::new(middle.tomorrow().ok()?, end),
                    _ => None,
                }
            }
            Shape::HalfOfMonth(part) => {
                let end = near.map_or(published, Period::last);
                When { shape: Shape::HalfMonth(end.month(), part), year: Year::Given(end.year()) }.resolve(clock, None)
            }
            Shape::ThisQuarter => {
                let end = near.map_or(published, Period::last);
                let first = (end.month() - 1) / 3 * 3 + 1;
                Period::months(end.year(), first, first + 2)
            }
            Shape::LastMonth => {
                let end = near.map_or(published, Period::last);
                let before = end.first_of_month().yesterday().ok()?;
                month(before.month(), before.year())
            }
            Shape::PastMonth => {
                let before = published.first_of_month().yesterday().ok()?;
                month(before.month(), before.year())
            }
            Shape::LastQuarter => {
                let end = near.map_or(published, Period::last);
                let first = Date::new(end.year(), (end.month() - 1) / 3 * 3 + 1, 1).ok()?.yesterday().ok()?;
                Period::months(first.year(), first.month() - 2, first.month())
            }
            Shape::Previous => before(near?),
            Shape::ThatPeriod | Shape::ThePeriod => near,
            Shape::Today => Some(Period::day(published)),
            Shape::SameDay => Some(Period::day(near.map_or(published, Period::last))),
            Shape::Yesterday => Some(Period::day(published.yesterday().ok()?)),
            Shape::PastMonths(n) => {
                let over = published.first_of_month().yesterday().ok()?;
                let fits = n > 1 && (over.month() == n || published.month() == n && published.day() > 15);
                if fits {
                    Period::months(if over.month() == n { over.year() } else { published.year() }, 1, n)
                } else {
                    None
                }
            }
            Shape::Nothing | Shape::ToCome => None,
        }
    }
}

/// Twelve months that are no calendar year.
fn is_twelve_months(period: Period) -> bool {
    let (first, last) = (period.first(), period.last());
    let months = i32::from(last.year() - first.year()) * 12 + i32::from(last.month()) - i32::from(first.month());
    !period.is_whole_years() && first.day() == 1 && last == last.last_of_month() && months == 11
}

/// The period of the same length just before: month, quarter, half-month, year, or as many days.
pub(crate) fn before(period: Period) -> Option<Period> {
    let last = period.first().yesterday().ok()?;
    let (first_month, last_month) = (period.first().month(), period.last().month());
    let whole = period.first().day() == 1 && period.last() == period.last().last_of_month();
    if period.is_whole_years() {
        return Period::years(2 * period.first().year() - period.last().year() - 1, last.year());
    }
    if whole && period.first().year() == period.last().year() {
        let months = last_month - first_month + 1;
        let start = last.month() - months + 1;
        return if start >= 1 { Period::months(last.year(), start, last.month()) } else { None };
    }
    if period.first().day() == 16 {
        return Period::new(last.first_of_month(), last);
    }
    if period.first().day() == 1 && period.last().day() == 15 {
        return Period::new(Date::new(last.year(), last.month(), 16).ok()?, last);
    }
    let days = period.last().day_of_year() - period.first().day_of_year();
    let first = last.checked_sub(jiff::Span::new().try_days(i64::from(days)).ok()?).ok()?;
    Period::new(first, last)
}
