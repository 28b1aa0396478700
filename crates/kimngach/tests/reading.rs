//! What goes in and what comes out.

mod common;

use common::{Place, SENTENCE};
use insta::assert_snapshot;

fn ids(out: &str) -> Vec<String> {
    let id = |line: &str| line.split('"').nth(3).unwrap().to_owned();
    out.lines().map(id).collect()
}

#[test]
fn folders_are_read_in_order_and_files_beside_are_passed_over() {
    let place = Place::with(&[
        ("in/b.txt", SENTENCE),
        ("in/a.txt", SENTENCE),
        ("in/a.figures.jsonl", "{}"),
        ("in/a.meta.json", "{}"),
        ("in/README.txt", SENTENCE),
        ("in/notes.md", SENTENCE),
        ("in/2025/c.txt", SENTENCE),
        ("in/.hidden/d.txt", SENTENCE),
    ]);
    let ran = place.run(&["read", "in"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ids(&ran.out), ["2025/c", "a", "b"]);
    assert_eq!(ids(&place.run(&["read", "in/*.txt", "in/2025/c.txt"]).out), ["a", "b", "c"]);
}

#[test]
fn the_order_does_not_depend_on_the_jobs() {
    let lines: String = (0..3000)
        .map(|n| format!("{{\"id\": \"n{n}\", \"text\": \"{}\"}}\n", SENTENCE.trim().repeat(1 + n * 37 % 50)))
        .collect();
    let place = Place::with(&[("many.jsonl", &lines), ("z.txt", SENTENCE)]);
    let one = place.run(&["read", "many.jsonl", "z.txt", "--jobs", "1"]);
    let four = place.run(&["read", "many.jsonl", "z.txt", "--jobs", "4"]);
    assert!(one.out == four.out && one.code == 0);
    let mut ids = ids(&one.out);
    ids.dedup();
    assert_eq!((ids.len(), ids[0].as_str(), ids[3000].as_str()), (3001, "n0", "z"));
}

#[test]
fn standard_input_may_be_text_or_records() {
    let place = Place::with(&[]);
    assert_eq!(ids(&place.run_with(&["read", "-"], SENTENCE).out), ["stdin"]);
    let record = format!("{{\"id\": \"r\", \"text\": \"{}\"}}\n", SENTENCE.trim());
    assert_eq!(ids(&place.run_with(&["read", "-"], &record).out), ["r"]);
    place.put("marked.jsonl", format!("\u{FEFF}{record}").as_bytes());
    assert_eq!(ids(&place.run(&["read", "marked.jsonl"]).out), ["r"]);
    assert_eq!(
        place.run_with(&["read", "-"], "").told(),
        concat!("exit code 1\n", "kimngach: standard input: empty, nothing to read; check how it was made\n",)
    );
}

#[test]
fn a_line_of_json_leads_back_to_the_text() {
    let place = Place::with(&[("a.txt", SENTENCE)]);
    let out = place.run(&["read", "a.txt"]).out;
    let line: serde_json::Value = serde_json::from_str(out.lines().next().unwrap()).unwrap();
    let at = |key: &str, n: usize| usize::try_from(line[key][n].as_u64().unwrap()).unwrap();
    let chars: String = SENTENCE.chars().skip(at("at", 0)).take(at("at", 1) - at("at", 0)).collect();
    assert_eq!((line["text"].as_str(), chars.as_str()), (Some("2,5 tỷ USD"), "2,5 tỷ USD"));
    assert_eq!(&SENTENCE[at("bytes", 0)..at("bytes", 1)], "2,5 tỷ USD");
    assert!(out.contains("\"value\": 2500000000, \"unit\": \"USD\""));
    let keys: Vec<&str> = line.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        (keys[..4].join(" "), keys[keys.len() - 3..].join(" ")),
        ("doc at text indicator".to_owned(), "bytes how rule".to_owned(),)
    );
}

#[test]
fn csv_begins_with_its_columns() {
    let place = Place::with(&[("a.txt", "Không có số nào.")]);
    assert_snapshot!(place.run(&["read", "a.txt", "--format", "csv"]).out, @"doc,start,end,text,indicator,flow,area,partner,commodity,coverage,period,transform,base,value,value_to,unit,bound,status,source,section,byte_start,byte_end,how,rule");
}

#[test]
fn out_writes_a_file_for_each_document_and_keeps_made_texts() {
    let record = format!("{{\"id\": \"../x:1\", \"text\": \"{}\"}}\n", SENTENCE.trim());
    let place = Place::with(&[("in/a.txt", SENTENCE), ("in/none.txt", "Không có số nào."), ("in/r.jsonl", &record)]);
    let ran = place.run(&["read", "in", "--out", "out"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    assert!(place.text("out/a.figures.jsonl").contains("2,5 tỷ USD"));
    assert_eq!(place.text("out/none.figures.jsonl"), "");
    assert!(!place.path().join("out/a.txt").exists());
    assert!(place.text("out/%2E%2E/x%3A1.figures.jsonl").contains("\"doc\": \"../x:1\""));
    assert_eq!(place.text("out/%2E%2E/x%3A1.txt"), SENTENCE.trim());
}

#[test]
fn a_page_holds_no_markup_from_a_text() {
    let evil = "Xuất khẩu </script><script>alert(1)</script> & <b onclick='x'> đạt 2,5 tỷ USD.\n";
    let place =
        Place::with(&[("a.txt", evil), ("a.meta.json", r#"{"url": "javascript:alert(2)", "title": "</style>"}"#)]);
    let ran = place.run(&["read", "a.txt", "--html", "page.html"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    let page = place.text("page.html");
    assert!(page.contains("&lt;/script&gt;&lt;script&gt;alert(1)") && !page.contains("alert(2)"));
    assert_eq!((page.matches("<script>").count(), page.matches("</style>").count()), (2, 1));
    assert!(!page.contains("http://") && !page.contains("https://"));
    assert!(page.contains(">2,5 tỷ USD</a>"));
}

#[test]
fn what_is_told_beside_a_document_shows_in_its_heading() {
    let place = Place::with(&[("a.txt", "Không có số nào."), ("a.meta.json", r#"{"published": "2025-07-03T08:00"}"#)]);
    let table = |args: &[&str]| place.run(&[&["read", "a.txt", "--format", "table"], args].concat()).out;
    assert_snapshot!(table(&[]), @"a  Vietnamese · published 2025-07-03 · no figures");
    assert_snapshot!(table(&["--ui", "vi", "--lang", "en"]), @"a  tiếng Anh · ngày đăng 2025-07-03 · không có số liệu");
    let place = Place::with(&[("a.txt", "No number here.")]);
    let told = place.run(&["read", "a.txt", "--published", "2024-02-29", "--format", "table", "--color", "always"]).out;
    assert_eq!(told, "\u{1B}[1ma\u{1B}[0m\u{1B}[2m  English · published 2024-02-29 · no figures\u{1B}[0m\n\n");
}

#[test]
fn help_shows_examples_and_exit_codes() {
    let ran = Place::with(&[]).run(&["read", "--help"]);
    assert_eq!(ran.code, 0);
    for told in ["Examples:", "Exit codes:", "--explain", "--max-size"] {
        assert!(ran.out.contains(told), "{told}");
    }
    assert!(ran.out.lines().all(|line| line.chars().count() <= 100));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_quietly() {
    let lines = format!("{{\"id\": \"n\", \"text\": \"{}\"}}\n", SENTENCE.trim()).repeat(20_000);
    let place = Place::with(&[("many.jsonl", &lines)]);
    let program = assert_cmd::cargo::cargo_bin!("kimngach");
    let script = format!("{} read many.jsonl | head -n 1; echo ${{PIPESTATUS[0]}}", program.display());
    let ran = std::process::Command::new("bash").args(["-c", &script]).current_dir(place.path()).output().unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    assert_eq!((out.lines().count(), out.lines().last()), (2, Some("0")));
    assert!(ran.stderr.is_empty());
}

#[test]
fn a_document_with_many_figures_is_written_like_any_other() {
    let place = Place::with(&[("long.txt", &SENTENCE.repeat(1200)), ("short.txt", SENTENCE)]);
    let shown = place.run(&["read", "long.txt", "short.txt"]).out;
    let ran = place.run(&["read", "long.txt", "short.txt", "--out", "out", "--html", "page.html"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(shown, place.text("out/long.figures.jsonl") + &place.text("out/short.figures.jsonl"));
    assert!(shown.lines().count() > 1200 && place.text("page.html").contains("id=\"n1-1200\""));
    let table = place.run(&["read", "long.txt", "--format", "table"]).out;
    assert!(table.contains("1200:"));
}

#[test]
fn what_a_run_writes_is_not_read() {
    let place = Place::with(&[("in/a.txt", SENTENCE), ("in/b.jsonl", r#"{"id": "b", "text": "Không có số."}"#)]);
    for _ in 0..2 {
        let ran = place.run(&["read", "in", "--html", "in/page.html", "--out", "in/out"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_eq!(place.text("in/page.html").matches("<article").count(), 2);
    }
}
