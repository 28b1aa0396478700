//! What a relative clause takes up: "46 percent of all trade, which rose 3 percent to 2.9 billion".

use super::super::context::trade;
use super::super::frame::Frame;
use super::Walker;
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense};

impl Walker<'_> {
    /// Behind a share, "which" takes up the whole that it is a share of, and not what has the share.
    pub(super) fn whole_taken_up(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame) {
        let [comma, which, moves, ..] = spot.head() else { return };
        let opens = comma.is_mark(',') && which.span.of(self.text) == "which";
        let goes =
            moves.has(Sense::Up) || moves.has(Sense::Down) || moves.has(Sense::Reach) || moves.has(Sense::Copula);
        if self.lang != Lang::En || number == 0 || !opens || !goes {
            return;
        }
        let before = &spot.mentions[..spot.head.start];
        let Some(share) = before.iter().rposition(|m| m.number().is_some_and(|q| q.unit == Some("percent"))) else {
            return;
        };
        let shared = before[share + 1..].first().is_some_and(|m| m.span.of(self.text).starts_with("of"));
        let whole = before[share + 1..].iter().filter_map(|m: &Mention| Some((trade(m)?, m.span))).next_back();
        if let Some((named, span)) = whole.filter(|_| shared) {
            frame.named.set(named, self.place("whole-taken-up", span, number));
            frame.goods = self.context.frame.goods.clone();
        }
    }
}
