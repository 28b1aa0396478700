//! `kimngach export`: figures in files.
#![cfg(feature = "report")]

mod common;

use common::{Place, SENTENCE};
use serde_json::Value;
use std::fs;

const FORMATS: [&str; 7] = ["csv", "xlsx", "parquet", "json", "xml", "sdmx.csv", "zip"];

fn place() -> Place {
    let second =
        "Chín tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt 4,1 tỷ USD, tăng 12,5% so với cùng kỳ.\n";
    Place::with(&[("mot.txt", SENTENCE), ("hai.txt", second)])
}

/// The cells of a line of CSV without quotes.
fn table(text: &str) -> Vec<Vec<(String, String)>> {
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let head = lines.next().unwrap();
    lines.map(|cells| head.iter().cloned().zip(cells).collect()).collect()
}

fn cell<'a>(row: &'a [(String, String)], name: &str) -> &'a str {
    &row.iter().find(|(key, _)| key == name).unwrap_or_else(|| panic!("{name}")).1
}

#[test]
fn the_same_documents_make_the_same_bytes() {
    let place = place();
    for end in FORMATS {
        let [one, two] = ["one", "two"].map(|name| {
            let name = format!("{name}.{end}");
            let ran = place.run(&["export", "-o", &name, "--from", "mot.txt", "hai.txt"]);
            assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
            fs::read(place.path().join(name)).unwrap()
        });
        assert!(!one.is_empty() && one == two, "{end}");
    }
    assert!(place.text("one.structure.xml").contains("<com:Name xml:lang=\"vi\">Lạng Sơn</com:Name>"));
}

#[test]
fn what_is_implied_has_bounds_and_no_value() {
    let place = place();
    let ran = place.run(&["export", "-o", "-", "--format", "csv", "--table", "series", "--from", "mot.txt", "hai.txt"]);
    let rows = table(&ran.out);
    let of = |from: &str, to: &str| {
        let fits = |row: &&Vec<(String, String)>| cell(row, "period_from") == from && cell(row, "period_to") == to;
        rows.iter().find(fits).unwrap_or_else(|| panic!("{from} {to}"))
    };
    let told = of("2025-01-01", "2025-09-30");
    assert_eq!([cell(told, "value"), cell(told, "implied")], ["4100000000", "false"]);
    assert_eq!([cell(told, "lo"), cell(told, "hi")], ["4050000000", "4150000000"]);
    // 4.1 ± 0.05 less 2.5 ± 0.05.
    let third = of("2025-07-01", "2025-09-30");
    assert_eq!([cell(third, "value"), cell(third, "implied")], ["", "true"]);
    assert_eq!([cell(third, "lo"), cell(third, "hi")], ["1500000000", "1700000000"]);
}

#[test]
fn every_figure_leads_back_to_its_sentence() {
    let place = place();
    let ran = place.run(&["export", "-o", "-", "--format", "json", "--from", "mot.txt", "hai.txt"]);
    let whole: Value = serde_json::from_str(&ran.out).unwrap();
    let figures = whole["figures"].as_array().unwrap();
    assert_eq!(figures.len(), 3);
    for figure in figures {
        let text = place.text(&format!("{}.txt", figure["doc"].as_str().unwrap()));
        let place = |key: &str| usize::try_from(figure[key].as_u64().unwrap()).unwrap();
        let said: String = text.chars().skip(place("start")).take(place("end") - place("start")).collect();
        assert_eq!(said, figure["text"].as_str().unwrap());
        assert!(text.contains(figure["sentence"].as_str().unwrap()));
        let [lo, value, hi] = ["lo", "value", "hi"].map(|key| figure[key].as_f64().unwrap());
        assert!(lo <= value && value <= hi);
    }
    assert_eq!(whole["sources"].as_array().unwrap().len(), 2);
}

#[test]
fn observations_have_one_key_each() {
    let place = place();
    let ran = place.run(&["export", "-o", "-", "--format", "sdmx-csv", "--from", "mot.txt", "hai.txt"]);
    let rows = table(&ran.out);
    let key = |row: &Vec<(String, String)>| row[3..13].iter().map(|(_, code)| code.clone()).collect::<Vec<_>>();
    let mut keys: Vec<_> = rows.iter().map(key).collect();
    keys.dedup();
    assert_eq!(keys.len(), rows.len());
    let half = rows.iter().find(|row| cell(row, "TIME_PERIOD") == "2025-01-01/P181D").unwrap();
    let codes = ["FREQ", "REF_AREA", "TRADE_FLOW", "TRANSFORMATION", "OBS_VALUE", "OBS_STATUS", "OBS_LO", "OBS_HI"];
    let expected = ["_O", "lang-son", "export", "level", "2500000000", "A", "2450000000", "2550000000"];
    assert_eq!(codes.map(|code| cell(half, code)), expected);
    assert!(rows.iter().any(|row| cell(row, "TRANSFORMATION") == "yoy" && cell(row, "OBS_VALUE") == "12.5"));
}

#[test]
fn what_cannot_be_written_is_said() {
    let place = place();
    let told = |args: &[&str]| {
        let ran = place.run(args);
        assert_eq!(ran.code, 2);
        ran.err
    };
    let name = told(&["export", "-o", "t.txt", "--from", "mot.txt"]);
    assert!(name.contains("t.txt: the name does not tell the format; give --format csv, xlsx"), "{name}");
    let two = told(&["export", "-o", "-", "--format", "sdmx-ml", "--from", "mot.txt"]);
    assert!(two.contains("SDMX-ML is two files"), "{two}");
    let folder = told(&["export", "-o", "no/such/t.csv", "--from", "mot.txt"]);
    assert!(folder.contains("no/such/t.csv: cannot be written (No such file or directory)"), "{folder}");
}
