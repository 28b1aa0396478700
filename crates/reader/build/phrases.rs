//! Which phrases are known, and what does each mean?

use super::add;
use std::fmt::Write as _;

#[derive(serde::Deserialize)]
struct Phrases {
    entry: Vec<Entry>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    sense: String,
    #[serde(default)]
    vi: Vec<String>,
    #[serde(default)]
    en: Vec<String>,
    #[serde(default)]
    yes: Vec<String>,
    #[serde(default)]
    no: Vec<String>,
}

/// Phrases with their senses; their examples go to the tests.
pub(crate) fn phrases(lines: &mut String, tests: &mut String) {
    let mut files: Vec<_> =
        std::fs::read_dir("knowledge/phrases").expect("knowledge/phrases").flatten().map(|f| f.path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a phrase file");
        let parsed: Phrases = toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for entry in parsed.entry {
            for phrase in entry.vi.iter().chain(&entry.en) {
                add(lines, phrase, false, &entry.sense);
            }
            for (kind, list) in [("yes", &entry.yes), ("no", &entry.no)] {
                for sentence in list {
                    writeln!(tests, "{kind}\t{}\t{sentence}", entry.sense).expect("writing to a string");
                }
            }
        }
    }
}
