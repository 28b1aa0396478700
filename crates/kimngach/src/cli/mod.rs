//! What was the program asked to do, and how did it end?

mod args;
mod score;

use crate::check::Checked;
#[cfg(feature = "watch")]
pub(crate) use args::WatchArgs;
pub(crate) use args::{
    AddArgs, BackupArgs, Books, CheckArgs, Common, ExplainArgs, ForgetArgs, Format, HoldArgs, Language, LedgerAt,
    ReadArgs, RestoreArgs, SeriesArgs, Told, Words,
};
use args::{Args, Command};
#[cfg(feature = "gate")]
pub(crate) use args::{
    By, ForecastArgs, GateArgs, GateCommand, GatePlanArgs, HistoryArgs, ImportArgs, ShowArgs, SimulateArgs, StatusArgs,
};
#[cfg(feature = "report")]
pub(crate) use args::{
    ChartCommand, CompareArgs, DrawLeague, DrawPlan, DrawSeries, ExportArgs, LeagueArgs, MonthsArgs, Page, Paint, Per,
    PlanArgs, PublishCommand, ReportArgs, SearchArgs,
};
#[cfg(feature = "serve")]
pub(crate) use args::{ServeArgs, UserCommand};
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
        #[cfg(feature = "report")]
        Command::Publish(options) => crate::publish::command(&options).map(whole),
        Command::Add(options) => crate::ledger::add(&options).map(checked),
        Command::Ledger(options) => crate::ledger::show(&options).map(|()| FINE),
        Command::Forget(options) => crate::ledger::forget(&options).map(|()| FINE),
        Command::Backup(options) => crate::ledger::backup(&options).map(|()| FINE),
        Command::Restore(options) => crate::ledger::restore(&options).map(|()| FINE),
        #[cfg(feature = "watch")]
        Command::Watch(options) => crate::watch::command(&options).map(whole),
        #[cfg(feature = "gate")]
        Command::Gate(options) => crate::gate::command(&options).map(ended),
        #[cfg(feature = "serve")]
        Command::Serve(options) => crate::serve::command(&options).map(|()| FINE),
        #[cfg(feature = "serve")]
        Command::User(command) => crate::serve::user(&command).map(|()| FINE),
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
