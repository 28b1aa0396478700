//! Which cells do claims bound, and how?

mod cell;
mod digits;
pub mod exact;
mod interval;
pub mod league;
mod row;
mod shared;
mod territory;
mod unit;

pub use cell::{Cell, Cells, Class, Measure, Series, series};
pub use digits::{Grain, grain};
pub use exact::Exact;
pub use interval::{Interval, Printed, Slack};
pub use row::{Owner, Relation, Row, Scene};
pub use shared::Shared;
pub use territory::{Areas, Territory};
pub use unit::units;
