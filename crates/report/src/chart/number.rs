//! Numbers on charts: scaled to thousands of millions and the like, in the marks of the language.

use super::theme::word;
use kimngach_book::say;
use kimngach_reader::Lang;

/// In what numbers of a chart are told.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// What a value is divided by.
    pub(super) by: f64,
    /// The unit in words: `tỷ USD`, `%`.
    pub(super) unit: String,
    lang: Lang,
}

impl Scale {
    /// The scale for values up to a size in a unit.
    pub(super) fn of(most: f64, unit: &str, lang: Lang) -> Scale {
        let plain = matches!(unit, "percent" | "points" | "times" | "rank");
        let scales = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];
        let found = scales.into_iter().find(|(by, _)| !plain && most.abs() >= *by);
        let (by, name) = found.map_or((1.0, ""), |(by, name)| (by, word(name, lang)));
        let unit = match unit {
            "percent" => "%".to_owned(),
            // What stands behind two of a thing, without the number.
            unit => say::amount(2.into(), None, unit, false, lang).trim_start_matches(['2', '\u{202F}']).to_owned(),
        };
        Scale { by, unit: format!("{name} {unit}").trim().to_owned(), lang }
    }

    /// A number with so many digits behind the mark.
    pub(super) fn fixed(&self, value: f64, digits: usize) -> String {
        let told = format!("{:.digits$}", (value / self.by).abs());
        let (whole, part) = told.split_once('.').unwrap_or((&told, ""));
        let mut out = String::new();
        if value < 0.0 && told.chars().any(|c| ('1'..='9').contains(&c)) {
            out.push('−');
        }
        for (n, digit) in whole.chars().enumerate() {
            if n > 0 && (whole.len() - n).is_multiple_of(3) {
                out += word("group", self.lang);
            }
            out.push(digit);
        }
        if !part.is_empty() {
            out += word("decimal", self.lang);
            out += part;
        }
        out
    }

    /// A number as it was printed: no more digits than it has, three at most behind the mark.
    pub(super) fn plain(&self, value: f64) -> String {
        let digits = (0..3).find(|&digits| {
            let power = 10_f64.powi(digits);
            let scaled = value / self.by * power;
            (scaled - scaled.round()).abs() < 1e-6 * scaled.abs().max(1e-3)
        });
        self.fixed(value, digits.and_then(|digits| usize::try_from(digits).ok()).unwrap_or(3))
    }

    /// A range, rounded outward to about three digits; one number where both ends come to the same.
    pub(super) fn range(&self, [lo, hi]: [f64; 2]) -> String {
        let size = lo.abs().max(hi.abs()) / self.by;
        let digits = if size >= 100.0 {
            0
        } else if size >= 10.0 {
            1
        } else {
            2
        };
        let step = 10_f64.powi(-digits) * self.by;
        let near = |value: f64| ((value / step).round() - value / step).abs() < 1e-6;
        let down = if near(lo) { lo } else { (lo / step).floor() * step };
        let up = if near(hi) { hi } else { (hi / step).ceil() * step };
        let digits = usize::try_from(digits).unwrap_or(0);
        let [down, up] = [down, up].map(|end| self.fixed(end, digits));
        if down == up {
            return down;
        }
        if down.starts_with('−') || up.starts_with('−') {
            format!("{down} … {up}")
        } else {
            format!("{down}–{up}")
        }
    }
}

/// Round numbers from nought (or below) to beyond what is shown, about so many.
pub(super) fn ticks(lo: f64, hi: f64, about: f64) -> Vec<f64> {
    let raw = (hi - lo).max(f64::MIN_POSITIVE) / about;
    let power = 10_f64.powf(raw.log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().find(|step| step * power >= raw).unwrap_or(10.0) * power;
    let first = (lo / step).floor() as i64;
    let last = (hi / step - 1e-9).ceil() as i64;
    (first..=last.max(first + 1)).map(|n| n as f64 * step).collect()
}

#[cfg(test)]
mod tests {
    use super::{Scale, ticks};
    use kimngach_reader::Lang::{En, Vi};

    #[test]
    fn numbers_are_scaled_and_marked_as_the_language_does() {
        let (vi, en) = (Scale::of(25.2e9, "USD", Vi), Scale::of(25.2e9, "USD", En));
        assert_eq!([vi.unit.as_str(), en.unit.as_str()], ["tỷ USD", "billion USD"]);
        assert_eq!([vi.plain(25.2e9), en.plain(25.2e9), vi.plain(1_234.5e9)], ["25,2", "25.2", "1.234,5"]);
        assert_eq!(vi.range([30.345e9, 32.344e9]), "30,3–32,4");
        assert_eq!(Scale::of(40.0, "percent", Vi).range([-6.5, -5.5]), "−6,50 … −5,50");
        assert_eq!(Scale::of(1700.0, "vehicle", En).unit, "vehicles");
    }

    #[test]
    fn ticks_are_round_and_cover_all() {
        assert_eq!(ticks(0.0, 82.0, 5.0), [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        assert_eq!(ticks(-7.0, 43.0, 5.0), [-10.0, 0.0, 10.0, 20.0, 30.0, 40.0, 50.0]);
    }
}
