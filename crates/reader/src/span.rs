//! Where something stands in a document.

/// A half-open range of bytes in a document's text; both ends lie on character boundaries and `start <= end`.
///
/// Output gives places in Unicode scalar values: [`Scalars`] converts at the edge.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The range from `start` to `end`; ends given in the wrong order are swapped.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Span {
        let (start, end) = if start <= end { (start, end) } else { (end, start) };
        Span { start: u32::try_from(start).unwrap_or(u32::MAX), end: u32::try_from(end).unwrap_or(u32::MAX) }
    }

    /// The first byte.
    #[must_use]
    pub fn start(self) -> usize {
        self.start as usize
    }

    /// The byte behind the last.
    #[must_use]
    pub fn end(self) -> usize {
        self.end as usize
    }

    /// The text at this place; empty when the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.start()..self.end()).unwrap_or("")
    }

    /// Whether the other span lies within this one.
    #[must_use]
    pub fn covers(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Converts byte offsets of one text into counts of Unicode scalar values, in one pass for offsets that rise.
#[derive(Debug)]
pub struct Scalars<'a> {
    text: &'a str,
    byte: usize,
    scalar: usize,
}

impl<'a> Scalars<'a> {
    /// A converter for this text.
    #[must_use]
    pub fn new(text: &'a str) -> Scalars<'a> {
        Scalars { text, byte: 0, scalar: 0 }
    }

    /// The number of scalar values before the byte offset.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.scalar) = (0, 0);
        }
        let more = self.text.as_bytes().get(self.byte..byte).unwrap_or(&[]);
        self.scalar += more.iter().filter(|&&b| b & 0xC0 != 0x80).count();
        self.byte = byte;
        self.scalar
    }

    /// Start and end of a span, in scalar values.
    pub fn span(&mut self, span: Span) -> [usize; 2] {
        [self.at(span.start()), self.at(span.end())]
    }
}
