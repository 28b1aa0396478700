//! What was fetched, and what is due?
//!
//! Kept in a file of its own beside the ledger: it is a help for being polite, not knowledge. Who loses it asks everything
//! once more, and the ledger knows what is there already.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;
use url::Url;

/// The first wait after a failure; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(60);
/// The longest of them.
const LAST: Duration = Duration::from_secs(24 * 3600);

/// What was not asked for so long is forgotten.
const OLD: jiff::SignedDuration = jiff::SignedDuration::from_hours(365 * 24);
/// Of more addresses the oldest are forgotten.
const MOST: usize = 200_000;

/// What is known of addresses.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct State {
    #[serde(default)]
    seen: BTreeMap<String, Kept>,
}

/// What is known of an address.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// The tag its server gave what it last sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// When its server says it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
    /// When the list it was found in says it was changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<String>,
    /// When it was last asked for.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "instant")]
    pub asked: Option<Timestamp>,
    /// Not before then.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "instant")]
    pub due: Option<Timestamp>,
    /// So many failures one after the other.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub failures: u32,
    /// Whether it was fetched and dealt with.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub done: bool,
}

/// Instants as text.
mod instant {
    use jiff::Timestamp;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "serde asks for it")]
    pub(super) fn serialize<S: Serializer>(at: &Option<Timestamp>, to: S) -> Result<S::Ok, S::Error> {
        match at {
            Some(at) => to.collect_str(at),
            None => to.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Timestamp>, D::Error> {
        let told = Option::<String>::deserialize(from)?;
        told.map(|told| told.parse().map_err(D::Error::custom)).transpose()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

impl State {
    /// Reads what was kept; nothing where it is no state.
    ///
    /// # Errors
    /// When it is no such file.
    pub fn read(text: &str) -> Result<State, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// What is to be kept.
    #[must_use]
    pub fn write(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }

    /// What is known of an address.
    #[must_use]
    pub fn kept(&self, url: &Url) -> Option<&Kept> {
        self.seen.get(url.as_str())
    }

    /// Whether a page is to be fetched: it never was, or its list says it was changed since; and not before it is due.
    #[must_use]
    pub fn wants(&self, url: &Url, changed: Option<&str>, now: Timestamp) -> bool {
        self.kept(url).is_none_or(|kept| {
            kept.due.is_none_or(|due| due <= now)
                && (!kept.done || changed.is_some() && kept.changed.as_deref() != changed)
        })
    }

    /// When an address may be asked again; nothing where it may be now.
    #[must_use]
    pub fn due(&self, url: &Url, now: Timestamp) -> Option<Timestamp> {
        self.kept(url)?.due.filter(|due| *due > now)
    }

    /// It was fetched, or is as it was: what its server said of it, and what its list did.
    pub fn fetched(
        &mut self,
        url: &Url,
        now: Timestamp,
        sent: Option<(Option<String>, Option<String>)>,
        changed: Option<&str>,
    ) {
        let kept = self.seen.entry(url.to_string()).or_default();
        if let Some((etag, modified)) = sent {
            kept.etag = etag;
            kept.modified = modified;
        }
        kept.changed = changed.map(str::to_owned).or(kept.changed.take());
        (kept.asked, kept.due, kept.failures, kept.done) = (Some(now), None, 0, true);
    }

    /// It could not be had: when to ask again. What the server asks for counts if it is longer.
    pub fn failed(&mut self, url: &Url, now: Timestamp, asked: Option<Duration>) -> Timestamp {
        let kept = self.seen.entry(url.to_string()).or_default();
        let wait = FIRST.saturating_mul(1 << kept.failures.min(20)).min(LAST).max(asked.unwrap_or_default());
        let due = now.checked_add(wait).unwrap_or(Timestamp::MAX);
        kept.failures = kept.failures.saturating_add(1);
        (kept.asked, kept.due) = (Some(now), Some(due));
        due
    }

    /// Forgets what was not asked for in a year, and of very many addresses those asked for longest ago: they would be asked
    /// for once more, if anything still listed them.
    pub fn prune(&mut self, now: Timestamp) {
        let old = now.checked_sub(OLD).unwrap_or(Timestamp::MIN);
        self.seen
            .retain(|_, kept| kept.asked.is_none_or(|asked| asked >= old) || kept.due.is_some_and(|due| due > now));
        if self.seen.len() > MOST {
            let mut asked: Vec<Option<Timestamp>> = self.seen.values().map(|kept| kept.asked).collect();
            asked.sort_unstable();
            let from = asked[asked.len() - MOST];
            self.seen.retain(|_, kept| kept.asked >= from);
        }
    }

    /// It is not to be had, and will not be: it is not asked for again before its list says it was changed.
    pub fn gone(&mut self, url: &Url, now: Timestamp, changed: Option<&str>) {
        self.fetched(url, now, None, changed);
    }
}

#[cfg(test)]
mod tests {
    use super::State;
    use std::time::Duration;

    #[test]
    fn a_page_is_fetched_once_and_again_when_its_list_says_so() {
        let now = "2025-10-03T00:00:00Z".parse().unwrap();
        let page = "https://example.vn/a".parse().unwrap();
        let mut state = State::default();
        assert!(state.wants(&page, None, now));
        state.fetched(&page, now, Some((Some("\"1\"".into()), None)), Some("Thursday"));
        assert!(!state.wants(&page, Some("Thursday"), now) && !state.wants(&page, None, now));
        assert!(state.wants(&page, Some("Friday"), now));
        let again = State::read(&state.write()).unwrap();
        assert_eq!(again, state);
        assert_eq!(again.kept(&page).unwrap().etag.as_deref(), Some("\"1\""));
        assert!(State::read("3").is_err() && State::read("{}").is_ok());
    }

    #[test]
    fn what_was_not_asked_for_in_a_year_is_forgotten() {
        let at = |day: &str| format!("{day}T00:00:00Z").parse::<jiff::Timestamp>().unwrap();
        let page = |name: &str| format!("https://example.vn/{name}").parse().unwrap();
        let mut state = State::default();
        state.fetched(&page("old"), at("2024-01-01"), None, None);
        state.fetched(&page("new"), at("2025-01-01"), None, None);
        state.failed(&page("later"), at("2024-01-01"), Some(Duration::from_secs(800 * 24 * 3600)));
        state.prune(at("2025-06-01"));
        let left = ["old", "new", "later"].map(|name| state.kept(&page(name)).is_some());
        assert_eq!(left, [false, true, true]);
    }

    #[test]
    fn waits_double_up_to_a_day() {
        let now: jiff::Timestamp = "2025-10-03T00:00:00Z".parse().unwrap();
        let page = "https://example.vn/a".parse().unwrap();
        let mut state = State::default();
        let mut wait = |asked| state.failed(&page, now, asked).duration_since(now).as_secs();
        assert_eq!([wait(None), wait(None), wait(None)], [60, 120, 240]);
        assert_eq!(wait(Some(Duration::from_secs(3600))), 3600);
        assert_eq!((0..40).map(|_| wait(None)).max(), Some(86_400));
        assert!(!state.wants(&page, Some("x"), now) && state.due(&page, now).is_some());
        assert!(state.wants(&page, None, "2025-10-04T00:00:00Z".parse().unwrap()));
        state.fetched(&page, now, None, None);
        assert_eq!(state.failed(&page, now, None).duration_since(now).as_secs(), 60);
    }
}
