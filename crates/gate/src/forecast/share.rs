//! How is a total divided among classes of goods? Shares that drift, on the logit.

use super::expect::Point;
use super::given::GIVEN;
use crate::calendar::{State, number};
use crate::record::{Direction, Key, Register, TOTAL, division};
use statrs::distribution::{ContinuousCDF, Normal};

/// A day to come of one class.
#[derive(Clone, PartialEq, Debug)]
pub struct ClassPoint {
    /// The class.
    pub class: String,
    /// The day with its intervals.
    pub point: Point,
}

/// Points of each of two quantities whose products are looked at.
const GRID: usize = 41;

/// The days to come by class: the total, divided by the shares of the days on which both were counted. Nothing of a class
/// whose share was never counted.
#[must_use]
pub fn classes(register: &Register, gate: &str, direction: Direction, points: &[Point]) -> Vec<ClassPoint> {
    let key = |class: &str| Key { gate: gate.to_owned(), direction, class: class.to_owned() };
    let Some(totals) = register.lines.get(&key(TOTAL)) else { return Vec::new() };
    let mut out = Vec::new();
    for class in division(direction) {
        let Some(days) = register.lines.get(&key(class)) else { continue };
        let shares: Vec<(i32, f64)> = days
            .iter()
            .filter_map(|(day, cells)| {
                let (part, whole) = (cells.cleared.value()?, totals.get(day)?.cleared.value()?);
                // Half a vehicle more on each side keeps a share of none or of all on the logit.
                (whole > 0 && part <= whole)
                    .then(|| (part as f64 + 0.5, (whole - part) as f64 + 0.5))
                    .map(|(a, b)| (number(*day), (a / b).ln()))
            })
            .collect();
        if shares.is_empty() {
            continue;
        }
        for point in points {
            out.push(ClassPoint { class: class.clone(), point: divide(point, level(&shares, point.day)) });
        }
    }
    out
}

/// The mean and the spread of the logit of a share on a day, by a filter that runs over the days counted.
fn level(shares: &[(i32, f64)], on: i32) -> (f64, f64) {
    let given = &GIVEN.share;
    let mut mean = 0.0;
    let mut variance = given.spread * given.spread;
    let mut last = shares[0].0;
    let before = shares.iter().filter(|(day, _)| *day < on);
    for &(day, share) in before {
        variance += given.drift * given.drift * f64::from(day - last);
        let gain = variance / (variance + given.day * given.day);
        mean += gain * (share - mean);
        variance *= 1.0 - gain;
        last = day;
    }
    // What was long ago fades towards half and half no further than the first belief.
    variance = (variance + given.drift * given.drift * f64::from(on - last)).min(given.spread * given.spread);
    (mean, (variance + given.day * given.day).sqrt())
}

/// The product of a total and a share: quantiles over a grid of both.
fn divide(total: &Point, (mean, spread): (f64, f64)) -> Point {
    if total.state == State::Closed || total.middle <= 0.0 {
        return *total;
    }
    let normal = Normal::standard();
    let levels: Vec<f64> = (0..GRID).map(|n| normal.inverse_cdf((n as f64 + 0.5) / GRID as f64)).collect();
    let share = |z: f64| 1.0 / (1.0 + (-(mean + spread * z)).exp());
    let mut products: Vec<f64> = levels
        .iter()
        .flat_map(|a| levels.iter().map(move |b| (a, b)))
        .map(|(a, b)| total.middle * (total.spread * a).exp() * share(*b))
        .collect();
    products.sort_unstable_by(f64::total_cmp);
    let at = |part: f64| products[((products.len() - 1) as f64 * part).round() as usize];
    let middle = at(0.5);
    let spread = (at(0.9) / at(0.1)).ln() / 2.0 / 1.281_55;
    Point { middle, within_80: [at(0.1), at(0.9)], within_95: [at(0.025), at(0.975)], spread, ..*total }
}
