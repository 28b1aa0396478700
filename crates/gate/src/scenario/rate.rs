//! How many vehicles come when: rates that change in steps, in ramps or in waves, cut into pieces that can be inverted.

use super::time::{Time, in_hours};
use std::f64::consts::TAU;

/// A rate of arrival over time, in vehicles an hour; times in hours since the run began.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// What is repeated.
    pub shape: Shape,
    /// How long the shape is before it begins anew.
    pub cycle: f64,
    /// For each cycle in turn, what the shape is multiplied by; the list is repeated.
    pub factors: Vec<f64>,
    /// None come outside of these hours.
    pub window: (f64, f64),
}

/// One cycle.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Nobody.
    Nothing,
    /// The same rate all the time.
    Constant(f64),
    /// From each hour on, a rate.
    Steps(Vec<(f64, f64)>),
    /// At each hour a rate, straight lines between; the end joins the beginning.
    Ramps(Vec<(f64, f64)>),
    /// `mean + amplitude sin(2π (t + phase) / cycle)`, the amplitude no larger than the mean.
    Wave {
        /// The mean rate.
        mean: f64,
        /// The most it differs.
        amplitude: f64,
        /// Hours by which it is early.
        phase: f64,
    },
}

/// A piece of time with a simple rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// From when, in hours.
    pub from: f64,
    /// To when.
    pub to: f64,
    /// The rate at its beginning.
    pub rate: f64,
    /// By how much the rate grows in an hour.
    pub slope: f64,
    /// A wave on top: amplitude, 2π / cycle, angle at time 0.
    pub wave: Option<(f64, f64, f64)>,
}

impl Rate {
    /// No vehicles.
    #[must_use]
    pub fn nothing() -> Rate {
        Rate { shape: Shape::Nothing, cycle: 24.0, factors: vec![1.0], window: (0.0, f64::INFINITY) }
    }

    /// The pieces up to a time, in order, those without vehicles left out.
    #[must_use]
    pub fn pieces(&self, length: Time) -> Vec<Piece> {
        let end = in_hours(length);
        let mut pieces = Vec::new();
        if matches!(self.shape, Shape::Constant(_)) && self.factors.iter().all(|&factor| factor == self.factors[0]) {
            self.push(&mut pieces, (0.0, end), end, self.one(0.0, self.factors[0]));
        } else {
            for (number, &factor) in self.factors.iter().cycle().enumerate() {
                let base = number as f64 * self.cycle;
                if base >= end {
                    break;
                }
                self.cycle_pieces(&mut pieces, base, end, factor);
            }
        }
        pieces
    }

    fn one(&self, rate: f64, factor: f64) -> (f64, f64, Option<(f64, f64, f64)>) {
        match self.shape {
            Shape::Constant(constant) => (constant * factor, 0.0, None),
            _ => (rate * factor, 0.0, None),
        }
    }

    fn cycle_pieces(&self, pieces: &mut Vec<Piece>, base: f64, end: f64, factor: f64) {
        let cycle = self.cycle;
        let next = |list: &[(f64, f64)], at: usize| list.get(at + 1).copied().unwrap_or((cycle, list[0].1));
        match &self.shape {
            Shape::Nothing => {}
            Shape::Constant(rate) => self.push(pieces, (base, base + cycle), end, self.one(*rate, factor)),
            Shape::Steps(steps) => {
                for (at, &(from, rate)) in steps.iter().enumerate() {
                    let to = next(steps, at).0;
                    self.push(pieces, (base + from, base + to), end, (rate * factor, 0.0, None));
                }
            }
            Shape::Ramps(points) => {
                for (at, &(from, rate)) in points.iter().enumerate() {
                    let (to, then) = next(points, at);
                    let slope = (then - rate) / (to - from);
                    self.push(pieces, (base + from, base + to), end, (rate * factor, slope * factor, None));
                }
            }
            Shape::Wave { mean, amplitude, phase } => {
                let omega = TAU / cycle;
                // Short pieces keep Newton's steps safe.
                for part in 0..16 {
                    let from = base + cycle * f64::from(part) / 16.0;
                    let wave = Some((amplitude * factor, omega, omega * phase));
                    self.push(pieces, (from, from + cycle / 16.0), end, (mean * factor, 0.0, wave));
                }
            }
        }
    }

    fn push(&self, pieces: &mut Vec<Piece>, span: (f64, f64), end: f64, says: (f64, f64, Option<(f64, f64, f64)>)) {
        let (from, to) = (span.0.max(self.window.0), span.1.min(self.window.1).min(end));
        let (rate, slope, wave) = says;
        let rate = rate + slope * (from - span.0);
        if from < to && (rate > 0.0 || slope > 0.0 || wave.is_some()) {
            pieces.push(Piece { from, to, rate, slope, wave });
        }
    }

    /// The mean rate over the shape, without the factors.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let pieces = Rate { factors: vec![1.0], window: (0.0, f64::INFINITY), ..self.clone() };
        let length = super::time::of_hours(self.cycle);
        pieces.pieces(length).iter().map(|piece| piece.upto(piece.to)).sum::<f64>() / self.cycle
    }
}

impl Piece {
    /// The vehicles expected from the beginning of the piece to a time.
    #[must_use]
    pub fn upto(&self, time: f64) -> f64 {
        let length = time - self.from;
        let straight = length * (self.rate + self.slope * length / 2.0);
        let wave = |(amplitude, omega, angle): (f64, f64, f64)| {
            amplitude / omega * ((omega * self.from + angle).cos() - (omega * time + angle).cos())
        };
        straight + self.wave.map_or(0.0, wave)
    }

    /// The time by which so many vehicles are expected from the beginning of the piece; nothing where they never are.
    #[must_use]
    pub fn invert(&self, vehicles: f64) -> Option<f64> {
        match self.wave {
            None if self.slope == 0.0 => {
                Some(self.from + vehicles / self.rate).filter(|&time| self.rate > 0.0 && time < self.to)
            }
            None => {
                let root = self.rate * self.rate + 2.0 * self.slope * vehicles;
                let time = self.from + 2.0 * vehicles / (self.rate + root.max(0.0).sqrt());
                Some(time).filter(|&time| root >= 0.0 && time < self.to && time.is_finite())
            }
            Some(_) if self.upto(self.to) <= vehicles => None,
            Some(_) => {
                let (mut low, mut high) = (self.from, self.to);
                for _ in 0..80 {
                    let middle = f64::midpoint(low, high);
                    if self.upto(middle) < vehicles {
                        low = middle
                    } else {
                        high = middle
                    }
                    if high - low < 1e-13 * self.to {
                        break;
                    }
                }
                Some(low)
            }
        }
    }
}
