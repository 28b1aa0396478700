//! Documents and their figures.

use super::list::{Page, Paged, kept};
use super::shape::{Document, Figure};
use crate::app::App;
use crate::edition::Doc;
use crate::http::{Fault, Visitor};
use crate::page::document::fetch;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A document with its text and its figures.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DocumentWithFigures)]
pub(super) struct Whole {
    #[serde(flatten)]
    document: Document,
    /// The text, into which places point; nothing where it is not kept.
    text: Option<String>,
    figures: Vec<Figure>,
}

/// Which figures.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// The id of an area.
    area: Option<String>,
    /// The code of an indicator.
    indicator: Option<String>,
}

/// So many documents are looked through for one page of figures.
const MOST: usize = 100;

/// The documents, all states of each source, the oldest first.
#[utoipa::path(get, path = "/api/v1/documents", tag = "documents", params(Paged), responses((status = 200, body = Page<Document>)))]
pub(super) async fn list(State(app): State<App>, Query(paged): Query<Paged>) -> Result<Response, Fault> {
    let edition = app.edition();
    Ok(kept(paged.page(&edition.documents, |doc| doc.id.clone(), Document::of)?))
}

/// A document with its text and its figures.
#[utoipa::path(get, path = "/api/v1/documents/{id}", tag = "documents",
    params(("id" = String, Path, description = "What it is called in the list of documents")),
    responses((status = 200, body = Whole), (status = 404, description = "No such document", content_type = "application/problem+json")))]
pub(super) async fn one(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let edition = app.edition();
    let (_, doc) = edition.document(&id).ok_or_else(|| Fault::missing("document"))?;
    let held = fetch(&app, doc).await?;
    let figure = |claim| Figure::of(claim, Some(format!("{}:{}", doc.id, claim.place + 1)), visitor.lang);
    let figures = held.claims.list.iter().map(figure).collect();
    Ok(kept(Whole { document: Document::of(doc), text: held.text, figures }))
}

/// The figures of the latest documents, in their order. A page may hold fewer than asked for, and yet not be the last.
#[utoipa::path(get, path = "/api/v1/figures", tag = "documents", params(Which, Paged), responses((status = 200, body = Page<Figure>)))]
pub(super) async fn figures(
    State(app): State<App>,
    visitor: Visitor,
    Query(which): Query<Which>,
    Query(paged): Query<Paged>,
) -> Result<Response, Fault> {
    let (edition, limit) = (app.edition(), paged.limit()?);
    let fault = || Fault::bad("after names no figure; take it from next of the page before");
    let after: Option<(u32, usize)> = match &paged.after {
        None => None,
        Some(after) => {
            let (id, figure) = after.rsplit_once(':').ok_or_else(fault)?;
            let (number, _) = edition.document(id).ok_or_else(fault)?;
            Some((number, figure.parse().map_err(|_| fault())?))
        }
    };
    let about = |doc: &Doc| match &which.area {
        Some(area) => doc.areas.keys().any(|id| id == area || id.split('@').next() == Some(area.as_str())),
        None => true,
    };
    let mut wanted: Vec<u32> = Vec::new();
    for (number, doc) in (0..).zip(&edition.documents) {
        if doc.latest && about(doc) && after.is_none_or(|(at, _)| number >= at) {
            wanted.push(number);
        }
    }
    let (mut items, mut last) = (Vec::new(), None);
    for (looked, &number) in (1..).zip(&wanted) {
        let doc = &edition.documents[number as usize];
        for claim in &fetch(&app, doc).await?.claims.list {
            let place = claim.place + 1;
            let past = after.is_some_and(|(at, figure)| number == at && place <= figure);
            let area = which.area.as_ref().is_none_or(|area| {
                claim.said.areas.iter().any(|id| id == area || id.split('@').next() == Some(area.as_str()))
            });
            let indicator = which.indicator.as_ref().is_none_or(|code| claim.said.indicator.code() == code);
            let id = format!("{}:{place}", doc.id);
            if items.len() == limit {
                return Ok(kept(Page { items, next: last }));
            }
            if !past && area && indicator {
                items.push(Figure::of(claim, Some(id.clone()), visitor.lang));
            }
            last = Some(id);
        }
        if looked == MOST && looked < wanted.len() {
            last = last.or_else(|| Some(format!("{}:0", doc.id)));
            return Ok(kept(Page { items, next: last }));
        }
    }
    Ok(kept(Page { items, next: None }))
}

/// A figure with its sentence and how each key is known.
#[utoipa::path(get, path = "/api/v1/figures/{id}", tag = "documents",
    params(("id" = String, Path, description = "The document and the number in it: DOCUMENT:7")),
    responses((status = 200, body = Figure), (status = 404, description = "No such figure", content_type = "application/problem+json")))]
pub(super) async fn figure(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
) -> Result<Response, Fault> {
    let edition = app.edition();
    let missing = || Fault::missing("figure");
    let (document, number) = id.rsplit_once(':').ok_or_else(missing)?;
    let number = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).ok_or_else(missing)?;
    let (_, doc) = edition.document(document).ok_or_else(missing)?;
    let held = fetch(&app, doc).await?;
    let claim = held.claims.list.iter().find(|claim| claim.place == number).ok_or_else(missing)?;
    Ok(kept(Figure::of(claim, Some(id.clone()), visitor.lang)))
}
