//! Which claims cannot all hold, which of them is most likely wrong, and what was meant?

mod block;
mod case;
mod direction;
mod float;
mod localise;
mod matrix;
mod meant;
mod minimal;
mod others;
mod plans;
mod propagate;
mod reason;
mod simplex;
mod slip;
mod support;
mod system;
mod tableau;
mod tight;
mod why;
mod window;

pub use case::{Case, Trial};
pub use localise::{Located, locate};
pub use minimal::{Conflict, conflict};
pub use propagate::{Bounds, Step};
pub use slip::{Fit, Slip, Variant, variants};
pub use system::{System, system, told};
pub use tight::tight;
pub use why::why;
