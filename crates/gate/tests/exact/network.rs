//! Several places: open networks, lines with blocking.

use super::common::{holds, run};

#[test]
fn a_network_of_jackson_is_a_product_of_queues() {
    // A fifth of those from the second place come back to the first; a third of them go to it at once.
    let text = r#"
        run = "300 d"
        warm_up = "10 d"
        cycle = "24 h"
        [source.a]
        rate = "6/h"
        to = { one = 0.6, two = 0.4 }
        full = "turn back"
        [point.one]
        servers = 1
        hours = "always"
        service = "exponential 8 min"
        then = "two"
        [point.two]
        servers = 3
        hours = "always"
        service = "exponential 18 min"
        then = { one = 0.2, exit = 0.8 }"#;
    // one = 3.6 + 0.2 two, two = 2.4 + one.
    let two = (2.4 + 3.6) / 0.8;
    let one = 3.6 + 0.2 * two;
    let ran = run(text);
    let rho = one / 7.5;
    holds(ran.at("one", "present"), rho / (1.0 - rho));
    let load = two * 0.3;
    let b = (1..=3).fold(1.0, |b, n| load * b / (f64::from(n) + load * b));
    let c = b / (1.0 - load / 3.0 * (1.0 - b));
    holds(ran.at("two", "present"), load + c * load / (3.0 - load));
    holds(ran.at("two", "left"), 24.0 * two);
}

/// Two stations in line, the first never without work.
fn line(buffer: u32, first: &str, second: &str) -> String {
    format!(
        "run = \"250 d\"\nwarm_up = \"5 d\"\ncycle = \"24 h\"\n[source.cars]\nrate = \"30/h\"\nto = \"first\"\n\
         full = \"turn back\"\n\
         [point.first]\nqueue = 20\nhours = \"always\"\nservice = \"exponential {first}\"\nthen = \"second\"\n\
         [point.second]\nqueue = {buffer}\nhours = \"always\"\nservice = \"exponential {second}\"\nthen = \"exit\""
    )
}

#[test]
fn blocking_after_service_costs_throughput() {
    for (buffer, throughput) in [(0, 2.0 / 3.0), (1, 0.75), (2, 0.8)] {
        let ran = run(&line(buffer, "10 min", "10 min"));
        holds(ran.at("second", "left"), 24.0 * 6.0 * throughput);
    }
    let ran = run(&line(0, "10 min", "5 min"));
    holds(ran.at("second", "left"), 24.0 * 6.0 * 0.857_143);
}

#[test]
fn a_yard_before_lanes_is_the_queue_of_the_lanes() {
    // M/M/3 again, those who wait standing in a yard until a lane is free, or on the road when it is full.
    let text = r#"
        run = "300 d"
        warm_up = "5 d"
        cycle = "24 h"
        [source.cars]
        rate = "0.2/min"
        to = "yard"
        [yard.yard]
        places = 4
        then = "lanes"
        [lane.lanes]
        servers = 3
        queue = 0
        hours = "always"
        service = "exponential 10 min"
        then = "exit""#;
    let ran = run(text);
    // Waiting n vehicles has probability C (1 - ρ) ρ^n; four places hold min(n, 4).
    let (c, rho): (f64, f64) = (0.444_444_444, 2.0 / 3.0);
    let in_yard: f64 = (1..=4).map(|n| c * rho.powi(n)).sum();
    holds(ran.at("yard", "present"), in_yard);
    holds(ran.at("lanes", "present"), 2.0);
}
