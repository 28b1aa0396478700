//! How long waits are: counts in bins that grow with the time, each less than 2 % wide.

use crate::scenario::time::{Time, in_hours};

/// Below this (about a millisecond) times are nothing.
const LEAST: u32 = 20;
/// Bins for each doubling.
const PARTS: u32 = 6;
/// Doublings: up to some 800 years.
const DOUBLINGS: u32 = 44;

/// Counts of times.
#[derive(Clone, Debug, Default)]
pub struct Histogram {
    counts: Vec<u32>,
    /// The bins that hold anything.
    used: (u32, u32),
    /// How many there are.
    pub total: u64,
}

impl Histogram {
    pub(super) const EMPTY: Histogram = Histogram { counts: Vec::new(), used: (u32::MAX, 0), total: 0 };

    #[inline]
    pub(super) fn add(&mut self, time: Time) {
        if self.counts.is_empty() {
            self.counts = vec![0; (DOUBLINGS << PARTS) as usize + 1];
            self.used = (u32::MAX, 0);
        }
        self.total += 1;
        let bin = bin(time);
        self.counts[bin] += 1;
        self.used = (self.used.0.min(bin as u32), self.used.1.max(bin as u32));
    }

    pub(super) fn merge(&mut self, other: &Histogram) {
        if other.total == 0 {
            return;
        }
        if self.counts.is_empty() {
            self.counts = vec![0; other.counts.len()];
            self.used = (u32::MAX, 0);
        }
        let range = other.used.0 as usize..=other.used.1 as usize;
        self.counts[range.clone()].iter_mut().zip(&other.counts[range]).for_each(|(count, more)| *count += more);
        self.used = (self.used.0.min(other.used.0), self.used.1.max(other.used.1));
        self.total += other.total;
    }

    pub(super) fn clear(&mut self) {
        self.counts.iter_mut().for_each(|count| *count = 0);
        self.used = (u32::MAX, 0);
        self.total = 0;
    }

    /// The time, in hours, that this share of all does not exceed; nothing where there are none.
    #[must_use]
    pub fn quantile(&self, share: f64) -> Option<f64> {
        if self.total == 0 {
            return None;
        }
        let wanted = share * self.total as f64;
        let mut below = 0.0;
        for at in self.used.0 as usize..=self.used.1 as usize {
            if self.counts[at] == 0 {
                continue;
            }
            let count = f64::from(self.counts[at]);
            if below + count >= wanted {
                let (from, to) = (edge(at), edge(at + 1));
                let inside = ((wanted - below) / count).clamp(0.0, 1.0);
                return Some(if at == 0 { 0.0 } else { in_hours(from) + (in_hours(to) - in_hours(from)) * inside });
            }
            below += count;
        }
        None
    }
}

/// The bin of a time: its leading bits.
#[inline]
fn bin(time: Time) -> usize {
    if time < 1 << LEAST {
        return 0;
    }
    let power = 63 - time.leading_zeros();
    let part = (time >> (power - PARTS)) & ((1 << PARTS) - 1);
    (((power - LEAST) << PARTS) as usize + part as usize + 1).min((DOUBLINGS << PARTS) as usize)
}

/// Where a bin begins.
fn edge(bin: usize) -> Time {
    match bin {
        0 => 0,
        bin => {
            let (power, part) = ((bin - 1) >> PARTS, (bin - 1) & ((1 << PARTS) - 1));
            ((1_u64 << PARTS) + part as u64) << (power as u32 + LEAST - PARTS).min(57)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Histogram, bin, edge};
    use crate::scenario::time::HOUR;

    #[test]
    fn a_time_lies_in_its_bin() {
        for time in [1 << 20, 1_234_567_890, HOUR, 7 * HOUR + 13, 1 << 55] {
            let bin = bin(time);
            assert!(edge(bin) <= time && time < edge(bin + 1), "{time}");
            assert!((edge(bin + 1) - edge(bin)) as f64 / (time as f64) < 0.02);
        }
    }

    #[test]
    fn quantiles_of_a_hundred_minutes() {
        let mut histogram = Histogram::default();
        (1..=100).for_each(|minute| histogram.add(minute * HOUR / 60));
        let p90 = histogram.quantile(0.9).unwrap() * 60.0;
        assert!((p90 - 90.0).abs() < 1.8, "{p90}");
        assert_eq!(Histogram::default().quantile(0.5), None);
    }
}
