//! Where the pieces go.

use super::files::{Files, Folder};
use super::{Look, explain, flat, html, record, table};
use crate::problem::Problem;
use crate::read::Read;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

/// What goes to the standard output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Table,
    Explain,
    Jsonl,
    Csv,
    Nothing,
}

/// Everything that is written about a document.
pub(crate) struct Rendered {
    shown: Vec<u8>,
    page: Option<String>,
    files: Option<Files>,
}

/// The places that are written to.
pub(crate) struct Output {
    view: View,
    look: Look,
    shown: BufWriter<io::Stdout>,
    page: Option<(PathBuf, BufWriter<File>)>,
    /// Documents on the page so far.
    paged: usize,
    folder: Option<Folder>,
}

/// How documents are rendered: the part of an output that threads share.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    view: View,
    look: Look,
    page: bool,
    files: bool,
}

impl Form {
    /// Renders a document.
    pub(crate) fn render(&self, read: &Read) -> Rendered {
        let shown = match self.view {
            View::Table => table::table(read, self.look).into_bytes(),
            View::Explain => explain::explain(read, self.look).into_bytes(),
            View::Jsonl => record::jsonl(read).into_bytes(),
            View::Csv => flat::csv(read),
            View::Nothing => Vec::new(),
        };
        Rendered {
            shown,
            page: self.page.then(|| html::section(read, self.look.ui)),
            files: self.files.then(|| Files::of(read)),
        }
    }
}

impl Output {
    /// Opens the places; nothing is written to the standard output before the first document.
    pub(crate) fn open(
        view: View,
        look: Look,
        page: Option<PathBuf>,
        folder: Option<PathBuf>,
    ) -> Result<Output, Problem> {
        let page = match page {
            Some(path) => {
                let file = File::create(&path).map_err(|error| Problem::writing(path.display(), error))?;
                let mut file = BufWriter::new(file);
                let begun = file.write_all(html::begin(look.ui).as_bytes());
                begun.map_err(|error| Problem::writing(path.display(), error))?;
                Some((path, file))
            }
            None => None,
        };
        let folder = folder.map(|path| Folder::new(&path)).transpose()?;
        let mut output = Output { view, look, shown: BufWriter::new(io::stdout()), page, paged: 0, folder };
        if view == View::Csv {
            output.show(&flat::header())?;
        }
        Ok(output)
    }

    /// How documents are rendered for this output.
    pub(crate) fn form(&self) -> Form {
        Form { view: self.view, look: self.look, page: self.page.is_some(), files: self.folder.is_some() }
    }

    /// Writes what was rendered of a document.
    pub(crate) fn write(&mut self, rendered: &Rendered) -> Result<(), Problem> {
        self.show(&rendered.shown)?;
        if let (Some((path, file)), Some(page)) = (&mut self.page, &rendered.page) {
            self.paged += 1;
            let page = page.replace(html::NUMBER, &self.paged.to_string());
            file.write_all(page.as_bytes()).map_err(|error| Problem::writing(path.display(), error))?;
        }
        match (&mut self.folder, &rendered.files) {
            (Some(folder), Some(files)) => folder.write(files),
            _ => Ok(()),
        }
    }

    /// Lets everything written so far be seen.
    pub(crate) fn flush(&mut self) -> Result<(), Problem> {
        self.shown.flush().map_err(|error| Problem::writing("standard output", error))
    }

    /// Ends the page and lets everything be seen.
    pub(crate) fn close(mut self) -> Result<(), Problem> {
        self.flush()?;
        let Some((path, mut file)) = self.page else { return Ok(()) };
        let done = file.write_all(html::end().as_bytes()).and_then(|()| file.flush());
        done.map_err(|error| Problem::writing(path.display(), error))
    }

    fn show(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        self.shown.write_all(bytes).map_err(|error| Problem::writing("standard output", error))
    }
}
