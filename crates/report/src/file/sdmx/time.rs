//! Periods as SDMX writes them.

use kimngach_reader::figure::Period;

/// The frequency and the time of a period: `A` 2024, `Q` 2024-Q2, `M` 2024-06, `D` 2024-06-13, else `_O` with the first
/// day and the length, 2024-01-01/P165D.
pub(super) fn time(period: Period) -> (&'static str, String) {
    let (first, last) = (period.first(), period.last());
    let days = (last - first).get_days() + 1;
    if period.is_whole_years() && first.year() == last.year() {
        return ("A", format!("{:04}", first.year()));
    }
    if period.is_month() {
        return ("M", format!("{:04}-{:02}", first.year(), first.month()));
    }
    let quarter = matches!(first.month(), 1 | 4 | 7 | 10)
        && Period::months(first.year(), first.month(), first.month() + 2) == Some(period);
    if quarter {
        return ("Q", format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3));
    }
    if first == last {
        return ("D", first.to_string());
    }
    ("_O", format!("{first}/P{days}D"))
}

#[cfg(test)]
mod tests {
    use super::time;
    use kimngach_reader::figure::Period;

    #[test]
    fn periods_have_the_shortest_name() {
        let of = |first: &str, last: &str| {
            let (freq, time) = time(Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap());
            format!("{freq} {time}")
        };
        assert_eq!(of("2024-01-01", "2024-12-31"), "A 2024");
        assert_eq!(of("2024-04-01", "2024-06-30"), "Q 2024-Q2");
        assert_eq!(of("2024-02-01", "2024-02-29"), "M 2024-02");
        assert_eq!(of("2024-06-13", "2024-06-13"), "D 2024-06-13");
        // 31 + 29 + 31 + 30 + 31 + 13 days.
        assert_eq!(of("2024-01-01", "2024-06-13"), "_O 2024-01-01/P165D");
        assert_eq!(of("2023-01-01", "2024-12-31"), "_O 2023-01-01/P731D");
    }
}
