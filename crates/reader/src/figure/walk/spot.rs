//! The numbers of a sentence, each with what stands before and behind it.

use super::super::relation::measures;
use super::super::{Bound, Indicator};
use super::Walker;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Quantity, Sense, Side, What, is_currency};
use rust_decimal::Decimal;
use std::ops::Range;

impl<'a> Walker<'a> {
    pub(super) fn spots(&self, mentions: &'a [Mention]) -> Vec<Spot<'a>> {
        let counts = |m: &Mention| m.number().is_some_and(|q| q.unit != Some("no"));
        // The minutes of a clock time.
        let clock = |i: usize| {
            let beside = |a: usize, b: usize| mentions[a].span.end() == mentions[b].span.start();
            i > 1
                && mentions[i - 1].is_mark(':')
                && mentions[i - 2].number().is_some()
                && beside(i - 1, i)
                && beside(i - 2, i - 1)
        };
        let numbers: Vec<usize> = (0..mentions.len()).filter(|&i| counts(&mentions[i]) && !clock(i)).collect();
        let mut out: Vec<Spot<'a>> = Vec::with_capacity(numbers.len());
        let mut from = 0;
        for (k, &at) in numbers.iter().enumerate() {
            let stop = numbers.get(k + 1).copied().unwrap_or(mentions.len());
            let Some(quantity) = mentions[at].number().copied() else { continue };
            // "a 12 percent rise to 9 million": what the number qualifies is its own.
            let changes = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
            let one = quantity.unit == Some("percent")
                && mentions[..at].iter().rev().take(3).any(|m| m.has(Sense::Article))
                && mentions.get(at + 1).is_some_and(changes);
            let boundary = boundary(mentions, at + 1 + usize::from(one), stop.max(at + 1 + usize::from(one)));
            let foreign = |m: &Mention| {
                m.senses().iter().any(|s| match s {
                    Sense::Indicator { indicator, weak: false, .. } => !measures(&quantity, *indicator),
                    _ => false,
                })
            };
            // "grew by 18 percent with output valued at 671 billion": the amount has an indicator of its own.
            let money = mentions.get(stop).and_then(Mention::number).is_some_and(|q| q.unit.is_some_and(is_currency));
            let apart = |i: usize| {
                let own = |s: &Sense| matches!(s, Sense::Indicator { indicator: Indicator::IndustrialOutput, .. });
                i > at + 1 && mentions[i].senses().iter().any(own)
            };
            let amount = quantity.unit == Some("percent") && money;
            let boundary = if stop < mentions.len() && boundary == stop {
                // "451 export vehicles": the unit, and no other subject.
                let unit = |i: usize| {
                    i == at + 1
                        && quantity.unit.is_none()
                        && mentions[i]
                            .senses()
                            .iter()
                            .any(|s| matches!(s, Sense::Indicator { indicator, .. } if indicator.is_traffic()))
                };
                (at + 1..stop).find(|&i| foreign(&mentions[i]) && !unit(i) || amount && apart(i)).unwrap_or(boundary)
            } else {
                // "396 dự án với tổng vốn đăng ký là 1,8 tỷ": the capital is the next number's.
                let capital = |m: &Mention| {
                    m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Fdi, .. }))
                };
                let counted = stop < mentions.len() && matches!(quantity.unit, Some("project" | "enterprise"));
                // "đứng thứ tư với GDP khoảng 3 nghìn tỷ": what the next number counts.
                let counts = |m: &Mention| {
                    m.senses().iter().any(|s| {
                        matches!(
                            s,
                            Sense::Indicator {
                                indicator: Indicator::Gdp | Indicator::Grdp | Indicator::Population,
                                ..
                            }
                        )
                    })
                };
                let ranked = stop < mentions.len() && quantity.kind == Kind::Ordinal;
                (at + 1..boundary)
                    .find(|&i| amount && apart(i) || counted && capital(&mentions[i]) || ranked && counts(&mentions[i]))
                    .unwrap_or(boundary)
            };
            out.push(Spot { at, quantity, head: from..at, tail: at + 1..boundary, mentions });
            from = boundary;
        }
        for at in 0..out.len() {
            unit_behind_direction(&mut out[at]);
            unit_behind_kind(&mut out[at], self.lang);
            let row = at.checked_sub(1).is_some_and(|before| out[before].quantity.kind == Kind::Ordinal);
            place_in_digits(&mut out[at], row);
        }
        unit_behind_row(&mut out, mentions);
        unit_of_the_whole(&mut out, mentions);
        // Numbers in a row share the unit of the last: "1,62, 1,38 và 0,54 tỷ USD".
        for k in (0..out.len().saturating_sub(1)).rev() {
            let (gap, next) = (out[k].at + 1..out[k + 1].at, out[k + 1].quantity);
            let joined = mentions[gap].iter().all(|m| {
                m.is_mark(',')
                    || m.has(Sense::And)
                    || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
                    || m.has(Sense::To)
                    || m.is_mark('/')
                    || next.unit.is_some_and(is_counted) && one_way(m)
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
}

/// "2,31 triệu USD: XK 0,52, NK 1,79": the parts by direction, in the unit of the sum before the colon or the bracket.
fn unit_of_the_whole(spots: &mut [Spot<'_>], mentions: &[Mention]) {
    let mut whole: Option<(usize, Quantity)> = None;
    for spot in spots {
        let quantity = spot.quantity;
        if quantity.unit.is_some_and(is_currency) && quantity.multiplier.is_some() {
            whole = Some((spot.at, quantity));
            continue;
        }
        let plain = quantity.unit.is_none() && quantity.multiplier.is_none() && quantity.kind == Kind::Plain;
        let (Some((at, of)), true) = (whole, plain) else { continue };
        let opened = mentions.get(at + 1).is_some_and(|m| m.is_mark(':') || m.is_mark('('));
        let direction = mentions[at + 1..spot.at].iter().rev().take(2).any(one_way);
        let closed = mentions[at + 1..spot.at].iter().any(|m| m.is_mark(')') || m.is_mark(';'));
        let Some(by) = of.multiplier.filter(|_| opened && direction && !closed) else { continue };
        let value = quantity.value.saturating_mul(Decimal::from(by)).normalize();
        if value <= of.value {
            (spot.quantity.unit, spot.quantity.multiplier, spot.quantity.value) = (of.unit, of.multiplier, value);
        }
    }
}

/// "máy tính 2.713, dây điện 1.894, giày dép 968 (triệu USD)": the unit in a bracket behind the last holds for the row.
fn unit_behind_row(spots: &mut [Spot<'_>], mentions: &[Mention]) {
    for last in 0..spots.len() {
        let behind = &mentions[spots[last].at + 1..];
        if !behind.first().is_some_and(|m| m.is_mark('(')) {
            continue;
        }
        let inner = behind[1..].iter().take(4).take_while(|m| !m.is_mark(')')).flat_map(Mention::senses);
        let (mut by, mut told) = (1u64, None);
        for sense in inner {
            match sense {
                Sense::Multiplier(times) => by = by.saturating_mul(*times),
                Sense::Unit(unit) if is_currency(unit) => told = Some(*unit),
                _ => {}
            }
        }
        let Some(unit) = told else { continue };
        let plain = |q: &Quantity| q.unit.is_none() && q.multiplier.is_none() && q.kind == Kind::Plain;
        let row = spots[..=last].iter().rev().take_while(|s| plain(&s.quantity)).count();
        for spot in &mut spots[last + 1 - row..=last] {
            spot.quantity.unit = Some(unit);
            spot.quantity.multiplier = Some(by);
            spot.quantity.value = spot.quantity.value.saturating_mul(Decimal::from(by)).normalize();
        }
    }
}

/// One number of a sentence, with what stands before and behind it up to the next.
pub(crate) struct Spot<'m> {
    pub(crate) at: usize,
    pub(crate) quantity: Quantity,
    pub(crate) head: Range<usize>,
    pub(crate) tail: Range<usize>,
    pub(crate) mentions: &'m [Mention],
}

/// Whether a unit counts traffic or its papers.
fn is_counted(unit: &str) -> bool {
    matches!(unit, "vehicle" | "wagon" | "turn" | "declaration")
}

/// Whether a mention names one direction of trade.
fn one_way(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Indicator { flow: Some(flow), .. } if flow.is_one_way()))
}

/// "734 import vehicles": the unit stands behind the direction.
fn unit_behind_direction(spot: &mut Spot<'_>) {
    let [direction, rest @ ..] = &spot.mentions[spot.at + 1..] else { return };
    let counted = |m: &Mention| {
        m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Vehicles, flow: Some(_), .. }))
    };
    if spot.quantity.unit.is_some() || !one_way(direction) && !counted(direction) {
        return;
    }
    let vehicles = direction
        .senses()
        .iter()
        .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Vehicles, .. }))
        .then_some("vehicle");
    spot.quantity.unit = vehicles.or_else(|| {
        rest.first()?.senses().iter().find_map(|s| match s {
            Sense::Unit(unit) if is_counted(unit) => Some(*unit),
            _ => None,
        })
    });
}

/// "171 newly-established enterprises", "64 durian trucks": the unit stands behind the kind.
fn unit_behind_kind(spot: &mut Spot<'_>, lang: Lang) {
    let quantity = &spot.quantity;
    let plain = quantity.unit.is_none() && quantity.kind == Kind::Plain && !quantity.signed;
    if lang != Lang::En || !plain || quantity.multiplier.is_some_and(|by| by > 1000) {
        return;
    }
    let behind = &spot.mentions[spot.at + 1..];
    let kind = |m: &Mention| {
        m.is_word() && !m.has(Sense::Link) && !m.has(Sense::NoGoods)
            || m.is_mark('-')
            || m.senses().iter().any(|s| matches!(s, Sense::Good { .. } | Sense::Sector | Sense::Indicator { .. }))
    };
    // "36 thousand garment products".
    let products =
        |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. })) && m.span.end() - m.span.start() > 8;
    if quantity.multiplier == Some(1000) && behind.first().is_some_and(products) {
        spot.quantity.unit = Some("item");
        return;
    }
    let words = behind.iter().take(4).take_while(|m| kind(m) && unit_of(m).is_none()).count();
    if words > 0 {
        spot.quantity.unit = behind.get(words).and_then(unit_of);
    }
}

/// The unit that a noun is, where it counts vehicles, papers or firms.
fn unit_of(mention: &Mention) -> Option<&'static str> {
    mention.senses().iter().find_map(|s| match *s {
        Sense::Unit(unit) if is_counted(unit) || matches!(unit, "enterprise" | "item" | "market") => Some(unit),
        _ => None,
    })
}

/// "ở vị trí 50 và 44": a place in a league told in digits.
fn place_in_digits(spot: &mut Spot<'_>, row: bool) {
    let quantity = &mut spot.quantity;
    let Some(before) = spot.mentions[..spot.at].last() else { return };
    let whole = quantity.value.is_integer() && quantity.value > Decimal::ZERO && quantity.value <= Decimal::from(200);
    let alone = quantity.unit.is_none() && quantity.multiplier.is_none() && quantity.to.is_none() && !quantity.signed;
    let near = before.has(Sense::Place) || row && before.has(Sense::And) && spot.head.len() == 1;
    if whole && alone && near && quantity.kind == Kind::Plain {
        (quantity.kind, quantity.unit) = (Kind::Ordinal, Some("rank"));
    }
}

impl<'m> Spot<'m> {
    pub(crate) fn head(&self) -> &'m [Mention] {
        &self.mentions[self.head.clone()]
    }
    pub(crate) fn tail(&self) -> &'m [Mention] {
        &self.mentions[self.tail.clone()]
    }
}

/// Where the clause behind a number ends: at a comma, bracket or conjunction, or before the verb of the next number.
fn boundary(mentions: &[Mention], from: usize, stop: usize) -> usize {
    let cut = |m: &Mention| {
        matches!(m.what, What::Mark(',' | ';' | ':' | '(' | ')' | '–' | '.' | '—'))
            || m.has(Sense::And)
            || m.has(Sense::While)
            || m.has(Sense::OfWhich)
    };
    // "1.3 billion (free on board) in the first ten months": a remark without a number ends nothing.
    let remark = mentions.get(from).is_some_and(|m| m.is_mark('('));
    let closed = (from..stop).take(8).find(|&at| mentions[at].is_mark(')')).filter(|_| remark);
    let period = |m: &Mention| matches!(m.what, What::Period(_));
    let dated = closed.filter(|&at| mentions[at + 1..].iter().find(|m| !m.is_word()).is_some_and(period));
    // "worth of materials and equipment in the 11 months": goods in a pair, and the time of both.
    let paired = |at: usize| {
        let noun = |m: &Mention| m.is_word() || m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let [and, behind @ ..] = &mentions[at..stop] else { return false };
        let nouns = behind.iter().take(3).take_while(|m| noun(m)).count();
        let goods = at > from && mentions[at - 1].senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        and.has(Sense::And) && goods && nouns > 0 && behind.get(nouns).is_some_and(period)
    };
    if let Some(at) = (dated.map_or(from, |at| at + 1)..stop).find(|&at| cut(&mentions[at]) && !paired(at)) {
        return at;
    }
    // "a deficit of 1 billion in May as exports reached only 8 billion": trade with a verb of its own opens a clause.
    let trade = |m: &Mention| {
        m.senses()
            .iter()
            .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(_), weak: false, .. }))
    };
    let verb = |m: &Mention| m.has(Sense::Reach) && !m.has(Sense::Link) && !m.has(Sense::And);
    let opens = |at: usize| {
        trade(&mentions[at]) && mentions.get(at + 1).is_some_and(verb) && !mentions[at - 1].has(Sense::Link)
    };
    if stop < mentions.len()
        && let Some(at) = (from + 2..stop).find(|&at| opens(at))
    {
        return at;
    }
    // "12 percent higher than in May though 3 percent": told of the number before.
    let own = |m: &Mention| m.has(Sense::Than) && (m.has(Sense::Up) || m.has(Sense::Down));
    let from = from + usize::from(mentions.get(from).is_some_and(own));
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
            let clause = |s: &Sense| {
                matches!(
                    s,
                    Sense::Up | Sense::Down | Sense::Share | Sense::To | Sense::Equal | Sense::Ratio | Sense::Exceeds
                )
            };
            mentions[at].senses().iter().any(clause)
        })
        .unwrap_or_else(|| {
            let placed = mentions[stop].number().is_some_and(|q| q.kind == Kind::Ordinal);
            let leads = |m: &Mention| {
                m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach | Sense::Status(_) | Sense::Daily))
                    || placed && m.has(Sense::Rank)
            };
            stop - mentions[from..stop].iter().rev().take_while(|m| leads(m)).count()
        })
}

pub(crate) fn bare(spot: &Spot<'_>) -> bool {
    spot.head()
        .iter()
        .all(|m| m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))))
}

/// "tăng 12% về lượng".
pub(crate) fn side(spot: &Spot<'_>, text: &str) -> Option<Side> {
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
    // "an increase of 38 percent in global prices".
    let of_prices = spot.quantity.unit == Some("percent")
        && spot.mentions.get(spot.at + 1).is_some_and(|m| m.span.of(text) == "in")
        && spot.head().iter().rev().take(4).any(|m| m.has(Sense::Up) || m.has(Sense::Down))
        && spot.tail().iter().take(6).any(|m| m.has(Sense::Side(Side::Price)) && !m.has(Sense::Namesake))
        && !spot.tail().iter().take(6).any(|m| matches!(m.what, What::Mark(_)));
    if of_prices
        && near.iter().all(|m| !m.senses().iter().any(|s| matches!(s, Sense::Side(Side::Volume | Side::Value))))
    {
        return Some(Side::Price);
    }
    find(near)
        .filter(|s| *s != Side::Price || spot.tail().first().is_some_and(|m| m.has(Sense::Side(Side::Price))))
        .or_else(|| measured_behind(spot, text))
        .or_else(|| measured(spot).filter(|side| *side == Side::Value && nearer_than_price(spot)))
        .or_else(|| find(spot.head()))
        .or_else(|| measured(spot))
        .or_else(|| to_weight(spot, text).then_some(Side::Volume))
}

/// "chiếm 45,9% lượng gạo xuất khẩu": what is measured stands right behind.
fn measured_behind(spot: &Spot<'_>, text: &str) -> Option<Side> {
    let first = spot.mentions.get(spot.at + 1)?;
    let volume = first.has(Sense::Measure(Side::Volume)) && first.span.of(text).contains("ượng");
    volume.then_some(Side::Volume)
}

/// "falling prices meant that earnings were 10 percent lower": the value is named behind the price.
fn nearer_than_price(spot: &Spot<'_>) -> bool {
    let last = |is: fn(&Mention) -> bool| spot.head().iter().rposition(is);
    let price = last(|m| m.has(Sense::Side(Side::Price)));
    price.is_some() && last(|m| m.has(Sense::Measure(Side::Value))) > price
}

/// "dropped by 1 percent to over 132 million tonnes": a change of what is weighed.
fn to_weight(spot: &Spot<'_>, text: &str) -> bool {
    let mut behind = spot.mentions[spot.at + 1..].iter();
    // "rose 70 percent month on month to 649,328 tonnes".
    let stops = |m: &Mention| m.number().is_some() || matches!(m.what, What::Mark(_));
    let to = behind.by_ref().take(3).take_while(|m| !stops(m)).any(|m| m.span.of(text) == "to");
    let reached = behind.find(|m| !m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Status(_))));
    let weighed = reached.and_then(Mention::number).is_some_and(|q| matches!(q.unit, Some("tonne" | "kg" | "TEU")));
    let priced = |m: &Mention| m.number().is_some_and(|q| q.unit.is_some_and(is_currency));
    spot.quantity.unit == Some("percent") && to && weighed && !behind.take(4).any(priced)
}

/// "lượng gạo xuất khẩu của cả nước tháng 5 giảm": whose volume it is.
fn subject_goes_on(mention: &Mention) -> bool {
    matches!(mention.what, What::Period(_))
        || mention.senses().iter().any(|s| matches!(s, Sense::Good { .. } | Sense::Area(_) | Sense::Indicator { .. }))
}

/// "the volume shrank by 3.5%", "a 19 percent fall in the volume", "half of the volume".
fn measured(spot: &Spot<'_>) -> Option<Side> {
    let measure = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Measure(side) => Some(*side),
            _ => None,
        })
    };
    let moves = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
    let light = |m: &Mention| m.is_word() || m.has(Sense::Link) || m.has(Sense::Reach) || m.has(Sense::Whole);
    let (head, tail) = (spot.head(), spot.tail());
    let subject = head.iter().rposition(|m| measure(m).is_some()).filter(|&at| {
        let mut since = head[at + 1..].iter().skip_while(|m| m.is_word() || subject_goes_on(m));
        // "the volume was 3 percent smaller".
        let behind = tail.first().is_some_and(moves);
        since.next().is_some_and(|m| moves(m) || behind && m.has(Sense::Copula))
    });
    let behind = tail.iter().take(6).position(|m| measure(m) == Some(Side::Volume)).filter(|&at| {
        let of = tail[..at].first().is_some_and(|m| m.has(Sense::Link) || m.has(Sense::Whole) || moves(m));
        of && tail[..at].iter().all(|m| light(m) || moves(m))
    });
    behind.map(|at| &tail[at]).or(subject.map(|at| &head[at])).and_then(measure)
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
