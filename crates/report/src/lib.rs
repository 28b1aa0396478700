//! What is told to readers: tables, bulletins, charts and files of what claims say together.
//!
//! Everything here is pure: an [`Account`](kimngach_book::account::Account) goes in, and what is told of it comes out.

pub mod compare;
pub mod league;
pub mod month;
pub mod plan;
pub mod range;
pub mod wording;
