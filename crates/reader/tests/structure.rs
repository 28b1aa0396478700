//! The flow goes one way: a stage of the reader uses the stages before it, never one behind.

#![allow(clippy::disallowed_methods, reason = "the test reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

/// The stages, in the order of the flow, each with what the crate's root shows of it.
const STAGES: [(&str, &[&str]); 4] = [
    ("document", &["Document", "Lang", "Meta"]),
    ("sentence", &[]),
    ("mention", &[]),
    ("figure", &["Figure", "Indicator", "read"]),
];

fn place(name: &str) -> Option<usize> {
    STAGES.iter().position(|(stage, shown)| *stage == name || shown.contains(&name))
}

/// The names behind each `crate::` in a source, those in braces one by one.
fn used(source: &str) -> Vec<&str> {
    let name = |text: &'_ str| text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    let mut out = Vec::new();
    for (at, path) in source.match_indices("crate::") {
        let behind = &source[at + path.len()..];
        let Some(list) = behind.strip_prefix('{') else {
            out.push(&behind[..name(behind)]);
            continue;
        };
        let mut depth = 1;
        let mut start = true;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => start = true,
                c if start && c.is_alphabetic() => {
                    start = false;
                    out.push(&list[at..at + name(&list[at..])]);
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    out
}

/// What a source of a stage uses of the stages behind it.
fn forward(stage: usize, source: &str) -> Vec<&str> {
    used(source).into_iter().filter(|name| place(name).is_some_and(|of| of > stage)).collect()
}

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            out.push(path);
        }
    }
}

#[test]
fn no_stage_looks_forward() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (at, (stage, _)) in STAGES.iter().enumerate() {
        let mut files = Vec::new();
        sources(&src.join(stage), &mut files);
        assert!(!files.is_empty(), "{stage} has sources");
        for file in files {
            let source = fs::read_to_string(&file).expect("a source");
            let forward = forward(at, &source);
            assert!(forward.is_empty(), "{} is before {}", file.display(), forward.join(", "));
        }
    }
}

#[test]
fn looks_forward_are_seen() {
    assert_eq!(forward(0, "use crate::figure::Period;"), ["figure"]);
    assert_eq!(forward(2, "use crate::{Span, document::{Lang, Meta}, figure::Flow, read};"), ["figure", "read"]);
    assert_eq!(forward(1, "let lexicon = crate::mention::Lexicon::get();"), ["mention"]);
    assert_eq!(forward(3, "use crate::{document::Lang, mention::spot, sentence::Token, Figure};"), [""; 0]);
}
