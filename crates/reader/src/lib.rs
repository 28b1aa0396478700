//! Text in, figures out: reads documents on trade, in Vietnamese and English.
//!
//! The modules are the flow: a [`document`] is cut into sentences, their words are spotted as mentions, and the
//! mentions are put together into [`figure`]s. Nothing here opens a file, a socket or a clock.

#[doc(hidden)]
pub mod bench;
mod codes;
pub mod document;
pub mod figure;
mod mention;
mod name;
mod period;
mod sentence;
mod span;
pub mod tables;

pub use document::{Document, Lang, Meta};
pub use figure::{Figure, Indicator};
pub use name::{area_ids, area_name, fold};
pub use span::{Scalars, Span};

/// Reads the figures of a document, in text order. Text that makes no sense gives no figure.
#[must_use]
pub fn read(document: &Document) -> Vec<Figure> {
    figure::figures(document)
}
