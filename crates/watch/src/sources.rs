//! Whom to follow? A file in TOML.

use crate::site::address;
use serde::Deserialize;
use std::time::Duration;
use url::Url;

/// Who is to be followed.
#[derive(Clone, PartialEq, Debug)]
pub struct Sources {
    /// How to reach whoever runs this: an address or mail, told to the sites.
    pub contact: Option<String>,
    /// The sources, in the order of the file.
    pub list: Vec<Source>,
}

/// A source that is followed.
#[derive(Clone, PartialEq, Debug)]
pub struct Source {
    /// Its name, in what is told.
    pub name: String,
    /// What lists its pages.
    pub follow: Follow,
    /// Addresses of pages hold one of these; none, and all pages are wanted.
    pub only: Vec<String>,
    /// Hosts besides its own, where its pages are.
    pub hosts: Vec<String>,
    /// How often to look, where it tells so itself.
    pub every: Option<Duration>,
    /// How many pages to fetch at most each time it is looked at.
    pub most: usize,
}

/// What lists the pages of a source.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Follow {
    /// RSS or Atom.
    Feed(Url),
    /// A sitemap, or an index of them.
    Sitemap(Url),
    /// A page whose links are the pages.
    Index(Url),
    /// The pages themselves, which are looked at each time.
    Pages(Vec<Url>),
}

/// What is wrong with the file.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct SourcesError(String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    contact: Option<String>,
    #[serde(default)]
    source: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: Option<String>,
    feed: Option<String>,
    sitemap: Option<String>,
    index: Option<String>,
    pages: Option<Vec<String>>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
    every: Option<String>,
    most: Option<usize>,
}

impl Sources {
    /// So many pages of a source are fetched each time, where it says nothing else.
    pub const MOST: usize = 50;

    /// Reads the file.
    ///
    /// # Errors
    /// When it is no TOML, has keys that are not known, or a source that cannot be followed.
    pub fn read(text: &str) -> Result<Sources, SourcesError> {
        let file: File = toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let told = error.message().lines().collect::<Vec<_>>().join(" ");
            SourcesError(line.map_or(told.clone(), |line| format!("line {line}: {told}")))
        })?;
        if file.source.is_empty() {
            let told = "names no [[source]]; give one with feed, sitemap, index or pages";
            return Err(SourcesError(told.to_owned()));
        }
        let list = (1..).zip(file.source).map(|(number, entry)| {
            let name = entry.name.clone().unwrap_or_default();
            entry.source().map_err(|told| SourcesError(format!("source {number}{}: {told}", quoted(&name))))
        });
        Ok(Sources { contact: file.contact, list: list.collect::<Result<_, _>>()? })
    }
}

fn quoted(name: &str) -> String {
    if name.is_empty() { String::new() } else { format!(" ({name})") }
}

impl Entry {
    fn source(self) -> Result<Source, String> {
        let url = |told: &String| address(told, None).map_err(|refused| format!("{told}: {refused}"));
        let told =
            [&self.feed, &self.sitemap, &self.index].into_iter().flatten().count() + usize::from(self.pages.is_some());
        if told != 1 {
            return Err("give one of feed, sitemap, index or pages".to_owned());
        }
        let follow = match (&self.feed, &self.sitemap, &self.index, &self.pages) {
            (Some(feed), ..) => Follow::Feed(url(feed)?),
            (_, Some(sitemap), ..) => Follow::Sitemap(url(sitemap)?),
            (_, _, Some(index), _) => Follow::Index(url(index)?),
            (_, _, _, Some(pages)) if !pages.is_empty() => {
                Follow::Pages(pages.iter().map(url).collect::<Result<_, _>>()?)
            }
            _ => return Err("pages is empty".to_owned()),
        };
        let every =
            self.every.map(|told| wait(&told).ok_or(format!("every = {told:?}: give 30m, 6h or 1d"))).transpose()?;
        let host = follow.first().host_str().unwrap_or_default();
        let name = self.name.unwrap_or_else(|| host.to_owned());
        Ok(Source { follow, name, only: self.only, hosts: self.hosts, every, most: self.most.unwrap_or(Sources::MOST) })
    }
}

impl Follow {
    /// The address that lists the pages, or the first of them.
    #[must_use]
    pub fn first(&self) -> &Url {
        match self {
            Follow::Feed(url) | Follow::Sitemap(url) | Follow::Index(url) => url,
            Follow::Pages(pages) => &pages[0],
        }
    }
}

impl Source {
    /// Whether the address of a page is one that is wanted.
    #[must_use]
    pub fn wants(&self, url: &Url) -> bool {
        self.only.is_empty() || self.only.iter().any(|word| url.as_str().contains(word.as_str()))
    }
}

/// A time to wait as people write it: `90s`, `30m`, `6h`, `1d`.
#[must_use]
pub(crate) fn wait(told: &str) -> Option<Duration> {
    let (number, unit) = told.split_at_checked(told.len().checked_sub(1)?)?;
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    let number: u64 = number.trim().parse().ok().filter(|number| (1..=1_000_000).contains(number))?;
    Some(Duration::from_secs(number * seconds))
}

impl std::str::FromStr for Every {
    type Err = String;

    fn from_str(told: &str) -> Result<Every, String> {
        wait(told).map(Every).ok_or_else(|| "give a time such as 90s, 30m, 6h or 1d".to_owned())
    }
}

/// How often to look, as people write it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Every(pub Duration);

#[cfg(test)]
mod tests {
    use super::{Follow, Sources};
    use std::time::Duration;

    #[test]
    fn sources_are_told_in_a_file() {
        let text = "contact = \"a@example.org\"\n[[source]]\nname = \"Tin\"\nfeed = \"https://example.vn/rss\"\n\
                    only = [\"xuat-khau\"]\nevery = \"6h\"\n[[source]]\npages = [\"http://example.vn/a#b\"]\n";
        let sources = Sources::read(text).unwrap();
        let [tin, pages] = sources.list.as_slice() else { panic!("{sources:?}") };
        assert_eq!((tin.name.as_str(), tin.every, tin.most), ("Tin", Some(Duration::from_secs(21_600)), 50));
        assert!(tin.wants(&"https://example.vn/xuat-khau/1".parse().unwrap()));
        assert!(!tin.wants(&"https://example.vn/the-thao/1".parse().unwrap()));
        assert_eq!(pages.name, "example.vn");
        assert_eq!(pages.follow, Follow::Pages(vec!["http://example.vn/a".parse().unwrap()]));
    }

    #[test]
    fn what_cannot_be_meant_is_told_with_its_place() {
        let told = |text: &str| Sources::read(text).unwrap_err().to_string();
        assert_eq!(told(""), "names no [[source]]; give one with feed, sitemap, index or pages");
        assert_eq!(told("[[source]]\nname = \"A\"\n"), "source 1 (A): give one of feed, sitemap, index or pages");
        assert_eq!(told("[[source]]\nfeed = \"/rss\"\n"), "source 1: /rss: no address");
        assert_eq!(told("[[source]]\npages = []\n"), "source 1: pages is empty");
        let every = "[[source]]\nfeed = \"https://a.vn/\"\nevery = \"often\"\n";
        assert_eq!(told(every), "source 1: every = \"often\": give 30m, 6h or 1d");
        assert!(
            told("[[source]]\nfed = \"x\"\n").starts_with("line 2: unknown field `fed`"),
            "{}",
            told("[[source]]\nfed = \"x\"\n")
        );
        assert!(told("[[source]\n").starts_with("line 1: "));
    }
}
