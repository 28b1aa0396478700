//! What do replications say together, and how surely?

use statrs::distribution::{ContinuousCDF, StudentsT};

/// A mean over independent replications.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Estimate {
    /// How many replications said something.
    pub n: u32,
    /// Their mean.
    pub mean: f64,
    squares: f64,
}

impl Estimate {
    /// One more replication (Welford).
    pub fn add(&mut self, value: f64) {
        self.n += 1;
        let before = value - self.mean;
        self.mean += before / f64::from(self.n);
        self.squares += before * (value - self.mean);
    }

    /// Of some values.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>) -> Estimate {
        let mut estimate = Estimate::default();
        values.into_iter().for_each(|value| estimate.add(value));
        estimate
    }

    /// The standard deviation between replications; nothing below two of them.
    #[must_use]
    pub fn deviation(&self) -> Option<f64> {
        (self.n > 1).then(|| (self.squares.max(0.0) / f64::from(self.n - 1)).sqrt())
    }

    /// Half of the confidence interval at a level such as 0.95, by Student's t; nothing below two replications.
    #[must_use]
    pub fn half(&self, level: f64) -> Option<f64> {
        let deviation = self.deviation()?;
        let t = student(level, self.n - 1)?;
        Some(t * deviation / f64::from(self.n).sqrt())
    }

    /// Whether a value is in the interval.
    #[must_use]
    pub fn holds(&self, value: f64, level: f64) -> bool {
        self.half(level).is_some_and(|half| (value - self.mean).abs() <= half)
    }
}

/// The two-sided quantile of Student's t.
#[must_use]
pub fn student(level: f64, freedom: u32) -> Option<f64> {
    let law = StudentsT::new(0.0, 1.0, f64::from(freedom)).ok()?;
    Some(law.inverse_cdf(f64::midpoint(1.0, level)))
}

#[cfg(test)]
mod tests {
    use super::{Estimate, student};

    #[test]
    fn the_interval_of_a_table() {
        // Student's t: 2.262 for 9 degrees at 95 %, 2.756 for 29 at 99 %.
        assert!((student(0.95, 9).unwrap() - 2.262_157).abs() < 1e-5);
        assert!((student(0.99, 29).unwrap() - 2.756_386).abs() < 1e-5);
        let estimate = Estimate::of([2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0]);
        assert_eq!(estimate.mean, 5.0);
        assert!((estimate.deviation().unwrap() - (32.0_f64 / 7.0).sqrt()).abs() < 1e-12);
        assert!((estimate.half(0.95).unwrap() - 2.364_624 * (32.0_f64 / 56.0).sqrt()).abs() < 1e-5);
        assert_eq!(Estimate::of([1.0]).half(0.95), None);
    }
}
