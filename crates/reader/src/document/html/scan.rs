//! Which tags and texts does a page consist of?

use memchr::{memchr, memmem};
use std::borrow::Cow;

/// A piece of a page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    /// Text, its entities not yet read.
    Text(&'a str),
    /// A start tag, as named, and what stands behind the name.
    Open(&'a str, Attributes<'a>),
    /// An end tag.
    Close(&'a str),
    /// What stands in a script, style sheet or another element that holds no tags, named before.
    Raw(&'a str),
}

/// Cuts a page into pieces in one pass, as the HTML standard has it; no input makes it fail.
#[derive(Clone)]
pub(super) struct Scan<'a> {
    page: &'a str,
    at: usize,
    raw: Option<&'a str>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(page: &'a str) -> Scan<'a> {
        Scan { page, at: 0, raw: None }
    }

    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Goes behind the next `>`, or to the end.
    fn skip_declaration(&mut self) {
        let rest = self.rest();
        self.at += if let Some(comment) = rest.strip_prefix("<!--") {
            match comment {
                _ if comment.starts_with('>') => 5,
                _ if comment.starts_with("->") => 6,
                _ => memmem::find(comment.as_bytes(), b"-->").map_or(rest.len(), |end| end + 7),
            }
        } else {
            memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1)
        };
    }

    /// Goes behind the end tag that closes an element, and gives whether there is one.
    pub(super) fn skip_element(&mut self, name: &str) -> bool {
        match end_tag(self.rest(), name) {
            Some(end) => {
                self.at += end;
                let _ = self.next();
                true
            }
            None => false,
        }
    }
}

impl<'a> Iterator for Scan<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.rest();
            if let Some(name) = self.raw.take() {
                let end = end_tag(rest, name).unwrap_or(rest.len());
                self.at += end;
                if end > 0 {
                    return Some(Piece::Raw(&rest[..end]));
                }
                continue;
            }
            let bytes = rest.as_bytes();
            match bytes {
                [] => return None,
                [b'<', b'!' | b'?', ..] => self.skip_declaration(),
                [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                    let tag = tag(&rest[2..]);
                    self.at += 2 + tag.size;
                    if tag.whole {
                        return Some(Piece::Close(tag.name));
                    }
                }
                [b'<', b'/', ..] => self.skip_declaration(),
                [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => {
                    let tag = tag(&rest[1..]);
                    self.at += 1 + tag.size;
                    if tag.whole {
                        let raw = ["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];
                        self.raw = raw.iter().any(|raw| raw.eq_ignore_ascii_case(tag.name)).then_some(tag.name);
                        return Some(Piece::Open(tag.name, Attributes { rest: tag.attributes }));
                    }
                }
                _ => {
                    let end = memchr(b'<', &bytes[1..]).map_or(rest.len(), |end| end + 1);
                    self.at += end;
                    return Some(Piece::Text(&rest[..end]));
                }
            }
        }
    }
}

/// Where the end tag with this name begins.
fn end_tag(text: &str, name: &str) -> Option<usize> {
    memmem::find_iter(text.as_bytes(), b"</").find(|&at| {
        let behind = &text.as_bytes()[at + 2..];
        behind.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
            && behind.get(name.len()).is_none_or(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
    })
}

struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    /// Up to and with the `>`.
    size: usize,
    /// Whether there is a `>`.
    whole: bool,
}

/// Reads a tag from its name on.
fn tag(text: &str) -> Tag<'_> {
    let name_end = text.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    let mut attributes = Attributes { rest: &text[name_end..] };
    while attributes.next().is_some() {}
    let end = text.len() - attributes.rest.len();
    let whole = attributes.rest.starts_with('>');
    Tag { name: &text[..name_end], attributes: &text[name_end..end], size: end + usize::from(whole), whole }
}

/// The attributes of a tag: names as written, and values with their entities read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Attributes<'a> {
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    /// The value of an attribute.
    pub(super) fn get(self, name: &str) -> Option<Cow<'a, str>> {
        let (_, value) = { self }.find(|(found, _)| found.eq_ignore_ascii_case(name))?;
        Some(html_escape::decode_html_entities(value))
    }

    /// Whether the tag ends in `/>`, which counts within drawings only.
    pub(super) fn close_element(self) -> bool {
        self.rest.ends_with('/')
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<(&'a str, &'a str)> {
        let blank = |c: char| c.is_ascii_whitespace();
        self.rest = self.rest.trim_start_matches(|c| blank(c) || c == '/');
        if self.rest.is_empty() || self.rest.starts_with('>') {
            return None;
        }
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let end = self.rest[first..].find(|c| blank(c) || matches!(c, '/' | '>' | '=')).map(|end| end + first);
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest;
        let Some(value) = rest.trim_start_matches(blank).strip_prefix('=').map(|v| v.trim_start_matches(blank)) else {
            return Some((name, ""));
        };
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, rest) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c| blank(c) || c == '>').unwrap_or(value.len())),
        };
        self.rest = rest;
        Some((name, value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_attributes_and_texts_come_in_order() {
        let page =
            "<!-- <p> --><P class='a>b' data-x = 1 hidden>1 < 2<br/></P ><script>if (a</b) '</p>'</SCRIPT>x<p title=\"";
        let pieces: Vec<Piece<'_>> = Scan::new(page).collect();
        let Piece::Open("P", attributes) = pieces[0] else { panic!("{pieces:?}") };
        assert_eq!(attributes.collect::<Vec<_>>(), [("class", "a>b"), ("data-x", "1"), ("hidden", "")]);
        assert_eq!(pieces[1..3], [Piece::Text("1 "), Piece::Text("< 2")]);
        assert!(matches!(pieces[3], Piece::Open("br", _)));
        assert_eq!(pieces[4], Piece::Close("P"));
        assert!(matches!(pieces[5], Piece::Open("script", _)));
        assert_eq!(pieces[6..], [Piece::Raw("if (a</b) '</p>'"), Piece::Close("SCRIPT"), Piece::Text("x")]);
    }
}
