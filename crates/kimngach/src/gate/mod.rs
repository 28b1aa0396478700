//! What is going on at the gates, and what to do about it?

mod simulate;
mod words;

use crate::cli::{GateArgs, GateCommand};
use crate::problem::Problem;

/// `kimngach gate`: true when everything went well.
pub(crate) fn command(options: &GateArgs) -> Result<bool, Problem> {
    match &options.command {
        GateCommand::Simulate(options) => simulate::command(options),
    }
}
