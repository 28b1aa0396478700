//! What do counts say of effects and levels? The posterior, for one noise and one drift.

use super::design::Design;
use super::given::GIVEN;
use super::matrix::{Symmetric, dot, tidy};
use super::seen::{Seen, What};
use statrs::function::gamma::ln_gamma;
use std::f64::consts::TAU;

/// Rounds of weighing and of making sums linear; more change nothing in the third digit.
const ROUNDS: usize = 6;

/// How wide the first level may lie around the first number.
const FIRST: f64 = 1.5;

/// What is believed of the effects before anything was counted.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Belief {
    pub mean: Vec<f64>,
    pub spread: Vec<f64>,
}

/// The posterior of effects and levels.
pub(super) struct Fit {
    pub mean: Vec<f64>,
    pub cover: Symmetric,
    pub noise: f64,
    pub drift: f64,
    /// What a day usually counts: of fewer vehicles, chance alone makes more noise.
    pub usual: f64,
    /// A lower bound of the logarithm of how probable the counts are.
    pub evidence: f64,
}

/// Fits one noise and one drift; nothing where the numbers do not allow it.
pub(super) fn fit(design: &Design<'_>, list: &[Seen], belief: &Belief, noise: f64, drift: f64) -> Option<Fit> {
    let (width, effects, levels) = (design.width(), design.effects(), design.levels());
    let turn = GIVEN.turn.spread;
    let open: Vec<Vec<i32>> =
        list.iter().map(|seen| (seen.days.0..=seen.days.1).filter(|&day| design.is_open(day)).collect()).collect();
    let usable = || list.iter().zip(&open).filter(|(_, days)| !days.is_empty());
    let daily = |seen: &Seen, days: usize| if seen.what == What::Sum { seen.value / days as f64 } else { seen.value };
    let start = usable().map(|(seen, days)| log(daily(seen, days.len()))).next()?;
    let mut each: Vec<f64> = usable().map(|(seen, days)| daily(seen, days.len())).collect();
    each.sort_unstable_by(f64::total_cmp);
    let usual = each[each.len() / 2].max(1.0);
    let rows: Vec<Vec<Vec<(usize, f64)>>> =
        usable().map(|(_, days)| days.iter().map(|&day| design.row(day).0).collect()).collect();
    let mut mean = vec![start; width];
    mean[..levels].fill(0.0);
    mean[..effects].copy_from_slice(&belief.mean);
    let gaps: Vec<f64> = design.knots.windows(2).map(|pair| f64::from(pair[1] - pair[0])).collect();
    let mut odd = vec![1.0; rows.len()];
    let mut jump = vec![1.0; gaps.len()];
    let (noise_tails, drift_tails) = (GIVEN.noise.tails, GIVEN.drift.tails);
    let mut found = None;
    for _ in 0..ROUNDS {
        let mut precision = Symmetric::zero(width);
        let mut right = vec![0.0; width];
        for (i, (&mean, &spread)) in belief.mean.iter().zip(&belief.spread).enumerate() {
            let weight = 1.0 / (spread * spread);
            precision.add(i, i, weight);
            right[i] += weight * mean;
        }
        for [later, earlier] in design.turns() {
            precision.add_row(&tidy(vec![(earlier, -1.0), (later, 1.0)]), 1.0 / (turn * turn));
        }
        precision.add(levels, levels, 1.0 / (FIRST * FIRST));
        right[levels] += start / (FIRST * FIRST);
        for (n, gap) in gaps.iter().enumerate() {
            let row = [(levels + n, -1.0), (levels + n + 1, 1.0)];
            precision.add_row(&row, jump[n] / (drift * drift * gap));
        }
        let linear: Vec<Linear> =
            usable().zip(&rows).map(|((seen, _), rows)| Linear::of(seen, rows, &mean, noise, usual)).collect();
        for (row, &weight) in linear.iter().zip(&odd) {
            let weight = weight / row.variance;
            precision.add_row(&row.row, weight);
            row.row.iter().for_each(|&(i, a)| right[i] += weight * a * row.target);
        }
        let (cover, log_det) = precision.inverse()?;
        mean = cover.times(&right);
        // A lower bound of the evidence: heavy tails at their expected weights, and the entropy of the posterior.
        let mut evidence = 0.5 * (width as f64 * (1.0 + TAU.ln()) - log_det);
        let normal = |square: f64, spread: f64| -0.5 * (square / (spread * spread) + TAU.ln()) - spread.ln();
        for (i, ((now, &before), &spread)) in mean.iter().zip(&belief.mean).zip(&belief.spread).enumerate() {
            evidence += normal((now - before).powi(2) + cover.at(i, i), spread);
        }
        for [later, earlier] in design.turns() {
            let row = tidy(vec![(earlier, -1.0), (later, 1.0)]);
            evidence += normal(dot(&row, &mean).powi(2) + cover.form(&row), turn);
        }
        evidence += normal((mean[levels] - start).powi(2) + cover.at(levels, levels), FIRST);
        for (n, gap) in gaps.iter().enumerate() {
            let row = [(levels + n, -1.0), (levels + n + 1, 1.0)];
            let square = (dot(&row, &mean).powi(2) + cover.form(&row)) / (drift * drift * gap);
            jump[n] = (drift_tails + 1.0) / (drift_tails + square);
            evidence += heavy(square, drift_tails) - (drift * gap.sqrt()).ln();
        }
        for (n, row) in linear.iter().enumerate() {
            let square = ((dot(&row.row, &mean) - row.target).powi(2) + cover.form(&row.row)) / row.variance;
            odd[n] = (noise_tails + 1.0) / (noise_tails + square);
            evidence += heavy(square, noise_tails) - 0.5 * row.variance.ln();
        }
        found = Some(Fit { mean: mean.clone(), cover, noise, drift, usual, evidence });
    }
    found
}

/// The logarithm of Student's density of a square, in units of its scale.
fn heavy(square: f64, tails: f64) -> f64 {
    ln_gamma(0.5 * (tails + 1.0))
        - ln_gamma(0.5 * tails)
        - 0.5 * (tails * std::f64::consts::PI).ln()
        - 0.5 * (tails + 1.0) * (1.0 + square / tails).ln()
}

/// A number as a linear equation: the row, its value, and its variance.
struct Linear {
    row: Vec<(usize, f64)>,
    target: f64,
    variance: f64,
}

impl Linear {
    /// The logarithm of a sum is made linear around the present mean; one of a single day is linear already.
    fn of(seen: &Seen, rows: &[Vec<(usize, f64)>], mean: &[f64], noise: f64, usual: f64) -> Linear {
        let days = rows.len() as f64;
        let own = chance(seen.value, usual) + seen.spread * seen.spread;
        let target = log(seen.value) + seen.shift;
        if let [row] = rows {
            return Linear { row: row.clone(), target, variance: noise * noise + own };
        }
        let logs: Vec<f64> = rows.iter().map(|row| dot(row, mean)).collect();
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (total, target, variance) = match seen.what {
            What::Sum => {
                let sum: f64 = logs.iter().map(|log| (log - top).exp()).sum();
                let squares: f64 = logs.iter().map(|log| ((log - top).exp() / sum).powi(2)).sum();
                // The mean of a day is more than its middle by half its variance.
                (top + sum.ln() + 0.5 * noise * noise, target, noise * noise * squares + own)
            }
            What::Peak => {
                let peak = &GIVEN.peak;
                let n = days;
                let above =
                    (2.0 * n.ln()).sqrt() - (n.ln().max(1.0).ln() + (2.0 * TAU).ln()) / (2.0 * (2.0 * n.ln()).sqrt());
                let middle = logs.iter().sum::<f64>() / n;
                (middle, target - above * noise.hypot(peak.day), peak.spread * peak.spread + own)
            }
        };
        let mut row = Vec::new();
        for (of, log) in rows.iter().zip(&logs) {
            let part = match seen.what {
                What::Sum => (log + 0.5 * noise * noise - total).exp(),
                What::Peak => 1.0 / days,
            };
            row.extend(of.iter().map(|&(i, a)| (i, a * part)));
        }
        let row = tidy(row);
        let target = target - (total - dot(&row, mean));
        Linear { row, target, variance }
    }
}

/// By how much the variance of so few vehicles exceeds that of a usual day.
pub(super) fn chance(vehicles: f64, usual: f64) -> f64 {
    (1.0 / vehicles.max(1.0) - 1.0 / usual).max(0.0)
}

/// The logarithm of a number of vehicles; none counts as half a one.
pub(super) fn log(vehicles: f64) -> f64 {
    vehicles.max(0.5).ln()
}
