//! The flags of `kimngach gate`.

use super::traffic::{FORECAST, ForecastArgs, HISTORY, HistoryArgs, IMPORT, ImportArgs, STATUS, StatusArgs};
use super::{Language, Told};
use clap::{ColorChoice, Subcommand};
use std::path::PathBuf;

const SIMULATE: &str = "\
Examples:
  kimngach gate simulate lang-son-2025               a scenario that comes with the program
  kimngach gate simulate lang-son-2025 --by hour --place huu-nghi-yard-out
  kimngach gate simulate lang-son-2025 --show > mine.toml
  kimngach gate simulate smart-gate-2027 --picture day.svg
  kimngach gate simulate lang-son-2025 --live
  kimngach gate simulate mine.toml --replications 200 --seed 7 --format jsonl";

const PLAN: &str = "\
Examples:
  kimngach gate plan replay-2023-05-28               a scenario with measures that were really taken
  kimngach gate plan replay-2023-05-28 --lang vi > phuong-an.md
  kimngach gate plan lang-son-2025 --arrivals forecast.csv --out plan/
  kimngach gate plan lang-son-2025 --slots 60        the quotas of slots are looked for too
forecast.csv: a head of date,gate,direction,vehicles and perhaps class, then a line for each day";

/// What about the gates.
#[derive(clap::Args, Clone)]
pub struct GateArgs {
    #[command(subcommand)]
    pub command: GateCommand,
}

#[derive(Subcommand, Clone)]
pub enum GateCommand {
    /// Keep bulletins and registers of gates in a ledger.
    #[command(after_help = IMPORT)]
    Import(ImportArgs),
    /// Show what came, crossed and waits on a day.
    #[command(after_help = STATUS)]
    Status(StatusArgs),
    /// Show the days of a gate, one by one.
    #[command(after_help = HISTORY)]
    History(HistoryArgs),
    /// Forecast the vehicles of days to come.
    #[command(after_help = FORECAST)]
    Forecast(ForecastArgs),
    /// Simulate how queues form, in a scenario.
    #[command(after_help = SIMULATE)]
    Simulate(SimulateArgs),
    /// Compare measures alone and together, and write a plan.
    #[command(after_help = PLAN)]
    Plan(GatePlanArgs),
}

/// Which scenario, how often, and how to show it.
#[derive(clap::Args, Clone)]
pub struct SimulateArgs {
    /// A scenario: a file (.toml), or the name of one that comes with the program.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// How many days to run, warm-up included [default: what the scenario says].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=3660))]
    pub days: Option<u32>,
    /// How many independent runs.
    #[arg(long, value_name = "R", default_value = "30", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub replications: u32,
    /// The same seed gives the same runs.
    #[arg(long, value_name = "S", default_value = "1")]
    pub seed: u64,
    /// What a line is: a place, a class at a place, or an hour at a place.
    #[arg(long, value_enum, value_name = "WHAT", default_value = "place", hide_possible_values = true)]
    pub by: By,
    /// Only these places; again for several.
    #[arg(long, value_name = "ID")]
    pub place: Vec<String>,
    /// How to write the results: table or jsonl [default: table in a terminal, jsonl in a pipe].
    #[arg(long, value_enum, value_name = "FORMAT", hide_possible_values = true)]
    pub format: Option<Told>,
    /// Draw stock and road over time, and the places with their fill, into this file (.svg).
    #[arg(long, value_name = "FILE")]
    pub picture: Option<PathBuf>,
    /// Watch one run in the terminal, hour by hour.
    #[arg(long, conflicts_with_all = ["format", "show"])]
    pub live: bool,
    /// Print the scenario itself, and simulate nothing.
    #[arg(long)]
    pub show: bool,
    /// The language of what is shown, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// How many runs at the same time [default: one for each core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
    /// Colour: auto, always or never.
    #[arg(long, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub color: ColorChoice,
}

/// Which scenario, with which arrivals, and where the plan goes.
#[derive(clap::Args, Clone)]
pub struct GatePlanArgs {
    /// A scenario: a file (.toml), or the name of one that comes with the program.
    #[arg(value_name = "SCENARIO")]
    pub scenario: String,
    /// The vehicles that are expected: CSV with date, gate, direction, vehicles and perhaps class.
    #[arg(long, value_name = "FILE")]
    pub arrivals: Option<PathBuf>,
    /// How many independent runs of each option.
    #[arg(long, value_name = "R", default_value = "40", value_parser = clap::value_parser!(u32).range(2..=100_000))]
    pub replications: u32,
    /// The same seed gives the same plan.
    #[arg(long, value_name = "S", default_value = "1")]
    pub seed: u64,
    /// Look for better quotas of slots in so many trials, where the scenario has slots.
    #[arg(long, value_name = "N", default_value = "0", value_parser = clap::value_parser!(u32).range(0..=10_000))]
    pub slots: u32,
    /// Write plan.vi.md, plan.en.md and plan.jsonl into this folder [default: one language on the standard output].
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The language of the plan, vi or en [default: from LANG, else en].
    #[arg(long, value_enum, value_name = "LANG", hide_possible_values = true)]
    pub lang: Option<Language>,
    /// How many runs at the same time [default: one for each core].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub jobs: Option<u16>,
}

/// What a line of the results is.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// A place, all classes together.
    Place,
    /// A class at a place.
    Class,
    /// An hour (or other step) at a place.
    Hour,
}
