//! Tables whose cells a page lost: all of them in one line of text, or each in a line of its own.

use super::grid::{Grid, Make, is_value, trimmed};
use crate::Span;
use memchr::memmem;
use std::ops::Range;

/// Words that head a table, of which one at least is left where its cells stand in one line.
const HEADS: [&str; 3] = ["ĐVT", "STT", "Đơn vị tính"];

/// What rows of a table are counted in.
const UNITS: [&str; 22] = [
    "tấn",
    "tr.usd",
    "usd",
    "triệu",
    "nghìn",
    "ngàn",
    "tỷ",
    "đồng",
    "chiếc",
    "con",
    "cái",
    "m3",
    "m2",
    "bộ",
    "đôi",
    "%",
    "tr.đồng",
    "kg",
    "lít",
    "kwh",
    "lượt",
    "vnd",
];

/// The tables whose cells all stand in one line: "STT Mặt hàng ĐVT TH 2024 Ước 2025 1 Gạo Tấn 512 487 2 Chè Tấn 3 4".
pub(super) fn in_one_line(text: &str) -> Vec<Grid> {
    if !HEADS.iter().any(|head| memmem::find(text.as_bytes(), head.as_bytes()).is_some()) {
        return Vec::new();
    }
    let mut from = 0;
    let mut out = Vec::new();
    for line in text.split('\n') {
        let range = from..from + line.len();
        from += line.len() + 1;
        let head = HEADS.iter().filter_map(|head| line.find(head)).min();
        out.extend(head.filter(|_| line.len() > 120).and_then(|at| one_line(text, range.start + at, range)));
    }
    out
}

fn one_line(text: &str, head: usize, line: Range<usize>) -> Option<Grid> {
    let mut words: Vec<Span> = Vec::new();
    let mut start = head;
    for word in text[head..line.end].split(' ') {
        if !word.is_empty() {
            words.push(Span::new(start, start + word.len()));
        }
        start += word.len() + 1;
    }
    let word = |at: usize| words.get(at).map_or("", |word| word.of(text));
    let opens =
        |at: usize, number: usize| word(at).parse() == Ok(number) && word(at + 1).starts_with(char::is_uppercase);
    let first = (1..words.len()).find(|&at| opens(at, 1))?;
    let unit = |at: usize| UNITS.contains(&word(at).to_lowercase().as_str());
    let (mut at, mut number, mut label) = (first, 1, None);
    let mut rows: Vec<Vec<Span>> = Vec::new();
    while at < words.len() {
        let begin = at;
        if opens(at, number) {
            at += 1;
            let from = at;
            while at < words.len() && !is_value(word(at)) && !unit(at) {
                at += 1;
            }
            label = (at > from).then(|| words[from].to(words[at - 1]));
            number += 1;
        }
        let Some(label) = label else { break };
        let from = at;
        while unit(at) {
            at += 1;
        }
        let counted = if at > from { words[from].to(words[at - 1]) } else { Span::new(label.end(), label.end()) };
        let from = at;
        while is_value(word(at)) && !opens(at, number) {
            at += 1;
        }
        let values: Vec<Span> = words[from..at].iter().map(|word| without_stop(text, *word)).collect();
        if values.len() < 2 || rows.first().is_some_and(|row| row.len() != values.len() + 2) || at == begin {
            break;
        }
        rows.push([label, counted].into_iter().chain(values).collect());
    }
    let last = *rows.last()?.last()?;
    let title = trimmed(text, line.start..head);
    let titles = if (1..160).contains(&(title.end() - title.start())) { vec![title] } else { Vec::new() };
    let head_line = words[0].to(words[first - 1]);
    (rows.len() > 2).then(|| Grid {
        make: Make::Flat,
        titles,
        head_line,
        head: Vec::new(),
        rows,
        span: head_line.to(last),
    })
}

/// A number without the full stop of the sentence behind it.
fn without_stop(text: &str, word: Span) -> Span {
    let digits = word.of(text).trim_end_matches(['.', ',']).len();
    Span::new(word.start(), word.start() + digits.max(1))
}

/// The tables whose cells each stand in a line of their own: heads, then for each row its label and its numbers.
pub(super) fn in_lines(text: &str, lines: &[Range<usize>]) -> Vec<Grid> {
    let value = |at: usize| lines.get(at).is_some_and(|line| line.len() < 16 && is_value(&text[line.clone()]));
    let named = |at: usize| {
        lines.get(at).is_some_and(|line| {
            (2..80).contains(&line.len()) && !value(at) && text[line.clone()].chars().any(char::is_alphabetic)
        })
    };
    let mut out = Vec::new();
    let mut at = 1;
    while at < lines.len() {
        let count = if named(at - 1) { (at..).take_while(|&at| value(at)).count() } else { 0 };
        if count < 2 {
            at += 1;
            continue;
        }
        let first = at - 1;
        let row = |at: usize| named(at) && (1..=count).all(|of| value(at + of)) && !value(at + count + 1);
        let rows = (0..).take_while(|n| row(first + n * (count + 1))).count();
        let end = first + rows * (count + 1);
        let above = (0..first).rev().take_while(|&at| named(at)).take(count + 1).count();
        if rows < 2 || above < count {
            at = end.max(at + count);
            continue;
        }
        let cell = |at: usize| Span::new(lines[at].start, lines[at].end);
        let head: Vec<Vec<Span>> = (first - above..first).map(|at| vec![cell(at)]).collect();
        let titles = (0..first - above).rev().filter(|&at| named(at)).take(3).map(cell).collect();
        let rows = (0..rows).map(|n| (0..=count).map(|of| cell(first + n * (count + 1) + of)).collect()).collect();
        let span = cell(first - above).to(cell(end - 1));
        out.push(Grid { make: Make::Lines, titles, head_line: cell(first - above), head, rows, span });
        at = end;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::grid::grids;

    fn shape(text: &str) -> Vec<Vec<usize>> {
        grids(text).into_iter().map(|grid| grid.rows.iter().map(Vec::len).collect()).collect()
    }

    #[test]
    fn cells_in_one_line_are_told_apart() {
        let text = "Biểu: Hàng xuất khẩu STT Mặt hàng ĐVT TH 8T/2024 Ước 8T/2025 1 Gạo Tấn 512.300 487.710 Tr.USD 318,6 247,8 2 Hàng may mặc Tr.USD 402,8 431,0 Ghi chú: số sơ bộ, có thể điều chỉnh khi có số chính thức.";
        assert_eq!(shape(text), [vec![4, 4, 4]]);
        assert_eq!(
            shape(
                "STT là số thứ tự của từng mặt hàng trong danh mục, bắt đầu từ số 1 Gạo cho tới số 97, theo quy định của cơ quan quản lý về hàng hóa."
            ),
            Vec::<Vec<usize>>::new()
        );
    }

    #[test]
    fn cells_in_lines_of_their_own_are_told_apart() {
        let text =
            "Unit: million USD\nItem\nAugust\nSeptember\nWood chips\n15.2\n14.6\nGarments\n6.6\n7.0\n\nImports rose.";
        assert_eq!(shape(text), [vec![3, 3]]);
        assert_eq!(shape("Hà Nội\n12\n13\nTin mới"), Vec::<Vec<usize>>::new(), "one row is no table");
    }
}
