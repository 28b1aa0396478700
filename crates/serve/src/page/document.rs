//! The page of a document: its text with the figures, their keys, and what does not agree beside the sentence.

use super::layout::{count, page};
use super::parts;
use super::text::{Beside, notes, text};
use crate::app::App;
use crate::edition::{Doc, Place, slug};
use crate::http::{Fault, Visitor};
use crate::user::Role;
use crate::words::{fill, word};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use kimngach_book::ledger::Kept;
use kimngach_book::series::{Class, series};
use kimngach_book::{Claim, Rules};
use kimngach_reader::Lang;
use maud::html;

/// `GET /documents/ID`.
pub(super) async fn show(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let Some((number, doc)) = edition.document(&id) else {
        // Its name leads to the latest of its states.
        let named = edition.newest().find(|doc| doc.source.id == id).ok_or_else(|| Fault::missing("document"))?;
        return Ok(Redirect::temporary(&format!("/documents/{}", named.id)).into_response());
    };
    let kept = fetch(&app, doc).await?;
    let rules = &app.config().rules;
    let series = |claim: &Claim| {
        let slug = slug_of(claim, rules);
        edition.entry(&slug).map(|entry| (slug, entry.name(lang)))
    };
    let found = |claim: &Claim| {
        let place = Place { document: number, figure: claim.place as u32 };
        let list = edition.suspected.get(&place).into_iter().flatten().map(|&at| &edition.findings[at as usize]);
        // It stands beside the suspect, or where that is in another document, beside the first of its figures here.
        let list = list.filter(|told| told.suspect() == place || told.suspect().document != number);
        list.map(|told| {
            let shown = html! {
                p { (parts::badge(told, lang)) " " a href={ "/findings/" (told.id) } { (parts::first(told, lang)) } }
                p.soft { (told.message[usize::from(lang != Lang::Vi)].split("; ").next().unwrap_or_default()) }
            };
            (told.id.clone(), shown)
        })
        .collect()
    };
    let beside = Beside { series: &series, found: &found };
    let [vintage, vintages] = doc.vintage();
    let others: Vec<&Doc> = match vintages {
        1 => Vec::new(),
        _ => edition
            .documents
            .iter()
            .filter(|other| other.of_source() == doc.of_source() && other.id != doc.id)
            .collect(),
    };
    let claims = &kept.claims.list;
    let editor = visitor.signed.as_ref().filter(|signed| signed.role >= Role::Admin && signed.form.is_some());
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) { a href="/" { (word("first page", lang)) } " › " span aria-current="page" { (word("document", lang)) } }
        h1 lang=[doc.language.as_deref()] { (doc.title()) }
        p.lead {
            (fill("n figures", &[&count(doc.figures, lang)], lang))
            @if let Some(day) = parts::day(doc, lang) { " · " (kimngach_book::say::label("published", lang)) " " (day) }
            @if vintages > 1 { " · " (fill("vintage", &[&vintage.to_string(), &vintages.to_string()], lang)) }
            @if let Some(url) = doc.source.url.as_deref().filter(|url| is_web(url)) {
                " · " a href=(url) rel="noreferrer nofollow" { (word("original", lang)) }
            }
        }
        @if !doc.latest { p.wait { (word("older vintage", lang)) } }
        @if !others.is_empty() {
            details {
                summary { (word("other vintages", lang)) }
                ol.documents { @for other in others { li { (parts::document(other, lang)) } } }
            }
        }
        @if let Some(told) = &kept.text {
            div.columns.reading {
                article #text aria-label=(word("text", lang)) { (text(told, claims, &beside, doc.language.as_deref(), lang)) }
                section.beside aria-labelledby="figures" {
                    h2 #figures { (word("figures", lang)) }
                    (notes(claims, false, &beside, lang))
                }
            }
        } @else {
            p.soft { (word("no text", lang)) }
            section aria-labelledby="figures" {
                h2 #figures { (word("figures", lang)) }
                (notes(claims, true, &beside, lang))
            }
        }
        @if let Some(form) = editor.and_then(|signed| signed.form.as_ref()) {
            form.write method="post" action={ "/documents/" (doc.id) "/forget" } {
                input type="hidden" name="form" value=(form);
                label { input type="checkbox" name="sure" value="yes" required; " " (word("forget sure", lang)) }
                button type="submit" { (word("forget", lang)) }
            }
        }
    };
    Ok(page(&app, &visitor, doc.title(), &body))
}

/// A document out of the ledger.
pub(crate) async fn fetch(app: &App, doc: &Doc) -> Result<Kept, Fault> {
    let (of, hash, day) = (doc.of_source().to_owned(), doc.hash.clone(), doc.day());
    let kept = app.store().ask(move |ledger| ledger.document(&of, &hash, day)).await?;
    kept.ok_or_else(|| Fault::missing("document"))
}

/// The series that a figure would tell an amount of.
pub(crate) fn slug_of(claim: &Claim, rules: &Rules) -> String {
    let said = &claim.said;
    slug(&series(said, &said.unit, Class::of(said.status), &rules.areas, claim.day))
}

/// Whether a link leads to the web, and not into a script.
pub(super) fn is_web(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
