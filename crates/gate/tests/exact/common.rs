//! Runs a scenario and holds its estimates against exact values.

use kimngach_gate::scenario::Scenario;
use kimngach_gate::simulate::{Estimate, Options, Outcome, simulate};

/// A scenario and what came of it.
pub struct Ran {
    scenario: Scenario,
    outcome: Outcome,
}

/// Runs a scenario often enough; every place must balance in every run.
pub fn run(text: &str) -> Ran {
    run_often(text, 40)
}

/// The same with another number of runs.
pub fn run_often(text: &str, replications: u32) -> Ran {
    let scenario = Scenario::parse(text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    // Scenarios with the same names would share their chances: each text has a seed of its own.
    let seed = text.bytes().fold(17, |seed: u64, byte| seed.wrapping_mul(31).wrapping_add(u64::from(byte)));
    let outcome = simulate(&scenario, Options { replications, seed, threads: 2 });
    assert_eq!(outcome.balance.broken, [""; 0]);
    assert!(outcome.balance.checked > 0);
    Ran { scenario, outcome }
}

impl Ran {
    fn place(&self, place: &str) -> usize {
        self.scenario.nodes.iter().position(|node| node.id == place).unwrap()
    }

    /// An estimate at a place over all classes.
    pub fn at(&self, place: &str, what: &str) -> Estimate {
        self.outcome.line(self.place(place), None).unwrap().get(what).unwrap()
    }

    /// An estimate at a place for a class.
    pub fn of(&self, place: &str, class: &str, what: &str) -> Estimate {
        let class = self.scenario.classes.iter().position(|known| known.id == class).unwrap();
        self.outcome.line(self.place(place), Some(class)).unwrap().get(what).unwrap()
    }

    /// An estimate for a step of the results.
    pub fn step(&self, place: &str, step: usize, what: &str) -> Estimate {
        self.outcome.line(self.place(place), None).unwrap().step(step, what).unwrap()
    }

    /// The share of vehicles that turned back.
    pub fn turned_back(&self) -> f64 {
        let sum = |at: usize| self.outcome.passages.iter().map(|line| line.total[at].mean).sum::<f64>();
        sum(2) / sum(0)
    }
}

/// The exact value lies in the 99 % interval, and the interval is narrow enough to say something.
#[track_caller]
pub fn holds(estimate: Estimate, exact: f64) {
    within(estimate, exact, 0.99);
}

/// All exact values of a day lie in intervals that hold together with 99 % (Bonferroni).
#[track_caller]
pub fn all_hold(pairs: &[(Estimate, f64)]) {
    let level = 1.0 - 0.01 / pairs.len() as f64;
    for &(estimate, exact) in pairs {
        within(estimate, exact, level);
    }
}

#[track_caller]
fn within(estimate: Estimate, exact: f64, level: f64) {
    let half = estimate.half(level).unwrap();
    assert!(half <= 0.1 * exact.abs() + 0.1, "{} ± {half} says too little", estimate.mean);
    // What is rarer than once in all runs has no interval.
    let half = if half == 0.0 { 1e-3 } else { half };
    assert!((estimate.mean - exact).abs() <= half, "{} ± {half}, exactly {exact}", estimate.mean);
}

/// There is no chance in it: every run says the same.
#[track_caller]
pub fn exactly(estimate: Estimate, exact: f64) {
    assert_eq!(estimate.deviation(), Some(0.0));
    assert!((estimate.mean - exact).abs() < 1e-9, "{}, exactly {exact}", estimate.mean);
}
