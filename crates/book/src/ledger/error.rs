//! What went wrong with a ledger, and what to do about it?

/// What kind of fault it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// There is no ledger at the place.
    Missing,
    /// Another program writes, and did not end in time.
    Locked,
    /// There is no room left.
    Full,
    /// It may be read only.
    ReadOnly,
    /// It was made by a newer program.
    Newer,
    /// It is something else than a ledger.
    Foreign,
    /// It was damaged.
    Damaged,
    /// The server does not answer, or does not let us in.
    Unreachable,
    /// The document cannot be kept; the ledger is as it was.
    Document,
    /// Anything else that the store refuses.
    Unusable,
}

/// A fault of a ledger: what kind of fault, where, and what to do, in one line.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{}{told}", place.as_ref().map(|place| format!("{place}: ")).unwrap_or_default())]
pub struct LedgerError {
    wrong: Wrong,
    place: Option<String>,
    told: String,
}

impl LedgerError {
    pub(super) fn new(wrong: Wrong, told: impl Into<String>) -> LedgerError {
        let told: String = told.into();
        LedgerError { wrong, place: None, told: told.split_whitespace().collect::<Vec<_>>().join(" ") }
    }

    /// The fault with the ledger it is of, if it does not tell its place already.
    pub(super) fn at(self, place: &str) -> LedgerError {
        LedgerError { place: self.place.or_else(|| Some(place.to_owned())), ..self }
    }

    /// What kind of fault it is.
    #[must_use]
    pub fn wrong(&self) -> Wrong {
        self.wrong
    }

    pub(super) fn newer(schema: i64) -> LedgerError {
        let known = super::SCHEMA;
        let told =
            format!("made by a newer kimngach (tables of version {schema}, this program knows {known}); update it");
        LedgerError::new(Wrong::Newer, told)
    }

    pub(super) fn damaged(told: impl std::fmt::Display) -> LedgerError {
        let what = format!("damaged ({told}); put back a copy, or add the documents to a new ledger");
        LedgerError::new(Wrong::Damaged, what)
    }
}
