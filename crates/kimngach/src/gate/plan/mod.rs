//! A scenario and its measures in, a plan out.

use super::simulate::{open, options};
use crate::cli::GatePlanArgs;
use crate::problem::{Problem, unreadable};
use crate::read;
use clap::ColorChoice;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kimngach_gate::plan::{Booked, Plan, best_slots, plan, read_arrivals, tell, with_arrivals};
use kimngach_gate::scenario::Scenario;
use kimngach_reader::Lang;
use serde_json::{Map, json};
use std::io::{IsTerminal, Write, stderr, stdout};

/// `kimngach gate plan`
pub(super) fn command(asked: &GatePlanArgs) -> Result<bool, Problem> {
    let look = read::look_of(asked.lang, ColorChoice::Never);
    let opened = open(&asked.scenario)?;
    let mut scenario = opened.scenario()?;
    if scenario.measures.is_empty() {
        return Err(Problem::at(&opened.name, "has no `[measure.NAME]`; say in it what may be done"));
    }
    if let Some(path) = &asked.arrivals {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| Problem::at(&name, unreadable(&error)))?;
        let place = |fault: kimngach_gate::scenario::Fault| match fault.line {
            0 => Problem::at(&name, fault.told),
            line => Problem::at(format!("{name}:{line}"), fault.told),
        };
        scenario = with_arrivals(&scenario, &read_arrivals(&text).map_err(&place)?).map_err(&place)?;
    }
    let runs = options(asked.replications, asked.seed, asked.jobs);
    let bar = bar();
    let done = plan(&scenario, runs, |at, of| {
        bar.set_length(of as u64);
        bar.set_position(at as u64);
    });
    let booked: Vec<Booked> = match asked.slots {
        0 => Vec::new(),
        trials => scenario.measures.iter().filter_map(|one| best_slots(&scenario, one, runs, trials)).collect(),
    };
    bar.finish_and_clear();
    let Some(folder) = &asked.out else {
        let text = tell(&scenario, &done, &booked, look.ui == Lang::Vi);
        let written = stdout().write_all(text.as_bytes());
        return written.map(|()| true).map_err(|error| Problem::writing("the standard output", error));
    };
    let failed = |error| Problem::writing(folder.display(), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    let files = [
        ("plan.vi.md", tell(&scenario, &done, &booked, true)),
        ("plan.en.md", tell(&scenario, &done, &booked, false)),
        ("plan.jsonl", lines(&scenario, &done)),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    Ok(true)
}

/// A bar on the standard error, where that is a terminal.
fn bar() -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{wide_bar:.cyan/dim} {pos}/{len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// One line for each option, the best first.
fn lines(scenario: &Scenario, plan: &Plan) -> String {
    let mut out = String::new();
    for (at, option) in plan.options.iter().enumerate() {
        let ids: Vec<&str> = option.measures.iter().map(|&one| scenario.measures[one].id.as_str()).collect();
        let mut record = Map::new();
        record.insert("rank".into(), json!(option.rank));
        record.insert("measures".into(), json!(ids));
        record.insert("recommended".into(), json!(at == plan.best));
        for ((name, value), against) in plan.names.iter().zip(&option.values).zip(&option.against) {
            record.insert(name.clone(), json!(value.mean));
            record.insert(format!("{name}_ci"), json!(value.half(0.95)));
            record.insert(format!("{name}_against_nothing"), json!(against.mean));
            record.insert(format!("{name}_against_nothing_ci"), json!(against.half(0.95)));
        }
        out.push_str(&serde_json::Value::Object(record).to_string());
        out.push('\n');
    }
    out
}
