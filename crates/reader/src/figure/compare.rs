//! What a change is measured against: "so với cùng kỳ", "compared with March", "of the plan".

use super::walk::{Spot, Walker};
use super::{Base, Indicator, Period, Transform};
use crate::mention::{Clock, Kind, Mention, Sense, Shape, What, When, Year, before, is_currency};
use std::ops::Range;

/// The other side of a comparison.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Against {
    /// The same period a year before, or of the year named.
    Same(Option<When>),
    /// Another period.
    Other(When),
    /// A plan.
    Plan,
}

/// A comparison, the mentions it takes, and whether it was said with a word of comparison.
#[derive(Clone, Debug)]
pub(crate) struct Compare {
    pub(crate) against: Against,
    pub(crate) mentions: Range<usize>,
    pub(crate) versus: bool,
}

/// Finds the comparisons of a sentence.
pub(crate) fn compares(mentions: &[Mention], text: &str) -> Vec<Compare> {
    let mut out: Vec<Compare> = Vec::new();
    let mut at = 0;
    while at < mentions.len() {
        match compare_at(mentions, at, text) {
            Some(compare) => {
                at = compare.mentions.end;
                out.push(compare);
            }
            None => at += 1,
        }
    }
    out
}

impl Walker<'_> {
    /// The comparison that holds for a number: behind it, before it, or of the whole sentence.
    pub(crate) fn compare_for<'c>(
        &self,
        spot: &Spot<'_>,
        number: usize,
        spots: &[Spot<'_>],
        compares: &'c [Compare],
    ) -> Option<&'c Compare> {
        let within = |range: Range<usize>| compares.iter().find(move |c| range.contains(&c.mentions.start));
        // Behind, before the next clause.
        if let Some(found) = within(spot.at + 1..behind(spot)) {
            return Some(found);
        }
        if let Some(found) = in_their_order(spot, number, spots, compares) {
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
            // "down 11.5 percent or 2.3 billion compared to May".
            let said_again = matches!(gap, [or] if or.has(Sense::Or))
                && (other.quantity.unit == Some("percent")) != (spot.quantity.unit == Some("percent"));
            if said_again {
                return within(other.at + 1..behind(other));
            }
            if !row {
                break;
            }
            if let Some(found) = within(other.at + 1..behind(other)) {
                return Some(found);
            }
            next += 1;
        }
        // At the head of the sentence.
        let first = spots.first().map_or(0, |s| s.at);
        within(0..first).filter(|c| c.versus && c.mentions.start <= 2)
    }
}

/// "so với tháng trước và so với cùng kỳ lần lượt tăng 3,2% và 15,28%": one comparison for each of two rates.
fn in_their_order<'c>(
    spot: &Spot<'_>,
    number: usize,
    spots: &[Spot<'_>],
    compares: &'c [Compare],
) -> Option<&'c Compare> {
    let dealt = |from: usize| {
        let (first, second) = (spots.get(from)?, spots.get(from + 1)?);
        let percent = |s: &Spot<'_>| s.quantity.unit == Some("percent");
        let joined = spot.mentions[first.at + 1..second.at].iter().all(|m| {
            m.has(Sense::And)
                || m.has(Sense::Up)
                || m.has(Sense::Down)
                || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
        });
        let told = first.head().iter().any(|m| m.has(Sense::Respectively));
        if !percent(first) || !percent(second) || !joined || !told {
            return None;
        }
        let mut own = compares.iter().filter(|c| first.head.contains(&c.mentions.start));
        match (own.next(), own.next(), own.next()) {
            (Some(one), Some(other), None) => Some([one, other]),
            _ => None,
        }
    };
    if let Some([one, _]) = dealt(number) {
        return Some(one);
    }
    let [_, other] = number.checked_sub(1).and_then(dealt)?;
    Some(other)
}

/// Where what stands behind a number ends: "1.3% and 73.2%, respectively, against May" goes on behind the remark.
fn behind(spot: &Spot<'_>) -> usize {
    let end = spot.tail.end.max(spot.at + 1);
    let remark = |m: &Mention| m.is_mark(',') || m.has(Sense::Respectively);
    let passed = spot.mentions[end..].iter().take_while(|m| remark(m)).count();
    let told = spot.mentions[end..end + passed].iter().any(|m| m.has(Sense::Respectively));
    if told { (end + passed + 1).min(spot.mentions.len()) } else { end }
}

fn compare_at(mentions: &[Mention], at: usize, text: &str) -> Option<Compare> {
    let mention = &mentions[at];
    // Most words say nothing; of those that compare, each follows a number or is "on".
    if mention.what == What::Word && (at == 0 || mentions[at - 1].number().is_none() && mention.span.of(text) != "on") {
        return None;
    }
    let bound_as_versus = mention.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Up | Sense::Down | Sense::Equal))
            && at + 1 < mentions.len()
            && is_period_like(&mentions[at + 1])
            && !follows_number_soon(mentions, at + 2)
            // "raising the yearly figure to 9 million".
            && !mentions.get(at + 2).is_some_and(|m| m.has(Sense::To) && !m.has(Sense::From));
    let after_change = mention.has(Sense::From)
        && at > 0
        && mentions[..at]
            .iter()
            .rev()
            .filter(|m| !matches!(m.what, What::Mark(_)))
            .take(2)
            .any(|m| m.number().is_some() || m.has(Sense::Up) || m.has(Sense::Down))
        // "giảm 5,3% do giá thế giới đi xuống từ quý II": what only the reason tells.
        && !mentions[..at].iter().rev().take(8).take_while(|m| m.number().is_none()).any(|m| m.has(Sense::Reason));
    // "1.9% up on November".
    let up_on = at > 0
        && matches!(mentions[at - 1].senses(), s if s.contains(&Sense::Up) || s.contains(&Sense::Down))
        && mention.span.of(text) == "on"
        && mention.is_word()
        && at > 1
        && mentions[at - 2].number().is_some()
        && mentions.get(at + 1).is_some_and(is_period_like);
    // "a rise of 8.3 percent on 2023".
    let on = at > 2
        && mention.is_word()
        && mention.span.of(text) == "on"
        && mentions[at - 1].number().is_some_and(|q| q.unit == Some("percent"))
        && (mentions[at - 4.min(at)..at - 1].iter().any(|m| m.has(Sense::Up) || m.has(Sense::Down))
            || mentions[at - 2].has(Sense::And) && mentions[at - 8.min(at)..at - 1].iter().any(|m| m.has(Sense::Up)))
        && matches!(mentions.get(at + 1).map(|m| &m.what), Some(What::Period(when)) if matches!(when.shape, Shape::Year | Shape::Months(..) | Shape::HalfMonth(..) | Shape::HalfOfMonth(_) | Shape::LastMonth | Shape::PastMonth | Shape::LastQuarter | Shape::Previous));
    // "3 percent more than in June".
    let than = mention.has(Sense::Than) && at > 0 && mentions[at - 1].number().is_some();
    if mention.has(Sense::Versus) || up_on || bound_as_versus || after_change || than || on {
        for next in at + 1..mentions.len().min(at + 8) {
            let other = &mentions[next];
            if let What::Mark(mark) = other.what
                && mark != '\''
                && mark != '’'
                && mark != '('
            {
                break;
            }
            // "earned 8 billion from exports in 2025" compares nothing.
            let earned =
                mention.has(Sense::From) && other.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }));
            // "2 billion more than it imported in May" compares the two directions.
            let other_way = text_of_past(other, text) && mention.has(Sense::Than);
            if other.number().is_some() || earned || other_way {
                break;
            }
            if other.has(Sense::Same) {
                let (when, end) = same_year(mentions, next, text);
                return Some(Compare { against: Against::Same(when), mentions: at..end, versus: true });
            }
            if let What::Period(when) = other.what {
                if matches!(when.shape, Shape::Nothing | Shape::ToCome) {
                    break;
                }
                return Some(Compare { against: Against::Other(when), mentions: at..next + 1, versus: true });
            }
            if other.has(Sense::Plan) && mention.has(Sense::Versus) {
                return Some(Compare { against: Against::Plan, mentions: at..next + 1, versus: true });
            }
        }
        return None;
    }
    // "16% off the level of January", "7% above the result of 2021".
    if mention.has(Sense::Beside) && at > 0 && mentions[at - 1].number().is_some() {
        let stops = |m: &Mention| matches!(m.what, What::Mark(_)) || m.number().is_some() || m.has(Sense::And);
        for next in at + 1..mentions.len().min(at + 7) {
            match mentions[next].what {
                _ if stops(&mentions[next]) => break,
                _ if mentions[next].has(Sense::Same) => {
                    let (when, end) = same_year(mentions, next, text);
                    return Some(Compare { against: Against::Same(when), mentions: at..end, versus: true });
                }
                What::Period(when) if !matches!(when.shape, Shape::Nothing | Shape::ToCome) => {
                    return Some(Compare { against: Against::Other(when), mentions: at..next + 1, versus: true });
                }
                _ => {}
            }
        }
    }
    // "gấp 2,3 lần năm 2020", "bằng 118% năm 2023".
    if let (Some(quantity), Some(What::Period(when))) = (mention.number(), mentions.get(at + 1).map(|m| &m.what))
        && when.has_year()
        && when.year != Year::Relative(0)
        && (quantity.unit == Some("times")
            || quantity.unit == Some("percent") && mentions[..at].iter().rev().take(9).any(|m| m.has(Sense::Equal)))
    {
        return Some(Compare { against: Against::Other(*when), mentions: at + 1..at + 2, versus: true });
    }
    // "1.4 times the figure of 2021", "nearly double that of 2019", "1.7 times as high as a year ago".
    if let Some(compare) = multiple_of(mentions, at, text) {
        return Some(compare);
    }
    if mention.has(Sense::Same) {
        let (when, end) = same_year(mentions, at, text);
        // "In the same period the authorities collected": the period that governs.
        let bare = matches!(mention.span.end() - mention.span.start(), 11 | 15 | 16);
        let opens = at == 1 && mentions[0].is_word() && bare && when.is_none();
        let dated = mentions.get(end).is_some_and(|m| matches!(m.what, What::Period(_)));
        // "Cùng thời gian, tỉnh đón 2 triệu lượt khách": the same time, and no other to compare with.
        let meanwhile = matches!(mention.span.of(text).to_lowercase().as_str(), "cùng thời gian" | "cùng thời điểm")
            && when.is_none()
            && !dated
            && !mentions[..at].last().is_some_and(|m| m.number().is_some() || m.is_mark('('));
        if meanwhile {
            return None;
        }
        if opens && !dated {
            return None;
        }
        return Some(Compare { against: Against::Same(when), mentions: at..end, versus: false });
    }
    if let What::Period(when) = mention.what
        && matches!(when.shape, Shape::LastMonth | Shape::LastQuarter | Shape::Previous)
        && {
            // "tháng trước tăng 5%" tells of the month before; "tăng 5% tháng trước" compares with it.
            let since = mentions[..at].iter().rposition(|m| m.number().is_some());
            let behind = since.is_some_and(|n| at - n <= 6);
            let told = mentions[at + 1..]
                .iter()
                .take(8)
                .any(|m| m.has(Sense::Up) || m.has(Sense::Down) || m.has(Sense::Reach));
            // "a month-on-month rise of 3.6 percent".
            let kind = ["onth-on-month", "onth on month", "onth over month", "m-o-m", "MoM", "on-month"];
            behind || !told || kind.iter().any(|kind| mention.span.of(text).contains(kind))
        }
    {
        return Some(Compare { against: Against::Other(when), mentions: at..at + 1, versus: false });
    }
    None
}

/// Whether a mention is a verb of trade in the past ("imported", "bought").
fn text_of_past(mention: &Mention, text: &str) -> bool {
    let traded = |s: &Sense| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(_), .. });
    mention.senses().iter().any(traded) && {
        let word = mention.span.of(text);
        word.ends_with("ed") || matches!(word, "bought" | "sold")
    }
}

/// What a multiple is of, where the period stands behind what was counted in it.
fn multiple_of(mentions: &[Mention], at: usize, text: &str) -> Option<Compare> {
    let multiple = at.checked_sub(1).and_then(|before| mentions[before].number())?;
    let word = mentions[at].span.of(text).split(' ').next().unwrap_or_default();
    let links = matches!(word, "the" | "that" | "those" | "what" | "as" | "of" | "its" | "their");
    if !links || multiple.unit != Some("times") && multiple.kind != Kind::Fold {
        return None;
    }
    let stops = |m: &Mention| {
        matches!(m.what, What::Mark(mark) if !matches!(mark, '\'' | '’'))
            || m.number().is_some()
            || m.has(Sense::And)
            || m.has(Sense::Up)
            || m.has(Sense::Down)
    };
    let near = mentions[at..].iter().take(8).take_while(|m| !stops(m)).count();
    let told = (at..at + near).find(|&next| {
        mentions[next].has(Sense::Same)
            || matches!(mentions[next].what, What::Period(when)
                if !matches!(when.shape, Shape::Nothing | Shape::ToCome | Shape::ThePeriod | Shape::ThatPeriod | Shape::ToNow))
    })?;
    if told == at {
        return None;
    }
    if mentions[told].has(Sense::Same) {
        let (when, end) = same_year(mentions, told, text);
        return Some(Compare { against: Against::Same(when), mentions: at..end, versus: true });
    }
    let What::Period(when) = mentions[told].what else { return None };
    Some(Compare { against: Against::Other(when), mentions: at..told + 1, versus: true })
}

fn is_period_like(mention: &Mention) -> bool {
    mention.has(Sense::Same)
        || matches!(mention.what, What::Period(when) if !matches!(when.shape, Shape::Nothing | Shape::ToCome))
}

/// "hơn năm 2024 (786 tỷ)": a level stands right behind.
fn follows_number_soon(mentions: &[Mention], from: usize) -> bool {
    mentions.get(from).is_some_and(|m| m.number().is_some_and(|q| q.unit != Some("percent")))
}

/// "cùng kỳ năm 2024", "the same period of 2023": the year behind.
fn same_year(mentions: &[Mention], at: usize, text: &str) -> (Option<When>, usize) {
    // "up 8 percent year-on-year in the third quarter": the period is that of the number.
    const YEARLY: &[&str] = &["year", "yoy", "y-o-y", "y/y", "on year", "a year", "annual", "one year", "on an annual"];
    let words = mentions[at].span.of(text).to_lowercase();
    if YEARLY.iter().any(|yearly| words.starts_with(yearly)) && !words.contains("period") {
        return (None, at + 1);
    }
    let mut next = at + 1;
    if mentions.get(next).is_some_and(|m| m.is_word() || m.has(Sense::Reach) || m.has(Sense::Versus))
        && mentions.get(next + 1).is_some_and(|m| matches!(m.what, What::Period(_)))
        && mentions[next].span.end() - mentions[next].span.start() <= 4
    {
        next += 1;
    }
    match mentions.get(next).map(|m| &m.what) {
        Some(What::Period(when)) if matches!(when.shape, Shape::Year | Shape::Months(..)) => (Some(*when), next + 1),
        _ => (None, at + 1),
    }
}

impl Against {
    /// The kind of growth and its base, for a period.
    pub(crate) fn growth(self, period: Period, clock: Clock) -> Option<(Transform, Base)> {
        let year_before = period.shift_years(-1)?;
        Some(match self {
            Against::Same(Some(when)) => {
                let year = when.resolve(clock, Some(period))?.last().year();
                let base = period
                    .shift_years(year - period.last().year())
                    .filter(|base| base.last() < period.last())
                    .unwrap_or(year_before);
                (if base == year_before { Transform::Yoy } else { Transform::Growth }, Base::Period(base))
            }
            Against::Same(None) => (Transform::Yoy, Base::Period(year_before)),
            Against::Plan => (Transform::Growth, Base::Period(Period::year(period.last().year())?)),
            Against::Other(When { shape: Shape::Year, year: Year::Relative(-1) | Year::Before }) => {
                (Transform::Yoy, Base::Period(year_before))
            }
            Against::Other(when) => {
                let mut base = match when.shape {
                    Shape::LastMonth | Shape::PastMonth | Shape::LastQuarter | Shape::Previous => before(period)
                        .filter(|b| when.shape == Shape::Previous || b.is_month() == (when.shape != Shape::LastQuarter))
                        .or_else(|| when.resolve(clock, Some(period)))?,
                    _ => when.resolve(clock, Some(period))?,
                };
                if !when.has_year() && base >= period {
                    base = base.shift_years(-1)?;
                }
                let year_only = matches!(when.shape, Shape::Year);
                let last_year = base.is_whole_years()
                    && base.last().year() == period.last().year() - 1
                    && base.first().year() == base.last().year();
                if base == year_before || (year_only && last_year) {
                    (Transform::Yoy, Base::Period(if year_only { year_before } else { base }))
                } else if Some(base) == before(period) {
                    (Transform::Pop, Base::Period(base))
                } else {
                    (Transform::Growth, Base::Period(base))
                }
            }
        })
    }
}
