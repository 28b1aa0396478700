//! Runs a scenario and holds its estimates against exact values.

use kimngach_gate::scenario::Scenario;
use kimngach_gate::simulate::{Estimate, Options, Outcome, simulate};

/// Runs a scenario often enough; every place must balance in every run.
pub fn run(text: &str) -> (Scenario, Outcome) {
    let scenario = Scenario::parse(text).unwrap_or_else(|fault| panic!("{fault}\n{text}"));
    let options = Options { replications: 40, seed: 20_250_714, threads: 2 };
    let outcome = simulate(&scenario, options);
    assert_eq!(outcome.balance.broken, [""; 0]);
    assert!(outcome.balance.checked > 0);
    (scenario, outcome)
}

/// An estimate at a place, of all classes or of one.
pub fn at((scenario, outcome): &(Scenario, Outcome), place: &str, class: Option<&str>, what: &str) -> Estimate {
    let place = scenario.nodes.iter().position(|node| node.id == place).unwrap();
    let class = class.map(|class| scenario.classes.iter().position(|known| known.id == class).unwrap());
    outcome.line(place, class).unwrap().get(what).unwrap()
}

/// The exact value lies in the 99 % interval, and the interval is narrow enough to say something.
#[track_caller]
pub fn holds(estimate: Estimate, exact: f64) {
    let half = estimate.half(0.99).unwrap();
    assert!((estimate.mean - exact).abs() <= half, "{} ± {half}, exactly {exact}", estimate.mean);
    assert!(half <= 0.06 * exact.abs() + 1e-3, "{} ± {half} says too little", estimate.mean);
}
