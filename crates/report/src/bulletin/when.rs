//! How are periods said in a sentence?

use super::voice::Voice;
use jiff::civil::Date;
use kimngach_reader::Lang;
use kimngach_reader::figure::{Base, Period, Transform};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const COUNTS: [&str; 12] =
    ["month", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

fn name<const N: usize>(names: [&'static str; N], number: i8) -> &'static str {
    usize::try_from(number - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or("")
}

impl Voice {
    /// A day.
    pub(super) fn day(&self, day: Date) -> String {
        let (d, m, y) = (day.day().to_string(), day.month().to_string(), day.year().to_string());
        self.fill("date", &[("d", &d), ("m", &m), ("y", &y), ("month", name(MONTHS, day.month()))])
    }

    /// A period as it begins a sentence, in lower case.
    pub(super) fn when(&self, period: Period) -> String {
        let (first, last) = (period.first(), period.last());
        let y = last.year().to_string();
        let whole = first.day() == 1 && last == last.last_of_month();
        let one_year = first.year() == last.year();
        let days = || [self.day(first), self.day(last)];
        if period.is_whole_years() {
            let a = first.year().to_string();
            return if one_year {
                self.fill("w-year", &[("y", &y)])
            } else {
                self.fill("w-years", &[("a", &a), ("b", &y)])
            };
        }
        if period.is_month() {
            let (m, month) = (first.month().to_string(), name(MONTHS, first.month()));
            return self.fill("w-month", &[("m", &m), ("month", month), ("y", &y)]);
        }
        if whole && one_year && last.month() - first.month() == 2 && first.month() % 3 == 1 {
            let number = (first.month() + 2) / 3;
            // In Vietnamese quarters have Roman numbers.
            let q = name(["I", "II", "III", "IV"], number);
            return self.fill("w-quarter", &[("q", q), ("ordinal", name(ORDINALS, number)), ("y", &y)]);
        }
        if whole && one_year && first.month() == 1 {
            let m = last.month().to_string();
            return self.fill("w-months", &[("m", &m), ("count", name(COUNTS, last.month())), ("y", &y)]);
        }
        let [from, to] = days();
        let form = if first == last {
            "w-day"
        } else if first == first.first_of_year() && one_year {
            "w-to"
        } else {
            "w-span"
        };
        self.fill(form, &[("first", &from), ("last", &to)])
    }

    /// A period without the word that leads into a sentence.
    pub(super) fn span_of(&self, period: Period) -> String {
        let when = self.when(period);
        let lead = |word: &str| when.strip_prefix(word).map(str::to_owned);
        if self.lang == Lang::Vi { when } else { lead("in ").or_else(|| lead("over ")).unwrap_or(when) }
    }

    /// What something is compared with.
    pub(super) fn base(&self, transform: Transform, period: Option<Period>, base: Option<&Base>) -> String {
        let of = match base {
            Some(Base::Period(of)) => *of,
            Some(Base::Whole(words)) => return self.fill("b-other", &[("base", words)]),
            None => return if transform == Transform::Yoy { self.say("b-none") } else { String::new() },
        };
        let year_before = period.and_then(|period| period.shift_years(-1)) == Some(of);
        if year_before && !of.is_whole_years() {
            return self.fill("b-same", &[("y", &of.last().year().to_string())]);
        }
        let next = period.is_some_and(|period| of.last().tomorrow().is_ok_and(|day| day == period.first()));
        if transform == Transform::Pop && next {
            let quarter = of.last().month() - of.first().month() == 2;
            let form = if of.is_month() {
                "b-before-month"
            } else if quarter {
                "b-before-quarter"
            } else {
                "b-before"
            };
            return self.say(form);
        }
        let form = if of.is_whole_years() { "b-year" } else { "b-other" };
        let part = of.first() == of.first().first_of_year() && of.last() != of.last().last_of_month();
        let base = if part { self.fill("p-to", &[("last", &self.day(of.last()))]) } else { self.span_of(of) };
        self.fill(form, &[("base", &base)])
    }
}

#[cfg(test)]
mod tests {
    use super::Voice;
    use kimngach_reader::Lang::{En, Vi};
    use kimngach_reader::figure::{Base, Period, Transform};

    fn period(first: &str, last: &str) -> Period {
        Period::new(first.parse().unwrap(), last.parse().unwrap()).unwrap()
    }

    #[test]
    fn periods_are_said_as_reports_say_them() {
        let both = |first: &str, last: &str| [Vi, En].map(|lang| Voice::of(lang).when(period(first, last)));
        assert_eq!(both("2025-02-01", "2025-02-28"), ["tháng 2/2025", "in February 2025"]);
        assert_eq!(both("2025-01-01", "2025-02-28"), ["2 tháng đầu năm 2025", "in the first two months of 2025"]);
        assert_eq!(both("2024-01-01", "2024-06-13"), ["tính đến ngày 13/6/2024", "from 1 January to 13 June 2024"]);
        assert_eq!(both("2025-04-01", "2025-06-30"), ["quý II/2025", "in the second quarter of 2025"]);
        assert_eq!(both("2015-01-01", "2020-12-31"), ["giai đoạn 2015–2020", "over 2015–2020"]);
    }

    #[test]
    fn bases_are_said_as_reports_say_them() {
        let of = |transform, now: Period, base: Period| {
            [Vi, En].map(|lang| Voice::of(lang).base(transform, Some(now), Some(&Base::Period(base))))
        };
        let (feb, jan) = (period("2025-02-01", "2025-02-28"), period("2025-01-01", "2025-01-31"));
        assert_eq!(of(Transform::Pop, feb, jan), ["so với tháng trước", "on the month before"]);
        let before = period("2024-02-01", "2024-02-29");
        assert_eq!(of(Transform::Yoy, feb, before), ["so với cùng kỳ năm 2024", "on the same period of 2024"]);
        let (now, then) = (period("2025-01-01", "2025-12-31"), period("2024-01-01", "2024-12-31"));
        assert_eq!(of(Transform::Yoy, now, then), ["so với năm 2024", "on 2024"]);
    }
}
