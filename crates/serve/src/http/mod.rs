//! How does it go over the wire? Faults, who asks and in which language, what is kept ready, limits, headers, counts.

mod cache;
mod fault;
mod headers;
mod limit;
mod metrics;
mod visit;

pub use cache::Keep;
pub(crate) use cache::{Cache, Kept};
pub use fault::Fault;
pub(crate) use limit::Limits;
pub(crate) use metrics::Metrics;
pub use visit::Visitor;
pub(crate) use visit::{cookie, visit};
