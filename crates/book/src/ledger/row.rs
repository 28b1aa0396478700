//! A claim as the values of the columns of a figure, and back.

use super::LedgerError;
use super::sql::{Cell, Row};
use crate::claim::{Claim, How, Statement};
use jiff::civil::Date;
use kimngach_reader::Span;
use kimngach_reader::figure::{Base, Bound, Coverage, Flow, Indicator, Key, Known, Period, Section, Status, Transform};
use serde_json::Value;
use std::fmt::Write as _;

/// The columns, in the order of the values.
pub(super) const COLUMNS: [&str; 31] = [
    "document",
    "place",
    "at_start",
    "at_end",
    "byte_start",
    "byte_end",
    "text",
    "indicator",
    "flow",
    "area",
    "areas",
    "partner",
    "partners",
    "commodity",
    "coverage",
    "period_first",
    "period_last",
    "transform",
    "base_first",
    "base_last",
    "base_whole",
    "value",
    "value_to",
    "unit",
    "bound",
    "status",
    "source",
    "section",
    "open",
    "how",
    "read",
];

/// The values of a claim, which is the so-manieth of its document.
pub(super) fn cells(document: i64, place: usize, claim: &Claim) -> [Cell<'_>; COLUMNS.len()] {
    let said = &claim.said;
    let code = Cell::text;
    let [area, areas] = several(&said.areas);
    let [partner, partners] = several(&said.partners);
    let base = said.base.as_ref();
    let span = |base: &Base| match base {
        Base::Period(period) => Some(*period),
        Base::Whole(_) => None,
    };
    let base_span = base.and_then(span);
    let whole = match base {
        Some(Base::Whole(whole)) => Cell::text(whole),
        _ => Cell::Null,
    };
    let section = if claim.teaser { Section::Teaser } else { Section::Article };
    [
        Cell::Int(document),
        Cell::number(place),
        Cell::number(claim.at[0]),
        Cell::number(claim.at[1]),
        Cell::maybe(claim.bytes, |at| Cell::number(at.start())),
        Cell::maybe(claim.bytes, |at| Cell::number(at.end())),
        Cell::text(&claim.text),
        code(said.indicator.code()),
        Cell::maybe(said.flow, |flow| code(flow.code())),
        area,
        areas,
        partner,
        partners,
        Cell::maybe(said.commodity.as_deref(), Cell::text),
        Cell::maybe(said.coverage, |coverage| code(coverage.code())),
        Cell::maybe(said.period, |period| Cell::made(period.first())),
        Cell::maybe(said.period, |period| Cell::made(period.last())),
        code(said.transform.code()),
        Cell::maybe(base_span, |period| Cell::made(period.first())),
        Cell::maybe(base_span, |period| Cell::made(period.last())),
        whole,
        Cell::made(said.value),
        Cell::maybe(said.value_to, Cell::made),
        Cell::text(&said.unit),
        Cell::maybe(said.bound, |bound| code(bound.code())),
        Cell::maybe(said.status, |status| code(status.code())),
        Cell::maybe(claim.credited.as_deref(), Cell::text),
        code(section.code()),
        if claim.open.is_empty() { Cell::Null } else { Cell::made(list(claim.open.iter().map(|key| key.code()))) },
        if claim.how.is_empty() { Cell::Null } else { Cell::made(how(&claim.how)) },
        Cell::Int(i64::from(claim.read)),
    ]
}

pub(super) fn has_zero(cell: &Cell<'_>) -> bool {
    matches!(cell, Cell::Text(text) if text.contains('\0'))
}

/// One id in a column of its own, several as a list.
fn several(ids: &[String]) -> [Cell<'_>; 2] {
    match ids {
        [] => [Cell::Null, Cell::Null],
        [one] => [Cell::text(one), Cell::Null],
        ids => [Cell::Null, Cell::made(list(ids.iter().map(String::as_str)))],
    }
}

pub(super) fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    Value::from_iter(items).to_string()
}

fn how(how: &[How]) -> String {
    let mut out = String::with_capacity(64 * how.len());
    for (n, How { key, known, rule, at }) in how.iter().enumerate() {
        let rule = Value::from(rule.as_ref());
        let _ = write!(out, "{}[\"{key}\",\"{known}\",{rule}", if n == 0 { "[" } else { "," });
        let _ = match at {
            Some(at) => write!(out, ",{},{}]", at.start(), at.end()),
            None => write!(out, ",null,null]"),
        };
    }
    out.push(']');
    out
}

/// The document of a row, and its claim.
pub(super) fn claim(row: &mut Row<'_>) -> Result<(i64, Claim), LedgerError> {
    let missing = || LedgerError::damaged("a column that always says something is empty");
    let said = Statement {
        indicator: row.read(7, Indicator::from_code)?.ok_or_else(missing)?,
        flow: row.read(8, Flow::from_code)?,
        areas: ids(row, 9)?,
        partners: ids(row, 11)?,
        commodity: row.text(13),
        coverage: row.read(14, Coverage::from_code)?,
        period: period(row, 15)?,
        transform: row.read(17, Transform::from_code)?.ok_or_else(missing)?,
        base: period(row, 18)?.map(Base::Period).or(row.text(20).map(Base::Whole)),
        value: row.read(21, |value| value.parse().ok())?.ok_or_else(missing)?,
        value_to: row.read(22, |value| value.parse().ok())?,
        unit: row.needed(23)?,
        bound: row.read(24, Bound::from_code)?,
        status: row.read(25, Status::from_code)?,
    };
    let section = row.read(27, Section::from_code)?;
    let claim = Claim {
        document: 0,
        place: row.count(1),
        at: [row.count(2), row.count(3)],
        bytes: row.int(4).map(|_| Span::new(row.count(4), row.count(5))),
        text: row.needed(6)?,
        sentence: None,
        line: None,
        day: Date::MAX,
        said,
        open: row.read(28, open)?.unwrap_or_default(),
        credited: row.text(26),
        how: row.read(29, known)?.unwrap_or_default(),
        teaser: section == Some(Section::Teaser),
        read: row.int(30) == Some(1),
    };
    Ok((row.int(0).unwrap_or_default(), claim))
}

fn ids(row: &mut Row<'_>, at: usize) -> Result<Vec<String>, LedgerError> {
    let one = row.text(at);
    Ok(row.read(at + 1, |list| serde_json::from_str(list).ok())?.unwrap_or_else(|| one.into_iter().collect()))
}

fn period(row: &Row<'_>, at: usize) -> Result<Option<Period>, LedgerError> {
    let day = |at| row.read::<Date>(at, |day| day.parse().ok());
    Ok(day(at)?.zip(day(at + 1)?).and_then(|(first, last)| Period::new(first, last)))
}

fn open(list: &str) -> Option<Vec<Key>> {
    let keys: Vec<String> = serde_json::from_str(list).ok()?;
    keys.iter().map(|key| Key::from_code(key)).collect()
}

/// Key, how it is known, rule, and where its words start and end.
type Written<'a> = (&'a str, &'a str, String, Option<usize>, Option<usize>);

fn known(list: &str) -> Option<Vec<How>> {
    let list: Vec<Written<'_>> = serde_json::from_str(list).ok()?;
    let one = |(key, known, rule, start, end): Written<'_>| {
        Some(How {
            key: Key::from_code(key)?,
            known: Known::from_code(known)?,
            rule: rule.into(),
            at: start.zip(end).map(|(start, end)| Span::new(start, end)),
        })
    };
    list.into_iter().map(one).collect()
}
