//! What the forecast takes as given: `knowledge/forecast.toml`.

use kimngach_reader::figure::Bound;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
pub(super) struct Given {
    pub noise: Tried,
    pub drift: Tried,
    pub calibration: Calibration,
    pub bounds: Bounds,
    pub turn: Turn,
    pub window: Window,
    pub peak: Peak,
    pub memory: Memory,
    pub borrow: Borrow,
    pub share: Share,
}

#[derive(Deserialize)]
pub(super) struct Tried {
    pub tried: Vec<f64>,
    pub middle: f64,
    pub spread: f64,
    pub tails: f64,
}

#[derive(Deserialize)]
pub(super) struct Calibration {
    pub days: usize,
    pub weight: f64,
    pub most: f64,
}

#[derive(Deserialize)]
pub(super) struct Bounds {
    pub exact: f64,
    pub over: Off,
    pub under: Off,
    pub about: Off,
}

#[derive(Deserialize, Clone, Copy)]
pub(super) struct Off {
    pub shift: f64,
    pub spread: f64,
}

#[derive(Deserialize)]
pub(super) struct Turn {
    pub spread: f64,
}

#[derive(Deserialize)]
pub(super) struct Window {
    pub average: i32,
    pub peak: i32,
    pub spread: f64,
}

#[derive(Deserialize)]
pub(super) struct Peak {
    pub day: f64,
    pub spread: f64,
}

#[derive(Deserialize)]
pub(super) struct Memory {
    pub days: i32,
}

#[derive(Deserialize)]
pub(super) struct Borrow {
    pub part: f64,
}

#[derive(Deserialize)]
pub(super) struct Share {
    pub spread: f64,
    pub day: f64,
    pub drift: f64,
}

pub(super) static GIVEN: LazyLock<Given> = LazyLock::new(|| {
    toml::from_str(include_str!("../../knowledge/forecast.toml")).expect("forecast.toml is well formed")
});

impl Bounds {
    pub(super) fn of(&self, bound: Option<Bound>) -> Off {
        match bound {
            None => Off { shift: 0.0, spread: self.exact },
            Some(Bound::Over) => self.over,
            Some(Bound::Under) => self.under,
            Some(Bound::About) => self.about,
        }
    }
}
