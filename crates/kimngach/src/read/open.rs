//! From the bytes of a document to its text, and what is told about it.

use super::raw::{Kind, Raw};
use crate::problem::Problem;
use jiff::civil::Date;
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
    let binary = "looks like no text (PDF, Word or a picture?); convert it to text or HTML first";
    let is_binary = |bytes: &[u8]| {
        bytes.starts_with(b"%PDF") || bytes.starts_with(b"PK\x03\x04") || memchr::memchr(0, bytes).is_some()
    };
    if raw.kind != Kind::Record && is_binary(&raw.bytes) {
        return Err(at(binary));
    }
    let text = String::from_utf8(raw.bytes).map_err(|_| at("not UTF-8; save it as UTF-8"))?;
    let mut meta = Meta { published: given.published, ..Meta::default() };
    let mut id = raw.id;
    let text = match raw.kind {
        Kind::Record => {
            let fault = |error: serde_json::Error| {
                at(&format!("not a JSON record ({}); give one object a line", reason(&error)))
            };
            let mut record: Map<String, Value> = serde_json::from_str(text.trim_end()).map_err(fault)?;
            let Some(Value::String(text)) = record.remove("text") else {
                return Err(at("record without a \"text\"; give {\"id\": ..., \"text\": ...}"));
            };
            match record.get("id") {
                Some(Value::String(name)) if !name.is_empty() => id.clone_from(name),
                Some(Value::Number(number)) => id = number.to_string(),
                _ => {}
            }
            problems.extend(tell(&mut meta, &record).map(at));
            text
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
            text
        }
    };
    if text.trim().is_empty() {
        return Err(Problem::at(&raw.place, "empty, nothing to read; check how it was made"));
    }
    let document = Document::from_text(&id, &text, meta, given.lang);
    let derived = raw.kind != Kind::Text || document.text != text;
    Ok(Opened { document, encoding: None, derived })
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
