//! No queue, but rates that vary: how many are there at every hour.

use super::common::{all_hold, holds, run_often};

/// Vehicles there at a time if none waits: ∫ rate(t - u) P(stay > u) du.
fn present(time: f64, longest: f64, rate: impl Fn(f64) -> f64, longer: impl Fn(f64) -> f64) -> f64 {
    const PARTS: usize = 200_000;
    let step = longest / PARTS as f64;
    let at = |part: usize| (part as f64 + 0.5) * step;
    (0..PARTS).map(|part| rate(time - at(part)) * longer(at(part)) * step).sum()
}

fn waves(service: &str) -> String {
    format!(
        "run = \"12 d\"\nwarm_up = \"2 d\"\ncycle = \"24 h\"\n[source.cars]\nrate = \"40/h\"\n\
         wave = {{ amplitude = \"20/h\" }}\nto = \"desk\"\n\
         [point.desk]\nservers = \"unlimited\"\nservice = {service}\nthen = \"exit\""
    )
}

#[test]
fn waves_reach_a_place_late_and_flattened() {
    let ran = run_often(&waves("\"exponential 12 min\""), 200);
    for (hour, exact) in [(0, 7.791133), (6, 11.989064), (12, 8.208867), (18, 4.010936)] {
        holds(ran.step("desk", (hour + 23) % 24, "at_end"), exact);
    }
    let ran = run_often(&waves("\"fixed 12 min\""), 200);
    for (hour, exact) in [(0, 7.895304), (6, 11.998173), (12, 8.104696), (18, 4.001827)] {
        holds(ran.step("desk", (hour + 23) % 24, "at_end"), exact);
    }
}

#[test]
fn other_stays_and_every_hour() {
    let rate = |time: f64| 40.0 + 20.0 * (std::f64::consts::TAU * time / 24.0).sin();
    let uniform = |u: f64| ((2.0 - u) / 1.5).clamp(0.0, 1.0);
    let erlang = |u: f64| (-2.0 * u / 1.5_f64).exp() * (1.0 + 2.0 * u / 1.5);
    let uniform_stay = run_often(&waves("\"uniform 30 min to 2 h\""), 100);
    let erlang_stay = run_often(&waves("\"erlang-2 90 min\""), 100);
    let exact = |hour: usize| present((hour + 1) as f64, 2.0, rate, uniform);
    all_hold(&(0..24).map(|hour| (uniform_stay.step("desk", hour, "at_end"), exact(hour))).collect::<Vec<_>>());
    let exact = |hour: usize| present((hour + 1) as f64, 30.0, rate, erlang);
    all_hold(&(0..24).map(|hour| (erlang_stay.step("desk", hour, "at_end"), exact(hour))).collect::<Vec<_>>());
}

#[test]
fn steps_and_ramps() {
    for (key, rate) in [
        (
            "steps",
            (|time| {
                if time < 6.0 {
                    10.0
                } else if time < 9.0 {
                    80.0
                } else {
                    20.0
                }
            }) as fn(f64) -> f64,
        ),
        ("ramps", |time| match time {
            time if time < 6.0 => 10.0 + 70.0 / 6.0 * time,
            time if time < 9.0 => 80.0 - 20.0 * (time - 6.0),
            time => 20.0 - 10.0 / 15.0 * (time - 9.0),
        }),
    ] {
        let text = format!(
            "run = \"24 h\"\n[source.a]\nto = \"desk\"\n{key} = [{{ at = \"0 h\", rate = \"10/h\" }}, \
             {{ at = \"6 h\", rate = \"80/h\" }}, {{ at = \"9 h\", rate = \"20/h\" }}]\n\
             [point.desk]\nservers = \"unlimited\"\nservice = \"exponential 30 min\"\nthen = \"exit\""
        );
        let ran = run_often(&text, 1000);
        let from_start = |time: f64| if time < 0.0 { 0.0 } else { rate(time) };
        let exact = |hour: usize| present((hour + 1) as f64, 24.0, from_start, |u| (-2.0 * u).exp());
        all_hold(&(0..24).map(|hour| (ran.step("desk", hour, "at_end"), exact(hour))).collect::<Vec<_>>());
    }
}
