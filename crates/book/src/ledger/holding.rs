//! What does a ledger hold?

use super::entry::text_hash;
use super::sql::Row;
use super::{Ledger, LedgerError};
use crate::claim::{Held, Source};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

const DOCUMENTS: &str = "\
    SELECT document.number, name, title, url, published, fetched, hash, vintage.vintage, vintages, language, encoding, \
    reader, figures, document.state, age, length(text) \
    FROM document JOIN vintage ON vintage.number = document.number \
    ORDER BY coalesce(published, ''), source, vintage.vintage";

const FIGURES: &str = "\
    SELECT document, area, areas, count(*), min(period_first), max(period_last) FROM figure \
    GROUP BY document, area, areas";

const TEXTS: &str = "\
    SELECT name, hash, text, (SELECT count(*) FROM figure WHERE document = number), figures, language FROM document \
    WHERE state = 'kept' ORDER BY number";

/// The first and the last of some days.
pub type Span = (Date, Date);

/// A document of a ledger, and what was made of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Holding {
    /// The document; what was forgotten has no title.
    pub source: Source,
    /// The code of its language.
    pub language: Option<String>,
    /// How its letters were written.
    pub encoding: Option<String>,
    /// The version of the program that took it in.
    pub reader: String,
    /// How many figures it has.
    pub figures: usize,
    /// The characters of its text, where that is kept.
    pub length: Option<usize>,
    /// From the first to the last day its figures are about.
    pub period: Option<Span>,
    /// The areas with the number of figures about each.
    pub areas: BTreeMap<String, usize>,
    /// Whether it was forgotten.
    pub forgotten: bool,
    /// Whether it is the latest of its source.
    pub latest: bool,
}

#[derive(Default)]
struct Sum {
    period: Option<Span>,
    areas: BTreeMap<String, usize>,
}

impl Ledger {
    /// The documents, by day of publication.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn holdings(&mut self) -> Result<Vec<Holding>, LedgerError> {
        self.list().map_err(|error| error.at(&self.place))
    }

    fn list(&mut self) -> Result<Vec<Holding>, LedgerError> {
        let day = |day: &str| day.parse().ok();
        let mut sums: HashMap<i64, Sum> = HashMap::new();
        self.store.rows(FIGURES, &[], &mut |mut row| {
            let sum = sums.entry(row.int(0).unwrap_or_default()).or_default();
            let one = row.text(1);
            let areas: Vec<String> =
                row.read(2, |list| serde_json::from_str(list).ok())?.unwrap_or_else(|| one.into_iter().collect());
            areas.into_iter().for_each(|area| *sum.areas.entry(area).or_default() += row.count(3));
            let days = row.read(4, day)?.zip(row.read(5, day)?);
            sum.period = match (sum.period, days) {
                (Some((a, b)), Some((first, last))) => Some((a.min(first), b.max(last))),
                (told, days) => told.or(days),
            };
            Ok(())
        })?;
        let mut out = Vec::new();
        self.store.rows(DOCUMENTS, &[], &mut |mut row| {
            let fetched = row.read(5, day)?.ok_or_else(|| LedgerError::damaged("a document without a day"))?;
            let held = Held { hash: row.needed(6)?, vintage: row.count(7), vintages: row.count(8), fetched };
            let sum = sums.remove(&row.int(0).unwrap_or_default()).unwrap_or_default();
            let forgotten = row.text(13).as_deref() == Some("forgotten");
            out.push(Holding {
                source: Source {
                    id: row.needed(1)?,
                    title: row.text(2),
                    url: row.text(3),
                    published: row.read(4, day)?,
                    held: Some(held),
                },
                language: row.text(9),
                encoding: row.text(10),
                reader: row.needed(11)?,
                figures: row.count(12),
                length: row.int(15).and_then(|length| usize::try_from(length).ok()),
                period: sum.period,
                areas: sum.areas,
                forgotten,
                latest: !forgotten && row.int(14) == Some(1),
            });
            Ok(())
        })?;
        Ok(out)
    }

    /// Looks through everything: the pages of the file, whether each text is still the one that was added, and whether
    /// all figures of each document are there.
    ///
    /// # Errors
    /// When something is damaged or cannot be read.
    pub fn verify(&mut self) -> Result<(), LedgerError> {
        let store = self.store.as_mut();
        let mut look = |mut row: Row<'_>| {
            let (name, hash, text) = (row.needed(0)?, row.needed(1)?, row.text(2));
            let is_read = row.text(5).is_some();
            if row.count(3) != row.count(4) {
                return Err(LedgerError::damaged(format!(
                    "{name} has {} of its {} figures",
                    row.count(3),
                    row.count(4)
                )));
            }
            match text {
                Some(text) if is_read && text_hash(&text) != hash => {
                    Err(LedgerError::damaged(format!("the text of {name} is not the one that was added")))
                }
                _ => Ok(()),
            }
        };
        store.verify().and_then(|()| store.rows(TEXTS, &[], &mut look)).map_err(|error| error.at(&self.place))
    }
}
