//! Areas of one's own: what lies in what, and mergers, as tables.

use super::RulesError;
use crate::series::Areas;
use jiff::civil::Date;

/// Adds what lies in what: `part,whole,from,to`, the days left empty where it always does.
///
/// # Errors
/// When a column is missing or a day is none; the message names the line.
pub(super) fn areas(areas: &mut Areas, table: &str) -> Result<(), RulesError> {
    for (line, [part, whole, from, to]) in rows(table, ["part", "whole", "from", "to"])? {
        let day = |told: &str| if told.is_empty() { Ok(None) } else { day(line, told).map(Some) };
        areas.put(&part, &whole, day(&from)?, day(&to)?);
    }
    Ok(())
}

/// Adds mergers: `date,into,parts`, the parts with `;` between them.
///
/// # Errors
/// When a column is missing or a day is none; the message names the line.
pub(super) fn mergers(areas: &mut Areas, table: &str) -> Result<(), RulesError> {
    for (line, [date, into, parts]) in rows(table, ["date", "into", "parts"])? {
        let parts: Vec<&str> = parts.split(';').map(str::trim).filter(|part| !part.is_empty()).collect();
        let day = day(line, &date)?;
        areas.merge(day, &into, &parts);
        parts.iter().filter(|&&part| part != into).for_each(|part| areas.put(part, &into, Some(day), None));
    }
    Ok(())
}

fn day(line: u64, told: &str) -> Result<Date, RulesError> {
    told.parse().map_err(|_| RulesError::Table { line, told: format!("'{told}' is no day; write YYYY-MM-DD") })
}

/// The cells under these headings, with their lines.
fn rows<const N: usize>(table: &str, headings: [&str; N]) -> Result<Vec<(u64, [String; N])>, RulesError> {
    let fault = |line: u64, told: String| RulesError::Table { line, told };
    let mut table = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(table.as_bytes());
    let header = table.headers().cloned().map_err(|error| fault(1, error.to_string()))?;
    let missing = headings.iter().find(|heading| !header.iter().any(|name| name == **heading));
    if let Some(missing) = missing {
        return Err(fault(1, format!("no column \"{missing}\"; needed are {}", headings.join(", "))));
    }
    let columns = headings.map(|heading| header.iter().position(|name| name == heading));
    let mut out = Vec::new();
    for record in table.records() {
        let record =
            record.map_err(|error| fault(error.position().map_or(0, csv::Position::line), error.to_string()))?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |column: Option<usize>| column.and_then(|column| record.get(column)).unwrap_or_default().to_owned();
        out.push((line, columns.map(cell)));
    }
    Ok(out)
}
