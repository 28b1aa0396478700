//! Whom to follow in, documents in a ledger out.
//!
//! What is due, what a site allows and what a feed lists is worked out by `kimngach-watch`, from strings; here are the
//! sockets, the clock and the files.

mod fetch;
mod round;
mod stop;
mod tell;
mod visit;

use crate::cli::{Told, WatchArgs};
use crate::ledger::opened;
use crate::problem::{Problem, unreadable};
use crate::read;
use kimngach_watch::{Source, Sources, State};
use round::{Round, next};
use std::fs;
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tell::Teller;
use visit::Visitor;

/// `kimngach watch`: with `--once`, true when everything could be had.
pub(crate) fn command(options: &WatchArgs) -> Result<bool, Problem> {
    let look = read::look_of(options.ui, options.color);
    let file = options.sources.display();
    let text = fs::read(&options.sources).map_err(|error| Problem::at(&file, unreadable(&error)))?;
    let text = String::from_utf8(text).map_err(|_| Problem::at(&file, "not UTF-8; TOML is written in UTF-8"))?;
    let sources = Sources::read(&text).map_err(|error| Problem::at(&file, error))?;
    stop::listen().map_err(|error| Problem::new(format!("cannot listen to Ctrl-C ({error})")))?;
    let path = options.state.clone().unwrap_or_else(|| beside(&options.at.ledger));
    let mut state = state(&path)?;
    let mut ledger = opened(&options.at, true)?;
    let told = options.format.unwrap_or(if stdout().is_terminal() { Told::Table } else { Told::Jsonl });
    let mut teller = Teller::new(told, look);
    let contact = sources.contact.as_ref().map(|contact| format!(" (+{contact})")).unwrap_or_default();
    let agent = format!("kimngach/{}{contact}", env!("CARGO_PKG_VERSION"));
    let mut visitor = Visitor::new(agent, Duration::from_secs_f64(options.delay));
    let mut last: Vec<Option<Instant>> = vec![None; sources.list.len()];
    loop {
        let now = Instant::now();
        let every = |source: &Source| source.every.unwrap_or(options.every.0);
        let is_due =
            |(last, source): (&Option<Instant>, &Source)| last.is_none_or(|last| last.elapsed() >= every(source));
        let due: Vec<bool> = last.iter().zip(&sources.list).map(is_due).collect();
        let looked: Vec<&Source> =
            sources.list.iter().zip(&due).filter(|(_, due)| **due).map(|(source, _)| source).collect();
        last.iter_mut().zip(&due).filter(|(_, due)| **due).for_each(|(last, _)| *last = Some(now));
        let going = {
            let mut round = Round {
                visitor: &mut visitor,
                state: &mut state,
                ledger: &mut ledger,
                teller: &mut teller,
                lang: options.lang.map(Into::into),
                max_size: options.max_size,
                keep: &|state| keep(&path, state),
            };
            round.run(&looked)
        };
        state.prune(jiff::Timestamp::now());
        let kept = keep(&path, &state);
        let going = going?;
        kept?;
        let fine = teller.fine();
        let _ = writeln!(stderr(), "{}: {}", ledger.place(), teller.sum());
        if !going {
            return Ok(true);
        }
        if options.once {
            return Ok(fine);
        }
        if !stop::sleep(next(&last, &sources.list, options.every.0).max(Duration::from_millis(200))) {
            return Ok(true);
        }
    }
}

/// Beside a ledger in a file, else in the folder where the program runs.
fn beside(ledger: &str) -> PathBuf {
    let place = if ledger.contains("://") { "kimngach" } else { ledger };
    Path::new(place).with_extension("watch.json")
}

fn state(path: &Path) -> Result<State, Problem> {
    match fs::read_to_string(path) {
        Ok(text) => State::read(&text).map_err(|error| {
            let told = format!("not what kimngach watch keeps ({error}); name another with --state, or delete it");
            Problem::at(path.display(), told)
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(State::default()),
        Err(error) => Err(Problem::at(path.display(), unreadable(&error))),
    }
}

/// Writes the state whole, or leaves it as it was.
fn keep(path: &Path, state: &State) -> Result<(), Problem> {
    let partial = path.with_extension("json.partial");
    let done = fs::write(&partial, state.write()).and_then(|()| fs::rename(&partial, path));
    done.map_err(|error| Problem::writing(path.display(), error))
}
