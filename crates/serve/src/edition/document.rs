//! The documents of an edition.

use super::ids::{digest, fold};
use jiff::civil::Date;
use kimngach_book::Source;
use kimngach_book::ledger::{Holding, Span};
use std::collections::BTreeMap;

/// A document of a ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct Doc {
    /// What it is called in addresses: its name, and the first digits of a hash of its source, content and day.
    pub id: String,
    /// The document.
    pub source: Source,
    /// Its hash.
    pub hash: String,
    /// The code of its language, if it was read.
    pub language: Option<String>,
    /// How many figures it has.
    pub figures: usize,
    /// From the first to the last day its figures are about.
    pub period: Option<Span>,
    /// The areas with the number of figures about each.
    pub areas: BTreeMap<String, usize>,
    /// Whether it is the latest of its source.
    pub latest: bool,
}

/// The longest name in an address.
const LONGEST: usize = 48;

impl Doc {
    /// A document that was not forgotten.
    pub(super) fn of(held: Holding) -> Option<Doc> {
        let Holding { source, language, figures, period, areas, forgotten, latest, .. } = held;
        let hash = source.held.as_ref().filter(|_| !forgotten)?.hash.clone();
        let id = id(&source, &hash);
        Some(Doc { id, hash, source, language, figures, period, areas, latest })
    }

    /// By what its source is known: its url, or without one its name.
    #[must_use]
    pub fn of_source(&self) -> &str {
        self.source.url.as_deref().unwrap_or(&self.source.id)
    }

    /// What it is called on pages.
    #[must_use]
    pub fn title(&self) -> &str {
        self.source.title.as_deref().unwrap_or(&self.source.id)
    }

    /// Which state of its source it is, and how many there are.
    #[must_use]
    pub fn vintage(&self) -> [usize; 2] {
        self.source.held.as_ref().map_or([1, 1], |held| [held.vintage, held.vintages])
    }

    /// The day of publication.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.source.published
    }
}

/// The id of a document.
pub(crate) fn id(source: &Source, hash: &str) -> String {
    let of = source.url.as_deref().unwrap_or(&source.id);
    let day = source.published.map(|day| day.to_string()).unwrap_or_default();
    let digits = digest([of.as_bytes(), hash.as_bytes(), day.as_bytes()], 8);
    let name = fold(&source.id).replace('@', "-");
    let name: String = name.chars().filter(char::is_ascii).take(LONGEST).collect();
    let name = name.trim_matches('-');
    if name.is_empty() { digits } else { format!("{name}-{digits}") }
}
