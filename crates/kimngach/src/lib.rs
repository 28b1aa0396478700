//! The program: opens files, has them read, and writes what was found.
//!
//! This crate is the only place that touches files, the terminal and the environment; what a figure is and how it is
//! found is the business of `kimngach-reader`, what they say together that of `kimngach-book`.

mod area;
mod books;
mod check;
mod cli;
mod explain;
#[cfg(feature = "gate")]
mod gate;
mod ledger;
mod problem;
#[cfg(feature = "report")]
mod publish;
pub mod read;
pub mod score;
mod series;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "watch")]
mod watch;
mod write;

pub use cli::run;
pub use problem::Problem;
pub use write::jsonl;
