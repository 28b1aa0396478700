//! The page of a search: areas, series, documents, texts.

use super::layout::{count, page};
use super::parts;
use crate::api::find::{Found, find};
use crate::app::App;
use crate::http::{Fault, Visitor};
use crate::words::{fill, word};
use axum::extract::{Query, State};
use axum::response::Response;
use maud::html;
use serde::Deserialize;

/// So many areas, series, documents and texts are shown each.
const SOME: usize = 20;

/// What to look for.
#[derive(Deserialize)]
pub(super) struct Asked {
    q: Option<String>,
}

/// `GET /search`.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let words = asked.q.unwrap_or_default();
    if !words.trim().is_empty() {
        app.limit(&visitor, 1.0)?;
    }
    let Found { areas, series, documents, texts } = find(&app, &edition, &words, SOME).await?;
    let nothing = areas.is_empty() && series.is_empty() && documents.is_empty() && texts.is_empty();
    let body = html! {
        h1 { (word("search", lang)) }
        form.find action="/search" role="search" {
            label for="find" { (word("search for", lang)) }
            div.row {
                input #find type="search" name="q" value=(words) maxlength="200";
                button type="submit" { (word("search", lang)) }
            }
        }
        @if words.trim().is_empty() {
            h2 { (word("areas", lang)) }
            ul.areas {
                @for id in edition.areas.keys() { li { a href={ "/areas/" (id) } { (parts::area(id, lang)) } } }
            }
        } @else if nothing { p { (fill("nothing found", &[words.trim()], lang)) } }
        @if !areas.is_empty() {
            h2 { (word("areas", lang)) }
            ul.areas {
                @for (id, figures) in &areas { li { a href={ "/areas/" (id) } { (parts::area(id, lang)) } " " span.soft { (count(*figures, lang)) } } }
            }
        }
        @if !series.is_empty() {
            h2 { (word("series", lang)) }
            (parts::series(series.iter().map(|&at| &*edition.series[at]), word("series", lang), true, &edition, lang))
        }
        @if !documents.is_empty() {
            h2 { (word("documents", lang)) }
            ol.documents { @for at in &documents { li { (parts::document(&edition.documents[*at], lang)) } } }
        }
        @if !texts.is_empty() {
            h2 { (word("texts", lang)) }
            ol.documents {
                @for (at, excerpt) in &texts {
                    @let doc = &edition.documents[*at];
                    li { (parts::document(doc, lang)) blockquote lang=[doc.language.as_deref()] { (excerpt) } }
                }
            }
        }
    };
    let title = if words.trim().is_empty() {
        word("search", lang).to_owned()
    } else {
        format!("{} · {}", words.trim(), word("search", lang))
    };
    Ok(page(&app, &visitor, &title, &body))
}
