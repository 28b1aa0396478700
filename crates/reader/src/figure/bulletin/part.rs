//! What stands around a count of vehicles: the goods they carry, what is said behind the number, the clock.

use crate::Span;
use crate::figure::{Flow, Indicator, Period, Status};
use crate::mention::{Mention, Sense, Shape, What, When, before};

/// Goods, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::figure) struct Goods(pub(in crate::figure) Span);

/// A period compared with behind a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Then {
    When(When),
    Week,
    Before,
}

impl Then {
    pub(super) fn resolve(self, period: Period) -> Option<Period> {
        match self {
            Then::When(when) => when.resolve(crate::mention::Clock { published: period.last() }, Some(period)),
            Then::Week => period.last().checked_sub(jiff::Span::new().days(7)).ok().map(Period::day),
            Then::Before => before(period),
        }
    }
}

/// What is said behind a number, up to the next mark.
#[derive(Debug, Default)]
pub(super) struct Behind {
    pub(super) flow: Option<Flow>,
    pub(super) direction: Option<bool>,
    pub(super) daily: bool,
    pub(super) compares: bool,
    pub(super) base: Option<Then>,
    pub(super) status: Option<Status>,
    pub(super) goods: Option<Goods>,
    pub(super) whole: Option<Span>,
    /// How many mentions it takes.
    pub(super) length: usize,
    /// The vehicles stand and wait.
    pub(super) waits: bool,
    /// What became of them: they came up, or turned back.
    pub(super) became: Option<Indicator>,
}

/// Reads what stands behind a number; `listed` tells that it stands in a bracket.
pub(super) fn behind(text: &str, number: &Mention, rest: &[Mention], listed: bool) -> Behind {
    let stop = rest
        .iter()
        .position(|m| matches!(m.what, What::Mark(',' | ';' | '.' | '(' | ')' | ':')) || m.number().is_some())
        .unwrap_or(rest.len());
    let tail = &rest[..stop];
    let mut out = Behind { length: stop, ..Behind::default() };
    for (at, mention) in tail.iter().enumerate() {
        let word = mention.span.of(text).to_lowercase();
        out.waits |= is_waiting(&word)
            || word == "stood"
            || mention
                .senses()
                .iter()
                .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::VehiclesWaiting, .. }));
        out.became = out.became.or(mention.senses().iter().find_map(|s| match *s {
            Sense::Indicator {
                indicator: indicator @ (Indicator::VehiclesArrived | Indicator::VehiclesTurnedBack),
                ..
            } if at <= 4 => Some(indicator),
            _ => None,
        }));
        if let What::Period(when) = mention.what
            && (out.compares || matches!(when.shape, Shape::Previous))
        {
            out.base = out.base.or(Some(if word.contains("week") { Then::Week } else { Then::When(when) }));
        }
        let pair = format!("{word} {}", tail.get(at + 1).map_or("", |m| m.span.of(text)).to_lowercase());
        if out.compares && pair.starts_with("week") {
            out.base = Some(Then::Week);
        }
        if out.compares && pair == "days before" {
            out.base = Some(Then::Before);
        }
        let more = matches!(word.as_str(), "more than" | "more");
        let fewer = matches!(word.as_str(), "less than" | "fewer than" | "fewer" | "less");
        if at == 0 && (more || fewer || mention.has(Sense::Up) || mention.has(Sense::Down)) {
            out.direction = Some(more || mention.has(Sense::Up));
            out.compares = true;
        }
        for sense in mention.senses() {
            match *sense {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. }
                | Sense::Indicator { indicator: Indicator::Vehicles, flow: Some(flow), .. }
                    if flow != Flow::Balance && at <= 4 =>
                {
                    out.flow = out.flow.or(Some(flow))
                }
                Sense::Daily => out.daily = true,
                Sense::Status(status) => out.status = Some(status),
                _ => {}
            }
        }
    }
    out.daily |= rest.first().is_some_and(|m| m.is_mark('/'))
        && rest.get(1).is_some_and(|m| m.span.of(text).eq_ignore_ascii_case("ngày"));
    if out.direction.is_none() {
        out.goods = goods_in(text, number, tail, listed);
        out.whole = tail.first().map(|first| first.span.to(tail[tail.len() - 1].span));
    }
    out
}

/// Goods that begin right behind a number, or in its unit: known ones, or whatever stands in a bracket.
fn goods_in(text: &str, number: &Mention, tail: &[Mention], listed: bool) -> Option<Goods> {
    let skip = tail.iter().take_while(|m| matches!(m.span.of(text), "of" | "with" | "chở")).count();
    let body: Vec<&Mention> = tail[skip..]
        .iter()
        .take_while(|m| names(text, m) || is_mere_new(text, m) || m.is_word() && (listed || m.span.of(text) == "hóa"))
        .collect();
    let unit = number.span.of(text);
    // "164 xe hàng | hóa khác", "187 new cars": the unit took the first word.
    let (taken, rest) = match () {
        () if unit.ends_with("new cars") => ("new cars", true),
        () if unit.ends_with(" hàng") && body.last().is_some_and(|m| names(text, m)) => ("hàng", false),
        () => return whole(text, &body, listed),
    };
    let start = Span::new(number.span.end() - taken.len(), number.span.end());
    Some(Goods(if rest { start } else { start.to(body.last()?.span) }))
}

/// Goods named right before a number; in a bracket (`listed`) unknown words are goods too.
pub(in crate::figure) fn goods_before(text: &str, head: &[Mention], share: bool, listed: bool) -> Option<Goods> {
    let links = |m: &Mention| {
        m.is_mark(':') || m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach | Sense::Share))
    };
    let end =
        head.len() - head.iter().rev().take_while(|m| links(m) && !names(text, m) && !is_mere_new(text, m)).count();
    let open = |m: &Mention| {
        matches!(m.what, What::Mark(',' | '(' | ';' | '.'))
            || m.has(Sense::OfWhich)
            || m.span.of(text) == "riêng"
            || m.number().is_some()
    };
    let from = head[..end].iter().rposition(open).map_or(0, |at| at + 1);
    let body: Vec<&Mention> = head[from..end].iter().collect();
    let known = body.iter().any(|m| names(text, m));
    let opened = from > 0 && head[from - 1].is_mark(',') || from == 0;
    // A flow or an indicator between: the goods are only the words that name some.
    if body.iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator, flow, .. } if *indicator != Indicator::GoodsTrade || flow.is_some()))) || share {
        let named: Vec<&Mention> = body.into_iter().skip_while(|m| !names(text, m)).take_while(|m| names(text, m) || is_mere_new(text, m)).collect();
        return whole(text, &named, false);
    }
    whole(text, &body, known || opened && listed)
}

/// The goods that a run of words names; `any` lets unknown words be goods.
fn whole(text: &str, body: &[&Mention], any: bool) -> Option<Goods> {
    let (first, last) = (body.first()?, body.last()?);
    let span = first.span.to(last.span);
    let known = body.iter().any(|m| names(text, m)) || is_new(&span.of(text).to_lowercase());
    let word = |m: &Mention| {
        m.is_word()
            || names(text, m)
            || m.senses().iter().any(|s| {
                matches!(
                    s,
                    Sense::Unit("vehicle") | Sense::Indicator { indicator: Indicator::GoodsTrade, flow: None, .. }
                )
            })
    };
    let plain = body
        .iter()
        .all(|m| word(m) || m.is_mark('-') || m.has(Sense::And) || m.has(Sense::Reach) || m.has(Sense::Namesake))
        && body.iter().any(|m| word(m));
    let words = span.of(text).to_lowercase();
    let empty = matches!(words.as_str(), "hàng hóa" | "hàng hoá" | "hàng" | "xe" | "cleared" | "each");
    ((known || any) && plain && body.len() <= 6 && (any || !empty) && words.chars().all(|c| !c.is_ascii_digit()))
        .then_some(Goods(span))
}

/// Whether a mention names goods that vehicles carry.
fn names(text: &str, mention: &Mention) -> bool {
    let word = mention.span.of(text).to_lowercase();
    mention.senses().iter().any(|s| matches!(s, Sense::Good { .. }))
        || matches!(
            word.as_str(),
            "khác" | "fruit" | "xe" | "ô tô" | "xe ô tô" | "hàng" | "hàng hóa" | "hàng hoá" | "cars"
        ) && !mention.senses().iter().any(|s| matches!(s, Sense::Gate(_)))
}

/// The second word of "xe mới".
fn is_mere_new(text: &str, mention: &Mention) -> bool {
    mention.span.of(text) == "mới"
}

/// Words for standing at the gate.
pub(super) fn is_waiting(word: &str) -> bool {
    matches!(word, "chờ" | "awaited" | "awaiting" | "waiting")
}

/// Vehicles that are goods themselves.
fn is_new(words: &str) -> bool {
    matches!(words, "xe mới" | "xe ô tô mới" | "ô tô mới" | "ô tô nguyên chiếc" | "new cars" | "new vehicles")
}

/// "20h00", "20:00", "24/7".
pub(super) fn is_clock(text: &str, mentions: &[Mention], at: usize) -> bool {
    let is = |i: usize, words: &[&str]| {
        mentions.get(i).is_some_and(|m| words.contains(&m.span.of(text)) && m.number().is_none())
    };
    let digits = |i: usize| mentions.get(i).is_some_and(|m| m.span.of(text).bytes().all(|b| b.is_ascii_digit()));
    let glued = |i: usize| i > 0 && mentions.get(i).is_some_and(|m| mentions[i - 1].span.end() == m.span.start());
    is(at + 1, &["h", "H", "giờ", "g"])
        || is(at + 1, &[":", "/"]) && digits(at + 2) && glued(at + 1) && glued(at + 2)
        || at >= 2 && is(at - 1, &[":", "/", "h"]) && glued(at) && digits(at - 2) && glued(at - 1)
}

/// Words that say that something else is counted: travellers, declarations, money.
pub(super) fn other_subject(text: &str, mention: &Mention) -> bool {
    let word = mention.span.of(text).to_lowercase();
    mention.senses().iter().any(|s| match s {
        Sense::Unit(unit) => !matches!(*unit, "vehicle" | "wagon" | "turn" | "no" | "percent" | "item"),
        Sense::Indicator { indicator, .. } => matches!(
            indicator,
            Indicator::Declarations | Indicator::CustomsRevenue | Indicator::BudgetRevenue | Indicator::TouristArrivals
        ),
        _ => false,
    }) || matches!(word.as_str(), "trị giá" | "capacity" | "công suất" | "sức chứa")
}
