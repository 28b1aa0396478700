//! What went wrong with a request, as a problem (RFC 9457); people see a page of it.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kimngach_book::ledger::{LedgerError, Wrong};
use serde_json::json;

/// Why a request is not answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// The status.
    pub status: StatusCode,
    /// What was wrong, and what to do.
    pub detail: String,
    /// After how many seconds to ask again.
    pub again: Option<u64>,
}

impl Fault {
    /// A fault of the request.
    #[must_use]
    pub fn new(status: StatusCode, detail: impl Into<String>) -> Fault {
        Fault { status, detail: detail.into(), again: None }
    }

    /// There is no such thing.
    #[must_use]
    pub fn missing(what: &str) -> Fault {
        Fault::new(StatusCode::NOT_FOUND, format!("no {what} is called so; /api/v1 and the search tell what there is"))
    }

    /// A parameter says nothing that is understood.
    #[must_use]
    pub fn bad(detail: impl Into<String>) -> Fault {
        Fault::new(StatusCode::BAD_REQUEST, detail)
    }

    pub(crate) fn unavailable() -> Fault {
        Fault { again: Some(5), ..Fault::new(StatusCode::SERVICE_UNAVAILABLE, "the server is ending; ask again later") }
    }

    pub(crate) fn ledger(error: &LedgerError) -> Fault {
        let detail = match error.wrong() {
            Wrong::Document => return Fault::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()),
            Wrong::ReadOnly => "the ledger may only be read; start the server where it can be written",
            Wrong::Locked => "another program writes to the ledger; ask again",
            _ => "the ledger cannot be read at the moment; ask again",
        };
        Fault { again: Some(5), ..Fault::new(StatusCode::SERVICE_UNAVAILABLE, detail) }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let title = self.status.canonical_reason().unwrap_or("fault");
        let body =
            json!({"type": "about:blank", "title": title, "status": self.status.as_u16(), "detail": self.detail});
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        let mut response = (self.status, kind, body.to_string()).into_response();
        if let Some(again) = self.again {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(again));
        }
        response.extensions_mut().insert(self);
        response
    }
}
