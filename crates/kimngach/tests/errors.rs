//! What the program says when something is wrong: one line, with the place and what to do.

mod common;

use common::{Place, SENTENCE};
use insta::assert_snapshot;

#[test]
fn missing_files_leave_the_others_alone() {
    let place = Place::with(&[("a.txt", SENTENCE)]);
    let ran = place.run(&["read", "nosuch.txt", "no*.txt", "a.txt", "--format", "csv"]);
    assert_snapshot!(ran.told(), @r"
    exit code 1
    kimngach: nosuch.txt: no such file or folder; check the spelling
    kimngach: no*.txt: no file fits this pattern; check the spelling
    ");
    assert!(ran.out.contains("2,5 tỷ USD"));
}

#[test]
fn empty_and_binary_files() {
    let place = Place::with(&[("empty.txt", ""), ("blank.txt", " \n\n"), ("empty.jsonl", ""), ("good.txt", SENTENCE)]);
    place.put("paper.pdf", b"%PDF-1.7 ...");
    place.put("noise.txt", &[7, 0, 0, 1, 255, 254, 0, 0, 9]);
    let ran = place.run(&["read", "empty.txt", "blank.txt", "empty.jsonl", "paper.pdf", "noise.txt", "good.txt"]);
    assert_snapshot!(ran.told(), @r"
    exit code 1
    kimngach: empty.txt: empty, nothing to read; check how it was made
    kimngach: blank.txt: empty, nothing to read; check how it was made
    kimngach: empty.jsonl: empty, nothing to read; check how it was made
    kimngach: paper.pdf: looks like no text (PDF, Word or a picture?); convert it to text or HTML first
    kimngach: noise.txt: looks like no text (PDF, Word or a picture?); convert it to text or HTML first
    ");
    assert!(ran.out.contains("2,5 tỷ USD"));
}

#[test]
fn too_large_files_and_lines() {
    let long = format!("{{\"id\": \"long\", \"text\": \"{}\"}}\n", "x".repeat(3000));
    let lines = format!("{long}{{\"id\": \"short\", \"text\": \"{}\"}}\n{}", SENTENCE.trim(), long.trim());
    let place = Place::with(&[("big.txt", &"Nhiều chữ. ".repeat(1000)), ("lines.jsonl", &lines)]);
    let ran = place.run(&["read", "big.txt", "lines.jsonl", "--max-size", "2K"]);
    assert_snapshot!(ran.told(), @r"
    exit code 1
    kimngach: big.txt: larger than 2 KB; split it, or raise the limit with --max-size
    kimngach: lines.jsonl:1: line larger than 2 KB; split the document, or raise the limit with --max-size
    kimngach: lines.jsonl:3: line larger than 2 KB; split the document, or raise the limit with --max-size
    ");
    assert!(ran.out.contains("\"doc\": \"short\""));
}

#[test]
fn malformed_records_and_metadata() {
    let lines = [
        r#"{"id": "a", "text": "#,
        r#"["a"]"#,
        r#"{"id": "b"}"#,
        r#"{"id": "c", "text": "Không có số.", "published": "hôm qua"}"#,
        r#"{"id": "d", "text": ""}"#,
        "",
        &format!(r#"{{"id": 7, "text": "{}"}}"#, SENTENCE.trim()),
    ];
    let place = Place::with(&[("r.jsonl", &lines.join("\n")), ("a.txt", SENTENCE), ("a.meta.json", "{published}")]);
    let ran = place.run(&["read", "r.jsonl", "a.txt"]);
    assert_snapshot!(ran.told(), @r#"
    exit code 1
    kimngach: r.jsonl:1: not a JSON record (EOF while parsing a value, byte 19); give one object a line
    kimngach: r.jsonl:2: not a JSON record (invalid type: sequence, expected a map, byte 0); give one object a line
    kimngach: r.jsonl:3: record without a "text"; give {"id": ..., "text": ...}
    kimngach: r.jsonl:4: "published" is no date; give YYYY-MM-DD (the document is read without it)
    kimngach: r.jsonl:5: empty, nothing to read; check how it was made
    kimngach: a.meta.json: not a JSON object (key must be a string, byte 2); the document is read without it
    "#);
    assert!(ran.out.contains("\"doc\": \"7\"") && ran.out.contains("\"doc\": \"a\""));
}

#[cfg(unix)]
#[test]
fn unreadable_files_and_folders_without_documents() {
    let place = Place::with(&[("empty/notes.md", "x"), ("a.txt", SENTENCE)]);
    std::os::unix::fs::symlink("nowhere", place.path().join("dangling.txt")).unwrap();
    let ran = place.run(&["read", "dangling.txt", "empty", "a.txt"]);
    assert_snapshot!(ran.told(), @r"
    exit code 1
    kimngach: dangling.txt: no such file or folder; check the spelling
    kimngach: empty: holds no .txt, .html or .jsonl file; name the files themselves
    ");
}

#[test]
fn wrong_usage() {
    let place = Place::with(&[("a.txt", SENTENCE)]);
    assert_snapshot!(place.run(&["read", "a.txt", "--format", "xml"]).told(), @r"
    exit code 2
    error: invalid value 'xml' for '--format <FORMAT>'
      [possible values: table, jsonl, csv]

    For more information, try '--help'.
    ");
    assert_snapshot!(place.run(&["read", "a.txt", "--max-size", "3 apples"]).told(), @r"
    exit code 2
    error: invalid value '3 apples' for '--max-size <SIZE>': give a number of bytes such as 500000, 800K or 8M

    For more information, try '--help'.
    ");
    assert_snapshot!(place.run(&["read", "a.txt", "--out", "a.txt/b"]).told(), @r"
    exit code 2
    kimngach: a.txt/b: cannot be written (Not a directory)
    ");
    assert_eq!(place.run(&["read"]).code, 2);
    assert_eq!(place.run(&["read", "a.txt", "--explain", "--format", "csv"]).code, 2);
    assert_eq!(place.run(&["read", "a.txt", "--jobs", "0"]).code, 2);
    assert_snapshot!(place.run(&["score", "gold", "pred"]).told(), @r"
    exit code 2
    kimngach: pred: no such folder of predictions; make one with kimngach read --out
    ");
}

#[test]
fn two_documents_of_one_name_are_not_written_over_each_other() {
    let place = Place::with(&[("a/x.txt", SENTENCE), ("b/x.txt", "Không có số.")]);
    let ran = place.run(&["read", "a/x.txt", "b/x.txt", "--out", "out"]);
    assert_snapshot!(ran.told(), @r"
    exit code 1
    kimngach: out/x.figures.jsonl: already written for another document of this name; read the two into folders of their own
    ");
    assert!(place.text("out/x.figures.jsonl").contains("2,5 tỷ USD"));
}
