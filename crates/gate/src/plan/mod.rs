//! What should be done? Measures are tried alone and together on the same chances, compared, and told as a plan.

mod arrivals;
mod compare;
mod outlook;
mod part;
mod slots;
mod tell;
mod words;

pub use arrivals::{Arrival, read as read_arrivals, with as with_arrivals};
pub use compare::{Choice, Plan, plan};
pub use outlook::Outlook;
pub use part::Part;
pub use slots::{Booked, best_slots};
pub use tell::{parts, tell};
