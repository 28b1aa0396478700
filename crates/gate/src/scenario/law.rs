//! How long things take: distributions, written as `exponential 6 min`, `gamma 6 min cv 0.5`, `lognormal 20 min cv 0.8`.

use super::fault::Fault;
use super::item::{Item, Value};
use super::unit::hours_in;

/// A distribution of times, in hours.
#[derive(Clone, Debug, PartialEq)]
pub enum Law {
    /// Always the same.
    Fixed(f64),
    /// Exponential with this mean.
    Exponential(f64),
    /// Gamma (Erlang where the shape is whole).
    Gamma {
        /// The shape, 1 / cv².
        shape: f64,
        /// The scale: mean / shape.
        scale: f64,
    },
    /// The logarithm is normal.
    LogNormal {
        /// Mean of the logarithm.
        mu: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
    /// Anything between two times, equally likely.
    Uniform(f64, f64),
    /// Observed times, equally likely.
    Empirical(Vec<f64>),
    /// One of several, with cumulated shares.
    Mix(Vec<(f64, Law)>),
}

impl Law {
    /// The mean in hours.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Law::Fixed(time) | Law::Exponential(time) => *time,
            Law::Gamma { shape, scale } => shape * scale,
            Law::LogNormal { mu, sigma } => (mu + sigma * sigma / 2.0).exp(),
            Law::Uniform(from, to) => f64::midpoint(*from, *to),
            Law::Empirical(times) => times.iter().sum::<f64>() / times.len() as f64,
            Law::Mix(parts) => shares(parts).map(|(share, law)| share * law.mean()).sum(),
        }
    }

    /// The mean of the square, in hours².
    #[must_use]
    pub fn square(&self) -> f64 {
        let mean = self.mean();
        match self {
            Law::Fixed(_) => mean * mean,
            Law::Exponential(_) => 2.0 * mean * mean,
            Law::Gamma { shape, .. } => mean * mean * (1.0 + 1.0 / shape),
            Law::LogNormal { sigma, .. } => mean * mean * (sigma * sigma).exp(),
            Law::Uniform(from, to) => (from * from + from * to + to * to) / 3.0,
            Law::Empirical(times) => times.iter().map(|time| time * time).sum::<f64>() / times.len() as f64,
            Law::Mix(parts) => shares(parts).map(|(share, law)| share * law.square()).sum(),
        }
    }

    /// No time at all.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Law::Fixed(time) if *time == 0.0)
    }

    /// The same law for times that are so many times as long.
    #[must_use]
    pub fn times(&self, factor: f64) -> Law {
        match self {
            Law::Fixed(time) => Law::Fixed(time * factor),
            Law::Exponential(mean) => Law::Exponential(mean * factor),
            Law::Gamma { shape, scale } => Law::Gamma { shape: *shape, scale: scale * factor },
            Law::LogNormal { mu, sigma } => Law::LogNormal { mu: mu + factor.ln(), sigma: *sigma },
            Law::Uniform(from, to) => Law::Uniform(from * factor, to * factor),
            Law::Empirical(times) => Law::Empirical(times.iter().map(|time| time * factor).collect()),
            Law::Mix(parts) => Law::Mix(parts.iter().map(|(upto, law)| (*upto, law.times(factor))).collect()),
        }
    }
}

/// The parts of a mixture with the share of each.
pub(crate) fn shares<T>(parts: &[(f64, T)]) -> impl Iterator<Item = (f64, &T)> {
    let before = std::iter::once(0.0).chain(parts.iter().map(|(upto, _)| *upto));
    parts.iter().zip(before).map(|((upto, part), before)| (upto - before, part))
}

/// Shares laid end to end, so that a number between 0 and 1 picks one.
pub(super) fn cumulated<T>(parts: Vec<(f64, T)>, line: usize, what: &str) -> Result<Vec<(f64, T)>, Fault> {
    let total: f64 = parts.iter().map(|(share, _)| share).sum();
    if parts.is_empty() || (total - 1.0).abs() > 1e-6 {
        return Err(Fault::new(line, format!("the shares of {what} come to {total}, not to 1")));
    }
    let (last, mut upto) = (parts.len() - 1, 0.0);
    let cumulate = |(at, (share, part)): (usize, (f64, T))| {
        upto += share;
        (if at == last { 1.0 } else { upto }, part)
    };
    Ok(parts.into_iter().enumerate().map(cumulate).collect())
}

/// A law as it stands in the file: a text, a list of observed times, or a table of parts with shares.
pub(super) fn read(item: &Item, what: &str) -> Result<Law, Fault> {
    match &item.value {
        Value::Text(text) => parse(text, item.line, what),
        Value::List(list) if !list.is_empty() => {
            let time = |item: &Item| super::unit::hours(item, what);
            Ok(Law::Empirical(list.iter().map(time).collect::<Result<_, _>>()?))
        }
        Value::Table(_) => {
            let mut parts = Vec::new();
            for part in item.table(what)?.all() {
                let table = part.item.table(&part.key)?;
                let share = table.must("share")?.number("the share")?;
                parts.push((share, read(table.must("service")?, what)?));
                table.done()?;
            }
            Ok(Law::Mix(cumulated(parts, item.line, what)?))
        }
        _ => Err(Fault::new(item.line, format!("{what} needs a distribution, such as \"exponential 6 min\""))),
    }
}

pub(super) fn parse(text: &str, line: usize, what: &str) -> Result<Law, Fault> {
    let bad = || {
        Fault::new(
            line,
            format!("{what} `{text}` is no distribution; see \"exponential 6 min\", \"gamma 6 min cv 0.5\""),
        )
    };
    let (name, rest) = text.split_once(' ').ok_or_else(bad)?;
    let (time, cv) = match rest.split_once(" cv ") {
        Some((time, cv)) => (time, Some(cv.trim().parse::<f64>().ok().filter(|cv| *cv > 0.0).ok_or_else(bad)?)),
        None => (rest, None),
    };
    if name == "uniform" {
        let (from, to) = time.split_once(" to ").ok_or_else(bad)?;
        let (from, to) = (hours_in(from, line, what)?, hours_in(to, line, what)?);
        return if from <= to { Ok(Law::Uniform(from, to)) } else { Err(bad()) };
    }
    let mean = hours_in(time, line, what)?;
    let gamma = |shape: f64| Law::Gamma { shape, scale: mean / shape };
    let law = match (name, cv) {
        ("fixed", None) => Law::Fixed(mean),
        (_, _) if mean == 0.0 => {
            return Err(Fault::new(line, format!("{what} `{text}` is no time; write \"fixed 0 min\"")));
        }
        ("exponential", None) => Law::Exponential(mean),
        ("gamma", Some(cv)) => gamma(1.0 / (cv * cv)),
        ("lognormal", Some(cv)) => {
            let variance = (cv * cv).ln_1p();
            Law::LogNormal { mu: mean.ln() - variance / 2.0, sigma: variance.sqrt() }
        }
        ("hyperexponential", Some(cv)) if cv > 1.0 => {
            // Two exponentials with balanced means.
            let share = f64::midpoint(1.0, ((cv * cv - 1.0) / (cv * cv + 1.0)).sqrt());
            let part = |share: f64| Law::Exponential(mean / (2.0 * share));
            Law::Mix(vec![(share, part(share)), (1.0, part(1.0 - share))])
        }
        (name, None) => match name.strip_prefix("erlang-").and_then(|shape| shape.parse::<u32>().ok()) {
            Some(shape @ 1..) => gamma(f64::from(shape)),
            _ => return Err(bad()),
        },
        _ => return Err(bad()),
    };
    Ok(law)
}
