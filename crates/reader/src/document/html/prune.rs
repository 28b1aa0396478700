//! What of a page can bear on its text? Only that goes on to the parser, and never nested too deep.

use super::depth::Open;
use super::scan::{Attributes, Piece, Scan};

/// Left out with all they hold.
const EMPTIED: [&str; 20] = [
    "script", "style", "noscript", "template", "svg", "math", "iframe", "xmp", "noembed", "noframes", "select",
    "textarea", "object", "canvas", "audio", "video", "button", "dialog", "map", "applet",
];

/// Left out, but what they hold stays: they say how letters look, and parsers copy them into every block.
const LEFT_OUT: [&str; 25] = [
    "b",
    "i",
    "u",
    "em",
    "strong",
    "font",
    "big",
    "small",
    "s",
    "strike",
    "tt",
    "code",
    "nobr",
    "form",
    "frameset",
    "frame",
    "option",
    "optgroup",
    "plaintext",
    "html",
    "rb",
    "rt",
    "rp",
    "rtc",
    "ruby",
];

const VOID: [&str; 14] =
    ["br", "img", "hr", "meta", "link", "input", "source", "col", "wbr", "area", "base", "embed", "param", "track"];

const ATTRIBUTES: [&str; 14] = [
    "class",
    "id",
    "href",
    "name",
    "property",
    "itemprop",
    "role",
    "rel",
    "hidden",
    "aria-hidden",
    "style",
    "datetime",
    "content",
    "src",
];

/// A page with what its text does not need left out.
pub(super) struct Pruned {
    pub(super) page: String,
    pub(super) elements: usize,
}

/// Prunes a page.
pub(super) fn prune(page: &str) -> Pruned {
    let mut pruned = Pruned { page: String::with_capacity(page.len() / 2), elements: 0 };
    let mut open = Open::default();
    let mut unclosed: Vec<&str> = Vec::new();
    let mut scan = Scan::new(page);
    let mut raw_title = false;
    while let Some(piece) = scan.next() {
        match piece {
            Piece::Text(text) => push_text(&mut pruned.page, text),
            Piece::Raw(text) if raw_title => push_text(&mut pruned.page, text),
            Piece::Raw(_) => {}
            Piece::Open(written, attributes) => {
                let name = written.to_ascii_lowercase();
                let name = name.as_str();
                raw_title = name == "title";
                if let Some(emptied) = EMPTIED.iter().find(|emptied| **emptied == name) {
                    // One that was not closed before is not closed further on either: no need to look twice.
                    let lone = matches!(name, "svg" | "math") && attributes.close_element();
                    if !lone && !unclosed.contains(emptied) && !scan.skip_element(name) {
                        unclosed.push(emptied);
                    }
                } else if !LEFT_OUT.contains(&name) && (VOID.contains(&name) || open.enter(name)) {
                    push_tag(&mut pruned.page, name, attributes);
                    pruned.elements += 1;
                }
            }
            Piece::Close(written) => {
                let name = written.to_ascii_lowercase();
                if open.leave(&name) {
                    pruned.page.push_str("</");
                    pruned.page.push_str(&name);
                    pruned.page.push('>');
                }
            }
        }
    }
    pruned
}

fn push_text(page: &mut String, text: &str) {
    match text.strip_prefix('<') {
        Some(rest) => {
            page.push_str("&lt;");
            page.push_str(rest);
        }
        None => page.push_str(text),
    }
}

fn push_tag(page: &mut String, name: &str, attributes: Attributes<'_>) {
    page.push('<');
    page.push_str(name);
    for wanted in ATTRIBUTES {
        if let Some((_, value)) = { attributes }.find(|(found, _)| found.eq_ignore_ascii_case(wanted)) {
            page.push(' ');
            page.push_str(wanted);
            page.push_str("=\"");
            page.push_str(&value.replace('"', "&quot;"));
            page.push('"');
        }
    }
    page.push('>');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pruned(page: &str) -> String {
        prune(page).page
    }

    #[test]
    fn what_only_looks_or_runs_is_left_out() {
        let page = "<p onclick=x CLASS=a><b>Hơn 5</b> tỷ<script>'<p>'</script><style>p{}</style><!-- 7 --></p>1 < 2";
        assert_eq!(pruned(page), "<p class=\"a\">Hơn 5 tỷ</p>1 &lt; 2");
    }

    #[test]
    fn an_element_never_closed_does_not_swallow_the_page() {
        assert_eq!(pruned("<noscript><select>5 tỷ"), "5 tỷ");
    }
}
