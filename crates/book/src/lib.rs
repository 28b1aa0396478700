//! Figures in, findings out: what the figures of documents say together, and where they cannot all be true.
//!
//! The modules are the flow: a figure of a document is a [`claim`]; claims bound the cells of [`series`]; [`identity`]
//! says which cells belong together; [`reconcile`] finds the claims that cannot all hold, and what was probably meant;
//! a [`finding`] is what is told of it. Claims are kept in a [`ledger`], which alone opens a file or a socket; nothing
//! here looks at a clock.

pub mod account;
pub mod claim;
pub mod finding;
pub mod identity;
pub mod ledger;
pub mod reconcile;
pub mod say;
pub mod series;

pub use claim::{Claim, Claims, Source, Statement};
pub use finding::{Finding, Kind, Within, check, check_across, check_from, check_within, unusual};
pub use identity::Rules;
pub use ledger::Ledger;
