//! What kind of day is it at the gates? Lunar days, holidays of both sides, closures, opening hours and seasons.
//!
//! A [`Calendar`] has a list of effects, each with what is believed of it before anything was counted; [`Calendar::on`]
//! says which of them a day has. The rules are data (`knowledge/calendar.toml`, `knowledge/closures.toml`).

mod lunar;
mod read;
mod rules;

pub use lunar::{LunarDay, Side};
pub use rules::{CalendarError, State};

use crate::record::Direction;
use jiff::civil::{Date, ISOWeekDate};
use std::collections::HashMap;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The number of a day, counted from 1970-01-01.
#[must_use]
pub fn number(day: Date) -> i32 {
    EPOCH.until(day).map_or(0, |span| span.get_days())
}

/// The day with this number.
#[must_use]
pub fn day(number: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().days(number)).ok()
}

/// Something that makes days differ, with what is believed of it: on the logarithm of the number of vehicles.
#[derive(Clone, PartialEq, Debug)]
pub struct Effect {
    /// Its name in data.
    pub id: String,
    /// What it is called in Vietnamese.
    pub vi: String,
    /// What it is called in English.
    pub en: String,
    /// The effect that is believed before anything was counted.
    pub mean: f64,
    /// One standard deviation of that belief.
    pub spread: f64,
    /// Whether it is a single kind of day that can be said to have been counted or not.
    pub is_day: bool,
}

/// A holiday or a phase of Tết, as an effect on days.
#[derive(Clone, Debug)]
struct Span {
    effect: usize,
    /// Day numbers, both included.
    days: (i32, i32),
}

#[derive(Clone, Debug)]
struct SeasonOf {
    effect: usize,
    direction: Direction,
    /// Month and day.
    days: ((i8, i8), (i8, i8)),
    edge: i32,
}

#[derive(Clone, Debug)]
struct Announcement {
    gates: Vec<String>,
    days: (i32, i32),
    state: State,
}

#[derive(Clone, Debug)]
struct Open {
    gates: Vec<String>,
    days: (i32, i32),
    hours: f64,
}

/// The years for which holidays are worked out.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2060;

/// Pairs of yearly waves.
const WAVES: usize = 2;

/// The calendar of the gates.
#[derive(Clone, Debug)]
pub struct Calendar {
    effects: Vec<Effect>,
    /// Spans by the number of each of their days.
    spans: HashMap<i32, Vec<usize>>,
    seasons: Vec<SeasonOf>,
    announced: Vec<Announcement>,
    open: Vec<Open>,
    usual: f64,
    /// The effects of the closure and of the registered days of Tết, and of hours.
    named: HashMap<&'static str, usize>,
}

impl Calendar {
    /// Everything that makes days differ, in the order in which [`Calendar::on`] counts them.
    #[must_use]
    pub fn effects(&self) -> &[Effect] {
        &self.effects
    }

    /// Which effects a day has at a gate, and how much of each.
    #[must_use]
    pub fn on(&self, day: i32, gate: &str, direction: Direction) -> Vec<(usize, f64)> {
        let Some(date) = self::day(day) else { return Vec::new() };
        let monday = ISOWeekDate::from(date).weekday().to_monday_zero_offset();
        let mut out = vec![(usize::from(monday.unsigned_abs()), 1.0)];
        let state = self.announced(day, gate);
        match state {
            Some(State::Registered) => out.extend(self.named.get("tet-registered").map(|&effect| (effect, 1.0))),
            Some(State::Closed) => out.extend(self.named.get("tet-closed").map(|&effect| (effect, 1.0))),
            _ => {}
        }
        for &effect in self.spans.get(&day).into_iter().flatten() {
            let replaced = state.is_some() && self.effects[effect].id.starts_with("tet-");
            if !replaced {
                out.push((effect, 1.0));
            }
        }
        for season in self.seasons.iter().filter(|season| season.direction == direction || direction == Direction::Both)
        {
            let part = season.part(date, day);
            if part > 0.0 {
                // Both directions together have a season in their smaller part only.
                out.push((season.effect, if direction == Direction::Both { part / 4.0 } else { part }));
            }
        }
        let turn = f64::from(date.day_of_year()) / 365.25 * std::f64::consts::TAU;
        for (n, at) in (self.waves()..).step_by(2).take(WAVES).enumerate() {
            let angle = turn * (n + 1) as f64;
            out.extend([(at, angle.cos()), (at + 1, angle.sin())]);
        }
        let hours = self.hours(day, gate);
        if let Some(&effect) = self.named.get("hours").filter(|_| hours > 0.0 && (hours - self.usual).abs() > 1e-9) {
            out.push((effect, (hours / self.usual).ln()));
        }
        out
    }

    fn waves(&self) -> usize {
        self.named.get("waves").copied().unwrap_or_default()
    }

    /// Whether a gate takes vehicles on a day, as far as was announced.
    #[must_use]
    pub fn state(&self, day: i32, gate: &str) -> State {
        self.announced(day, gate).unwrap_or(State::Open)
    }

    fn announced(&self, day: i32, gate: &str) -> Option<State> {
        let holds = |told: &&Announcement| within(day, told.days) && is_of(&told.gates, gate);
        self.announced.iter().rev().find(holds).map(|told| told.state)
    }

    /// How many hours a gate is open on a day.
    #[must_use]
    pub fn hours(&self, day: i32, gate: &str) -> f64 {
        let holds = |told: &&Open| within(day, told.days) && is_of(&told.gates, gate);
        self.open.iter().rev().find(holds).map_or(self.usual, |told| told.hours)
    }

    /// The same calendar with other hours at a gate from a day on.
    #[must_use]
    pub fn with_hours(mut self, gate: &str, from: i32, hours: f64) -> Calendar {
        self.open.push(Open { gates: vec![gate.to_owned()], days: (from, i32::MAX), hours });
        self
    }

    /// The effect with this name.
    #[must_use]
    pub fn effect(&self, id: &str) -> Option<usize> {
        self.effects.iter().position(|effect| effect.id == id)
    }
}

impl SeasonOf {
    /// How much of the season a day has: all, or part of it at the edges.
    fn part(&self, date: Date, day: i32) -> f64 {
        let at = |year: i16, (month, of): (i8, i8)| Date::new(year, month, of).map(number).ok();
        let part = |year: i16| {
            let over = i16::from(self.days.1 < self.days.0);
            let (from, to) = (at(year, self.days.0)?, at(year + over, self.days.1)?);
            let inside = (day - from).min(to - day) + self.edge;
            Some((f64::from(inside) / f64::from(2 * self.edge.max(1))).clamp(0.0, 1.0))
        };
        [date.year() - 1, date.year(), date.year() + 1].into_iter().filter_map(part).fold(0.0, f64::max)
    }
}

fn within(day: i32, (from, to): (i32, i32)) -> bool {
    (from..=to).contains(&day)
}

fn is_of(gates: &[String], gate: &str) -> bool {
    gates.is_empty() || gate.split('+').any(|gate| gates.iter().any(|of| of == gate))
}
