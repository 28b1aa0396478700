//! How many work when: shifts of a day, days that differ, days that are closed.

use super::time::{DAY, HOUR, Time};

/// So many servers between two times of the day (hours; past 24 the next morning).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shift {
    /// From when.
    pub from: f64,
    /// To when.
    pub to: f64,
    /// How many.
    pub servers: u32,
}

/// Other shifts from day to day, both included, counted from the first of the run.
pub type Exception = ((i64, i64), Vec<Shift>);

/// Shifts by day.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Calendar {
    /// On an ordinary day.
    pub daily: Vec<Shift>,
    /// Days that differ; the last that fits counts.
    pub except: Vec<Exception>,
}

impl Calendar {
    /// The shifts of a day.
    #[must_use]
    pub fn day(&self, day: i64) -> &[Shift] {
        let fits = |((from, to), _): &&Exception| (*from..=*to).contains(&day);
        self.except.iter().rev().find(fits).map_or(&self.daily, |(_, shifts)| shifts)
    }

    /// All instants up to the end at which the number of servers becomes another, with the number; the first is 0.
    #[must_use]
    pub fn changes(&self, length: Time) -> Vec<(Time, u32)> {
        let at = |day: i64, hours: f64| day * DAY as i64 + (hours * HOUR as f64).round() as i64;
        let end = i64::try_from(length).unwrap_or(i64::MAX);
        let mut deltas: Vec<(i64, i64)> = Vec::new();
        if self.except.is_empty() && self.daily.iter().all(|shift| (shift.from, shift.to) == (0.0, 24.0)) {
            return vec![(0, self.most())];
        }
        for day in -1..=end / DAY as i64 {
            for shift in self.day(day) {
                deltas.push((at(day, shift.from).max(0), i64::from(shift.servers)));
                deltas.push((at(day, shift.to).max(0), -i64::from(shift.servers)));
            }
        }
        deltas.sort_unstable();
        let mut changes: Vec<(Time, u32)> = vec![(0, 0)];
        let mut servers = 0;
        for (time, delta) in deltas {
            servers += delta;
            let (time, now) = (time as Time, u32::try_from(servers).unwrap_or(0));
            match changes.last_mut() {
                Some(last) if last.0 == time => last.1 = now,
                _ => changes.push((time, now)),
            }
        }
        changes.dedup_by_key(|change| change.1);
        changes.retain(|change| change.0 < length || change.0 == 0);
        changes
    }

    /// The most servers of any day.
    #[must_use]
    pub fn most(&self) -> u32 {
        let all = std::iter::once(&self.daily).chain(self.except.iter().map(|(_, shifts)| shifts));
        all.map(|shifts| busiest(shifts)).max().unwrap_or(0)
    }

    /// Server hours of an ordinary day.
    #[must_use]
    pub fn hours(&self) -> f64 {
        self.daily.iter().map(|shift| (shift.to - shift.from) * f64::from(shift.servers)).sum()
    }
}

/// The most servers at any time of the shifts.
fn busiest(shifts: &[Shift]) -> u32 {
    let at = |time: f64| shifts.iter().filter(|s| s.from <= time && time < s.to).map(|s| s.servers).sum::<u32>();
    shifts.iter().map(|shift| at(shift.from)).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Calendar, Shift};
    use crate::scenario::time::{DAY, HOUR};

    #[test]
    fn hours_open_and_close_and_closed_days_stay_closed() {
        let daily = vec![Shift { from: 7.0, to: 18.0, servers: 4 }];
        let calendar = Calendar { daily, except: vec![((1, 1), Vec::new())] };
        let expected = [(0, 0), (7 * HOUR, 4), (18 * HOUR, 0), (2 * DAY + 7 * HOUR, 4), (2 * DAY + 18 * HOUR, 0)];
        assert_eq!(calendar.changes(3 * DAY), expected);
    }

    #[test]
    fn a_night_shift_goes_on_into_the_morning() {
        let daily = vec![Shift { from: 22.0, to: 30.0, servers: 2 }, Shift { from: 5.0, to: 8.0, servers: 1 }];
        let calendar = Calendar { daily, except: Vec::new() };
        let expected = [(0, 2), (5 * HOUR, 3), (6 * HOUR, 1), (8 * HOUR, 0), (22 * HOUR, 2)];
        assert_eq!(calendar.changes(DAY), expected);
    }
}
