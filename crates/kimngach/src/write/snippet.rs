//! Parts of a text with marks under some of its words.

use super::paint::{Hue, Look};
use super::place::Lines;
use kimngach_reader::Span;
use std::ops::Range;
use unicode_width::UnicodeWidthChar as _;

/// Words to be marked.
pub(super) struct Mark {
    pub(super) at: Span,
    /// Carets fill the whole width; any other sign begins a line.
    pub(super) sign: char,
    pub(super) hue: Hue,
}

/// How much text is shown around the number (the first mark) and around other words, in bytes.
const NEAR: usize = 160;
const FAR: usize = 36;
/// Windows closer than this are joined.
const JOIN: usize = 24;

/// The text around the marks, line by line, with the number of each line and the marks below it.
pub(super) fn snippet(text: &str, marks: &[Mark], lines: &Lines<'_>, look: Look) -> String {
    let mut windows: Vec<Range<usize>> = Vec::new();
    for (n, mark) in marks.iter().enumerate() {
        windows.push(window(text, mark.at, if n == 0 { NEAR } else { FAR }));
    }
    windows.sort_unstable_by_key(|window| (window.start, window.end));
    let mut rows: Vec<(usize, Vec<Range<usize>>)> = Vec::new();
    for window in windows {
        let line = lines.at(window.start).number;
        match rows.last_mut() {
            Some((last, parts)) if *last == line => match parts.last_mut() {
                Some(part) if window.start <= part.end + JOIN => part.end = part.end.max(window.end),
                _ => parts.push(window),
            },
            _ => rows.push((line, vec![window])),
        }
    }
    let gutter = rows.last().map_or(1, |(line, _)| line.to_string().len()).max(3);
    let width = look.width.saturating_sub(gutter + 4).max(20);
    let mut out = String::new();
    for (line, parts) in rows {
        let cells = cells(text, &parts, marks.first());
        for (n, row) in wrap(&cells, width).into_iter().enumerate() {
            let number = if n == 0 { line.to_string() } else { String::new() };
            let bar = look.paint(&format!("{number:>gutter$} │ "), Hue::Faint);
            out += &format!("{bar}{}\n", paint_text(row, marks, look).trim_end());
            let empty = look.paint(&format!("{:gutter$} │ ", ""), Hue::Faint);
            for under in underline(row, marks, look) {
                out += &format!("{empty}{under}\n");
            }
        }
    }
    out
}

/// The bytes around a place within its line, cut between words.
fn window(text: &str, at: Span, around: usize) -> Range<usize> {
    // One byte more than is shown, to see whether the line goes on.
    let low = (at.start().saturating_sub(around + 1)..).find(|&b| text.is_char_boundary(b)).unwrap_or(0);
    let before = text.get(low..at.start()).unwrap_or_default();
    let start = match before.rfind('\n') {
        Some(end) => low + end + 1,
        None if low == 0 => 0,
        None => before.find(' ').map_or(low, |blank| low + blank + 1),
    };
    let high = at.end().saturating_add(around + 1).min(text.len());
    let high = (0..=high).rev().find(|&b| text.is_char_boundary(b)).unwrap_or(0);
    let after = text.get(at.end()..high).unwrap_or_default();
    let end = match after.find('\n') {
        Some(end) => end,
        None if high == text.len() => after.len(),
        None => after.rfind(' ').unwrap_or(after.len()),
    };
    start..at.end() + end
}

/// A character on the screen, and the byte at which it stands in the text.
#[derive(Clone, Copy)]
struct CellAt {
    shown: char,
    byte: Option<usize>,
}

/// The number (the first mark) is kept on one row.
fn cells(text: &str, parts: &[Range<usize>], number: Option<&Mark>) -> Vec<CellAt> {
    let mut cells = Vec::new();
    let told = |s: &'static str| s.chars().map(|shown| CellAt { shown, byte: None });
    for (n, part) in parts.iter().enumerate() {
        let cut = text[..part.start].chars().next_back().is_some_and(|c| c != '\n');
        if cut {
            cells.extend(told(if n == 0 { "… " } else { " … " }));
        }
        let shown = text[part.clone()].char_indices().map(|(b, c)| {
            let byte = Some(part.start + b);
            let cell = CellAt { shown: c, byte };
            let kept = number.is_some_and(|number| marked(&cell, number));
            let blank = if kept { '\u{A0}' } else { ' ' };
            CellAt { shown: if c.is_whitespace() || c.is_control() { blank } else { c }, byte }
        });
        cells.extend(shown);
        let cut = text[part.end..].chars().next().is_some_and(|c| c != '\n');
        if cut && n + 1 == parts.len() {
            cells.extend(told(" …"));
        }
    }
    cells
}

/// Cuts into rows at blanks.
fn wrap(mut cells: &[CellAt], width: usize) -> Vec<&[CellAt]> {
    let mut rows = Vec::new();
    while !cells.is_empty() {
        let mut used = 0;
        let fits = cells.iter().take_while(|cell| {
            used += cell.shown.width().unwrap_or(0);
            used <= width
        });
        let fits = fits.count().max(1);
        let blank = |cells: &[CellAt]| cells.iter().rposition(|cell| cell.shown == ' ');
        let cut =
            if fits == cells.len() { fits } else { blank(&cells[..fits]).filter(|&b| b > 0).map_or(fits, |b| b + 1) };
        let (row, rest) = cells.split_at(cut);
        rows.push(row);
        cells = rest;
    }
    rows
}

fn marked(cell: &CellAt, mark: &Mark) -> bool {
    cell.byte.is_some_and(|byte| (mark.at.start()..mark.at.end()).contains(&byte))
}

fn paint_text(row: &[CellAt], marks: &[Mark], look: Look) -> String {
    let hue = |cell: &CellAt| marks.iter().find(|mark| marked(cell, mark)).map(|mark| mark.hue);
    let runs = row.chunk_by(|a, b| hue(a).map(|hue| hue as u8) == hue(b).map(|hue| hue as u8));
    runs.map(|run| {
        let text: String = run.iter().map(|cell| cell.shown).collect();
        hue(&run[0]).map_or(text.clone(), |hue| look.paint(&text, hue))
    })
    .collect()
}

/// Rows of marks below a row of text; marks that overlap stand in rows of their own.
fn underline(row: &[CellAt], marks: &[Mark], look: Look) -> Vec<String> {
    let mut lanes: Vec<Vec<&Mark>> = Vec::new();
    for mark in marks.iter().filter(|mark| row.iter().any(|cell| marked(cell, mark))) {
        let apart = |other: &&Mark| mark.at.end() <= other.at.start() || other.at.end() <= mark.at.start();
        match lanes.iter_mut().find(|lane| lane.iter().all(apart)) {
            Some(lane) => lane.push(mark),
            None => lanes.push(vec![mark]),
        }
    }
    lanes.into_iter().map(|lane| under(row, &lane, look)).collect()
}

fn under(row: &[CellAt], lane: &[&Mark], look: Look) -> String {
    let mut out = String::new();
    let of = |cell: &CellAt| lane.iter().position(|mark| marked(cell, mark));
    for run in row.chunk_by(|a, b| of(a) == of(b)) {
        let width: usize = run.iter().map(|cell| cell.shown.width().unwrap_or(0)).sum();
        let Some(mark) = of(&run[0]).map(|n| lane[n]) else {
            out += &" ".repeat(width);
            continue;
        };
        let begins = run[0].byte == Some(mark.at.start());
        let line: String = match mark.sign {
            '^' => "^".repeat(width),
            sign if begins => format!("{sign}{}", "─".repeat(width.saturating_sub(1))),
            _ => "─".repeat(width),
        };
        out += &look.paint(&line, mark.hue);
    }
    out.trim_end().to_owned()
}
