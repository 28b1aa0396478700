//! The page of a series: its chart, its points with their sentences, what stands aside, downloads.

use super::assets;
use super::layout::page;
use super::{parts, picture};
use crate::app::App;
use crate::edition::{Dot, Edition, Entry, Place};
use crate::http::{Fault, Keep, Visitor};
use crate::words::{fill, word};
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kimngach_book::{Rules, say};
use kimngach_reader::Lang;
use kimngach_report::chart::{self, Per};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde::Deserialize;

/// The ends of addresses by which a series is fetched as a file.
const FILES: [&str; 7] = ["csv", "xlsx", "json", "parquet", "zip", "svg", "png"];

/// What to show.
#[derive(Deserialize)]
pub(super) struct Asked {
    /// By which periods it is drawn.
    per: Option<String>,
}

/// `GET /series/SLUG`, and `/series/SLUG.csv` and its like.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let Some(entry) = edition.entry(&slug) else { return crate::api::file(&app, &visitor, &slug, &edition) };
    let told = asked.per.as_deref().and_then(|code| Per::ALL.into_iter().find(|per| per.code() == code));
    let per = told.unwrap_or_else(|| picture::per(entry));
    let name = entry.name(lang);
    let chart = picture::series(entry, per, &edition, lang);
    let home = entry.series.areas.first().map(|id| id.split('@').next().unwrap_or(id));
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) {
            a href="/" { (word("first page", lang)) }
            @if let Some(area) = home { " › " a href={ "/areas/" (area) } { (say::area(area, lang)) } }
            " › " span aria-current="page" { (entry.what(lang)) }
        }
        h1 { (name) }
        p.lead { (fill("series lead", &[&entry.told().to_string(), &entry.series.unit], lang)) }
        @if let Some(chart) = &chart { figure.chart { (PreEscaped(chart.svg())) } }
        @else { p.soft { (word("no chart", lang)) } }
        (periods(entry, per, lang))
        section aria-labelledby="points" {
            h2 #points { (word("points", lang)) }
            p.soft { (word("points lead", lang)) " " a href={ "/series/" (entry.slug) "/history" } { (word("to history", lang)) } }
            (table(entry, &edition, &app.config().rules, lang))
        }
        (hand_on(&app, entry, &edition, lang))
    };
    Ok(page(&app, &visitor, &name, &body))
}

/// Links to the kinds of periods that it can be drawn by.
fn periods(entry: &Entry, per: Per, lang: Lang) -> Markup {
    let has = |per: &Per| entry.dots.iter().filter(|dot| per.takes(dot.period) && dot.is_bounded()).count() > 1;
    let list: Vec<Per> = Per::ALL.into_iter().filter(has).collect();
    html! {
        @if list.len() > 1 {
            nav.tabs aria-label=(word("drawn by", lang)) {
                @for kind in list {
                    a href={ "?per=" (kind.code()) } aria-current=[(kind == per).then_some("true")] {
                        (chart::title(kind.code(), &[], lang))
                    }
                }
            }
        }
    }
}

fn table(entry: &Entry, edition: &Edition, rules: &Rules, lang: Lang) -> Markup {
    let unit = &entry.series.unit;
    html! {
        div.scroll tabindex="0" role="region" aria-labelledby="points" {
            table.points {
                caption.hidden { (entry.name(lang)) }
                thead { tr {
                    th scope="col" { (say::label("period", lang)) }
                    th.number scope="col" { (word("published", lang)) }
                    th.number scope="col" { (word("range", lang)) }
                    th scope="col" { (word("told by", lang)) }
                } }
                tbody {
                    @for dot in entry.dots.iter().rev() {
                        tr.implied[dot.is_implied()] {
                            th scope="row" { (say::period(dot.period, lang)) }
                            td.number {
                                @if dot.value.is_some() {
                                    @if let Some(place) = dot.place() {
                                        a.figure href=(parts::link(edition, place)) { (parts::value(dot, unit, lang)) }
                                    }
                                    @if let Some(status) = dot.status { " " span.soft { (say::label(status.code(), lang)) } }
                                } @else { span.soft { (say::label("implied", lang)) } }
                            }
                            td.number { (parts::range(dot.bounds, unit, lang)) }
                            td { (because(dot, edition, rules, lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// The figures behind a point, each with what it is: tells it, tells it through another, stands aside.
fn because(dot: &Dot, edition: &Edition, rules: &Rules, lang: Lang) -> Markup {
    let source = |place: Place| {
        let doc = edition.of(place);
        let [vintage, vintages] = doc.vintage();
        html! {
            a.figure href=(parts::link(edition, place)) lang=[doc.language.as_deref()] { (doc.title()) }
            @if let Some(day) = parts::day(doc, lang) { " " span.soft { (day) } }
            @if vintages > 1 { " " span.soft { (fill("vintage", &[&vintage.to_string(), &vintages.to_string()], lang)) } }
            @if edition.suspected.contains_key(&place) { " " span.badge.suspected { (word("disputed", lang)) } }
        }
    };
    html! {
        ul.plain {
            @for place in dot.told.iter().rev() { li { (source(*place)) } }
            @for (place, transform) in &dot.through {
                li { span.soft { (say::label(transform.code(), lang)) ": " } (source(*place)) }
            }
            @for (place, why) in &dot.aside {
                li.aside { (source(*place)) " " span.soft { (say::label(why.label(), lang)) } }
            }
        }
        @if let Some(follows) = &dot.follows {
            @let (places, identities) = &**follows;
            details {
                summary { (fill("follows", &[&places.len().to_string()], lang)) }
                ul.plain {
                    @for place in places.iter().take(30) { li { (source(*place)) } }
                    @for identity in identities.iter().filter_map(|&at| rules.identities.get(at as usize)) {
                        li.soft { (identity.label.of(lang)) }
                    }
                }
            }
        }
    }
}

/// Files, a citation, and what to put into other pages.
fn hand_on(app: &App, entry: &Entry, edition: &Edition, lang: Lang) -> Markup {
    let at = app.config().public.clone().unwrap_or_else(|| format!("http://{}", app.config().listen));
    let link = format!("{at}/series/{}", entry.slug);
    let day = edition.day().map(|day| day.to_string()).unwrap_or_default();
    let cite = format!("{}. Kimngach, {day}. {link}", entry.name(lang));
    let frame = format!("<iframe src=\"{at}/embed/series/{}\" width=\"740\" height=\"520\"></iframe>", entry.slug);
    html! {
        section.on aria-labelledby="on" {
            h2 #on { (word("hand on", lang)) }
            p.files {
                @for end in FILES { a.button href={ "/series/" (entry.slug) "." (end) } download { (end.to_uppercase()) } " " }
                a.button href={ "/series/" (entry.slug) ".metadata.json" } { (word("metadata", lang)) }
            }
            div.columns {
                div { h3 #cite { (word("cite", lang)) } p.copy { (cite) } }
                div { h3 #embed { (word("embed", lang)) } p.copy { code { (frame) } } }
            }
        }
    }
}

/// `GET /embed/series/SLUG`: the chart alone.
pub(super) async fn embed(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let entry = edition.entry(&slug).ok_or_else(|| Fault::missing("series"))?;
    let chart = picture::series(entry, picture::per(entry), &edition, lang);
    let whole = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (entry.name(lang)) }
                link rel="stylesheet" href=(assets::at("style.css"));
                base target="_blank";
            }
            body.embed {
                main {
                    h1.hidden { (entry.name(lang)) }
                    @if let Some(chart) = chart { figure.chart { (PreEscaped(chart.svg())) } }
                    @else { p { (word("no chart", lang)) } }
                    p.soft { a href={ "/series/" (entry.slug) } { (word("to points", lang)) } }
                }
            }
        }
    };
    let mut response = ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], whole.into_string()).into_response();
    response.extensions_mut().insert(Keep);
    Ok(response)
}
