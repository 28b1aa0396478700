//! What was counted at which gate? Counts of vehicles, and the stock-and-flow record they make.
//!
//! Counts come from claims, of bulletins or of registers in CSV; a [`Register`] holds the cells of each day with every
//! vintage, and [`balance`] looks whether `stock = stock before + arrivals - cleared - turned back` holds.

mod balance;
mod count;
mod names;
mod register;
mod sheet;
mod slip;

pub use balance::{Imbalance, Link, Meant, balance};
pub use count::{Count, Direction, Key, Kind, Measure, counts};
pub use names::{TOTAL, class_name, class_of, division, is_rail, parts, whole};
pub use register::{Cell, Day, Register, Told};
pub use sheet::{Fault, sheets};
pub use slip::{Slip, slips};
