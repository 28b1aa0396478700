//! Figures as rows of a table in CSV.

use super::record::{Field, exact, fields};
use crate::read::Read;
use kimngach_reader::Scalars;

/// The columns; several ids in a cell are separated by `;`.
const COLUMNS: [&str; 24] = [
    "doc",
    "start",
    "end",
    "text",
    "indicator",
    "flow",
    "area",
    "partner",
    "commodity",
    "coverage",
    "period",
    "transform",
    "base",
    "value",
    "value_to",
    "unit",
    "bound",
    "status",
    "source",
    "section",
    "byte_start",
    "byte_end",
    "how",
    "rule",
];

/// The line of column names.
pub(super) fn header() -> Vec<u8> {
    format!("{}\n", COLUMNS.join(",")).into_bytes()
}

/// The figures of a document, one row each.
pub(super) fn csv(read: &Read) -> Vec<u8> {
    let document = &read.opened.document;
    let mut scalars = Scalars::new(&document.text);
    let mut writer = csv::Writer::from_writer(Vec::new());
    for figure in &read.figures {
        let mut row = vec![String::new(); COLUMNS.len()];
        let mut put = |column: &str, cell: String| {
            if let Some(place) = COLUMNS.iter().position(|name| *name == column) {
                row[place] = cell;
            }
        };
        put("doc", document.id.clone());
        for (key, field) in fields(figure, &document.text, &mut scalars) {
            match field {
                Field::Text(text) => put(key, text.to_owned()),
                Field::Made(text) => put(key, text),
                Field::Number(number) => put(key, exact(number)),
                Field::Several(ids) => put(key, ids.join(";")),
                Field::Span([start, end]) => {
                    put("start", start.to_string());
                    put("end", end.to_string());
                }
            }
        }
        put("byte_start", figure.at.start().to_string());
        put("byte_end", figure.at.end().to_string());
        let known: Vec<String> = figure.how.iter().map(|how| format!("{}={}", how.key, how.known)).collect();
        put("how", known.join(";"));
        let rules: Vec<String> = figure.how.iter().map(|how| format!("{}={}", how.key, how.rule)).collect();
        put("rule", rules.join(";"));
        // Writing to memory does not fail.
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}
