//! A calendar from its rules.

use super::rules::{Announced, CalendarError, Rules, Whose};
use super::{Announcement, Calendar, Effect, LunarDay, Open, SeasonOf, Side, Span, WAVES, YEARS, day, lunar, number};
use crate::record::Direction;
use jiff::civil::{Date, Weekday};
use std::collections::HashMap;
use std::sync::LazyLock;

const DAYS: [[&str; 2]; 7] = [
    ["thứ Hai", "Mondays"],
    ["thứ Ba", "Tuesdays"],
    ["thứ Tư", "Wednesdays"],
    ["thứ Năm", "Thursdays"],
    ["thứ Sáu", "Fridays"],
    ["thứ Bảy", "Saturdays"],
    ["Chủ nhật", "Sundays"],
];

static SHIPPED: LazyLock<Calendar> = LazyLock::new(|| {
    let calendar = Calendar::from_toml(include_str!("../../knowledge/calendar.toml"));
    let announced = include_str!("../../knowledge/closures.toml");
    calendar.and_then(|calendar| calendar.with_announced(announced)).expect("the shipped calendar is well formed")
});

impl Calendar {
    /// The calendar of the northern land border that comes with the program.
    #[must_use]
    pub fn shipped() -> &'static Calendar {
        &SHIPPED
    }

    /// A calendar of rules in TOML, laid out as `knowledge/calendar.toml`.
    ///
    /// # Errors
    /// When the text is no such rules; the message says where.
    pub fn from_toml(text: &str) -> Result<Calendar, CalendarError> {
        let rules: Rules = toml::from_str(text).map_err(|error| CalendarError(error.to_string().trim().to_owned()))?;
        let mut effects = Vec::new();
        for (n, name) in DAYS.iter().enumerate() {
            effects.push(effect(
                &format!("weekday-{}", n + 1),
                *name,
                rules.weekday.effect[n],
                rules.weekday.spread,
                true,
            ));
        }
        let mut spans: Vec<Span> = Vec::new();
        for holiday in &rules.holiday {
            let at = effects.len();
            effects.push(effect(&holiday.id, [&holiday.vi, &holiday.en], holiday.effect, holiday.spread, true));
            for year in YEARS {
                let first = first_day(holiday, year)?;
                spans.extend(first.map(|first| Span { effect: at, days: (first, first + holiday.days - 1) }));
            }
        }
        for phase in &rules.tet {
            let at = effects.len();
            effects.push(effect(&phase.id, [&phase.vi, &phase.en], phase.effect, phase.spread, true));
            let tet = YEARS.filter_map(|year| Side::Vietnam.new_year(year)).map(number);
            spans.extend(tet.map(|tet| Span { effect: at, days: (tet + phase.from, tet + phase.to) }));
        }
        let mut seasons = Vec::new();
        for season in &rules.season {
            let fault = |told: &str| CalendarError(format!("season {}: \"{told}\" cannot be", season.id));
            let direction = Direction::from_code(&season.direction).ok_or_else(|| fault(&season.direction))?;
            let ends = |told: &str| month_day(told).ok_or_else(|| fault(told));
            let days = (ends(&season.from)?, ends(&season.to)?);
            seasons.push(SeasonOf { effect: effects.len(), direction, days, edge: season.edge });
            effects.push(effect(&season.id, [&season.vi, &season.en], season.effect, season.spread, true));
        }
        let mut named = HashMap::from([("waves", effects.len())]);
        for n in 1..=WAVES {
            for wave in ["cos", "sin"] {
                effects.push(effect(
                    &format!("year-{wave}-{n}"),
                    ["mùa trong năm", "the time of year"],
                    0.0,
                    0.05,
                    false,
                ));
            }
        }
        named.insert("hours", effects.len());
        effects.push(effect("hours", ["giờ mở cửa", "opening hours"], rules.hours.effect, rules.hours.spread, false));
        for id in ["tet-closed", "tet-registered"] {
            named.extend(effects.iter().position(|effect| effect.id == id).map(|at| (id, at)));
        }
        let mut by_day: HashMap<i32, Vec<usize>> = HashMap::new();
        for span in spans {
            (span.days.0..=span.days.1).for_each(|day| by_day.entry(day).or_default().push(span.effect));
        }
        let (announced, open) = (Vec::new(), Vec::new());
        Ok(Calendar { effects, spans: by_day, seasons, announced, open, usual: rules.hours.usual, named })
    }

    /// The same calendar with closures and opening hours, in TOML laid out as `knowledge/closures.toml`; what is told
    /// later goes before what was told earlier.
    ///
    /// # Errors
    /// When the text is no such announcements; the message says where.
    pub fn with_announced(mut self, text: &str) -> Result<Calendar, CalendarError> {
        let told: Announced =
            toml::from_str(text).map_err(|error| CalendarError(error.to_string().trim().to_owned()))?;
        let at = |day: &str| {
            day.parse::<Date>().map(number).map_err(|_| CalendarError(format!("\"{day}\" is no day; give YYYY-MM-DD")))
        };
        for closure in told.closure {
            let days = (at(&closure.from)?, at(&closure.to)?);
            if days.1 < days.0 {
                return Err(CalendarError(format!(
                    "a closure from {} to {} ends before it begins",
                    closure.from, closure.to
                )));
            }
            self.announced.push(Announcement { gates: closure.gates, days, state: closure.state });
        }
        for open in told.hours {
            if !(open.hours > 0.0 && open.hours <= 24.0) {
                return Err(CalendarError(format!("a gate cannot be open {} hours a day", open.hours)));
            }
            let days = (at(&open.from)?, open.to.as_deref().map_or(Ok(i32::MAX), at)?);
            self.open.push(Open { gates: open.gates, days, hours: open.hours });
        }
        Ok(self)
    }
}

fn effect(id: &str, names: [impl AsRef<str>; 2], mean: f64, spread: f64, is_day: bool) -> Effect {
    let [vi, en] = names.map(|name| name.as_ref().to_owned());
    Effect { id: id.to_owned(), vi, en, mean, spread, is_day }
}

fn month_day(told: &str) -> Option<(i8, i8)> {
    let (month, day) = told.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    Date::new(2024, month, day).ok().map(|_| (month, day))
}

/// The number of the first day of a holiday in a year.
fn first_day(holiday: &super::rules::Holiday, year: i16) -> Result<Option<i32>, CalendarError> {
    let fault =
        |told: &str| CalendarError(format!("holiday {}: \"{told}\" is no month and day; give MM-DD", holiday.id));
    let side = if holiday.side == Whose::China { Side::China } else { Side::Vietnam };
    if let Some(told) = &holiday.solar {
        let (month, day) = month_day(told).ok_or_else(|| fault(told))?;
        return Ok(Date::new(year, month, day).map(number).ok());
    }
    if let Some(told) = &holiday.lunar {
        let (month, day) = told.split_once('-').ok_or_else(|| fault(told))?;
        let (month, day) = month.parse().ok().zip(day.parse().ok()).ok_or_else(|| fault(told))?;
        return Ok(side.solar(LunarDay { year, month, day, leap: false }).map(number));
    }
    if let Some([month, weekday, nth]) = holiday.nth {
        let told =
            || CalendarError(format!("holiday {}: nth is a month, a weekday 1 to 7, and 1 to 5 or -1", holiday.id));
        let weekday = Weekday::from_monday_one_offset(weekday).map_err(|_| told())?;
        let first = Date::new(year, month, 1).map_err(|_| told())?;
        return Ok(first.nth_weekday_of_month(nth, weekday).ok().map(number));
    }
    let degrees = holiday
        .degrees
        .ok_or_else(|| CalendarError(format!("holiday {}: give solar, lunar, degrees or nth", holiday.id)))?;
    Ok((0..366)
        .map(|n| number(Date::constant(year, 1, 1)) + n)
        .find(|&n| day(n).is_some() && lunar::passes(side, n, degrees)))
}
