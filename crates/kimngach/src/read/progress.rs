//! How far the reading is, and what went wrong on the way.

use crate::cli::ReadArgs;
use crate::problem::Problem;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write, stderr, stdout};
use std::time::{Duration, Instant};

/// Short runs need no bar.
const AFTER: Duration = Duration::from_millis(400);

/// A bar on the standard error, where that is a terminal that shows nothing else.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    begun: Instant,
    wanted: bool,
    total: Option<u64>,
    bytes: u64,
    figures: usize,
}

impl Progress {
    pub(crate) fn new(options: &ReadArgs) -> Progress {
        Progress::beside(options, options.html.is_some() || options.out.is_some() || !stdout().is_terminal())
    }

    /// A bar that is shown where nothing else is written to the terminal meanwhile.
    pub(crate) fn beside(options: &ReadArgs, shown: bool) -> Progress {
        let size = |path: &std::path::PathBuf| {
            std::fs::metadata(path).ok().filter(|meta| meta.is_file()).map(|meta| meta.len())
        };
        Progress {
            bar: None,
            begun: Instant::now(),
            wanted: !options.no_progress && stderr().is_terminal() && shown,
            total: options.paths.iter().map(size).sum(),
            bytes: 0,
            figures: 0,
        }
    }

    /// Counts what was read.
    pub(crate) fn add(&mut self, figures: usize, bytes: usize) {
        self.bytes += bytes as u64;
        self.figures += figures;
        if !self.wanted || (self.bar.is_none() && self.begun.elapsed() < AFTER) {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| begin(self.total));
        bar.set_position(self.bytes);
        bar.set_message(format!("{} figures", self.figures));
    }

    /// Does something with the bar out of the way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) if stdout().is_terminal() => bar.suspend(write),
            _ => write(),
        }
    }

    /// Tells a problem on a line of its own.
    pub(crate) fn tell(&self, problem: &Problem) {
        let tell = || {
            let _ = writeln!(stderr(), "kimngach: {problem}");
        };
        self.bar.as_ref().map_or_else(tell, |bar| bar.suspend(tell));
    }

    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn begin(total: Option<u64>) -> ProgressBar {
    let template = match total {
        Some(_) => "{wide_bar:.cyan/dim} {percent:>3} %  {binary_bytes_per_sec}  {msg}",
        None => "{spinner} {binary_bytes}  {binary_bytes_per_sec}  {msg}",
    };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    let bar = ProgressBar::with_draw_target(total, ProgressDrawTarget::stderr());
    bar.set_style(style.progress_chars("━━─"));
    bar
}
