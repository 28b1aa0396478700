//! `kimngach gate`: what is counted at gates is kept, and must balance.
#![cfg(feature = "gate")]

mod common;

use common::Place;
use serde_json::Value;

fn register() -> &'static str {
    include_str!("../../../examples/gates/register.csv")
}

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_stock_with_exchanged_digits_is_found_and_named() {
    let place = Place::with(&[("register.csv", register())]);
    let ran = place.run(&["gate", "import", "register.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{ran:?}");
    // 9 March closes with 40; 40 + 55 - 48 - 2 = 45; then 45 + 61 - 52 = 54, but 45 is told; 54 + 47 - 59 - 1 = 41.
    let ran = place.run(&["gate", "history", "chi-ma", "--class", "total", "--direction", "export"]);
    assert_eq!(ran.code, 3);
    let days = lines(&ran.out);
    assert_eq!(days[1].get("off_by"), None);
    assert_eq!(days[2]["off_by"], -9);
    let meant = &days[2]["meant"][0];
    assert_eq!([&meant["number"], &meant["slip"]], ["stock", "transposed"]);
    assert_eq!([&meant["told"], &meant["meant"]], [45, 54]);
    let told = place.run(&["gate", "status", "chi-ma", "--day", "2026-03-11", "--format", "table"]);
    assert!(told.out.contains("stock 20:00 was 54, not 45 (digits exchanged)"), "{}", told.out);
    let told = place.run(&["gate", "status", "Chi Ma", "--day", "2026-03-11", "--format", "table", "--lang", "vi"]);
    assert!(told.out.contains("tồn 20:00 là 54 chứ không phải 45 (đảo chữ số)"), "{}", told.out);
}

#[test]
fn a_day_told_anew_is_another_vintage() {
    let place = Place::with(&[("register.csv", register())]);
    place.run(&["gate", "import", "register.csv"]);
    let again = place.run(&["gate", "import", "register.csv"]);
    assert!(again.out.contains("4 there already"), "{}", again.out);
    let head = register().lines().next().unwrap();
    place.put("register.csv", format!("{head}\n2026-03-11,chi-ma,export,,61,52,0,54\n").as_bytes());
    let mended = place.run(&["gate", "import", "register.csv"]);
    assert!(mended.out.contains("1 a new vintage"), "{}", mended.out);
    let status = place.run(&["gate", "history", "chi-ma", "--class", "total"]);
    assert_eq!(status.code, 0, "{}", status.out);
}

#[test]
fn another_page_that_tells_another_number_revises_it_and_the_first_stays() {
    let rows = "date,gate,direction,cleared,url,published\n\
                2026-03-10,chi-ma,import,171,https://a.example/1,2026-03-10\n\
                2026-03-10,chi-ma,import,177,https://b.example/2,2026-03-11\n";
    let place = Place::with(&[("pages.csv", rows)]);
    place.run(&["gate", "import", "pages.csv"]);
    let day = lines(&place.run(&["gate", "status"]).out).remove(0);
    assert_eq!((&day["cleared"], &day["earlier"]["cleared"][0]["value"]), (&177.into(), &171.into()));
    assert_eq!(day["from"]["cleared"], "b.example@2026-03-10:40");
}

#[test]
fn rows_that_cannot_be_are_named_and_the_others_taken() {
    let rows = "date,gate,direction,cleared\n2026-03-10,chi-ma,import,171\n2026-02-30,chi-ma,import,1\n\
                2026-03-11,chi-ma,import,-4\n2026-03-11,chi-ma,sideways,4\n2026-03-11,chi-ma,import,4.5\n";
    let place = Place::with(&[("r.csv", rows), ("none.csv", "a,b\n1,2\n")]);
    let ran = place.run(&["gate", "import", "r.csv"]);
    assert_eq!(ran.code, 1);
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 4, "{}", ran.err);
    assert!(told[0].starts_with("kimngach: r.csv: line 3: \"2026-02-30\" is no day"), "{}", told[0]);
    assert!(told[1].contains("line 4: cleared is -4, but vehicles are counted from 0 on"));
    assert!(told[2].contains("line 5: \"sideways\" is no direction"));
    assert!(told[3].contains("line 6: cleared is 4.5, but only an average has parts"));
    assert!(ran.out.contains("1 page with 1 count"));
    let ran = place.run(&["gate", "import", "none.csv"]);
    assert!(ran.code == 1 && ran.err.contains("line 1: no column \"date\""), "{ran:?}");
    let ran = place.run(&["gate", "status", "hữu nghị"]);
    assert!(ran.code == 2 && ran.err.contains("there are chi-ma"), "{ran:?}");
}

#[test]
fn bulletins_balance_from_day_to_day() {
    let place = Place::with(&[]);
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/../../corpus/own");
    let pages = ["vi-21.txt", "vi-22.txt"].map(|name| format!("{own}/{name}"));
    let ran = place.run(&["gate", "import", &pages[0], &pages[1]]);
    assert_eq!(ran.code, 0, "{ran:?}");
    let ran = place.run(&["gate", "status", "huu-nghi", "--day", "2025-11-06"]);
    assert_eq!(ran.code, 0);
    // 175 the day before + 247 - 268 - 2 = 152.
    let days = lines(&ran.out);
    let day = days.iter().find(|day| day["direction"] == "export" && day["class"] == "total").unwrap();
    assert_eq!([&day["arrivals"], &day["cleared"], &day["turned_back"], &day["stock"]], [247, 268, 2, 152]);
    assert_eq!(day["from"]["stock"], "vi-22:276");
}

fn published() -> &'static str {
    include_str!("../../../examples/gates/lang-son.csv")
}

#[test]
fn published_days_are_forecast_better_than_by_the_simple_methods() {
    let place = Place::with(&[("lang-son.csv", published())]);
    let ran = place.run(&["gate", "forecast", "lang-son", "--backtest", "--of", "lang-son.csv"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let tests = lines(&ran.out);
    assert_eq!(tests.len(), 2);
    for test in tests {
        let mase = |n: usize| test["methods"][n]["mase"].as_f64().unwrap();
        assert!(test["targets"].as_u64().unwrap() >= 12, "{test}");
        assert!((1..4).all(|other| mase(0) < 0.8 * mase(other)), "{test}");
        assert!(test["coverage80"].as_f64().unwrap() >= 0.75, "{test}");
    }
}

#[test]
fn a_forecast_says_what_it_rests_on_and_draws_it() {
    let place = Place::with(&[("lang-son.csv", published())]);
    let of = ["gate", "forecast", "lang-son", "--of", "lang-son.csv", "--direction", "import", "--days", "7"];
    let ran = place.run(&[&of[..], &["--chart", "fan.svg"]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let told = lines(&ran.out);
    // The last day counted is 1 March 2026, a Sunday.
    assert_eq!(told[0]["basis"]["last"], "2026-03-01");
    let totals: Vec<&Value> = told.iter().filter(|point| point["class"] == "total").collect();
    assert_eq!((totals.len(), &totals[0]["date"]), (7, &"2026-03-02".into()));
    for point in &totals {
        let of = |key: &str| point[key].as_f64().unwrap();
        assert!(
            of("lo95") < of("lo80")
                && of("lo80") < of("vehicles")
                && of("vehicles") < of("hi80")
                && of("hi80") < of("hi95")
        );
    }
    let of_day = |day: usize| totals[day]["vehicles"].as_f64().unwrap();
    assert!(of_day(6) < 0.95 * of_day(4), "a Sunday is weaker than a Friday");
    let drawn = place.text("fan.svg");
    assert!(drawn.starts_with("<svg") && drawn.contains("Lang Son · import") && drawn.contains("95 %"));
    let page = place.run(&[&of[..], &["--format", "table", "--lang", "vi"]].concat());
    assert!(page.out.contains("Lạng Sơn · nhập") && page.out.contains("Ít số liệu"), "{}", page.out);
}

#[test]
fn what_cannot_be_forecast_is_said() {
    let place = Place::with(&[("r.csv", register()), ("bad.toml", "[[closure]]\nfrom = \"soon\"\n")]);
    let run = |more: &[&str]| place.run(&[&["gate", "forecast", "--of", "r.csv", "--"][..], more].concat());
    let ran = run(&["nowhere"]);
    assert!(ran.code == 2 && ran.err.contains("nothing is told of such a gate"), "{ran:?}");
    let ran = place.run(&["gate", "forecast", "chi-ma", "--hours", "30", "--of", "r.csv"]);
    assert!(ran.code == 2 && ran.err.contains("up to 24 hours"), "{ran:?}");
    let ran = place.run(&["gate", "forecast", "chi-ma", "--closures", "bad.toml", "--of", "r.csv"]);
    assert!(ran.code == 2 && ran.err.starts_with("kimngach: bad.toml: ") && ran.err.lines().count() == 1, "{ran:?}");
    let ran = place.run(&["gate", "forecast", "chi-ma", "--class", "durian", "--of", "r.csv"]);
    assert!(ran.code == 2 && ran.err.contains("give fruit, other, total"), "{ran:?}");
    let ran = place.run(&["gate", "forecast", "chi-ma", "--backtest", "--format", "table", "--of", "r.csv"]);
    assert!(ran.code == 0 && ran.out.contains("too few days were counted"), "{ran:?}");
}
