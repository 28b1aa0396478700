//! How does a page read as lines of text?

use super::scan::{Attributes, Piece, Scan};
use super::tables::data_tables;

/// What a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A paragraph, or another block.
    Block,
    /// An item of a list, or a line within a block.
    Inner,
    /// A heading of the first level.
    Title,
    /// A row of a table with at least two cells, or its caption, or that of a picture.
    Row,
}

/// A line of a page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Whether the block before is another one.
    pub(super) apart: bool,
    /// Characters that are links.
    pub(super) linked: usize,
    /// Whether it stands among what surrounds an article: menus, the foot of the page.
    pub(super) around: bool,
    /// Whether it stands in an element that the page calls an article.
    pub(super) inside: bool,
}

/// Reads pruned HTML as lines.
pub(super) fn render(page: &str) -> Vec<Line> {
    let mut tables = data_tables(page).into_iter();
    let mut state = State::default();
    for piece in Scan::new(page) {
        match piece {
            Piece::Text(text) => state.text(text),
            Piece::Raw(_) => {}
            Piece::Open(name, attributes) => {
                let data = name == "table" && tables.next().unwrap_or(false);
                state.open(name, attributes, data);
            }
            Piece::Close(name) => state.close(name),
        }
    }
    state.flush(true);
    state.lines
}

#[derive(Default)]
struct State {
    lines: Vec<Line>,
    line: String,
    linked: usize,
    /// The cells of the row being read, while in a table of data.
    cells: Option<Vec<String>>,
    in_cell: bool,
    tables: Vec<bool>,
    links: usize,
    around: usize,
    articles: usize,
    kind: Option<Kind>,
    apart: bool,
}

impl State {
    fn in_data(&self) -> bool {
        self.tables.last().copied().unwrap_or(false)
    }

    fn text(&mut self, text: &str) {
        let text = html_escape::decode_html_entities(text);
        for c in text.chars() {
            if c.is_whitespace() || c == '\u{FEFF}' {
                if !self.line.is_empty() && !self.line.ends_with(' ') {
                    self.line.push(' ');
                }
            } else if !c.is_control() {
                self.line.push(c);
                self.linked += usize::from(self.links > 0);
            }
        }
    }

    /// Ends a line; the next is apart from it if a block ends here.
    fn flush(&mut self, block: bool) {
        let text = self.line.trim_end();
        if !text.is_empty() {
            let kind = self.kind.unwrap_or(if self.apart || block { Kind::Block } else { Kind::Inner });
            let line = Line {
                text: text.to_owned(),
                kind,
                apart: self.apart,
                linked: self.linked,
                around: self.around > 0,
                inside: self.articles > 0,
            };
            self.lines.push(line);
            self.apart = false;
        }
        self.line.clear();
        self.linked = 0;
        self.apart |= block;
    }

    fn end_cell(&mut self) {
        if !std::mem::take(&mut self.in_cell) {
            return;
        }
        let text = self.line.trim_end().to_owned();
        if let Some(cells) = &mut self.cells {
            cells.push(text);
            self.line.clear();
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        let Some(cells) = self.cells.take() else { return };
        let rest = std::mem::take(&mut self.line);
        if cells.iter().any(|cell| !cell.is_empty()) {
            self.line = cells.join(" | ");
            self.kind = Some(Kind::Row);
            self.flush(false);
            self.kind = None;
        }
        self.line = rest;
    }

    fn open(&mut self, name: &str, attributes: Attributes<'_>, data: bool) {
        match name {
            "a" => self.links += usize::from(attributes.get("href").is_some()),
            "table" => {
                self.flush(true);
                self.tables.push(data);
            }
            "tr" if self.in_data() => {
                self.end_row();
                self.flush(false);
                self.cells = Some(Vec::new());
            }
            "td" | "th" if self.in_data() => {
                self.end_cell();
                self.cells.get_or_insert_default();
                self.line.clear();
                self.in_cell = true;
            }
            "caption" | "figcaption" => {
                self.flush(true);
                self.kind = Some(Kind::Row);
            }
            "nav" | "footer" | "aside" => {
                self.flush(true);
                self.around += 1;
            }
            "article" => {
                self.flush(true);
                self.articles += 1;
            }
            "h1" => {
                self.flush(true);
                self.kind = Some(Kind::Title);
            }
            "thead" | "tbody" | "tfoot" | "colgroup" | "col" if self.in_data() => {}
            _ => self.edge(name),
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "a" => self.links = self.links.saturating_sub(1),
            "table" => {
                self.end_row();
                self.tables.pop();
                self.flush(true);
            }
            "tr" if self.in_data() => self.end_row(),
            "td" | "th" if self.in_data() => self.end_cell(),
            "caption" | "figcaption" | "h1" => {
                self.flush(name != "caption");
                self.kind = None;
            }
            "nav" | "footer" | "aside" => {
                self.flush(true);
                self.around = self.around.saturating_sub(1);
            }
            "article" => {
                self.flush(true);
                self.articles = self.articles.saturating_sub(1);
            }
            "thead" | "tbody" | "tfoot" | "colgroup" if self.in_data() => {}
            _ => self.edge(name),
        }
    }

    /// Where a block begins or ends, a line ends; within a cell there is a blank.
    fn edge(&mut self, name: &str) {
        let inline = matches!(
            name,
            "span" | "abbr" | "cite" | "q" | "time" | "sup" | "sub" | "ins" | "del" | "mark" | "label" | "wbr" | "img"
        );
        let within = matches!(name, "br" | "li" | "dt" | "dd" | "tr" | "input" | "hr");
        if self.cells.is_some() {
            if !inline {
                self.text(" ");
            }
        } else if within {
            self.flush(name == "hr");
        } else if !inline {
            self.flush(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(page: &str) -> String {
        super::super::joined(&render(page))
    }

    #[test]
    fn blocks_lists_and_tables_read_as_lines() {
        let page = "<h2>Tuần  qua</h2><p>Đạt 5&nbsp;triệu\n USD<br>tăng 2%</p><ul><li>Gạo: <span>3</span></li><li>Cà phê</ul>\
                    <table><tr><th>Ngày<td></td><td><p>Xe</p></td></tr><tr><td>1/2</td><td>x</td><td>7</td></tr></table>Hết";
        let wanted = "Tuần qua\n\nĐạt 5 triệu USD\ntăng 2%\n\nGạo: 3\nCà phê\n\nNgày |  | Xe\n1/2 | x | 7\n\nHết";
        assert_eq!(text(&super::super::prune::prune(page).page), wanted);
    }

    #[test]
    fn a_table_that_only_places_blocks_is_no_table() {
        let page =
            "<table><tr><td>Trái</td><td><div>Một</div><table><tr><td>a</td><td>1</td></tr></table></td></tr></table>";
        assert_eq!(text(page), "Trái\n\nMột\n\na | 1");
    }
}
