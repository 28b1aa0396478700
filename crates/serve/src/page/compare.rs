//! Two areas side by side: the series that both have, in the last period that both tell.

use super::layout::page;
use super::parts;
use crate::app::App;
use crate::edition::{Dot, Edition, Entry};
use crate::http::{Fault, Visitor};
use crate::words::{fill, word};
use axum::extract::{Query, State};
use axum::response::Response;
use kimngach_book::say;
use kimngach_book::series::Series;
use kimngach_reader::Lang;
use kimngach_report::range;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;

/// So many series are shown.
const SOME: usize = 200;

/// Which areas.
#[derive(Deserialize)]
pub(super) struct Asked {
    a: Option<String>,
    b: Option<String>,
}

/// `GET /compare`.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let id = |told: Option<String>| told.map(|told| kimngach_reader::fold(&told)).filter(|id| !id.is_empty());
    let [a, b] = [id(asked.a), id(asked.b)];
    for id in [&a, &b].into_iter().flatten() {
        if !edition.areas.contains_key(id) {
            return Err(Fault::missing("area"));
        }
    }
    let field = |name: &'static str, key: &'static str, chosen: &Option<String>| {
        html! {
            div {
                label for=(name) { (word(key, lang)) }
                select #(name) name=(name) {
                    @for (id, area) in &edition.areas {
                        @if !area.series.is_empty() {
                            option value=(id) selected[chosen.as_ref() == Some(id)] { (parts::area(id, lang)) }
                        }
                    }
                }
            }
        }
    };
    let both = a.as_ref().zip(b.as_ref());
    let body = html! {
        h1 { (word("compare", lang)) }
        p.lead { (word("compare lead", lang)) }
        form.find action="/compare" {
            div.row { (field("a", "one area", &a)) (field("b", "other area", &b)) button type="submit" { (word("compare", lang)) } }
        }
        @if let Some((a, b)) = both { (table(&edition, [a, b], lang)) }
    };
    Ok(page(&app, &visitor, word("compare", lang), &body))
}

type Pair<'a> = (&'a Entry, [&'a Dot; 2]);

fn table(edition: &Edition, [a, b]: [&String; 2], lang: Lang) -> Markup {
    let pairs = pairs(edition, [a, b]);
    html! {
        h2 { (fill("against", &[&parts::area(a, lang), &parts::area(b, lang)], lang)) }
        @if pairs.is_empty() { p.soft { (word("nothing common", lang)) } }
        @else {
            div.scroll tabindex="0" role="region" aria-label=(word("compare", lang)) {
                table {
                    thead { tr {
                        th scope="col" { (say::label("series", lang)) }
                        th scope="col" { (say::label("period", lang)) }
                        th.number scope="col" { (parts::area(a, lang)) }
                        th.number scope="col" { (parts::area(b, lang)) }
                        th.number scope="col" { (word("ratio", lang)) }
                    } }
                    tbody {
                        @for (entry, dots) in pairs.into_iter().take(SOME) {
                            tr {
                                th scope="row" { a href={ "/series/" (entry.slug) } { (entry.what(lang)) } }
                                td { (say::period(dots[0].period, lang)) }
                                @for dot in dots {
                                    td.number {
                                        @if let Some(place) = dot.place() { a href=(parts::link(edition, place)) { (parts::value(dot, &entry.series.unit, lang)) } }
                                        @else { (parts::value(dot, &entry.series.unit, lang)) }
                                    }
                                }
                                td.number { @if let Some(range) = range::percent(dots[0].bounds, dots[1].bounds) { (parts::range(range, "percent", lang)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The series of the first area that the other has too, with the last period that one of them tells and both bound.
fn pairs<'a>(edition: &'a Edition, ids: [&String; 2]) -> Vec<Pair<'a>> {
    let of = |id: &String| -> BTreeMap<Series, &'a Entry> {
        let list = edition.areas.get(id).map(|area| area.series.as_slice()).unwrap_or_default();
        let entries =
            list.iter().map(|&at| &*edition.series[at as usize]).filter(|entry| entry.series.areas.len() == 1);
        entries.map(|entry| (Series { areas: Vec::new(), ..entry.series.clone() }, entry)).collect()
    };
    let (first, second) = (of(ids[0]), of(ids[1]));
    let pair = |(series, entry): (Series, &'a Entry)| -> Option<Pair<'a>> {
        let other = second.get(&series)?;
        let common = entry.dots.iter().rev().find_map(|dot| {
            let twin = other.dots.iter().find(|twin| twin.period == dot.period)?;
            let told = !dot.is_implied() || !twin.is_implied();
            (told && dot.is_bounded() && twin.is_bounded()).then_some([dot, twin])
        })?;
        Some((entry, common))
    };
    first.into_iter().filter_map(pair).collect()
}
