//! Books as rows of tables.

mod figures;
mod findings;
mod series;
mod sources;

pub(super) use figures::printed;
pub(super) use series::latest;

use super::{Books, Cell, Sheet, Table};
use jiff::civil::Date;
use kimngach_book::Claims;

/// The table of a sheet.
pub(super) fn table<'a>(books: &Books<'a>, sheet: Sheet) -> Table<'a> {
    let rows = match sheet {
        Sheet::Figures => figures::rows(books),
        Sheet::Series => series::rows(books),
        Sheet::Findings => findings::rows(books),
        Sheet::Sources => sources::rows(books),
    };
    Table { sheet, rows }
}

/// Where claims stand: `document:character`, separated by blanks.
fn places<'a>(numbers: impl Iterator<Item = usize>, claims: &Claims) -> Cell<'a> {
    let place = |number: usize| {
        let claim = &claims.list[number];
        format!("{}:{}", claims.source(claim).id, claim.at[0])
    };
    Cell::text(Some(numbers.map(place).collect::<Vec<_>>().join(" ")))
}

/// Ids that are counted together.
fn ids<'a>(ids: &'a [String]) -> Cell<'a> {
    match ids {
        [] => Cell::Empty,
        [id] => Cell::text(Some(id.as_str())),
        ids => Cell::text(Some(ids.join("+"))),
    }
}

/// A day that is told; that of a document without one is not.
fn day<'a>(day: Option<Date>) -> Cell<'a> {
    Cell::date(day.filter(|day| *day != Date::MAX))
}
