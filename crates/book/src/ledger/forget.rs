//! Takes a document out of a ledger, and leaves a tombstone.

use super::sql::{Cell, Sql};
use super::{Ledger, LedgerError, Wrong};
use jiff::civil::Date;
use std::collections::BTreeMap;

const FIND: &str = "\
    SELECT number, source, figures, state FROM document \
    WHERE source = $1 OR name = $1 OR substr(hash, 1, $2) = $1 ORDER BY number";

const FORGET: &str = "\
    UPDATE document SET state = 'forgotten', title = NULL, text = NULL, figures = 0 WHERE number = $1 AND state = 'kept'";

const FIGURES: &str = "DELETE FROM figure WHERE document = $1";

const TOMBSTONE: &str = "INSERT INTO tombstone (document, forgotten) VALUES ($1, $2)";

/// So many digits of a hash name a document.
const DIGITS: usize = 8;

/// What was forgotten.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forgotten {
    /// By what its source is known.
    pub source: String,
    /// How many states of it there were.
    pub documents: usize,
    /// How many figures they had.
    pub figures: usize,
}

impl Ledger {
    /// Forgets a document: its text and its figures go, and what remains says that it was there. `named` is the url or
    /// the name of its source, of which all states are forgotten, or the first eight or more digits of a hash, of one.
    ///
    /// # Errors
    /// When no document or more than one source is called so, or the ledger cannot be written.
    pub fn forget(&mut self, named: &str, today: Date) -> Result<Forgotten, LedgerError> {
        let gone = self.whole(|store| forget(store, named, today))?;
        self.store.tidy().map_err(|error| error.at(&self.place))?;
        Ok(gone)
    }
}

fn forget(store: &mut dyn Sql, named: &str, today: Date) -> Result<Forgotten, LedgerError> {
    let mut kept: BTreeMap<String, Vec<(i64, usize)>> = BTreeMap::new();
    let mut gone = 0;
    // Shorter than this, no hash is meant: nothing has so few digits.
    let digits = if named.len() >= DIGITS { named.len() } else { 0 };
    store.rows(FIND, &[Cell::text(named), Cell::number(digits)], &mut |mut row| {
        let (number, source) = (row.int(0).unwrap_or_default(), row.needed(1)?);
        if row.text(3).as_deref() == Some("kept") {
            kept.entry(source).or_default().push((number, row.count(2)));
        } else {
            gone += 1;
        }
        Ok(())
    })?;
    let refuse = |told: String| Err(LedgerError::new(Wrong::Document, told));
    if kept.len() > 1 {
        let sources: Vec<String> = kept.into_keys().collect();
        return refuse(format!("{named:?} names several documents; say which: {}", sources.join(", ")));
    }
    let Some((source, documents)) = kept.pop_first() else {
        return refuse(if gone > 0 {
            format!("{named:?} was forgotten before")
        } else {
            format!("no document is called {named:?}; kimngach ledger tells their names")
        });
    };
    for (number, _) in &documents {
        let number = [Cell::Int(*number)];
        store.run(FORGET, &number)?;
        store.run(FIGURES, &number)?;
        store.run(TOMBSTONE, &[number[0].clone(), Cell::made(today)])?;
    }
    let figures = documents.iter().map(|(_, figures)| figures).sum();
    Ok(Forgotten { source, documents: documents.len(), figures })
}
