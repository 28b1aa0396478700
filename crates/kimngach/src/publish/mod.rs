//! What do the books say, for people to hand on: tables, bulletins, pictures and files?

mod chart;
mod compare;
mod export;
mod league;
mod months;
mod plan;
mod report;
mod rows;
mod search;

use crate::cli::PublishCommand;
use crate::problem::Problem;

/// Carries out a command; whether all documents were read.
pub(crate) fn command(command: &PublishCommand) -> Result<bool, Problem> {
    match command {
        PublishCommand::League(options) => league::command(options),
        PublishCommand::Plan(options) => plan::command(options),
        PublishCommand::Months(options) => months::command(options),
        PublishCommand::Compare(options) => compare::command(options),
        PublishCommand::Report(options) => report::command(options),
        PublishCommand::Search(options) => search::command(options),
        PublishCommand::Chart(options) => chart::command(&options.command),
        PublishCommand::Export(options) => export::command(options),
    }
}
