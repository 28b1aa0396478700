//! From the tables of the file to a scenario.

mod measure;
mod node;
mod source;
mod when;

use super::fault::Fault;
use super::item::{Entry, Item, Table, Value};
use super::model::{Class, Gate, Goal, Resource, Route, Scenario, Text};
use super::time::{HOUR, of_hours};
use super::{law, unit};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Sections whose entries are nodes.
const PLACES: [&str; 5] = ["yard", "point", "lane", "way", "pool"];
/// A run may be no longer than this.
const LONGEST: f64 = 24.0 * 366.0 * 200.0;
/// More vehicles from one source than this in one run would take longer than anyone waits.
const MOST: f64 = 50_000_000.0;

/// What names mean, so that every part can refer to every other.
pub(super) struct Names {
    pub(super) start: Date,
    pub(super) classes: Vec<String>,
    pub(super) gates: Vec<String>,
    pub(super) nodes: Vec<String>,
    pub(super) resources: Vec<String>,
    pub(super) sources: Vec<String>,
    pub(super) priority: Vec<u8>,
}

pub(super) fn scenario(root: &Item) -> Result<Scenario, Fault> {
    let file = root.table("the scenario")?;
    let start = match file.get("start") {
        Some(item) => unit::day(item.text("start")?, item.line)?,
        None => Date::constant(2025, 7, 14),
    };
    let section = |name| entries(&file, name);
    let places: Vec<(&str, &Entry)> = PLACES
        .iter()
        .map(|&kind| Ok(section(kind)?.into_iter().map(|entry| (kind, entry)).collect::<Vec<_>>()))
        .collect::<Result<Vec<_>, Fault>>()?
        .concat();
    let mut places = places;
    places.sort_by_key(|(_, entry)| entry.line);
    let classes = classes(&section("class")?)?;
    let gates = section("gate")?;
    let ids = |entries: &[&Entry]| entries.iter().map(|entry| entry.key.clone()).collect::<Vec<_>>();
    let names = Names {
        start,
        classes: classes.iter().map(|class| class.id.clone()).collect(),
        gates: ids(&gates),
        nodes: places.iter().map(|(_, entry)| entry.key.clone()).collect(),
        resources: ids(&section("resource")?),
        sources: ids(&section("source")?),
        priority: classes.iter().map(|class| class.priority).collect(),
    };
    twice(&places)?;
    let mut basis = BTreeMap::new();
    let mut calendars = Vec::new();
    let mut told = Vec::new();
    for entry in &gates {
        let table = entry.item.table(&entry.key)?;
        calendars.push(when::gate(&table, &names)?);
        told.push(Gate { id: entry.key.clone(), name: text(&table, "name", &entry.key)? });
        finish(&table, &mut basis)?;
    }
    let mut nodes = Vec::new();
    for (kind, entry) in &places {
        let table = entry.item.table(&entry.key)?;
        nodes.push(node::read(kind, entry, &table, &names, &calendars)?);
        finish(&table, &mut basis)?;
    }
    let mut sources = Vec::new();
    for entry in section("source")? {
        let table = entry.item.table(&entry.key)?;
        sources.push(source::read(entry, &table, &names)?);
        finish(&table, &mut basis)?;
    }
    let mut resources = Vec::new();
    for entry in section("resource")? {
        let table = entry.item.table(&entry.key)?;
        let back = table.get("back").map_or(Ok(law::Law::Fixed(0.0)), |item| law::read(item, "`back`"))?;
        let count = table.must("count")?.count("`count`")?;
        resources.push(Resource { id: entry.key.clone(), name: text(&table, "name", &entry.key)?, count, back });
        finish(&table, &mut basis)?;
    }
    let mut measures = Vec::new();
    for entry in section("measure")? {
        let table = entry.item.table(&entry.key)?;
        measures.push(measure::read(entry, &table, &names)?);
        finish(&table, &mut basis)?;
    }
    let costs = measure::costs(file.get("costs"), &names)?;
    if resources.len() > 32 {
        return Err(Fault::new(0, "there are more than 32 resources"));
    }
    let time = |key: &str, default: f64| file.get(key).map_or(Ok(default), |item| unit::hours(item, key));
    let length = time("run", 24.0)?;
    if length > LONGEST || length == 0.0 {
        return Err(Fault::new(file.must("run")?.line, "`run` must be between a moment and 200 years"));
    }
    let warm_up = time("warm_up", 0.0)?;
    if warm_up >= length {
        return Err(Fault::new(file.must("warm_up")?.line, "`warm_up` leaves nothing of the run"));
    }
    let folded = if length > 62.0 * 24.0 { 24.0 } else { 0.0 };
    for (source, entry) in sources.iter().zip(section("source")?) {
        let vehicles = source.rate.mean() * length;
        if vehicles > MOST {
            let told = format!(
                "{vehicles:.0} vehicles would come from {} in this run; at most {MOST:.0} can be followed",
                entry.key
            );
            return Err(Fault::new(entry.line, told));
        }
    }
    let cycle = time("cycle", folded)?;
    let step = time("step", 1.0)?;
    let scenario = Scenario {
        name: text(&file, "name", "")?,
        start,
        length: of_hours(length),
        warm_up: of_hours(warm_up),
        cycle: Some(of_hours(cycle)).filter(|&cycle| cycle > 0),
        step: of_hours(step).max(HOUR / 3600),
        classes,
        gates: told,
        sources,
        nodes,
        resources,
        measures,
        costs,
        basis: BTreeMap::new(),
    };
    let lines = scenario.cycle.unwrap_or(scenario.length) / scenario.step;
    if lines > 100_000 {
        return Err(Fault::new(1, "the run has too many steps to tell; set `cycle = \"24 h\"` or a longer `step`"));
    }
    if file.get("basis").is_some() {
        finish_basis(&file, "scenario", &mut basis)?;
    }
    file.done()?;
    Ok(Scenario { basis, ..scenario })
}

fn entries<'a>(file: &Table<'a>, name: &'static str) -> Result<Vec<&'a Entry>, Fault> {
    file.get(name).map_or(Ok(Vec::new()), |item| Ok(item.table(name)?.all().collect()))
}

fn classes(entries: &[&Entry]) -> Result<Vec<Class>, Fault> {
    let mut classes = Vec::new();
    for entry in entries {
        let table = entry.item.table(&entry.key)?;
        let priority = table.get("priority").map_or(Ok(0), |item| item.count("`priority`"))?;
        let limit = table.get("limit").map(|item| unit::hours(item, "`limit`")).transpose()?;
        classes.push(Class {
            id: entry.key.clone(),
            name: text(&table, "name", &entry.key)?,
            priority: u8::try_from(priority).map_err(|_| Fault::new(entry.line, "`priority` is above 255"))?,
            limit: limit.map(of_hours),
        });
        finish(&table, &mut BTreeMap::new())?;
    }
    if classes.is_empty() {
        let name = Text { vi: "xe".into(), en: "vehicles".into() };
        classes.push(Class { id: "vehicle".into(), name, priority: 0, limit: None });
    }
    if classes.len() > 250 { Err(Fault::new(0, "there are more than 250 classes")) } else { Ok(classes) }
}

/// Ids are those of one place each, whatever its kind.
fn twice(places: &[(&str, &Entry)]) -> Result<(), Fault> {
    for (at, (_, entry)) in places.iter().enumerate() {
        if places[..at].iter().any(|(_, other)| other.key == entry.key) {
            return Err(Fault::new(entry.line, format!("there are two places called `{}`", entry.key)));
        }
    }
    if places.len() > 10_000 { Err(Fault::new(0, "there are more than 10,000 places")) } else { Ok(()) }
}

/// A text in both languages, or one that serves for both.
pub(super) fn text(table: &Table<'_>, key: &str, default: &str) -> Result<Text, Fault> {
    match table.get(key) {
        None => Ok(Text { vi: default.to_owned(), en: default.to_owned() }),
        Some(item) => match &item.value {
            Value::Table(_) => {
                let names = item.table(key)?;
                let one = |lang| names.must(lang)?.text(lang).map(str::to_owned);
                let text = Text { vi: one("vi")?, en: one("en")? };
                names.done()?;
                Ok(text)
            }
            _ => item.text(key).map(|both| Text { vi: both.to_owned(), en: both.to_owned() }),
        },
    }
}

/// Takes where values are from, and refuses what nobody knows.
fn finish(table: &Table<'_>, basis: &mut BTreeMap<String, String>) -> Result<(), Fault> {
    finish_basis(table, table.name, basis)?;
    table.done()
}

fn finish_basis(table: &Table<'_>, section: &str, basis: &mut BTreeMap<String, String>) -> Result<(), Fault> {
    if let Some(item) = table.get("basis") {
        for entry in item.table("basis")?.all() {
            basis.insert(format!("{section}.{}", entry.key), entry.item.text("a basis")?.to_owned());
        }
    }
    Ok(())
}

/// The number of a name, or what there is instead.
pub(super) fn find(names: &[String], name: &str, what: &str, line: usize) -> Result<usize, Fault> {
    names.iter().position(|known| known == name).ok_or_else(|| {
        let known =
            if names.is_empty() { "none is declared".to_owned() } else { format!("known: {}", names.join(", ")) };
        Fault::new(line, format!("unknown {what} `{name}` ({known})"))
    })
}

impl Names {
    pub(super) fn node(&self, name: &str, line: usize) -> Result<u16, Fault> {
        find(&self.nodes, name, "place", line).map(|at| at as u16)
    }

    pub(super) fn class(&self, name: &str, line: usize) -> Result<usize, Fault> {
        find(&self.classes, name, "class", line)
    }

    pub(super) fn gate(&self, table: &Table<'_>) -> Result<Option<usize>, Fault> {
        let Some(item) = table.get("gate") else { return Ok(None) };
        find(&self.gates, item.text("`gate`")?, "gate", item.line).map(Some)
    }

    pub(super) fn goal(&self, name: &str, line: usize) -> Result<Goal, Fault> {
        match name {
            "exit" => Ok(Goal::Out),
            "turned-back" => Ok(Goal::Back),
            _ => self.node(name, line).map(Goal::Node),
        }
    }

    /// Several places: one name or a list.
    pub(super) fn nodes(&self, item: &Item) -> Result<Vec<u16>, Fault> {
        item.list().iter().map(|item| self.node(item.text("a place")?, item.line)).collect()
    }

    /// `"yard"`, `{ a = 0.7, b = 0.3 }` or `{ shortest = ["a", "b"] }`.
    pub(super) fn route(&self, item: &Item) -> Result<Route, Fault> {
        if let Value::Text(name) = &item.value {
            return self.goal(name, item.line).map(Route::To);
        }
        let table = item.table("a route")?;
        if let Some(list) = table.get("shortest") {
            table.done()?;
            return Ok(Route::Shortest(self.nodes(list)?));
        }
        let mut parts = Vec::new();
        for entry in table.all() {
            parts.push((entry.item.number("a share")?, self.goal(&entry.key, entry.line)?));
        }
        Ok(Route::Split(law::cumulated(parts, item.line, "the route")?))
    }
}
