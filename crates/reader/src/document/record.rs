//! What does a line of JSON, or the file beside a document, tell?

use super::{Document, DocumentError, Lang, Meta, day};
use serde_json::{Map, Value};

/// A document as one line of JSON: `{"id": ..., "text": ..., "published": ..., "url": ..., "title": ..., "author": ...}`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// Its name, where it has one.
    pub id: Option<String>,
    /// The text.
    pub text: String,
    /// What is told beside it.
    pub meta: Meta,
}

impl Record {
    /// Reads a line.
    ///
    /// # Errors
    /// When the line is no JSON object, has no text, or a key with a value of another kind.
    pub fn parse(line: &str) -> Result<Record, DocumentError> {
        let mut object = object(line)?;
        let text = match object.remove("text") {
            Some(Value::String(text)) => text,
            None | Some(Value::Null) => return Err(DocumentError::Missing { key: "text" }),
            Some(other) => return Err(malformed("text", &other, "a string")),
        };
        let id = match object.get("id") {
            None | Some(Value::Null) => None,
            Some(Value::String(id)) => Some(id.clone()).filter(|id| !id.is_empty()),
            Some(Value::Number(id)) => Some(id.to_string()),
            Some(other) => return Err(malformed("id", other, "a string or a number")),
        };
        Ok(Record { id, text, meta: meta(&object)? })
    }

    /// The document; `id` names it if the record does not.
    ///
    /// # Errors
    /// When there is no text in it.
    pub fn into_document(self, id: &str, lang: Option<Lang>) -> Result<Document, DocumentError> {
        let id = self.id.unwrap_or_else(|| id.to_owned());
        Document::from_string(id, self.text, self.meta, lang).checked()
    }
}

impl Meta {
    /// Reads the file beside a document: `{"published": "YYYY-MM-DD", "url": ..., "title": ..., "author": ...}`, every
    /// key optional, others ignored.
    ///
    /// # Errors
    /// When it is no JSON object, or a key has a value of another kind.
    pub fn from_json(json: &str) -> Result<Meta, DocumentError> {
        meta(&object(json)?)
    }
}

fn object(json: &str) -> Result<Map<String, Value>, DocumentError> {
    let json = json.trim_start_matches('\u{FEFF}').trim_end();
    serde_json::from_str(json).map_err(|error| {
        let told = error.to_string();
        let reason = told.split(" at line ").next().unwrap_or_default().to_owned();
        let before: usize = json.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
        DocumentError::NotJson { reason, offset: before + error.column().saturating_sub(1) }
    })
}

fn meta(object: &Map<String, Value>) -> Result<Meta, DocumentError> {
    let text = |key: &'static str| match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty())),
        Some(other) => Err(malformed(key, other, "a string")),
    };
    let published = match text("published")? {
        Some(told) => Some(
            day::stamped(&told).ok_or_else(|| malformed("published", &Value::from(told), "a date as YYYY-MM-DD"))?,
        ),
        None => None,
    };
    Ok(Meta { published, title: text("title")?, url: text("url")?, author: text("author")? })
}

fn malformed(key: &'static str, value: &Value, wanted: &'static str) -> DocumentError {
    let found = value.to_string();
    let short = found.chars().count() <= 40;
    let found = if short { found } else { found.chars().take(40).chain(['…']).collect() };
    DocumentError::Malformed { key, found, wanted }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_record_is_a_document() {
        let line =
            r#"{"id": 7, "text": "Xuất khẩu đạt 5 tỷ USD.", "published": "2025-03-15T08:12:00+07:00", "views": 3}"#;
        let document = Record::parse(line).and_then(|record| record.into_document("x-1", None)).expect("whole");
        assert_eq!((document.id.as_str(), document.lang), ("7", Lang::Vi));
        assert_eq!(document.meta.published, Some(date(2025, 3, 15)));
        assert_eq!(
            Record::parse(r#"{"text": " "}"#).and_then(|r| r.into_document("x-1", None)),
            Err(DocumentError::Empty)
        );
    }

    #[test]
    fn faults_are_named() {
        let told = |line: &str| Record::parse(line).expect_err("faulty").to_string();
        assert_eq!(told(r#"{"id": "a"}"#), r#"record without a "text"; give {"id": ..., "text": ...}"#);
        assert_eq!(told(r#"{"text": 5}"#), r#""text" is 5; give a string"#);
        assert_eq!(told(r#"{"text": "a", "published": "May"}"#), r#""published" is "May"; give a date as YYYY-MM-DD"#);
        let cut = r#"not a JSON object (EOF while parsing a string at byte 10); give one object a line"#;
        assert_eq!(told(r#"{"text": "a"#), cut);
        assert_eq!(
            told("[1]"),
            "not a JSON object (invalid type: sequence, expected a map at byte 0); give one object a line"
        );
    }

    #[test]
    fn a_file_beside_tells_what_it_knows() {
        let meta = Meta::from_json("{\"published\": \"2024-06-04\", \"title\": \"\", \"x\": []}\n").expect("whole");
        assert_eq!(meta, Meta { published: Some(date(2024, 6, 4)), ..Meta::default() });
        assert!(Meta::from_json(r#"{"url": 1}"#).is_err());
    }
}
