//! Pictures of leagues and plans.

use super::{caption, put};
use crate::area;
use crate::cli::{DrawLeague, DrawPlan};
use crate::problem::Problem;
use crate::publish::league::question;
use crate::series::period;
use crate::{books, read};
use kimngach_book::account::Account;
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_report::chart::take::{self, Sources};
use kimngach_report::chart::{self, Bars, Gauge, Picture};
use kimngach_report::league::League;
use kimngach_report::plan::plans;

/// So many bars are drawn unless told otherwise.
const TOP: usize = 15;

/// Areas in order.
pub(super) fn league(options: &DrawLeague) -> Result<bool, Problem> {
    drawn(options, |options, league, account, ui| {
        let mut sources = Sources::default();
        let list = take::league(league, options.league.top.unwrap_or(TOP), account, &mut sources, ui);
        let unit = league.question.unit.clone();
        painted("league", options, league, account, ui, &sources, !list.is_empty(), |caption| {
            chart::bars(&Bars { unit, list, whole: None }, caption)
        })
    })
}

/// Parts of the whole.
pub(super) fn share(options: &DrawLeague) -> Result<bool, Problem> {
    drawn(options, |options, league, account, ui| {
        let mut sources = Sources::default();
        let list = take::shares(league, options.league.top.unwrap_or(TOP), account, &mut sources, ui);
        painted("share", options, league, account, ui, &sources, !list.is_empty(), |caption| {
            chart::bars(&Bars { unit: "percent".into(), list, whole: Some(100.0) }, caption)
        })
    })
}

/// Provinces as tiles.
pub(super) fn map(options: &DrawLeague) -> Result<bool, Problem> {
    drawn(options, |options, league, account, ui| {
        let mut sources = Sources::default();
        let (tiles, values) = take::tiles(league, account, &mut sources);
        painted("map", options, league, account, ui, &sources, !values.is_empty(), |caption| {
            chart::map(tiles, &values, &league.question.unit, caption)
        })
    })
}

/// How far plans are met.
pub(super) fn plan(options: &DrawPlan) -> Result<bool, Problem> {
    let (plan, shown) = (&options.plan, &options.plan.asked.shown);
    let ui = read::look_of(shown.lang, shown.color).ui;
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&plan.asked.books, &shown.common())?;
    let year = period(&plan.year)
        .ok_or_else(|| Problem::at(format!("'{}'", plan.year), "is no year; write 2024, or 2021-01/2025-12"))?;
    let area = rules.areas.territory(&area::find(&plan.area, &claims, ui)?, year.last());
    let account = Account::of(&claims, &rules);
    let mut sources = Sources::default();
    let gauges = plans(&account, std::slice::from_ref(&area), year);
    let gauges: Vec<Gauge> = gauges.iter().map(|plan| take::gauge(plan, &account, &mut sources, ui)).collect();
    if gauges.iter().all(|gauge| gauge.share.is_none() && gauge.target.is_none()) {
        return Err(Problem::new(format!("no plan of {} is told for {}", say::area(&area, ui), plan.year)));
    }
    let title = chart::title("plan", &[("area", &say::area(&area, ui)), ("period", &say::period(year, ui))], ui);
    let caption = caption(title, String::new(), &options.paint, &sources, &account, ui);
    put(&chart::plan(&gauges, &caption), &options.paint)?;
    Ok(fine)
}

type Draw = fn(&DrawLeague, &League, &Account<'_>, Lang) -> Result<Picture, Problem>;

fn drawn(options: &DrawLeague, draw: Draw) -> Result<bool, Problem> {
    let shown = &options.league.asked.shown;
    let ui = read::look_of(shown.lang, shown.color).ui;
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.league.asked.books, &shown.common())?;
    let account = Account::of(&claims, &rules);
    let question = question(&options.league, &account, &rules, ui)?;
    let league = League::of(&account, &rules.areas, question);
    put(&draw(options, &league, &account, ui)?, &options.paint)?;
    Ok(fine)
}

#[expect(clippy::too_many_arguments, reason = "one place says what stands around all pictures of leagues")]
fn painted(
    of: &str,
    options: &DrawLeague,
    league: &League,
    account: &Account<'_>,
    ui: Lang,
    sources: &Sources,
    something: bool,
    paint: impl FnOnce(&chart::Caption) -> Picture,
) -> Result<Picture, Problem> {
    let question = &league.question;
    if !something {
        let told = "nothing is told of such a league; kimngach league says what is";
        return Err(Problem::at(question.period, told));
    }
    let (what, period) = (say::kind(question.indicator, question.flow, ui), say::period(question.period, ui));
    let title = chart::title(of, &[("what", &what), ("period", &period)], ui);
    let mut parts: Vec<String> = question.commodity.iter().map(|words| say::goods(words, ui)).collect();
    if !question.partners.is_empty() {
        parts.push(format!("{} {}", say::label("with", ui), say::areas(&question.partners, ui)));
    }
    parts.extend(question.coverage.map(|coverage| say::coverage(coverage, ui).to_owned()));
    let caption = caption(title, parts.join(", "), &options.paint, sources, account, ui);
    Ok(paint(&caption))
}
