//! A ledger in a database, kept by PostgreSQL. The tables are in the first schema of the search path.

use super::sql::{self, Cell, Row, Sql, Take};
use super::{LedgerError, Opening, SCHEMA, Wrong};
use postgres::error::SqlState;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::private::BytesMut;
use postgres::types::{IsNull, ToSql, Type};
use postgres::{Client, Config, NoTls, Statement};
use std::collections::HashMap;
use std::error::Error as StdError;
use std::time::Duration;

/// The scripts that make the tables of a version out of those of the version before.
const MIGRATIONS: [&str; SCHEMA as usize] = [
    include_str!("schema/postgres-1.sql"),
    include_str!("schema/postgres-2.sql"),
    include_str!("schema/postgres-3.sql"),
];

/// So many rows go to the server at once.
const ROWS: usize = 256;

/// A server that is there answers within this time.
const CONNECT: Duration = Duration::from_secs(15);

pub(super) struct Postgres {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl Postgres {
    pub(super) fn open(url: &str, how: Opening) -> Result<Postgres, LedgerError> {
        let mut config: Config = url.parse().map_err(|error: postgres::Error| {
            LedgerError::new(
                Wrong::Unreachable,
                format!("no url of a database ({}); give postgres://USER@HOST/NAME", whole(&error)),
            )
        })?;
        config.application_name("kimngach").connect_timeout(CONNECT);
        let mut client = config.connect(NoTls).map_err(|error| unreachable(&error))?;
        // Nought would wait for ever.
        let wait = how.wait.as_millis().max(1);
        client.batch_execute(&format!("SET lock_timeout = {wait}; SET client_min_messages = warning")).map_err(tell)?;
        migrate(&mut client, how)?;
        Ok(Postgres { client, statements: HashMap::new() })
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, LedgerError> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).map_err(tell)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Brings the tables to the version of this program; who comes second waits and finds them done.
fn migrate(client: &mut Client, how: Opening) -> Result<(), LedgerError> {
    let version = version(client)?;
    if version > SCHEMA {
        return Err(LedgerError::newer(version));
    }
    if version == SCHEMA {
        return Ok(());
    }
    if version == 0 && !how.create {
        return Err(LedgerError::new(Wrong::Missing, "no ledger there; make one with kimngach add PATH --ledger URL"));
    }
    let mut work = client.transaction().map_err(tell)?;
    work.batch_execute("SELECT pg_advisory_xact_lock(7020093157)").map_err(tell)?;
    work.batch_execute("CREATE TABLE IF NOT EXISTS kimngach_schema (version BIGINT NOT NULL)").map_err(tell)?;
    let found = work.query_one("SELECT coalesce(max(version), 0) FROM kimngach_schema", &[]).map_err(tell)?;
    let from = usize::try_from(found.get::<_, i64>(0)).unwrap_or_default();
    for script in MIGRATIONS.iter().skip(from) {
        work.batch_execute(script).map_err(tell)?;
    }
    if from < MIGRATIONS.len() {
        work.execute("INSERT INTO kimngach_schema (version) VALUES ($1)", &[&SCHEMA]).map_err(tell)?;
    }
    work.commit().map_err(tell)
}

/// The version of the tables that are there; nought where there are none.
fn version(client: &mut Client) -> Result<i64, LedgerError> {
    let there = client.query_one("SELECT to_regclass('kimngach_schema') IS NOT NULL", &[]).map_err(tell)?;
    if !there.get::<_, bool>(0) {
        return Ok(0);
    }
    let found = client.query_one("SELECT coalesce(max(version), 0) FROM kimngach_schema", &[]).map_err(tell)?;
    Ok(found.get(0))
}

fn values<'a>(cells: &'a [Cell<'_>]) -> Vec<&'a (dyn ToSql + Sync)> {
    cells.iter().map(|cell| cell as &(dyn ToSql + Sync)).collect()
}

impl Sql for Postgres {
    fn begin(&mut self) -> Result<(), LedgerError> {
        self.client.batch_execute("BEGIN").map_err(tell)
    }

    fn commit(&mut self) -> Result<(), LedgerError> {
        self.client.batch_execute("COMMIT").map_err(tell)
    }

    fn undo(&mut self) -> Result<(), LedgerError> {
        self.client.batch_execute("ROLLBACK").map_err(tell)
    }

    fn run(&mut self, sql: &str, cells: &[Cell<'_>]) -> Result<u64, LedgerError> {
        let statement = self.prepared(sql)?;
        self.client.execute(&statement, &values(cells)).map_err(tell)
    }

    fn rows(&mut self, sql: &str, cells: &[Cell<'_>], take: Take<'_>) -> Result<(), LedgerError> {
        let statement = self.prepared(sql)?;
        let mut rows = self.client.query_raw(&statement, values(cells)).map_err(tell)?;
        while let Some(row) = rows.next().map_err(tell)? {
            let cells: Result<Vec<Cell>, postgres::Error> = (0..row.len()).map(|at| cell(&row, at)).collect();
            take(Row(cells.map_err(tell)?))?;
        }
        Ok(())
    }

    fn insert(
        &mut self,
        table: &'static str,
        columns: &'static [&'static str],
        cells: &[Cell<'_>],
    ) -> Result<(), LedgerError> {
        for rows in cells.chunks(ROWS * columns.len()) {
            // Statements for few sizes are kept: whole chunks, and what is left by powers of two.
            let mut left = rows;
            while !left.is_empty() {
                let there = left.len() / columns.len();
                let size = if there == ROWS { ROWS } else { 1 << there.ilog2() };
                let (now, later) = left.split_at(size * columns.len());
                let statement = self.prepared(&sql::insert(table, columns, size))?;
                self.client.execute(&statement, &values(now)).map_err(tell)?;
                left = later;
            }
        }
        Ok(())
    }

    fn tidy(&mut self) -> Result<(), LedgerError> {
        self.client.batch_execute("VACUUM document, figure").map_err(tell)
    }

    fn verify(&mut self) -> Result<(), LedgerError> {
        // The server looks after its pages itself.
        self.client.is_valid(CONNECT).map_err(tell)
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self, of: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Cell::Null => Ok(IsNull::Yes),
            Cell::Int(number) if *of == Type::INT4 => i32::try_from(*number)?.to_sql(of, out),
            Cell::Int(number) => number.to_sql(of, out),
            Cell::Text(text) => text.as_ref().to_sql(of, out),
        }
    }

    fn accepts(of: &Type) -> bool {
        [Type::INT8, Type::INT4, Type::TEXT].contains(of)
    }

    postgres::types::to_sql_checked!();
}

fn cell(row: &postgres::Row, at: usize) -> Result<Cell<'_>, postgres::Error> {
    let is = |of: &Type| row.columns()[at].type_() == of;
    if is(&Type::INT8) {
        Ok(row.try_get::<_, Option<i64>>(at)?.map_or(Cell::Null, Cell::Int))
    } else if is(&Type::INT4) {
        Ok(row.try_get::<_, Option<i32>>(at)?.map_or(Cell::Null, |number| Cell::Int(number.into())))
    } else {
        Ok(row.try_get::<_, Option<&str>>(at)?.map_or(Cell::Null, Cell::text))
    }
}

/// An error with what it came from.
fn whole(error: &postgres::Error) -> String {
    let told = error.as_db_error().map(|error| error.message().to_owned());
    let told = told.or_else(|| error.source().map(ToString::to_string)).unwrap_or_else(|| error.to_string());
    told.split_once(" (os error").map_or(told.as_str(), |(told, _)| told).to_owned()
}

fn unreachable(error: &postgres::Error) -> LedgerError {
    let told = format!("cannot be reached ({}); check that the server runs, the name and the password", whole(error));
    LedgerError::new(Wrong::Unreachable, told)
}

/// What the server says, in the words of a ledger.
fn tell(error: postgres::Error) -> LedgerError {
    let told = whole(&error);
    let Some(code) = error.code() else {
        let is_io = error.source().is_some_and(|source| source.is::<std::io::Error>());
        return if is_io || error.is_closed() { unreachable(&error) } else { LedgerError::new(Wrong::Unusable, told) };
    };
    if [SqlState::LOCK_NOT_AVAILABLE, SqlState::T_R_DEADLOCK_DETECTED].contains(code) {
        let told = "locked by another program that writes to it; run this again when that has ended, or wait longer with --wait";
        LedgerError::new(Wrong::Locked, told)
    } else if [SqlState::DISK_FULL, SqlState::OUT_OF_MEMORY].contains(code) {
        let told = "no room left for it; what was added stays; make room and run the same command again";
        LedgerError::new(Wrong::Full, told)
    } else if [SqlState::READ_ONLY_SQL_TRANSACTION, SqlState::INSUFFICIENT_PRIVILEGE].contains(code) {
        LedgerError::new(
            Wrong::ReadOnly,
            format!("may only be read ({told}); ask who runs the database for the right to write"),
        )
    } else if [SqlState::DATA_CORRUPTED, SqlState::INDEX_CORRUPTED].contains(code) {
        LedgerError::damaged(told)
    } else if [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW].contains(code) {
        unreachable(&error)
    } else {
        LedgerError::new(Wrong::Unusable, told)
    }
}
