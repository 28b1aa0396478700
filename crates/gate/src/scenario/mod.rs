//! What is the situation at the gates? A readable file becomes a network that can be simulated.

mod calendar;
mod check;
mod fault;
mod item;
pub mod law;
mod measure;
mod model;
mod rate;
mod read;
mod shipped;
pub mod time;
mod unit;

pub use calendar::{Calendar, Exception, Shift};
pub use fault::Fault;
pub use law::Law;
pub use measure::{Change, Measure};
pub use model::{
    Batch, Class, Costs, Diversion, Full, Gate, Goal, Kind, Node, Resource, Route, Scenario, Slots, Source, Text,
    Window,
};
pub use rate::{Piece, Rate, Shape};
pub use shipped::{SHIPPED, shipped};

impl Scenario {
    /// Reads a scenario.
    ///
    /// # Errors
    /// The first thing that cannot be meant, with its line.
    pub fn parse(text: &str) -> Result<Scenario, Fault> {
        let scenario = read::scenario(&item::parse(text)?)?;
        check::possible(&scenario)?;
        Ok(scenario)
    }

    /// What can be simulated, and is probably not meant: queues that grow without end, places nobody reaches.
    #[must_use]
    pub fn warnings(&self) -> Vec<Fault> {
        check::doubtful(self)
    }
}
