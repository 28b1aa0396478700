//! Which links does a page of HTML hold?

use crate::listing::Item;
use crate::site::address;
use std::collections::HashSet;
use url::Url;

/// The links of a page that stands at `base`, each once, in the order of the page; the words of a link are its title. What is
/// in comments and scripts is no link.
#[must_use]
pub fn links(page: &str, base: &Url) -> Vec<Item> {
    let mut base = base.clone();
    let mut out: Vec<Item> = Vec::new();
    let mut seen = HashSet::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(skipped) = skip(rest) {
            rest = skipped;
            continue;
        }
        let Some(tag) = end(rest).map(|end| &rest[1..end]) else { break };
        rest = &rest[tag.len() + 2..];
        let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let href = || attribute(tag, "href").map(|href| html_escape::decode_html_entities(&href).into_owned());
        match name.as_str() {
            "base" => {
                if let Some(told) = href().and_then(|href| address(&href, Some(&base)).ok()) {
                    base = told;
                }
            }
            "a" => {
                let Some(url) = href().and_then(|href| address(&href, Some(&base)).ok()) else { continue };
                let words =
                    ["</a", "</A"].into_iter().filter_map(|end| rest.find(end)).min().map_or("", |end| &rest[..end]);
                if !seen.insert(url.clone()) {
                    continue;
                }
                out.push(Item {
                    url,
                    title: Some(plain(words)).filter(|words| !words.is_empty()),
                    published: None,
                    changed: None,
                });
            }
            _ => {}
        }
    }
    out
}

/// What stands behind a comment, a script or a style.
fn skip(rest: &str) -> Option<&str> {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return Some(comment.find("-->").map_or("", |end| &comment[end + 3..]));
    }
    let starts =
        |word: &str| rest.as_bytes().get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()));
    let (_, end) = [("<script", "</script"), ("<style", "</style")].into_iter().find(|(start, _)| starts(start))?;
    let bytes = rest.as_bytes();
    let at = bytes.windows(end.len()).position(|window| window.eq_ignore_ascii_case(end.as_bytes()));
    Some(at.map_or("", |at| &rest[at + 2..]))
}

/// Where a tag ends: at the first `>` that is not in quotes.
fn end(rest: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let mut from = 0;
    loop {
        let at = from + lower[from..].find(name)?;
        from = at + name.len();
        let alone = lower[..at].ends_with(|c: char| c.is_ascii_whitespace() || matches!(c, '"' | '\'' | '/'));
        let Some(value) = tag[from..].trim_start().strip_prefix('=').filter(|_| alone) else { continue };
        let value = value.trim_start();
        return Some(match value.chars().next()? {
            quote @ ('"' | '\'') => value[1..].split(quote).next().unwrap_or_default().to_owned(),
            _ => value.split_ascii_whitespace().next().unwrap_or_default().to_owned(),
        });
    }
}

/// Words without tags.
fn plain(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(at) = rest.find('<') {
        out += &rest[..at];
        out.push(' ');
        rest = end(&rest[at..]).map_or("", |end| &rest[at + end + 1..]);
    }
    out += rest;
    html_escape::decode_html_entities(&out).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::links;
    use url::Url;

    fn of(page: &str) -> Vec<(String, String)> {
        let base = Url::parse("https://example.vn/tin/").unwrap();
        let shown = |item: crate::Item| (item.url.to_string(), item.title.unwrap_or_default());
        links(page, &base).into_iter().map(shown).collect()
    }

    #[test]
    fn links_have_addresses_and_words() {
        let page = r#"<!-- <a href="/old">x</a> --><script>"<a href='/script'>"</script>
            <A class=tin HREF='bai-1.html?a=1&amp;b=2#x'>Xuất khẩu <b>tháng 9</b></A> <a href=/bai-2>2</a>
            <a data-href="/no" title="a > b" href = "/bai-3"><img alt=""></a><a href="mailto:a@b">m</a><a name="x">y</a>
            <a href="/bai-2">again</a>"#;
        let told = [
            ("https://example.vn/tin/bai-1.html?a=1&b=2", "Xuất khẩu tháng 9"),
            ("https://example.vn/bai-2", "2"),
            ("https://example.vn/bai-3", ""),
        ];
        assert_eq!(of(page), told.map(|(url, words)| (url.to_owned(), words.to_owned())));
        assert_eq!(of("<base href='/x/'><a href=y>z</a>")[0].0, "https://example.vn/x/y");
    }

    #[test]
    fn what_is_no_page_holds_no_links() {
        for page in ["", "<", "<a", "<a href=", "<a href=\"x", "<!--", "<script", "đ<a href='đ", "<a hrefhref=x"] {
            assert!(of(page).len() <= 1, "{page}");
        }
    }
}
