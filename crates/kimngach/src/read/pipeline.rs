//! Reads on all cores, in order, with a bounded amount of text on the way.
//!
//! One thread opens the inputs, the workers read batches, and the caller takes the results in the order of the inputs.
//! A batch may only set out when few enough are on the way, so that a slow document holds the others back instead of
//! letting their results pile up.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, channel, sync_channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

/// Text on the way, for each worker; something larger goes alone.
const BYTES: usize = 512 << 10;
const BATCHES: usize = 4;

/// Lets batches set out while few enough are on the way.
struct Gate {
    on_the_way: Mutex<(usize, usize, bool)>,
    changed: Condvar,
    batches: usize,
    bytes: usize,
}

impl Gate {
    /// Waits for room; false when nothing more is wanted.
    fn enter(&self, bytes: usize) -> bool {
        let lock = self.on_the_way.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |way: &mut (usize, usize, bool)| {
            !way.2 && way.0 > 0 && (way.0 >= self.batches || way.1 + bytes > self.bytes)
        };
        let mut way = self.changed.wait_while(lock, full).unwrap_or_else(PoisonError::into_inner);
        way.0 += 1;
        way.1 += bytes;
        !way.2
    }

    fn leave(&self, bytes: usize) {
        let mut way = self.on_the_way.lock().unwrap_or_else(PoisonError::into_inner);
        way.0 -= 1;
        way.1 -= bytes;
        self.changed.notify_all();
    }

    fn close(&self) {
        self.on_the_way.lock().unwrap_or_else(PoisonError::into_inner).2 = true;
        self.changed.notify_all();
    }
}

/// Runs `feed` on one thread and `work` on `jobs` others, and gives the results to `take` in the order of the feed.
///
/// `feed` passes batches with their sizes; it is told false when `take` wants no more, which it says with an error.
pub(super) fn run<B: Send, R: Send, E>(
    jobs: usize,
    feed: impl FnOnce(&mut dyn FnMut(B, usize) -> bool) + Send,
    work: impl Fn(B) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let gate =
        Gate { on_the_way: Mutex::default(), changed: Condvar::new(), batches: jobs * BATCHES, bytes: jobs * BYTES };
    let (to_work, for_work) = sync_channel::<(usize, usize, B)>(jobs * BATCHES);
    let (to_take, for_take) = channel();
    let for_work = Mutex::new(for_work);
    thread::scope(|scope| {
        let gate = &gate;
        scope.spawn(move || {
            let mut next = 0;
            feed(&mut |batch, bytes| {
                let wanted = gate.enter(bytes) && to_work.send((next, bytes, batch)).is_ok();
                next += 1;
                wanted
            });
        });
        for _ in 0..jobs {
            let (to_take, for_work, work) = (to_take.clone(), &for_work, &work);
            scope.spawn(move || {
                while let Some((number, bytes, batch)) = receive(for_work) {
                    if to_take.send((number, bytes, work(batch))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(to_take);
        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (number, bytes, result) in for_take {
            waiting.insert(number, (bytes, result));
            while let Some((bytes, result)) = waiting.remove(&next) {
                next += 1;
                let done = take(result);
                gate.leave(bytes);
                if done.is_err() {
                    gate.close();
                    return done;
                }
            }
        }
        Ok(())
    })
}

fn receive<T>(from: &Mutex<Receiver<T>>) -> Option<T> {
    from.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn results_come_in_the_order_of_the_feed() {
        for jobs in [1, 3, 8] {
            let mut taken = Vec::new();
            let feed = |pass: &mut dyn FnMut(u64, usize) -> bool| assert!((0..500).all(|n| pass(n, 100_000)));
            let work = |n: u64| {
                std::thread::sleep(std::time::Duration::from_micros(n * 7919 % 400));
                n
            };
            let done: Result<(), ()> = run(jobs, feed, work, |n| {
                taken.push(n);
                Ok(())
            });
            assert!(done.is_ok() && taken.is_sorted() && taken.len() == 500);
        }
    }

    #[test]
    fn an_endless_feed_stops_when_no_more_is_wanted() {
        let feed = |pass: &mut dyn FnMut(u64, usize) -> bool| assert!(!(0..).all(|n| pass(n, 10)));
        let done = run(2, feed, |n| n, |n| if n < 1000 { Ok(()) } else { Err(n) });
        assert_eq!(done, Err(1000));
    }
}
