//! Steady states from formulas.

use super::common::{at, holds, run};

/// M/G/c with a warm-up; times in minutes.
fn queue(rate: &str, servers: u32, service: &str, rest: &str) -> String {
    format!(
        "run = \"300 d\"\nwarm_up = \"20 d\"\ncycle = \"24 h\"\n[source.cars]\nrate = \"{rate}\"\nto = \"desk\"\n\
         full = \"turn back\"\n\
         [point.desk]\nservers = {servers}\nhours = \"always\"\nservice = \"{service}\"\nthen = \"exit\"\n{rest}"
    )
}

/// Probability that all of c servers are busy (Erlang C) at the load a.
fn erlang_c(c: u32, a: f64) -> f64 {
    let b = erlang_b(c, a);
    let rho = a / f64::from(c);
    b / (1.0 - rho * (1.0 - b))
}

/// Probability that a call is lost (Erlang B).
fn erlang_b(c: u32, a: f64) -> f64 {
    (1..=c).fold(1.0, |b, n| a * b / (f64::from(n) + a * b))
}

#[test]
fn m_m_3_waits_queues_and_tail() {
    let ran = run(&queue("0.2/min", 3, "exponential 10 min", "over = \"10 min\""));
    holds(at(&ran, "desk", None, "wait"), 4.444444 / 60.0);
    holds(at(&ran, "desk", None, "waiting"), 0.888889);
    holds(at(&ran, "desk", None, "present"), 2.888889);
    holds(at(&ran, "desk", None, "over"), 0.163502);
    holds(at(&ran, "desk", None, "busy"), 2.0);
    assert!((erlang_c(3, 2.0) - 0.444444).abs() < 1e-6);
}

#[test]
fn m_m_4_and_m_m_1() {
    let ran = run(&queue("0.2/min", 4, "exponential 10 min", "over = \"0 min\""));
    holds(at(&ran, "desk", None, "wait"), 0.869565 / 60.0);
    holds(at(&ran, "desk", None, "over"), 0.173913);
    let ran = run(&queue("0.8/min", 1, "exponential 1 min", ""));
    holds(at(&ran, "desk", None, "wait"), 4.0 / 60.0);
    holds(at(&ran, "desk", None, "present"), 4.0);
}
