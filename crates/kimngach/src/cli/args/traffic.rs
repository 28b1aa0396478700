//! The flags of `kimngach gate import`, `status` and `history`.

use super::{Format, Language, LedgerAt};
use clap::ColorChoice;
use jiff::civil::Date;
use std::path::PathBuf;

pub(super) const IMPORT: &str = "\
A register has a line for each day, gate, direction and class of goods:

  date,gate,direction,class,arrivals,cleared,turned_back,stock
  2025-11-05,huu-nghi,export,,262,251,,175
  2025-11-05,huu-nghi,export,fruit,,168,,96
  2025-07-01/2025-07-31,huu-nghi,import,,,608,,        with a column kind: avg, sum, cum or peak

Columns may stand in any order and be left out, all but date and gate. A row with a url is of that page; a day that is told anew is another vintage, and nothing is overwritten.

Examples:
  kimngach gate import corpus/own                bulletins, as kimngach read takes them
  kimngach gate import register.csv --ledger gates.db
  kimngach gate import examples/gates/register.csv --ledger /tmp/gates.db

Exit codes:
  0  everything is in the ledger
  1  some rows or documents could not be taken; each is named on the standard error, the others were added
  2  wrong usage, or the ledger cannot be written";

pub(super) const STATUS: &str = "\
Stock is that at 20:00. A day balances when its stock is that of the day before, and arrivals, less what was cleared and turned back.

Examples:
  kimngach gate status --ledger gates.db
  kimngach gate status huu-nghi --day 2025-11-06
  kimngach gate status --format jsonl | jq .stock

Exit codes:
  0  everything balances, or cannot be told
  2  there is no such ledger, gate or day
  3  some day does not balance: a number of it is wrong";

pub(super) const HISTORY: &str = "\
Examples:
  kimngach gate history huu-nghi
  kimngach gate history lang-son --from 2025-11-01 --to 2025-11-30 --direction export --class fruit
  kimngach gate history tan-thanh --format csv > tan-thanh.csv

Exit codes as those of kimngach gate status.";

pub(super) const FORECAST: &str = "\
Whatever was counted bears on the forecast: days, and sums, averages and peaks of several days. Where little was, intervals are wide, and what is assumed is said.

Examples:
  kimngach gate forecast huu-nghi --days 14
  kimngach gate forecast lang-son --direction import --chart forecast.svg
  kimngach gate forecast huu-nghi --class total --format csv > forecast.csv    for kimngach gate plan --arrivals
  kimngach gate forecast huu-nghi --from 2026-02-10 --days 21 --format csv
  kimngach gate forecast huu-nghi --hours 15                      if the gate were open two hours more
  kimngach gate forecast lang-son --of examples/gates/lang-son.csv
  kimngach gate forecast lang-son --backtest                      how good earlier forecasts would have been

Closures and hours still to come are told in TOML, and go before those that come with the program:

  [[closure]]
  gates = [\"huu-nghi\"]
  from = \"2027-02-04\"
  to = \"2027-02-07\"
  state = \"closed\"            or \"registered\": vehicles registered in advance only

Exit codes:
  0  forecast
  2  nothing was counted there, or wrong usage";

/// How answers are shown.
#[derive(clap::Args, Clone)]
pub struct ShowArgs {
    /// How to write it: table, jsonl or csv [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Format>,
    /// The language of what is shown, vi or en [default: from LANG, else en].
    #[arg(long, alias = "ui", value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// Colour: auto, always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: ColorChoice,
}

/// Of which counts, and how the answer is shown.
#[derive(clap::Args, Clone)]
pub struct TrafficArgs {
    /// Take these registers and bulletins instead of a ledger.
    #[arg(long, value_name = "PATH", num_args = 1.., conflicts_with = "ledger")]
    pub of: Vec<PathBuf>,
    #[command(flatten)]
    pub at: LedgerAt,
    #[command(flatten)]
    pub show: ShowArgs,
}

/// What to keep.
#[derive(clap::Args, Clone)]
pub struct ImportArgs {
    /// Registers (.csv), and documents or folders of them, as kimngach read takes them.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub at: LedgerAt,
    /// The day on which the documents were fetched (YYYY-MM-DD) [default: today].
    #[arg(long, value_name = "DATE")]
    pub fetched: Option<Date>,
    #[command(flatten)]
    pub show: ShowArgs,
}

/// Which gate on which day.
#[derive(clap::Args, Clone)]
pub struct StatusArgs {
    /// The gate or area by id or name, such as huu-nghi or 'Hữu Nghị' [default: all].
    #[arg(value_name = "GATE")]
    pub gate: Option<String>,
    /// The day [default: the last of which anything is told].
    #[arg(long, value_name = "DATE")]
    pub day: Option<Date>,
    #[command(flatten)]
    pub asked: TrafficArgs,
}

/// Which days of which gate.
#[derive(clap::Args, Clone)]
pub struct HistoryArgs {
    /// The gate or area by id or name, such as huu-nghi or 'Hữu Nghị'.
    #[arg(value_name = "GATE")]
    pub gate: String,
    /// From this day on.
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// Up to this day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<Date>,
    /// Only this direction: export or import.
    #[arg(long, value_name = "DIRECTION")]
    pub direction: Option<String>,
    /// Only this class of goods, such as fruit; total for all goods together.
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    #[command(flatten)]
    pub asked: TrafficArgs,
}

/// What to forecast.
#[derive(clap::Args, Clone)]
pub struct ForecastArgs {
    /// The gate or area by id or name, such as huu-nghi or 'Hữu Nghị'.
    #[arg(value_name = "GATE")]
    pub gate: String,
    /// How many days.
    #[arg(long, value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(i32).range(1..=120))]
    pub days: i32,
    /// The first day [default: the day after the last counted].
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// Only this direction: export or import.
    #[arg(long, value_name = "DIRECTION")]
    pub direction: Option<String>,
    /// Only this class of goods, such as fruit; total for all goods together.
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    /// As if the gate were open so many hours a day.
    #[arg(long, value_name = "HOURS")]
    pub hours: Option<f64>,
    /// Closures and opening hours still to come, in TOML.
    #[arg(long, value_name = "FILE")]
    pub closures: Option<PathBuf>,
    /// Holidays, weekdays and seasons of your own instead of those that come with the program, in TOML.
    #[arg(long, value_name = "FILE")]
    pub calendar: Option<PathBuf>,
    /// Forecast days that are known, each from what was known before it, and tell how far off that was.
    #[arg(long, conflicts_with = "chart")]
    pub backtest: bool,
    /// Draw the forecast with its intervals, as SVG.
    #[arg(long, value_name = "FILE")]
    pub chart: Option<PathBuf>,
    #[command(flatten)]
    pub asked: TrafficArgs,
}
