//! The page of a fault.

use super::layout::page;
use crate::app::App;
use crate::http::{Fault, Visitor};
use crate::words::word;
use axum::http::StatusCode;
use axum::response::Response;
use maud::html;

/// A fault as people see it.
pub(crate) fn fault(app: &App, visitor: &Visitor, fault: &Fault) -> Response {
    let lang = visitor.lang;
    let title = match fault.status {
        StatusCode::NOT_FOUND => word("not found", lang),
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => word("not allowed", lang),
        StatusCode::TOO_MANY_REQUESTS => word("too many", lang),
        StatusCode::PAYLOAD_TOO_LARGE => word("too large", lang),
        _ => word("not done", lang),
    };
    let body = html! {
        h1 { (title) }
        p lang="en" { (fault.detail) }
        p { a href="/" { (word("to home", lang)) } " · " a href="/search" { (word("search", lang)) } }
    };
    let mut response = page(app, visitor, title, &body);
    *response.status_mut() = fault.status;
    response
}
