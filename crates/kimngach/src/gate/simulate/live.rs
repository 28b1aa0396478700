//! One run, watched in the terminal hour by hour.

use super::page::said;
use crate::problem::Problem;
use crate::write::{Hue, Look};
use kimngach_gate::scenario::time::{DAY, in_hours};
use kimngach_gate::scenario::{Kind, Scenario};
use kimngach_gate::simulate::{Moment, watch};
use std::fmt::Write as _;
use std::io::{IsTerminal, Write, stdout};
use std::thread::sleep;
use std::time::Duration;

/// How long a step stays.
const STEP: Duration = Duration::from_millis(120);

/// Draws the places of a run over and over.
pub(super) fn live(scenario: &Scenario, seed: u64, look: Look) -> Result<(), Problem> {
    if !stdout().is_terminal() {
        return Err(Problem::new("--live draws in a terminal only; leave it out in a pipe"));
    }
    let mut drawn = 0;
    let mut failed = None;
    watch(scenario, seed, |moment| {
        let (text, lines) = frame(scenario, moment, look);
        let up = if drawn > 0 { format!("\u{1B}[{drawn}A") } else { String::new() };
        drawn = lines;
        let written = write!(stdout(), "{up}{text}").and_then(|()| stdout().flush());
        sleep(STEP);
        failed = written.err();
        failed.is_none()
    });
    failed.map_or(Ok(()), |error| Err(Problem::writing("the standard output", error)))
}

/// The clock, and a bar for each place that holds anyone or could.
pub(super) fn frame(scenario: &Scenario, moment: &Moment, look: Look) -> (String, usize) {
    let (day, hours) = (moment.time / DAY + 1, in_hours(moment.time % DAY));
    let mut out = String::new();
    let clock = format!("{} · {day} · {:02}:00", said(&scenario.name, look.ui), hours.round() as u32 % 24);
    let _ = writeln!(out, "\u{1B}[2K{}", look.paint(&clock, Hue::Strong));
    let mut lines = 1;
    let width = look.width.saturating_sub(50).clamp(10, 60);
    for (at, &present) in moment.present.iter().enumerate() {
        let node = scenario.nodes.get(at);
        let name = node.map_or_else(|| &scenario.sources[at - scenario.nodes.len()].name, |node| &node.name);
        let holds = node.is_none_or(|node| node.kind == Kind::Yard);
        let full = node.and_then(|node| node.places).unwrap_or(100).max(1);
        let filled = (present as usize * width).div_ceil(full as usize).min(width);
        let hue = match present * 100 / full {
            0..60 => Hue::Green,
            60..90 => Hue::Yellow,
            _ => Hue::Magenta,
        };
        let bar = look.paint(&"█".repeat(filled), if holds { hue } else { Hue::Blue });
        let name: String = said(name, look.ui).chars().take(34).collect();
        let _ = writeln!(
            out,
            "\u{1B}[2K{name:<34} {present:>5} {bar}{}",
            look.paint(&"·".repeat(width - filled), Hue::Faint)
        );
        lines += 1;
    }
    (out, lines)
}
