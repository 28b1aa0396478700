//! The flags of `kimngach chart`.

use super::report::Shown;
use super::{Books, LeagueArgs, PlanArgs, Words};
use clap::Subcommand;
use std::path::PathBuf;

pub(super) const EXAMPLES: &str = "\
Examples:
  kimngach chart series lang-son total through --from examples -o lang-son.svg
  kimngach chart growth vietnam export --lang vi -o growth.png
  kimngach chart plan lang-son 2024 --from examples -o plan.svg
  kimngach chart league --flow export --period 2025-02 --top 10 --from examples -o league.png
  kimngach chart share --flow export --period 2025-02 --from examples -o share.svg
  kimngach chart map --flow export --period 2025-02 --from examples -o map.png
  kimngach chart multiples bac-giang,bac-ninh export --from examples -o two.svg";

const LEAGUE: &str = "Takes the flags of kimngach league; --top tells how many bars there are [default: 15].";

/// What to draw.
#[derive(clap::Args, Clone)]
pub struct ChartArgs {
    #[command(subcommand)]
    pub command: ChartCommand,
}

/// The kinds of pictures.
#[derive(Subcommand, Clone)]
pub enum ChartCommand {
    /// A series over time, with the range that the figures leave and the numbers of its sources.
    #[command(after_help = EXAMPLES)]
    Series(DrawSeries),
    /// Growth on the year before, a bar for each period.
    #[command(after_help = EXAMPLES)]
    Growth(DrawSeries),
    /// Several series side by side; the areas with commas between them.
    #[command(after_help = EXAMPLES)]
    Multiples(DrawSeries),
    /// How far the plans of an area are met.
    #[command(after_help = EXAMPLES, mut_arg("format", |arg| arg.hide(true)))]
    Plan(DrawPlan),
    /// Areas in the order of what they trade.
    #[command(after_help = LEAGUE, mut_arg("format", |arg| arg.hide(true)))]
    League(DrawLeague),
    /// What part of the whole each area trades.
    #[command(after_help = LEAGUE, mut_arg("format", |arg| arg.hide(true)))]
    Share(DrawLeague),
    /// The provinces as tiles, darker for more.
    #[command(after_help = LEAGUE, mut_arg("format", |arg| arg.hide(true)))]
    Map(DrawLeague),
}

/// Where the picture goes.
#[derive(clap::Args, Clone)]
pub struct Paint {
    /// The file to write, .svg or .png, or - for SVG on the standard output.
    #[arg(short, long, value_name = "PATH", required = true)]
    pub out: PathBuf,
    /// Pixels of a PNG for one of 720 across.
    #[arg(long, value_name = "N", default_value_t = 2.0)]
    pub scale: f32,
    /// The title [default: what is shown].
    #[arg(long, value_name = "WORDS")]
    pub title: Option<String>,
}

/// Which series, of which claims.
#[derive(clap::Args, Clone)]
pub struct DrawSeries {
    #[command(flatten)]
    pub words: Words,
    /// By which periods: year-to-date, day, month, quarter or year [default: the one most figures are told by].
    #[arg(long, value_name = "PERIODS", value_parser = ["year-to-date", "day", "month", "quarter", "year"], hide_possible_values = true)]
    pub per: Option<String>,
    #[command(flatten)]
    pub books: Books,
    #[command(flatten)]
    pub paint: Paint,
    #[command(flatten)]
    pub shown: Shown,
}

/// Which plans.
#[derive(clap::Args, Clone)]
pub struct DrawPlan {
    #[command(flatten)]
    pub plan: PlanArgs,
    #[command(flatten)]
    pub paint: Paint,
}

/// Which league.
#[derive(clap::Args, Clone)]
pub struct DrawLeague {
    #[command(flatten)]
    pub league: LeagueArgs,
    #[command(flatten)]
    pub paint: Paint,
}
