//! Answers that are kept ready, as they went over the wire. All are of one edition; they go with it.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Marks an answer that is the same for all who may only read, as long as the edition lasts.
#[derive(Clone, Copy, Debug)]
pub struct Keep;

/// An answer as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    headers: HeaderMap,
    body: Bytes,
    etag: HeaderValue,
}

/// So many bytes are kept: this much new, and what is asked for again of this much before.
const ROOM: usize = 12 << 20;
/// So many bytes an answer takes beside its body.
const BESIDE: usize = 4096;

#[derive(Debug, Default)]
struct Two {
    edition: u64,
    new: HashMap<String, Kept>,
    old: HashMap<String, Kept>,
    bytes: usize,
}

/// The answers that are kept.
#[derive(Debug, Default)]
pub(crate) struct Cache(Mutex<Two>);

impl Cache {
    /// An answer that was given before, in the same edition.
    pub(crate) fn find(&self, edition: u64, key: &str) -> Option<Kept> {
        let mut two = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if two.edition != edition {
            return None;
        }
        if let Some(kept) = two.new.get(key) {
            return Some(kept.clone());
        }
        let kept = two.old.remove(key)?;
        two.put(key.to_owned(), kept.clone());
        Some(kept)
    }

    /// Keeps an answer.
    pub(crate) fn put(&self, edition: u64, key: String, kept: Kept) {
        let mut two = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A page of an edition before the last is of no use any more.
        if edition < two.edition {
            return;
        }
        if edition > two.edition {
            *two = Two { edition, ..Two::default() };
        }
        two.put(key, kept);
    }
}

impl Two {
    fn put(&mut self, key: String, kept: Kept) {
        self.bytes += kept.body.len() + key.len() + BESIDE;
        self.new.insert(key, kept);
        if self.bytes > ROOM {
            self.old = std::mem::take(&mut self.new);
            self.bytes = 0;
        }
    }
}

impl Kept {
    /// An answer with its tag.
    pub(crate) fn of(mut headers: HeaderMap, body: Bytes) -> Kept {
        let tag = format!("\"{}\"", &blake3::hash(&body).to_hex()[..20]);
        let etag = HeaderValue::from_str(&tag).unwrap_or_else(|_| HeaderValue::from_static("\"-\""));
        headers.insert(header::ETAG, etag.clone());
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Accept-Language, Cookie, Accept"));
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        headers.remove(header::TRANSFER_ENCODING);
        Kept { headers, body, etag }
    }

    /// The answer, or that nothing has changed.
    pub(crate) fn answer(self, asked: &HeaderMap, head: bool) -> Response {
        let known = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let own = self.etag.to_str().unwrap_or_default();
        let mut tags = known.flat_map(|list| list.split(',')).map(|tag| tag.trim().trim_start_matches("W/"));
        let same = tags.any(|tag| tag == own || tag == "*");
        let body = if same || head { Body::empty() } else { Body::from(self.body) };
        let mut response = Response::new(body);
        *response.headers_mut() = self.headers;
        if same {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
                response.headers_mut().remove(name);
            }
        }
        response
    }
}
