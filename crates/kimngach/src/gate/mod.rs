//! What is going on at the gates, and what to do about it?

mod chart;
mod forecast;
mod grid;
mod held;
mod history;
mod import;
mod lines;
mod plan;
mod simulate;
mod status;
mod words;

use crate::check::Checked;
use crate::cli::{GateArgs, GateCommand};
use crate::problem::Problem;
use held::{Held, shown, tell};

/// `kimngach gate`: whether everything went well, and whether a number is proven wrong.
pub(crate) fn command(options: &GateArgs) -> Result<Checked, Problem> {
    let whole = |fine| Checked { fine, proven: false };
    match &options.command {
        GateCommand::Import(options) => import::command(options).map(whole),
        GateCommand::Status(options) => status::command(options),
        GateCommand::History(options) => history::command(options),
        GateCommand::Forecast(options) => forecast::command(options).map(whole),
        GateCommand::Simulate(options) => simulate::command(options).map(whole),
        GateCommand::Plan(options) => plan::command(options).map(whole),
    }
}
