//! What went wrong, where, and what to do about it.

use std::{fmt, io};

/// One clear line about what went wrong.
#[derive(Debug)]
pub struct Problem {
    told: String,
    pipe: bool,
    fatal: bool,
}

impl Problem {
    /// A problem that tells its own place.
    pub(crate) fn new(told: impl Into<String>) -> Problem {
        Problem { told: told.into(), pipe: false, fatal: false }
    }

    /// A problem at a place: a file, or a line of it.
    pub(crate) fn at(place: impl fmt::Display, told: impl fmt::Display) -> Problem {
        Problem::new(format!("{place}: {told}"))
    }

    /// A failure to write.
    pub(crate) fn writing(place: impl fmt::Display, error: io::Error) -> Problem {
        let pipe = error.kind() == io::ErrorKind::BrokenPipe;
        Problem { told: format!("{place}: cannot be written ({})", reason(&error)), pipe, fatal: true }
    }

    /// Whether nothing more can be written.
    pub(crate) fn is_fatal(&self) -> bool {
        self.fatal
    }

    /// Whether it only means that nobody reads the output any more.
    pub(crate) fn is_broken_pipe(&self) -> bool {
        self.pipe
    }
}

/// What the system says, without its number for it.
fn reason(error: &io::Error) -> String {
    let told = error.to_string();
    told.split_once(" (os error").map_or(told.as_str(), |(told, _)| told).to_owned()
}

/// Why something cannot be read, in the same words everywhere.
pub(crate) fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "cannot be read (no permission); check who owns it".to_owned(),
        _ => format!("cannot be read ({})", reason(error)),
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told)
    }
}

impl std::error::Error for Problem {}
