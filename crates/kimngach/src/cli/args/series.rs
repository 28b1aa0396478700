//! The flags of `kimngach series` and `kimngach explain`.

use super::{Books, Common, Format};
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  kimngach series lang-son total through                 out of kimngach.db, where kimngach add keeps things
  kimngach series lang-son total through --from examples
  kimngach series 'Lạng Sơn' export --coverage declared --from examples
  kimngach series vietnam export --partner US --from news/ --format csv > exports.csv
  kimngach series hung-yen+thai-binh total --figures corpus/own";

pub(super) const EXPLAIN_EXAMPLES: &str = "\
Examples:
  kimngach explain hoa-binh export 2020 --from examples
  kimngach explain lang-son total 2024-01-01/2024-06-13 --coverage through --from examples
  kimngach explain lang-son total 2023 target --from examples --format jsonl";

/// Which series.
#[derive(clap::Args, Clone)]
pub struct Words {
    /// The area (id or name; several that are counted together with +, `bac-ninh@` for the one before its merger), and in
    /// any order a flow (export, import, total, balance), a coverage (through, declared, local, fdi, domestic), a class
    /// (observed, forecast, target) and a period (2024, 2024-06, 2024-Q2, 2024-01/2024-06, 2024-01-01/2024-06-13).
    #[arg(required = true, value_name = "WORD")]
    pub words: Vec<String>,
    /// What is counted.
    #[arg(long, value_name = "CODE", default_value = "goods_trade")]
    pub indicator: String,
    /// The direction.
    #[arg(long, value_name = "CODE")]
    pub flow: Option<String>,
    /// Which part of the trade.
    #[arg(long, value_name = "CODE")]
    pub coverage: Option<String>,
    /// A counterpart: an ISO code, or EU, ASEAN; again for several counted together.
    #[arg(long, value_name = "CODE")]
    pub partner: Vec<String>,
    /// The goods, as they are called in the documents.
    #[arg(long, value_name = "WORDS")]
    pub commodity: Option<String>,
    /// What is counted in [default: all units].
    #[arg(long, value_name = "UNIT")]
    pub unit: Option<String>,
}

/// Which series, of which claims, and how to show it.
#[derive(clap::Args, Clone)]
pub struct SeriesArgs {
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub books: Books,
    /// How to write the points: table, jsonl or csv [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// A folder of knowledge of your own: identities.toml, areas.csv (part,whole,from,to), mergers.csv (date,into,parts).
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}

/// Which cell, of which claims, and how to show why.
#[derive(clap::Args, Clone)]
pub struct ExplainArgs {
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub books: Books,
    /// How to write the reasons: table (text) or jsonl [default: text in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<super::Told>,
    /// A folder of knowledge of your own: identities.toml, areas.csv (part,whole,from,to), mergers.csv (date,into,parts).
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}
