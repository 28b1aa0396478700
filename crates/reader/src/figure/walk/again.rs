//! Which area is meant where one named in a sentence before is taken up.

use super::super::frame::Frame;
use super::hear::{Beside, Heard};
use super::spot::Spot;
use super::{Draft, Walker};
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, is_currency};

/// How many names are kept that a count may take up.
const KEPT: usize = 24;

/// The areas that a sentence named, and which sentence it was; and the last gates that one named together.
#[derive(Default)]
pub(crate) struct Named {
    areas: Vec<&'static str>,
    gates: Vec<&'static str>,
    /// Whether the last sentence that named a gate named several.
    apart: bool,
    /// The provinces that a sentence named together last.
    several: Vec<&'static str>,
    sentence: usize,
    line: usize,
    /// Provinces and countries in the order they were named, each with its line.
    lately: Vec<(usize, Sort, &'static str)>,
}

/// What kind of names a count takes up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    Area,
    Land,
}

impl Sort {
    fn name(self, mention: &Mention) -> Option<&'static str> {
        mention.senses().iter().find_map(|s| match (self, *s) {
            (Sort::Area, Sense::Area(id)) if id != "vietnam" => Some(id),
            (Sort::Land, Sense::Land(code, _)) => Some(code),
            _ => None,
        })
    }

    /// What is counted: "năm địa phương trên", "ba thị trường này".
    fn of(unit: Option<&str>) -> Option<Sort> {
        match unit {
            Some("province") => Some(Sort::Area),
            Some("market" | "country") => Some(Sort::Land),
            _ => None,
        }
    }
}

impl Walker<'_> {
    /// Keeps the areas that a sentence names.
    pub(super) fn remember_areas(&mut self, mentions: &[Mention]) {
        let mut areas: Vec<&'static str> = mentions
            .iter()
            .flat_map(Mention::senses)
            .filter_map(|s| match s {
                Sense::Area(id) if *id != "vietnam" => Some(*id),
                _ => None,
            })
            .collect();
        areas.dedup();
        if areas.len() > 1 && self.lang == Lang::Vi {
            areas = outside_brackets(mentions, areas);
        }
        for sort in [Sort::Area, Sort::Land].into_iter().filter(|_| self.lang == Lang::Vi) {
            let named = mentions.iter().filter_map(|m| Some((self.line, sort, sort.name(m)?)));
            self.areas_said.lately.extend(named);
        }
        let over = self.areas_said.lately.len().saturating_sub(KEPT);
        self.areas_said.lately.drain(..over);
        let mut gates: Vec<&'static str> = mentions.iter().flat_map(Mention::senses).filter_map(gate).collect();
        gates.dedup();
        if !gates.is_empty() {
            self.areas_said.apart = gates.len() > 1;
        }
        if gates.len() > 1 {
            self.areas_said.gates = gates;
        }
        if areas.len() > 1 {
            self.areas_said.several = areas.clone();
        }
        if !areas.is_empty() {
            (self.areas_said.areas, self.areas_said.sentence, self.areas_said.line) = (areas, self.sentence, self.line);
        }
    }

    /// The names that a count before a number takes up: as many as the sentence, the paragraph, or it and the one before
    /// have named, in their order.
    pub(super) fn those_counted(&self, before: &[Mention]) -> Option<(Sort, Vec<&'static str>, usize)> {
        // Most numbers have nothing of the kind before them.
        let may = |m: &Mention| {
            let word = m.span.of(self.text);
            matches!(word, "này" | "trên" | "nói trên" | "kể trên" | "đó" | "cộng lại" | "cộng" | "nói")
                || word.ends_with(" này")
                || m.senses().iter().any(|s| matches!(s, Sense::Those(_)))
        };
        if !before.iter().any(may) {
            return None;
        }
        let again = |m: &Mention| {
            let word = m.span.of(self.text).to_lowercase();
            matches!(word.as_str(), "này" | "trên" | "nói trên" | "kể trên" | "đó" | "cộng lại" | "cộng" | "nói")
        };
        let counted = |m: &Mention| {
            let words = || {
                const WORDS: [&str; 9] = ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
                let word = Some(m.span.of(self.text)).filter(|word| word.len() <= 6)?.to_lowercase();
                WORDS.iter().position(|w| *w == word).map(|at| at + 2)
            };
            let digits = || m.number().and_then(|q| usize::try_from(q.value).ok());
            digits().or_else(words)
        };
        let of_phrase = before.iter().rposition(|m| m.span.of(self.text).ends_with(" này"));
        let those = |m: &Mention| {
            m.senses().iter().find_map(|s| match *s {
                Sense::Those(n) => Some(usize::from(n)),
                _ => None,
            })
        };
        let gates = |m: &Mention| m.span.of(self.text).to_lowercase().contains("cửa khẩu");
        let whole = before.iter().rposition(|m| those(m).is_some() && !gates(m));
        let named = |at: usize, what: &[&str]| {
            let next = before.get(at + 1).map(|m| m.span.of(self.text).to_lowercase()).unwrap_or_default();
            what.iter().any(|what| next.starts_with(what))
        };
        const AREAS: &[&str] = &["tỉnh", "địa phương", "thành phố"];
        const LANDS: &[&str] = &["thị trường", "nước", "quốc gia"];
        let in_words = (0..before.len()).rev().find(|&at| {
            let clear = || before[at + 1..].iter().all(|m| m.number().is_none());
            counted(&before[at]).is_some() && (named(at, AREAS) || named(at, LANDS)) && clear()
        });
        let at = whole
            .or(in_words)
            .or(of_phrase.and_then(|at| at.checked_sub(1)).filter(|&at| counted(&before[at]).is_some()))
            .or_else(|| before.iter().rposition(|m| m.number().is_some()))?;
        let unit = before[at].number().and_then(|q| q.unit);
        let near = before.len() - at < 12 && !before[at..].iter().any(|m| m.is_mark(';'));
        let taken_up = || {
            let mut behind = before[at + 1..].iter().take(4);
            behind.find(|m| !(m.is_mark(',') || m.has(Sense::ThisArea) || m.is_word() && !again(m))).is_some_and(again)
        };
        // "ba thị trường này" is one phrase behind the number.
        let phrase = before.get(at + 1).map(|m| m.span.of(self.text).to_lowercase()).unwrap_or_default();
        let this = |what: &[&str]| {
            unit.is_none() && phrase.ends_with(" này") && what.iter().any(|what| phrase.starts_with(what))
        };
        let sort = match Sort::of(unit) {
            _ if whole.is_some() => Sort::Area,
            Some(sort) if taken_up() => sort,
            None if taken_up() && named(at, AREAS) => Sort::Area,
            None if taken_up() && named(at, LANDS) => Sort::Land,
            _ if this(&["thị trường", "nước", "quốc gia"]) => Sort::Land,
            _ if this(&["tỉnh", "địa phương", "thành phố"]) => Sort::Area,
            _ => return None,
        };
        if !near {
            return None;
        }
        let count = those(&before[at]).or_else(|| counted(&before[at])).filter(|n| (2..=12).contains(n))?;
        let here = before[..at].iter().filter_map(|m| sort.name(m));
        let line = |of: usize| {
            let lately = self.areas_said.lately.iter();
            lately.filter(move |(line, kind, _)| *line == of && *kind == sort).map(|(.., name)| *name)
        };
        let distinct = |names: Vec<&'static str>| {
            let mut out: Vec<&'static str> = Vec::new();
            names.into_iter().for_each(|name| {
                if !out.contains(&name) {
                    out.push(name);
                }
            });
            out
        };
        let paragraph: Vec<_> = line(self.line).chain(here.clone()).collect();
        let both: Vec<_> = self.line.checked_sub(1).map(line).into_iter().flatten().chain(paragraph.clone()).collect();
        let told = [here.collect(), paragraph, both].into_iter().map(distinct).find(|names| names.len() == count)?;
        Some((sort, told, at))
    }

    /// "Năm địa phương trên chiếm 63,6%": all of those named before.
    pub(super) fn those_named(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let dealt = spot.mentions.iter().any(|m| m.has(Sense::Respectively));
        if self.lang != Lang::Vi || dealt || self.context.foreign.is_some() {
            return;
        }
        let Some((sort, told, at)) = self.those_counted(&spot.mentions[..spot.at]) else { return };
        let place = self.place("those", spot.mentions[at].span, number);
        match sort {
            Sort::Area
                if heard.areas.is_empty()
                    && !frame.areas.place().is_some_and(|p| p.rule == "those" && p.sentence == self.sentence) =>
            {
                frame.areas.set(told, place);
                heard.fresh.areas = true;
            }
            Sort::Land if !spot.head().iter().any(|m| sort.name(m).is_some()) => {
                heard.lands.clear();
                frame.partners.set(told, place);
                heard.fresh.partners = true;
            }
            _ => {}
        }
    }

    /// "hai địa phương này lần lượt đạt 60 tỷ USD và 57 tỷ USD": one number for each of those named before.
    pub(super) fn deal_to_those(&self, drafts: &mut [Draft], mentions: &[Mention]) {
        if self.lang != Lang::Vi {
            return;
        }
        let Some(said) = mentions.iter().position(|m| m.has(Sense::Respectively)) else { return };
        let Some((sort, told, at)) = self.those_counted(&mentions[..said]) else { return };
        let Some(first) = drafts.iter().position(|d| d.mention > said) else { return };
        let row = &mut drafts[first..];
        let bare = row.iter().skip(1).take_while(|d| d.bare && d.quantity.unit == row[0].quantity.unit).count();
        if bare + 1 != told.len() {
            return;
        }
        for (draft, name) in row.iter_mut().zip(told) {
            let place = self.place("those", mentions[at].span, draft.number);
            match sort {
                Sort::Area => draft.frame.areas.set(vec![name], place),
                Sort::Land => draft.frame.partners.set(vec![name], place),
            }
        }
    }

    /// "Những thị trường này chiếm 25%": the countries that the paragraph, or the one before, named together.
    pub(super) fn these_lands(&self, beside: Beside<'_, '_>, frame: &mut Frame, heard: &mut Heard) -> bool {
        let word = beside.before().map_or("", |m| m.span.of(self.text));
        let several = matches!(word, "các" | "Các" | "những" | "Những");
        if self.lang != Lang::Vi || !several || beside.is_behind() || self.context.foreign.is_some() {
            return false;
        }
        let mut told: Vec<&'static str> = Vec::new();
        let lately =
            self.areas_said.lately.iter().filter(|(line, sort, _)| *sort == Sort::Land && line + 1 >= self.line);
        for (.., code) in lately {
            if !told.contains(code) {
                told.push(code);
            }
        }
        let known = (2..=6).contains(&told.len()) && heard.lands.is_empty();
        if known {
            frame.partners.set(told, self.place("those", beside.mention().span, beside.number));
            heard.fresh.partners = true;
        }
        known
    }

    /// "Ngôi sao là Ninh Bình. Kim ngạch của tỉnh đạt 44,5 tỷ": the one province named last in the paragraph.
    pub(super) fn province_spoken_of(&self, beside: Beside<'_, '_>, heard: &mut Heard) {
        let said = &self.areas_said;
        let named = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_)));
        let another = beside.spot.head().iter().any(named);
        if let (&[area], Lang::Vi, false) = (said.areas.as_slice(), self.lang, another)
            && said.line == self.line
            && self.context.foreign.is_none()
        {
            heard.areas.push(area);
            heard.fresh.areas = true;
        }
    }

    /// Whether several gates were told apart last.
    pub(super) fn tells_gates_apart(&self) -> bool {
        self.areas_said.apart
    }

    /// "the three gates", "hai tỉnh này": as many as were last named together.
    pub(super) fn hear_those(&self, beside: Beside<'_, '_>, count: u8, frame: &mut Frame, heard: &mut Heard) {
        let words = beside.mention().span.of(self.text).to_lowercase();
        let gates = words.contains("gate") || words.contains("crossing") || words.contains("cửa khẩu");
        let said = if gates { &self.areas_said.gates } else { &self.areas_said.several };
        let dealt = beside.spot.mentions.iter().any(|m| m.has(Sense::Respectively));
        let near = !dealt && !beside.is_behind() || !dealt && beside.at <= beside.spot.at + 6;
        if said.len() == usize::from(count) && near && heard.areas.is_empty() && self.context.foreign.is_none() {
            frame.areas.set(said.clone(), self.place("those", beside.mention().span, beside.number));
            heard.fresh.areas = true;
        }
    }

    /// "778 trucks were waiting at the Huu Nghi, Tan Thanh and Chi Ma gates": the gates behind what was counted there.
    pub(super) fn gates_behind(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let dateline = spot.mentions.first().is_some_and(|m| m.senses().iter().any(|s| matches!(s, Sense::Area(_))))
            && spot.mentions[1..spot.at].iter().take(4).any(|m| matches!(m.what, What::Mark('–' | '—' | '-')));
        let money = spot.quantity.unit.is_some_and(is_currency);
        let weight = self.lang == Lang::En && spot.quantity.unit == Some("tonne");
        let counts = money || weight || matches!(spot.quantity.unit, Some("vehicle" | "wagon"));
        if !counts || !(heard.areas.is_empty() || dateline) || heard.gate_at.is_some_and(|at| at < spot.at) {
            return;
        }
        let behind = &spot.mentions[spot.at + 1..];
        let clause = behind.iter().take_while(|m| m.number().is_none() && !m.is_mark(';')).count();
        let Some(first) = behind[..clause].iter().position(|m| m.senses().iter().any(|s| gate(s).is_some())) else {
            return;
        };
        let at = |m: &Mention| {
            let word = m.span.of(self.text).to_lowercase();
            matches!(word.as_str(), "at" | "through" | "via" | "passed" | "crossed" | "tại")
                || self.lang == Lang::Vi && word.starts_with("qua")
        };
        let joins = |m: &&Mention| m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| gate(s).is_some());
        let parted = |m: &Mention| {
            m.is_mark(',') || m.has(Sense::OfWhich) || m.span.of(self.text).to_lowercase().starts_with("chủ yếu")
        };
        let apart = self.lang == Lang::Vi && behind[..first].iter().any(parted);
        let near = if self.lang == Lang::Vi { 6 } else { 3 };
        let apart = apart || self.lang == Lang::En && (money || weight) && behind[..first].iter().any(parted);
        if apart || !behind[..first].iter().rev().take(near).any(at) {
            return;
        }
        let run = behind[first..clause].iter().take_while(joins).count();
        let mut gates: Vec<&'static str> =
            behind[first..first + run].iter().flat_map(Mention::senses).filter_map(gate).collect();
        gates.dedup();
        // "440 at Huu Nghi, Tan Thanh 441": the last is of the next number, if that stands right behind it.
        let next = first + run == clause && behind.get(clause).is_some_and(|m| m.number().is_some());
        if next && gates.len() > 1 {
            gates.pop();
        }
        heard.areas.clear();
        heard.fresh.areas = true;
        frame.areas.set(gates, self.place("gates-behind", behind[first].span, number));
    }

    /// "They are Hanoi and Hai Phong. Together they earned 30 billion": all of those named right before.
    pub(super) fn all_told(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let opens = spot.head.start == 0 && spot.head().iter().take(2).any(|m| m.has(Sense::AllTold));
        let said = &self.areas_said;
        let before = said.areas.len() > 1 && said.sentence + 1 == self.sentence && said.line == self.line;
        if self.lang == Lang::En && opens && before && heard.areas.is_empty() {
            frame.areas.set(said.areas.clone(), self.place("all-told", spot.mentions[spot.at].span, number));
            heard.fresh.areas = true;
        }
    }

    /// "The newcomer is Hai Phong. Exports of the port city rose": the one named last.
    pub(super) fn hear_that_area(&self, beside: Beside<'_, '_>, heard: &mut Heard) {
        let here = beside.spot.mentions[..beside.at].iter().rev().find_map(|m| {
            m.senses().iter().find_map(|s| match s {
                Sense::Area(id) if *id != "vietnam" => Some(*id),
                _ => None,
            })
        });
        let said = &self.areas_said;
        let before = match said.areas.as_slice() {
            &[area] if said.line == self.line => Some(area),
            _ => None,
        };
        if let Some(area) = here.or(before).filter(|_| !beside.is_behind()) {
            heard.areas.push(area);
            heard.fresh.areas = true;
        }
    }
}

/// "Ninh Bình (Ninh Bình - Nam Định - Hà Nam)": the provinces named outside of brackets, if any are.
fn outside_brackets(mentions: &[Mention], all: Vec<&'static str>) -> Vec<&'static str> {
    let mut depth = 0_usize;
    let mut outer = Vec::new();
    for mention in mentions {
        match mention.what {
            What::Mark('(') => depth += 1,
            What::Mark(')') => depth = depth.saturating_sub(1),
            _ if depth == 0 => outer.extend(Sort::Area.name(mention)),
            _ => {}
        }
    }
    outer.dedup();
    if outer.is_empty() { all } else { outer }
}

/// The gate that a sense names.
fn gate(sense: &Sense) -> Option<&'static str> {
    match sense {
        Sense::Gate(id) => Some(*id),
        _ => None,
    }
}
