//! Days to come: what was counted, and what is to be expected with its intervals.

use super::canvas::{Anchor, Canvas};
use super::font;
use super::frame::{Caption, MARGIN, WIDTH, framed, style};
use super::number::{Scale, ticks};
use super::picture::Picture;
use super::plot::short;
use super::theme::{colour, word};
use jiff::civil::Date;
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;

/// The count of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Counted {
    /// The day.
    pub day: Date,
    /// What was counted.
    pub value: f64,
    /// Where a click on it leads, in pages.
    pub link: Option<String>,
}

/// What is expected of a day.
#[derive(Clone, PartialEq, Debug)]
pub struct Expected {
    /// The day.
    pub day: Date,
    /// As likely exceeded as not.
    pub middle: f64,
    /// The ends of the 80 percent interval.
    pub near: [f64; 2],
    /// The ends of the 95 percent interval.
    pub far: [f64; 2],
    /// What kind of day it is, where it is not like any other.
    pub kind: String,
}

/// A forecast to draw.
#[derive(Clone, PartialEq, Debug)]
pub struct Fan {
    /// What is counted.
    pub unit: String,
    /// The days before, in order.
    pub counted: Vec<Counted>,
    /// The days to come, in order; at least one.
    pub expected: Vec<Expected>,
}

const HEIGHT: f64 = 270.0;

/// Draws a forecast: dots for what was counted, a line for what is expected, bands for its 80 and 95 percent intervals, and
/// a mark under days that are not like others.
#[must_use]
pub fn fan(fan: &Fan, caption: &Caption) -> Picture {
    let tops = fan.counted.iter().map(|of| of.value).chain(fan.expected.iter().map(|of| of.far[1]));
    let most = tops.fold(1.0, f64::max);
    let scale = Scale::of(most, &fan.unit, caption.lang);
    let days = fan.counted.iter().map(|of| of.day).chain(fan.expected.iter().map(|of| of.day));
    let (first, last) = (days.clone().min().unwrap_or_default(), days.max().unwrap_or_default());
    let after = |from: Date, to: Date| f64::from((to - from).get_days());
    framed(caption, &scale.unit, |canvas, top| {
        let left = MARGIN + 44.0;
        let right = WIDTH - MARGIN - 12.0;
        let top = legend(canvas, top + 8.0, fan, caption.lang) + 22.0;
        let ticks = ticks(0.0, most, 5.0);
        let high = ticks[ticks.len() - 1];
        let x = |day: Date| left + (right - left) * after(first, day) / after(first, last).max(1.0);
        let y = |value: f64| top + HEIGHT * (1.0 - value / high);
        for tick in ticks {
            canvas.line([left, y(tick)], [right, y(tick)], colour(if tick == 0.0 { "ink" } else { "grid" }), 1.0);
            canvas.text([left - 8.0, y(tick) + 4.0], &scale.plain(tick), style(12.0, false, "soft", Anchor::End));
        }
        let every = (after(first, last) / 8.0).ceil().max(1.0) as i64;
        let mut day = last;
        while day >= first {
            canvas.text(
                [x(day), top + HEIGHT + 24.0],
                &short(day, caption.lang),
                style(11.5, false, "soft", Anchor::Middle),
            );
            day = day.saturating_sub(jiff::Span::new().days(every));
        }
        let main = colour("main");
        for (class, depth) in [("far", 0.16), ("near", 0.30)] {
            let of = |at: &Expected| if class == "far" { at.far } else { at.near };
            let mut band: Vec<[f64; 2]> = fan.expected.iter().map(|at| [x(at.day), y(of(at)[1])]).collect();
            band.extend(fan.expected.iter().rev().map(|at| [x(at.day), y(of(at)[0])]));
            canvas.path(&band, class, &format!(r#"fill="{main}" fill-opacity="{depth}""#));
        }
        let line: Vec<[f64; 2]> = fan.expected.iter().map(|at| [x(at.day), y(at.middle)]).collect();
        canvas.path(&line, "middle", &format!(r#"fill="none" stroke="{main}" stroke-width="2""#));
        for of in &fan.counted {
            let at = [x(of.day), y(of.value)];
            let dot = |canvas: &mut Canvas| canvas.dot(at, 3.2, colour("ink"), false);
            match &of.link {
                Some(link) => {
                    let day = say::period(Period::day(of.day), caption.lang);
                    canvas.linked(link, &format!("{day}: {} {}", scale.plain(of.value), scale.unit), |canvas| {
                        canvas.disc(at, 7.0);
                        dot(canvas);
                    });
                }
                None => dot(canvas),
            }
        }
        for of in fan.expected.iter().filter(|of| !of.kind.is_empty()) {
            canvas.dot([x(of.day), top + HEIGHT + 7.0], 2.6, colour("accent"), false);
        }
        top + HEIGHT + 40.0
    })
}

fn legend(canvas: &mut Canvas, y: f64, fan: &Fan, lang: Lang) -> f64 {
    let mut x = MARGIN;
    let main = colour("main");
    let mut entry = |canvas: &mut Canvas, told: &str, draw: &dyn Fn(&mut Canvas, f64)| {
        draw(canvas, x);
        canvas.text([x + 18.0, y + 4.0], told, style(12.0, false, "soft", Anchor::Start));
        x += 18.0 + font::width(told, 12.0, false) + 20.0;
    };
    if !fan.counted.is_empty() {
        entry(canvas, word("counted", lang), &|canvas, x| canvas.dot([x + 6.0, y], 3.2, colour("ink"), false));
    }
    entry(canvas, word("forecast", lang), &|canvas, x| canvas.line([x, y], [x + 13.0, y], main, 2.0));
    for (told, depth) in [("80\u{A0}%", 0.46), ("95\u{A0}%", 0.16)] {
        let more = format!(r#" fill-opacity="{depth}""#);
        entry(canvas, told, &|canvas, x| canvas.rect([x, y - 5.0], [12.0, 10.0], main, &more));
    }
    if fan.expected.iter().any(|of| !of.kind.is_empty()) {
        entry(canvas, word("special", lang), &|canvas, x| canvas.dot([x + 6.0, y], 2.6, colour("accent"), false));
    }
    y
}
