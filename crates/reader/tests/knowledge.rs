//! The tables of knowledge fit together: ids are there and are one, dates are in order.

#![allow(clippy::disallowed_methods, reason = "the test reads the knowledge files")]

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

type Row = HashMap<String, String>;

fn table(name: &str) -> Vec<Row> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge").join(name);
    let mut reader = csv::Reader::from_path(&path).expect("a table");
    reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{name}: {error}"))).collect()
}

fn column(rows: &[Row], key: &str) -> BTreeSet<String> {
    rows.iter().map(|row| row[key].clone()).collect()
}

/// What stands in these columns, ids between `;`, must be one of the known ids.
#[track_caller]
fn refer(name: &str, rows: &[Row], columns: &[&str], known: &BTreeSet<String>) {
    for row in rows {
        for id in columns.iter().flat_map(|key| row[*key].split(';')).filter(|id| !id.is_empty()) {
            assert!(known.contains(id), "{name}: {id} is not known, in {row:?}");
        }
    }
}

#[track_caller]
fn are_one(name: &str, rows: &[Row], key: &str) {
    assert_eq!(column(rows, key).len(), rows.len(), "{name}: each {key} stands once");
}

#[track_caller]
fn are_in_order(name: &str, rows: &[Row]) {
    for row in rows {
        let day = |key: &str| -> Option<jiff::civil::Date> {
            let cell = &row[key];
            (!cell.is_empty()).then(|| cell.parse().unwrap_or_else(|error| panic!("{name}: {cell}: {error}")))
        };
        if let (Some(from), Some(to)) = (day("valid_from"), day("valid_to")) {
            assert!(from <= to, "{name}: ends before it begins: {row:?}");
        }
    }
}

#[test]
fn areas_through_time() {
    let (areas, names, changes) = (table("areas.csv"), table("area_names.csv"), table("area_changes.csv"));
    let ids = column(&areas, "id");
    are_one("areas.csv", &areas, "key");
    are_in_order("areas.csv", &areas);
    refer("areas.csv", &areas, &["successor", "predecessors", "seat_in"], &ids);
    refer("area_names.csv", &names, &["id"], &ids);
    refer("area_changes.csv", &changes, &["from", "to"], &ids);
    let now = |day: &str| {
        let day = day.to_owned();
        let in_force = |row: &&Row| {
            let (from, to) = (&row["valid_from"], &row["valid_to"]);
            (from.is_empty() || *from <= day) && (to.is_empty() || day <= *to)
        };
        let unit = |row: &&Row| matches!(row["kind"].as_str(), "province" | "municipality");
        areas.iter().filter(unit).filter(in_force).count()
    };
    assert_eq!([now("2025-06-30"), now("2025-07-01")], [63, 34]);
}

#[test]
fn gates_and_those_who_publish() {
    let (gates, agencies) = (table("gates.csv"), table("agencies.csv"));
    let areas = column(&table("areas.csv"), "id");
    let ids = column(&gates, "id");
    are_one("gates.csv", &gates, "id");
    refer("gates.csv", &gates, &["province", "province_63"], &areas);
    refer("gates.csv", &gates, &["parent"], &ids);
    assert_eq!(ids.intersection(&areas).collect::<Vec<_>>(), [""; 0], "a gate has an id of its own");
    are_one("agencies.csv", &agencies, "id");
    are_in_order("agencies.csv", &agencies);
    refer("agencies.csv", &agencies, &["areas"], &areas);
    refer("agencies.csv", &agencies, &["successor", "parent"], &column(&agencies, "id"));
}

#[test]
fn partners_and_goods() {
    let (countries, goods) = (table("countries.csv"), table("commodities.csv"));
    are_one("countries.csv", &countries, "code");
    refer("countries.csv", &countries, &["members"], &column(&countries, "code"));
    are_one("commodities.csv", &goods, "id");
    refer("commodities.csv", &goods, &["parent"], &column(&goods, "id"));
}
