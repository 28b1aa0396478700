//! `kimngach gate status`: what came, crossed and waits on a day.

use super::grid::{direction, gate, grid, name, number, sentence};
use super::{Held, lines, shown, tell};
use crate::check::Checked;
use crate::cli::{Format, StatusArgs};
use crate::problem::Problem;
use crate::write::{Hue, Look, wrapped};
use comfy_table::{Attribute, Cell, CellAlignment};
use jiff::civil::Date;
use kimngach_book::say;
use kimngach_gate::record::{Day, Direction, Key, Measure, TOTAL, class_name};
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;

type Row<'a> = (&'a Key, Date, &'a Day);

pub(super) fn command(options: &StatusArgs) -> Result<Checked, Problem> {
    let (format, look) = shown(&options.asked.show);
    let held = Held::open(&options.asked.at.ledger, &options.asked.of)?;
    let asked = options.gate.as_ref().map(|gate| held.gate(gate)).transpose()?;
    let of = |key: &Key| asked.as_ref().is_none_or(|gate| key.gate == *gate);
    let lines = || held.register.lines.iter().filter(|(key, _)| of(key));
    let last = lines().filter_map(|(_, days)| days.keys().next_back()).max().copied();
    let day = options.day.or(last).ok_or_else(|| Problem::new("nothing is told of any single day of this gate"))?;
    let mut rows: Vec<Row<'_>> = lines().filter_map(|(key, days)| Some((key, day, days.get(&day)?))).collect();
    if rows.is_empty() {
        let last = last.map(|last| format!("; the last day told is {last}")).unwrap_or_default();
        return Err(Problem::at(day, format!("nothing is told of this day{last}")));
    }
    rows.sort_by_key(|(key, ..)| (&key.gate, key.direction, key.class != TOTAL, &key.class));
    print(&held, &rows, format, look)
}

/// Writes days, and says which of them do not balance.
pub(super) fn print(held: &Held, rows: &[Row<'_>], format: Format, look: Look) -> Result<Checked, Problem> {
    let found: Vec<_> =
        rows.iter().flat_map(|(key, on, _)| held.imbalances(key).filter(move |found| found.day == *on)).collect();
    let out = match format {
        Format::Jsonl => rows.iter().map(|(key, on, day)| lines::jsonl(held, key, *on, day)).collect(),
        Format::Csv => {
            let rows = rows.iter().map(|(key, on, day)| lines::csv(held, key, *on, day));
            lines::HEAD.to_owned() + &rows.collect::<String>()
        }
        Format::Table => {
            let mut out = table(held, rows, look) + "\n";
            for found in &found {
                wrapped(&mut out, &look.paint(&sentence(found, look.ui), Hue::Yellow), "", look.width);
            }
            out
        }
    };
    tell(&out)?;
    Ok(Checked { fine: true, proven: !found.is_empty() })
}

fn table(held: &Held, rows: &[Row<'_>], look: Look) -> String {
    let vi = look.ui == Lang::Vi;
    let [one_day, one_gate] =
        [rows.iter().all(|(_, on, _)| *on == rows[0].1), rows.iter().all(|(key, ..)| key.gate == rows[0].0.gate)];
    let mut words = Vec::new();
    words.extend((!one_day).then_some(if vi { "ngày" } else { "day" }));
    words.extend((!one_gate).then_some(if vi { "cửa khẩu" } else { "gate" }));
    words.extend(if vi { ["chiều", "loại hàng"] } else { ["direction", "class"] });
    let measures = [Measure::Arrivals, Measure::Cleared, Measure::TurnedBack, Measure::Stock];
    let mut numbers: Vec<&str> = measures.iter().map(|measure| name(*measure, look.ui)).collect();
    numbers.extend(if vi { ["tăng giảm", "cân đối"] } else { ["change", "balance"] });
    let mut table = grid(look, &words, &numbers);
    for (key, on, day) in rows {
        let word = |text: &str| {
            let cell = Cell::new(text);
            if key.class == TOTAL { cell } else { cell.add_attribute(Attribute::Dim) }
        };
        let mut cells = Vec::new();
        // A day is not broken at its hyphens.
        cells.extend((!one_day).then(|| word(&on.to_string().replace('-', "\u{2011}"))));
        cells.extend((!one_gate).then(|| word(&gate(&key.gate, look.ui))));
        cells.push(word(direction(key.direction, look.ui)));
        cells.push(word(class_name(&key.class, vi)));
        cells.extend(measures.iter().map(|measure| number(day.cell(*measure).value(), look)));
        let change = change(held, key, *on, day).map(|by| format!("{by:+}")).unwrap_or_default();
        let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        cells.extend([right(change), right(verdict(held, key, *on, day, vi))]);
        table.add_row(cells);
    }
    let mut head = Vec::new();
    head.extend(one_gate.then(|| gate(&rows[0].0.gate, look.ui)));
    head.extend(one_day.then(|| say::period(Period::day(rows[0].1), look.ui)));
    let head = if head.is_empty() { head.concat() } else { look.paint(&head.join(" · "), Hue::Strong) + "\n" };
    head + &table.trim_fmt() + "\n"
}

/// The change of the stock, from the stocks or as told.
fn change(held: &Held, key: &Key, on: Date, day: &Day) -> Option<i64> {
    let before = on.yesterday().ok().and_then(|eve| held.register.lines.get(key)?.get(&eve)?.stock.value());
    day.stock.value().zip(before).map(|(stock, before)| stock - before).or(day.change.value())
}

fn verdict(held: &Held, key: &Key, on: Date, day: &Day, vi: bool) -> String {
    if let Some(found) = held.imbalances(key).find(|found| found.day == on) {
        return if vi { format!("lệch {:+}", found.gap) } else { format!("off by {:+}", found.gap) };
    }
    let known = day.arrivals.value().is_some() && day.cleared.value().is_some();
    let open = key.direction == Direction::Both || !known || change(held, key, on, day).is_none();
    if open { String::new() } else { "✓".to_owned() }
}
