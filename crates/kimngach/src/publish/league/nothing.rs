//! When nothing is told of what was asked: what is the nearest thing that is?

use crate::problem::Problem;
use kimngach_book::account::Account;
use kimngach_book::say;
use kimngach_book::series::{Areas, Cell, Class, Measure};
use kimngach_reader::Lang;
use kimngach_report::league::Question;
use std::collections::BTreeMap;

/// The line that says so.
pub(super) fn nothing(account: &Account<'_>, areas: &Areas, question: &Question, ui: Lang) -> Problem {
    let mut coverages: BTreeMap<&str, usize> = BTreeMap::new();
    let mut periods: BTreeMap<_, usize> = BTreeMap::new();
    for (number, cell) in account.cells().iter().enumerate() {
        if is_of(cell, areas, question) && !account.point(number).told.is_empty() {
            let same = cell.series.coverage == question.coverage;
            if same && cell.series.unit == question.unit {
                *periods.entry(cell.period).or_default() += 1;
            }
            if cell.period == question.period && !same {
                *coverages.entry(cell.series.coverage.map_or("none", |coverage| coverage.code())).or_default() += 1;
            }
        }
    }
    let what = say::kind(question.indicator, question.flow, ui);
    let coverage = question.coverage.map(|coverage| format!(", coverage {}", coverage.code())).unwrap_or_default();
    let asked = format!("no area is told of for {what}{coverage}, {}", question.period);
    let counted = |(code, count): (&&str, &usize)| match *code {
        "none" => format!("without a coverage ({count})"),
        code => format!("with --coverage {code} ({count})"),
    };
    let day = |period: &kimngach_reader::figure::Period| period.last();
    let away = |period: &kimngach_reader::figure::Period| {
        let days = day(period).until(day(&question.period)).map_or(i32::MAX, |span| span.get_days().abs());
        let first = period.first().until(question.period.first()).map_or(i32::MAX, |span| span.get_days().abs());
        days.saturating_add(first)
    };
    let nearest = periods.iter().min_by_key(|(period, count)| (away(period), usize::MAX - **count));
    Problem::new(if !coverages.is_empty() {
        let told: Vec<String> = coverages.iter().map(counted).collect();
        format!("{asked}; it is told {}: kinds of coverage are never mixed", told.join(", "))
    } else if let Some((period, count)) = nearest {
        format!("{asked}; the nearest period that is told is {period} ({count} areas)")
    } else {
        format!("{asked}, nor for any other period; kimngach search shows what is told")
    })
}

/// Whether a cell is of the series that was asked for, whatever the coverage and the period.
fn is_of(cell: &Cell, areas: &Areas, question: &Question) -> bool {
    let series = &cell.series;
    (series.indicator, series.flow) == (question.indicator, question.flow)
        && series.partners == question.partners
        && series.commodity == question.commodity
        && (series.class, series.measure) == (Class::Observed, Measure::Amount)
        && series.areas.len() == 1
        && areas.units(&question.whole, cell.period.last()).contains(&series.areas[0])
}
