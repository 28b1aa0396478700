//! What does SQLite say, in the words of a ledger?

use super::super::{LedgerError, Wrong};
use rusqlite::ErrorCode;

pub(super) fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// What the store says, in the words of a ledger.
pub(super) trait Fault {
    fn tell(self) -> LedgerError;
}

impl Fault for rusqlite::Error {
    fn tell(self) -> LedgerError {
        let told = match &self {
            rusqlite::Error::SqliteFailure(_, Some(told)) => told.clone(),
            other => other.to_string(),
        };
        let Some(code) = self.sqlite_error_code() else { return LedgerError::new(Wrong::Unusable, told) };
        match code {
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => LedgerError::new(
                Wrong::Locked,
                "locked by another program that writes to it; run this again when that has ended, or wait longer with --wait",
            ),
            ErrorCode::DiskFull => full(),
            // Larger than a file may become: the system calls it an error of writing.
            ErrorCode::SystemIoFailure if is_write(&self) => full(),
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => read_only(),
            ErrorCode::CannotOpen => LedgerError::new(
                Wrong::ReadOnly,
                "cannot be opened for writing; check that its folder exists and who owns it",
            ),
            ErrorCode::DatabaseCorrupt => LedgerError::damaged(told),
            ErrorCode::NotADatabase => {
                LedgerError::new(Wrong::Foreign, "no ledger but another kind of file; name another")
            }
            _ => LedgerError::new(Wrong::Unusable, told),
        }
    }
}

fn is_write(error: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    let extended = error.sqlite_error().map_or(0, |error| error.extended_code);
    [ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_IOERR_TRUNCATE, ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_IOERR_SHMSIZE]
        .contains(&extended)
}

fn full() -> LedgerError {
    let told = "no room left for it; what was added stays; make room and run the same command again";
    LedgerError::new(Wrong::Full, told)
}

fn read_only() -> LedgerError {
    LedgerError::new(Wrong::ReadOnly, "may only be read; check who owns the file and its folder")
}
