//! Claims in, areas ranked by what they trade out.

mod nothing;
mod page;

pub(crate) use page::{bounds, percent};

use crate::area;
use crate::cli::{LeagueArgs, Per};
use crate::problem::Problem;
use crate::series::{code, period};
use crate::{books, read};
use kimngach_book::Rules;
use kimngach_book::account::Account;
use kimngach_book::series::{Class, Measure};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Coverage, Flow, Indicator, Period};
use kimngach_report::league::{League, Question};
use std::collections::BTreeMap;

/// `kimngach league`: true when every document was read.
pub(crate) fn command(options: &LeagueArgs) -> Result<bool, Problem> {
    let shown = &options.asked.shown;
    let common = shown.common();
    let look = read::look_of(shown.lang, shown.color);
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.asked.books, &common)?;
    let account = Account::of(&claims, &rules);
    let question = question(options, &account, &rules, look.ui)?;
    let league = League::of(&account, &rules.areas, question);
    // What only follows from the amounts of other periods is no league anybody published.
    if league.rows.iter().all(|row| row.point.is_implied()) {
        return Err(nothing::nothing(&account, &rules.areas, &league.question, look.ui));
    }
    page::rows(&league, &account, options.top, look).write(options.asked.format, look)?;
    Ok(fine)
}

/// What is asked for.
pub(crate) fn question(
    options: &LeagueArgs,
    account: &Account<'_>,
    rules: &Rules,
    ui: Lang,
) -> Result<Question, Problem> {
    let mut days = period(&options.period).ok_or_else(|| {
        Problem::at(format!("--period {}", options.period), "is no period; write 2025-02, 2025-Q1, 2025 or FROM/TO")
    })?;
    if options.per == Per::YearToDate {
        days = Period::to_date(days.last());
    }
    let mut partners: Vec<String> = options.partner.iter().map(|code| code.to_uppercase()).collect();
    partners.sort_unstable();
    let mut question = Question {
        whole: rules.areas.territory(&area::find(&options.of, account.claims(), ui)?, days.last()),
        indicator: code(&options.indicator, "--indicator", Indicator::from_code)?,
        flow: options.flow.as_ref().map(|flow| code(flow, "--flow", Flow::from_code)).transpose()?,
        partners,
        commodity: options.commodity.as_ref().map(|goods| goods.to_lowercase()),
        coverage: options.coverage.as_ref().map(|word| code(word, "--coverage", Coverage::from_code)).transpose()?,
        unit: String::new(),
        period: days,
    };
    if question.flow.is_none() && question.indicator == Indicator::GoodsTrade {
        return Err(Problem::new("say which direction of trade: --flow export, import, total or balance"));
    }
    question.unit = options.unit.clone().unwrap_or_else(|| unit(account, &question));
    Ok(question)
}

/// The unit most cells of the series are in.
fn unit(account: &Account<'_>, question: &Question) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for cell in account.cells() {
        let series = &cell.series;
        let of = (series.indicator, series.flow) == (question.indicator, question.flow);
        if of && series.class == Class::Observed && series.measure == Measure::Amount {
            *counts.entry(&series.unit).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or_else(|| "USD".to_owned(), |(unit, _)| unit.to_owned())
}
