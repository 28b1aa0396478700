//! The flags of `kimngach watch`.

use super::{Language, LedgerAt, Told, size};
use clap::ColorChoice;
use kimngach_watch::Every;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
The file names whom to follow:

  contact = \"statistics@example.org\"            told to the sites
  [[source]]
  feed = \"https://example.gov.vn/rss/tin.rss\"   or sitemap, or index (a page with links), or pages (a list)
  only = [\"xuat-khau\", \"cua-khau\"]              addresses that hold one of these
  every = \"6h\"                                  also: name, hosts, most

A site is asked one thing at a time, with a pause between, and only what its robots.txt allows. What was fetched is asked for again only if its list says that it was changed. Pages without figures are passed over. Ctrl-C ends it behind the page it is at.

Examples:
  kimngach watch sources.toml                   into kimngach.db, every 30 minutes
  kimngach watch sources.toml --once            one round, as for a timer of the system
  kimngach watch sources.toml --ledger postgres://an@localhost/trade --every 2h --format jsonl >> watch.log

Exit codes:
  0  everything was looked at, or it was asked to end
  1  with --once: some sources or pages could not be had; each is named, the others were added
  2  wrong usage, or the ledger cannot be written; what was added before stays";

/// Whom to follow, and how.
#[derive(clap::Args, Clone)]
pub struct WatchArgs {
    /// The file that names whom to follow.
    #[arg(value_name = "SOURCES.toml")]
    pub sources: PathBuf,
    #[command(flatten)]
    pub at: LedgerAt,
    /// Look once, and end.
    #[arg(long)]
    pub once: bool,
    /// How often to look, where the file does not tell: 90s, 30m, 6h or 1d.
    #[arg(long, value_name = "TIME", default_value = "30m")]
    pub every: Every,
    /// How many seconds to leave between two requests to one site, if its robots.txt asks for no more.
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, value_parser = pause)]
    pub delay: f64,
    /// Where to keep what was fetched when [default: the name of the ledger with .watch.json, else kimngach.watch.json].
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// Pass over what is larger, in bytes or with K or M.
    #[arg(long, value_name = "SIZE", value_parser = size, default_value = "4M")]
    pub max_size: usize,
    /// The language of all documents, vi or en [default: told from each text].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// How to tell what is done: table (a line for each page) or jsonl [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Told>,
    /// The language of what is told, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
    /// Colour: auto, always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: ColorChoice,
}

fn pause(told: &str) -> Result<f64, String> {
    let seconds = told.parse().ok().filter(|seconds| (0.0..=3600.0).contains(seconds));
    seconds.ok_or_else(|| "give a number of seconds from 0 to 3600".to_owned())
}
