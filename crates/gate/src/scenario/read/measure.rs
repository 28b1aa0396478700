//! What may be done, and what it costs to wait.

use super::{Names, find, source, text, when};
use crate::scenario::fault::Fault;
use crate::scenario::item::{Entry, Item, Table};
use crate::scenario::measure::{Change, Measure};
use crate::scenario::model::{Costs, Diversion};
use crate::scenario::unit;

pub(super) fn read(entry: &Entry, table: &Table<'_>, names: &Names) -> Result<Measure, Fault> {
    let kind = table.must("kind")?;
    let places = |key: &str| -> Result<Vec<u16>, Fault> { names.nodes(table.must(key)?) };
    let class = |key: &str| -> Result<Option<usize>, Fault> {
        let Some(item) = table.get(key) else { return Ok(None) };
        find(&names.classes, item.text(key)?, "class", item.line).map(Some)
    };
    let sources = || -> Result<Vec<usize>, Fault> {
        let item = table.must("sources")?;
        item.list().iter().map(|item| find(&names.sources, item.text("a source")?, "source", item.line)).collect()
    };
    let change = match kind.text("`kind`")? {
        "hours" => {
            let hours = table.must("hours")?;
            Change::Hours(places("places")?, unit::span(hours.text("`hours`")?, hours.line)?)
        }
        "servers" => Change::Servers(places("places")?, table.must("more")?.count("`more`")?),
        "priority" => {
            let lacking = || Fault::new(entry.line, format!("{} must say which `class`", entry.key));
            Change::Priority(places("places")?, class("class")?.ok_or_else(lacking)?)
        }
        "refuse" => Change::Refuse(places("places")?, class("class")?),
        "registered" => Change::Registered(places("places")?),
        "divert" => Change::Divert(sources()?, divert(table, names, class("class")?)?),
        "hold" => {
            let yard = table.must("yard")?;
            let batch = when::batch(table, names)?;
            let batch = batch.ok_or_else(|| Fault::new(entry.line, format!("{} has no `batch`", entry.key)))?;
            Change::Hold { sources: sources()?, yard: names.node(yard.text("`yard`")?, yard.line)?, batch }
        }
        "slots" => Change::Slots(sources()?, source::slots(table.must("slots")?, names)?),
        other => {
            let known = "hours, servers, priority, refuse, registered, divert, hold, slots";
            return Err(Fault::new(kind.line, format!("unknown kind of measure `{other}` (known: {known})")));
        }
    };
    Ok(Measure {
        id: entry.key.clone(),
        name: text(table, "name", &entry.key)?,
        who: text(table, "who", "")?,
        trigger: text(table, "trigger", "")?,
        end: text(table, "end", "")?,
        cost: table.get("cost").map_or(Ok(0.0), |item| item.number("`cost`"))?,
        window: when::window(table, names)?,
        change,
    })
}

fn divert(table: &Table<'_>, names: &Names, class: Option<usize>) -> Result<Diversion, Fault> {
    let to = table.must("to")?;
    let when = match table.get("when") {
        Some(item) => Some((names.nodes(item)?, table.must("over")?.count("`over`")?)),
        None => None,
    };
    Ok(Diversion {
        to: names.goal(to.text("`to`")?, to.line)?,
        class,
        share: table.get("share").map_or(Ok(1.0), |item| item.number("`share`"))?,
        when,
        window: (0, u64::MAX),
    })
}

/// `[costs]`: all in million dong.
pub(super) fn costs(item: Option<&Item>, names: &Names) -> Result<Costs, Fault> {
    let mut costs = Costs { waiting: vec![0.0; names.classes.len()], ..Costs::default() };
    let Some(item) = item else { return Ok(costs) };
    let table = item.table("costs")?;
    if let Some(item) = table.get("waiting") {
        for entry in item.table("waiting")?.all() {
            costs.waiting[names.class(&entry.key, entry.line)?] = entry.item.number("a cost")?;
        }
    }
    let number = |key: &str| table.get(key).map_or(Ok(0.0), |item| item.number(key));
    costs.road = number("road")?;
    costs.over_limit = number("over_limit")?;
    costs.turned_back = number("turned_back")?;
    costs.booking = number("booking")?;
    costs.cleared = table.get("cleared").map(|item| item.count("`cleared`")).transpose()?;
    table.get("basis");
    table.done()?;
    Ok(costs)
}
