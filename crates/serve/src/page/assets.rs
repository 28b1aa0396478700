//! Style, script, icon and fonts, out of the program.

use crate::http::Fault;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kimngach_report::chart::font_files;
use std::sync::LazyLock;

const STYLE: &str = include_str!("../../assets/style.css");
const SCRIPT: &str = include_str!("../../assets/page.js");
const ICON: &str = include_str!("../../assets/icon.svg");

/// The first digits of the hash of all of them: an address with it means these for ever.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for text in [STYLE, SCRIPT, ICON] {
        hasher.update(text.as_bytes());
    }
    hasher.finalize().to_hex()[..10].to_owned()
});

/// The address of a file.
pub(super) fn at(name: &str) -> String {
    format!("/assets/{name}?v={}", *VERSION)
}

/// `GET /assets/NAME`.
pub(super) async fn file(Path(name): Path<String>) -> Result<Response, Fault> {
    let [(_, regular), (_, bold)] = font_files();
    let (kind, bytes): (&str, &'static [u8]) = match name.as_str() {
        "style.css" => ("text/css; charset=utf-8", STYLE.as_bytes()),
        "page.js" => ("text/javascript; charset=utf-8", SCRIPT.as_bytes()),
        "icon.svg" => ("image/svg+xml", ICON.as_bytes()),
        "regular.woff2" => ("font/woff2", regular),
        "bold.woff2" => ("font/woff2", bold),
        _ => return Err(Fault::missing("file")),
    };
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    let mut response = (headers, bytes).into_response();
    response.extensions_mut().insert(crate::http::Keep);
    Ok(response)
}
