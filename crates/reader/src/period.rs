//! A span of days.

use jiff::civil::Date;

/// A span of days, both included, `first <= last`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Period {
    first: Date,
    last: Date,
}

impl Period {
    /// The days from `first` to `last`; nothing when they are in the wrong order.
    #[must_use]
    pub fn new(first: Date, last: Date) -> Option<Period> {
        (first <= last).then_some(Period { first, last })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Date) -> Period {
        Period { first: day, last: day }
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i16) -> Option<Period> {
        Period::years(year, year)
    }

    /// Whole years from one to another.
    #[must_use]
    pub fn years(first: i16, last: i16) -> Option<Period> {
        Period::new(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?)
    }

    /// Whole months of one year, from 1 to 12.
    #[must_use]
    pub fn months(year: i16, first: i8, last: i8) -> Option<Period> {
        Period::new(Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?.last_of_month())
    }

    /// From New Year to a day.
    #[must_use]
    pub fn to_date(last: Date) -> Period {
        Period { first: last.first_of_year(), last }
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Date {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.last
    }

    /// The same days so many years away; a last day of February stays one.
    #[must_use]
    pub fn shift_years(self, by: i16) -> Option<Period> {
        let shift = |day: Date| {
            let year = day.year().checked_add(by)?;
            let end = day == day.last_of_month();
            let first = Date::new(year, day.month(), 1).ok()?;
            if end { Some(first.last_of_month()) } else { Date::new(year, day.month(), day.day()).ok() }
        };
        Period::new(shift(self.first)?, shift(self.last)?)
    }

    /// Whether the period is made of whole calendar years.
    #[must_use]
    pub fn is_whole_years(self) -> bool {
        self.first == self.first.first_of_year() && self.last == self.last.last_of_year()
    }

    /// Whether the period is one whole calendar month.
    #[must_use]
    pub fn is_month(self) -> bool {
        self.first.day() == 1 && self.last == self.first.last_of_month()
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.first, self.last)
    }
}
