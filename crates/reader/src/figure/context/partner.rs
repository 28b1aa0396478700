//! Which counterpart is the document about, if it is about one?

use super::Spotted;
use crate::mention::{Mention, Sense};

/// The counterpart the document is about: one that the headline or lead names, and hardly any other.
pub(super) fn topic_partner(own: &[&Spotted]) -> Option<&'static str> {
    let code = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Land(code, _) => Some(*code),
            _ => None,
        })
    };
    let lead: Vec<&'static str> =
        own.iter().take(3).flat_map(|l| l.sentences.iter().take(2).flatten()).filter_map(code).collect();
    let first = *lead.first()?;
    let all: Vec<&'static str> = own.iter().flat_map(|l| l.mentions()).filter_map(code).collect();
    let same = all.iter().filter(|c| **c == first).count();
    let headline = own.first().is_some_and(|l| l.mentions().filter_map(code).any(|c| c == first));
    (same >= 3 && headline && same * 2 > all.len() || same >= 6 && same * 3 > all.len() * 2).then_some(first)
}
