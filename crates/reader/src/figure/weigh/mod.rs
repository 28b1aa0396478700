//! What was only carried over to a number is settled by arithmetic: a reading of a document that contradicts itself is a misreading.
//!
//! `sum` finds totals and their directions, `room` and `list` move amounts to where there is room for them; `strain` tells how far the figures of a document contradict each other.

mod list;
mod room;
mod strain;
mod sum;

use super::Figure;

pub(crate) use strain::strain;

/// Settles what was carried over to the figures of a document.
pub(crate) fn weigh(text: &str, figures: &mut [Figure]) {
    sum::direct(figures);
    room::make(text, figures);
    list::turn(figures);
}
