//! A ledger in a browser, and an API for programs.
//!
//! ```text
//! Edition -> Page, Api -> Http
//! what the   what is      how it goes
//! ledger     shown of it  over the wire
//! held
//! ```
//!
//! An [`edition`] is what the ledger held at one version, worked out in the background and kept compact; a request only looks
//! something up in it, or reads a document. Of the library crates this one alone opens sockets; it opens no files but the
//! ledger.

pub mod api;
mod app;
mod config;
pub mod edition;
mod feed;
mod hook;
pub mod http;
mod outlook;
pub mod page;
mod run;
mod sdmx;
mod store;
pub mod user;
mod words;

pub use app::{App, router};
pub use config::Config;
pub use run::{ServeError, serve};
pub use words::word;
