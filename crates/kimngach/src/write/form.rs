//! A document in each of the forms that are asked for.

use super::pieces::Pieces;
use super::{Look, explain, flat, html, record, table};
use crate::problem::Problem;
use crate::read::Read;

/// What goes to the standard output.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    Table,
    Explain,
    Jsonl,
    Csv,
    Nothing,
}

/// Documents with more figures are written as they are rendered, so as not to be held in memory.
const MANY: usize = 1000;

/// How documents are rendered: the part of an output that threads share.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    pub(super) view: View,
    pub(super) look: Look,
    pub(super) page: bool,
    pub(super) files: bool,
}

/// Everything that is to be written about a document.
pub(crate) enum Rendered {
    /// It only needs to be written.
    Done(Box<Pages>),
    /// It is rendered while it is written.
    Later(Box<Read>),
}

/// A document in each form.
pub(crate) struct Pages {
    pub(super) id: String,
    pub(super) shown: String,
    pub(super) page: Option<String>,
    pub(super) figures: Option<String>,
    /// The text into which places lead, where it is not the file that was read.
    pub(super) text: Option<String>,
}

impl Form {
    /// Renders a document, unless it is too large for that.
    pub(crate) fn render(&self, read: Read) -> Rendered {
        if read.figures.len() > MANY {
            return Rendered::Later(Box::new(read));
        }
        let kept = |render: &dyn Fn(&mut Pieces<'_>) -> Result<(), Problem>| {
            let mut pieces = Pieces::kept();
            // Nothing is passed on, so nothing can fail.
            let _ = render(&mut pieces);
            pieces.text
        };
        let shown = kept(&|pieces| self.show(&read, pieces));
        let page = self.page.then(|| kept(&|pieces| html::section(&read, self.look.ui, pieces)));
        let figures = self.files.then(|| kept(&|pieces| record::lines(&read, pieces)));
        let document = read.opened.document;
        let text = (self.files && read.opened.derived).then_some(document.text);
        Rendered::Done(Box::new(Pages { id: document.id, shown, page, figures, text }))
    }

    /// Writes what goes to the standard output.
    pub(super) fn show(&self, read: &Read, pieces: &mut Pieces<'_>) -> Result<(), Problem> {
        match self.view {
            View::Table => table::table(read, self.look, pieces),
            View::Explain => explain::explain(read, self.look, pieces),
            View::Jsonl => record::lines(read, pieces),
            View::Csv => flat::csv(read, pieces),
            View::Nothing => Ok(()),
        }
    }
}
