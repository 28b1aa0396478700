//! Which period is the document about?

use super::super::{Period, Status};
use super::{Spotted, lead};
use crate::document::Lang;
use crate::mention::{Clock, Mention, Said, Sense, Shape, What, Year};

/// The period of the lead: the first that is no single day.
pub(super) fn topic_period(text: &str, own: &[&Spotted], clock: Clock, lang: Lang) -> Option<Period> {
    let body = || own.iter().filter(|l| !l.is_dateline()).flat_map(|l| &l.sentences);
    // "since New Year": up to the last day that is counted.
    let counted = || {
        let to_day = |m: &Mention| match m.what {
            What::Period(when) if matches!(when.shape, Shape::ToDay(..) | Shape::Days(..) | Shape::ToMidMonth(_)) => {
                when.resolve(clock, None)
            }
            _ => None,
        };
        body().flatten().find_map(to_day)
    };
    let period = |m: &&Mention| match m.what {
        What::Period(when) if when.shape == Shape::ToNow => when.resolve(clock, counted()),
        What::Period(when)
            if !matches!(
                when.shape,
                Shape::Day(..)
                    | Shape::Nothing
                    | Shape::LastMonth
                    | Shape::LastQuarter
                    | Shape::Previous
                    | Shape::ThatPeriod
                    | Shape::ThePeriod
                    | Shape::Today
                    | Shape::Yesterday
            ) =>
        {
            when.resolve(clock, None)
        }
        _ => None,
    };
    // A month in a long sentence without a figure is when something happened.
    let event = |s: &[Mention], p: Period| {
        let counts = s.iter().any(|m| m.number().is_some_and(|q| q.is_counted()));
        let series = s.iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. })));
        let visit =
            !series && !counts && p.first() != p.last() && p.last().duration_since(p.first()).as_hours() < 24 * 12;
        visit
            || p.is_month()
                && !counts
                && (s.len() >= 20
                    || !series
                        && (p.first() > clock.published || s.iter().any(|m| m.has(Sense::Status(Status::Forecast)))))
    };
    // "so với cùng kỳ năm 2022", "ít hơn năm ngoái", "riêng trong tháng 6": compared with, or told aside.
    let beside = |s: &[Mention], at: usize| {
        let last_year =
            matches!(s[at].what, What::Period(when) if when.shape == Shape::Year && when.year == Year::Relative(-1));
        let more = lang == Lang::Vi && last_year && s[..at].last().is_some_and(|m| m.span.of(text).ends_with("hơn"));
        let near = &s[at.saturating_sub(2)..at];
        more || near.iter().any(|m| m.has(Sense::Aside) || m.has(Sense::Same))
            || s[at.saturating_sub(3)..at].iter().any(|m| m.has(Sense::Versus))
    };
    // "90 trucks a day, against 150 in some months of last year".
    let compared = |s: &[Mention], at: usize, p: &Period| {
        let before = &s[at.saturating_sub(9)..at];
        let over = p.is_whole_years() && p.last().year() < clock.published.year();
        let same = s[at.saturating_sub(3)..at].iter().any(|m| m.has(Sense::Same));
        lang == Lang::En && over && (same || before.iter().any(|m| m.has(Sense::Versus)))
    };
    let aside: Vec<Period> = own
        .iter()
        .flat_map(|l| &l.sentences)
        .flat_map(|s| {
            let told = |at: usize| s[at.saturating_sub(2)..at].iter().any(|m| m.has(Sense::Aside));
            let dated = |m: &Mention| lang == Lang::Vi && matches!(m.what, What::Period(_));
            let aside = move |(at, m): &(usize, &Mention)| dated(m) && told(*at);
            s.iter().enumerate().filter(aside).filter_map(|(_, m)| period(&m).filter(|p| p.is_month()))
        })
        .take(1)
        .collect();
    // "grew 18 percent annually between 2010 and 2015": years long over are a look back.
    let recent = |m: &Mention| {
        period(&m).is_some_and(|p| p.last().year() + 1 >= clock.published.year() && p.last() <= clock.published)
    };
    let look_back = |p: &Period| {
        let span = p.first().year() < p.last().year() && p.last().year() < clock.published.year();
        let long_over = p.is_whole_years() && p.last().year() + 1 < clock.published.year();
        lang == Lang::En && (span || long_over && body().flatten().any(recent))
    };
    let told = |s: &'_ Said| {
        let own = |(at, m): (usize, &Mention)| {
            period(&m)
                .filter(|p| !look_back(p) && !compared(s, at, p))
                .filter(|p| lang == Lang::En || !beside(s, at) && !aside.contains(p))
        };
        // "up 18 percent a year in 2010-15, before slowing to 8 billion last year": a sentence that looks back is no topic.
        let back = lang == Lang::En && s.iter().filter_map(|m| period(&m)).any(|p| look_back(&p));
        let over = |p: &Period| back && p.is_whole_years() && p.last().year() < clock.published.year();
        s.iter().enumerate().filter_map(own).filter(|p| !over(p)).filter(|p| !event(s, *p)).collect::<Vec<_>>()
    };
    // "tháng 9, 9 tháng năm 2025": of the first two, the one counted from New Year.
    // A lead that tells no time leaves it to the body.
    let lead: Vec<Period> = lead(own).into_iter().flat_map(told).collect();
    let timeless = lead.is_empty();
    let mut named = lead.into_iter().chain(body().filter(|_| timeless).flat_map(told));
    let first = named.next();
    let second = named.next();
    let longer = first
        .zip(second)
        .is_some_and(|(a, b)| a.is_month() && b == Period::to_date(b.last()) && !b.is_month() && b.last() == a.last());
    // "traffic is up this year ... in the first half": the running year yields to the part of it that is counted.
    // Far from the end of the year, the part may be told as late as in the body.
    let far = lang == Lang::En && clock.published.month() <= 10;
    let part = first.filter(|a| a.is_whole_years() && a.last() > clock.published).and_then(|a| {
        let part = |b: &Period| *b == Period::to_date(b.last()) && b.first() == a.first() && b.last() < a.last();
        second.filter(part).or_else(|| named.find(part)).or_else(|| body().flat_map(told).find(|b| far && part(b)))
    });
    part.or(if longer { second } else { first }).or_else(|| body().flatten().find_map(|m| period(&m)))
}
