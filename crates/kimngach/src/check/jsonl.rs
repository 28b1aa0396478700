//! A finding as one line of JSON.

use kimngach_book::finding::Meant;
use kimngach_book::identity::Severity;
use kimngach_book::{Claim, Claims, Finding, Statement};
use rust_decimal::Decimal;
use serde_json::{Map, Number, Value, json};

/// Adds the line of a finding.
pub(super) fn line(out: &mut String, finding: &Finding, claims: &Claims) {
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| record.insert(key.to_owned(), value);
    put("kind", json!(finding.kind.code()));
    put("proven", json!(finding.proven));
    put("severity", json!(severity(finding.severity)));
    put("message", json!(finding.message));
    put("claims", finding.claims.iter().map(|&number| claim(&claims.list[number], claims)).collect());
    let suspect = &claims.list[finding.suspect];
    put("suspect", json!({"doc": claims.source(suspect).id, "at": suspect.at}));
    if let Some(meant) = &finding.meant {
        put("meant", self::meant(meant, &suspect.said));
    }
    out.push_str(&Value::Object(record).to_string());
    out.push('\n');
}

/// The word for a severity.
pub(super) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Suspected => "suspected",
        Severity::Note => "note",
    }
}

pub(crate) fn claim(claim: &Claim, claims: &Claims) -> Value {
    let mut record = Map::new();
    record.insert("doc".into(), json!(claims.source(claim).id));
    record.insert("at".into(), json!(claim.at));
    record.insert("text".into(), json!(claim.text));
    record.extend(claim.sentence.as_ref().map(|sentence| ("sentence".to_owned(), json!(sentence))));
    record.insert("reading".into(), reading(&claim.said));
    Value::Object(record)
}

/// The keys by which a claim was taken.
fn reading(said: &Statement) -> Value {
    let mut record = Map::new();
    let mut put = |key: &str, value: Option<Value>| record.extend(value.map(|value| (key.to_owned(), value)));
    let several = |ids: &[String]| match ids {
        [] => None,
        [one] => Some(json!(one)),
        ids => Some(json!(ids)),
    };
    put("indicator", Some(json!(said.indicator.code())));
    put("flow", said.flow.map(|flow| json!(flow.code())));
    put("area", several(&said.areas));
    put("partner", several(&said.partners));
    put("commodity", said.commodity.as_ref().map(|goods| json!(goods)));
    put("coverage", said.coverage.map(|coverage| json!(coverage.code())));
    put("period", said.period.map(|period| json!(period.to_string())));
    put("transform", Some(json!(said.transform.code())));
    put("base", said.base.as_ref().map(|base| json!(base.to_string())));
    put("value", Some(number(said.value)));
    put("value_to", said.value_to.map(number));
    put("unit", Some(json!(said.unit)));
    put("bound", said.bound.map(|bound| json!(bound.code())));
    put("status", said.status.map(|status| json!(status.code())));
    Value::Object(record)
}

/// What differs from what was told.
fn meant(meant: &Meant, told: &Statement) -> Value {
    let mut record = Map::new();
    let said = &meant.claim.said;
    if said.value != told.value || said.unit != told.unit {
        record.insert("value".into(), number(said.value));
        record.insert("unit".into(), json!(said.unit));
    }
    if let Some(flow) = said.flow.filter(|_| said.flow != told.flow) {
        record.insert("flow".into(), json!(flow.code()));
    }
    if let Some(period) = said.period.filter(|_| said.period != told.period) {
        record.insert("period".into(), json!(period.to_string()));
    }
    record.insert("reason".into(), json!(meant.reason));
    Value::Object(record)
}

pub(crate) fn number(value: Decimal) -> Value {
    let told = value.normalize().to_string();
    told.parse::<Number>().map_or_else(|_| json!(told), Value::Number)
}
