//! All tables as one JSON object: an array of objects for each; what is not known is left out.

use crate::file::{Books, Cell, Sheet, Table};

/// `{"figures": [...], "series": [...], "findings": [...], "sources": [...]}`, one object a line.
pub(in crate::file) fn json(books: &Books<'_>) -> Vec<u8> {
    json_of(&Sheet::ALL.map(|sheet| books.table(sheet)))
}

/// The same of some tables.
pub(in crate::file) fn json_of(tables: &[Table<'_>]) -> Vec<u8> {
    let mut out = Vec::from(*b"{");
    for (n, table) in tables.iter().enumerate() {
        out.extend(if n == 0 { "\n" } else { ",\n" }.bytes());
        out.extend(format!("\"{}\": [", table.sheet.name()).bytes());
        for (n, row) in table.rows.iter().enumerate() {
            out.extend(if n == 0 { "\n{" } else { ",\n{" }.bytes());
            let cells = table.columns().iter().zip(row).filter(|(_, cell)| **cell != Cell::Empty);
            for (n, (column, cell)) in cells.enumerate() {
                out.extend(if n == 0 { "\"" } else { ", \"" }.bytes());
                out.extend(column.name.bytes());
                out.extend(b"\": ");
                value(&mut out, cell);
            }
            out.push(b'}');
        }
        out.extend(b"]");
    }
    out.extend(b"\n}\n");
    out
}

fn value(out: &mut Vec<u8>, cell: &Cell<'_>) {
    match cell {
        Cell::Empty => out.extend(b"null"),
        // A string into memory: nothing can fail.
        Cell::Text(text) => serde_json::to_writer(out, text.as_ref()).unwrap_or_default(),
        Cell::Number(number) => out.extend(number.normalize().to_string().bytes()),
        Cell::Whole(number) => out.extend(number.to_string().bytes()),
        Cell::Date(day) => out.extend(format!("\"{day}\"").bytes()),
        Cell::Flag(flag) => out.extend(if *flag { "true" } else { "false" }.bytes()),
    }
}
