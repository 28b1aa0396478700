//! Books as an archive that explains itself: tables, SDMX, metadata, and a page to read first.

mod metadata;
mod notes;

pub(in crate::file) use notes::notes;

use super::bytes;
use super::{Books, Fault, Sheet, Table, sdmx};
use kimngach_reader::Lang;
use std::io::{Cursor, Write};
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

/// The archive; its files carry one fixed time, the first that an archive can tell.
pub(in crate::file) fn zip(books: &Books<'_>) -> Result<Vec<u8>, Fault> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let options = options();
    let mut put = |name: &str, content: &[u8]| -> Result<(), Fault> {
        out.start_file(name, options)?;
        out.write_all(content)?;
        Ok(())
    };
    put("README.md", notes::page(books).as_bytes())?;
    put("metadata.json", &metadata::metadata(books))?;
    for sheet in Sheet::ALL {
        put(&format!("data/{}.csv", sheet.name()), &bytes::csv(&books.table(sheet)))?;
    }
    for sheet in [Sheet::Figures, Sheet::Series] {
        put(&format!("data/{}.parquet", sheet.name()), &bytes::parquet(&books.table(sheet))?)?;
    }
    let (data, structure) = sdmx::ml(books)?;
    put("sdmx/data.csv", &sdmx::csv(books)?)?;
    put("sdmx/data.xml", &data)?;
    put("sdmx/structure.xml", &structure)?;
    Ok(out.finish()?.into_inner())
}

fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644)
}

/// An archive of one table, with its descriptor.
pub(in crate::file) fn one(table: &Table<'_>, lang: Lang) -> Result<Vec<u8>, Fault> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let name = table.sheet.name();
    let files = [
        ("metadata.json".to_owned(), described(table.sheet, lang)),
        (format!("data/{name}.csv"), bytes::csv(table)),
        (format!("data/{name}.parquet"), bytes::parquet(table)?),
    ];
    for (name, content) in files {
        out.start_file(name, options())?;
        out.write_all(&content)?;
    }
    Ok(out.finish()?.into_inner())
}

/// The descriptor of one table.
pub(in crate::file) fn described(sheet: Sheet, lang: Lang) -> Vec<u8> {
    metadata::one(sheet, lang)
}
