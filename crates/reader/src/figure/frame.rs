//! What has been said so far and still governs the numbers that follow.

use super::{Coverage, Flow, Indicator, Known, Period, Status};
use crate::Span;

/// Where a key was said: the rule that read it and how far it carries.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Place {
    pub(crate) rule: &'static str,
    pub(crate) at: Option<Span>,
    pub(crate) line: usize,
    pub(crate) sentence: usize,
    pub(crate) number: usize,
    /// Known from elsewhere than a place in the text.
    pub(crate) fixed: Option<Known>,
}

impl Place {
    /// A key from outside the running text.
    pub(crate) fn fixed(rule: &'static str, known: Known) -> Place {
        Place { rule, at: None, line: usize::MAX, sentence: usize::MAX, number: usize::MAX, fixed: Some(known) }
    }

    /// How far the place is from a number.
    pub(crate) fn seen_from(&self, line: usize, sentence: usize, number: usize) -> Known {
        match self.fixed {
            Some(known) => known,
            None if self.sentence == sentence && self.number == number => Known::Clause,
            None if self.sentence == sentence => Known::Sentence,
            None if self.line == line => Known::Paragraph,
            None => Known::Article,
        }
    }
}

/// A key that may be known, and where from.
#[derive(Clone, Debug)]
pub(crate) struct Slot<T> {
    value: Option<(T, Place)>,
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Slot { value: None }
    }
}

impl<T: Clone> Slot<T> {
    pub(crate) fn set(&mut self, value: T, place: Place) {
        self.value = Some((value, place));
    }
    pub(crate) fn clear(&mut self) {
        self.value = None;
    }
    pub(crate) fn get(&self) -> Option<&T> {
        self.value.as_ref().map(|(value, _)| value)
    }
    pub(crate) fn place(&self) -> Option<Place> {
        self.value.as_ref().map(|(_, place)| *place)
    }
}

/// An indicator as named.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Named {
    pub(crate) indicator: Indicator,
    pub(crate) flow: Option<Flow>,
    /// -1 for a deficit.
    pub(crate) sign: i8,
    pub(crate) part: Option<&'static str>,
}

/// Everything that governs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) named: Slot<Named>,
    pub(crate) areas: Slot<Vec<&'static str>>,
    pub(crate) partners: Slot<Vec<&'static str>>,
    pub(crate) goods: Slot<String>,
    pub(crate) sector: Slot<String>,
    pub(crate) coverage: Slot<Coverage>,
    pub(crate) period: Slot<Period>,
    pub(crate) status: Slot<Status>,
}
