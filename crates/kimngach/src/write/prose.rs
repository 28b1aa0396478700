//! Running text on the lines of a terminal.

use std::fmt::Write as _;

/// What stands around a number, when its sentence is long.
pub(crate) fn excerpt(sentence: &str, number: &str) -> String {
    const AROUND: usize = 90;
    let words = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = number.split_whitespace().collect::<Vec<_>>().join(" ");
    let chars: Vec<char> = words.chars().collect();
    let at = words.find(&number).map_or(0, |byte| words[..byte].chars().count());
    let (from, to) = (at.saturating_sub(AROUND), (at + number.chars().count() + AROUND).min(chars.len()));
    let mut out: String = chars[from..to].iter().collect();
    if from > 0 {
        out.insert(0, '…');
    }
    if to < chars.len() {
        out.push('…');
    }
    out
}

/// Adds text on lines of the width, each indented, those behind the first a little more.
pub(crate) fn wrapped(out: &mut String, text: &str, indent: &str, width: usize) {
    let mut line = indent.to_owned();
    let mut length = indent.len();
    let mut more = String::new();
    for word in text.split(' ') {
        let size = word.chars().count();
        if length + 1 + size > width && length > indent.len() + 2 {
            let _ = writeln!(out, "{}", line.trim_end());
            more = format!("{indent}  ");
            line.clone_from(&more);
            length = more.len();
        }
        if length > indent.len().max(more.len()) {
            line.push(' ');
            length += 1;
        }
        line.push_str(word);
        length += size;
    }
    let _ = writeln!(out, "{}", line.trim_end());
}
