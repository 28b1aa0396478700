//! Who has done what? What was judged of findings, added and forgotten, by whom and when; lines are never changed.

use super::sql::{Cell, Sql};
use super::{Ledger, LedgerError};

const NOTE: &str = "INSERT INTO journal (at, who, did, about, note) VALUES ($1, $2, $3, $4, $5)";
const LINES: &str = "SELECT number, at, who, did, about, note FROM journal ORDER BY number";

/// What somebody did.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Did {
    /// Said that a finding is right.
    Accepted,
    /// Said that a finding is wrong.
    Rejected,
    /// Wrote something beside a finding.
    Annotated,
    /// Put a document in.
    Added,
    /// Took a document out.
    Forgot,
}

impl Did {
    const ALL: [Did; 5] = [Did::Accepted, Did::Rejected, Did::Annotated, Did::Added, Did::Forgot];

    /// The code in the data and in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Did::Accepted => "accepted",
            Did::Rejected => "rejected",
            Did::Annotated => "annotated",
            Did::Added => "added",
            Did::Forgot => "forgot",
        }
    }

    /// What has this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Did> {
        Did::ALL.into_iter().find(|did| did.code() == code)
    }
}

/// A line of the journal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Noted {
    /// When, as an instant in UTC (RFC 3339).
    pub at: String,
    /// Who.
    pub who: String,
    /// What.
    pub did: Did,
    /// Of which finding or document, by its id.
    pub about: String,
    /// What was written to it.
    pub note: String,
}

impl Ledger {
    /// Writes a line into the journal.
    ///
    /// # Errors
    /// When the ledger cannot be written.
    pub fn note(&mut self, noted: &Noted) -> Result<(), LedgerError> {
        self.whole(|store| write(store, noted))
    }

    /// The lines of the journal, the oldest first.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn journal(&mut self) -> Result<Vec<Noted>, LedgerError> {
        let mut out = Vec::new();
        let done = self.store.rows(LINES, &[], &mut |mut row| {
            let did = row.read(3, Did::from_code)?.ok_or_else(|| LedgerError::damaged("a line of the journal"))?;
            out.push(Noted {
                at: row.needed(1)?,
                who: row.needed(2)?,
                did,
                about: row.needed(4)?,
                note: row.text(5).unwrap_or_default(),
            });
            Ok(())
        });
        done.map(|()| out).map_err(|error| error.at(&self.place))
    }
}

/// Writes a line.
pub(super) fn write(store: &mut dyn Sql, noted: &Noted) -> Result<(), LedgerError> {
    let Noted { at, who, did, about, note } = noted;
    let values = [Cell::text(at), Cell::text(who), Cell::text(did.code()), Cell::text(about), Cell::text(note)];
    store.run(NOTE, &values).map(|_| ())
}
