//! Runs replications on all cores; the answer does not depend on how many there are.

use super::net::Net;
use super::outcome::{Outcome, Said};
use super::run::Run;
use crate::scenario::Scenario;
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
