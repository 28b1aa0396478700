//! Lines, paragraphs and sentences as ranges of tokens.

use super::token::{Case, Token};
use crate::Span;
use std::ops::Range;

/// Which part of a page a line is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Headline,
    Body,
    Teaser,
}

/// A paragraph, as one or more sentences.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) part: Part,
    pub(crate) sentences: Vec<Range<usize>>,
    /// Whether it is an item of a list.
    pub(crate) item: bool,
}

impl Line {
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.sentences.first().map_or(0, |s| s.start)..self.sentences.last().map_or(0, |s| s.end)
    }
}

/// Cuts tokens into lines, a line that was only wrapped joined to the one before, and lines into sentences.
/// A line never crosses the edge of a span in `whole`.
pub(crate) fn lines(text: &str, tokens: &[Token], whole: impl Iterator<Item = Span>) -> Vec<Line> {
    let edges: Vec<usize> = whole.flat_map(|span| [span.start(), span.end()]).collect();
    let mut out: Vec<Line> = Vec::new();
    let mut start = 0;
    for at in 1..=tokens.len() {
        if at == tokens.len()
            || edges.iter().any(|&edge| tokens[at - 1].end as usize <= edge && edge <= tokens[at].start as usize)
            || breaks(text, &tokens[start..at], tokens[at - 1], tokens[at])
        {
            let sentences = sentences(text, tokens, start..at);
            out.push(Line { part: Part::Body, sentences, item: is_item(text, &tokens[start]) });
            start = at;
        }
    }
    out
}

fn is_item(text: &str, first: &Token) -> bool {
    ['-', '+', '*', '•', '–', '>'].iter().any(|&mark| first.is_mark(text, mark))
}

/// Whether a new line begins between two tokens.
fn breaks(text: &str, line: &[Token], before: Token, after: Token) -> bool {
    // Most words stand behind one blank.
    if after.start - before.end < 2 && text.as_bytes()[before.end as usize] != b'\n' {
        return false;
    }
    let gap = &text[before.end as usize..after.start as usize];
    let Some(newlines) = gap.bytes().filter(|&b| b == b'\n').count().checked_sub(1) else { return false };
    if newlines > 0 || is_item(text, &after) || after.text(text) == "date" {
        return true;
    }
    let ended = ['.', '!', '?', ':', ';', ')', '"', '”'].iter().any(|&mark| before.is_mark(text, mark));
    let long = line.len() > 6;
    let wrapped = after.is_word() && after.case == Case::Lower && !ended;
    // A line that ends in a small word has not ended.
    let hangs = before.is_word()
        && before.case == Case::Lower
        && matches!(
            before.text(text),
            "and"
                | "of"
                | "the"
                | "in"
                | "to"
                | "with"
                | "reaching"
                | "reached"
                | "over"
                | "nearly"
                | "than"
                | "from"
                | "was"
                | "were"
                | "hit"
                | "totalled"
                | "about"
                | "và"
                | "của"
                | "với"
                | "trong"
                | "các"
                | "for"
                | "by"
                | "at"
        );
    // "accounted for 3.4 billion, up" and the rate in the next line.
    let moves = before.is_word() && matches!(before.text(text), "up" | "down") && after.is_number();
    let wide = text[line[0].start as usize..before.end as usize].chars().count() > 60;
    let listed = before.is_mark(text, ',') && wide && after.case != Case::Upper;
    !(long
        && (wrapped
            || hangs
            || moves
            || listed
            || (!ended && wide && gap.len() == 1 && line_width_is_wrapped(text, before))))
}

/// Whether the text around is wrapped at a fixed width: the lines before have about the same length.
fn line_width_is_wrapped(text: &str, before: Token) -> bool {
    let end = before.end as usize;
    let mut lines = text[..end].rsplit('\n').take(3).map(|line| line.chars().count());
    let Some(last) = lines.next() else { return false };
    (50..=100).contains(&last)
        && lines.next().is_some_and(|l| (50..=100).contains(&l))
        && lines.next().is_some_and(|l| (50..=100).contains(&l))
}

/// More tokens are no sentence but a list or a table without lines, which would cost its length squared.
const LONGEST: usize = 1000;

fn sentences(text: &str, tokens: &[Token], line: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = line.start;
    for at in line.clone() {
        if at + 1 < line.end && (at - start >= LONGEST || ends_sentence(text, tokens, at)) {
            out.push(start..at + 1);
            start = at + 1;
        }
    }
    out.push(start..line.end);
    out
}

fn ends_sentence(text: &str, tokens: &[Token], at: usize) -> bool {
    let (mark, next) = (tokens[at], tokens[at + 1]);
    if glued(text, tokens, at) {
        return true;
    }
    if !next.spaced && !next.is_mark(text, '"') && !next.is_mark(text, '”') {
        return false;
    }
    if mark.is_mark(text, '?') || mark.is_mark(text, '!') || mark.is_mark(text, '…') {
        return true;
    }
    if !mark.is_mark(text, '.') {
        // A subhead or caption fused to the sentence behind it.
        let starts = next.case == Case::Capital
            && matches!(
                next.text(text),
                "Theo"
                    | "Với"
                    | "Trong"
                    | "Tuy"
                    | "Ngoài"
                    | "Đây"
                    | "Bên"
                    | "Hiện"
                    | "Để"
                    | "Riêng"
                    | "Cũng"
                    | "Tính"
                    | "Phát"
                    | "Thống"
                    | "Báo"
                    | "Cụ"
            );
        let inner = mark.is_word() || mark.is_number() || mark.is_mark(text, '%') || mark.is_mark(text, ')');
        return starts
            && inner
            && !(mark.is_word()
                && mark.case == Case::Upper
                && tokens[at + 1..].iter().take(6).all(|t| t.case != Case::Lower || !t.is_word()));
    }
    let opens = next.case != Case::Lower || !next.is_word();
    if !opens || next.is_mark(text, ',') {
        return false;
    }
    let Some(before) = at.checked_sub(1).map(|b| tokens[b]) else { return false };
    if before.is_word() && before.end == mark.start {
        let word = before.text(text);
        let initial = before.case != Case::Lower && word.chars().count() == 1;
        return !initial
            && !matches!(
                word,
                "TP" | "Tp"
                    | "St"
                    | "Mr"
                    | "Mrs"
                    | "Dr"
                    | "No"
                    | "vs"
                    | "approx"
                    | "TX"
                    | "PGS"
                    | "GS"
                    | "TS"
                    | "ThS"
                    | "Ths"
                    | "Jan"
                    | "Feb"
                    | "Aug"
                    | "Sept"
                    | "Oct"
                    | "Nov"
                    | "Dec"
                    | "Inc"
                    | "Co"
                    | "Ltd"
            );
    }
    true
}

/// "12 percent.Seafood exports": paragraphs that lost the gap between them.
fn glued(text: &str, tokens: &[Token], at: usize) -> bool {
    let (mark, next) = (tokens[at], tokens[at + 1]);
    let Some(before) = at.checked_sub(1).map(|b| tokens[b]).filter(|b| b.end == mark.start) else { return false };
    let letters = |token: Token| token.text(text).chars().count();
    let word = before.is_word()
        && match before.case {
            Case::Lower => letters(before) > 2,
            Case::Upper => letters(before) == 3,
            Case::Capital => letters(before) > 5 && letters(next) > 3,
        };
    let ended = word || before.is_mark(text, '%') || before.is_mark(text, ')');
    mark.is_mark(text, '.')
        && !next.spaced
        && ended
        && next.is_word()
        && next.case == Case::Capital
        && letters(next) > 1
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, lines};
    use crate::sentence::tokens;

    #[test]
    fn sentences_without_a_gap_are_two() {
        let count = |text: &str| {
            let mut all = Vec::new();
            tokens(text, 0, text.len(), |_| 0, &mut all);
            lines(text, &all, std::iter::empty())[0].sentences.len()
        };
        assert_eq!(count("Exports rose 12 percent.Seafood earned 4 million USD.In June it was less."), 3);
        assert_eq!(count("The site is Example.Com and the town is TP.Vinh."), 1);
    }

    #[test]
    fn what_never_ends_is_cut() {
        let text = "một hai, ".repeat(2 * LONGEST);
        let mut all = Vec::new();
        tokens(&text, 0, text.len(), |_| 0, &mut all);
        let lines = lines(&text, &all, std::iter::empty());
        let sentences = &lines[0].sentences;
        assert_eq!((lines.len(), lines[0].tokens()), (1, 0..all.len()));
        assert!(sentences.len() > 5 && sentences.iter().all(|sentence| sentence.len() <= LONGEST + 1));
        assert!(sentences.windows(2).all(|pair| pair[0].end == pair[1].start));
    }
}
