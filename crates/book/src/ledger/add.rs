//! Puts a document into a ledger, once.

use super::sql::{Cell, Sql};
use super::{Entry, Ledger, LedgerError, Noted, journal, row};
use jiff::civil::Date;

const FIND: &str =
    "SELECT number, state FROM document WHERE source = $1 AND hash = $2 AND coalesce(published, '') = $3";

const INSERT: &str = "\
    INSERT INTO document (source, hash, name, title, url, published, fetched, language, encoding, text, reader, figures) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING number";

const REVIVE: &str = "\
    UPDATE document SET state = 'kept', title = $1, fetched = $2, text = $3, reader = $4, figures = $5 \
    WHERE number = $6 AND state = 'forgotten'";

const VINTAGES: &str = "SELECT count(*) FROM document WHERE source = $1";

const FORGOTTEN: &str = "SELECT max(forgotten) FROM tombstone WHERE document = $1";

/// What became of a document that was to be added.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Added {
    /// It is in the ledger now; so many states of its source are, this one among them.
    New {
        /// The states of its source.
        vintages: usize,
    },
    /// It was there already, and nothing changed.
    There,
    /// It was forgotten, and stays so unless it is added again on purpose.
    Forgotten {
        /// The day it was forgotten.
        on: Option<Date>,
    },
}

impl Ledger {
    /// Adds a document, all of it or nothing. One that is there is left as it is; one that was forgotten comes back only
    /// where that is wanted `again`.
    ///
    /// # Errors
    /// When the ledger cannot be written; it is then as it was.
    pub fn add(&mut self, entry: &Entry, again: bool) -> Result<Added, LedgerError> {
        self.add_noted(entry, again, None)
    }

    /// The same, with a line of the journal where it is new: both are there, or neither.
    ///
    /// # Errors
    /// When the ledger cannot be written; it is then as it was.
    pub fn add_noted(&mut self, entry: &Entry, again: bool, noted: Option<&Noted>) -> Result<Added, LedgerError> {
        entry.fits()?;
        let hash = entry.hash();
        // Most documents of a run that is repeated are there: they need no lock.
        let seen = find(self.store.as_mut(), entry, &hash).map_err(|error| error.at(&self.place))?;
        if seen.is_some_and(|(_, kept)| kept) {
            return Ok(Added::There);
        }
        self.whole(|store| {
            let added = put(store, entry, &hash, again)?;
            if let Some(noted) = noted.filter(|_| matches!(added, Added::New { .. })) {
                journal::write(store, noted)?;
            }
            Ok(added)
        })
    }
}

fn find(store: &mut dyn Sql, entry: &Entry, hash: &str) -> Result<Option<(i64, bool)>, LedgerError> {
    let published = entry.source.published.map(|day| day.to_string()).unwrap_or_default();
    let mut found = None;
    store.rows(FIND, &[Cell::text(entry.source()), Cell::text(hash), Cell::made(published)], &mut |mut row| {
        found = row.int(0).map(|number| (number, row.text(1).as_deref() == Some("kept")));
        Ok(())
    })?;
    Ok(found)
}

fn put(store: &mut dyn Sql, entry: &Entry, hash: &str, again: bool) -> Result<Added, LedgerError> {
    let source = &entry.source;
    let maybe = |text: Option<&'_ str>| text.map(str::to_owned).map_or(Cell::Null, Cell::made);
    let reader = env!("CARGO_PKG_VERSION");
    let values = [
        Cell::text(entry.source()),
        Cell::text(hash),
        Cell::text(&source.id),
        maybe(source.title.as_deref()),
        maybe(source.url.as_deref()),
        Cell::maybe(source.published, Cell::made),
        Cell::made(entry.fetched),
        Cell::maybe(entry.language, |language| Cell::text(language.code())),
        maybe(entry.encoding.as_deref()),
        Cell::maybe(entry.text.as_deref(), Cell::text),
        Cell::text(reader),
        Cell::number(entry.claims.len()),
    ];
    let mut number = None;
    store.rows(INSERT, &values, &mut |row| {
        number = row.int(0);
        Ok(())
    })?;
    if let Some(number) = number {
        return figures(store, number, entry);
    }
    // It is there: added meanwhile by another program, or forgotten.
    let Some((number, false)) = find(store, entry, hash)? else { return Ok(Added::There) };
    if !again {
        let mut on = None;
        store.rows(FORGOTTEN, &[Cell::Int(number)], &mut |row| {
            on = row.read(0, |day| day.parse().ok())?;
            Ok(())
        })?;
        return Ok(Added::Forgotten { on });
    }
    let values = [
        maybe(source.title.as_deref()),
        Cell::made(entry.fetched),
        Cell::maybe(entry.text.as_deref(), Cell::text),
        Cell::text(reader),
        Cell::number(entry.claims.len()),
        Cell::Int(number),
    ];
    if store.run(REVIVE, &values)? == 0 {
        return Ok(Added::There);
    }
    figures(store, number, entry)
}

fn figures(store: &mut dyn Sql, number: i64, entry: &Entry) -> Result<Added, LedgerError> {
    let claims = entry.claims.iter().enumerate();
    let cells: Vec<Cell> = claims.flat_map(|(place, claim)| row::cells(number, place, claim)).collect();
    store.insert("figure", &row::COLUMNS, &cells)?;
    let mut vintages = 0;
    store.rows(VINTAGES, &[Cell::text(entry.source())], &mut |row| {
        vintages = row.count(0);
        Ok(())
    })?;
    Ok(Added::New { vintages })
}
