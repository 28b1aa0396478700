//! What is claimed: one published number about one statistical series, with everything needed to say which.

mod keys;
pub(crate) use keys::coded as keys_coded;
mod period;
mod record;

pub use keys::{Bound, Coverage, Flow, Indicator, Section, Status, Transform};
pub use period::Period;
pub use record::{Base, Figure, How, Key, Known};
