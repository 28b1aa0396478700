//! Results as people read them.

use crate::cli::By;
use crate::gate::words::{number, word};
use crate::write::{Hue, Look, grid};
use comfy_table::{Attribute, Cell, CellAlignment};
use kimngach_gate::scenario::time::in_hours;
use kimngach_gate::scenario::{Scenario, Text};
use kimngach_gate::simulate::{Estimate, Line, Outcome};
use kimngach_reader::Lang;
use std::fmt::Write as _;

/// A table of places (or their classes, or hours), then what became of the vehicles.
pub(super) fn table(scenario: &Scenario, outcome: &Outcome, by: By, places: &[usize], look: Look) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", look.paint(said(&scenario.name, look.ui), Hue::Strong));
    if by == By::Hour {
        hours(&mut out, scenario, outcome, places, look);
    } else {
        totals(&mut out, scenario, outcome, by, places, look);
        passages(&mut out, scenario, outcome, look);
    }
    let told = if look.ui == Lang::Vi {
        format!(
            "{} lần chạy; ± là khoảng tin cậy 95 %; định luật Little và cân bằng xe đúng ở {} nơi",
            outcome.replications,
            outcome.balance.checked - outcome.balance.broken.len() as u64
        )
    } else {
        format!(
            "{} runs; ± is the 95 % confidence interval; Little's law and the balance of vehicles hold in {} places",
            outcome.replications,
            outcome.balance.checked - outcome.balance.broken.len() as u64
        )
    };
    let _ = writeln!(out, "{}", look.paint(&told, Hue::Faint));
    out
}

fn totals(out: &mut String, scenario: &Scenario, outcome: &Outcome, by: By, places: &[usize], look: Look) {
    let mut table = head(look, &["place", "present", "peak", "places", "wait", "p90", "left"]);
    let mut gate = None;
    for line in &outcome.lines {
        let wanted = places.contains(&line.place) && (by == By::Class || line.class.is_none());
        let road = line.place >= scenario.nodes.len();
        let [present, _, wait, p90, _, _, left, _, _, _, peak] = line.total;
        // A road on which nobody ever stands needs no line.
        if !wanted || (road && peak.mean == 0.0) {
            continue;
        }
        let here = scenario.nodes.get(line.place).and_then(|node| node.gate);
        if let Some(new) = here.filter(|_| here != gate) {
            table.add_row(vec![
                Cell::new(said(&scenario.gates[new].name, look.ui)).add_attribute(Attribute::Underlined),
            ]);
            gate = here;
        }
        let capacity = scenario.nodes.get(line.place).and_then(|node| node.places);
        table.add_row(vec![
            name(scenario, line, look),
            right(with(present, 1, look.ui)),
            right(if peak.n > 0 { number(peak.mean, 0, look.ui) } else { String::new() }),
            right(capacity.map_or_else(String::new, |places| places.to_string())),
            right(time(wait, look.ui)),
            right(time(p90, look.ui)),
            right(with(left, 0, look.ui)),
        ]);
    }
    let _ = writeln!(out, "{}\n", table.trim_fmt());
}

fn passages(out: &mut String, scenario: &Scenario, outcome: &Outcome, look: Look) {
    let mut table = head(look, &["source", "came", "through", "turnedback", "overlimit", "time", "p90"]);
    for line in outcome.passages.iter().filter(|line| line.total[0].mean > 0.0) {
        let source = scenario.sources.get(line.source).map(|source| said(&source.name, look.ui).to_owned());
        let class = if scenario.classes.len() > 1 { said(&scenario.classes[line.class].name, look.ui) } else { "" };
        let source = source.unwrap_or_else(|| word("stock", look.ui).to_owned());
        let [came, through, back, over, crossing, p90, _] = line.total;
        table.add_row(vec![
            Cell::new(format!("{source} {class}").trim()),
            right(with(came, 0, look.ui)),
            right(with(through, 0, look.ui)),
            right(number(back.mean, 1, look.ui)),
            right(number(over.mean, 1, look.ui)),
            right(time(crossing, look.ui)),
            right(time(p90, look.ui)),
        ]);
    }
    let _ = writeln!(out, "{}\n", table.trim_fmt());
}

fn hours(out: &mut String, scenario: &Scenario, outcome: &Outcome, places: &[usize], look: Look) {
    for line in outcome.lines.iter().filter(|line| places.contains(&line.place) && line.class.is_none()) {
        if line.place >= scenario.nodes.len() && line.total[10].mean == 0.0 {
            continue;
        }
        let mut table = head(look, &["hour", "present", "atend", "wait", "leftstep"]);
        for (step, [present, _, at_end, _, _, left, wait]) in line.steps.iter().enumerate() {
            if present.n == 0 {
                continue;
            }
            table.add_row(vec![
                Cell::new(clock(in_hours(step as u64 * scenario.step))),
                right(with(*present, 1, look.ui)),
                right(with(*at_end, 1, look.ui)),
                right(time(*wait, look.ui)),
                right(with(*left, 1, look.ui)),
            ]);
        }
        let gate = scenario.nodes.get(line.place).and_then(|node| node.gate);
        let gate = gate.map_or_else(String::new, |gate| format!("{} · ", said(&scenario.gates[gate].name, look.ui)));
        let _ = writeln!(out, "{gate}{}\n{}\n", plain(scenario, line, look), table.trim_fmt());
    }
}

/// A time of the run: the day where there are several, and the time of day.
fn clock(hours: f64) -> String {
    let minutes = (hours * 60.0).round() as u64;
    let (day, hour, minute) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    if day == 0 { format!("{hour:02}:{minute:02}") } else { format!("+{day} {hour:02}:{minute:02}") }
}

fn head(look: Look, columns: &[&str]) -> comfy_table::Table {
    let mut table = grid(look, &[]);
    let cell = |(at, key): (usize, &&str)| {
        let cell = Cell::new(word(key, look.ui)).add_attribute(Attribute::Bold);
        if at == 0 { cell } else { cell.set_alignment(CellAlignment::Right) }
    };
    table.set_header(columns.iter().enumerate().map(cell));
    table
}

fn plain(scenario: &Scenario, line: &Line, look: Look) -> String {
    let node = scenario.nodes.get(line.place).map(|node| said(&node.name, look.ui).to_owned());
    let road = || {
        let source = &scenario.sources[line.place - scenario.nodes.len()];
        format!("{}: {}", word("road", look.ui), said(&source.name, look.ui))
    };
    node.unwrap_or_else(road)
}

fn name(scenario: &Scenario, line: &Line, look: Look) -> Cell {
    match line.class {
        None => Cell::new(format!("  {}", plain(scenario, line, look))),
        Some(class) => Cell::new(format!("    {}", said(&scenario.classes[class].name, look.ui))),
    }
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// A mean with half of its interval.
fn with(estimate: Estimate, decimals: usize, ui: Lang) -> String {
    let half = estimate.half(0.95).map(|half| format!(" ±{}", number(half, decimals, ui)));
    match estimate.n {
        0 => "–".to_owned(),
        _ => number(estimate.mean, decimals, ui) + &half.unwrap_or_default(),
    }
}

/// A time in minutes, or in hours where it is long.
fn time(estimate: Estimate, ui: Lang) -> String {
    if estimate.n == 0 {
        return "–".to_owned();
    }
    let long = estimate.mean >= 3.0;
    let (unit, factor) = match (long, ui) {
        (true, Lang::Vi) => ("giờ", 1.0),
        (true, _) => ("h", 1.0),
        (false, Lang::Vi) => ("phút", 60.0),
        (false, _) => ("min", 60.0),
    };
    let half = estimate.half(0.95).map(|half| format!(" ±{}", number(half * factor, 1, ui))).unwrap_or_default();
    format!("{}{half} {unit}", number(estimate.mean * factor, 1, ui))
}

/// A text in a language.
pub(super) fn said(text: &Text, ui: Lang) -> &str {
    if ui == Lang::Vi { &text.vi } else { &text.en }
}
