//! Goods in the language of the reader, whichever language they were told in.

use kimngach_reader::Lang;
use kimngach_reader::tables;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A class of goods in the registers of gates.
#[derive(Deserialize)]
struct Class {
    id: String,
    vi: String,
    en: String,
}

#[derive(Deserialize)]
struct Classes {
    class: Vec<Class>,
}

static CLASSES: LazyLock<Vec<Class>> =
    LazyLock::new(|| toml::from_str::<Classes>(tables::CLASSES).expect("classes.toml is well formed").class);

/// Words for goods in one language, each with what is said for it in the other.
struct Words {
    vi: HashMap<String, String>,
    en: HashMap<String, String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { vi: HashMap::new(), en: HashMap::new() };
    let mut table = csv::Reader::from_reader(tables::COMMODITIES.as_bytes());
    let header = table.headers().cloned().unwrap_or_default();
    for row in table.records().flatten() {
        let all = |name: &str, aliases: &str| -> Vec<String> {
            let cell =
                |key: &str| header.iter().position(|own| own == key).and_then(|at| row.get(at)).unwrap_or_default();
            let aliases = cell(aliases).split('|').map(str::trim).filter(|alias| !alias.is_empty());
            aliases.chain([cell(name)]).map(str::to_lowercase).collect()
        };
        let (vi, en) = (all("name_vi", "aliases_vi"), all("name_en", "aliases_en"));
        for word in &vi {
            words.vi.entry(word.clone()).or_insert_with(|| en[0].clone());
        }
        for word in &en {
            words.en.entry(word.clone()).or_insert_with(|| vi[0].clone());
        }
    }
    words
});

/// Goods in the language of a reader; as they were told where they are told in it, or where no list knows them.
#[must_use]
pub fn goods(words: &str, ui: Lang) -> String {
    if let Some(class) = CLASSES.iter().find(|class| class.id == words) {
        return if ui == Lang::Vi { class.vi.clone() } else { class.en.clone() };
    }
    let key = words.to_lowercase();
    let (own, other) = if ui == Lang::Vi { (&WORDS.vi, &WORDS.en) } else { (&WORDS.en, &WORDS.vi) };
    match other.get(&key) {
        Some(said) if !own.contains_key(&key) => said.clone(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::goods;
    use kimngach_reader::Lang;

    #[test]
    fn goods_are_said_in_the_language_of_the_reader() {
        assert_eq!(goods("seafood", Lang::Vi), "thủy sản");
        assert_eq!(goods("thủy sản", Lang::Vi), "thủy sản");
        assert_eq!(goods("Thủy sản", Lang::En), "seafood");
        assert_eq!(goods("new-vehicle", Lang::Vi), "xe mới");
        // A name that no list knows stays as it was told.
        assert_eq!(goods("nón lá", Lang::En), "nón lá");
    }
}
