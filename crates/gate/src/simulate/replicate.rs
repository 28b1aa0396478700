//! Runs replications on all cores; the answer does not depend on how many there are.

use super::net::Net;
use super::outcome::{Outcome, Said};
use super::random::mix;
use super::run::Run;
use super::world::World;
use crate::scenario::Scenario;
use crate::scenario::time::Time;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;
use std::thread;

/// How often, and from which seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Independent runs.
    pub replications: u32,
    /// The same seed gives the same traces.
    pub seed: u64,
    /// Threads; it changes nothing but the time it takes.
    pub threads: usize,
}

impl Default for Options {
    fn default() -> Options {
        Options { replications: 30, seed: 1, threads: 1 }
    }
}

/// Simulates a scenario.
#[must_use]
pub fn simulate(scenario: &Scenario, options: Options) -> Outcome {
    let mut outcome = Outcome::empty(scenario);
    each(scenario, options, |run| Said::of(run, scenario), |_, said| outcome.add(said));
    outcome
}

/// Asks every replication, and hears the answers in their order.
pub fn each<T: Send>(
    scenario: &Scenario,
    options: Options,
    ask: impl Fn(&Run<'_>) -> T + Sync,
    mut hear: impl FnMut(u32, T),
) {
    let net = Net::of(scenario);
    let (count, seed) = (options.replications, options.seed);
    if options.threads <= 1 || count <= 1 {
        for number in 0..count {
            hear(number, ask(&Run::of(&net, seed, u64::from(number))));
        }
        return;
    }
    let next = AtomicU32::new(0);
    thread::scope(|scope| {
        let (send, receive) = mpsc::sync_channel(4 * options.threads);
        for _ in 0..options.threads.min(count as usize) {
            let (send, net, next, ask) = (send.clone(), &net, &next, &ask);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count || send.send((number, ask(&Run::of(net, seed, u64::from(number))))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        // Replications end in any order.
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (number, answer) in receive {
            early.insert(number, answer);
            while let Some(answer) = early.remove(&wanted) {
                hear(wanted, answer);
                wanted += 1;
            }
        }
    });
}

/// A moment of a run that is watched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub time: Time,
    /// Vehicles at each place, the roads of sources behind the others.
    pub present: Vec<u32>,
}

/// Runs a scenario once, and shows it at the end of each step until nobody looks any more.
pub fn watch(scenario: &Scenario, seed: u64, mut look: impl FnMut(&Moment) -> bool) {
    let net = Net::of(scenario);
    let mut world = World::new(&net, mix(mix(seed)));
    let mut time = 0;
    while time < scenario.length {
        time = (time + scenario.step).min(scenario.length);
        world.run_until(time);
        let present = world.places.iter().map(|place| place.present).collect();
        if !look(&Moment { time, present }) {
            return;
        }
    }
}
