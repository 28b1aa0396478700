//! "The branch dealt with 58 million dollars worth of goods": what an office or a gate clears goes both ways, where no
//! direction is told.

use super::super::frame::{Frame, Named};
use super::super::{Flow, Indicator};
use super::Walker;
use super::hear::Fresh;
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, is_currency};

impl Walker<'_> {
    /// The goods stand right behind their worth.
    pub(super) fn worth_cleared(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let money = spot.quantity.unit.is_some_and(|unit| is_currency(unit) && unit != "VND");
        if self.lang != Lang::En || !money || fresh.named || !(self.context.customs || self.at_gate(frame)) {
            return;
        }
        let span = spot.mentions[spot.at].span;
        let behind = self.text[span.end()..].trim_start();
        let goods =
            ["worth of goods", "of goods", "in goods", "worth of cargo"].iter().any(|words| behind.starts_with(words));
        let trades = |m: &Mention| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(_), .. }))
        };
        let told = spot.head().iter().chain(spot.tail()).any(trades);
        if goods && !told {
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), sign: 1, part: None };
            frame.named.set(named, self.place("worth-cleared", span, number));
            frame.goods.clear();
            fresh.named = true;
        }
    }
}
