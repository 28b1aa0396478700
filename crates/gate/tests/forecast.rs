//! Forecasts of days that were counted, and of days made up by a rule that is known.

use jiff::civil::{Date, date};
use kimngach_gate::calendar::{Calendar, State, day, number};
use kimngach_gate::forecast::{Forecast, Method, Scores, Seen, What, backtest, forecast};
use kimngach_gate::record::Direction;
use rand_distr::{Distribution, Normal, Poisson};
use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::SeedableRng;

fn departures() -> Vec<Seen> {
    let rows = include_str!("data/departures-2013.csv").lines().skip(1);
    let row = |line: &str| {
        let mut cells = line.split(',');
        let date: Date = cells.next().unwrap().parse().unwrap();
        Seen::day(number(date), cells.nth(2).unwrap().parse().unwrap())
    };
    rows.map(row).collect()
}

fn mase(scores: &Scores, method: Method) -> f64 {
    scores.scores.iter().find(|score| score.method == method).unwrap().mase
}

fn middle(forecast: &Forecast, on: Date) -> f64 {
    forecast.points.iter().find(|point| point.day == number(on)).unwrap().middle
}

/// Days of a gate that is made up: 1,000 a day, a quarter fewer on Sundays, a tenth of it in the four days around Tết, a
/// fifth in the five days after, the level wandering by a percent a day, and noise of a twelfth.
fn made_up(from: Date, to: Date, seed: u64) -> Vec<Seen> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(seed);
    let [step, noise] = [0.01, 1.0 / 12.0].map(|spread| Normal::new(0.0, spread).unwrap());
    let mut level = 1000f64.ln();
    let tets: Vec<i32> =
        (2022..=2027).map(|year| kimngach_gate::calendar::Side::Vietnam.new_year(year).unwrap()).map(number).collect();
    (number(from)..=number(to))
        .map(|at| {
            level += step.sample(&mut random);
            let sunday = day(at).unwrap().weekday() == jiff::civil::Weekday::Sunday;
            let tet = tets.iter().map(|tet| at - tet).find(|by| (-2..=6).contains(by));
            let by = tet.map_or(0.0, |by| if by <= 1 { 0.1f64.ln() } else { 0.2f64.ln() });
            let mean = (level + by + if sunday { 0.75f64.ln() } else { 0.0 } + noise.sample(&mut random)).exp();
            Seen::day(at, Poisson::new(mean).unwrap().sample(&mut random))
        })
        .collect()
}

#[test]
fn a_public_series_is_forecast_better_than_by_the_simple_methods() {
    // Flights out of New York, every day of 2013 (nycflights13, CC0).
    let calendar = Calendar::from_toml(include_str!("data/united-states.toml")).unwrap();
    let scores = backtest(&calendar, "new-york", Direction::Export, &departures(), 14, None).unwrap();
    println!("{scores:?}");
    assert!(scores.dense && scores.targets >= 300);
    let own = mase(&scores, Method::Model);
    for method in [Method::Naive, Method::Seasonal, Method::Ets] {
        assert!(own < mase(&scores, method), "{method:?}");
    }
    assert!((0.75..=0.85).contains(&scores.coverage[0]), "{:?}", scores.coverage);
    assert!(scores.coverage[1] >= 0.85, "{:?}", scores.coverage);
}

#[test]
fn made_up_years_are_forecast_with_intervals_that_hold_what_they_say() {
    let mut within = [0.0, 0.0];
    let mut targets = 0.0;
    for seed in 1..=3 {
        let list = made_up(date(2024, 1, 1), date(2025, 3, 31), seed);
        let scores = backtest(Calendar::shipped(), "huu-nghi", Direction::Import, &list, 14, None).unwrap();
        println!("{scores:?}");
        for method in [Method::Naive, Method::Seasonal, Method::Ets] {
            assert!(mase(&scores, Method::Model) < 0.9 * mase(&scores, method), "{method:?} {scores:?}");
        }
        targets += scores.targets as f64;
        within.iter_mut().zip(scores.coverage).for_each(|(sum, part)| *sum += part * scores.targets as f64);
    }
    let [near, far] = within.map(|within| within / targets);
    assert!((0.75..=0.85).contains(&near), "80 percent: {near}");
    assert!((0.92..=0.98).contains(&far), "95 percent: {far}");
}

#[test]
fn days_counted_now_and_then_are_held_as_often_as_is_said() {
    let mut held = 0.0;
    let mut targets = 0.0;
    for seed in 11..=22 {
        // Every eleventh day of two thirds of a year.
        let list: Vec<Seen> = made_up(date(2025, 3, 1), date(2025, 10, 31), seed).into_iter().step_by(11).collect();
        let scores = backtest(Calendar::shipped(), "huu-nghi", Direction::Import, &list, 14, None).unwrap();
        assert!(!scores.dense);
        targets += scores.targets as f64;
        held += scores.coverage[0] * scores.targets as f64;
    }
    println!("{held} of {targets}");
    assert!((0.75..=0.85).contains(&(held / targets)), "80 percent: {held} of {targets}");
}

#[test]
fn tet_of_another_year_and_sundays_are_forecast_as_such() {
    // Tết of 2024 was 10 February, that of 2025 is 29 January: the calendar moves, and nothing of the year before is copied.
    let list = made_up(date(2023, 6, 1), date(2025, 1, 12), 7);
    let days = (number(date(2025, 1, 13)), number(date(2025, 2, 16)));
    let made = forecast(Calendar::shipped(), "chi-ma", Direction::Import, &list, days, None).unwrap();
    let usual = middle(&made, date(2025, 1, 15));
    let tet = middle(&made, date(2025, 1, 29)) / usual;
    let after = middle(&made, date(2025, 2, 1)) / usual;
    let sunday = middle(&made, date(2025, 1, 19)) / usual;
    let back = middle(&made, date(2025, 2, 12)) / usual;
    assert!((0.07..0.15).contains(&tet) && (0.14..0.28).contains(&after), "{tet} {after}");
    assert!((0.65..0.85).contains(&sunday) && (0.85..1.15).contains(&back), "{sunday} {back}");
    let counted: Vec<&str> =
        made.assumed.iter().map(|told| Calendar::shipped().effects()[told.effect].id.as_str()).collect();
    assert!(!counted.contains(&"tet-closed") && !counted.contains(&"weekday-7"), "{counted:?}");
}

#[test]
fn averages_sums_and_peaks_place_the_level() {
    let span = |first: Date, last: Date, what, value| Seen {
        days: (number(first), number(last)),
        what,
        value,
        shift: 0.0,
        spread: 0.02,
    };
    // 600 a day in July, and 4,200 in the first week of August: 600 a day, too.
    let list = [
        span(date(2025, 7, 1), date(2025, 7, 31), What::Sum, 18_600.0),
        span(date(2025, 8, 1), date(2025, 8, 7), What::Sum, 4_200.0),
    ];
    let days = (number(date(2025, 8, 8)), number(date(2025, 8, 21)));
    let of = |list: &[Seen]| forecast(Calendar::shipped(), "chi-ma", Direction::Import, list, days, None).unwrap();
    let made = of(&list);
    let mean = made.points.iter().map(|point| point.middle).sum::<f64>() / 14.0;
    assert!((570.0..630.0).contains(&mean), "{mean}");
    assert_eq!(made.seen, (0, 2));
    // A highest day of 900 in the same weeks says that days differ more, and lifts the level a little.
    let peak = of(&[list[0], list[1], span(date(2025, 7, 1), date(2025, 8, 7), What::Peak, 900.0)]);
    let lifted = peak.points.iter().map(|point| point.middle).sum::<f64>() / 14.0;
    assert!(lifted > mean && lifted < 1.2 * mean, "{lifted} {mean}");
    // Everything that is assumed is said: no single day was counted.
    assert!(made.assumed.len() >= 7, "{:?}", made.assumed);
}

#[test]
fn few_counts_make_wide_intervals_and_more_make_narrower_ones() {
    let all = made_up(date(2024, 6, 1), date(2024, 12, 31), 3);
    let width = |n: usize| {
        let list = &all[all.len() - n..];
        let days = (number(date(2025, 1, 2)), number(date(2025, 1, 8)));
        let made = forecast(Calendar::shipped(), "chi-ma", Direction::Import, list, days, None).unwrap();
        made.points[0].within_80[1] / made.points[0].within_80[0]
    };
    let [one, ten, many] = [1, 10, 180].map(width);
    assert!(one > ten && ten > many, "{one} {ten} {many}");
    assert!(one > 1.5 && many < 1.5, "{one} {many}");
}

#[test]
fn a_closed_gate_is_forecast_to_clear_nothing() {
    let told = "[[closure]]\ngates = [\"chi-ma\"]\nfrom = \"2025-01-03\"\nto = \"2025-01-04\"\nstate = \"closed\"\n";
    let calendar = Calendar::shipped().clone().with_announced(told).unwrap();
    let list = made_up(date(2024, 11, 1), date(2024, 12, 31), 3);
    let days = (number(date(2025, 1, 1)), number(date(2025, 1, 6)));
    let made = forecast(&calendar, "chi-ma", Direction::Import, &list, days, None).unwrap();
    let closed: Vec<f64> =
        made.points.iter().filter(|point| point.state == State::Closed).map(|point| point.within_95[1]).collect();
    assert_eq!(closed, [0.0, 0.0]);
    let elsewhere = forecast(&calendar, "tan-thanh", Direction::Import, &list, days, None).unwrap();
    assert!(elsewhere.points.iter().all(|point| point.middle > 100.0));
}

#[test]
fn a_level_that_halves_is_followed_and_named() {
    let mut list = made_up(date(2024, 6, 1), date(2024, 12, 31), 5);
    let fall = number(date(2024, 12, 20));
    list.iter_mut().filter(|seen| seen.days.0 >= fall).for_each(|seen| seen.value = (seen.value / 2.0).round());
    let before: Vec<f64> =
        list.iter().filter(|seen| (fall - 14..fall).contains(&seen.days.0)).map(|seen| seen.value).collect();
    let before = before.iter().sum::<f64>() / 14.0;
    let days = (number(date(2025, 1, 2)), number(date(2025, 1, 8)));
    let made = forecast(Calendar::shipped(), "chi-ma", Direction::Import, &list, days, None).unwrap();
    let after = made.points.iter().map(|point| point.middle).sum::<f64>() / 7.0 / before;
    assert!((0.42..0.6).contains(&after), "{after}");
    let shift = made.shifts.last().expect("a shift");
    assert!(shift.days.0 < fall && fall <= shift.days.1 && (-0.65..-0.3).contains(&shift.by), "{shift:?}");
}

#[test]
fn longer_hours_let_more_vehicles_through() {
    let list = made_up(date(2024, 11, 1), date(2024, 12, 31), 3);
    let from = number(date(2025, 1, 2));
    let of = |calendar: &Calendar| {
        let made = forecast(calendar, "chi-ma", Direction::Import, &list, (from, from + 6), None).unwrap();
        made.points.iter().map(|point| point.middle).sum::<f64>()
    };
    let longer = Calendar::shipped().clone().with_hours("chi-ma", from, 13.0);
    // Two hours on eleven, at the effect of 1 that is believed: 13 / 11 = 1.18.
    let ratio = of(&longer) / of(Calendar::shipped());
    assert!((1.15..1.21).contains(&ratio), "{ratio}");
}
