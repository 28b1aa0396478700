//! What does not agree.

use super::list::{Page, Paged, kept};
use super::shape::Finding;
use crate::app::App;
use crate::edition::Told;
use crate::http::{Fault, Visitor};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use serde::Deserialize;
use utoipa::IntoParams;

/// Which findings.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// The id of an area.
    area: Option<String>,
    /// Whether it is proven.
    proven: Option<bool>,
}

/// The findings, the gravest first.
#[utoipa::path(get, path = "/api/v1/findings", tag = "findings", params(Which, Paged), responses((status = 200, body = Page<Finding>)))]
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Query(which): Query<Which>,
    Query(paged): Query<Paged>,
) -> Result<Response, Fault> {
    let edition = app.edition();
    let fits = |told: &&Told| {
        which.area.as_ref().is_none_or(|area| told.areas.contains(area))
            && which.proven.is_none_or(|proven| told.proven == proven)
    };
    let list = edition.findings.iter().map(|told| &**told).filter(fits);
    Ok(kept(paged.page(list, |told| told.id.clone(), |told| Finding::of(told, &edition, visitor.lang))?))
}

/// A finding.
#[utoipa::path(get, path = "/api/v1/findings/{id}", tag = "findings",
    params(("id" = String, Path, description = "What it is called in the list of findings")),
    responses((status = 200, body = Finding), (status = 404, description = "No such finding", content_type = "application/problem+json")))]
pub(super) async fn one(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let edition = app.edition();
    let told = edition.finding(&id).ok_or_else(|| Fault::missing("finding"))?;
    Ok(kept(Finding::of(told, &edition, visitor.lang)))
}
