//! One queue in its steady state, from formulas.

use super::common::{all_hold, holds, run};
use kimngach_gate::scenario::{Law, Scenario};

/// A queue that has been going on for a while.
fn queue(source: &str, servers: u32, service: &str, rest: &str) -> String {
    format!(
        "run = \"300 d\"\nwarm_up = \"5 d\"\ncycle = \"24 h\"\n[source.cars]\n{source}\nto = \"desk\"\n\
         full = \"turn back\"\n\
         [point.desk]\nservers = {servers}\nhours = \"always\"\nservice = {service}\nthen = \"exit\"\n{rest}"
    )
}

/// Probability that a call is lost (Erlang B) at the load a.
fn erlang_b(c: u32, a: f64) -> f64 {
    (1..=c).fold(1.0, |b, n| a * b / (f64::from(n) + a * b))
}

/// Probability that all of c servers are busy (Erlang C).
fn erlang_c(c: u32, a: f64) -> f64 {
    let b = erlang_b(c, a);
    b / (1.0 - a / f64::from(c) * (1.0 - b))
}

#[test]
fn m_m_3_waits_queues_and_tail() {
    let ran = run(&queue("rate = \"0.2/min\"", 3, "\"exponential 10 min\"", "over = \"10 min\""));
    holds(ran.at("desk", "wait"), 4.444444 / 60.0);
    holds(ran.at("desk", "waiting"), 0.888889);
    holds(ran.at("desk", "present"), 2.888889);
    holds(ran.at("desk", "over"), 0.163502);
    holds(ran.at("desk", "busy"), 2.0);
    assert!((erlang_c(3, 2.0) - 0.444444).abs() < 1e-6);
}

#[test]
fn m_m_4_and_m_m_1() {
    let ran = run(&queue("rate = \"0.2/min\"", 4, "\"exponential 10 min\"", "over = \"0 min\""));
    holds(ran.at("desk", "wait"), 0.869565 / 60.0);
    holds(ran.at("desk", "over"), 0.173913);
    let ran = run(&queue("rate = \"0.8/min\"", 1, "\"exponential 1 min\"", ""));
    holds(ran.at("desk", "wait"), 4.0 / 60.0);
    holds(ran.at("desk", "present"), 4.0);
}

#[test]
fn tails_of_waits_fall_as_erlang_says() {
    for (servers, rate, over) in [(5, 24.0, 5.0), (2, 10.0, 12.0)] {
        let (mu, load) = (6.0, rate / 6.0);
        let c = f64::from(servers);
        let text = format!("rate = \"{rate}/h\"");
        let ran = run(&queue(&text, servers, "\"exponential 10 min\"", &format!("over = \"{over} min\"")));
        let waits = erlang_c(servers, load);
        holds(ran.at("desk", "over"), waits * (-(c * mu - rate) * over / 60.0).exp());
        holds(ran.at("desk", "wait"), waits / (c * mu - rate));
        let p90 = (waits / 0.1).ln() / (c * mu - rate);
        holds(ran.at("desk", "wait_p90"), p90);
    }
}

#[test]
fn m_d_3_and_m_d_10() {
    let ran = run(&queue("rate = \"0.2/min\"", 3, "\"fixed 10 min\"", ""));
    holds(ran.at("desk", "wait"), 2.342652 / 60.0);
    let ran = run(&queue("rate = \"45/h\"", 10, "\"fixed 12 min\"", ""));
    holds(ran.at("desk", "wait"), 4.134985 / 60.0);
    holds(ran.at("desk", "waiting"), 3.101238);
}

#[test]
fn few_places_turn_vehicles_back() {
    for (rate, blocked, wait) in [("0.2/min", 0.008824, 3.672909), ("0.4/min", 0.265800, 15.930783)] {
        let ran = run(&queue(&format!("rate = \"{rate}\""), 3, "\"exponential 10 min\"", "queue = 7"));
        assert!((ran.turned_back() - blocked).abs() < 0.02 * blocked + 1e-4, "{}", ran.turned_back());
        holds(ran.at("desk", "wait"), wait / 60.0);
    }
}

#[test]
fn lost_calls_do_not_depend_on_the_law() {
    let mut pairs = Vec::new();
    for (servers, load, lost) in [(3, 2, 0.210526), (10, 8, 0.121661), (20, 15, 0.045593)] {
        assert!((erlang_b(servers, f64::from(load)) - lost).abs() < 1e-6);
        for service in ["exponential 30 min", "fixed 30 min", "lognormal 30 min cv 1.5"] {
            let source = format!("rate = \"{}/h\"", 2 * load);
            let ran = run(&queue(&source, servers, &format!("\"{service}\""), "queue = 0"));
            pairs.push((ran.at("desk", "present"), f64::from(load) * (1.0 - lost)));
        }
    }
    all_hold(&pairs);
}

#[test]
fn one_server_with_any_law_waits_as_pollaczek_and_khinchine_say() {
    let laws = [
        "\"gamma 6 min cv 0.5\"",
        "\"erlang-3 6 min\"",
        "\"lognormal 6 min cv 1.2\"",
        "\"uniform 2 min to 10 min\"",
        "\"hyperexponential 6 min cv 1.7\"",
        "[\"2 min\", \"4 min\", \"12 min\"]",
        "{ green = { share = 0.7, service = \"fixed 4 min\" }, red = { share = 0.3, service = \"exponential 10 min\" } }",
    ];
    for law in laws {
        let text = queue("rate = \"7/h\"", 1, law, "");
        let scenario = Scenario::parse(&text).unwrap();
        let law: &Law = &scenario.nodes[0].service[0];
        let rho = 7.0 * law.mean();
        let ran = run(&text);
        holds(ran.at("desk", "wait"), 7.0 * law.square() / (2.0 * (1.0 - rho)));
        holds(ran.at("desk", "busy"), rho);
    }
}

#[test]
fn even_and_erlang_arrivals_wait_less() {
    // G/M/1: the share that waits is the root of the transform of the spacing.
    let root = |transform: &dyn Fn(f64) -> f64| (0..10_000).fold(0.5, |sigma, _| transform(1.0 - sigma));
    let (rate, mu): (f64, f64) = (8.0, 10.0);
    let erlang = |x: f64| (2.0 * rate / (2.0 * rate + mu * x)).powi(2);
    let even = |x: f64| (-mu * x / rate).exp();
    let cases: [(&str, &dyn Fn(f64) -> f64); 2] = [("erlang-2", &erlang), ("even", &even)];
    for (arrivals, transform) in cases {
        let sigma = root(transform);
        let source = format!("rate = \"{rate}/h\"\narrivals = \"{arrivals}\"");
        let ran = run(&queue(&source, 1, "\"exponential 6 min\"", ""));
        holds(ran.at("desk", "wait"), sigma / (mu * (1.0 - sigma)));
    }
}

#[test]
fn priority_moves_waits_and_does_not_change_their_sum() {
    let classes = |high: f64, low: f64| {
        let total = high + low;
        format!("rate = \"{total}/h\"\nclass = {{ fruit = {}, other = {} }}", high / total, low / total)
    };
    let head = "[class.fruit]\npriority = 0\n[class.other]\npriority = 1\n";
    let ran = run(&(queue(&classes(0.2 * 60.0, 0.6 * 60.0), 1, "\"exponential 1 min\"", "") + head));
    holds(ran.of("desk", "fruit", "stay"), 2.0 / 60.0);
    holds(ran.of("desk", "other", "stay"), 6.0 / 60.0);
    let ran = run(&(queue(&classes(15.0, 30.0), 10, "\"exponential 12 min\"", "") + head));
    holds(ran.of("desk", "fruit", "wait"), 1.146397 / 60.0);
    holds(ran.of("desk", "other", "wait"), 11.463969 / 60.0);
    holds(ran.at("desk", "wait"), 8.024778 / 60.0);
}

#[test]
fn the_impatient_leave_as_erlang_a_says() {
    // Overloaded: 3 servers of 4 an hour, 18 come, patience half an hour.
    let (rate, mu, theta, c): (f64, f64, f64, usize) = (18.0, 4.0, 2.0, 3);
    let death = |n: usize| mu * n.min(c) as f64 + theta * n.saturating_sub(c) as f64;
    let mut share = vec![1.0];
    for n in 1..200 {
        share.push(share[n - 1] * rate / death(n));
    }
    let total: f64 = share.iter().sum();
    let waiting: f64 = share.iter().enumerate().map(|(n, p)| p / total * n.saturating_sub(c) as f64).sum();
    let ran =
        run(&queue("rate = \"18/h\"", 3, "\"exponential 15 min\"", "gives_up = { after = \"exponential 30 min\" }"));
    holds(ran.at("desk", "waiting"), waiting);
    holds(ran.at("desk", "gave_up"), 24.0 * theta * waiting);
    assert!((ran.turned_back() - theta * waiting / rate).abs() < 0.005);
}
