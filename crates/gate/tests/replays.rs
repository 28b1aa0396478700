//! What was published of three episodes comes out again, and measures change what the pages say they changed.

use kimngach_gate::plan::{Plan, plan};
use kimngach_gate::scenario::{Scenario, shipped};
use kimngach_gate::simulate::{Group, Options, Outcome, simulate};

fn scenario(name: &str) -> Scenario {
    Scenario::parse(shipped(name).unwrap()).unwrap()
}

fn options() -> Options {
    Options { replications: 30, seed: 11, threads: 2 }
}

fn with(scenario: &Scenario, id: &str) -> Scenario {
    scenario.measures.iter().find(|measure| measure.id == id).unwrap().applied(scenario)
}

/// Vehicles on roads and in yards at the end of a step.
fn stock(outcome: &Outcome, step: usize) -> f64 {
    outcome.group(Group::Stock).unwrap().steps[step][1].mean
}

/// Vehicles that left a place between two steps.
fn left(scenario: &Scenario, outcome: &Outcome, id: &str, steps: std::ops::Range<usize>) -> f64 {
    let place = scenario.nodes.iter().position(|node| node.id == id).unwrap();
    let line = outcome.line(place, None).unwrap();
    steps.map(|step| line.step(step, "left").unwrap().mean).sum()
}

fn value(plan: &Plan, name: &str, option: usize) -> f64 {
    let at = plan.names.iter().position(|known| known == name).unwrap();
    plan.options[option].values[at].mean
}

#[test]
fn on_28_may_2023_898_wait_after_524_have_left() {
    let scenario = scenario("replay-2023-05-28");
    let outcome = simulate(&scenario, options());
    // At 20:00, with the one in the lane.
    assert_eq!(stock(&outcome, 19) + 1.0, 898.0);
    assert_eq!(left(&scenario, &outcome, "lanes", 0..20), 524.0);
    // 299 of them stood outside, unregistered.
    let road = outcome.group(Group::Road).unwrap().steps[19][1].mean;
    assert!((road - 299.0).abs() <= 1.0, "{road}");
    // Held in the non-tariff zone, none stand on the road any more.
    let held = simulate(&with(&scenario, "hold-in-zone"), options());
    let road = &held.group(Group::Road).unwrap().steps;
    assert!(road[..48].iter().all(|step| step[0].mean == 0.0));
    // The second gate for durian takes about 57 a day.
    let second = with(&scenario, "second-gate");
    let outcome = simulate(&second, options());
    let durian = left(&second, &outcome, "tan-thanh-durian", 44..68);
    assert!((45.0..=60.0).contains(&durian), "{durian}");
}

#[test]
fn in_february_2022_the_stock_grows_by_ninety_a_day_until_fruit_is_refused() {
    let scenario = scenario("replay-2022-02-11");
    let nothing = simulate(&scenario, options());
    let stopped = simulate(&with(&scenario, "stop-fruit"), options());
    for day in 1..=5 {
        let expected = 1646.0 + 90.0 * day as f64;
        assert!((stock(&nothing, day * 24 - 1) - expected).abs() <= 3.0, "{day}: {}", stock(&nothing, day * 24 - 1));
    }
    // From the 16th on 26 a day come and 80 leave.
    let fall = (stock(&stopped, 6 * 24 - 1) - stock(&stopped, 14 * 24 - 1)) / 8.0;
    assert!((fall - 54.5).abs() < 2.0, "{fall}");
    assert!(stock(&nothing, 14 * 24 - 1) > stock(&nothing, 6 * 24 - 1));
}

#[test]
fn in_march_2024_two_hours_bring_150_imports_a_day() {
    let scenario = scenario("replay-2024-03-17");
    let nothing = simulate(&scenario, options());
    let longer = simulate(&with(&scenario, "longer-hours"), options());
    // Days begin on the 16th; from the 17th on hours are longer.
    let a_day = |outcome: &Outcome| left(&scenario, outcome, "lanes", 24..120) / 4.0;
    let (before, after) = (a_day(&nothing), a_day(&longer));
    assert!((before - 550.0).abs() < 10.0, "{before}");
    assert!((after - 700.0).abs() < 10.0, "{after}");
    assert!((after - before - 150.0).abs() < 5.0, "{}", after - before);
}

#[test]
fn the_smart_gate_takes_what_is_planned_for_it() {
    let scenario = scenario("smart-gate-2027");
    let outcome = simulate(&scenario, options());
    let out: f64 = outcome.passages.iter().map(|line| line.total[1].mean).sum::<f64>() / 2.0;
    assert!((2000.0..=2500.0).contains(&out), "{out}");
    // With a third of the vehicles their cycle is the limit: 25 in 2 + 12 + 3.85 + 2 + 12 minutes.
    let mut few = scenario.clone();
    few.resources[0].count = 25;
    let outcome = simulate(&few, options());
    let out: f64 = outcome.passages.iter().map(|line| line.total[1].mean).sum::<f64>() / 2.0;
    assert!((1100.0..=1140.0).contains(&out), "{out}");
}

#[test]
fn a_plan_ranks_what_is_surely_better_and_calls_the_rest_equal() {
    let scenario = scenario("replay-2023-05-28");
    let done = plan(&scenario, Options { replications: 10, ..options() }, |_, _| {});
    let best = &done.options[done.best];
    assert_eq!(best.rank, 1);
    assert!(best.measures.iter().any(|&one| scenario.measures[one].id == "hold-in-zone"));
    assert_eq!(value(&done, "road_peak", done.best), 0.0);
    assert!(value(&done, "cost", done.best) < value(&done, "cost", done.nothing));
    assert!(done.options[done.nothing].rank > 1);
    // A measure that changes nothing is no better than nothing, and nothing is recommended before it.
    let mut idle = scenario.clone();
    idle.measures.retain(|measure| measure.id == "priority");
    idle.measures[0].cost = 0.0;
    idle.costs.over_limit = 0.0;
    idle.costs.waiting = vec![0.1; 2];
    let done = plan(&idle, Options { replications: 10, ..options() }, |_, _| {});
    assert_eq!(done.options.iter().map(|option| option.rank).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(done.best, done.nothing);
}

#[test]
fn one_seed_gives_one_trace_on_any_number_of_threads() {
    let scenario = scenario("lang-son-2025");
    let run = |seed, threads| simulate(&scenario, Options { replications: 6, seed, threads });
    let (one, two, other) = (run(3, 1), run(3, 2), run(4, 1));
    assert_eq!(one.trace, two.trace);
    assert_eq!(one.lines[0].total, two.lines[0].total);
    assert_ne!(one.trace, other.trace);
}
