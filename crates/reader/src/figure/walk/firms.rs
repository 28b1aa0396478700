//! "khối này", "these firms": whose trade is meant, when it was said before?

use super::Walker;
use super::hear::{Beside, Heard};
use crate::figure::Coverage;
use crate::figure::frame::Frame;
use crate::mention::{Mention, Sense};

/// Foreign-invested or domestic, where a mention says so.
fn firms(mention: &Mention) -> Option<Coverage> {
    mention.senses().iter().find_map(|sense| match *sense {
        Sense::Coverage(coverage @ (Coverage::Fdi | Coverage::Domestic)) => Some(coverage),
        _ => None,
    })
}

impl Walker<'_> {
    /// The part of the firms that was named last, in this sentence or in one before.
    pub(super) fn hear_these_firms(&self, beside: Beside<'_, '_>, frame: &mut Frame, heard: &mut Heard) {
        let here = beside.spot.mentions[..beside.at].iter().rev().find_map(firms);
        if let Some(coverage) = here.or(self.firms_said).filter(|_| !beside.is_behind()) {
            frame.coverage.set(coverage, self.place("these-firms", beside.mention().span, beside.number));
            heard.fresh.coverage = true;
        }
    }

    /// What "these firms" in a later sentence means.
    pub(super) fn remember_firms(&mut self, mentions: &[Mention]) {
        self.firms_said = mentions.iter().rev().find_map(firms).or(self.firms_said);
    }
}
