//! Figures that were read before, from files.

use crate::ledger::sheets;
use crate::problem::Problem;
use jiff::civil::Date;
use kimngach_book::Claims;
use std::path::PathBuf;

/// Adds the figures of files and folders; the first line that is no figure ends it.
pub(crate) fn load(paths: &[PathBuf], published: Option<Date>, claims: &mut Claims) -> Result<(), Problem> {
    for (file, sheets) in sheets(paths, published)? {
        let faults = sheets.list.iter().flat_map(|sheet| &sheet.faults).chain(&sheets.faults);
        if let Some(fault) = faults.min_by_key(|fault| fault.line()) {
            return Err(Problem::at(file.display(), fault));
        }
        for sheet in sheets.list {
            claims.put(sheet.source, sheet.text.as_deref(), sheet.claims);
        }
    }
    Ok(())
}
