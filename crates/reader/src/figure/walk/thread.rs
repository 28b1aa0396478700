//! Is trade still spoken of, where a number does not name it itself?
//!
//! A sentence that tells a figure of trade, or names trade without a number, takes the thread up; one whose numbers are of
//! something else drops it.

use super::super::context::trade;
use super::super::{Figure, Indicator, Key, Known, Transform};
use super::spot::Spot;
use super::{Draft, Walker};
use crate::document::Lang;
use crate::mention::{Kinds, Mention, Said, Sense, What, is_currency};

/// How many words may stand with the name of a part without being a subject themselves ("mặt hàng", "vẫn").
const WORDS_OF_A_PART: usize = 3;

impl Walker<'_> {
    /// Whether a number that names no trade stands where something else was counted last, and has a subject of its own.
    pub(crate) fn lost_thread(&self, spot: &Spot<'_>, drafts: &[Draft], named_here: bool) -> bool {
        let turnover = |m: &Mention| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, weak: false, .. }))
        };
        self.lang == Lang::Vi
            && !self.thread
            && !named_here
            && self.lists.is_empty()
            && !spot.mentions[..spot.at].iter().any(turnover)
            && !has_part_as_subject(spot, drafts)
    }

    /// What a sentence does to the thread, given the figures it told.
    pub(super) fn follow_thread(&mut self, mentions: &Said, spots: &[Spot<'_>], told: usize) {
        let of_trade = |f: &Figure| matches!(f.indicator, Indicator::GoodsTrade | Indicator::Volume);
        let said = |f: &Figure| {
            f.how.iter().any(|h| h.key == Key::Indicator && matches!(h.known, Known::Clause | Known::Sentence))
                || f.transform == Transform::Level && is_currency(f.unit)
        };
        let counts = |s: &Spot<'_>| {
            s.quantity.unit.is_some_and(|u| is_currency(u) || matches!(u, "percent" | "tonne" | "person" | "project"))
        };
        let names = mentions.any(Kinds::TRADE) && mentions.iter().any(|m| trade(m).is_some());
        if self.out[told..].iter().any(|f| of_trade(f) && said(f)) || names && !spots.iter().any(counts) {
            self.thread = true;
        } else if spots.iter().any(counts) {
            self.thread = false;
        }
    }
}

/// "Hoa Kỳ đạt 2 tỷ", "hàng may mặc tăng 8%": a market, goods or an area, and no noun beside it that could be counted.
/// What follows such a number in its sentence goes on about it.
fn has_part_as_subject(spot: &Spot<'_>, drafts: &[Draft]) -> bool {
    let clause =
        || spot.mentions[..spot.at].iter().rev().take_while(|m| !matches!(m.what, What::Mark(',' | ';' | ':')));
    let part = |m: &Mention| {
        m.senses().iter().any(|s| {
            matches!(
                s,
                Sense::Area(_)
                    | Sense::Gate(_)
                    | Sense::Land(..)
                    | Sense::Good { .. }
                    | Sense::ThisGoods
                    | Sense::Coverage(_)
                    | Sense::Side(_)
            )
        })
    };
    // "Rau quả là điểm sáng hiếm hoi khi đạt 58 triệu": goods that open the clause are its subject.
    let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    if spot.quantity.unit.is_some_and(is_currency) && clause().last().is_some_and(good) {
        return true;
    }
    let goes_on = drafts.iter().any(|d| !d.skip && !d.doubtful);
    (goes_on || clause().any(part)) && clause().filter(|m| m.is_word()).count() <= WORDS_OF_A_PART
}
