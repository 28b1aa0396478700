//! What is put into a ledger: a document with what it claims.

use super::{LedgerError, Wrong, row};
use crate::claim::{Claim, Claims, Sheet, Source};
use jiff::civil::Date;
use kimngach_reader::{Document, Figure, Lang};

/// A url or a name has no more bytes than this.
const LONGEST: usize = 2000;

/// A document with what it claims, as a ledger keeps it.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The document.
    pub source: Source,
    /// Its text, into which places point.
    pub text: Option<String>,
    /// Its language.
    pub language: Option<Lang>,
    /// How its letters were written.
    pub encoding: Option<String>,
    /// The day it was fetched.
    pub fetched: Date,
    /// What it claims, in text order.
    pub claims: Vec<Claim>,
}

impl Entry {
    /// A document that was read.
    #[must_use]
    pub fn read(document: Document, figures: &[Figure], fetched: Date) -> Entry {
        let mut claims = Claims::default();
        claims.add(&document, figures);
        Entry {
            source: claims.sources.pop().unwrap_or_default(),
            language: Some(document.lang),
            encoding: Some(document.encoding.code().to_owned()),
            text: Some(document.text),
            fetched,
            claims: claims.list,
        }
    }

    /// A document whose figures come from elsewhere.
    #[must_use]
    pub fn told(sheet: Sheet, fetched: Date) -> Entry {
        let Sheet { source, text, claims, .. } = sheet;
        Entry { source, text, language: None, encoding: None, fetched, claims }
    }

    /// By what its source is known from one state to the next: the url, or without one the name.
    #[must_use]
    pub fn source(&self) -> &str {
        self.source.url.as_deref().unwrap_or(&self.source.id)
    }

    /// The hash of its content: of the text that was read, or of the figures that came from elsewhere.
    #[must_use]
    pub fn hash(&self) -> String {
        if let (Some(_), Some(text)) = (self.language, &self.text) {
            return text_hash(text);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.text.as_deref().unwrap_or_default().as_bytes());
        for cell in self.claims.iter().enumerate().flat_map(|(place, claim)| row::cells(0, place, claim)) {
            hasher.update(format!("\n{cell:?}").as_bytes());
        }
        hasher.finalize().to_string()
    }

    /// Whether both stores can keep it: PostgreSQL has no zero characters in text, and no long texts in an index.
    pub(super) fn fits(&self) -> Result<(), LedgerError> {
        if self.source().len() > LONGEST {
            let start: String = self.source().chars().take(40).collect();
            let told =
                format!("{start}…: longer than {LONGEST} bytes, which is no name to find a document by; shorten it");
            return Err(LedgerError::new(Wrong::Document, told));
        }
        let texts = [Some(&self.source.id), self.source.title.as_ref(), self.source.url.as_ref(), self.text.as_ref()];
        let has_zero = texts.into_iter().flatten().any(|text| text.contains('\0'));
        let zero = |claim: &Claim| row::cells(0, 0, claim).iter().any(row::has_zero);
        if has_zero || self.claims.iter().any(zero) {
            let told =
                format!("{}: has zero characters in its text, which cannot be kept; take them out", self.source.id);
            return Err(LedgerError::new(Wrong::Document, told));
        }
        Ok(())
    }
}

/// The hash of a text that was read.
pub(super) fn text_hash(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_string()
}
