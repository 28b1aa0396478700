//! A number on its way to a figure.

use super::super::compare::Against;
use super::super::frame::{Frame, Named};
use super::super::{Bound, Period, Status, Transform};
use crate::Span;
use crate::mention::{Quantity, Side};

/// A number on its way to a figure.
pub(crate) struct Draft {
    pub(crate) span: Span,
    pub(crate) mention: usize,
    pub(crate) quantity: Quantity,
    pub(crate) frame: Frame,
    pub(crate) line: usize,
    pub(crate) sentence: usize,
    pub(crate) number: usize,
    pub(crate) transform: Option<Transform>,
    pub(crate) against: Option<Against>,
    pub(crate) negative: bool,
    pub(crate) bound: Option<Bound>,
    pub(crate) status: Option<Status>,
    pub(crate) side: Option<Side>,
    pub(crate) rule: &'static str,
    pub(crate) skip: bool,
    /// Nothing stands between it and the number before but a comma or "and".
    pub(crate) bare: bool,
    pub(crate) source: Option<String>,
    pub(crate) whole: Option<String>,
    /// The indicator, where the unit tells it.
    pub(crate) resolved: Option<Named>,
    /// Trade may no longer be what is spoken of.
    pub(crate) doubtful: bool,
    /// The number is of the period compared with.
    pub(crate) shift: bool,
    /// The period of the plan, where it is told.
    pub(crate) planned: Option<Period>,
}
