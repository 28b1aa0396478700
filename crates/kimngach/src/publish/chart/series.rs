//! Pictures of series.

use super::{caption, put};
use crate::cli::DrawSeries;
use crate::problem::Problem;
use crate::series::{nothing, wanted};
use crate::{books, read};
use kimngach_book::account::{Account, Point};
use kimngach_book::say;
use kimngach_book::series::{Areas, Class};
use kimngach_reader::Lang;
use kimngach_report::chart::take::{self, Sources};
use kimngach_report::chart::{self, Bars, Line, Per, Small};

/// A series over time.
pub(super) fn series(options: &DrawSeries) -> Result<bool, Problem> {
    drawn(options, |options, account, areas, ui| {
        let points = points(options, account, areas, ui)?;
        let (per, mut sources) = (per(options, &points), Sources::default());
        let marks = take::marks(&points, per, account, &mut sources);
        let series = &points[0].cell.series;
        if marks.is_empty() {
            return Err(Problem::new("no bounded figures by such periods; try another --per"));
        }
        let title = take::title("series", series, ui);
        let caption = caption(title, take::about(series, Some(per), ui), &options.paint, &sources, account, ui);
        Ok(chart::series(&Line { unit: series.unit.clone(), marks, per }, &caption))
    })
}

/// Growth on the year before.
pub(super) fn growth(options: &DrawSeries) -> Result<bool, Problem> {
    drawn(options, |options, account, areas, ui| {
        let points = points(options, account, areas, ui)?;
        let (per, mut sources) = (per(options, &points), Sources::default());
        let list = take::growth(&points, per, account, &mut sources, ui);
        let series = &points[0].cell.series;
        if list.is_empty() {
            let told = "no growth on a year before is told or follows by such periods; try another --per";
            return Err(Problem::new(told));
        }
        let caption = caption(
            take::title("growth", series, ui),
            take::about(series, None, ui),
            &options.paint,
            &sources,
            account,
            ui,
        );
        Ok(chart::bars(&Bars { unit: "percent".into(), list, whole: None }, &caption))
    })
}

/// Several series side by side.
pub(super) fn multiples(options: &DrawSeries) -> Result<bool, Problem> {
    drawn(options, |options, account, areas, ui| {
        let mut sources = Sources::default();
        let first = options.words.words.first().map(String::as_str).unwrap_or_default();
        let mut each = Vec::new();
        for area in first.split(',').map(str::trim).filter(|area| !area.is_empty()) {
            let mut own = options.clone();
            area.clone_into(&mut own.words.words[0]);
            each.push(points(&own, account, areas, ui)?);
        }
        let all: Vec<Point> = each.iter().flatten().cloned().collect();
        let Some(series) = all.first().map(|point| point.cell.series.clone()) else {
            return Err(Problem::new("name areas with commas between them: bac-giang,bac-ninh"));
        };
        let per = per(options, &all);
        let small = |points: &Vec<Point>| {
            let marks = take::marks(points, per, account, &mut sources);
            let of = &points[0].cell.series;
            Small { name: say::areas(&of.areas, ui), line: Line { unit: of.unit.clone(), marks, per } }
        };
        let list: Vec<Small> = each.iter().map(small).collect();
        if let Some(other) = list.iter().find(|small| small.line.unit != series.unit) {
            let told = format!("counted in {} and {}; choose one with --unit", series.unit, other.line.unit);
            return Err(Problem::at(&other.name, told));
        }
        let title = take::title("multiples", &series, ui);
        let caption = caption(title, take::about(&series, Some(per), ui), &options.paint, &sources, account, ui);
        Ok(chart::multiples(&list, &caption))
    })
}

type Draw = fn(&DrawSeries, &Account<'_>, &Areas, Lang) -> Result<chart::Picture, Problem>;

fn drawn(options: &DrawSeries, draw: Draw) -> Result<bool, Problem> {
    let shown = &options.shown;
    let look = read::look_of(shown.lang, shown.color);
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.books, &shown.common())?;
    let account = Account::of(&claims, &rules);
    put(&draw(options, &account, &rules.areas, look.ui)?, &options.paint)?;
    Ok(fine)
}

/// The points of the series that is asked for: of several classes and units, the one most is published of.
fn points(options: &DrawSeries, account: &Account<'_>, areas: &Areas, ui: Lang) -> Result<Vec<Point>, Problem> {
    let mut wanted = wanted(&options.words, areas)?;
    wanted.class = wanted.class.or(Some(Class::Observed));
    let points = account.points(&wanted);
    let runs = points.chunk_by(|a, b| a.cell.series == b.cell.series);
    let most = runs.max_by_key(|run| run.iter().filter(|point| !point.is_implied()).count());
    most.map(<[Point]>::to_vec).ok_or_else(|| nothing(&wanted, account.claims(), ui))
}

fn per(options: &DrawSeries, points: &[Point]) -> Per {
    let told = options.per.as_deref().and_then(|code| Per::ALL.into_iter().find(|per| per.code() == code));
    told.unwrap_or_else(|| take::per(points))
}
