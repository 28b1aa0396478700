//! Walks through a document's sentences and puts figures together: what was said before a number governs it.

use super::compare::{Against, Compare, compares};
use super::context::{Context, Spotted, trade};
use super::frame::{Frame, Named, Place};
use super::relation::{After, Verb, by_unit, measures};
use super::{Base, Bound, Coverage, Figure, Flow, How, Indicator, Key, Known, Period, Section, Status, Transform};
use crate::Span;
use crate::document::Document;
use crate::mention::{Kind, Mention, Quantity, Sense, Shape, Side, What, is_currency};
use crate::sentence::Part;
use rust_decimal::Decimal;
use std::ops::Range;

/// Puts the figures of a document together.
pub(crate) fn walk(document: &Document, context: &Context, lines: &[Spotted]) -> Vec<Figure> {
    let mut walker = Walker {
        text: &document.text,
        context,
        main: context.frame.clone(),
        last: context.frame.clone(),
        out: Vec::new(),
        line: 0,
        sentence: 0,
        source: None,
        unit: None,
    };
    let mut colon = false;
    for (at, line) in lines.iter().enumerate() {
        walker.line = at;
        let carried = line.line.item || colon;
        walker.start_line(line, carried);
        for (number, mentions) in line.sentences.iter().enumerate() {
            walker.sentence += 1;
            walker.sentence(mentions, line.line.part, number == 0);
        }
        colon = line.mentions().last().is_some_and(|m| m.is_mark(':'));
    }
    walker.out
}

struct Walker<'a> {
    text: &'a str,
    context: &'a Context,
    /// What governed the first number of the sentence before.
    main: Frame,
    /// What governed its last number.
    last: Frame,
    out: Vec<Figure>,
    line: usize,
    sentence: usize,
    source: Option<String>,
    /// A unit announced for all numbers that have none.
    unit: Option<(&'static str, u64)>,
}

/// One number of a sentence, with what stands before and behind it up to the next.
struct Spot<'m> {
    at: usize,
    quantity: Quantity,
    head: Range<usize>,
    tail: Range<usize>,
    mentions: &'m [Mention],
}

impl<'m> Spot<'m> {
    fn head(&self) -> &'m [Mention] {
        &self.mentions[self.head.clone()]
    }
    fn tail(&self) -> &'m [Mention] {
        &self.mentions[self.tail.clone()]
    }
}

/// What the head of a number set anew.
#[derive(Default)]
struct Fresh {
    named: bool,
    areas: bool,
    partners: bool,
    goods: bool,
    coverage: bool,
    period: bool,
    status: bool,
}

impl<'a> Walker<'a> {
    fn start_line(&mut self, line: &Spotted, carried: bool) {
        if !line.has_number() {
            // A subhead or list head says what the next lines are about.
            let heads = line.mentions().any(|m| m.is_mark(':')) || line.line.tokens().len() < 16;
            if heads && line.line.part == Part::Body {
                for mention in line.mentions() {
                    if let Some(named) = trade(mention) {
                        self.main.named.set(named, self.place("head", mention.span, 0));
                        self.main.goods.clear();
                        self.main.partners.clear();
                    }
                }
            }
            return;
        }
        if carried {
            return;
        }
        let named = self.main.named.clone();
        let topic = &self.context.frame;
        self.main = topic.clone();
        if named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade) {
            self.main.named = named;
        }
        self.last = self.main.clone();
    }

    fn place(&self, rule: &'static str, at: Span, number: usize) -> Place {
        Place { rule, at: Some(at), line: self.line, sentence: self.sentence, number, fixed: None }
    }

    fn sentence(&mut self, mentions: &'a [Mention], part: Part, first: bool) {
        self.find_source(mentions, first);
        self.announced_unit(mentions);
        let compares = compares(mentions);
        let spots = self.spots(mentions);
        let mut frame = self.main.clone();
        if !first || self.main.period.place().is_none() {
            frame.period = self.last.period.clone();
        }
        if mentions.first().is_some_and(|m| m.has(Sense::OfWhich)) {
            let goods = self.main.goods.clone();
            frame = self.last.clone();
            frame.goods = goods;
        }
        frame.status.clear();
        if spots.is_empty() {
            self.absorb_quiet(mentions, &compares, &mut frame);
            self.main = frame.clone();
            self.last = frame;
            return;
        }
        let begin = self.out.len();
        let mut drafts: Vec<Draft> = Vec::new();
        for (number, spot) in spots.iter().enumerate() {
            self.absorb(spot, number, &compares, &mut frame, number == 0);
            if number == 0 {
                self.main = frame.clone();
            }
            let draft = self.draft(spot, number, &spots, &compares, &mut frame, &drafts);
            drafts.push(draft);
        }
        self.last = frame;
        super::deal::deal(&mut drafts, mentions, self.text);
        for draft in drafts {
            if let Some(figure) = self.finish(draft, part) {
                self.out.push(figure);
            }
        }
        debug_assert!(self.out.len() >= begin);
    }

    /// The organisation credited: after "theo", or before "cho biết".
    fn find_source(&mut self, mentions: &[Mention], first: bool) {
        if first {
            self.source = None;
        }
        for (at, mention) in mentions.iter().enumerate() {
            let agency = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Agency { .. }));
            if !agency(mention) {
                continue;
            }
            let credited = mentions[..at].iter().rev().take(3).any(|m| m.has(Sense::Source)) || mentions[at + 1..].iter().take(12).any(|m| m.has(Sense::Said));
            if credited {
                self.source = Some(mention.span.of(self.text).to_owned());
            }
        }
    }

    /// "Đơn vị tính: tỷ USD": a unit for numbers that have none.
    fn announced_unit(&mut self, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            let text = mention.span.of(self.text).to_lowercase();
            if text != "đơn" && text != "đvt" && text != "unit" {
                continue;
            }
            let mut multiplier = 1u64;
            for next in mentions[at + 1..].iter().take(7) {
                if let Some(quantity) = next.number()
                    && let Some(unit) = quantity.unit.filter(|u| is_currency(u))
                {
                    self.unit = u64::try_from(quantity.value).ok().map(|value| (unit, value));
                    return;
                }
                for sense in next.senses() {
                    match sense {
                        Sense::Multiplier(by) => multiplier = multiplier.saturating_mul(*by),
                        Sense::Unit(unit) if is_currency(unit) => {
                            self.unit = Some((unit, multiplier));
                            return;
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn spots(&self, mentions: &'a [Mention]) -> Vec<Spot<'a>> {
        let numbers: Vec<usize> = (0..mentions.len()).filter(|&i| mentions[i].number().is_some()).collect();
        let mut out: Vec<Spot<'a>> = Vec::with_capacity(numbers.len());
        let mut from = 0;
        for (k, &at) in numbers.iter().enumerate() {
            let stop = numbers.get(k + 1).copied().unwrap_or(mentions.len());
            let boundary = boundary(mentions, at + 1, stop);
            let Some(quantity) = mentions[at].number().copied() else { continue };
            out.push(Spot { at, quantity, head: from..at, tail: at + 1..boundary, mentions });
            from = boundary;
        }
        // Numbers in a row share the unit of the last: "1,62, 1,38 và 0,54 tỷ USD".
        for k in (0..out.len().saturating_sub(1)).rev() {
            let (gap, next) = (out[k].at + 1..out[k + 1].at, out[k + 1].quantity);
            let joined = mentions[gap].iter().all(|m| m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))) || m.has(Sense::To) || m.is_mark('/'));
            let quantity = &mut out[k].quantity;
            if joined && quantity.unit.is_none() && quantity.multiplier.is_none() && next.unit.is_some() && next.kind == Kind::Plain && quantity.kind == Kind::Plain && next.unit != Some("no") {
                quantity.unit = next.unit;
                if let Some(by) = next.multiplier {
                    quantity.multiplier = next.multiplier;
                    quantity.value = quantity.value.checked_mul(Decimal::from(by)).unwrap_or(quantity.value).normalize();
                }
            }
        }
        for spot in &mut out {
            if let (None, Some((unit, by))) = (spot.quantity.unit, self.unit)
                && spot.quantity.kind == Kind::Plain
                && spot.quantity.multiplier.is_none()
            {
                spot.quantity.unit = Some(unit);
                spot.quantity.value = spot.quantity.value.checked_mul(Decimal::from(by)).unwrap_or(spot.quantity.value).normalize();
                spot.quantity.to = spot.quantity.to.map(|to| to.checked_mul(Decimal::from(by)).unwrap_or(to).normalize());
            }
        }
        out
    }

    /// Takes in a sentence that holds no number: it can still say what the next is about.
    fn absorb_quiet(&self, mentions: &[Mention], compares: &[Compare], frame: &mut Frame) {
        let mut fresh = Fresh::default();
        for (at, mention) in mentions.iter().enumerate() {
            if compares.iter().any(|c| c.mentions.contains(&at)) {
                continue;
            }
            if let Some(named) = trade(mention) {
                frame.named.set(named, self.place("sentence-before", mention.span, 0));
                fresh.named = true;
            }
        }
        if fresh.named {
            frame.goods = self.context.frame.goods.clone();
            frame.partners.clear();
        }
    }

    /// Takes in what stands before a number.
    fn absorb(&mut self, spot: &Spot<'_>, number: usize, compares: &[Compare], frame: &mut Frame, leading: bool) {
        let mut fresh = Fresh::default();
        let before = frame.clone();
        if spot.head().iter().any(|m| m.is_mark(';') || m.has(Sense::While)) {
            frame.status.clear();
        }
        let mut lands: Vec<&'static str> = Vec::new();
        let mut areas: Vec<&'static str> = Vec::new();
        let mut goods: Option<Span> = None;
        for at in spot.head.clone().chain(spot.tail.clone().map(|at| at)) {
            if at == spot.at || compares.iter().any(|c| c.mentions.contains(&at)) {
                continue;
            }
            let behind = at > spot.at;
            let mention = &spot.mentions[at];
            let place = self.place("said", mention.span, number);
            if let What::Period(when) = mention.what {
                let single = matches!(when.shape, Shape::Day(..) | Shape::Today | Shape::Yesterday);
                if when.shape != Shape::Nothing && !(single && !self.counts_days(spot, frame)) && !(behind && when.shape == Shape::Year && !when.has_year()) {
                    let near = frame.period.get().copied();
                    if let Some(period) = when.resolve(self.context.clock, near) {
                        frame.period.set(period, self.place("period", mention.span, number));
                        fresh.period = true;
                    }
                }
                continue;
            }
            for &sense in mention.senses() {
                match sense {
                    Sense::Indicator { indicator, flow, sign, weak, part } => {
                        if self.takes_indicator(spot, behind, at, indicator, flow, weak, frame, fresh.named) {
                            let flow = flow.or_else(|| frame.named.get().filter(|n| keeps_flow(n.indicator, indicator)).and_then(|n| n.flow).filter(|f| indicator != Indicator::Vehicles || *f != Flow::Balance));
                            frame.named.set(Named { indicator, flow, sign, part }, place);
                            fresh.named |= !weak;
                        }
                    }
                    Sense::Area(id) if !behind || !spot.mentions[spot.at + 1..at].iter().any(|m| m.is_mark(',')) => {
                        if !self.is_owner_of_source(spot.mentions, at) && !(behind && after_whole(spot, at)) {
                            areas.push(id);
                            fresh.areas = true;
                        }
                    }
                    Sense::Gate(id) => {
                        if !behind {
                            areas.push(id);
                            fresh.areas = true;
                        }
                    }
                    Sense::ThisArea if !behind && self.context.frame.areas.get().is_some_and(|a| a != &["vietnam"]) && frame.areas.get().is_some_and(|a| a == &["vietnam"]) => {
                        frame.areas = self.context.frame.areas.clone();
                    }
                    Sense::Agency { area, customs } if !behind => {
                        if customs {
                            let taxes = frame.named.get().is_some_and(|n| matches!(n.indicator, Indicator::CustomsRevenue)) || spot.head().iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::CustomsRevenue, .. } | Sense::Coverage(Coverage::Declared))));
                            if taxes {
                                areas = vec![area];
                                fresh.areas = true;
                            }
                        } else if !area.is_empty() && area != "vietnam" && !fresh.areas && frame.areas.get().is_none_or(|a| a == &["vietnam"]) {
                            frame.areas.set(vec![area], self.place("agency-area", mention.span, number));
                        }
                    }
                    Sense::Land(code) if !(behind && after_whole(spot, at)) => {
                        lands.push(code);
                        fresh.partners = true;
                    }
                    Sense::Good { weak } if self.takes_goods(spot, behind, at, weak) => {
                        goods = Some(match goods {
                            Some(span) if joins(self.text, span, mention.span) => span.to(mention.span),
                            _ => mention.span,
                        });
                        fresh.goods = true;
                    }
                    Sense::Coverage(coverage) if !behind || spot.mentions[spot.at + 1..at].len() < 6 => {
                        frame.coverage.set(coverage, place);
                        fresh.coverage = true;
                    }
                    Sense::Status(status) if !behind => {
                        frame.status.set(status, place);
                        fresh.status = true;
                    }
                    Sense::Cumulative if !behind => {
                        let later_period = spot.mentions[at + 1..spot.at].iter().any(|m| matches!(m.what, What::Period(_)));
                        if !later_period && !fresh.period
                            && let Some(period) = frame.period.get().copied()
                            && mention.span.end() - mention.span.start() > 7
                        {
                            frame.period.set(Period::to_date(period.last()), place);
                        }
                    }
                    _ => {}
                }
            }
        }
        let place = self.place("said", spot.mentions[spot.at].span, number);
        if !areas.is_empty() {
            areas.dedup();
            let joint = areas.len() > 1 && spot.quantity.unit != Some("rank");
            let chosen = if joint && joined_list(spot, |s| matches!(s, Sense::Area(_) | Sense::Gate(_))) { areas } else { vec![areas[areas.len() - 1]] };
            frame.areas.set(chosen, Place { rule: "area-named", ..place });
        }
        if !lands.is_empty() {
            lands.dedup();
            let all = joined_list(spot, |s| matches!(s, Sense::Land(_)));
            let chosen = if all { lands } else { vec![lands[lands.len() - 1]] };
            frame.partners.set(chosen, Place { rule: "partner-named", ..place });
        }
        if let Some(span) = goods {
            frame.goods.set(span.of(self.text).to_owned(), Place { rule: "goods-named", at: Some(span), ..place });
        }
        self.settle(&fresh, &before, frame, leading);
    }

    /// What a new subject takes away from what governed before.
    fn settle(&self, fresh: &Fresh, before: &Frame, frame: &mut Frame, leading: bool) {
        let here = |place: Option<Place>| place.is_some_and(|p| p.sentence == self.sentence);
        let topic = &self.context.frame;
        let trade_named = frame.named.get().is_some_and(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        let topic_goods = || if trade_named { topic.goods.clone() } else { Default::default() };
        if fresh.named && !fresh.goods {
            frame.goods = topic_goods();
        }
        if fresh.named && !fresh.partners && (leading || !here(before.partners.place())) {
            frame.partners.clear();
        }
        if fresh.named && !fresh.coverage && (leading || !here(before.coverage.place())) && !matches!(frame.coverage.get(), Some(Coverage::Through)) {
            frame.coverage.clear();
        }
        if fresh.named && leading && !fresh.areas && !here(before.areas.place()) && before.areas.place().is_some_and(|p| p.rule != "agency-area") {
            frame.areas = topic.areas.clone();
        }
        if fresh.goods && !fresh.partners && !here(before.partners.place()) {
            frame.partners.clear();
        }
        if fresh.partners && !fresh.goods && !here(before.goods.place()) {
            frame.goods = topic_goods();
        }
        if fresh.areas && !fresh.goods {
            frame.goods = topic_goods();
        }
        if fresh.areas && !fresh.partners {
            frame.partners.clear();
        }
        if (fresh.areas || fresh.goods || fresh.partners) && !fresh.coverage && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic | Coverage::Local)) {
            frame.coverage.clear();
        }
        if fresh.coverage && !fresh.goods && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic)) {
            frame.goods = topic_goods();
        }
    }

    /// Whether a period of one day is the figure's own, and not the day of the news.
    fn counts_days(&self, spot: &Spot<'_>, frame: &Frame) -> bool {
        let vehicles = |i: Indicator| matches!(i, Indicator::Vehicles | Indicator::VehiclesArrived | Indicator::VehiclesWaiting | Indicator::VehiclesTurnedBack);
        frame.named.get().is_some_and(|n| vehicles(n.indicator)) || matches!(spot.quantity.unit, Some("vehicle" | "wagon"))
    }

    /// Whether an indicator named around a number is the number's.
    #[allow(clippy::too_many_arguments)]
    fn takes_indicator(&self, spot: &Spot<'_>, behind: bool, at: usize, indicator: Indicator, flow: Option<Flow>, weak: bool, frame: &Frame, fresh: bool) -> bool {
        let quantity = &spot.quantity;
        let current = frame.named.get().map(|n| n.indicator);
        if behind {
            // "4 tỷ USD hàng xuất khẩu", "46% in exports": right behind the number, and of its kind.
            let near = at <= spot.at + 2;
            let clean = spot.tail().iter().take(at - spot.at - 1).all(|m| matches!(m.what, What::Word) || m.has(Sense::Daily));
            let amount = quantity.unit.is_some_and(is_currency) || quantity.unit == Some("vehicle");
            return near && clean && amount && !weak && measures(quantity, indicator) && (flow.is_some() || indicator != Indicator::GoodsTrade);
        }
        if indicator == Indicator::GoodsTrade && flow.is_none() {
            return matches!(current, Some(Indicator::Volume)) || current.is_none();
        }
        if indicator == Indicator::Volume && flow.is_none() {
            return matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume)) && quantity.unit != Some("percent");
        }
        if matches!(indicator, Indicator::Vehicles) && flow.is_none() {
            return quantity.unit != Some("percent") || !fresh;
        }
        if weak {
            let trade = matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles)) || self.context.trade;
            return trade && !fresh && (quantity.unit.is_some_and(is_currency) || matches!(quantity.unit, Some("tonne" | "percent" | "vehicle")));
        }
        if flow.is_some() && indicator == Indicator::GoodsTrade {
            // "doanh nghiệp xuất khẩu", "thị trường xuất khẩu" still name the direction.
            return true;
        }
        true
    }

    /// Whether an area only tells whose office speaks: "theo UBND tỉnh ...".
    fn is_owner_of_source(&self, mentions: &[Mention], at: usize) -> bool {
        let before = &mentions[..at];
        before.iter().rev().take(2).any(|m| m.has(Sense::Source))
    }

    fn takes_goods(&self, spot: &Spot<'_>, behind: bool, at: usize, weak: bool) -> bool {
        let mentions = spot.mentions;
        if behind {
            let near = at <= spot.at + 3;
            let counted = matches!(spot.quantity.unit, Some("tonne" | "USD" | "m3" | "item" | "kg" | "TEU" | "vehicle"));
            return near && counted && spot.tail().iter().take(at - spot.at - 1).all(|m| m.what == What::Word || m.senses().iter().any(|s| matches!(s, Sense::Good { .. } | Sense::Indicator { .. } | Sense::And)));
        }
        if weak {
            let before = at.checked_sub(1).map(|i| &mentions[i]);
            let opens = before.is_none_or(|m| matches!(m.what, What::Mark(_)) || m.has(Sense::And) || m.has(Sense::OfWhich) || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. } | Sense::Good { .. })));
            return opens;
        }
        true
    }

    /// Decides what a number is.
    fn draft(&self, spot: &Spot<'_>, number: usize, spots: &[Spot<'_>], compares: &[Compare], frame: &mut Frame, drafts: &[Draft]) -> Draft {
        let quantity = spot.quantity;
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
        };
        let head = spot.head();
        let previous = drafts.last();
        if self.is_no_figure(spot) {
            draft.skip = true;
            return draft;
        }
        let percent = quantity.unit == Some("percent");
        let verb = Verb::before(&head[head.len().saturating_sub(14)..], percent);
        let after = After::of(spot.tail(), self.text);
        let compare = self.compare_for(spot, number, spots, compares);
        draft.side = side(spot);
        match (quantity.kind, quantity.unit) {
            (Kind::Ordinal, _) => {
                draft.transform = Some(Transform::Rank);
                draft.rule = "ordinal";
            }
            (Kind::Fold, _) | (_, Some("times")) => {
                draft.transform = Some(Transform::Ratio);
                draft.against = compare.map(|c| c.against).or(Some(Against::Same(None)));
                draft.rule = "multiple";
            }
            (_, Some("points")) => {
                let change = verb.up || verb.down;
                draft.transform = Some(if change && !verb.share { Transform::Change } else { Transform::Share });
                draft.negative = verb.down && change;
                draft.against = compare.map(|c| c.against).or(Some(Against::Same(None)));
                draft.rule = "points";
            }
            (Kind::Fraction, _) => {
                let change = (verb.up || verb.down) && !verb.share;
                draft.transform = Some(if after.plan { Transform::Plan } else if change { Transform::Yoy } else { Transform::Share });
                draft.negative = change && verb.down;
                draft.against = change.then_some(Against::Same(None));
                draft.rule = "fraction";
            }
            (_, Some("percent")) => self.percent(&mut draft, verb, after, compare, previous, spot),
            _ => self.amount(&mut draft, verb, after, compare, spot),
        }
        draft
    }

    /// A percentage: growth, share, plan or ratio.
    fn percent(&self, draft: &mut Draft, verb: Verb, after: After, compare: Option<&Compare>, previous: Option<&Draft>, spot: &Spot<'_>) {
        let against = compare.map(|c| c.against);
        let own_compare = compare.is_some_and(|c| c.mentions.start >= spot.head.start && c.mentions.end <= spot.tail.end.max(spot.at + 8));
        let indicator = draft.frame.named.get().map(|n| n.indicator);
        let plan_before = previous.is_some_and(|p| p.transform == Some(Transform::Plan));
        let set = |draft: &mut Draft, transform, rule| {
            draft.transform = Some(transform);
            draft.rule = rule;
        };
        let growth = |draft: &mut Draft, down: bool, rule| {
            draft.negative = down;
            draft.rule = rule;
            draft.against = against.or(Some(Against::Same(None)));
            draft.transform = Some(if verb.cagr || after.cagr { Transform::Cagr } else { Transform::Growth });
        };
        if spot.quantity.signed {
            return growth(draft, false, "signed");
        }
        if verb.to && (verb.up || verb.down) && !matches!(indicator, Some(Indicator::GoodsTrade | Indicator::Volume)) {
            return set(draft, Transform::Level, "level-of-rate");
        }
        if after.plan && !(verb.up || verb.down) || matches!(against, Some(Against::Plan)) && !(verb.up || verb.down) {
            return set(draft, Transform::Plan, "plan");
        }
        if (verb.up || verb.down) && !verb.share {
            if after.plan || matches!(against, Some(Against::Plan)) {
                draft.against = Some(Against::Plan);
                draft.negative = verb.down;
                draft.transform = Some(Transform::Growth);
                draft.rule = "beyond-plan";
                return;
            }
            return growth(draft, verb.down, "change-verb");
        }
        if (after.up || after.down) && !after.of && (own_compare || after.up != after.down) && !verb.share {
            return growth(draft, after.down, "change-behind");
        }
        if verb.equal && (own_compare || after.same) && !verb.plan {
            draft.against = against.or(Some(Against::Same(None)));
            return set(draft, Transform::Ratio, "equal-to");
        }
        if verb.share && !(verb.equal && plan_before && !after.of) {
            return set(draft, Transform::Share, "share-verb");
        }
        if verb.plan || (verb.equal || verb.reach) && plan_before {
            return set(draft, Transform::Plan, "plan-before");
        }
        if matches!(indicator, Some(Indicator::PublicInvestment)) {
            return set(draft, Transform::Plan, "disbursed");
        }
        match indicator {
            Some(Indicator::PovertyRate | Indicator::ForestCover) => return set(draft, Transform::Level, "rate"),
            Some(Indicator::SectorShare) => return set(draft, Transform::Share, "share-of-economy"),
            Some(Indicator::Iip | Indicator::Grdp | Indicator::Gdp) => return growth(draft, false, "rate-of-growth"),
            _ => {}
        }
        if own_compare && against.is_some() {
            return growth(draft, false, "compared");
        }
        if after.whole || after.of {
            return set(draft, Transform::Share, "share-behind");
        }
        if let Some(previous) = previous.filter(|p| p.quantity.unit == Some("percent") && p.transform.is_some()) {
            // In a row of percentages the verb of the first holds for the rest.
            draft.transform = previous.transform;
            draft.negative = previous.negative;
            draft.against = against.or(previous.against);
            draft.whole = previous.whole.clone();
            draft.rule = "same-as-before";
            return;
        }
        if verb.cagr || after.cagr {
            return growth(draft, false, "average");
        }
        if draft.bare && previous.is_some_and(|p| p.transform == Some(Transform::Level) && p.quantity.unit != Some("percent")) || spot.head().last().is_some_and(|m| m.is_mark('(')) {
            return set(draft, Transform::Share, "bracket");
        }
        if verb.equal {
            return set(draft, Transform::Plan, "equal");
        }
        draft.skip = true;
    }

    /// An amount: a level, a change, a daily mean or a peak.
    fn amount(&self, draft: &mut Draft, verb: Verb, after: After, compare: Option<&Compare>, spot: &Spot<'_>) {
        let head = spot.head();
        draft.transform = Some(Transform::Level);
        let adjacent = head.iter().rev().take(5).find(|m| !m.senses().iter().all(|s| matches!(s, Sense::Bound(_))) || m.senses().is_empty());
        let changes = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
        let near = head.iter().rposition(changes).is_some_and(|at| head[at + 1..].iter().all(|m| m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Same | Sense::Versus | Sense::Status(_))) || matches!(m.what, What::Period(_)) || m.senses().is_empty() && m.what == What::Word && head.len() - at < 4));
        if (verb.up || verb.down) && !verb.to && !verb.reach && near && !verb.from {
            draft.transform = Some(Transform::Change);
            draft.negative = verb.down;
            draft.against = compare.map(|c| c.against).or(Some(Against::Same(None)));
            draft.rule = "change";
        } else if (after.up || after.down) && compare.is_some() && !after.of {
            draft.transform = Some(Transform::Change);
            draft.negative = after.down;
            draft.against = compare.map(|c| c.against);
            draft.rule = "change-behind";
        } else if verb.plan && adjacent.is_some() && !verb.reach || verb.plan && head.last().is_some_and(|m| m.has(Sense::Plan) || m.is_mark('(')) {
            draft.status = Some(Status::Target);
            draft.rule = "plan-amount";
        }
        let daily = head.iter().any(|m| m.has(Sense::Daily)) || after.daily;
        let peak = head.iter().any(|m| m.has(Sense::Peak));
        if draft.transform == Some(Transform::Level) && peak {
            draft.transform = Some(Transform::Peak);
        } else if draft.transform == Some(Transform::Level) && daily {
            draft.transform = Some(Transform::Daily);
        }
    }

    /// The comparison that holds for a number: behind it, before it, or of the whole sentence.
    fn compare_for<'c>(&self, spot: &Spot<'_>, number: usize, spots: &[Spot<'_>], compares: &'c [Compare]) -> Option<&'c Compare> {
        let in_range = |range: Range<usize>| move |c: &&&Compare| range.contains(&c.mentions.start);
        let stop = spots.get(number + 1).map_or(spot.mentions.len(), |next| next.at);
        let all: Vec<&Compare> = compares.iter().collect();
        // Behind, before the next clause.
        if let Some(found) = all.iter().find(in_range(spot.at + 1..spot.tail.end.max(spot.at + 1))) {
            return Some(found);
        }
        if let Some(found) = all.iter().rev().find(in_range(spot.head.clone())) {
            return Some(found);
        }
        // "tăng 3% và 5% so với cùng kỳ": the one behind a row of changes.
        let mut next = number + 1;
        while let Some(other) = spots.get(next) {
            let gap = &spot.mentions[spots[next - 1].at + 1..other.at];
            let row = other.quantity.unit == spot.quantity.unit && gap.iter().all(|m| m.is_mark(',') || m.has(Sense::And) || m.has(Sense::Up) || m.has(Sense::Down) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))));
            if !row {
                break;
            }
            if let Some(found) = all.iter().find(in_range(other.at + 1..other.tail.end.max(other.at + 1))) {
                return Some(found);
            }
            next += 1;
        }
        // At the head of the sentence.
        let first = spots.first().map_or(stop, |s| s.at);
        all.iter().find(in_range(0..first)).filter(|c| c.versus && c.mentions.start <= 2).copied()
    }

    /// Numbers that are no figures: legal rates, markers, articles, prices.
    fn is_no_figure(&self, spot: &Spot<'_>) -> bool {
        let quantity = &spot.quantity;
        let head = spot.head();
        if quantity.unit == Some("no") || quantity.rate {
            return true;
        }
        let near: Vec<&Mention> = head.iter().rev().take(2).collect();
        if near.iter().any(|m| m.has(Sense::NotFigure)) && (quantity.unit.is_none() || quantity.kind == Kind::Ordinal) {
            return true;
        }
        if quantity.unit == Some("percent") && head.iter().rev().take(5).any(|m| m.has(Sense::LegalRate)) && !head.iter().any(|m| m.has(Sense::Up) || m.has(Sense::Down)) {
            return true;
        }
        quantity.unit == Some("percent") && spot.tail().first().is_some_and(|m| m.span.of(self.text).to_lowercase().starts_with("vốn"))
    }

    /// Turns a draft into a figure, if all that matters is known.
    fn finish(&self, draft: Draft, part: Part) -> Option<Figure> {
        if draft.skip {
            return None;
        }
        let mut transform = draft.transform?;
        let quantity = draft.quantity;
        let unit = quantity.unit?;
        let frame = &draft.frame;
        let named = frame.named.get().copied();
        let place = frame.named.place();
        let (mut indicator, mut flow, sign) = match named {
            Some(named) => (named.indicator, named.flow, named.sign),
            None => (by_unit(&quantity)?, None, 1),
        };
        let mut unit = unit;
        let mut rule = "indicator-named";
        let relative = matches!(unit, "percent" | "points" | "times" | "rank");
        if !relative && !measures(&quantity, indicator) {
            rule = "indicator-by-unit";
            match (by_unit(&quantity), indicator) {
                (Some(found), _) => {
                    indicator = found;
                    flow = if found == Indicator::Vehicles { flow.filter(|f| f.is_one_way()) } else { None };
                }
                (None, Indicator::GoodsTrade) if matches!(unit, "tonne" | "TEU" | "m3" | "kg") => indicator = Indicator::Volume,
                (None, Indicator::Volume) if is_currency(unit) => indicator = Indicator::GoodsTrade,
                (None, Indicator::Vehicles | Indicator::Declarations) if is_currency(unit) && self.context.trade => {
                    indicator = Indicator::GoodsTrade;
                    flow = flow.or(Some(Flow::Total));
                }
                _ => indicator = Indicator::Other,
            }
        }
        if indicator == Indicator::GoodsTrade && unit == "VND" && draft.frame.named.place().is_none_or(|p| p.sentence != draft.sentence) {
            indicator = Indicator::Other;
        }
        match draft.side {
            Some(Side::Volume) if indicator == Indicator::GoodsTrade => indicator = Indicator::Volume,
            Some(Side::Value) if indicator == Indicator::Volume => indicator = Indicator::GoodsTrade,
            Some(Side::Price) => indicator = Indicator::Other,
            _ => {}
        }
        if indicator == Indicator::Vehicles || indicator == Indicator::TouristArrivals {
            unit = match (unit, indicator) {
                ("turn", Indicator::Vehicles) => "vehicle",
                ("turn", _) => "person",
                _ => unit,
            };
        }
        if unit == "turn" {
            unit = "person";
        }
        if !matches!(indicator, Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles | Indicator::VehiclesArrived | Indicator::VehiclesWaiting | Indicator::VehiclesTurnedBack) {
            flow = None;
        } else if flow.is_none() && indicator == Indicator::GoodsTrade {
            return None;
        }
        if indicator == Indicator::GoodsTrade {
            let near = place.is_some_and(|p| p.line == draft.line && p.fixed.is_none());
            if !near && !self.context.trade {
                return None;
            }
        }
        if transform == Transform::Rank && !matches!(indicator, Indicator::GoodsTrade | Indicator::Grdp | Indicator::Fdi | Indicator::Other | Indicator::Volume | Indicator::Iip) {
            return None;
        }
        let period = frame.period.get().copied();
        let mut base = None;
        match transform {
            Transform::Growth | Transform::Yoy => {
                let (found, on) = draft.against.unwrap_or(Against::Same(None)).growth(period?, self.context.clock)?;
                transform = found;
                base = Some(on);
            }
            Transform::Change | Transform::Ratio => {
                base = period.and_then(|p| draft.against?.growth(p, self.context.clock)).map(|(_, on)| on);
            }
            Transform::Plan => base = period.and_then(|p| Period::year(p.last().year())).map(Base::Period),
            Transform::Share if indicator != Indicator::SectorShare => {
                base = draft.whole.clone().map(Base::Whole).or_else(|| Some(Base::Whole(frame.areas.get()?.first()?.to_string())));
            }
            _ => {}
        }
        let mut value = quantity.value;
        let mut value_to = quantity.to;
        let deficit = flow == Some(Flow::Balance) && sign < 0 && matches!(transform, Transform::Level | Transform::Share | Transform::Daily);
        if draft.negative || deficit {
            value = -value;
            value_to = value_to.map(|to| -to);
        }
        let areas = frame.areas.get().cloned().unwrap_or_default();
        let partners = if matches!(indicator, Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles) { frame.partners.get().cloned().unwrap_or_default() } else { Vec::new() };
        let goods = frame.goods.get().cloned();
        let commodity = match indicator {
            Indicator::GoodsTrade | Indicator::Volume => goods,
            Indicator::Other => Some(draft.frame.named.place().and_then(|p| p.at).map_or_else(|| quantity_unit(unit), |at| at.of(self.text).to_owned())),
            Indicator::Fdi | Indicator::TouristArrivals | Indicator::BudgetRevenue => named.and_then(|n| n.part).and_then(|_| place.and_then(|p| p.at)).map(|at| at.of(self.text).to_owned()),
            _ => None,
        };
        let status = draft.status.filter(|_| matches!(transform, Transform::Level | Transform::Daily | Transform::Peak) || draft.status != Some(Status::Estimate) || draft.rule == "status-on-change");
        let mut how = Vec::new();
        let mut know = |key, place: Option<Place>, rule: Option<&'static str>| {
            if let Some(place) = place {
                how.push(How { key, known: place.seen_from(draft.line, draft.sentence, draft.number), rule: rule.unwrap_or(place.rule), at: place.at });
            }
        };
        know(Key::Indicator, place, Some(rule));
        if flow.is_some() {
            know(Key::Flow, place, None);
        }
        know(Key::Area, frame.areas.place(), None);
        if !partners.is_empty() {
            know(Key::Partner, frame.partners.place(), None);
        }
        if commodity.is_some() {
            know(Key::Commodity, frame.goods.place(), None);
        }
        know(Key::Coverage, frame.coverage.place(), None);
        know(Key::Period, frame.period.place(), None);
        how.push(How { key: Key::Transform, known: Known::Clause, rule: draft.rule, at: None });
        how.push(How { key: Key::Value, known: Known::Number, rule: "number", at: Some(draft.span) });
        how.push(How { key: Key::Unit, known: Known::Number, rule: "unit", at: Some(draft.span) });
        Some(Figure {
            at: draft.span,
            indicator,
            flow,
            areas,
            partners,
            commodity,
            coverage: frame.coverage.get().copied().filter(|_| matches!(indicator, Indicator::GoodsTrade | Indicator::Volume)),
            period: period.filter(|_| !matches!(indicator, Indicator::AreaSize | Indicator::Population) || transform != Transform::Level),
            transform,
            base,
            value,
            value_to,
            unit,
            bound: draft.bound,
            status,
            source: draft.source,
            section: if part == Part::Teaser { Section::Teaser } else { Section::Article },
            how,
        })
    }
}

/// A number on its way to a figure.
pub(crate) struct Draft {
    pub(crate) span: Span,
    pub(crate) mention: usize,
    pub(crate) quantity: Quantity,
    pub(crate) frame: Frame,
    pub(crate) line: usize,
    pub(crate) sentence: usize,
    pub(crate) number: usize,
    pub(crate) transform: Option<Transform>,
    pub(crate) against: Option<Against>,
    pub(crate) negative: bool,
    pub(crate) bound: Option<Bound>,
    pub(crate) status: Option<Status>,
    pub(crate) side: Option<Side>,
    pub(crate) rule: &'static str,
    pub(crate) skip: bool,
    /// Nothing stands between it and the number before but a comma or "and".
    pub(crate) bare: bool,
    pub(crate) source: Option<String>,
    pub(crate) whole: Option<String>,
}

fn quantity_unit(unit: &'static str) -> String {
    unit.to_owned()
}

/// Where the clause behind a number ends: at a comma, bracket or conjunction, or before the verb of the next number.
fn boundary(mentions: &[Mention], from: usize, stop: usize) -> usize {
    let cut = |m: &Mention| matches!(m.what, What::Mark(',' | ';' | ':' | '(' | ')' | '–' | '.' | '—')) || m.has(Sense::And) || m.has(Sense::While) || m.has(Sense::OfWhich);
    if let Some(at) = (from..stop).find(|&at| cut(&mentions[at])) {
        return at;
    }
    if stop == mentions.len() {
        return stop;
    }
    (from..stop).find(|&at| mentions[at].senses().iter().any(|s| matches!(s, Sense::Up | Sense::Down | Sense::Share | Sense::To | Sense::Equal | Sense::Ratio))).unwrap_or(stop)
}

/// Whether an indicator goes on counting the flow of the one before.
fn keeps_flow(before: Indicator, now: Indicator) -> bool {
    use Indicator::{GoodsTrade, Vehicles, VehiclesArrived, VehiclesTurnedBack, VehiclesWaiting, Volume};
    let trade = |i| matches!(i, GoodsTrade | Volume);
    let vehicles = |i| matches!(i, Vehicles | VehiclesArrived | VehiclesTurnedBack | VehiclesWaiting);
    trade(before) && trade(now) || vehicles(before) && vehicles(now)
}

/// "chiếm 12% tổng kim ngạch của cả nước": the area of the whole, not of the part.
fn after_whole(spot: &Spot<'_>, at: usize) -> bool {
    let percent = spot.quantity.unit == Some("percent");
    percent && spot.mentions[spot.head.start..at].iter().any(|m| m.has(Sense::Share))
}

/// Whether names before a number form one list that it is about together.
fn joined_list(spot: &Spot<'_>, is: impl Fn(&Sense) -> bool) -> bool {
    let named: Vec<usize> = spot.head.clone().filter(|&at| spot.mentions[at].senses().iter().any(&is)).collect();
    named.len() > 1 && named.windows(2).all(|pair| spot.mentions[pair[0] + 1..pair[1]].iter().all(|m| m.is_mark(',') || m.has(Sense::And)))
}

/// Whether two goods stand in one list.
fn joins(text: &str, a: Span, b: Span) -> bool {
    let between = text.get(a.end()..b.start()).unwrap_or("").trim();
    matches!(between, "," | "và" | "and" | ", and" | "" | "-")
}

fn bare(spot: &Spot<'_>) -> bool {
    spot.head().iter().all(|m| m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))))
}

/// "tăng 12% về lượng".
fn side(spot: &Spot<'_>) -> Option<Side> {
    let find = |mentions: &[Mention]| {
        mentions.iter().find_map(|m| m.senses().iter().find_map(|s| match s {
            Sense::Side(side) => Some(*side),
            _ => None,
        }))
    };
    let near: &[Mention] = &spot.tail()[..spot.tail().len().min(3)];
    let relative = matches!(spot.quantity.unit, Some("percent" | "times"));
    if !relative {
        return find(&spot.head()[spot.head().len().saturating_sub(4)..]).filter(|s| *s == Side::Price);
    }
    find(near).or_else(|| find(spot.head()))
}

/// The word that qualifies the number, nearest before it, or behind it.
fn bound(spot: &Spot<'_>) -> Option<Bound> {
    let of = |m: &Mention| m.senses().iter().find_map(|s| match s {
        Sense::Bound(bound) => Some(*bound),
        _ => None,
    });
    let head = spot.head();
    for mention in head.iter().rev().take(3) {
        if let Some(bound) = of(mention) {
            return Some(bound);
        }
        let passes = mention.senses().iter().any(|s| matches!(s, Sense::To | Sense::Reach | Sense::Up | Sense::Down | Sense::Daily));
        if !passes {
            break;
        }
    }
    spot.tail().first().filter(|m| m.has(Sense::BoundAfter)).map(|_| Bound::Over)
}
