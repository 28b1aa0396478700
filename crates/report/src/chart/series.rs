//! A series over time.

use super::canvas::{Anchor, Canvas};
use super::font;
use super::frame::{Caption, MARGIN, WIDTH, framed, style};
use super::number::Scale;
use super::picture::Picture;
use super::plot::{Mark, Per, Place, plot};
use super::theme::{colour, word};
use kimngach_reader::Lang;

/// A series to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What it counts in.
    pub unit: String,
    /// Its periods, in order, all of them of `per`.
    pub marks: Vec<Mark>,
    /// Which periods they are.
    pub per: Per,
}

/// Draws a series: dots for what was published, rings for what follows from other figures, bands and whiskers for what
/// the figures leave open, and the numbers of the sources.
#[must_use]
pub fn series(line: &Line, caption: &Caption) -> Picture {
    let most = line.marks.iter().map(|mark| mark.range[1].abs()).fold(0.0, f64::max);
    let scale = Scale::of(most, &line.unit, caption.lang);
    framed(caption, &scale.unit, |canvas, top| {
        let left = MARGIN + 44.0;
        let top = legend(canvas, top + 8.0, &line.marks, caption.lang) + 22.0;
        let place = Place::of(line.marks.iter(), line.per, [left, top], [WIDTH - MARGIN - 16.0 - left, 290.0]);
        plot(canvas, &place, &line.marks, line.per, &scale, caption.lang);
        top + 290.0 + 36.0
    })
}

/// What dots and bands mean, of those that are there.
pub(super) fn legend(canvas: &mut Canvas, y: f64, marks: &[Mark], lang: Lang) -> f64 {
    let mut x = MARGIN;
    let main = colour("main");
    let mut entry = |canvas: &mut Canvas, key: &str, draw: &dyn Fn(&mut Canvas, f64)| {
        draw(canvas, x);
        canvas.text([x + 18.0, y + 4.0], word(key, lang), style(12.0, false, "soft", Anchor::Start));
        x += 18.0 + font::width(word(key, lang), 12.0, false) + 22.0;
    };
    if marks.iter().any(|mark| mark.value.is_some()) {
        entry(canvas, "told", &|canvas, x| canvas.dot([x + 6.0, y], 4.0, main, false));
    }
    if marks.iter().any(|mark| mark.value.is_none()) {
        entry(canvas, "implied", &|canvas, x| canvas.dot([x + 6.0, y], 4.0, main, true));
    }
    entry(canvas, "range", &|canvas, x| {
        canvas.rect([x, y - 5.0], [12.0, 10.0], main, r#" fill-opacity="0.22""#);
        canvas.line([x + 6.0, y - 5.0], [x + 6.0, y + 5.0], main, 1.2);
    });
    y
}
