//! The value of a run of digits, by the marks of its language and by sense.

use crate::document::Lang;
use rust_decimal::Decimal;

/// The value of digits with points and commas. A mark that groups by threads of three in the document's language is a
/// thousands mark; `scaled` tells that a multiplier follows ("2.280 triệu"), `money` that it is an amount.
pub(crate) fn value(digits: &str, lang: Lang, multiplier: Option<u64>) -> Option<Decimal> {
    let (decimal, group) = if lang == Lang::Vi { (',', '.') } else { ('.', ',') };
    let bare = match (digits.matches(decimal).count(), digits.matches(group).count()) {
        (0, 0) => digits.to_owned(),
        // Only the language's decimal mark: decimal, unless it can only group ("1,234,567").
        (1, 0) => {
            let (whole, part) = digits.split_once(decimal)?;
            if groups(digits, decimal) && !plausible_decimal(whole, part, multiplier, lang) {
                digits.replace(decimal, "")
            } else {
                digits.replace(decimal, ".")
            }
        }
        (_, 0) if groups(digits, decimal) => digits.replace(decimal, ""),
        (0, _) if groups(digits, group) => {
            // "1.145 billion" is read by the language; a leading zero can only be a decimal.
            if digits.starts_with('0') && digits.matches(group).count() == 1 {
                digits.replace(group, ".")
            } else {
                digits.replace(group, "")
            }
        }
        // The other language's mark that does not group by threes is a decimal ("20.8%" in Vietnamese).
        (0, 1) => digits.replace(group, "."),
        (1, _) => {
            let (whole, part) = digits.rsplit_once(decimal)?;
            if whole.contains(decimal) || part.contains(group) {
                // "1,234.5" in a Vietnamese text: the other way round.
                let (whole, part) = digits.rsplit_once(group)?;
                if !groups(whole, decimal) || part.contains(decimal) {
                    return None;
                }
                format!("{}.{part}", whole.replace(decimal, ""))
            } else if groups(whole, group) {
                format!("{}.{part}", whole.replace(group, ""))
            } else {
                return None;
            }
        }
        (_, 1) => {
            let (whole, part) = digits.rsplit_once(group)?;
            if !groups(whole, decimal) {
                return None;
            }
            format!("{}.{part}", whole.replace(decimal, ""))
        }
        _ => return None,
    };
    bare.parse::<Decimal>().ok()
}

/// Whether a single decimal mark before three digits is a decimal: in Vietnamese "1,094 tỷ" is, "17,205 tỷ" too;
/// a whole count in English style ("1,234 doanh nghiệp") is not.
fn plausible_decimal(whole: &str, _part: &str, multiplier: Option<u64>, lang: Lang) -> bool {
    lang == Lang::En || multiplier.is_some_and(|m| m >= 1_000_000) || whole == "0"
}

/// Whether the mark stands only before groups of three digits, with one to three before the first.
fn groups(digits: &str, mark: char) -> bool {
    let mut parts = digits.split(mark);
    parts.next().is_some_and(|first| (1..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_digit()))
        && parts.all(|part| part.len() == 3 && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::value;
    use crate::document::Lang::{En, Vi};

    #[test]
    fn marks_by_language_and_sense() {
        for (digits, lang, multiplier, expected) in [
            ("1.700,5", Vi, Some(1_000_000_000), "1700.5"),
            ("12.345,67", Vi, Some(1_000_000), "12345.67"),
            ("2.503,8", Vi, Some(1_000_000), "2503.8"),
            ("1,094", Vi, Some(1_000_000_000), "1.094"),
            ("2.280", Vi, Some(1_000_000), "2280"),
            ("1.145", En, Some(1_000_000_000), "1.145"),
            ("1.145", Vi, Some(1_000_000_000), "1145"),
            ("4,927", En, Some(1_000_000_000), "4927"),
            ("4.927", En, Some(1_000_000_000_000), "4.927"),
            ("31,1", Vi, None, "31.1"),
            ("0.625", Vi, Some(1_000_000_000), "0.625"),
            ("1,234", Vi, None, "1234"),
            ("1,234.5", Vi, None, "1234.5"),
            ("20.8", Vi, None, "20.8"),
            ("3.567.943", Vi, None, "3567943"),
        ] {
            assert_eq!(
                value(digits, lang, multiplier).map(|v| v.to_string()).as_deref(),
                Some(expected),
                "{digits} {lang:?}"
            );
        }
        assert_eq!(value("1.23.4567", Vi, None), None);
    }
}
