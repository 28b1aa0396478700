//! The flags of `kimngach check`.

use super::{Common, ReadArgs};
use clap::ValueEnum;
use std::path::PathBuf;

pub(super) const EXITS: &str = "\
Exit codes:
  0  nothing is proven to be wrong (there may be suspicions)
  1  some documents could not be read; each is named on the standard error, the others were checked
  2  wrong usage, or the output cannot be written
  3  some figures are proven not to be true together";

pub(super) const EXAMPLES: &str = "\
Examples:
  kimngach check examples                       figures and findings
  kimngach check article.txt --quiet            findings alone
  kimngach check reports/ --format jsonl > findings.jsonl
  kimngach check --figures corpus/own           figures read before, or from elsewhere
  kimngach check --ledger kimngach.db           what kimngach add has kept
  kimngach check draft.txt --against kimngach.db
                                                a draft, against all that is known of its series";

/// What to check, and how to show it.
#[derive(clap::Args, Clone)]
pub struct CheckArgs {
    /// Files (.txt, .html, .jsonl), folders, patterns such as 'news/*.txt', or - for the standard input.
    #[arg(required_unless_present_any = ["figures", "ledger"], value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Check figures read before instead: NAME.figures.jsonl files, folders of them, or tables in CSV.
    #[arg(long, value_name = "FILE", conflicts_with = "paths", num_args = 1..)]
    pub figures: Vec<PathBuf>,
    /// Check what a ledger holds instead: the latest vintage of each source.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["paths", "figures"])]
    pub ledger: Option<String>,
    /// Check against what a ledger holds of the same series, too, without adding to it.
    #[arg(long, value_name = "FILE", conflicts_with = "ledger")]
    pub against: Option<String>,
    /// Name amounts, too, that are far from what their series usually makes of a year before: they contradict nothing.
    #[arg(long)]
    pub unusual: bool,
    /// How to write the findings: table (figures and findings) or jsonl (one finding a line)
    /// [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Told>,
    /// Write the findings alone, not the figures they are about.
    #[arg(long)]
    pub quiet: bool,
    /// A folder of knowledge of your own: identities.toml, areas.csv (part,whole,from,to), mergers.csv (date,into,parts).
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Told {
    /// Figures in tables, then what does not agree.
    Table,
    /// One finding a line, as JSON.
    Jsonl,
}

impl CheckArgs {
    /// How the documents are read.
    pub fn reading(&self) -> ReadArgs {
        self.common.reading(&self.paths)
    }
}
