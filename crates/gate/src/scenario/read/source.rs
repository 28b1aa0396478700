//! Where vehicles come from: how many, when, of which class, and where they go.

use super::{Names, text, when};
use crate::scenario::fault::Fault;
use crate::scenario::item::{Entry, Item, Table, Value};
use crate::scenario::law::{self, Law};
use crate::scenario::model::{Diversion, Full, Slots, Source};
use crate::scenario::rate::{Rate, Shape};
use crate::scenario::time::{DAY, in_hours, of_hours};
use crate::scenario::unit;

pub(super) fn read(entry: &Entry, table: &Table<'_>, names: &Names) -> Result<Source, Fault> {
    let population = table.get("population").map_or(Ok(0), |item| item.count("`population`"))?;
    let full = match table.get("full") {
        Some(item) => match item.text("`full`")? {
            "stand" => Full::Stand,
            "turn back" => Full::TurnBack,
            other => return Err(Fault::new(item.line, format!("`full` is \"stand\" or \"turn back\", not `{other}`"))),
        },
        None => Full::Stand,
    };
    let registered = table.get("registered").map_or(Ok(1.0), |item| item.number("`registered`"))?;
    let source = Source {
        id: entry.key.clone(),
        name: text(table, "name", &entry.key)?,
        gate: names.gate(table)?,
        direction: table.get("direction").map(|item| item.text("`direction`").map(str::to_owned)).transpose()?,
        classes: classes(table, names)?,
        rate: rate(table, names, population)?,
        spacing: spacing(table)?,
        population,
        to: names.route(table.must("to")?)?,
        full,
        diversions: diversions(table, names)?,
        slots: table.get("slots").map(|item| slots(item, names)).transpose()?,
        registered,
    };
    Ok(source)
}

fn classes(table: &Table<'_>, names: &Names) -> Result<Vec<(f64, usize)>, Fault> {
    let Some(item) = table.get("class") else {
        let one = Fault::new(table.line, format!("{} must say the `class` of its vehicles", table.name));
        return if names.classes.len() == 1 { Ok(vec![(1.0, 0)]) } else { Err(one) };
    };
    if let Value::Text(name) = &item.value {
        return Ok(vec![(1.0, names.class(name, item.line)?)]);
    }
    let mut parts = Vec::new();
    for entry in item.table("`class`")?.all() {
        parts.push((entry.item.number("a share")?, names.class(&entry.key, entry.line)?));
    }
    law::cumulated(parts, item.line, "`class`")
}

fn rate(table: &Table<'_>, names: &Names, population: u32) -> Result<Rate, Fault> {
    let (from, until) = when::window(table, names)?;
    let window = (in_hours(from), if until == u64::MAX { f64::INFINITY } else { in_hours(until) });
    let constant = table.get("rate").map(|item| unit::rate(item, "`rate`")).transpose()?;
    let cycle = table.get("cycle").map_or(Ok(24.0), |item| unit::hours(item, "`cycle`"))?;
    let shape = shape(table, constant, cycle)?;
    if shape == Shape::Nothing && population == 0 {
        return Err(Fault::new(table.line, format!("{} has no `rate`, `steps`, `ramps` or `population`", table.name)));
    }
    let mut factors = vec![1.0];
    if let Some(item) = table.get("weekdays") {
        let week = numbers(item, "`weekdays`")?;
        if week.len() != 7 || cycle != 24.0 {
            return Err(Fault::new(item.line, "`weekdays` are seven numbers, Monday first, over a cycle of a day"));
        }
        let monday = names.start.weekday().to_monday_zero_offset() as usize;
        factors = (0..7).map(|day| week[(day + monday) % 7]).collect();
    }
    let mut rate = Rate { shape, cycle, factors, window };
    if let Some(item) = table.get("counts") {
        rate.factors = numbers(item, "`counts`")?;
        let mean = rate.mean() * cycle;
        if rate.factors.is_empty() || mean <= 0.0 {
            return Err(Fault::new(item.line, "`counts` need at least one day and a `rate` that is not nothing"));
        }
        rate.factors.iter_mut().for_each(|count| *count /= mean);
        rate.factors.push(0.0);
        let days = rate.factors.len() - 1;
        // Behind the last day nobody comes: the list is not repeated within any run.
        rate.factors.resize(days + 366 * 10, 0.0);
    }
    Ok(rate)
}

fn shape(table: &Table<'_>, constant: Option<f64>, cycle: f64) -> Result<Shape, Fault> {
    if let Some(item) = table.get("profile") {
        let weights = numbers(item, "`profile`")?;
        let total: f64 = weights.iter().sum();
        if weights.len() < 2 || total <= 0.0 {
            return Err(Fault::new(item.line, "`profile` needs at least two weights, not all zero"));
        }
        let mean = constant.ok_or_else(|| Fault::new(item.line, "`profile` needs a `rate`"))?;
        let each = cycle / weights.len() as f64;
        let step = |(at, weight): (usize, &f64)| (at as f64 * each, mean * weight * weights.len() as f64 / total);
        return Ok(Shape::Steps(weights.iter().enumerate().map(step).collect()));
    }
    if let Some(item) = table.get("wave") {
        let wave = item.table("`wave`")?;
        let amplitude = unit::rate(wave.must("amplitude")?, "`amplitude`")?;
        let phase = wave.get("phase").map_or(Ok(0.0), |item| unit::hours(item, "`phase`"))?;
        let mean = constant.ok_or_else(|| Fault::new(item.line, "`wave` needs a `rate`"))?;
        wave.done()?;
        if amplitude > mean {
            return Err(Fault::new(
                item.line,
                "the `amplitude` is above the `rate`: the wave would fall below nothing",
            ));
        }
        return Ok(Shape::Wave { mean, amplitude, phase });
    }
    for (key, ramps) in [("steps", false), ("ramps", true)] {
        let Some(item) = table.get(key) else { continue };
        let points = points(item, key, cycle)?;
        return Ok(if ramps { Shape::Ramps(points) } else { Shape::Steps(points) });
    }
    Ok(constant.map_or(Shape::Nothing, Shape::Constant))
}

/// `steps = [{ at = "0 h", rate = "10/h" }, { at = "6 h", rate = "40/h" }]`
fn points(item: &Item, key: &str, cycle: f64) -> Result<Vec<(f64, f64)>, Fault> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    for item in item.list() {
        let point = item.table(key)?;
        let at = unit::hours(point.must("at")?, "`at`")?;
        let rate = unit::rate(point.must("rate")?, "`rate`")?;
        point.done()?;
        let first = points.is_empty() && at == 0.0;
        if !(first || points.last().is_some_and(|last| last.0 < at)) || at >= cycle {
            return Err(Fault::new(
                item.line,
                format!("`{key}` begin at \"0 h\", one after the other, within the cycle"),
            ));
        }
        points.push((at, rate));
    }
    if points.is_empty() { Err(Fault::new(item.line, format!("`{key}` are empty"))) } else { Ok(points) }
}

fn numbers(item: &Item, what: &str) -> Result<Vec<f64>, Fault> {
    item.list().iter().map(|item| item.number(what)).collect()
}

/// `arrivals = "poisson"`, `"even"`, `"erlang-3"`, `"gamma cv 0.5"`.
fn spacing(table: &Table<'_>) -> Result<Law, Fault> {
    let Some(item) = table.get("arrivals") else { return Ok(Law::Exponential(1.0)) };
    match item.text("`arrivals`")? {
        "poisson" => Ok(Law::Exponential(1.0)),
        "even" => Ok(Law::Fixed(1.0)),
        other => {
            let (name, rest) = other.split_once(' ').unwrap_or((other, ""));
            law::parse(format!("{name} 1 h {rest}").trim(), item.line, "`arrivals`")
        }
    }
}

fn diversions(table: &Table<'_>, names: &Names) -> Result<Vec<Diversion>, Fault> {
    let Some(item) = table.get("divert") else { return Ok(Vec::new()) };
    let one = |item: &Item| {
        let entry = item.table("`divert`")?;
        let to = entry.must("to")?;
        let class = entry.get("class").map(|item| names.class(item.text("`class`")?, item.line)).transpose()?;
        let when = match entry.get("when") {
            Some(item) => Some((names.nodes(item)?, entry.must("over")?.count("`over`")?)),
            None => None,
        };
        let diversion = Diversion {
            to: names.goal(to.text("`to`")?, to.line)?,
            class,
            share: entry.get("share").map_or(Ok(1.0), |item| item.number("`share`"))?,
            when,
            window: when::window(&entry, names)?,
        };
        entry.done()?;
        Ok(diversion)
    };
    item.list().iter().map(one).collect()
}

/// `slots = { length = "1 h", quota = { fruit = [0, 0, ...] }, no_show = 0.1 }`: as many numbers as slots in a day.
pub(super) fn slots(item: &Item, names: &Names) -> Result<Slots, Fault> {
    let table = item.table("`slots`")?;
    let length = of_hours(unit::hours(table.must("length")?, "`length`")?);
    if length == 0 || !DAY.is_multiple_of(length) {
        return Err(Fault::new(item.line, "the `length` of slots must divide the day"));
    }
    let mut quotas = vec![None; names.classes.len()];
    for entry in table.must("quota")?.table("`quota`")?.all() {
        let class = names.class(&entry.key, entry.line)?;
        let list: Vec<u32> = entry.item.list().iter().map(|item| item.count("a quota")).collect::<Result<_, _>>()?;
        if list.len() as u64 != DAY / length || list.iter().all(|&quota| quota == 0) {
            let told = format!("the quota of `{}` needs {} numbers, not all zero", entry.key, DAY / length);
            return Err(Fault::new(entry.line, told));
        }
        quotas[class] = Some(list);
    }
    let no_show = table.get("no_show").map_or(Ok(0.0), |item| item.number("`no_show`"))?;
    let window = when::window(&table, names)?;
    table.done()?;
    Ok(Slots { length, quotas, no_show, window })
}
