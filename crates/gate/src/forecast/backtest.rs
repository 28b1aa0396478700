//! How good were forecasts of days that are known by now? Each from what was known before it alone.

use super::calibrate::{Calibration, KNOWN as FEW};
use super::expect::{Forecast, again, plain};
use super::rival;
use super::seen::Seen;
use crate::calendar::{Calendar, State};
use crate::record::Direction;

/// A way to forecast.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// That of this crate.
    Model,
    /// The last day.
    Naive,
    /// The same weekday of the week before.
    Seasonal,
    /// Exponential smoothing.
    Ets,
}

impl Method {
    /// Every way, the one of this crate first.
    pub const ALL: [Method; 4] = [Method::Model, Method::Naive, Method::Seasonal, Method::Ets];

    /// As written in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Method::Model => "model",
            Method::Naive => "naive",
            Method::Seasonal => "seasonal-naive",
            Method::Ets => "ets",
        }
    }
}

/// How far a method was off.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Score {
    /// The method.
    pub method: Method,
    /// The mean absolute error as a part of that of the scale (see [`Scores`]).
    pub mase: f64,
    /// The symmetric mean absolute percentage error, 0 to 200.
    pub smape: f64,
    /// The mean absolute error, in vehicles.
    pub mae: f64,
}

/// The outcome of a back-test.
#[derive(Clone, PartialEq, Debug)]
pub struct Scores {
    /// How many days were forecast.
    pub targets: usize,
    /// From how many days on.
    pub origins: usize,
    /// Whether days were counted one after the other, so that forecasts reach over the whole horizon; otherwise each
    /// counted day is forecast from what was known the day before.
    pub dense: bool,
    /// What errors are measured by: the mean absolute difference from the same weekday a week before (dense), or from one
    /// counted day to the next, over all days counted.
    pub scale: f64,
    /// The methods.
    pub scores: Vec<Score>,
    /// The part of days within the 80 and the 95 percent interval.
    pub coverage: [f64; 2],
}

/// At most so many origins.
const ORIGINS: usize = 40;
/// So many days must be known before the first forecast.
const KNOWN: [usize; 2] = [42, FEW];
/// Noise and drift are looked for anew after so many origins.
const ANEW: usize = 10;

/// Rolls through what was seen, with effects borrowed from a larger area where there is one; nothing where fewer than three days could be forecast.
#[must_use]
pub fn backtest(
    calendar: &Calendar,
    gate: &str,
    direction: Direction,
    list: &[Seen],
    horizon: i32,
    larger: Option<(&str, &[Seen])>,
) -> Option<Scores> {
    let open = |seen: &&Seen| seen.is_day() && calendar.state(seen.days.0, gate) != State::Closed;
    let days: Vec<(i32, f64)> = list.iter().filter(open).map(|seen| (seen.days.0, seen.value)).collect();
    let (first, last) = (days.first()?.0, days.last()?.0);
    let dense = days.len() > 60 && days.len() as f64 > 0.6 * f64::from(last - first + 1);
    let known = KNOWN[usize::from(!dense)];
    if days.len() < known + 3 {
        return None;
    }
    let mut origins: Vec<i32> = if dense {
        (days[known].0..last).rev().step_by(7).collect()
    } else {
        days[known..].iter().map(|(day, _)| day - 1).collect()
    };
    if dense {
        origins.reverse();
    }
    let skip = origins.len().saturating_sub(ORIGINS);
    let mut sum = Sum::default();
    let mut before: Option<Forecast> = None;
    let mut calibration = Calibration::new();
    for (n, &origin) in origins[skip..].iter().enumerate() {
        let past: Vec<Seen> = list.iter().filter(|seen| seen.days.1 <= origin).copied().collect();
        let reach = if dense { horizon } else { 1 };
        let span = (origin + 1, origin + reach);
        let made = match &before {
            Some(before) if dense && n % ANEW > 0 => again(calendar, gate, direction, &past, span, before),
            _ => {
                // The area that the gate is a part of, as it was known then.
                let area = larger.and_then(|(area, list)| {
                    let past: Vec<Seen> = list.iter().filter(|seen| seen.days.1 <= origin).copied().collect();
                    plain(calendar, area, direction, &past, span, None)
                });
                plain(calendar, gate, direction, &past, span, area.as_ref())
            }
        };
        let Some(mut made) = made else { continue };
        let model = made.points.clone();
        calibration.apply(&mut made);
        let past: Vec<(i32, f64)> = days.iter().filter(|(day, _)| *day <= origin).copied().collect();
        let smooth = rival::ets(&past, usize::try_from(reach).unwrap_or(1));
        for (point, model) in made.points.iter().zip(&model) {
            let Some((_, told)) = days.iter().find(|(day, _)| *day == point.day) else { continue };
            let ahead = usize::try_from(point.day - origin - 1).unwrap_or_default();
            let points = [
                point.middle,
                rival::naive(&past),
                rival::seasonal(&past, point.day),
                smooth[ahead.min(smooth.len() - 1)],
            ];
            if !dense {
                calibration.put(model, *told);
            }
            sum.put(*told, points, [point.within_80, point.within_95]);
        }
        sum.origins += 1;
        before = Some(made);
    }
    sum.scores(&days, dense)
}

#[derive(Default)]
struct Sum {
    targets: usize,
    origins: usize,
    absolute: [f64; 4],
    symmetric: [f64; 4],
    within: [usize; 2],
}

impl Sum {
    fn put(&mut self, told: f64, points: [f64; 4], intervals: [[f64; 2]; 2]) {
        self.targets += 1;
        for (n, point) in points.into_iter().enumerate() {
            self.absolute[n] += (point - told).abs();
            let size = point.abs() + told.abs();
            self.symmetric[n] += if size > 0.0 { 200.0 * (point - told).abs() / size } else { 0.0 };
        }
        for (n, [low, high]) in intervals.into_iter().enumerate() {
            // Vehicles are whole: an end of 12.4 covers 12 and 13.
            self.within[n] += usize::from(low.floor() <= told && told <= high.ceil());
        }
    }

    fn scores(&self, days: &[(i32, f64)], dense: bool) -> Option<Scores> {
        if self.targets < 3 {
            return None;
        }
        let lag = if dense { 7 } else { 1 };
        let steps: Vec<f64> = days.windows(lag + 1).map(|pair| (pair[lag].1 - pair[0].1).abs()).collect();
        let scale = steps.iter().sum::<f64>() / steps.len() as f64;
        let n = self.targets as f64;
        let score = |(at, method): (usize, Method)| {
            let mae = self.absolute[at] / n;
            Score { method, mase: mae / scale, smape: self.symmetric[at] / n, mae }
        };
        Some(Scores {
            targets: self.targets,
            origins: self.origins,
            dense,
            scale,
            scores: Method::ALL.into_iter().enumerate().map(score).collect(),
            coverage: self.within.map(|within| within as f64 / n),
        })
    }
}
