//! What is to be expected? The forecast of a line, with what it assumes.

use super::calibrate::Calibration;
use super::design::Design;
use super::fit::{Belief, Fit, chance, fit};
use super::given::GIVEN;
use super::matrix::dot;
use super::mixture::{Mixture, Part};
use super::seen::Seen;
use crate::calendar::{Calendar, State};
use crate::record::Direction;

/// The probability below one standard deviation above the mean of a normal distribution.
const ABOVE: f64 = 0.841_345;

/// An effect counts as learnt where counts have shrunk its spread to this part.
const LEARNT: f64 = 0.75;

/// A day that is to come.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Point {
    /// The day, by number.
    pub day: i32,
    /// Whether the gate is open.
    pub state: State,
    /// The number of vehicles that is as likely exceeded as not.
    pub middle: f64,
    /// The ends of the 80 percent interval.
    pub within_80: [f64; 2],
    /// The ends of the 95 percent interval.
    pub within_95: [f64; 2],
    /// The spread of the logarithm.
    pub spread: f64,
}

/// An effect on the days to come that was not counted often enough to be known: what is believed of it is assumed.
#[derive(Clone, PartialEq, Debug)]
pub struct Assumed {
    /// The effect, by its number in the calendar.
    pub effect: usize,
    /// By how much it makes a day differ: -0.2 is a fifth fewer.
    pub by: f64,
}

/// A shift of the level.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Shift {
    /// Between these days, by number.
    pub days: (i32, i32),
    /// From one to the other, as a part: -0.5 is half.
    pub by: f64,
}

/// The forecast of a line.
#[derive(Clone, PartialEq, Debug)]
pub struct Forecast {
    /// The days to come.
    pub points: Vec<Point>,
    /// How many days were counted, and how many sums, averages and peaks.
    pub seen: (usize, usize),
    /// The last day of which anything was seen, by number.
    pub last: i32,
    /// What is assumed of the days to come.
    pub assumed: Vec<Assumed>,
    /// Shifts of the level that the counts show, the latest last.
    pub shifts: Vec<Shift>,
    /// The noise of a day and the drift of the level a day, on the logarithm.
    pub noise: f64,
    /// The drift.
    pub drift: f64,
    /// What is known of the effects now.
    belief: Belief,
    /// The noises and drifts that explain the counts, with their weights.
    tried: Vec<(f64, f64, f64)>,
}

/// Forecasts a gate in a direction for some days, from what was seen; what is known of a larger area, of which the gate is a
/// part, is taken for what is believed before. Nothing where nothing was seen.
///
/// Where few days were counted, intervals are as wide as earlier forecasts of these days turned out to need.
#[must_use]
pub fn forecast(
    calendar: &Calendar,
    gate: &str,
    direction: Direction,
    list: &[Seen],
    days: (i32, i32),
    larger: Option<&Forecast>,
) -> Option<Forecast> {
    let mut made = plain(calendar, gate, direction, list, days, larger)?;
    Calibration::of(calendar, gate, direction, list).apply(&mut made);
    Some(made)
}

/// The same as the model has it.
pub(super) fn plain(
    calendar: &Calendar,
    gate: &str,
    direction: Direction,
    list: &[Seen],
    days: (i32, i32),
    larger: Option<&Forecast>,
) -> Option<Forecast> {
    let belief = believed(calendar, larger);
    let grid: Vec<(f64, f64)> = GIVEN
        .noise
        .tried
        .iter()
        .flat_map(|&noise| GIVEN.drift.tried.iter().map(move |&drift| (noise, drift)))
        .collect();
    with(calendar, gate, direction, list, days, &belief, &grid)
}

/// The same with the noises and drifts that explained an earlier part of the counts: quicker.
pub(super) fn again(
    calendar: &Calendar,
    gate: &str,
    direction: Direction,
    list: &[Seen],
    days: (i32, i32),
    before: &Forecast,
) -> Option<Forecast> {
    let mut tried = before.tried.clone();
    tried.sort_by(|a, b| b.2.total_cmp(&a.2));
    let grid: Vec<(f64, f64)> = tried.iter().take(3).map(|&(noise, drift, _)| (noise, drift)).collect();
    with(calendar, gate, direction, list, days, &believed(calendar, None), &grid)
}

fn believed(calendar: &Calendar, larger: Option<&Forecast>) -> Belief {
    let effects = calendar.effects();
    let first = || Belief {
        mean: effects.iter().map(|effect| effect.mean).collect(),
        spread: effects.iter().map(|effect| effect.spread).collect(),
    };
    let Some(larger) = larger else { return first() };
    let own = |(spread, effect): (&f64, &crate::calendar::Effect)| {
        spread.hypot(GIVEN.borrow.part * effect.spread).min(effect.spread)
    };
    Belief { mean: larger.belief.mean.clone(), spread: larger.belief.spread.iter().zip(effects).map(own).collect() }
}

fn with(
    calendar: &Calendar,
    gate: &str,
    direction: Direction,
    list: &[Seen],
    days: (i32, i32),
    belief: &Belief,
    grid: &[(f64, f64)],
) -> Option<Forecast> {
    let last = list.iter().map(|seen| seen.days.1).max()?;
    let design = Design::of(calendar, gate, direction, list);
    let mut fits: Vec<(Fit, f64)> = grid
        .iter()
        .filter_map(|&(noise, drift)| fit(&design, list, belief, noise, drift))
        .map(|fit| {
            let far = |value: f64, middle: f64, spread: f64| -0.5 * ((value / middle).ln() / spread).powi(2);
            // Chance alone makes the noise of few vehicles.
            let noise = GIVEN.noise.middle.hypot(1.0 / fit.usual.sqrt());
            let log = fit.evidence
                + far(fit.noise, noise, GIVEN.noise.spread)
                + far(fit.drift, GIVEN.drift.middle, GIVEN.drift.spread);
            (fit, log)
        })
        .collect();
    let top = fits.iter().map(|(_, log)| *log).fold(f64::NEG_INFINITY, f64::max);
    let sum: f64 = fits.iter().map(|(_, log)| (log - top).exp()).sum();
    fits.iter_mut().for_each(|(_, log)| *log = (*log - top).exp() / sum);
    let average = |of: &dyn Fn(&Fit) -> f64| fits.iter().map(|(fit, weight)| weight * of(fit)).sum::<f64>();
    let points = (days.0..=days.1).map(|day| point(&design, calendar.state(day, gate), day, &fits)).collect();
    let effects = design.effects();
    let known = Belief {
        mean: (0..effects).map(|i| average(&|fit| fit.mean[i])).collect(),
        spread: (0..effects).map(|i| average(&|fit| fit.cover.at(i, i)).sqrt()).collect(),
    };
    let (best, _) = fits.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let counted = list.iter().filter(|seen| seen.is_day()).count();
    Some(Forecast {
        points,
        seen: (counted, list.len() - counted),
        last,
        assumed: assumed(calendar, gate, direction, days, &known),
        shifts: shifts(&design, best),
        noise: average(&|fit| fit.noise),
        drift: average(&|fit| fit.drift),
        belief: known,
        tried: fits.iter().map(|(fit, weight)| (fit.noise, fit.drift, *weight)).collect(),
    })
}

fn point(design: &Design<'_>, state: State, day: i32, fits: &[(Fit, f64)]) -> Point {
    if state == State::Closed {
        return Point { day, state, middle: 0.0, within_80: [0.0; 2], within_95: [0.0; 2], spread: 0.0 };
    }
    let (row, ahead) = design.row(day);
    let mean: f64 = fits.iter().map(|(fit, weight)| weight * dot(&row, &fit.mean)).sum();
    let usual = fits.first().map_or(1.0, |(fit, _)| fit.usual);
    let chance = chance(mean.exp(), usual);
    let parts = fits.iter().map(|(fit, weight)| Part {
        weight: *weight,
        mean: dot(&row, &fit.mean),
        variance: fit.cover.form(&row) + chance,
        noise: fit.noise * fit.noise,
        drift: fit.drift * fit.drift * f64::from(ahead),
    });
    let mixture = Mixture::of(parts);
    let between = |part: f64| [0.5 - part / 2.0, 0.5 + part / 2.0].map(|at| mixture.quantile(at).exp());
    let spread = (mixture.quantile(ABOVE) - mixture.quantile(1.0 - ABOVE)) / 2.0;
    Point { day, state, middle: mean.exp(), within_80: between(0.8), within_95: between(0.95), spread }
}

/// The effects on the days to come that counts have hardly told.
fn assumed(calendar: &Calendar, gate: &str, direction: Direction, days: (i32, i32), known: &Belief) -> Vec<Assumed> {
    let mut effects: Vec<usize> = (days.0..=days.1)
        .filter(|&day| calendar.state(day, gate) != State::Closed)
        .flat_map(|day| calendar.on(day, gate, direction))
        .map(|(effect, _)| effect)
        .filter(|&effect| calendar.effects()[effect].is_day)
        .filter(|&effect| known.spread[effect] > LEARNT * calendar.effects()[effect].spread)
        .collect();
    effects.sort_unstable();
    effects.dedup();
    effects.into_iter().map(|effect| Assumed { effect, by: known.mean[effect].exp_m1() }).collect()
}

/// Steps between neighbouring levels that are far beyond what the level drifts.
fn shifts(design: &Design<'_>, fit: &Fit) -> Vec<Shift> {
    let levels = design.levels();
    let mut out = Vec::new();
    for (n, pair) in design.knots.windows(2).enumerate() {
        let row = [(levels + n, -1.0), (levels + n + 1, 1.0)];
        let (step, spread) = (dot(&row, &fit.mean), fit.cover.form(&row).sqrt());
        let usual = fit.drift * f64::from(pair[1] - pair[0]).sqrt();
        if step.abs() > 3.0 * usual && step.abs() > 2.5 * spread && step.abs() > 0.1 {
            out.push(Shift { days: (pair[0], pair[1]), by: step.exp_m1() });
        }
    }
    out
}
