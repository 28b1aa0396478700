//! Is the server there, can it answer, and what did it do?

use crate::app::App;
use crate::http::Fault;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

/// `GET /health`: the process answers.
pub(super) async fn health() -> &'static str {
    "ok\n"
}

/// `GET /ready`: the ledger can be read, and its edition is whole.
pub(super) async fn ready(State(app): State<App>) -> Result<&'static str, Fault> {
    app.store().ask(|ledger| ledger.version()).await?;
    match app.edition().complete {
        true => Ok("ready\n"),
        false => Err(Fault {
            again: Some(2),
            ..Fault::new(StatusCode::SERVICE_UNAVAILABLE, "the ledger is still being worked out; ask again")
        }),
    }
}

/// `GET /metrics`: for Prometheus.
pub(super) async fn metrics(State(app): State<App>) -> Response {
    let edition = app.edition();
    let held = [
        ("kimngach_documents", "Documents, the latest of each source.", edition.newest().count() as u64),
        ("kimngach_figures", "Figures of these documents.", edition.figures() as u64),
        ("kimngach_series", "Series.", edition.series.len() as u64),
        ("kimngach_findings", "Findings.", edition.findings.len() as u64),
        ("kimngach_edition", "The number of the edition.", edition.number),
        ("kimngach_edition_complete", "Whether it is whole.", u64::from(edition.complete)),
    ];
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], app.metrics().text(&held)).into_response()
}
