//! What is wrong with a scenario, and on which line.

use std::fmt;

/// One clear sentence about a place of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, counted from 1; 0 where it concerns the whole.
    pub line: usize,
    /// What is wrong and what to do, in lower case.
    pub told: String,
}

impl Fault {
    pub(crate) fn new(line: usize, told: impl Into<String>) -> Fault {
        Fault { line, told: told.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.told),
            line => write!(f, "line {line}: {}", self.told),
        }
    }
}

impl std::error::Error for Fault {}
