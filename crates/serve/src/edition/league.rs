//! Which areas trade most, where enough of them tell it?

use super::{Edition, Entry};
use jiff::civil::Date;
use kimngach_book::Rules;
use kimngach_book::series::{Class, Measure, Territory};
use kimngach_reader::figure::{Coverage, Flow, Indicator, Period};
use kimngach_report::league::places;
use std::collections::{BTreeMap, BTreeSet};

/// Areas by what they trade in one period.
#[derive(Clone, PartialEq, Debug)]
pub struct Board {
    /// The direction.
    pub flow: Flow,
    /// Which part of the trade.
    pub coverage: Option<Coverage>,
    /// The period.
    pub period: Period,
    /// What is counted in.
    pub unit: String,
    /// The areas, the greatest first.
    pub lines: Vec<Line>,
}

/// An area of a board.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The territory.
    pub area: Territory,
    /// Its series, by number.
    pub series: u32,
    /// The period of that, by number.
    pub dot: u32,
    /// The best and the worst place that the bounds leave.
    pub rank: [usize; 2],
}

/// Fewer areas are no league.
const FEWEST: usize = 3;
/// What is older by so many days than the newest document is no news.
const DAYS: i32 = 730;

/// For each direction, the period that most areas tell; of equals the latest, and the longest.
pub(super) fn boards(edition: &Edition, rules: &Rules) -> Vec<Board> {
    let Some(newest) = edition.day() else { return Vec::new() };
    type Key = (Flow, Option<Coverage>, String, Period);
    let mut told: BTreeMap<Key, Vec<(u32, u32)>> = BTreeMap::new();
    let mut provinces: BTreeMap<Date, BTreeSet<Territory>> = BTreeMap::new();
    for (number, entry) in edition.series.iter().enumerate() {
        let series = &entry.series;
        let plain = series.partners.is_empty() && series.commodity.is_none() && series.areas.len() == 1;
        let trade = series.indicator == Indicator::GoodsTrade
            && series.class == Class::Observed
            && series.measure == Measure::Amount;
        let Some(flow) = series.flow.filter(|flow| plain && trade && *flow != Flow::Balance) else { continue };
        for (at, dot) in entry.dots.iter().enumerate().filter(|(_, dot)| !dot.is_implied() && dot.is_bounded()) {
            let last = dot.period.last();
            let old = (newest - last).get_days() > DAYS;
            let units = || rules.areas.units("vietnam", last);
            if !old && provinces.entry(last).or_insert_with(units).contains(&series.areas[0]) {
                let key = (flow, series.coverage, series.unit.clone(), dot.period);
                told.entry(key).or_default().push((number as u32, at as u32));
            }
        }
    }
    let mut out = Vec::new();
    for wanted in [Flow::Export, Flow::Import, Flow::Total] {
        let best = told
            .iter()
            .filter(|((flow, ..), lines)| *flow == wanted && lines.len() >= FEWEST)
            .max_by_key(|((_, _, _, period), lines)| (lines.len(), period.last(), std::cmp::Reverse(period.first())));
        if let Some(((flow, coverage, unit, period), lines)) = best {
            let lines = ranked(edition, lines);
            out.push(Board { flow: *flow, coverage: *coverage, period: *period, unit: unit.clone(), lines });
        }
    }
    out
}

fn ranked(edition: &Edition, lines: &[(u32, u32)]) -> Vec<Line> {
    let entry = |series: u32| -> &Entry { &edition.series[series as usize] };
    let bounds: Vec<[f64; 2]> = lines.iter().map(|&(series, dot)| entry(series).dots[dot as usize].bounds).collect();
    let mut out: Vec<(f64, Line)> = lines
        .iter()
        .zip(places(&bounds))
        .zip(&bounds)
        .map(|((&(series, dot), rank), [lo, hi])| {
            let area = entry(series).series.areas[0].clone();
            (f64::midpoint(*lo, *hi), Line { area, series, dot, rank })
        })
        .collect();
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.area.cmp(&b.1.area)));
    out.into_iter().map(|(_, line)| line).collect()
}
