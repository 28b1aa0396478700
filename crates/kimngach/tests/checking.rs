//! `kimngach check`: figures and findings, and how it ends.

mod common;

use serde_json::Value;
use std::fs;

fn check(args: &[&str]) -> (Option<i32>, String) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
    let output = command.current_dir(root).arg("check").args(args).env("LANG", "C").output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn the_examples_hold_one_proof() {
    let (code, out) = check(&["examples", "--format", "jsonl"]);
    assert_eq!(code, Some(3));
    let findings: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let proven: Vec<&Value> = findings.iter().filter(|finding| finding["proven"] == true).collect();
    assert_eq!(proven.len(), 1);
    assert_eq!(proven[0]["suspect"]["doc"], "hoa-binh-2020");
    assert_eq!(proven[0]["meant"]["value"], 645_230_000);
    let texts: Vec<&str> =
        proven[0]["claims"].as_array().unwrap().iter().filter_map(|claim| claim["text"].as_str()).collect();
    assert!(texts.contains(&"62.52 percent") && texts.contains(&"987 million USD"), "{texts:?}");
}

#[test]
fn figures_and_findings_are_shown_together() {
    let (code, out) = check(&["examples/hoa-binh-2020.txt", "--format", "table"]);
    assert_eq!(code, Some(3));
    assert!(out.contains("29.61 percent") && out.contains("proven") && out.contains("645.23 million USD"));
    let (_, quiet) = check(&["examples/hoa-binh-2020.txt", "--format", "table", "--quiet", "--ui", "vi"]);
    assert!(!quiet.contains("29.61") && quiet.contains("chắc chắn"));
}

#[test]
fn what_agrees_ends_well() {
    let (code, out) = check(&["examples/lang-son-2024-06.txt", "--format", "jsonl"]);
    assert_eq!((code, out.as_str()), (Some(0), ""));
}

#[test]
fn figures_from_elsewhere_and_own_identities_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("page.figures.jsonl");
    let level = |coverage: &str, text: &str| {
        format!(
            r#"{{"indicator": "goods_trade", "flow": "export", "area": "kon-tum", "coverage": "{coverage}", "period": "2024-01-01/2024-12-31", "text": "{text}", "value": {text}, "unit": "USD"}}"#
        )
    };
    fs::write(&file, [level("local", "345"), level("declared", "123")].join("\n")).unwrap();
    let rules = folder.path().join("identities.toml");
    let identity = "[[identity]]\nname = 'local-within'\nlabel = { en = 'local goods are declared here', vi = 'x' }\n\
                    description = ''\nseverity = 'error'\nequation = 'coverage:local <= coverage:declared'\n";
    fs::write(&rules, identity).unwrap();
    let (file, rules) = (file.to_str().unwrap(), folder.path().to_str().unwrap());
    assert_eq!(check(&["--figures", file, "--format", "jsonl"]), (Some(0), String::new()));
    let (code, out) = check(&["--figures", file, "--format", "jsonl", "--knowledge", rules]);
    assert_eq!(code, Some(3));
    assert!(out.contains(r#""kind":"local-within""#), "{out}");
}

#[test]
fn faults_are_told_in_one_line() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let told = |args: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
        let output = command.current_dir(root).arg("check").args(args).output().unwrap();
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, error) = told(&["nowhere.txt"]);
    assert_eq!((code, error.lines().count()), (Some(1), 1));
    assert!(error.contains("nowhere.txt: no such file"), "{error}");
    let (code, error) = told(&["--figures", "README.md"]);
    assert_eq!(code, Some(2));
    assert!(error.starts_with("kimngach: README.md: line 1: not a JSON object"), "{error}");
}

#[test]
fn planted_slips_are_found_in_the_texts_and_no_proof_is_false() {
    let (code, out) =
        check(&["corpus/own/vi-29.txt", "corpus/own/vi-30.txt", "corpus/own/en-16.txt", "--format", "jsonl"]);
    assert_eq!(code, Some(3));
    let findings: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let mut proven: Vec<String> = findings
        .iter()
        .filter(|finding| finding["proven"] == true)
        .map(|finding| format!("{} = {}", finding["claims"][0]["text"].as_str().unwrap(), finding["meant"]["value"]))
        .collect();
    proven.sort_unstable();
    let planted = [
        "0,73 tỷ USD = 730000000",
        "10.2 billion USD = -10200000000",
        "11.1 billion USD = 1100000000",
        "311.6 billion VND = 311600000000000",
        "42,0% = 24",
        "7.320 triệu đồng = 7320000000000",
        "75.3 percent = 57.3",
        "8.2 million USD = 8200000000",
        "8.620 tỷ USD = 8620000000",
        "912 tỷ USD = 912000000",
    ];
    assert_eq!(proven, planted);
    let suspects: Vec<&str> = findings.iter().filter_map(|finding| finding["claims"][0]["text"].as_str()).collect();
    for planted in ["51,4 tỷ USD", "3,97 tỷ USD", "3,35 tỷ USD", "8.2 billion USD", "57,26 tỷ USD"] {
        assert!(suspects.contains(&planted), "{planted}: {suspects:?}");
    }
}

#[test]
fn a_hierarchy_of_ones_own_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let level = |area: &str, period: &str, text: &str| {
        format!(
            r#"{{"indicator": "goods_trade", "flow": "export", "area": "{area}", "period": "{period}", "text": "{text}", "value": {text}, "unit": "EUR"}}"#
        )
    };
    let year = "2024-01-01/2024-12-31";
    fs::write(path("page.jsonl"), [level("bayern", year, "226"), level("muenchen", year, "831")].join("\n")).unwrap();
    fs::write(path("areas.csv"), "part,whole,from,to\nmuenchen,bayern,,\nbayern,germany,1949-05-23,\n").unwrap();
    fs::write(path("mergers.csv"), "date,into,parts\n1972-07-01,passau-land,passau;vilshofen\n").unwrap();
    let (file, rules) = (path("page.jsonl"), folder.path().to_str().unwrap().to_owned());
    assert_eq!(check(&["--figures", &file, "--format", "jsonl"]), (Some(0), String::new()));
    let (code, out) = check(&["--figures", &file, "--format", "jsonl", "--knowledge", &rules]);
    assert_eq!(code, Some(3));
    assert!(out.contains(r#""kind":"area-within""#), "{out}");
    fs::write(path("mergers.csv"), "date,into,parts\n1972-7-1x,a,b;c\n").unwrap();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
    let args = ["check", "--figures", &file, "--knowledge", &rules];
    let output = command.current_dir(root).args(args).output().unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(error.contains("mergers.csv: line 2: '1972-7-1x' is no day; write YYYY-MM-DD"), "{error}");
}
