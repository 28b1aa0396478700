//! Documents and figures in, a ledger out; and what it holds.

mod add;
mod forget;
mod hold;
mod sheets;

pub(crate) use add::command as add;
pub(crate) use forget::command as forget;
pub(crate) use hold::command as show;
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

/// Opens a ledger to read it.
pub(crate) fn open(at: &LedgerAt) -> Result<Ledger, Problem> {
    opened(at, Opening { create: false, ..Opening::default() })
}

/// Opens a ledger to write to it.
fn change(at: &LedgerAt, create: bool) -> Result<Ledger, Problem> {
    opened(at, Opening { create, careful: true, ..Opening::default() })
}

fn opened(at: &LedgerAt, how: Opening) -> Result<Ledger, Problem> {
    Ok(Ledger::open(&at.ledger, Opening { wait: Duration::from_secs(at.wait), ..how })?)
}

/// The day on which the program runs.
fn today() -> Date {
    jiff::Zoned::now().date()
}
