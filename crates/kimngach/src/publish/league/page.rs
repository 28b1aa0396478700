//! A league as rows.

use crate::publish::rows::{Column, Field, Rows};
use crate::series::end;
use crate::write::Look;
use kimngach_book::account::{Account, Point};
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_report::league::{Change, League};
use kimngach_report::range::Range;
use kimngach_report::wording::word;
use serde_json::{Value, json};

/// So many digits of a bound are shown.
const DIGITS: u32 = 4;

/// The rows of a league, the first so many of them.
pub(super) fn rows(league: &League, account: &Account<'_>, top: Option<usize>, look: Look) -> Rows {
    let ui = look.ui;
    let column = |key, title| Column { key, title: word(title, ui) };
    let columns = vec![
        column("rank", "rank"),
        column("area", "area"),
        column("value", "amount"),
        column("bounds", "bounds"),
        column("share", "share"),
        column("yoy", "on-year"),
        column("pop", "on-before"),
        column("rank_before", "moved"),
        Column { key: "told", title: "" },
    ];
    let top = top.unwrap_or(usize::MAX);
    let unit = &league.question.unit;
    let rows = league.rows.iter().take(top).map(|row| {
        let told = row.point.told.first().map(|&claim| &account.claims().list[claim]);
        let value = told.map(|claim| {
            let said = &claim.said;
            let value = say::amount(said.value, said.value_to, &said.unit, false, ui);
            Field::new(format!("{}{value}", say::bound(said.bound)), crate::check::jsonl::number(said.value))
        });
        let sources = row.point.told.iter().chain(&row.point.through).chain(&row.told);
        let sources =
            sources.map(|&claim| json!(crate::series::place(&account.claims().list[claim], account.claims())));
        vec![
            Field::new(place(row.rank), json!(row.rank)),
            Field::new(say::area(&row.area, ui), row.area.clone()),
            value.unwrap_or_else(|| Field::new(say::label("implied", ui), Value::Null)),
            bounds(row.point.bounds, unit, ui),
            percent(row.share, false, ui),
            change(row.year.as_ref(), ui),
            change(row.before.as_ref(), ui),
            row.rank_before.map_or_else(
                || Field::new("", Value::Null),
                |before| Field::new(moved(row.rank, before), json!(before)),
            ),
            Field::new("", Value::Array(sources.collect())),
        ]
    });
    let rows: Vec<Vec<Field>> = rows.collect();
    Rows { heading: heading(league, ui), columns, rows, footing: footing(league, account, ui) }
}

fn heading(league: &League, ui: Lang) -> String {
    let question = &league.question;
    let about = say::About {
        indicator: question.indicator,
        flow: question.flow,
        areas: &[] as &[String],
        partners: &question.partners,
        commodity: question.commodity.as_deref(),
        coverage: question.coverage,
    };
    format!("{} · {}", say::series(&about, ui), say::period(question.period, ui))
}

fn footing(league: &League, account: &Account<'_>, ui: Lang) -> String {
    let (known, areas) = (league.rows.len(), league.areas);
    let whole = league.whole.as_ref().map(|whole| format!("{}: {}", word("whole", ui), amount(whole, account, ui)));
    let counted = match ui {
        Lang::Vi => {
            format!("{known}/{areas} địa bàn có số liệu; hạng tính trong số này, hạng kép là chưa phân định được")
        }
        Lang::En => {
            format!("{known} of {areas} areas are told of; ranks are among them, and a range of ranks is not settled")
        }
    };
    whole.into_iter().chain([counted]).collect::<Vec<_>>().join("\n")
}

/// What is told of an amount, else its bounds.
fn amount(point: &Point, account: &Account<'_>, ui: Lang) -> String {
    match point.told.first().map(|&claim| &account.claims().list[claim].said) {
        Some(said) => {
            format!("{}{}", say::bound(said.bound), say::amount(said.value, said.value_to, &said.unit, false, ui))
        }
        None => bounds(point.bounds, &point.cell.series.unit, ui).shown,
    }
}

/// A place, or the first and the last that are left.
fn place([best, worst]: [usize; 2]) -> String {
    if best == worst { best.to_string() } else { format!("{best}–{worst}") }
}

/// The place before, with the way it went where that is settled.
fn moved(now: [usize; 2], before: [usize; 2]) -> String {
    let place = place(before);
    if now[1] < before[0] {
        format!("{place} ▲")
    } else if before[1] < now[0] {
        format!("{place} ▼")
    } else {
        place
    }
}

/// Both ends, rounded outward.
pub(crate) fn bounds([lo, hi]: Range, unit: &str, ui: Lang) -> Field {
    let ends = (say::end(lo, false, DIGITS), say::end(hi, true, DIGITS));
    let shown = match ends {
        (Some(lo), Some(hi)) if lo.is_zero() && !hi.is_zero() => {
            format!("≤\u{202F}{}", say::amount(hi, None, unit, false, ui))
        }
        (Some(lo), Some(hi)) => say::amount(lo, Some(hi), unit, false, ui),
        (lo, hi) => {
            let one = |end: Option<_>| end.map_or("—".to_owned(), |end| say::amount(end, None, unit, false, ui));
            format!("{}–{}", one(lo), one(hi))
        }
    };
    Field::new(shown, json!([end(lo, false), end(hi, true)]))
}

/// A percentage, or between which it lies.
pub(crate) fn percent(range: Option<Range>, signed: bool, ui: Lang) -> Field {
    let Some([lo, hi]) = range else { return Field::new("", Value::Null) };
    let digits = |value: f64| if value.abs() >= 100.0 { 4 } else { 3 };
    let (from, to) = (say::end(lo, false, digits(lo)), say::end(hi, true, digits(hi)));
    let shown = match (from, to) {
        (Some(from), Some(to)) if from == to => say::amount(from, None, "percent", signed, ui),
        (Some(from), Some(to)) => say::amount(from, Some(to), "percent", signed, ui),
        _ => String::new(),
    };
    Field::new(shown, json!([end(lo, false), end(hi, true)]))
}

fn change(change: Option<&Change>, ui: Lang) -> Field {
    percent(change.map(|change| change.range), true, ui)
}
