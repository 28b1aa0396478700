//! Which columns has each table? Read from `knowledge/columns.toml`.

use kimngach_reader::Lang;
use std::sync::LazyLock;

/// A table of the export.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sheet {
    /// What documents say, a row for each number.
    Figures,
    /// What all of them leave of each series, a row for each period.
    Series,
    /// What does not agree.
    Findings,
    /// The documents.
    Sources,
}

impl Sheet {
    /// All tables.
    pub const ALL: [Sheet; 4] = [Sheet::Figures, Sheet::Series, Sheet::Findings, Sheet::Sources];

    /// Its name in files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Sheet::Figures => "figures",
            Sheet::Series => "series",
            Sheet::Findings => "findings",
            Sheet::Sources => "sources",
        }
    }

    /// The table with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Sheet> {
        Sheet::ALL.into_iter().find(|sheet| sheet.name() == name)
    }

    /// Its columns, in order.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        static COLUMNS: LazyLock<[Vec<Column>; 4]> = LazyLock::new(|| {
            let table: toml::Table = toml::from_str(include_str!("../../knowledge/columns.toml"))
                .expect("knowledge/columns.toml is TOML, which a test sees to");
            Sheet::ALL.map(|sheet| {
                let rows = table.get(sheet.name()).and_then(toml::Value::as_array).into_iter().flatten();
                rows.filter_map(Column::of).collect()
            })
        });
        &COLUMNS[self as usize]
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Words and codes.
    Text,
    /// An exact decimal.
    Number,
    /// A count.
    Whole,
    /// A day.
    Date,
    /// Yes or no.
    Flag,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its name in files.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    about: [String; 2],
}

impl Column {
    fn of(row: &toml::Value) -> Option<Column> {
        let text = |key: &str| row.get(key)?.as_str().map(str::to_owned);
        let kind = match text("type")?.as_str() {
            "text" => Kind::Text,
            "number" => Kind::Number,
            "whole" => Kind::Whole,
            "date" => Kind::Date,
            "flag" => Kind::Flag,
            _ => return None,
        };
        Some(Column { name: text("name")?, kind, about: [text("vi")?, text("en")?] })
    }

    /// What it says, for readers.
    #[must_use]
    pub fn about(&self, lang: Lang) -> &str {
        &self.about[usize::from(lang != Lang::Vi)]
    }
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn every_entry_is_a_column() {
        let entries = include_str!("../../knowledge/columns.toml").matches("\n[[").count();
        assert_eq!(Sheet::ALL.map(|sheet| sheet.columns().len()).iter().sum::<usize>(), entries);
    }
}
