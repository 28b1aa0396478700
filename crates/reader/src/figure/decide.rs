//! Decides what a number is: a level, a growth rate, a share, a percentage of a plan, a rank.

use super::compare::{Against, Compare};
use super::frame::{Frame, Named};
use super::relation::{After, Verb, by_unit, measures};
use super::walk::{Draft, Spot, Walker, bare, bound, side};
use super::{Flow, Indicator, Status, Transform};
use crate::document::Lang;
use crate::mention::{Kind, Mention, Sense, Shape, What, is_currency};
use std::ops::Range;

/// Whether the frame is of what a treasury takes in or spends.
fn is_revenue(frame: &Frame) -> bool {
    frame.named.get().is_some_and(|n| {
        matches!(n.indicator, Indicator::BudgetRevenue | Indicator::CustomsRevenue | Indicator::BudgetSpending)
    })
}

impl Walker<'_> {
    /// Decides what a number is.
    pub(crate) fn draft(
        &mut self,
        spot: &Spot<'_>,
        number: usize,
        spots: &[Spot<'_>],
        compares: &[Compare],
        frame: &mut Frame,
        drafts: &[Draft],
    ) -> Draft {
        let mut quantity = spot.quantity;
        // "2,310 companies (143 more than in 2023)".
        let more = spot.tail().first().is_some_and(|m| {
            matches!(m.span.of(self.text), "more than" | "fewer than" | "more" | "fewer" | "less than" | "higher than")
        });
        if let (true, None, None, Some(previous)) = (more, quantity.unit, quantity.multiplier, drafts.last()) {
            quantity.unit = previous.quantity.unit.filter(|u| {
                matches!(*u, "vehicle" | "wagon" | "enterprise" | "declaration" | "project" | "market" | "person")
            });
        }
        self.natural_unit(&mut quantity, spot, frame);
        let mut draft = Draft {
            span: spot.mentions[spot.at].span,
            mention: spot.at,
            quantity,
            frame: frame.clone(),
            line: self.line,
            sentence: self.sentence,
            number,
            transform: None,
            against: None,
            negative: false,
            bound: bound(spot),
            status: frame.status.get().copied(),
            side: None,
            rule: "level",
            skip: false,
            bare: bare(spot),
            source: self.source.clone(),
            whole: None,
            resolved: None,
            doubtful: false,
            shift: false,
        };
        // "36 mặt hàng trên 1 tỷ USD": a threshold that only counts.
        let behind_count = drafts.last().is_some_and(|p| {
            matches!(p.quantity.unit, Some("item" | "market" | "country" | "enterprise" | "province"))
                && !spot.mentions[p.mention + 1..spot.at].iter().any(|m| m.is_mark(',') || m.is_mark(';'))
        });
        let counted = behind_count && draft.bound == Some(super::Bound::Over) && quantity.unit.is_some_and(is_currency);
        let counts = |m: &Mention| {
            matches!(
                m.span.of(self.text).to_lowercase().as_str(),
                "thị trường" | "mặt hàng" | "nhóm hàng" | "markets" | "commodities"
            )
        };
        let threshold = draft.bound == Some(super::Bound::Over)
            && quantity.unit.is_some_and(is_currency)
            && spot.head().iter().rposition(counts).is_some_and(|at| {
                spot.head()[at + 1..].iter().all(|m| {
                    m.senses()
                        .iter()
                        .any(|s| matches!(s, Sense::Bound(_) | Sense::Indicator { .. } | Sense::Reach | Sense::Area(_)))
                        || m.what == What::Word
                })
            });
        if quantity.unit.is_none() || counted || threshold || self.is_no_figure(spot) {
            draft.skip = true;
            return draft;
        }
        let previous = drafts.last();
        let percent = matches!(quantity.unit, Some("percent" | "points"));
        let head = spot.head();
        let verb = Verb::before(&head[head.len().saturating_sub(16)..], percent);
        let after = After::of(spot.tail(), self.text);
        let compare = self.compare_for(spot, number, spots, compares);
        draft.side = side(spot);
        let against = compare.map(|c| c.against);
        match (quantity.kind, quantity.unit) {
            (Kind::Ordinal, _) => {
                draft.transform = Some(Transform::Rank);
                draft.rule = "ordinal";
                let placed = head.iter().rev().take(6).any(|m| m.has(Sense::Rank))
                    || spot.tail().iter().take(3).any(|m| m.has(Sense::Rank) || m.has(Sense::Whole))
                    || previous.is_some_and(|p| p.transform == Some(Transform::Rank) && !p.skip);
                let place = draft.span.of(self.text).to_lowercase();
                let copula = head.last().is_some_and(|m| {
                    matches!(
                        m.span.of(self.text),
                        "is" | "was"
                            | "comes"
                            | "came"
                            | "it"
                            | "now"
                            | "finished"
                            | "stayed"
                            | "remains"
                            | "keeps"
                            | "went"
                    )
                });
                let ends = spot.tail().first().is_none_or(|m| {
                    matches!(m.what, What::Mark(_))
                        || matches!(
                            m.span.of(self.text),
                            "in" | "on" | "to" | "behind" | "among" | "nationwide" | "place" | "for"
                        )
                });
                let placed = placed
                    || place.starts_with("hạng")
                    || place.starts_with("no")
                    || copula && ends && self.lang == Lang::En;
                let moved = |m: Option<&Mention>| m.is_some_and(|m| m.has(Sense::From) || m.has(Sense::To));
                let other = |spot: Option<&Spot<'_>>| spot.is_some_and(|s| s.quantity.kind == Kind::Ordinal);
                let to = moved(head.last()) && head.last().is_some_and(|m| !m.has(Sense::From));
                let placed =
                    placed || spot.tail().is_empty() && spot.mentions.get(spot.at + 1).is_some_and(|m| m.is_mark('('));
                let from = head.last().is_some_and(|m| m.has(Sense::From)) && other(spots.get(number + 1));
                let streak = spot.tail().first().is_some_and(|m| m.span.of(self.text).starts_with("liên"));
                draft.skip = !placed && !to && !from || streak;
                if from {
                    draft.rule = "rank-before";
                }
            }
            (Kind::Fold, _) | (_, Some("times")) => {
                draft.transform = Some(Transform::Ratio);
                draft.against = against.or(Some(Against::Same(None)));
                draft.rule = "multiple";
            }
            (_, Some("points")) => {
                let change = verb.up || verb.down || after.up || after.down;
                draft.transform = Some(if change && !verb.share { Transform::Change } else { Transform::Share });
                draft.negative = (verb.down || after.down) && change && !verb.share;
                draft.against = against.or(Some(Against::Same(None)));
                draft.rule = "points";
                draft.skip = !change && !verb.share && previous.is_none_or(|p| p.transform != Some(Transform::Share));
            }
            (Kind::Fraction, _) => {
                let change = (verb.up || verb.down) && !verb.share;
                let plan = after.plan
                    || after.of
                        && !after.whole
                        && previous.is_some()
                        && drafts.iter().any(|p| p.transform == Some(Transform::Plan))
                        && is_revenue(frame);
                draft.transform = Some(if plan {
                    Transform::Plan
                } else if change {
                    Transform::Growth
                } else {
                    Transform::Share
                });
                draft.negative = change && verb.down;
                draft.against = change.then_some(Against::Same(None));
                draft.rule = "fraction";
                draft.skip = !(change || verb.share || after.of || after.plan || after.whole);
            }
            (_, Some("percent")) => self.percent(&mut draft, verb, after, compare, drafts, spot),
            _ => self.amount(&mut draft, verb, after, compare, compares, spot, drafts),
        }
        if let Some(compare) = compare.filter(|c| c.mentions.start >= spot.head.start) {
            let month = frame
                .period
                .get()
                .and_then(|p| compare.against.growth(*p, self.context.clock))
                .is_some_and(|(t, _)| t == Transform::Pop);
            let step = month
                || matches!(compare.against, Against::Other(when) if matches!(when.shape, Shape::LastMonth | Shape::LastQuarter | Shape::Previous));
            self.against = step.then_some(compare.against);
        }
        self.resolve(&mut draft, spot, frame);
        // "18 FDI projects worth 5 billion": their capital, not trade.
        let projects = previous.is_some_and(|p| p.quantity.unit == Some("project"))
            && spot.quantity.unit.is_some_and(is_currency)
            && frame.named.place().is_none_or(|p| p.sentence != self.sentence)
            && frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade);
        if projects && self.lang == Lang::En {
            let abroad = spot.mentions.iter().any(|m| {
                let words = m.span.of(self.text);
                words.contains("FDI") || words.to_lowercase().contains("foreign")
            });
            let indicator = if abroad { Indicator::Fdi } else { Indicator::Other };
            draft.resolved = Some(Named { indicator, flow: None, sign: 1, part: None });
        }
        if let Some(unit) = draft.quantity.unit.filter(|unit| is_currency(unit) && !draft.skip) {
            self.currency = Some(unit);
        }
        draft
    }

    /// Numbers without a unit that their indicator or neighbour gives one: "số tờ khai là 3.318", "93.3 billion".
    fn natural_unit(&self, quantity: &mut crate::mention::Quantity, spot: &Spot<'_>, frame: &Frame) {
        if quantity.unit.is_some() || quantity.kind != Kind::Plain {
            return;
        }
        let named = frame.named.get().map(|n| n.indicator);
        if let (Some((unit, by)), Some(Indicator::GoodsTrade), None, true) =
            (self.unit, named, quantity.multiplier, spot.at > 0 && !spot.head().is_empty())
        {
            let scale = |value: rust_decimal::Decimal| {
                value.checked_mul(rust_decimal::Decimal::from(by)).unwrap_or(value).normalize()
            };
            quantity.unit = Some(unit);
            quantity.value = scale(quantity.value);
            quantity.to = quantity.to.map(scale);
            return;
        }
        let reached = spot.head().iter().rev().take(2).any(|m| {
            m.senses().iter().any(|s| matches!(s, Sense::Reach | Sense::To | Sense::Bound(_))) || m.is_mark('(')
        }) || spot.head().first().is_some_and(|m| m.is_mark(',')) && !self.brackets.is_empty();
        quantity.unit = match named {
            Some(Indicator::TouristArrivals) if quantity.multiplier.is_some() || reached => Some("person"),
            Some(
                Indicator::Vehicles
                | Indicator::VehiclesArrived
                | Indicator::VehiclesWaiting
                | Indicator::VehiclesTurnedBack,
            ) if reached && quantity.multiplier.is_none() && quantity.value >= rust_decimal::Decimal::TEN => {
                Some("vehicle")
            }
            Some(Indicator::Declarations) if reached => Some("declaration"),
            Some(Indicator::Population) if quantity.multiplier.is_some() => Some("person"),
            Some(Indicator::Enterprises)
                if spot.head().last().is_some_and(|m| m.is_mark(':')) && quantity.multiplier.is_none() =>
            {
                Some("enterprise")
            }
            Some(Indicator::GoodsTrade | Indicator::Fdi | Indicator::CustomsRevenue | Indicator::BudgetRevenue)
                if quantity.multiplier.is_some_and(|by| by >= 1_000_000) =>
            {
                self.currency
            }
            _ => None,
        };
    }

    /// A percentage: growth, share, plan or ratio.
    fn percent(
        &self,
        draft: &mut Draft,
        verb: Verb,
        after: After,
        compare: Option<&Compare>,
        drafts: &[Draft],
        spot: &Spot<'_>,
    ) {
        let previous = drafts.last();
        let against = compare.map(|c| c.against);
        let own_compare = compare
            .is_some_and(|c| c.mentions.start >= spot.head.start && c.mentions.end <= spot.tail.end.max(spot.at + 8));
        let indicator = draft.frame.named.get().map(|n| n.indicator);
        let plan_before = drafts.iter().any(|p| p.transform == Some(Transform::Plan));
        let in_force = against.or(self.against.filter(|a| *a != Against::Plan)).or(Some(Against::Same(None)));
        let set = |draft: &mut Draft, transform, rule| {
            draft.transform = Some(transform);
            draft.rule = rule;
        };
        let growth = |draft: &mut Draft, down: bool, rule| {
            draft.negative = down;
            draft.rule = rule;
            draft.against = in_force;
            draft.transform = Some(if verb.cagr || after.cagr { Transform::Cagr } else { Transform::Growth });
        };
        let like = previous
            .filter(|p| p.quantity.unit == Some("percent"))
            .or_else(|| drafts.iter().rev().find(|p| p.quantity.unit == Some("percent")));
        let growing = like.is_some_and(|p| p.transform == Some(Transform::Growth));
        let of_trade = spot.tail().first().is_some_and(|m| super::context::trade(m).is_some()) || after.of;
        // "overshot the plan of 7.5 billion by 4.7%".
        let by = spot.at > 0 && spot.mentions[spot.at - 1].span.of(self.text) == "by";
        let passes = |m: &Mention| {
            matches!(m.span.of(self.text), "overshot" | "exceeded" | "surpassed" | "beat" | "topped" | "outstripped")
        };
        let passed = spot.mentions[..spot.at].iter().rev().skip_while(|m| !m.has(Sense::Plan)).take(4).any(passes);
        if by && passed {
            growth(draft, false, "beyond-plan");
            draft.against = Some(Against::Plan);
            return;
        }
        // "up 16.4%, compared with 1.2% in the first quarter of last year": the rate of another period.
        let opened = spot
            .head()
            .iter()
            .rev()
            .find(|m| {
                !m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach))
                    && !matches!(m.span.of(self.text), "the" | "a" | "an" | "rate")
            })
            .is_some_and(|m| m.has(Sense::Versus) || m.span.of(self.text) == "dwarfing")
            || spot.mentions[..spot.at].windows(2).next_back().is_some_and(|pair| {
                pair[1].span.of(self.text) == "the"
                    && matches!(pair[0].span.of(self.text), "more than" | "less than" | "higher than" | "lower than")
            });
        if let (true, Some(like)) = (draft.bare, previous.filter(|p| p.rule == "rate-compared")) {
            growth(draft, like.negative, "rate-compared");
            draft.shift = like.shift;
            draft.against = like.against;
            draft.frame.period = like.frame.period.clone();
            return;
        }
        // "more than the 8.6% and 1.3% of the year before".
        let row_period = spot.mentions[spot.at + 1..]
            .iter()
            .take(7)
            .take_while(|m| {
                !matches!(m.what, What::Mark(_))
                    && m.number().is_none_or(|q| q.unit == Some("percent"))
                    && !(m.has(Sense::Up) || m.has(Sense::Down))
            })
            .find_map(|m| match m.what {
                What::Period(when) => {
                    Some((when.resolve(self.context.clock, draft.frame.period.get().copied())?, m.span))
                }
                _ => None,
            });
        if let (true, true, true, Some((period, span))) =
            (self.lang == Lang::En, opened, growing && !after.up && !after.down, row_period)
        {
            growth(draft, false, "rate-compared");
            let of = draft.frame.period.get().copied();
            let base = of
                .filter(|p| period.is_whole_years() && !p.is_whole_years())
                .and_then(|p| p.shift_years(period.last().year() - p.last().year()));
            draft.frame.period.set(base.unwrap_or(period), self.place("rate-compared", span, draft.number));
            draft.against = Some(Against::Same(None));
            return;
        }
        if self.lang == Lang::En && opened && growing && !(after.up || after.down) {
            let same = compare.filter(|c| c.mentions.start > spot.at);
            let told = spot.tail().iter().any(|m| matches!(m.what, What::Period(_)));
            if same.is_some() || told {
                growth(draft, like.is_some_and(|l| l.negative) && spot.quantity.signed, "rate-compared");
                draft.shift = same.is_some();
                draft.against = same.map(|c| c.against).or(Some(Against::Same(None)));
                return;
            }
        }
        if spot.head().last().is_some_and(|m| m.span.of(self.text) == "plus") {
            return growth(draft, false, "plus");
        }
        if spot.quantity.signed {
            return growth(draft, false, "signed");
        }
        if verb.to && (verb.up || verb.down) && !matches!(indicator, Some(Indicator::GoodsTrade | Indicator::Volume)) {
            return match indicator {
                Some(Indicator::Grdp | Indicator::Gdp | Indicator::Iip) => growth(draft, false, "level-of-rate"),
                _ => set(draft, Transform::Level, "level-of-rate"),
            };
        }
        let changes = verb.up || verb.down;
        let next_planned = self.lang == Lang::En
            && after.of
            && spot.mentions[spot.at + 1..].iter().position(|m| m.number().is_some()).is_some_and(|n| {
                n <= 8
                    && spot.mentions[spot.at + 1 + n..]
                        .iter()
                        .take(6)
                        .any(|m| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target)))
            });
        // "so với mức 13,1% của tháng trước", "cao hơn tỷ trọng 85,3% của cùng kỳ": the rate it is compared with.
        let rate_word = spot.head().iter().rev().take(2).any(|m| {
            matches!(m.span.of(self.text).to_lowercase().as_str(), "mức" | "tỷ trọng" | "con số" | "tỷ lệ" | "rate")
        });
        let beside =
            spot.head().iter().rev().take(5).any(|m| m.has(Sense::Versus) || m.has(Sense::Up) || m.has(Sense::Down));
        let compares = spot.head().iter().rev().take(5).any(|m| {
            m.has(Sense::Versus)
                || matches!(m.span.of(self.text).to_lowercase().as_str(), "cao hơn" | "thấp hơn" | "hơn")
        });
        if let (true, true, true, Some(like)) = (rate_word, beside, compares, like) {
            draft.transform = like.transform;
            draft.negative = false;
            draft.against = against.or(Some(Against::Same(None)));
            draft.shift = true;
            draft.rule = "rate-compared-with";
            return;
        }
        // "100,1% cùng kỳ": right behind the number, without a verb.
        let level_with = compare
            .is_some_and(|c| c.mentions.start == spot.at + 1 && !c.versus && matches!(c.against, Against::Same(_)));
        if level_with && !verb.up && !verb.down && self.lang == Lang::Vi {
            draft.against = against;
            return set(draft, Transform::Ratio, "of-same-period");
        }
        // "(kế hoạch trên 8%)": the rate planned.
        let told_plan =
            spot.head().iter().rev().take(3).any(|m| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target)));
        let rate = growing || matches!(indicator, Some(Indicator::Grdp | Indicator::Gdp | Indicator::Iip));
        if told_plan
            && rate
            && !after.plan
            && !(verb.up || verb.down)
            && !verb.equal
            && !spot.head().iter().any(|m| m.has(Sense::Versus))
        {
            growth(draft, false, "planned-rate");
            draft.status = Some(Status::Target);
            draft.against = Some(Against::Same(None));
            return;
        }
        // "(cùng kỳ 49,9%)": the same of the period compared with.
        if let (Some(compare), Some(like)) =
            (compare.filter(|c| c.mentions.end <= spot.at && c.mentions.start >= spot.head.start && !c.versus), like)
            && !(verb.up || verb.down || verb.equal)
            && spot.head().iter().any(|m| m.is_mark('('))
        {
            draft.transform = like.transform;
            draft.negative = like.negative;
            draft.against = Some(compare.against);
            draft.shift = true;
            draft.rule = "rate-compared-with";
            return;
        }
        let plan = after.plan || next_planned || matches!(against, Some(Against::Plan)) && own_compare;
        if (verb.cagr || after.cagr) && !verb.share && !plan {
            return growth(draft, verb.down, "average");
        }
        if plan && !changes {
            return set(draft, Transform::Plan, "plan");
        }
        if changes && !verb.share {
            if plan {
                draft.against = Some(Against::Plan);
                draft.negative = verb.down;
                draft.transform = Some(Transform::Growth);
                draft.rule = "beyond-plan";
                return;
            }
            return growth(draft, verb.down, "change-verb");
        }
        if (after.up || after.down)
            && !after.of
            && (own_compare || after.up != after.down)
            && !(verb.share && !own_compare)
        {
            return growth(draft, after.down, "change-behind");
        }
        if verb.equal && (own_compare || after.same) && !verb.plan {
            draft.against = against.or(Some(Against::Same(None)));
            return set(draft, Transform::Ratio, "equal-to");
        }
        if plan_before && after.of && !after.whole && !verb.share && is_revenue(&draft.frame) {
            return set(draft, Transform::Plan, "another-plan");
        }
        if verb.share && !(verb.equal && plan_before && !of_trade) {
            return set(draft, Transform::Share, "share-verb");
        }
        if verb.plan || (verb.equal || verb.reach) && plan_before {
            return set(draft, Transform::Plan, "plan-before");
        }
        if matches!(indicator, Some(Indicator::Grdp | Indicator::Gdp)) && draft.frame.sector.get().is_some() && !growing
        {
            return set(draft, Transform::Share, "sector-of-economy");
        }
        match indicator {
            Some(Indicator::PublicInvestment) => return set(draft, Transform::Plan, "disbursed"),
            Some(Indicator::PovertyRate | Indicator::ForestCover) => return set(draft, Transform::Level, "rate"),
            Some(Indicator::SectorShare) => return set(draft, Transform::Share, "share-of-economy"),
            Some(Indicator::Iip | Indicator::Grdp | Indicator::Gdp) => return growth(draft, false, "rate-of-growth"),
            _ => {}
        }
        let told = spot.head().iter().rev().take(3).any(|m| m.span.of(self.text).starts_with("đạt"));
        if verb.reach
            && told
            && matches!(
                indicator,
                Some(
                    Indicator::GoodsTrade
                        | Indicator::BudgetRevenue
                        | Indicator::BudgetSpending
                        | Indicator::CustomsRevenue
                        | Indicator::Volume
                )
            )
        {
            return set(draft, Transform::Plan, "reached-of-plan");
        }
        if own_compare && against.is_some() {
            let down = like.is_some_and(|l| l.transform == Some(Transform::Growth) && l.negative)
                && spot.head().iter().any(|m| m.has(Sense::And));
            return growth(draft, down, "compared");
        }
        if after.whole || of_trade {
            return set(draft, Transform::Share, "share-behind");
        }
        if let Some(like) = like.filter(|p| p.transform.is_some()) {
            // In a row of percentages the verb of the first holds for the rest.
            draft.transform = like.transform;
            draft.negative = like.negative;
            draft.against = against.or(like.against);
            draft.whole = like.whole.clone();
            draft.rule = "same-as-before";
            return;
        }
        if verb.cagr || after.cagr {
            return growth(draft, false, "average");
        }
        let bracket = spot.head().last().is_some_and(|m| m.is_mark('('));
        if bracket || draft.bare && previous.is_some_and(|p| p.transform == Some(Transform::Level)) {
            return set(draft, Transform::Share, "bracket");
        }
        if verb.equal {
            return set(draft, Transform::Plan, "equal");
        }
        draft.skip = true;
    }

    /// An amount: a level, a change, a daily mean or a peak.
    #[allow(clippy::too_many_arguments)]
    fn amount(
        &self,
        draft: &mut Draft,
        verb: Verb,
        after: After,
        compare: Option<&Compare>,
        compares: &[Compare],
        spot: &Spot<'_>,
        drafts: &[Draft],
    ) {
        let previous = drafts.last();
        let head = spot.head();
        draft.transform = Some(Transform::Level);
        let between = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Same | Sense::Versus | Sense::Status(_)))
                || matches!(m.what, What::Period(_))
                || m.what == What::Word
                || matches!(m.span.of(self.text), "by" | "of" | "an")
        };
        let changes = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
        let near =
            head.iter().rposition(changes).is_some_and(|at| head.len() - at < 8 && head[at + 1..].iter().all(between));
        let own_compare = compare.filter(|c| c.mentions.start >= spot.head.start);
        // "up 26.7%, or 6.54 billion": the same change as an amount.
        let restated =
            head.iter().all(|m| {
                m.is_mark(',')
                    || m.is_mark('(')
                    || m.has(Sense::Equal)
                    || m.has(Sense::Share)
                    || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
                    || matches!(m.span.of(self.text), "or" | "tức" | "hay")
            }) && head.iter().any(|m| m.has(Sense::Share) || matches!(m.span.of(self.text), "or" | "tức" | "hay"));
        let levels = [drafts.len().checked_sub(2), drafts.len().checked_sub(3)];
        let of_level = levels.into_iter().flatten().any(|at| {
            drafts[at].transform == Some(Transform::Level) && drafts[at].quantity.unit == draft.quantity.unit
        });
        let that_is = |m: &Mention| m.is_mark('(') || matches!(m.span.of(self.text), "i" | "e" | "i.e");
        let short = head.iter().all(|m| {
            that_is(m)
                || matches!(m.what, What::Mark(',' | '.'))
                || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
        });
        let restated = restated || self.lang == Lang::En && of_level && short && head.iter().any(that_is);
        let grown = previous.filter(|p| p.transform == Some(Transform::Growth) && p.quantity.unit == Some("percent"));
        if let (true, Some(previous)) = (restated, grown) {
            draft.transform = Some(Transform::Change);
            draft.negative = previous.negative;
            draft.against = previous.against;
            draft.rule = "change-restated";
        } else if head.last().is_some_and(|m| m.span.of(self.text) == "added") && own_compare.is_none() {
            draft.rule = "level";
        } else if (verb.up || verb.down) && !verb.to && near && !verb.from {
            draft.transform = Some(Transform::Change);
            draft.negative = verb.down;
            draft.against = compare.map(|c| c.against).or(Some(Against::Same(None)));
            draft.rule = "change";
        } else if (after.up || after.down) && own_compare.is_some() && !after.of {
            draft.transform = Some(Transform::Change);
            draft.negative = after.down;
            draft.against = compare.map(|c| c.against);
            draft.rule = "change-behind";
        } else {
            let last_plan = head.iter().rposition(|m| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target)));
            let told = last_plan.is_some_and(|at| {
                head.len() - at <= 6 && !head[at + 1..].iter().any(|m| m.has(Sense::Share) || m.is_mark(','))
            });
            let just_before = spot.mentions[..spot.at]
                .iter()
                .rev()
                .take_while(|m| {
                    m.is_mark('(') || m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach))
                })
                .count();
            let planned = spot.at.checked_sub(just_before + 1).is_some_and(|at| spot.mentions[at].has(Sense::Plan))
                && !head.iter().any(|m| m.has(Sense::Versus) && spot.at < 2);
            // "dự toán HĐND tỉnh giao (16.950 tỷ đồng)", "6.980/11.107 tỷ đồng", "kế hoạch là xuất 7,5 tỷ, nhập 5,4 tỷ".
            let opened = head.len() == 1 && head[0].is_mark('(');
            let assigned = opened
                && spot.mentions[..spot.at - 1]
                    .iter()
                    .rev()
                    .take(6)
                    .take_while(|m| m.number().is_none() && !matches!(m.what, What::Mark(_)))
                    .any(|m| m.has(Sense::Plan));
            let out_of = head.len() == 1
                && head[0].is_mark('/')
                && previous.is_some_and(|p| p.quantity.unit == draft.quantity.unit);
            let goes_on = previous.is_some_and(|p| p.rule == "plan-amount" && p.quantity.unit == draft.quantity.unit)
                && head.iter().all(|m| {
                    m.is_mark(',')
                        || m.has(Sense::And)
                        || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. } | Sense::Bound(_)))
                });
            if planned
                || assigned
                || out_of
                || goes_on
                || verb.plan && told && head.iter().any(|m| m.has(Sense::Plan))
                || spot.tail().iter().take(3).any(|m| m.has(Sense::Plan))
            {
                draft.status = Some(Status::Target);
                draft.rule = "plan-amount";
            }
        }
        // "down from 31 billion": where it came from, a year before unless another time is told.
        let bounds = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Bound(_)));
        // "topped 900 million, against 780 million in the same period last year".
        let before = spot.mentions[..spot.at].iter().rev().find(|m| !bounds(m));
        let beside = before.is_some_and(|m| m.has(Sense::From) || m.has(Sense::Versus));
        let same = compare.filter(|c| c.mentions.start > spot.at && matches!(c.against, Against::Same(_)));
        let paired =
            previous.is_some_and(|p| p.transform == Some(Transform::Level) && p.quantity.unit == draft.quantity.unit);
        if let (Lang::En, true, true, Some(same), Some(Transform::Level)) =
            (self.lang, beside, paired, same, draft.transform)
        {
            draft.against = Some(same.against);
            draft.shift = true;
            draft.rule = "level-compared-with";
            return;
        }
        let mut back = spot.mentions[..spot.at].iter().rev().skip_while(bounds);
        let came_from = back.next().is_some_and(|m| m.has(Sense::From))
            && back.next().is_some_and(|m| m.has(Sense::Up) || m.has(Sense::Down));
        if self.lang == Lang::En
            && came_from
            && draft.transform == Some(Transform::Level)
            && compare.is_none_or(|c| c.mentions.start < spot.head.start)
            && previous.is_some_and(|p| p.transform == Some(Transform::Level))
            && !spot.tail().iter().any(|m| matches!(m.what, What::Period(_)))
        {
            draft.against = Some(self.against.unwrap_or(Against::Same(None)));
            draft.shift = true;
            draft.rule = "level-came-from";
            return;
        }
        // "(cùng kỳ: 12,6 tỷ USD)", "tháng 7 (7,68 tỷ USD)": a level of the period compared with.
        if let Some(compare) =
            own_compare.filter(|c| c.mentions.end <= spot.at && draft.transform == Some(Transform::Level))
        {
            let opened = spot.mentions[spot.head.start..spot.at]
                .iter()
                .position(|m| m.is_mark('('))
                .map(|at| at + spot.head.start);
            let dated = spot.mentions[compare.mentions.end..spot.at].iter().any(|m| matches!(m.what, What::Period(_)));
            let inside = opened.is_some_and(|open| compare.mentions.start > open) && !dated;
            let english =
                compare.versus && opened.is_none() && self.lang == Lang::En && spot.at - compare.mentions.end <= 2;
            if inside || english {
                draft.against = Some(compare.against);
                draft.shift = true;
                draft.rule = "level-compared-with";
            }
        }
        // "từ 12 tỷ lên 15 tỷ": the ends of a movement.
        let from =
            head.last().is_some_and(|m| m.has(Sense::From)) || head.len() > 1 && head[head.len() - 2].has(Sense::From);
        let next = spot.mentions[spot.at + 1..].iter().take(3).find(|m| m.what != What::Word);
        if draft.transform == Some(Transform::Level) && from && next.is_some_and(|m| m.has(Sense::To)) {
            draft.rule = "level-from";
        } else if draft.transform == Some(Transform::Level)
            && previous.is_some_and(|p| p.rule == "level-from")
            && head.last().is_some_and(|m| m.has(Sense::To))
        {
            draft.rule = "level-to";
        }
        let bracket =
            spot.mentions[spot.head.start..spot.at].iter().position(|m| m.is_mark('(')).map(|at| at + spot.head.start);
        let compared = bracket
            .filter(|open| {
                spot.at - open <= 3 && !spot.mentions[*open..spot.at].iter().any(|m| matches!(m.what, What::Period(_)))
            })
            .and_then(|open| compares.iter().find(|c| c.mentions.end == open));
        if let (Some(compare), Some(Transform::Level), true) = (compared, draft.transform, draft.rule != "plan-amount")
        {
            draft.against = Some(compare.against);
            draft.shift = compare.against != Against::Plan;
            draft.rule = "level-compared-with";
        }
        let daily = head.iter().any(|m| m.has(Sense::Daily))
            || after.daily
            || previous.is_some_and(|p| {
                p.transform == Some(Transform::Daily)
                    && p.quantity.unit == draft.quantity.unit
                    && head.iter().any(|m| m.has(Sense::OfWhich) || m.has(Sense::And) || m.is_mark('('))
            });
        let peak = head.iter().any(|m| m.has(Sense::Peak));
        if draft.transform == Some(Transform::Level) && peak {
            draft.transform = Some(Transform::Peak);
        } else if draft.transform == Some(Transform::Level) && daily {
            draft.transform = Some(Transform::Daily);
        }
    }

    /// Settles which indicator the number is of, by its unit where the words leave it open.
    fn resolve(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &Frame) {
        let quantity = draft.quantity;
        let Some(unit) = quantity.unit else { return };
        draft.doubtful = self.off_topic && self.since_trade > 0;
        if quantity.kind != Kind::Plain || matches!(unit, "percent" | "points" | "times" | "rank") {
            if let (Some(named), Some(Transform::Share)) = (frame.named.get().copied(), draft.transform)
                && matches!(named.indicator, Indicator::Grdp | Indicator::Gdp | Indicator::GrdpPerCapita)
                && unit == "percent"
                && frame.sector.get().is_some()
            {
                draft.resolved = Some(Named { indicator: Indicator::SectorShare, ..named });
            }
            // "industry accounts for 54.6% of the economy, services 32.5%".
            let sector = spot.head().iter().rev().find(|m| m.has(Sense::Sector));
            let economy = spot.tail().iter().take(6).any(|m| {
                matches!(m.span.of(self.text), "economy" | "the economy" | "of the economy" | "the local economy")
            });
            let shared = frame.named.get().is_some_and(|n| n.indicator == Indicator::SectorShare);
            if let (Some(sector), Some(Transform::Share), true) = (sector, draft.transform, economy || shared) {
                let place = self.place("sector-of-economy", sector.span, draft.number);
                draft.frame.sector.set(sector.span.of(self.text).to_owned(), place);
                draft.resolved = Some(Named { indicator: Indicator::SectorShare, flow: None, sign: 1, part: None });
                return;
            }
            // "three quarters of it exports": the part that goes one way.
            let of_it = spot.tail().iter().take(5).enumerate().find_map(|(k, m)| {
                super::context::trade(m).filter(|n| n.flow.is_some_and(Flow::is_one_way)).map(|n| (k, n))
            });
            if let (Some((k, part)), Some(Transform::Share), true) =
                (of_it, draft.transform, frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total)))
                && k > 0
                && spot.tail()[k - 1].span.of(self.text).ends_with("it")
            {
                draft.resolved = Some(part);
                return;
            }
            // "61.5 percent of the value": a share of trade, whatever was counted before.
            let of_trade = spot.tail().iter().take(4).find_map(|m| {
                m.senses().iter().find_map(|s| match s {
                    Sense::Indicator { indicator: Indicator::GoodsTrade, flow, weak: false, .. } => Some(*flow),
                    _ => None,
                })
            });
            let whole = spot.tail().iter().take(4).find_map(|m| {
                m.senses().iter().find_map(|s| match s {
                        Sense::Indicator {
                            indicator:
                                indicator @ (Indicator::IndustrialOutput
                                | Indicator::BudgetRevenue
                                | Indicator::CustomsRevenue),
                            ..
                        } => Some(*indicator),
                        _ => None,
                    })
            });
            if let (Some(indicator), Some(Transform::Share)) = (whole, draft.transform) {
                draft.resolved = Some(Named { indicator, flow: None, sign: 1, part: None });
            }
            let other = frame.named.get().is_none_or(|n| {
                matches!(
                    n.indicator,
                    Indicator::Vehicles | Indicator::Other | Indicator::Declarations | Indicator::Enterprises
                )
            });
            if let (Some(flow), true, Some(Transform::Share)) = (of_trade, other, draft.transform) {
                let flow = flow.or(self.direction.get().and_then(|d| d.flow)).or(Some(Flow::Total));
                draft.resolved = Some(Named { indicator: Indicator::GoodsTrade, flow, sign: 1, part: None });
            }
            return;
        }
        let named = frame.named.get().copied();
        let duties = unit == "VND"
            && named.is_some_and(|n| n.indicator == Indicator::GoodsTrade)
            && (self.budget_here || self.customs_here);
        if !duties && named.is_some_and(|n| measures(&quantity, n.indicator) && n.indicator != Indicator::Other) {
            return;
        }
        let plain = |indicator| Named { indicator, flow: None, sign: 1, part: None };
        let trade = named.filter(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        let tourism = named.is_some_and(|n| n.indicator == Indicator::TouristArrivals);
        let said_price = spot
            .head()
            .iter()
            .rposition(|m| m.has(Sense::Side(crate::mention::Side::Price)))
            .is_some_and(|at| !spot.head()[at + 1..].iter().any(|m| super::context::trade(m).is_some()));
        if said_price && is_currency(unit) {
            draft.resolved = Some(Named { indicator: Indicator::Other, flow: None, sign: 1, part: None });
            return;
        }
        let visited =
            |text: &str| ["khách", "visitor", "tourist", "arrivals", "holidaymaker"].iter().any(|w| text.contains(w));
        let customs = self.customs_here
            || spot.head().iter().any(|m| {
                m.span.of(self.text).to_lowercase().contains("hải quan")
                    || m.span.of(self.text).to_lowercase().contains("customs")
            });
        let found = match (by_unit(&quantity), trade) {
            (Some(Indicator::Vehicles), _) => {
                let here = frame.named.place().is_some_and(|p| p.sentence == self.sentence)
                    || named.is_some_and(|n| n.indicator != Indicator::GoodsTrade);
                Named {
                    flow: named.and_then(|n| n.flow).filter(|f| here && *f != Flow::Balance),
                    ..plain(Indicator::Vehicles)
                }
            }
            (Some(Indicator::Other), Some(trade))
                if unit == "item"
                    && !draft.span.of(self.text).contains("hàng")
                    && draft.frame.goods.get().is_some()
                    && trade.flow.is_some_and(Flow::is_one_way) =>
            {
                Named { indicator: Indicator::Volume, ..trade }
            }
            (Some(found), _) => plain(found),
            (None, Some(trade)) if matches!(unit, "tonne" | "TEU" | "m3" | "kg") => {
                Named { indicator: Indicator::Volume, ..trade }
            }
            (None, Some(trade)) if is_currency(unit) && unit != "VND" => {
                Named { indicator: Indicator::GoodsTrade, ..trade }
            }
            (None, _) if unit == "VND" && tourism => plain(Indicator::TourismRevenue),
            (None, _) if unit == "VND" && (customs || duties) => plain(Indicator::CustomsRevenue),
            (None, None) if is_currency(unit) && tourism => plain(Indicator::TourismRevenue),
            (None, None)
                if is_currency(unit)
                    && unit != "VND"
                    && named.is_none_or(|n| {
                        matches!(
                            n.indicator,
                            Indicator::Vehicles
                                | Indicator::Declarations
                                | Indicator::VehiclesWaiting
                                | Indicator::VehiclesArrived
                                | Indicator::Enterprises
                        )
                    })
                    && self.context.trade =>
            {
                let said = spot.head().iter().rev().find_map(super::context::trade);
                match said
                    .as_ref()
                    .or(self.direction.get())
                    .filter(|_| named.is_none_or(|n| n.indicator != Indicator::Declarations))
                {
                    Some(direction) => *direction,
                    None => Named { flow: Some(Flow::Total), ..plain(Indicator::GoodsTrade) },
                }
            }
            (None, _) if unit == "turn" || unit == "person" => match named {
                Some(n)
                    if matches!(
                        n.indicator,
                        Indicator::Vehicles | Indicator::VehiclesWaiting | Indicator::VehiclesArrived
                    ) && unit == "turn" =>
                {
                    n
                }
                _ if unit == "person"
                    && visited(&draft.span.of(self.text).to_lowercase())
                    && !draft.span.of(self.text).contains("hành khách") =>
                {
                    plain(Indicator::TouristArrivals)
                }
                _ => plain(
                    if spot.head().iter().chain(spot.tail()).any(|m| {
                        let w = m.span.of(self.text).to_lowercase();
                        w.contains("du lịch")
                            || w.contains("đón")
                            || w.contains("khách")
                            || w.contains("visitor")
                            || w.contains("tourist")
                    }) {
                        Indicator::TouristArrivals
                    } else {
                        Indicator::Other
                    },
                ),
            },
            _ => plain(Indicator::Other),
        };
        draft.resolved = Some(found);
        draft.rule = if draft.rule == "level" { "level-by-unit" } else { draft.rule };
    }

    /// The comparison that holds for a number: behind it, before it, or of the whole sentence.
    fn compare_for<'c>(
        &self,
        spot: &Spot<'_>,
        number: usize,
        spots: &[Spot<'_>],
        compares: &'c [Compare],
    ) -> Option<&'c Compare> {
        let within = |range: Range<usize>| compares.iter().find(move |c| range.contains(&c.mentions.start));
        // Behind, before the next clause.
        if let Some(found) = within(spot.at + 1..spot.tail.end.max(spot.at + 1)) {
            return Some(found);
        }
        if let Some(found) = compares.iter().rev().find(|c| spot.head.contains(&c.mentions.start)) {
            return Some(found);
        }
        // "tăng 3% và 5% so với cùng kỳ": the one behind a row of changes.
        let mut next = number + 1;
        while let Some(other) = spots.get(next) {
            let gap = &spot.mentions[spots[next - 1].at + 1..other.at];
            let row = other.quantity.unit == spot.quantity.unit
                && gap.iter().all(|m| {
                    m.is_mark(',')
                        || m.has(Sense::And)
                        || m.has(Sense::Up)
                        || m.has(Sense::Down)
                        || m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Side(_)))
                });
            let restated = gap.first().is_some_and(|m| m.is_mark('('))
                && gap.len() <= 3
                && other.quantity.unit.is_some_and(is_currency)
                && spot.quantity.unit == Some("percent")
                && spot.mentions.get(other.at + 1).is_some_and(|m| m.is_mark(')'));
            if restated {
                return within(other.at + 2..other.at + 3);
            }
            if !row {
                break;
            }
            if let Some(found) = within(other.at + 1..other.tail.end.max(other.at + 1)) {
                return Some(found);
            }
            next += 1;
        }
        // At the head of the sentence.
        let first = spots.first().map_or(0, |s| s.at);
        within(0..first).filter(|c| c.versus && c.mentions.start <= 2)
    }

    /// Numbers that are no figures: legal rates, markers, articles, prices.
    fn is_no_figure(&self, spot: &Spot<'_>) -> bool {
        let quantity = &spot.quantity;
        let head = spot.head();
        if quantity.unit == Some("no") || quantity.rate {
            return true;
        }
        let deal =
            head.iter().any(|m| m.has(Sense::Contract)) || spot.tail().iter().take(3).any(|m| m.has(Sense::Contract));
        if deal && matches!(quantity.unit, Some("tonne" | "USD" | "VND" | "item")) {
            return true;
        }
        let near = &head[head.len().saturating_sub(2)..];
        if near.iter().any(|m| m.has(Sense::NotFigure)) && (quantity.unit.is_none() || quantity.kind == Kind::Ordinal) {
            return true;
        }
        let unit_word = head.iter().rposition(|m| {
            matches!(m.span.of(self.text).to_lowercase().as_str(), "đơn vị" | "đơn vị tính" | "đvt" | "unit")
        });
        let announces = unit_word.is_some_and(|at| head[at..].iter().any(|m| m.is_mark(':')) && head.len() - at < 5);
        if near.iter().any(|m| m.has(Sense::Threshold)) || announces {
            return true;
        }
        let rates = head.iter().rev().take(5).any(|m| m.has(Sense::LegalRate))
            && !head.iter().any(|m| m.has(Sense::Up) || m.has(Sense::Down));
        if quantity.unit == Some("percent") && rates {
            return true;
        }
        quantity.unit == Some("percent")
            && spot.tail().first().is_some_and(|m| m.span.of(self.text).to_lowercase().starts_with("vốn"))
    }
}
