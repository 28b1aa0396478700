//! What does a ledger say to programs that speak SDMX?
//!
//! ```text
//! Address -> Desk -> Reply
//! what is    the     in which
//! asked      flow    form
//! ```
//!
//! Addresses are those of SDMX REST 1.5 (`/sdmx/data/FLOW/KEY`, for SDMX 2.1) and of version 2 (`/sdmx/v2/data/dataflow/AGENCY/ID/VERSION/KEY`).
//! What is asked of the data, and all messages, are the business of [`kimngach_report::file::sdmx`], which writes files in the
//! same forms.

mod address;
mod desk;
mod reply;

pub(crate) use desk::Desk;
pub(crate) use reply::Own;

use crate::app::App;
use crate::http::{Fault, Visitor};
use address::Asked;
use axum::Router;
use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use kimngach_report::file::sdmx::{DataFormat, Parts, Query, StructureFormat};
use reply::Refused;

/// The addresses.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/sdmx/{*path}", get(answer))
}

async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    Path(path): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Response {
    let asked = address::read(&path, query.as_deref().unwrap_or_default());
    let version = if path.starts_with("v2") { 2 } else { 1 };
    let told = match asked {
        Ok(Asked::Data(query, format)) => data(&app, &visitor, &headers, *query, format.as_deref(), version).await,
        Ok(Asked::Structure(parts, format)) => {
            structure(&app, &visitor, &headers, parts, format.as_deref(), version).await
        }
        Err(refused) => Err(refused),
    };
    told.unwrap_or_else(|refused| refused.response(&headers, version))
}

async fn data(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    query: Query,
    format: Option<&str>,
    version: u8,
) -> Result<Response, Refused> {
    let format = reply::data_format(headers, format, version)?;
    app.limit(visitor, 1.0).map_err(|fault| Refused::limited(&fault))?;
    let flow = app.desk().data(app, &query).await?;
    let made = tokio::task::spawn_blocking(move || flow.has(&query).then(|| flow.data(&query, format)));
    match made.await {
        Ok(Some(Ok(bytes))) => Ok(reply::sent(headers, DataFormat::media(format), bytes)),
        Ok(None) => Err(Refused::nothing("nothing fits this query; ask for fewer codes or other times")),
        _ => Err(Refused::away(&Fault::unavailable())),
    }
}

async fn structure(
    app: &App,
    visitor: &Visitor,
    headers: &HeaderMap,
    parts: Parts,
    format: Option<&str>,
    version: u8,
) -> Result<Response, Refused> {
    let format = reply::structure_format(headers, format, version)?;
    if parts.is_empty() {
        return Err(Refused::nothing("there is no such artefact; /sdmx/structure/all lists all there are"));
    }
    app.limit(visitor, 0.2).map_err(|fault| Refused::limited(&fault))?;
    let flow = app.desk().structure(app).await?;
    match flow.structure(&parts, format) {
        Ok(bytes) => Ok(reply::sent(headers, StructureFormat::media(format), bytes)),
        Err(_) => Err(Refused::away(&Fault::unavailable())),
    }
}
