//! How is a ledger in a file copied while others write to it, and how put in the place of another?

use super::sql::Cell;
use super::{Ledger, LedgerError, Wrong};

/// How a file takes what is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Log {
    /// Into a log beside it, so that readers and a writer go on at the same time.
    Beside,
    /// Into the file alone: there is nothing beside it that belongs to it.
    Within,
}

impl Ledger {
    /// Whether it is a file; a database is copied by its own tools.
    #[must_use]
    pub fn is_file(&self) -> bool {
        !super::is_url(&self.place)
    }

    /// Writes what the ledger holds at this instant into another file, which must not be there yet. Others read and write
    /// meanwhile; what they add from now on is not in the copy.
    ///
    /// # Errors
    /// When the ledger is no file, is damaged, or the other file cannot be written.
    pub fn copy(&mut self, to: &str) -> Result<(), LedgerError> {
        self.file()?;
        self.store.run("VACUUM INTO $1", &[Cell::text(to)]).map(|_| ()).map_err(|error| error.at(to))
    }

    /// Closes the ledger with its file in this state.
    ///
    /// # Errors
    /// When another program has the file open, or it cannot be written.
    pub fn close(mut self, log: Log) -> Result<(), LedgerError> {
        self.file()?;
        let (sql, wanted) = match log {
            Log::Beside => ("PRAGMA journal_mode = WAL", "wal"),
            Log::Within => ("PRAGMA journal_mode = DELETE", "delete"),
        };
        let mut now = None;
        let mut take = |mut row: super::sql::Row<'_>| {
            now = row.text(0);
            Ok(())
        };
        self.store.rows(sql, &[], &mut take).map_err(|error| error.at(&self.place))?;
        if now.as_deref() == Some(wanted) {
            return Ok(());
        }
        let told =
            format!("its file stays as it is ({}); check that no other program has it open", now.unwrap_or_default());
        Err(LedgerError::new(Wrong::Locked, told).at(&self.place))
    }

    fn file(&self) -> Result<(), LedgerError> {
        if self.is_file() {
            return Ok(());
        }
        let told = "a database, no file; use pg_dump and pg_restore";
        Err(LedgerError::new(Wrong::Unusable, told).at(&self.place))
    }
}
