//! With which periods is one compared?

use kimngach_reader::figure::Period;

/// The same period a year before.
#[must_use]
pub fn year_before(period: Period) -> Option<Period> {
    period.shift_years(-1)
}

/// The period before: the month, quarter, half or year that ends before this one begins; for a total since New Year that
/// is none of these, the total up to the end of the month before its last.
#[must_use]
pub fn before(period: Period) -> Option<Period> {
    let (first, last) = (period.first(), period.last());
    let whole = first.day() == 1 && last == last.last_of_month();
    let months = last.month() - first.month() + 1;
    if period.is_whole_years() {
        return period.shift_years(first.year() - last.year() - 1);
    }
    if first.year() != last.year() {
        return None;
    }
    if whole && matches!(months, 1 | 3 | 6) && (first.month() - 1) % months == 0 && (months == 1 || first.month() > 1) {
        let end = first.yesterday().ok()?;
        return Period::months(end.year(), end.month() - months + 1, end.month());
    }
    (first == first.first_of_year() && last.month() > 1)
        .then(|| last.first_of_month().yesterday().ok().map(Period::to_date))?
}

#[cfg(test)]
mod tests {
    use super::before;
    use kimngach_reader::figure::Period;

    fn of(first: &str, last: &str) -> Option<String> {
        let period = Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap();
        before(period).map(|period| period.to_string())
    }

    #[test]
    fn the_period_before_is_one_of_its_kind() {
        assert_eq!(of("2025-02-01", "2025-02-28").as_deref(), Some("2025-01-01/2025-01-31"));
        assert_eq!(of("2025-01-01", "2025-01-31").as_deref(), Some("2024-12-01/2024-12-31"));
        assert_eq!(of("2025-04-01", "2025-06-30").as_deref(), Some("2025-01-01/2025-03-31"));
        assert_eq!(of("2025-01-01", "2025-02-28").as_deref(), Some("2025-01-01/2025-01-31"));
        assert_eq!(of("2025-01-01", "2025-12-31").as_deref(), Some("2024-01-01/2024-12-31"));
        assert_eq!(of("2025-01-01", "2025-11-15").as_deref(), Some("2025-01-01/2025-10-31"));
        assert_eq!(of("2025-03-05", "2025-03-09"), None);
    }
}
