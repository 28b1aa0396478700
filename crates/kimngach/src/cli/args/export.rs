//! The flags of `kimngach export`.

use super::{Books, Common};
use clap::builder::PossibleValuesParser;
use kimngach_report::file::{Format, Sheet};
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  kimngach export -o trade.xlsx                          out of kimngach.db, where kimngach add keeps things
  kimngach export -o trade.zip --from examples           tables, SDMX, metadata and a page to read first
  kimngach export -o figures.parquet --figures corpus/own
  kimngach export -o series.csv --table series --from examples
  kimngach export -o trade.xml --from examples           SDMX-ML 2.1, with trade.structure.xml beside it
  kimngach export -o - --format json --from examples | jq .findings";

/// What to write, of which claims, and where.
#[derive(clap::Args, Clone)]
pub struct ExportArgs {
    /// The file to write, or - for the standard output.
    #[arg(short, long, value_name = "PATH", required = true)]
    pub out: PathBuf,
    /// csv, xlsx, parquet, json, sdmx-csv, sdmx-ml or zip [default: what the name of the file ends with; .xml is
    /// sdmx-ml, .sdmx.csv is sdmx-csv].
    #[arg(long, value_name = "FORMAT", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(Format::ALL.map(Format::code)))]
    pub format: Option<String>,
    /// The table that csv and parquet hold: figures, series, findings or sources.
    #[arg(long, value_name = "TABLE", default_value = "figures", hide_possible_values = true,
          value_parser = PossibleValuesParser::new(Sheet::ALL.map(Sheet::name)))]
    pub table: String,
    #[command(flatten)]
    pub books: Books,
    /// A folder of knowledge of your own: identities.toml, areas.csv (part,whole,from,to), mergers.csv (date,into,parts).
    #[arg(long, value_name = "DIR")]
    pub knowledge: Option<PathBuf>,
    #[command(flatten)]
    pub common: Common,
}
