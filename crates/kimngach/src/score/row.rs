//! A figure as a row of keys, and folders of them.

use super::{Pair, python};
use crate::problem::unreadable;
use serde_json::{Map, Value};
use std::fmt;
use std::path::Path;

/// A figure as written in a `.figures.jsonl` file.
#[derive(Clone, Debug)]
pub struct Row {
    pub(super) at: [usize; 2],
    keys: Map<String, Value>,
}

/// Why a row or a folder cannot be scored: the place, and what is wrong there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

impl Row {
    /// A row from one line of JSON.
    ///
    /// # Errors
    /// When the line is no JSON object or has no span `at`.
    pub fn parse(line: &str) -> Result<Row, Unreadable> {
        let keys: Map<String, Value> =
            serde_json::from_str(line).map_err(|error| Unreadable(format!("not a JSON object ({error})")))?;
        let end = |i: usize| usize::try_from(keys.get("at")?.get(i)?.as_u64()?).ok();
        let at = end(0).zip(end(1)).ok_or_else(|| Unreadable("no span \"at\": [start, end]".into()))?;
        Ok(Row { at: at.into(), keys })
    }

    /// The rows of a `.figures.jsonl` text; blank lines are passed over.
    ///
    /// # Errors
    /// When a line cannot be parsed; the message names it.
    pub fn parse_all(text: &str) -> Result<Vec<Row>, Unreadable> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        lines.map(|(n, line)| Row::parse(line).map_err(|e| Unreadable(format!("line {}: {e}", n + 1)))).collect()
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        self.keys.get(key).filter(|value| !value.is_null())
    }

    pub(super) fn str(&self, key: &str) -> &str {
        self.get(key).and_then(Value::as_str).unwrap_or("")
    }

    pub(super) fn text(&self) -> Option<&str> {
        self.get("text").and_then(Value::as_str)
    }

    pub(super) fn is_teaser(&self) -> bool {
        self.str("section") == "teaser"
    }

    pub(super) fn is_other(&self) -> bool {
        self.str("indicator") == "other"
    }

    pub(super) fn is_open(&self, key: &str) -> bool {
        let open = self.get("open").and_then(Value::as_array);
        open.is_some_and(|open| open.iter().any(|name| name.as_str() == Some(key)))
    }

    /// A number to nine significant digits, as the metric compares it.
    pub(super) fn number(&self, key: &str) -> Option<f64> {
        let value = self.get(key)?;
        let number = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
        format!("{number:.8e}").parse().ok()
    }

    /// The ids under a key or its plural, sorted.
    pub(super) fn several(&self, key: &str) -> Vec<&str> {
        let list = self.keys.get(&format!("{key}s")).and_then(Value::as_array).filter(|list| !list.is_empty());
        let mut ids: Vec<&str> = match list {
            Some(list) => list.iter().filter_map(Value::as_str).collect(),
            None => Some(self.str(key)).filter(|id| !id.is_empty()).into_iter().collect(),
        };
        ids.sort_unstable();
        ids
    }

    /// A key as the confusion shows it; empty when it is absent.
    pub(super) fn shown(&self, key: &str) -> String {
        match key {
            "area" | "partner" => self.several(key).join(" + "),
            "value" | "value_to" => self.number(key).map(python::float).unwrap_or_default(),
            "goods" | "has goods" => self.str("commodity").to_owned(),
            _ => match self.get(key) {
                Some(Value::String(text)) => text.clone(),
                Some(other) => other.to_string(),
                None => String::new(),
            },
        }
    }
}

/// The documents of a gold folder with the predictions of another, sorted by name.
///
/// # Errors
/// When the gold folder holds no `.figures.jsonl` file, or a file cannot be read or parsed; the message names it.
pub fn folder(gold: &Path, pred: &Path) -> Result<Vec<Pair>, Unreadable> {
    let told = |path: &Path, error: &dyn fmt::Display| Unreadable(format!("{}: {error}", path.display()));
    let read = |path: &Path| {
        let text = std::fs::read_to_string(path).map_err(|error| told(path, &unreadable(&error)))?;
        Row::parse_all(&text).map_err(|error| told(path, &error))
    };
    if !pred.is_dir() {
        return Err(told(pred, &"no such folder of predictions; make one with kimngach read --out"));
    }
    let mut names = Vec::new();
    for entry in std::fs::read_dir(gold).map_err(|error| told(gold, &unreadable(&error)))? {
        let name = entry.map_err(|error| told(gold, &unreadable(&error)))?.file_name();
        names.extend(name.to_str().and_then(|name| name.strip_suffix(".figures.jsonl")).map(str::to_owned));
    }
    if names.is_empty() {
        return Err(told(gold, &"holds no NAME.figures.jsonl; give the folder of the gold figures"));
    }
    names.sort_unstable();
    let pair = |name: String| {
        let file = format!("{name}.figures.jsonl");
        let predicted = pred.join(&file);
        let pred = if predicted.exists() { Some(read(&predicted)?) } else { None };
        Ok(Pair { gold: read(&gold.join(&file))?, pred, name })
    };
    names.into_iter().map(pair).collect()
}
