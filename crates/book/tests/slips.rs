//! Planted slips are found with what was meant, and nothing is found where nothing was planted.

#![allow(clippy::disallowed_methods, reason = "the test reads files")]

use kimngach_book::{Claims, Finding, Kind, Rules, Source, check};
use kimngach_reader::Lang;
use std::fs;
use std::path::Path;

/// The documents of one language: those of the other tell other numbers of the same provinces.
fn corpus(lang: &str) -> Claims {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/own");
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the corpus")
        .filter_map(|entry| Some(entry.ok()?.file_name().to_str()?.strip_suffix(".figures.jsonl")?.to_owned()))
        .collect();
    names.retain(|name| name.starts_with(lang));
    names.sort_unstable();
    let mut claims = Claims::default();
    for name in names {
        let read = |suffix: &str| fs::read_to_string(folder.join(format!("{name}{suffix}")));
        let meta = read(".meta.json").unwrap_or_default();
        let published = meta.split("\"published\": \"").nth(1).and_then(|day| day.get(..10)?.parse().ok());
        let source = Source { id: name.clone(), published, ..Source::default() };
        claims.add_jsonl(source, &read(".figures.jsonl").unwrap(), read(".txt").ok().as_deref()).unwrap();
    }
    claims
}

/// Document, what was written, and what was meant: the value, or the key that was wrong.
const SLIPS: [(&str, &str, &str); 18] = [
    ("vi-29", "8.620 tỷ USD", "8620000000"),
    ("vi-29", "57,26 tỷ USD", "2025-01-01/2025-08-31"),
    ("vi-29", "3,16 tỷ USD", "2160000000"),
    ("vi-29", "51,4 tỷ USD", "import"),
    ("vi-29", "912 tỷ USD", "912000000"),
    ("vi-30", "3,35 tỷ USD", "3150000000"),
    ("vi-30", "1,61 tỷ USD", "1780000000"),
    ("vi-30", "42,0%", "24"),
    ("vi-30", "0,73 tỷ USD", "730000000"),
    ("vi-30", "31,2 tỷ USD", "31200000"),
    ("vi-30", "7.320 triệu đồng", "7320000000000"),
    ("en-16", "8.2 million USD", "8200000000"),
    ("en-16", "11.1 billion USD", "1100000000"),
    ("en-16", "8.2 billion USD", "export"),
    ("en-16", "75.3 percent", "57.3"),
    ("en-16", "10.2 billion USD", "-10200000000"),
    ("en-16", "311.6 billion VND", "311600000000000"),
    ("vi-29", "3,97 tỷ USD", "3790000000"),
];

fn says(finding: &Finding, claims: &Claims, (document, written, meant): (&str, &str, &str)) -> bool {
    let suspect = &claims.list[finding.suspect];
    let keys = finding.meant.as_ref().map(|meant| {
        let said = &meant.claim.said;
        let flow = said.flow.map(|flow| flow.code().to_owned()).unwrap_or_default();
        let period = said.period.map(|period| period.to_string()).unwrap_or_default();
        [said.value.normalize().to_string(), flow, period]
    });
    claims.source(suspect).id == document
        && suspect.text == written
        && keys.is_some_and(|keys| keys.contains(&meant.to_owned()))
}

#[test]
fn planted_slips_are_found_and_nothing_else() {
    let mut found = 0;
    for lang in ["vi", "en"] {
        let claims = corpus(lang);
        let findings = check(&claims, Rules::shipped(), Lang::En);
        for finding in findings.iter().filter(|finding| finding.kind != Kind::Revision) {
            let document = &claims.source(&claims.list[finding.suspect]).id;
            assert!(SLIPS.iter().any(|slip| says(finding, &claims, *slip)), "{document}: {}", finding.message);
        }
        let says = |slip: &&(&str, &str, &str)| findings.iter().any(|finding| says(finding, &claims, **slip));
        let missed: Vec<_> = SLIPS.iter().filter(|slip| slip.0.starts_with(lang) && !says(slip)).collect();
        assert!(missed.is_empty(), "{missed:?} not found");
        found += SLIPS.iter().filter(|slip| slip.0.starts_with(lang)).count();
        // Ho Chi Minh City's ten months: estimated by the city, counted by Customs a week later.
        let revised: Vec<&str> = findings
            .iter()
            .filter(|finding| finding.kind == Kind::Revision)
            .map(|finding| claims.list[finding.suspect].text.as_str())
            .collect();
        assert_eq!(revised, if lang == "vi" { vec!["76,2 tỉ USD", "76,23 tỉ USD"] } else { Vec::new() });
    }
    assert_eq!(found, SLIPS.len());
}
