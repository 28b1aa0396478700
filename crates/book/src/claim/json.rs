//! Figures from elsewhere: one JSON object a line, with the keys of the annotation guide.

use super::{Claim, Statement, sentence};
use jiff::civil::Date;
use kimngach_reader::figure::{Base, Bound, Coverage, Flow, Indicator, Key, Period, Status, Transform};
use rust_decimal::Decimal;
use serde_json::{Map, Value};

/// Why figures from elsewhere cannot be taken: the line, the key, and what is wrong with it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("line {line}: {told}")]
pub struct Unreadable {
    line: usize,
    told: String,
}

/// The claims of a document, blank lines passed over.
pub(super) fn claims(lines: &str, document: usize, text: Option<&str>) -> Result<Vec<Claim>, Unreadable> {
    let lines = lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(n, line)| {
            let fault = |told: String| Unreadable { line: n + 1, told };
            let record: Map<String, Value> =
                serde_json::from_str(line).map_err(|error| fault(format!("not a JSON object ({error})")))?;
            claim(&record, document, text).map_err(fault)
        })
        .collect()
}

fn claim(record: &Map<String, Value>, document: usize, text: Option<&str>) -> Result<Claim, String> {
    let string = |key: &str| record.get(key).and_then(Value::as_str);
    let at = |n: usize| {
        let end = record.get("at").and_then(|at| at.get(n)).and_then(Value::as_u64);
        end.and_then(|end| usize::try_from(end).ok())
    };
    let at = [at(0).unwrap_or(0), at(1).unwrap_or(0)];
    let open = record.get("open").and_then(Value::as_array).into_iter().flatten();
    let base = string("base").map(|base| span(base).map_or_else(|| Base::Whole(base.to_owned()), Base::Period));
    let said = Statement {
        indicator: needed(code(record, "indicator", Indicator::from_code)?, "indicator")?,
        flow: code(record, "flow", Flow::from_code)?,
        areas: several(record, "area"),
        partners: several(record, "partner"),
        commodity: string("commodity").map(str::to_owned),
        coverage: code(record, "coverage", Coverage::from_code)?,
        period: code(record, "period", span)?,
        transform: code(record, "transform", Transform::from_code)?.unwrap_or(Transform::Level),
        base,
        value: needed(number(record, "value")?, "value")?,
        value_to: number(record, "value_to")?,
        unit: needed(string("unit"), "unit")?.to_owned(),
        bound: code(record, "bound", Bound::from_code)?,
        status: code(record, "status", Status::from_code)?,
    };
    let place = text.and_then(|text| Some((text, bytes(text, at)?)));
    Ok(Claim {
        document,
        at,
        text: string("text").map_or_else(|| said.value.to_string(), str::to_owned),
        sentence: place.map(|(text, [start, end])| sentence::around(text, start, end).to_owned()),
        line: place.map(|(text, [start, _])| sentence::line(text, start)),
        day: Date::MAX,
        said,
        open: open.filter_map(|key| key_of(key.as_str()?)).collect(),
        teaser: string("section") == Some("teaser"),
        read: record.contains_key("how"),
    })
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

fn code<T>(record: &Map<String, Value>, key: &str, of: impl Fn(&str) -> Option<T>) -> Result<Option<T>, String> {
    match record.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(told) => match told.as_str().and_then(of) {
            Some(code) => Ok(Some(code)),
            None => Err(format!("\"{key}\" cannot be {told}")),
        },
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
    exact.map(Some).map_err(|_| format!("\"{key}\" is no number: {told}"))
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
    use super::{Unreadable, claims};

    #[test]
    fn a_line_is_a_claim() {
        let line = r#"{"at": [4, 9], "text": "5 tấn", "indicator": "volume", "flow": "export", "areas": ["a", "b"], "period": "2025-01-01/2025-03-31", "transform": "level", "value": 5, "unit": "tonne", "open": ["areas"]}"#;
        let claims = claims(line, 0, Some("Đạt 5 tấn.")).unwrap();
        assert_eq!((claims[0].said.areas.len(), claims[0].open.len()), (2, 1));
        assert_eq!(claims[0].sentence.as_deref(), Some("Đạt 5 tấn."));
        assert_eq!(claims[0].said.value, 5.into());
    }

    #[test]
    fn faults_name_the_line_and_the_key() {
        let told = |line: &str| claims(&format!("\n{line}"), 0, None).map_err(|Unreadable { line, told }| (line, told));
        assert_eq!(told("{}"), Err((2, "no \"indicator\", which every figure has".into())));
        let flow = r#"{"indicator": "volume", "flow": "out", "value": 1, "unit": "tonne"}"#;
        assert_eq!(told(flow), Err((2, "\"flow\" cannot be \"out\"".into())));
    }
}
