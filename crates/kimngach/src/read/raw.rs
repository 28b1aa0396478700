//! A document as it comes, before it is decoded.

use crate::problem::Problem;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// Where a document comes from.
#[derive(Clone)]
pub(super) struct Place {
    pub(super) file: Arc<Path>,
    pub(super) line: Option<u64>,
}

impl Place {
    pub(super) fn stdin() -> Place {
        Place { file: Arc::from(Path::new("standard input")), line: None }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file.display())?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))
    }
}

/// What the bytes of a document are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Text,
    Html,
    /// One line of a `.jsonl` file.
    Record,
}

/// A document as it comes.
pub(super) struct Raw {
    pub(super) id: String,
    pub(super) place: Place,
    pub(super) kind: Kind,
    pub(super) bytes: Vec<u8>,
    /// The bytes of the `.meta.json` beside it.
    pub(super) beside: Option<Vec<u8>>,
}

/// Documents that go through the pipeline together, and what went wrong on the way to them.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) items: Vec<Result<Raw, Problem>>,
    pub(super) bytes: usize,
}
