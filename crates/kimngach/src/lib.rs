//! The program: opens files, has them read, and writes what was found.
//!
//! This crate is the only place that touches files, the terminal and the environment; what a figure is and how it is
//! found is the business of `kimngach-reader`, what they say together that of `kimngach-book`.

mod area;
mod books;
mod chart;
mod check;
mod cli;
mod compare;
mod explain;
mod export;
mod gate;
mod league;
mod ledger;
mod months;
mod plan;
mod problem;
pub mod read;
mod report;
mod rows;
pub mod score;
mod search;
mod series;
mod write;

pub use cli::run;
pub use problem::Problem;
pub use write::jsonl;
