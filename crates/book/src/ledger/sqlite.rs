//! A ledger in a file, kept by SQLite.

use super::sql::{self, Cell, Row, Sql, Take};
use super::{LedgerError, Opening, SCHEMA, Wrong};
use rusqlite::types::{Null, ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, OpenFlags, ToSql};
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

/// The scripts that make the tables of a version out of those of the version before.
const MIGRATIONS: [&str; SCHEMA as usize] = [include_str!("schema/sqlite-1.sql")];

/// What tells the files of this program from others of SQLite: "kmng".
const APPLICATION: i64 = 0x6B6D_6E67;

/// So many kilobytes of pages are kept in memory.
const CACHE: i64 = 32 << 10;

/// Switching to a write-ahead log does not wait by itself for another program that does the same.
const PAUSE: Duration = Duration::from_millis(20);

pub(super) struct Sqlite {
    connection: Connection,
    inserts: HashMap<&'static str, String>,
}

impl Sqlite {
    pub(super) fn open(place: &str, how: Opening) -> Result<Sqlite, LedgerError> {
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
            Err(error) if error.wrong() == Wrong::ReadOnly && !how.create => {
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
        let version = number(&connection, "user_version")?;
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
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
            if !how.create {
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

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

impl Sql for Sqlite {
    fn begin(&mut self) -> Result<(), LedgerError> {
        self.connection.prepare_cached("BEGIN IMMEDIATE").and_then(|mut sql| sql.execute([])).map_err(Fault::tell)?;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), LedgerError> {
        self.connection.prepare_cached("COMMIT").and_then(|mut sql| sql.execute([])).map_err(Fault::tell)?;
        Ok(())
    }

    fn undo(&mut self) -> Result<(), LedgerError> {
        self.connection.execute_batch("ROLLBACK").map_err(Fault::tell)
    }

    fn run(&mut self, sql: &str, values: &[Cell<'_>]) -> Result<u64, LedgerError> {
        let work = || {
            let mut statement = self.connection.prepare_cached(sql)?;
            bind(&mut statement, values)?;
            statement.raw_execute()
        };
        work().map(|changed| changed as u64).map_err(Fault::tell)
    }

    fn rows(&mut self, sql: &str, values: &[Cell<'_>], take: Take<'_>) -> Result<(), LedgerError> {
        let mut statement = self.connection.prepare_cached(sql).map_err(Fault::tell)?;
        bind(&mut statement, values).map_err(Fault::tell)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(Fault::tell)? {
            let cells: rusqlite::Result<Vec<Cell>> = (0..columns).map(|at| Ok(cell(row.get_ref(at)?))).collect();
            take(Row(cells.map_err(Fault::tell)?))?;
        }
        Ok(())
    }

    fn insert(
        &mut self,
        table: &'static str,
        columns: &'static [&'static str],
        values: &[Cell<'_>],
    ) -> Result<(), LedgerError> {
        let sql = self.inserts.entry(table).or_insert_with(|| sql::insert(table, columns, 1));
        let mut statement = self.connection.prepare_cached(sql).map_err(Fault::tell)?;
        values.chunks(columns.len()).try_for_each(|row| {
            bind(&mut statement, row).map_err(Fault::tell)?;
            statement.raw_execute().map(|_| ()).map_err(Fault::tell)
        })
    }

    fn tidy(&mut self) -> Result<(), LedgerError> {
        match self.connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") {
            // Others read meanwhile: the next to forget something does this, too.
            Err(error) if is_busy(&error) => Ok(()),
            done => done.map_err(Fault::tell),
        }
    }

    fn verify(&mut self) -> Result<(), LedgerError> {
        look_through(&self.connection, "PRAGMA integrity_check(1)").map_err(Fault::tell).and_then(|done| done)
    }
}

fn look_through(connection: &Connection, how: &str) -> rusqlite::Result<Result<(), LedgerError>> {
    let told: String = connection.query_row(how, [], |row| row.get(0))?;
    Ok(if told == "ok" { Ok(()) } else { Err(LedgerError::damaged(told)) })
}

fn bind(statement: &mut CachedStatement<'_>, values: &[Cell<'_>]) -> rusqlite::Result<()> {
    values.iter().enumerate().try_for_each(|(at, value)| statement.raw_bind_parameter(at + 1, value))
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Cell::Null => Null.to_sql().map(|_| ToSqlOutput::Owned(Value::Null)),
            Cell::Int(number) => Ok(ToSqlOutput::Owned(Value::Integer(*number))),
            Cell::Text(text) => Ok(ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes()))),
        }
    }
}

fn cell(value: ValueRef<'_>) -> Cell<'_> {
    match value {
        ValueRef::Integer(number) => Cell::Int(number),
        ValueRef::Text(text) => Cell::Text(String::from_utf8_lossy(text)),
        _ => Cell::Null,
    }
}

/// What the store says, in the words of a ledger.
trait Fault {
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
