//! What is to be expected at gates, and what to do about it? Worked out behind the requests, one after the other, and kept.
//!
//! A request never waits: it is given what is there, and what is not there is begun.

mod forecast;
mod plan;

pub(crate) use forecast::Ahead;
pub(crate) use plan::Advice;

use crate::app::App;
use kimngach_gate::scenario::SHIPPED;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// So many answers are kept; the one that was asked for longest ago goes first.
const MOST: usize = 64;
/// So many questions wait at most; more are asked again later.
const WAITING: usize = 16;

/// What is asked.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(crate) enum Question {
    /// What is to be expected at a gate.
    Gate(String),
    /// What to do in a scenario, by its number among those that come with the program.
    Scenario(usize),
}

/// What was worked out.
#[derive(Debug)]
pub(crate) enum Answer {
    /// The lines of a gate; none where nothing was counted to forecast from.
    Gate(Vec<Ahead>),
    /// A plan.
    Scenario(Box<Advice>),
    /// The ledger could not be read.
    Nothing,
}

#[derive(Debug)]
struct Known {
    /// The ledger it is of.
    version: [i64; 2],
    answer: Option<Arc<Answer>>,
    working: bool,
    asked: u64,
}

/// What was worked out, and what is being worked out.
#[derive(Debug)]
pub(crate) struct Outlooks {
    known: Mutex<HashMap<Question, Known>>,
    turn: Arc<Semaphore>,
}

impl Default for Outlooks {
    fn default() -> Outlooks {
        Outlooks { known: Mutex::default(), turn: Arc::new(Semaphore::new(1)) }
    }
}

/// The answer as far as it is there, and whether it is of what the ledger holds now.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) answer: Option<Arc<Answer>>,
    pub(crate) fresh: bool,
}

/// Looks an answer up, and begins to work it out where there is none of the ledger as it is.
pub(crate) fn look(app: &App, question: Question) -> Seen {
    let edition = app.edition();
    let version = [edition.version[0], edition.version[1]];
    let mut all = app.outlooks().known.lock().unwrap_or_else(PoisonError::into_inner);
    let now = all.values().map(|known| known.asked).max().unwrap_or_default() + 1;
    let waiting = all.values().filter(|known| known.working).count();
    if all.len() >= MOST && !all.contains_key(&question) {
        let idle = all.iter().filter(|(_, known)| !known.working);
        if let Some(oldest) = idle.min_by_key(|(_, known)| known.asked).map(|(question, _)| question.clone()) {
            all.remove(&oldest);
        }
    }
    let fresh_one = Known { version: [-1, -1], answer: None, working: false, asked: now };
    let known = all.entry(question.clone()).or_insert(fresh_one);
    known.asked = now;
    let fresh = known.answer.is_some() && known.version == version;
    if !fresh && !known.working && waiting < WAITING {
        known.working = true;
        tokio::spawn(work(app.clone(), question));
    }
    Seen { answer: known.answer.clone(), fresh }
}

/// Waits for its turn, and works an answer out on a thread that may take long.
async fn work(app: App, question: Question) {
    let Ok(_turn) = app.outlooks().turn.clone().acquire_owned().await else { return };
    let edition = app.edition();
    let version = [edition.version[0], edition.version[1]];
    let (own, of) = (app.clone(), question.clone());
    let done = tokio::task::spawn_blocking(move || match &of {
        Question::Gate(gate) => forecast::lines(own.store(), &edition, gate).map_or(Answer::Nothing, Answer::Gate),
        Question::Scenario(at) => plan::advice(own.store(), &edition, SHIPPED[*at].1)
            .map_or(Answer::Nothing, |advice| Answer::Scenario(Box::new(advice))),
    });
    // What fails stays unanswered for this ledger, rather than being tried at each request.
    let answer = done.await.unwrap_or(Answer::Nothing);
    let mut all = app.outlooks().known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get_mut(&question) {
        (known.version, known.answer, known.working) = (version, Some(Arc::new(answer)), false);
    }
}
