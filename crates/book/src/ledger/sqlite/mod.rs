//! A ledger in a file, kept by SQLite.

mod fault;
mod open;

use super::LedgerError;
use super::sql::{self, Cell, Row, Sql, Take};
use fault::{Fault, is_busy};
use open::look_through;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{CachedStatement, Connection, ToSql};
use std::collections::HashMap;

pub(super) struct Sqlite {
    connection: Connection,
    inserts: HashMap<&'static str, String>,
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

fn bind(statement: &mut CachedStatement<'_>, values: &[Cell<'_>]) -> rusqlite::Result<()> {
    values.iter().enumerate().try_for_each(|(at, value)| statement.raw_bind_parameter(at + 1, value))
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Cell::Null => Ok(ToSqlOutput::Owned(Value::Null)),
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
