//! A scenario in, how queues form out.

mod lines;
mod live;
mod open;
mod page;

use crate::cli::{SimulateArgs, Told};
use crate::problem::Problem;
use crate::read;
use kimngach_gate::picture::picture;
use kimngach_gate::scenario::Scenario;
use kimngach_gate::scenario::time::DAY;
use kimngach_gate::simulate::{Options, simulate};
use kimngach_reader::Lang;
use std::io::{IsTerminal, Write, stderr, stdout};

pub(super) use open::open;

/// `kimngach gate simulate`: true when every run balanced.
pub(super) fn command(options: &SimulateArgs) -> Result<bool, Problem> {
    let look = read::look_of(options.lang, options.color);
    let opened = open(&options.scenario)?;
    let write = |text: &str| {
        stdout().write_all(text.as_bytes()).map_err(|error| Problem::writing("the standard output", error))
    };
    if options.show {
        write(&opened.text)?;
        return Ok(true);
    }
    let mut scenario = opened.scenario()?;
    if let Some(days) = options.days {
        lengthen(&mut scenario, days)?;
    }
    let places = places(&scenario, &options.place)?;
    for warning in scenario.warnings() {
        let _ = writeln!(stderr(), "kimngach: {}:{}: {}", opened.name, warning.line, warning.told);
    }
    if options.live {
        return live::live(&scenario, options.seed, look).map(|()| true);
    }
    let outcome = simulate(&scenario, self::options(options.replications, options.seed, options.jobs));
    for broken in &outcome.balance.broken {
        let _ = writeln!(stderr(), "kimngach: {}: does not balance: {broken}", opened.name);
    }
    if let Some(path) = &options.picture {
        let drawn = picture(&scenario, &outcome, look.ui == Lang::Vi);
        std::fs::write(path, drawn).map_err(|error| Problem::writing(path.display(), error))?;
    }
    let format = options.format.unwrap_or(if stdout().is_terminal() { Told::Table } else { Told::Jsonl });
    write(&match format {
        Told::Table => page::table(&scenario, &outcome, options.by, &places, look),
        Told::Jsonl => lines::jsonl(&scenario, &outcome, options.by, &places),
    })?;
    Ok(outcome.balance.broken.is_empty())
}

/// How often to run, on all cores unless told otherwise.
pub(super) fn options(replications: u32, seed: u64, jobs: Option<u16>) -> Options {
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    Options { replications, seed, threads: jobs.map_or_else(cores, usize::from) }
}

fn lengthen(scenario: &mut Scenario, days: u32) -> Result<(), Problem> {
    scenario.length = u64::from(days) * DAY;
    if scenario.warm_up >= scenario.length {
        return Err(Problem::new("--days leaves nothing behind the warm-up of the scenario; give more days"));
    }
    Ok(())
}

/// The numbers of the places asked for; all where none is.
fn places(scenario: &Scenario, wanted: &[String]) -> Result<Vec<usize>, Problem> {
    let ids: Vec<&str> = names(scenario).collect();
    if wanted.is_empty() {
        return Ok((0..ids.len()).collect());
    }
    let find = |id: &String| {
        let known = || Problem::new(format!("no place is called `{id}`; there are {}", ids.join(", ")));
        ids.iter().position(|known| known == id).ok_or_else(known)
    };
    wanted.iter().map(find).collect()
}

/// The ids of all places: nodes, and sources for the roads before them.
fn names(scenario: &Scenario) -> impl Iterator<Item = &str> {
    scenario.nodes.iter().map(|node| node.id.as_str()).chain(scenario.sources.iter().map(|source| source.id.as_str()))
}
