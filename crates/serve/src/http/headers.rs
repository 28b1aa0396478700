//! Headers that all answers carry.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// Scripts, styles, fonts and pictures of this server alone; nothing inline.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

/// Sets the headers of an answer; what may be embedded may stand in pages of others.
pub(super) fn set(headers: &mut HeaderMap, embedded: bool) {
    let policy = format!("{POLICY}{}", if embedded { "*" } else { "'none'" });
    let own =
        |text: &str| HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static("default-src 'none'"));
    headers.insert(header::CONTENT_SECURITY_POLICY, own(&policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    let opener = HeaderName::from_static("cross-origin-opener-policy");
    headers.insert(opener, HeaderValue::from_static("same-origin"));
    let permissions = HeaderName::from_static("permissions-policy");
    headers.insert(permissions, HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
}
