//! A table as CSV: RFC 4180, UTF-8, a line of names, days as YYYY-MM-DD, decimals with a point.

use crate::file::{Cell, Table};
use std::borrow::Cow;

/// The table with a line of names.
pub(in crate::file) fn csv(table: &Table<'_>) -> Vec<u8> {
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let names = table.columns().iter().map(|column| column.name.as_str());
    // Rows of one length into memory: nothing can fail.
    let _ = out.write_record(names);
    for row in &table.rows {
        for cell in row {
            let _ = out.write_field(&*field(cell));
        }
        let _ = out.write_record(None::<&[u8]>);
    }
    out.into_inner().unwrap_or_default()
}

fn field<'a>(cell: &'a Cell<'_>) -> Cow<'a, str> {
    match cell {
        Cell::Empty => "".into(),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Number(number) => number.normalize().to_string().into(),
        Cell::Whole(number) => number.to_string().into(),
        Cell::Date(day) => day.to_string().into(),
        Cell::Flag(flag) => if *flag { "true" } else { "false" }.into(),
    }
}
