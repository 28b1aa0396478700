//! `kimngach series` and `kimngach explain`: what is known of a series, and why.

use serde_json::Value;

fn run(args: &[&str]) -> (Option<i32>, String, String) {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut command = assert_cmd::Command::cargo_bin("kimngach").unwrap();
    let output = command.current_dir(root).args(args).env("LANG", "C").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_series_has_bounds_claims_and_what_follows_from_them() {
    let (code, out, _) = run(&["series", "Hòa Bình", "export", "--from", "examples/hoa-binh-2020.txt"]);
    assert_eq!(code, Some(0));
    let points = lines(&out);
    let of = |class: &str, period: &str| {
        let found = points.iter().find(|point| point["class"] == class && point["period"] == period);
        found.unwrap_or_else(|| panic!("{class} {period}"))
    };
    let forecast = of("forecast", "2020-01-01/2020-12-31");
    assert_eq!((&forecast["implied"], &forecast["told"][0]["text"]), (&false.into(), &"987 million USD".into()));
    assert!(forecast["hi"].as_f64().unwrap() <= 987_500_000.0 && forecast["lo"].as_f64().unwrap() >= 986_500_000.0);
    // 987 million is 24.8 percent more than what was in 2019: 987.5 / 1.2475 at most.
    let before = of("observed", "2019-01-01/2019-12-31");
    assert_eq!(before["implied"], true);
    assert!((791_580_000.0..791_590_000.0).contains(&before["hi"].as_f64().unwrap()), "{before}");
    let slip = of("observed", "2020-01-01/2020-09-30");
    assert_eq!((&slip["aside"][0]["text"], &slip["aside"][0]["why"]), (&"645.23 billion USD".into(), &"slip".into()));
}

#[test]
fn a_bound_is_explained_by_sentences_and_identities() {
    let args = ["explain", "hoa-binh", "2019", "export", "--from", "examples/hoa-binh-2020.txt", "--format"];
    let (code, out, _) = run(&[&args[..], &["table"]].concat());
    assert_eq!(code, Some(0));
    for part in ["At most 791.59 m USD", "“24.8 percent”", "“987 million USD”", "exports are expected to reach"]
    {
        assert!(out.replace('\u{202F}', " ").contains(part), "{part}: {out}");
    }
    let (_, out, _) = run(&[&args[..], &["jsonl"]].concat());
    let steps = &lines(&out)[0]["hi"]["steps"];
    assert_eq!(steps[0]["claim"]["text"], "24.8 percent");
    assert_eq!((&steps[1]["claim"]["text"], &steps[1]["depth"]), (&"987 million USD".into(), &1.into()));
}

#[test]
fn tables_and_csv_show_the_same_points() {
    let args = ["series", "lang-son", "total", "--coverage", "through", "--from", "examples", "--format"];
    let (_, table, _) = run(&[&args[..], &["table"]].concat());
    assert!(table.contains("1 Jan–13 Jun 2024") && table.contains("lang-son-2024-06:242"), "{table}");
    let (_, vi, _) = run(&[&args[..], &["table", "--ui", "vi"]].concat());
    assert!(vi.contains("1/1–13/6/2024") && vi.contains("suy ra"), "{vi}");
    let (_, csv, _) = run(&[&args[..], &["csv"]].concat());
    let rows: Vec<&str> = csv.lines().collect();
    assert!(rows[0].starts_with("indicator,flow,area"));
    let row = rows.iter().find(|row| row.contains("2024-01-01/2024-06-13")).unwrap();
    assert_eq!(
        *row,
        "goods_trade,total,lang-son,,,through,observed,USD,2024-01-01/2024-06-13,25200000000,25300000000,false,lang-son-2024-06:242,lang-son-2024-06:286,"
    );
}

#[test]
fn what_cannot_be_answered_is_said() {
    let (code, out, error) = run(&["series", "lang-son", "balance", "fdi", "--from", "examples"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(error.contains("tell nothing of this series of Lang") && error.contains("total through"), "{error}");
    let (code, out, error) = run(&["series", "lang-sn", "total", "--from", "examples"]);
    assert_eq!((code, out.as_str()), (Some(2), ""));
    assert!(error.contains("'lang-sn': is no known area; did you mean lang-son"), "{error}");
    let (code, _, error) = run(&["series", "lang", "son", "--from", "examples"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("'son': is no flow, coverage, class or period"), "{error}");
    let (code, _, error) = run(&["explain", "lang-son", "total", "--from", "examples"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("name the period too"), "{error}");
}
