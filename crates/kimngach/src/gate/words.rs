//! The words of tables about gates, in both languages.

use kimngach_reader::Lang;

/// `key,vi,en` a line.
const WORDS: &str = include_str!("words.csv");

/// A word in a language; the key itself where it is unknown.
pub(super) fn word(key: &str, ui: Lang) -> &str {
    let find = |line: &'static str| {
        let (known, rest) = line.split_once(',')?;
        let (vi, en) = rest.split_once(',')?;
        (known == key).then_some(if ui == Lang::Vi { vi } else { en })
    };
    WORDS.lines().find_map(find).unwrap_or(key)
}

/// A number with so many decimals, as it is written in a language.
pub(super) fn number(value: f64, decimals: usize, ui: Lang) -> String {
    let text = format!("{value:.decimals$}");
    if ui == Lang::Vi { text.replace('.', ",") } else { text }
}

#[cfg(test)]
mod tests {
    use super::{WORDS, word};
    use kimngach_reader::Lang;

    #[test]
    fn every_word_is_in_both_languages() {
        for line in WORDS.lines() {
            let parts: Vec<&str> = line.split(',').collect();
            assert!(parts.len() == 3 && parts.iter().all(|part| !part.is_empty()), "{line}");
        }
        assert_eq!((word("place", Lang::Vi), word("place", Lang::En)), ("nơi", "place"));
    }
}
