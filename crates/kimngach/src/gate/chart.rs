//! A fan chart of a forecast: what was counted, and what is to be expected with its intervals, as SVG.

use super::forecast::Expected;
use super::grid::{amount, direction, gate};
use jiff::civil::Date;
use kimngach_gate::calendar::{self, Calendar};
use kimngach_gate::forecast::kind;
use kimngach_reader::Lang;
use std::fmt::Write as _;

const WIDTH: f64 = 860.0;
const PANEL: f64 = 250.0;
const LEFT: f64 = 62.0;
const RIGHT: f64 = 30.0;
const TOP: f64 = 44.0;
const BOTTOM: f64 = 40.0;

/// So many days before the forecast are drawn, at most.
const BEFORE: i32 = 42;

/// One panel for each line.
pub(super) fn draw(all: &[Expected], calendar: &Calendar, ui: Lang) -> String {
    let height = PANEL * all.len() as f64 + 26.0;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         font-family=\"Noto Sans, DejaVu Sans, Arial, sans-serif\" font-size=\"12\">\n<style>{STYLE}</style>\n\
         <rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n"
    );
    for (n, of) in all.iter().enumerate() {
        let _ = writeln!(out, "<g transform=\"translate(0 {:.0})\">", n as f64 * PANEL);
        panel(&mut out, of, calendar, ui);
        out += "</g>\n";
    }
    let (counted, middle) = if ui == Lang::Vi { ("đã đếm", "dự báo") } else { ("counted", "forecast") };
    let _ = writeln!(
        out,
        "<g transform=\"translate({LEFT} {:.0})\"><circle class=\"seen\" cx=\"6\" cy=\"-4\" r=\"3\"/><text x=\"16\">{counted}</text>\
         <path class=\"middle\" d=\"M96 -4h20\"/><text x=\"122\">{middle}</text><rect class=\"near\" x=\"196\" y=\"-11\" width=\"20\" \
         height=\"13\"/><text x=\"222\">80 %</text><rect class=\"far\" x=\"276\" y=\"-11\" width=\"20\" height=\"13\"/><text x=\"302\">95 %</text></g>\n</svg>",
        height - 8.0
    );
    out
}

const STYLE: &str = include_str!("chart.css");

fn panel(out: &mut String, of: &Expected, calendar: &Calendar, ui: Lang) {
    let points = &of.forecast.points;
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    let start = of
        .seen
        .iter()
        .filter(|seen| seen.is_day())
        .map(|seen| seen.days.0)
        .filter(|day| *day >= first.day - BEFORE)
        .min();
    let start = start.unwrap_or(first.day).min(first.day - 1);
    let top = points.iter().map(|point| point.within_95[1]).fold(1.0, f64::max);
    let seen = of.seen.iter().filter(|seen| seen.is_day() && seen.days.0 >= start && seen.days.0 < first.day);
    let top = seen.clone().map(|seen| seen.value).fold(top, f64::max) * 1.05;
    let step = tick(top);
    let x = |day: f64| LEFT + (day - f64::from(start)) / f64::from((last.day - start).max(1)) * (WIDTH - LEFT - RIGHT);
    let y = |value: f64| TOP + (1.0 - value / top) * (PANEL - TOP - BOTTOM);
    let head = format!("{} · {}", gate(&of.line.gate, ui), direction(of.line.direction, ui));
    let unit = if ui == Lang::Vi { "xe một ngày" } else { "vehicles a day" };
    let _ = writeln!(
        out,
        "<text class=\"title\" x=\"{LEFT}\" y=\"20\">{head}</text><text class=\"faint\" x=\"{LEFT}\" y=\"36\">{unit}</text>"
    );
    let mut value = 0.0;
    while value <= top {
        let at = y(value);
        let told = amount(value as i64, ui);
        let _ = writeln!(
            out,
            "<path class=\"grid\" d=\"M{LEFT} {at:.1}H{:.0}\"/><text x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{told}</text>",
            WIDTH - RIGHT,
            LEFT - 8.0,
            at + 4.0
        );
        value += step;
    }
    let every = (((last.day - start) as f64 / 9.0).ceil() as i32).max(1);
    for day in (start..=last.day).rev().step_by(usize::try_from(every).unwrap_or(1)) {
        let told = calendar::day(day).map(|day| short(day, ui)).unwrap_or_default();
        let _ = writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{told}</text>",
            x(f64::from(day)),
            PANEL - BOTTOM + 18.0
        );
    }
    let band = |out: &mut String, class: &str, of: &dyn Fn(usize) -> [f64; 2]| {
        let ends = |side: usize| {
            points
                .iter()
                .enumerate()
                .map(move |(n, point)| format!("{:.1} {:.1}", x(f64::from(point.day)), y(of(n)[side])))
                .collect::<Vec<_>>()
        };
        let (low, mut high) = (ends(0), ends(1));
        high.reverse();
        let _ = writeln!(out, "<path class=\"{class}\" d=\"M{}L{}Z\"/>", low.join("L"), high.join("L"));
    };
    band(out, "far", &|n| points[n].within_95);
    band(out, "near", &|n| points[n].within_80);
    let line: Vec<String> =
        points.iter().map(|point| format!("{:.1} {:.1}", x(f64::from(point.day)), y(point.middle))).collect();
    let _ = writeln!(out, "<path class=\"middle\" d=\"M{}\"/>", line.join("L"));
    for seen in seen {
        let _ = writeln!(
            out,
            "<circle class=\"seen\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\"/>",
            x(f64::from(seen.days.0)),
            y(seen.value)
        );
    }
    for point in points {
        let named = !kind(point, calendar, &of.line.gate, of.line.direction, true).is_empty();
        if named {
            let _ = writeln!(
                out,
                "<circle class=\"day\" cx=\"{:.1}\" cy=\"{:.1}\" r=\"2.5\"/>",
                x(f64::from(point.day)),
                PANEL - BOTTOM + 4.0
            );
        }
    }
}

/// A step of the axis that gives four to eight lines.
fn tick(top: f64) -> f64 {
    let size = 10f64.powf((top / 5.0).log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|part| part * size)
        .find(|step| top / step <= 7.0)
        .unwrap_or(size * 10.0)
        .max(1.0)
}

fn short(day: Date, ui: Lang) -> String {
    if ui == Lang::Vi { format!("{}/{}", day.day(), day.month()) } else { day.strftime("%-d %b").to_string() }
}
