//! Which claims cannot all hold, which of them is most likely wrong, and what was meant?

mod localise;
mod minimal;
mod propagate;
mod simplex;
mod system;

pub use localise::{Located, locate};
pub use minimal::{Conflict, conflict};
pub use propagate::{Bounds, Step};
pub use system::{System, system};
