//! Documents and figures in, a ledger out; and what it holds.

mod add;
mod backup;
mod forget;
mod hold;
mod restore;
mod sheets;

pub(crate) use add::command as add;
pub(crate) use backup::command as backup;
pub(crate) use forget::command as forget;
pub(crate) use hold::command as show;
pub(crate) use restore::command as restore;
pub(crate) use sheets::sheets;

use crate::cli::LedgerAt;
use crate::problem::Problem;
use jiff::civil::Date;
use kimngach_book::Ledger;
use kimngach_book::ledger::{LedgerError, Opening};
use std::time::Duration;

impl From<LedgerError> for Problem {
    fn from(error: LedgerError) -> Problem {
        Problem::new(error.to_string())
    }
}

/// Opens a ledger that is there.
pub(crate) fn open(at: &LedgerAt) -> Result<Ledger, Problem> {
    opened(at, false)
}

/// Opens a ledger; one that is not there is made where something is to be added.
pub(crate) fn opened(at: &LedgerAt, create: bool) -> Result<Ledger, Problem> {
    let how = Opening { create, wait: Duration::from_secs(at.wait), careful: true };
    Ok(Ledger::open(&at.ledger, how)?)
}

/// The day on which the program runs.
pub(crate) fn today() -> Date {
    jiff::Zoned::now().date()
}
