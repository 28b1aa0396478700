//! Several series side by side, on one scale.

use super::canvas::Anchor;
use super::font;
use super::frame::{Caption, MARGIN, WIDTH, framed, style};
use super::number::Scale;
use super::picture::Picture;
use super::plot::{Place, plot};
use super::series::{Line, legend};

/// One of several series.
#[derive(Clone, PartialEq, Debug)]
pub struct Small {
    /// What it is called.
    pub name: String,
    /// The series; all are in one unit and by one kind of period.
    pub line: Line,
}

/// Draws small pictures of series, three in a row, all with the same axes.
#[must_use]
pub fn multiples(all: &[Small], caption: &Caption) -> Picture {
    let marks = || all.iter().flat_map(|small| &small.line.marks);
    let most = marks().map(|mark| mark.range[1].abs()).fold(0.0, f64::max);
    let unit = all.first().map_or("", |small| small.line.unit.as_str());
    let scale = Scale::of(most, unit, caption.lang);
    framed(caption, &scale.unit, |canvas, top| {
        let every: Vec<_> = marks().cloned().collect();
        let top = legend(canvas, top + 8.0, &every, caption.lang) + 46.0;
        let across = if all.len() == 4 { 2 } else { all.len().clamp(1, 3) };
        let width = (WIDTH - 2.0 * MARGIN) / across as f64;
        let (high, step) = (110.0, 176.0);
        for (n, small) in all.iter().enumerate() {
            let (x, y) = (MARGIN + width * (n % across) as f64, top + step * (n / across) as f64);
            let name = font::wrap(&small.name, 12.5, true, width - 20.0).into_iter().next().unwrap_or_default();
            canvas.text([x, y - 10.0], &name, style(12.5, true, "ink", Anchor::Start));
            let size = [width - 56.0, high];
            let place = Place { at: [x + 36.0, y], size, ..Place::of(marks(), small.line.per, [x, y], size) };
            plot(canvas, &place, &small.line.marks, small.line.per, &scale, caption.lang);
        }
        top + step * all.len().div_ceil(across) as f64 - 34.0
    })
}
