//! Which day does this name?

use jiff::civil::Date;

/// The day of a date or timestamp as machines write it: `2025-03-15`, `2025-03-15T08:12:00+07:00`, `2025/03/15 08:12`.
pub(super) fn stamped(text: &str) -> Option<Date> {
    let text = text.trim();
    let day = text.get(..10)?;
    let behind = text.as_bytes().get(10).copied().unwrap_or(b' ');
    let [year, month, day] = numbers(day, &['-', '/'])?;
    (!behind.is_ascii_digit()).then(|| plausible(year, month, day)).flatten()
}

/// The first day printed in a text: `15/03/2025`, `15-3-2025`, `ngày 15 tháng 3 năm 2025`, `15 March 2025`,
/// `March 15, 2025`, or as machines write it.
#[cfg(feature = "html")]
pub(super) fn printed(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | 'T' | ';'))
        .filter(|w| !w.is_empty())
        .collect();
    (0..words.len()).find_map(|at| {
        let word = |n: usize| words.get(at + n).copied().unwrap_or_default();
        let number = |n: usize| word(n).trim_end_matches("st").trim_end_matches("th").parse::<u16>().ok();
        let slashed = numbers(word(0), &['/', '-', '.']).and_then(|[first, second, third]| {
            if first > 31 { plausible(first, second, third) } else { plausible(third, second, first) }
        });
        let spelled = || plausible(number(2)?, month(word(1))?, number(0)?);
        let american = || plausible(number(2)?, month(word(0))?, number(1)?);
        let vietnamese = || {
            let said = word(1).to_lowercase() == "tháng" && word(3).to_lowercase() == "năm";
            said.then(|| plausible(number(4)?, number(2)?, number(0)?)).flatten()
        };
        slashed.or_else(spelled).or_else(american).or_else(vietnamese)
    })
}

/// Three numbers, two equal signs between them.
fn numbers(text: &str, signs: &[char]) -> Option<[u16; 3]> {
    let sign = text.chars().find(|c| signs.contains(c))?;
    let mut parts = text.split(sign).map(|part| {
        let digits = !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u16>().ok()).flatten()
    });
    let found = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(found)
}

#[cfg(feature = "html")]
fn month(name: &str) -> Option<u16> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = name.to_ascii_lowercase();
    let start = name.get(..3)?;
    let known = name.trim_end_matches('.').len() == 3
        || ["january", "february", "march", "april", "june", "july", "august", "september", "sept", "october"]
            .contains(&name.as_str())
        || ["november", "december"].contains(&name.as_str());
    let at = MONTHS.iter().position(|month| *month == start).filter(|_| known)?;
    u16::try_from(at + 1).ok()
}

/// A day of the time of web pages.
fn plausible(year: u16, month: u16, day: u16) -> Option<Date> {
    let fits = (1990..2100).contains(&year);
    let date = || Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
    fits.then(date).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn stamps_of_machines_name_a_day() {
        for text in ["2025-03-15", "2025-03-15T08:12:00+07:00", " 2025/03/15 08:12"] {
            assert_eq!(stamped(text), Some(date(2025, 3, 15)), "{text}");
        }
        assert!(["", "2025-13-15", "15/03/2025", "2025-03-151", "ngày 15–3"].into_iter().all(|t| stamped(t).is_none()));
    }

    #[cfg(feature = "html")]
    #[test]
    fn printed_days_are_found() {
        let shown = [
            "Thứ bảy, 15/03/2025 | 08:12",
            "15-3-2025",
            "Hà Nội, ngày 15 tháng 3 năm 2025",
            "By Ann, 15 March 2025",
            "March 15, 2025 9:00",
            "Sat, 15 Mar 2025",
            "Cập nhật 15.03.2025",
            "2025-03-15T01:00:00Z",
        ];
        for text in shown {
            assert_eq!(printed(text), Some(date(2025, 3, 15)), "{text}");
        }
        assert!(["15/03", "1/2/3", "31/02/2025", "1.234.567", "tăng 15/3"].into_iter().all(|t| printed(t).is_none()));
    }
}
