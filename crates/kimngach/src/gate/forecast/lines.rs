//! A forecast for programs: JSON a line, or CSV.

use super::{Expected, date};
use kimngach_gate::calendar::{Calendar, State};
use kimngach_gate::forecast::Point;
use kimngach_gate::record::TOTAL;
use serde_json::{Value, json};

fn state(state: State) -> &'static str {
    match state {
        State::Open => "open",
        State::Registered => "registered",
        State::Closed => "closed",
    }
}

/// A line for each day, direction and class; before them one that tells what a direction rests on.
pub(super) fn jsonl(all: &[Expected], calendar: &Calendar, wanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = String::new();
    for of in all {
        let forecast = &of.forecast;
        let assumed: Vec<Value> = forecast
            .assumed
            .iter()
            .map(|told| json!({"effect": calendar.effects()[told.effect].id, "by_percent": percent(told.by)}))
            .collect();
        let shifts = forecast
            .shifts
            .iter()
            .map(|shift| json!({"between": [date(shift.days.0), date(shift.days.1)], "by_percent": percent(shift.by)}));
        let basis = json!({
            "gate": of.line.gate, "direction": of.line.direction.code(), "days_counted": forecast.seen.0,
            "sums_averages_peaks": forecast.seen.1, "last": date(forecast.last), "assumed": assumed,
            "level_shifts": shifts.collect::<Value>(),
        });
        out += &format!("{}\n", json!({"basis": basis}));
        for (class, point) in points(of, wanted) {
            let record = json!({
                "date": date(point.day), "gate": of.line.gate, "direction": of.line.direction.code(), "class": class,
                "state": state(point.state), "vehicles": point.middle.round(),
                "lo80": point.within_80[0].floor(), "hi80": point.within_80[1].ceil(),
                "lo95": point.within_95[0].floor(), "hi95": point.within_95[1].ceil(),
            });
            out += &format!("{record}\n");
        }
    }
    out
}

/// The same as rows; those of all goods together have no class, as in a register.
pub(super) fn csv(all: &[Expected], wanted: &dyn Fn(&str) -> bool) -> String {
    let mut out = "date,gate,direction,class,state,vehicles,lo80,hi80,lo95,hi95\r\n".to_owned();
    for of in all {
        for (class, point) in points(of, wanted) {
            let class = if class == TOTAL { "" } else { class };
            let [a, b] = point.within_80;
            let [c, d] = point.within_95;
            out += &format!(
                "{},{},{},{class},{},{:.0},{:.0},{:.0},{:.0},{:.0}\r\n",
                date(point.day),
                of.line.gate,
                of.line.direction.code(),
                state(point.state),
                point.middle,
                a.floor(),
                b.ceil(),
                c.floor(),
                d.ceil(),
            );
        }
    }
    out
}

fn points<'a>(of: &'a Expected, wanted: &'a dyn Fn(&str) -> bool) -> impl Iterator<Item = (&'a str, &'a Point)> {
    let total = of.forecast.points.iter().map(|point| (TOTAL, point));
    let classes = of.classes.iter().flat_map(|(class, points)| points.iter().map(move |point| (class.as_str(), point)));
    total.chain(classes).filter(|(class, _)| wanted(class))
}

fn percent(by: f64) -> f64 {
    (by * 100.0).round()
}
