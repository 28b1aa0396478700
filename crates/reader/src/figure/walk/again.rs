//! Which area is meant where one named in a sentence before is taken up.

use super::super::frame::Frame;
use super::Walker;
use super::hear::{Beside, Heard};
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense};

/// The areas that a sentence named, and which sentence it was.
#[derive(Default)]
pub(crate) struct Named {
    areas: Vec<&'static str>,
    sentence: usize,
    line: usize,
}

impl Walker<'_> {
    /// Keeps the areas that a sentence names.
    pub(super) fn remember_areas(&mut self, mentions: &[Mention]) {
        let mut areas: Vec<&'static str> = mentions
            .iter()
            .flat_map(Mention::senses)
            .filter_map(|s| match s {
                Sense::Area(id) if *id != "vietnam" => Some(*id),
                _ => None,
            })
            .collect();
        areas.dedup();
        if !areas.is_empty() {
            self.areas_said = Named { areas, sentence: self.sentence, line: self.line };
        }
    }

    /// "They are Hanoi and Hai Phong. Together they earned 30 billion": all of those named right before.
    pub(super) fn all_told(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let opens = spot.head.start == 0 && spot.head().iter().take(2).any(|m| m.has(Sense::AllTold));
        let said = &self.areas_said;
        let before = said.areas.len() > 1 && said.sentence + 1 == self.sentence && said.line == self.line;
        if self.lang == Lang::En && opens && before && heard.areas.is_empty() {
            frame.areas.set(said.areas.clone(), self.place("all-told", spot.mentions[spot.at].span, number));
            heard.fresh.areas = true;
        }
    }

    /// "The newcomer is Hai Phong. Exports of the port city rose": the one named last.
    pub(super) fn hear_that_area(&self, beside: Beside<'_, '_>, heard: &mut Heard) {
        let here = beside.spot.mentions[..beside.at].iter().rev().find_map(|m| {
            m.senses().iter().find_map(|s| match s {
                Sense::Area(id) if *id != "vietnam" => Some(*id),
                _ => None,
            })
        });
        let said = &self.areas_said;
        let before = match said.areas.as_slice() {
            &[area] if said.line == self.line => Some(area),
            _ => None,
        };
        if let Some(area) = here.or(before).filter(|_| !beside.is_behind()) {
            heard.areas.push(area);
            heard.fresh.areas = true;
        }
    }
}
