//! The quality that must not be lost: each set of documents is read and scored, and may not fall below its floor.

use kimngach::score::{Level, Pair, Report, Row, score};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

type Floors = BTreeMap<String, BTreeMap<String, f64>>;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

/// The folder of a set, where there is one.
fn folder(set: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("KIMNGACH_SHARED").map(PathBuf::from);
    let beside = corpus().join("../../shared/corpus");
    [Some(corpus()), shared, Some(beside)].into_iter().flatten().map(|at| at.join(set)).find(|set| set.is_dir())
}

/// Reads and scores the documents of a folder.
fn measure(folder: &Path) -> Report {
    let mut gold: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    gold.retain(|path| path.to_string_lossy().ends_with(".figures.jsonl"));
    gold.sort();
    let pairs: Vec<Pair> = gold.iter().map(|path| pair(path)).collect();
    score(&pairs)
}

fn pair(gold: &Path) -> Pair {
    let text = gold.with_extension("").with_extension("txt");
    let beside = fs::read(text.with_extension("meta.json")).ok();
    let read = kimngach::read::text(&text, fs::read(&text).unwrap(), beside).unwrap();
    let gold = Row::parse_all(&fs::read_to_string(gold).unwrap()).unwrap();
    let pred = Row::parse_all(&kimngach::jsonl(&read)).unwrap();
    Pair { name: read.opened.document.id.clone(), gold, pred: Some(pred) }
}

#[test]
fn no_set_falls_below_its_floor() {
    let file = corpus().join("floors.toml");
    let text = fs::read_to_string(&file).unwrap();
    let floors: Floors = toml::from_str(&text).unwrap();
    let mut below = Vec::new();
    let mut raised = text.clone();
    for (set, levels) in &floors {
        let Some(folder) = folder(set) else {
            println!("{set}: not here, passed over");
            continue;
        };
        let report = measure(&folder);
        println!("{set}: {report}");
        for (name, &floor) in levels {
            let level = Level::from_name(name).unwrap_or_else(|| panic!("floors.toml: no level is called {name}"));
            let reached = report.tally(level).f1();
            if reached < floor {
                below.push(format!("{set}: {name} F1 is {reached:.4}, below its floor of {floor}"));
            }
            let sure = (reached * 1000.0).floor() / 1000.0;
            if sure > floor {
                raised = raise(&raised, set, name, sure);
            }
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
    if std::env::var_os("KIMNGACH_RAISE").is_some() {
        fs::write(&file, raised).unwrap();
    }
}

/// Puts a new floor into the text, and leaves the rest as it is.
fn raise(text: &str, set: &str, level: &str, floor: f64) -> String {
    let mut here = false;
    let line = |line: &str| {
        if line.starts_with('[') {
            here = line == format!("[{set}]");
        }
        let key = format!("\"{level}\" = ");
        if here && line.starts_with(&key) { format!("{key}{floor:.3}\n") } else { format!("{line}\n") }
    };
    text.lines().map(line).collect()
}

#[test]
fn a_floor_is_raised_in_its_own_set() {
    let text = "[a]\n\"core strict\" = 0.10\n[b]\n# why\n\"core strict\" = 0.20\n";
    let raised = raise(text, "b", "core strict", 0.5);
    assert_eq!(raised, "[a]\n\"core strict\" = 0.10\n[b]\n# why\n\"core strict\" = 0.500\n");
}

#[test]
fn gold_scores_one_against_itself() {
    let gold = |path: &Path| Row::parse_all(&fs::read_to_string(path).unwrap()).unwrap();
    let path = corpus().join("own/vi-01.figures.jsonl");
    let pair = Pair { name: "vi-01".into(), gold: gold(&path), pred: Some(gold(&path)) };
    let report = score([&pair]);
    assert_eq!(report.differences(), [""; 0]);
    assert!((report.tally(Level::Full).f1() - 1.0).abs() < 1e-12);
}
