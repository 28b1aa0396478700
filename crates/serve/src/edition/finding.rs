//! The findings of an edition.

use super::ids::digest;
use super::{Doc, Place};
use kimngach_book::identity::Severity;
use std::collections::BTreeSet;

/// What is told of figures that do not agree.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// What it is called in addresses; the same in all editions.
    pub id: String,
    /// What kind of disagreement it is.
    pub kind: String,
    /// Whether it is proven that the figures cannot all be true.
    pub proven: bool,
    /// How grave it is.
    pub severity: Severity,
    /// The arithmetic, in Vietnamese and English.
    pub message: [String; 2],
    /// The figures, the suspect first.
    pub places: Vec<Place>,
    /// The areas they are about.
    pub areas: BTreeSet<String>,
    /// What the suspect probably meant.
    pub meant: Option<Meant>,
}

/// What a figure probably meant.
#[derive(Clone, PartialEq, Debug)]
pub struct Meant {
    /// What is printed.
    pub printed: String,
    /// What it would say, in Vietnamese and English.
    pub says: [String; 2],
    /// Why, in Vietnamese and English.
    pub reason: [String; 2],
}

impl Told {
    /// The figure that is most likely wrong.
    #[must_use]
    pub fn suspect(&self) -> Place {
        self.places[0]
    }
}

/// The id of a finding: what it is of, and which figures.
pub(super) fn id(kind: &str, places: &[Place], documents: &[Doc]) -> String {
    let mut named: Vec<String> =
        places.iter().map(|place| format!("{}:{}", documents[place.document as usize].id, place.figure)).collect();
    named[1..].sort_unstable();
    digest([kind.as_bytes()].into_iter().chain(named.iter().map(String::as_bytes)), 10)
}
