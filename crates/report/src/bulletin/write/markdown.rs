//! As Markdown, with the sources as footnotes.

use crate::bulletin::page::{Block, Bulletin, Line, Run, Table};
use std::fmt::Write as _;

/// The bulletin as Markdown.
#[must_use]
pub fn markdown(bulletin: &Bulletin) -> String {
    let mut out = format!("# {}\n\n{}\n", plain(&bulletin.title), plain(&bulletin.basis));
    for section in &bulletin.sections {
        let _ = write!(out, "\n{} {}\n", "#".repeat(usize::from(section.depth) + 1), plain(&section.heading));
        for block in &section.blocks {
            out.push('\n');
            match block {
                Block::Text(line) => out += &(text(line) + "\n"),
                Block::Items(lines) => lines.iter().for_each(|line| out += &format!("- {}\n", text(line))),
                Block::Table(table) => self::table(&mut out, table),
                Block::Picture { alt, .. } => out += &format!("*{}*\n", plain(alt)),
            }
        }
    }
    let _ = write!(out, "\n## {}\n\n", plain(&bulletin.sources));
    for (at, note) in bulletin.notes.iter().enumerate() {
        let url = note.url.as_ref().map(|url| format!(" <{url}>")).unwrap_or_default();
        let _ = writeln!(out, "[^{}]: {} — {}{url}", at + 1, text(&note.quote), plain(&note.source));
    }
    out
}

fn table(out: &mut String, table: &Table) {
    let _ = write!(out, "{}\n\n", plain(&table.caption));
    let _ = writeln!(out, "| {} |", table.head.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "));
    let rules: Vec<&str> = (0..table.head.len()).map(|at| if at < table.texts { "---" } else { "---:" }).collect();
    let _ = writeln!(out, "| {} |", rules.join(" | "));
    for row in &table.rows {
        let _ = writeln!(out, "| {} |", row.iter().map(text).collect::<Vec<_>>().join(" | "));
    }
}

fn text(line: &Line) -> String {
    let run = |run: &Run| match run {
        Run::Text(text) => plain(text),
        Run::Strong(text) => format!("**{}**", plain(text)),
        Run::Note(number) => format!("[^{number}]"),
    };
    line.iter().map(run).collect()
}

/// What Markdown would take for marks is text.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
