//! As one HTML page with nothing loaded from elsewhere, for a screen and for print.

use crate::bulletin::page::{Block, Bulletin, Line, Run, Table};
use crate::chart::font_css;
use std::fmt::Write as _;

const CSS: &str = include_str!("bulletin.css");

/// The bulletin as a page.
#[must_use]
pub fn html(bulletin: &Bulletin) -> String {
    let title = escaped(&bulletin.title);
    let mut blocks = bulletin.sections.iter().flat_map(|section| &section.blocks);
    let pictured = blocks.any(|block| matches!(block, Block::Picture { .. }));
    let fonts = if pictured { font_css() } else { String::new() };
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n<style>\n{fonts}{CSS}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p class=\"basis\">{}</p>\n",
        bulletin.lang,
        escaped(&bulletin.basis)
    );
    let mut seen = vec![false; bulletin.notes.len() + 1];
    for section in &bulletin.sections {
        let level = section.depth + 1;
        let _ = writeln!(out, "<h{level}>{}</h{level}>", escaped(&section.heading));
        for block in &section.blocks {
            match block {
                Block::Text(line) => out += &format!("<p>{}</p>\n", text(line, &mut seen)),
                Block::Items(lines) => {
                    out += "<ul>\n";
                    lines.iter().for_each(|line| out += &format!("<li>{}</li>\n", text(line, &mut seen)));
                    out += "</ul>\n";
                }
                Block::Table(table) => self::table(&mut out, table, &mut seen),
                Block::Picture { picture, alt } => {
                    let _ = writeln!(
                        out,
                        "<figure role=\"img\" aria-label=\"{}\">{}</figure>",
                        escaped(alt),
                        picture.svg()
                    );
                }
            }
        }
    }
    let _ = write!(out, "<h2>{}</h2>\n<ol class=\"sources\">\n", escaped(&bulletin.sources));
    for (at, note) in bulletin.notes.iter().enumerate() {
        let number = at + 1;
        let url = note.url.as_deref().filter(|url| url.starts_with("http://") || url.starts_with("https://"));
        let source = match url {
            Some(url) => format!("<a href=\"{}\">{}</a>", escaped(url), escaped(&note.source)),
            None => escaped(&note.source),
        };
        // The way back leads to the first figure that refers here.
        let back = if seen[number] { format!(" <a class=\"back\" href=\"#r{number}\">↑</a>") } else { String::new() };
        let _ = writeln!(out, "<li id=\"n{number}\">{} — {source}{back}</li>", text(&note.quote, &mut seen));
    }
    out + "</ol>\n</main>\n</body>\n</html>\n"
}

fn table(out: &mut String, table: &Table, seen: &mut [bool]) {
    let _ = write!(out, "<table>\n<caption>{}</caption>\n<thead><tr>", escaped(&table.caption));
    let class = |at: usize| if at < table.texts { " class=\"text\"" } else { "" };
    for (at, cell) in table.head.iter().enumerate() {
        *out += &format!("<th scope=\"col\"{}>{}</th>", class(at), escaped(cell));
    }
    *out += "</tr></thead>\n<tbody>\n";
    for row in &table.rows {
        *out += "<tr>";
        for (at, cell) in row.iter().enumerate() {
            *out += &format!("<td{}>{}</td>", class(at), text(cell, seen));
        }
        *out += "</tr>\n";
    }
    *out += "</tbody>\n</table>\n";
}

fn text(line: &Line, seen: &mut [bool]) -> String {
    let run = |run: &Run| match run {
        Run::Text(text) => escaped(text),
        Run::Strong(text) => format!("<strong>{}</strong>", escaped(text)),
        Run::Note(number) => {
            let first = seen.get_mut(*number).is_some_and(|seen| !std::mem::replace(seen, true));
            let id = if first { format!(" id=\"r{number}\"") } else { String::new() };
            format!("<sup><a{id} href=\"#n{number}\">[{number}]</a></sup>")
        }
    };
    line.iter().map(run).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
