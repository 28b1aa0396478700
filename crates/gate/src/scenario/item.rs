//! What stands where in the file: TOML with the line of every value.

use super::fault::Fault;
use std::cell::Cell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and the line it stands on.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) line: usize,
    pub(super) value: Value,
}

/// What TOML can hold; numbers of both kinds are one here.
#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Flag(bool),
    List(Vec<Item>),
    Table(Vec<Entry>),
}

/// A key of a table; those nobody asked for are told as unknown.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) line: usize,
    pub(super) item: Item,
    used: Cell<bool>,
}

/// A table of the file, with what it is called in messages.
#[derive(Clone, Copy)]
pub(super) struct Table<'a> {
    pub(super) name: &'a str,
    pub(super) line: usize,
    entries: &'a [Entry],
}

/// The whole file.
pub(super) fn parse(text: &str) -> Result<Item, Fault> {
    let lines = Lines(text.match_indices('\n').map(|(at, _)| at).collect());
    match DeTable::parse(text) {
        Ok(table) => Ok(Item { line: 1, value: lines.table(table.get_ref()) }),
        Err(error) => {
            let line = error.span().map_or(1, |span| lines.of(span.start));
            let told = error.message().lines().next().unwrap_or("not TOML").to_owned();
            Err(Fault::new(line, format!("not TOML: {told}")))
        }
    }
}

/// Where the lines of a text end.
struct Lines(Vec<usize>);

impl Lines {
    fn of(&self, at: usize) -> usize {
        self.0.partition_point(|&end| end < at) + 1
    }

    fn table(&self, table: &DeTable<'_>) -> Value {
        let mut entries: Vec<(usize, Entry)> = table
            .iter()
            .map(|(key, value)| {
                let (start, key) = (key.span().start, key.get_ref().to_string());
                (start, Entry { key, line: self.of(start), item: self.item(value), used: Cell::new(false) })
            })
            .collect();
        entries.sort_by_key(|(start, _)| *start);
        Value::Table(entries.into_iter().map(|(_, entry)| entry).collect())
    }

    fn item(&self, value: &Spanned<DeValue<'_>>) -> Item {
        let line = self.of(value.span().start);
        let value = match value.get_ref() {
            DeValue::String(text) => Value::Text(text.to_string()),
            DeValue::Integer(number) => Value::Number(
                i64::from_str_radix(number.as_str(), number.radix()).map_or(f64::NAN, |number| number as f64),
            ),
            DeValue::Float(number) => Value::Number(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(flag) => Value::Flag(*flag),
            DeValue::Datetime(day) => Value::Text(day.to_string()),
            DeValue::Array(list) => Value::List(list.iter().map(|value| self.item(value)).collect()),
            DeValue::Table(table) => self.table(table),
        };
        Item { line, value }
    }
}

impl Item {
    pub(super) fn text(&self, what: &str) -> Result<&str, Fault> {
        match &self.value {
            Value::Text(text) => Ok(text),
            _ => Err(Fault::new(self.line, format!("{what} must be a text in quotes"))),
        }
    }

    pub(super) fn number(&self, what: &str) -> Result<f64, Fault> {
        match self.value {
            Value::Number(number) if number.is_finite() && number >= 0.0 => Ok(number),
            Value::Number(_) => Err(Fault::new(self.line, format!("{what} must not be negative"))),
            _ => Err(Fault::new(self.line, format!("{what} must be a number"))),
        }
    }

    pub(super) fn count(&self, what: &str) -> Result<u32, Fault> {
        let number = self.number(what)?;
        let whole = number.fract() == 0.0 && number <= 10_000_000.0;
        if whole { Ok(number as u32) } else { Err(Fault::new(self.line, format!("{what} must be a whole number"))) }
    }

    pub(super) fn list(&self) -> &[Item] {
        match &self.value {
            Value::List(list) => list,
            _ => std::slice::from_ref(self),
        }
    }

    pub(super) fn table<'a>(&'a self, name: &'a str) -> Result<Table<'a>, Fault> {
        match &self.value {
            Value::Table(entries) => Ok(Table { name, line: self.line, entries }),
            _ => Err(Fault::new(self.line, format!("{name} must be a table"))),
        }
    }
}

impl<'a> Table<'a> {
    pub(super) fn get(&self, key: &str) -> Option<&'a Item> {
        let entry = self.entries.iter().find(|entry| entry.key == key)?;
        entry.used.set(true);
        Some(&entry.item)
    }

    pub(super) fn must(&self, key: &str) -> Result<&'a Item, Fault> {
        self.get(key).ok_or_else(|| Fault::new(self.line, format!("{} has no `{key}`", self.name)))
    }

    /// All entries, each counted as asked for.
    pub(super) fn all(&self) -> impl Iterator<Item = &'a Entry> + use<'a> {
        self.entries.iter().inspect(|entry| entry.used.set(true))
    }

    /// Nothing stands here that nobody understands.
    pub(super) fn done(&self) -> Result<(), Fault> {
        match self.entries.iter().find(|entry| !entry.used.get()) {
            Some(entry) => Err(Fault::new(entry.line, format!("{} knows no key `{}`", self.name, entry.key))),
            None => Ok(()),
        }
    }
}
