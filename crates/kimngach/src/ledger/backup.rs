//! `kimngach backup`.

use crate::cli::BackupArgs;
use crate::problem::{Problem, unreadable};
use crate::read;
use kimngach_book::Ledger;
use kimngach_book::ledger::{Holding, Opening};
use kimngach_reader::Lang;
use std::fs::{self, File};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};

/// Copies a ledger into a file that gets its name when it is whole.
pub(crate) fn command(options: &BackupArgs) -> Result<(), Problem> {
    let look = read::look_of(options.ui, clap::ColorChoice::Never);
    let file = &options.file;
    let mut ledger = super::open(&options.at)?;
    if !ledger.is_file() {
        let place = ledger.place().to_owned();
        let told =
            format!("kept by PostgreSQL, which copies it: pg_dump --format=custom --file={} URL", file.display());
        return Err(Problem::at(place, told));
    }
    if file.is_dir() {
        return Err(Problem::at(file.display(), "a folder; name a file"));
    }
    if file.exists() && !options.force {
        return Err(Problem::at(file.display(), "is there already; name another file, or replace it with --force"));
    }
    if same(file, Path::new(&options.at.ledger)) {
        return Err(Problem::at(file.display(), "the ledger itself; name another file"));
    }
    let partial = Partial::beside(file)?;
    let held = (|| {
        ledger.copy(partial.place())?;
        let mut copy = Ledger::open(partial.place(), Opening { create: false, ..Opening::default() })?;
        copy.verify()?;
        copy.holdings()
    })();
    let held = held.map_err(|error| partial.told(&error, file))?;
    partial.publish(file)?;
    let (documents, figures) = counts(&held);
    let told = if look.ui == Lang::Vi {
        format!("{}: bản sao của {}, {documents} văn bản, {figures} số liệu", file.display(), ledger.place())
    } else {
        let s = |n: usize| if n == 1 { "" } else { "s" };
        let (file, place) = (file.display(), ledger.place());
        format!("{file}: a copy of {place}, {documents} document{}, {figures} figure{}", s(documents), s(figures))
    };
    writeln!(stdout(), "{told}").map_err(|error| Problem::writing("the standard output", error))
}

/// How many documents and figures are kept.
pub(super) fn counts(held: &[Holding]) -> (usize, usize) {
    let kept = || held.iter().filter(|held| !held.forgotten);
    (kept().count(), kept().map(|held| held.figures).sum())
}

fn same(a: &Path, b: &Path) -> bool {
    matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

/// A file that is being written, beside the one it will be; what is left of it goes with it.
pub(super) struct Partial {
    path: PathBuf,
    place: String,
}

impl Partial {
    /// A new one in the folder of a file, so that it can take its name at once.
    pub(super) fn beside(file: &Path) -> Result<Partial, Problem> {
        let mut name = file.as_os_str().to_owned();
        name.push(format!(".partial-{}", std::process::id()));
        let path = PathBuf::from(name);
        let told = "its name is not UTF-8; name another file";
        let place = path.to_str().ok_or_else(|| Problem::at(file.display(), told))?.to_owned();
        let partial = Partial { path, place };
        // Left by a run of the same number that was killed.
        partial.clear();
        Ok(partial)
    }

    pub(super) fn place(&self) -> &str {
        &self.place
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// What went wrong, of the file that people know.
    pub(super) fn told(&self, error: &dyn std::fmt::Display, file: &Path) -> Problem {
        Problem::new(error.to_string().replace(&self.place, &file.display().to_string()))
    }

    /// Gives it its name, once the disk has all of it.
    pub(super) fn publish(self, file: &Path) -> Result<(), Problem> {
        let done = File::open(&self.path).and_then(|written| written.sync_all());
        let done = done.and_then(|()| fs::rename(&self.path, file));
        done.map_err(|error| Problem::at(file.display(), unreadable(&error).replace("read", "written")))?;
        // The name itself; some file systems cannot be asked to, and keep it anyway.
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    }

    fn clear(&self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(format!("{}{end}", self.place));
        }
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        self.clear();
    }
}
