//! How sites are visited: what their robots.txt allows, one request at a time, with a pause between, and no more while they
//! ask to be left alone.

use super::fetch::{Answer, Fetch, Sent};
use super::stop;
use jiff::Timestamp;
use kimngach_watch::{Robots, State, address};
use std::collections::HashMap;
use std::time::{Duration, Instant};
use url::Url;

/// So many steps may lead from an address to its page.
const STEPS: usize = 5;
/// What a robots.txt said holds so long.
const HOLDS: Duration = Duration::from_secs(24 * 3600);
/// One that could not be had is asked for again after so long.
const RETRY: Duration = Duration::from_secs(10 * 60);
/// A robots.txt is no larger.
const ROBOTS: usize = 1 << 20;

/// What came of a visit.
pub(super) enum Came {
    /// It was sent, from this address in the end.
    Sent(Box<(Url, Sent)>),
    Same,
    /// It is passed over, and why.
    Passed(String),
    /// It is to be asked for later, and why; how long the server asks to wait.
    Later(String, Option<Duration>),
    /// The program is asked to end.
    Stopped,
}

/// Who visits.
pub(super) struct Visitor {
    fetch: Fetch,
    agent: String,
    delay: Duration,
    robots: HashMap<String, (Robots, Instant, Duration)>,
    last: HashMap<String, Instant>,
}

impl Visitor {
    pub(super) fn new(agent: String, delay: Duration) -> Visitor {
        Visitor { fetch: Fetch::new(&agent), agent, delay, robots: HashMap::new(), last: HashMap::new() }
    }

    /// When a site may be asked again.
    pub(super) fn ready(&self, url: &Url) -> Option<Instant> {
        let site = site(url);
        let asked = self.robots.get(&site).and_then(|(robots, ..)| robots.delay()).unwrap_or_default();
        self.last.get(&site).map(|last| *last + self.delay.max(asked))
    }

    /// Asks for an address, as far as its site and those it leads to allow.
    pub(super) fn get(
        &mut self,
        url: &Url,
        known: [Option<&str>; 2],
        limit: usize,
        near: &dyn Fn(&Url) -> bool,
        state: &mut State,
    ) -> Came {
        let mut at = url.clone();
        for step in 0..=STEPS {
            if !near(&at) {
                return Came::Passed(format!("leads to another site ({})", site(&at)));
            }
            let robots = at.join("/robots.txt").unwrap_or_else(|_| at.clone());
            if let Some(due) = state.due(&robots, Timestamp::now()) {
                return Came::Later(format!("the site asks to wait until {}", shown(due)), None);
            }
            match self.allowed(&at, &robots, near) {
                Ok(true) => {}
                Ok(false) => return Came::Passed("robots.txt does not allow it".to_owned()),
                Err(came) => return came,
            }
            // Only the address itself is known by its tag.
            let known = if step == 0 { known } else { [None; 2] };
            match self.once(&at, known, limit) {
                None => return Came::Stopped,
                Some(Answer::Sent(sent)) => return Came::Sent(Box::new((at, sent))),
                Some(Answer::Same) => return Came::Same,
                Some(Answer::Gone(why)) => return Came::Passed(why),
                Some(Answer::Later { why, wait, all }) => {
                    if all {
                        state.failed(&robots, Timestamp::now(), wait);
                    }
                    return Came::Later(why, wait);
                }
                Some(Answer::Moved(to)) => match address(&to, Some(&at)) {
                    Ok(to) => at = to,
                    Err(refused) => return Came::Passed(format!("leads to {to}: {refused}")),
                },
            }
        }
        Came::Passed(format!("leads from one address to another more than {STEPS} times"))
    }

    /// One request, when the site may be asked again; nothing if the program is to end.
    fn once(&mut self, url: &Url, known: [Option<&str>; 2], limit: usize) -> Option<Answer> {
        if let Some(ready) = self.ready(url)
            && !stop::sleep(ready.saturating_duration_since(Instant::now()))
        {
            return None;
        }
        if stop::asked() {
            return None;
        }
        let answer = self.fetch.get(url, known, limit, Timestamp::now());
        self.last.insert(site(url), Instant::now());
        Some(answer)
    }

    fn allowed(&mut self, url: &Url, robots: &Url, near: &dyn Fn(&Url) -> bool) -> Result<bool, Came> {
        let site = site(url);
        let fresh = self.robots.get(&site).is_some_and(|(_, asked, holds)| asked.elapsed() < *holds);
        if !fresh {
            let (read, holds) = self.robots(robots, near)?;
            self.robots.insert(site.clone(), (read, Instant::now(), holds));
        }
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        match self.robots.get(&site) {
            Some((robots, ..)) if !robots.allows("/") && *robots == Robots::shut() => {
                Err(Came::Later("its robots.txt cannot be had".to_owned(), None))
            }
            Some((robots, ..)) => Ok(robots.allows(&path)),
            None => Ok(false),
        }
    }

    fn robots(&mut self, robots: &Url, near: &dyn Fn(&Url) -> bool) -> Result<(Robots, Duration), Came> {
        let mut at = robots.clone();
        for _ in 0..=STEPS {
            match self.once(&at, [None; 2], ROBOTS) {
                None => return Err(Came::Stopped),
                Some(Answer::Sent(sent)) => {
                    return Ok((Robots::read(&String::from_utf8_lossy(&sent.bytes), &self.agent), HOLDS));
                }
                Some(Answer::Moved(to)) => match address(&to, Some(&at)) {
                    Ok(to) if near(&to) => at = to,
                    _ => return Ok((Robots::open(), HOLDS)),
                },
                Some(Answer::Later { .. }) => return Ok((Robots::shut(), RETRY)),
                Some(Answer::Same | Answer::Gone(_)) => return Ok((Robots::open(), HOLDS)),
            }
        }
        Ok((Robots::open(), HOLDS))
    }
}

/// A site: scheme, host and port.
fn site(url: &Url) -> String {
    url.origin().ascii_serialization()
}

/// An instant for readers.
pub(super) fn shown(at: Timestamp) -> String {
    let at = at.to_zoned(jiff::tz::TimeZone::system());
    format!("{} {:02}:{:02}", at.date(), at.hour(), at.minute())
}
