//! Sessions: who signed in, until they sign out or time passes. They end with the server.

use super::{Role, UsersError, token};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use subtle::ConstantTimeEq;

/// So long a session lasts.
const LASTS: Duration = Duration::from_secs(12 * 3600);
/// So many sessions there are at most; the oldest end first.
const MOST: usize = 1000;

/// Somebody who told who they are.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signed {
    /// The name.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What a form of theirs must carry; nothing for programs with a token, which no browser is made to send.
    pub form: Option<String>,
}

impl Signed {
    /// Whether a form is one of this session's own.
    #[must_use]
    pub fn sent(&self, form: &str) -> bool {
        self.form.as_ref().is_none_or(|own| own.as_bytes().ct_eq(form.as_bytes()).into())
    }
}

/// The sessions, by the hash of what their cookie says.
#[derive(Debug, Default)]
pub(crate) struct Sessions(Mutex<HashMap<[u8; 32], (Signed, Instant)>>);

impl Sessions {
    /// Begins a session; gives what the cookie says.
    pub(crate) fn begin(&self, name: String, role: Role, now: Instant) -> Result<String, UsersError> {
        let (cookie, form) = (token()?, token()?);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, (_, began)| now - *began < LASTS);
        if all.len() >= MOST
            && let Some(oldest) = all.iter().min_by_key(|(_, (_, began))| *began).map(|(key, _)| *key)
        {
            all.remove(&oldest);
        }
        all.insert(*blake3::hash(cookie.as_bytes()).as_bytes(), (Signed { name, role, form: Some(form) }, now));
        Ok(cookie)
    }

    /// Whose a cookie is.
    pub(crate) fn find(&self, cookie: &str, now: Instant) -> Option<Signed> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (signed, began) = all.get(blake3::hash(cookie.as_bytes()).as_bytes())?;
        (now - *began < LASTS).then(|| signed.clone())
    }

    /// Ends a session.
    pub(crate) fn end(&self, cookie: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(blake3::hash(cookie.as_bytes()).as_bytes());
    }
}
