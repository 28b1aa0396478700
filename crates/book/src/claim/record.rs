//! What does a record with the keys of the annotation guide claim?

use super::{Claim, How, Statement};
use jiff::civil::Date;
use kimngach_reader::Span;
use kimngach_reader::figure::{Base, Bound, Coverage, Flow, Indicator, Key, Known, Period, Section, Status, Transform};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// Why figures from elsewhere cannot be taken: the line, the key, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {told}")]
pub struct Unreadable {
    line: usize,
    told: String,
}

impl Unreadable {
    pub(super) fn new(line: usize, told: impl Into<String>) -> Unreadable {
        Unreadable { line, told: told.into() }
    }

    /// The line, counted from one.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }
}

/// The objects of the lines with the numbers of these, blank lines passed over.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, Result<Map<String, Value>, Unreadable>)> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines.map(|(n, line)| {
        let record = serde_json::from_str(line);
        (n + 1, record.map_err(|error| Unreadable::new(n + 1, format!("not a JSON object ({error})"))))
    })
}

/// The claim of a record; the text, where it is there, tells the place in bytes.
pub(super) fn claim(record: &Map<String, Value>, line: usize, text: Option<&str>) -> Result<Claim, Unreadable> {
    told(record, text).map_err(|told| Unreadable { line, told })
}

fn told(record: &Map<String, Value>, text: Option<&str>) -> Result<Claim, String> {
    let string = |key: &str| record.get(key).and_then(Value::as_str);
    let at = place(record, "at")?;
    let base = string("base")
        .or_else(|| string("among"))
        .map(|base| span(base).map_or_else(|| Base::Whole(base.to_owned()), Base::Period));
    let said = Statement {
        indicator: needed(code(record, "indicator", Indicator::from_code, &codes(Indicator::ALL))?, "indicator")?,
        flow: code(record, "flow", Flow::from_code, &codes(Flow::ALL))?,
        areas: several(record, "area"),
        partners: several(record, "partner"),
        commodity: string("commodity").map(str::to_owned),
        coverage: code(record, "coverage", Coverage::from_code, &codes(Coverage::ALL))?,
        period: code(record, "period", span, &|| "YYYY-MM-DD/YYYY-MM-DD".to_owned())?,
        transform: code(record, "transform", Transform::from_code, &codes(Transform::ALL))?.unwrap_or(Transform::Level),
        base,
        value: needed(number(record, "value")?, "value")?,
        value_to: number(record, "value_to")?,
        unit: needed(string("unit"), "unit")?.to_owned(),
        bound: code(record, "bound", Bound::from_code, &codes(Bound::ALL))?,
        status: code(record, "status", Status::from_code, &codes(Status::ALL))?,
    };
    let given = place(record, "bytes")?;
    let bytes = match (text, at) {
        (Some(text), Some(at)) => bytes(text, at),
        (Some(_), None) => None,
        (None, _) => given,
    };
    Ok(Claim {
        document: 0,
        place: 0,
        at: at.unwrap_or_default(),
        bytes: bytes.map(|[start, end]| Span::new(start, end)),
        text: string("text").map_or_else(|| said.value.to_string(), str::to_owned),
        sentence: None,
        line: None,
        day: Date::MAX,
        said,
        open: open(record)?,
        credited: string("source").map(str::to_owned),
        how: how(record)?,
        teaser: code(record, "section", Section::from_code, &codes(Section::ALL))? == Some(Section::Teaser),
        read: record.contains_key("how"),
    })
}

/// A place `[start, end)`.
fn place(record: &Map<String, Value>, key: &str) -> Result<Option<[usize; 2]>, String> {
    let told = match record.get(key) {
        None | Some(Value::Null) => return Ok(None),
        Some(told) => told,
    };
    let end = |n: usize| told.get(n).and_then(Value::as_u64).and_then(|end| usize::try_from(end).ok());
    let place = end(0).zip(end(1)).filter(|(start, end)| start <= end);
    place.map(|(start, end)| Some([start, end])).ok_or_else(|| format!("\"{key}\" is no [start, end]: {told}"))
}

/// The keys that the text leaves open: `"open": ["area", "period"]`.
fn open(record: &Map<String, Value>) -> Result<Vec<Key>, String> {
    let told = record.get("open").and_then(Value::as_array).into_iter().flatten();
    let known =
        |told: &Value| told.as_str().and_then(key_of).ok_or_else(|| format!("\"open\" cannot be {told}; give keys"));
    told.map(known).collect()
}

/// How each key is known: `"how": {"area": "headline"}, "rule": {"area": "area.name"}`.
fn how(record: &Map<String, Value>) -> Result<Vec<How>, String> {
    let object = |name: &str| record.get(name).and_then(Value::as_object);
    let rule = |key: &str| object("rule").and_then(|rules| rules.get(key)).and_then(Value::as_str);
    let known = object("how").into_iter().flatten().map(|(name, told)| {
        let known = told.as_str().and_then(Known::from_code);
        let how = key_of(name).zip(known).map(|(key, known)| How {
            key,
            known,
            rule: rule(name).unwrap_or_default().to_owned().into(),
            at: None,
        });
        how.ok_or_else(|| format!("\"how\" cannot be {told} for \"{name}\""))
    });
    known.collect()
}

fn key_of(name: &str) -> Option<Key> {
    Key::from_code(match name {
        "areas" => "area",
        "partners" => "partner",
        name => name,
    })
}

fn needed<T>(value: Option<T>, key: &str) -> Result<T, String> {
    value.ok_or_else(|| format!("no \"{key}\", which every figure has"))
}

fn code<T>(
    record: &Map<String, Value>,
    key: &str,
    of: impl Fn(&str) -> Option<T>,
    can: &dyn Fn() -> String,
) -> Result<Option<T>, String> {
    match record.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(told) => match told.as_str().and_then(of) {
            Some(code) => Ok(Some(code)),
            None => Err(format!("\"{key}\" cannot be {told}; give {}", can())),
        },
    }
}

/// The codes that a key can have, as one would say them.
fn codes<T: std::fmt::Display>(all: &'static [T]) -> impl Fn() -> String {
    move || {
        let mut codes: Vec<String> = all.iter().map(T::to_string).collect();
        let last = codes.pop().unwrap_or_default();
        if codes.is_empty() { last } else { format!("{} or {last}", codes.join(", ")) }
    }
}

fn number(record: &Map<String, Value>, key: &str) -> Result<Option<Decimal>, String> {
    let told = match record.get(key) {
        None | Some(Value::Null) => return Ok(None),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let exact = told.parse().or_else(|_| Decimal::from_scientific(&told));
    exact.map(Some).map_err(|_| format!("\"{key}\" is no number: {told}; write it like -1234.5"))
}

fn several(record: &Map<String, Value>, key: &str) -> Vec<String> {
    let of = |key: &str| match record.get(key) {
        Some(Value::String(id)) => vec![id.clone()],
        Some(Value::Array(ids)) => ids.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let mut ids = of(key);
    ids.extend(of(&format!("{key}s")));
    ids
}

fn span(text: &str) -> Option<Period> {
    let (first, last) = text.split_once('/')?;
    Period::new(first.parse::<Date>().ok()?, last.parse().ok()?)
}

/// A place in Unicode scalar values, in bytes.
fn bytes(text: &str, at: [usize; 2]) -> Option<[usize; 2]> {
    let byte = |scalars: usize| text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(scalars);
    Some([byte(at[0])?, byte(at[1])?])
}

#[cfg(test)]
mod tests {
    use super::super::{Claims, Source, Unreadable};

    fn claims(lines: &str, text: Option<&str>) -> Result<Claims, Unreadable> {
        let mut claims = Claims::default();
        claims.add_jsonl(Source::default(), lines, text).map(|()| claims)
    }

    #[test]
    fn a_line_is_a_claim() {
        let line = r#"{"at": [4, 9], "text": "5 tấn", "indicator": "volume", "flow": "export", "areas": ["a", "b"], "period": "2025-01-01/2025-03-31", "transform": "level", "value": 5, "unit": "tonne", "source": "Sở", "open": ["areas"], "how": {"areas": "headline"}, "rule": {"areas": "area.name"}}"#;
        let claim = claims(line, Some("Đạt 5 tấn.")).unwrap().list.remove(0);
        assert_eq!((claim.said.areas.len(), claim.open.len()), (2, 1));
        assert_eq!(claim.sentence.as_deref(), Some("Đạt 5 tấn."));
        assert_eq!(claim.said.value, 5.into());
        assert_eq!(
            (claim.how[0].key.code(), claim.how[0].known.code(), &*claim.how[0].rule),
            ("area", "headline", "area.name")
        );
        assert_eq!((claim.credited.as_deref(), claim.read), (Some("Sở"), true));
    }

    #[test]
    fn faults_name_the_line_and_the_key() {
        let told = |line: &str| claims(&format!("\n{line}"), None).unwrap_err().to_string();
        assert_eq!(told("{}"), "line 2: no \"indicator\", which every figure has");
        let flow = r#"{"indicator": "volume", "flow": "out", "value": 1, "unit": "tonne"}"#;
        assert_eq!(told(flow), "line 2: \"flow\" cannot be \"out\"; give export, import, total or balance");
        let at = r#"{"indicator": "volume", "at": [5], "value": 1, "unit": "tonne"}"#;
        assert_eq!(told(at), "line 2: \"at\" is no [start, end]: [5]");
        let value = r#"{"indicator": "volume", "value": "1,5", "unit": "tonne"}"#;
        assert_eq!(told(value), "line 2: \"value\" is no number: 1,5; write it like -1234.5");
    }
}
