//! `kimngach league`, `plan`, `compare` and `search`.
#![cfg(feature = "report")]

use serde_json::Value;

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
    let output = command.current_dir(root).args(args).env("LANG", "C").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap().replace(['\u{202F}', '\u{A0}'], " ");
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

const MONTH: [&str; 7] = ["league", "--flow", "export", "--period", "2025-02", "--from", "examples"];

#[test]
fn a_league_ranks_as_far_as_the_bounds_settle() {
    let (code, out, _) = run(&MONTH);
    assert_eq!(code, Some(0));
    let rows = lines(&out);
    let of = |area: &str| rows.iter().find(|row| row["area"] == area).unwrap_or_else(|| panic!("{area}: {out}"));
    assert_eq!((&of("ho-chi-minh")["rank"], &of("ho-chi-minh")["value"]), (&[1, 1].into(), &3_500_000_000_i64.into()));
    // 3.45 to 3.55 of 31.05 to 31.15 billion, or a little less where growth bounds the country closer.
    let share = of("ho-chi-minh")["share"].as_array().unwrap().iter().map(|end| end.as_f64().unwrap());
    let share: Vec<f64> = share.collect();
    assert!((11.075..11.16).contains(&share[0]) && (11.35..11.434).contains(&share[1]), "{share:?}");
    // 2.49 and 2.48 billion, rounded to the nearest: at 2.485 both may stand.
    assert_eq!([&of("bac-ninh")["rank"], &of("thai-nguyen")["rank"]], [&Value::from([3, 3]), &[4, 4].into()]);
}

#[test]
fn a_league_says_what_there_is_instead() {
    let (code, _, told) = run(&["league", "--flow", "export", "--period", "2025-04", "--from", "examples"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("the nearest period that is told is 2025-02-01/2025-02-28 (5 areas)"), "{told}");
    let args = ["league", "--flow", "total", "--period", "2024-01-01/2024-06-13", "--from", "examples"];
    let (code, _, told) = run(&args);
    assert_eq!(code, Some(2));
    assert!(told.contains("--coverage declared (1), with --coverage through (1): kinds of coverage"), "{told}");
    let (code, _, told) = run(&["league", "--period", "2025-02", "--from", "examples"]);
    assert!(code == Some(2) && told.contains("--flow export, import, total or balance"), "{told}");
}

#[test]
fn a_plan_says_what_is_missing() {
    let (code, out, _) = run(&["plan", "Lạng Sơn", "2024", "--from", "examples"]);
    assert_eq!(code, Some(0));
    let rows = lines(&out);
    let local = rows.iter().find(|row| row["series"].as_str().unwrap().contains("local goods")).expect("a plan");
    // 73.5 to 74.5 million are 43.75 to 43.85 percent of 167.6 to 170.3 million.
    let near = |value: &Value, millions: f64| (value.as_f64().unwrap() / 1e6 - millions).abs() < 0.1;
    assert!(near(&local["target"][0], 167.6) && near(&local["target"][1], 170.3), "{local}");
    assert!(near(&local["missing"][0], 93.1) && near(&local["missing"][1], 96.8), "{local}");
    let (code, _, told) = run(&["plan", "lang-son", "2019", "--from", "examples"]);
    assert!(code == Some(2) && told.contains("no plan of Lang Son is told for 2019, but for 2024"), "{told}");
    let (code, _, told) = run(&["plan", "langson", "2024", "--from", "examples"]);
    assert!(code == Some(2) && told.contains("did you mean lang-son (Lang Son)"), "{told}");
}

#[test]
fn two_areas_stand_side_by_side() {
    let (code, out, _) = run(&["compare", "bac-giang", "bac-ninh", "--flow", "export", "--from", "examples"]);
    assert_eq!(code, Some(0));
    let rows = lines(&out);
    let month = rows.iter().find(|row| row["period"] == "2025-02-01/2025-02-28").expect("February");
    // 2.75 to 2.85 of 2.485 to 2.495.
    assert!((month["ratio"][0].as_f64().unwrap() - 110.22).abs() < 0.01, "{month}");
    assert!((month["ratio"][1].as_f64().unwrap() - 114.69).abs() < 0.01, "{month}");
    let (code, _, told) = run(&["compare", "lang-son", "bac-ninh", "--from", "examples"]);
    assert!(code == Some(2) && told.contains("have no series and period in common"), "{told}");
}

#[test]
fn words_are_looked_for_with_or_without_marks() {
    let (code, out, _) = run(&["search", "hoa", "binh", "--from", "examples"]);
    assert_eq!(code, Some(0));
    let rows = lines(&out);
    let kinds: Vec<&str> = rows.iter().map(|row| row["kind"].as_str().unwrap()).collect();
    for kind in ["area", "series", "document", "sources"] {
        assert!(kinds.contains(&kind), "{kind}: {out}");
    }
    assert_eq!(rows[0]["at"], "hoa-binh");
    let (code, _, told) = run(&["search", "rhubarb", "--from", "examples"]);
    assert!(code == Some(2) && told.contains("stands in no area, series, document or sentence"), "{told}");
}

#[test]
fn tables_are_in_the_language_asked_for() {
    let table = |lang: &str| run(&[&MONTH[..], &["--format", "table", "--top", "2", "--lang", lang]].concat()).1;
    assert!(table("en").contains("Whole country: 31.1 bn USD") && table("en").contains("5 of 63 areas"));
    assert!(table("vi").contains("Cả nước: 31,1 tỷ USD") && table("vi").contains("5/63 địa bàn"));
    assert_eq!(table("vi"), table("vi"));
}

#[test]
fn months_are_published_bounded_and_estimated_apart() {
    let (code, out, _) = run(&["months", "vietnam", "export", "2025", "--from", "examples"]);
    assert_eq!(code, Some(0));
    let rows = lines(&out);
    let of = |month: usize| &rows[month - 1];
    assert!(rows.len() == 12 && of(2).get("published").is_some() && of(2).get("estimate").is_none(), "{out}");
    // 64.2 billion in two months less 31.1 in February.
    assert!(of(1).get("published").is_none(), "{out}");
    let estimate = of(1)["estimate"].as_f64().unwrap();
    let [lo, hi] = [0, 1].map(|end| of(1)["bounds"][end].as_f64().unwrap());
    assert!((33.0e9..33.1501e9).contains(&lo) && (33.0499e9..33.3e9).contains(&hi), "{lo} to {hi}");
    assert!((lo - 1.0..=hi + 1.0).contains(&estimate), "{estimate}");
    let (code, _, told) = run(&["months", "lang-son", "total", "2019", "--from", "examples"]);
    assert!(code == Some(2) && told.lines().count() == 1 && told.contains("no amount of 2019 is told"), "{told}");
}
