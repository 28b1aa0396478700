//! What does a page tell about itself?

use super::scan::{Piece, Scan};
use crate::document::{Meta, day};
use jiff::civil::Date;
use serde_json::Value;

/// What pages tell of one thing, better places first.
#[derive(Default)]
struct Ranked<T>(Vec<(u8, T)>);

impl<T> Ranked<T> {
    fn add(&mut self, rank: u8, told: Option<T>) {
        self.0.extend(told.map(|told| (rank, told)));
    }

    fn best(self) -> Option<T> {
        // The first of equals.
        self.0.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, told)| told)
    }
}

#[derive(Default)]
struct Told {
    published: Ranked<Date>,
    title: Ranked<String>,
    url: Ranked<String>,
    author: Ranked<String>,
}

/// What the tags of a page tell; the whole page, not the pruned.
pub(super) fn facts(page: &str) -> Meta {
    let mut told = Told::default();
    let mut linked_data = false;
    let mut title = false;
    let mut named: Option<&str> = None;
    for piece in Scan::new(page) {
        match piece {
            Piece::Open(name, attributes) => {
                let is = |wanted: &str| name.eq_ignore_ascii_case(wanted);
                let get = |key: &str| attributes.get(key).map(|value| value.trim().to_owned());
                linked_data =
                    is("script") && get("type").is_some_and(|kind| kind.eq_ignore_ascii_case("application/ld+json"));
                title = is("title");
                named = None;
                if is("meta") {
                    let key = get("property").or_else(|| get("name")).or_else(|| get("itemprop"));
                    if let (Some(key), Some(value)) = (key, get("content")) {
                        told.meta(&key.to_ascii_lowercase(), value);
                    }
                } else if is("link") {
                    let canonical = get("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
                    told.url.add(1, get("href").filter(|_| canonical).and_then(filled));
                } else if is("time") {
                    let sure = get("itemprop").is_some() || get("pubdate").is_some();
                    told.published.add(if sure { 4 } else { 5 }, get("datetime").and_then(|at| day::stamped(&at)));
                } else if let Some(property) = get("itemprop") {
                    match property.as_str() {
                        "author" => named = Some("author"),
                        "datePublished" => named = Some("published"),
                        _ => {}
                    }
                    told.published.add(4, named.and(get("content")).and_then(|at| day::stamped(&at)));
                }
            }
            Piece::Raw(text) if linked_data => {
                if let Ok(data) = serde_json::from_str::<Value>(text.trim()) {
                    told.linked(&data);
                }
            }
            Piece::Raw(text) if title => told.title.add(3, filled(tidy(text))),
            Piece::Text(text) => match named.take() {
                Some("author") => told.author.add(3, filled(tidy(text))),
                Some(_) => told.published.add(6, day::printed(text)),
                None => {}
            },
            _ => {}
        }
    }
    Meta {
        published: told.published.best(),
        title: told.title.best(),
        url: told.url.best(),
        author: told.author.best(),
    }
}

impl Told {
    fn meta(&mut self, key: &str, value: String) {
        let date = |value: &str| day::stamped(value).or_else(|| day::printed(value));
        match key {
            "article:published_time" | "og:published_time" | "datepublished" | "og:article:published_time" => {
                self.published.add(2, date(&value));
            }
            "pubdate" | "publishdate" | "publish-date" | "publish_date" | "published" | "dc.date"
            | "dc.date.issued" | "dcterms.date" | "dcterms.created" | "parsely-pub-date" | "sailthru.date" | "date" => {
                self.published.add(3, date(&value));
            }
            "og:title" => self.title.add(2, filled(tidy(&value))),
            "og:url" => self.url.add(2, filled(value)),
            "author" | "article:author" | "dc.creator" | "dable:author" => {
                self.author.add(2, filled(tidy(&value)).filter(|name| !name.contains("://")));
            }
            _ => {}
        }
    }

    /// Takes what schema.org data tells, wherever in it an article stands.
    fn linked(&mut self, data: &Value) {
        match data {
            Value::Array(list) => list.iter().for_each(|one| self.linked(one)),
            Value::Object(object) => {
                let text = |key: &str| object.get(key).and_then(Value::as_str);
                self.published.add(1, text("datePublished").and_then(day::stamped));
                self.title.add(1, text("headline").map(tidy).and_then(filled));
                self.author.add(1, object.get("author").and_then(name).map(|name| tidy(&name)).and_then(filled));
                if let Some(graph) = object.get("@graph") {
                    self.linked(graph);
                }
            }
            _ => {}
        }
    }
}

/// The name of a person, or of the first of several.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Array(list) => list.first().and_then(name),
        Value::Object(object) => object.get("name").and_then(name),
        _ => None,
    }
}

/// Entities read, blanks joined.
fn tidy(text: &str) -> String {
    html_escape::decode_html_entities(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn filled(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
