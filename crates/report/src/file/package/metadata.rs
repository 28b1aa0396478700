//! What is in the archive, for programs: a Data Package descriptor (<https://specs.frictionlessdata.io/>).

use crate::file::{Books, Column, Kind, Sheet};
use kimngach_reader::Lang;
use serde_json::{Value, json};

/// `metadata.json`: the tables with their columns, the documents, the day of the newest.
pub(super) fn metadata(books: &Books<'_>) -> Vec<u8> {
    let resources: Vec<Value> = Sheet::ALL.into_iter().map(|sheet| resource(sheet, books.lang)).collect();
    let source = |source: &kimngach_book::Source| {
        let title = source.title.as_ref().unwrap_or(&source.id);
        let mut about = json!({"title": title});
        if let (Some(url), Value::Object(about)) = (&source.url, &mut about) {
            about.insert("path".into(), json!(url));
        }
        about
    };
    let sources: Vec<Value> = books.claims.sources.iter().map(source).collect();
    let mut about = json!({
        "profile": "tabular-data-package",
        "name": "kimngach",
        "title": "Figures of trade with their sources",
        "version": env!("CARGO_PKG_VERSION"),
        "resources": resources,
        "sources": sources,
    });
    if let (Some(day), Value::Object(about)) = (books.day(), &mut about) {
        about.insert("created".into(), json!(format!("{day}T00:00:00Z")));
    }
    let mut out = serde_json::to_vec_pretty(&about).unwrap_or_default();
    out.push(b'\n');
    out
}

/// The same of one table, without documents.
pub(super) fn one(sheet: Sheet, lang: Lang) -> Vec<u8> {
    let about = json!({
        "profile": "tabular-data-package",
        "name": "kimngach",
        "title": "Figures of trade with their sources",
        "version": env!("CARGO_PKG_VERSION"),
        "resources": [resource(sheet, lang)],
    });
    let mut out = serde_json::to_vec_pretty(&about).unwrap_or_default();
    out.push(b'\n');
    out
}

fn resource(sheet: Sheet, lang: Lang) -> Value {
    let field = |column: &Column| {
        let kind = match column.kind {
            Kind::Text => "string",
            Kind::Number => "number",
            Kind::Whole => "integer",
            Kind::Date => "date",
            Kind::Flag => "boolean",
        };
        json!({"name": column.name, "type": kind, "description": column.about(lang)})
    };
    let fields: Vec<Value> = sheet.columns().iter().map(field).collect();
    json!({
        "profile": "tabular-data-resource",
        "name": sheet.name(),
        "path": format!("data/{}.csv", sheet.name()),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {"fields": fields, "missingValues": [""]},
    })
}
