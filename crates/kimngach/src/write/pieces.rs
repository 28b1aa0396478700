//! Text that is made piece by piece.

use crate::problem::Problem;

/// Pieces are passed on from this size on.
const PIECE: usize = 64 << 10;

/// Somebody who takes pieces.
pub(super) type Pass<'a> = &'a mut dyn FnMut(&str) -> Result<(), Problem>;

/// Collects text; where there is somebody to pass it on to, no more than a piece is kept in memory.
pub(super) struct Pieces<'a> {
    /// What was made and not yet passed on.
    pub(super) text: String,
    pass: Option<Pass<'a>>,
}

impl<'a> Pieces<'a> {
    /// Keeps everything.
    pub(super) fn kept() -> Pieces<'a> {
        Pieces { text: String::new(), pass: None }
    }

    /// Passes pieces on.
    pub(super) fn passed(pass: Pass<'a>) -> Pieces<'a> {
        Pieces { text: String::new(), pass: Some(pass) }
    }

    /// Says that what was made so far may go.
    pub(super) fn pause(&mut self) -> Result<(), Problem> {
        if self.text.len() >= PIECE { self.end() } else { Ok(()) }
    }

    /// Passes on the rest.
    pub(super) fn end(&mut self) -> Result<(), Problem> {
        if let Some(pass) = &mut self.pass {
            pass(&self.text)?;
            self.text.clear();
        }
        Ok(())
    }
}
