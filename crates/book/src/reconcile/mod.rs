//! Which claims cannot all hold, which of them is most likely wrong, and what was meant?

mod case;
mod localise;
mod minimal;
mod plans;
mod propagate;
mod simplex;
mod slip;
mod system;

pub use case::{Case, Trial};
pub use localise::{Located, locate};
pub use minimal::{Conflict, conflict};
pub use propagate::{Bounds, Step};
pub use slip::{Fit, Slip, Variant, variants};
pub use system::{System, system};
