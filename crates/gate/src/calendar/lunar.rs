//! Which day of the lunar calendar is it? New moons and solar terms, computed for a time zone.
//!
//! Vietnam counts by the sky over UTC+7, China over UTC+8: a new moon or a solstice near midnight moves a month, and
//! Tết was a day apart in 2007 and a month apart in 1985.

use jiff::civil::Date;

/// Mean length of a lunation, in days.
const MONTH: f64 = 29.530_588_853;
/// The Julian day number of 1970-01-01.
const EPOCH: i64 = 2_440_588;

/// A day of the lunar calendar.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct LunarDay {
    /// The lunar year, by the solar year in which it begins.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
    /// The day, 1 to 30.
    pub day: i8,
    /// Whether the month is the second of its number.
    pub leap: bool,
}

/// Whose sky the calendar is computed for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Side {
    /// Vietnam, UTC+7.
    Vietnam,
    /// China, UTC+8.
    China,
}

impl Side {
    fn zone(self) -> f64 {
        match self {
            Side::Vietnam => 7.0,
            Side::China => 8.0,
        }
    }

    /// The lunar day of a solar day.
    #[must_use]
    pub fn lunar(self, day: Date) -> LunarDay {
        let number = julian(day);
        let mut k = ((number - 2_415_021) as f64 / MONTH).floor() as i64 + 1;
        while self.new_moon(k) > number {
            k -= 1;
        }
        while self.new_moon(k + 1) <= number {
            k += 1;
        }
        let start = self.new_moon(k);
        let mut year = day.year();
        let mut eleventh = self.month_eleven(year);
        let mut next = eleventh;
        if eleventh > k {
            eleventh = self.month_eleven(year - 1);
        } else {
            year += 1;
            next = self.month_eleven(year);
        }
        // `year` now names the lunar year that begins between the two eleventh months.
        let after = k - eleventh;
        let mut month = after + 11;
        let mut leap = false;
        if next - eleventh == 13 {
            let at = self.leap_month(eleventh);
            if after >= at {
                month = after + 10;
                leap = after == at;
            }
        }
        if month > 12 {
            month -= 12;
        }
        if month >= 11 && after < 4 {
            year -= 1;
        }
        LunarDay { year, month: month as i8, day: (number - start + 1) as i8, leap }
    }

    /// The solar day of a day of the lunar calendar; nothing where there is none, as the 30th of a short month.
    #[must_use]
    pub fn solar(self, lunar: LunarDay) -> Option<Date> {
        // The eleventh month before a lunar year is in the solar year before.
        let before = if lunar.month >= 11 { lunar.year } else { lunar.year - 1 };
        let first = self.month_eleven(before);
        let offset = i64::from(if lunar.month >= 11 { lunar.month - 11 } else { lunar.month + 1 });
        (0..=1).find_map(|more| {
            let start = self.new_moon(first + offset + more);
            let day = solar(start + i64::from(lunar.day) - 1)?;
            (self.lunar(day) == lunar).then_some(day)
        })
    }

    /// The first day of the lunar year that begins in a solar year: Tết, or the Spring Festival.
    #[must_use]
    pub fn new_year(self, year: i16) -> Option<Date> {
        self.solar(LunarDay { year, month: 1, day: 1, leap: false })
    }

    /// The day of the k-th new moon since 1900.
    fn new_moon(self, k: i64) -> i64 {
        (new_moon(k as f64) + 0.5 + self.zone() / 24.0).floor() as i64
    }

    /// Which new moon begins the month of the winter solstice of a year.
    fn month_eleven(self, year: i16) -> i64 {
        let last = julian(Date::constant(year, 12, 31));
        let mut k = ((last - 2_415_021) as f64 / MONTH).floor() as i64 + 1;
        while self.new_moon(k) > last {
            k -= 1;
        }
        // The sun has passed 270 degrees before the month begins: the solstice was in the month before.
        if self.sector(self.new_moon(k)) >= 9 { k - 1 } else { k }
    }

    /// How many months after the eleventh the leap month comes: the first in which the sun enters no new sector.
    fn leap_month(self, eleventh: i64) -> i64 {
        let sector = |i: i64| self.sector(self.new_moon(eleventh + i));
        (1..14).find(|&i| sector(i) == sector(i + 1)).unwrap_or(13)
    }

    /// In which twelfth of its path the sun stands when a day begins.
    fn sector(self, day: i64) -> i64 {
        (sun(day as f64 - 0.5 - self.zone() / 24.0) / 30.0).floor() as i64
    }
}

/// The instant of a new moon as a Julian date, after Meeus, Astronomical Algorithms, with the terms that exceed a minute.
fn new_moon(k: f64) -> f64 {
    let t = k / 1236.85;
    let (t2, t3) = (t * t, t * t * t);
    let rad = f64::to_radians;
    let mean = 2_415_020.759_33 + 29.530_588_68 * k + 0.000_117_8 * t2 - 0.000_000_155 * t3
        + 0.000_33 * rad(166.56 + 132.87 * t - 0.009_173 * t2).sin();
    let sun = rad(359.2242 + 29.105_356_08 * k - 0.000_033_3 * t2 - 0.000_003_47 * t3);
    let moon = rad(306.0253 + 385.816_918_06 * k + 0.010_730_6 * t2 + 0.000_012_36 * t3);
    let node = rad(21.2964 + 390.670_506_46 * k - 0.001_652_8 * t2 - 0.000_002_39 * t3);
    let correction = (0.1734 - 0.000_393 * t) * sun.sin() + 0.0021 * (2.0 * sun).sin() - 0.4068 * moon.sin()
        + 0.0161 * (2.0 * moon).sin()
        - 0.0004 * (3.0 * moon).sin()
        + 0.0104 * (2.0 * node).sin()
        - 0.0051 * (sun + moon).sin()
        - 0.0074 * (sun - moon).sin()
        + 0.0004 * (2.0 * node + sun).sin()
        - 0.0004 * (2.0 * node - sun).sin()
        - 0.0006 * (2.0 * node + moon).sin()
        + 0.0010 * (2.0 * node - moon).sin()
        + 0.0005 * (2.0 * moon + sun).sin();
    // Dynamical time runs ahead of the time of clocks.
    let ahead = -0.000_278 + 0.000_265 * t + 0.000_262 * t2;
    mean + correction - ahead
}

/// The longitude of the sun in degrees, 0 to 360, at a Julian date.
fn sun(date: f64) -> f64 {
    let t = (date - 2_451_545.0) / 36_525.0;
    let t2 = t * t;
    let anomaly = (357.529_10 + 35_999.050_30 * t - 0.000_155_9 * t2 - 0.000_000_48 * t * t2).to_radians();
    let mean = 280.466_45 + 36_000.769_83 * t + 0.000_303_2 * t2;
    let centre = (1.914_600 - 0.004_817 * t - 0.000_014 * t2) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_290 * (3.0 * anomaly).sin();
    let apparent = -0.005_69 - 0.004_78 * (125.04 - 1934.136 * t).to_radians().sin();
    (mean + centre + apparent).rem_euclid(360.0)
}

/// The Julian day number of a day.
fn julian(day: Date) -> i64 {
    i64::from(super::number(day)) + EPOCH
}

fn solar(julian: i64) -> Option<Date> {
    super::day(i32::try_from(julian - EPOCH).ok()?)
}

/// Whether the sun passes so many degrees of its path on a day.
pub(super) fn passes(side: Side, day: i32, degrees: f64) -> bool {
    let start = f64::from(day) + EPOCH as f64 - 0.5 - side.zone() / 24.0;
    let from = |date: f64| (sun(date) - degrees + 180.0).rem_euclid(360.0) - 180.0;
    from(start) < 0.0 && from(start + 1.0) >= 0.0
}
