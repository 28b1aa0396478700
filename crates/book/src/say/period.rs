//! Periods as people write them.

use jiff::civil::Date;
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A period, as short as it can be said without doubt.
#[must_use]
pub fn period(period: Period, ui: Lang) -> String {
    let (first, last) = (period.first(), period.last());
    let (year, same_year) = (last.year(), first.year() == last.year());
    let whole_months = first.day() == 1 && last == last.last_of_month();
    if period.is_whole_years() {
        return if same_year { year.to_string() } else { format!("{}–{year}", first.year()) };
    }
    if first == last {
        return day(last, ui);
    }
    if whole_months && same_year {
        return months(first.month(), last.month(), year, ui);
    }
    match (ui, same_year) {
        (Lang::En, true) if first.month() == last.month() => format!("{}–{}", first.day(), day(last, ui)),
        (Lang::En, true) => format!("{} {}–{}", first.day(), month(first), day(last, ui)),
        (Lang::Vi, true) if first.month() == last.month() => format!("{}–{}", first.day(), day(last, ui)),
        (Lang::Vi, true) => format!("{}/{}–{}", first.day(), first.month(), day(last, ui)),
        (_, false) => format!("{}–{}", day(first, ui), day(last, ui)),
    }
}

fn months(first: i8, last: i8, year: i16, ui: Lang) -> String {
    let vi = ui == Lang::Vi;
    match (first, last) {
        (first, last) if first == last && vi => format!("T{first}/{year}"),
        (first, last) if first == last => format!("{} {year}", name(first)),
        (1 | 4 | 7 | 10, last) if last == first + 2 => {
            let quarter = (first + 2) / 3;
            if vi { format!("quý {quarter}/{year}") } else { format!("Q{quarter} {year}") }
        }
        (1, last) if vi => format!("{last} tháng {year}"),
        (first, last) if vi => format!("T{first}–T{last}/{year}"),
        (first, last) => format!("{}–{} {year}", name(first), name(last)),
    }
}

fn day(day: Date, ui: Lang) -> String {
    match ui {
        Lang::Vi => format!("{}/{}/{}", day.day(), day.month(), day.year()),
        Lang::En => format!("{} {} {}", day.day(), month(day), day.year()),
    }
}

fn month(day: Date) -> &'static str {
    name(day.month())
}

fn name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|n| MONTHS.get(n)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use kimngach_reader::Lang::{En, Vi};
    use kimngach_reader::figure::Period;

    #[test]
    fn periods_are_said_shortly() {
        let said = |first: &str, last: &str| {
            let period = Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap();
            [En, Vi].map(|ui| super::period(period, ui))
        };
        assert_eq!(said("2025-01-01", "2025-12-31"), ["2025", "2025"]);
        assert_eq!(said("2020-01-01", "2025-12-31"), ["2020–2025", "2020–2025"]);
        assert_eq!(said("2025-01-01", "2025-02-28"), ["Jan–Feb 2025", "2 tháng 2025"]);
        assert_eq!(said("2025-04-01", "2025-06-30"), ["Q2 2025", "quý 2/2025"]);
        assert_eq!(said("2025-09-01", "2025-09-30"), ["Sep 2025", "T9/2025"]);
        assert_eq!(said("2024-01-01", "2024-06-13"), ["1 Jan–13 Jun 2024", "1/1–13/6/2024"]);
        assert_eq!(said("2024-06-13", "2024-06-13"), ["13 Jun 2024", "13/6/2024"]);
        assert_eq!(said("2024-11-01", "2025-02-28"), ["1 Nov 2024–28 Feb 2025", "1/11/2024–28/2/2025"]);
    }
}
