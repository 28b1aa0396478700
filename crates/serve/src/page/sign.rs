//! Signing in and out.

use super::layout::page;
use crate::app::App;
use crate::http::{Fault, Visitor, cookie};
use crate::words::word;
use axum::Form;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;
use std::time::Instant;

/// A try to guess costs as much as this many requests.
const COST: f64 = 10.0;

/// Who wants in.
#[derive(Deserialize)]
pub(super) struct Entered {
    name: String,
    password: String,
}

/// `GET /sign-in`.
pub(super) async fn form(State(app): State<App>, visitor: Visitor) -> Result<Response, Fault> {
    if app.config().users.is_none() {
        return Err(Fault::new(
            StatusCode::NOT_FOUND,
            "this server is read-only; start it with --users to let people write",
        ));
    }
    Ok(shown(&app, &visitor, false))
}

fn shown(app: &App, visitor: &Visitor, wrong: bool) -> Response {
    let lang = visitor.lang;
    let body = html! {
        h1 { (word("sign in", lang)) }
        @if wrong { p.wait role="alert" { (word("wrong password", lang)) } }
        form.write method="post" action="/sign-in" {
            label for="name" { (word("user name", lang)) }
            input #name name="name" autocomplete="username" required maxlength="200";
            label for="password" { (word("password", lang)) }
            input #password type="password" name="password" autocomplete="current-password" required maxlength="200";
            button type="submit" { (word("sign in", lang)) }
        }
    };
    page(app, visitor, word("sign in", lang), &body)
}

/// `POST /sign-in`.
pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    Form(entered): Form<Entered>,
) -> Result<Response, Fault> {
    app.limit(&visitor, COST)?;
    let users = app.config().users.clone().ok_or_else(|| Fault::missing("page"))?;
    // Hashing takes long, and as long for names that nobody has.
    let known = tokio::task::spawn_blocking(move || users.by_password(&entered.name, &entered.password)).await;
    let Some((name, role)) = known.map_err(|_| Fault::unavailable())? else {
        let mut response = shown(&app, &visitor, true);
        *response.status_mut() = StatusCode::UNAUTHORIZED;
        return Ok(response);
    };
    let session = app.sessions().begin(name, role, Instant::now()).map_err(|_| Fault::unavailable())?;
    let mut response = Redirect::to("/").into_response();
    response.headers_mut().append(header::SET_COOKIE, told(&app, &session, 12 * 3600));
    Ok(response)
}

/// `POST /sign-out`.
pub(super) async fn leave(State(app): State<App>, asked: HeaderMap) -> Response {
    if let Some(session) = cookie(&asked, "session") {
        app.sessions().end(session);
    }
    let mut response = Redirect::to("/").into_response();
    response.headers_mut().append(header::SET_COOKIE, told(&app, "", 0));
    response
}

fn told(app: &App, session: &str, seconds: u32) -> HeaderValue {
    let secure = if app.config().is_public() { "; Secure" } else { "" };
    let cookie = format!("session={session}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&cookie).unwrap_or_else(|_| HeaderValue::from_static("session=; Path=/; Max-Age=0"))
}
