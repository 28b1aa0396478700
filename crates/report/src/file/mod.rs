//! In which files are figures handed on, for spreadsheets, databases and statistical offices?
//!
//! [`Books`] are what is handed on: claims, the account drawn up from them, and findings. They become [`Table`]s (the
//! columns are data, `knowledge/columns.toml`) or observations with SDMX keys, and these become bytes. The same books
//! give the same bytes: nothing looks at a clock, and days are those of the documents.

mod bytes;
mod columns;
mod fault;
mod format;
mod package;
mod rows;
pub mod sdmx;
mod table;

pub use columns::{Column, Kind, Sheet};
pub use fault::Fault;
pub use format::Format;
pub use table::{Cell, Table};

use jiff::civil::Date;
use kimngach_book::account::Account;
use kimngach_book::{Claims, Finding};
use kimngach_reader::Lang;

/// What is handed on.
#[derive(Clone, Copy, Debug)]
pub struct Books<'a> {
    /// The claims with their documents.
    pub claims: &'a Claims,
    /// What they say together; without it there are no series, and figures do not tell whether they stand.
    pub account: Option<&'a Account<'a>>,
    /// What does not agree.
    pub findings: &'a [Finding],
    /// The language of what is written for readers; names of columns and codes are the same in all.
    pub lang: Lang,
}

/// A file: what its name ends with behind the name that was asked for (nothing, for the file itself), and its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Written {
    /// `.structure` for the file that goes with SDMX data; empty otherwise.
    pub suffix: &'static str,
    /// The content.
    pub bytes: Vec<u8>,
}

impl Books<'_> {
    /// The table of a sheet.
    #[must_use]
    pub fn table(&self, sheet: Sheet) -> Table<'_> {
        rows::table(self, sheet)
    }

    /// The day of the newest document, which files carry as theirs.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.claims.sources.iter().filter_map(|source| source.published).max()
    }
}

/// Writes one table by itself: as CSV, XLSX, Parquet, JSON or an archive that describes it. SDMX has no such tables: nothing.
///
/// # Errors
/// When the table does not fit the format.
pub fn one(table: &Table<'_>, format: Format, lang: Lang) -> Result<Option<Vec<u8>>, Fault> {
    Ok(match format {
        Format::Csv => Some(bytes::csv(table)),
        Format::Json => Some(bytes::json_of(std::slice::from_ref(table))),
        Format::Parquet => Some(bytes::parquet(table)?),
        Format::Xlsx => Some(bytes::sheet(table)?),
        Format::Zip => Some(package::one(table, lang)?),
        Format::SdmxCsv | Format::SdmxMl => None,
    })
}

/// The descriptor of one table by itself (a Data Package), as JSON.
#[must_use]
pub fn described(table: &Table<'_>, lang: Lang) -> Vec<u8> {
    package::described(table.sheet, lang)
}

/// Writes books in a format. CSV and Parquet hold one table; the others hold all, and leave the sheet aside.
///
/// # Errors
/// When the books do not fit the format: more rows than a sheet of XLSX has, a number that no decimal column holds.
pub fn write(books: &Books<'_>, format: Format, sheet: Sheet) -> Result<Vec<Written>, Fault> {
    let one = |bytes: Vec<u8>| vec![Written { suffix: "", bytes }];
    Ok(match format {
        Format::Csv => one(bytes::csv(&books.table(sheet))),
        Format::Json => one(bytes::json(books)),
        Format::Parquet => one(bytes::parquet(&books.table(sheet))?),
        Format::Xlsx => one(bytes::xlsx(books)?),
        Format::SdmxCsv => one(sdmx::csv(books)?),
        Format::SdmxMl => {
            let (data, structure) = sdmx::ml(books)?;
            vec![Written { suffix: "", bytes: data }, Written { suffix: ".structure", bytes: structure }]
        }
        Format::Zip => one(package::zip(books)?),
    })
}
