//! The flags of `kimngach league`, `plan`, `compare`, `search` and `report`.

use super::{Books, Common, Format, Language, size};
use clap::{ColorChoice, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

pub(super) const LEAGUE: &str = "\
Examples:
  kimngach league --flow export --period 2025-02 --from examples
  kimngach league --flow export --period 2025-02 --per year-to-date --top 5 --from examples --lang vi
  kimngach league --flow import --period 2024 --partner CN --ledger kimngach.db --format csv > league.csv
  kimngach league --indicator grdp --period 2025 --unit percent";

pub(super) const PLAN: &str = "\
Examples:
  kimngach plan lang-son 2024 --from examples
  kimngach plan 'Lạng Sơn' 2024 --from examples --lang vi
  kimngach plan hoa-binh 2020 --from examples --format jsonl";

pub(super) const COMPARE: &str = "\
Examples:
  kimngach compare bac-giang bac-ninh --flow export --from examples
  kimngach compare lang-son hoa-binh --from examples --lang vi";

pub(super) const SEARCH: &str = "\
Examples:
  kimngach search lang son --from examples
  kimngach search tờ khai --from examples --lang vi
  kimngach search 86,14 tỷ --ledger kimngach.db --format jsonl";

/// How answers are shown.
#[derive(clap::Args, Clone)]
pub struct Shown {
    /// The language of what is told, vi or en [default: from LANG, else en].
    #[arg(long, alias = "ui", value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// The day of publication of documents that do not tell theirs (YYYY-MM-DD).
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// A folder of knowledge of your own: identities.toml, areas.csv (part,whole,from,to), mergers.csv (date,into,parts).
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
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

impl Shown {
    /// How documents are read, each in the language its text is in.
    pub fn common(&self) -> Common {
        Common {
            lang: None,
            published: self.published,
            ui: self.lang,
            jobs: self.jobs,
            max_size: self.max_size,
            color: self.color,
        }
    }
}

/// Of which claims, and how the answer is written.
#[derive(clap::Args, Clone)]
pub struct Asked {
    #[command(flatten)]
    pub books: Books,
    /// How to write: table, jsonl or csv [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    #[command(flatten)]
    pub shown: Shown,
}

/// What a league counts a period by.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Per {
    /// The period as it is.
    Period,
    /// From New Year to the end of the period.
    YearToDate,
}

/// What is ranked.
#[derive(clap::Args, Clone)]
pub struct LeagueArgs {
    /// The period: 2025-02, 2025-Q1, 2025, 2025-01-01/2025-11-15.
    #[arg(long, value_name = "PERIOD")]
    pub period: String,
    /// The direction: export, import, total or balance.
    #[arg(long, value_name = "CODE")]
    pub flow: Option<String>,
    /// The period itself, or year-to-date: from New Year to its end.
    #[arg(long, value_enum, default_value = "period", hide_default_value = true)]
    pub per: Per,
    /// Only the first so many places.
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
    /// What is counted.
    #[arg(long, value_name = "CODE", default_value = "goods_trade")]
    pub indicator: String,
    /// Which part of the trade: through, declared, local, fdi, domestic [default: told without one].
    #[arg(long, value_name = "CODE")]
    pub coverage: Option<String>,
    /// A counterpart: an ISO code, or EU, ASEAN.
    #[arg(long, value_name = "CODE")]
    pub partner: Vec<String>,
    /// The goods, as they are called in the documents.
    #[arg(long, value_name = "WORDS")]
    pub commodity: Option<String>,
    /// What is counted in [default: the one most areas are told in].
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
    /// The country, or another area whose parts are ranked.
    #[arg(long, value_name = "AREA", default_value = "vietnam")]
    pub of: String,
    #[command(flatten)]
    pub asked: Asked,
}

/// Whose plan, and of which year.
#[derive(clap::Args, Clone)]
pub struct PlanArgs {
    /// The area: an id or a name.
    pub area: String,
    /// The year (2024), or a longer span (2021-01/2025-12).
    pub year: String,
    #[command(flatten)]
    pub asked: Asked,
}

/// Which two areas.
#[derive(clap::Args, Clone)]
pub struct CompareArgs {
    /// The first area: an id or a name.
    pub first: String,
    /// The second.
    pub second: String,
    /// Only this direction: export, import, total or balance.
    #[arg(long, value_name = "CODE")]
    pub flow: Option<String>,
    /// Only what counts this.
    #[arg(long, value_name = "CODE")]
    pub indicator: Option<String>,
    #[command(flatten)]
    pub asked: Asked,
}

/// What to look for.
#[derive(clap::Args, Clone)]
pub struct SearchArgs {
    /// Words, with or without their marks; all of them must be there.
    #[arg(required = true, value_name = "WORDS")]
    pub words: Vec<String>,
    /// Only so many of each kind.
    #[arg(long, value_name = "N", default_value = "10")]
    pub top: usize,
    #[command(flatten)]
    pub asked: Asked,
}

pub(super) const REPORT: &str = "\
Examples:
  kimngach report lang-son --to 2025-11-30 --from examples
  kimngach report 'Lạng Sơn' --to 2024-06-30 --lang vi --format html --out lang-son.html --from examples
  kimngach report vietnam --to 2025-02-28 --lang vi --from examples
  kimngach report vietnam --to 2025-02-28 --lang vi --out viet-nam.docx --from examples
  kimngach report hoa-binh --ledger kimngach.db               up to the last day that is told of

A PDF is printed by Chromium, Chrome or Edge, whichever is found; KIMNGACH_BROWSER names another.";

/// How a bulletin is written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Page {
    /// Markdown, with footnotes.
    Md,
    /// One page that needs nothing else, for a screen and for print.
    Html,
    /// A Word document.
    Docx,
    /// The page printed by a browser: Chromium, Chrome or Edge must be there.
    Pdf,
}

/// Whose bulletin, up to when.
#[derive(clap::Args, Clone)]
pub struct ReportArgs {
    /// The area: an id or a name; vietnam for the country with its leagues of provinces.
    pub area: String,
    /// The last day of the bulletin: 2025-11-30, or a period (2025-11), whose last day it is [default: the last day that
    /// is told of].
    #[arg(long, value_name = "DAY")]
    pub to: Option<String>,
    #[command(flatten)]
    pub books: Books,
    /// How to write: md, html, docx or pdf [default: by the name of --out, else md].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Page>,
    /// Write into this file instead of the standard output.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub shown: Shown,
}

pub(super) const MONTHS: &str = "\
Examples:
  kimngach months lang-son total through 2024 --from examples
  kimngach months vietnam export 2025 --from examples --lang vi
  kimngach months hoa-binh export 2020 --figures figures/ --format csv > months.csv";

/// The months of which series and year.
#[derive(clap::Args, Clone)]
pub struct MonthsArgs {
    #[command(flatten)]
    pub words: super::Words,
    #[command(flatten)]
    pub asked: Asked,
}
