//! Chance: each vehicle has a key of its own, and from it and the place come its times there.
//!
//! So the same vehicle takes as long at the same place whatever else is changed (common random numbers), and a trace
//! depends on nothing but the seed and the number of the replication.

use crate::scenario::Law;
use crate::scenario::time::{HOUR, Time};
use rand_distr::{Distribution, Exp1, Gamma, LogNormal, StandardUniform};
use rand_xoshiro::SplitMix64;
use rand_xoshiro::rand_core::SeedableRng;

/// Well mixed bits of a number (the finaliser of SplitMix64).
pub(super) fn mix(number: u64) -> u64 {
    let mut bits = number.wrapping_add(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// A number for a name that stays the same when other names come and go.
pub(super) fn salt(name: &str) -> u64 {
    // FNV-1a.
    mix(name.bytes().fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)))
}

/// A source of chance.
pub(super) fn stream(key: u64) -> SplitMix64 {
    SplitMix64::seed_from_u64(key)
}

/// A number from 0 up to 1.
pub(super) fn share(key: u64) -> f64 {
    StandardUniform.sample(&mut stream(key))
}

/// A law, ready to draw from, in nanoseconds.
#[derive(Clone, Debug)]
pub(super) enum Draw {
    Fixed(Time),
    Exponential(f64),
    Gamma(Gamma<f64>),
    LogNormal(LogNormal<f64>),
    Uniform(f64, f64),
    Empirical(Vec<Time>),
    Mix(Vec<(f64, Draw)>),
}

impl Draw {
    pub(super) fn of(law: &Law) -> Draw {
        let hour = HOUR as f64;
        let fixed = |hours: f64| Draw::Fixed((hours * hour).round() as Time);
        match law {
            Law::Fixed(time) => fixed(*time),
            Law::Exponential(mean) => Draw::Exponential(mean * hour),
            Law::Gamma { shape, scale } => {
                Gamma::new(*shape, scale * hour).map_or_else(|_| fixed(law.mean()), Draw::Gamma)
            }
            Law::LogNormal { mu, sigma } => {
                LogNormal::new(mu + hour.ln(), *sigma).map_or_else(|_| fixed(law.mean()), Draw::LogNormal)
            }
            Law::Uniform(from, to) => Draw::Uniform(from * hour, (to - from) * hour),
            Law::Empirical(times) => Draw::Empirical(times.iter().map(|time| (time * hour).round() as Time).collect()),
            Law::Mix(parts) => Draw::Mix(parts.iter().map(|(upto, law)| (*upto, Draw::of(law))).collect()),
        }
    }

    /// A time.
    #[inline]
    pub(super) fn time(&self, key: u64) -> Time {
        match self {
            Draw::Fixed(time) => *time,
            Draw::Exponential(mean) => {
                let one: f64 = Exp1.sample(&mut stream(key));
                (one * mean) as Time
            }
            other => other.seldom(&mut stream(key)),
        }
    }

    fn seldom(&self, chance: &mut SplitMix64) -> Time {
        match self {
            Draw::Fixed(time) => *time,
            Draw::Exponential(mean) => {
                let one: f64 = Exp1.sample(chance);
                (one * mean) as Time
            }
            Draw::Gamma(law) => law.sample(chance) as Time,
            Draw::LogNormal(law) => law.sample(chance) as Time,
            Draw::Uniform(from, length) => {
                let share: f64 = StandardUniform.sample(chance);
                (from + length * share) as Time
            }
            Draw::Empirical(times) => {
                let share: f64 = StandardUniform.sample(chance);
                times[((share * times.len() as f64) as usize).min(times.len() - 1)]
            }
            Draw::Mix(parts) => {
                let share: f64 = StandardUniform.sample(chance);
                let at = parts.partition_point(|(upto, _)| *upto <= share).min(parts.len() - 1);
                parts[at].1.seldom(chance)
            }
        }
    }
}
