//! How finely was a number printed?

use super::exact::{Exact, exact, ten};
use num_traits::Signed;
use rust_decimal::Decimal;

/// The weight of the last printed digit of a value, and of the last one that is not a zero.
#[derive(Clone, PartialEq, Debug)]
pub struct Grain {
    /// A step of the last printed digit.
    pub last: Exact,
    /// A step of the last digit before trailing zeros; the same where the number has a decimal part.
    pub round: Exact,
    /// Whether the number is told in words ("a quarter"), which nobody takes for exact.
    pub words: bool,
}

/// How finely a value is printed in a text: the text has its digits, the value also its multiplier.
#[must_use]
pub fn grain(text: &str, value: Decimal) -> Grain {
    let size = exact(value).abs();
    if size.is_zero() {
        let decimals = if text.chars().any(char::is_alphabetic) { 0 } else { decimals(text) };
        let last = ten(-i32::try_from(decimals).unwrap_or(0));
        return Grain { round: last.clone(), last, words: false };
    }
    let printed = numbers(text).into_iter().find_map(|digits| {
        let number = exact(digits.parse::<Decimal>().ok()?);
        let step = &size / &number;
        is_power_of_ten(&step).then_some((digits, step))
    });
    let Some((digits, last)) = printed else {
        let last = ten(-i32::try_from(value.normalize().scale()).unwrap_or(0));
        let digits = (&size / &last).trunc().to_string();
        let step = &last * ten(zeros(&digits));
        return Grain { round: step.clone(), last: step, words: numbers(text).is_empty() };
    };
    let round = if has_decimals(&last) { last.clone() } else { &last * ten(zeros(&digits)) };
    Grain { last, round, words: false }
}

/// Whether a last digit of this weight stands behind a decimal mark, where a zero is printed because it is meant.
/// Multipliers are thousands, so in front of the mark the weight is one of them.
fn has_decimals(step: &Exact) -> bool {
    step.numerator().to_string().len() % 3 != 1 || !step.is_int()
}

/// The digits behind the last mark.
fn decimals(text: &str) -> usize {
    let behind = text.rsplit_once(['.', ',']).map_or("", |(_, behind)| behind);
    behind.chars().take_while(char::is_ascii_digit).count()
}

fn zeros(digits: &str) -> i32 {
    i32::try_from(digits.len() - digits.trim_end_matches('0').len()).unwrap_or(0)
}

fn is_power_of_ten(number: &Exact) -> bool {
    let one = |digits: &str| digits.starts_with('1') && digits[1..].bytes().all(|digit| digit == b'0');
    one(&number.numerator().to_string()) && one(&number.denominator().to_string())
}

/// The runs of digits in a text, marks and blanks between digits left out.
fn numbers(text: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut gap = 0;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                if gap > 2 && !out.last().is_some_and(String::is_empty) {
                    out.push(String::new());
                }
                gap = 0;
                if let Some(run) = out.last_mut() {
                    run.push(c);
                }
            }
            '.' | ',' | ' ' | '\u{A0}' | '\u{202F}' => gap += 1,
            _ => gap = 9,
        }
    }
    out.retain(|run| !run.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::super::exact::{near, ten};
    use super::{Grain, grain};

    #[test]
    fn the_last_digit_has_its_multiplier() {
        let of = |text: &str, value: &str| {
            let Grain { last, round, .. } = grain(text, value.parse().unwrap());
            (near(&last), near(&round))
        };
        assert_eq!(of("1,42 tỷ USD", "1420000000"), (1e7, 1e7));
        assert_eq!(of("81 tỷ USD", "81000000000"), (1e9, 1e9));
        assert_eq!(of("43.000 tỷ đồng", "43000000000000"), (1e9, 1e12));
        assert_eq!(of("2.000 lượt", "2000"), (1.0, 1000.0));
        assert_eq!(of("42,0%", "42"), (0.1, 0.1));
        assert_eq!(of("10%-15 %", "15"), (1.0, 1.0));
        assert_eq!(of("13, 184", "13184"), (1.0, 1.0));
        assert_eq!(of("một nửa", "50"), (10.0, 10.0));
        assert_eq!(of("0,0%", "0"), (0.1, 0.1));
        assert_eq!(of("0 xe", "0"), (1.0, 1.0));
    }

    #[test]
    fn marks_behind_the_decimal_point_count() {
        assert_eq!(grain("7,0 tỷ USD", "7000000000".parse().unwrap()).round, ten(8));
    }
}
