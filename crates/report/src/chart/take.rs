//! What is drawn, out of an account.

use super::bars::Bar;
use super::map::{Tile, Tiles};
use super::plan::Gauge;
use super::plot::{Mark, Per};
use super::theme;
use crate::league::{League, Row};
use crate::range::{self, Range};
use jiff::civil::Date;
use kimngach_book::account::{Account, Point};
use kimngach_book::say;
use kimngach_book::series::{Class, Series};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Base, Transform};
use std::collections::BTreeMap;

/// The documents behind a picture, numbered in the order in which they are met.
#[derive(Debug, Default)]
pub struct Sources {
    documents: Vec<usize>,
}

impl Sources {
    /// The numbers of the documents of claims, from 1 on.
    pub fn of(&mut self, told: &[usize], account: &Account<'_>) -> Vec<usize> {
        let mut numbers = Vec::new();
        for &claim in told {
            let document = account.claims().list[claim].document;
            let known = self.documents.iter().position(|known| *known == document);
            let number = known.unwrap_or_else(|| {
                self.documents.push(document);
                self.documents.len() - 1
            });
            if !numbers.contains(&(number + 1)) {
                numbers.push(number + 1);
            }
        }
        numbers
    }

    /// What the documents are called, with their days.
    #[must_use]
    pub fn names(&self, account: &Account<'_>, lang: Lang) -> Vec<String> {
        let name = |&document: &usize| {
            let source = &account.claims().sources[document];
            let title = source.title.as_ref().unwrap_or(&source.id);
            let day = source.published.map(|day| say::period(kimngach_reader::figure::Period::day(day), lang));
            day.map_or_else(|| title.clone(), |day| format!("{title} ({day})"))
        };
        self.documents.iter().map(name).collect()
    }

    /// The day of the newest.
    #[must_use]
    pub fn day(&self, account: &Account<'_>) -> Option<Date> {
        self.documents.iter().filter_map(|&document| account.claims().sources[document].published).max()
    }
}

/// What was published of a point by the newest document, and the sign of its bound.
fn published(point: &Point, account: &Account<'_>) -> (Option<f64>, &'static str) {
    let claims = account.claims();
    let newest = point.told.iter().max_by_key(|&&claim| claims.source(&claims.list[claim]).published);
    newest.map_or((None, ""), |&claim| said(claim, account))
}

/// What a claim says, and the sign of its bound; of a range, nothing.
fn said(claim: usize, account: &Account<'_>) -> (Option<f64>, &'static str) {
    let said = &account.claims().list[claim].said;
    let value = said.value.to_string().parse().ok().filter(|_| said.value_to.is_none());
    (value, say::bound(said.bound))
}

fn is_bounded(point: &Point) -> bool {
    point.bounds.iter().all(|end| end.is_finite())
}

/// The kind of period that most published points are of.
#[must_use]
pub fn per(points: &[Point]) -> Per {
    let count = |per: &Per| points.iter().filter(|point| !point.is_implied() && per.takes(point.cell.period)).count();
    // The last of equals would win: those that say more come last.
    let order = [Per::Day, Per::Year, Per::Quarter, Per::Month, Per::YearToDate];
    order.into_iter().max_by_key(count).unwrap_or(Per::YearToDate)
}

/// The marks of points of one series.
#[must_use]
pub fn marks(points: &[Point], per: Per, account: &Account<'_>, sources: &mut Sources) -> Vec<Mark> {
    let fits = points.iter().filter(|point| per.takes(point.cell.period) && is_bounded(point));
    let mut fits: Vec<&Point> = fits.collect();
    fits.sort_by_key(|point| (point.cell.period.last(), point.cell.period.first()));
    let mark = |point: &Point| {
        let (value, sign) = published(point, account);
        let sources = sources.of(&point.told, account);
        Mark { period: point.cell.period, value, sign, range: point.bounds, sources, link: None }
    };
    fits.into_iter().map(mark).collect()
}

/// Growth on the year before, a bar for each period: as told, else as the bounds leave it where they leave less than ten
/// points.
#[must_use]
pub fn growth(points: &[Point], per: Per, account: &Account<'_>, sources: &mut Sources, lang: Lang) -> Vec<Bar> {
    let claims = account.claims();
    let mut out = Vec::new();
    for point in points.iter().filter(|point| per.takes(point.cell.period)) {
        let before = point.cell.period.shift_years(-1);
        let is_growth = |claim: &&usize| {
            let said = &claims.list[**claim].said;
            said.transform == Transform::Yoy
                && said.base.as_ref().is_none_or(|base| before.is_some_and(|before| *base == Base::Period(before)))
        };
        let told = point.through.iter().filter(is_growth).max_by_key(|&&claim| claims.list[claim].day);
        let worked = || {
            let before = points.iter().find(|other| Some(other.cell.period) == before)?;
            range::growth(point.bounds, before.bounds).filter(|[lo, hi]| hi - lo < 10.0)
        };
        let printed = told.map(|&claim| range::printed(&claims.list[claim]));
        let Some(range) = printed.or_else(worked).filter(|range: &Range| range.iter().all(|end| end.is_finite()))
        else {
            continue;
        };
        let (value, sign) = told.map_or((None, ""), |&claim| said(claim, account));
        out.push(Bar {
            name: say::period(point.cell.period, lang),
            rank: String::new(),
            value,
            sign,
            range,
            sources: told.map(|&claim| sources.of(&[claim], account)).unwrap_or_default(),
        });
    }
    out
}

/// The areas of a league as bars, the first so many.
#[must_use]
pub fn league(league: &League, top: usize, account: &Account<'_>, sources: &mut Sources, lang: Lang) -> Vec<Bar> {
    let bar = |row: &Row| {
        let (value, sign) = published(&row.point, account);
        Bar {
            name: say::area(&row.area, lang),
            rank: match row.rank {
                [first, last] if first == last => first.to_string(),
                [first, last] => format!("{first}–{last}"),
            },
            value,
            sign,
            range: row.point.bounds,
            sources: sources.of(&row.point.told, account),
        }
    };
    league.rows.iter().filter(|row| is_bounded(&row.point)).take(top).map(bar).collect()
}

/// The shares of the areas of a league in the whole, the first so many.
#[must_use]
pub fn shares(league: &League, top: usize, account: &Account<'_>, sources: &mut Sources, lang: Lang) -> Vec<Bar> {
    let bar = |row: &Row| {
        let whole = league.whole.as_ref().map(|whole| whole.told.as_slice()).unwrap_or_default();
        let told: Vec<usize> = row.point.told.iter().chain(whole).copied().collect();
        let range = row.share.filter(|range| range.iter().all(|end| end.is_finite()))?;
        let sources = sources.of(&told, account);
        Some(Bar { name: say::area(&row.area, lang), rank: String::new(), value: None, sign: "", range, sources })
    };
    league.rows.iter().filter_map(bar).take(top).collect()
}

/// The areas of a league as tiles.
#[must_use]
pub fn tiles(league: &League, account: &Account<'_>, sources: &mut Sources) -> (Tiles, BTreeMap<String, Tile>) {
    let tiles = Tiles::on(league.question.period.last());
    let mut out = BTreeMap::new();
    for row in league.rows.iter().filter(|row| is_bounded(&row.point)) {
        if let Some(id) = tiles.of(&row.area) {
            sources.of(&row.point.told, account);
            out.insert(id.to_owned(), Tile { value: published(&row.point, account).0, range: row.point.bounds });
        }
    }
    (tiles, out)
}

/// A plan as a gauge.
#[must_use]
pub fn gauge(plan: &crate::plan::Plan, account: &Account<'_>, sources: &mut Sources, lang: Lang) -> Gauge {
    let finite = |range: &Range| range.iter().all(|end| end.is_finite());
    let of = |point: &Point| (point.bounds, published(point, account).0);
    let told = [&plan.target, &plan.reached].into_iter().flatten().flat_map(|point| point.told.iter());
    let told: Vec<usize> = told.chain(&plan.share_told).copied().collect();
    let until = plan.reached.as_ref().map(|point| point.cell.period.last());
    let elapsed = until.map(|until| {
        let days = |from: Date, to: Date| f64::from((to - from).get_days() + 1);
        days(plan.year.first(), until) / days(plan.year.first(), plan.year.last())
    });
    let share_told = plan.share_told.and_then(|claim| said(claim, account).0);
    Gauge {
        name: capital(&name(&plan.series, lang)),
        unit: plan.series.unit.clone(),
        target: plan.target.as_ref().map(of).filter(|(range, _)| finite(range)),
        reached: plan
            .reached
            .as_ref()
            .map(of)
            .filter(|(range, _)| finite(range))
            .zip(plan.reached.as_ref())
            .map(|((range, value), point)| (range, value, say::period(point.cell.period, lang))),
        share: plan.share.filter(finite).map(|range| (range, share_told)),
        elapsed,
        sources: sources.of(&told, account),
    }
}

/// A series in words, without its area.
#[must_use]
pub fn name(series: &Series, lang: Lang) -> String {
    let about = say::About {
        indicator: series.indicator,
        flow: series.flow,
        areas: &[] as &[String],
        partners: &series.partners,
        commodity: series.commodity.as_deref(),
        coverage: series.coverage,
    };
    say::series(&about, lang)
}

/// A text with its first letter as a capital.
fn capital(told: &str) -> String {
    let mut chars = told.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The title of a picture of a series.
#[must_use]
pub fn title(of: &str, series: &Series, lang: Lang) -> String {
    let what = say::kind(series.indicator, series.flow, lang);
    theme::title(of, &[("what", &what), ("area", &say::areas(&series.areas, lang))], lang)
}

/// Goods, partners, coverage, class and kind of period in words.
#[must_use]
pub fn about(series: &Series, per: Option<Per>, lang: Lang) -> String {
    let mut parts: Vec<String> = series.commodity.iter().map(|words| say::goods(words, lang)).collect();
    if !series.partners.is_empty() {
        parts.push(format!("{} {}", say::label("with", lang), say::areas(&series.partners, lang)));
    }
    parts.extend(series.coverage.map(|coverage| say::coverage(coverage, lang).to_owned()));
    if series.class != Class::Observed {
        parts.push(say::label(series.class.code(), lang).to_owned());
    }
    parts.extend(per.map(|per| theme::title(per.code(), &[], lang).to_lowercase().replace("new year", "New Year")));
    capital(&parts.join(", "))
}
