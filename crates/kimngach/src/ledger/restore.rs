//! `kimngach restore`.

use super::backup::{Partial, counts};
use crate::cli::RestoreArgs;
use crate::problem::{Problem, unreadable};
use crate::read;
use kimngach_book::Ledger;
use kimngach_book::ledger::{Log, Opening, Wrong};
use kimngach_reader::Lang;
use std::fs;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Puts a copy in the place of a ledger.
pub(crate) fn command(options: &RestoreArgs) -> Result<(), Problem> {
    let look = read::look_of(options.ui, clap::ColorChoice::Never);
    let (file, target) = (&options.file, Path::new(&options.at.ledger));
    if options.at.ledger.contains("://") {
        let told =
            "kept by PostgreSQL, which takes its own copies back: pg_restore --clean --if-exists --dbname=URL FILE";
        return Err(Problem::at("--ledger", told));
    }
    if beside(file, "-wal").exists() {
        let told = "in use as a ledger: what was written last is in the file beside it; copy it with kimngach backup";
        return Err(Problem::at(file.display(), told));
    }
    if !file.is_file() {
        return Err(Problem::at(file.display(), "no such copy; check the spelling"));
    }
    let partial = Partial::beside(target)?;
    fs::copy(file, partial.path()).map_err(|error| Problem::at(file.display(), unreadable(&error)))?;
    let careful = Opening { create: false, careful: true, ..Opening::default() };
    let held = (|| {
        let mut copy = Ledger::open(partial.place(), careful)?;
        copy.verify()?;
        let held = copy.holdings()?;
        copy.close(Log::Beside)?;
        Ok(held)
    })();
    let held = held.map_err(|error: kimngach_book::ledger::LedgerError| partial.told(&error, file))?;
    make_room(options, target)?;
    partial.publish(target)?;
    let (documents, figures) = counts(&held);
    let (place, from) = (target.display(), file.display());
    let told = if look.ui == Lang::Vi {
        format!("{place}: khôi phục từ {from}, {documents} văn bản, {figures} số liệu")
    } else {
        let s = |n: usize| if n == 1 { "" } else { "s" };
        format!("{place}: restored from {from}, {documents} document{}, {figures} figure{}", s(documents), s(figures))
    };
    writeln!(stdout(), "{told}").map_err(|error| Problem::writing("the standard output", error))
}

/// Sees to it that nothing is lost, and that nobody works on the ledger that is replaced.
fn make_room(options: &RestoreArgs, target: &Path) -> Result<(), Problem> {
    if !target.exists() {
        return forget_logs(target);
    }
    let how = Opening { create: false, careful: true, wait: Duration::from_secs(options.at.wait) };
    let mut there = match Ledger::open(&options.at.ledger, how) {
        Ok(there) => there,
        // A file of no bytes.
        Err(error) if error.wrong() == Wrong::Missing => return forget_logs(target),
        Err(error) if options.force && matches!(error.wrong(), Wrong::Damaged | Wrong::Newer) => {
            return forget_logs(target);
        }
        Err(error) => return Err(error.into()),
    };
    // What cannot be listed is damaged where the pages are not.
    let documents = there.holdings().map(|held| held.len());
    match documents {
        Ok(0) => {}
        _ if options.force => {}
        Ok(documents) => {
            let s = if documents == 1 { "" } else { "s" };
            let told = format!(
                "holds {documents} document{s}; restore beside it with --ledger OTHER, or replace it with --force"
            );
            return Err(Problem::at(target.display(), told));
        }
        Err(error) => return Err(error.into()),
    }
    there.close(Log::Within).map_err(|_| {
        Problem::at(target.display(), "another program has it open (a server?); end that first, and run this again")
    })
}

/// A log that is left beside a file that is gone or damaged would be played into its successor.
fn forget_logs(target: &Path) -> Result<(), Problem> {
    for end in ["-wal", "-shm", "-journal"] {
        let path = beside(target, end);
        if let Err(error) = fs::remove_file(&path)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            return Err(Problem::at(path.display(), unreadable(&error).replace("read", "removed")));
        }
    }
    Ok(())
}

fn beside(file: &Path, end: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}
