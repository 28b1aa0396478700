//! Trade told from the other side: "EU nhập 201 triệu USD tôm Việt Nam" is what was exported to it.

use super::super::frame::{Frame, Named, Place};
use super::super::{Flow, Indicator};
use super::Walker;
use super::hear::{Beside, Fresh, Heard};
use super::spot::Spot;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, is_currency};

/// Words that stand between "các nước thành viên" and the bloc they make up.
const MEMBERS: &[&str] =
    &["các", "nước", "các nước", "thành viên", "nước thành viên", "thị trường", "khối", "riêng", "cả", "những"];

/// Words that make a country the place, the source or the goal of trade, and not the one that trades.
const PLACES: &[&str] =
    &["từ", "ở", "tại", "vào", "sang", "của", "với", "cho", "qua", "tới", "đến", "trong", "gồm", "như"];

impl Walker<'_> {
    /// What a counterpart that is the subject of the clause buys, where home or its exports are what is spoken of.
    pub(super) fn mirrored(&self, spot: &Spot<'_>) -> Option<Span> {
        if self.lang != Lang::Vi || self.context.foreign.is_some() {
            return None;
        }
        let head = spot.head();
        let buys = |m: &Mention| {
            let import = |s: &Sense| {
                matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(Flow::Import), .. })
            };
            m.senses().iter().any(import)
        };
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let verb = head.iter().rposition(buys)?;
        let buyer = (verb.saturating_sub(3)..verb).rev().find(|&at| !head[at].is_word())?;
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let before = head[..buyer].iter().rev().find(|m| !MEMBERS.contains(&word(m).as_str()));
        let place = before.is_some_and(|m| PLACES.contains(&word(m).as_str()) || buys(m));
        if !land(&head[buyer]) || place {
            return None;
        }
        let home = |m: &Mention| m.has(Sense::Area("vietnam")) || word(m).starts_with("việt");
        let behind = spot.mentions[spot.head.start + verb + 1..].iter();
        let named = behind.take_while(|m| !m.is_mark(',') && !m.is_mark(';')).any(home);
        let sold = self.context.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Export))
            || self.context.one_way == Some(Flow::Export);
        (named || sold).then_some(head[verb].span)
    }

    /// "xuất khẩu của Úc vào Việt Nam": trade with home, told of the other side, in a text from home's books.
    pub(super) fn trades_with_home(&self, beside: Beside<'_, '_>) -> bool {
        let free = self.lang == Lang::Vi && self.context.foreign.is_none() && self.books.is_none();
        let source = beside.spot.mentions[..beside.at].iter().any(|m| m.has(Sense::Source));
        free && !source
            && !beside.is_behind()
            && beside.spot.mentions[beside.at + 1..].windows(2).take(8).any(|pair| {
                matches!(pair[0].span.of(self.text), "sang" | "vào" | "từ" | "tới" | "đến" | "cho")
                    && pair[1].has(Sense::Area("vietnam"))
            })
    }

    /// "It spent 1.3 billion USD on Vietnamese fruit": what others spend on what is ours is exported.
    pub(super) fn spent_on_ours(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let money = spot.quantity.unit.is_some_and(is_currency);
        if self.lang != Lang::En || !money || self.context.foreign.is_some() {
            return;
        }
        let behind = self.text[spot.mentions[spot.at].span.end()..].trim_start();
        let ours = ["on Vietnam", "for Vietnam", "on Viet Nam", "for Viet Nam"].iter().any(|on| behind.starts_with(on));
        let spends = |m: &&Mention| {
            matches!(m.span.of(self.text), "spent" | "spends" | "spend" | "paid" | "pays" | "forked out")
        };
        if let Some(verb) = spot.head().iter().find(spends).filter(|_| ours) {
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Export), sign: 1, part: None };
            frame.named.set(named, self.place("spent-on-ours", verb.span, number));
            fresh.named = true;
        }
    }

    /// What the other side sells home is what home buys.
    pub(super) fn told_from_home(&self, number: usize, frame: &mut Frame, heard: &Heard) {
        let named = frame.named.get().filter(|n| n.indicator == Indicator::GoodsTrade).copied();
        let here = frame.named.place().filter(|p| p.sentence == self.sentence && p.rule == "said").and_then(|p| p.at);
        let turned = match named.and_then(|n| n.flow) {
            Some(Flow::Export) => Flow::Import,
            Some(Flow::Import) => Flow::Export,
            _ => return,
        };
        if let (Some(named), Some(at), true) = (named, here, heard.theirs) {
            let place = Place { rule: "counterpart-does", ..self.place("said", at, number) };
            frame.named.set(Named { flow: Some(turned), ..named }, place);
        }
    }

    /// What is exported, as a counterpart tells it.
    pub(super) fn exported_to_it(&self, span: Span, number: usize) -> (Named, Place) {
        let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Export), sign: 1, part: None };
        (named, Place { rule: "counterpart-does", ..self.place("said", span, number) })
    }
}
