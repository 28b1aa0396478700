//! What does a document claim? A figure with the document and the place it was read from.

mod claims;
mod record;
mod sentence;
mod sheet;

pub use claims::Claims;
pub use record::Unreadable;
pub use sheet::{Beside, Sheet, Sheets};

use jiff::civil::Date;
use kimngach_reader::Span;
use kimngach_reader::figure::{Base, Bound, Coverage, Flow, Indicator, Key, Known, Period, Status, Transform};
use rust_decimal::Decimal;
use std::borrow::Cow;

/// Where claims come from. The day of publication orders vintages: what is published later revises.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Source {
    /// The name by which findings refer to the document.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Where it stands in a ledger, if it comes out of one.
    pub held: Option<Held>,
}

/// What a ledger knows of a document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Held {
    /// The hash of its content: BLAKE3 in hexadecimal digits.
    pub hash: String,
    /// Which state of its source it is, from 1 on.
    pub vintage: usize,
    /// How many states of its source the ledger has.
    pub vintages: usize,
    /// The day it was taken in, or fetched, if that was told.
    pub fetched: Date,
}

/// What a figure says, without the place where it says so.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement {
    /// What is counted.
    pub indicator: Indicator,
    /// The direction.
    pub flow: Option<Flow>,
    /// The reference areas, counted together.
    pub areas: Vec<String>,
    /// The counterpart areas, counted together.
    pub partners: Vec<String>,
    /// The goods.
    pub commodity: Option<String>,
    /// Which part of the trade is counted.
    pub coverage: Option<Coverage>,
    /// The days the number is about.
    pub period: Option<Period>,
    /// How the number relates to the series.
    pub transform: Transform,
    /// What it is measured against.
    pub base: Option<Base>,
    /// The number in base units.
    pub value: Decimal,
    /// The other end of a range.
    pub value_to: Option<Decimal>,
    /// What the number counts in.
    pub unit: String,
    /// The side on which the true value lies.
    pub bound: Option<Bound>,
    /// Estimate, forecast or target.
    pub status: Option<Status>,
}

/// How one key of a claim is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct How {
    /// The key.
    pub key: Key,
    /// How far from the number it was found.
    pub known: Known,
    /// The name of the rule that read it.
    pub rule: Cow<'static, str>,
    /// The words it was read from, in bytes of the text, where they are known.
    pub at: Option<Span>,
}

/// A figure of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// The document, by its number among the sources.
    pub document: usize,
    /// Which figure of its document it is, in text order from nought on.
    pub place: usize,
    /// The number expression, in Unicode scalar values of the document's text.
    pub at: [usize; 2],
    /// The same place in bytes, where the text is there.
    pub bytes: Option<Span>,
    /// The number as printed.
    pub text: String,
    /// The sentence around it, where the text is there.
    pub sentence: Option<String>,
    /// The line on which it stands, counted from nought, where the text is there.
    pub line: Option<usize>,
    /// The day on which it was told: names mean the territories of that day, of earlier periods too.
    pub day: Date,
    /// What it says.
    pub said: Statement,
    /// The keys that the text leaves open.
    pub open: Vec<Key>,
    /// The organisation credited, as written.
    pub credited: Option<String>,
    /// How each key is known, where that was told.
    pub how: Vec<How>,
    /// Whether it stands in page furniture, which is another document's.
    pub teaser: bool,
    /// Whether a program read its keys off the text, and may have misread them; figures from elsewhere are taken at
    /// their word.
    pub read: bool,
}

impl Claim {
    /// How a key is known.
    #[must_use]
    pub fn how(&self, key: Key) -> Option<&How> {
        self.how.iter().find(|how| how.key == key)
    }
}
