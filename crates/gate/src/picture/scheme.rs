//! The gates in rows, their places in the order in which vehicles pass them, each filled as far as it was.

use super::{WIDTH, escaped};
use crate::scenario::{Kind, Scenario, Text};
use crate::simulate::Outcome;
use std::fmt::Write as _;

const BOX: (f64, f64) = (168.0, 74.0);
const COLUMNS: usize = 5;

/// Draws the places below a height, and says where they end.
pub(super) fn draw(
    body: &mut String,
    scenario: &Scenario,
    outcome: &Outcome,
    vietnamese: bool,
    words: [&str; 4],
    mut top: f64,
) -> f64 {
    let said = |text: &Text| escaped(if vietnamese { &text.vi } else { &text.en });
    let mut gates: Vec<Option<usize>> = scenario.nodes.iter().map(|node| node.gate).collect();
    gates.sort_by_key(|gate| gate.unwrap_or(usize::MAX));
    gates.dedup();
    for gate in gates {
        let name = gate.map_or_else(String::new, |gate| said(&scenario.gates[gate].name));
        let _ = write!(body, "<text x=\"24\" y=\"{:.0}\" class=\"h\">{name}</text>", top + 12.0);
        top += 22.0;
        let nodes = scenario.nodes.iter().enumerate().filter(|(_, node)| node.gate == gate);
        let mut count = 0;
        for (place, (at, node)) in nodes.enumerate() {
            let (column, row) = (place % COLUMNS, place / COLUMNS);
            let gap = (WIDTH - 48.0 - BOX.0 * COLUMNS as f64) / (COLUMNS - 1) as f64;
            let (x, y) = (24.0 + column as f64 * (BOX.0 + gap), top + row as f64 * (BOX.1 + 12.0));
            let Some(line) = outcome.line(at, None) else { continue };
            let (mean, peak) = (line.total[0].mean, line.total[10].mean);
            let servers = node.calendar.as_ref().map(crate::scenario::Calendar::most);
            let room = node.places.or(servers).map(f64::from);
            let fill = room.map_or(0.0, |room| (mean / room).min(1.0));
            let most = room.map_or(0.0, |room| (peak / room).min(1.0));
            let color = match most {
                most if most < 0.6 => "#3a8f5c",
                most if most < 0.95 => "#d19a1f",
                _ => "#b5532a",
            };
            let dash = if node.kind == Kind::Way { " stroke-dasharray=\"4 3\"" } else { "" };
            let _ = write!(
                body,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{0}\" height=\"{1}\" rx=\"5\" fill=\"#f6f6f4\" stroke=\"#999\"{dash}/>\
                 <rect x=\"{2:.1}\" y=\"{3:.1}\" width=\"{4}\" height=\"8\" fill=\"#e2e2de\"/>\
                 <rect x=\"{2:.1}\" y=\"{3:.1}\" width=\"{5:.1}\" height=\"8\" fill=\"{color}\" opacity=\"0.35\"/>\
                 <rect x=\"{2:.1}\" y=\"{3:.1}\" width=\"{6:.1}\" height=\"8\" fill=\"{color}\"/>",
                BOX.0,
                BOX.1,
                x + 8.0,
                y + 54.0,
                BOX.0 - 16.0,
                (BOX.0 - 16.0) * most,
                (BOX.0 - 16.0) * fill
            );
            let name: String = (if vietnamese { &node.name.vi } else { &node.name.en }).chars().take(26).collect();
            let what = if node.places.is_some() { words[2] } else { words[3] };
            let places = room.map_or_else(String::new, |room| format!(" ({room:.0} {what})"));
            let _ = write!(
                body,
                "<text x=\"{0:.1}\" y=\"{1:.1}\">{2}</text><text x=\"{0:.1}\" y=\"{3:.1}\" class=\"n\">{mean:.1} {4}</text>\
                 <text x=\"{0:.1}\" y=\"{5:.1}\" class=\"n\">{peak:.0} {6}{places}</text>",
                x + 8.0,
                y + 16.0,
                escaped(&name),
                y + 31.0,
                words[0],
                y + 46.0,
                words[1]
            );
            count = place + 1;
        }
        top += count.div_ceil(COLUMNS) as f64 * (BOX.1 + 12.0) + 14.0;
    }
    top
}
