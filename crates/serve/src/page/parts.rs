//! Pieces that several pages are made of.

use crate::edition::{Doc, Dot, Edition, Entry, Place, Told};
use crate::words::{fill, word};
use kimngach_book::identity::Severity;
use kimngach_book::say;
use kimngach_gate::calendar;
use kimngach_gate::record::Direction;
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;
use maud::{Markup, html};

/// So many digits of a bound are shown.
const DIGITS: u32 = 5;

/// A day as people write it.
pub(super) fn day(doc: &Doc, lang: Lang) -> Option<String> {
    doc.day().map(|day| say::period(Period::day(day), lang))
}

/// The address of a figure in its document.
pub(super) fn link(edition: &Edition, place: Place) -> String {
    format!("/documents/{}#f-{}", edition.of(place).id, place.figure + 1)
}

/// What a point says: the published value with the side of its bound, else the range.
pub(super) fn value(dot: &Dot, unit: &str, lang: Lang) -> String {
    wide(&match dot.value {
        Some((value, to)) => format!("{}{}", say::bound(dot.bound), say::amount(value, to, unit, false, lang)),
        None => range(dot.bounds, unit, lang),
    })
}

/// Narrow blanks are in few fonts.
pub(super) fn wide(told: &str) -> String {
    told.replace('\u{202F}', "\u{A0}")
}

/// A day by its number of the calendar of gates, as people write it.
pub(super) fn date(number: i32, lang: Lang) -> String {
    calendar::day(number).map(|day| say::period(Period::day(day), lang)).unwrap_or_default()
}

/// The way vehicles go.
pub(super) fn way(direction: Direction, lang: Lang) -> &'static str {
    word(
        match direction {
            Direction::Export => "way out",
            Direction::Import => "way in",
            Direction::Both => "both ways",
        },
        lang,
    )
}

/// That something is being worked out; a script looks again by itself.
pub(super) fn waits(key: &'static str, lang: Lang) -> Markup {
    html! { p.soft role="status" data-again { (word(key, lang)) " " a href="" { (word("look again", lang)) } } }
}

/// An area as it stands in lists, where long names may be broken.
pub(super) fn area(id: &str, lang: Lang) -> String {
    say::area(id, lang).replace('\u{A0}', " ")
}

/// A range, rounded outward.
pub(super) fn range([lo, hi]: [f64; 2], unit: &str, lang: Lang) -> String {
    let [lo, hi] = [say::end(lo, false, DIGITS), say::end(hi, true, DIGITS)];
    wide(&match (lo, hi) {
        (Some(lo), Some(hi)) if lo == hi => say::amount(lo, None, unit, false, lang),
        (Some(lo), Some(hi)) => say::amount(lo, Some(hi), unit, false, lang),
        (Some(lo), None) => format!("≥ {}", say::amount(lo, None, unit, false, lang)),
        (None, Some(hi)) => format!("≤ {}", say::amount(hi, None, unit, false, lang)),
        (None, None) => "–".to_owned(),
    })
}

/// A document with its day, as a link.
pub(super) fn document(doc: &Doc, lang: Lang) -> Markup {
    html! {
        a href={ "/documents/" (doc.id) } lang=[doc.language.as_deref()] { (doc.title()) }
        @if let Some(day) = day(doc, lang) { " " span.soft { (day) } }
    }
}

/// Whether a finding is proven, suspected, or a revision.
pub(super) fn badge(told: &Told, lang: Lang) -> Markup {
    let (class, key) = match (told.proven, told.severity) {
        (true, _) => ("badge proven", "proven"),
        (false, Severity::Note) => ("badge note", "revised"),
        (false, _) => ("badge suspected", "suspected"),
    };
    html! { span class=(class) { (word(key, lang)) } }
}

/// Findings, one a line.
pub(super) fn findings<'a>(list: impl Iterator<Item = &'a Told>, edition: &Edition, lang: Lang) -> Markup {
    html! {
        ul.findings {
            @for told in list {
                li {
                    (badge(told, lang)) " "
                    a href={ "/findings/" (told.id) } { (first(told, lang)) }
                    p.soft { (document(edition.of(told.suspect()), lang)) }
                }
            }
        }
    }
}

/// What a finding is about, in a few words: what is printed, and what was probably meant.
pub(super) fn first(told: &Told, lang: Lang) -> String {
    let at = usize::from(lang != Lang::Vi);
    match &told.meant {
        Some(meant) => fill("printed meant", &[meant.printed.trim(), &meant.says[at]], lang),
        None => told.message[at].split("; ").next().unwrap_or_default().to_owned(),
    }
}

/// A series with its last amount, as a row of a table.
pub(super) fn row(entry: &Entry, named: bool, edition: &Edition, lang: Lang) -> Markup {
    let last = entry.last();
    html! {
        tr {
            th scope="row" {
                a href={ "/series/" (entry.slug) } { (if named { entry.name(lang) } else { entry.what(lang) }) }
            }
            @if let Some(dot) = last {
                td.number {
                    @if let Some(place) = dot.place() {
                        a href=(link(edition, place)) { (value(dot, &entry.series.unit, lang)) }
                    }
                }
                td { (say::period(dot.period, lang)) }
            } @else { td.number { "–" } td { } }
            td.number { (entry.told()) }
        }
    }
}

/// Series, one a row.
pub(super) fn series<'a>(
    list: impl Iterator<Item = &'a Entry>,
    caption: &str,
    named: bool,
    edition: &Edition,
    lang: Lang,
) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(caption) {
            table {
                caption.hidden { (caption) }
                thead { tr {
                    th scope="col" { (say::label("series", lang)) }
                    th.number scope="col" { (word("latest", lang)) }
                    th scope="col" { (say::label("period", lang)) }
                    th.number scope="col" { (word("periods", lang)) }
                } }
                tbody { @for entry in list { (row(entry, named, edition, lang)) } }
            }
        }
    }
}
