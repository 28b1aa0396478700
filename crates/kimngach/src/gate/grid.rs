//! Days of gates as people read them.

use crate::write::{Look, bare};
use comfy_table::{Attribute, Cell, CellAlignment, Table};
use kimngach_gate::record::{self, Direction, Imbalance, Link, Meant, Measure, Slip};
use kimngach_reader::{Lang, area_name};

/// A table without rows; the first columns are words, the others numbers.
pub(super) fn grid(look: Look, words: &[&str], numbers: &[&str]) -> Table {
    let mut table = bare(look);
    let head = |name: &&str| Cell::new(name).add_attribute(Attribute::Bold);
    let right = |name: &&str| head(name).set_alignment(CellAlignment::Right);
    table.set_header(words.iter().map(head).chain(numbers.iter().map(right)));
    table
}

/// A cell with a number.
pub(super) fn number(value: Option<i64>, look: Look) -> Cell {
    Cell::new(value.map(|value| amount(value, look.ui)).unwrap_or_default()).set_alignment(CellAlignment::Right)
}

/// A whole number with its marks.
pub(super) fn amount(value: i64, ui: Lang) -> String {
    let digits = value.unsigned_abs().to_string();
    let mark = if ui == Lang::Vi { '.' } else { ',' };
    let mut out = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    if value < 0 { format!("−{out}") } else { out }
}

/// What a gate is called; several counted together are joined.
pub(super) fn gate(id: &str, ui: Lang) -> String {
    id.split('+').map(|id| area_name(id, ui).unwrap_or(id)).collect::<Vec<_>>().join(" + ")
}

/// What a direction is called.
pub(super) fn direction(direction: Direction, ui: Lang) -> &'static str {
    match (direction, ui) {
        (Direction::Export, Lang::Vi) => "xuất",
        (Direction::Import, Lang::Vi) => "nhập",
        (Direction::Both, Lang::Vi) => "hai chiều",
        (Direction::Export, Lang::En) => "export",
        (Direction::Import, Lang::En) => "import",
        (Direction::Both, Lang::En) => "both",
    }
}

/// A day that does not balance, in a sentence or two.
pub(super) fn sentence(found: &Imbalance, ui: Lang) -> String {
    let Imbalance { arrivals, cleared, turned_back, gap, .. } = *found;
    let flows = arrivals - cleared - turned_back.unwrap_or(0);
    let name = gate(&found.key.gate, ui);
    let way = direction(found.key.direction, ui);
    let class = record::class_name(&found.key.class, ui == Lang::Vi);
    let sum = format!("{arrivals} − {cleared} − {} = {flows:+}", turned_back.unwrap_or(0));
    let head = format!("{} {name}, {way}, {class}", found.day);
    let body = match (found.told, found.before.zip(found.stock), ui) {
        (false, Some((before, stock)), Lang::Vi) => {
            format!("tồn từ {before} thành {stock} ({:+}), nhưng xe đến − thông quan − quay đầu là {sum}", found.change)
        }
        (false, Some((before, stock)), Lang::En) => {
            format!(
                "stock went from {before} to {stock} ({:+}), but arrivals − cleared − turned back is {sum}",
                found.change
            )
        }
        (_, _, Lang::Vi) => {
            format!("nói tồn thay đổi {:+}, nhưng xe đến − thông quan − quay đầu là {sum}", found.change)
        }
        (_, _, Lang::En) => {
            format!("the stock is said to change by {:+}, but arrivals − cleared − turned back is {sum}", found.change)
        }
    };
    let off = if ui == Lang::Vi { format!("lệch {gap:+}") } else { format!("off by {gap:+}") };
    let meant: Vec<String> = found.meant.iter().take(2).map(|meant| wish(*meant, ui)).collect();
    let meant = match (meant.is_empty(), ui) {
        (true, _) => String::new(),
        (_, Lang::Vi) => format!("; có lẽ {}", meant.join(" hoặc ")),
        (_, Lang::En) => format!("; probably {}", meant.join(" or ")),
    };
    format!("{head}: {body}: {off}{meant}")
}

fn wish(meant: Meant, ui: Lang) -> String {
    let vi = ui == Lang::Vi;
    let link = match meant.link {
        Link::Before if vi => "tồn hôm trước",
        Link::Before => "the stock of the day before",
        Link::Change if vi => "mức thay đổi tồn",
        Link::Change => "the change of the stock",
        Link::Of(measure) => name(measure, ui),
    };
    let slip = match (meant.slip, vi) {
        (Slip::Sign, true) => "nhầm dấu",
        (Slip::Sign, false) => "sign",
        (Slip::Transposed, true) => "đảo chữ số",
        (Slip::Transposed, false) => "digits exchanged",
        (Slip::Digit, true) => "sai một chữ số",
        (Slip::Digit, false) => "one digit",
        (Slip::Length, true) => "thừa hoặc thiếu chữ số",
        (Slip::Length, false) => "a digit too many or too few",
    };
    if vi {
        format!("{link} là {} chứ không phải {} ({slip})", meant.meant, meant.told)
    } else {
        format!("{link} was {}, not {} ({slip})", meant.meant, meant.told)
    }
}

/// What a measure is called.
pub(super) fn name(measure: Measure, ui: Lang) -> &'static str {
    match (measure, ui) {
        (Measure::Arrivals, Lang::Vi) => "xe đến",
        (Measure::Cleared, Lang::Vi) => "thông quan",
        (Measure::TurnedBack, Lang::Vi) => "quay đầu",
        (Measure::Stock, Lang::Vi) => "tồn 20:00",
        (Measure::Arrivals, Lang::En) => "arrivals",
        (Measure::Cleared, Lang::En) => "cleared",
        (Measure::TurnedBack, Lang::En) => "turned back",
        (Measure::Stock, Lang::En) => "stock 20:00",
    }
}
