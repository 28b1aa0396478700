//! Rows of typed cells.

use super::columns::{Column, Sheet};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell<'a> {
    /// Nothing is known.
    Empty,
    /// Words and codes.
    Text(Cow<'a, str>),
    /// An exact decimal.
    Number(Decimal),
    /// A count.
    Whole(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
}

impl<'a> Cell<'a> {
    /// A text, or nothing where there is none.
    pub(super) fn text(text: Option<impl Into<Cow<'a, str>>>) -> Cell<'a> {
        text.map(Into::into).filter(|text| !text.is_empty()).map_or(Cell::Empty, Cell::Text)
    }

    pub(super) fn number(number: Option<Decimal>) -> Cell<'a> {
        number.map_or(Cell::Empty, Cell::Number)
    }

    pub(super) fn whole(number: Option<usize>) -> Cell<'a> {
        number.and_then(|number| i64::try_from(number).ok()).map_or(Cell::Empty, Cell::Whole)
    }

    pub(super) fn date(day: Option<Date>) -> Cell<'a> {
        day.map_or(Cell::Empty, Cell::Date)
    }
}

/// A table: its rows have as many cells as there are columns, each of the kind of its column.
#[derive(Clone, PartialEq, Debug)]
pub struct Table<'a> {
    /// Which one.
    pub sheet: Sheet,
    /// The rows, in the order of the documents or of the series.
    pub rows: Vec<Vec<Cell<'a>>>,
}

impl Table<'_> {
    /// The columns.
    #[must_use]
    pub fn columns(&self) -> &'static [Column] {
        self.sheet.columns()
    }
}
