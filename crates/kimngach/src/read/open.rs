//! From the bytes of a document to its text, and what is told about it.

use super::raw::{Kind, Raw};
use crate::problem::Problem;
use jiff::civil::Date;
use kimngach_reader::document::{Encoding, Format};
use kimngach_reader::{Document, Lang, Meta};
use serde_json::{Map, Value};

/// A document ready to be read.
#[derive(Debug)]
pub struct Opened {
    /// The document.
    pub document: Document,
    /// The encoding, where it is not UTF-8.
    pub encoding: Option<&'static str>,
    /// Whether places lead into a text made from the input (a page, a record), not into the file itself.
    pub derived: bool,
    /// Whether its name was told, and is not only that of its file.
    pub named: bool,
}

/// What holds for every document that does not tell otherwise.
#[derive(Clone, Copy, Default, Debug)]
pub struct Given {
    /// The language.
    pub lang: Option<Lang>,
    /// The day of publication.
    pub published: Option<Date>,
}

/// Decodes a document; lesser faults go to `problems`.
pub(super) fn open(raw: Raw, given: Given, problems: &mut Vec<Problem>) -> Result<Opened, Problem> {
    let at = |told: &str| Problem::at(&raw.place, told);
    let mut meta = Meta { published: given.published, ..Meta::default() };
    let mut named = false;
    let document = match raw.kind {
        Kind::Record => {
            let line = simdutf8::basic::from_utf8(&raw.bytes).map_err(|_| at("not UTF-8; JSON is written in UTF-8"))?;
            let fault = |error: serde_json::Error| {
                at(&format!("not a JSON record ({}); give one object a line", reason(&error)))
            };
            let mut record: Map<String, Value> = serde_json::from_str(line.trim_end()).map_err(fault)?;
            let Some(Value::String(text)) = record.remove("text") else {
                return Err(at("record without a \"text\"; give {\"id\": ..., \"text\": ...}"));
            };
            let id = match record.get("id") {
                Some(Value::String(name)) if !name.is_empty() => name.clone(),
                Some(Value::Number(number)) => number.to_string(),
                _ => raw.id.clone(),
            };
            named = id != raw.id;
            problems.extend(tell(&mut meta, &record).map(at));
            if text.trim().is_empty() {
                return Err(at("empty, nothing to read; check how it was made"));
            }
            Document::from_string(id, text, meta, given.lang)
        }
        Kind::Html | Kind::Text => {
            let beside = raw.place.file.with_extension("meta.json");
            if let Some(bytes) = raw.beside {
                match serde_json::from_slice(&bytes) {
                    Ok(record) => {
                        problems.extend(tell(&mut meta, &record).map(|told| Problem::at(beside.display(), told)));
                    }
                    Err(error) => problems.push(Problem::at(
                        beside.display(),
                        format_args!("not a JSON object ({}); the document is read without it", reason(&error)),
                    )),
                }
            }
            let format = if raw.kind == Kind::Html { Some(Format::Html) } else { None };
            Document::from_bytes(&raw.id, &raw.bytes, format, meta, given.lang)
                .map_err(|error| at(&error.to_string()))?
        }
    };
    let encoding = (document.encoding != Encoding::Utf8).then(|| document.encoding.code());
    let derived = raw.kind == Kind::Record || !document.verbatim;
    Ok(Opened { document, encoding, derived, named })
}

/// What is wrong with a line of JSON, without the number of the line, which is always one.
fn reason(error: &serde_json::Error) -> String {
    let told = error.to_string();
    let told = told.split(" at line ").next().unwrap_or_default();
    format!("{told}, byte {}", error.column())
}

/// Takes over what a record tells; gives what could not be understood.
fn tell(meta: &mut Meta, record: &Map<String, Value>) -> Option<&'static str> {
    let text = |key: &str| record.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
    meta.title = text("title").or(meta.title.take());
    meta.url = text("url").or(meta.url.take());
    meta.author = text("author").or(meta.author.take());
    let told = text("published")?;
    match told.get(..10).and_then(|day| day.parse().ok()) {
        Some(day) => {
            meta.published = Some(day);
            None
        }
        None => Some("\"published\" is no date; give YYYY-MM-DD (the document is read without it)"),
    }
}
