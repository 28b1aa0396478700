//! Results for programs: JSON a line, every estimate with its mean, half of its 95 % interval, and the runs behind it.

use super::names;
use crate::cli::By;
use kimngach_gate::scenario::Scenario;
use kimngach_gate::scenario::time::in_hours;
use kimngach_gate::simulate::{Estimate, Group, Line, Outcome, PassageLine};
use serde_json::{Map, Value, json};

/// One line for each place, class or step; then groups of places, then what became of vehicles.
pub(super) fn jsonl(scenario: &Scenario, outcome: &Outcome, by: By, places: &[usize]) -> String {
    let ids: Vec<&str> = names(scenario).collect();
    let mut out = String::new();
    let mut put = |record: Map<String, Value>| {
        out.push_str(&Value::Object(record).to_string());
        out.push('\n');
    };
    for line in outcome.lines.iter().filter(|line| places.contains(&line.place)) {
        if (by == By::Class) != line.class.is_some() && scenario.classes.len() > 1 {
            continue;
        }
        let mut head = Map::new();
        head.insert("place".into(), json!(ids[line.place]));
        head.insert("road".into(), json!(line.place >= scenario.nodes.len()));
        if let Some(class) = line.class {
            head.insert("class".into(), json!(scenario.classes[class].id));
        }
        if by == By::Hour {
            for (step, values) in line.steps.iter().enumerate() {
                let mut record = head.clone();
                record.insert("from".into(), json!(in_hours(step as u64 * scenario.step)));
                record.insert("to".into(), json!(in_hours((step as u64 + 1) * scenario.step)));
                fill(&mut record, &Line::STEPS, values);
                put(record);
            }
        } else {
            fill(&mut head, &Line::NAMES, &line.total);
            put(head);
        }
    }
    for line in &outcome.groups {
        let name = match line.group {
            Group::Road => "road".to_owned(),
            Group::Stock => "stock".to_owned(),
            Group::RoadOf(gate) => format!("road of {}", scenario.gates[gate].id),
            Group::YardsOf(gate) => format!("yards of {}", scenario.gates[gate].id),
        };
        let mut record = Map::from_iter([("group".to_owned(), json!(name))]);
        fill(&mut record, &["mean", "peak"], &[line.mean, line.peak]);
        put(record);
    }
    for line in outcome.passages.iter().filter(|line| line.total[0].mean > 0.0) {
        let source = scenario.sources.get(line.source).map_or("there before", |source| &source.id);
        let mut record = Map::from_iter([("source".to_owned(), json!(source))]);
        record.insert("class".into(), json!(scenario.classes[line.class].id));
        fill(&mut record, &PassageLine::NAMES, &line.total);
        put(record);
    }
    put(Map::from_iter([
        ("replications".to_owned(), json!(outcome.replications)),
        ("events".to_owned(), json!(outcome.events)),
        ("checked".to_owned(), json!(outcome.balance.checked)),
        ("broken".to_owned(), json!(outcome.balance.broken.len())),
        ("trace".to_owned(), json!(format!("{:016x}", outcome.trace))),
    ]));
    out
}

fn fill(record: &mut Map<String, Value>, names: &[&str], values: &[Estimate]) {
    for (name, estimate) in names.iter().zip(values).filter(|(_, estimate)| estimate.n > 0) {
        let rounded = |value: f64| (value * 1e9).round() / 1e9;
        record.insert((*name).to_owned(), json!(rounded(estimate.mean)));
        if let Some(half) = estimate.half(0.95) {
            record.insert(format!("{name}_ci"), json!(rounded(half)));
        }
    }
}
