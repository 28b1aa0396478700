//! What does a ledger ask of its store? Statements with values, rows, and transactions.

use super::LedgerError;
use std::borrow::Cow;

/// A value of a column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Cell<'a> {
    Null,
    Int(i64),
    Text(Cow<'a, str>),
}

impl<'a> Cell<'a> {
    pub(super) fn text(text: &'a str) -> Cell<'a> {
        Cell::Text(Cow::Borrowed(text))
    }

    pub(super) fn made(text: impl ToString) -> Cell<'a> {
        Cell::Text(Cow::Owned(text.to_string()))
    }

    pub(super) fn number(number: usize) -> Cell<'a> {
        Cell::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// What a function makes of a value, or nothing.
    pub(super) fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell<'a>) -> Cell<'a> {
        value.map_or(Cell::Null, cell)
    }
}

/// The values of a row, in the order in which they were asked for.
pub(super) struct Row<'a>(pub(super) Vec<Cell<'a>>);

impl Row<'_> {
    /// The text of a column, which is taken out.
    pub(super) fn text(&mut self, at: usize) -> Option<String> {
        match std::mem::replace(&mut self.0[at], Cell::Null) {
            Cell::Text(text) => Some(text.into_owned()),
            Cell::Int(number) => Some(number.to_string()),
            Cell::Null => None,
        }
    }

    /// The text of a column that is never empty.
    pub(super) fn needed(&mut self, at: usize) -> Result<String, LedgerError> {
        self.text(at).ok_or_else(|| LedgerError::damaged("a column that always says something is empty"))
    }

    pub(super) fn int(&self, at: usize) -> Option<i64> {
        match self.0[at] {
            Cell::Int(number) => Some(number),
            _ => None,
        }
    }

    pub(super) fn count(&self, at: usize) -> usize {
        self.int(at).and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }

    /// The value of a column in its own words, read by its type.
    pub(super) fn read<T>(&self, at: usize, of: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, LedgerError> {
        let Cell::Text(text) = &self.0[at] else { return Ok(None) };
        let fault = || LedgerError::damaged(format!("{text:?} is no value of its column"));
        of(text).map(Some).ok_or_else(fault)
    }
}

/// Takes the rows of an answer.
pub(super) type Take<'a> = &'a mut dyn FnMut(Row<'_>) -> Result<(), LedgerError>;

/// A store. Statements name their values `$1`, `$2`, ... in the order in which they first stand in them.
pub(super) trait Sql: Send {
    fn begin(&mut self) -> Result<(), LedgerError>;
    fn commit(&mut self) -> Result<(), LedgerError>;
    fn undo(&mut self) -> Result<(), LedgerError>;

    /// Runs a statement; the number of rows it changed.
    fn run(&mut self, sql: &str, values: &[Cell<'_>]) -> Result<u64, LedgerError>;

    /// Runs a query and hands on its rows.
    fn rows(&mut self, sql: &str, values: &[Cell<'_>], take: Take<'_>) -> Result<(), LedgerError>;

    /// Adds rows to a table, the values of all one behind the other.
    fn insert(
        &mut self,
        table: &'static str,
        columns: &'static [&'static str],
        values: &[Cell<'_>],
    ) -> Result<(), LedgerError>;

    /// Leaves nothing of what was deleted where it was.
    fn tidy(&mut self) -> Result<(), LedgerError>;

    /// Looks through everything for damage.
    fn verify(&mut self) -> Result<(), LedgerError>;
}

/// The statement that adds so many rows.
pub(super) fn insert(table: &str, columns: &[&str], rows: usize) -> String {
    let row = |n: usize| {
        let values: Vec<String> = (1..=columns.len()).map(|at| format!("${}", n * columns.len() + at)).collect();
        format!("({})", values.join(", "))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!("INSERT INTO {table} ({}) VALUES {}", columns.join(", "), rows.join(", "))
}

/// A place as it can be shown: an url without its password.
pub(super) fn shown(place: &str) -> String {
    let hidden = place.split_once("://").and_then(|(scheme, rest)| {
        let (user, host) = rest.split_once('@')?;
        let user = user.split_once(':').map_or(user, |(user, _)| user);
        Some(format!("{scheme}://{user}@{host}"))
    });
    let shown = hidden.unwrap_or_else(|| place.to_owned());
    match shown.split_once('?') {
        Some((shown, _)) if place.contains("://") => shown.to_owned(),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::{insert, shown};

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(shown("postgres://an:secret@host/db?password=x"), "postgres://an@host/db");
        assert_eq!(shown("postgres:///db?host=/tmp"), "postgres:///db");
        assert_eq!(shown("what?.db"), "what?.db");
    }

    #[test]
    fn rows_are_added_together() {
        assert_eq!(insert("t", &["a", "b"], 2), "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4)");
    }
}
