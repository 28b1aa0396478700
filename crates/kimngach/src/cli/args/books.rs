//! The flags that tell where claims come from, and how documents are read and answers shown.

use super::{Format, Language, ReadArgs, size};
use clap::ColorChoice;
use jiff::civil::Date;
use std::path::PathBuf;

/// Where the claims come from.
#[derive(clap::Args, Clone)]
#[group(multiple = false, id = "claims")]
pub struct Books {
    /// Read these documents: files, folders or patterns, as `kimngach read` takes them.
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub from: Vec<PathBuf>,
    /// Take figures read before: NAME.figures.jsonl files, or folders of them.
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub figures: Vec<PathBuf>,
    /// Take what a ledger holds: the latest vintage of each source [default: kimngach.db].
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<String>,
}

/// How documents are read, and in which language and colour answers are shown.
#[derive(clap::Args, Clone)]
pub struct Common {
    /// The language of all documents, vi or en [default: told from each text].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// The day of publication of documents that do not tell theirs (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// The language of what is shown, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub ui: Option<Language>,
    /// How many documents to read at the same time [default: one for each core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Refuse a file or line larger than this, in bytes or with K or M [default: 1M, for HTML 4M].
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_size: Option<usize>,
    /// Colour: auto, always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: ColorChoice,
}

impl Common {
    /// How documents are read.
    pub fn reading(&self, paths: &[PathBuf]) -> ReadArgs {
        ReadArgs {
            paths: paths.to_vec(),
            format: Some(Format::Table),
            explain: false,
            out: None,
            html: None,
            lang: self.lang,
            published: self.published,
            ui: self.ui,
            jobs: self.jobs,
            max_size: self.max_size,
            color: self.color,
            no_progress: true,
        }
    }
}
