//! The description of the API, for programs and for people.

use super::list::kept;
use crate::app::App;
use crate::http::{Keep, Visitor};
use crate::page::whole;
use crate::words::word;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use maud::html;
use utoipa::OpenApi;
use utoipa::openapi::{ContentBuilder, Object, OpenApi as Document, ResponseBuilder};

/// What holds for all of it.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Kimngach",
        description = "Figures of trade with the sentences they were read from, series with the bounds that all figures leave, and what does not agree. Lists come page by page: give `next` as `after`. Answers carry an ETag; ask again with If-None-Match. Faults are problems (RFC 9457)."
    ),
    tags(
        (name = "areas", description = "Areas and leagues"),
        (name = "series", description = "Series with their points"),
        (name = "documents", description = "Documents and their figures"),
        (name = "findings", description = "What does not agree"),
        (name = "search", description = "Words in all of it"),
        (name = "read", description = "Texts in, figures out")
    )
)]
pub(super) struct Api;

/// Adds the faults that any request can meet.
pub(super) fn faults(document: &mut Document) {
    for item in document.paths.paths.values_mut() {
        for (operation, brings) in [(&mut item.get, false), (&mut item.post, true)] {
            let Some(operation) = operation else { continue };
            let of_all = [("400", "The request is not understood"), ("429", "Too many requests; see Retry-After")];
            let of_bodies = [("413", "The text is too large"), ("415", "The text is no JSON")];
            for (code, told) in of_all.into_iter().chain(of_bodies.into_iter().filter(|_| brings)) {
                let problem = ContentBuilder::new().schema(Some(Object::new())).build();
                let response = ResponseBuilder::new().description(told).content("application/problem+json", problem);
                operation.responses.responses.entry(code.to_owned()).or_insert_with(|| response.build().into());
            }
        }
    }
}

/// `GET /api/v1/openapi.json`.
pub(super) fn json(document: String) -> Response {
    let mut response = ([(header::CONTENT_TYPE, "application/json")], document).into_response();
    response.extensions_mut().insert(Keep);
    response
}

/// `GET /api/v1`: where to begin.
pub(super) async fn start() -> Response {
    let lists = ["areas", "league", "series", "documents", "figures", "findings"].map(|list| format!("/api/v1/{list}"));
    kept(
        serde_json::json!({"lists": lists, "search": "/api/v1/search?q=", "openapi": "/api/v1/openapi.json", "page": "/api"}),
    )
}

/// `GET /api`: the description as a page.
pub(super) fn page(app: &App, visitor: &Visitor, document: &Document) -> Response {
    let lang = visitor.lang;
    let told = serde_json::to_value(document).unwrap_or_default();
    let paths = told["paths"].as_object().cloned().unwrap_or_default();
    let text = |value: &serde_json::Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let body = html! {
        h1 { "API" }
        p.lead { (word("api lead", lang)) }
        p { a.button href="/api/v1/openapi.json" { "OpenAPI 3.1" } }
        div lang="en" {
            p { (document.info.description.clone().unwrap_or_default()) }
            @for (path, methods) in &paths {
                @for (method, of) in methods.as_object().into_iter().flatten() {
                    section.api {
                        h2 { code { (method.to_uppercase()) " " (path) } }
                        p { (text(of, "summary")) " " (text(of, "description")) }
                        @if let Some(list) = of["parameters"].as_array() {
                            dl.keys {
                                @for one in list { div { dt { code { (text(one, "name")) } } dd { (text(one, "description")) } } }
                            }
                        }
                        @if method == "get" && !path.contains('{') {
                            p { a href={ (path) @if path.ends_with("search") { "?q=cà+phê" } } { (word("open it", lang)) } }
                        }
                    }
                }
            }
            section.api {
                h2 { code { "GET /series/SLUG.csv" } }
                p { "A series as a file: csv, xlsx, parquet, json, zip, svg, png; its columns: .metadata.json." }
            }
        }
    };
    whole(app, visitor, "API", &body)
}
