//! Whether the program is asked to end.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

static ASKED: AtomicBool = AtomicBool::new(false);
/// How soon it is heard.
const SLICE: Duration = Duration::from_millis(50);

/// Listens to Ctrl-C and to the system, even where they were told to be ignored; the second time ends at once, which loses nothing: the ledger keeps whole documents.
pub(super) fn listen() -> Result<(), ctrlc::Error> {
    ctrlc::set_handler(|| {
        if ASKED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
}

pub(super) fn asked() -> bool {
    ASKED.load(Ordering::Relaxed)
}

/// Waits; false if the program is to end.
pub(super) fn sleep(wait: Duration) -> bool {
    let end = Instant::now() + wait;
    loop {
        if asked() {
            return false;
        }
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return true;
        }
        std::thread::sleep(left.min(SLICE));
    }
}
