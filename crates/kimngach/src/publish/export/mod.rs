//! Claims in, a file out.

use crate::cli::ExportArgs;
use crate::problem::Problem;
use crate::{books, read};
use kimngach_book::account::Account;
use kimngach_book::check;
use kimngach_report::file::{self, Format, Sheet};
use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

/// `kimngach export`: true when every document was read.
pub(crate) fn command(options: &ExportArgs) -> Result<bool, Problem> {
    let format = format(options)?;
    let sheet = Sheet::from_name(&options.table).unwrap_or(Sheet::Figures);
    let whole = !matches!(format, Format::Csv | Format::Parquet);
    if options.out == Path::new("-") && format == Format::SdmxMl {
        return Err(Problem::at("-", "SDMX-ML is two files, data and structure; give --out a name"));
    }
    let look = read::look(&options.common.reading(&[]));
    let rules = books::rules(options.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.books, &options.common)?;
    // What a table does not show is not worked out.
    let (account, findings) = rayon::join(
        || (whole || matches!(sheet, Sheet::Figures | Sheet::Series)).then(|| Account::of(&claims, &rules)),
        || if whole || sheet == Sheet::Findings { check(&claims, &rules, look.ui) } else { Vec::new() },
    );
    let books = file::Books { claims: &claims, account: account.as_ref(), findings: &findings, lang: look.ui };
    let written = file::write(&books, format, sheet).map_err(|fault| Problem::at(options.out.display(), fault))?;
    for file in written {
        put(&options.out, file.suffix, &file.bytes)?;
    }
    Ok(fine)
}

fn format(options: &ExportArgs) -> Result<Format, Problem> {
    if let Some(format) = options.format.as_deref().and_then(Format::from_code) {
        return Ok(format);
    }
    let name = options.out.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    Format::of_name(&name).ok_or_else(|| {
        let codes = Format::ALL.map(Format::code).join(", ");
        Problem::at(options.out.display(), format!("the name does not tell the format; give --format {codes}"))
    })
}

/// Writes a file; a suffix goes in front of the end of its name.
fn put(path: &Path, suffix: &str, bytes: &[u8]) -> Result<(), Problem> {
    if path == Path::new("-") {
        return stdout().write_all(bytes).map_err(|error| Problem::writing("the standard output", error));
    }
    let path = beside(path, suffix);
    fs::write(&path, bytes).map_err(|error| Problem::writing(path.display(), error))
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    if suffix.is_empty() {
        return path.to_owned();
    }
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let end = path.extension().map(|end| format!(".{}", end.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}{suffix}{end}"))
}
