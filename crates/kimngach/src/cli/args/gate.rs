//! The flags of `kimngach gate`.

use super::traffic::{HISTORY, HistoryArgs, IMPORT, ImportArgs, STATUS, StatusArgs};
use super::{Language, Told};
use clap::{ColorChoice, Subcommand};

const SIMULATE: &str = "\
Examples:
  kimngach gate simulate lang-son-2025               a scenario that comes with the program
  kimngach gate simulate lang-son-2025 --by hour --place huu-nghi-yard-out
  kimngach gate simulate lang-son-2025 --show > mine.toml
  kimngach gate simulate mine.toml --replications 200 --seed 7 --format jsonl";

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
    /// Simulate how queues form, in a scenario.
    #[command(after_help = SIMULATE)]
    Simulate(SimulateArgs),
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
