//! The flags, each defined once.

mod books;
#[cfg(feature = "report")]
mod chart;
mod check;
#[cfg(feature = "report")]
mod export;
#[cfg(feature = "gate")]
mod gate;
mod ledger;
#[cfg(feature = "report")]
mod publish;
#[cfg(feature = "report")]
mod report;
mod series;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "gate")]
mod traffic;
#[cfg(feature = "watch")]
mod watch;

pub(crate) use books::{Books, Common};
#[cfg(feature = "report")]
pub(crate) use chart::{ChartCommand, DrawLeague, DrawPlan, DrawSeries, Paint};
pub(crate) use check::{CheckArgs, Told};
#[cfg(feature = "report")]
pub(crate) use export::ExportArgs;
#[cfg(feature = "gate")]
pub(crate) use gate::{By, GateArgs, GateCommand, GatePlanArgs, SimulateArgs};
pub(crate) use ledger::{AddArgs, BackupArgs, ForgetArgs, HoldArgs, LedgerAt, RestoreArgs};
#[cfg(feature = "report")]
pub(crate) use publish::PublishCommand;
#[cfg(feature = "report")]
pub(crate) use report::{CompareArgs, LeagueArgs, MonthsArgs, Page, Per, PlanArgs, ReportArgs, SearchArgs};
pub(crate) use series::{ExplainArgs, SeriesArgs, Words};
#[cfg(feature = "serve")]
pub(crate) use serve::{ServeArgs, UserCommand};
#[cfg(feature = "gate")]
pub(crate) use traffic::{ForecastArgs, HistoryArgs, ImportArgs, ShowArgs, StatusArgs};
#[cfg(feature = "watch")]
pub(crate) use watch::WatchArgs;

use clap::{ColorChoice, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use kimngach_reader::Lang;
use std::path::PathBuf;

const EXITS: &str = "\
Exit codes:
  0  everything was read
  1  some documents could not be read; each is named on the standard error, the others were read
  2  wrong usage, or the output cannot be written";

const EXAMPLES: &str = "\
Examples:
  kimngach read article.txt                     a table of its figures
  kimngach read --explain article.txt           how each key of each figure is known
  kimngach read reports/ --html figures.html    a page to look at or print
  kimngach read 'news/*.html' --format csv > figures.csv
  kimngach read articles.jsonl --out figures/   articles.jsonl: {\"id\", \"text\", \"published\"} a line
  curl -s URL | kimngach read - --published 2025-10-03";

const SCORE: &str = "\
Examples:
  kimngach read corpus/own --out /tmp/own
  kimngach score corpus/own /tmp/own
  kimngach score corpus/own /tmp/own --confusion | head -30";

/// Reads Vietnamese and English documents on trade into figures that keep the place they were read from.
#[derive(Parser)]
#[command(name = "kimngach", version, after_help = EXITS, max_term_width = 100)]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Read documents into figures.
    #[command(after_help = format!("{EXAMPLES}\n\n{EXITS}"))]
    Read(ReadArgs),
    /// Read documents, and find the figures that cannot all be true.
    #[command(after_help = format!("{}\n\n{}", check::EXAMPLES, check::EXITS))]
    Check(CheckArgs),
    /// Print a series with its bounds, each point with the claims it rests on.
    #[command(after_help = series::EXAMPLES)]
    Series(SeriesArgs),
    /// Show why a bound of a series is what it is.
    #[command(after_help = series::EXPLAIN_EXAMPLES)]
    Explain(ExplainArgs),
    /// Tables, bulletins, pictures and files.
    #[cfg(feature = "report")]
    #[command(flatten)]
    Publish(PublishCommand),
    /// Keep documents and their figures in a ledger.
    #[command(after_help = format!("{}\n\n{}", ledger::ADD, ledger::ADD_EXITS))]
    Add(AddArgs),
    /// Show what a ledger holds.
    #[command(after_help = ledger::LEDGER)]
    Ledger(HoldArgs),
    /// Take a document out of a ledger.
    #[command(after_help = ledger::FORGET)]
    Forget(ForgetArgs),
    /// Copy a ledger into another file, while others write to it.
    #[command(after_help = ledger::BACKUP)]
    Backup(BackupArgs),
    /// Put a copy in the place of a ledger.
    #[command(after_help = ledger::RESTORE)]
    Restore(RestoreArgs),
    /// Follow feeds, sitemaps and lists of pages, and add what is new to a ledger.
    #[cfg(feature = "watch")]
    #[command(after_help = watch::EXAMPLES)]
    Watch(WatchArgs),
    #[cfg(feature = "gate")]
    /// Traffic at border gates: what was counted, how queues form, and what to do about them.
    Gate(GateArgs),
    /// Serve a ledger: pages for people, an API for programs.
    #[cfg(feature = "serve")]
    #[command(after_help = serve::EXAMPLES)]
    Serve(ServeArgs),
    /// Make a user for the file that kimngach serve --users takes.
    #[cfg(feature = "serve")]
    #[command(subcommand, after_help = serve::USER)]
    User(UserCommand),
    /// Compare figures with gold.
    #[command(after_help = SCORE)]
    Score(ScoreArgs),
}

/// What to read, and how to show it.
#[derive(clap::Args, Clone)]
pub struct ReadArgs {
    /// Files (.txt, .html, .jsonl), folders, patterns such as 'news/*.txt', or - for the standard input.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How to write the figures: table, jsonl or csv [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// Show how each key of each figure is known, with the text it was read from.
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
    /// Write NAME.figures.jsonl for each document into this folder, and nothing to the standard output.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Write one page that shows the documents with their figures.
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// The language of all documents, vi or en [default: told from each text].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// The day of publication of documents that do not tell theirs (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// The language of tables, explanations and pages, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
    /// How many documents to read at the same time [default: one for each core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Refuse a file or line larger than this, in bytes or with K or M [default: 1M, for HTML 4M].
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_size: Option<usize>,
    /// Colour in tables and explanations: auto, always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: ColorChoice,
    /// No progress bar.
    #[arg(long)]
    pub no_progress: bool,
}

/// What to compare, and what to tell.
#[derive(clap::Args, Clone)]
pub struct ScoreArgs {
    /// The folder of the gold NAME.figures.jsonl files.
    pub gold: PathBuf,
    /// The folder of the predicted ones, as written by kimngach read --out.
    pub pred: PathBuf,
    /// Also print each figure that differs.
    #[arg(long)]
    pub verbose: bool,
    /// Print precision, recall and F1 as JSON.
    #[arg(long)]
    pub json: bool,
    /// Print which value was read for which, most frequent first.
    #[arg(long, conflicts_with = "json")]
    pub confusion: bool,
}

/// How figures are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// A table for each document.
    Table,
    /// One JSON object a line.
    Jsonl,
    /// One row a figure.
    Csv,
}

/// A language on the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Vi => Lang::Vi,
            Language::En => Lang::En,
        }
    }
}

pub(super) fn size(told: &str) -> Result<usize, String> {
    let (digits, unit) = match told.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1 << 10),
        None => told.strip_suffix(['m', 'M']).map_or((told, 1), |digits| (digits, 1 << 20)),
    };
    let size = digits.parse().ok().and_then(|n: usize| n.checked_mul(unit)).filter(|&n| n > 0);
    size.ok_or_else(|| "give a number of bytes such as 500000, 800K or 8M".to_owned())
}
