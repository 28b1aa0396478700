//! Walks through a document's sentences and puts figures together: what was said before a number governs it.

use super::bulletin::Bulletin;
use super::compare::{Against, Compare, compares};
use super::context::{Context, Spotted, trade};
use super::frame::{Frame, Named, Place, Slot};
use super::relation::measures;
use super::table::Tables;
use super::{Bound, Coverage, Figure, Flow, Indicator, Period, Status, Transform};
use crate::Span;
use crate::document::{Document, Lang};
use crate::mention::{Kind, Mention, Quantity, Sense, Shape, Side, What, Year, is_currency};
use crate::sentence::Part;
use rust_decimal::Decimal;
use std::ops::Range;

/// Puts the figures of a document together.
pub(crate) fn walk(
    document: &Document,
    context: &Context,
    tables: &Tables,
    bulletin: Option<Bulletin>,
    lines: &[Spotted],
) -> Vec<Figure> {
    let mut walker = Walker {
        lists: Vec::new(),
        colon: false,
        goods_said: None,
        gate_said: None,
        off_topic: false,
        since_trade: 0,
        books: None,
        text: &document.text,
        context,
        main: context.frame.clone(),
        last: context.frame.clone(),
        out: Vec::new(),
        line: 0,
        sentence: 0,
        source: None,
        unit: None,
        brackets: Vec::new(),
        aside: None,
        against: None,
        direction: Slot::default(),
        customs: None,
        span: None,
        year: None,
        currency: None,
        customs_here: false,
        budget_here: false,
        teaser: false,
        paragraph: (Slot::default(), None),
        opened: Slot::default(),
        base_told: false,
        pair: None,
        opening: false,
        carried: false,
        heading_period: None,
        heading: Slot::default(),
        lang: document.lang,
        bulletin,
    };
    let mut colon = false;
    for (at, line) in lines.iter().enumerate() {
        walker.line = at;
        if line.mentions().next().is_some_and(|m| walker.table(tables, m.span, line.line.part)) {
            continue;
        }
        walker.start_line(line, colon);
        walker.bulletin_line(line);
        for (number, mentions) in line.sentences.iter().enumerate() {
            walker.sentence += 1;
            let begin = walker.out.len();
            walker.sentence(mentions, line.line.part, number == 0);
            walker.bulletin_sentence(mentions, line.line.part, begin);
        }
        colon = line.mentions().last().is_some_and(|m| m.is_mark(':'));
        walker.colon = colon;
    }
    walker.close_bulletin();
    walker.out
}

pub(crate) struct Walker<'a> {
    /// For each kind of list item that is open, its mark and what governed before its first.
    pub(crate) lists: Vec<(char, Frame)>,
    pub(crate) text: &'a str,
    pub(crate) context: &'a Context,
    /// What governed the first number of the sentence before.
    pub(crate) main: Frame,
    /// What governed its last number.
    pub(crate) last: Frame,
    pub(crate) out: Vec<Figure>,
    pub(crate) line: usize,
    pub(crate) sentence: usize,
    pub(crate) source: Option<String>,
    /// A unit announced for all numbers that have none.
    pub(crate) unit: Option<(&'static str, u64)>,
    /// Whether something other than trade is spoken of since trade was named.
    pub(crate) off_topic: bool,
    /// Sentences since one that named trade.
    pub(crate) since_trade: usize,
    /// The gate named last.
    pub(crate) gate_said: Option<&'static str>,
    /// The goods named last.
    pub(crate) goods_said: Option<String>,
    /// Whether the line before announced a list.
    pub(crate) colon: bool,
    /// The country whose own books the paragraph reads.
    pub(crate) books: Option<&'static str>,
    /// The frames outside the brackets that are open.
    pub(crate) brackets: Vec<Frame>,
    /// The period outside an aside ("riêng tháng 6").
    pub(crate) aside: Option<Slot<Period>>,
    /// The comparison said last in the sentence.
    pub(crate) against: Option<Against>,
    /// The trade named last that is no balance.
    pub(crate) direction: Slot<Named>,
    /// The customs branch spoken of last.
    pub(crate) customs: Option<&'static str>,
    /// The year named in the sentence.
    pub(crate) year: Option<Period>,
    /// The last span of several years.
    pub(crate) span: Option<Period>,
    /// The period of the paragraph before.
    pub(crate) paragraph: (Slot<Period>, Option<Indicator>),
    /// Whether the period just told is only that of a number compared with.
    pub(crate) base_told: bool,
    /// The last two amounts of one sentence: the former and the latter.
    pub(crate) pair: Option<[Frame; 2]>,
    /// What the first number of the paragraph before was of.
    pub(crate) opened: Slot<Named>,
    /// Whether the paragraph has had no number yet.
    pub(crate) opening: bool,
    /// Whether its period was that of the paragraph before.
    pub(crate) carried: bool,
    pub(crate) heading_period: Option<Period>,
    /// The area that a heading named for what follows.
    pub(crate) heading: Slot<Vec<&'static str>>,
    /// Whether the paragraph speaks of a customs office.
    pub(crate) customs_here: bool,
    pub(crate) budget_here: bool,
    /// Whether the rest of the paragraph is page furniture.
    pub(crate) teaser: bool,
    pub(crate) lang: Lang,
    /// The bulletin of border gates that the document is.
    pub(crate) bulletin: Option<Bulletin>,
    /// The currency of the last amount.
    pub(crate) currency: Option<&'static str>,
}

/// One number of a sentence, with what stands before and behind it up to the next.
pub(crate) struct Spot<'m> {
    pub(crate) at: usize,
    pub(crate) quantity: Quantity,
    pub(crate) head: Range<usize>,
    pub(crate) tail: Range<usize>,
    pub(crate) mentions: &'m [Mention],
}

impl<'m> Spot<'m> {
    pub(crate) fn head(&self) -> &'m [Mention] {
        &self.mentions[self.head.clone()]
    }
    pub(crate) fn tail(&self) -> &'m [Mention] {
        &self.mentions[self.tail.clone()]
    }
}

/// Names said before a number.
struct Names {
    areas: Vec<&'static str>,
    lands: Vec<&'static str>,
    goods: Option<Span>,
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
    sector: bool,
}

impl<'a> Walker<'a> {
    pub(crate) fn place(&self, rule: &'static str, at: Span, number: usize) -> Place {
        Place { rule, at: Some(at), line: self.line, sentence: self.sentence, number, fixed: None }
    }

    fn sentence(&mut self, mentions: &'a [Mention], part: Part, first: bool) {
        self.read_sentence(mentions, part, first);
        // What "this group of goods" in a later sentence means.
        let mut goods: Option<Span> = None;
        for mention in mentions.iter().filter(|m| m.senses().iter().any(|s| matches!(s, Sense::Good { weak: false }))) {
            goods = Some(match goods {
                Some(span) if joins(self.text, span, mention.span) => span.to(mention.span),
                _ => mention.span,
            });
        }
        if let Some(span) = goods {
            self.goods_said = Some(span.of(self.text).to_owned());
        }
    }

    fn read_sentence(&mut self, mentions: &'a [Mention], part: Part, first: bool) {
        if first {
            self.customs_here = false;
            self.budget_here = false;
            self.teaser = false;
        }
        if let (Some(first), Some(last)) = (mentions.first(), mentions.last()) {
            let words = first.span.to(last.span).of(self.text);
            self.teaser |= mentions.windows(2).any(|pair| pair[0].has(Sense::Teaser) && pair[1].is_mark(':'));
            self.budget_here |= mentions.iter().any(|m| {
                m.senses().iter().any(|s| {
                    matches!(
                        s,
                        Sense::Indicator { indicator: Indicator::BudgetRevenue | Indicator::CustomsRevenue, .. }
                    )
                })
            });
            self.customs_here |= words.contains("ải quan") || words.contains("ustoms");
        }
        self.find_books(mentions, first);
        self.find_source(mentions, first);
        self.announced_unit(mentions);
        let compares = compares(mentions);
        let spots = self.spots(mentions);
        let goes_on = mentions.first().is_some_and(|m| m.has(Sense::OfWhich));
        let mut frame = self.main.clone();
        if !first || self.main.period.place().is_none() {
            frame.period = self.last.period.clone();
        }
        if goes_on {
            frame = self.last.clone();
            frame.goods = self.main.goods.clone();
        } else {
            let goes_through = self.lang == Lang::En && !first && self.main.period.get() == self.last.period.get();
            if !goes_through {
                self.against = None;
            }
            if frame.named.get().is_some_and(|n| n.flow == Some(Flow::Balance)) {
                let topic = self.context.frame.named.get().filter(|n| n.flow != Some(Flow::Balance));
                frame.named = if topic.is_some() { self.context.frame.named.clone() } else { self.direction.clone() };
            }
        }
        self.brackets.clear();
        self.aside = None;
        self.year = None;
        self.off_topic = false;
        self.since_trade = if mentions.iter().any(|m| trade(m).is_some()) { 0 } else { self.since_trade + 1 };
        frame.status.clear();
        if spots.is_empty() {
            self.spoken_gate(mentions);
            self.absorb_quiet(mentions, &compares, &mut frame);
            self.main = frame.clone();
            self.last = frame;
            return;
        }
        let begin = self.out.len();
        let mut drafts: Vec<Draft> = Vec::new();
        for (number, spot) in spots.iter().enumerate() {
            let period_before = frame.period.clone();
            self.absorb(spot, number, &compares, &mut frame, number == 0);
            let parts = matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic)) || self.carried;
            let opening = std::mem::take(&mut self.opening);
            if opening {
                self.carried = false;
            }
            if opening
                && frame.period.place().is_some_and(|p| p.fixed.is_some())
                && (self.context.frame.period.get().is_none() || parts)
                && self.paragraph.1 == frame.named.get().map(|n| n.indicator)
                && self.paragraph.0.get().is_some()
            {
                frame.period = self.paragraph.0.clone();
                self.carried = true;
            }
            if number == 0 && !goes_on {
                self.main = frame.clone();
            }
            if opening {
                self.opened = frame.named.clone();
            }

            let draft = self.draft(spot, number, &spots, &compares, &mut frame, &drafts);
            // The period of a plan, or of a rate compared with, is not that of what follows.
            let planned = draft.status == Some(Status::Target)
                && drafts.last().is_some_and(|p| p.transform == Some(Transform::Plan));
            let base = std::mem::take(&mut self.base_told);
            if self.lang == Lang::En && number > 0 && (planned || base || draft.rule == "rate-compared") {
                frame.period = period_before;
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
        if let Some(period) = self.aside.take() {
            frame.period = period;
        }
        if let (Some(outside), true) =
            (self.brackets.first().cloned(), mentions[spots[spots.len() - 1].at..].iter().any(|m| m.is_mark(')')))
        {
            frame = outside;
        }
        // What is counted from New Year goes on governing; a single month or quarter told after it does not.
        let cumulative =
            |slot: &Slot<Period>| slot.get().is_some_and(|p| *p == Period::to_date(p.last()) && !p.is_month());
        if !cumulative(&frame.period) && cumulative(&self.main.period) {
            frame.period = self.main.period.clone();
        }
        if first || cumulative(&frame.period) || !cumulative(&self.paragraph.0) {
            self.paragraph.0 = frame.period.clone();
            self.paragraph.1 = frame.named.get().map(|n| n.indicator);
        }
        self.last = frame;
        super::deal::deal(&mut drafts, mentions, self.text);
        let mut levels = drafts.iter().rev().filter(|d| !d.skip && d.transform == Some(Transform::Level));
        if let (Some(latter), Some(former)) = (levels.next(), levels.next()) {
            self.pair = Some([former.frame.clone(), latter.frame.clone()]);
        }
        self.spoken_gate(mentions);
        for draft in drafts {
            let part = if self.teaser { Part::Teaser } else { part };
            if let Some(figure) = self.finish(draft, part) {
                self.out.push(figure);
            }
        }
        debug_assert!(self.out.len() >= begin);
    }

    /// "Hải quan Trung Quốc cho biết ...": from here on that country's own books are read.
    fn find_books(&mut self, mentions: &[Mention], first: bool) {
        if first {
            self.books = None;
        }
        for (at, mention) in mentions.iter().enumerate() {
            let slug = mention.senses().iter().find_map(|s| match s {
                Sense::Land(_, slug) => Some(*slug),
                _ => None,
            });
            let office = mentions[..at]
                .iter()
                .rev()
                .take(2)
                .any(|m| matches!(m.span.of(self.text).to_lowercase().as_str(), "quan" | "hải quan" | "customs"));
            let said = mentions[at + 1..].iter().take(3).any(|m| m.has(Sense::Said));
            if let (Some(slug), true, true) = (slug, office, said) {
                self.books = Some(slug);
            }
        }
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
            let credited = mentions[..at].iter().rev().take(3).any(|m| m.has(Sense::Source))
                || mentions[at + 1..].iter().take(12).any(|m| m.has(Sense::Said));
            if credited {
                self.source = Some(mention.span.of(self.text).to_owned());
            }
        }
    }

    /// "Đơn vị tính: tỷ USD": a unit for numbers that have none.
    fn announced_unit(&mut self, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate() {
            if !mention.span.of(self.text).starts_with(['đ', 'Đ', 'u', 'U']) {
                continue;
            }
            let text = mention.span.of(self.text).to_lowercase();
            if !text.starts_with("đơn vị") && text != "đơn" && text != "đvt" && text != "unit" {
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
            let foreign = |m: &Mention| {
                m.senses().iter().any(|s| match s {
                    Sense::Indicator { indicator, weak: false, .. } => !measures(&quantity, *indicator),
                    _ => false,
                })
            };
            let boundary = if stop < mentions.len() && boundary == stop {
                (at + 1..stop).find(|&i| foreign(&mentions[i])).unwrap_or(boundary)
            } else {
                boundary
            };
            out.push(Spot { at, quantity, head: from..at, tail: at + 1..boundary, mentions });
            from = boundary;
        }
        // Numbers in a row share the unit of the last: "1,62, 1,38 và 0,54 tỷ USD".
        for k in (0..out.len().saturating_sub(1)).rev() {
            let (gap, next) = (out[k].at + 1..out[k + 1].at, out[k + 1].quantity);
            let joined = mentions[gap].iter().all(|m| {
                m.is_mark(',')
                    || m.has(Sense::And)
                    || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
                    || m.has(Sense::To)
                    || m.is_mark('/')
            });
            if let (true, Some(by), None) = (joined, next.multiplier, out[k].quantity.multiplier) {
                let quantity = &mut out[k].quantity;
                let money =
                    quantity.unit.is_some_and(is_currency) && next.unit.is_none_or(|u| quantity.unit == Some(u));
                let within = quantity.unit.is_none() && next.unit.is_none() && k > 0;
                if quantity.kind == Kind::Plain && (money || within) {
                    quantity.multiplier = next.multiplier;
                    quantity.value =
                        quantity.value.checked_mul(Decimal::from(by)).unwrap_or(quantity.value).normalize();
                    let unit = quantity.unit;
                    for later in out[k + 1..].iter_mut().take_while(|_| unit.is_some()) {
                        if later.quantity.unit.is_some() || later.quantity.multiplier != next.multiplier {
                            break;
                        }
                        later.quantity.unit = unit;
                    }
                    continue;
                }
            }
            let quantity = &mut out[k].quantity;
            if joined
                && quantity.unit.is_none()
                && quantity.multiplier.is_none()
                && next.unit.is_some()
                && next.kind == Kind::Plain
                && quantity.kind == Kind::Plain
                && next.unit != Some("no")
            {
                quantity.unit = next.unit;
                if let Some(by) = next.multiplier {
                    quantity.multiplier = next.multiplier;
                    quantity.value =
                        quantity.value.checked_mul(Decimal::from(by)).unwrap_or(quantity.value).normalize();
                }
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
            if let What::Period(when) = mention.what
                && matches!(
                    when.shape,
                    Shape::Months(..) | Shape::Year | Shape::ToMonth(_) | Shape::ToDay(..) | Shape::ToMidMonth(_)
                )
                && let Some(period) = when.resolve(self.context.clock, frame.period.get().copied())
                && period.last().year() <= self.context.clock.published.year()
                && at <= 6
            {
                frame.period.set(period, self.place("sentence-before", mention.span, 0));
            }
            let opening = at <= 2 && !self.is_owner_of_source(mentions, at) && mentions.len() > 6;
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
        let subject = mentions.iter().take(2).find(|m| m.senses().iter().any(|s| matches!(s, Sense::Good { .. })));
        if let (Some(good), true) = (subject, fresh.named && self.lang == Lang::En) {
            frame.goods.set(good.span.of(self.text).to_owned(), self.place("sentence-before", good.span, 0));
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
        let (mut gate_at, mut explained) = (None, false);
        for at in spot.head.clone().chain(spot.tail.clone()) {
            if at == spot.at || compares.iter().any(|c| c.mentions.contains(&at)) {
                continue;
            }
            let behind = at > spot.at;
            let mention = &spot.mentions[at];
            let place = self.place("said", mention.span, number);
            match mention.what {
                What::Mark('(' | '[') if !behind => {
                    self.name(spot, number, Names { areas: areas.clone(), lands: lands.clone(), goods }, frame);
                    self.brackets.push(frame.clone());
                }
                What::Mark(')' | ']') if !behind => {
                    if let Some(outside) = self.brackets.pop() {
                        *frame = outside;
                        (areas, lands, goods) = (Vec::new(), Vec::new(), None);
                        fresh = Fresh::default();
                    }
                }
                What::Mark(';') if !behind => {
                    if let Some(period) = self.aside.take() {
                        frame.period = period;
                    }
                }
                _ => {}
            }
            if let (false, What::Word, Lang::En) = (behind, mention.what.clone(), self.lang)
                && let Some(one) = self.one_of_pair(spot, at)
            {
                *frame = Frame { period: frame.period.clone(), status: Slot::default(), ..one };
                (fresh.named, fresh.goods, fresh.partners, fresh.areas, fresh.coverage) =
                    (true, true, true, true, true);
                continue;
            }
            if let What::Period(when) = mention.what {
                let of_last = when.shape == Shape::Year
                    && when.year == Year::Relative(-1)
                    && mention.span.of(self.text).to_lowercase().starts_with("của");
                if of_last {
                    continue;
                }
                if matches!(when.shape, Shape::ToNow)
                    && at > 0
                    && spot.mentions[at - 1].span.of(self.text).ends_with("nhất")
                {
                    continue;
                }
                let single = matches!(when.shape, Shape::Day(..) | Shape::Today | Shape::Yesterday);
                if when.shape != Shape::Nothing
                    && !(single && !self.counts_days(spot, frame))
                    && !(behind && when.shape == Shape::Year && !when.has_year())
                {
                    let open = !when.has_year() && matches!(when.shape, Shape::Months(..));
                    let near =
                        if open { self.year.or(frame.period.get().copied()) } else { frame.period.get().copied() };
                    if let Some(period) = when.resolve(self.context.clock, near) {
                        let words = if number > 0 { mention.span.of(self.text).to_lowercase() } else { String::new() };
                        let aside = number > 0
                            && (words.starts_with("riêng") || at > 0 && spot.mentions[at - 1].has(Sense::OfWhich));
                        let base =
                            behind
                                && self.lang == Lang::En
                                && spot.mentions[..spot.at].iter().rev().take(3).any(|m| {
                                    m.has(Sense::From) || m.has(Sense::Versus) || m.span.of(self.text) == "after"
                                });
                        self.base_told |= base;
                        if aside && self.aside.is_none() {
                            self.aside = Some(frame.period.clone());
                        }
                        if when.shape == Shape::Year && when.has_year() && !behind {
                            self.year = Some(period);
                        }
                        if matches!(when.shape, Shape::YearsTo(_)) {
                            self.span = Some(period);
                        }
                        if !behind {
                            self.against = None;
                        }
                        frame.period.set(period, self.place("period", mention.span, number));
                        fresh.period = true;
                    }
                }
                continue;
            }
            for &sense in mention.senses() {
                match sense {
                    Sense::Indicator { indicator, flow, sign, weak, part }
                        if self.takes_indicator(spot, behind, at, indicator, flow, weak, frame, fresh.named) =>
                    {
                        let indicator = if behind
                            && matches!(spot.quantity.unit, Some("vehicle" | "turn"))
                            && indicator == Indicator::GoodsTrade
                        {
                            Indicator::Vehicles
                        } else {
                            indicator
                        };
                        let indicator = match frame.named.get().map(|n| n.indicator) {
                            Some(Indicator::TouristArrivals)
                                if matches!(indicator, Indicator::Other | Indicator::BudgetRevenue)
                                    && is_takings(mention.span.of(self.text)) =>
                            {
                                Indicator::TourismRevenue
                            }
                            _ => indicator,
                        };
                        if indicator == Indicator::Other
                            && frame.named.get().is_some_and(|n| n.indicator == Indicator::Fdi)
                            && mention.span.of(self.text).to_lowercase().contains("vốn đầu tư")
                        {
                            continue;
                        }
                        let flow = flow.or_else(|| {
                            frame
                                .named
                                .get()
                                .filter(|n| keeps_flow(n.indicator, indicator))
                                .and_then(|n| n.flow)
                                .filter(|f| indicator != Indicator::Vehicles || *f != Flow::Balance)
                        });
                        frame.named.set(Named { indicator, flow, sign, part }, place);
                        self.off_topic = false;
                        fresh.named |= !weak && !(indicator == Indicator::Volume && flow.is_none());
                    }
                    Sense::Area("vietnam") if self.context.foreign.is_some() => {
                        let words = mention.span.of(self.text).to_lowercase();
                        let abroad = if words.starts_with("viet") { None } else { self.context.foreign };
                        match abroad.and_then(|a| country_area(a.code)) {
                            Some(country) if !behind => {
                                areas = vec![country];
                                fresh.areas = true;
                            }
                            Some(_) => {}
                            None if !behind && !matches!(spot.mentions[at + 1].span.of(self.text), "'" | "’")
                                || !after_whole(spot, at) && self.is_counterpart(spot.mentions, at) =>
                            {
                                lands.push("VN");
                                fresh.partners = true;
                            }
                            None => {}
                        }
                    }
                    Sense::Area(_) | Sense::Gate(_) | Sense::Agency { .. }
                        if self.context.foreign.is_some() && (behind || at > spot.head.start + 1) => {}
                    Sense::Land(code, slug) if self.context.foreign.is_some_and(|f| f.code == code) => {
                        let subject = !self.is_counterpart(spot.mentions, at);
                        let dateline =
                            spot.mentions.get(at + 1).is_some_and(|m| matches!(m.what, What::Mark(',' | ':')))
                                && mention.span.of(self.text).chars().all(|c| !c.is_lowercase());
                        let of_it = matches!(
                            mention.span.of(self.text),
                            "Thai" | "Lao" | "Laotian" | "Chinese" | "Cambodian" | "Japanese" | "Korean" | "British"
                        ) && spot.mentions.get(at + 1).is_none_or(|m| trade(m).is_none());
                        if !behind && !dateline && !of_it && (subject || self.is_owner_of_trade(spot.mentions, at)) {
                            areas.push(slug);
                            fresh.areas = true;
                        }
                    }
                    // "the Cha Lo gate in the central province of Quang Binh": the gate, not where it lies.
                    Sense::Area(_)
                        if self.lang == Lang::En
                            && gate_at.is_some_and(|gate| {
                                let between = &spot.mentions[gate + 1..at];
                                let said = |m: &Mention| m.span.of(self.text).to_lowercase();
                                !between.is_empty()
                                    && between.len() <= 6
                                    && between.iter().any(|m| matches!(said(m).as_str(), "in" | "of" | ","))
                                    && between.iter().all(|m| {
                                        m.what == What::Word
                                            || m.has(Sense::ThisArea)
                                            || matches!(said(m).as_str(), "in" | "of" | ",")
                                    })
                            }) => {}
                    Sense::Area(id) if !behind || !spot.mentions[spot.at + 1..at].iter().any(|m| m.is_mark(',')) => {
                        let among = at > 0
                            && id == "vietnam"
                            && matches!(spot.mentions[at - 1].span.of(self.text), "trong" | "in");
                        let counts = behind
                            && matches!(
                                spot.quantity.unit,
                                Some("province" | "market" | "country" | "item" | "no") | None
                            );
                        let league = among
                            || counts
                            || at > 0
                                && !spot.mentions[at - 1].has(Sense::Reach)
                                && spot.mentions[at - 1].span.of(self.text).ends_with("nhất")
                            || spot.quantity.unit == Some("rank")
                                && behind
                                && !spot.mentions[at - 1].has(Sense::Reach)
                                && spot.mentions[at - 1].span.of(self.text) != "về";
                        if !league && !self.is_owner_of_source(spot.mentions, at) && !(behind && after_whole(spot, at))
                        {
                            areas.push(id);
                            fresh.areas = true;
                        }
                    }
                    Sense::Gate(id) => {
                        self.gate_said = Some(id);
                        gate_at = Some(at);
                        if !behind {
                            areas.push(id);
                            fresh.areas = true;
                        }
                    }
                    Sense::ThisArea if !behind && self.context.foreign.is_some() => {
                        frame.areas = self.context.frame.areas.clone();
                    }
                    Sense::ThisArea
                        if !behind
                            && self.context.frame.areas.get().is_some_and(|a| a != &["vietnam"])
                            && frame.areas.get().is_some_and(|a| a == &["vietnam"]) =>
                    {
                        frame.areas = self.context.frame.areas.clone();
                    }
                    Sense::Agency { area, customs } if !behind => {
                        if customs {
                            self.customs = Some(area);
                            let near = &spot.mentions[at.saturating_sub(2)..at];
                            let taxes = frame.named.get().is_some_and(|n| n.indicator == Indicator::CustomsRevenue)
                                || spot.head().iter().any(|m| {
                                    m.senses().iter().any(|s| {
                                        matches!(s, Sense::Indicator { indicator: Indicator::CustomsRevenue, .. })
                                    })
                                })
                                || near.iter().any(|m| m.has(Sense::Coverage(Coverage::Declared)))
                                || spot.quantity.unit == Some("VND");
                            if taxes {
                                areas = vec![area];
                                fresh.areas = true;
                            }
                        } else if !area.is_empty()
                            && area != "vietnam"
                            && !fresh.areas
                            && frame.areas.get().is_none_or(|a| a == &["vietnam"])
                        {
                            frame.areas.set(vec![area], self.place("agency-area", mention.span, number));
                        }
                    }
                    Sense::Land(code, slug)
                        if !(behind && after_whole(spot, at)) && !self.is_owner_of_source(spot.mentions, at) =>
                    {
                        if self.is_owner_of_trade(spot.mentions, at) {
                            areas = vec![slug];
                            fresh.areas = true;
                        } else {
                            lands.push(code);
                            fresh.partners = true;
                        }
                    }
                    Sense::NamedGoods if !behind && goods.is_none() => {
                        let named = spot.mentions[at + 1..spot.at].iter().find(|m| m.what != What::Word);
                        let unknown = spot.mentions.get(at + 1).filter(|m| {
                            m.what == What::Word
                                && named.is_none_or(|n| !n.senses().iter().any(|s| matches!(s, Sense::Good { .. })))
                        });
                        if let Some(word) = unknown
                            && spot.mentions[at + 1..spot.at].iter().take_while(|m| m.what == What::Word).count() < 8
                            && at > spot.head.start
                            && false
                        {
                            goods = Some(word.span);
                        }
                    }
                    Sense::Good { .. }
                        if !behind
                            && frame.named.get().is_some_and(|n| {
                                matches!(n.indicator, Indicator::IndustrialOutput | Indicator::Iip)
                            }) =>
                    {
                        frame.sector.set(mention.span.of(self.text).to_owned(), place);
                        fresh.sector = true;
                    }
                    // "mostly machinery": what the sum consists of, not all it is about.
                    Sense::Good { .. } if !behind && self.explains(spot, at) => explained = true,
                    Sense::Good { .. } if explained && !behind => {}
                    Sense::Good { weak } if self.takes_goods(spot, behind, at, weak) => {
                        goods = Some(match goods {
                            Some(span) if joins(self.text, span, mention.span) => span.to(mention.span),
                            _ => mention.span,
                        });
                        fresh.goods = true;
                    }
                    Sense::Sector
                        if !behind
                            && frame.named.get().is_some_and(|n| {
                                matches!(
                                    n.indicator,
                                    Indicator::Grdp
                                        | Indicator::Gdp
                                        | Indicator::SectorShare
                                        | Indicator::Fdi
                                        | Indicator::IndustrialOutput
                                        | Indicator::Iip
                                )
                            }) =>
                    {
                        frame.sector.set(mention.span.of(self.text).to_owned(), place);
                        fresh.sector = true;
                    }
                    Sense::OtherSubject if !behind => self.off_topic = true,
                    Sense::ThisGate if !behind || mention.span.of(self.text).ends_with(" it") => {
                        let topic = self.context.gate.filter(|_| self.opening && self.lang == Lang::En);
                        if let Some(id) = topic.or(self.gate_said) {
                            areas.push(id);
                            fresh.areas = true;
                        }
                    }
                    Sense::ThisGoods if !behind => {
                        if let Some(said) = self.goods_said.clone() {
                            frame.goods.set(said, place);
                            fresh.goods = true;
                        }
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
                        self.against = None;
                        let later_period =
                            spot.mentions[at + 1..spot.at].iter().any(|m| matches!(m.what, What::Period(_)));
                        if !later_period
                            && !fresh.period
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
        // Goods far back, with another subject since, or in a long list, are no longer spoken of.
        if let Some(span) = goods {
            let head = spot.head();
            let last = head.iter().rposition(|m| m.senses().iter().any(|s| matches!(s, Sense::Good { .. })));
            let listed = head.iter().filter(|m| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }))).count();
            let since = last.is_some_and(|at| {
                head[at + 1..].iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Land(..))))
            });
            if last.is_some_and(|at| head.len() - at > 8)
                && (since || listed >= 4)
                && span.end() < spot.mentions[spot.at].span.start()
            {
                goods = None;
                fresh.goods = false;
            }
        }
        if matches!(spot.quantity.unit, Some("person" | "turn"))
            && spot
                .mentions
                .get(spot.at + 1)
                .is_some_and(|m| matches!(m.span.of(self.text), "quốc tế" | "quốc" | "nội địa"))
        {
            let part = Some("khách quốc tế");
            let named = Named { indicator: Indicator::TouristArrivals, flow: None, sign: 1, part };
            frame.named.set(named, self.place("visitors-from-abroad", spot.mentions[spot.at].span, number));
        }
        self.bracketed(spot, number, frame, &mut areas, &mut lands, &mut fresh);
        let national = spot.at >= 3
            && areas.is_empty()
            && spot.mentions[spot.at - 3].span.of(self.text).to_lowercase().ends_with("the country")
            && matches!(spot.mentions[spot.at - 2].span.of(self.text), "'" | "’")
            && spot.quantity.unit.is_some_and(is_currency);
        if national && self.context.foreign.is_none() {
            areas.push("vietnam");
            fresh.areas = true;
        }
        self.turnover_alone(spot, number, frame, &mut fresh);
        let this_office = spot
            .head()
            .iter()
            .any(|m| matches!(m.span.of(self.text).to_lowercase().as_str(), "cục" | "đơn vị" | "branch" | "office"));
        if let (Some(customs), true, true) = (
            self.customs,
            this_office,
            areas.is_empty() && frame.named.get().is_some_and(|n| n.indicator == Indicator::CustomsRevenue),
        ) {
            areas.push(customs);
            fresh.areas = true;
        }
        if goods.is_none() && !fresh.areas && !fresh.partners && !fresh.named && !fresh.coverage {
            goods = self.unnamed_goods(spot, &before);
            fresh.goods = goods.is_some();
        }
        self.buyer_or_supplier(spot, &lands, &mut fresh, frame);
        self.part_of_total(spot, frame, &mut fresh);
        self.name(spot, number, Names { areas, lands, goods }, frame);
        if let Some(slug) = self.books {
            let place = self.place("own-books", spot.mentions[spot.at].span, number);
            if frame.areas.get().is_some_and(|a| a == &["vietnam"]) && fresh.areas {
                frame.partners.set(vec!["VN"], place);
                fresh.partners = true;
            }
            frame.areas.set(vec![slug], place);
            fresh.areas = false;
        }
        self.settle(spot, &fresh, &before, frame, leading);
    }

    fn spoken_gate(&mut self, mentions: &[Mention]) {
        let named = mentions.iter().rev().find_map(|m| {
            m.senses().iter().find_map(|s| match s {
                Sense::Gate(id) => Some(*id),
                _ => None,
            })
        });
        self.gate_said = named.or(self.gate_said);
    }

    /// "The former", "the latter": which of the two amounts told before.
    fn one_of_pair(&self, spot: &Spot<'_>, at: usize) -> Option<Frame> {
        let which = match spot.mentions[at].span.of(self.text) {
            "former" => 0,
            "latter" => 1,
            _ => return None,
        };
        let alone = spot.mentions.get(at + 1).is_some_and(|m| {
            m.span.of(self.text).starts_with(char::is_lowercase)
                && m.senses().iter().any(|s| {
                    matches!(
                        s,
                        Sense::Up
                            | Sense::Down
                            | Sense::Reach
                            | Sense::Share
                            | Sense::Bound(_)
                            | Sense::To
                            | Sense::Ratio
                    )
                })
                || matches!(m.span.of(self.text), "by" | "," | "at" | "had" | "has")
        });
        self.pair.as_ref().filter(|_| alone).map(|pair| pair[which].clone())
    }

    /// Whether goods are only named as the bulk of what is counted.
    fn explains(&self, spot: &Spot<'_>, at: usize) -> bool {
        let word = |i: usize| spot.mentions[i].span.of(self.text).to_lowercase();
        self.lang == Lang::En
            && (at.saturating_sub(2).max(spot.head.start)..at).any(|i| {
                matches!(word(i).as_str(), "mostly" | "mainly" | "chiefly" | "primarily" | "largely" | "predominantly")
                    || word(i) == "all" && i > 0 && word(i - 1) == "above"
                    || word(i).ends_with("them") && i > 0 && word(i - 1).ends_with("of")
                    || word(i) == "of them"
            })
    }

    /// "5 million of that left the country", "coal made up the rest": one direction out of both.
    fn part_of_total(&self, spot: &Spot<'_>, frame: &mut Frame, fresh: &mut Fresh) {
        let Some(named) = frame.named.get().copied().filter(|n| n.indicator == Indicator::GoodsTrade) else { return };
        if self.lang != Lang::En {
            return;
        }
        let behind = spot.mentions.get(spot.at + 1).filter(|m| m.has(Sense::OfWhich)).and_then(|_| {
            let told = spot.mentions.get(spot.at + 2)?;
            told.senses().iter().find_map(|s| match *s {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way() => {
                    Some((flow, told.span))
                }
                _ => None,
            })
        });
        let rest = spot.head().iter().find(|m| m.has(Sense::Rest)).and_then(|m| {
            let [.., whole, part] = self.out.as_slice() else { return None };
            let share = |at: &super::Figure| at.transform == Transform::Level || at.transform == Transform::Ratio;
            let both = self.out[..self.out.len() - 1].iter().rev().find(|f| f.transform == Transform::Level)?;
            let whole = if share(whole) && whole.transform == Transform::Level { whole } else { both };
            if whole.flow != Some(Flow::Total) || part.transform != Transform::Level || whole.areas != part.areas {
                return None;
            }
            let other = match part.flow? {
                Flow::Export => Flow::Import,
                Flow::Import => Flow::Export,
                _ => return None,
            };
            Some((other, m.span))
        });
        let of_total = spot.mentions.get(spot.at + 1).filter(|m| {
            m.has(Sense::Whole)
                && !fresh.named
                && spot.quantity.unit.is_some_and(is_currency)
                && self.context.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total))
        });
        let of_total = of_total.map(|m| (Flow::Total, m.span));
        if let Some((flow, span)) = behind.or(rest.filter(|_| !fresh.named)).or(of_total) {
            let place = Place { rule: "part-of-both", ..self.place("said", span, 0) };
            frame.named.set(Named { flow: Some(flow), sign: 1, ..named }, place);
            fresh.named = false;
        }
    }

    /// "The US took 3 billion", "Japan was the largest supplier with": what a counterpart does tells the direction.
    fn buyer_or_supplier(&self, spot: &Spot<'_>, lands: &[&'static str], fresh: &mut Fresh, frame: &mut Frame) {
        let trade = frame.named.get().is_some_and(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        if self.lang != Lang::En || lands.is_empty() || !trade {
            return;
        }
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let Some(first) = spot.head().iter().position(land) else { return };
        for mention in &spot.head()[first..] {
            let words = mention.span.of(self.text).to_lowercase();
            let flow = match words.as_str() {
                "bought" | "took" | "absorbed" | "buyer" | "buyers" | "customer" | "customers" | "destination"
                | "destinations" | "purchased" | "importing" | "imported" | "buying" => Flow::Export,
                "partner" | "partners" => Flow::Total,
                "supplied" | "supplier" | "suppliers" | "source" | "provided" => Flow::Import,
                _ => continue,
            };
            let other_way = spot.head()[first..].iter().any(|m| {
                super::context::trade(m).is_some_and(|n| n.flow != Some(flow))
                    && !matches!(m.span.of(self.text), "importing" | "imported")
            });
            let named = frame.named.get().copied();
            if let (Some(named), false) = (named.filter(|n| n.flow != Some(flow)), other_way) {
                let indicator = if named.flow == Some(Flow::Balance) { Indicator::GoodsTrade } else { named.indicator };
                let place = Place { rule: "counterpart-does", ..self.place("said", mention.span, 0) };
                frame.named.set(Named { indicator, flow: Some(flow), sign: 1, part: None }, place);
                fresh.named = false;
            }
            return;
        }
    }

    /// Puts the names said before a number into the frame.
    fn name(&self, spot: &Spot<'_>, number: usize, names: Names, frame: &mut Frame) {
        let place = self.place("said", spot.mentions[spot.at].span, number);
        let Names { mut areas, mut lands, goods } = names;
        if !areas.is_empty() {
            areas.dedup();
            let joint = areas.len() > 1
                && spot.quantity.unit != Some("rank")
                && joined_list(spot, |s| matches!(s, Sense::Area(_) | Sense::Gate(_)));
            let chosen = if joint { areas } else { vec![areas[areas.len() - 1]] };
            frame.areas.set(chosen, Place { rule: "area-named", ..place });
        }
        if !lands.is_empty() {
            lands.dedup();
            let all = joined_list(spot, |s| matches!(s, Sense::Land(..)));
            let chosen = if all { lands } else { vec![lands[lands.len() - 1]] };
            frame.partners.set(chosen, Place { rule: "partner-named", ..place });
        }
        if let Some(span) = goods {
            frame.goods.set(span.of(self.text).to_owned(), Place { rule: "goods-named", at: Some(span), ..place });
        }
    }

    /// "Hải Phòng (38,3 tỷ USD)" and "38,3 tỷ USD (Hải Phòng)": a name right before or behind, across the bracket.
    fn bracketed(
        &self,
        spot: &Spot<'_>,
        number: usize,
        frame: &mut Frame,
        areas: &mut Vec<&'static str>,
        lands: &mut Vec<&'static str>,
        fresh: &mut Fresh,
    ) {
        let mentions = spot.mentions;
        let opens = |i: usize| mentions.get(i).is_some_and(|m| m.is_mark('('));
        let behind =
            (opens(spot.at + 1) && mentions.get(spot.at + 3).is_some_and(|m| m.is_mark(')'))).then_some(spot.at + 2);
        let bound =
            usize::from(spot.at >= 1 && mentions[spot.at - 1].senses().iter().any(|s| matches!(s, Sense::Bound(_))));
        let before = (spot.at >= 2 + bound && opens(spot.at - 1 - bound)).then(|| spot.at - 2 - bound);
        for at in [before, behind].into_iter().flatten() {
            for sense in mentions[at].senses() {
                match *sense {
                    Sense::Area(id) | Sense::Gate(id) if areas.is_empty() || Some(at) == behind => {
                        *areas = vec![id];
                        fresh.areas = true;
                    }
                    Sense::Land(code, _) if lands.is_empty() => {
                        *lands = vec![code];
                        fresh.partners = true;
                    }
                    _ => {}
                }
            }
            if let (What::Period(when), true) = (&mentions[at].what, Some(at) == behind)
                && !matches!(when.shape, Shape::Day(..) | Shape::Nothing)
                && let Some(period) = when.resolve(self.context.clock, frame.period.get().copied())
            {
                frame.period.set(period, self.place("period", mentions[at].span, number));
            }
        }
    }

    /// In a list of goods, a phrase that no list knows stands where goods stand: "; đồ chơi trẻ em (54 triệu USD".
    fn unnamed_goods(&self, spot: &Spot<'_>, before: &Frame) -> Option<Span> {
        let trade = before.named.get().is_some_and(|n| {
            matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume) && n.flow.is_some_and(Flow::is_one_way)
        });
        let listed = before
            .goods
            .place()
            .is_some_and(|p| p.fixed.is_none() && p.sentence + 1 >= self.sentence && p.line == self.line);
        let counted =
            spot.quantity.unit.is_some_and(is_currency) || matches!(spot.quantity.unit, Some("tonne" | "percent"));
        if !trade || !listed || !counted {
            return None;
        }
        let head = spot.head();
        let opens = |m: &&Mention| {
            matches!(m.what, What::Mark(_))
                || m.has(Sense::And)
                || m.has(Sense::OfWhich)
                || m.has(Sense::Reach)
                || m.has(Sense::While)
        };
        let skip = head.iter().take_while(opens).count();
        let named = |m: &&Mention| {
            m.what == What::Word && !m.span.of(self.text).is_empty()
                || m.has(Sense::And) && m.senses().len() == 1
                || m.is_mark(',')
                || m.is_mark('-')
                || m.has(Sense::Sector)
                || m.has(Sense::NamedGoods)
                || m.has(Sense::Namesake)
        };
        let body: Vec<&Mention> = head[skip..].iter().take_while(named).collect();
        let words = body.iter().filter(|m| m.what == What::Word).count();
        let rest = &head[skip + body.len()..];
        let verb = |m: &Mention| {
            m.is_mark('(')
                || m.is_mark(':')
                || m.senses().iter().any(|s| {
                    matches!(
                        s,
                        Sense::Reach
                            | Sense::Up
                            | Sense::Down
                            | Sense::Bound(_)
                            | Sense::Status(_)
                            | Sense::To
                            | Sense::Share
                    )
                })
        };
        let clean = rest.iter().all(|m| verb(m) || m.what == What::Word);
        let first = body.first()?;
        let last = body.iter().rev().find(|m| m.what == What::Word || m.has(Sense::Sector))?;
        let begins = skip > 0 || spot.head.start == 0;
        let doing = self.lang == Lang::En && first.span.of(self.text).ends_with("ing");
        (begins && clean && !doing && (2..=10).contains(&words) && first.what == What::Word)
            .then(|| first.span.to(last.span))
    }

    /// "Kim ngạch" without a direction: both directions where all that passes is counted, else the one spoken of.
    fn turnover_alone(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let alone = |m: &&Mention| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: None, .. }))
        };
        let Some(mention) = spot.head().iter().rev().find(alone).filter(|_| !fresh.named) else { return };
        let current = frame.named.get().copied();
        let total = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), sign: 1, part: None };
        let whole = fresh.coverage && matches!(frame.coverage.get(), Some(Coverage::Through | Coverage::Declared));
        let named = match current.map(|n| n.indicator) {
            _ if whole => total,
            Some(Indicator::GoodsTrade) => return,
            Some(Indicator::Volume) => Named { indicator: Indicator::GoodsTrade, ..current.unwrap_or(total) },
            _ if spot.quantity.unit == Some("VND") => return,
            _ => self
                .direction
                .get()
                .or(self.context.frame.named.get().filter(|n| n.flow != Some(Flow::Balance)))
                .copied()
                .unwrap_or(total),
        };
        frame.named.set(named, self.place("turnover-alone", mention.span, number));
        fresh.named = whole;
    }

    /// What a new subject takes away from what governed before.
    fn settle(&mut self, spot: &Spot<'_>, fresh: &Fresh, before: &Frame, frame: &mut Frame, leading: bool) {
        let here = |place: Option<Place>| place.is_some_and(|p| p.sentence == self.sentence);
        let context = self.context;
        let topic = &context.frame;
        let trade_named =
            frame.named.get().is_some_and(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        let topic_goods = || if trade_named { topic.goods.clone() } else { Default::default() };
        if fresh.named && !fresh.goods {
            frame.goods = topic_goods();
        }
        if fresh.named && !fresh.sector {
            frame.sector.clear();
        }
        if let Some(named) =
            frame.named.get().filter(|n| n.indicator == Indicator::GoodsTrade && n.flow != Some(Flow::Balance))
            && let Some(place) = frame.named.place()
        {
            self.direction.set(*named, place);
        }
        if fresh.named && !fresh.partners && (leading || !here(before.partners.place())) {
            frame.partners = self.context.frame.partners.clone();
        }
        if fresh.named
            && !fresh.coverage
            && (leading || !here(before.coverage.place()))
            && !matches!(frame.coverage.get(), Some(Coverage::Through))
        {
            frame.coverage.clear();
        }
        if fresh.named
            && leading
            && !fresh.areas
            && !here(before.areas.place())
            && before.areas.place().is_some_and(|p| !matches!(p.rule, "agency-area" | "heading"))
        {
            frame.areas = topic.areas.clone();
        }
        if fresh.goods && !fresh.partners && !here(before.partners.place()) {
            frame.partners = self.context.frame.partners.clone();
        }
        // "Last year the sector earned 7 billion": the whole again, after a part of it.
        let whole = |m: &Mention| matches!(m.span.of(self.text), "sector" | "industry" | "the sector" | "the industry");
        if leading && self.lang == Lang::En && !fresh.partners && spot.head().iter().any(whole) {
            frame.partners = self.context.frame.partners.clone();
        }
        // Goods of a body that trades both ways are what it sells.
        let both =
            frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade && n.flow == Some(Flow::Total));
        let of_sum = spot.tail().first().is_some_and(|m| m.has(Sense::OfWhich) || m.has(Sense::Whole));
        if fresh.goods
            && !fresh.named
            && both
            && !of_sum
            && !here(frame.named.place())
            && let (Some(named), Some(place)) = (frame.named.get().copied(), frame.named.place())
        {
            frame.named.set(Named { flow: Some(Flow::Export), ..named }, Place { rule: "goods-sold", ..place });
        }
        if fresh.partners && !fresh.goods && !here(before.goods.place()) {
            frame.goods = topic_goods();
        }
        if fresh.areas && !fresh.goods {
            frame.goods = topic_goods();
        }
        if fresh.areas && !fresh.partners && !here(before.partners.place()) {
            frame.partners = self.context.frame.partners.clone();
        }
        if (fresh.areas || fresh.goods || fresh.partners)
            && !fresh.coverage
            && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic | Coverage::Local))
        {
            frame.coverage.clear();
        }
        let local = frame.coverage.get() == Some(&Coverage::Local);
        if let (true, false, Some(named), Some(place)) =
            (fresh.coverage && local, fresh.named, frame.named.get().copied(), frame.named.place())
            && named.flow == Some(Flow::Total)
        {
            frame.named.set(Named { flow: Some(Flow::Export), ..named }, Place { rule: "local-goods-sold", ..place });
        }
        if fresh.coverage && !fresh.goods && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic)) {
            frame.goods = topic_goods();
        }
    }

    /// Whether a period of one day is the figure's own, and not the day of the news.
    fn counts_days(&self, spot: &Spot<'_>, frame: &Frame) -> bool {
        let vehicles = |i: Indicator| {
            matches!(
                i,
                Indicator::Vehicles
                    | Indicator::VehiclesArrived
                    | Indicator::VehiclesWaiting
                    | Indicator::VehiclesTurnedBack
            )
        };
        frame.named.get().is_some_and(|n| vehicles(n.indicator))
            || matches!(spot.quantity.unit, Some("vehicle" | "wagon"))
    }

    /// Whether an indicator named around a number is the number's.
    #[allow(clippy::too_many_arguments)]
    fn takes_indicator(
        &self,
        spot: &Spot<'_>,
        behind: bool,
        at: usize,
        indicator: Indicator,
        flow: Option<Flow>,
        weak: bool,
        frame: &Frame,
        fresh: bool,
    ) -> bool {
        let quantity = &spot.quantity;
        let current = frame.named.get().map(|n| n.indicator);
        if behind {
            // "4 tỷ USD hàng xuất khẩu", "46% in exports": right behind the number, and of its kind.
            let near = at <= spot.at + 2;
            let clean = spot
                .tail()
                .iter()
                .take(at - spot.at - 1)
                .all(|m| matches!(m.what, What::Word) || m.has(Sense::Daily) || m.has(Sense::Reach));
            let amount = quantity.unit.is_some_and(is_currency) || matches!(quantity.unit, Some("vehicle" | "turn"));
            if quantity.unit == Some("percent")
                && at == spot.at + 1
                && matches!(indicator, Indicator::Grdp | Indicator::Gdp | Indicator::Iip)
                && !spot.head().iter().any(|m| m.has(Sense::Share))
                && current != Some(indicator)
            {
                return current.is_none() || frame.named.place().is_none_or(|p| p.sentence != self.sentence);
            }
            let part = spot.head().iter().any(|m| m.has(Sense::OfWhich))
                && frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total));
            if quantity.unit == Some("percent")
                && at == spot.at + 1
                && indicator == Indicator::GoodsTrade
                && flow.is_some_and(Flow::is_one_way)
                && part
            {
                return true;
            }
            let passive = weak
                && flow.is_some()
                && self.lang == Lang::En
                && spot.mentions[spot.at + 1..at].iter().all(|m| m.has(Sense::OfWhich))
                && quantity.unit.is_some_and(is_currency)
                && self.context.trade;
            if passive {
                return true;
            }
            let vehicles = matches!(quantity.unit, Some("vehicle" | "turn")) && at == spot.at + 1;
            if vehicles && flow.is_some() {
                return true;
            }
            return near
                && clean
                && amount
                && !weak
                && measures(quantity, indicator)
                && (flow.is_some() || indicator != Indicator::GoodsTrade);
        }
        if indicator == Indicator::GoodsTrade && flow.is_none() {
            return false;
        }
        // "xe chở hàng xuất nhập khẩu": the vehicles', not the goods'.
        let vehicles = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Vehicles, .. }))
        };
        let carrying =
            spot.mentions[..at].iter().rev().take(3).take_while(|m| m.what == What::Word || vehicles(m)).any(vehicles);
        if indicator == Indicator::GoodsTrade && carrying && quantity.unit.is_none_or(|u| !is_currency(u)) {
            return false;
        }
        if indicator == Indicator::Volume && flow.is_none() {
            return matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume))
                && quantity.unit != Some("percent");
        }
        if matches!(indicator, Indicator::Vehicles) && flow.is_none() {
            return quantity.unit != Some("percent") || !fresh;
        }
        if weak {
            let trade = matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles))
                || self.context.trade;
            return trade
                && !fresh
                && (quantity.unit.is_some_and(is_currency)
                    || matches!(quantity.unit, Some("tonne" | "percent" | "vehicle"))
                    || self.unit.is_some() && quantity.unit.is_none());
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
        let clause = before.iter().rev().take(7).take_while(|m| !m.is_mark(',') && m.number().is_none());
        let event = before
            .last()
            .is_some_and(|m| matches!(m.span.of(self.text).to_lowercase().as_str(), "tại" | "ở" | "in" | "at"))
            && before.iter().rev().take(12).any(|m| {
                matches!(
                    m.span.of(self.text).to_lowercase().as_str(),
                    "nghị" | "diễn" | "hội" | "thảo" | "họp" | "conference" | "meeting" | "seminar"
                )
            });
        event || clause.into_iter().any(|m| m.has(Sense::Source))
    }

    /// "China's imports", "nhập khẩu của Trung Quốc": a country's own books, not its trade with Vietnam.
    fn is_owner_of_trade(&self, mentions: &[Mention], at: usize) -> bool {
        let text = |i: usize| mentions.get(i).map(|m| m.span.of(self.text));
        let possessive = matches!(text(at + 1), Some("'" | "’"))
            && text(at + 2) == Some("s")
            && mentions[at + 2..].iter().take(5).any(|m| trade(m).is_some());
        let of = at >= 2
            && matches!(text(at - 1), Some("của"))
            && (trade(&mentions[at - 2]).is_some()
                || mentions[at - 2].senses().iter().any(|s| matches!(s, Sense::Good { .. })));
        let goods_of = at >= 2
            && mentions[at - 1].senses().iter().any(|s| matches!(s, Sense::Good { .. }))
            && trade(&mentions[at - 2]).is_some()
            && mentions.get(at + 1).is_some_and(|m| m.has(Sense::Reach) || m.has(Sense::Up) || m.has(Sense::Down));
        possessive || of || goods_of
    }

    /// "with Vietnam", "to Vietnam", "Vietnam's imports": a name that is the other side of the trade.
    fn is_counterpart(&self, mentions: &[Mention], at: usize) -> bool {
        let word = |i: usize| mentions.get(i).map_or("", |m| m.span.of(self.text));
        let before = if at == 0 { "" } else { word(at - 1) };
        matches!(before, "with" | "to" | "from" | "and" | "," | "facing" | "via")
            || at > 0 && mentions[at - 1].senses().iter().any(|s| matches!(s, Sense::Indicator { .. }))
            || at > 0 && before.ends_with(" with")
    }

    fn takes_goods(&self, spot: &Spot<'_>, behind: bool, at: usize, weak: bool) -> bool {
        let mentions = spot.mentions;
        if behind {
            let near = at <= spot.at + 3;
            let counted =
                matches!(spot.quantity.unit, Some("tonne" | "USD" | "m3" | "item" | "kg" | "TEU" | "vehicle"));
            return near
                && counted
                && spot.tail().iter().take(at - spot.at - 1).all(|m| {
                    m.what == What::Word
                        || m.senses()
                            .iter()
                            .any(|s| matches!(s, Sense::Good { .. } | Sense::Indicator { .. } | Sense::And))
                });
        }
        if weak {
            let before = at.checked_sub(1).map(|i| &mentions[i]);
            let opens = before.is_none_or(|m| {
                matches!(m.what, What::Mark(_))
                    || m.has(Sense::And)
                    || m.has(Sense::OfWhich)
                    || m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. } | Sense::Good { .. }))
            });
            return opens;
        }
        true
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
    /// The indicator, where the unit tells it.
    pub(crate) resolved: Option<Named>,
    /// Trade may no longer be what is spoken of.
    pub(crate) doubtful: bool,
    /// The number is of the period compared with.
    pub(crate) shift: bool,
}

/// Where the clause behind a number ends: at a comma, bracket or conjunction, or before the verb of the next number.
fn boundary(mentions: &[Mention], from: usize, stop: usize) -> usize {
    let cut = |m: &Mention| {
        matches!(m.what, What::Mark(',' | ';' | ':' | '(' | ')' | '–' | '.' | '—'))
            || m.has(Sense::And)
            || m.has(Sense::While)
            || m.has(Sense::OfWhich)
    };
    if let Some(at) = (from..stop).find(|&at| cut(&mentions[at])) {
        return at;
    }
    if stop == mentions.len() {
        return stop;
    }
    // "18 projects with total registered capital of 4 billion": what is counted next opens its own clause.
    let fdi = |m: &Mention| {
        m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Fdi, part: Some(_), .. }))
    };
    if let Some(at) = (from..stop).find(|&at| fdi(&mentions[at]))
        && let Some(opens) = (from..at).find(|&at| mentions[at].has(Sense::Reach))
    {
        return opens;
    }
    (from..stop)
        .find(|&at| {
            mentions[at]
                .senses()
                .iter()
                .any(|s| matches!(s, Sense::Up | Sense::Down | Sense::Share | Sense::To | Sense::Equal | Sense::Ratio))
        })
        .unwrap_or_else(|| {
            let leads = |m: &Mention| {
                m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach | Sense::Status(_) | Sense::Daily))
            };
            stop - mentions[from..stop].iter().rev().take_while(|m| leads(m)).count()
        })
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
    let and = named.len() > 2
        || named.len() > 1
            && spot.mentions[named[named.len() - 2] + 1..named[named.len() - 1]].iter().any(|m| m.has(Sense::And));
    and && named
        .windows(2)
        .all(|pair| spot.mentions[pair[0] + 1..pair[1]].iter().all(|m| m.is_mark(',') || m.has(Sense::And)))
}

/// Whether two goods stand in one list.
fn joins(text: &str, a: Span, b: Span) -> bool {
    let between = text.get(a.end()..b.start()).unwrap_or("").trim();
    matches!(between, "," | "và" | "and" | ", and" | "" | "-")
}

pub(crate) fn bare(spot: &Spot<'_>) -> bool {
    spot.head()
        .iter()
        .all(|m| m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))))
}

/// "tăng 12% về lượng".
pub(crate) fn side(spot: &Spot<'_>) -> Option<Side> {
    let find = |mentions: &[Mention]| {
        mentions.iter().find_map(|m| {
            m.senses().iter().find_map(|s| match s {
                Sense::Side(side) => Some(*side),
                _ => None,
            })
        })
    };
    let near: &[Mention] = &spot.tail()[..spot.tail().len().min(3)];
    let relative = matches!(spot.quantity.unit, Some("percent" | "times"));
    if !relative {
        return find(&spot.head()[spot.head().len().saturating_sub(4)..]).filter(|s| *s == Side::Price);
    }
    // "do giá" gives a reason, not a side.
    find(near)
        .filter(|s| *s != Side::Price || spot.tail().first().is_some_and(|m| m.has(Sense::Side(Side::Price))))
        .or_else(|| find(spot.head()))
}

/// The word that qualifies the number, nearest before it, or behind it.
pub(crate) fn bound(spot: &Spot<'_>) -> Option<Bound> {
    let of = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Bound(bound) => Some(*bound),
            _ => None,
        })
    };
    let head = spot.head();
    for mention in head.iter().rev().take(3) {
        if let Some(bound) = of(mention) {
            return Some(bound);
        }
        let passes = mention
            .senses()
            .iter()
            .any(|s| matches!(s, Sense::To | Sense::Reach | Sense::Up | Sense::Down | Sense::Daily));
        if !passes {
            break;
        }
    }
    spot.tail().first().filter(|m| m.has(Sense::BoundAfter)).map(|_| Bound::Over)
}

/// A country as an area, by its code.
fn country_area(code: &str) -> Option<&'static str> {
    Some(match code {
        "CN" => "china",
        "TH" => "thailand",
        "LA" => "laos",
        "KH" => "cambodia",
        "JP" => "japan",
        "KR" => "south-korea",
        "US" => "united-states",
        "GB" => "united-kingdom",
        _ => return None,
    })
}

/// "doanh thu", "tổng thu": takings of whatever is spoken of.
fn is_takings(words: &str) -> bool {
    matches!(words.to_lowercase().as_str(), "doanh thu" | "tổng thu" | "tổng doanh thu" | "revenue" | "thu")
}
