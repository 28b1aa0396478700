//! Words by their codes.

use kimngach_reader::Lang;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Word {
    en: String,
    vi: String,
}

static WORDS: LazyLock<BTreeMap<String, Word>> =
    LazyLock::new(|| toml::from_str(include_str!("../../knowledge/words.toml")).unwrap_or_default());

/// The words for a code; the code itself where there are none.
#[must_use]
pub fn word(code: &'static str, lang: Lang) -> &'static str {
    let known = WORDS.get(code);
    known.map_or(code, |word| if lang == Lang::Vi { &word.vi } else { &word.en })
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn every_word_is_said_in_both_languages() {
        assert!(WORDS.len() > 10);
        assert!(WORDS.values().all(|word| !word.en.is_empty() && !word.vi.is_empty()));
    }
}
