//! What an area named around a gate or a province is: the scene, the office there, or whose figure it is.

use super::super::context::trade;
use super::super::frame::{Frame, Slot};
use super::Walker;
use super::hear::{Beside, Heard};
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, lies_in};
use crate::name::is_region;

impl Walker<'_> {
    /// "until floods cut off the Central Highlands, 40 trucks passed the gate": the region around what the
    /// document is about, unless its own trade is told.
    pub(super) fn is_scene(&self, beside: &Beside<'_, '_>, id: &str) -> bool {
        let Some([topic]) = self.context.frame.areas.get().map(Vec::as_slice) else { return false };
        if !is_region(id) || !lies_in(topic, id) {
            return false;
        }
        let Beside { spot, at, .. } = *beside;
        let owner = spot.mentions.get(at + 1).is_some_and(|m| matches!(m.span.of(self.text), "'" | "’"));
        let near = spot.mentions[at.saturating_sub(3)..at].iter().chain(spot.mentions[at + 1..].iter().take(3));
        !owner && !near.into_iter().any(|m| trade(m).is_some())
    }

    /// "Huu Nghi took 700 and Tan Thanh 300. By evening 120 were waiting": behind numbers dealt out to several places
    /// it is the one around them again.
    pub(super) fn back_from_dealt(&mut self, frame: &mut Frame) {
        let here = |areas: &Slot<Vec<&'static str>>| {
            areas.place().is_some_and(|p| p.fixed.is_none() && p.sentence + 1 == self.sentence && p.line == self.line)
        };
        let (main, last) = (&self.main.areas, &self.last.areas);
        let dealt = here(main) && here(last) && main.get() != last.get();
        if dealt && self.lang == Lang::En {
            frame.areas = self.around.clone();
        } else {
            self.around = frame.areas.clone();
        }
    }

    /// "The gate accounted for 2 percent of that sum": a part of what was told last, whatever the sentence before began with.
    pub(super) fn of_that_sum(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame) {
        let behind = || spot.mentions.get(spot.at + 1..spot.at + 4).unwrap_or_default();
        let text = || self.text[spot.mentions[spot.at].span.end()..].trim_start();
        let told = [
            "of that sum",
            "of that amount",
            "of this sum",
            "of this amount",
            "of that figure",
            "of this figure",
            "of the sum",
        ];
        let percent = spot.quantity.unit == Some("percent") && number == 0 && self.lang == Lang::En;
        if percent && !behind().is_empty() && told.iter().any(|words| text().starts_with(words)) {
            frame.named = self.last.named.clone();
        }
    }

    /// "2 million to Laos through the Tay Trang gate, while steel earned 3 million": the gate behind a number is of it alone.
    pub(super) fn leave_gates_behind(&self, spot: &Spot<'_>, frame: &mut Frame) {
        let behind = frame.areas.place().is_some_and(|p| p.rule == "gates-behind" && p.sentence == self.sentence);
        if behind && self.lang == Lang::En && spot.head().iter().any(|m| m.has(Sense::While) || m.is_mark(';')) {
            frame.areas = self.around.clone();
        }
    }

    /// "Exports of the province", in a text on a gate: the province that the gate lies in.
    pub(super) fn province_of_gate(&self, beside: &Beside<'_, '_>, heard: &Heard) -> Option<&'static str> {
        let gate = self.context.gate?;
        let topic = self.context.frame.areas.get().is_some_and(|a| a.as_slice() == [gate]);
        let here = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Gate(_) | Sense::ThisGate));
        let free = topic && heard.areas.is_empty() && heard.gate_at.is_none();
        let alone = free && !beside.spot.head().iter().any(here);
        self.context.seat.filter(|_| alone)
    }

    /// "Goods cleared by the Ha Tinh Customs Department", in a text on a gate of that province.
    pub(super) fn is_office_around_gate(&self, beside: &Beside<'_, '_>, area: &str, frame: &Frame) -> bool {
        let customs = beside.mention().span.of(self.text).contains("ustoms");
        let gate = frame.areas.get().and_then(|a| a.first()).filter(|_| self.context.gate.is_some());
        let gloss = beside.before().is_some_and(|m| m.is_mark('('));
        self.lang == Lang::En
            && customs
            && !gloss
            && gate.is_some_and(|gate| (*gate == area || lies_in(gate, area)) && !is_region(area))
    }
}
