//! Bars with their ranges: leagues, growth by period, shares.

use super::canvas::{Anchor, Canvas};
use super::font;
use super::frame::{Caption, MARGIN, WIDTH, framed, style};
use super::number::Scale;
use super::picture::Picture;
use super::theme::colour;

const ROW: f64 = 28.0;
const THICK: f64 = 17.0;

/// A bar.
#[derive(Clone, PartialEq, Debug)]
pub struct Bar {
    /// What it is of.
    pub name: String,
    /// What stands before the name: a rank.
    pub rank: String,
    /// What was published, if anything was.
    pub value: Option<f64>,
    /// What stands before it where more or less than it was said: `> `, `< `, `≈ `; else nothing.
    pub sign: &'static str,
    /// The least and the greatest value that the claims leave; both finite.
    pub range: [f64; 2],
    /// The documents that tell it, by their numbers in the caption.
    pub sources: Vec<usize>,
}

/// Bars to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Bars {
    /// What they count in.
    pub unit: String,
    /// The bars, from above.
    pub list: Vec<Bar>,
    /// What a bar would reach if it were all, for shares: a track as long stands behind each.
    pub whole: Option<f64>,
}

/// Draws bars from nought: full to the published value, or where others say more to the end of the range beside it, or to
/// the middle of the range; a whisker stands over the range.
#[must_use]
pub fn bars(bars: &Bars, caption: &Caption) -> Picture {
    let ends = || bars.list.iter().flat_map(|bar| bar.range);
    let hi = ends().fold(0.0, f64::max).max(bars.whole.unwrap_or(0.0));
    let lo = ends().fold(0.0, f64::min);
    let scale = Scale::of(hi.max(-lo), &bars.unit, caption.lang);
    let ranks = bars.list.iter().map(|bar| font::width(&bar.rank, 12.5, false)).fold(0.0, f64::max);
    let ranks = if ranks > 0.0 { ranks + 10.0 } else { 0.0 };
    let names = bars.list.iter().map(|bar| font::width(&bar.name, 13.0, false)).fold(0.0, f64::max).min(210.0);
    let left = MARGIN + ranks + names + 12.0;
    let told: Vec<String> = bars.list.iter().map(|bar| value(bar, &scale)).collect();
    let room = told.iter().map(|told| font::width(told, 12.5, true)).fold(0.0, f64::max) + 34.0;
    let below = if lo < 0.0 { room } else { 0.0 };
    let width = WIDTH - MARGIN - room - below - left;
    let x = move |value: f64| left + below + width * (value - lo) / (hi - lo).max(f64::MIN_POSITIVE);
    framed(caption, &scale.unit, |canvas, top| {
        let top = top + 6.0;
        let bottom = top + ROW * bars.list.len() as f64;
        for (n, (bar, told)) in bars.list.iter().zip(&told).enumerate() {
            let middle = top + ROW * (n as f64 + 0.5);
            canvas.text([MARGIN + ranks - 10.0, middle + 4.5], &bar.rank, style(12.5, false, "soft", Anchor::End));
            let name = font::wrap(&bar.name, 13.0, false, 210.0).into_iter().next().unwrap_or_default();
            canvas.text([MARGIN + ranks, middle + 4.5], &name, style(13.0, false, "ink", Anchor::Start));
            if let Some(whole) = bars.whole {
                canvas.rect([x(0.0), middle - THICK / 2.0], [x(whole) - x(0.0), THICK], colour("track"), "");
            }
            draw(canvas, bar, told, middle, &x);
        }
        canvas.line([x(0.0), top - 2.0], [x(0.0), bottom + 2.0], colour("ink"), 1.2);
        bottom
    })
}

fn value(bar: &Bar, scale: &Scale) -> String {
    bar.value.map_or_else(|| scale.range(bar.range), |value| format!("{}{}", bar.sign, scale.plain(value)))
}

fn draw(canvas: &mut Canvas, bar: &Bar, told: &str, middle: f64, x: &dyn Fn(f64) -> f64) {
    let [lo, hi] = bar.range;
    let level = bar.value.map_or(f64::midpoint(lo, hi), |value| value.clamp(lo, hi));
    let part = if level < 0.0 { "negative" } else { "main" };
    let (from, to) = (x(0.0).min(x(level)), x(0.0).max(x(level)));
    // What no document tells is lighter.
    let look = if bar.value.is_some() { "" } else { r#" fill-opacity="0.45""# };
    canvas.rect([from, middle - THICK / 2.0], [to - from, THICK], colour(part), &format!(r#" class="bar"{look}"#));
    if x(hi) - x(lo) > 3.0 {
        for (a, b) in [
            ([x(lo), middle], [x(hi), middle]),
            ([x(lo), middle - 4.0], [x(lo), middle + 4.0]),
            ([x(hi), middle - 4.0], [x(hi), middle + 4.0]),
        ] {
            canvas.line(a, b, colour("ink"), 1.2);
        }
    }
    let numbers: String = bar.sources.iter().map(|number| format!("[{number}]")).collect();
    let bold = bar.value.is_some();
    let wide = font::width(told, 12.5, bold);
    let ink = if bold { "ink" } else { "soft" };
    if level < 0.0 {
        let right = from.min(x(lo)) - 7.0;
        canvas.text(
            [right - font::width(&numbers, 9.0, false) - 2.0, middle + 4.5],
            told,
            style(12.5, bold, ink, Anchor::End),
        );
        canvas.text([right, middle], &numbers, style(9.0, false, "soft", Anchor::End));
    } else {
        let left = to.max(x(hi)) + 7.0;
        canvas.text([left, middle + 4.5], told, style(12.5, bold, ink, Anchor::Start));
        canvas.text([left + wide + 2.0, middle], &numbers, style(9.0, false, "soft", Anchor::Start));
    }
}
