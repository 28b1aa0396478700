//! Opens a file of SQLite, makes the tables of a ledger in it, and tells whether it is one.

use super::super::{LedgerError, Opening, SCHEMA, Wrong};
use super::Sqlite;
use super::fault::{Fault, is_busy};
use rusqlite::{Connection, OpenFlags};
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

/// The scripts that make the tables of a version out of those of the version before.
const MIGRATIONS: [&str; SCHEMA as usize] = [
    include_str!("../schema/sqlite-1.sql"),
    include_str!("../schema/sqlite-2.sql"),
    include_str!("../schema/sqlite-3.sql"),
];

/// What tells the files of this program from others of SQLite: "kmng".
const APPLICATION: i64 = 0x6B6D_6E67;

/// So many kilobytes of pages are kept in memory.
const CACHE: i64 = 32 << 10;

/// Switching to a write-ahead log does not wait by itself for another program that does the same.
const PAUSE: Duration = Duration::from_millis(20);

impl Sqlite {
    pub(in crate::ledger) fn open(place: &str, how: Opening) -> Result<Sqlite, LedgerError> {
        let path = Path::new(place);
        if !how.create && !path.exists() {
            let told = "no such ledger; check the spelling, or make one with kimngach add PATH --ledger FILE";
            return Err(LedgerError::new(Wrong::Missing, told));
        }
        if path.is_dir() {
            return Err(LedgerError::new(Wrong::Foreign, "a folder, no ledger; name a file"));
        }
        let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        flags.set(OpenFlags::SQLITE_OPEN_CREATE, how.create);
        let open = |place: &str, flags| Sqlite::ready(Connection::open_with_flags(place, flags)?, how);
        let opened = open(place, flags).map_err(Fault::tell).and_then(|opened| opened);
        match opened {
            // In a folder where nothing can be written, a file that nobody writes can still be read.
            Err(error) if error.wrong() == Wrong::ReadOnly && !how.create && !is_written(place) => {
                let flags =
                    OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let escaped = place.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
                open(&format!("file:{escaped}?immutable=1"), flags).map_err(Fault::tell).and_then(|opened| opened)
            }
            opened => opened,
        }
    }

    fn ready(connection: Connection, how: Opening) -> Result<Result<Sqlite, LedgerError>, rusqlite::Error> {
        connection.busy_timeout(how.wait)?;
        connection.set_prepared_statement_cache_capacity(32);
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        // The tables first: who makes them at the same time makes them and their version at once.
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        let version = number(&connection, "user_version")?;
        if version > 0 && number(&connection, "application_id")? != APPLICATION || version == 0 && tables > 0 {
            return Ok(Err(LedgerError::new(Wrong::Foreign, "a database of another program; name another file")));
        }
        if version > SCHEMA {
            return Ok(Err(LedgerError::newer(version)));
        }
        if how.careful
            && let Err(damage) = look_through(&connection, "PRAGMA quick_check(1)")?
        {
            return Ok(Err(damage));
        }
        if version < SCHEMA {
            if version == 0 && !how.create {
                return Ok(Err(LedgerError::new(Wrong::Missing, "empty; add documents with kimngach add PATH")));
            }
            write_ahead(&connection, how.wait)?;
            migrate(&connection)?;
        }
        Ok(Ok(Sqlite { connection, inserts: HashMap::new() }))
    }
}

fn number(connection: &Connection, pragma: &str) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, pragma, |row| row.get(0))
}

/// Has readers and one writer go on at the same time.
fn write_ahead(connection: &Connection, wait: Duration) -> rusqlite::Result<()> {
    let mut left = wait;
    loop {
        match connection.pragma_update(None, "journal_mode", "WAL") {
            Err(error) if is_busy(&error) && !left.is_zero() => {
                std::thread::sleep(PAUSE);
                left = left.saturating_sub(PAUSE);
            }
            done => return done,
        }
    }
}

/// Brings the tables to the version of this program, if nobody else has done so meanwhile.
fn migrate(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("BEGIN IMMEDIATE")?;
    let work = || {
        let from = usize::try_from(number(connection, "user_version")?).unwrap_or_default();
        MIGRATIONS.iter().skip(from).try_for_each(|script| connection.execute_batch(script))?;
        connection.pragma_update(None, "application_id", APPLICATION)?;
        connection.pragma_update(None, "user_version", SCHEMA)?;
        connection.execute_batch("COMMIT")
    };
    let done = work();
    if done.is_err() {
        let _ = connection.execute_batch("ROLLBACK");
    }
    done
}

/// What a look through the pages finds.
pub(super) fn look_through(connection: &Connection, how: &str) -> rusqlite::Result<Result<(), LedgerError>> {
    let told: String = connection.query_row(how, [], |row| row.get(0))?;
    Ok(if told == "ok" { Ok(()) } else { Err(LedgerError::damaged(told)) })
}

/// Whether somebody writes, or has not ended well: what was written last is not in the file yet.
fn is_written(place: &str) -> bool {
    Path::new(&format!("{place}-wal")).exists()
}
