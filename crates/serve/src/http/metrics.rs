//! What the server counts of itself, as Prometheus reads it.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

/// The greatest times, in milliseconds, of the classes of the histogram.
const CLASSES: [u64; 9] = [1, 2, 5, 10, 20, 50, 100, 500, 2000];

/// Counts since the start.
#[derive(Debug, Default)]
pub(crate) struct Metrics {
    by_status: [AtomicU64; 5],
    classes: [AtomicU64; CLASSES.len() + 1],
    micros: AtomicU64,
    ready: AtomicU64,
}

impl Metrics {
    /// Counts an answer.
    pub(crate) fn count(&self, status: u16, took: Duration) {
        self.by_status[usize::from(status / 100).clamp(1, 5) - 1].fetch_add(1, Relaxed);
        let class = CLASSES.iter().position(|most| took <= Duration::from_millis(*most)).unwrap_or(CLASSES.len());
        self.classes[class].fetch_add(1, Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Relaxed);
    }

    /// Counts an answer that was ready.
    pub(crate) fn ready(&self) {
        self.ready.fetch_add(1, Relaxed);
    }

    /// The counts, with those of the edition.
    pub(crate) fn text(&self, held: &[(&str, &str, u64)]) -> String {
        let mut out = String::new();
        let head = |name: &str, kind: &str, about: &str, out: &mut String| {
            let _ = writeln!(out, "# HELP {name} {about}\n# TYPE {name} {kind}");
        };
        head("kimngach_requests_total", "counter", "Answers by class of status.", &mut out);
        for (class, count) in self.by_status.iter().enumerate() {
            let _ = writeln!(out, "kimngach_requests_total{{status=\"{}xx\"}} {}", class + 1, count.load(Relaxed));
        }
        head("kimngach_cache_hits_total", "counter", "Answers that were ready.", &mut out);
        let _ = writeln!(out, "kimngach_cache_hits_total {}", self.ready.load(Relaxed));
        head("kimngach_request_seconds", "histogram", "Time until an answer was made.", &mut out);
        let mut sum = 0;
        for (class, count) in self.classes.iter().enumerate() {
            sum += count.load(Relaxed);
            let most = CLASSES.get(class).map_or("+Inf".to_owned(), |most| (*most as f64 / 1000.0).to_string());
            let _ = writeln!(out, "kimngach_request_seconds_bucket{{le=\"{most}\"}} {sum}");
        }
        let _ = writeln!(out, "kimngach_request_seconds_sum {}", self.micros.load(Relaxed) as f64 / 1e6);
        let _ = writeln!(out, "kimngach_request_seconds_count {sum}");
        for (name, about, value) in held {
            head(name, "gauge", about, &mut out);
            let _ = writeln!(out, "{name} {value}");
        }
        out
    }
}
