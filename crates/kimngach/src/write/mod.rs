//! What was read, in the form that was asked for.
//!
//! Documents are rendered one by one, on any thread and without knowing of each other; [`Output`] puts the pieces where
//! they belong, in order.

mod explain;
mod fact;
mod files;
mod flat;
mod form;
mod html;
mod output;
mod paint;
mod phrase;
mod pieces;
mod place;
mod prose;
mod record;
#[cfg(test)]
mod sample;
mod snippet;
mod table;

pub(crate) use form::{Form, Rendered, View};
pub(crate) use output::Output;
pub(crate) use paint::{Hue, Look};
pub(crate) use prose::{excerpt, wrapped};
pub use record::jsonl;
#[cfg(feature = "report")]
pub(crate) use table::titled;
pub(crate) use table::{bare, grid};
