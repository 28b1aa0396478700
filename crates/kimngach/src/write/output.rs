//! Where the pieces go.

use super::files::Folder;
use super::form::{Form, Pages, Rendered, View};
use super::pieces::Pieces;
use super::{Look, flat, html, record};
use crate::problem::Problem;
use crate::read::Read;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// The places that are written to.
pub(crate) struct Output {
    form: Form,
    shown: BufWriter<io::Stdout>,
    page: Option<Page>,
    folder: Option<Folder>,
}

/// A page of documents.
struct Page {
    path: PathBuf,
    file: BufWriter<File>,
    documents: usize,
}

impl Output {
    /// Opens the places; of a table, nothing is written before the first document.
    pub(crate) fn open(view: View, look: Look, page: Option<&Path>, folder: Option<&Path>) -> Result<Output, Problem> {
        let form = Form { view, look, page: page.is_some(), files: folder.is_some() };
        let page = page.map(|path| Page::begin(path, look)).transpose()?;
        let folder = folder.map(Folder::new).transpose()?;
        let mut output = Output { form, shown: BufWriter::new(io::stdout()), page, folder };
        if view == View::Csv {
            put(&mut output.shown, "standard output", &flat::header())?;
        }
        Ok(output)
    }

    /// How documents are rendered for this output.
    pub(crate) fn form(&self) -> Form {
        self.form
    }

    /// Writes a document.
    pub(crate) fn write(&mut self, rendered: Rendered) -> Result<(), Problem> {
        match rendered {
            Rendered::Done(pages) => self.done(&pages),
            Rendered::Later(read) => self.later(&read),
        }
    }

    fn done(&mut self, pages: &Pages) -> Result<(), Problem> {
        put(&mut self.shown, "standard output", &pages.shown)?;
        if let (Some(page), Some(section)) = (&mut self.page, &pages.page) {
            page.documents += 1;
            page.put(section)?;
        }
        let (Some(folder), Some(figures)) = (&mut self.folder, &pages.figures) else { return Ok(()) };
        folder.write(&pages.id, pages.text.as_deref(), &mut |pass| pass(figures))
    }

    fn later(&mut self, read: &Read) -> Result<(), Problem> {
        let shown = &mut self.shown;
        let mut pass = |piece: &str| put(shown, "standard output", piece);
        let mut pieces = Pieces::passed(&mut pass);
        self.form.show(read, &mut pieces)?;
        pieces.end()?;
        if let Some(page) = &mut self.page {
            page.documents += 1;
            let mut pass = |piece: &str| page.put(piece);
            let mut pieces = Pieces::passed(&mut pass);
            html::section(read, self.form.look.ui, &mut pieces)?;
            pieces.end()?;
        }
        let Some(folder) = &mut self.folder else { return Ok(()) };
        let document = &read.opened.document;
        let text = read.opened.derived.then_some(document.text.as_str());
        folder.write(&document.id, text, &mut |pass| {
            let mut pieces = Pieces::passed(pass);
            record::lines(read, &mut pieces)?;
            pieces.end()
        })
    }

    /// Lets everything written so far be seen.
    pub(crate) fn flush(&mut self) -> Result<(), Problem> {
        self.shown.flush().map_err(|error| Problem::writing("standard output", error))
    }

    /// Ends the page and lets everything be seen.
    pub(crate) fn close(mut self) -> Result<(), Problem> {
        self.flush()?;
        let Some(mut page) = self.page else { return Ok(()) };
        page.put(&html::end())?;
        page.file.flush().map_err(|error| Problem::writing(page.path.display(), error))
    }
}

impl Page {
    fn begin(path: &Path, look: Look) -> Result<Page, Problem> {
        let file = File::create(path).map_err(|error| Problem::writing(path.display(), error))?;
        let mut page = Page { path: path.to_owned(), file: BufWriter::new(file), documents: 0 };
        page.put(&html::begin(look.ui))?;
        Ok(page)
    }

    /// Writes a piece of the document that the page is at.
    fn put(&mut self, piece: &str) -> Result<(), Problem> {
        let piece = piece.replace(html::NUMBER, &self.documents.to_string());
        put(&mut self.file, self.path.display(), &piece)
    }
}

fn put(to: &mut impl Write, place: impl std::fmt::Display, text: &str) -> Result<(), Problem> {
    to.write_all(text.as_bytes()).map_err(|error| Problem::writing(place, error))
}
