//! The text of a document with its figures marked.

use super::super::paint::Family;
use super::super::pieces::Pieces;
use super::{NUMBER, escape};
use crate::problem::Problem;
use crate::read::Read;
use kimngach_reader::figure::Section;
use std::fmt::Write as _;

/// A first line up to this length is taken for the headline.
const HEADLINE: usize = 240;
/// Figures longer than this may be broken between lines.
const LONG: usize = 24;

/// Writes the text; each figure links to its note.
pub(super) fn text(pieces: &mut Pieces<'_>, read: &Read) -> Result<(), Problem> {
    let text = read.opened.document.text.as_str();
    let headline = text.split_inclusive('\n').next().map(str::len).filter(|&end| end <= HEADLINE);
    // The element must hold exactly the text, so that places can be counted in it.
    pieces.text.push_str("<div class=\"text\">");
    let mut done = 0;
    let upto = |pieces: &mut Pieces<'_>, done: &mut usize, end: usize| {
        pieces.text.push_str(&escape(text.get(*done..end).unwrap_or_default()));
        *done = end;
    };
    if headline.is_some() {
        pieces.text.push_str("<h2>");
    }
    let mut open = headline;
    for (n, figure) in read.figures.iter().enumerate() {
        if let Some(end) = open.filter(|&end| end <= figure.at.start()) {
            upto(pieces, &mut done, end);
            pieces.text.push_str("</h2>");
            open = None;
        }
        if figure.at.start() < done || open.is_some_and(|end| end < figure.at.end()) {
            continue;
        }
        upto(pieces, &mut done, figure.at.start());
        let n = n + 1;
        let family = Family::of(figure.indicator).code();
        let teaser = if figure.section == Section::Teaser { " teaser" } else { "" };
        let long = if figure.at.of(text).chars().count() > LONG { " long" } else { "" };
        let _ = write!(
            pieces.text,
            "<a class=\"f {family}{teaser}{long}\" id=\"f{NUMBER}-{n}\" href=\"#n{NUMBER}-{n}\" data-n=\"{n}\">"
        );
        upto(pieces, &mut done, figure.at.end());
        pieces.text.push_str("</a>");
        pieces.pause()?;
    }
    if let Some(end) = open {
        upto(pieces, &mut done, end);
        pieces.text.push_str("</h2>");
    }
    upto(pieces, &mut done, text.len());
    pieces.text.push_str("</div>\n");
    Ok(())
}
