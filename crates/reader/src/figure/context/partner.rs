//! Which counterpart is the document about, if it is about one?
//!
//! The one that headline or lead name, if it makes up most of what is said of countries. Where border gates are named as
//! often, it is the country that the road behind them leads to, not the one with which the trade is.

use super::Spotted;
use crate::document::Lang;
use crate::mention::{Mention, Said, Sense};

/// A sentence that names more countries is a list of those who take part.
const LIST: usize = 5;

/// "the largest buyer of", "top importer", "biggest market".
fn is_first_of_buyers(text: &str, mention: &Mention) -> bool {
    let words = mention.span.of(text).to_lowercase();
    let first =
        ["largest ", "biggest ", "top ", "leading ", "main ", "number one "].iter().any(|w| words.starts_with(w));
    first && ["buyer", "importer", "consumer", "customer", "market", "destination"].iter().any(|w| words.contains(w))
}

pub(super) fn topic_partner(text: &str, own: &[&Spotted], lang: Lang, goods: bool) -> Option<&'static str> {
    let code = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Land(code, _) => Some(*code),
            _ => None,
        })
    };
    let named = |sentence: &Said| sentence.iter().filter_map(code).collect::<Vec<_>>();
    let first = own.iter().take(3).flat_map(|l| l.sentences.iter().take(2)).flat_map(named).next()?;
    let all: Vec<&'static str> =
        own.iter().flat_map(|l| &l.sentences).map(named).filter(|codes| codes.len() <= LIST).flatten().collect();
    let same = all.iter().filter(|c| **c == first).count();
    let headline = own.first().is_some_and(|l| l.mentions().filter_map(code).any(|c| c == first));
    // "The Philippines still top buyer of rice": a place among many buyers, and so the trade with all of them.
    let league = lang == Lang::En && own.first().is_some_and(|l| l.mentions().any(|m| is_first_of_buyers(text, m)));
    let headline = headline && !league;
    let joined = own.first().is_some_and(|l| l.mentions().filter_map(code).any(|c| c != first));
    let gate = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Gate(_)));
    let gates = own.iter().flat_map(|l| l.mentions()).filter(gate).count();
    let other =
        all.iter().filter(|c| **c != first).map(|c| all.iter().filter(|of| *of == c).count()).max().unwrap_or(0);
    // A text on goods that runs through its markets is about none of them.
    let many = goods && same * 3 < all.len() * 2;
    let far = same >= 3 && same >= 2 * other;
    // "Shrimp exports to the US market recover", where the lead tells the exports to everybody.
    let told = |l: &&&Spotted| l.has_number() && !l.is_dateline();
    let lead = own.iter().skip(1).find(told).is_none_or(|l| l.mentions().filter_map(code).any(|c| c == first));
    let headline = headline && (lead || lang == Lang::Vi);
    let most =
        headline && (same >= 2 && same * 2 > all.len() && !joined || far) || same >= 6 && same * 3 > all.len() * 2;
    (most && gates < same && !many).then_some(first)
}
