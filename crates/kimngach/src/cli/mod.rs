//! What was the program asked to do, and how did it end?

mod args;
mod score;

use crate::check::Checked;
pub(crate) use args::{
    AddArgs, Books, By, ChartCommand, CheckArgs, Common, CompareArgs, DrawLeague, DrawPlan, DrawSeries, ExplainArgs,
    ExportArgs, ForecastArgs, ForgetArgs, Format, GateArgs, GateCommand, GatePlanArgs, HistoryArgs, HoldArgs,
    ImportArgs, Language, LeagueArgs, LedgerAt, MonthsArgs, Page, Paint, Per, PlanArgs, ReadArgs, ReportArgs,
    SearchArgs, SeriesArgs, ShowArgs, SimulateArgs, StatusArgs, Told, Words,
};
use args::{Args, Command};
use clap::Parser;
use std::io::{self, Write};
use std::process::ExitCode;

/// All documents were read.
const FINE: u8 = 0;
/// Some documents could not be read; the others were.
const PARTIAL: u8 = 1;
/// The program was called in a way it does not understand, or cannot write where it should.
const USAGE: u8 = 2;

/// Some figures are proven not to be true together.
const PROVEN: u8 = 3;

/// Runs the program with the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(told) => {
            let _ = told.print();
            return ExitCode::from(if told.use_stderr() { USAGE } else { FINE });
        }
    };
    let whole = |fine| if fine { FINE } else { PARTIAL };
    let ended = |checked: Checked| match checked {
        Checked { proven: true, .. } => PROVEN,
        Checked { fine, .. } => whole(fine),
    };
    let checked = |checked| match checked {
        Checked { proven: true, .. } => PROVEN,
        Checked { fine, .. } => whole(fine),
    };
    let done = match args.command {
        Command::Read(options) => crate::read::command(&options).map(whole),
        Command::Check(options) => crate::check::command(&options).map(ended),
        Command::Series(options) => crate::series::command(&options).map(whole),
        Command::Explain(options) => crate::explain::command(&options).map(whole),
        Command::League(options) => crate::league::command(&options).map(whole),
        Command::Plan(options) => crate::plan::command(&options).map(whole),
        Command::Months(options) => crate::months::command(&options).map(whole),
        Command::Compare(options) => crate::compare::command(&options).map(whole),
        Command::Report(options) => crate::report::command(&options).map(whole),
        Command::Search(options) => crate::search::command(&options).map(whole),
        Command::Chart(options) => crate::chart::command(&options.command).map(whole),
        Command::Export(options) => crate::export::command(&options).map(whole),
        Command::Add(options) => crate::ledger::add(&options).map(checked),
        Command::Ledger(options) => crate::ledger::show(&options).map(|()| FINE),
        Command::Forget(options) => crate::ledger::forget(&options).map(|()| FINE),
        Command::Gate(options) => crate::gate::command(&options).map(ended),
        Command::Score(options) => score::run(&options).map(whole),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(error) if error.is_broken_pipe() => ExitCode::from(FINE),
        Err(error) => {
            let _ = writeln!(io::stderr(), "kimngach: {error}");
            ExitCode::from(USAGE)
        }
    }
}
