//! A forecast as people read it.

use super::super::grid::{amount, direction, gate, grid};
use super::{Expected, date};
use crate::write::{Hue, Look, wrapped};
use comfy_table::{Attribute, Cell, CellAlignment};
use jiff::civil::ISOWeekDate;
use kimngach_gate::calendar::{self, Calendar, State};
use kimngach_gate::forecast::Point;
use kimngach_gate::record::{TOTAL, class_name};
use kimngach_reader::Lang;

const WEEK: [[&str; 2]; 7] =
    [["T2", "Mon"], ["T3", "Tue"], ["T4", "Wed"], ["T5", "Thu"], ["T6", "Fri"], ["T7", "Sat"], ["CN", "Sun"]];

/// With fewer days than this the weekdays are hardly known.
const FEW: usize = 21;

pub(super) fn page(all: &[Expected], calendar: &Calendar, wanted: &dyn Fn(&str) -> bool, look: Look) -> String {
    let mut out = String::new();
    for of in all {
        let head = format!("{} · {}", gate(&of.line.gate, look.ui), direction(of.line.direction, look.ui));
        out += &format!("{}\n", look.paint(&head, Hue::Strong));
        out += &format!("{}\n", table(of, calendar, wanted, look));
        for told in notes(of, calendar, look.ui) {
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
        let mut cells = vec![Cell::new(day), Cell::new(kind(of, point, calendar, vi))];
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

/// Holidays, closures and seasons of a day.
fn kind(of: &Expected, point: &Point, calendar: &Calendar, vi: bool) -> String {
    match point.state {
        State::Closed => return (if vi { "đóng cửa" } else { "closed" }).to_owned(),
        State::Registered => {
            return (if vi { "chỉ xe đăng ký trước" } else { "registered in advance only" }).to_owned();
        }
        State::Open => {}
    }
    let effects = calendar.on(point.day, &of.line.gate, of.line.direction);
    let named = effects.iter().map(|&(effect, _)| &calendar.effects()[effect]);
    let named =
        named.filter(|effect| effect.is_day && !effect.id.starts_with("weekday") && !effect.id.contains("fruit"));
    named.map(|effect| if vi { effect.vi.as_str() } else { effect.en.as_str() }).collect::<Vec<_>>().join(", ")
}

/// What the forecast rests on, and what it assumes.
fn notes(of: &Expected, calendar: &Calendar, ui: Lang) -> Vec<String> {
    let vi = ui == Lang::Vi;
    let forecast = &of.forecast;
    let (days, sums) = forecast.seen;
    let last = date(forecast.last);
    let mut out = vec![if vi {
        format!("Dựa trên {days} ngày đếm và {sums} tổng, bình quân, đỉnh; số cuối ngày {last}.")
    } else {
        format!("Rests on {days} days counted and {sums} sums, averages and peaks; the last is of {last}.")
    }];
    if days < FEW {
        out.push(if vi {
            format!("Ít số liệu: {days} ngày chưa cho biết rõ các ngày trong tuần, nên khoảng rộng.")
        } else {
            format!("Few data: {days} days hardly tell the weekdays, so that intervals are wide.")
        });
    }
    let percent = |by: f64| format!("{:+.0} %", by * 100.0).replace('-', "−");
    if !forecast.assumed.is_empty() {
        let told: Vec<String> = forecast
            .assumed
            .iter()
            .map(|told| {
                let effect = &calendar.effects()[told.effect];
                format!("{} {}", if vi { &effect.vi } else { &effect.en }, percent(told.by))
            })
            .collect();
        let head = if vi { "Giả định, vì chưa đếm đủ" } else { "Assumed, since counts hardly tell" };
        out.push(format!("{head}: {}.", told.join(", ")));
    }
    for shift in forecast.shifts.iter().rev().take(3) {
        let (from, to) = (date(shift.days.0), date(shift.days.1));
        out.push(if vi {
            format!("Mức chuyển {} giữa {from} và {to}.", percent(shift.by))
        } else {
            format!("The level shifted by {} between {from} and {to}.", percent(shift.by))
        });
    }
    out
}
