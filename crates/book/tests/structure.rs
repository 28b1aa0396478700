//! The flow goes one way: a stage of the book uses the stages before it, never one behind.

#![allow(clippy::disallowed_methods, reason = "the test reads files")]

use std::fs;
use std::path::{Path, PathBuf};

const STAGES: [&str; 8] = ["say", "claim", "ledger", "series", "identity", "reconcile", "finding", "account"];

fn sources(folder: &Path, out: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, out);
        } else {
            out.push(path);
        }
    }
}

/// The stages behind one that its source uses.
fn forward(stage: usize, source: &str) -> Vec<&'static str> {
    let uses = |name: &str| source.contains(&format!("crate::{name}"));
    STAGES[stage + 1..].iter().copied().filter(|name| uses(name)).collect()
}

#[test]
fn no_stage_looks_forward() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (at, stage) in STAGES.iter().enumerate() {
        let mut files = Vec::new();
        sources(&src.join(stage), &mut files);
        assert!(!files.is_empty(), "{stage} has sources");
        for file in files {
            let forward = forward(at, &fs::read_to_string(&file).expect("a source"));
            assert!(forward.is_empty(), "{} is before {}", file.display(), forward.join(", "));
        }
    }
}

#[test]
fn looks_forward_are_seen() {
    assert_eq!(forward(3, "use crate::reconcile::Trial;"), ["reconcile"]);
    assert_eq!(forward(5, "use crate::{claim::Claim};\nuse crate::series::Cell;"), [""; 0]);
}
