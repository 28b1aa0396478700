//! Traffic at border gates: what was recorded, what to expect, how queues form, and what to do about them.
//!
//! ```text
//! Scenario -> Simulate -> Plan
//! the gates   how queues  what to do
//! as they are form        about them
//! ```

pub mod scenario;
pub mod simulate;
