//! The notes of a document: for each figure all keys and how they are known.

use super::super::fact::{Fact, facts};
use super::super::phrase;
use super::super::pieces::Pieces;
use super::super::place::one_line;
use super::{NUMBER, escape, say};
use crate::problem::Problem;
use crate::read::Read;
use kimngach_reader::figure::Key;
use kimngach_reader::{Figure, Lang};
use std::fmt::Write as _;

/// Writes the notes, as a list that is numbered like the figures.
pub(super) fn notes(pieces: &mut Pieces<'_>, read: &Read, ui: Lang) -> Result<(), Problem> {
    if read.figures.is_empty() {
        let _ = writeln!(pieces.text, "<p class=\"meta\">{}</p>", say("no figures", ui));
        return Ok(());
    }
    let _ = writeln!(pieces.text, "<button class=\"all\" aria-expanded=\"false\">{}</button>", say("all figures", ui));
    pieces.text.push_str("<ol class=\"notes\">\n");
    let mut units = Units::new(&read.opened.document.text);
    for (n, figure) in read.figures.iter().enumerate() {
        note(&mut pieces.text, n + 1, figure, &mut units, ui);
        pieces.pause()?;
    }
    pieces.text.push_str("</ol>\n");
    Ok(())
}

fn note(out: &mut String, n: usize, figure: &Figure, units: &mut Units<'_>, ui: Lang) {
    let from: Vec<String> = figure
        .how
        .iter()
        .filter_map(|how| how.at)
        .filter(|at| !figure.at.covers(*at))
        .map(|at| format!("{}-{}", units.at(at.start()), units.at(at.end())))
        .collect();
    let _ = write!(out, "<li id=\"n{NUMBER}-{n}\" data-from=\"{}\">", from.join(" "));
    let value = both(ui, |ui| {
        let (value, against) = (phrase::value(figure, ui), phrase::against(figure, ui));
        format!("{value} {against}").trim_end().to_owned()
    });
    let series = both(ui, |ui| phrase::series(figure, ui));
    let _ = write!(out, "<p class=\"v\">{value}</p><p class=\"s\">{series}</p><dl>");
    let other = facts(figure, other(ui));
    for (fact, other) in facts(figure, ui).iter().zip(&other).filter(|(fact, _)| fact.key != Key::Unit) {
        row(out, fact, other, ui);
    }
    let _ = writeln!(out, "</dl><a class=\"back\" href=\"#f{NUMBER}-{n}\" aria-label=\"↑ {n}\">↑</a></li>");
}

fn row(out: &mut String, fact: &Fact<'_>, other: &Fact<'_>, ui: Lang) {
    let value = pair(&fact.value, &other.value);
    let _ = write!(out, "<div><dt>{}</dt><dd>{value}</dd>", say(fact.key.code(), ui));
    if let Some(how) = fact.how {
        let _ = write!(
            out,
            "<dd class=\"k\" title=\"{}\">{}</dd>",
            escape(how.rule),
            say(kimngach_book::say::known(how.known), ui)
        );
    }
    out.push_str("</div>");
}

fn other(ui: Lang) -> Lang {
    if ui == Lang::Vi { Lang::En } else { Lang::Vi }
}

/// Words in the language of the page, with those in the other language at hand.
fn both(ui: Lang, words: impl Fn(Lang) -> String) -> String {
    pair(&words(ui), &words(other(ui)))
}

fn pair(here: &str, other: &str) -> String {
    let (here, other) = (escape(&one_line(here)), escape(&one_line(other)));
    if here == other { here } else { format!("<span data-o=\"{other}\">{here}</span>") }
}

/// Places as scripts count them, in UTF-16 units.
struct Units<'a> {
    text: &'a str,
    byte: usize,
    unit: usize,
}

impl<'a> Units<'a> {
    fn new(text: &'a str) -> Units<'a> {
        Units { text, byte: 0, unit: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        let between = |from: usize, to: usize| self.text.get(from..to).unwrap_or_default().encode_utf16().count();
        let unit =
            if byte >= self.byte { self.unit + between(self.byte, byte) } else { self.unit - between(byte, self.byte) };
        (self.byte, self.unit) = (byte, unit);
        unit
    }
}
