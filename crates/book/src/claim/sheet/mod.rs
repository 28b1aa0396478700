//! Which documents do the lines of a file of figures come from, and what do they claim?

mod csv;

use super::{Claim, Source, Unreadable, record};
use jiff::civil::Date;
use serde_json::{Map, Value};
use std::collections::HashMap;

/// The figures of one document in a file of figures.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The document.
    pub source: Source,
    /// Its text, where it is there.
    pub text: Option<String>,
    /// What it claims.
    pub claims: Vec<Claim>,
    /// The lines that are no figures.
    pub faults: Vec<Unreadable>,
}

/// The documents of a file of figures, in the order of their first lines.
///
/// The lines have the keys of the annotation guide, and may have `doc`, the name of the document, and `title`, `url` and
/// `published`. Lines without `doc` are of the document that has the name of the file.
#[derive(Clone, Debug, Default)]
pub struct Sheets {
    /// The documents.
    pub list: Vec<Sheet>,
    /// The lines of which nobody knows the document.
    pub faults: Vec<Unreadable>,
}

/// What stands beside a document of this name: what is known of it, and its text.
pub type Beside<'a> = &'a dyn Fn(&str) -> (Source, Option<String>);

impl Sheets {
    /// Reads figures as one JSON object a line; `name` is the document of lines that do not tell theirs.
    #[must_use]
    pub fn jsonl(content: &str, name: &str, beside: Beside<'_>) -> Sheets {
        let mut sheets = Sheets::default();
        let mut numbers = HashMap::new();
        for (line, record) in record::lines(content) {
            match record {
                Ok(record) => sheets.line(&record, line, name, &mut numbers, beside),
                Err(fault) => sheets.faults.push(fault),
            }
        }
        sheets
    }

    fn line(
        &mut self,
        record: &Map<String, Value>,
        line: usize,
        name: &str,
        numbers: &mut HashMap<String, usize>,
        beside: Beside<'_>,
    ) {
        let told = |key: &str| record.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
        let id = told("doc").unwrap_or(name);
        let number = *numbers.entry(id.to_owned()).or_insert_with(|| {
            let (source, text) = beside(id);
            self.list.push(Sheet { source: Source { id: id.to_owned(), ..source }, text, ..Sheet::default() });
            self.list.len() - 1
        });
        let sheet = &mut self.list[number];
        let source = &mut sheet.source;
        source.title = source.title.take().or_else(|| told("title").map(str::to_owned));
        source.url = source.url.take().or_else(|| told("url").map(str::to_owned));
        if let Some(day) = told("published") {
            match day.get(..10).unwrap_or(day).parse::<Date>() {
                Ok(day) => source.published = Some(day),
                Err(_) => {
                    let told = format!("\"published\" is no date: {day}; give YYYY-MM-DD");
                    sheet.faults.push(Unreadable::new(line, told));
                }
            }
        }
        match record::claim(record, line, sheet.text.as_deref()) {
            Ok(claim) => sheet.claims.push(claim),
            Err(fault) => sheet.faults.push(fault),
        }
    }
}
