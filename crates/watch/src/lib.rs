//! What is to be fetched next from feeds, sitemaps and lists of pages, and what do their sites allow?
//!
//! ```text
//! Sources -> State -> Listing
//! whom to    what is   what a feed, a sitemap
//! follow     due       or a page lists
//! ```
//!
//! Strings and instants in, decisions out: nothing here opens a socket or a file, or looks at a clock.

mod day;
mod index;
mod letters;
mod listing;
mod robots;
mod site;
mod sources;
mod state;

pub use day::{day, retry_after};
pub use index::links;
pub use letters::{charset, decoded, told};
pub use listing::{Item, Listing, list};
pub use robots::Robots;
pub use site::{Refused, address, is_near};
pub use sources::{Every, Follow, Source, Sources, SourcesError};
pub use state::{Kept, State};
