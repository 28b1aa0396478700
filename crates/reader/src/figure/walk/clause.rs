//! Which period a clause is of that takes up the time told in another.

use super::super::compare::{Against, Compare};
use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::super::{Base, Flow, Indicator, Period, Status, Transform};
use super::Walker;
use super::draft::Draft;
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, Shape, What, before, is_currency};

impl Walker<'_> {
    /// "up 5 percent from last year, when exports reached 6 billion": the clause is of the period compared with.
    pub(super) fn at_that_time(&mut self, spot: &Spot<'_>, number: usize, compares: &[Compare], frame: &mut Frame) {
        // "lower than in the same period last year, which hit 10 billion".
        let which = |at: usize| {
            let hit = |m: &Mention| matches!(m.span.of(self.text), "hit" | "was" | "reached" | "stood at" | "totalled");
            let word = spot.mentions[at].span.of(self.text);
            self.lang == Lang::En
                && (word == "which" && spot.mentions.get(at + 1).is_some_and(hit) || word == "which hit")
        };
        let told = |at: &usize| spot.mentions[*at].has(Sense::AtWhich) || which(*at);
        let Some(at) = spot.head.clone().rfind(told) else { return };
        let end = at - spot.mentions[..at].iter().rev().take_while(|m| m.is_mark(',')).count();
        let Some(compare) = compares.iter().find(|c| c.mentions.end == end) else { return };
        // "This year's surplus is lower than in the same period last year, which hit 10 billion".
        let published = self.context.clock.published;
        let running = |p: &Period| p.is_whole_years() && p.last() > published;
        let topic = self.context.frame.period.get().copied().filter(|p| p.last() <= published);
        let part = frame
            .period
            .get()
            .copied()
            .filter(running)
            .and(topic)
            .filter(|_| self.lang == Lang::En && frame.status.get().is_none());
        let now = part.or(frame.period.get().copied());
        let told = now.and_then(|p| compare.against.growth(p, self.context.clock));
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
        // "GRDP expanded 6.9 percent from 2020", where the year after is what the document counts.
        let year = |p: &Period| p.is_whole_years() && p.first().year() == p.last().year();
        let topic = self.context.frame.period.get().copied().filter(year);
        let over = when.resolve(self.context.clock, Some(now)).filter(year);
        let told = frame.period.place().is_some_and(|p| p.line == self.line && p.sentence + 1 >= self.sentence);
        if let (true, Some(topic), Some(over)) = (told && self.lang == Lang::En && !year(&now), topic, over)
            && topic.shift_years(-1) == Some(over)
        {
            let span = spot.mentions[compare.mentions.start].span;
            frame.period.set(topic, self.place("year-after-compared", span, number));
            return;
        }
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
        self.rate_to_level(mentions, drafts);
        self.share_of_one_way(mentions, drafts);
        self.told_behind_bracket(mentions, drafts);
        self.told_last(mentions, drafts);
        self.worth_there(mentions, drafts);
    }

    /// "increased by 14.8 percent to 311 declarations": the rate is of what the level behind it counts.
    fn rate_to_level(&self, mentions: &[Mention], drafts: &mut [Draft]) {
        for at in 1..drafts.len() {
            let [.., rate, level] = &mut drafts[..=at] else { continue };
            let grown = rate.transform == Some(Transform::Growth) && rate.quantity.unit == Some("percent");
            let gap = &mentions[rate.mention + 1..level.mention];
            let light = |m: &Mention| m.has(Sense::To) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)));
            let to = gap.first().is_some_and(|m| m.has(Sense::To)) && gap.iter().all(light);
            let told = level.resolved.or(level.frame.named.get().copied());
            let own = |n: &Named| {
                matches!(n.indicator, Indicator::Declarations | Indicator::CustomsRevenue | Indicator::BudgetRevenue)
            };
            if !(grown && to && !level.skip && level.transform == Some(Transform::Level)) {
                continue;
            }
            if let Some(named) = told.filter(own)
                && rate.frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade)
            {
                rate.frame.named.set(named, self.place("rate-to-level", level.span, rate.number));
                rate.resolved = None;
            }
        }
    }

    /// "generated 10 billion, or 59 percent, of the export revenue": the whole behind the share is that of the amount too.
    fn share_of_one_way(&self, mentions: &[Mention], drafts: &mut [Draft]) {
        for at in 1..drafts.len() {
            let [.., amount, share] = &mut drafts[..=at] else { continue };
            let percent = share.quantity.unit == Some("percent") && amount.quantity.unit.is_some_and(is_currency);
            let gap = &mentions[amount.mention + 1..share.mention];
            let or = percent && gap.len() <= 3 && gap.iter().any(|m| m.has(Sense::Or));
            let behind = &mentions[share.mention + 1..];
            let skip = behind.iter().take(2).take_while(|m| m.is_mark(',')).count();
            let of = behind.get(skip).is_some_and(|m| m.span.of(self.text) == "of");
            let told = behind[(skip + 1).min(behind.len())..].iter().take(3).take_while(|m| m.number().is_none());
            let Some((whole, span)) = told.filter_map(|m| Some((trade(m)?, m.span))).next().filter(|_| or && of) else {
                continue;
            };
            let here = amount.frame.named.place().is_some_and(|p| p.sentence == self.sentence);
            if whole.flow.is_some_and(Flow::is_one_way) && !here {
                for draft in [amount, share] {
                    draft.frame.named.set(whole, self.place("share-of-one-way", span, draft.number));
                    draft.resolved = None;
                }
            }
        }
    }

    /// "2 million tonnes worth 1 billion to the Philippines", "285,000 tonnes of steel went to the US, earning 223
    /// million": where the value goes, the goods go, and what went there was worth it.
    fn worth_there(&self, mentions: &[Mention], drafts: &mut [Draft]) {
        let here =
            |d: &Draft| d.frame.partners.place().is_some_and(|p| p.sentence == self.sentence && p.number == d.number);
        let named = |d: &Draft| d.frame.goods.place().is_some_and(|p| p.sentence == self.sentence);
        for at in 1..drafts.len() {
            let (told, rest) = drafts.split_at_mut(at + 1);
            let [.., weight, value] = told else { continue };
            let gap = &mentions[weight.mention + 1..value.mention];
            let word = |m: &Mention, words: &[&str]| words.contains(&m.span.of(self.text));
            let worth = gap.len() <= 5 && gap.iter().any(|m| word(m, &["worth", "valued at"]));
            let earned =
                gap.len() <= 14 && gap.iter().any(|m| word(m, &["earning", "fetching", "grossing", "raking in"]));
            let kinds = matches!(weight.quantity.unit, Some("tonne" | "kg" | "m3" | "item"))
                && value.quantity.unit.is_some_and(is_currency);
            if !kinds || !(worth || earned) || !here(value) {
                continue;
            }
            if !here(weight) {
                weight.frame.partners = value.frame.partners.clone();
            }
            if !earned || named(value) || !named(weight) {
                continue;
            }
            value.frame.goods = weight.frame.goods.clone();
            for change in rest.iter_mut().take_while(|d| d.quantity.unit == Some("percent")) {
                change.frame.partners = value.frame.partners.clone();
                change.frame.goods = weight.frame.goods.clone();
            }
        }
    }

    /// "a deficit of 145 million, over the ten months": a period that closes the sentence behind a comma.
    fn told_last(&mut self, mentions: &[Mention], drafts: &mut [Draft]) {
        let Some(last) = drafts.last_mut().filter(|d| !d.skip && !d.shift && d.rule != "rate-compared") else { return };
        let [comma, told, rest @ ..] = &mentions[last.mention + 1..] else { return };
        let here = last.frame.period.place().is_some_and(|p| p.sentence == self.sentence && p.number == last.number);
        let What::Period(when) = told.what else { return };
        let long =
            matches!(when.shape, Shape::Months(a, b) if a < b) || matches!(when.shape, Shape::ThePeriod | Shape::ToNow);
        if !comma.is_mark(',') || !rest.iter().all(|m| m.is_mark('.')) || here || !long {
            return;
        }
        if let Some(period) = when.resolve(self.context.clock, last.frame.period.get().copied()) {
            last.frame.period.set(period, self.place("told-last", told.span, last.number));
        }
    }

    /// "54 trillion dong (2 billion dollars) this month": the period behind the bracket is that of both amounts.
    fn told_behind_bracket(&mut self, mentions: &[Mention], drafts: &mut [Draft]) {
        for at in 1..drafts.len() {
            let [.., level, converted] = &mut drafts[..=at] else { continue };
            let [close, next, ..] = &mentions[converted.mention + 1..] else { continue };
            let preposition = matches!(next.span.of(self.text), "in" | "during" | "for" | "over");
            let told = if preposition { mentions.get(converted.mention + 3).unwrap_or(next) } else { next };
            let here = |d: &Draft| d.frame.period.place().is_some_and(|p| p.sentence == self.sentence);
            if converted.rule != "conversion"
                || !close.is_mark(')')
                || here(level)
                || level.status.is_some_and(|s| s != Status::Estimate)
            {
                continue;
            }
            let What::Period(when) = told.what else { continue };
            if matches!(when.shape, Shape::LastMonth | Shape::LastQuarter | Shape::Previous) {
                continue;
            }
            if let Some(period) = when.resolve(self.context.clock, level.frame.period.get().copied()) {
                let place = self.place("behind-bracket", told.span, level.number);
                level.frame.period.set(period, place);
                converted.frame.period.set(period, place);
            }
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
            let weighed = matches!(draft.quantity.unit, Some("tonne" | "kg" | "m3" | "item"))
                && last.quantity.unit.is_some_and(is_currency)
                && between.len() <= 8;
            let worth = weighed && !between.iter().any(|m| matches!(m.what, What::Mark(_)));
            // "raked in 3 billion from exporting 6 million tonnes in ten months".
            let earned = matches!(between, [from, doing, ..]
                if (from.has(Sense::Link) || from.span.of(self.text) == "by")
                    && doing.span.of(self.text).ends_with("porting"));
            let parts = |m: &Mention| {
                m.is_mark(';')
                    || m.has(Sense::While)
                    || m.has(Sense::From) && !earned
                    || m.has(Sense::Versus)
                    || m.is_mark(',') && !foreseen(draft)
            };
            let joined = between.iter().any(|m| m.has(Sense::And) || m.has(Sense::To))
                || last.rule == "conversion"
                || earned
                || worth;
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
