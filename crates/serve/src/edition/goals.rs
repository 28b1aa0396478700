//! What was planned for an area in the last year that is planned for, and how far it is met.

use super::{Place, bare};
use jiff::civil::Date;
use kimngach_book::account::{Account, Point};
use kimngach_book::series::{Class, Measure, Territory};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Base, Period, Transform};
use kimngach_report::chart::Gauge;
use kimngach_report::chart::take::{Sources, gauge};
use kimngach_report::plan::plans;
use std::collections::{BTreeMap, BTreeSet};

/// The plans of an area for one year.
#[derive(Clone, PartialEq, Debug)]
pub struct Goals {
    /// The territory.
    pub area: Territory,
    /// The year.
    pub year: Period,
    /// How far each is met, in Vietnamese and English.
    pub gauges: [Vec<Gauge>; 2],
    /// What the documents behind them are called, in Vietnamese and English.
    pub sources: [Vec<String>; 2],
    /// The day of the newest of these.
    pub day: Option<Date>,
    /// For each plan, the figures that tell it.
    pub places: Vec<Vec<Place>>,
}

/// So many plans of an area are shown.
const MOST: usize = 6;
/// So many years are looked at for one that something was planned for.
const YEARS: usize = 3;

/// The plans of all areas, or of one, by the ids of the areas.
pub(super) fn goals(
    account: &Account<'_>,
    area: Option<&str>,
    place: &impl Fn(usize) -> Option<Place>,
) -> BTreeMap<String, Goals> {
    let mut years: BTreeMap<String, BTreeSet<(Period, Territory)>> = BTreeMap::new();
    let mut note = |areas: &[Territory], year: Period| {
        let [one] = areas else { return };
        if area.is_none_or(|area| bare(one) == area) {
            years.entry(bare(one).to_owned()).or_default().insert((year, one.clone()));
        }
    };
    let is_year = |period: Period| period.is_whole_years() && period.first().year() == period.last().year();
    for cell in account.cells() {
        let planned = cell.series.class == Class::Target && cell.series.measure == Measure::Amount;
        if planned && is_year(cell.period) {
            note(&cell.series.areas, cell.period);
        }
    }
    for (number, claim) in account.claims().list.iter().enumerate() {
        let said = &claim.said;
        let cell = (said.transform == Transform::Plan).then(|| account.about(number)).flatten();
        let year = match (&said.base, said.period) {
            (Some(Base::Period(year)), _) => Some(*year),
            (_, Some(period)) => Period::year(period.last().year()),
            _ => None,
        };
        if let Some((cell, year)) = cell.zip(year).filter(|(_, year)| is_year(*year)) {
            note(&account.cells()[cell].series.areas, year);
        }
    }
    let newest = |years: &BTreeSet<(Period, Territory)>| {
        let found = years.iter().rev().take(YEARS).find_map(|(year, area)| {
            let list = plans(account, std::slice::from_ref(area), *year);
            (!list.is_empty()).then_some((*year, area.clone(), list))
        });
        found.map(|(year, area, mut list)| {
            list.truncate(MOST);
            let mut sources = [Sources::default(), Sources::default()];
            let mut drawn = |at: usize, lang: Lang| -> Vec<Gauge> {
                list.iter().map(|plan| gauge(plan, account, &mut sources[at], lang)).collect()
            };
            let gauges = [drawn(0, Lang::Vi), drawn(1, Lang::En)];
            let told = |point: &Option<Point>| point.iter().flat_map(|point| point.told.clone()).collect::<Vec<_>>();
            let places = list.iter().map(|plan| {
                let claims = told(&plan.target).into_iter().chain(told(&plan.reached)).chain(plan.share_told);
                let mut places: Vec<Place> = claims.filter_map(place).collect();
                places.sort_unstable();
                places.dedup();
                places
            });
            Goals {
                area,
                year,
                gauges,
                places: places.collect(),
                day: sources[0].day(account),
                sources: [sources[0].names(account, Lang::Vi), sources[1].names(account, Lang::En)],
            }
        })
    };
    years.into_iter().filter_map(|(id, years)| Some((id, newest(&years)?))).collect()
}
