//! The rules of the calendar, as they stand in data.

use serde::Deserialize;

/// What is wrong with a file of the calendar.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct CalendarError(pub(super) String);

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    pub weekday: Weekday,
    #[serde(default)]
    pub holiday: Vec<Holiday>,
    #[serde(default)]
    pub tet: Vec<Phase>,
    #[serde(default)]
    pub season: Vec<Season>,
    pub hours: Hours,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Weekday {
    pub effect: [f64; 7],
    pub spread: f64,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Whose {
    Vietnam,
    China,
    Both,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Holiday {
    pub id: String,
    pub vi: String,
    pub en: String,
    pub side: Whose,
    pub solar: Option<String>,
    pub lunar: Option<String>,
    pub degrees: Option<f64>,
    /// Month, weekday from Monday on, and which one of the month: the last is -1.
    pub nth: Option<[i8; 3]>,
    #[serde(default = "one")]
    pub days: i32,
    pub effect: f64,
    pub spread: f64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Phase {
    pub id: String,
    pub vi: String,
    pub en: String,
    pub from: i32,
    pub to: i32,
    pub effect: f64,
    pub spread: f64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Season {
    pub id: String,
    pub vi: String,
    pub en: String,
    pub direction: String,
    pub from: String,
    pub to: String,
    pub edge: i32,
    pub effect: f64,
    pub spread: f64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Hours {
    pub usual: f64,
    pub effect: f64,
    pub spread: f64,
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Announced {
    #[serde(default)]
    pub closure: Vec<Closure>,
    #[serde(default)]
    pub hours: Vec<OpenFor>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Closure {
    #[serde(default)]
    pub gates: Vec<String>,
    pub from: String,
    pub to: String,
    pub state: State,
    #[serde(default)]
    #[allow(dead_code, reason = "tells readers of the file where it is from")]
    pub source: Option<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenFor {
    #[serde(default)]
    pub gates: Vec<String>,
    pub from: String,
    pub to: Option<String>,
    pub hours: f64,
    #[serde(default)]
    #[allow(dead_code, reason = "tells readers of the file where it is from")]
    pub source: Option<String>,
}

/// Whether a gate takes vehicles on a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It does.
    Open,
    /// Only those registered in advance.
    Registered,
    /// It does not.
    Closed,
}

fn one() -> i32 {
    1
}
