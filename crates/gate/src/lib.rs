//! Traffic at border gates: what was recorded, what to expect, how queues form, and what to do about them.
//!
//! ```text
//! Record -> Calendar -> Forecast        Scenario -> Simulate -> Plan
//! what was  what kind   what to         the gates   how queues  what to do
//! counted   of day      expect          as they are form        about them
//! ```
//!
//! Nothing here opens a file, a socket or a clock.

pub mod calendar;
pub mod forecast;
pub mod picture;
pub mod plan;
pub mod record;
pub mod scenario;
pub mod simulate;
