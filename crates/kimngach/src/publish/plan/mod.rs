//! Claims in, plans and how far they are met out.

use crate::area;
use crate::cli::PlanArgs;
use crate::problem::Problem;
use crate::publish::league::{bounds, percent};
use crate::publish::rows::{Column, Field, Rows};
use crate::series::{period, place};
use crate::write::Look;
use crate::{books, read};
use kimngach_book::account::{Account, Point};
use kimngach_book::say;
use kimngach_book::series::Class;
use kimngach_reader::Lang;
use kimngach_reader::figure::Transform;
use kimngach_report::chart::take::name;
use kimngach_report::plan::{Plan, plans};
use kimngach_report::range::Range;
use kimngach_report::wording::word;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// `kimngach plan`: true when every document was read.
pub(crate) fn command(options: &PlanArgs) -> Result<bool, Problem> {
    let shown = &options.asked.shown;
    let look = read::look_of(shown.lang, shown.color);
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.asked.books, &shown.common())?;
    let year = period(&options.year)
        .ok_or_else(|| Problem::at(format!("'{}'", options.year), "is no year; write 2024, or 2021-01/2025-12"))?;
    let area = area::find(&options.area, &claims, look.ui)?;
    let account = Account::of(&claims, &rules);
    let areas = [rules.areas.territory(&area, year.last())];
    let plans = plans(&account, &areas, year);
    if plans.is_empty() {
        return Err(nothing(&account, &areas[0], &options.year, look.ui));
    }
    rows(&plans, &account, &format!("{} · {}", say::area(&areas[0], look.ui), say::period(year, look.ui)), look)
        .write(options.asked.format, look)?;
    Ok(fine)
}

/// The years of which a plan is told.
fn nothing(account: &Account<'_>, area: &str, year: &str, ui: Lang) -> Problem {
    let claims = account.claims().list.iter().enumerate();
    let years: BTreeSet<String> = claims
        .filter_map(|(number, claim)| {
            let cell = &account.cells()[account.about(number)?];
            let plan = claim.said.transform == Transform::Plan || cell.series.class == Class::Target;
            (plan && cell.series.areas == [area.to_owned()]).then(|| cell.period.last().year().to_string())
        })
        .collect();
    if years.contains(year) {
        let why = "figures that it rests on are contradicted; kimngach check says which";
        return Problem::new(format!("the plan of {} for {year} comes to no amount: {why}", say::area(area, ui)));
    }
    let told = years.into_iter().collect::<Vec<_>>().join(", ");
    let rest = if told.is_empty() { "nor for any other year".to_owned() } else { format!("but for {told}") };
    Problem::new(format!("no plan of {} is told for {year}, {rest}", say::area(area, ui)))
}

fn rows(plans: &[Plan], account: &Account<'_>, heading: &str, look: Look) -> Rows {
    let ui = look.ui;
    let column = |key, title| Column { key, title: word(title, ui) };
    let columns = vec![
        column("series", "series"),
        column("target", "plan"),
        column("reached", "reached"),
        column("until", "until"),
        column("share", "plan-share"),
        column("missing", "missing"),
        column("missing_a_month", "monthly"),
        Column { key: "told", title: "" },
    ];
    let rows = plans.iter().map(|plan| {
        let unit = &plan.series.unit;
        let until = plan.reached.as_ref().map(|point| point.cell.period);
        let sources = [&plan.target, &plan.reached].into_iter().flatten().flat_map(|point| &point.told);
        let sources = sources.chain(&plan.share_told);
        let sources: Vec<Value> =
            sources.map(|&claim| json!(place(&account.claims().list[claim], account.claims()))).collect();
        vec![
            Field::text(name(&plan.series, ui)),
            plan.target.as_ref().map_or_else(none, |point| told(point, account, ui)),
            plan.reached.as_ref().map_or_else(none, |point| told(point, account, ui)),
            until.map_or_else(none, |period| Field::new(say::period(period, ui), period.to_string())),
            percent(plan.share, false, ui),
            left(plan.missing, unit, ui),
            plan.monthly.filter(|[lo, _]| *lo > 0.0).map_or_else(none, |range| bounds(range, unit, ui)),
            Field::new("", Value::Array(sources)),
        ]
    });
    Rows { heading: heading.to_owned(), rows: rows.collect(), columns, footing: String::new() }
}

/// What is missing, or by how much the plan is passed.
fn left(range: Option<Range>, unit: &str, ui: Lang) -> Field {
    match range {
        None => none(),
        Some([lo, hi]) if hi < 0.0 => {
            let passed = bounds([-hi, -lo], unit, ui);
            Field::new(format!("{} {}", word("passed", ui), passed.shown), bounds([lo, hi], unit, ui).value)
        }
        Some(range) => bounds(range, unit, ui),
    }
}

fn none() -> Field {
    Field::new("", Value::Null)
}

/// An amount as told, else its bounds.
pub(crate) fn told(point: &Point, account: &Account<'_>, ui: Lang) -> Field {
    let limits = bounds(point.bounds, &point.cell.series.unit, ui);
    match point.told.first().map(|&claim| &account.claims().list[claim].said) {
        Some(said) => {
            let value = say::amount(said.value, said.value_to, &said.unit, false, ui);
            Field::new(format!("{}{value}", say::bound(said.bound)), limits.value)
        }
        None => Field::new(format!("{} ({})", limits.shown, say::label("implied", ui)), limits.value),
    }
}
