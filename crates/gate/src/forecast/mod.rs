//! What is to be expected at the gates? Vehicles by day, direction and class, with intervals.
//!
//! The logarithm of a day's vehicles is a level that drifts, plus the effects of the [`calendar`](crate::calendar), plus
//! noise. Whatever was counted bears on it: days, and sums, averages and peaks of several. Priors on the effects are shrunk
//! towards what the calendar's data say; noise and drift are averaged over by how well they explain the counts; both have
//! heavy tails, so that an odd day is no new level, and a level can shift at once. Where few days were counted, the intervals
//! are widened or narrowed by how far off the earlier forecasts of those days were.

mod backtest;
mod calibrate;
mod design;
mod expect;
mod fit;
mod given;
mod lines;
mod matrix;
mod mixture;
mod rival;
mod seen;
mod share;
mod tell;

pub use backtest::{Method, Score, Scores, backtest};
pub use expect::{Assumed, Forecast, Point, Shift, forecast};
pub use lines::{Line, ahead, lines};
pub use seen::{Seen, What, seen};
pub use share::{ClassPoint, classes};
pub use tell::{kind, notes};
