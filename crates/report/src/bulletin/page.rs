//! What is a bulletin made of, whatever it is written as?

use crate::chart::Picture;

/// A periodic report with its sources.
#[derive(Clone, PartialEq, Debug)]
pub struct Bulletin {
    /// The code of its language.
    pub lang: &'static str,
    /// What it is about.
    pub title: String,
    /// What it rests on.
    pub basis: String,
    /// Its parts, in order; the last is the list of sources.
    pub sections: Vec<Section>,
    /// The heading over the sources.
    pub sources: String,
    /// Where the figures were read, in the order in which they are referred to.
    pub notes: Vec<Note>,
}

/// A part under a heading.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// How deep it stands, from 1.
    pub depth: u8,
    /// What stands under it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A paragraph.
    Text(Line),
    /// A list.
    Items(Vec<Line>),
    /// A table.
    Table(Table),
    /// A picture, with what it shows in words.
    Picture {
        /// The picture.
        picture: Picture,
        /// What it shows.
        alt: String,
    },
}

/// A line of text.
pub type Line = Vec<Run>;

/// A piece of a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Run {
    /// Plain text.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// The number of a note.
    Note(usize),
}

/// A table with its caption.
#[derive(Clone, PartialEq, Debug)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// How many columns are text; those behind them are aligned to the right.
    pub texts: usize,
    /// The titles of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Line>>,
}

/// Where figures were read.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    /// The sentence, the figures in it standing out.
    pub quote: Line,
    /// The document and its day.
    pub source: String,
    /// Where it stands.
    pub url: Option<String>,
}

/// Begins and ends the number of a note inside a text.
pub(super) const NOTE: [char; 2] = ['\u{E000}', '\u{E001}'];
/// Begins and ends what stands out inside a text.
pub(super) const STRONG: [char; 2] = ['\u{E002}', '\u{E003}'];

/// The pieces of a text with marks in it.
pub(super) fn line(text: &str) -> Line {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find([NOTE[0], STRONG[0]]) {
        if at > 0 {
            runs.push(Run::Text(rest[..at].to_owned()));
        }
        let note = rest[at..].starts_with(NOTE[0]);
        let end = if note { NOTE[1] } else { STRONG[1] };
        let inner = &rest[at + end.len_utf8()..];
        let (inside, behind) = inner.split_once(end).unwrap_or((inner, ""));
        match inside.parse() {
            Ok(number) if note => runs.push(Run::Note(number)),
            _ => runs.push(Run::Strong(inside.to_owned())),
        }
        rest = behind;
    }
    if !rest.is_empty() {
        runs.push(Run::Text(rest.to_owned()));
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::{Run, line};

    #[test]
    fn marks_become_pieces() {
        let text = "a \u{E002}b\u{E003}c\u{E000}12\u{E001}";
        let [a, b, c] = ["a ", "b", "c"].map(str::to_owned);
        assert_eq!(line(text), [Run::Text(a), Run::Strong(b), Run::Text(c), Run::Note(12)]);
    }
}
