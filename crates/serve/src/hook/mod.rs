//! Whom to tell what is new? One address, by POST of JSON that is signed, tried again with longer and longer waits.
//!
//! The body is signed with HMAC-SHA256 of a secret that both sides know: `X-Kimngach-Signature: sha256=HEX`. A delivery has the same
//! `X-Kimngach-Delivery` each time it is tried, so that who is told twice can tell.

mod news;
mod queue;

use crate::edition::Edition;
use news::Known;
use queue::Queue;
use std::sync::{Arc, Mutex, PoisonError};

/// Tells one address what is new.
#[derive(Debug)]
pub(crate) struct Hook {
    known: Mutex<Option<Known>>,
    queue: Arc<Queue>,
}

impl Hook {
    /// For an address and a secret; a thread of its own sends, until the process ends.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub(crate) fn start(url: &str, secret: &str) -> std::io::Result<Hook> {
        let queue = Arc::new(Queue::default());
        let (sender, url, secret) = (queue.clone(), url.to_owned(), secret.to_owned());
        std::thread::Builder::new().name("webhook".to_owned()).spawn(move || sender.send(&url, secret.as_bytes()))?;
        Ok(Hook { known: Mutex::default(), queue })
    }

    /// Sees an edition: what was not in the whole edition before is told. The first is where it begins.
    pub(crate) fn see(&self, edition: &Edition) {
        if !edition.complete {
            return;
        }
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Known::of(edition);
        if let Some(before) = known.as_ref() {
            let news = now.since(before, edition);
            if !news.is_empty() {
                self.queue.put(news);
            }
        }
        *known = Some(now);
    }
}
