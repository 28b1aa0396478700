//! How are numbers, periods and series said to people, in English and Vietnamese?

mod goods;
mod label;
mod number;
mod period;
mod series;

pub use goods::goods;
pub use label::{all, known, label};
pub use number::{amount, bound, end, exact, prose};
pub use period::period;
pub use series::{About, area, areas, coverage, kind, series};
