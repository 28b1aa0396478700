//! Hours of gates and places, windows of days, batches.

use super::{Names, find};
use crate::scenario::calendar::{Calendar, Exception, Shift};
use crate::scenario::fault::Fault;
use crate::scenario::item::{Item, Table, Value};
use crate::scenario::model::{Batch, Window};
use crate::scenario::time::{Time, of_hours};
use crate::scenario::unit;

/// Opening hours as shifts of one server; places multiply them by theirs.
pub(super) fn gate(table: &Table<'_>, names: &Names) -> Result<Option<Calendar>, Fault> {
    let hours = table.get("hours").map(|item| shifts(item, 1)).transpose()?;
    let except = exceptions(table, names, 1)?;
    Ok(hours.map(|daily| Calendar { daily, except }))
}

/// Who works at a place and when: its staff, or its servers over its hours or those of its gate.
pub(super) fn place(table: &Table<'_>, names: &Names, gate: Option<&Calendar>) -> Result<Calendar, Fault> {
    if let Some(item) = table.get("staff") {
        let mut daily = Vec::new();
        for entry in item.table("`staff`")?.all() {
            let (from, to) = unit::span(&entry.key, entry.line)?;
            daily.push(Shift { from, to, servers: entry.item.count("the staff")? });
        }
        let mut calendar = Calendar { daily, except: exceptions(table, names, 1)? };
        if let Some(gate) = gate {
            // Days on which the gate is closed are closed here too.
            let closed = gate.except.iter().filter(|(_, shifts)| shifts.is_empty()).cloned();
            calendar.except.splice(0..0, closed);
        }
        return Ok(calendar);
    }
    let servers = table.get("servers").map_or(Ok(1), |item| item.count("`servers`"))?;
    let of_gate = || gate.map(|gate| times(gate, servers));
    let own = table.get("hours").map(|item| shifts(item, servers)).transpose()?;
    let own = own.map(|daily| Calendar { daily, except: of_gate().map(|gate| gate.except).unwrap_or_default() });
    let lacking = || {
        Fault::new(table.line, format!("{} has no hours; give it `hours`, `staff`, or a gate with hours", table.name))
    };
    let mut calendar = own.or_else(of_gate).ok_or_else(lacking)?;
    calendar.except.extend(exceptions(table, names, servers)?);
    Ok(calendar)
}

fn times(calendar: &Calendar, servers: u32) -> Calendar {
    let all = |shifts: &[Shift]| shifts.iter().map(|shift| Shift { servers, ..*shift }).collect();
    let except = calendar.except.iter().map(|(days, shifts)| (*days, all(shifts))).collect();
    Calendar { daily: all(&calendar.daily), except }
}

fn shifts(item: &Item, servers: u32) -> Result<Vec<Shift>, Fault> {
    let one = |item: &Item| {
        let text = item.text("`hours`")?;
        if text == "closed" {
            return Ok(None);
        }
        let (from, to) = unit::span(text, item.line)?;
        Ok(Some(Shift { from, to, servers }))
    };
    item.list().iter().filter_map(|item| one(item).transpose()).collect()
}

/// `except = [{ days = "2026-02-15/2026-02-18", hours = "closed" }]`
fn exceptions(table: &Table<'_>, names: &Names, servers: u32) -> Result<Vec<Exception>, Fault> {
    let Some(item) = table.get("except") else { return Ok(Vec::new()) };
    let one = |item: &Item| {
        let entry = item.table("an exception")?;
        let days = entry.must("days")?;
        let days = unit::days(days.text("`days`")?, days.line, names.start)?;
        let servers = entry.get("servers").map_or(Ok(servers), |item| item.count("`servers`"))?;
        let shifts = shifts(entry.must("hours")?, servers)?;
        entry.done()?;
        Ok((days, shifts))
    };
    item.list().iter().map(one).collect()
}

/// `from` and `until` of a table, by default the whole run.
pub(super) fn window(table: &Table<'_>, names: &Names) -> Result<(Time, Time), Fault> {
    let at = |key: &str, default: Time| match table.get(key) {
        Some(item) => unit::instant(item.text(key)?, item.line, names.start),
        None => Ok(default),
    };
    let (from, until) = (at("from", 0)?, at("until", Time::MAX)?);
    if from < until {
        Ok((from, until))
    } else {
        Err(Fault::new(table.line, format!("{} ends before it begins", table.name)))
    }
}

/// `refuse` and `only_registered` of a place.
pub(super) fn windows(table: &Table<'_>, names: &Names) -> Result<Vec<Window>, Fault> {
    let mut windows = Vec::new();
    for (key, registered) in [("refuse", false), ("only_registered", true)] {
        for item in table.get(key).map_or(&[][..], Item::list) {
            let entry = item.table(key)?;
            let class = match entry.get("class") {
                Some(item) => Some(find(&names.classes, item.text("`class`")?, "class", item.line)?),
                None => None,
            };
            let turn_back = matches!(entry.get("turn_back").map(|item| &item.value), Some(Value::Flag(true)));
            let (from, to) = window(&entry, names)?;
            windows.push(Window { from, to, class, registered, turn_back });
            entry.done()?;
        }
    }
    Ok(windows)
}

/// `batch = { every = "2 h", count = 50, when = ["yard"], below = 300 }`
pub(super) fn batch(table: &Table<'_>, names: &Names) -> Result<Option<Batch>, Fault> {
    let Some(item) = table.get("batch") else { return Ok(None) };
    let entry = item.table("`batch`")?;
    let every = entry.must("every")?;
    let hours = unit::hours(every, "`every`")?;
    if hours < 1.0 / 3600.0 {
        return Err(Fault::new(every.line, "`every` must be at least a second"));
    }
    let count = entry.must("count")?.count("`count`")?;
    let below = match entry.get("when") {
        Some(item) => Some((names.nodes(item)?, entry.must("below")?.count("`below`")?)),
        None => None,
    };
    let window = window(&entry, names)?;
    entry.done()?;
    Ok(Some(Batch { every: of_hours(hours), count, below, window }))
}
