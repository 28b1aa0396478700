//! What the whole way from text in memory to figures costs on a file of records:
//! `cargo bench -p kimngach-reader --bench file -- FILE.jsonl...`; without a file, on the documents of the corpus.
//!
//! One thread, everything in memory. Every pass has to find the same figures.

#![allow(clippy::disallowed_methods, reason = "a file is read and a clock asked")]

use kimngach_reader::document::Record;
use kimngach_reader::{Document, Figure, Meta, read};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

const PASSES: usize = 15;

fn main() {
    // Flags and filters are meant for the other benchmarks.
    let files: Vec<String> = std::env::args().filter(|argument| argument.ends_with(".jsonl")).collect();
    println!("{:>6} {:>8} {:>8} {:>8} {:>8}", "texts", "MB", "figures", "median", "fastest");
    if files.is_empty() {
        let corpus = corpus();
        let figures = measure("corpus/own", &corpus);
        assert!(figures > 10 * corpus.len(), "{figures} figures in {} documents of the corpus", corpus.len());
    }
    for file in files {
        let lines = fs::read_to_string(&file).expect("a file of records");
        let text = |line: &str| (Record::parse(line).expect("a record").text, "2025-10-03".parse().ok());
        measure(&file, &lines.lines().map(text).collect::<Vec<_>>());
    }
}

type Text = (String, Option<jiff::civil::Date>);

fn corpus() -> Vec<Text> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/own");
    let files = fs::read_dir(folder).expect("corpus/own").map(|entry| entry.expect("an entry").path());
    let texts = files.filter(|file| file.extension().is_some_and(|extension| extension == "txt"));
    texts.map(|file| (fs::read_to_string(file).expect("a text"), "2025-10-03".parse().ok())).collect()
}

fn pass(texts: &[Text]) -> Vec<Figure> {
    let read = |(text, published): &Text| {
        let meta = Meta { published: *published, ..Meta::default() };
        read(&Document::from_text("bench", black_box(text), meta, None))
    };
    texts.iter().flat_map(read).collect()
}

/// Prints megabytes (10^6 bytes of text) a second, and gives the number of figures.
fn measure(name: &str, texts: &[Text]) -> usize {
    let known = pass(texts);
    let bytes = texts.iter().map(|(text, _)| text.len()).sum::<usize>() as f64;
    let mut speeds: Vec<f64> = (0..PASSES)
        .map(|_| {
            let begun = Instant::now();
            let found = pass(texts);
            let speed = bytes / begun.elapsed().as_secs_f64() / 1e6;
            assert!(found == known, "{} figures, then {}", known.len(), found.len());
            speed
        })
        .collect();
    speeds.sort_by(f64::total_cmp);
    let (median, fastest) = (speeds[PASSES / 2], speeds[PASSES - 1]);
    println!("{:>6} {:>8.2} {:>8} {median:>8.1} {fastest:>8.1}  {name}", texts.len(), bytes / 1e6, known.len());
    known.len()
}
