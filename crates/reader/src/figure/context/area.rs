//! Which territory is the document about?
//!
//! Each place where an area is named speaks for it: the headline most, then the lead, then the rest. The area with most
//! is the topic if the country is not named far more often, and a region yields to a province in it that headline or lead
//! name. A document on one gate is about the gate. One that says "the province" without a name is about the one it names, be it once.

use super::{Spotted, is_country, trade};
use crate::document::Lang;
use crate::mention::{Kinds, Mention, Said, Sense, Shape, What, lies_in};
use crate::name::is_region;
use std::collections::{HashMap, HashSet};

const COUNTRY: &str = "vietnam";

/// What a name in the headline weighs.
const HEADLINE: usize = 8;

/// The area the document is about, and whether it says so; of an office of two provinces both.
pub(super) fn area(text: &str, lang: Lang, own: &[&Spotted]) -> (Vec<&'static str>, bool) {
    let (mut areas, told) = one_area(text, lang, own);
    if let [area] = areas[..] {
        areas.extend(own.iter().take(6).flat_map(|l| l.mentions()).find_map(|m| other_province(m, area)));
    }
    (areas, told)
}

/// "Cục Hải quan Gia Lai - Kon Tum": the other province that an office of two is named after.
fn other_province(mention: &Mention, area: &str) -> Option<&'static str> {
    mention
        .senses()
        .iter()
        .find_map(|s| match *s {
            Sense::Agency { area: both, .. } => both.split_once('+').filter(|(first, _)| *first == area),
            _ => None,
        })
        .map(|(_, other)| other)
}

fn one_area(text: &str, lang: Lang, own: &[&Spotted]) -> (Vec<&'static str>, bool) {
    if let Some(gate) = gate_of_headline(own) {
        return (vec![gate], true);
    }
    if lang == Lang::Vi && headline_compares(own) {
        return (vec![COUNTRY], true);
    }
    let votes = Votes::of(text, own);
    let country = votes.points(COUNTRY);
    let chosen = votes.best().filter(|&id| votes.carries(id) || headline_names(own, id) && votes.points(id) >= 4);
    let chosen = chosen.filter(|&id| votes.is_of_few() || headline_names(own, id));
    // A region is the scene of much that is no trade of its own.
    let told = |id: &&str| !is_region(id) || own.first().is_some_and(|l| l.mentions().any(|m| trade(m).is_some()));
    match chosen.filter(told).filter(|id| votes.points(id) >= 4 && votes.points(id) * 2 > country) {
        Some(id) => (vec![id], true),
        None => match votes.only_province().filter(|_| votes.of_a_province(country)) {
            Some(id) => (vec![id], true),
            None => (vec![COUNTRY], country > 0),
        },
    }
}

/// What speaks for each area.
#[derive(Default)]
struct Votes {
    points: HashMap<&'static str, usize>,
    times: HashMap<&'static str, usize>,
    /// Sentences that say "the province" without a name.
    unnamed: usize,
    /// Whether the headline does.
    headline: bool,
}

impl Votes {
    fn of(text: &str, own: &[&Spotted]) -> Votes {
        let mut votes = Votes::default();
        let mut leads = 0;
        // Where and when it was written says nothing of what it is about.
        let said = |(at, line): &(usize, &&Spotted)| *at == 0 || !line.is_dateline();
        let lines = own.iter().enumerate().filter(said);
        let sentences: Vec<&Said> = lines.flat_map(|(_, line)| line.sentences.iter()).collect();
        let credit = |m: &Mention| matches!(m.span.of(text), "Ảnh" | "ẢNH" | "Photo");
        for (at, &sentence) in sentences.iter().enumerate() {
            let credited = |next: &&Said| next.iter().take(2).any(credit);
            if sentences.get(at + 1).is_some_and(credited) && at > 0 {
                continue;
            }
            let names = sentence.any(Kinds::AREA | Kinds::GATE | Kinds::AGENCY | Kinds::THIS_AREA);
            if leads == 2 && !names {
                continue;
            }
            let priced = sentence.iter().any(|m| m.number().is_some_and(|q| q.rate));
            let lead = (at > 0 || sentence.len() > 24)
                && !priced
                && leads < 2
                && sentence
                    .iter()
                    .any(|m| m.number().is_some_and(|q| q.unit.is_some_and(|u| u != "no" && u != "rank")));
            leads += usize::from(lead);
            if !names {
                continue;
            }
            let weight = match at {
                0 => HEADLINE,
                _ if lead || at < 6 && sentence.len() < 20 => 4,
                _ => 1,
            };
            // A sentence that runs through many areas is about none of them; a menu of all names nothing.
            let (lead, weight) = match areas(sentence).len() {
                0..=2 => (lead, weight),
                3..=9 => (false, 1),
                _ => continue,
            };
            // What stands before a photographer's name is a caption.
            let caption = sentence.iter().rposition(credit);
            let said = &sentence[caption.map_or(0, |at| at + 1)..];
            votes.take(text, said, weight, if lead { 2 } else { 1 });
            let unnamed = says_the_province(said);
            votes.unnamed += usize::from(unnamed);
            votes.headline |= unnamed && at == 0;
        }
        votes
    }

    fn take(&mut self, text: &str, said: &[Mention], weight: usize, times: usize) {
        for (at, mention) in said.iter().enumerate() {
            for sense in mention.senses() {
                let (id, weight) = match *sense {
                    Sense::Area(_) if is_address(text, said, at) || is_venue(text, said, at) => continue,
                    Sense::Area("ha-noi") if said.iter().any(|m| m.has(Sense::Capital)) => continue,
                    // "VIETNAM, October 5 -": where a page of an agency comes from.
                    Sense::Area(COUNTRY) if at == 0 && said[at].span.of(text) == "VIETNAM" => continue,
                    // "according to Can Tho city's Statistics Office".
                    Sense::Area(id) if speaks(text, said, at) => (id, 1),
                    // "một doanh nghiệp ở Long An", "Di Linh (Lâm Đồng)": where something stands.
                    Sense::Area(id) if id != COUNTRY && weight < HEADLINE && stands_there(text, said, at) => (id, 1),
                    Sense::Area(id) => (id, weight),
                    Sense::Agency { area, customs: false } if !area.is_empty() && !is_country(area) => {
                        (area.split('+').next().unwrap_or(area), weight)
                    }
                    Sense::Gate(id) => (id, weight.min(2)),
                    _ => continue,
                };
                *self.times.entry(id).or_default() += times;
                *self.points.entry(id).or_default() += weight;
            }
        }
    }

    fn points(&self, id: &str) -> usize {
        self.points.get(id).copied().unwrap_or(0)
    }

    /// Whether an area is named more than in passing.
    fn carries(&self, id: &str) -> bool {
        self.times.get(id).copied().unwrap_or(0) >= 2
    }

    /// Whether few provinces are named: an article that runs through many is about the country.
    fn is_of_few(&self) -> bool {
        self.points.keys().filter(|id| **id != COUNTRY && !is_region(id)).count() < 8
    }

    /// The area with most points; a region yields to a province in it.
    fn best(&self) -> Option<&'static str> {
        let most = |among: &dyn Fn(&str) -> bool| {
            let all = self.points.iter().filter(|(id, _)| **id != COUNTRY && among(id));
            all.max_by_key(|(id, points)| (**points, std::cmp::Reverse(**id))).map(|(id, _)| *id)
        };
        let best = most(&|_| true)?;
        let part = most(&|id| lies_in(id, best) && self.points(id) >= 4).filter(|_| is_region(best));
        Some(part.unwrap_or(best))
    }

    /// The one province that the document names, or names far more than any other.
    fn only_province(&self) -> Option<&'static str> {
        let mut provinces: Vec<(usize, &'static str)> = self
            .points
            .iter()
            .filter(|(id, _)| **id != COUNTRY && !is_region(id))
            .map(|(id, points)| (*points, *id))
            .collect();
        provinces.sort_unstable();
        let (points, id) = provinces.pop()?;
        provinces.last().is_none_or(|(next, _)| points >= next * 3).then_some(id)
    }

    /// Whether the document speaks of a province as of the place it is about.
    fn of_a_province(&self, country: usize) -> bool {
        self.headline || self.unnamed >= 2 && self.unnamed * 2 > country
    }
}

/// The areas smaller than the country that a sentence names.
fn areas(sentence: &[Mention]) -> HashSet<&'static str> {
    sentence
        .iter()
        .flat_map(|m| m.senses())
        .filter_map(|s| match s {
            Sense::Area(id) if *id != COUNTRY => Some(*id),
            _ => None,
        })
        .collect()
}

/// "tỉnh", "the province", where no name stands beside.
fn says_the_province(said: &[Mention]) -> bool {
    let named = |m: Option<&Mention>| m.is_some_and(|m| m.senses().iter().any(|s| matches!(s, Sense::Area(_))));
    said.iter().enumerate().any(|(at, m)| {
        m.has(Sense::ThisArea)
            && !named(said.get(at + 1))
            && !said.get(at + 1).is_some_and(|of| named(said.get(at + 2)) && of.is_word())
    })
}

/// Whether an area only tells whose office speaks: "according to Can Tho city's Statistics Office".
fn speaks(text: &str, said: &[Mention], at: usize) -> bool {
    let source = |m: &Mention| m.has(Sense::Source) && m.span.of(text).is_ascii();
    said[at.saturating_sub(3)..at].iter().any(source)
}

/// "a shop in Dong Da district, Hanoi, said": the name of an area that only ends an address.
fn is_address(text: &str, said: &[Mention], at: usize) -> bool {
    let name = |m: &Mention| m.what == What::Word && m.span.of(text).starts_with(char::is_uppercase);
    let closes = said.get(at + 1).is_none_or(|m| matches!(m.what, What::Mark(_)) || m.has(Sense::Said));
    at >= 2 && said[at - 1].is_mark(',') && name(&said[at - 2]) && closes
}

/// "nhà máy tại Bình Dương", "(Lâm Đồng)": a name behind a word of place.
fn stands_there(text: &str, said: &[Mention], at: usize) -> bool {
    at > 0 && (said[at - 1].is_mark('(') || matches!(said[at - 1].span.of(text), "tại" | "ở"))
}

/// "7 tỉnh xuất khẩu trên 10 tỷ USD", "Bắc Ninh vượt TP.HCM": provinces held against each other.
fn headline_compares(own: &[&Spotted]) -> bool {
    let Some(first) = own.first().filter(|l| l.line.tokens().len() < 40) else { return false };
    let counted = |m: &Mention| m.number().is_some_and(|q| q.unit == Some("province"));
    let named = |m: &Mention| {
        m.senses().iter().find_map(|s| match s {
            Sense::Area(id) if *id != COUNTRY && !is_region(id) => Some(*id),
            _ => None,
        })
    };
    let all: Vec<&Mention> = first.mentions().collect();
    let names: Vec<usize> = (0..all.len()).filter(|&at| named(all[at]).is_some()).collect();
    let apart = names.windows(2).any(|pair| {
        let between = &all[pair[0] + 1..pair[1]];
        named(all[pair[0]]) != named(all[pair[1]])
            && between.iter().any(|m| m.is_word())
            && between.len() <= 4
            && !between.iter().any(|m| matches!(m.what, What::Mark(_)) || m.has(Sense::And) || m.has(Sense::Merged))
    });
    apart || all.iter().any(|m| counted(m))
}

/// "on May 6 in Hanoi", "in Hanoi on May 6": where something took place on a day.
fn is_venue(text: &str, said: &[Mention], at: usize) -> bool {
    let word = |at: usize| said.get(at).map_or("", |m| m.span.of(text));
    let day = |at: usize| {
        said.get(at).is_some_and(|m| matches!(m.what, What::Period(when) if matches!(when.shape, Shape::Day(..))))
    };
    let inside = at > 0 && matches!(word(at - 1), "in" | "at");
    inside && (at > 1 && day(at - 2) || day(at + 1) || word(at + 1) == "on" && day(at + 2))
}

/// Whether the headline names an area, or an office of it.
fn headline_names(own: &[&Spotted], id: &str) -> bool {
    own.iter().take(6).filter(|line| line.line.tokens().len() < 24).any(|line| {
        line.mentions()
            .flat_map(|m| m.senses())
            .any(|s| matches!(s, Sense::Area(a) | Sense::Agency { area: a, .. } if *a == id))
    })
}

/// The one gate that the headline names, if hardly another is spoken of.
fn gate_of_headline(own: &[&Spotted]) -> Option<&'static str> {
    let gates = |line: &&Spotted| -> Vec<&'static str> {
        line.mentions()
            .flat_map(|m| m.senses())
            .filter_map(|s| match s {
                Sense::Gate(id) => Some(*id),
                _ => None,
            })
            .collect()
    };
    let mut headline = gates(own.first()?);
    headline.dedup();
    let &[gate] = headline.as_slice() else { return None };
    let all: Vec<&str> = own.iter().skip(1).flat_map(gates).collect();
    let same = all.iter().filter(|id| **id == gate).count();
    let others: HashSet<&str> = all.iter().copied().filter(|id| *id != gate).collect();
    let most = others.iter().all(|other| all.iter().filter(|id| *id == other).count() < same);
    let province = || own.iter().flat_map(|l| &l.sentences).any(|s| s.iter().any(|m| m.has(Sense::ThisArea)));
    (same >= 1 && same * 3 >= all.len() * 2 || same >= 2 && most && same * 2 >= all.len() && !province())
        .then_some(gate)
}
