//! Vehicles a second: one queue, a day at four gates, a thousand days at one gate.
//!
//! `cargo bench -p kimngach-gate --bench queue`; each run checks what came out.

use divan::Bencher;
use divan::counter::ItemsCount;
use kimngach_gate::scenario::{Scenario, shipped};
use kimngach_gate::simulate::{Options, Outcome, simulate};

fn main() {
    divan::main();
}

/// The queue that Ciw and SimPy are compared with (`tools/compare_engines`).
const QUEUE: &str = "run = \"6944.4444444 d\"\ncycle = \"24 h\"\n[source.cars]\nrate = \"0.2/min\"\nto = \"desk\"\n\
    full = \"turn back\"\n[point.desk]\nservers = 3\nhours = \"always\"\nservice = \"exponential 10 min\"\nthen = \"exit\"";

fn run(scenario: &Scenario, replications: u32, threads: usize) -> Outcome {
    let outcome = simulate(scenario, Options { replications, seed: 7, threads });
    assert!(outcome.balance.broken.is_empty());
    outcome
}

/// Two million customers through M/M/3 on one core.
#[divan::bench(sample_count = 5)]
fn m_m_3(bencher: Bencher) {
    let scenario = Scenario::parse(QUEUE).expect("a scenario");
    let customers = run(&scenario, 1, 1).vehicles as usize;
    assert!((1_990_000..2_010_000).contains(&customers));
    bencher.counter(ItemsCount::new(customers)).bench_local(|| run(&scenario, 1, 1));
}

/// Three days at four gates, on one core; counted are vehicles, each of which passes four to six places.
#[divan::bench(sample_count = 5)]
fn four_gates(bencher: Bencher) {
    let scenario = Scenario::parse(shipped("lang-son-2025").expect("shipped")).expect("a scenario");
    let customers = run(&scenario, 20, 1).vehicles as usize;
    bencher.counter(ItemsCount::new(customers)).bench_local(|| run(&scenario, 20, 1));
}

/// A thousand replications of the three days, on two cores.
#[divan::bench(sample_count = 1)]
fn a_thousand_replications(bencher: Bencher) {
    let scenario = Scenario::parse(shipped("lang-son-2025").expect("shipped")).expect("a scenario");
    bencher.bench_local(|| run(&scenario, 1000, 2));
}
