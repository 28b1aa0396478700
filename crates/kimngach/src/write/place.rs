//! Lines and columns, as a reader counts them.

/// Finds the lines of a text.
pub(super) struct Lines<'a> {
    text: &'a str,
    /// The first byte of each line.
    starts: Vec<usize>,
    /// The place told last: its line, its byte, and the characters before it in the line.
    last: (Line, usize, usize),
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
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1));
        Lines { text, starts, last: (Line { number: 1, start: 0 }, 0, 0) }
    }

    /// The line in which a byte stands.
    pub(super) fn at(&self, byte: usize) -> Line {
        let number = self.starts.partition_point(|&start| start <= byte);
        Line { number, start: self.starts[number - 1] }
    }

    /// Line and column, both counted from one, the column in characters.
    pub(super) fn place(&mut self, byte: usize) -> String {
        let line = self.at(byte);
        // Lines may be very long: counting goes on from the last place where it can.
        let (from, before) = match self.last {
            (last, at, before) if last == line && at <= byte => (at, before),
            _ => (line.start, 0),
        };
        let before = before + self.text.get(from..byte).unwrap_or_default().chars().count();
        self.last = (line, byte, before);
        format!("{}:{}", line.number, before + 1)
    }
}

/// White space in a text as single blanks, so that it fits one line.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn places_are_counted_in_characters() {
        let mut lines = Lines::new("tỷ đồng\n\nđạt 5 tỷ\n");
        assert_eq!([0, 5, 12, 13, 21, 13].map(|byte| lines.place(byte)), ["1:1", "1:4", "1:8", "2:1", "3:5", "2:1"]);
    }
}
