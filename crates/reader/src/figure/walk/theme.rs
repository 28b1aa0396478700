//! Which goods a whole sentence is about: named before a colon, or in the sentence before and taken up by a pronoun.

use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::Walker;
use super::goods::joins;
use super::hear::Beside;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense};

impl Walker<'_> {
    /// Sets what the sentence is about before its numbers are read.
    pub(super) fn find_theme(&mut self, mentions: &[Mention], first: bool, frame: &mut Frame) {
        self.theme.clear();
        let before = self.subject.take().filter(|_| !first);
        self.subject = self.goods_as_subject(mentions);
        if self.lang != Lang::En {
            return;
        }
        // "Cinnamon brought in 36 million. Its imports stood at 61 million": of the province, not of the goods.
        let flow = frame.named.get().and_then(|n| n.flow);
        let turned = mentions.get(1).and_then(trade).is_some_and(|n| n.flow != flow);
        let taken_up = !turned && mentions.first().is_some_and(|m| m.has(Sense::Back) || m.has(Sense::ThisGoods));
        let number = mentions.iter().position(|m| m.number().is_some()).unwrap_or(mentions.len());
        let announced = mentions[..number].iter().any(|m| m.is_mark(':'));
        let (span, rule) = match (before, self.subject) {
            (Some(span), _) if taken_up => (span, "goods-taken-up"),
            (_, Some(span)) if announced => (span, "goods-announced"),
            _ => return,
        };
        self.theme.set(span.of(self.text).to_owned(), self.place(rule, span, 0));
        frame.goods = self.theme.clone();
        if taken_up {
            self.subject = before;
        }
    }

    /// The goods that open a sentence.
    fn goods_as_subject(&self, mentions: &[Mention]) -> Option<Span> {
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let opens = |m: &Mention| m.is_word() || self.lang == Lang::En && (m.is_mark(',') || m.has(Sense::While));
        let at = mentions.iter().take(3).position(good).filter(|&at| mentions[..at].iter().all(opens))?;
        let mut span = mentions[at].span;
        for mention in mentions[at + 1..].iter().take(8) {
            if good(mention) && joins(self.text, span, mention.span) {
                span = span.to(mention.span);
            } else if !(mention.has(Sense::And) || mention.is_mark(',')) {
                break;
            }
        }
        Some(span)
    }

    /// "garments, whose exports rose": the trade named is still that of the goods told in the sentence.
    pub(super) fn still_of_goods(&self, beside: &Beside<'_, '_>, told: Named, frame: &Frame) -> bool {
        let before = |m: &Mention| {
            m.has(Sense::While) || m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea))
        };
        // "12 tonnes of shrimp were exported for 3 million": a verb, with no other subject before it.
        let verb = beside.mention().span.of(self.text).ends_with("ed")
            && beside.number > 0
            && !beside.spot.mentions[beside.spot.head.start..beside.at].iter().any(before);
        // "coffee, with an export value of 9 million and a total export volume of 5,000 tonnes".
        let words = beside.mention().span.of(self.text).to_lowercase();
        let measures = |words: &str| {
            ["value", "volume", "turnover", "revenue", "earnings", "quantity"].iter().any(|end| words.ends_with(end))
        };
        let next = beside.spot.mentions.get(beside.at + 1).map_or("", |m| m.span.of(self.text));
        let all = words.starts_with("total ") && !beside.before().is_some_and(|m| m.has(Sense::Article));
        let introduced = beside.spot.mentions[beside.spot.head.start..beside.at].iter().all(|m| {
            m.is_mark(',')
                || m.has(Sense::And)
                || m.has(Sense::Link)
                || m.has(Sense::Article)
                || m.is_word()
                || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }))
        });
        let measured = (measures(&words) || measures(next)) && !all && introduced && beside.number > 0;
        let owned = verb || measured || beside.before().is_some_and(|m| m.has(Sense::Back));
        let here = frame.goods.place().is_some_and(|p| p.sentence == self.sentence);
        let same = frame.named.get().is_some_and(|n| n.flow == told.flow || measured && told.flow.is_none());
        self.lang == Lang::En && owned && here && same
    }
}
