//! A number of vehicles over the time of a run.

use super::{WIDTH, escaped};
use crate::scenario::Scenario;
use crate::scenario::time::in_hours;
use crate::simulate::GroupLine;
use std::fmt::Write as _;

const HEIGHT: f64 = 150.0;
const LEFT: f64 = 64.0;
/// Eight of ten values of a normal law lie within so many deviations.
const BAND: f64 = 1.2816;

/// Draws a curve with its band below a height, and says where it ends.
pub(super) fn draw(body: &mut String, scenario: &Scenario, line: &GroupLine, name: &str, color: &str, top: f64) -> f64 {
    let (from, to) = (top + 24.0, top + 24.0 + HEIGHT);
    let points: Vec<(f64, f64, f64)> = line
        .steps
        .iter()
        .enumerate()
        .filter(|(_, step)| step[1].n > 0)
        .map(|(at, [_, end])| {
            let hours = in_hours((at as u64 + 1) * scenario.step);
            (hours, end.mean, BAND * end.deviation().unwrap_or(0.0))
        })
        .collect();
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return top };
    let most = points.iter().map(|(_, mean, band)| mean + band).fold(1.0, f64::max);
    let most = nice(most);
    let x = |hours: f64| LEFT + (WIDTH - LEFT - 24.0) * (hours - first.0) / (last.0 - first.0).max(1e-9);
    let y = |value: f64| to - (to - from) * value.clamp(0.0, most) / most;
    let _ = write!(body, "<text x=\"24\" y=\"{:.0}\" class=\"h\">{}</text>", top + 12.0, escaped(name));
    for part in 0..=4 {
        let value = most * f64::from(part) / 4.0;
        let _ = write!(
            body,
            "<path d=\"M{LEFT} {0:.1}H{1}\" stroke=\"#ddd\"/><text x=\"{2}\" y=\"{3:.1}\" class=\"n r\">{value:.0}</text>",
            y(value),
            WIDTH - 24.0,
            LEFT - 6.0,
            y(value) + 4.0
        );
    }
    let every = if last.0 - first.0 > 72.0 {
        24.0
    } else if last.0 - first.0 > 30.0 {
        12.0
    } else {
        3.0
    };
    let mut hours = (first.0 / every).ceil() * every;
    while hours <= last.0 {
        let label = if every < 24.0 { format!("{:02.0}:00", hours % 24.0) } else { format!("+{:.0} d", hours / 24.0) };
        let _ = write!(body, "<text x=\"{:.1}\" y=\"{:.1}\" class=\"n m\">{label}</text>", x(hours), to + 15.0);
        hours += every;
    }
    let mut band = String::new();
    for (hours, mean, wide) in &points {
        let _ = write!(band, "{}{:.1} {:.1}", if band.is_empty() { 'M' } else { 'L' }, x(*hours), y(mean + wide));
    }
    for (hours, mean, wide) in points.iter().rev() {
        let _ = write!(band, "L{:.1} {:.1}", x(*hours), y(mean - wide));
    }
    let mut path = String::new();
    for (hours, mean, _) in &points {
        let _ = write!(path, "{}{:.1} {:.1}", if path.is_empty() { 'M' } else { 'L' }, x(*hours), y(*mean));
    }
    let _ = write!(
        body,
        "<path d=\"{band}Z\" fill=\"{color}\" opacity=\"0.18\"/><path d=\"{path}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"2\"/>"
    );
    to + 34.0
}

/// The next round number that four lines divide well.
fn nice(value: f64) -> f64 {
    let unit = 10_f64.powf(value.log10().floor());
    [1.0, 2.0, 4.0, 6.0, 8.0, 10.0]
        .into_iter()
        .map(|step| step * unit)
        .find(|&most| most >= value)
        .unwrap_or(10.0 * unit)
        .max(4.0)
}
