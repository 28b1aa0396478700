//! Numbers as people read them: exact, but scaled and grouped.

use super::label::label;
use kimngach_reader::Lang;
use kimngach_reader::figure::Bound;
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive;

/// Groups thousands, and keeps a number and its unit on one line.
const THIN: char = '\u{202F}';

/// All digits of a number, none behind the last that counts.
#[must_use]
pub fn exact(number: Decimal) -> String {
    number.normalize().to_string()
}

/// A value with its unit, as it stands in a sentence: `25.2 billion USD`, `25,2 tỷ USD`.
#[must_use]
pub fn prose(value: Decimal, unit: &str, ui: Lang) -> String {
    let short = amount(value, None, unit, false, ui).replace(THIN, " ");
    let long = [(" bn ", " billion "), (" m ", " million "), (" tn ", " trillion ")];
    long.iter().fold(short, |told, (short, long)| told.replacen(short, long, 1)).replace(" %", "%")
}

/// A value with its unit; a range has a second value.
#[must_use]
pub fn amount(value: Decimal, value_to: Option<Decimal>, unit: &str, signed: bool, ui: Lang) -> String {
    let (scaled, scale) = scale(value, value_to, unit, ui);
    let mut number = grouped(scaled, ui);
    if signed && value.is_sign_positive() && !value.is_zero() {
        number.insert(0, '+');
    }
    if let Some(to) = value_to {
        let to = grouped(to / factor(value, scaled), ui);
        let dash = if to.starts_with('−') || number.starts_with('−') { " … " } else { "–" };
        number = format!("{number}{dash}{to}");
    }
    let one = value.abs() == Decimal::ONE && value_to.is_none() && scale.is_empty();
    match unit {
        "percent" => format!("{number}{THIN}%"),
        "points" => format!("{number}{THIN}{}", label("points", ui)),
        "times" => format!("{number}{THIN}×"),
        "rank" => format!("{}{number}", label("rank no", ui)),
        unit if scale.is_empty() => format!("{number}{THIN}{}", unit_name(unit, one, ui)),
        unit => format!("{number}{THIN}{scale}{THIN}{}", unit_name(unit, one, ui)),
    }
}

/// One end of an interval to so many digits, rounded away from what it encloses; nothing where it is open. What is an
/// accident of binary fractions is dropped.
#[must_use]
pub fn end(value: f64, up: bool, digits: u32) -> Option<Decimal> {
    if value == 0.0 || !value.is_finite() {
        return Some(Decimal::ZERO).filter(|_| value == 0.0);
    }
    let power = value.abs().log10().floor() as i32 + 1 - i32::try_from(digits).ok()?;
    let steps = value / 10_f64.powi(power);
    let near = steps.round();
    let whole = match (steps - near).abs() < (2e-11 * near.abs()).max(1e-6) {
        true => near,
        false if up => steps.ceil(),
        false => steps.floor(),
    };
    let steps = Decimal::from_f64(whole)?;
    let factor = Decimal::from(10_i64.checked_pow(power.unsigned_abs())?);
    let value = if power < 0 { steps / factor } else { steps.checked_mul(factor)? };
    Some(value.normalize())
}

/// The sign that shows on which side the true value lies.
#[must_use]
pub fn bound(bound: Option<Bound>) -> &'static str {
    match bound {
        Some(Bound::Over) => ">\u{202F}",
        Some(Bound::Under) => "<\u{202F}",
        Some(Bound::About) => "≈\u{202F}",
        None => "",
    }
}

fn factor(value: Decimal, scaled: Decimal) -> Decimal {
    if scaled.is_zero() { Decimal::ONE } else { value / scaled }
}

/// Divides by the largest scale that keeps the number short.
fn scale(value: Decimal, value_to: Option<Decimal>, unit: &str, ui: Lang) -> (Decimal, &'static str) {
    let plain = matches!(unit, "percent" | "points" | "times" | "rank");
    let scales = [("trillion", 12), ("billion", 9), ("million", 6)];
    for (name, digits) in scales.into_iter().filter(|_| !plain) {
        let unit = Decimal::from(10_i64.pow(digits));
        let short = |value: Decimal| value.abs() >= unit && (value / unit).normalize().scale() <= 3;
        if short(value) && value_to.is_none_or(short) {
            return ((value / unit).normalize(), label(name, ui));
        }
    }
    (value, "")
}

fn grouped(number: Decimal, ui: Lang) -> String {
    let digits = exact(number.abs());
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut out = String::new();
    if number.is_sign_negative() && !number.is_zero() {
        out.push('−');
    }
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push(if ui == Lang::Vi { ',' } else { '.' });
        out.push_str(part);
    }
    out
}

fn unit_name(unit: &str, one: bool, ui: Lang) -> String {
    let known = super::label::unit(unit, ui);
    let code = unit.chars().all(|c| c.is_ascii_uppercase()) || unit.contains(['/', '2']);
    match known {
        Some(name) => name.to_owned(),
        None if one || code || ui == Lang::Vi => unit.to_owned(),
        None => match unit.strip_suffix('y') {
            Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
            _ => format!("{unit}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::amount;
    use kimngach_reader::Lang::{En, Vi};
    use rust_decimal::Decimal;

    fn shown(value: &str, unit: &str) -> [String; 2] {
        let value: Decimal = value.parse().unwrap();
        [En, Vi].map(|ui| amount(value, None, unit, false, ui).replace('\u{202F}', " "))
    }

    #[test]
    fn numbers_are_short_but_exact() {
        assert_eq!(shown("25200000000", "USD"), ["25.2 bn USD", "25,2 tỷ USD"]);
        assert_eq!(shown("645230123", "USD"), ["645 230 123 USD", "645 230 123 USD"]);
        assert_eq!(shown("-6.30", "percent"), ["−6.3 %", "−6,3 %"]);
        assert_eq!(shown("1700", "vehicle"), ["1 700 vehicles", "1 700 xe"]);
        assert_eq!(shown("3", "rank"), ["no. 3", "thứ 3"]);
        assert_eq!(shown("1", "country"), ["1 country", "1 nước"]);
    }

    #[test]
    fn ends_are_rounded_away_from_what_they_enclose() {
        let of = |value: f64, up| super::end(value, up, 4).map(|end| end.to_string());
        assert_eq!(of(1_249_960_000.0, false).as_deref(), Some("1249000000"));
        assert_eq!(of(1_249_960_000.0, true).as_deref(), Some("1250000000"));
        assert_eq!(of(25_149_999_999.999_97, false).as_deref(), Some("25150000000"));
        assert_eq!(of(-0.012_345, true).as_deref(), Some("-0.01234"));
        assert_eq!([of(0.0, true).as_deref(), of(f64::INFINITY, true).as_deref()], [Some("0"), None]);
    }

    #[test]
    fn prose_says_scales_in_words() {
        let said = |value: &str, unit: &str| [En, Vi].map(|ui| super::prose(value.parse().unwrap(), unit, ui));
        assert_eq!(said("-645230000", "USD"), ["−645.23 million USD", "−645,23 triệu USD"]);
        assert_eq!(said("28.5", "percent"), ["28.5%", "28,5%"]);
        assert_eq!(said("43300000000000", "VND"), ["43.3 trillion VND", "43,3 nghìn tỷ VND"]);
    }

    #[test]
    fn ranges_share_their_scale() {
        let [from, to] = [1_500_000_000_i64, 2_000_000_000].map(Decimal::from);
        assert_eq!(amount(from, Some(to), "USD", false, En).replace('\u{202F}', " "), "1.5–2 bn USD");
        let [from, to] = [10, 15].map(Decimal::from);
        assert_eq!(amount(from, Some(to), "percent", true, Vi).replace('\u{202F}', " "), "+10–15 %");
    }
}
