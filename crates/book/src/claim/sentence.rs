//! In which sentence does a number stand?

/// The sentence around a range of bytes: to the end of the line, or to a mark that ends a sentence before a blank and
/// a capital.
pub(super) fn around(text: &str, start: usize, end: usize) -> &str {
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    let mut from = line_start;
    let mut to = line_end;
    let line = &text[line_start..line_end];
    for (at, mark) in line.char_indices().filter(|&(_, c)| matches!(c, '.' | '!' | '?' | ';')) {
        let behind = line_start + at + mark.len_utf8();
        let mut after = text[behind..line_end].chars();
        let ends = after.next().is_some_and(char::is_whitespace) && after.next().is_some_and(|c| !c.is_lowercase());
        if !ends {
            continue;
        }
        if behind <= start {
            from = behind;
        } else if behind >= end {
            to = behind;
            break;
        }
    }
    text[from..to].trim()
}

/// Tells on which lines bytes stand, in one pass for bytes that rise.
pub(super) struct Lines<'a> {
    text: &'a [u8],
    byte: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Lines<'a> {
        Lines { text: text.as_bytes(), byte: 0, line: 0 }
    }

    /// The line of a byte, counted from nought.
    pub(super) fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.line) = (0, 0);
        }
        self.line += self.text[self.byte..byte].iter().filter(|&&b| b == b'\n').count();
        self.byte = byte;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, around};

    #[test]
    fn a_sentence_ends_at_a_stop_before_a_capital() {
        let text = "Một.\nXuất khẩu 1.200 tấn; nhập 3 tấn. Tháng sau đạt 5 tấn. Hết";
        let of = |word: &str| {
            let start = text.find(word).unwrap();
            around(text, start, start + word.len())
        };
        assert_eq!(of("1.200"), "Xuất khẩu 1.200 tấn; nhập 3 tấn.");
        assert_eq!(of("5 tấn"), "Tháng sau đạt 5 tấn.");
        assert_eq!(of("Hết"), "Hết");
    }

    #[test]
    fn lines_are_counted_forth_and_back() {
        let mut lines = Lines::of("a\nb\n\nc");
        assert_eq!([0, 2, 5, 2].map(|byte| lines.at(byte)), [0, 1, 3, 1]);
    }
}
