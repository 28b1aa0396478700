//! The first page: what is new, who trades most, what does not agree.

use super::layout::{count, page};
use super::{parts, picture};
use crate::app::App;
use crate::edition::{Board, Edition};
use crate::http::Visitor;
use crate::words::{fill, word};
use axum::extract::State;
use axum::response::Response;
use kimngach_book::identity::Severity;
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_reader::figure::Indicator;
use maud::{Markup, html};

/// So many new documents, findings and areas are shown.
const SOME: usize = 8;
/// So many lines of a league.
const LEAGUE: usize = 10;

/// `GET /`.
pub(super) async fn show(State(app): State<App>, visitor: Visitor) -> Response {
    let (edition, lang) = (app.edition(), visitor.lang);
    let open = || edition.findings.iter().filter(|told| told.severity != Severity::Note);
    let mut areas: Vec<(&String, usize)> = edition
        .areas
        .iter()
        .map(|(id, area)| (id, area.documents.iter().map(|(_, figures)| *figures as usize).sum()))
        .collect();
    areas.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let most = areas.len().min(60);
    let body = html! {
        div.hero {
            h1 { (word("home", lang)) }
            p.lead { (word("lead", lang)) }
            form.find action="/search" {
                label for="find" { (word("find area", lang)) }
                div.row {
                    input #find type="search" name="q" placeholder=(word("find hint", lang)) maxlength="200";
                    button type="submit" { (word("search", lang)) }
                }
            }
        }
        div.columns {
            section aria-labelledby="new" {
                h2 #new { (word("new", lang)) }
                @if edition.documents.is_empty() { p.soft { (word("empty", lang)) } }
                ol.documents {
                    @for doc in edition.newest().take(SOME) {
                        li { (parts::document(doc, lang)) p.soft { (fill("n figures", &[&count(doc.figures, lang)], lang)) } }
                    }
                }
            }
            section aria-labelledby="open" {
                h2 #open { (word("open findings", lang)) }
                @if open().next().is_none() { p.soft { (word("no findings", lang)) } }
                (parts::findings(open().take(SOME).map(|told| &**told), &edition, lang))
                @if edition.findings.len() > SOME { p { a href="/findings" { (word("all findings", lang)) } } }
            }
        }
        @for board in edition.boards.iter().take(1) { (league(board, &edition, lang)) }
        section aria-labelledby="areas" {
            h2 #areas { (word("areas", lang)) }
            ul.areas {
                @for (id, figures) in &areas[..most] {
                    li { a href={ "/areas/" (id) } { (parts::area(id, lang)) } " " span.soft { (count(*figures, lang)) } }
                }
            }
            @if areas.len() > most { p { a href="/search" { (word("more areas", lang)) } } }
        }
    };
    page(&app, &visitor, word("home", lang), &body)
}

/// A title with a capital at its start.
fn capital(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The areas that trade most, and the map of them.
fn league(board: &Board, edition: &Edition, lang: Lang) -> Markup {
    let what = say::kind(Indicator::GoodsTrade, Some(board.flow), lang);
    let title = capital(&fill("league", &[&what, &say::period(board.period, lang)], lang));
    let coverage = board.coverage.map(|coverage| say::coverage(coverage, lang));
    html! {
        section aria-labelledby="league" {
            h2 #league { (title) }
            @if let Some(coverage) = coverage { p.soft { (coverage) } }
            div.columns {
                div {
                    table {
                        caption.hidden { (title) }
                        thead { tr {
                            th.number scope="col" { (word("rank", lang)) }
                            th scope="col" { (say::label("area", lang)) }
                            th.number scope="col" { (say::label("value", lang)) }
                        } }
                        tbody {
                            @for line in board.lines.iter().take(LEAGUE) {
                                @let entry = &edition.series[line.series as usize];
                                @let dot = &entry.dots[line.dot as usize];
                                tr {
                                    td.number {
                                        @if line.rank[0] == line.rank[1] { (line.rank[0]) }
                                        @else { (line.rank[0]) "–" (line.rank[1]) }
                                    }
                                    th scope="row" { a href={ "/series/" (entry.slug) } { (parts::area(&line.area, lang)) } }
                                    td.number {
                                        @if let Some(place) = dot.place() {
                                            a href=(parts::link(edition, place)) { (parts::value(dot, &board.unit, lang)) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
                figure.chart tabindex="0" aria-label=(title) { (picture::tiles(board, edition, &title, lang)) }
            }
        }
    }
}
