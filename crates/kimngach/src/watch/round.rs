//! One round: what lists pages is asked, then the pages that are new, each site in its turn.

use super::fetch::unpacked;
use super::tell::{Did, Line, Teller};
use super::visit::{Came, Visitor, shown};
use crate::ledger::today;
use crate::problem::Problem;
use crate::read;
use jiff::Timestamp;
use kimngach_book::Ledger;
use kimngach_book::ledger::{Added, Entry, Wrong};
use kimngach_reader::{Lang, Meta};
use kimngach_watch::{Follow, Item, Listing, Source, State, decoded, is_near, links, list, told};
use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};
use url::Url;

/// A sitemap may be this large.
const LIST: usize = 16 << 20;
/// So many sitemaps of an index are looked at in a round, the last changed first.
const SITEMAPS: usize = 20;

pub(super) struct Round<'a> {
    pub(super) visitor: &'a mut Visitor,
    pub(super) state: &'a mut State,
    pub(super) ledger: &'a mut Ledger,
    pub(super) teller: &'a mut Teller,
    pub(super) lang: Option<Lang>,
    pub(super) max_size: usize,
    /// Keeps the state, now and then.
    pub(super) keep: &'a dyn Fn(&State) -> Result<(), Problem>,
}

/// A list that was asked, and the pages of it that are to be fetched.
struct Asked<'a> {
    source: &'a Source,
    pages: VecDeque<Item>,
    /// What its server said of it, and of the sitemaps below it, kept when all pages were dealt with.
    sent: Vec<Heard>,
    whole: bool,
}

/// What is known of a list that was sent: its tag, when it was changed, and when that was by the list above it.
struct Heard {
    url: Url,
    tags: (Option<String>, Option<String>),
    changed: Option<String>,
}

impl Round<'_> {
    /// Looks at sources; false if the program is to end.
    pub(super) fn run(&mut self, sources: &[&Source]) -> Result<bool, Problem> {
        let mut taken = HashSet::new();
        let mut asked = Vec::new();
        for &source in sources {
            let Some(mut one) = self.ask(source)? else { return Ok(false) };
            one.pages.retain(|item| taken.insert(item.url.clone()));
            asked.push(one);
        }
        loop {
            // The site that may be asked soonest.
            let ready = |one: &Asked<'_>| one.pages.front().map(|item| self.visitor.ready(&item.url));
            let next = asked.iter().enumerate().filter_map(|(at, one)| Some((ready(one)?, at))).min();
            let Some((_, at)) = next else { break };
            let one = &mut asked[at];
            let Some(item) = one.pages.pop_front() else { break };
            match self.page(one.source, &item)? {
                Some(done) => one.whole &= done,
                None => return Ok(false),
            }
        }
        // Where something is left over the list is read anew the next time.
        for Heard { url, tags, changed } in asked.into_iter().filter(|one| one.whole).flat_map(|one| one.sent) {
            self.state.fetched(&url, Timestamp::now(), Some(tags), changed.as_deref());
        }
        Ok(true)
    }

    /// The pages of a source that are to be fetched; nothing if the program is to end.
    fn ask<'s>(&mut self, source: &'s Source) -> Result<Option<Asked<'s>>, Problem> {
        let mut asked = Asked { source, pages: VecDeque::new(), sent: Vec::new(), whole: true };
        let url = match &source.follow {
            Follow::Pages(pages) => {
                let item = |url: &Url| Item { url: url.clone(), title: None, published: None, changed: None };
                let now = Timestamp::now();
                asked.pages = pages.iter().filter(|url| self.state.due(url, now).is_none()).map(item).collect();
                return Ok(Some(asked));
            }
            Follow::Feed(url) | Follow::Sitemap(url) | Follow::Index(url) => url,
        };
        if let Some(due) = self.state.due(url, Timestamp::now()) {
            let why = format!("is asked again at {}", shown(due));
            self.tell(source, url, Did::Passed, &why)?;
            return Ok(Some(asked));
        }
        let Some(listing) = self.listing(source, url, &mut asked)? else { return Ok(None) };
        let mut pages = listing.pages;
        let mut sitemaps = listing.sitemaps;
        sitemaps.sort_by(|a, b| b.changed.cmp(&a.changed));
        sitemaps.retain(|map| self.state.wants(&map.url, map.changed.as_deref(), Timestamp::now()));
        asked.whole &= sitemaps.len() <= SITEMAPS;
        for map in sitemaps.into_iter().take(SITEMAPS) {
            let heard = asked.sent.len();
            let Some(listing) = self.listing(source, &map.url, &mut asked)? else { return Ok(None) };
            asked.sent[heard..].iter_mut().for_each(|one| one.changed.clone_from(&map.changed));
            pages.extend(listing.pages);
        }
        pages.retain(|item| self.is_new(source, item));
        pages.sort_by(|a, b| b.changed.cmp(&a.changed));
        asked.whole &= pages.len() <= source.most;
        pages.truncate(source.most);
        asked.pages = pages.into();
        Ok(Some(asked))
    }

    fn is_new(&self, source: &Source, item: &Item) -> bool {
        item.url != *source.follow.first()
            && source.wants(&item.url)
            && is_near(&item.url, source.follow.first(), &source.hosts)
            && self.state.wants(&item.url, item.changed.as_deref(), Timestamp::now())
    }

    /// What a list holds; nothing if the program is to end. One that cannot be had is told, and holds nothing.
    fn listing(&mut self, source: &Source, url: &Url, asked: &mut Asked<'_>) -> Result<Option<Listing>, Problem> {
        match self.get(source, url, LIST.max(self.max_size)) {
            Came::Stopped => return Ok(None),
            Came::Same => self.state.fetched(url, Timestamp::now(), None, None),
            Came::Passed(why) => {
                asked.whole = false;
                self.state.failed(url, Timestamp::now(), None);
                self.tell(source, url, Did::Failed, &why)?;
            }
            Came::Later(why, wait) => {
                asked.whole = false;
                let due = self.state.failed(url, Timestamp::now(), wait);
                self.tell(source, url, Did::Failed, &format!("{why}; is asked again at {}", shown(due)))?;
            }
            Came::Sent(sent) => {
                let (at, sent) = *sent;
                let bytes = match unpacked(sent.bytes, LIST.max(self.max_size)) {
                    Ok(bytes) => bytes,
                    Err(why) => {
                        asked.whole = false;
                        self.state.failed(url, Timestamp::now(), None);
                        self.tell(source, url, Did::Failed, &why)?;
                        return Ok(Some(Listing::default()));
                    }
                };
                let text = decoded(&bytes, sent.charset.as_deref());
                let listing = match source.follow {
                    Follow::Index(_) => Listing { pages: links(&text, &at), ..Listing::default() },
                    _ => list(&text, &at),
                };
                let heard = Heard { url: url.clone(), tags: (sent.etag, sent.modified), changed: None };
                asked.sent.push(heard);
                if let Some(fault) = &listing.fault {
                    asked.whole = false;
                    self.tell(source, url, Did::Failed, fault)?;
                }
                return Ok(Some(listing));
            }
        }
        Ok(Some(Listing::default()))
    }

    fn get(&mut self, source: &Source, url: &Url, limit: usize) -> Came {
        let kept = self.state.kept(url).cloned().unwrap_or_default();
        let near = |to: &Url| is_near(to, source.follow.first(), &source.hosts) || is_near(to, url, &source.hosts);
        self.visitor.get(url, [kept.etag.as_deref(), kept.modified.as_deref()], limit, &near, self.state)
    }

    /// Fetches a page, and adds what it tells: whether it is dealt with; nothing if the program is to end.
    fn page(&mut self, source: &Source, item: &Item) -> Result<Option<bool>, Problem> {
        let (url, now) = (&item.url, Timestamp::now());
        let changed = item.changed.as_deref();
        match self.get(source, url, self.max_size) {
            Came::Stopped => return Ok(None),
            Came::Same => self.state.fetched(url, now, None, changed),
            Came::Passed(why) => {
                self.state.gone(url, now, changed);
                self.tell(source, url, Did::Passed, &why)?;
            }
            Came::Later(why, wait) => {
                let due = self.state.failed(url, now, wait);
                self.tell(source, url, Did::Failed, &format!("{why}; is asked again at {}", shown(due)))?;
                return Ok(Some(false));
            }
            Came::Sent(sent) => {
                let (at, sent) = *sent;
                // Behind the mark of UTF-8, what the page says of its own letters does not count.
                let told = told(&sent.bytes, sent.charset.as_deref()).map(|text| format!("\u{FEFF}{text}"));
                self.sent(source, item, &at, told.as_ref().map_or(&*sent.bytes, |text| text.as_bytes()))?;
                self.state.fetched(url, now, Some((sent.etag, sent.modified)), changed);
            }
        }
        (self.keep)(self.state)?;
        Ok(Some(true))
    }

    fn sent(&mut self, source: &Source, item: &Item, at: &Url, bytes: &[u8]) -> Result<(), Problem> {
        if at.path() == "/" && at.query().is_none() && item.url.path() != "/" {
            return self.tell(source, &item.url, Did::Passed, "leads to the front page");
        }
        let listed = Meta { published: item.published, title: item.title.clone(), ..Meta::default() };
        let read = match read::page(&name(at), at.as_str(), bytes, listed, self.lang) {
            Ok(read) => read,
            Err(problem) => return self.tell(source, &item.url, Did::Passed, &problem.to_string()),
        };
        if read.figures.is_empty() {
            return self.tell(source, &item.url, Did::Passed, "no figures in it");
        }
        let entry = Entry::read(read.opened.document, &read.figures, today());
        let did = match self.ledger.add(&entry, false) {
            Ok(Added::New { vintages }) if vintages > 1 => Did::Vintage,
            Ok(Added::New { .. }) => Did::Added,
            Ok(Added::There) => return self.tell(source, &item.url, Did::There, "the ledger has it as it is"),
            Ok(Added::Forgotten { .. }) => {
                return self.tell(source, &item.url, Did::Passed, "forgotten before; kimngach add --again adds it");
            }
            Err(error) if error.wrong() == Wrong::Document => {
                return self.tell(source, &item.url, Did::Passed, &error.to_string());
            }
            Err(error) => return Err(error.into()),
        };
        let (title, figures) = (entry.source.title.as_deref(), entry.claims.len());
        self.teller.tell(&Line { did, source: &source.name, url: at.as_str(), title, figures, why: None })
    }

    fn tell(&mut self, source: &Source, url: &Url, did: Did, why: &str) -> Result<(), Problem> {
        let (source, url) = (source.name.as_str(), url.as_str());
        self.teller.tell(&Line { did, source, url, title: None, figures: 0, why: Some(why) })
    }
}

/// The name of a page: the last part of its address.
fn name(url: &Url) -> String {
    let part = url.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty()));
    let part = part.unwrap_or_else(|| url.host_str().unwrap_or("page"));
    let stem = part.rsplit_once('.').map_or(part, |(stem, _)| stem);
    stem.chars().take(120).collect()
}

/// When to look the next time at one of some sources.
pub(super) fn next(last: &[Option<Instant>], sources: &[Source], every: Duration) -> Duration {
    let due = last.iter().zip(sources).map(|(last, source)| {
        let every = source.every.unwrap_or(every);
        last.map_or(Duration::ZERO, |last| every.saturating_sub(last.elapsed()))
    });
    due.min().unwrap_or_default()
}
