//! Reads a sentence: what it says of each of its numbers.

use super::super::compare::compares;
use super::super::context::trade;
use super::super::frame::Named;
use super::super::gate::names_customs;
use super::super::{Coverage, Flow, Indicator, Period, Transform};
use super::{Draft, Walker};
use crate::Span;
use crate::document::Lang;
use crate::mention::{Kinds, Mention, Said, Sense};
use crate::sentence::Part;

impl<'a> Walker<'a> {
    pub(super) fn sentence(&mut self, said: &'a Said, part: Part, first: bool) {
        self.read_sentence(said, part, first);
        if said.any(Kinds::GOODS) {
            self.remember_goods(said);
        }
        if said.any(Kinds::LAND) {
            self.remember_land(said);
        }
        if said.any(Kinds::COVERAGE) {
            self.remember_firms(said);
        }
        if said.any(Kinds::AREA | Kinds::LAND | Kinds::GATE) {
            self.remember_areas(said);
        }
        if said.any(Kinds::BUSINESS) {
            self.remember_business(said);
        }
    }

    fn read_sentence(&mut self, said: &'a Said, part: Part, first: bool) {
        let mentions: &'a [Mention] = said;
        if first {
            self.paragraph_at = mentions.first().map_or(self.paragraph_at, |m| m.span.start());
            self.customs_here = false;
            self.budget_here = false;
            self.teaser = false;
            self.just_before = None;
            self.of_goods = false;
        }
        if let (Some(first), Some(last)) = (mentions.first(), mentions.last()) {
            let words = first.span.to(last.span).of(self.text);
            self.teaser |= said.any(Kinds::TEASER)
                && mentions.windows(2).any(|pair| pair[0].has(Sense::Teaser) && pair[1].is_mark(':'));
            self.budget_here |= said.any(Kinds::OTHER)
                && mentions.iter().any(|m| {
                    m.senses().iter().any(|s| {
                        matches!(
                            s,
                            Sense::Indicator { indicator: Indicator::BudgetRevenue | Indicator::CustomsRevenue, .. }
                        )
                    })
                });
            self.customs_here |= words.contains("ải quan") || words.contains("ustoms") || words.contains("ục HQ ");
            self.customs_told |= self.lang == Lang::En && names_customs(words);
        }
        if first {
            (self.books, self.source) = (None, None);
        }
        if said.any(Kinds::LAND | Kinds::AGENCY) {
            self.find_books(mentions);
        }
        if said.any(Kinds::AGENCY) {
            self.find_source(mentions);
        }
        self.announced_unit(mentions);
        let compares = compares(mentions, self.text);
        let spots = if said.any(Kinds::NUMBER) { self.spots(mentions) } else { Vec::new() };
        let goes_on = mentions.first().is_some_and(|m| m.has(Sense::OfWhich));
        let whole = self.main.named.clone();
        let mut frame = self.main.clone();
        if !first || self.main.period.place().is_none() {
            frame.period = self.last.period.clone();
        }
        self.back_from_dealt(&mut frame);
        // "Sản lượng ước 438.000 tấn; xuất khẩu 885 triệu USD. Các nhóm còn lại gồm": of the trade told last.
        let counts_none = |n: &Named| n.indicator == Indicator::Other;
        if self.lang == Lang::Vi
            && !first
            && frame.named.get().is_some_and(counts_none)
            && self.last.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade)
        {
            frame.named = self.last.named.clone();
        }
        if goes_on {
            frame = self.last.clone();
            let told = self.told.clone().filter(|_| !first || self.lang == Lang::En);
            frame.period = told.unwrap_or(frame.period);
            frame.goods = self.main.goods.clone();
        } else {
            // Half a month is held against the half before, from sentence to sentence.
            let half = |p: &&Period| (13..=16).contains(&(p.last() - p.first()).get_days());
            let goes_through = (self.lang == Lang::En || self.last.period.get().filter(half).is_some())
                && !first
                && self.main.period.get() == self.last.period.get();
            if !goes_through {
                self.against = None;
            }
            // "It enjoys a surplus with this market, but the gap is narrowing. From 2 billion in 2014 it fell to": still of it.
            let figure = |m: &Mention| m.span.of(self.text) == "figure";
            let again = self.lang == Lang::En && !first && mentions.iter().take(7).any(figure);
            let announced = again
                || self.lang == Lang::En
                    && !first
                    && frame
                        .named
                        .place()
                        .is_some_and(|p| p.rule == "sentence-before" && p.sentence + 1 == self.sentence)
                    && mentions.iter().take(12).any(|m| m.has(Sense::Back));
            if !announced && frame.named.get().is_some_and(|n| n.flow == Some(Flow::Balance)) {
                let topic = self.context.frame.named.get().filter(|n| n.flow != Some(Flow::Balance));
                let way = if self.lang == Lang::Vi { &self.first_way } else { &self.direction };
                let surplus = frame.named.get().filter(|n| n.sign > 0 && self.lang == Lang::Vi).copied();
                frame.named = if topic.is_some() { self.context.frame.named.clone() } else { way.clone() };
                // Behind a surplus the parts told are of what is sold.
                if let (Some(named), Some(place)) = (surplus.filter(|_| topic.is_none()), way.place()) {
                    frame.named.set(Named { flow: Some(Flow::Export), ..named }, place);
                }
            }
        }
        self.find_theme(mentions, first, &mut frame);
        self.told_at_the_end(mentions, &mut frame);
        self.brackets.clear();
        self.aside = None;
        self.year = None;
        self.off_topic = false;
        self.since_trade = if said.any(Kinds::TRADE) && mentions.iter().any(|m| trade(m).is_some()) {
            0
        } else {
            self.since_trade + 1
        };
        frame.status.clear();
        if spots.is_empty() {
            self.spoken_gate(said);
            if said.any(Kinds::PERIOD) && self.lang == Lang::En {
                self.remember_years(mentions);
            }
            self.absorb_quiet(mentions, &compares, &mut frame);
            self.follow_thread(said, &spots, self.out.len());
            self.main = frame.clone();
            self.last = frame;
            return;
        }
        self.counted_last = mentions.first().zip(mentions.last()).map(|(first, last)| first.span.to(last.span));
        let running = frame.period.clone();
        let begin = self.out.len();
        let mut drafts: Vec<Draft> = Vec::new();
        for (number, spot) in spots.iter().enumerate() {
            let period_before = frame.period.clone();
            let areas_before = frame.areas.clone();
            self.just_after_compared(spot, number, &compares, &mut frame);
            self.hear(spot, number, &compares, &mut frame, number == 0);
            let parts = matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic)) || self.carried;
            let opening = std::mem::take(&mut self.opening);
            if opening {
                self.carried = false;
            }
            if opening
                && frame.period.place().is_some_and(|p| p.fixed.is_some())
                && (self.context.frame.period.get().is_none_or(|p| self.running_on(*p)) || parts || self.long_told())
                && self.paragraph.1 == frame.named.get().map(|n| n.indicator)
                && self
                    .paragraph
                    .0
                    .get()
                    .is_some_and(|p| self.lang == Lang::Vi || p.last().first_of_month() <= self.context.clock.published)
            {
                frame.period = self.paragraph.0.clone();
                // "Other markets grew, notably Malaysia (up 12%), France (up 9%)": it goes on behind the bracket.
                self.brackets.iter_mut().for_each(|outside| outside.period = frame.period.clone());
                self.carried = true;
            }
            self.part_compared(spot, number, &compares, &mut frame);
            self.at_that_time(spot, number, &compares, &mut frame);
            if number == 0 && !goes_on {
                self.main = frame.clone();
            }
            if opening {
                let here = |p: super::super::frame::Place| p.sentence == self.sentence;
                self.of_goods = frame.goods.place().is_some_and(here);
                self.opened = frame.named.clone();
            }

            let mut draft = self.draft(spot, number, &spots, &compares, &mut frame, &drafts);
            if frame.goods.get().is_none() {
                frame.goods = draft.frame.goods.clone();
            }
            self.behind_number(spot, &mut draft, drafts.last(), period_before, &mut frame);
            // "against 1.5 percent for the whole country": the area of what is compared with, and of nothing else.
            let against = spot.head().iter().rev().take(8).any(|m| m.has(Sense::Versus));
            if self.lang == Lang::En && against && number > 0 && spot.quantity.unit == Some("percent") {
                frame.areas = areas_before;
            }
            let counts = |i: Indicator| !matches!(i, Indicator::Other | Indicator::SectorShare);
            if let Some(named) = draft.resolved.filter(|n| !draft.skip && counts(n.indicator)) {
                frame.named.set(named, frame.named.place().unwrap_or_else(|| self.place("unit", draft.span, number)));
                if number == 0 && !goes_on {
                    self.main.named = frame.named.clone();
                }
            }
            drafts.push(draft);
        }
        if let (Some(outside), true) =
            (self.brackets.first().cloned(), mentions[spots[spots.len() - 1].at..].iter().any(|m| m.is_mark(')')))
        {
            frame = outside;
        }
        self.told_behind_all(mentions, &mut drafts);
        self.behind_sentence(running, &drafts, first, &mut frame);
        self.last = frame;
        super::super::deal::deal(&mut drafts, mentions, self.text, self.pair.as_ref());
        self.deal_to_those(&mut drafts, mentions);
        self.same_columns(&mut drafts, mentions);
        let mut levels = drafts.iter().rev().filter(|d| !d.skip && d.transform == Some(Transform::Level));
        if let (Some(latter), Some(former)) = (levels.next(), levels.next()) {
            self.pair = Some([former.frame.clone(), latter.frame.clone()]);
        }
        self.spoken_gate(said);
        for draft in drafts {
            let part = if self.teaser { Part::Teaser } else { part };
            if let Some(figure) = self.finish(draft, part) {
                self.out.push(figure);
            }
        }
        self.follow_thread(said, &spots, begin);
        self.part_both_ways(whole, begin);
        let told: Vec<Span> = self.out[begin..].iter().filter(|f| f.indicator.is_traffic()).map(|f| f.at).collect();
        if told.len() > 3 && self.lang == Lang::Vi {
            super::super::total::whole_again(&mut self.out[begin..]);
        }
        if told.len() > 2 {
            super::super::total::deal_out(&mut self.out[begin..], &told);
        }
    }
}
