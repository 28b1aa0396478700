//! What a percentage is: growth, share, part of a plan, ratio, or the rate itself. The first rule that knows wins.

use super::super::compare::Against;
use super::super::context::trade;
use super::super::walk::{Draft, Walker};
use super::super::{Figure, Flow, Indicator, Status, Transform};
use super::{Case, is_revenue, qualifies};
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, is_currency};

/// The rule of both ends of a movement.
const MOVED: &str = "share-moved";

impl Walker<'_> {
    pub(super) fn percent(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        if let Some(share) = self.end_of_movement(case) {
            draft.is(Transform::Share, MOVED);
            draft.skip = !share;
            return;
        }
        let settled = self.beyond_plan(draft, case)
            || part_named(draft, case)
            || self.rate_compared(draft, case)
            || self.told_twice(draft, case)
            || self.growth_restated(draft, case)
            || self.signed_growth(draft, case)
            || self.change_named(draft, case)
            || self.share_named(draft, case)
            || self.level_of_rate(draft, case)
            || self.rate_compared_with(draft, case)
            || self.of_same_period(draft, case)
            || self.of_what_was_then(draft, case)
            || self.planned_rate(draft, case)
            || self.same_in_bracket(draft, case)
            || self.by_verb(draft, case)
            || self.by_indicator(draft, case)
            || self.by_surroundings(draft, case);
        // "chiếm 48% thị phần trong nước": of a market here, not of trade.
        let market = case.tail().first().is_some_and(|m| m.span.of(self.text).to_lowercase() == "thị phần");
        let both = case.governing.is_some_and(|n| n.flow == Some(Flow::Total));
        draft.skip = !settled || market && both;
    }

    /// "tỷ trọng giảm từ 32% xuống còn 14,5%": both ends are the share itself; without a word for it they are left open.
    fn end_of_movement(&self, case: &Case<'_, '_>) -> Option<bool> {
        let trade = case.governing.is_some_and(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let to = |m: &Mention| m.has(Sense::To) || matches!(word(m).as_str(), "xuống" | "lên" | "to");
        if let Some(first) = case.previous().filter(|p| p.rule == MOVED) {
            let gap = &case.spot.mentions[first.mention + 1..case.spot.at];
            return (gap.iter().any(to) && gap.len() < 10).then_some(!first.skip);
        }
        let mut back = case.head().iter().rev().skip_while(|m| qualifies(m));
        let from = back.next().is_some_and(|m| m.has(Sense::From))
            && back.take(2).any(|m| m.has(Sense::Up) || m.has(Sense::Down));
        if !trade || !from {
            return None;
        }
        let next = case.spots.get(case.number + 1).filter(|next| next.quantity.unit == Some("percent"))?;
        let gap = &case.spot.mentions[case.spot.at + 1..next.at];
        let goes = gap.iter().any(to) && gap.len() < 10 && !gap.iter().any(|m| m.is_mark(';'));
        let says = |m: &Mention| {
            matches!(word(m).as_str(), "tỷ trọng" | "tỉ trọng" | "thị phần" | "share" | "proportion" | "the share")
        };
        goes.then(|| case.spot.mentions[..case.spot.at].iter().any(says))
    }

    /// Growth, against what is compared with here or still is from before.
    fn grows(&self, draft: &mut Draft, case: &Case<'_, '_>, down: bool, rule: &'static str) -> bool {
        draft.negative = down;
        let still = self.against.filter(|a| *a != Against::Plan).or(self.compared_before(draft));
        draft.against = case.against().or(self.first_of_two(case)).or(still).or(Some(Against::Same(None)));
        draft.is(if case.verb.cagr || case.after.cagr { Transform::Cagr } else { Transform::Growth }, rule)
    }

    /// "xuất khẩu trong tháng 17 tỷ USD, giảm 0,7%": where the same month was only compared with the month before.
    pub(super) fn compared_before(&self, draft: &Draft) -> Option<Against> {
        let period = draft.frame.period.get().filter(|_| self.lang == Lang::Vi)?;
        self.compared.iter().find(|(p, _)| p == period).map(|(_, against)| *against)
    }

    /// "giảm 2,6% và tăng 11,6%", behind two rates that tell the month before and the year before: the bases in their order.
    fn first_of_two(&self, case: &Case<'_, '_>) -> Option<Against> {
        let next = case.spots.get(case.number + 1).filter(|next| next.quantity.unit == Some("percent"))?;
        let gap = &case.spot.mentions[case.spot.at + 1..next.at];
        let verb = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
        let joins = |m: &Mention| m.has(Sense::And) || verb(m) || qualifies(m);
        let row = gap.iter().any(|m| m.has(Sense::And)) && gap.iter().any(verb) && gap.iter().all(joins);
        let open = self.compare_for(next, case.number + 1, case.spots, case.compares).is_none();
        self.just_before.filter(|_| row && open)
    }

    /// "overshot the plan of 7.5 billion by 4.7%", "vượt dự toán (1,8 tỷ USD) gần 30%", "vượt 14% kế hoạch".
    fn beyond_plan(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let before = &case.spot.mentions[..case.spot.at];
        let passes = |m: &Mention| m.has(Sense::Passes);
        let by = before.last().is_some_and(|m| m.span.of(self.text) == "by");
        let behind_plan = match self.lang {
            Lang::En => {
                let near = &before[before.len().saturating_sub(12)..];
                by && near.iter().rev().skip_while(|m| !m.has(Sense::Plan)).take(4).any(passes)
                    && !case.compare.is_some_and(|c| {
                        matches!(c.against, Against::Same(_))
                            && before.len() < c.mentions.end + 3
                            && c.mentions.end <= before.len()
                    })
            }
            Lang::Vi => {
                let mut end = before.iter().rposition(|m| !qualifies(m) || passes(m)).map_or(0, |at| at + 1);
                if before[..end].last().is_some_and(|m| m.is_mark(')')) {
                    end = before[..end].iter().rposition(|m| m.is_mark('(')).unwrap_or(0);
                }
                let told = &before[..end];
                // "vượt mục tiêu 12%" tells the target.
                let targeted = |m: &Mention| m.has(Sense::Status(Status::Target));
                let plan = told.last().filter(|m| m.has(Sense::Plan) && !(targeted(m) && end == before.len()));
                plan.is_some() && told.iter().rev().skip(1).take(2).any(passes)
            }
        };
        let of_plan = case.after.plan || case.against() == Some(Against::Plan) && case.has_own_comparison();
        let right_before = before.last().is_some_and(passes) && of_plan;
        if !behind_plan && !right_before {
            return false;
        }
        self.grows(draft, case, false, "beyond-plan");
        draft.bound = draft.bound.filter(|_| !right_before);
        draft.against = Some(Against::Plan);
        true
    }

    /// "up 16.4%, compared with 1.2% in the first quarter of last year": the rate of another period.
    fn rate_compared(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let (spot, after) = (case.spot, case.after);
        if let (true, Some(like)) = (draft.bare, case.previous().filter(|p| p.rule == "rate-compared")) {
            self.grows(draft, case, like.negative, "rate-compared");
            draft.shift = like.shift;
            draft.against = like.against;
            draft.frame.period = like.frame.period.clone();
            return true;
        }
        let like = case.like();
        let growing = like.is_some_and(|p| p.transform == Some(Transform::Growth));
        if self.lang != Lang::En || !self.opens_comparison(case) || !growing || after.up || after.down {
            return false;
        }
        let Some((period, span)) = self.period_of_row(draft, case) else {
            let same = case.compare.filter(|c| c.mentions.start > spot.at);
            let told = case.tail().iter().any(|m| matches!(m.what, What::Period(_)));
            if same.is_none() && !told {
                return false;
            }
            self.grows(draft, case, like.is_some_and(|l| l.negative) && spot.quantity.signed, "rate-compared");
            draft.shift = same.is_some();
            draft.against = same.map(|c| c.against).or(Some(Against::Same(None)));
            return true;
        };
        self.grows(draft, case, false, "rate-compared");
        let part = draft.frame.period.get().copied().filter(|p| period.is_whole_years() && !p.is_whole_years());
        let base = part.and_then(|p| p.shift_years(period.last().year() - p.last().year()));
        draft.frame.period.set(base.unwrap_or(period), self.place("rate-compared", span, draft.number));
        draft.against = Some(Against::Same(None));
        true
    }

    /// Whether a comparison opens right before the number.
    fn opens_comparison(&self, case: &Case<'_, '_>) -> bool {
        let word = |m: &Mention| m.span.of(self.text);
        let passed =
            |m: &&Mention| qualifies(m) || m.has(Sense::Reach) || matches!(word(m), "the" | "a" | "an" | "rate");
        let versus = |m: &Mention| m.has(Sense::Versus) || word(m) == "dwarfing";
        let than_the = case.spot.mentions[..case.spot.at].windows(2).next_back().is_some_and(|pair| {
            word(&pair[1]) == "the"
                && matches!(word(&pair[0]), "more than" | "less than" | "higher than" | "lower than")
        });
        than_the || case.head().iter().rev().find(|m| !passed(m)).is_some_and(versus)
    }

    /// "more than the 8.6% and 1.3% of the year before": the period told behind a row of rates.
    fn period_of_row(&self, draft: &Draft, case: &Case<'_, '_>) -> Option<(super::super::Period, crate::Span)> {
        let row = |m: &&Mention| {
            !matches!(m.what, What::Mark(_))
                && m.number().is_none_or(|q| q.unit == Some("percent"))
                && !(m.has(Sense::Up) || m.has(Sense::Down))
        };
        case.spot.mentions[case.spot.at + 1..].iter().take(7).take_while(row).find_map(|m| match m.what {
            What::Period(when) => Some((when.resolve(self.context.clock, draft.frame.period.get().copied())?, m.span)),
            _ => None,
        })
    }

    /// "1.8 percent or nearly 3 billion above last year's": the direction stands behind the amount that says the same.
    fn told_twice(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let Some(after) = self.said_again(case).filter(|_| !case.verb.up && !case.verb.down) else { return false };
        self.grows(draft, case, after.down, "told-twice")
    }

    /// "up 392 million, or 22.1 percent": the same change as a rate.
    fn growth_restated(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let passes = |m: &Mention| matches!(m.what, What::Mark(',' | '(')) || m.has(Sense::Or) || qualifies(m);
        let changed = case
            .previous()
            .filter(|p| p.transform == Some(Transform::Change) && p.quantity.unit.is_some_and(is_currency))
            .map(|p| (p.negative, p.against));
        let (Some((down, against)), true) = (changed, case.head().iter().all(passes)) else { return false };
        if case.after.of || case.after.plan {
            return false;
        }
        self.grows(draft, case, down, "growth-restated");
        draft.against = case.against().or(against).or(draft.against);
        true
    }

    /// "+12%", "plus 12%", "off 12%".
    fn signed_growth(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let sign = case.head().iter().rev().find(|m| !qualifies(m)).and_then(|m| {
            m.senses().iter().find_map(|s| match s {
                Sense::Sign(plus) => Some(*plus),
                _ => None,
            })
        });
        let rule = if sign.is_some() { "plus" } else { "signed" };
        (sign.is_some() || case.spot.quantity.signed) && self.grows(draft, case, sign == Some(false), rule)
    }

    /// "brought in 140 million, a 22 percent share".
    fn share_named(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let article = case.head().iter().rev().take(2).any(|m| m.has(Sense::Article));
        let noun = case.spot.mentions.get(case.spot.at + 1).is_some_and(|m| m.has(Sense::Share) && !m.has(Sense::Or));
        self.lang == Lang::En && article && noun && draft.is(Transform::Share, "share-named")
    }

    /// "in spite of a 6 percent fall": the noun behind the number tells the direction, whatever verb stands before.
    fn change_named(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let article = case.head().iter().rev().take(2).any(|m| m.has(Sense::Article));
        let noun = case.spot.mentions.get(case.spot.at + 1);
        let named = noun.filter(|m| m.has(Sense::Up) != m.has(Sense::Down) && !m.has(Sense::Than));
        let Some(noun) = named.filter(|_| article && self.lang == Lang::En) else { return false };
        self.grows(draft, case, noun.has(Sense::Down), "change-named")
    }

    /// "giảm xuống mức 11,1%": the rate itself.
    fn level_of_rate(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let verb = case.verb;
        let indicator = draft.indicator();
        if !verb.to || !(verb.up || verb.down) {
            return false;
        }
        match indicator {
            Some(Indicator::GoodsTrade | Indicator::Volume) => false,
            Some(Indicator::Grdp | Indicator::Gdp | Indicator::Iip) => self.grows(draft, case, false, "level-of-rate"),
            _ => draft.is(Transform::Level, "level-of-rate"),
        }
    }

    /// "so với mức 13,1% của tháng trước", "hơn tỷ trọng 70% của cùng kỳ": the rate compared with.
    fn rate_compared_with(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let head = || case.head().iter().rev();
        let rate = head().take(2).any(|m| matches!(word(m).as_str(), "mức" | "tỷ trọng" | "con số" | "tỷ lệ" | "rate"));
        let compares =
            head().take(5).any(|m| m.has(Sense::Versus) || matches!(word(m).as_str(), "cao hơn" | "thấp hơn" | "hơn"));
        let beside = head().take(5).any(|m| m.has(Sense::Versus) || m.has(Sense::Up) || m.has(Sense::Down));
        let (true, Some(like)) = (rate && compares && beside, case.like()) else { return false };
        draft.negative = false;
        draft.against = case.against().or(Some(Against::Same(None)));
        draft.shift = true;
        draft.transform = like.transform;
        draft.rule = "rate-compared-with";
        true
    }

    /// "100,1% cùng kỳ", "108% of 2024": right behind the number, without a verb.
    fn of_same_period(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let of = case.compare.filter(|c| c.mentions.start == case.spot.at + 1).is_some_and(|c| match c.against {
            Against::Same(_) => !c.versus && self.lang == Lang::Vi,
            Against::Other(_) => matches!(case.spot.mentions[c.mentions.start].what, What::Period(_)) && c.versus,
            Against::Plan => false,
        });
        if !of || case.verb.up || case.verb.down {
            return false;
        }
        draft.against = case.against();
        draft.is(Transform::Ratio, "of-same-period")
    }

    /// "hardly 60% of what it had taken in by the same date a year ago".
    fn of_what_was_then(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let tail = case.tail();
        let said =
            |m: &Mention| matches!(m.span.of(self.text), "of what" | "of the amount" | "of the figure" | "of the sum");
        let of = tail.first().is_some_and(|m| {
            said(m)
                || m.span.of(self.text) == "of"
                    && tail
                        .get(1)
                        .is_some_and(|m| matches!(m.span.of(self.text), "what" | "that" | "that for" | "that of"))
        });
        // "49 percent of that for the same period".
        let behind = &case.spot.mentions[case.spot.at + 1..];
        let of_that = behind.first().is_some_and(|m| m.span.of(self.text) == "of that");
        let near = |c: &&super::super::compare::Compare| {
            (case.spot.at + 1..case.spot.at + 5).contains(&c.mentions.start) && matches!(c.against, Against::Same(_))
        };
        let then = case.compare.filter(|c| c.mentions.start > case.spot.at && matches!(c.against, Against::Same(_)));
        let then = then.or_else(|| case.compares.iter().find(near).filter(|_| of_that));
        let of = of || of_that;
        let (true, Lang::En, Some(then), false) = (of, self.lang, then, case.verb.up || case.verb.down) else {
            return false;
        };
        draft.against = Some(then.against);
        draft.is(Transform::Ratio, "of-what-was-then")
    }

    /// "(kế hoạch trên 8%)": the rate planned.
    fn planned_rate(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let verb = case.verb;
        // "jumped by 10.5 percent, against 8 percent planned".
        let growing_before = case.like().is_some_and(|p| p.transform == Some(Transform::Growth));
        let behind = case.tail().first().is_some_and(|m| matches!(m.span.of(self.text), "planned" | "targeted"));
        if self.lang == Lang::En && growing_before && behind && self.opens_comparison(case) {
            self.grows(draft, case, false, "planned-rate");
            draft.status = Some(Status::Target);
            draft.against = Some(Against::Same(None));
            return true;
        }
        let target = |m: &Mention| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target));
        let growing = case.like().is_some_and(|p| p.transform == Some(Transform::Growth));
        let rate = growing || matches!(draft.indicator(), Some(Indicator::Grdp | Indicator::Gdp | Indicator::Iip));
        let told = case.head().iter().rev().take(3).any(target);
        let versus = case.head().iter().any(|m| m.has(Sense::Versus));
        if !told || !rate || case.after.plan || verb.up || verb.down || verb.equal || versus {
            return false;
        }
        self.grows(draft, case, false, "planned-rate");
        draft.status = Some(Status::Target);
        draft.against = Some(Against::Same(None));
        true
    }

    /// "items such as computers (75 percent) and wood (89 percent) saw high growth".
    fn moves_behind_bracket(&self, case: &Case<'_, '_>) -> Option<bool> {
        let sees = |m: &Mention| {
            let word = m.span.of(self.text);
            ["saw", "posted", "recorded", "enjoyed", "experienced", "witnessed", "registered", "suffered"]
                .contains(&word)
        };
        let behind = &case.spot.mentions[case.spot.at + 1..];
        let verb = behind.iter().position(sees).filter(|_| self.lang == Lang::En)?;
        let moved = behind[verb + 1..].iter().take(4).find(|m| m.has(Sense::Up) || m.has(Sense::Down))?;
        behind[..verb].iter().all(|m| !m.has(Sense::Up) && !m.has(Sense::Down)).then(|| moved.has(Sense::Down))
    }

    /// "(cùng kỳ 49,9%)": the same of the period compared with.
    fn same_in_bracket(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let (spot, verb) = (case.spot, case.verb);
        let before =
            case.compare.filter(|c| c.mentions.end <= spot.at && c.mentions.start >= spot.head.start && !c.versus);
        let opened = case.head().iter().any(|m| m.is_mark('('));
        let (Some(compare), Some(like), true) = (before, case.like(), opened) else { return false };
        // "(cùng kỳ tăng 13,1%)": with a direction of its own.
        let moved = verb.up || verb.down;
        let opens = compare.mentions.start.checked_sub(1).is_some_and(|at| spot.mentions[at].is_mark('('));
        let beside = spot.mentions[compare.mentions.end..spot.at]
            .iter()
            .all(|m| m.has(Sense::Up) || m.has(Sense::Down) || qualifies(m));
        if verb.equal || moved && !(opens && beside && like.transform == Some(Transform::Growth)) {
            return false;
        }
        draft.transform = like.transform;
        draft.negative = if moved { verb.down } else { like.negative };
        draft.against = Some(compare.against);
        draft.shift = true;
        draft.rule = "rate-compared-with";
        true
    }

    /// The verb before the number, or the word behind it.
    fn by_verb(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let (verb, after) = (case.verb, case.after);
        let own_compare = case.has_own_comparison();
        let plan_before = case.drafts.iter().any(|p| p.transform == Some(Transform::Plan));
        let beside = case.compare.is_some_and(|c| c.mentions.start == case.spot.at + 1);
        // "a decrease of 38.7% over last year": "over" tells no rise where a verb has told the direction.
        let moves = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
        let over = case.tail().first().is_some_and(|m| m.span.of(self.text) == "over")
            && case.head().iter().rev().take(4).any(moves);
        if beside && !over && case.tail().first().is_some_and(|m| m.has(Sense::Beside)) && after.up != after.down {
            return self.grows(draft, case, after.down, "change-behind");
        }
        let changes = verb.up || verb.down;
        let plan = after.plan || self.plan_amount_follows(case) || case.against() == Some(Against::Plan) && own_compare;
        if (verb.cagr || after.cagr) && !verb.share && !plan {
            return self.grows(draft, case, verb.down, "average");
        }
        if plan && !changes && after.up != after.down && !after.of {
            draft.against = Some(Against::Plan);
            draft.negative = after.down;
            return draft.is(Transform::Growth, "beyond-plan");
        }
        if self.consists(case) && !changes {
            return draft.is(Transform::Share, "consists");
        }
        if plan && !changes {
            return draft.is(Transform::Plan, "plan");
        }
        if changes && !verb.share {
            if plan {
                draft.against = Some(Against::Plan);
                draft.negative = verb.down;
                return draft.is(Transform::Growth, "beyond-plan");
            }
            return self.grows(draft, case, verb.down, "change-verb");
        }
        if (after.up || after.down)
            && !after.of
            && (own_compare || after.up != after.down)
            && !(verb.share && !own_compare && !(verb.or && case.tail().first().is_some_and(|m| m.has(Sense::Than))))
        {
            return self.grows(draft, case, after.down, "change-behind");
        }
        if verb.equal && after.whole && !verb.plan && !plan {
            return draft.is(Transform::Share, "equal-to-part");
        }
        if verb.equal && (own_compare || after.same) && !verb.plan {
            draft.against = case.against().or(Some(Against::Same(None)));
            return draft.is(Transform::Ratio, "equal-to");
        }
        if plan_before && after.of && !after.whole && !verb.share && is_revenue(&draft.frame) {
            return draft.is(Transform::Plan, "another-plan");
        }
        if verb.share && !(verb.equal && plan_before && !case.is_of_trade()) {
            return draft.is(Transform::Share, "share-verb");
        }
        if verb.plan || (verb.equal || verb.reach) && plan_before {
            return draft.is(Transform::Plan, "plan-before");
        }
        false
    }

    /// "The bulk, 82 percent, was made up of garments".
    fn consists(&self, case: &Case<'_, '_>) -> bool {
        let behind = case.spot.mentions[case.spot.at + 1..].iter().take(8);
        behind.take_while(|m| m.number().is_none() && !m.is_mark(';')).any(|m| m.has(Sense::Consists))
    }

    /// "86% of the 4 billion targeted": the amount of the plan stands behind.
    fn plan_amount_follows(&self, case: &Case<'_, '_>) -> bool {
        let behind = &case.spot.mentions[case.spot.at + 1..];
        let planned = |m: &Mention| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target));
        let parts = |m: &Mention| matches!(m.what, What::Mark(',' | ';')) || m.has(Sense::And);
        let amount = |n: usize| behind[n].number().is_some_and(|q| q.unit.is_none_or(is_currency));
        self.lang == Lang::En
            && case.after.of
            && behind.iter().position(|m| m.number().is_some()).is_some_and(|n| {
                n <= 8 && amount(n) && !behind[..n].iter().any(parts) && behind.iter().take(n + 6).any(planned)
            })
    }

    /// What a percentage of this indicator usually is.
    fn by_indicator(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        use Indicator::{
            BudgetRevenue, BudgetSpending, CustomsRevenue, ForestCover, Gdp, GoodsTrade, Grdp, Iip, PovertyRate,
            PublicInvestment, SectorShare, Volume,
        };
        let indicator = draft.indicator();
        let growing = case.like().is_some_and(|p| p.transform == Some(Transform::Growth));
        let row = case.previous().is_some_and(|p| p.transform == Some(Transform::Share) && !p.skip && draft.bare);
        if row && matches!(indicator, Some(Grdp | Gdp)) {
            return draft.is(Transform::Share, "share-of-economy");
        }
        let sector = matches!(indicator, Some(Grdp | Gdp)) && draft.frame.sector.get().is_some();
        let rates = |m: &Mention| m.span.of(self.text).ends_with("mức");
        let grew = self.lang == Lang::Vi
            && case.head().iter().rev().take(3).any(rates)
            && self.out.last().is_some_and(|f| f.indicator == Indicator::Grdp && f.transform == Transform::Yoy);
        if sector && grew {
            return self.grows(draft, case, false, "rate-of-growth");
        }
        if sector && !growing {
            return draft.is(Transform::Share, "sector-of-economy");
        }
        match indicator {
            Some(PublicInvestment) => return draft.is(Transform::Plan, "disbursed"),
            Some(PovertyRate | ForestCover) => return draft.is(Transform::Level, "rate"),
            Some(SectorShare) => return draft.is(Transform::Share, "share-of-economy"),
            Some(Iip | Grdp | Gdp) => return self.grows(draft, case, false, "rate-of-growth"),
            _ => {}
        }
        let told = case.head().iter().rev().take(3).any(|m| m.span.of(self.text).starts_with("đạt"));
        // "so với kế hoạch năm 130 triệu USD, xuất khẩu mới thực hiện được 62,7%".
        let aimed = |p: &Draft| p.rule == "plan-amount" || p.status == Some(Status::Target);
        let told = told || self.lang == Lang::Vi && case.drafts.iter().any(aimed);
        let planned = matches!(indicator, Some(GoodsTrade | BudgetRevenue | BudgetSpending | CustomsRevenue | Volume));
        case.verb.reach && told && planned && draft.is(Transform::Plan, "reached-of-plan")
    }

    /// What stands around, where no verb tells.
    fn by_surroundings(&self, draft: &mut Draft, case: &Case<'_, '_>) -> bool {
        let (verb, after) = (case.verb, case.after);
        let like = case.like();
        if case.has_own_comparison() && case.compare.is_some() {
            let down = like.is_some_and(|l| l.transform == Some(Transform::Growth) && l.negative)
                && case.head().iter().any(|m| m.has(Sense::And));
            return self.grows(draft, case, down, "compared");
        }
        let of_market = case.tail().first().is_some_and(|m| m.span.of(self.text).to_lowercase() == "thị phần");
        // "châu Á tiêu thụ 61,3% hàng của tỉnh".
        let takes = |pair: &[Mention]| {
            pair[0].senses().iter().any(|s| matches!(s, Sense::Land(..)))
                && matches!(pair[1].span.of(self.text), "tiêu thụ" | "mua")
        };
        if self.lang == Lang::Vi && case.head().windows(2).last().is_some_and(takes) {
            return draft.is(Transform::Share, "counterpart-takes");
        }
        // "chiếm 38,8% tổng kim ngạch. Kế đó là Hàn Quốc 12,7%": shares of other counterparts go on.
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let beside = case.head().iter().rev().find(|m| !qualifies(m) && !m.has(Sense::Reach)).is_some_and(land);
        let share =
            |f: &Figure| f.transform == Transform::Share && !f.partners.is_empty() && f.at.start() >= self.paragraph_at;
        if self.lang == Lang::Vi && like.is_none() && beside && self.out.last().is_some_and(share) {
            return draft.is(Transform::Share, "shares-go-on");
        }
        // "tăng 9,8%, hơn 80% là máy móc": what the part is.
        let is_part = case.tail().first().is_some_and(|m| m.span.of(self.text) == "là")
            && case.tail().get(1).is_some_and(|m| m.senses().iter().any(|s| matches!(s, Sense::Good { .. })));
        let bare = case.head().iter().all(|m| qualifies(m) || matches!(m.what, What::Mark(_)));
        if self.lang == Lang::Vi && is_part && bare {
            return draft.is(Transform::Share, "is-part");
        }
        // "(đạt 62,65% dự toán) ... 26.833 tỷ đồng (63,89%)": plans go on in brackets.
        let planned = |f: &Figure| f.transform == Transform::Plan && f.at.start() + 1200 > draft.span.start();
        let opened = case.head().iter().rev().find(|m| !qualifies(m)).is_some_and(|m| m.is_mark('('));
        let revenue = is_revenue(&draft.frame) && case.previous().is_some_and(|p| p.quantity.unit == Some("VND"));
        let plans = case.drafts.iter().any(|p| p.transform == Some(Transform::Plan))
            || self.out.iter().rev().take(8).any(planned);
        if self.lang == Lang::Vi && opened && revenue && plans {
            return draft.is(Transform::Plan, "plans-go-on");
        }
        if after.whole || case.is_of_trade() || of_market && self.lang == Lang::Vi {
            return draft.is(Transform::Share, "share-behind");
        }
        if let Some(like) = like.filter(|p| p.transform.is_some()) {
            // In a row of percentages the verb of the first holds for the rest.
            draft.transform = like.transform;
            draft.negative = like.negative;
            draft.against = case.against().or(like.against);
            draft.whole = like.whole.clone();
            draft.rule = "same-as-before";
            return true;
        }
        if verb.cagr || after.cagr {
            return self.grows(draft, case, false, "average");
        }
        let bracket = case.head().iter().rev().find(|m| !qualifies(m)).is_some_and(|m| m.is_mark('('));
        let moves = || self.moves_behind_bracket(case).or_else(|| self.moves_before_brackets(case));
        if let Some(down) = bracket.then(moves).flatten() {
            return self.grows(draft, case, down, "bracket-of-growth");
        }
        // "high rates were seen in bamboo (1,470 percent), steel (270 percent), rubber (100 percent)": no part is more than all.
        let great = |s: &super::super::walk::Spot<'_>| {
            s.quantity.unit == Some("percent")
                && s.quantity.value > rust_decimal::Decimal::ONE_HUNDRED
                && s.mentions[..s.at].last().is_some_and(|m| m.is_mark('('))
        };
        if bracket && self.lang == Lang::En && case.spots.iter().any(great) {
            return self.grows(draft, case, false, "bracket-of-growth");
        }
        if bracket || draft.bare && case.previous().is_some_and(|p| p.transform == Some(Transform::Level)) {
            return draft.is(Transform::Share, "bracket");
        }
        verb.equal && draft.is(Transform::Plan, "equal")
    }
}

/// "The bulk, 89.6%, was": the part is named, its size stands in apposition.
fn part_named(draft: &mut Draft, case: &Case<'_, '_>) -> bool {
    let before = &case.spot.mentions[..case.spot.at];
    let apposed = before.last().is_some_and(|m| matches!(m.what, What::Mark(',' | '(')) || qualifies(m));
    let mut back = before.iter().rev().skip_while(|m| matches!(m.what, What::Mark(',' | '(')) || qualifies(m));
    apposed && back.next().is_some_and(|m| m.has(Sense::PartNamed)) && draft.is(Transform::Share, "part-named")
}

impl Case<'_, '_> {
    /// The percentage before, in the sentence.
    fn like(&self) -> Option<&Draft> {
        self.drafts.iter().rev().find(|p| p.quantity.unit == Some("percent"))
    }

    /// Whether the comparison stands beside the number itself.
    fn has_own_comparison(&self) -> bool {
        let spot = self.spot;
        self.compare
            .is_some_and(|c| c.mentions.start >= spot.head.start && c.mentions.end <= spot.tail.end.max(spot.at + 8))
    }

    /// "63% of exports".
    fn is_of_trade(&self) -> bool {
        self.after.of || self.tail().first().is_some_and(|m| trade(m).is_some())
    }
}

impl Draft {
    /// The indicator that governs.
    fn indicator(&self) -> Option<Indicator> {
        self.frame.named.get().map(|n| n.indicator)
    }
}

impl Walker<'_> {
    /// "Các thị trường tăng mạnh là Iraq (gấp 3 lần), Malaysia (86%)": what moves is told before the first bracket; whether
    /// it falls.
    fn moves_before_brackets(&self, case: &Case<'_, '_>) -> Option<bool> {
        let before = &case.spot.mentions[..case.spot.at];
        let first = before.iter().position(|m| m.is_mark('('))?;
        let begin = before[..first].iter().rposition(|m| m.is_mark(';') || m.is_mark(':')).map_or(0, |at| at + 1);
        let said = &before[begin..first];
        let (up, down) = (said.iter().any(|m| m.has(Sense::Up)), said.iter().any(|m| m.has(Sense::Down)));
        let settled = said.iter().any(|m| m.number().is_some() || m.has(Sense::Share) || m.has(Sense::Same));
        (self.lang == Lang::Vi && up != down && !settled).then_some(down)
    }
}
