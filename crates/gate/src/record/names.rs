//! What do registers and bulletins call gates and classes of goods?

use super::Direction;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The class of everything together.
pub const TOTAL: &str = "total";

#[derive(Deserialize)]
struct Gates {
    alias: BTreeMap<String, String>,
    several: BTreeMap<String, Vec<String>>,
    rail: Rail,
    parts: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Rail {
    gates: Vec<String>,
}

#[derive(Deserialize)]
struct Classes {
    class: Vec<Class>,
    division: Division,
}

#[derive(Deserialize)]
struct Class {
    id: String,
    vi: String,
    en: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
struct Division {
    export: Vec<String>,
    import: Vec<String>,
}

static GATES: LazyLock<Gates> =
    LazyLock::new(|| toml::from_str(include_str!("../../knowledge/gates.toml")).expect("gates.toml is well formed"));
static CLASSES: LazyLock<Classes> =
    LazyLock::new(|| toml::from_str(kimngach_reader::tables::CLASSES).expect("classes.toml is well formed"));

/// The gates that a name of a register means, in order.
pub(super) fn gates_of(name: &str) -> Vec<String> {
    let one = |name: &str| GATES.alias.get(name).cloned().unwrap_or_else(|| name.to_owned());
    let mut gates = match GATES.several.get(name) {
        Some(several) => several.clone(),
        None => name.split('+').map(one).collect(),
    };
    gates.sort_unstable();
    gates
}

/// Whether a gate counts wagons.
#[must_use]
pub fn is_rail(gate: &str) -> bool {
    GATES.rail.gates.iter().any(|rail| rail == gate)
}

/// The gates whose counts add up to those of an area; none where that is not known.
#[must_use]
pub fn parts(area: &str) -> &'static [String] {
    GATES.parts.get(area).map_or(&[], Vec::as_slice)
}

/// The class of goods that words mean: an id of the table, or the words themselves; nothing is `total`.
#[must_use]
pub fn class_of(words: Option<&str>) -> String {
    let words = words.unwrap_or_default().trim().to_lowercase();
    if words.is_empty() {
        return TOTAL.to_owned();
    }
    let named = |class: &&Class| class.id == words || class.names.contains(&words);
    match CLASSES.class.iter().find(named) {
        Some(class) => class.id.clone(),
        None => words.split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// What a class is called, in Vietnamese or in English.
#[must_use]
pub fn class_name(id: &str, vi: bool) -> &str {
    match CLASSES.class.iter().find(|class| class.id == id) {
        Some(class) if vi => &class.vi,
        Some(class) => &class.en,
        None if id == TOTAL && vi => "tổng",
        None => id,
    }
}

/// The classes that make up the total of a direction.
#[must_use]
pub fn division(direction: Direction) -> &'static [String] {
    match direction {
        Direction::Export => &CLASSES.division.export,
        Direction::Import => &CLASSES.division.import,
        Direction::Both => &[],
    }
}

/// The area that a gate is a part of.
#[must_use]
pub fn whole(gate: &str) -> Option<&'static str> {
    GATES.parts.iter().find(|(_, parts)| parts.iter().any(|part| part == gate)).map(|(area, _)| area.as_str())
}
