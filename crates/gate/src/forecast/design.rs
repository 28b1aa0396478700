//! How do effects and levels make up the logarithm of a day? The rows of the linear model.

use super::matrix::tidy;
use super::seen::Seen;
use crate::calendar::{Calendar, State};
use crate::record::Direction;
use std::collections::BTreeSet;

/// The columns of the model: the effects of the calendar; weekdays as they were in earlier epochs; then the level at some
/// days, between which it is a line.
pub(super) struct Design<'a> {
    calendar: &'a Calendar,
    gate: &'a str,
    direction: Direction,
    pub(super) knots: Vec<i32>,
    last: i32,
    /// How many epochs have weekdays of their own.
    epochs: usize,
}

/// Weekdays turn from one epoch of so many days to the next, where most of its days were counted.
const EPOCH: i32 = 42;
/// The first columns are the days of the week.
const WEEK: usize = 7;
/// At most so many epochs.
const EPOCHS: usize = 9;

impl<'a> Design<'a> {
    /// Levels stand where something was seen: each day lately, further apart the older they are.
    pub(super) fn of(calendar: &'a Calendar, gate: &'a str, direction: Direction, list: &[Seen]) -> Design<'a> {
        let last = list.iter().map(|seen| seen.days.1).max().unwrap_or_default();
        let mut wanted = BTreeSet::new();
        for seen in list {
            let (from, to) = seen.days;
            let step = ((to - from) / 12).max(7);
            wanted.extend((from..=to).step_by(usize::try_from(step).unwrap_or(7)));
            wanted.extend([from, to]);
        }
        let mut knots: Vec<i32> = Vec::new();
        for day in wanted.into_iter().rev() {
            let age = last - day;
            let apart = match age {
                0..=14 => 1,
                15..=60 => 3,
                61..=400 => 7,
                401..=1100 => 14,
                _ => 30,
            };
            if knots.last().is_none_or(|next| next - day >= apart) {
                knots.push(day);
            }
        }
        knots.reverse();
        let counted = |epoch: usize| {
            let ago = last - EPOCH * i32::try_from(epoch).unwrap_or(0);
            list.iter().filter(|seen| seen.is_day() && seen.days.0 <= ago && seen.days.0 > ago - EPOCH).count()
        };
        let epochs = (0..EPOCHS).take_while(|&epoch| counted(epoch) >= 28).count().max(1);
        Design { calendar, gate, direction, knots, last, epochs }
    }

    /// How many columns there are before the levels.
    pub(super) fn effects(&self) -> usize {
        self.calendar.effects().len()
    }

    /// The first column of the levels.
    pub(super) fn levels(&self) -> usize {
        self.effects() + WEEK * (self.epochs - 1)
    }

    pub(super) fn width(&self) -> usize {
        self.levels() + self.knots.len()
    }

    /// The columns of a weekday in neighbouring epochs.
    pub(super) fn turns(&self) -> impl Iterator<Item = [usize; 2]> + '_ {
        (1..self.epochs)
            .flat_map(move |epoch| (0..WEEK).map(move |day| [self.weekday(day, epoch - 1), self.weekday(day, epoch)]))
    }

    /// The column of a weekday: of the present epoch, the effect itself.
    fn weekday(&self, day: usize, epoch: usize) -> usize {
        if epoch == 0 { day } else { self.effects() + WEEK * (epoch - 1) + day }
    }

    /// Whether anything crosses on a day.
    pub(super) fn is_open(&self, day: i32) -> bool {
        self.calendar.state(day, self.gate) != State::Closed
    }

    /// The row of a day, and how many days it lies behind the last level.
    pub(super) fn row(&self, day: i32) -> (Vec<(usize, f64)>, i32) {
        let mut row = self.calendar.on(day, self.gate, self.direction);
        let epoch = usize::try_from((self.last - day).max(0) / EPOCH).unwrap_or(0).min(self.epochs - 1);
        row.iter_mut()
            .filter(|(column, _)| *column < WEEK)
            .for_each(|(column, _)| *column = self.weekday(*column, epoch));
        let first = self.levels();
        let next = self.knots.partition_point(|&knot| knot < day);
        let ahead = match (next.checked_sub(1).map(|at| (at, self.knots[at])), self.knots.get(next)) {
            (_, Some(&knot)) if knot == day => {
                row.push((first + next, 1.0));
                0
            }
            (Some((at, before)), Some(&after)) => {
                let part = f64::from(day - before) / f64::from(after - before);
                row.extend([(first + at, 1.0 - part), (first + at + 1, part)]);
                0
            }
            (Some((at, before)), None) => {
                row.push((first + at, 1.0));
                day - before
            }
            (None, _) => {
                row.push((first, 1.0));
                0
            }
        };
        (tidy(row), ahead)
    }
}
