//! The parts that a plan is told in, and how they stand in Markdown.

use std::fmt::Write as _;

/// A part of a plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Part {
    /// What it is.
    Title(String),
    /// What it is of.
    Strong(String),
    /// A heading.
    Head(String),
    /// A heading under that.
    Small(String),
    /// A paragraph.
    Text(String),
    /// Lines.
    List(Vec<String>),
    /// Values of the scenario by their places in it, and what each rests on.
    Named(Vec<(String, String)>),
    /// A table; behind so many columns of words, all are numbers.
    Table {
        /// What the columns are called.
        head: Vec<String>,
        /// How many columns are words.
        words: usize,
        /// The rows.
        rows: Vec<Vec<String>>,
    },
}

/// The parts as Markdown.
pub(super) fn markdown(parts: &[Part]) -> String {
    let mut out = String::new();
    for part in parts {
        let _ = match part {
            Part::Title(text) => writeln!(out, "# {text}\n"),
            Part::Strong(text) => writeln!(out, "**{text}**\n"),
            Part::Head(text) => writeln!(out, "## {text}\n"),
            Part::Small(text) => writeln!(out, "### {text}\n"),
            Part::Text(text) => writeln!(out, "{text}\n"),
            Part::List(lines) => {
                writeln!(out, "{}", lines.iter().map(|line| format!("- {line}\n")).collect::<String>())
            }
            Part::Named(lines) => {
                writeln!(out, "{}", lines.iter().map(|(key, text)| format!("- `{key}`: {text}\n")).collect::<String>())
            }
            Part::Table { head, words, rows } => {
                let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
                let rule = format!("|{}{}\n", "---|".repeat(*words), "---:|".repeat(head.len() - words));
                writeln!(out, "{}{rule}{}", line(head), rows.iter().map(|row| line(row)).collect::<String>())
            }
        };
    }
    out
}
