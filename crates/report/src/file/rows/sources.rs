//! A row for each document.

use super::day;
use crate::file::{Books, Cell};

pub(super) fn rows<'a>(books: &Books<'a>) -> Vec<Vec<Cell<'a>>> {
    let mut figures = vec![0_usize; books.claims.sources.len()];
    for claim in &books.claims.list {
        figures[claim.document] += 1;
    }
    let row = |(source, figures): (&'a kimngach_book::Source, usize)| {
        let held = source.held.as_ref();
        vec![
            Cell::text(Some(source.id.as_str())),
            Cell::text(source.title.as_deref()),
            day(source.published),
            Cell::text(source.url.as_deref()),
            Cell::whole(Some(figures)),
            Cell::whole(held.map(|held| held.vintage)),
            day(held.map(|held| held.fetched)),
            Cell::text(held.map(|held| held.hash.as_str())),
        ]
    };
    books.claims.sources.iter().zip(figures).map(row).collect()
}
