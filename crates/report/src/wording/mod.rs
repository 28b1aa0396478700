//! How is it said? Words, numbers and periods in the language of the reader.

mod number;
mod table;

pub use number::number;
pub use table::word;
