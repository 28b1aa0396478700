//! What programs see: JSON under `/api/v1`, described by OpenAPI, files of series, and the health of the server.

mod add;
mod areas;
mod described;
mod documents;
mod file;
pub(crate) mod find;
mod findings;
mod health;
mod list;
pub(crate) mod read;
mod series;
mod shape;

pub(crate) use file::file;

use crate::app::App;
use crate::http::Visitor;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, Method, header};
use axum::routing::get;
use std::sync::Arc;
use std::time::Duration;
use tower_http::cors::{Any, CorsLayer};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes of the API.
pub(crate) fn routes(_app: &App) -> Router<App> {
    let (router, mut document) = OpenApiRouter::with_openapi(described::Api::openapi())
        .routes(routes!(areas::list))
        .routes(routes!(areas::league))
        .routes(routes!(series::list))
        .routes(routes!(series::one))
        .routes(routes!(documents::list, add::post))
        .routes(routes!(documents::one))
        .routes(routes!(documents::figures))
        .routes(routes!(documents::figure))
        .routes(routes!(findings::list))
        .routes(routes!(findings::one))
        .routes(routes!(find::search))
        .routes(routes!(read::post))
        .split_for_parts();
    described::faults(&mut document);
    // What is public may be read by pages of others; nothing goes along by which somebody is known.
    let open = CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([header::CONTENT_TYPE, header::IF_NONE_MATCH, HeaderName::from_static("accept-language")])
        .expose_headers([header::ETAG, header::RETRY_AFTER])
        .max_age(Duration::from_secs(3600));
    let json = serde_json::to_string(&document).unwrap_or_default();
    let told = Arc::new(document);
    let shown = move |state: State<App>, visitor: Visitor| {
        let told = told.clone();
        async move { described::page(&state, &visitor, &told) }
    };
    router
        .route("/api/v1/openapi.json", get(async move || described::json(json)))
        .route("/api/v1", get(described::start))
        .layer(open)
        .route("/api", get(shown))
        .route("/health", get(health::health))
        .route("/ready", get(health::ready))
        .route("/metrics", get(health::metrics))
}
