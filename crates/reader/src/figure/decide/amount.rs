//! What an amount is: a level, a change, a plan, a level of another period, a daily mean or a peak.

use super::super::compare::{Against, Compare};
use super::super::context::trade;
use super::super::relation::After;
use super::super::walk::{Draft, Walker};
use super::super::{Status, Transform};
use super::{Case, qualifies};
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, is_currency};

impl Walker<'_> {
    pub(super) fn amount(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        draft.transform = Some(Transform::Level);
        // "sold 6 billion more than it bought": the balance itself, not a change.
        if draft
            .frame
            .named
            .place()
            .is_some_and(|p| p.rule == "one-exceeds-other" && p.sentence == draft.sentence && p.number == draft.number)
        {
            return;
        }
        if self.lang == Lang::En && self.more_than_another(case) {
            (draft.skip, draft.quantity.unit) = (true, None);
            return;
        }
        let changed = self.change_told_twice(draft, case)
            || self.change_restated(draft, case)
            || self.added(case)
            || self.change(draft, case)
            || self.beyond_planned(draft, case)
            || change_in_row(draft, case)
            || signed_change(draft, case)
            || change_behind(draft, case)
            || self.change_bracketed(draft, case);
        if !changed {
            self.plan_amount(draft, case);
        }
        if self.level_compared_with(draft, case) || self.came_from(draft, case) {
            return;
        }
        if self.level_passed(draft, case) {
            return;
        }
        self.level_of_comparison(draft, case);
        self.level_of_same_behind(draft, case);
        self.only_compared(draft, case);
        ends_of_movement(draft, case);
        compared_in_bracket(draft, case);
        per_day(draft, case);
    }

    /// "35 billion, 2 billion higher than Bac Ninh": how far it is from another area, which is no series.
    fn more_than_another(&self, case: &Case<'_, '_>) -> bool {
        let [than, name, ..] = &case.spot.mentions[case.spot.at + 1..] else { return false };
        let another = |s: &Sense| matches!(s, Sense::Area(id) if *id != "vietnam") || matches!(s, Sense::Land(..));
        let owner = case.spot.mentions.get(case.spot.at + 3).is_some_and(|m| m.is_mark('\'') || m.is_mark('’'));
        than.has(Sense::Than) && name.senses().iter().any(another) && !owner && case.previous().is_some()
    }

    /// "1.3 billion or 26 per cent less than a year ago", "1.8 percent or nearly 3 billion above last year's".
    fn change_told_twice(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let again = self.said_again(case).filter(|_| !case.verb.up && !case.verb.down);
        let first = case.previous().filter(|p| p.rule == "told-twice").map(|p| p.negative);
        let Some(negative) = again.map(|after| after.down).or(first) else { return false };
        draft.negative = negative;
        draft.against = case.against().or(Some(Against::Same(None)));
        draft.is(Transform::Change, "told-twice")
    }

    /// What stands behind the next number, where "or" alone is between.
    pub(super) fn said_again(&self, case: &Case<'_, '_>) -> Option<After> {
        let next = case.spots.get(case.number + 1)?;
        let percent = |unit: Option<&str>| unit == Some("percent");
        let gap = &case.spot.mentions[case.spot.at + 1..next.at];
        let or = |m: &Mention| m.span.of(self.text) == "or";
        let same = gap.iter().any(or) && gap.iter().all(|m| or(m) || qualifies(m) || m.is_mark(','));
        let kinds = percent(next.quantity.unit) != percent(case.spot.quantity.unit) && next.quantity.unit.is_some();
        let after = After::of(next.tail(), self.text);
        (self.lang == Lang::En && same && kinds && after.up != after.down).then_some(after)
    }

    /// "up 26.7%, or 6.54 billion": the same change as an amount.
    fn change_restated(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let head = case.head();
        let word = |m: &Mention| m.span.of(self.text);
        let or = |m: &Mention| m.has(Sense::Or);
        let compared = case.own_comparison().is_some_and(|c| c.versus);
        let said = |m: &Mention| {
            matches!(m.what, What::Mark(',' | '('))
                || m.has(Sense::Equal)
                || m.has(Sense::Share)
                || qualifies(m)
                || or(m)
                || m.has(Sense::Up)
                || m.has(Sense::Down)
                || compared && m.is_word()
        };
        let told = head.iter().all(said) && head.iter().any(|m| m.has(Sense::Share) || or(m));
        let that_is = |m: &Mention| m.is_mark('(') || matches!(word(m), "i" | "e" | "i.e");
        let short = head.iter().all(|m| that_is(m) || matches!(m.what, What::Mark(',' | '.')) || qualifies(m));
        let back = |n: usize| case.drafts.len().checked_sub(n).map(|at| &case.drafts[at]);
        let of_level = [back(2), back(3)]
            .into_iter()
            .flatten()
            .any(|d| d.transform == Some(Transform::Level) && d.quantity.unit == draft.quantity.unit);
        let restated = told || self.lang == Lang::En && of_level && short && head.iter().any(that_is);
        let grown =
            case.previous().filter(|p| p.transform == Some(Transform::Growth) && p.quantity.unit == Some("percent"));
        let (true, Some(grown)) = (restated, grown) else { return false };
        draft.negative = grown.negative;
        draft.against = grown.against;
        draft.is(Transform::Change, "change-restated")
    }

    /// "crude oil (USD 99 million less)": a bracket that says which way it went, and nothing else.
    fn change_bracketed(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let [way, close, ..] = &case.spot.mentions[case.spot.at + 1..] else { return false };
        let (up, down) = (way.has(Sense::BehindUp), way.has(Sense::BehindDown));
        let alone = close.is_mark(')') && case.bracket().is_some_and(|open| case.spot.at - open <= 2);
        if self.lang != Lang::En || !alone || up == down {
            return false;
        }
        draft.negative = down;
        draft.against = case.against().or(self.against).or(Some(Against::Same(None)));
        draft.is(Transform::Change, "change-bracketed")
    }

    /// "vượt 2 tỷ USD so với kế hoạch": how far a plan was passed.
    fn beyond_planned(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let before = case.spot.mentions[..case.spot.at].iter().rev();
        let passes = before.take(2).any(|m| m.has(Sense::Passes));
        let behind = case.compare.is_some_and(|c| c.mentions.start == case.spot.at + 1 && c.against == Against::Plan);
        if self.lang != Lang::Vi || !passes || !behind {
            return false;
        }
        draft.bound = None;
        draft.against = Some(Against::Plan);
        draft.is(Transform::Change, "beyond-plan")
    }

    /// "Cua Viet port added 25 million": a part, no change.
    fn added(&self, case: &Case<'_, '_>) -> bool {
        let another = |m: &Mention| matches!(m.span.of(self.text), "another" | "a further" | "further");
        let mut back = case.head().iter().rev().skip_while(|m| qualifies(m) || another(m));
        let verb = back.next().map_or("", |m| m.span.of(self.text));
        // "The province gained 8 million from exports".
        let from = case.spot.mentions.get(case.spot.at + 1).is_some_and(|m| m.has(Sense::From));
        let traded = case.spot.mentions[case.spot.at + 1..].iter().skip(1).take(2).any(|m| trade(m).is_some());
        // "the State sector gained 600 million".
        let money = case.spot.quantity.unit.is_some_and(is_currency);
        let gained = matches!(verb, "gained" | "gain") && (from && traded || money);
        (verb == "added" || gained) && case.own_comparison().is_none()
    }

    /// "tăng 7,3 tỷ USD", "down by nearly 400 million".
    fn change(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let (head, verb) = (case.head(), case.verb);
        let compared = case.own_comparison().is_some_and(|c| c.versus && c.mentions.start > case.spot.at);
        // "gains 13 billion of trade surplus", "gained 2 billion from exports": what was had, not what was added.
        let gains = |m: &Mention| m.span.of(self.text).to_lowercase().starts_with("gain");
        let of_trade = case.tail().first().is_some_and(|m| m.has(Sense::Link) || m.has(Sense::From));
        if self.lang == Lang::En && of_trade && head.iter().rev().find(|m| !qualifies(m)).is_some_and(gains) {
            return false;
        }
        // "giảm, tới khoảng 20 tỷ đồng so với": how far it went.
        let extent = compared
            && head.iter().rposition(|m| m.has(Sense::Extent)).is_some_and(|at| at > 0 && head[at - 1].is_mark(','));
        let between = |m: &Mention| {
            m.is_word()
                || matches!(m.what, What::Period(_))
                || compared && m.is_mark(',')
                || extent && m.has(Sense::Extent)
                || m.senses().iter().any(|s| matches!(s, Sense::Same | Sense::Versus | Sense::Status(_)))
                || qualifies(m)
                || matches!(m.span.of(self.text), "by" | "of" | "an")
        };
        let changes = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
        let near =
            head.iter().rposition(changes).is_some_and(|at| head.len() - at < 8 && head[at + 1..].iter().all(between));
        if !(verb.up || verb.down) || verb.to && !extent || verb.from || !near || beside_versus(case, self.text) {
            return false;
        }
        draft.negative = verb.down;
        let still = self.against.filter(|a| self.lang == Lang::En && *a != Against::Plan);
        let still = still.or_else(|| self.compared_before(draft));
        draft.against = case.against().or(still).or(Some(Against::Same(None)));
        draft.is(Transform::Change, "change")
    }

    /// An amount planned: "kế hoạch 5 tỷ", "dự toán HĐND tỉnh giao (16.950 tỷ đồng)", "6.980/11.107 tỷ đồng".
    fn plan_amount(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        let (spot, head) = (case.spot, case.head());
        let before = &spot.mentions[..spot.at];
        let same_unit = |p: &&Draft| p.quantity.unit == draft.quantity.unit;
        let told =
            head.iter().rposition(|m| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target))).is_some_and(|at| {
                head.len() - at <= 6 && !head[at + 1..].iter().any(|m| m.has(Sense::Share) || m.is_mark(','))
            });
        let passed = |m: &&Mention| m.is_mark('(') || qualifies(m) || m.has(Sense::Reach);
        let planned = before.iter().rev().find(|m| !passed(m)).is_some_and(|m| m.has(Sense::Plan))
            && !head.iter().any(|m| m.has(Sense::Versus) && spot.at < 2);
        let opened = head.len() == 1 && head[0].is_mark('(');
        let clause = |m: &&Mention| m.number().is_none() && !matches!(m.what, What::Mark(_));
        let assigned =
            opened && before[..before.len() - 1].iter().rev().take(6).take_while(clause).any(|m| m.has(Sense::Plan));
        let out_of = head.len() == 1 && head[0].is_mark('/') && case.previous().filter(same_unit).is_some();
        let joins = |m: &Mention| {
            m.is_mark(',')
                || m.has(Sense::And)
                || qualifies(m)
                || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }))
        };
        let goes_on =
            case.previous().filter(same_unit).is_some_and(|p| p.rule == "plan-amount") && head.iter().all(joins);
        if planned
            || assigned
            || out_of
            || goes_on
            || told && self.of_goal(case)
            || case.verb.plan && told && head.iter().any(|m| m.has(Sense::Plan))
            || case.tail().iter().take(3).any(|m| m.has(Sense::Plan))
            || self.goal_behind(case)
        {
            draft.status = Some(Status::Target);
            draft.rule = "plan-amount";
        }
    }

    /// "sticks to a 2.2 billion USD export goal".
    fn goal_behind(&self, case: &Case<'_, '_>) -> bool {
        let trade = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. } | Sense::Good { .. }));
        let tail = case.tail();
        let noun = tail.iter().take(3).take_while(|m| trade(m)).count();
        let goal =
            |m: &Mention| matches!(m.span.of(self.text).to_lowercase().as_str(), "goal" | "target" | "objective");
        self.lang == Lang::En && tail.get(noun).is_some_and(goal)
    }

    /// "60 percent of the then annual goal of 5 billion": the amount of the plan right behind its percentage.
    fn of_goal(&self, case: &Case<'_, '_>) -> bool {
        let parts = |m: &Mention| matches!(m.what, What::Mark(_)) || m.has(Sense::And);
        let percent = case.previous().filter(|p| p.transform == Some(Transform::Plan));
        self.lang == Lang::En
            && percent.is_some_and(|p| !case.spot.mentions[p.mention + 1..case.spot.at].iter().any(parts))
    }

    /// "topped 900 million, against 780 million in the same period last year".
    fn level_compared_with(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let spot = case.spot;
        let before = spot.mentions[..spot.at].iter().rev().find(|m| !qualifies(m));
        let from = self.lang == Lang::En && before.is_some_and(|m| m.has(Sense::From));
        let behind = case.compare.filter(|c| c.mentions.start > spot.at && c.against != Against::Plan);
        let beside = from || beside_versus(case, self.text);
        let (true, true, Some(behind), Some(Transform::Level)) =
            (beside, case.follows_amount(draft), behind, draft.transform)
        else {
            return false;
        };
        draft.against = Some(behind.against);
        draft.shift = true;
        draft.rule = "level-compared-with";
        true
    }

    /// "9 percent less than the 1.7 billion of a year earlier", "2.5 times the 9 billion posted a year ago": the level of
    /// the time told right behind it.
    fn level_passed(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let spot = case.spot;
        if self.lang != Lang::En || draft.transform != Some(Transform::Level) || draft.shift {
            return false;
        }
        let the = |m: &Mention| qualifies(m) || m.span.of(self.text) == "the" || m.has(Sense::Article);
        let before = spot.mentions[..spot.at].iter().rev().find(|m| !the(m));
        let times = |m: &Mention| m.number().is_some_and(|q| q.unit == Some("times"));
        let word = |m: &Mention| ["than", "times"].iter().any(|end| m.span.of(self.text).ends_with(end));
        let held = before.is_some_and(|m| m.has(Sense::Than) || m.has(Sense::Versus) || times(m) || word(m));
        let told = |m: &Mention| {
            let words = [
                "of",
                "in",
                "for",
                "posted",
                "recorded",
                "seen",
                "earned",
                "reached",
                "registered",
                "made",
                "reported",
                "spent",
            ];
            words.contains(&m.span.of(self.text))
        };
        let behind = &spot.mentions[spot.at + 1..];
        let at = spot.at + 1 + behind.iter().take(3).take_while(|m| told(m)).count();
        let same = spot.mentions.get(at).is_some_and(|m| m.has(Sense::Same));
        let compare = case.compares.iter().find(|c| c.mentions.start == at && matches!(c.against, Against::Same(_)));
        if !held || !same {
            return false;
        }
        draft.against = Some(compare.map_or(Against::Same(None), |c| c.against));
        draft.shift = true;
        draft.is(Transform::Level, "level-compared-with")
    }

    /// "down from 31 billion": where it came from, a year before unless another time is told.
    fn came_from(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let spot = case.spot;
        let mut back = spot.mentions[..spot.at].iter().rev().skip_while(|m| qualifies(m));
        let came = back.next().is_some_and(|m| m.has(Sense::From))
            && back.next().is_some_and(|m| m.has(Sense::Up) || m.has(Sense::Down));
        let dated = case.tail().iter().any(|m| matches!(m.what, What::Period(_)));
        if self.lang != Lang::En
            || !came
            || dated
            || draft.transform != Some(Transform::Level)
            || case.own_comparison().is_some()
            || case.previous().is_none_or(|p| p.transform != Some(Transform::Level))
        {
            return false;
        }
        draft.against = Some(self.against.unwrap_or(Against::Same(None)));
        draft.shift = true;
        draft.rule = "level-came-from";
        true
    }

    /// "6.5 percent higher than the 7.5 billion recorded in 2023": what is foreseen is not what it is compared with.
    fn only_compared(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        let mut back =
            case.spot.mentions[..case.spot.at].iter().rev().skip_while(|m| qualifies(m) || m.has(Sense::NoGoods));
        let compared = back.next().is_some_and(|m| m.has(Sense::Than) || m.has(Sense::Versus) || m.has(Sense::From));
        let published = self.context.clock.published;
        let over = |m: &Mention| match m.what {
            What::Period(when) => when.resolve(self.context.clock, None).is_some_and(|p| p.last() <= published),
            _ => false,
        };
        if self.lang == Lang::En && compared && case.tail().iter().any(over) {
            draft.status = None;
        }
    }

    /// "compared to a surplus of 7.3 billion in the same period last year": the level of the time told behind it.
    fn level_of_same_behind(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        let spot = case.spot;
        let light = |m: &&Mention| {
            m.is_word()
                || qualifies(m)
                || m.has(Sense::Link)
                || m.has(Sense::Article)
                || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }))
        };
        let versus = |m: &Mention| m.has(Sense::Versus) || m.span.of(self.text) == "in contrast to";
        let opens = spot.mentions[..spot.at].iter().rev().take(8).find(|m| !light(m) || versus(m)).is_some_and(versus);
        let same = spot.mentions[spot.at + 1..].iter().take(2).any(|m| m.has(Sense::Same));
        let level = draft.transform == Some(Transform::Level) && !draft.shift;
        if self.lang == Lang::En && opens && same && level {
            draft.against = Some(Against::Same(None));
            draft.shift = true;
            draft.rule = "level-compared-with";
        }
    }

    /// "(cùng kỳ: 12,6 tỷ USD)", "tháng 7 (7,68 tỷ USD)": a level of the period compared with.
    fn level_of_comparison(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        let spot = case.spot;
        let Some(compare) =
            case.own_comparison().filter(|c| c.mentions.end <= spot.at && draft.transform == Some(Transform::Level))
        else {
            return;
        };
        let opened = case.bracket();
        let dated = spot.mentions[compare.mentions.end..spot.at].iter().any(|m| matches!(m.what, What::Period(_)));
        let inside = opened.is_some_and(|open| compare.mentions.start > open) && !dated;
        // "down on the same period last year, standing at 5 billion" goes on about the figure itself.
        let apart = spot.mentions[compare.mentions.end..spot.at].iter().any(|m| m.is_mark(','))
            && spot.mentions[compare.mentions.end..spot.at].iter().any(|m| m.has(Sense::Reach));
        let beside = compare.versus
            && opened.is_none()
            && self.lang == Lang::En
            && spot.at - compare.mentions.end <= 2
            && !apart;
        let relates = |m: &Mention| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Up | Sense::Down | Sense::Equal | Sense::Ratio | Sense::Versus))
        };
        let before = &spot.mentions[..compare.mentions.start];
        let opens = before
            .iter()
            .rev()
            .find(|m| m.what != What::Word)
            .is_none_or(|m| matches!(m.what, What::Mark(_)) || m.has(Sense::While) || m.has(Sense::And));
        let clause = opens && !compare.versus && !dated && matches!(compare.against, Against::Same(_));
        if inside || beside {
            draft.against = Some(compare.against);
            draft.shift = true;
            draft.rule = "level-compared-with";
        } else if clause && !case.head().iter().any(relates) {
            draft.against = Some(compare.against);
            draft.shift = true;
            draft.rule = "level-of-same";
        }
    }
}

/// "so với 3 tỷ", "so với mức 3 tỷ": a word of comparison right before the number.
fn beside_versus(case: &Case<'_, '_>, text: &str) -> bool {
    let noun = |m: &Mention| matches!(m.span.of(text), "mức" | "con số" | "kết quả" | "kết" | "quả" | "mốc");
    let before = || case.spot.mentions[..case.spot.at].iter().rev().skip_while(|m| qualifies(m));
    // "thấp hơn nhiều con số 5 tỷ USD của cùng kỳ": what is compared with is named.
    let named = before().next().is_some_and(noun);
    let than = |m: &Mention| m.has(Sense::Versus) || named && m.span.of(text).ends_with("hơn") && !qualifies(m);
    before().find(|m| !noun(m) && !qualifies(m) && m.span.of(text) != "nhiều").is_some_and(than)
}

/// "phones (up 392 million), garments (121 million)": the verb of the first bracket holds for the row.
fn change_in_row(draft: &mut Draft, case: &Case<'_, '_>) -> bool {
    let opens = |m: &Mention| m.is_mark('(');
    let bare = case.head().iter().rev().find(|m| !qualifies(m)).is_some_and(opens);
    let before = case.drafts.iter().rev().find(|p| p.quantity.unit == draft.quantity.unit);
    let changed = before.filter(|p| p.transform == Some(Transform::Change)).filter(|p| {
        let mut back = case.spot.mentions[..p.mention].iter().rev().skip_while(|m| qualifies(m));
        let opened = back.next().is_some_and(|m| m.is_mark('(') || m.has(Sense::Up) || m.has(Sense::Down));
        opened && case.spot.mentions[..p.mention].iter().rev().take(3).any(opens)
    });
    let Some((down, against)) = changed.filter(|_| bare).map(|p| (p.negative, p.against)) else { return false };
    draft.negative = down;
    draft.against = against;
    draft.is(Transform::Change, "change-in-row")
}

/// "giảm 7,2% (-125 triệu USD)": a sign in a bracket behind a rate of growth.
fn signed_change(draft: &mut Draft, case: &Case<'_, '_>) -> bool {
    let grown =
        case.previous().filter(|p| p.transform == Some(Transform::Growth) && p.quantity.unit == Some("percent"));
    let sign = case.head().iter().find_map(|m| {
        m.senses().iter().find_map(|s| match s {
            Sense::Sign(plus) => Some(*plus),
            _ => None,
        })
    });
    let bracket = case.spot.mentions[..case.spot.at].iter().rev().take(2).any(|m| m.is_mark('('));
    let signed = sign.is_some() || case.spot.quantity.signed;
    let (true, true, Some(grown)) = (bracket, signed, grown) else { return false };
    draft.negative = sign == Some(false);
    draft.against = grown.against;
    draft.is(Transform::Change, "signed-change")
}

/// "400 million less than a year ago".
fn change_behind(draft: &mut Draft, case: &Case<'_, '_>) -> bool {
    let after = case.after;
    if !(after.up || after.down) || after.of || case.own_comparison().is_none() {
        return false;
    }
    draft.negative = after.down;
    draft.against = case.against();
    draft.is(Transform::Change, "change-behind")
}

/// "từ 12 tỷ lên 15 tỷ": the ends of a movement.
fn ends_of_movement(draft: &mut Draft, case: &Case<'_, '_>) {
    let head = case.head();
    let near = |n: usize| head.len().checked_sub(n).is_some_and(|at| head[at].has(Sense::From));
    let next = case.spot.mentions[case.spot.at + 1..].iter().take(3).find(|m| !m.is_word());
    if draft.transform != Some(Transform::Level) {
        return;
    }
    if (near(1) || near(2)) && next.is_some_and(|m| m.has(Sense::To)) {
        draft.rule = "level-from";
    } else if case.previous().is_some_and(|p| p.rule == "level-from") && head.last().is_some_and(|m| m.has(Sense::To)) {
        draft.rule = "level-to";
    }
}

/// "so với cùng kỳ (7,68 tỷ USD)": the level that is compared with.
fn compared_in_bracket(draft: &mut Draft, case: &Case<'_, '_>) {
    let spot = case.spot;
    let dated = |open: usize| spot.mentions[open..spot.at].iter().any(|m| matches!(m.what, What::Period(_)));
    let compared = case
        .bracket()
        .filter(|&open| spot.at - open <= 3 && !dated(open))
        .and_then(|open| case.compares.iter().find(|c| c.mentions.end == open));
    if let (Some(compare), Some(Transform::Level), true) = (compared, draft.transform, draft.rule != "plan-amount") {
        draft.against = Some(compare.against);
        draft.shift = compare.against != Against::Plan;
        draft.rule = "level-compared-with";
    }
}

/// "mỗi ngày 900 xe, chiều xuất 300 xe, chiều nhập 600 xe": one direction of what is counted.
fn one_way(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Indicator { flow: Some(flow), .. } if flow.is_one_way()))
}

/// A daily mean, or the highest day.
fn per_day(draft: &mut Draft, case: &Case<'_, '_>) {
    let head = case.head();
    let before = &case.spot.mentions[..case.spot.at];
    let bracketed = before.iter().rev().find(|m| m.is_mark('(') || m.is_mark(')')).is_some_and(|m| m.is_mark('('));
    let goes_on = |p: &Draft| {
        p.transform == Some(Transform::Daily)
            && p.quantity.unit == draft.quantity.unit
            && (bracketed || head.iter().any(|m| m.has(Sense::OfWhich) || m.has(Sense::And) || one_way(m)))
    };
    let daily = head.iter().any(|m| m.has(Sense::Daily)) || case.after.daily || case.previous().is_some_and(goes_on);
    if draft.transform == Some(Transform::Level) && head.iter().any(|m| m.has(Sense::Peak)) {
        draft.transform = Some(Transform::Peak);
    } else if draft.transform == Some(Transform::Level) && daily {
        draft.transform = Some(Transform::Daily);
    }
}

impl Case<'_, '_> {
    /// The comparison, where it stands in the clause of the number.
    fn own_comparison(&self) -> Option<&Compare> {
        self.compare.filter(|c| c.mentions.start >= self.spot.head.start)
    }

    /// Whether an amount in the same unit is told before in the sentence.
    fn follows_amount(&self, draft: &Draft) -> bool {
        let level = |p: &Draft| p.transform == Some(Transform::Level) && p.quantity.unit == draft.quantity.unit;
        self.drafts.iter().rev().take(2).any(level)
    }

    /// Where a bracket opens before the number.
    fn bracket(&self) -> Option<usize> {
        let spot = self.spot;
        self.head().iter().position(|m| m.is_mark('(')).map(|at| at + spot.head.start)
    }
}
