//! Which pictures belong into a bulletin? Series and growth of the area's trade, how far plans are met; of a country, its
//! provinces in order and as tiles.

use super::page::{Block, Section};
use super::sentence::Writer;
use super::{Question, subject};
use crate::chart::take::{self, Sources};
use crate::chart::{self, Bars, Caption, Gauge, Line, Per, Picture};
use crate::league::League;
use crate::plan::plans;
use kimngach_book::account::{Point, Wanted};
use kimngach_book::identity::Rules;
use kimngach_book::say;
use kimngach_book::series::Class;
use kimngach_reader::figure::{Flow, Period};

/// Fewer points say as much in words.
const FEW: usize = 3;

/// So many years before the one told of are drawn.
const YEARS: i16 = 4;

/// So many areas are drawn as bars.
const TOP: usize = 15;

/// The section of pictures; nothing where none would show more than a sentence does.
pub(super) fn section(writer: &Writer<'_>, leagues: &[League], rules: &Rules, question: &Question) -> Option<Section> {
    let mut pictures: Vec<(String, Picture)> = Vec::new();
    for flow in [Flow::Total, Flow::Export, Flow::Import] {
        pictures.extend(trade(writer, flow, rules, question));
    }
    pictures.extend(plan(writer, question));
    if subject::kind(&question.area) == Some("country") {
        // Of one flow, the longest period.
        let flow = leagues.first().map(|league| league.question.flow);
        let league = leagues.iter().rfind(|league| Some(league.question.flow) == flow);
        pictures.extend(league.into_iter().flat_map(|league| provinces(writer, league)));
    }
    let blocks = pictures.into_iter().map(|(alt, picture)| Block::Picture { picture, alt }).collect::<Vec<_>>();
    (!blocks.is_empty()).then(|| Section { heading: writer.voice.say("h-pictures"), depth: 1, blocks })
}

/// The series of one flow, and its growth.
fn trade(writer: &Writer<'_>, flow: Flow, rules: &Rules, question: &Question) -> Vec<(String, Picture)> {
    let mut wanted = Wanted::trade(Some(flow), &[], &rules.areas);
    wanted.areas = vec![question.area.clone()];
    (wanted.unit, wanted.class) = (Some("USD".to_owned()), Some(Class::Observed));
    let mut points: Vec<Point> = writer.account.points(&wanted);
    let since = |years: i16| Period::year(question.to.year() - years).map(Period::first);
    points.retain(|point| point.cell.period.last() <= question.to && Some(point.cell.period.first()) >= since(YEARS));
    let Some(series) = points.first().map(|point| point.cell.series.clone()) else { return Vec::new() };
    let per: Per = take::per(&points);
    let (account, lang) = (writer.account, writer.voice.lang);
    let mut out = Vec::new();
    let mut sources = Sources::default();
    let marks = take::marks(&points, per, account, &mut sources);
    if marks.len() >= FEW && marks.iter().filter(|mark| mark.value.is_some()).count() > 1 {
        let caption = caption(writer, take::title("series", &series, lang), &sources);
        let caption = Caption { subtitle: take::about(&series, Some(per), lang), ..caption };
        let line = Line { unit: series.unit.clone(), marks, per };
        out.push((caption.title.clone(), chart::series(&line, &caption)));
    }
    let mut sources = Sources::default();
    let lately = |point: &&Point| Some(point.cell.period.first()) >= since(1);
    let points: Vec<Point> = points.iter().filter(lately).cloned().collect();
    let list = take::growth(&points, per, account, &mut sources, lang);
    if list.len() >= FEW {
        let caption = caption(writer, take::title("growth", &series, lang), &sources);
        let caption = Caption { subtitle: take::about(&series, None, lang), ..caption };
        out.push((caption.title.clone(), chart::bars(&Bars { unit: "percent".into(), list, whole: None }, &caption)));
    }
    out
}

/// How far the plans of the year are met.
fn plan(writer: &Writer<'_>, question: &Question) -> Option<(String, Picture)> {
    let (account, lang) = (writer.account, writer.voice.lang);
    let year = Period::year(question.to.year())?;
    let mut sources = Sources::default();
    let plans = plans(account, std::slice::from_ref(&question.area), year);
    let reached =
        |plan: &&crate::plan::Plan| plan.reached.as_ref().is_none_or(|point| point.cell.period.last() <= question.to);
    let gauges: Vec<Gauge> =
        plans.iter().filter(reached).map(|plan| take::gauge(plan, account, &mut sources, lang)).collect();
    let gauges: Vec<Gauge> = gauges.into_iter().filter(|gauge| gauge.share.is_some()).collect();
    if gauges.is_empty() {
        return None;
    }
    let period = say::period(year, lang);
    let title = chart::title("plan", &[("area", &say::area(&question.area, lang)), ("period", &period)], lang);
    let caption = caption(writer, title, &sources);
    Some((caption.title.clone(), chart::plan(&gauges, &caption)))
}

/// The provinces of a league, as bars and as tiles.
fn provinces(writer: &Writer<'_>, league: &League) -> Vec<(String, Picture)> {
    let (account, lang, asked) = (writer.account, writer.voice.lang, &league.question);
    let (what, period) = (say::kind(asked.indicator, asked.flow, lang), say::period(asked.period, lang));
    let title = |of: &str| chart::title(of, &[("what", &what), ("period", &period)], lang);
    let mut out = Vec::new();
    let mut sources = Sources::default();
    let list = take::league(league, TOP, account, &mut sources, lang);
    if list.len() >= FEW {
        let caption = caption(writer, title("league"), &sources);
        let bars = Bars { unit: asked.unit.clone(), list, whole: None };
        out.push((caption.title.clone(), chart::bars(&bars, &caption)));
    }
    let mut sources = Sources::default();
    let (tiles, values) = take::tiles(league, account, &mut sources);
    if values.len() >= FEW {
        let caption = caption(writer, title("map"), &sources);
        out.push((caption.title.clone(), chart::map(tiles, &values, &asked.unit, &caption)));
    }
    out
}

fn caption(writer: &Writer<'_>, title: String, sources: &Sources) -> Caption {
    let (account, lang) = (writer.account, writer.voice.lang);
    let (names, date) = (sources.names(account, lang), sources.day(account));
    Caption { title, subtitle: String::new(), sources: names, date, lang }
}
