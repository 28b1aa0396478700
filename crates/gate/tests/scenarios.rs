//! Scenario files: those that cannot be meant are refused in one line with its place, those that are shipped hold.

use kimngach_gate::scenario::{SHIPPED, Scenario, shipped};

const GOOD: &str = r#"
[gate.huu-nghi]
hours = "07:00-18:00"
[source.export]
gate = "huu-nghi"
rate = "200/day"
to = "yard"
[yard.yard]
gate = "huu-nghi"
places = 450
then = "lane"
[lane.lane]
gate = "huu-nghi"
servers = 6
queue = 0
service = "exponential 10 min"
then = "exit"
"#;

#[track_caller]
fn refused(from: &str, to: &str, line: usize, told: &str) {
    assert!(GOOD.contains(from), "{from}");
    let fault = Scenario::parse(&GOOD.replacen(from, to, 1)).expect_err(told);
    assert_eq!(fault.line, line, "{fault}");
    assert!(fault.told.contains(told) && !fault.told.contains('\n'), "{fault}");
}

#[test]
fn a_good_scenario_is_read() {
    let scenario = Scenario::parse(GOOD).unwrap();
    assert_eq!((scenario.nodes.len(), scenario.nodes[0].places), (2, Some(450)));
    assert!(scenario.warnings().is_empty(), "{:?}", scenario.warnings());
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_line() {
    refused("gate = \"huu-nghi\"\nrate", "gate = \"huu-ngi\"\nrate", 5, "unknown gate `huu-ngi` (known: huu-nghi)");
    refused("[lane.lane]\ngate = \"huu-nghi\"", "[lane.lane]", 12, "lane has no hours");
    refused("exponential 10 min", "exponential -10 min", 16, "is negative");
    refused("exponential 10 min", "exponential 10", 16, "is no time");
    refused("rate = \"200/day\"", "rate = \"-200/day\"", 6, "is negative");
    refused("rate = \"200/day\"", "rate = 200", 6, "needs a unit");
    refused("places = 450\nthen = \"lane\"", "places = 450", 8, "yard has no exit");
    refused("then = \"exit\"", "then = \"yard\"", 8, "no vehicle ever reaches an exit");
    refused("then = \"lane\"", "then = \"lanes\"", 11, "unknown place `lanes` (known: yard, lane)");
    refused("rate = \"200/day\"", "rate = \"1e12/day\"", 4, "can be followed");
    refused("places = 450", "places = -450", 10, "must not be negative");
    refused("places = 450", "places = 0", 8, "no places");
    refused("hours = \"07:00-18:00\"", "hours = \"18:00\"", 3, "are no hours");
    refused("servers = 6", "servers = 0", 12, "nobody ever gets into lane");
    refused("servers = 6", "server = 6", 14, "knows no key `server`");
    refused("[yard.yard]", "[yard.lane]", 12, "two places called `lane`");
    refused("rate = \"200/day\"", "rate = \"200/day", 6, "not TOML");
    refused("places = 450", "places = 450\nstock = 451", 8, "more vehicles");
}

#[test]
fn an_unstable_queue_is_warned_about() {
    let scenario = Scenario::parse(&GOOD.replace("200/day", "500/day")).unwrap();
    let warnings = scenario.warnings();
    assert_eq!(warnings.len(), 1);
    assert_eq!(warnings[0].line, 12);
    assert!(warnings[0].told.contains("unstable: 500 vehicles a day need 126 %"), "{}", warnings[0]);
}

#[test]
fn shipped_scenarios_say_where_each_of_their_values_is_from() {
    const VALUES: [&str; 14] = [
        "rate",
        "profile",
        "places",
        "servers",
        "queue",
        "service",
        "limit",
        "count",
        "back",
        "hours",
        "stock",
        "population",
        "staff",
        "cost",
    ];
    for (name, text) in SHIPPED {
        let scenario = Scenario::parse(text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        for line in text.lines() {
            if let Some(basis) = line.strip_prefix("basis = ") {
                assert!(basis.contains('"'), "{name}: {line}");
            }
        }
        // Each section that has such a value has a basis that names it, or says it is taken from its neighbour.
        for section in text.split("\n[").skip(1) {
            let basis = section.lines().find(|line| line.starts_with("basis = ")).unwrap_or("");
            let head = section.lines().next().unwrap_or("");
            for key in VALUES {
                let told = section.lines().any(|line| line.starts_with(&format!("{key} = ")));
                let about = basis.contains(&format!("{key} = "))
                    || head.starts_with("measure")
                    || head.starts_with("lane") && key == "queue";
                assert!(!told || about, "{name}: [{head} says nothing of where `{key}` is from");
            }
        }
        assert!(!scenario.nodes.is_empty());
    }
    assert_eq!(shipped("nowhere"), None);
}
