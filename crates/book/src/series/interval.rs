//! Within which bounds does the true number lie, given the printed one?

use super::digits::grain;
use super::exact::{Exact, exact, near, whole};
use kimngach_reader::figure::{Bound, Status};
use num_traits::Signed;
use rust_decimal::Decimal;

/// How far a printed number is trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slack {
    /// As it is printed: rounded at the last digit, or on the side that the bound tells.
    Tight,
    /// As newsrooms print: cut off or rounded twice. What does not fit even so is no matter of rounding.
    Loose,
    /// As documents of several days and sources differ: by two hundredths more. What does not fit even so is no matter of
    /// what was counted later.
    Apart,
}

/// A closed interval; an absent end is open to infinity.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Interval {
    /// The least value.
    pub lo: Option<Exact>,
    /// The greatest value.
    pub hi: Option<Exact>,
}

impl Interval {
    /// From one value to another.
    #[must_use]
    pub fn new(lo: Exact, hi: Exact) -> Interval {
        Interval { lo: Some(lo), hi: Some(hi) }
    }

    /// Whether a value lies within.
    #[must_use]
    pub fn holds(&self, value: &Exact) -> bool {
        self.lo.as_ref().is_none_or(|lo| lo <= value) && self.hi.as_ref().is_none_or(|hi| value <= hi)
    }

    /// Both ends mapped by a function that keeps their order.
    #[must_use]
    pub fn map(&self, f: impl Fn(&Exact) -> Exact) -> Interval {
        Interval { lo: self.lo.as_ref().map(&f), hi: self.hi.as_ref().map(&f) }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn or(self, other: Interval) -> Interval {
        let lo = self.lo.zip(other.lo).map(|(a, b)| a.min(b));
        Interval { lo, hi: self.hi.zip(other.hi).map(|(a, b)| a.max(b)) }
    }

    /// Both ends as floating point numbers, infinite where they are open.
    #[must_use]
    pub fn near(&self) -> [f64; 2] {
        let end = |end: &Option<Exact>, open: f64| end.as_ref().map_or(open, near);
        [end(&self.lo, f64::NEG_INFINITY), end(&self.hi, f64::INFINITY)]
    }

    fn widened(self, by: Exact) -> Interval {
        Interval { lo: self.lo.map(|lo| lo - &by), hi: self.hi.map(|hi| hi + &by) }
    }

    fn negated(self) -> Interval {
        Interval { lo: self.hi.map(|hi| -hi), hi: self.lo.map(|lo| -lo) }
    }
}

/// A printed number.
#[derive(Clone, Copy, Debug)]
pub struct Printed<'a> {
    /// Its characters.
    pub text: &'a str,
    /// Its value.
    pub value: Decimal,
    /// The other end of a range.
    pub value_to: Option<Decimal>,
    /// The side on which the true value lies; for a fall, on its size.
    pub bound: Option<Bound>,
    /// What is wished or foreseen has no ceiling where only a floor is told, and no floor where only a ceiling is.
    pub status: Option<Status>,
}

impl Printed<'_> {
    /// The interval in which the true number lies.
    #[must_use]
    pub fn interval(&self, slack: Slack) -> Interval {
        let end = |value: Decimal| {
            let loose = self.size(value.abs(), if slack == Slack::Tight { slack } else { Slack::Loose });
            let interval = if slack == Slack::Apart { loose.widened(exact(value.abs()) / whole(50)) } else { loose };
            match () {
                // Of what is rounded to nothing, the sign is not told.
                () if value.is_zero() => interval.clone().negated().or(interval),
                () if value.is_sign_negative() => interval.negated(),
                () => interval,
            }
        };
        match self.value_to {
            Some(to) => end(self.value).or(end(to)),
            None => end(self.value),
        }
    }

    fn size(&self, value: Decimal, slack: Slack) -> Interval {
        let grain = grain(self.text, value);
        let value = exact(value);
        let part = |percent: i64| &value * whole(percent) / whole(100);
        let half = &grain.last / whole(2);
        // Trailing zeros may be rounding, but never more than a hundredth.
        let step = if grain.round <= part(1) { grain.round.clone() } else { grain.last.clone() };
        let step = step.max(grain.last.clone());
        let wish = matches!(self.status, Some(Status::Target | Status::Forecast));
        let interval = match (self.bound, slack) {
            (None, Slack::Loose | Slack::Apart) if grain.words => Interval::new(&value - part(10), &value + part(10)),
            (None, Slack::Tight) => Interval::new(&value - &half, &value + &half),
            (None, _) => Interval::new(&value - &step, &value + &step),
            (Some(Bound::Over), _) if wish => Interval { lo: Some(&value - &half), hi: None },
            (Some(Bound::Under), _) if wish => Interval { lo: None, hi: Some(&value + &half) },
            (Some(Bound::Over), Slack::Tight) => Interval::new(value.clone(), &value + &grain.round),
            (Some(Bound::Over), _) => {
                let room = (&grain.round + &grain.last).max(part(5));
                Interval::new(&value - &grain.last, &value + room)
            }
            (Some(Bound::Under), Slack::Tight) => Interval::new(&value - &grain.round, value.clone()),
            (Some(Bound::Under), _) => {
                let room = (&grain.round + &grain.last).max(part(10));
                Interval::new(&value - room, &value + &grain.last)
            }
            (Some(Bound::About), Slack::Tight) => {
                let half = &grain.round / whole(2);
                Interval::new(&value - &half, &value + half)
            }
            (Some(Bound::About), _) => {
                let room = grain.round.clone().max(part(5));
                Interval::new(&value - &room, &value + room)
            }
        };
        let floor = |lo: Exact| if lo.is_negative() { whole(0) } else { lo };
        Interval { lo: interval.lo.map(floor), ..interval }
    }
}

#[cfg(test)]
mod tests {
    use super::super::exact::near;
    use super::{Interval, Printed, Slack};
    use kimngach_reader::figure::{Bound, Status};

    fn of(text: &str, value: i64, bound: Option<Bound>, slack: Slack) -> (f64, f64) {
        let printed = Printed { text, value: value.into(), value_to: None, bound, status: None };
        let Interval { lo, hi } = printed.interval(slack);
        (near(&lo.unwrap()), near(&hi.unwrap()))
    }

    #[test]
    fn bounds_are_those_of_the_last_digit() {
        let value = 25_200_000_000;
        assert_eq!(of("25,2 tỷ", value, Some(Bound::Over), Slack::Tight), (25.2e9, 25.3e9));
        assert_eq!(of("25,2 tỷ", value, None, Slack::Tight), (25.15e9, 25.25e9));
        assert_eq!(of("25,2 tỷ", value, None, Slack::Loose), (25.1e9, 25.3e9));
        assert_eq!(of("16%", 16, Some(Bound::Under), Slack::Tight), (15.0, 16.0));
        assert_eq!(of("2.000 lượt", 2000, Some(Bound::Over), Slack::Tight), (2000.0, 3000.0));
    }

    #[test]
    fn a_fall_is_bounded_in_size() {
        assert_eq!(of("400 triệu", -400_000_000, Some(Bound::Over), Slack::Tight), (-5e8, -4e8));
        assert_eq!(of("6%", -6, None, Slack::Tight), (-6.5, -5.5));
        assert_eq!(of("0%", 0, None, Slack::Loose), (-1.0, 1.0));
    }

    #[test]
    fn a_wish_has_no_ceiling() {
        let (bound, status) = (Some(Bound::Over), Some(Status::Target));
        let wish = Printed { text: "9 tỷ", value: 9.into(), value_to: None, bound, status };
        assert!(wish.interval(Slack::Tight).hi.is_none());
    }
}
