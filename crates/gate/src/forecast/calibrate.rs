//! How wide must intervals be? As wide as earlier forecasts of the same line turned out to need.

use super::expect::{Forecast, Point, plain};
use super::given::GIVEN;
use super::seen::Seen;
use crate::calendar::{Calendar, State};
use crate::record::Direction;

/// So many days must be known before the first forecast.
pub(super) const KNOWN: usize = 3;

/// How far off forecasts were, in the spreads that they told.
pub(super) struct Calibration {
    weight: f64,
    squares: f64,
}

impl Calibration {
    /// Before any: the model is taken at its word.
    pub(super) fn new() -> Calibration {
        Calibration { weight: GIVEN.calibration.weight, squares: GIVEN.calibration.weight }
    }

    /// Each counted day is forecast from what was known the day before. Where many days were counted, the model knows its
    /// errors itself.
    pub(super) fn of(calendar: &Calendar, gate: &str, direction: Direction, list: &[Seen]) -> Calibration {
        let mut out = Calibration::new();
        let open = |seen: &&Seen| seen.is_day() && calendar.state(seen.days.0, gate) != State::Closed;
        let counted: Vec<&Seen> = list.iter().filter(open).collect();
        if counted.len() > GIVEN.calibration.days {
            return out;
        }
        for seen in counted.iter().skip(KNOWN) {
            let day = seen.days.0;
            let past: Vec<Seen> = list.iter().filter(|seen| seen.days.1 < day).copied().collect();
            let made = plain(calendar, gate, direction, &past, (day, day), None);
            made.iter().flat_map(|made| &made.points).for_each(|point| out.put(point, seen.value));
        }
        out
    }

    /// A day turned out so.
    pub(super) fn put(&mut self, forecast: &Point, told: f64) {
        if forecast.spread > 0.0 {
            let off = (told.max(0.5) / forecast.middle).ln() / forecast.spread;
            self.weight += 1.0;
            self.squares += off.abs().min(GIVEN.calibration.most).powi(2);
        }
    }

    /// Widens or narrows the intervals of a forecast.
    pub(super) fn apply(&self, forecast: &mut Forecast) {
        let factor = (self.squares / self.weight).sqrt();
        for point in forecast.points.iter_mut().filter(|point| point.spread > 0.0) {
            point.spread *= factor;
            let middle = point.middle;
            for end in point.within_80.iter_mut().chain(&mut point.within_95) {
                *end = middle * (*end / middle).powf(factor);
            }
        }
    }
}
