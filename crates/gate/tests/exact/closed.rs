//! Loops: a fixed number of vehicles, machines or automated vehicles going round.

use super::common::{holds, run};

/// Mean value analysis: visits and mean times of places, one server each or none; throughput a unit of time and mean
/// numbers at the places.
fn loop_of(count: u32, places: &[(f64, bool)]) -> (f64, Vec<f64>) {
    let mut present = vec![0.0; places.len()];
    let mut throughput = 0.0;
    for n in 1..=count {
        let times: Vec<f64> = places
            .iter()
            .zip(&present)
            .map(|((time, queue), at)| if *queue { time * (1.0 + at) } else { *time })
            .collect();
        throughput = f64::from(n) / times.iter().sum::<f64>();
        present = times.iter().map(|time| throughput * time).collect();
    }
    (throughput, present)
}

#[test]
fn a_closed_network_of_gordon_and_newell() {
    let text = r#"
        run = "200 d"
        warm_up = "5 d"
        cycle = "24 h"
        [source.vehicles]
        population = 6
        to = "crane"
        [point.crane]
        hours = "always"
        service = "exponential 6 min"
        then = "way"
        [way.way]
        service = "gamma 20 min cv 0.3"
        then = "scanner"
        [point.scanner]
        hours = "always"
        service = "exponential 4 min"
        then = "crane""#;
    let (throughput, present) = loop_of(6, &[(0.1, true), (1.0 / 3.0, false), (1.0 / 15.0, true)]);
    let ran = run(text);
    holds(ran.at("crane", "left"), 24.0 * throughput);
    holds(ran.at("crane", "present"), present[0]);
    holds(ran.at("way", "present"), present[1]);
    holds(ran.at("scanner", "present"), present[2]);
}

#[test]
fn automated_vehicles_that_are_seized_and_come_back_are_such_a_loop() {
    // Containers without end; a vehicle is taken at the loading crane, and comes back from the unloading one.
    let text = r#"
        run = "200 d"
        warm_up = "5 d"
        cycle = "24 h"
        [source.containers]
        rate = "40/h"
        to = "load"
        full = "turn back"
        [point.load]
        queue = 30
        hours = "always"
        service = "exponential 3 min"
        seize = "agv"
        then = "cross"
        [way.cross]
        service = "fixed 10 min"
        then = "unload"
        [point.unload]
        hours = "always"
        service = "exponential 2 min"
        release = "agv"
        then = "exit"
        [resource.agv]
        count = 7
        back = "fixed 8 min""#;
    for (count, text) in [(7, text.to_owned()), (3, text.replace("count = 7", "count = 3"))] {
        let (throughput, _) = loop_of(count, &[(3.0, true), (10.0, false), (2.0, true), (8.0, false)]);
        holds(run(&text).at("unload", "left"), 1440.0 * throughput);
    }
}

#[test]
fn machines_wait_for_repairers() {
    // Five machines break after 4 h on average, two repairers need 1 h: M/M/2//5.
    let text = r#"
        run = "400 d"
        warm_up = "5 d"
        cycle = "24 h"
        [source.machines]
        population = 5
        to = "work"
        [way.work]
        service = "exponential 4 h"
        then = "repair"
        [point.repair]
        servers = 2
        hours = "always"
        service = "exponential 1 h"
        then = "work""#;
    let mut share = vec![1.0_f64];
    for broken in 1..=5_usize {
        share.push(share[broken - 1] * 0.25 * (6 - broken) as f64 / broken.min(2) as f64);
    }
    let total: f64 = share.iter().sum();
    let mean: f64 = share.iter().enumerate().map(|(n, p)| n as f64 * p / total).sum();
    let queue: f64 = share.iter().enumerate().map(|(n, p)| n.saturating_sub(2) as f64 * p / total).sum();
    let ran = run(text);
    holds(ran.at("repair", "present"), mean);
    holds(ran.at("repair", "waiting"), queue);
}
