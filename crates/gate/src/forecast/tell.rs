//! What is a day to come, and what does its forecast rest on? In the words of readers.

use super::{Forecast, Point};
use crate::calendar::{self, Calendar, State};
use crate::record::Direction;

/// With fewer days than this the weekdays are hardly known.
const FEW: usize = 21;

/// Holidays, closures and seasons of a day to come at a gate; nothing where it is like any other.
#[must_use]
pub fn kind(point: &Point, calendar: &Calendar, gate: &str, direction: Direction, vi: bool) -> String {
    match point.state {
        State::Closed => return (if vi { "đóng cửa" } else { "closed" }).to_owned(),
        State::Registered => {
            return (if vi { "chỉ xe đăng ký trước" } else { "registered in advance only" }).to_owned();
        }
        State::Open => {}
    }
    let effects = calendar.on(point.day, gate, direction);
    let named = effects.iter().map(|&(effect, _)| &calendar.effects()[effect]);
    let named =
        named.filter(|effect| effect.is_day && !effect.id.starts_with("weekday") && !effect.id.contains("fruit"));
    named.map(|effect| if vi { effect.vi.as_str() } else { effect.en.as_str() }).collect::<Vec<_>>().join(", ")
}

/// What a forecast rests on, and what it assumes, in sentences.
#[must_use]
pub fn notes(forecast: &Forecast, calendar: &Calendar, vi: bool) -> Vec<String> {
    let date = |day: i32| calendar::day(day).map(|day| day.to_string()).unwrap_or_default();
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
