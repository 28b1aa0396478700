//! Colours and words, from `knowledge/chart.toml`.

use kimngach_reader::Lang;
use std::sync::LazyLock;
use toml::{Table, Value};

static CHART: LazyLock<Table> = LazyLock::new(|| {
    toml::from_str(include_str!("../../knowledge/chart.toml"))
        .expect("knowledge/chart.toml is TOML, which a test sees to")
});

fn told(table: &str, key: &str) -> &'static str {
    CHART.get(table).and_then(|table| table.get(key)).and_then(Value::as_str).unwrap_or_default()
}

/// A colour by its part.
pub(super) fn colour(part: &str) -> &'static str {
    told("colour", part)
}

/// The colours from little to much.
pub(super) fn ramp() -> Vec<&'static str> {
    let ramp = CHART.get("colour").and_then(|colour| colour.get("ramp")).and_then(Value::as_array);
    ramp.into_iter().flatten().filter_map(Value::as_str).collect()
}

/// A word of a language.
pub(super) fn word(key: &str, lang: Lang) -> &'static str {
    told(if lang == Lang::Vi { "vi" } else { "en" }, key)
}

/// A month of a Vietnamese period in full: `T2/2025` is `tháng 2/2025`.
fn long(part: &str) -> String {
    match part.strip_prefix('T') {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => format!("tháng {rest}"),
        _ => part.to_owned(),
    }
}

/// The usual title of a picture (`series`, `growth`, `league`, `share`, `map`, `plan`, `multiples`), filled in with what
/// it is of; also what a kind of period is called.
#[must_use]
pub fn title(of: &str, parts: &[(&str, &str)], lang: Lang) -> String {
    let told = parts
        .iter()
        .fold(word(of, lang).to_owned(), |told, (key, part)| told.replace(&format!("{{{key}}}"), &long(part)));
    let mut chars = told.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{CHART, colour, ramp};

    #[test]
    fn both_languages_have_all_words() {
        let keys = |lang: &str| CHART[lang].as_table().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys("en"), keys("vi"));
    }

    /// Relative luminance of a colour, by the rule of the web's guidelines on contrast.
    fn light(colour: &str) -> f64 {
        let part = |at: usize| {
            let part = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    #[test]
    fn steps_are_told_apart_by_their_darkness_alone() {
        let lights: Vec<f64> = ramp().iter().map(|colour| light(colour)).collect();
        assert!(lights.len() == 5 && lights.windows(2).all(|pair| pair[0] > 1.25 * pair[1]), "{lights:?}");
        // Text on paper: at least 4.5 to 1.
        assert!((light(colour("paper")) + 0.05) / (light(colour("soft")) + 0.05) > 4.5);
    }
}
