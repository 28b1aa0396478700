//! `kimngach gate import`: bulletins and registers into a ledger.

use super::tell;
use crate::cli::ImportArgs;
use crate::ledger;
use crate::problem::{Problem, unreadable};
use crate::read;
use kimngach_book::ledger::{Added, Entry, Wrong};
use kimngach_book::{Claims, Ledger};
use kimngach_gate::record;
use kimngach_reader::Lang;
use std::fs;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};

#[derive(Default)]
struct Sum {
    added: usize,
    counts: usize,
    vintages: usize,
    there: usize,
    doubtful: usize,
    failed: usize,
}

/// True when everything is in the ledger.
pub(super) fn command(options: &ImportArgs) -> Result<bool, Problem> {
    let look = read::look_of(options.show.lang, options.show.color);
    let fetched = options.fetched.unwrap_or_else(ledger::today);
    let mut book = ledger::opened(&options.at, true)?;
    let mut sum = Sum::default();
    let (registers, documents): (Vec<&PathBuf>, Vec<&PathBuf>) = options.paths.iter().partition(|path| is_csv(path));
    for path in registers {
        let (sheets, faults) = record::sheets(&content(path)?, &stem(path));
        for fault in &faults {
            sum.doubtful += usize::from(fault.doubtful);
            sum.failed += usize::from(!fault.doubtful);
            warn(&Problem::at(path.display(), fault));
        }
        for sheet in sheets {
            put(&mut book, &Entry::told(sheet, fetched), &mut sum)?;
        }
    }
    if !documents.is_empty() {
        let paths: Vec<PathBuf> = documents.into_iter().cloned().collect();
        read::each(&read::plain(&paths), |document| match document {
            Ok(read) => put(&mut book, &Entry::read(read.opened.document, &read.figures, fetched), &mut sum),
            Err(problem) => {
                sum.failed += 1;
                warn(&problem);
                Ok(())
            }
        })?;
    }
    tell(&format!("{}: {}\n", book.place(), told(&sum, look.ui)))?;
    Ok(sum.failed == 0)
}

/// What registers and bulletins claim, without a ledger; what cannot be read ends it.
pub(super) fn claims(paths: &[PathBuf]) -> Result<Claims, Problem> {
    let (registers, documents): (Vec<&PathBuf>, Vec<&PathBuf>) = paths.iter().partition(|path| is_csv(path));
    let mut claims = Claims::default();
    for path in registers {
        let (sheets, faults) = record::sheets(&content(path)?, &stem(path));
        if let Some(fault) = faults.iter().find(|fault| !fault.doubtful) {
            return Err(Problem::at(path.display(), fault));
        }
        sheets.into_iter().for_each(|sheet| claims.put(sheet.source, sheet.text.as_deref(), sheet.claims));
    }
    if !documents.is_empty() {
        let paths: Vec<PathBuf> = documents.into_iter().cloned().collect();
        for document in read::all(&read::plain(&paths)) {
            let read = document?;
            claims.add(&read.opened.document, &read.figures);
        }
    }
    Ok(claims)
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn content(path: &Path) -> Result<String, Problem> {
    let bytes = fs::read(path).map_err(|error| Problem::at(path.display(), unreadable(&error)))?;
    let told = "not UTF-8; save it again as UTF-8 (in a spreadsheet: CSV UTF-8)";
    String::from_utf8(bytes).map_err(|_| Problem::at(path.display(), told))
}

fn put(book: &mut Ledger, entry: &Entry, sum: &mut Sum) -> Result<(), Problem> {
    match book.add(entry, false) {
        Ok(Added::New { vintages }) => {
            sum.added += 1;
            sum.counts += entry.claims.iter().filter(|claim| is_traffic(claim)).count();
            sum.vintages += usize::from(vintages > 1);
        }
        Ok(Added::There) => sum.there += 1,
        Ok(Added::Forgotten { .. }) => {
            sum.failed += 1;
            warn(&Problem::at(&entry.source.id, "was forgotten, and is not added again; kimngach add --again adds it"));
        }
        Err(error) if error.wrong() == Wrong::Document => {
            sum.failed += 1;
            warn(&error.into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

fn is_traffic(claim: &kimngach_book::Claim) -> bool {
    claim.said.indicator.code().starts_with("vehicles")
}

fn warn(problem: &Problem) {
    let _ = writeln!(stderr(), "kimngach: {problem}");
}

/// What was done, in one line.
fn told(sum: &Sum, ui: Lang) -> String {
    let Sum { added, counts, vintages, there, doubtful, failed } = *sum;
    let s = |n: usize| if n == 1 { "" } else { "s" };
    let mut told = match ui {
        Lang::Vi => vec![format!("thêm {added} trang với {counts} số đếm xe")],
        Lang::En => vec![format!("{added} page{} with {counts} count{} of vehicles added", s(added), s(counts))],
    };
    let more = [
        (vintages, "là phiên bản mới", if vintages == 1 { "a new vintage" } else { "of them new vintages" }),
        (there, "đã có", "there already"),
        (doubtful, "dòng đáng ngờ để lại", "doubtful rows left out"),
        (failed, "không nhận được", "not taken"),
    ];
    for (n, vi, en) in more.into_iter().filter(|&(n, ..)| n > 0) {
        told.push(format!("{n} {}", if ui == Lang::Vi { vi } else { en }));
    }
    told.join(", ")
}
