//! What did the ledger hold at one version? Documents, series with their points, findings: compact, and never changed.
//!
//! An edition is worked out in the background (`build`) and takes the place of the one before at once. Nothing in it holds a
//! text: where a figure stands is told by its document and its number in it, and the ledger has the rest.

mod build;
mod document;
mod finding;
mod goals;
mod ids;
mod league;
mod series;

pub(crate) use build::{Builder, keep};
pub use document::Doc;
pub(crate) use document::id;
pub use finding::{Meant, Told};
pub use goals::Goals;
pub use ids::fold;
pub use league::{Board, Line};
pub use series::{Dot, Entry, Why, slug};

use jiff::civil::Date;
use kimngach_book::Source;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Where a figure stands: its document in the edition, and its number in that, from nought on.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The document.
    pub document: u32,
    /// The figure.
    pub figure: u32,
}

/// What is known of an area, as numbers of lists of the edition.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Area {
    /// The series that are about it.
    pub series: Vec<u32>,
    /// The documents with figures about it, and how many.
    pub documents: Vec<(u32, u32)>,
    /// The findings about it.
    pub findings: Vec<u32>,
}

/// What a ledger held.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Edition {
    /// Which edition of this server it is, from 1 on.
    pub number: u64,
    /// The version of the ledger.
    pub version: [i64; 3],
    /// Whether all areas are worked out.
    pub complete: bool,
    /// The documents, all vintages, by day of publication.
    pub documents: Vec<Doc>,
    /// The series, by slug.
    pub series: Vec<Arc<Entry>>,
    /// What does not agree, the gravest first.
    pub findings: Vec<Arc<Told>>,
    /// By the id of an area.
    pub areas: BTreeMap<String, Area>,
    /// Trade by area, where several areas tell it.
    pub boards: Vec<Board>,
    /// What is planned for areas, by their ids.
    pub goals: BTreeMap<String, Arc<Goals>>,
    /// The findings that a figure has a part in.
    pub suspected: HashMap<Place, Vec<u32>>,
    by_document: HashMap<String, u32>,
}

/// The id of an area without the state it is in.
pub(crate) fn bare(id: &str) -> &str {
    id.split('@').next().unwrap_or(id)
}

impl Edition {
    /// The series with a slug.
    #[must_use]
    pub fn entry(&self, slug: &str) -> Option<&Arc<Entry>> {
        self.series.binary_search_by(|entry| entry.slug.as_str().cmp(slug)).ok().map(|at| &self.series[at])
    }

    /// The document with an id, and its number.
    #[must_use]
    pub fn document(&self, id: &str) -> Option<(u32, &Doc)> {
        let number = *self.by_document.get(id)?;
        Some((number, &self.documents[number as usize]))
    }

    /// Where the figure of a source stands that has this number there.
    pub(crate) fn place(&self, source: &Source, figure: usize) -> Option<Place> {
        let hash = source.held.as_ref().map(|held| held.hash.as_str()).unwrap_or_default();
        let document = *self.by_document.get(&document::id(source, hash))?;
        Some(Place { document, figure: figure as u32 })
    }

    /// The document that a place is in.
    #[must_use]
    pub fn of(&self, place: Place) -> &Doc {
        &self.documents[place.document as usize]
    }

    /// The finding with an id.
    #[must_use]
    pub fn finding(&self, id: &str) -> Option<&Arc<Told>> {
        self.findings.iter().find(|told| told.id == id)
    }

    /// The latest documents of their sources, the newest first.
    pub fn newest(&self) -> impl Iterator<Item = &Doc> {
        self.documents.iter().rev().filter(|doc| doc.latest)
    }

    /// The day of the newest document.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.documents.iter().filter_map(|doc| doc.source.published).max()
    }

    /// How many figures the latest documents have.
    #[must_use]
    pub fn figures(&self) -> usize {
        self.documents.iter().filter(|doc| doc.latest).map(|doc| doc.figures).sum()
    }
}
