//! Whose trade is told where it is that of one business: its name stands for the goods, where none are named.

use super::super::context::trade;
use super::super::frame::Frame;
use super::super::{Flow, Indicator};
use super::Walker;
use super::hear::Heard;
use super::spot::Spot;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What};

impl Walker<'_> {
    /// "Công ty Hoa Sen xuất khẩu 17 triệu USD": the trade of a business that is the subject of the clause.
    pub(super) fn trade_of_business(&mut self, spot: &Spot<'_>, frame: &Frame, heard: &mut Heard) {
        let traded = frame
            .named
            .get()
            .is_some_and(|n| n.indicator == Indicator::GoodsTrade && n.flow.is_some_and(|flow| flow != Flow::Balance));
        if self.lang != Lang::Vi || !traded || heard.goods.is_some() {
            return;
        }
        let head = spot.head();
        if let Some(name) = self.owner_by_name(head).filter(|_| !heard.fresh.areas) {
            heard.goods = Some(name);
            heard.fresh.goods = true;
            return;
        }
        let Some(at) = head.iter().rposition(|m| m.has(Sense::Business)) else { return };
        let opens =
            at == 0 || matches!(head[at - 1].what, What::Mark(',' | ';' | ':')) || head[at - 1].has(Sense::OfWhich);
        let speaks = |m: &Mention| m.has(Sense::Said) || m.has(Sense::Source) || m.is_mark(',') || m.has(Sense::Share);
        if !opens || heard.fresh.areas || head[at + 1..].iter().any(speaks) {
            return;
        }
        match self.name_of_business(head, at).or(self.business) {
            Some(name) => {
                self.business = Some(name);
                heard.goods = Some(name);
                heard.fresh.goods = true;
            }
            None => self.off_topic = true,
        }
    }

    /// "xuất khẩu của Samsung": a name in letters that no Vietnamese word has is that of a business.
    fn owner_by_name(&self, head: &[Mention]) -> Option<Span> {
        let capital = |m: &Mention| m.is_word() && m.span.of(self.text).starts_with(char::is_uppercase);
        let foreign = |m: &Mention| {
            let word = m.span.of(self.text);
            capital(m) && word.is_ascii() && word.len() >= 5
        };
        let at = (1..head.len()).rev().find(|&at| {
            head[at].has(Sense::Owner) && trade(&head[at - 1]).is_some() && head.get(at + 1).is_some_and(foreign)
        })?;
        let name = head[at + 1..].iter().take(4).take_while(|m| capital(m)).last()?;
        Some(head[at + 1].span.to(name.span))
    }

    /// The last business that a sentence names.
    pub(super) fn remember_business(&mut self, mentions: &[Mention]) {
        let last = mentions.iter().rposition(|m| m.has(Sense::Business));
        self.business = last.and_then(|at| self.name_of_business(mentions, at)).or(self.business);
    }

    /// The kind of business and the capital words behind it.
    fn name_of_business(&self, mentions: &[Mention], at: usize) -> Option<Span> {
        let capital = |m: &&Mention| {
            m.span.of(self.text).starts_with(char::is_uppercase) && !matches!(m.what, What::Mark(_) | What::Number(_))
        };
        let name = mentions[at + 1..].iter().take(8).take_while(capital).last()?;
        Some(mentions[at].span.to(name.span))
    }
}
