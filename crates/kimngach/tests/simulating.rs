//! `kimngach gate simulate` and `kimngach gate plan`: what is printed, what is refused.
#![cfg(feature = "gate")]

mod common;

use common::Place;
use serde_json::Value;

const SCENARIO: &str = "[gate.huu-nghi]\nhours = \"07:00-18:00\"\n[source.export]\ngate = \"huu-nghi\"\nrate = \"200/day\"\n\
    to = \"yard\"\n[yard.yard]\ngate = \"huu-nghi\"\nplaces = 450\nthen = \"lane\"\n[lane.lane]\ngate = \"huu-nghi\"\n\
    servers = 6\nqueue = 0\nservice = \"exponential 10 min\"\nthen = \"exit\"\n";

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_scenario_is_simulated_and_balances() {
    let place = Place::with(&[("mine.toml", SCENARIO)]);
    let ran = place.run(&["gate", "simulate", "mine.toml", "--days", "3", "--picture", "day.svg"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let said = lines(&ran.out);
    assert_eq!(said[0]["place"], "yard");
    assert!((said[1]["left"].as_f64().unwrap() - 190.0).abs() < 20.0, "{}", said[1]);
    let last = said.last().unwrap();
    assert_eq!((&last["replications"], &last["broken"]), (&30.into(), &0.into()));
    assert!(place.text("day.svg").contains("yard"));
    let again = place.run(&["gate", "simulate", "mine.toml", "--days", "3", "--jobs", "1"]);
    assert_eq!(again.out, ran.out);
    let hours = place.run(&["gate", "simulate", "mine.toml", "--by", "hour", "--place", "lane", "--format", "table"]);
    assert!(hours.out.contains("07:00") && hours.out.contains("95 %"), "{}", hours.out);
}

#[test]
fn what_is_wrong_is_said_in_one_line_with_its_place() {
    let place = Place::with(&[
        ("gate.toml", &SCENARIO.replace("gate = \"huu-nghi\"\nplaces", "gate = \"huu-ngi\"\nplaces")),
        ("full.toml", &SCENARIO.replace("200/day", "900/day")),
    ]);
    let ran = place.run(&["gate", "simulate", "gate.toml"]);
    assert_eq!(ran.told(), "exit code 2\nkimngach: gate.toml:8: unknown gate `huu-ngi` (known: huu-nghi)\n");
    let ran = place.run(&["gate", "simulate", "nowhere"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("kimngach: nowhere: is no file and no shipped scenario (lang-son-2025"), "{}", ran.err);
    let ran = place.run(&["gate", "simulate", "full.toml"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.starts_with("kimngach: full.toml:11: unstable: 900 vehicles a day"), "{}", ran.err);
    let ran = place.run(&["gate", "plan", "full.toml"]);
    assert_eq!(ran.told(), "exit code 2\nkimngach: full.toml: has no `[measure.NAME]`; say in it what may be done\n");
    let ran = place.run(&["gate", "simulate", "full.toml", "--live"]);
    assert_eq!(ran.code, 2);
}

#[test]
fn a_plan_is_written_in_both_languages() {
    let place = Place::with(&[]);
    let ran = place.run(&["gate", "plan", "replay-2024-03-17", "--replications", "5", "--out", "plan"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(place.text("plan/plan.vi.md").contains("Kéo dài giờ thông quan đến 20:00"));
    assert!(place.text("plan/plan.en.md").contains("Clear until 20:00"));
    let options = lines(&place.text("plan/plan.jsonl"));
    assert_eq!(options[0]["measures"], serde_json::json!(["longer-hours"]));
    assert_eq!((&options[0]["rank"], &options[0]["recommended"]), (&1.into(), &true.into()));
    let days = "date,gate,direction,vehicles\n2024-03-20,huu-nghi,import,some\n";
    let place = Place::with(&[("days.csv", days)]);
    let ran = place.run(&["gate", "plan", "replay-2024-03-17", "--arrivals", "days.csv"]);
    assert_eq!(ran.told(), "exit code 2\nkimngach: days.csv:2: `some` is no number\n");
}
