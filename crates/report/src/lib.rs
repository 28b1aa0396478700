//! What is told to readers: tables, bulletins, charts and files of what claims say together.
//!
//! Everything here is pure: an [`Account`](kimngach_book::account::Account) goes in, and what is told of it comes out.

pub mod bulletin;
pub mod chart;
pub mod compare;
pub mod file;
pub mod league;
pub mod month;
pub mod plan;
pub mod range;
pub mod wording;
