//! What to do in a scenario.

use super::forecast::Held;
use crate::edition::Edition;
use crate::store::Store;
use jiff::civil::Date;
use kimngach_gate::calendar::{self, Calendar};
use kimngach_gate::forecast::{self, Line};
use kimngach_gate::plan::{Arrival, Part, parts, plan, with_arrivals};
use kimngach_gate::record::Direction;
use kimngach_gate::scenario::Scenario;
use kimngach_gate::simulate::Options;

/// Each option is tried so often.
const RUNS: u32 = 30;
/// A plan is made for so many days.
const DAYS: i32 = 3;
/// Counts that end so many days before the newest say nothing of the same days.
const OLD: i32 = 30;

/// A plan.
#[derive(Debug)]
pub(crate) struct Advice {
    /// The plan, in Vietnamese and English.
    pub(crate) told: [Vec<Part>; 2],
    /// The lines whose vehicles are those of a forecast, and its first day.
    pub(crate) foreseen: Option<(Vec<Line>, Date)>,
}

/// The plan of a scenario; the vehicles that come are those that are forecast, where enough was counted to forecast any.
pub(super) fn advice(store: &Store, edition: &Edition, text: &str) -> Option<Advice> {
    let mut scenario = Scenario::parse(text).ok()?;
    let gates: Vec<&str> = scenario.gates.iter().map(|gate| gate.id.as_str()).collect();
    let told = gates.iter().any(|gate| edition.areas.contains_key(*gate));
    let foreseen = told.then(|| arrivals(store, &gates)).flatten();
    let foreseen = foreseen.and_then(|(arrivals, lines, day)| {
        scenario = with_arrivals(&scenario, &arrivals).ok()?;
        Some((lines, day))
    });
    let done = plan(&scenario, Options { replications: RUNS, seed: 1, threads: 1 }, |_, _| {});
    Some(Advice { told: [true, false].map(|vi| parts(&scenario, &done, &[], vi)), foreseen })
}

fn arrivals(store: &Store, gates: &[&str]) -> Option<(Vec<Arrival>, Vec<Line>, Date)> {
    let held = Held::of(&mut store.open().ok()?, gates.iter().copied()).ok()?;
    let calendar = Calendar::shipped();
    let lines = gates.iter().flat_map(|gate| forecast::lines(&held.counts, gate));
    let lines: Vec<Line> = lines.filter(|line| line.direction != Direction::Both).collect();
    let newest = lines.iter().filter_map(|line| held.last(line)).max()?;
    let (mut out, mut used) = (Vec::new(), Vec::new());
    for line in lines.into_iter().filter(|line| held.last(line).is_some_and(|last| last >= newest - OLD)) {
        let days = (newest + 1, newest + DAYS);
        let Some((_, made)) = forecast::ahead(calendar, &held.counts, &held.register, &line, days) else { continue };
        for point in &made.points {
            out.push(Arrival {
                day: calendar::day(point.day)?,
                gate: line.gate.clone(),
                direction: line.direction.code().to_owned(),
                class: None,
                vehicles: point.middle,
            });
        }
        used.push(line);
    }
    Some((out, used, calendar::day(newest + 1)?))
}
