//! What was read, in the form that was asked for.
//!
//! Documents are rendered one by one, on any thread and without knowing of each other; [`Output`] puts the pieces where
//! they belong, in order.

mod explain;
mod fact;
mod files;
mod flat;
mod html;
mod label;
mod number;
mod output;
mod paint;
mod period;
mod phrase;
mod place;
mod record;
#[cfg(test)]
mod sample;
mod snippet;
mod table;

pub(crate) use output::{Form, Output, Rendered, View};
pub(crate) use paint::Look;
pub use record::jsonl;
