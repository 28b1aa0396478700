//! Who asks, and in which language? And what is done around every request.

use super::cache::{Keep, Kept};
use super::{Fault, headers};
use crate::app::App;
use crate::page;
use crate::sdmx::Own;
use crate::user::Signed;
use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kimngach_reader::Lang;
use std::io::Write as _;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Instant;

/// Who asks.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The language of the pages.
    pub lang: Lang,
    /// The address.
    pub ip: IpAddr,
    /// Who it is, where that was told.
    pub signed: Option<Signed>,
    /// The path and the query, for links to the same page.
    pub at: String,
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Visitor, Fault> {
        let visitor = Extension::<Visitor>::from_request_parts(parts, state).await;
        visitor.map(|Extension(visitor)| visitor).map_err(|_| Fault::unavailable())
    }
}

/// The largest answer that is kept ready.
const LARGEST: usize = 8 << 20;

/// What is done around every request: who asks, what is ready, faults as pages, headers, counts, a line of the log.
pub(crate) async fn visit(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let began = Instant::now();
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let asked = request.headers().clone();
    let ip = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
    let ip = ip.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let (chosen, lang) = language(&asked, uri.query().unwrap_or_default());
    let signed = app.signed(&asked);
    let at = uri.path_and_query().map(|at| at.as_str().to_owned()).unwrap_or_default();
    let visitor = Visitor { lang, ip, signed, at };
    request.extensions_mut().insert(visitor.clone());
    let fetches = matches!(method, Method::GET | Method::HEAD);
    let key = (fetches && visitor.signed.is_none()).then(|| key(&visitor, &asked));
    let edition = app.edition().number;
    let ready = key.as_ref().and_then(|key| app.cache().find(edition, key));
    let mut response = if let Some(ready) = ready {
        app.metrics().ready();
        ready.answer(&asked, method == Method::HEAD)
    } else {
        if method == Method::HEAD {
            *request.method_mut() = Method::GET;
        }
        let response = match fetches || uri.path().starts_with("/api/") || is_own(&asked) {
            true => next.run(request).await,
            false => {
                Fault::new(StatusCode::FORBIDDEN, "sent by a page of another site; open the page here").into_response()
            }
        };
        let response = shown(response, &app, &visitor, &asked);
        match key.filter(|_| response.extensions().get::<Keep>().is_some() && response.status() == StatusCode::OK) {
            Some(key) => keep(response, &app, edition, key, &asked, method == Method::HEAD).await,
            None => response,
        }
    };
    if let Some(lang) = chosen
        && let Ok(cookie) =
            HeaderValue::from_str(&format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.code()))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    headers::set(response.headers_mut(), uri.path().starts_with("/embed/"));
    let took = began.elapsed();
    app.metrics().count(response.status().as_u16(), took);
    if app.config().log {
        log(&method, uri.path(), &response, took.as_micros(), &visitor);
    }
    response
}

/// Whether a form was sent by a page of this server, as far as the browser tells.
fn is_own(asked: &HeaderMap) -> bool {
    let told = |name: &str| asked.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = told("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let host = told("host").unwrap_or_default();
    told("origin").is_none_or(|origin| origin.split_once("://").is_some_and(|(_, own)| own == host))
}

/// What tells one answer from another, where nobody is signed in.
fn key(visitor: &Visitor, asked: &HeaderMap) -> String {
    let told = |name: header::HeaderName| asked.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let codings = told(header::ACCEPT_ENCODING);
    let coding = ["zstd", "gzip"].into_iter().find(|coding| codings.contains(coding)).unwrap_or_default();
    let kind = if told(header::ACCEPT).contains("text/html") { "h" } else { "" };
    format!("{} {coding} {kind} {}", visitor.lang.code(), visitor.at)
}

async fn keep(response: Response, app: &App, edition: u64, key: String, asked: &HeaderMap, head: bool) -> Response {
    let (parts, body) = response.into_parts();
    match to_bytes(body, LARGEST).await {
        Ok(bytes) => {
            let kept = Kept::of(parts.headers, bytes);
            app.cache().put(edition, key, kept.clone());
            kept.answer(asked, head)
        }
        Err(_) => Fault::new(StatusCode::INSUFFICIENT_STORAGE, "the answer is too large; ask for less").into_response(),
    }
}

/// A fault as a page, for who reads pages.
fn shown(mut response: Response, app: &App, visitor: &Visitor, asked: &HeaderMap) -> Response {
    let status = response.status();
    let reads =
        asked.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|a| a.contains("text/html"));
    let is_fault = status.is_client_error() || status.is_server_error();
    if !is_fault || response.extensions().get::<Own>().is_some() {
        return response;
    }
    let told = response.extensions_mut().remove::<Fault>();
    let fault = told.unwrap_or_else(|| match status {
        StatusCode::NOT_FOUND => Fault::missing("page"),
        StatusCode::METHOD_NOT_ALLOWED => Fault::new(status, "this address does not take such a request"),
        StatusCode::PAYLOAD_TOO_LARGE => Fault::new(status, "too large; send less at a time"),
        _ => Fault::new(status, "the request is not understood"),
    });
    if reads && !visitor.at.starts_with("/api/v1") {
        let mut page = page::fault(app, visitor, &fault);
        if let Some(again) = response.headers().get(header::RETRY_AFTER) {
            page.headers_mut().insert(header::RETRY_AFTER, again.clone());
        }
        return page;
    }
    let mut problem = fault.into_response();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        problem.headers_mut().insert(header::ALLOW, allow.clone());
    }
    problem
}

/// The language that was chosen now, and the language of the answer.
fn language(asked: &HeaderMap, query: &str) -> (Option<Lang>, Lang) {
    let chosen = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::from_code);
    let cookie = || cookie(asked, "lang").and_then(Lang::from_code);
    let accepts = || {
        let list = asked.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        list.split(',').find_map(|tag| Lang::from_code(tag.trim().get(..2)?))
    };
    (chosen, chosen.or_else(cookie).or_else(accepts).unwrap_or(Lang::Vi))
}

/// The value of a cookie.
pub(crate) fn cookie<'a>(asked: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lists = asked.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lists.flat_map(|list| list.split(';')).find_map(|pair| {
        let (own, value) = pair.trim().split_once('=')?;
        (own == name).then_some(value)
    })
}

fn log(method: &Method, path: &str, response: &Response<Body>, micros: u128, visitor: &Visitor) {
    let line = serde_json::json!({
        "at": jiff::Timestamp::now().to_string(),
        "method": method.as_str(),
        "path": path,
        "status": response.status().as_u16(),
        "micros": u64::try_from(micros).unwrap_or(u64::MAX),
        "from": visitor.ip.to_string(),
        "user": visitor.signed.as_ref().map(|signed| &signed.name),
    });
    // A log that nobody takes keeps nobody from being served.
    let _ = writeln!(std::io::stderr(), "{line}");
}
