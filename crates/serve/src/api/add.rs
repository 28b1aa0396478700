//! A document in, for those who may write.

use super::read::Sent;
use crate::app::App;
use crate::http::{Fault, Visitor};
use crate::page::keeps;
use crate::user::Role;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A document to be kept.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = NewDocument)]
#[serde(deny_unknown_fields)]
pub(super) struct New {
    /// The text, or a page of HTML.
    text: String,
    /// What it is called; without a url, by this its later states are known.
    name: String,
    /// Its title.
    title: Option<String>,
    /// Its address on the web.
    url: Option<String>,
    /// The day of publication, YYYY-MM-DD.
    published: Option<String>,
}

/// What became of it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DocumentAdded)]
pub(super) struct Kept {
    /// What it is called in the list of documents, in which it stands within seconds.
    id: String,
    /// Whether it was not there before.
    new: bool,
    figures: usize,
}

/// Adds a document, all of it or nothing: once this is answered it is kept for good, and sent again it changes nothing. For
/// editors, with `Authorization: Bearer TOKEN`.
#[utoipa::path(post, path = "/api/v1/documents", tag = "documents", request_body = New,
    responses((status = 201, body = Kept, description = "It is in the ledger"), (status = 200, body = Kept, description = "It was there"),
        (status = 401, description = "No token of a user", content_type = "application/problem+json"),
        (status = 403, description = "The user is no editor", content_type = "application/problem+json"),
        (status = 409, description = "It was forgotten before", content_type = "application/problem+json"),
        (status = 422, description = "No text", content_type = "application/problem+json")))]
pub(super) async fn post(
    State(app): State<App>,
    visitor: Visitor,
    body: Result<Json<New>, axum::extract::rejection::JsonRejection>,
) -> Result<(StatusCode, Json<Kept>), Fault> {
    let signed = app.needs(&visitor, Role::Editor)?;
    // A browser sends its cookie wherever it is led; a token it does not.
    if signed.form.is_some() {
        return Err(Fault::new(
            StatusCode::FORBIDDEN,
            "send the token of an editor; kimngach user add --token makes one",
        ));
    }
    app.limit(&visitor, 1.0)?;
    let Json(sent) = body.map_err(|fault| Fault::new(fault.status(), fault.body_text()))?;
    let published = sent.published.map(|day| day.parse().map_err(|_| Fault::bad("published is a day: YYYY-MM-DD")));
    let web = |url: &String| url.starts_with("https://") || url.starts_with("http://");
    if sent.url.as_ref().is_some_and(|url| !web(url)) {
        return Err(Fault::bad("url begins with https:// or http://"));
    }
    let sent = Sent {
        bytes: sent.text.into_bytes(),
        name: sent.name.trim().to_owned(),
        url: sent.url,
        published: published.transpose()?,
        title: sent.title,
    };
    let put = keeps(&app, signed, sent).await?;
    let status = if put.new { StatusCode::CREATED } else { StatusCode::OK };
    Ok((status, Json(Kept { id: put.id, new: put.new, figures: put.figures })))
}
