//! Which goods is the document about, if it is about any?

use super::super::{Flow, Indicator};
use super::{Spotted, trade};
use crate::document::Document;
use crate::mention::{Mention, Sense, What};

/// The goods the document is about: those whose trade the headline names, or that open a headline without a province,
/// if much that is said of goods is about them.
pub(super) fn topic_goods(document: &Document, own: &[&Spotted]) -> Option<String> {
    let headline: Vec<&Mention> = own.first()?.mentions().collect();
    let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let strong = |m: &Mention| m.has(Sense::Good { weak: false });
    // "Garment and textile exports" are those of "garments and textiles".
    let singular = |words: String| words.split(' ').map(|w| w.trim_end_matches('s')).collect::<Vec<_>>().join(" ");
    let text = |m: &Mention| match document.lang {
        crate::Lang::En => singular(m.span.of(&document.text).to_lowercase()),
        crate::Lang::Vi => m.span.of(&document.text).to_lowercase(),
    };
    let counted = |m: &Mention| {
        document.lang == crate::Lang::Vi
            && (m.number().is_some() || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))))
    };
    // "bán ra nước ngoài hơn 1 tỷ đôi giày".
    let abroad = |m: &Mention| matches!(text(m).as_str(), "nước ngoài" | "nước" | "ngoài" | "thế giới" | "ra");
    let link = |m: &Mention| {
        counted(m)
            || abroad(m)
            || m.has(Sense::NamedGoods)
            || matches!(text(m).as_str(), "of" | "of the" | "các" | "về")
    };
    let moves = |m: &Mention| {
        m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way()))
    };
    let one_way = |m: &Mention| {
        trade(m).is_some_and(|n| n.flow.is_some_and(Flow::is_one_way)) || document.lang == crate::Lang::Vi && moves(m)
    };
    let beside_trade = |line: &[&Mention], at: usize| {
        let before = line[..at].iter().rev().find(|m| !link(m)).is_some_and(|m| one_way(m));
        before || line.get(at + 1).is_some_and(|m| one_way(m))
    };
    let beside = |at: usize| beside_trade(&headline, at);
    let province = headline.iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Area(id) if *id != "vietnam")));
    let opens = |at: usize| !province && headline[..at].iter().all(|m| m.what == What::Word) && at <= 2;
    let all: Vec<String> = own.iter().skip(1).flat_map(|l| l.mentions()).filter(|m| good(m)).map(text).collect();
    let again = |m: &Mention| all.iter().filter(|t| t.contains(&text(m)) || text(m).ends_with(*t)).count();
    let lead: Vec<&Mention> =
        own.iter().skip(1).find(|l| l.has_number() && !l.is_dateline()).map_or(Vec::new(), |l| l.mentions().collect());
    let first = lead.iter().position(|m| one_way(m)).unwrap_or(lead.len());
    let told = |m: &Mention| {
        let near = first.saturating_sub(3)..(first + 4).min(lead.len());
        near.into_iter().any(|at| good(lead[at]) && beside_trade(&lead, at) && text(lead[at]).contains(&text(m)))
    };
    let about = |&at: &usize| {
        let m = headline[at];
        let times = again(m);
        let often = times * 5 >= all.len();
        let only = document.lang == crate::Lang::Vi && times >= 4 && times == all.len();
        let alone = good(m) && (times >= 6 && times * 3 >= all.len() * 2 || only);
        (strong(m) || alone || beside(at) && good(m))
            && (times >= 2 || beside(at) && told(m))
            && (beside(at) && (often || told(m))
                || opens(at) && often
                || only && told(m)
                || !province && times >= 3 && times * 2 >= all.len())
    };
    let best = (0..headline.len()).filter(about).max_by_key(|&at| (beside(at), again(headline[at])))?;
    Some(headline[best].span.of(&document.text).to_owned())
}

/// "Fruit exports down": the goods that headline and lead both name right beside their trade.
pub(super) fn goods_of_lead(document: &Document, own: &[&Spotted]) -> Option<String> {
    if document.lang != crate::Lang::En {
        return None;
    }
    let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let beside = |l: &Spotted| {
        l.sentences.first().and_then(|s| {
            let mut pairs = s.windows(2);
            pairs
                .find(|p| {
                    good(&p[0]) && trade(&p[1]).is_some_and(|n| n.flow.is_some_and(Flow::is_one_way))
                        || good(&p[1])
                            && trade(&p[0]).is_some()
                            && p[0].span.of(&document.text).to_lowercase().ends_with(" of")
                })
                .map(|p| if good(&p[0]) { p[0].span } else { p[1].span })
        })
    };
    let headline = own.first()?;
    let lead = own.iter().skip(1).find(|l| l.has_number() && !l.is_dateline())?;
    let words = |l: &Spotted| l.mentions().map(|m| m.span.of(&document.text).to_lowercase()).collect::<Vec<_>>();
    let span = beside(lead)?;
    let last = span.of(&document.text).to_lowercase();
    let last = last.rsplit(' ').next()?;
    let stem = last.trim_end_matches('s');
    words(headline).iter().any(|w| w.contains(stem)).then(|| span.of(&document.text).to_owned())
}
