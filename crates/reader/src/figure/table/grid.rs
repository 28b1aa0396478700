//! Where a table stands in plain text, and its cells: lines of one make under a line that heads their columns.

use super::flat::{in_lines, in_one_line};
use crate::Span;
use std::ops::Range;

/// How the cells of a line are told apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Make {
    /// `a | b | c`
    Bars,
    /// `a<TAB>b<TAB>c`
    Tabs,
    /// `a / b - c - d / e`: a slash between columns, a dash between the parts of one.
    Packed,
    /// `a → b`
    Arrows,
    /// Two spaces or more.
    Wide,
    /// One space: only a row of numbers behind a label.
    Narrow,
    /// All cells in one line: a label, what it is counted in, its numbers.
    Flat,
    /// Each cell in a line of its own.
    Lines,
}

/// A table as it stands in the text; the cells are byte spans.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    pub(super) make: Make,
    /// Lines above that may name what the table is about, nearest first.
    pub(super) titles: Vec<Span>,
    pub(super) head_line: Span,
    /// For each column the words that head it: its own, behind those of its group.
    pub(super) head: Vec<Vec<Span>>,
    pub(super) rows: Vec<Vec<Span>>,
    /// From the head to the last row.
    pub(super) span: Span,
}

/// Finds the tables of a text, in order.
pub(super) fn grids(text: &str) -> Vec<Grid> {
    let lines = lines(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        match grid_at(text, &lines, at) {
            Some((grid, next)) => {
                out.push(grid);
                at = next;
            }
            None => at += 1,
        }
    }
    for grid in in_one_line(text).into_iter().chain(in_lines(text, &lines)) {
        let apart = |other: &Grid| other.span.end() <= grid.span.start() || grid.span.end() <= other.span.start();
        if out.iter().all(apart) {
            out.push(grid);
        }
    }
    out
}

/// Lines without the space around them; an empty line gives an empty range.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let range = start..start + line.trim_end().len();
            start += line.len() + 1;
            range
        })
        .collect()
}

fn grid_at(text: &str, lines: &[Range<usize>], head: usize) -> Option<(Grid, usize)> {
    let line = &lines[head];
    // A row holds a digit, and no paragraph is one.
    let likely = |line: &Range<usize>| line.len() < 400 && text.as_bytes()[line.clone()].iter().any(u8::is_ascii_digit);
    if line.is_empty() || line.len() > 400 || !lines.get(head + 1).is_some_and(likely) {
        return None;
    }
    let make =
        [Make::Bars, Make::Tabs, Make::Packed, Make::Arrows, Make::Wide, Make::Narrow].into_iter().find(|make| {
            let cells = cells(text, line, *make);
            let headed = *make == Make::Narrow || cells.len() > 1;
            headed
                && !is_row(text, &cells, *make)
                && lines.get(head + 1).is_some_and(|next| is_row(text, &self::cells(text, next, *make), *make))
        })?;
    let mut rows = Vec::new();
    let mut next = head + 1;
    while let Some(line) = lines.get(next).filter(|line| !line.is_empty()) {
        let cells = cells(text, line, make);
        let groups = make == Make::Wide && cells.len() == 1 && rows.len() > 1 && continues(text, lines, next, make);
        if !groups && !is_row(text, &cells, make) {
            break;
        }
        rows.push(cells);
        next += 1;
    }
    if rows.len() < 2 {
        return None;
    }
    let above = lines[..head].iter().rev().filter(|line| !line.is_empty()).take(3);
    let titles = above
        .take_while(|line| text[(*line).clone()].chars().count() < 120 && !text[(*line).clone()].ends_with('.'))
        .map(|line| Span::new(line.start, line.end))
        .collect();
    let grid = Grid {
        make,
        titles,
        head_line: Span::new(line.start, line.end),
        head: cells(text, line, make).into_iter().flat_map(|cell| heads(text, cell, make)).collect(),
        rows,
        span: trimmed(text, line.start..lines[next - 1].end),
    };
    Some((grid, next))
}

/// Whether rows go on behind a line that only groups them.
fn continues(text: &str, lines: &[Range<usize>], at: usize, make: Make) -> bool {
    lines.get(at + 1).is_some_and(|next| is_row(text, &cells(text, next, make), make))
}

/// A row names something and holds a number.
fn is_row(text: &str, cells: &[Span], make: Make) -> bool {
    let numbers = cells.iter().filter(|cell| is_number(cell.of(text))).count();
    let blanks = cells.iter().filter(|cell| is_blank(cell.of(text))).count();
    let named = cells.first().is_some_and(|cell| cell.of(text).chars().any(char::is_alphabetic))
        || cells.get(1).is_some_and(|cell| cell.of(text).chars().any(char::is_alphabetic));
    match make {
        Make::Narrow => named && numbers >= 1 && numbers + blanks >= 2,
        Make::Arrows => named && cells.len() >= 3 && numbers >= 1,
        Make::Packed => named && cells.len() >= 3 && numbers >= 1,
        _ => named && cells.len() >= 2 && numbers >= 1 && (numbers + blanks) * 2 + 2 >= cells.len(),
    }
}

/// Whether a cell is left empty: a dash, dots, "n/a".
pub(super) fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "-" | "–" | "—" | "..." | "…" | "x" | "n/a" | "N/A" | "n.a.")
}

/// Whether a cell begins with a number.
pub(super) fn is_number(cell: &str) -> bool {
    let digits = cell.trim_start_matches(['-', '+', '−', '–', '▲', '▼', '↑', '↓', ' ', '$']);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.split(" (").next().is_some_and(|number| !number.contains(':'))
}

/// Whether a word is a number and nothing else, or left empty.
pub(super) fn is_value(word: &str) -> bool {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | '-' | '+' | '−');
    !word.is_empty() && (is_blank(word) || is_number(word) && word.chars().all(digits))
}

/// The cells of a line.
fn cells(text: &str, line: &Range<usize>, make: Make) -> Vec<Span> {
    let words = &text[line.clone()];
    let cut = |mark: &str| split(words, line.start, mark);
    match make {
        Make::Bars if words.contains('|') => {
            let mut cells = cut("|");
            if cells.last().is_some_and(|cell| cell.start() == cell.end()) {
                cells.pop();
            }
            if words.starts_with('|') {
                cells.remove(0);
            }
            cells
        }
        Make::Tabs if words.contains('\t') => cut("\t"),
        Make::Packed if words.contains(" / ") => cut(" / ").into_iter().flat_map(|cell| parts(text, cell)).collect(),
        Make::Arrows if words.contains('→') => {
            let mut cells = cut("→");
            // The label and the first number stand before the first arrow.
            if let Some(first) = cells.first().copied()
                && let Some(gap) = first.of(text).rfind(' ')
                && is_number(first.of(text)[gap + 1..].trim())
            {
                cells[0] = trimmed(text, first.start()..first.start() + gap);
                cells.insert(1, trimmed(text, first.start() + gap..first.end()));
            }
            cells
        }
        Make::Wide => wide(text, line),
        Make::Narrow => narrow(text, line),
        _ => vec![Span::new(line.start, line.end)],
    }
}

fn split(words: &str, from: usize, mark: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for part in words.split(mark) {
        let lead = part.len() - part.trim_start().len();
        out.push(Span::new(from + start + lead, from + start + lead + part.trim().len()));
        start += part.len() + mark.len();
    }
    out
}

pub(super) fn trimmed(text: &str, range: Range<usize>) -> Span {
    let words = &text[range.clone()];
    let lead = words.len() - words.trim_start().len();
    Span::new(range.start + lead, range.start + lead + words.trim().len())
}

/// "181 - 87 - 268": the parts of a packed cell.
fn parts(text: &str, cell: Span) -> Vec<Span> {
    let words = cell.of(text);
    if words.contains(" - ") && is_number(words) { split(words, cell.start(), " - ") } else { vec![cell] }
}

/// "XK: hoa quả - khác - cộng": one head for each part of a packed column.
fn heads(text: &str, cell: Span, make: Make) -> Vec<Vec<Span>> {
    match cell.of(text).split_once(':') {
        Some((group, parts)) if make == Make::Packed && parts.contains(" - ") => {
            let start = cell.start() + group.len();
            split(parts, start + 1, " - ").into_iter().map(|part| vec![Span::new(cell.start(), start), part]).collect()
        }
        _ => vec![vec![cell]],
    }
}

fn wide(text: &str, line: &Range<usize>) -> Vec<Span> {
    let words = &text[line.clone()];
    let mut out: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let lead = words[at..].len() - words[at..].trim_start().len();
        at += lead;
        let end = words[at..].find("  ").map_or(words.len(), |gap| at + gap);
        if end > at {
            out.push(Span::new(line.start + at, line.start + end));
        }
        at = end.max(at + 1);
    }
    out
}

/// A label, then numbers or dashes to the end of the line.
fn narrow(text: &str, line: &Range<usize>) -> Vec<Span> {
    let words: Vec<Span> = text[line.clone()]
        .split(' ')
        .scan(line.start, |start, word| {
            let span = Span::new(*start, *start + word.len());
            *start += word.len() + 1;
            Some(span)
        })
        .filter(|word| word.start() < word.end())
        .collect();
    let label = words.len() - words.iter().rev().take_while(|word| is_value(word.of(text))).count();
    if label == 0 {
        return vec![Span::new(line.start, line.end)];
    }
    std::iter::once(words[0].to(words[label - 1])).chain(words[label..].iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Make, grids};

    fn shape(text: &str) -> Vec<(Make, usize, Vec<usize>)> {
        grids(text)
            .into_iter()
            .map(|grid| (grid.make, grid.head.len(), grid.rows.iter().map(Vec::len).collect()))
            .collect()
    }

    #[test]
    fn tables_of_every_make_are_found() {
        assert_eq!(
            shape("Tỉnh | Xuất khẩu | Nhập khẩu\nHà Nam | 12,5 | 3,1\nNam Định | 4 | -"),
            [(Make::Bars, 3, vec![3, 3])]
        );
        assert_eq!(shape("Tỉnh\tXK\tNK\nHà Nam\t12,5\t3,1\nNam Định\t4\t2"), [(Make::Tabs, 3, vec![3, 3])]);
        assert_eq!(
            shape("Province   Exports   Imports\nHa Nam       12.5      3.1\nNam Dinh      4.0       -"),
            [(Make::Wide, 3, vec![3, 3])]
        );
        assert_eq!(
            shape("Chỉ tiêu ĐVT 2024 KH 2025\nXuất khẩu Tr.USD 12,5 13\nTỷ lệ hộ nghèo % 3,1 -"),
            [(Make::Narrow, 2, vec![3, 3])]
        );
        assert_eq!(shape("Gate / XK: quả - khác / NK\nA / 1 - 2 / 3\nB / 4 - 5 / 6"), [(Make::Packed, 4, vec![4, 4])]);
        assert_eq!(
            shape("Hạng trước → sau\nHà Nam 3 → 2\nNam Định 2 → nhập vào Ninh Bình"),
            [(Make::Arrows, 2, vec![3, 3])]
        );
    }

    #[test]
    fn prose_is_no_table() {
        assert_eq!(shape("Sáng | Chiều\nHôm nay trời mưa."), []);
        assert_eq!(shape("In May exports were 4.5 billion.\nIn June they were 5.1."), []);
        assert_eq!(shape("- Xuất khẩu: 251 xe\n- Nhập khẩu: 689 xe"), []);
    }
}
