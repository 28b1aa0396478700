//! Documents are added to a ledger once, and what they say together is checked from there.

mod common;

use common::{Place, SENTENCE};

const RECORDS: &str = r#"{"id": "a", "published": "2024-02-01", "text": "Tháng 1/2024, tỉnh Kon Tum xuất khẩu hàng hóa đạt 31 triệu USD."}
{"id": "b", "published": "2024-03-01", "text": "Tháng 2/2024, tỉnh Kon Tum xuất khẩu hàng hóa đạt 28 triệu USD."}
"#;

#[test]
fn documents_are_added_once() {
    let place = Place::with(&[("a.jsonl", RECORDS), ("c.txt", SENTENCE)]);
    let ran = place.run(&["add", "a.jsonl", "c.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "kimngach.db: 3 documents with 3 figures added\n"));
    let ran = place.run(&["add", "a.jsonl", "c.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "kimngach.db: 0 documents with 0 figures added, 3 there already\n"));
    place.put("a.jsonl", RECORDS.replace("31 triệu", "33 triệu").as_bytes());
    let ran = place.run(&["add", "a.jsonl"]);
    assert_eq!(ran.out, "kimngach.db: 1 document with 1 figure added, 1 a new vintage, 1 there already\n");
    let held = place.run(&["ledger", "--format", "table", "--ui", "en"]);
    assert!(
        held.out.ends_with("kimngach.db: 4 documents of 3 sources, 4 figures, 2 areas, 2024-01-01/2025-06-30\n"),
        "{}",
        held.out
    );
}

#[test]
fn two_files_of_one_name_are_not_taken_for_one_document() {
    let place =
        Place::with(&[("x/a.txt", SENTENCE), ("y/a.txt", &SENTENCE.replace("2,5", "2,6")), ("z/a.txt", SENTENCE)]);
    let ran = place.run(&["add", "x/a.txt", "y/a.txt", "z/a.txt"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "kimngach.db: 1 document with 1 figure added, 1 there already\n"));
    assert!(
        ran.err.starts_with("kimngach: a: another file of this name was added just now; give both a \"url\""),
        "{}",
        ran.err
    );
    // Later it is the file that was corrected.
    assert_eq!(place.run(&["add", "y/a.txt"]).out, "kimngach.db: 1 document with 1 figure added, 1 a new vintage\n");
    let records = RECORDS.replace("\"b\"", "\"a\"");
    place.put("two.jsonl", records.as_bytes());
    let ran = place.run(&["add", "two.jsonl", "--ledger", "two.db"]);
    assert_eq!(ran.out, "two.db: 2 documents with 2 figures added, 1 a new vintage\n");
}

#[test]
fn a_server_that_is_not_there_is_one_line() {
    let place = Place::with(&[("a.txt", SENTENCE)]);
    let ran = place.run(&["add", "a.txt", "--ledger", "postgres://an:geheim@127.0.0.1:1/trade"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "kimngach: postgres://an@127.0.0.1:1/trade: cannot be reached (Connection refused); check that the server runs, \
         the name and the password\n"
    );
}

#[test]
fn what_was_forgotten_is_not_added_silently() {
    let place = Place::with(&[("a.jsonl", RECORDS)]);
    place.run(&["add", "a.jsonl"]);
    let ran = place.run(&["forget", "a", "--ui", "en"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "a: forgot 1 vintage, 1 figure\n"));
    let ran = place.run(&["add", "a.jsonl"]);
    assert_eq!(ran.out, "kimngach.db: 0 documents with 0 figures added, 1 there already, 1 forgotten before\n");
    assert!(
        ran.err.starts_with("kimngach: a: forgotten on 20") && ran.err.ends_with("; --again adds it\n"),
        "{}",
        ran.err
    );
    let ran = place.run(&["add", "a.jsonl", "--again"]);
    assert_eq!(ran.out, "kimngach.db: 1 document with 1 figure added, 1 there already\n");
}

#[test]
fn a_ledger_is_checked_as_its_documents_are() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let place = Place::with(&[]);
    assert_eq!(place.run(&["add", examples]).code, 0);
    let direct = place.run(&["check", examples, "--format", "jsonl"]);
    let held = place.run(&["check", "--ledger", "kimngach.db", "--format", "jsonl"]);
    assert_eq!(held.code, 3);
    assert_eq!(held.out, direct.out);
}

#[test]
fn figures_from_a_table() {
    let table = "doc;published;indicator;flow;area;period;value;unit\n\
                 so-lieu;2024-02-01;goods_trade;export;kon-tum;2024-01-01/2024-01-31;31000000;USD\n\
                 so-lieu;2024-02-01;goods_trade;import;kon-tum;2024-01-01/2024-01-31;12000000;USD\n";
    let bad = "indicator,value,unit\ngoods_trade,\"1.234,5\",USD\nsales,1,USD\n";
    let place = Place::with(&[("good.csv", table), ("bad.csv", bad)]);
    let ran = place.run(&["add", "--figures", "bad.csv", "good.csv"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "kimngach.db: 1 document with 2 figures added\n"));
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told[0], "kimngach: bad.csv: line 2: \"value\" is no number: 1.234,5; write it like -1234.5");
    assert!(told[1].starts_with("kimngach: bad.csv: line 3: \"indicator\" cannot be \"sales\"; give goods_trade,"));
    let ran = place.run(&["add", "--figures", "good.csv"]);
    assert_eq!(ran.out, "kimngach.db: 0 documents with 0 figures added, 1 there already\n");
}

#[test]
fn a_draft_is_checked_against_the_ledger() {
    let place = Place::with(&[("a.jsonl", RECORDS)]);
    place.run(&["add", "a.jsonl"]);
    let held = place.run(&["ledger", "--format", "jsonl"]).out;
    let draft = "Hai tháng đầu năm 2024, tỉnh Kon Tum xuất khẩu hàng hóa đạt 59 tỷ USD.";
    place.put(
        "draft.jsonl",
        serde_json::json!({"id": "draft", "published": "2024-03-05", "text": draft}).to_string().as_bytes(),
    );
    // By itself it says nothing wrong; 31 and 28 make 59.
    assert_eq!(place.run(&["check", "draft.jsonl", "--format", "jsonl"]).out, "");
    let ran = place.run(&["check", "draft.jsonl", "--against", "kimngach.db", "--format", "jsonl"]);
    assert_eq!(ran.code, 0, "between documents nothing is proven: {}", ran.err);
    let found: serde_json::Value = serde_json::from_str(ran.out.trim()).unwrap();
    assert_eq!(found["suspect"]["doc"], "draft");
    assert_eq!((&found["proven"], &found["meant"]["value"]), (&false.into(), &59_000_000.into()));
    assert_eq!(place.run(&["ledger", "--format", "jsonl"]).out, held);
    // Whoever adds it is told the same.
    let added = place.run(&["add", "draft.jsonl", "--check"]);
    assert_eq!((added.code, &added.out), (0, &ran.out));
    assert_eq!(added.err, "kimngach.db: 1 document with 1 figure added\n");
}
