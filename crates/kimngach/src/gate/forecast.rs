//! `kimngach gate forecast`: vehicles of days to come, with intervals and what they assume.

mod lines;
mod page;
mod scores;

use super::{Held, chart, history, shown, tell};
use crate::cli::{ForecastArgs, Format};
use crate::problem::{Problem, unreadable};
use kimngach_gate::calendar::{self, Calendar, number};
use kimngach_gate::forecast::{self, Forecast, Line, Point, Seen};
use kimngach_gate::record::{TOTAL, class_of};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// A line with what was seen of it, what is expected, and the same by class.
pub(super) struct Expected {
    pub(super) line: Line,
    pub(super) seen: Vec<Seen>,
    pub(super) forecast: Forecast,
    classes: Vec<(String, Vec<Point>)>,
}

/// True when it was forecast.
pub(super) fn command(options: &ForecastArgs) -> Result<bool, Problem> {
    let (format, look) = shown(&options.asked.show);
    let held = Held::open(&options.asked.at.ledger, &options.asked.of)?;
    let gate = held.gate(&options.gate)?;
    let calendar = calendar(options, &gate)?;
    let asked = options.direction.as_deref().map(history::way).transpose()?;
    let lines: Vec<Line> = match asked {
        Some(direction) => vec![Line { gate: gate.clone(), direction }],
        None => forecast::lines(&held.counts, &gate),
    };
    if options.backtest {
        return scores::command(&held, &lines, &calendar, options.days, format, look).map(|()| true);
    }
    let last = lines.iter().flat_map(|line| seen(&held, line)).map(|seen| seen.days.1).max();
    let from = options.from.map(number).or(last.map(|last| last + 1));
    let from = from.ok_or_else(|| none(&options.gate))?;
    if last.is_some_and(|last| from > last + 3 * 366) {
        return Err(Problem::at("--from", "more than three years after the last count; nothing can be said of then"));
    }
    let days = (from, from + options.days - 1);
    let class =
        options.class.as_deref().map(|class| if class == TOTAL { class.to_owned() } else { class_of(Some(class)) });
    let all: Vec<Expected> = lines.into_iter().filter_map(|line| expect(&held, line, &calendar, days)).collect();
    if all.is_empty() {
        return Err(none(&options.gate));
    }
    if let Some(class) = class.as_ref().filter(|class| *class != TOTAL) {
        let told: Vec<&String> = all.iter().flat_map(|of| of.classes.iter().map(|(class, _)| class)).collect();
        if !told.contains(&class) {
            let can: Vec<&str> = told.iter().map(|class| class.as_str()).chain([TOTAL]).collect();
            return Err(Problem::at(
                format!("--class {class}"),
                format!("never counted beside a total; give {}", can.join(", ")),
            ));
        }
    }
    let wanted = |of: &str| class.as_ref().is_none_or(|class| class == of);
    if let Some(path) = &options.chart {
        let drawn = chart::draw(&all, &calendar, look.ui);
        fs::write(path, drawn).map_err(|error| Problem::writing(path.display(), error))?;
    }
    tell(&match format {
        Format::Table => page::page(&all, &calendar, &wanted, look),
        Format::Jsonl => lines::jsonl(&all, &calendar, &wanted),
        Format::Csv => lines::csv(&all, &wanted),
    })?;
    Ok(true)
}

fn none(gate: &str) -> Problem {
    Problem::at(
        format!("'{gate}'"),
        "no vehicles that crossed were counted in this direction; nothing to forecast from",
    )
}

fn calendar(options: &ForecastArgs, gate: &str) -> Result<Cow<'static, Calendar>, Problem> {
    let text = |path: &Path| fs::read_to_string(path).map_err(|error| Problem::at(path.display(), unreadable(&error)));
    let first =
        |told: String| told.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    let mut out = Cow::Borrowed(Calendar::shipped());
    if let Some(path) = &options.calendar {
        let own = Calendar::from_toml(&text(path)?);
        out = Cow::Owned(own.map_err(|error| Problem::at(path.display(), first(error.to_string())))?);
    }
    if let Some(path) = &options.closures {
        let told = out.into_owned().with_announced(&text(path)?);
        out = Cow::Owned(told.map_err(|error| Problem::at(path.display(), first(error.to_string())))?);
    }
    if let Some(hours) = options.hours {
        if !(hours > 0.0 && hours <= 24.0) {
            return Err(Problem::at(format!("--hours {hours}"), "a gate is open up to 24 hours a day"));
        }
        let from = options.from.map_or(i32::MIN, number);
        out = Cow::Owned(out.into_owned().with_hours(gate, from, hours));
    }
    Ok(out)
}

fn seen(held: &Held, line: &Line) -> Vec<Seen> {
    forecast::seen(&held.counts, &held.register, &line.gate, line.direction, TOTAL)
}

/// What is expected of a line.
fn expect(held: &Held, line: Line, calendar: &Calendar, days: (i32, i32)) -> Option<Expected> {
    let (own, made) = forecast::ahead(calendar, &held.counts, &held.register, &line, days)?;
    let mut classes: Vec<(String, Vec<Point>)> = Vec::new();
    for of in forecast::classes(&held.register, &line.gate, line.direction, &made.points) {
        match classes.last_mut().filter(|(class, _)| *class == of.class) {
            Some((_, points)) => points.push(of.point),
            None => classes.push((of.class, vec![of.point])),
        }
    }
    Some(Expected { line, seen: own, forecast: made, classes })
}

/// A day by its number, as it is written.
fn date(day: i32) -> String {
    calendar::day(day).map(|day| day.to_string()).unwrap_or_default()
}
