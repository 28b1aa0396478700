//! What does a feed or a sitemap list? RSS, Atom and sitemaps, told apart by their elements.

use crate::day::day;
use crate::site::address;
use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashSet;
use url::Url;

/// The most entries of a feed or sitemap.
const MOST: usize = 50_000;

/// A page that is listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its address.
    pub url: Url,
    /// Its title.
    pub title: Option<String>,
    /// The day it was published.
    pub published: Option<Date>,
    /// When it was last changed, in the words of the list.
    pub changed: Option<String>,
}

/// What a feed or a sitemap lists.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listing {
    /// Pages, each once, in the order of the list.
    pub pages: Vec<Item>,
    /// Other sitemaps.
    pub sitemaps: Vec<Item>,
    /// Entries without an address that can be followed.
    pub without: usize,
    /// What is wrong with it; what stands before that place is listed.
    pub fault: Option<String>,
}

/// What an element of an entry tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Link,
    /// An identifier that may be the address.
    Guid,
    Title,
    Published,
    Changed,
}

#[derive(Default)]
struct Draft {
    link: Option<String>,
    guid: Option<String>,
    title: Option<String>,
    published: Option<Date>,
    changed: Option<String>,
}

/// Reads a feed or a sitemap that stands at `base`.
#[must_use]
pub fn list(text: &str, base: &Url) -> Listing {
    let mut reader = Reader::from_str(text.trim_start_matches('\u{FEFF}').trim_start());
    reader.config_mut().check_end_names = false;
    let mut out = Listing::default();
    let mut seen = HashSet::new();
    let mut draft: Option<Draft> = None;
    let mut key: Option<(Key, usize)> = None;
    let (mut said, mut depth, mut known) = (String::new(), 0_usize, false);
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                out.fault = Some(format!("no XML behind byte {} ({error})", reader.error_position()));
                break;
            }
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                let name = start.local_name();
                let name = name.as_ref();
                known |= matches!(name, "rss" | "RDF" | "feed" | "urlset" | "sitemapindex");
                if draft.is_none() && matches!(name, "item" | "entry" | "url" | "sitemap") {
                    draft = Some(Draft::default());
                    key = None;
                } else if let Some(draft) = &mut draft
                    && key.is_none()
                {
                    key = of(&start, draft).map(|key| (key, depth));
                    said.clear();
                }
            }
            Event::Empty(start) => {
                if let Some(draft) = &mut draft {
                    of(&start, draft);
                }
            }
            Event::Text(text) if key.is_some() => said += text.as_ref(),
            Event::CData(text) if key.is_some() => said += text.as_ref(),
            Event::GeneralRef(entity) if key.is_some() => {
                let entity = format!("&{};", entity.as_ref());
                said += &html_escape::decode_html_entities(&entity);
            }
            Event::End(end) => {
                if let Some((of, _)) = key.filter(|(_, opened)| *opened == depth) {
                    if let Some(draft) = &mut draft {
                        draft.put(of, &said);
                    }
                    key = None;
                }
                depth = depth.saturating_sub(1);
                let name = end.local_name();
                let name = name.as_ref();
                if matches!(name, "item" | "entry" | "url" | "sitemap")
                    && let Some(draft) = draft.take()
                {
                    key = None;
                    match draft.item(base) {
                        Some(item) if !seen.insert(item.url.clone()) => {}
                        Some(item) if name == "sitemap" => out.sitemaps.push(item),
                        Some(item) => out.pages.push(item),
                        None => out.without += 1,
                    }
                }
            }
            Event::Eof => {
                if draft.is_some() || known && depth > 0 {
                    out.fault = Some("cut off before its end".to_owned());
                }
                break;
            }
            _ => {}
        }
        if seen.len() >= MOST {
            out.fault = Some(format!("more than {MOST} entries; the rest is left out"));
            break;
        }
    }
    if !known && out.fault.is_none() {
        out.fault = Some("neither RSS, Atom nor a sitemap".to_owned());
    }
    out
}

/// What an element tells; Atom tells links in attributes.
fn of(start: &BytesStart<'_>, draft: &mut Draft) -> Option<Key> {
    let attribute = |name: &str| {
        let attribute = start.attributes().flatten().find(|one| one.key.as_ref() == name)?;
        Some(html_escape::decode_html_entities(attribute.value.as_ref()).into_owned())
    };
    let name = start.name();
    match name.as_ref() {
        "link" | "atom:link" => match attribute("href") {
            Some(href) => {
                if attribute("rel").is_none_or(|rel| rel == "alternate") {
                    draft.link.get_or_insert(href);
                }
                None
            }
            None => Some(Key::Link),
        },
        "loc" => Some(Key::Link),
        "guid" if attribute("isPermaLink").is_none_or(|told| told == "true") => Some(Key::Guid),
        "title" | "news:title" => Some(Key::Title),
        "pubDate" | "published" | "dc:date" | "news:publication_date" => Some(Key::Published),
        "updated" | "lastmod" | "atom:updated" => Some(Key::Changed),
        _ => None,
    }
}

impl Draft {
    fn put(&mut self, key: Key, said: &str) {
        let said = said.trim();
        if said.is_empty() {
            return;
        }
        match key {
            Key::Link => self.link = Some(said.to_owned()),
            Key::Guid => self.guid = Some(said.to_owned()),
            Key::Title => {
                let said = html_escape::decode_html_entities(said);
                self.title = Some(said.split_whitespace().collect::<Vec<_>>().join(" "));
            }
            Key::Published => self.published = day(said).or(self.published),
            Key::Changed => self.changed = Some(said.to_owned()),
        }
    }

    fn item(self, base: &Url) -> Option<Item> {
        let guid = self.guid.filter(|guid| guid.starts_with("http"));
        let url = self.link.or(guid).and_then(|link| address(&link, Some(base)).ok())?;
        Some(Item { url, title: self.title, published: self.published, changed: self.changed })
    }
}

#[cfg(test)]
mod tests {
    use super::{Listing, list};
    use url::Url;

    fn of(text: &str) -> Listing {
        list(text, &Url::parse("https://example.vn/rss/tin.xml").unwrap())
    }

    /// Address, title, day and change of each page.
    fn shown(listing: &Listing) -> Vec<String> {
        let shown = |item: &super::Item| {
            let day = item.published.map(|day| day.to_string()).unwrap_or_default();
            let (title, changed) = (item.title.clone().unwrap_or_default(), item.changed.clone().unwrap_or_default());
            format!("{} | {title} | {day} | {changed}", item.url)
        };
        listing.pages.iter().map(shown).collect()
    }

    #[test]
    fn rss_with_relative_links() {
        let listing = of(r#"<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
            <title>Tin</title><link>https://example.vn/</link><atom:link href="https://example.vn/rss/tin.xml" rel="self"/>
            <item><title><![CDATA[Xuất khẩu  &amp; nhập khẩu]]></title><link>../bai-1.html#dau</link>
              <pubDate>Fri, 03 Oct 2025 08:00:00 +0700</pubDate><description>&lt;a href="x"&gt;</description></item>
            <item><title>Gạo &#38; cà phê</title><guid>https://example.vn/bai-2.html</guid></item>
            <item><title>again</title><link>/bai-1.html</link></item>
            <item><title>no address</title><guid isPermaLink="false">77</guid></item>
            <item><link>javascript:void(0)</link></item>
            </channel></rss>"#);
        assert_eq!(
            shown(&listing),
            [
                "https://example.vn/bai-1.html | Xuất khẩu & nhập khẩu | 2025-10-03 | ",
                "https://example.vn/bai-2.html | Gạo & cà phê |  | "
            ]
        );
        assert_eq!((listing.without, listing.fault), (2, None));
    }

    #[test]
    fn atom() {
        let listing = of(
            r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Tin</title><link href="https://example.vn/"/>
            <entry><title type="html">Cửa khẩu</title><link rel="edit" href="/edit/1"/><link rel="alternate" href="/1?a=1&amp;b=2"/>
            <published>2025-10-02T20:00:00Z</published><updated>2025-10-04T00:00:00Z</updated>
            <source><title>Elsewhere</title><link href="https://elsewhere.vn/"/></source></entry></feed>"#,
        );
        assert_eq!(shown(&listing)[0].split(" | ").next(), Some("https://example.vn/1?a=1&b=2"));
        assert!(shown(&listing)[0].ends_with(" | 2025-10-03 | 2025-10-04T00:00:00Z"), "{listing:?}");
        assert_eq!(listing.fault, None);
    }

    #[test]
    fn sitemaps_and_their_indexes() {
        let listing = of(r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n"><url>
            <loc> https://example.vn/a </loc><lastmod>2025-10-04</lastmod><news:news><news:publication_date>2025-10-01</news:publication_date>
            <news:title>Một</news:title></news:news></url></urlset>"#);
        assert_eq!(shown(&listing), ["https://example.vn/a | Một | 2025-10-01 | 2025-10-04"]);
        let listing =
            of("<sitemapindex><sitemap><loc>/s1.xml</loc><lastmod>2025-10-04</lastmod></sitemap></sitemapindex>");
        assert_eq!(listing.sitemaps[0].url.as_str(), "https://example.vn/s1.xml");
        assert!(listing.pages.is_empty() && listing.fault.is_none());
    }

    #[test]
    fn a_broken_feed_gives_what_stands_before_the_break() {
        let listing = of("<rss><channel><item><link>/1</link></item><item><link>/2</li");
        assert_eq!(shown(&listing), ["https://example.vn/1 |  |  | "]);
        assert!(listing.fault.is_some());
        let listing = of("<rss><channel><item><link>/1</link></item><item><link>/2</link>");
        assert_eq!((listing.pages.len(), listing.fault.as_deref()), (1, Some("cut off before its end")));
        for none in ["", "<html><body>Không tìm thấy</body></html>", "{}", "plain words"] {
            assert_eq!(of(none).fault.as_deref(), Some("neither RSS, Atom nor a sitemap"), "{none}");
        }
        // Ends that do not fit their beginnings.
        assert_eq!(of("</rss></item><rss><item></rss>").pages.len(), 0);
    }

    #[test]
    fn entities_do_not_grow() {
        let bomb = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><rss><item><title>&b;</title><link>/1</link></item></rss>";
        assert_eq!(shown(&of(bomb)), ["https://example.vn/1 | &b; |  | "]);
    }
}
