//! A bulletin as a file.

mod docx;
mod html;
mod markdown;

pub use docx::docx;
pub use html::html;
pub use markdown::markdown;
