//! What do the documents of a ledger claim?

use super::sql::{Cell, Row};
use super::{Ledger, LedgerError, row};
use crate::claim::{Claim, Claims, Held, Source};
use std::collections::HashMap;

/// Documents in an order that does not depend on the one in which they were added.
const DOCUMENTS: &str = "\
    SELECT document.number, name, title, url, published, fetched, hash, vintage.vintage, vintages, text \
    FROM document JOIN vintage ON vintage.number = document.number WHERE document.state = 'kept'";
const ORDER: &str = "ORDER BY coalesce(published, ''), source, vintage.vintage";

/// Which claims are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filter {
    /// Only claims about one of these areas, alone or with others; all where none is given.
    pub areas: Vec<String>,
    /// States of sources that were revised, too; otherwise the latest of each alone.
    pub revised: bool,
}

impl Filter {
    /// A query for columns of figures: of one of the areas, and of several areas, which are looked at when they are there.
    /// Each half finds its figures by an index.
    fn figures(&self, columns: &str) -> String {
        let numbers: Vec<String> = (1..=self.areas.len()).map(|n| format!("${n}")).collect();
        let all = format!("SELECT {columns} FROM figure");
        if numbers.is_empty() {
            return all;
        }
        format!("{all} WHERE area IN ({}) UNION ALL {all} WHERE areas IS NOT NULL", numbers.join(", "))
    }

    fn wants(&self, claim: &Claim) -> bool {
        self.areas.is_empty() || claim.said.areas.iter().any(|area| self.areas.contains(area))
    }
}

impl Ledger {
    /// The claims that a filter lets through, with the documents they were read from.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn claims(&mut self, filter: &Filter) -> Result<Claims, LedgerError> {
        self.load(filter).map_err(|error| error.at(&self.place))
    }

    fn load(&mut self, filter: &Filter) -> Result<Claims, LedgerError> {
        let areas: Vec<Cell> = filter.areas.iter().map(|area| Cell::text(area)).collect();
        let mut told: HashMap<i64, Vec<Claim>> = HashMap::new();
        let figures = format!("{} ORDER BY document, place", filter.figures(&row::COLUMNS.join(", ")));
        self.store.rows(&figures, &areas, &mut |mut row| {
            let (document, claim) = row::claim(&mut row)?;
            if filter.wants(&claim) {
                told.entry(document).or_default().push(claim);
            }
            Ok(())
        })?;
        let touched = if filter.areas.is_empty() {
            String::new()
        } else {
            format!(" AND document.number IN ({})", filter.figures("document"))
        };
        let latest = if filter.revised { "" } else { " AND age = 1" };
        let mut claims = Claims::default();
        self.store.rows(&format!("{DOCUMENTS}{latest}{touched} {ORDER}"), &areas, &mut |mut row| {
            let list = told.remove(&row.int(0).unwrap_or_default()).unwrap_or_default();
            if filter.areas.is_empty() || !list.is_empty() {
                let text = row.text(9);
                claims.put(source(&mut row)?, text.as_deref(), list);
            }
            Ok(())
        })?;
        Ok(claims)
    }
}

/// The document of a row whose first columns are those of [`DOCUMENTS`].
pub(super) fn source(row: &mut Row<'_>) -> Result<Source, LedgerError> {
    let day = |day: &str| day.parse().ok();
    let fetched = row.read(5, day)?.ok_or_else(|| LedgerError::damaged("a document without a day"))?;
    let held = Held { hash: row.needed(6)?, vintage: row.count(7), vintages: row.count(8), fetched };
    Ok(Source {
        id: row.needed(1)?,
        title: row.text(2),
        url: row.text(3),
        published: row.read(4, day)?,
        held: Some(held),
    })
}
