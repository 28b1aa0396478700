//! Shapes and texts as elements of SVG.

use super::font::{self, FAMILY};
use std::fmt::Write as _;

/// Where a text stands to its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How a text looks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    pub(super) size: f64,
    pub(super) bold: bool,
    pub(super) colour: &'static str,
    pub(super) anchor: Anchor,
}

/// Elements so far.
#[derive(Debug, Default)]
pub(super) struct Canvas {
    pub(super) out: String,
}

impl Canvas {
    /// A line.
    pub(super) fn line(&mut self, [x1, y1]: [f64; 2], [x2, y2]: [f64; 2], colour: &str, width: f64) {
        let _ = writeln!(
            self.out,
            r#"<line x1="{x1:.1}" y1="{y1:.1}" x2="{x2:.1}" y2="{y2:.1}" stroke="{colour}" stroke-width="{width}"/>"#
        );
    }

    /// A rectangle; `more` holds further attributes.
    pub(super) fn rect(&mut self, [x, y]: [f64; 2], [width, height]: [f64; 2], colour: &str, more: &str) {
        let _ = writeln!(
            self.out,
            r#"<rect x="{x:.2}" y="{y:.2}" width="{width:.2}" height="{height:.2}" fill="{colour}"{more}/>"#
        );
    }

    /// A dot; hollow ones are white inside.
    pub(super) fn dot(&mut self, [x, y]: [f64; 2], radius: f64, colour: &str, hollow: bool) {
        let fill = if hollow { "#ffffff" } else { colour };
        let _ = writeln!(
            self.out,
            r#"<circle cx="{x:.2}" cy="{y:.2}" r="{radius}" fill="{fill}" stroke="{colour}" stroke-width="1.6"/>"#
        );
    }

    /// What a click leads from, with what it is called.
    pub(super) fn linked(&mut self, link: &str, told: &str, draw: impl FnOnce(&mut Canvas)) {
        let (link, told) = (escaped(link), escaped(told));
        let _ = writeln!(self.out, r#"<a href="{link}" aria-label="{told}"><title>{told}</title>"#);
        draw(self);
        let _ = writeln!(self.out, "</a>");
    }

    /// A disc that is not seen, but can be hit.
    pub(super) fn disc(&mut self, [x, y]: [f64; 2], radius: f64) {
        let _ = writeln!(self.out, r#"<circle cx="{x:.2}" cy="{y:.2}" r="{radius}" fill="transparent"/>"#);
    }

    /// A path through points; closed and filled, or a line.
    pub(super) fn path(&mut self, points: &[[f64; 2]], class: &str, look: &str) {
        let steps: Vec<String> = points.iter().map(|[x, y]| format!("{x:.2} {y:.2}")).collect();
        let _ = writeln!(self.out, r#"<path class="{class}" d="M{}" {look}/>"#, steps.join(" L"));
    }

    /// A text on its base line.
    pub(super) fn text(&mut self, [x, y]: [f64; 2], text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        let anchor = match style.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if style.bold { 600 } else { 400 };
        let _ = writeln!(
            self.out,
            r#"<text x="{x:.1}" y="{y:.1}" font-size="{}" font-weight="{weight}" fill="{}" text-anchor="{anchor}">{}</text>"#,
            style.size,
            style.colour,
            escaped(text)
        );
    }

    /// A text in lines; the base line behind the last.
    pub(super) fn lines(&mut self, [x, mut y]: [f64; 2], text: &str, most: f64, gap: f64, style: Style) -> f64 {
        for line in font::wrap(text, style.size, style.bold, most) {
            self.text([x, y], &line, style);
            y += gap;
        }
        y
    }

    /// The whole picture.
    pub(super) fn whole(&self, [width, height]: [f64; 2], title: &str, about: &str, paper: &str) -> String {
        let (title, about) = (escaped(title), escaped(about));
        // What leads somewhere is more than a picture.
        let role = if self.out.contains("<a ") { "group" } else { "img" };
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0}" height="{height:.0}" viewBox="0 0 {width:.0} {height:.0}" role="{role}" font-family="'{FAMILY}', 'Noto Sans', 'DejaVu Sans', sans-serif">
<title>{title}</title>
<desc>{about}</desc>
<rect width="{width:.0}" height="{height:.0}" fill="{paper}"/>
{}</svg>
"#,
            self.out
        )
    }
}

/// A text as it stands in SVG; narrow blanks are in few fonts.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\u{202F}' | '\u{2009}' => out.push('\u{A0}'),
            // XML has no room for these.
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
