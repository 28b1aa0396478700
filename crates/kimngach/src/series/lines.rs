//! A series for programs: JSON a line, or CSV.

use super::place;
use crate::check::jsonl::claim;
use kimngach_book::account::{Account, Aside, Point};
use kimngach_book::say;
use kimngach_book::series::Series;
use serde_json::{Map, Number, Value, json};

/// So many digits of a bound are written.
const DIGITS: u32 = 9;

/// One line for each point.
pub(super) fn jsonl(points: &[Point], account: &Account<'_>) -> String {
    let claims = account.claims();
    let mut out = String::new();
    for point in points {
        let mut record = keys(&point.cell.series);
        record.insert("period".into(), json!(point.cell.period.to_string()));
        let [lo, hi] = point.bounds;
        record.insert("lo".into(), end(lo, false));
        record.insert("hi".into(), end(hi, true));
        record.insert("implied".into(), json!(point.is_implied()));
        let list = |numbers: &[usize]| {
            numbers
                .iter()
                .map(|&number| claim(account.reread(number).unwrap_or(&claims.list[number]), claims))
                .collect::<Value>()
        };
        record.insert("told".into(), list(&point.told));
        record.insert("through".into(), list(&point.through));
        let aside = point.aside.iter().map(|(number, why)| {
            let mut claim = claim(&claims.list[*number], claims);
            if let Value::Object(claim) = &mut claim {
                claim.insert("why".into(), json!(code(why)));
            }
            claim
        });
        record.insert("aside".into(), aside.collect());
        out.push_str(&Value::Object(record).to_string());
        out.push('\n');
    }
    out
}

/// One row for each point, the claims by their places.
pub(super) fn csv(points: &[Point], account: &Account<'_>) -> String {
    let claims = account.claims();
    let head = [
        "indicator",
        "flow",
        "area",
        "partner",
        "commodity",
        "coverage",
        "class",
        "unit",
        "period",
        "lo",
        "hi",
        "implied",
        "told",
        "through",
        "aside",
    ];
    let mut out = head.join(",") + "\r\n";
    for point in points {
        let mut record = keys(&point.cell.series);
        let [lo, hi] = point.bounds;
        record.insert("period".into(), json!(point.cell.period.to_string()));
        record.insert("lo".into(), end(lo, false));
        record.insert("hi".into(), end(hi, true));
        record.insert("implied".into(), json!(point.is_implied()));
        let places = |numbers: &mut dyn Iterator<Item = usize>| {
            numbers.map(|number| place(&claims.list[number], claims)).collect::<Vec<_>>().join(" ")
        };
        record.insert("told".into(), json!(places(&mut point.told.iter().copied())));
        record.insert("through".into(), json!(places(&mut point.through.iter().copied())));
        record.insert("aside".into(), json!(places(&mut point.aside.iter().map(|(number, _)| *number))));
        let row: Vec<String> = head.iter().map(|key| cell(record.get(*key))).collect();
        out += &row.join(",");
        out += "\r\n";
    }
    out
}

/// The keys of a series.
pub(crate) fn keys(series: &Series) -> Map<String, Value> {
    let mut record = Map::new();
    let mut put = |key: &str, value: Option<Value>| record.extend(value.map(|value| (key.to_owned(), value)));
    let several = |ids: &[String]| match ids {
        [] => None,
        [one] => Some(json!(one)),
        ids => Some(json!(ids)),
    };
    put("indicator", Some(json!(series.indicator.code())));
    put("flow", series.flow.map(|flow| json!(flow.code())));
    put("area", several(&series.areas));
    put("partner", several(&series.partners));
    put("commodity", series.commodity.as_ref().map(|goods| json!(goods)));
    put("coverage", series.coverage.map(|coverage| json!(coverage.code())));
    put("class", Some(json!(series.class.code())));
    put("unit", Some(json!(series.unit)));
    record
}

/// One end of the bounds; null where it is open.
pub(crate) fn end(value: f64, up: bool) -> Value {
    let told = say::end(value, up, DIGITS).and_then(|end| say::exact(end).parse::<Number>().ok());
    told.map_or(Value::Null, Value::Number)
}

fn code(why: &Aside) -> &'static str {
    match why {
        Aside::Slip => "slip",
        Aside::Revised(_) => "revised",
        Aside::AtOdds => "at-odds",
    }
}

/// A cell of CSV; what a spreadsheet would take for a formula is quoted as text.
fn cell(value: Option<&Value>) -> String {
    let told = match value {
        None | Some(Value::Null) => return String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(ids)) => ids.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("+"),
        Some(other) => other.to_string(),
    };
    if told.contains([',', '"', '\n', '\r']) { format!("\"{}\"", told.replace('"', "\"\"")) } else { told }
}
