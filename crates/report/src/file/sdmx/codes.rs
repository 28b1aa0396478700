//! Which codes do the lists hold? The project's own, those that the data use, and what SDMX adds.

use super::known;
use kimngach_book::say;
use kimngach_reader::Lang::{En, Vi};
use kimngach_reader::figure::{Coverage, Flow, Indicator};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The codes of each list with their names in English and Vietnamese.
#[derive(Debug)]
pub(super) struct Codes {
    lists: BTreeMap<&'static str, BTreeMap<String, [String; 2]>>,
    goods: HashMap<String, String>,
    taken: HashSet<String>,
}

impl Default for Codes {
    fn default() -> Codes {
        let mut codes = Codes { lists: BTreeMap::new(), goods: HashMap::new(), taken: HashSet::new() };
        for code in known::codes() {
            codes.put(&code.list, &code.id, || code.names.clone());
        }
        for indicator in Indicator::ALL {
            codes.put("CL_INDICATOR", indicator.code(), || [En, Vi].map(|ui| say::label(indicator.code(), ui).into()));
        }
        for flow in Flow::ALL {
            codes.put("CL_TRADE_FLOW", flow.code(), || [En, Vi].map(|ui| say::label(flow.code(), ui).into()));
        }
        for coverage in Coverage::ALL {
            codes.put("CL_COVERAGE", coverage.code(), || [En, Vi].map(|ui| say::coverage(*coverage, ui).into()));
        }
        codes
    }
}

impl Codes {
    /// The codes of a list.
    pub(super) fn list(&self, list: &str) -> impl Iterator<Item = (&String, &[String; 2])> {
        self.lists.get(list).into_iter().flatten()
    }

    fn put(&mut self, list: &str, id: &str, names: impl FnOnce() -> [String; 2]) {
        let known = known::concepts().iter().filter_map(|concept| concept.list.as_deref());
        let Some(list) = known.into_iter().find(|known| *known == list) else { return };
        let list = self.lists.entry(list).or_default();
        if !list.contains_key(id) {
            list.insert(id.to_owned(), names());
        }
    }

    /// Areas that are counted together, as one code: `hung-yen$thai-binh`.
    pub(super) fn areas(&mut self, ids: &[String]) -> String {
        self.several("CL_AREA", ids, "_U")
    }

    /// Counterparts that are counted together, as one code.
    pub(super) fn partners(&mut self, ids: &[String]) -> String {
        self.several("CL_COUNTERPART", ids, "_T")
    }

    fn several(&mut self, list: &str, ids: &[String], none: &str) -> String {
        if ids.is_empty() {
            return none.to_owned();
        }
        let mut sorted: Vec<&str> = ids.iter().map(String::as_str).collect();
        sorted.sort_unstable();
        let code = sorted.iter().map(|id| fitting(id)).collect::<Vec<_>>().join("$");
        self.put(list, &code, || [En, Vi].map(|ui| say::areas(&sorted, ui).replace('\u{A0}', " ")));
        code
    }

    /// Goods by their words: lower case, without marks. Other words that come to the same get a number.
    pub(super) fn goods(&mut self, words: Option<&str>) -> String {
        let Some(words) = words else { return "_T".to_owned() };
        let words = words.to_lowercase();
        if let Some(code) = self.goods.get(&words) {
            return code.clone();
        }
        let plain = plain(&words);
        let numbered = (2..).map(|n| format!("{plain}_{n}"));
        let code = std::iter::once(plain.clone()).chain(numbered).find(|code| !self.taken.contains(code));
        let code = code.unwrap_or(plain);
        self.taken.insert(code.clone());
        self.goods.insert(words.clone(), code.clone());
        self.put("CL_COMMODITY", &code, || [words.clone(), words.clone()]);
        code
    }

    /// A unit: `USD/tonne` is `USD_PER_tonne`.
    pub(super) fn unit(&mut self, unit: &str) -> String {
        if unit.is_empty() {
            self.put("CL_UNIT", "_U", || ["Not told".into(), "Không nêu".into()]);
            return "_U".to_owned();
        }
        let code = fitting(&unit.replace('/', "_PER_"));
        self.put("CL_UNIT", &code, || [unit.to_owned(), unit.to_owned()]);
        code
    }

    /// A transformation with what it is measured against, and whether it is foreseen or wished.
    pub(super) fn transform(
        &mut self,
        transform: &'static str,
        base: Option<(&str, &str)>,
        class: &'static str,
    ) -> String {
        let mut code = transform.to_owned();
        if let Some((link, base)) = base {
            code += &format!("_{link}_{}", fitting(&base.replace('/', "_")));
        }
        if class != "observed" {
            code += &format!("_{class}");
        }
        self.put("CL_TRANSFORMATION", &code, || {
            [En, Vi].map(|ui| {
                let mut name =
                    say::label(if transform == "change" { "absolute change" } else { transform }, ui).to_owned();
                if let Some((_, base)) = base {
                    name += &format!(" ({base})");
                }
                if class != "observed" {
                    name += &format!(", {}", say::label(class, ui));
                }
                name
            })
        });
        code
    }
}

/// An id without what SDMX does not take in one.
fn fitting(id: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '@' | '$' | '-');
    if !id.is_empty() && id.chars().all(fits) { id.to_owned() } else { plain(&id.to_lowercase()) }
}

/// Words in small letters without marks, with hyphens for all else.
fn plain(words: &str) -> String {
    let mut out = String::new();
    for c in words.chars() {
        match base(c) {
            Some(c) => out.push(c),
            None if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            None => {}
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() { "other-words".to_owned() } else { out.to_owned() }
}

/// The letter without its marks.
fn base(c: char) -> Option<char> {
    const MARKED: [(&str, char); 7] = [
        ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
        ("èéẻẽẹêềếểễệ", 'e'),
        ("ìíỉĩị", 'i'),
        ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
        ("ùúủũụưừứửữự", 'u'),
        ("ỳýỷỹỵ", 'y'),
        ("đ", 'd'),
    ];
    if c.is_ascii_alphanumeric() {
        return Some(c);
    }
    MARKED.into_iter().find(|(marked, _)| marked.contains(c)).map(|(_, plain)| plain)
}

#[cfg(test)]
mod tests {
    use super::Codes;

    #[test]
    fn ids_are_those_that_sdmx_takes() {
        let mut codes = Codes::default();
        let ids = |ids: &[&str]| ids.iter().map(|&id| id.to_owned()).collect::<Vec<_>>();
        assert_eq!(codes.areas(&ids(&["thai-binh", "hung-yen"])), "hung-yen$thai-binh");
        assert_eq!(codes.areas(&ids(&["bac-ninh@2025-07-01"])), "bac-ninh@2025-07-01");
        assert_eq!((codes.areas(&[]), codes.partners(&[])), ("_U".into(), "_T".into()));
        assert_eq!(codes.goods(Some("Điện thoại, linh kiện")), "dien-thoai-linh-kien");
        assert_eq!([codes.goods(Some("cá")), codes.goods(Some("cà")), codes.goods(Some("Cá"))], ["ca", "ca_2", "ca"]);
        assert_eq!(codes.unit("USD/tonne"), "USD_PER_tonne");
        assert_eq!(codes.transform("share", Some(("of", "cả nước")), "target"), "share_of_ca-nuoc_target");
        let names: Vec<_> = codes.list("CL_AREA").map(|(id, names)| (id.as_str(), names[1].as_str())).collect();
        assert!(names.contains(&("hung-yen$thai-binh", "Hưng Yên + Thái Bình")), "{names:?}");
    }
}
