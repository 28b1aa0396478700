//! Lines and columns, as a reader counts them.

/// Finds the lines of a text for places that rise, in one pass.
pub(super) struct Lines<'a> {
    text: &'a str,
    start: usize,
    line: usize,
}

/// A line of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Line {
    /// Counted from one.
    pub(super) number: usize,
    /// Its first byte.
    pub(super) start: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Lines<'a> {
        Lines { text, start: 0, line: 1 }
    }

    /// The line in which a byte stands.
    pub(super) fn at(&mut self, byte: usize) -> Line {
        if byte < self.start {
            (self.start, self.line) = (0, 1);
        }
        let passed = self.text.get(self.start..byte).unwrap_or_default();
        if let Some(last) = passed.rfind('\n') {
            self.line += passed.bytes().filter(|&b| b == b'\n').count();
            self.start += last + 1;
        }
        Line { number: self.line, start: self.start }
    }

    /// Line and column, both counted from one, the column in characters.
    pub(super) fn place(&mut self, byte: usize) -> String {
        let line = self.at(byte);
        let before = self.text.get(line.start..byte).unwrap_or_default();
        format!("{}:{}", line.number, before.chars().count() + 1)
    }
}

/// White space in a text as single blanks, so that it fits one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
