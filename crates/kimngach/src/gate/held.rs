//! What does a ledger tell of gates, and how is it shown?

use super::import;
use crate::books;
use crate::cli::{Format, ShowArgs};
use crate::problem::Problem;
use crate::read;
use crate::write::Look;
use kimngach_book::{Claims, Source};
use kimngach_gate::record::{Count, Imbalance, Key, Register, balance, counts};
use std::borrow::Cow;
use std::io::{IsTerminal, Write, stdout};
use std::path::PathBuf;

/// What a ledger tells of gates.
pub(super) struct Held {
    pub(super) claims: Claims,
    pub(super) counts: Vec<Count>,
    pub(super) register: Register,
    imbalances: Vec<Imbalance>,
}

impl Held {
    /// What the latest vintages of a ledger tell, or registers and bulletins themselves.
    pub(super) fn open(ledger: &str, of: &[PathBuf]) -> Result<Held, Problem> {
        let claims = if of.is_empty() { books::held(ledger)? } else { import::claims(of)? };
        let ledger = of.first().map_or(Cow::Borrowed(ledger), |path| path.display().to_string().into());
        let counts = counts(&claims);
        let register = Register::of(&counts, &claims);
        if register.lines.is_empty() {
            let told = "counts no vehicles at gates; kimngach gate import bulletins and registers first";
            return Err(Problem::at(ledger, told));
        }
        let imbalances = balance(&register);
        Ok(Held { claims, counts, register, imbalances })
    }

    /// The document of a claim.
    pub(super) fn source(&self, claim: usize) -> &Source {
        self.claims.source(&self.claims.list[claim])
    }

    /// The id of a gate that is told by id or name.
    pub(super) fn gate(&self, word: &str) -> Result<String, Problem> {
        let id = crate::series::id(word);
        let known = |gate: &str| self.counts.iter().any(|count| count.key.gate == gate);
        let asked = [word.to_owned(), id].into_iter().find(|id| known(id));
        asked.ok_or_else(|| {
            let mut gates: Vec<&str> = self.register.lines.keys().map(|key| key.gate.as_str()).collect();
            gates.dedup();
            Problem::at(format!("'{word}'"), format!("nothing is told of such a gate; there are {}", gates.join(", ")))
        })
    }

    /// The days of one line that do not balance.
    pub(super) fn imbalances<'a>(&'a self, key: &'a Key) -> impl Iterator<Item = &'a Imbalance> {
        self.imbalances.iter().filter(move |found| found.key == *key)
    }
}

/// How to show an answer.
pub(super) fn shown(show: &ShowArgs) -> (Format, Look) {
    let format = show.format.unwrap_or(if stdout().is_terminal() { Format::Table } else { Format::Jsonl });
    (format, read::look_of(show.lang, show.color))
}

/// Writes an answer.
pub(super) fn tell(text: &str) -> Result<(), Problem> {
    stdout().write_all(text.as_bytes()).map_err(|error| Problem::writing("the standard output", error))
}
