//! The flags of `kimngach add`, `kimngach ledger` and `kimngach forget`.

use super::{Common, Language, ReadArgs, Told};
use clap::ColorChoice;
use jiff::civil::Date;
use std::path::PathBuf;

pub(super) const ADD_EXITS: &str = "\
Exit codes:
  0  everything is in the ledger
  1  some documents could not be read or added; each is named on the standard error, the others were added
  2  wrong usage, or the ledger cannot be written; what was added before stays
  3  with --check: everything that could be read is in the ledger, and some figures are proven not to be true together";

pub(super) const ADD: &str = "\
A document is known by its url or, without one, by its name. The same text again changes nothing; another text, or another day of publication, is a new vintage, which is checked in place of the older one.

Examples:
  kimngach add reports/                         into kimngach.db, which is made if it is not there
  kimngach add articles.jsonl --ledger trade.db
  kimngach add article.txt --check              and tell what in it does not agree with what is known
  kimngach add --figures customs.csv            the keys of the guide are its columns
  kimngach add news/ --ledger postgres://an@localhost/trade";

pub(super) const LEDGER: &str = "\
Examples:
  kimngach ledger                               the documents of kimngach.db
  kimngach ledger --ledger trade.db --format jsonl | jq .areas
  kimngach ledger --verify                      look for damage, too

Exit codes:
  0  the ledger is whole
  2  there is none, it cannot be read, or it is damaged";

pub(super) const FORGET: &str = "\
The text and the figures of a document go; that it was there, and when it was forgotten, stays. It is not added again but with kimngach add --again.

Examples:
  kimngach forget hoa-binh-2020                 by its name: all vintages
  kimngach forget https://example.org/a.html    by its url
  kimngach forget 4f1c2ab9                      by the first digits of its hash: this vintage alone

Exit codes:
  0  it was forgotten
  2  no document is called so, or several are; or the ledger cannot be written";

pub(super) const BACKUP: &str = "\
Others may read and write meanwhile: the copy is what the ledger held when it began. It is checked, and gets its name only then, so that there is no half copy under it. A ledger in PostgreSQL is copied by pg_dump.

Examples:
  kimngach backup kimngach-monday.db            a copy of kimngach.db
  kimngach backup /srv/copies/trade.db --ledger trade.db --force

Exit codes:
  0  the copy is there, and whole
  2  it could not be made; what was there before is as it was";

pub(super) const RESTORE: &str = "\
The copy is checked from beginning to end before anything is touched, and then takes the place of the ledger at once. A ledger that holds documents is left alone but with --force, and never replaced while another program has it open.

Examples:
  kimngach restore kimngach-monday.db           where kimngach.db is missing or empty
  kimngach restore kimngach-monday.db --force   in its place
  kimngach restore kimngach-monday.db --ledger monday.db && kimngach ledger --ledger monday.db

Exit codes:
  0  the ledger is that of the copy
  2  the copy is damaged or no ledger, or the ledger would be lost; it is as it was";

/// Where the ledger is.
#[derive(clap::Args, Clone)]
pub struct LedgerAt {
    /// The ledger: a file, or a database as postgres://USER@HOST/NAME.
    #[arg(long, value_name = "FILE", default_value = LedgerAt::DEFAULT)]
    pub ledger: String,
    /// How many seconds to wait for another program that writes to it.
    #[arg(long, value_name = "SECONDS", default_value_t = LedgerAt::WAIT)]
    pub wait: u64,
}

impl LedgerAt {
    /// The file of who names none.
    pub const DEFAULT: &str = "kimngach.db";
    /// So long waits who says nothing else.
    pub const WAIT: u64 = 30;
}

/// What to add to which ledger.
#[derive(clap::Args, Clone)]
pub struct AddArgs {
    /// Files (.txt, .html, .jsonl), folders, patterns such as 'news/*.txt', or - for the standard input.
    #[arg(required_unless_present = "figures", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Add figures from elsewhere instead: .jsonl or .csv files, or folders of NAME.figures.jsonl.
    #[arg(long, value_name = "FILE", conflicts_with = "paths", num_args = 1..)]
    pub figures: Vec<PathBuf>,
    #[command(flatten)]
    pub at: LedgerAt,
    /// Check each document against what the ledger holds of its series, and write what does not agree.
    #[arg(long)]
    pub check: bool,
    /// How to write the findings: table or jsonl [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true, requires = "check")]
    pub format: Option<Told>,
    /// A folder of knowledge of your own for it: identities.toml, areas.csv, mergers.csv.
    #[arg(long, value_name = "DIR", requires = "check")]
    pub knowledge: Option<PathBuf>,
    /// Add documents again that were forgotten.
    #[arg(long)]
    pub again: bool,
    /// The day on which the documents were fetched (YYYY-MM-DD) [default: today].
    #[arg(long, value_name = "DATE")]
    pub fetched: Option<Date>,
    /// No progress bar.
    #[arg(long)]
    pub no_progress: bool,
    #[command(flatten)]
    pub common: Common,
}

impl AddArgs {
    /// How the documents are read.
    pub fn reading(&self) -> ReadArgs {
        ReadArgs { no_progress: self.no_progress, ..self.common.reading(&self.paths) }
    }
}

/// What to show of a ledger.
#[derive(clap::Args, Clone)]
pub struct HoldArgs {
    #[command(flatten)]
    pub at: LedgerAt,
    /// How to write it: table or jsonl (one document a line) [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Told>,
    /// Look through the whole ledger for damage first.
    #[arg(long)]
    pub verify: bool,
    /// The language of tables, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
    /// Colour: auto, always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: ColorChoice,
}

/// What to forget.
#[derive(clap::Args, Clone)]
pub struct ForgetArgs {
    /// The name or url of a document, or the first digits of its hash.
    #[arg(required = true, value_name = "DOC")]
    pub documents: Vec<String>,
    #[command(flatten)]
    pub at: LedgerAt,
    /// The language of the summary, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
}

/// Where to copy a ledger.
#[derive(clap::Args, Clone)]
pub struct BackupArgs {
    /// The copy.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub at: LedgerAt,
    /// Replace a file that is there.
    #[arg(long)]
    pub force: bool,
    /// The language of the summary, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
}

/// Which copy to put back.
#[derive(clap::Args, Clone)]
pub struct RestoreArgs {
    /// The copy, as kimngach backup made it.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub at: LedgerAt,
    /// Replace a ledger that holds documents, or is damaged.
    #[arg(long)]
    pub force: bool,
    /// The language of the summary, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
}
