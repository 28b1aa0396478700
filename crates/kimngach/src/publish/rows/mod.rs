//! Rows for people and for programs: as a table, JSON lines or CSV.

use crate::cli::Format;
use crate::problem::Problem;
use crate::write::{Look, titled};
use comfy_table::Cell;
use serde_json::{Map, Value};
use std::io::{IsTerminal, Write as _, stdout};

/// A column: its key in files, and its title in a table; without a title it is in files only.
pub(crate) struct Column {
    pub(crate) key: &'static str,
    pub(crate) title: &'static str,
}

/// What stands in a column: as people read it, and as programs do.
pub(crate) struct Field {
    pub(crate) shown: String,
    pub(crate) value: Value,
}

impl Field {
    pub(crate) fn new(shown: impl Into<String>, value: impl Into<Value>) -> Field {
        Field { shown: shown.into(), value: value.into() }
    }

    /// The same for both.
    pub(crate) fn text(text: impl Into<String>) -> Field {
        let text = text.into();
        Field { value: Value::String(text.clone()), shown: text }
    }
}

/// Rows under columns, with what is told above and below them in a table.
pub(crate) struct Rows {
    pub(crate) heading: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Field>>,
    pub(crate) footing: String,
}

impl Rows {
    /// Writes to the standard output.
    pub(crate) fn write(&self, format: Option<Format>, look: Look) -> Result<(), Problem> {
        let out = match format.unwrap_or(if stdout().is_terminal() { Format::Table } else { Format::Jsonl }) {
            Format::Table => self.table(look),
            Format::Jsonl => self.jsonl(),
            Format::Csv => self.csv(),
        };
        stdout().write_all(out.as_bytes()).map_err(|error| Problem::writing("the standard output", error))
    }

    fn table(&self, look: Look) -> String {
        let shown: Vec<usize> = (0..self.columns.len()).filter(|&at| self.is_shown(at)).collect();
        let mut table = titled(look, shown.iter().map(|&at| self.columns[at].title));
        for row in &self.rows {
            table.add_row(shown.iter().map(|&at| Cell::new(breakable(&row[at].shown))));
        }
        let mut out = String::new();
        for part in [look.paint(&self.heading, crate::write::Hue::Strong), table.trim_fmt(), self.footing.clone()] {
            if !part.is_empty() {
                out += &part;
                out.push('\n');
            }
        }
        out
    }

    /// Whether a column has a title, and something to show under it.
    fn is_shown(&self, at: usize) -> bool {
        !self.columns[at].title.is_empty() && self.rows.iter().any(|row| !row[at].shown.is_empty())
    }

    fn jsonl(&self) -> String {
        let line = |row: &Vec<Field>| {
            let filled = self.columns.iter().zip(row).filter(|(_, field)| !field.value.is_null());
            let record: Map<String, Value> =
                filled.map(|(column, field)| (column.key.to_owned(), field.value.clone())).collect();
            Value::Object(record).to_string() + "\n"
        };
        self.rows.iter().map(line).collect()
    }

    fn csv(&self) -> String {
        let line = |cells: Vec<String>| cells.join(",") + "\r\n";
        let mut out = line(self.columns.iter().map(|column| column.key.to_owned()).collect());
        for row in &self.rows {
            out += &line(row.iter().map(|field| cell(&field.value)).collect());
        }
        out
    }
}

/// A number may stand on another line than its unit where a column is narrow; no word is cut for it.
fn breakable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let joins = matches!(c, '\u{202F}' | '\u{A0}') && chars.peek().is_some_and(|next| next.is_alphabetic());
        out.push(if joins { ' ' } else { c });
    }
    out
}

fn cell(value: &Value) -> String {
    let told = match value {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(cell).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    };
    if told.contains([',', '"', '\n', '\r']) { format!("\"{}\"", told.replace('"', "\"\"")) } else { told }
}
