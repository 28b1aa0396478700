//! Words, numbers and marks, with their places.

use super::letter::{Letters, WordHash, mark_hash};

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// A run of letters.
    Word,
    /// A run of digits, with points and commas between them.
    Number,
    /// Any other visible character.
    Mark,
}

/// How a word is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Case {
    Lower,
    Capital,
    Upper,
}

/// One word, number or mark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// The number of the word or mark in the vocabulary; 0 when the vocabulary does not have it.
    pub(crate) word: u32,
    pub(crate) kind: Kind,
    pub(crate) case: Case,
    /// Whether space or a line break stands before it.
    pub(crate) spaced: bool,
}

impl Token {
    pub(crate) fn text<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }
    pub(crate) fn is_mark(&self, text: &str, mark: char) -> bool {
        self.kind == Kind::Mark && text[self.start as usize..].starts_with(mark)
    }
    pub(crate) fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }
    pub(crate) fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }
}

/// Cuts text into tokens, in order; `vocabulary` gives the number of a folded word or mark.
pub(crate) fn tokens(text: &str, from: usize, to: usize, vocabulary: impl Fn(u64) -> u32, out: &mut Vec<Token>) {
    let letters = Letters::new();
    let bytes = text.as_bytes();
    let mut at = from;
    let mut spaced = true;
    while at < to {
        let byte = bytes[at];
        if byte == b' ' || byte == b'\n' || byte == b'\r' || byte == b'\t' {
            spaced = true;
            at += 1;
            continue;
        }
        let start = at;
        let mut push = |end: usize, hash: Option<u64>, kind, case| {
            out.push(Token {
                start: start as u32,
                end: end as u32,
                word: hash.map_or(0, &vocabulary),
                kind,
                case,
                spaced: std::mem::take(&mut spaced),
            });
            end
        };
        if byte.is_ascii_digit() {
            let mut end = at + 1;
            while end < to {
                let next = bytes[end];
                let joins =
                    matches!(next, b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) && end + 1 < to;
                if !next.is_ascii_digit() && !joins {
                    break;
                }
                end += 1;
            }
            at = push(end, None, Kind::Number, Case::Lower);
            continue;
        }
        let Some(first) = text[at..to].chars().next() else { break };
        if let Some(letter) = letters.of(first) {
            let mut hash = WordHash::new();
            hash.push(letter);
            let (mut count, mut upper) = (1u32, u32::from(letter.is_upper()));
            let mut end = at + first.len_utf8();
            for c in text[end..to].chars() {
                let Some(letter) = letters.of(c) else { break };
                hash.push(letter);
                count += 1;
                upper += u32::from(letter.is_upper());
                end += c.len_utf8();
            }
            let case = match () {
                () if upper == count && (count > 1) => Case::Upper,
                () if letter.is_upper() => Case::Capital,
                () => Case::Lower,
            };
            at = push(end, Some(hash.finish()), Kind::Word, case);
        } else if first.is_whitespace() || first.is_control() || matches!(first, '\u{200B}' | '\u{FEFF}' | '\u{AD}') {
            spaced = true;
            at += first.len_utf8();
        } else {
            at = push(at + first.len_utf8(), Some(mark_hash(first)), Kind::Mark, Case::Lower);
        }
    }
}
