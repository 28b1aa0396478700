//! A bulletin as a file.

mod html;
mod markdown;

pub use html::html;
pub use markdown::markdown;
