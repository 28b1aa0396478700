//! A scenario from a file, or by its name.

use crate::problem::{Problem, unreadable};
use kimngach_gate::scenario::{SHIPPED, Scenario, shipped};
use std::io::ErrorKind;

/// A scenario is not longer than this.
const LARGEST: u64 = 8 << 20;

/// The text of a scenario and what to call it.
pub(in crate::gate) struct Opened {
    pub(in crate::gate) name: String,
    pub(in crate::gate) text: String,
}

/// Opens a scenario.
pub(in crate::gate) fn open(name: &str) -> Result<Opened, Problem> {
    let large = std::fs::metadata(name).is_ok_and(|meta| meta.is_file() && meta.len() > LARGEST);
    if large {
        return Err(Problem::at(name, "is too large for a scenario (8 MB at most)"));
    }
    match std::fs::read(name) {
        Ok(bytes) => {
            let text = String::from_utf8(bytes).map_err(|_| Problem::at(name, "is not UTF-8; a scenario is TOML"))?;
            Ok(Opened { name: name.to_owned(), text })
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let known: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
            let unknown = || Problem::at(name, format!("is no file and no shipped scenario ({})", known.join(", ")));
            shipped(name).map(|text| Opened { name: name.to_owned(), text: text.to_owned() }).ok_or_else(unknown)
        }
        Err(error) => Err(Problem::at(name, unreadable(&error))),
    }
}

impl Opened {
    /// What it says.
    pub(in crate::gate) fn scenario(&self) -> Result<Scenario, Problem> {
        Scenario::parse(&self.text).map_err(|fault| match fault.line {
            0 => Problem::at(&self.name, fault),
            line => Problem::at(format!("{}:{line}", self.name), fault.told),
        })
    }
}
