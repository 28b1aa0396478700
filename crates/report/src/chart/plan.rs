//! How far plans are met, as gauges.

use super::canvas::Anchor;
use super::font;
use super::frame::{Caption, MARGIN, WIDTH, framed, style};
use super::number::Scale;
use super::picture::Picture;
use super::theme::{colour, word};

/// A plan and what is reached of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Gauge {
    /// What it is of.
    pub name: String,
    /// What it counts in.
    pub unit: String,
    /// The range of the plan and what was published of it; none where only the share is told.
    pub target: Option<([f64; 2], Option<f64>)>,
    /// The range of what is reached and what was published of it, and until when in words.
    pub reached: Option<([f64; 2], Option<f64>, String)>,
    /// The share of the plan that is met, in percent: its range, and the published one.
    pub share: Option<([f64; 2], Option<f64>)>,
    /// The part of the year that is over, from 0 to 1.
    pub elapsed: Option<f64>,
    /// The documents that tell it, by their numbers in the caption.
    pub sources: Vec<usize>,
}

/// Draws a gauge for each plan: full is the plan, and a mark stands where the year is.
#[must_use]
pub fn plan(gauges: &[Gauge], caption: &Caption) -> Picture {
    let lang = caption.lang;
    framed(caption, "", |canvas, mut y| {
        let most = gauges.iter().filter_map(|gauge| gauge.share.map(|(range, _)| range[1])).fold(100.0, f64::max);
        let width = WIDTH - 2.0 * MARGIN;
        let x = |percent: f64| MARGIN + width * percent / most;
        for gauge in gauges {
            y += 24.0;
            canvas.text([MARGIN, y], &gauge.name, style(14.0, true, "ink", Anchor::Start));
            let percent = Scale::of(100.0, "percent", lang);
            let numbers: String = gauge.sources.iter().map(|number| format!("[{number}]")).collect();
            if let Some((range, told)) = gauge.share {
                let value = told.map_or_else(|| percent.range(range), |told| percent.plain(told));
                let met = word("met", lang).replace("{value}", &format!("{value}%"));
                canvas.text([WIDTH - MARGIN, y], &met, style(14.0, true, "main", Anchor::End));
            }
            y += 9.0;
            canvas.rect([x(0.0), y], [x(100.0) - x(0.0), 26.0], colour("track"), r#" class="plan""#);
            if let Some((range, told)) = gauge.share {
                let level = told.unwrap_or(f64::midpoint(range[0], range[1]));
                canvas.rect([x(0.0), y + 4.0], [x(level) - x(0.0), 18.0], colour("main"), r#" class="bar""#);
                if x(range[1]) - x(range[0]) > 3.0 {
                    canvas.line([x(range[0]), y + 13.0], [x(range[1]), y + 13.0], colour("ink"), 1.2);
                    range
                        .into_iter()
                        .for_each(|end| canvas.line([x(end), y + 9.0], [x(end), y + 17.0], colour("ink"), 1.2));
                }
            }
            canvas.line([x(100.0), y - 3.0], [x(100.0), y + 29.0], colour("ink"), 2.0);
            if let Some(elapsed) = gauge.elapsed.filter(|elapsed| (0.0..1.0).contains(elapsed)) {
                canvas.line([x(elapsed * 100.0), y - 2.0], [x(elapsed * 100.0), y + 28.0], colour("accent"), 2.0);
            }
            y += 43.0;
            let scale = |range: [f64; 2]| Scale::of(range[1], &gauge.unit, lang);
            let said = |range: [f64; 2], told: Option<f64>| {
                let scale = scale(range);
                format!("{} {}", told.map_or_else(|| scale.range(range), |told| scale.plain(told)), scale.unit)
            };
            if let Some((range, told, until)) = &gauge.reached {
                let told = word("reached", lang).replace("{period}", until).replace("{value}", &said(*range, *told));
                canvas.text([MARGIN, y], &told, style(12.5, false, "soft", Anchor::Start));
                let wide = font::width(&told, 12.5, false);
                canvas.text([MARGIN + wide + 2.0, y - 4.0], &numbers, style(9.0, false, "soft", Anchor::Start));
            }
            if let Some((range, told)) = gauge.target {
                let told = format!("{}: {}", word("target", lang), said(range, told));
                canvas.text([x(100.0), y], &told, style(12.5, false, "soft", Anchor::End));
            }
            y += 10.0;
        }
        if gauges.iter().any(|gauge| gauge.elapsed.is_some_and(|elapsed| elapsed < 1.0)) {
            y += 16.0;
            canvas.line([MARGIN + 6.0, y - 10.0], [MARGIN + 6.0, y + 4.0], colour("accent"), 2.0);
            canvas.text([MARGIN + 18.0, y], word("elapsed", lang), style(12.0, false, "soft", Anchor::Start));
        }
        y
    })
}
