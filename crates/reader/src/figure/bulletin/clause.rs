//! Reads one sentence of a bulletin: every count of vehicles in it, with the words that govern it.

use super::Bulletin;
use super::part::{Behind, Goods, behind, goods_before, is_clock, is_waiting, other_subject};
use crate::Span;
use crate::figure::{Base, Bound, Figure, Flow, How, Indicator, Key, Known, Period, Section, Status, Transform};
use crate::mention::{Clock, Kind, Mention, Sense, Shape, What, before};
use rust_decimal::Decimal;

/// What governs a number.
#[derive(Clone, Debug)]
struct State {
    areas: Option<Vec<&'static str>>,
    indicator: Indicator,
    flow: Option<Flow>,
    period: Period,
    unit: &'static str,
    status: Option<Status>,
    area_at: Option<Span>,
    named_at: Option<Span>,
    period_at: Option<Span>,
    /// The subject is no vehicle.
    other: bool,
}

/// What stands between a number and the one before.
#[derive(Default)]
struct Segment {
    named: bool,
    flow: bool,
    place: bool,
    direction: Option<bool>,
    daily: bool,
    peak: bool,
    share: bool,
    equal: bool,
    versus: bool,
    base: Option<Period>,
    bound: Option<Bound>,
    of_which: bool,
    arrived: bool,
    /// The direction told in it was that of the number before ("420 xe xuất khẩu và 1.220 xe nhập khẩu").
    taken: bool,
}

/// The figures of vehicles in a sentence.
pub(super) fn read(text: &str, mentions: &[Mention], bulletin: &Bulletin, clock: Clock) -> Vec<Figure> {
    let section = &bulletin.section;
    let (areas, area_at) = bulletin.place();
    let start = State {
        areas,
        indicator: section.indicator,
        flow: None,
        period: section.period,
        unit: "vehicle",
        status: None,
        area_at,
        named_at: None,
        period_at: None,
        other: false,
    };
    let mut state = start.clone();
    let mut segment = Segment::default();
    let mut outside: Vec<(State, usize)> = Vec::new();
    let mut listed: Option<State> = None;
    let mut base: Option<Period> = None;
    let (mut from, mut quiet) = (0, 0);
    let mut out: Vec<Figure> = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        match &mention.what {
            What::Mark('(') => {
                outside.push((state.clone(), out.len()));
                segment = Segment { base: segment.base.filter(|_| segment.versus), ..Segment::default() };
                from = at + 1;
            }
            What::Mark(')') => {
                if let Some((before, _)) = outside.pop() {
                    state = before;
                }
                segment = Segment::default();
                from = at + 1;
            }
            What::Mark(';') if outside.is_empty() => {
                let goes_on = mentions.get(at + 1).is_some_and(|m| m.has(Sense::OfWhich) || m.span.of(text) == "riêng");
                if let Some(before) = listed.take() {
                    state = before;
                } else if !goes_on && state.indicator == Indicator::Vehicles {
                    state.flow = None;
                }
                segment = Segment::default();
                from = at + 1;
            }
            What::Mark(':') if mentions.get(at + 1).is_some_and(|m| super::gate(m).is_some()) => {
                listed = Some(state.clone())
            }
            What::Mark(_) => {}
            // What a number is compared with does not govern what follows.
            What::Period(_) if at < quiet => {}
            What::Period(when) => {
                let Some(period) = told_period(text, mentions, at, *when, &state, bulletin, clock) else { continue };
                if segment.versus || matches!(when.shape, Shape::Previous | Shape::LastMonth) {
                    segment.base = Some(period);
                    base = Some(period);
                } else {
                    state.period = period;
                    state.period_at = Some(mention.span);
                }
            }
            What::Number(_) => {
                let tail = behind(text, mention, &mentions[at + 1..], !outside.is_empty());
                let taken = tail.flow.is_some();
                quiet = if tail.compares { at + 1 + tail.length } else { 0 };
                if let Some(figure) =
                    number(text, mentions, from, at, tail, &mut state, &segment, &mut base, &outside, &out)
                {
                    out.push(figure);
                }
                segment = Segment { taken, ..Segment::default() };
                from = at + 1;
            }
            What::Word => segment.word(text, mentions, at, &mut state),
            What::Term(senses) => segment.term(text, mentions, at, senses, &mut state, bulletin),
        }
    }
    out
}

/// "Hữu Nghị và Tân Thanh", "Hữu Nghị, Tân Thanh, Chi Ma": whether a gate goes on where another was just named.
fn beside_gate(mentions: &[Mention], at: usize) -> bool {
    let joins = |m: &Mention| m.is_mark(',') || m.has(Sense::And);
    let named = |back: usize| at.checked_sub(back).and_then(|at| mentions.get(at));
    match named(1) {
        Some(before) if joins(before) => named(2).is_some_and(|m| super::gate(m).is_some()),
        _ => false,
    }
}

impl Segment {
    fn word(&mut self, text: &str, mentions: &[Mention], at: usize, state: &mut State) {
        let word = mentions[at].span.of(text).to_lowercase();
        self.daily |= word == "mean";
        self.peak |= matches!(word.as_str(), "highest" | "busiest");
        self.direction = self
            .direction
            .or((word == "nhiều" || word == "more").then_some(true))
            .or((word == "ít" || word == "fewer").then_some(false));
        if is_waiting(&word) {
            (state.indicator, state.named_at, self.named) = (Indicator::VehiclesWaiting, Some(mentions[at].span), true);
            state.flow = state.flow.filter(|_| self.flow);
        }
        state.other |= other_subject(text, &mentions[at]);
    }

    fn term(
        &mut self,
        text: &str,
        mentions: &[Mention],
        at: usize,
        senses: &[Sense],
        state: &mut State,
        bulletin: &Bulletin,
    ) {
        let mention = &mentions[at];
        let word = mention.span.of(text).to_lowercase();
        // "Phương tiện mới: 151 xe" have come up, as have those that "lên".
        let came = word == "lên"
            && !mentions.get(at + 1).is_some_and(|m| m.has(Sense::Down))
            && at > 0
            && mentions[at - 1].is_mark(',');
        let new = word == "mới" && at > 0 && mentions[at - 1].span.of(text).to_lowercase().ends_with("phương tiện");
        if came || new {
            (state.indicator, state.flow, state.named_at) = (Indicator::VehiclesArrived, None, Some(mention.span));
            (self.named, self.arrived) = (true, true);
            return;
        }
        state.other |= other_subject(text, mention);
        for sense in senses {
            match *sense {
                Sense::Those(count) if bulletin.together.len() == usize::from(count) => {
                    state.areas = Some(bulletin.together.clone());
                    state.area_at = Some(mention.span);
                    self.place = true;
                }
                Sense::Gate(id) if beside_gate(mentions, at) && state.areas.is_some() => {
                    let areas = state.areas.get_or_insert_default();
                    if !areas.contains(&id) {
                        areas.push(id);
                    }
                }
                Sense::Gate(id) | Sense::Area(id) => {
                    state.areas = Some(vec![id]);
                    state.area_at = Some(mention.span);
                    self.place = true;
                }
                Sense::ThisArea => state.areas = Some(bulletin.home.clone()),
                Sense::Indicator { indicator, flow, .. } if indicator.is_traffic() => {
                    if state.indicator != indicator || !self.named {
                        let keep = (self.flow || indicator == state.indicator && indicator == Indicator::Vehicles)
                            .then_some(state.flow)
                            .flatten();
                        state.flow = flow.or(keep);
                        state.indicator = indicator;
                    } else if flow.is_some() {
                        state.flow = flow;
                    }
                    self.flow |= flow.is_some();
                    self.named = true;
                    self.arrived |= indicator == Indicator::VehiclesArrived;
                    state.named_at = Some(mention.span);
                    state.other = false;
                }
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. }
                    if flow != Flow::Balance =>
                {
                    // Under a heading on waiting vehicles a direction alone does not tell of others.
                    let headed = state.indicator == Indicator::VehiclesWaiting && state.named_at.is_none();
                    if !self.named && !headed {
                        state.indicator = Indicator::Vehicles;
                    }
                    state.flow = Some(flow);
                    self.flow = true;
                    state.named_at = Some(mention.span);
                    state.other = false;
                }
                Sense::Up => self.direction = Some(true),
                Sense::Down => self.direction = Some(false),
                Sense::Daily => self.daily = true,
                Sense::Peak => self.peak = true,
                Sense::Share => self.share = true,
                Sense::Equal => self.equal = true,
                Sense::Versus => self.versus = true,
                Sense::OfWhich => self.of_which = true,
                Sense::Bound(bound) => {
                    // "nhiều hơn hôm trước 13 xe" compares.
                    let compares = mentions.get(at + 1).is_some_and(|m| matches!(m.what, What::Period(_)));
                    self.versus |= compares;
                    self.bound = (!compares).then_some(bound);
                }
                Sense::Status(status) => state.status = Some(status),
                Sense::Same => self.base = state.period.shift_years(-1),
                Sense::Cumulative
                    if (word.starts_with("lũy") || word.starts_with("luỹ") || word.starts_with("cumul"))
                        && state.period.first() == state.period.last() =>
                {
                    state.period = Period::to_date(bulletin.day.last());
                    state.period_at = Some(mention.span);
                }
                _ => {}
            }
        }
    }
}

/// The period that a mention tells, as a bulletin means it.
fn told_period(
    text: &str,
    mentions: &[Mention],
    at: usize,
    when: crate::mention::When,
    state: &State,
    bulletin: &Bulletin,
    clock: Clock,
) -> Option<Period> {
    let day = bulletin.day;
    if matches!(when.shape, Shape::Previous) {
        let week = mentions[at].span.of(text).to_lowercase();
        if week.contains("tuần") || week.contains("week") {
            let last = day.last().checked_sub(jiff::Span::new().days(7)).ok()?;
            return Some(Period::day(last));
        }
        return before(state.period);
    }
    match when.shape {
        Shape::Nothing | Shape::ToCome => None,
        Shape::Yesterday => before(day),
        Shape::Today => Some(day),
        Shape::ToNow => Some(Period::to_date(day.last())),
        Shape::Day(..) => {
            let period = when.resolve(clock, Some(day))?;
            let since = at > 0 && matches!(mentions[at - 1].span.of(text).to_lowercase().as_str(), "since" | "từ");
            if since && period.first() == period.first().first_of_year() {
                return Some(Period::to_date(day.last()));
            }
            // "from 31 August to 3 September"
            let to = at > 1 && mentions[at - 1].has(Sense::To);
            match mentions.get(at.wrapping_sub(2)).map(|m| &m.what) {
                Some(What::Period(first)) if to && matches!(first.shape, Shape::Day(..)) => {
                    Period::new(first.resolve(clock, Some(day))?.first(), period.last())
                }
                _ => Some(period),
            }
        }
        Shape::ToDay(..) => when.resolve(clock, Some(day)).map(|p| {
            if state.indicator == Indicator::VehiclesWaiting
                || p.last() == day.last() && !mentions[..at].iter().any(|m| m.has(Sense::Cumulative))
            {
                Period::day(p.last())
            } else {
                p
            }
        }),
        Shape::Days(..) => when.resolve(clock, Some(day)),
        // "Nhìn lại năm 2023, mỗi ngày 1.200 xe": a year that is over, told before its counts.
        Shape::Year if when.has_year() => when.resolve(clock, Some(day)).filter(|year| year.last() < day.first()),
        _ => None,
    }
}

/// The period that a heading tells: "SINCE 1 JANUARY", "LAST SEVEN DAYS (23-29 August)".
pub(super) fn period_in(text: &str, mentions: &[Mention], day: Period) -> Option<Period> {
    let clock = Clock { published: day.last() };
    mentions.iter().enumerate().find_map(|(at, mention)| match mention.what {
        What::Period(when) => {
            let days = at.checked_sub(1).and_then(|i| mentions[i].number()).and_then(|q| Some((q.value, q.to?)));
            let month = when.resolve(clock, Some(day))?;
            if let Some((first, last)) = days.filter(|_| matches!(when.shape, Shape::Months(..))) {
                let date = |d: Decimal| {
                    jiff::civil::Date::new(month.first().year(), month.first().month(), i8::try_from(d).ok()?).ok()
                };
                return Period::new(date(first)?, date(last)?);
            }
            let said = mention.span.of(text).to_lowercase();
            let since =
                said.starts_with("since") || at > 0 && mentions[at - 1].span.of(text).eq_ignore_ascii_case("since");
            match when.shape {
                Shape::Day(1, 1) if since => Some(Period::to_date(day.last())),
                Shape::Days(..) | Shape::ToDay(..) => Some(month),
                Shape::ToNow => Some(Period::to_date(day.last())),
                _ => None,
            }
        }
        _ if mention.has(Sense::Cumulative) && mention.span.of(text).to_lowercase().starts_with("lũy") => {
            Some(Period::to_date(day.last()))
        }
        _ => None,
    })
}

#[allow(clippy::too_many_arguments)]
fn number(
    text: &str,
    mentions: &[Mention],
    from: usize,
    at: usize,
    tail: Behind,
    state: &mut State,
    segment: &Segment,
    base: &mut Option<Period>,
    outside: &[(State, usize)],
    out: &[Figure],
) -> Option<Figure> {
    let quantity = *mentions[at].number()?;
    let head = &mentions[from..at];
    if quantity.kind != Kind::Plain
        || is_clock(text, mentions, at)
        || quantity.multiplier.is_some() && quantity.unit.is_none()
    {
        return None;
    }
    if let Some(unit @ ("vehicle" | "wagon" | "turn")) = quantity.unit {
        state.other &= unit == "turn";
        if unit != "turn" {
            state.unit = unit;
        }
    }
    let relative = quantity.unit == Some("percent");
    match quantity.unit {
        _ if state.other => return None,
        Some("vehicle" | "wagon" | "turn" | "percent") => {}
        Some(_) => {
            state.other = true;
            return None;
        }
        None if quantity.value.fract() != Decimal::ZERO || !claims(head, segment, &tail, out, outside) => return None,
        None => {}
    }
    state.flow = state.flow.or(tail.flow);
    if tail.flow.is_some() && (!segment.flow || segment.taken) {
        state.flow = tail.flow;
    }
    let waits = tail.waits && !segment.named;
    let direction = segment.direction.or(tail.direction);
    let goods = if segment.arrived || segment.place && !relative {
        None
    } else {
        goods_before(text, head, relative, !outside.is_empty())
    }
    .or(tail.goods);
    if relative && !(quantity.signed || direction.is_some() || segment.equal || segment.share) {
        return None;
    }
    // In a bracket that names another period, the numbers are those before it, in order.
    let mut told = state.clone();
    if waits {
        told.indicator = Indicator::VehiclesWaiting;
        state.indicator = Indicator::VehiclesWaiting;
    }
    // "402 xe từ nội địa lên, 18 xe quay đầu": told behind each.
    if let Some(became) = tail.became {
        told.indicator = became;
        told.flow = None;
    }
    if let Some((before, count)) = outside.last()
        && before.period != state.period
        && !segment.flow
    {
        let place = out.len() - count;
        let inner = 1
            + mentions[at + 1..].iter().take_while(|m| !m.is_mark(')')).filter(|m| m.number().is_some()).count()
            + place;
        if inner > 1
            && let Some(like) = (count + place).checked_sub(inner).and_then(|i| out.get(i))
        {
            told.flow = like.flow;
        }
    }
    let against = segment.base.or(tail.base.as_ref().and_then(|b| b.resolve(told.period)));
    let mut transform = Transform::Level;
    let mut on = None;
    let mut negative = false;
    if relative && segment.share {
        transform = Transform::Share;
    } else if relative && segment.equal {
        transform = Transform::Ratio;
        on = against.or_else(|| told.period.shift_years(-1));
    } else if let Some(up) = direction.or(quantity.signed.then_some(true)) {
        negative = !up;
        let cumulative =
            told.period.first() != told.period.last() && told.period.first() == told.period.first().first_of_year();
        let default = if cumulative { told.period.shift_years(-1) } else { base.or_else(|| before(told.period)) };
        on = Some(against.or(default)?);
        transform = match on {
            _ if !relative => Transform::Change,
            _ if on == told.period.shift_years(-1) => Transform::Yoy,
            _ if on == before(told.period) => Transform::Pop,
            _ => Transform::Growth,
        };
    } else if segment.peak {
        transform = Transform::Peak;
    } else if segment.daily || tail.daily {
        transform = Transform::Daily;
    } else if let Some(then) = segment.base.filter(|_| !outside.is_empty()) {
        // "so với ngày hôm trước (1.742 xe)"
        told.period = then;
    }
    if against.is_some() && !relative || on.is_some() {
        *base = on.or(*base);
    }
    let areas = told.areas.clone()?;
    let sign = |value: Decimal| if negative { -value } else { value };
    let goods = goods.filter(|_| matches!(transform, Transform::Level | Transform::Share));
    let mut how = Vec::new();
    let mut know = |key, known, rule, at| how.push(How { key, known, rule, at });
    let near = |span: Option<Span>| {
        if span.is_some_and(|s| head.first().is_some_and(|m| s.start() >= m.span.start())) {
            Known::Clause
        } else if span.is_some() {
            Known::Sentence
        } else {
            Known::Article
        }
    };
    know(Key::Indicator, near(told.named_at), "bulletin", told.named_at);
    if told.flow.is_some() {
        know(Key::Flow, near(told.named_at), "bulletin", told.named_at);
    }
    know(Key::Area, near(told.area_at), "bulletin-section", told.area_at);
    if let Some(goods) = &goods {
        know(Key::Commodity, Known::Clause, "bulletin-goods", Some(goods.0));
    }
    know(
        Key::Period,
        if told.period_at.is_some() { Known::Sentence } else { Known::Headline },
        "bulletin-day",
        told.period_at,
    );
    know(Key::Transform, Known::Clause, "bulletin", None);
    know(Key::Value, Known::Number, "number", Some(mentions[at].span));
    know(Key::Unit, Known::Number, "unit", Some(mentions[at].span));
    Some(Figure {
        at: mentions[at].span,
        indicator: told.indicator,
        flow: told.flow,
        areas,
        partners: Vec::new(),
        commodity: goods.map(|goods: Goods| goods.0.of(text).to_owned()),
        coverage: None,
        period: Some(told.period),
        transform,
        base: match transform {
            Transform::Share => {
                Some(Base::Whole(tail.whole.map_or_else(|| "total".to_owned(), |span| span.of(text).to_owned())))
            }
            _ => on.map(Base::Period),
        },
        value: sign(quantity.value),
        value_to: quantity.to.map(sign),
        unit: if relative { "percent" } else { state.unit },
        bound: segment.bound.filter(|_| !tail.compares),
        status: told.status.or(tail.status),
        source: None,
        section: Section::Article,
        how,
    })
}

/// Whether a number without a unit counts vehicles: right behind a word that says what it counts.
fn claims(head: &[Mention], segment: &Segment, tail: &Behind, out: &[Figure], outside: &[(State, usize)]) -> bool {
    let last = head.iter().rev().find(|m| {
        !matches!(m.what, What::Mark(_))
            && !m.senses().iter().any(|s| matches!(s, Sense::Reach | Sense::Bound(_) | Sense::To))
    });
    if last.is_some_and(|m| m.has(Sense::NotFigure) || m.number().is_some()) {
        return false;
    }
    let said = last.is_some_and(|m| {
        m.senses().iter().any(|s| matches!(s, Sense::Gate(_) | Sense::Indicator { .. } | Sense::Up | Sense::Down))
    });
    let listed = !outside.is_empty() && !out.is_empty();
    let begun = !out.is_empty();
    said && (segment.flow || segment.named || segment.place || begun)
        || listed
        || begun
            && (tail.direction.is_some()
                || tail.flow.is_some()
                || tail.goods.is_some()
                || tail.daily
                || segment.peak && last.is_some())
}
