//! How deep is the page nested here?

/// How deep elements may nest; the tags of deeper ones are left out, their text stays. Parsers take a time that grows
/// with the square of the depth, and code that walks a tree runs out of stack.
const DEPTH: usize = 200;

/// The elements that are open, or more: what is counted as closed, every parser has closed.
#[derive(Default)]
pub(super) struct Open(Vec<String>);

impl Open {
    /// Takes in a start tag; false when it is to be left out.
    pub(super) fn enter(&mut self, name: &str) -> bool {
        let table = self.0.iter().rposition(|open| open == "table");
        match name {
            "p" => return true,
            "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "caption" | "colgroup" => {
                let Some(table) = table else { return false };
                self.0.truncate(table + 1);
                if !matches!(name, "td" | "th" | "caption") {
                    return true;
                }
            }
            "li" => self.replace(&["li"]),
            "dd" | "dt" => self.replace(&["dd", "dt"]),
            _ => {}
        }
        let room = self.0.len() < DEPTH;
        if room {
            self.0.push(name.to_owned());
        }
        room
    }

    fn replace(&mut self, names: &[&str]) {
        self.0.pop_if(|last| names.contains(&last.as_str()));
    }

    /// Takes in an end tag; false when it is to be left out.
    pub(super) fn leave(&mut self, name: &str) -> bool {
        if matches!(name, "p" | "title") {
            self.0.pop_if(|last| last == name);
            return true;
        }
        let cell = |open: &str| matches!(open, "td" | "th" | "caption");
        let table = self.0.iter().rposition(|open| open == "table");
        if matches!(name, "tr" | "tbody" | "thead" | "tfoot" | "colgroup") {
            let Some(table) = table else { return false };
            if self.0.get(table + 1).is_some_and(|open| cell(open)) {
                self.0.truncate(table + 1);
            }
            return true;
        }
        for (at, open) in self.0.iter().enumerate().rev() {
            if open == name {
                self.0.truncate(at);
                return true;
            }
            let stops =
                if is_block(name) { name != "table" && (open == "table" || cell(open)) } else { is_block(open) };
            if stops {
                return false;
            }
        }
        false
    }
}

fn is_block(name: &str) -> bool {
    const BLOCKS: [&str; 41] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hgroup",
        "li",
        "listing",
        "main",
        "marquee",
        "menu",
        "nav",
        "ol",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "title",
        "ul",
    ];
    BLOCKS.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::prune::prune;
    use super::super::scan::{Piece, Scan};
    use super::DEPTH;

    #[test]
    fn nesting_ends_at_the_limit() {
        let deepest = |page: &str| {
            let (mut depth, mut deepest) = (0_usize, 0);
            for piece in Scan::new(&prune(page).page) {
                match piece {
                    Piece::Open("tr" | "p", _) | Piece::Close("tr" | "p") => {}
                    Piece::Open(..) => depth += 1,
                    Piece::Close(_) => depth -= 1,
                    _ => {}
                }
                deepest = deepest.max(depth);
            }
            deepest
        };
        for page in
            ["<div>", "<span><div></span>", "<li><div><dd><div>", "<div></x>", "<table><tr><td><div></td></div>"]
        {
            assert!(deepest(&page.repeat(5000)) <= 3 * DEPTH, "{page}");
        }
        assert_eq!(deepest(&"<div><p>a</p></div>".repeat(500)), 1);
        assert_eq!(deepest(&"<table><tr><td><div>a</div></td></tr></table>".repeat(500)), 3);
    }
}
