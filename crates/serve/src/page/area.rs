//! The page of an area: its key figures, series by what they are of, documents, findings.

use super::layout::{count, page};
use super::{parts, picture};
use crate::app::App;
use crate::edition::{Edition, Entry, Goals};
use crate::http::{Fault, Visitor};
use crate::words::{fill, word};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kimngach_book::say;
use kimngach_book::series::Class;
use kimngach_reader::Lang;
use kimngach_reader::figure::{Flow, Indicator};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// So many key figures, series of a kind, documents and findings are shown.
const KEYS: usize = 6;
const SERIES: usize = 40;
const DOCUMENTS: usize = 20;
const FINDINGS: usize = 10;

/// `GET /areas/ID`.
pub(super) async fn show(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let Some(area) = edition.areas.get(&id) else {
        let folded = kimngach_reader::fold(&id);
        return match edition.areas.contains_key(&folded) {
            true => Ok(Redirect::permanent(&format!("/areas/{folded}")).into_response()),
            false => Err(Fault::missing("area")),
        };
    };
    let name = say::area(&id, lang);
    let entries: Vec<&Entry> = area.series.iter().map(|&number| &*edition.series[number as usize]).collect();
    let keys = keys(&entries);
    let mut kinds: BTreeMap<(bool, &str), Vec<&Entry>> = BTreeMap::new();
    for entry in &entries {
        let series = &entry.series;
        let kind = match (series.commodity.is_some(), series.partners.is_empty(), series.indicator) {
            (true, ..) => "goods of trade",
            (false, false, _) => "partners of trade",
            (.., Indicator::GoodsTrade) => "trade",
            (.., Indicator::Vehicles | Indicator::VehiclesArrived | Indicator::VehiclesWaiting) => "vehicles",
            _ => "economy",
        };
        kinds.entry((kind != "trade", kind)).or_default().push(entry);
    }
    for list in kinds.values_mut() {
        list.sort_by_key(|entry| (std::cmp::Reverse(entry.told()), &entry.slug));
    }
    let chart = keys.first().and_then(|entry| picture::series(entry, picture::per(entry), &edition, lang));
    let figures: usize = area.documents.iter().map(|(_, figures)| *figures as usize).sum();
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) { a href="/" { (word("first page", lang)) } " › " span aria-current="page" { (name) } }
        h1 { (name) }
        p.lead { (fill("area lead", &[&count(figures, lang), &count(area.documents.len(), lang), &count(entries.len(), lang)], lang)) }
        @if !keys.is_empty() { (cards(&keys, &edition, lang)) }
        @if let (Some(chart), Some(entry)) = (chart, keys.first()) {
            figure.chart {
                (maud::PreEscaped(chart.svg()))
                figcaption { a href={ "/series/" (entry.slug) } { (fill("to series", &[&entry.name(lang)], lang)) } }
            }
        }
        @if let Some(goals) = edition.goals.get(&id) { (planned(goals, &edition, lang)) }
        @if !area.findings.is_empty() {
            section aria-labelledby="findings" {
                h2 #findings { (word("open findings", lang)) }
                (parts::findings(area.findings.iter().take(FINDINGS).map(|&at| &*edition.findings[at as usize]), &edition, lang))
                @if area.findings.len() > FINDINGS {
                    p { a href={ "/findings?area=" (id) } { (word("all findings", lang)) } }
                }
            }
        }
        @for ((_, kind), list) in &kinds {
            @let title = word(kind_key(kind), lang);
            section {
                h2 { (title) }
                (parts::series(list.iter().take(SERIES).copied(), title, false, &edition, lang))
                @if list.len() > SERIES {
                    details {
                        summary { (fill("n more", &[&count(list.len() - SERIES, lang)], lang)) }
                        (parts::series(list.iter().skip(SERIES).copied(), title, false, &edition, lang))
                    }
                }
            }
        }
        section aria-labelledby="sources" {
            h2 #sources { (word("sources", lang)) }
            ol.documents {
                @for (number, figures) in area.documents.iter().rev().take(DOCUMENTS) {
                    li {
                        (parts::document(&edition.documents[*number as usize], lang))
                        p.soft { (fill("n figures", &[&count(*figures as usize, lang)], lang)) }
                    }
                }
            }
            @if area.documents.len() > DOCUMENTS {
                p.soft { (fill("n more", &[&count(area.documents.len() - DOCUMENTS, lang)], lang)) }
            }
        }
    };
    Ok(page(&app, &visitor, &name, &body))
}

/// What is planned, how far it is met, and who says so.
fn planned(goals: &Goals, edition: &Edition, lang: Lang) -> Markup {
    html! {
        section aria-labelledby="planned" {
            h2 #planned { (word("planned", lang)) }
            figure.chart tabindex="0" { (maud::PreEscaped(picture::plans(goals, lang).svg())) }
            ul.plain {
                @for (gauge, places) in goals.gauges[usize::from(lang != Lang::Vi)].iter().zip(&goals.places) {
                    @if !places.is_empty() {
                        li { (gauge.name) ": " @for (n, place) in places.iter().enumerate() {
                            @if n > 0 { "; " }
                            a.figure href=(parts::link(edition, *place)) { (edition.of(*place).title()) }
                        } }
                    }
                }
            }
        }
    }
}

fn kind_key(kind: &str) -> &'static str {
    match kind {
        "goods of trade" => "goods of trade",
        "partners of trade" => "partners of trade",
        "trade" => "trade",
        "vehicles" => "vehicles",
        _ => "economy",
    }
}

/// The series that say most of an area: its trade, each direction once.
fn keys<'a>(entries: &[&'a Entry]) -> Vec<&'a Entry> {
    let plain = |entry: &&&Entry| {
        let series = &entry.series;
        series.partners.is_empty() && series.commodity.is_none() && series.class == Class::Observed
    };
    let mut list: Vec<&Entry> = entries.iter().filter(plain).copied().filter(|entry| entry.last().is_some()).collect();
    list.sort_by_key(|entry| {
        let flow = match entry.series.flow {
            Some(Flow::Total) => 0,
            Some(Flow::Export) => 1,
            Some(Flow::Import) => 2,
            _ => 3,
        };
        let trade = entry.series.indicator != Indicator::GoodsTrade;
        (trade, flow, std::cmp::Reverse(entry.told()), &entry.slug)
    });
    let mut seen = Vec::new();
    list.retain(|entry| {
        let key = (entry.series.indicator, entry.series.flow);
        let new = !seen.contains(&key);
        seen.push(key);
        new
    });
    list.truncate(KEYS);
    list
}

fn cards(keys: &[&Entry], edition: &Edition, lang: Lang) -> Markup {
    html! {
        ul.cards {
            @for entry in keys {
                @if let Some(dot) = entry.last() {
                    li {
                        p.what { a href={ "/series/" (entry.slug) } { (entry.what(lang)) } }
                        p.big {
                            @if let Some(place) = dot.place() {
                                a href=(parts::link(edition, place)) { (parts::value(dot, &entry.series.unit, lang)) }
                            }
                        }
                        p.soft { (say::period(dot.period, lang)) }
                    }
                }
            }
        }
    }
}
