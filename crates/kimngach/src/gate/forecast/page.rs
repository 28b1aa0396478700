//! A forecast as people read it.

use super::super::grid::{amount, direction, gate, grid};
use super::{Expected, date};
use crate::write::{Hue, Look, wrapped};
use comfy_table::{Attribute, Cell, CellAlignment};
use jiff::civil::ISOWeekDate;
use kimngach_gate::calendar::{self, Calendar};
use kimngach_gate::forecast::{Point, kind, notes};
use kimngach_gate::record::{TOTAL, class_name};
use kimngach_reader::Lang;

const WEEK: [[&str; 2]; 7] =
    [["T2", "Mon"], ["T3", "Tue"], ["T4", "Wed"], ["T5", "Thu"], ["T6", "Fri"], ["T7", "Sat"], ["CN", "Sun"]];

pub(super) fn page(all: &[Expected], calendar: &Calendar, wanted: &dyn Fn(&str) -> bool, look: Look) -> String {
    let mut out = String::new();
    for of in all {
        let head = format!("{} · {}", gate(&of.line.gate, look.ui), direction(of.line.direction, look.ui));
        out += &format!("{}\n", look.paint(&head, Hue::Strong));
        out += &format!("{}\n", table(of, calendar, wanted, look));
        for told in notes(&of.forecast, calendar, look.ui == Lang::Vi) {
            wrapped(&mut out, &told, "  ", look.width);
        }
        out.push('\n');
    }
    out
}

fn table(of: &Expected, calendar: &Calendar, wanted: &dyn Fn(&str) -> bool, look: Look) -> String {
    let vi = look.ui == Lang::Vi;
    let total = of.forecast.points.as_slice();
    let classes: Vec<(&str, &[Point])> =
        of.classes.iter().map(|(class, points)| (class.as_str(), points.as_slice())).collect();
    let all: Vec<(&str, &[Point])> =
        [(TOTAL, total)].into_iter().chain(classes).filter(|(class, _)| wanted(class)).collect();
    let mut numbers: Vec<&str> = Vec::new();
    for (n, (class, _)) in all.iter().enumerate() {
        numbers.push(if *class == TOTAL { if vi { "xe" } else { "vehicles" } } else { class_name(class, vi) });
        // The first has its intervals; there is no room for those of all.
        numbers.extend(["80 %", "95 %"].into_iter().filter(|_| n == 0));
    }
    let words = if vi { ["ngày", "loại ngày"] } else { ["day", "kind of day"] };
    let mut table = grid(look, &words, &numbers);
    for (n, point) in of.forecast.points.iter().enumerate() {
        let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        let faint = |text: String| right(text).add_attribute(Attribute::Dim);
        let day = format!("{}\u{A0}{}", weekday(point.day, vi), date(point.day).replace('-', "\u{2011}"));
        let mut cells = vec![Cell::new(day), Cell::new(kind(point, calendar, &of.line.gate, of.line.direction, vi))];
        for (at, (_, points)) in all.iter().enumerate() {
            cells.push(right(amount(points[n].middle.round() as i64, look.ui)));
            if at == 0 {
                let [a, b] = [points[n].within_80, points[n].within_95].map(|within| range(within, look.ui));
                cells.extend([right(a), faint(b)]);
            }
        }
        table.add_row(cells);
    }
    table.trim_fmt()
}

fn range([low, high]: [f64; 2], ui: Lang) -> String {
    format!("{}–{}", amount(low.floor() as i64, ui), amount(high.ceil() as i64, ui))
}

fn weekday(day: i32, vi: bool) -> &'static str {
    let Some(date) = calendar::day(day) else { return "" };
    let weekday = ISOWeekDate::from(date).weekday().to_monday_zero_offset();
    WEEK[usize::from(weekday.unsigned_abs())][usize::from(!vi)]
}
