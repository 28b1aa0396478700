//! What is the area with this id called?

use crate::Lang;
use std::collections::HashMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

static NAMES: LazyLock<HashMap<&str, [&str; 2]>> = LazyLock::new(|| {
    let line = |line: &'static str| {
        let mut cells = line.split('\t');
        Some((cells.next()?, [cells.next()?, cells.next()?]))
    };
    include_str!(concat!(env!("OUT_DIR"), "/names.tsv")).lines().filter_map(line).collect()
});

/// The name of an area, a gate or a country, by its id or country code.
#[must_use]
pub fn area_name(id: &str, lang: Lang) -> Option<&'static str> {
    let [vi, en] = NAMES.get(id)?;
    Some(if lang == Lang::Vi { vi } else { en }).copied().filter(|name| !name.is_empty())
}

/// The ids of all areas and gates that have a name, in order; countries by their codes are not among them.
#[must_use]
pub fn area_ids() -> Vec<&'static str> {
    let mut ids: Vec<&str> = NAMES.keys().copied().filter(|id| !id.starts_with(char::is_uppercase)).collect();
    ids.sort_unstable();
    ids
}

/// A name as ids are written: lower case, without marks, hyphens for blanks. `Lạng Sơn` is `lang-son`; an `@` stays.
#[must_use]
pub fn fold(name: &str) -> String {
    let plain = name.trim().to_lowercase().replace('đ', "d");
    let plain: String = plain.nfd().filter(|c| !is_combining_mark(*c)).collect();
    plain
        .split(|c: char| !c.is_alphanumeric() && c != '@')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Whether an id is that of a region: several provinces together, and less than the country.
pub(crate) fn is_region(id: &str) -> bool {
    static REGIONS: LazyLock<Vec<&str>> =
        LazyLock::new(|| include_str!(concat!(env!("OUT_DIR"), "/regions.tsv")).lines().collect());
    REGIONS.binary_search(&id).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{area_name, is_region};
    use crate::Lang::{En, Vi};

    #[test]
    fn areas_gates_and_countries_have_names() {
        let both = |id| [Vi, En].map(|lang| area_name(id, lang).unwrap_or("-"));
        assert_eq!(both("lang-son"), ["Lạng Sơn", "Lang Son"]);
        assert_eq!(both("mong-cai"), ["Móng Cái", "Mong Cai"]);
        assert_eq!(both("CN"), ["Trung Quốc", "China"]);
        assert_eq!(both("china"), ["Trung Quốc", "China"]);
        assert_eq!(both("nowhere"), ["-", "-"]);
        let ids = super::area_ids();
        assert!(ids.contains(&"lang-son") && ids.contains(&"mong-cai") && !ids.contains(&"CN"));
    }

    #[test]
    fn regions_are_no_provinces() {
        assert!(is_region("mekong-river-delta"));
        assert!(!is_region("ben-tre") && !is_region("vietnam"));
    }
}
