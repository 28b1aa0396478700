//! How does it look? Stock and road over time with bands, and the places of the gates with their fill, as one SVG.

mod curve;
mod scheme;

use crate::scenario::Scenario;
use crate::simulate::{Group, Outcome};
use std::fmt::Write as _;

/// The width of a picture, in the units of its coordinates.
const WIDTH: f64 = 960.0;

/// Draws what came of a simulation.
#[must_use]
pub fn picture(scenario: &Scenario, outcome: &Outcome, vietnamese: bool) -> String {
    let say = |vi: &'static str, en: &'static str| if vietnamese { vi } else { en };
    let mut body = String::new();
    let title = if vietnamese { &scenario.name.vi } else { &scenario.name.en };
    let _ = write!(body, "<text x=\"24\" y=\"34\" class=\"t\">{}</text>", escaped(title));
    let mut top = 56.0;
    let curves = [
        (Group::Stock, say("Xe tồn trong bãi và trên đường", "Vehicles in yards and on the road"), "#1f6f8b"),
        (Group::Road, say("Xe đứng trên đường", "Vehicles standing on the road"), "#b5532a"),
    ];
    for (group, name, color) in curves {
        if let Some(line) = outcome.group(group).filter(|line| line.peak.mean > 0.0) {
            top = curve::draw(&mut body, scenario, line, name, color, top);
        }
    }
    let note = say(
        "đường: trung bình; dải: 80 % số lần chạy (xấp xỉ chuẩn)",
        "line: mean; band: 80 % of runs (normal approximation)",
    );
    if top > 56.0 {
        let _ = write!(body, "<text x=\"24\" y=\"{:.0}\" class=\"n\">{note}</text>", top + 4.0);
        top += 26.0;
    }
    let words =
        [say("trung bình", "on average"), say("nhiều nhất", "at most"), say("chỗ", "places"), say("điểm", "servers")];
    top = scheme::draw(&mut body, scenario, outcome, vietnamese, words, top);
    let style = "text{font:12px 'DejaVu Sans',sans-serif;fill:#222}.t{font-size:18px;font-weight:bold}\
                 .h{font-weight:bold}.n{fill:#666;font-size:11px}.r{text-anchor:end}.m{text-anchor:middle}";
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {top:.0}\" width=\"{WIDTH}\" height=\"{top:.0}\">\
         <style>{style}</style><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>{body}</svg>\n"
    )
}

/// A text inside of XML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
