//! Between which ends does a number lie that several fits foretell, each with heavy tails? Quantiles of a mixture.

use super::given::GIVEN;
use statrs::distribution::{ContinuousCDF, Gamma, Normal};
use std::sync::LazyLock;

/// In so many parts of one probability the width of a heavy tail is taken.
const PARTS: usize = 6;
/// Halvings of the search for a quantile: to a thousandth of the widest spread.
const HALVINGS: usize = 14;

/// What one fit foretells: a middle, what is certain to be normal, and the variances of noise and of drift, whose tails are
/// heavy.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub weight: f64,
    pub mean: f64,
    pub variance: f64,
    pub noise: f64,
    pub drift: f64,
}

/// Student's distribution is a normal one whose variance varies: by these factors, each as likely.
fn factors(tails: f64) -> [f64; PARTS] {
    let precision = Gamma::new(0.5 * tails, 0.5 * tails).expect("tails are above nought");
    std::array::from_fn(|n| 1.0 / precision.inverse_cdf((n as f64 + 0.5) / PARTS as f64))
}

static NOISE: LazyLock<[f64; PARTS]> = LazyLock::new(|| factors(GIVEN.noise.tails));
static DRIFT: LazyLock<[f64; PARTS]> = LazyLock::new(|| factors(GIVEN.drift.tails));

/// The mixture, as normal distributions.
pub(super) struct Mixture {
    /// Weight, mean and spread.
    parts: Vec<(f64, f64, f64)>,
}

impl Mixture {
    /// Fits that hardly weigh are left out.
    pub(super) fn of(fits: impl Iterator<Item = Part>) -> Mixture {
        let mut parts = Vec::new();
        for part in fits.filter(|part| part.weight > 0.002) {
            let drifts: &[f64] = if part.drift > 0.0 { &*DRIFT } else { &[1.0] };
            for drift in drifts {
                for noise in &*NOISE {
                    let variance = part.variance + noise * part.noise + drift * part.drift;
                    parts.push((part.weight, part.mean, variance.sqrt()));
                }
            }
        }
        let sum: f64 = parts.iter().map(|(weight, ..)| weight).sum();
        parts.iter_mut().for_each(|(weight, ..)| *weight /= sum);
        Mixture { parts }
    }

    /// Below what the number lies with this probability.
    pub(super) fn quantile(&self, probability: f64) -> f64 {
        let normal = Normal::standard();
        let part = |x: f64, (weight, mean, spread): (f64, f64, f64)| weight * normal.cdf((x - mean) / spread);
        let reach = |sign: f64| self.parts.iter().map(move |(_, mean, spread)| mean + sign * 5.0 * spread);
        let mut low = reach(-1.0).fold(f64::INFINITY, f64::min);
        let mut high = reach(1.0).fold(f64::NEG_INFINITY, f64::max);
        for _ in 0..HALVINGS {
            let middle = 0.5 * (low + high);
            let below: f64 = self.parts.iter().map(|of| part(middle, *of)).sum();
            if below < probability { low = middle } else { high = middle }
        }
        0.5 * (low + high)
    }
}

#[cfg(test)]
mod tests {
    use super::{Mixture, Part};

    fn one(noise: f64, drift: f64) -> Mixture {
        Mixture::of(std::iter::once(Part { weight: 1.0, mean: 2.0, variance: 0.0, noise, drift }))
    }

    #[test]
    fn a_heavy_tail_is_student_s() {
        // Nine in ten below 1.440 and 39 in 40 below 2.447 for six degrees of freedom, 1.533 for four (tables of Student's distribution).
        assert!((one(1.0, 0.0).quantile(0.9) - 3.440).abs() < 0.02);
        assert!((one(1.0, 0.0).quantile(0.975) - 4.447).abs() < 0.15);
        assert!((one(1e-9, 1.0).quantile(0.9) - 3.533).abs() < 0.03);
        assert!((one(1.0, 0.0).quantile(0.5) - 2.0).abs() < 0.01);
    }
}
