//! A text with its figures: each highlighted, its sentence around it, and notes that say all of its keys.

use super::figure;
use crate::words::{fill, word};
use kimngach_book::{Claim, say};
use kimngach_reader::Lang;
use maud::{Markup, html};
use std::ops::Range;

/// So many figures have notes on one page; the others are highlighted.
const NOTES: usize = 2000;

/// What stands beside a figure: the series it belongs to, and what does not agree.
pub(super) struct Beside<'a> {
    /// The address and the name of its series.
    pub(super) series: &'a dyn Fn(&Claim) -> Option<(String, String)>,
    /// What was found of it, to stand below its line.
    pub(super) found: &'a dyn Fn(&Claim) -> Vec<(String, Markup)>,
}

/// The text, line by line; below a line what was found of its figures.
pub(super) fn text(text: &str, claims: &[Claim], beside: &Beside<'_>, code: Option<&str>, lang: Lang) -> Markup {
    let mut figures: Vec<(&Claim, Range<usize>)> = Vec::new();
    let mut placed: Vec<&Claim> = claims.iter().filter(|claim| claim.bytes.is_some()).collect();
    placed.sort_by_key(|claim| claim.bytes.map(|at| (at.start(), at.end())));
    for claim in placed {
        let Some(at) = claim.bytes.map(|at| at.start()..at.end()) else { continue };
        let free = figures.last().is_none_or(|(_, last)| last.end <= at.start);
        if free && at.start < at.end && text.get(at.clone()).is_some() {
            figures.push((claim, at));
        }
    }
    let mut told: Vec<String> = Vec::new();
    let mut next = 0;
    let mut start = 0;
    html! {
        div.text lang=[code] {
            @for line in text.split('\n') {
                @let end = start + line.len();
                @let from = next;
                @let count = figures[from..].iter().take_while(|(_, at)| at.start < end).count();
                @let own = &figures[from..from + count];
                @if !line.trim().is_empty() { p { (self::line(text, start..end, own)) } }
                @for (claim, _) in own {
                    @for (id, found) in (beside.found)(claim) {
                        @if !told.contains(&id) {
                            aside.finding lang=(lang.code()) aria-label=(word("finding", lang)) { (found) }
                            ({ told.push(id); "" })
                        }
                    }
                }
                ({ next += count; start = end + 1; "" })
            }
        }
    }
}

/// A line: its sentences, and the figures in them.
fn line(text: &str, line: Range<usize>, figures: &[(&Claim, Range<usize>)]) -> Markup {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    for (claim, at) in figures {
        let Some(sentence) = claim.sentence.as_deref().filter(|sentence| !sentence.is_empty()) else { continue };
        let mut from = at.start.saturating_sub(sentence.len()).max(line.start);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let Some(found) = text[from..line.end].find(sentence) else { continue };
        let own = from + found..from + found + sentence.len();
        if sentences.last().is_none_or(|last| last.end <= own.start) {
            sentences.push(own);
        }
    }
    let mut at = line.start;
    html! {
        @for sentence in &sentences {
            (piece(text, at..sentence.start, figures))
            span.sentence { (piece(text, sentence.clone(), figures)) }
            ({ at = sentence.end; "" })
        }
        (piece(text, at..line.end, figures))
    }
}

fn piece(text: &str, part: Range<usize>, figures: &[(&Claim, Range<usize>)]) -> Markup {
    let mut at = part.start;
    html! {
        @for (claim, own) in figures.iter().filter(|(_, own)| part.start <= own.start && own.end <= part.end) {
            (&text[at..own.start])
            a.fig #{ "f-" (claim.place + 1) } href={ "#k-" (claim.place + 1) } { (&text[own.clone()]) }
            ({ at = own.end; "" })
        }
        (text.get(at..part.end).unwrap_or_default())
    }
}

/// The figures one by one, with all keys and how they are known; `anchored` where no text holds their anchors.
pub(super) fn notes(claims: &[Claim], anchored: bool, beside: &Beside<'_>, lang: Lang) -> Markup {
    html! {
        ol.notes {
            @for claim in claims.iter().take(NOTES) {
                @let anchored = anchored || claim.bytes.is_none();
                li #{ "k-" (claim.place + 1) } value=(claim.place + 1) {
                    @if anchored { span #{ "f-" (claim.place + 1) } {} }
                    p.v {
                        a href={ "#f-" (claim.place + 1) } { "“" (claim.text.trim()) "”" }
                        " → " strong { (figure::value(claim, lang)) }
                    }
                    p.s {
                        @match (beside.series)(claim) {
                            Some((slug, _)) => { a href={ "/series/" (slug) } { (figure::series(claim, lang)) } }
                            None => { (figure::series(claim, lang)) }
                        }
                        @if claim.teaser { " " span.soft { (say::label("teaser", lang)) } }
                    }
                    details { summary { (word("keys", lang)) } (figure::keys(claim, lang)) }
                }
            }
        }
        @if claims.len() > NOTES { p.soft { (fill("n more", &[&(claims.len() - NOTES).to_string()], lang)) } }
    }
}
