//! A sentence as what it says, and of which kinds that is: most questions need no look at its words.

use super::{Mention, Sense};
use crate::codes::Indicator;
use std::ops::{BitOr, BitOrAssign, Deref};

/// Kinds of things said; a sentence has at least those of its mentions.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub(crate) struct Kinds(u32);

impl Kinds {
    /// A province or the country.
    pub(crate) const AREA: Kinds = Kinds(1);
    pub(crate) const GATE: Kinds = Kinds(1 << 1);
    pub(crate) const LAND: Kinds = Kinds(1 << 2);
    pub(crate) const AGENCY: Kinds = Kinds(1 << 3);
    /// "the province".
    pub(crate) const THIS_AREA: Kinds = Kinds(1 << 4);
    pub(crate) const GOODS: Kinds = Kinds(1 << 5);
    pub(crate) const BUSINESS: Kinds = Kinds(1 << 6);
    pub(crate) const COVERAGE: Kinds = Kinds(1 << 7);
    pub(crate) const TEASER: Kinds = Kinds(1 << 8);
    pub(crate) const RESPECTIVELY: Kinds = Kinds(1 << 9);
    /// Trade in goods.
    pub(crate) const TRADE: Kinds = Kinds(1 << 10);
    /// Any other indicator.
    pub(crate) const OTHER: Kinds = Kinds(1 << 11);
    pub(crate) const NUMBER: Kinds = Kinds(1 << 12);
    pub(crate) const PERIOD: Kinds = Kinds(1 << 13);

    /// The kinds of a list of senses.
    pub(super) fn of(senses: &[Sense]) -> Kinds {
        senses.iter().fold(Kinds::default(), |kinds, sense| kinds | Kinds::of_sense(sense))
    }

    fn of_sense(sense: &Sense) -> Kinds {
        match sense {
            Sense::Area(_) => Kinds::AREA,
            Sense::Gate(_) => Kinds::GATE,
            Sense::Land(..) => Kinds::LAND,
            Sense::Agency { .. } => Kinds::AGENCY,
            Sense::ThisArea => Kinds::THIS_AREA,
            Sense::Good { .. } => Kinds::GOODS,
            Sense::Business => Kinds::BUSINESS,
            Sense::Coverage(_) => Kinds::COVERAGE,
            Sense::Teaser => Kinds::TEASER,
            Sense::Respectively => Kinds::RESPECTIVELY,
            Sense::Indicator { indicator: Indicator::GoodsTrade, .. } => Kinds::TRADE,
            Sense::Indicator { .. } => Kinds::OTHER,
            _ => Kinds::default(),
        }
    }

    /// Whether any of these is among them.
    #[inline]
    pub(crate) fn any(self, of: Kinds) -> bool {
        self.0 & of.0 != 0
    }
}

impl BitOr for Kinds {
    type Output = Kinds;
    fn bitor(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }
}

impl BitOrAssign for Kinds {
    fn bitor_assign(&mut self, other: Kinds) {
        self.0 |= other.0;
    }
}

/// A sentence.
#[derive(Clone, Default, Debug)]
pub(crate) struct Said {
    pub(super) mentions: Vec<Mention>,
    pub(super) kinds: Kinds,
}

impl Said {
    /// Whether anything of these kinds may be said.
    #[inline]
    pub(crate) fn any(&self, of: Kinds) -> bool {
        self.kinds.any(of)
    }
}

impl From<Said> for Vec<Mention> {
    fn from(said: Said) -> Vec<Mention> {
        said.mentions
    }
}

impl<'a> IntoIterator for &'a Said {
    type Item = &'a Mention;
    type IntoIter = std::slice::Iter<'a, Mention>;
    fn into_iter(self) -> Self::IntoIter {
        self.mentions.iter()
    }
}

impl Deref for Said {
    type Target = [Mention];
    fn deref(&self) -> &[Mention] {
        &self.mentions
    }
}
