//! What slips do newsrooms make, and what would the claim have said without each?

use crate::claim::{Claim, Statement};
use crate::series::exact::exact;
use crate::series::{Exact, grain};
use kimngach_reader::figure::{Base, Flow, Period, Transform};
use num_traits::Signed;
use rust_decimal::Decimal;

/// A kind of slip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slip {
    /// The multiplier: million for billion, or a mark taken for another (by this power of ten).
    Unit(i32),
    /// A deficit told as a surplus, or a fall as a rise.
    Sign,
    /// Exports told as imports, or the other way round.
    Flow,
    /// Two digits swapped.
    Swapped,
    /// A digit doubled.
    Doubled,
    /// A digit mistyped.
    Digit,
    /// Another year.
    Year,
    /// The month told for all months since New Year, or the other way round.
    Span,
    /// Points told as percent.
    Points,
    /// Dong told for dollars, or the other way round.
    Currency,
    /// The former territory for the merged one, or the other way round: a name with two meanings, no slip.
    Territory,
    /// No slip that is known; the number that fits.
    Other,
}

/// What a claim would say without a slip.
#[derive(Clone, PartialEq, Debug)]
pub struct Variant {
    /// The slip.
    pub slip: Slip,
    /// The claim without it.
    pub claim: Claim,
    /// How unlikely the slip is; lower is likelier.
    pub cost: u32,
    /// How well the others support it.
    pub fit: Fit,
}

/// How well the other claims support what a claim probably meant.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Fit {
    /// The greatest value they allow by the least; infinite where they set one limit only.
    pub width: f64,
    /// How many times what the claim says is beyond what they allow.
    pub beyond: f64,
}

impl Fit {
    /// Not looked at.
    pub const NONE: Fit = Fit { width: f64::INFINITY, beyond: 1.0 };
}

/// The claims that a claim may have meant to be, the likeliest first.
#[must_use]
pub fn variants(claim: &Claim) -> Vec<Variant> {
    let mut out = Vec::new();
    let said = &claim.said;
    let mut put = |slip, cost, claim: Claim| out.push(Variant { slip, claim, cost, fit: Fit::NONE });
    let with = |change: &dyn Fn(&mut Statement)| {
        let mut claim = claim.clone();
        change(&mut claim.said);
        claim
    };
    let amount = matches!(said.transform, Transform::Level | Transform::Change | Transform::Daily | Transform::Peak);
    // What is counted one by one has no multiplier to be mistaken in.
    let counted = !said.unit.bytes().all(|b| b.is_ascii_uppercase()) && grain(&claim.text, said.value).last.is_one();
    if amount && said.unit != "percent" && !counted {
        for (power, cost) in
            [(-3, 10), (3, 10), (-6, 14), (6, 14), (-1, 22), (1, 22), (9, 26), (-9, 26), (12, 28), (-2, 34), (2, 34)]
        {
            let scaled = |said: &mut Statement| {
                said.value = scale(said.value, power);
                said.value_to = said.value_to.map(|value| scale(value, power));
            };
            put(Slip::Unit(power), cost, with(&scaled));
        }
    }
    let turns = said.flow == Some(Flow::Balance) || !matches!(said.transform, Transform::Level | Transform::Share);
    let can_turn = !matches!(said.transform, Transform::Plan | Transform::Ratio | Transform::Rank);
    if turns && can_turn {
        put(
            Slip::Sign,
            12,
            with(&|said| {
                said.value = -said.value;
                said.value_to = said.value_to.map(|value| -value);
            }),
        );
    }
    let other = match said.flow {
        Some(Flow::Export) => Some(Flow::Import),
        Some(Flow::Import) => Some(Flow::Export),
        _ => None,
    };
    if other.is_some() {
        put(Slip::Flow, 12, with(&|said| said.flow = other));
    }
    for years in [1, -1] {
        let shift = |period: Period| period.shift_years(years);
        if let Some(period) = said.period.and_then(shift) {
            let base = match &said.base {
                Some(Base::Period(base)) => shift(*base).map(Base::Period),
                other => other.clone(),
            };
            put(Slip::Year, 24, with(&|said| (said.period, said.base) = (Some(period), base.clone())));
        }
    }
    if let Some(span) = said.period.and_then(other_span) {
        put(Slip::Span, 26, with(&|said| said.period = Some(span)));
    }
    if amount && matches!(said.unit.as_str(), "USD" | "VND") {
        let unit = if said.unit == "USD" { "VND" } else { "USD" };
        put(Slip::Currency, 24, with(&|said| said.unit = unit.to_owned()));
    }
    for (slip, cost, text) in spellings(&claim.text) {
        if let Some(value) = respelt(claim, &text) {
            let mut claim = with(&|said| said.value = value);
            claim.text = text;
            put(slip, cost, claim);
        }
    }
    out.sort_by_key(|variant| variant.cost);
    out
}

/// A value moved by a power of ten.
fn scale(value: Decimal, power: i32) -> Decimal {
    let factor = Decimal::from(10_i64.pow(power.unsigned_abs()));
    let scaled = if power < 0 { value.checked_div(factor) } else { value.checked_mul(factor) };
    scaled.unwrap_or(value)
}

/// All months since New Year for the last of them, and the other way round.
fn other_span(period: Period) -> Option<Period> {
    let month = period.last().month();
    if period.is_month() && month > 1 {
        return Period::months(period.last().year(), 1, month);
    }
    let from_new_year = period == Period::to_date(period.last()) && period.last() == period.last().last_of_month();
    (from_new_year && (2..12).contains(&month)).then(|| Period::months(period.last().year(), month, month))?
}

/// The number as it may have been meant to be printed.
fn spellings(text: &str) -> Vec<(Slip, u32, String)> {
    let digits: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
    let mut out = Vec::new();
    // Of two digits, one other would often fit by chance.
    if !(3..=7).contains(&digits.len()) {
        return out;
    }
    let put = |at: usize, c: char, text: &str| {
        let mut text = text.to_owned();
        text.replace_range(at..=at, &c.to_string());
        text
    };
    for pair in digits.windows(2) {
        let [(a, x), (b, y)] = [pair[0], pair[1]];
        if x != y {
            out.push((Slip::Swapped, 20, put(a, y, &put(b, x, text))));
        } else if b == a + 1 {
            let mut text = text.to_owned();
            text.remove(b);
            out.push((Slip::Doubled, 18, text));
        }
    }
    for &(at, old) in &digits {
        out.extend(('0'..='9').filter(|&new| new != old).map(|new| (Slip::Digit, 30, put(at, new, text))));
    }
    out.retain(|(_, _, text)| text.chars().find(char::is_ascii_digit) != Some('0') || text.contains(['.', ',']));
    out
}

/// The value of a number in another spelling, with the multiplier of the first.
fn respelt(claim: &Claim, text: &str) -> Option<Decimal> {
    let number = |text: &str| {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.parse::<Decimal>().ok()
    };
    let (old, new) = (exact(number(&claim.text)?), exact(number(text)?));
    if claim.said.value_to.is_some() || !old.is_positive() {
        return None;
    }
    // A doubled digit goes without moving the mark: what is in front of it loses a place.
    let step: Exact = exact(claim.said.value).abs() / &old;
    let value = step * new;
    let value =
        Decimal::try_from_i128_with_scale((&value * exact(Decimal::from(1_000_000))).trunc().try_into().ok()?, 6)
            .ok()?;
    Some(if claim.said.value.is_sign_negative() { -value.normalize() } else { value.normalize() })
}

#[cfg(test)]
mod tests {
    use super::{Slip, spellings};

    #[test]
    fn numbers_are_misprinted_as_they_are() {
        let of = |text: &str, slip| {
            let all = spellings(text).into_iter().filter(move |(of, ..)| *of == slip);
            all.map(|(_, _, text)| text).collect::<Vec<_>>()
        };
        assert_eq!(of("42,0%", Slip::Swapped), ["24,0%", "40,2%"]);
        assert_eq!(of("11.1 billion", Slip::Doubled), ["1.1 billion"]);
        assert!(of("3,35 tỷ USD", Slip::Digit).contains(&"3,15 tỷ USD".to_owned()));
        assert!(of("5 tỷ", Slip::Digit).is_empty());
    }
}
