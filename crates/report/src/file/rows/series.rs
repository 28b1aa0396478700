//! A row for each period of each series.

use super::{day, ids, places};
use crate::file::{Books, Cell};
use kimngach_book::account::{Account, Point};
use kimngach_book::{Claim, say};

/// So many digits of a bound are written.
const DIGITS: u32 = 9;

pub(super) fn rows<'a>(books: &Books<'a>) -> Vec<Vec<Cell<'a>>> {
    let Some(account) = books.account else { return Vec::new() };
    account.every().iter().map(|point| row(point, account)).collect()
}

fn row<'a>(point: &Point, account: &'a Account<'_>) -> Vec<Cell<'a>> {
    let claims = account.claims();
    let (series, period) = (&point.cell.series, point.cell.period);
    let latest = latest(point, account);
    let source = latest.map(|claim| claims.source(claim));
    let [lo, hi] = point.bounds;
    let owned = |cell: Cell<'_>| match cell {
        Cell::Text(text) => Cell::Text(text.into_owned().into()),
        _ => Cell::Empty,
    };
    vec![
        Cell::text(Some(series.indicator.code())),
        Cell::text(series.flow.map(|flow| flow.code())),
        owned(ids(&series.areas)),
        owned(ids(&series.partners)),
        Cell::text(series.commodity.clone()),
        Cell::text(series.coverage.map(|coverage| coverage.code())),
        Cell::text(Some(series.class.code())),
        Cell::text(Some(series.measure.code())),
        Cell::text(Some(series.unit.clone())),
        day(Some(period.first())),
        day(Some(period.last())),
        Cell::number(latest.filter(|claim| claim.said.value_to.is_none()).map(|claim| claim.said.value)),
        Cell::number(say::end(lo, false, DIGITS)),
        Cell::number(say::end(hi, true, DIGITS)),
        Cell::Flag(point.is_implied()),
        Cell::text(latest.and_then(|claim| claim.said.status).map(|status| status.code())),
        day(source.and_then(|source| source.published)),
        places(point.told.iter().copied(), claims),
        places(point.through.iter().copied(), claims),
        places(point.aside.iter().map(|(number, _)| *number), claims),
        Cell::text(source.and_then(|source| source.url.as_deref())),
    ]
}

/// The claim of the newest document that tells the amount of a point.
pub(in crate::file) fn latest<'a>(point: &Point, account: &'a Account<'_>) -> Option<&'a Claim> {
    let claims = account.claims();
    let told = point.told.iter().map(|&number| account.reread(number).unwrap_or(&claims.list[number]));
    told.max_by_key(|claim| claims.source(claim).published)
}
