//! Which period a clause is of that takes up the time told in another.

use super::super::compare::{Against, Compare};
use super::super::frame::Frame;
use super::super::{Base, Period, Status, Transform};
use super::Walker;
use super::draft::Draft;
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, before};

impl Walker<'_> {
    /// "up 5 percent from last year, when exports reached 6 billion": the clause is of the period compared with.
    pub(super) fn at_that_time(&mut self, spot: &Spot<'_>, number: usize, compares: &[Compare], frame: &mut Frame) {
        let Some(at) = spot.head.clone().rfind(|&at| spot.mentions[at].has(Sense::AtWhich)) else { return };
        let end = at - spot.mentions[..at].iter().rev().take_while(|m| m.is_mark(',')).count();
        let Some(compare) = compares.iter().find(|c| c.mentions.end == end) else { return };
        let told = frame.period.get().and_then(|p| compare.against.growth(*p, self.context.clock));
        if let Some((_, Base::Period(base))) = told {
            self.aside.get_or_insert_with(|| frame.period.clone());
            frame.status.clear();
            frame.period.set(base, self.place("at-that-time", spot.mentions[at].span, number));
        }
    }

    /// "compared with the first half of June": what is compared is the time just after it, where that was told before.
    pub(super) fn just_after_compared(&self, spot: &Spot<'_>, number: usize, compares: &[Compare], frame: &mut Frame) {
        let range = spot.head.start..spot.tail.end.max(spot.at + 1);
        let compare = compares.iter().find(|c| c.versus && range.contains(&c.mentions.start));
        let dated = |at: usize| matches!(spot.mentions[at].what, What::Period(_));
        let outside = |at: &usize| compare.is_none_or(|c| !c.mentions.contains(at));
        let here = frame.period.place().is_some_and(|p| p.sentence == self.sentence)
            || spot.head.clone().filter(outside).any(dated);
        let (false, Some(compare), Some(now)) = (here, compare, frame.period.get().copied()) else { return };
        let Against::Other(when) = compare.against else { return };
        let Some(base) = when.resolve(self.context.clock, Some(now)).filter(|b| !b.is_whole_years()) else { return };
        let fits = |p: Period| before(p) == Some(base) || p.shift_years(-1) == Some(base);
        let after = self.spoken.iter().rev().copied().find(|p| before(*p) == Some(base));
        if let Some(period) = after.filter(|_| !fits(now)) {
            let span = spot.mentions[compare.mentions.start].span;
            frame.period.set(period, self.place("just-after-compared", span, number));
        }
    }

    /// "exports of 4 billion and imports of 3 billion this year": told behind the last number, and meant for all.
    pub(super) fn told_behind_all(&mut self, mentions: &[Mention], drafts: &mut [Draft]) {
        let behind = |d: &Draft| {
            d.frame.period.place().is_some_and(|p| {
                p.sentence == self.sentence && p.number == d.number && p.at.is_some_and(|at| at.start() > d.span.end())
            })
        };
        let compared = |d: &Draft| {
            let rule = matches!(d.rule, "plan-amount" | "rate-compared" | "level-compared-with" | "level-of-same");
            d.skip || d.shift || rule || d.transform == Some(Transform::Plan)
        };
        let told: Vec<usize> = match self.lang {
            Lang::En => (1..drafts.len()).filter(|&at| behind(&drafts[at]) && !compared(&drafts[at])).collect(),
            Lang::Vi => return,
        };
        for at in told {
            self.told_behind(mentions, drafts, at);
        }
    }

    /// Gives the period told behind one number to those before it that have none of their own.
    fn told_behind(&mut self, mentions: &[Mention], drafts: &mut [Draft], at: usize) {
        let foreseen = |d: &Draft| matches!(d.status, Some(Status::Target | Status::Forecast));
        let (rest, last) = drafts.split_at_mut(at);
        let last = &last[0];
        let mut next = last.mention;
        for draft in rest.iter_mut().rev() {
            let open = draft.frame.period.place().is_none_or(|p| p.sentence != self.sentence);
            let between = &mentions[draft.mention + 1..next];
            let parts = |m: &Mention| {
                m.is_mark(';')
                    || m.has(Sense::While)
                    || m.has(Sense::From)
                    || m.has(Sense::Versus)
                    || m.is_mark(',') && !foreseen(draft)
            };
            let joined = between.iter().any(|m| m.has(Sense::And) || m.has(Sense::To));
            let alike = foreseen(draft) == foreseen(last) && !draft.skip && !draft.shift;
            if !open || !joined || !alike || between.iter().any(parts) {
                return;
            }
            draft.frame.period = last.frame.period.clone();
            if draft.number == 0 && !foreseen(draft) {
                self.main.period = last.frame.period.clone();
            }
            next = draft.mention;
        }
    }
}
