//! Flattens the knowledge files when the crate is built, so that start-up has nothing to build.

#![allow(clippy::disallowed_methods, reason = "knowledge files are read when the crate is built")]

mod lexicon;
mod names;
mod periods;
mod phrases;

/// The reader's own, so that a word is folded here as it is there.
#[allow(dead_code)]
#[path = "../src/sentence/letter.rs"]
mod letter;
#[allow(dead_code)]
#[path = "../src/sentence/token.rs"]
mod token;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

type Row = std::collections::HashMap<String, String>;

fn main() {
    for source in ["knowledge", "src/sentence/letter.rs", "src/sentence/token.rs"] {
        println!("cargo::rerun-if-changed={source}");
    }
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut lines = String::new();
    let mut tests = String::new();
    phrases::phrases(&mut lines, &mut tests);
    names::areas(&mut lines);
    names::gates(&mut lines);
    names::lands(&mut lines);
    names::goods(&mut lines);
    names::agencies(&mut lines);
    lexicon::lay_out(&lines, &out);
    let mut patterns = String::new();
    for lang in ["vi", "en"] {
        periods::periods(lang, &mut patterns);
    }
    write(&out.join("periods.dfa"), periods::automaton(&patterns));
    write(&out.join("periods.tsv"), patterns);
    write(&out.join("names.tsv"), names::names());
    write(&out.join("regions.tsv"), names::regions());
    write(&out.join("wholes.tsv"), names::wholes());
    write(&out.join("examples.tsv"), tests);
}

fn write(file: &Path, table: impl AsRef<[u8]>) {
    std::fs::write(file, table).expect("the build folder is writable");
}

fn add(lines: &mut String, phrase: &str, named: bool, sense: &str) {
    let phrase = phrase.trim();
    if !phrase.is_empty() {
        writeln!(lines, "{phrase}\t{}\t{sense}", if named { "n" } else { "" }).expect("writing to a string");
    }
}

fn table(name: &str) -> Vec<Row> {
    let path = Path::new("knowledge").join(name);
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    reader.deserialize().map(|row| row.unwrap_or_else(|e| panic!("{}: {e}", path.display()))).collect()
}
