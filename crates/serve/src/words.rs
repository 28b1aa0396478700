//! The words of the pages, from `knowledge/words.toml`.

use kimngach_reader::Lang;
use std::sync::LazyLock;
use toml::{Table, Value};

static WORDS: LazyLock<[Table; 2]> = LazyLock::new(|| {
    [include_str!("../knowledge/vi.toml"), include_str!("../knowledge/en.toml")]
        .map(|text| toml::from_str(text).expect("the words are TOML, which a test sees to"))
});

/// A word or a sentence of the pages; the key itself where there is none.
#[must_use]
pub fn word(key: &'static str, lang: Lang) -> &'static str {
    WORDS[usize::from(lang != Lang::Vi)].get(key).and_then(Value::as_str).unwrap_or(key)
}

/// A sentence with what it leaves open filled in, `{}` by `{}`.
pub(crate) fn fill(key: &'static str, parts: &[&str], lang: Lang) -> String {
    let mut pieces = word(key, lang).split("{}");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (piece, part) in pieces.zip(parts) {
        out += part;
        out += piece;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn both_languages_have_all_words() {
        let keys = |at: usize| WORDS[at].keys().cloned().collect::<std::collections::BTreeSet<_>>();
        assert_eq!(keys(0), keys(1));
        for (vi, en) in WORDS[0].values().zip(keys(0).iter().map(|key| &WORDS[1][key])) {
            let open = |told: &toml::Value| told.as_str().unwrap_or_default().matches("{}").count();
            assert_eq!(open(vi), open(en), "{vi:?} {en:?}");
        }
    }
}
