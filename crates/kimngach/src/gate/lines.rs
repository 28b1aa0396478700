//! Days of gates for programs: JSON a line, or CSV.

use super::Held;
use jiff::civil::Date;
use kimngach_gate::record::{Cell, Day, Key, Measure};
use serde_json::{Map, Value, json};

const MEASURES: [Measure; 4] = [Measure::Arrivals, Measure::Cleared, Measure::TurnedBack, Measure::Stock];

/// A day as one line of JSON, each number with the place it was told and its earlier vintages.
pub(super) fn jsonl(held: &Held, key: &Key, on: Date, day: &Day) -> String {
    let mut record = Map::new();
    record.insert("date".into(), json!(on.to_string()));
    record.insert("gate".into(), json!(key.gate));
    record.insert("direction".into(), json!(key.direction.code()));
    record.insert("class".into(), json!(key.class));
    let mut from = Map::new();
    let mut earlier = Map::new();
    let cells = MEASURES.map(|measure| (measure.code(), day.cell(measure)));
    for (name, cell) in cells.into_iter().chain([("stock_change", &day.change)]) {
        let Some(told) = cell.last() else { continue };
        record.insert(name.into(), json!(told.value));
        if let Some(bound) = told.bound {
            record.insert(format!("{name}_bound"), json!(bound.code()));
        }
        from.insert(name.into(), json!(place(held, told.claim)));
        if cell.is_revised() {
            earlier.insert(name.into(), vintages(held, cell));
        }
    }
    let found: Vec<_> = held.imbalances(key).filter(|found| found.day == on).collect();
    if !found.is_empty() {
        record.insert("off_by".into(), json!(found[0].gap));
        let meant = found.iter().flat_map(|found| &found.meant);
        let meant = meant.map(|meant| {
            let what = match meant.link {
                kimngach_gate::record::Link::Before => "stock_before",
                kimngach_gate::record::Link::Change => "stock_change",
                kimngach_gate::record::Link::Of(measure) => measure.code(),
            };
            json!({"number": what, "told": meant.told, "meant": meant.meant, "slip": meant.slip.code()})
        });
        record.insert("meant".into(), meant.collect());
    }
    record.insert("from".into(), Value::Object(from));
    if !earlier.is_empty() {
        record.insert("earlier".into(), Value::Object(earlier));
    }
    format!("{}\n", Value::Object(record))
}

fn vintages(held: &Held, cell: &Cell) -> Value {
    let told = cell.vintages();
    let earlier = &told[..told.len().saturating_sub(1)];
    earlier.iter().map(|told| json!({"value": told.value, "from": place(held, told.claim)})).collect()
}

fn place(held: &Held, claim: usize) -> String {
    format!("{}:{}", held.source(claim).id, held.claims.list[claim].at[0])
}

/// The first line of CSV.
pub(super) const HEAD: &str =
    "date,gate,direction,class,arrivals,cleared,turned_back,stock,stock_change,off_by,from\r\n";

/// A day as a row of CSV.
pub(super) fn csv(held: &Held, key: &Key, on: Date, day: &Day) -> String {
    let mut row = vec![on.to_string(), key.gate.clone(), key.direction.code().to_owned(), key.class.clone()];
    let cells = MEASURES.map(|measure| day.cell(measure));
    let told = |cell: &Cell| cell.value().map(|value| value.to_string()).unwrap_or_default();
    row.extend(cells.map(told));
    row.push(told(&day.change));
    let gap = held.imbalances(key).find(|found| found.day == on).map(|found| found.gap.to_string());
    row.push(gap.unwrap_or_default());
    let first = cells.iter().find_map(|cell| cell.last());
    row.push(first.map(|told| place(held, told.claim)).unwrap_or_default());
    let quoted = row.iter().map(|cell| {
        if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    });
    quoted.collect::<Vec<_>>().join(",") + "\r\n"
}
