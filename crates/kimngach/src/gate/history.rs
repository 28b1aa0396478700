//! `kimngach gate history`: the days of a gate, one by one.

use super::{Held, shown, status};
use crate::check::Checked;
use crate::cli::HistoryArgs;
use crate::problem::Problem;
use kimngach_gate::record::{Direction, TOTAL, class_of};

pub(super) fn command(options: &HistoryArgs) -> Result<Checked, Problem> {
    let (format, look) = shown(&options.asked.show);
    let held = Held::open(&options.asked.at.ledger, &options.asked.of)?;
    let gate = held.gate(&options.gate)?;
    let direction = options.direction.as_deref().map(way).transpose()?;
    let class =
        options.class.as_deref().map(|class| if class == "total" { class.to_owned() } else { class_of(Some(class)) });
    let mut rows = Vec::new();
    for (key, days) in held.register.lines.iter().filter(|(key, _)| key.gate == gate) {
        if direction.is_some_and(|asked| asked != key.direction)
            || class.as_ref().is_some_and(|asked| *asked != key.class)
        {
            continue;
        }
        let within = |day: &jiff::civil::Date| {
            options.from.is_none_or(|from| *day >= from) && options.to.is_none_or(|to| *day <= to)
        };
        rows.extend(days.iter().filter(|(day, _)| within(day)).map(|(day, cells)| (key, *day, cells)));
    }
    if rows.is_empty() {
        return Err(Problem::at(
            &gate,
            "no day is told between these days; leave out --from, --to, --direction or --class",
        ));
    }
    rows.sort_by_key(|(key, day, _)| (*day, key.direction, key.class != TOTAL, &key.class));
    status::print(&held, &rows, format, look)
}

/// The direction that a word names.
pub(super) fn way(word: &str) -> Result<Direction, Problem> {
    let told = "is no direction; give export, import or both";
    Direction::from_code(&word.to_lowercase()).ok_or_else(|| Problem::at(format!("--direction {word}"), told))
}
