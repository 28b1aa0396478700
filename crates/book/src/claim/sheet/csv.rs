//! Which figures stand in a table in CSV?

use super::{Beside, Sheets};
use crate::claim::Unreadable;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The keys of the guide, and those that tell of the document; the columns of a table of figures.
const COLUMNS: [&str; 29] = [
    "doc",
    "title",
    "url",
    "published",
    "start",
    "end",
    "text",
    "indicator",
    "flow",
    "area",
    "areas",
    "partner",
    "partners",
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

/// Columns that may be there and say nothing about the figure.
const REMARKS: [&str; 2] = ["note", "open"];

impl Sheets {
    /// Reads figures as a table in CSV, with the keys as names of the columns; several ids in a cell stand between `;`.
    /// The cells of the first line tell whether a comma, a semicolon or a tab is between them.
    #[must_use]
    pub fn csv(content: &str, name: &str, beside: Beside<'_>) -> Sheets {
        let mut sheets = Sheets::default();
        let content = content.strip_prefix('\u{FEFF}').unwrap_or(content);
        let mark = delimiter(content);
        let mut reader = ::csv::ReaderBuilder::new().flexible(true).delimiter(mark).from_reader(content.as_bytes());
        let columns = match reader.headers().map_err(|error| broken(&error)).and_then(known) {
            Ok(columns) => columns,
            Err(fault) => {
                sheets.faults.push(fault);
                return sheets;
            }
        };
        let mut numbers = HashMap::new();
        for row in reader.records() {
            let row = match row {
                Ok(row) => row,
                Err(error) => {
                    sheets.faults.push(broken(&error));
                    continue;
                }
            };
            let line = row.position().map_or(0, |at| usize::try_from(at.line()).unwrap_or(0));
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if row.len() > columns.len() {
                let told =
                    format!("{} cells under {} columns; put cells with commas in quotes", row.len(), columns.len());
                sheets.faults.push(Unreadable::new(line, told));
                continue;
            }
            let record = object(&columns, &row);
            if mark == b';'
                && let Some(told) = ["value", "value_to"].iter().find_map(|key| ambiguous(&record, key))
            {
                sheets.faults.push(Unreadable::new(line, told));
                continue;
            }
            sheets.line(&record, line, name, &mut numbers, beside);
        }
        sheets
    }
}

/// The mark between cells: the one most frequent among the names of the columns.
fn delimiter(content: &str) -> u8 {
    let names = content.lines().next().unwrap_or_default().as_bytes();
    let count = |mark: &u8| names.iter().filter(|&byte| byte == mark).count();
    // Of equals the last is taken, so a single column has commas.
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

/// Where cells stand between semicolons, commas are decimal, and a point before three digits may mean thousands.
fn ambiguous(record: &Map<String, Value>, key: &str) -> Option<String> {
    let told = record.get(key)?.as_str()?;
    let (whole, digits) = told.split_once('.')?;
    let grouped = digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit()) && whole.len() <= 4;
    let told = format!("\"{key}\" may be {whole}{digits} or {told}0; write it as you mean it");
    grouped.then_some(told)
}

fn broken(error: &::csv::Error) -> Unreadable {
    let line = error.position().map_or(1, |at| usize::try_from(at.line()).unwrap_or(1));
    Unreadable::new(line, format!("no row of a CSV table in UTF-8 ({error})"))
}

/// The names of the columns, if all of them are known.
fn known(names: &::csv::StringRecord) -> Result<Vec<String>, Unreadable> {
    let names: Vec<String> = names.iter().map(|name| name.trim().to_lowercase()).collect();
    let strange =
        |name: &&String| !name.is_empty() && !COLUMNS.contains(&name.as_str()) && !REMARKS.contains(&name.as_str());
    if let Some(name) = names.iter().find(strange) {
        let told =
            format!("no key is called \"{name}\"; name the columns {}, or leave the name empty", COLUMNS.join(", "));
        return Err(Unreadable::new(1, told));
    }
    Ok(names)
}

/// A row as an object of JSON; empty cells say nothing.
fn object(columns: &[String], row: &::csv::StringRecord) -> Map<String, Value> {
    let mut record = Map::new();
    let mut ends: HashMap<&str, Value> = HashMap::new();
    for (column, cell) in columns.iter().zip(row).map(|(column, cell)| (column.as_str(), cell.trim())) {
        if cell.is_empty() {
            continue;
        }
        let several = || cell.split(';').map(|id| Value::from(id.trim())).collect::<Value>();
        match column {
            "start" | "end" | "byte_start" | "byte_end" => {
                ends.insert(column, cell.parse::<u64>().map_or_else(|_| Value::from(cell), Value::from));
            }
            "area" | "areas" | "partner" | "partners" | "open" => {
                record.insert(column.to_owned(), several());
            }
            "how" | "rule" => {
                let pairs = cell.split(';').filter_map(|pair| pair.split_once('='));
                let pairs = pairs.map(|(key, told)| (key.trim().to_owned(), Value::from(told.trim())));
                record.insert(column.to_owned(), Value::Object(pairs.collect()));
            }
            _ => {
                record.insert(column.to_owned(), Value::from(cell));
            }
        }
    }
    // The number as it stands in the table keeps the digits that tell how far it was rounded.
    if let Some(value) = record.get("value").cloned() {
        record.entry("text").or_insert(value);
    }
    for (key, first, last) in [("at", "start", "end"), ("bytes", "byte_start", "byte_end")] {
        if ends.contains_key(first) || ends.contains_key(last) {
            let end = |name| ends.get(name).cloned().unwrap_or_default();
            record.insert(key.to_owned(), Value::Array(vec![end(first), end(last)]));
        }
    }
    record
}

#[cfg(test)]
mod tests {
    use super::Sheets;
    use crate::claim::Source;

    fn csv(content: &str) -> Sheets {
        Sheets::csv(content, "table", &|_| (Source::default(), None))
    }

    #[test]
    fn rows_are_claims_of_the_documents_they_name() {
        let table = "\u{FEFF}doc;indicator;flow;area;period;value;unit;published\n\
                     a;goods_trade;export;kon-tum; 2024-01-01/2024-12-31 ;12.50;USD;2025-01-03\n\
                     ;;;;;;;\n\
                     b;goods_trade;total;kon-tum;;7;USD;\n\
                     a;goods_trade;import;kon-tum;;1;USD;\n";
        let sheets = csv(table);
        let names: Vec<(&str, usize)> =
            sheets.list.iter().map(|sheet| (sheet.source.id.as_str(), sheet.claims.len())).collect();
        assert_eq!(names, [("a", 2), ("b", 1)]);
        let first = &sheets.list[0].claims[0];
        assert_eq!((first.text.as_str(), first.said.period.is_some(), first.read), ("12.50", true, false));
        assert_eq!(sheets.list[0].source.published, Some(jiff::civil::date(2025, 1, 3)));
    }

    #[test]
    fn a_point_that_may_mean_thousands_is_refused_where_commas_are_decimal() {
        let sheets = csv("indicator;value;unit\nvolume;1.234;tonne\nvolume;12.34;tonne\n");
        assert_eq!(sheets.faults[0].to_string(), "line 2: \"value\" may be 1234 or 1.2340; write it as you mean it");
        assert_eq!(sheets.list[0].claims.len(), 1);
        assert_eq!(csv("indicator,value,unit\nvolume,1.234,tonne\n").list[0].claims.len(), 1);
    }

    #[test]
    fn several_areas_and_what_is_known_of_keys() {
        let sheets =
            csv("indicator,areas,value,unit,how,start,end\nvolume,\"a; b\",5,tonne,value=number;areas=headline,3,9\n");
        let claim = &sheets.list[0].claims[0];
        assert_eq!((claim.said.areas.len(), claim.how.len(), claim.at), (2, 2, [3, 9]));
    }

    #[test]
    fn every_bad_line_is_told_once() {
        let table =
            "indicator,value,unit\nvolume,\"1.234,5\",tonne\nvolume,5,\nsales,5,USD\nvolume,1,2,3\nvolume,5,tonne\n";
        let sheets = csv(table);
        let told: Vec<String> =
            sheets.list.iter().flat_map(|sheet| &sheet.faults).chain(&sheets.faults).map(ToString::to_string).collect();
        assert_eq!(told[0], "line 2: \"value\" is no number: 1.234,5; write it like -1234.5");
        assert_eq!(told[1], "line 3: no \"unit\", which every figure has");
        assert!(told[2].starts_with("line 4: \"indicator\" cannot be \"sales\"; give goods_trade, "), "{}", told[2]);
        assert_eq!(told[3], "line 5: 4 cells under 3 columns; put cells with commas in quotes");
        assert_eq!((told.len(), sheets.list[0].claims.len()), (4, 1));
        assert!(csv("perod,value\n1,2\n").faults[0].to_string().contains("no key is called \"perod\""));
    }
}
