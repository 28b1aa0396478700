//! How are amounts and percentages said in a sentence?

use super::voice::Voice;
use crate::range::Range;
use crate::wording::number;
use kimngach_book::{Claim, say};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Bound, Indicator, Transform};
use rust_decimal::Decimal;

/// So many digits of a bound are told.
const DIGITS: u32 = 4;

impl Voice {
    /// The number of a claim with its unit and what limits it; of a change, its size.
    pub(super) fn value(&self, claim: &Claim) -> String {
        let said = &claim.said;
        let change = matches!(
            said.transform,
            Transform::Yoy | Transform::Pop | Transform::Growth | Transform::Cagr | Transform::Change
        );
        let size = |value: Decimal| if change { value.abs() } else { value };
        let told = match self.own_words(claim) {
            Some(words) => words,
            None => self.amount(size(said.value), said.value_to.map(size), &said.unit, Some(said.indicator)),
        };
        match said.bound {
            Some(Bound::Over) => self.fill("over", &[("value", &told)]),
            Some(Bound::Under) => self.fill("under", &[("value", &told)]),
            Some(Bound::About) => self.fill("about", &[("value", &told)]),
            None => told,
        }
    }

    /// What is counted in things that only the text names is said in its words, where it is in the language.
    pub(super) fn own_words(&self, claim: &Claim) -> Option<String> {
        let said = &claim.said;
        let named = said.unit == "item" && said.transform == Transform::Level;
        let vi =
            |text: &str| text.chars().any(|c| "ăâđêôơưĂÂĐÊÔƠƯ".contains(c) || ('\u{1EA0}'..='\u{1EF9}').contains(&c));
        let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
        let same = vi(claim.sentence.as_deref().unwrap_or(&text)) == (self.lang == Lang::Vi);
        (named && same && text.contains(' ')).then_some(text)
    }

    /// An amount with its unit, scaled so that it is short but exact.
    pub(super) fn amount(&self, value: Decimal, to: Option<Decimal>, unit: &str, of: Option<Indicator>) -> String {
        let (factor, scale) = self.scale(value, to, unit);
        let figure = |value: Decimal| number((value / factor).normalize(), self.lang);
        let digits = match to {
            Some(to) => {
                let form = if value.is_sign_negative() || to.is_sign_negative() { "range-signed" } else { "range" };
                self.fill(form, &[("from", &figure(value)), ("to", &figure(to))])
            }
            None => figure(value),
        };
        let unit = self.unit(unit, of, to.is_none() && value == Decimal::ONE);
        let scaled = if scale.is_empty() { digits } else { format!("{digits} {scale}") };
        match unit.as_str() {
            "" => scaled,
            "%" => format!("{scaled}%"),
            unit => format!("{scaled} {unit}"),
        }
    }

    /// Between which amounts something lies, rounded outward; nothing where both ends are open.
    pub(super) fn between(&self, [lo, hi]: Range, unit: &str) -> Option<String> {
        let [lo, hi] = [say::end(lo, false, DIGITS), say::end(hi, true, DIGITS)];
        let told = |end: Decimal| self.amount(end, None, unit, None);
        let lo = lo.filter(|lo| hi.is_none_or(|hi| lo.abs() * Decimal::from(10_000) > hi.abs()));
        Some(match (lo, hi) {
            (Some(lo), Some(hi)) if lo == hi => told(lo),
            (Some(lo), Some(hi)) => self.fill("between", &[("from", &told(lo)), ("to", &told(hi))]),
            (None, Some(hi)) => self.fill("at-most", &[("to", &told(hi))]),
            (Some(lo), None) => self.fill("at-least", &[("from", &told(lo))]),
            (None, None) => return None,
        })
    }

    /// The same for a cell of a table.
    pub(super) fn span(&self, [lo, hi]: Range, unit: &str) -> String {
        let digits = if unit == "percent" { DIGITS - 1 } else { DIGITS };
        match (say::end(lo, false, digits), say::end(hi, true, digits)) {
            (Some(lo), Some(hi)) if lo == hi => self.amount(lo, None, unit, None),
            (Some(lo), Some(hi)) => self.amount(lo, Some(hi), unit, None),
            _ => String::new(),
        }
    }

    /// The largest scale at which both ends are short.
    fn scale(&self, value: Decimal, to: Option<Decimal>, unit: &str) -> (Decimal, &str) {
        let plain = matches!(unit, "percent" | "points" | "times" | "rank");
        for (digits, name) in self.scales().iter().filter(|_| !plain) {
            let factor = Decimal::from(10_i64.pow(*digits));
            let short = |value: Decimal| value.abs() >= factor && (value / factor).normalize().scale() <= 3;
            if short(value) && to.is_none_or(short) {
                return (factor, name);
            }
        }
        (Decimal::ONE, "")
    }

    fn unit(&self, unit: &str, of: Option<Indicator>, one: bool) -> String {
        let of = of.map(|indicator| format!("u-{unit}-{}", indicator.code())).filter(|name| self.has(name));
        let name = of.unwrap_or_else(|| format!("u-{unit}"));
        if unit == "rank" {
            String::new()
        } else if self.has(&name) {
            self.say(&name)
        } else {
            let count = if one { Decimal::ONE } else { Decimal::TWO };
            let told = say::amount(count, None, unit, false, self.lang);
            told.split_once('\u{202F}').map_or_else(|| unit.to_owned(), |(_, unit)| unit.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Voice;
    use kimngach_reader::Lang::{En, Vi};

    #[test]
    fn amounts_are_said_as_newspapers_say_them() {
        let both = |value: &str, unit: &str| {
            [Vi, En].map(|lang| Voice::of(lang).amount(value.parse().unwrap(), None, unit, None))
        };
        assert_eq!(both("86140000000", "USD"), ["86,14 tỷ USD", "86.14 billion USD"]);
        assert_eq!(both("43000000000000", "VND"), ["43.000 tỷ đồng", "43 trillion VND"]);
        assert_eq!(both("1700", "vehicle"), ["1.700 phương tiện", "1,700 vehicles"]);
        assert_eq!(both("64.3", "percent"), ["64,3%", "64.3%"]);
        assert_eq!(both("1250", "tonne"), ["1.250 tấn", "1,250 tonnes"]);
    }

    #[test]
    fn bounds_are_rounded_outward() {
        let vi = Voice::of(Vi);
        assert_eq!(vi.between([4_139_999_990.0, 5_150_000_010.0], "USD").unwrap(), "từ 4,139 tỷ USD đến 5,151 tỷ USD");
        assert_eq!(vi.between([1.0, 7e9], "USD").unwrap(), "không quá 7 tỷ USD");
        assert_eq!(vi.between([f64::NEG_INFINITY, f64::INFINITY], "USD"), None);
    }
}
