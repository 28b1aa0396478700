//! How do queues form? A scenario is run event by event, often enough to say how sure the answer is.

mod agenda;
mod arrivals;
mod balance;
mod count;
mod estimate;
mod histogram;
mod moves;
mod net;
mod outcome;
mod random;
mod replicate;
mod run;
mod vehicle;
mod world;

pub use balance::Balance;
pub use estimate::{Estimate, student};
pub use histogram::Histogram;
pub use net::Group;
pub use outcome::{GroupLine, Line, Outcome, PassageLine};
pub use replicate::{Moment, Options, each, simulate, watch};
pub use run::{Measured, Passed, Run, Stepped};
