//! What a sentence without numbers says about those that follow.

use super::super::Indicator;
use super::super::compare::Compare;
use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::Walker;
use super::hear::Fresh;
use crate::document::Lang;
use crate::mention::{Mention, Sense, Shape, What, When};

impl<'a> Walker<'a> {
    /// "Foreign investment has been a bright spot.": what the numbers behind it are of, where it names no trade.
    fn other_theme(&self, mentions: &[Mention], mention: &Mention) -> Option<Named> {
        use Indicator::{BudgetRevenue, Fdi, IndustrialOutput, PublicInvestment, TouristArrivals};
        let named = mention.senses().iter().find_map(|s| match *s {
            Sense::Indicator { indicator, flow, sign, weak: false, part } => {
                Some(Named { indicator, flow, sign, part })
            }
            _ => None,
        })?;
        let theme =
            matches!(named.indicator, BudgetRevenue | Fdi | IndustrialOutput | PublicInvestment | TouristArrivals);
        let short = mentions.len() <= 16 && !mentions.iter().any(|m| trade(m).is_some());
        (theme && self.lang == Lang::En && short).then_some(named)
    }

    /// Years told in a sentence without numbers can be meant by one that follows ("over the five years").
    pub(super) fn remember_years(&mut self, mentions: &[Mention]) {
        for mention in mentions {
            let What::Period(when @ When { shape: Shape::YearsTo(_), .. }) = mention.what else { continue };
            if let Some(period) = when.resolve(self.context.clock, None) {
                self.span = Some(period);
                self.speak_of(period);
            }
        }
    }

    /// Takes in a sentence that holds no number: it can still say what the next is about.
    pub(super) fn absorb_quiet(&self, mentions: &[Mention], compares: &[Compare], frame: &mut Frame) {
        let mut fresh = Fresh::default();
        for (at, mention) in mentions.iter().enumerate() {
            if compares.iter().any(|c| c.mentions.contains(&at)) {
                continue;
            }
            if mention.has(Sense::Reverse) && self.lang == Lang::En && !fresh.named {
                self.turn_round(mention, 0, frame, &mut fresh);
            }
            if let Some(named) = self.other_theme(mentions, mention) {
                frame.named.set(named, self.place("sentence-before", mention.span, 0));
            }
            if let Some(named) = trade(mention) {
                frame.named.set(named, self.place("sentence-before", mention.span, 0));
                fresh.named = true;
            }
            if let What::Period(when) = mention.what
                && matches!(
                    when.shape,
                    Shape::Months(..)
                        | Shape::ThisMonth
                        | Shape::Year
                        | Shape::ToMonth(_)
                        | Shape::ToDay(..)
                        | Shape::ToMidMonth(_)
                )
                && let Some(period) = when.resolve(self.context.clock, frame.period.get().copied())
                && period.last().year() <= self.context.clock.published.year()
                && (at <= 6
                    || self.lang == Lang::En && mentions.get(at + 1).is_some_and(|m| m.is_mark('.'))
                    || mentions.last().is_some_and(|m| m.is_mark(':')))
            {
                frame.period.set(period, self.place("sentence-before", mention.span, 0));
            }
            // "Of the five gates, Huu Nghi is the busiest."
            let subject = self.lang == Lang::En
                && mentions.get(at + 1).is_some_and(|m| m.has(Sense::Copula))
                && mention.senses().iter().any(|s| matches!(s, Sense::Gate(_)));
            let opening = subject || at <= 2 && !self.is_owner_of_source(mentions, at) && mentions.len() > 6;
            for sense in mention.senses() {
                match sense {
                    Sense::Area(id) | Sense::Gate(id) if opening => {
                        frame.areas.set(vec![id], self.place("sentence-before", mention.span, 0))
                    }
                    _ => {}
                }
            }
        }
        if fresh.named {
            frame.goods = self.context.frame.goods.clone();
            frame.partners = self.context.frame.partners.clone();
        }
        // "Fresh durian was the top export item.": the goods that the next sentence counts.
        // "Cashew nuts grew the most."
        let grows = mentions.len() <= 10 && mentions.iter().any(|m| m.has(Sense::Up) || m.has(Sense::Down));
        if let (Some(good), true) = (self.subject, (fresh.named || grows) && self.lang == Lang::En) {
            frame.goods.set(good.of(self.text).to_owned(), self.place("sentence-before", good, 0));
        }
    }
}
