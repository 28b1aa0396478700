//! How good would earlier forecasts have been?

use super::super::grid::{direction, gate, grid};
use super::super::{Held, tell};
use super::seen;
use crate::cli::Format;
use crate::problem::Problem;
use crate::write::{Hue, Look, wrapped};
use comfy_table::{Cell, CellAlignment};
use kimngach_gate::calendar::Calendar;
use kimngach_gate::forecast::{Line, Method, Scores, backtest};
use kimngach_gate::record::whole;
use kimngach_reader::Lang;
use serde_json::json;

pub(super) fn command(
    held: &Held,
    lines: &[Line],
    calendar: &Calendar,
    days: i32,
    format: Format,
    look: Look,
) -> Result<(), Problem> {
    let mut out = if format == Format::Csv { HEAD.to_owned() } else { String::new() };
    for line in lines {
        let area = whole(&line.gate);
        let larger = area.map(|area| seen(held, &Line { gate: area.to_owned(), direction: line.direction }));
        let larger = area.zip(larger.as_deref());
        let scores = backtest(calendar, &line.gate, line.direction, &seen(held, line), days, larger);
        out += &match format {
            Format::Table => table(line, scores.as_ref(), look),
            Format::Jsonl => jsonl(line, scores.as_ref()),
            Format::Csv => csv(line, scores.as_ref()),
        };
    }
    tell(&out)
}

fn name(method: Method, vi: bool) -> &'static str {
    match (method, vi) {
        (Method::Model, true) => "mô hình này",
        (Method::Naive, true) => "như ngày trước",
        (Method::Seasonal, true) => "như tuần trước",
        (Method::Ets, true) => "ETS",
        (Method::Model, false) => "this model",
        (Method::Naive, false) => "as the last day",
        (Method::Seasonal, false) => "as a week before",
        (Method::Ets, false) => "ETS",
    }
}

fn table(line: &Line, scores: Option<&Scores>, look: Look) -> String {
    let vi = look.ui == Lang::Vi;
    let head = format!("{} · {}", gate(&line.gate, look.ui), direction(line.direction, look.ui));
    let mut out = format!("{}\n", look.paint(&head, Hue::Strong));
    let Some(scores) = scores else {
        let told =
            if vi { "quá ít ngày được đếm để kiểm tra" } else { "too few days were counted to test" };
        return format!("{out}  {told}\n\n");
    };
    let number = |value: f64, digits: usize| {
        let told = format!("{value:.digits$}");
        Cell::new(if vi { told.replace('.', ",") } else { told }).set_alignment(CellAlignment::Right)
    };
    let words = [if vi { "phương pháp" } else { "method" }];
    let numbers = if vi { ["MASE", "sMAPE %", "sai số (xe)"] } else { ["MASE", "sMAPE %", "error (vehicles)"] };
    let mut table = grid(look, &words, &numbers);
    for score in &scores.scores {
        let method = Cell::new(name(score.method, vi));
        table.add_row(vec![method, number(score.mase, 2), number(score.smape, 1), number(score.mae, 0)]);
    }
    out += &format!("{}\n", table.trim_fmt());
    let [a, b] = scores.coverage.map(|part| (part * 100.0).round());
    let (targets, origins) = (scores.targets, scores.origins);
    let told = match (vi, scores.dense) {
        (true, true) => format!("{targets} ngày dự báo từ {origins} mốc, mỗi mốc chỉ biết những gì có trước đó."),
        (false, true) => {
            format!("{targets} days forecast from {origins} days on, each knowing what came before it alone.")
        }
        (true, false) => format!("{targets} ngày, mỗi ngày dự báo từ những gì biết hôm trước; số đếm thưa."),
        (false, false) => {
            format!("{targets} days, each forecast from what was known the day before; counts are sparse.")
        }
    };
    wrapped(&mut out, &told, "  ", look.width);
    let told = if vi {
        format!("Khoảng 80 % chứa {a} % số ngày, khoảng 95 % chứa {b} %.")
    } else {
        format!("The 80 % interval held {a} % of the days, the 95 % interval {b} %.")
    };
    wrapped(&mut out, &told, "  ", look.width);
    out.push('\n');
    out
}

fn jsonl(line: &Line, scores: Option<&Scores>) -> String {
    let record = scores.map(|scores| {
        let methods = scores.scores.iter().map(|score| {
            json!({"method": score.method.code(), "mase": round(score.mase), "smape": round(score.smape), "mae": round(score.mae)})
        });
        json!({
            "gate": line.gate, "direction": line.direction.code(), "targets": scores.targets, "origins": scores.origins,
            "dense": scores.dense, "scale": round(scores.scale), "methods": methods.collect::<serde_json::Value>(),
            "coverage80": round(scores.coverage[0]), "coverage95": round(scores.coverage[1]),
        })
    });
    let record = record.unwrap_or_else(|| json!({"gate": line.gate, "direction": line.direction.code(), "targets": 0}));
    format!("{record}\n")
}

const HEAD: &str = "gate,direction,method,mase,smape,mae,targets,coverage80,coverage95\r\n";

fn csv(line: &Line, scores: Option<&Scores>) -> String {
    let Some(scores) = scores else { return String::new() };
    let row = |score: &kimngach_gate::forecast::Score| {
        let (gate, way, method) = (&line.gate, line.direction.code(), score.method.code());
        let own = score.method == Method::Model;
        let [a, b] = scores.coverage.map(|part| if own { format!("{part:.3}") } else { String::new() });
        let targets = scores.targets;
        format!("{gate},{way},{method},{:.3},{:.3},{:.3},{targets},{a},{b}\r\n", score.mase, score.smape, score.mae)
    };
    scores.scores.iter().map(row).collect()
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
