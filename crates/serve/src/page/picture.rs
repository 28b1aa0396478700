//! The charts of reports, made of an edition; every point leads to its sentence.

use super::parts;
use crate::edition::{Board, Dot, Edition, Entry, Goals};
use crate::outlook::Ahead;
use crate::words::word;
use kimngach_book::say;
use kimngach_gate::calendar;
use kimngach_gate::forecast::Point;
use kimngach_reader::Lang;
use kimngach_report::chart::{self, Caption, Counted, Expected, Fan, Line, Mark, Per, Picture, Tile, Tiles};
use maud::{Markup, PreEscaped};
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;

/// The provinces by what they trade.
pub(super) fn tiles(board: &Board, edition: &Edition, title: &str, lang: Lang) -> Markup {
    let tiles = Tiles::on(board.period.last());
    let mut values = BTreeMap::new();
    for line in &board.lines {
        let dot = &edition.series[line.series as usize].dots[line.dot as usize];
        if let Some(id) = tiles.of(&line.area) {
            values.insert(id.to_owned(), Tile { value: published(dot), range: dot.bounds });
        }
    }
    let caption =
        Caption { title: title.to_owned(), subtitle: String::new(), sources: Vec::new(), date: edition.day(), lang };
    PreEscaped(chart::map(tiles, &values, &board.unit, &caption).svg().to_owned())
}

fn published(dot: &Dot) -> Option<f64> {
    let (value, to) = dot.value?;
    value.to_f64().filter(|_| to.is_none())
}

/// The kind of period that most published points are of.
pub(crate) fn per(entry: &Entry) -> Per {
    let count = |per: &Per| entry.dots.iter().filter(|dot| !dot.is_implied() && per.takes(dot.period)).count();
    let order = [Per::Day, Per::Year, Per::Quarter, Per::Month, Per::YearToDate];
    order.into_iter().max_by_key(count).unwrap_or(Per::YearToDate)
}

/// How far the plans of an area are met.
pub(super) fn plans(goals: &Goals, lang: Lang) -> Picture {
    let at = usize::from(lang != Lang::Vi);
    let (area, year) = (say::area(&goals.area, lang), say::period(goals.year, lang));
    let title = chart::title("plan", &[("area", &area), ("period", &year)], lang);
    let sources = goals.sources[at].clone();
    chart::plan(&goals.gauges[at], &Caption { title, subtitle: String::new(), sources, date: goals.day, lang })
}

/// So many days before a forecast are drawn, at most.
const BEFORE: i32 = 42;

/// The days to come of a line of traffic, behind what was counted.
pub(super) fn ahead(of: &Ahead, kind: &dyn Fn(&Point) -> String, edition: &Edition, lang: Lang) -> Picture {
    let first = of.forecast.points.first().map(|point| point.day).unwrap_or_default();
    let shown = of.counted.iter().filter(|(day, ..)| (first - BEFORE..first).contains(&calendar::number(*day)));
    let counted = shown.map(|&(day, value, place)| {
        let link = place.map(|place| parts::link(edition, place));
        Counted { day, value, link }
    });
    let expected = of.forecast.points.iter().filter_map(|point| {
        let (near, far) = (point.within_80, point.within_95);
        Some(Expected { day: calendar::day(point.day)?, middle: point.middle, near, far, kind: kind(point) })
    });
    let fan = Fan { unit: "vehicle".to_owned(), counted: counted.collect(), expected: expected.collect() };
    let gates: Vec<String> = of.line.gate.split('+').map(|id| say::area(id, lang)).collect();
    let caption = Caption {
        title: format!("{} · {}", gates.join(" + "), parts::way(of.line.direction, lang)),
        subtitle: word("a day", lang).to_owned(),
        sources: Vec::new(),
        date: edition.day(),
        lang,
    };
    chart::fan(&fan, &caption)
}

/// A series over time; nothing where no period of this kind is bounded.
pub(crate) fn series(entry: &Entry, per: Per, edition: &Edition, lang: Lang) -> Option<Picture> {
    let mut sources: Vec<u32> = Vec::new();
    let mut dots: Vec<&Dot> = entry.dots.iter().filter(|dot| per.takes(dot.period) && dot.is_bounded()).collect();
    dots.sort_by_key(|dot| (dot.period.last(), dot.period.first()));
    let marks: Vec<Mark> = dots
        .into_iter()
        .map(|dot| {
            let mut numbers = Vec::new();
            for place in dot.told.iter().rev().take(1) {
                let known = sources.iter().position(|known| *known == place.document);
                numbers.push(
                    1 + known.unwrap_or_else(|| {
                        sources.push(place.document);
                        sources.len() - 1
                    }),
                );
            }
            Mark {
                period: dot.period,
                value: published(dot),
                sign: say::bound(dot.bound),
                range: dot.bounds,
                sources: numbers,
                link: dot.place().map(|place| parts::link(edition, place)),
            }
        })
        .collect();
    if marks.is_empty() {
        return None;
    }
    let names = sources.iter().map(|&number| {
        let doc = &edition.documents[number as usize];
        parts::day(doc, lang).map_or_else(|| doc.title().to_owned(), |day| format!("{} ({day})", doc.title()))
    });
    let date = sources.iter().filter_map(|&number| edition.documents[number as usize].day()).max();
    let subtitle = chart::title(per.code(), &[], lang);
    let caption = Caption { title: entry.name(lang), subtitle, sources: names.collect(), date, lang };
    Some(chart::series(&Line { unit: entry.series.unit.clone(), marks, per }, &caption))
}
