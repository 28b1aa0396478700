//! What is handed on: tables, bulletins, pictures and files.

use super::{CompareArgs, ExportArgs, LeagueArgs, MonthsArgs, PlanArgs, ReportArgs, SearchArgs};
use super::{EXITS, chart, export, report};
use clap::Subcommand;

/// What to hand on.
#[derive(Subcommand)]
pub enum PublishCommand {
    /// Rank areas by what they trade, as far as the bounds settle their order.
    #[command(after_help = report::LEAGUE)]
    League(LeagueArgs),
    /// Show how far the plans of an area are met, and what is missing.
    #[command(after_help = report::PLAN)]
    Plan(PlanArgs),
    /// Show the months of a year: what is published, and what totals since New Year leave of the others.
    #[command(after_help = report::MONTHS)]
    Months(MonthsArgs),
    /// Put what is known of two areas side by side.
    #[command(after_help = report::COMPARE)]
    Compare(CompareArgs),
    /// Write the bulletin of an area: its figures in sentences and tables, each with the sentence where it was read.
    #[command(after_help = report::REPORT)]
    Report(ReportArgs),
    /// Look for words in areas, series, documents and sentences.
    #[command(after_help = report::SEARCH)]
    Search(SearchArgs),
    /// Draw a picture: a series, growth, plans, a league, shares, a map of tiles, several series.
    #[command(after_help = chart::EXAMPLES)]
    Chart(chart::ChartArgs),
    /// Write figures, series, findings and sources into a file: CSV, XLSX, Parquet, JSON, SDMX or an archive.
    #[command(after_help = format!("{}\n\n{EXITS}", export::EXAMPLES))]
    Export(ExportArgs),
}
