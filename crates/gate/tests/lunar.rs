//! The lunar calendar against days that are printed in almanacs.

use jiff::civil::{Date, date};
use kimngach_gate::calendar::{LunarDay, Side};

fn tet(side: Side, year: i16) -> Date {
    side.new_year(year).unwrap()
}

#[test]
fn new_years_are_those_of_the_almanac() {
    let both = [
        date(2019, 2, 5),
        date(2020, 1, 25),
        date(2021, 2, 12),
        date(2022, 2, 1),
        date(2023, 1, 22),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2027, 2, 6),
        date(2028, 1, 26),
    ];
    for day in both {
        assert_eq!([tet(Side::Vietnam, day.year()), tet(Side::China, day.year())], [day, day]);
    }
}

#[test]
fn the_two_sides_part_where_a_new_moon_or_a_solstice_is_near_midnight() {
    assert_eq!([tet(Side::Vietnam, 2007), tet(Side::China, 2007)], [date(2007, 2, 17), date(2007, 2, 18)]);
    assert_eq!([tet(Side::Vietnam, 1985), tet(Side::China, 1985)], [date(1985, 1, 21), date(1985, 2, 20)]);
    assert_eq!([tet(Side::Vietnam, 2030), tet(Side::China, 2030)], [date(2030, 2, 2), date(2030, 2, 3)]);
}

#[test]
fn leap_months_are_those_of_the_almanac() {
    // The second sixth month of 2025 and the second second month of 2023.
    let lunar = |day| Side::Vietnam.lunar(day);
    assert_eq!(lunar(date(2025, 7, 25)), LunarDay { year: 2025, month: 6, day: 1, leap: true });
    assert_eq!(lunar(date(2023, 3, 22)), LunarDay { year: 2023, month: 2, day: 1, leap: true });
    assert_eq!(lunar(date(2025, 10, 6)), LunarDay { year: 2025, month: 8, day: 15, leap: false });
    assert_eq!(lunar(date(2026, 4, 26)), LunarDay { year: 2026, month: 3, day: 10, leap: false });
    assert_eq!(lunar(date(2026, 2, 16)), LunarDay { year: 2025, month: 12, day: 29, leap: false });
}

#[test]
fn a_lunar_day_is_the_solar_day_it_came_from() {
    for side in [Side::Vietnam, Side::China] {
        let mut day = date(1990, 1, 1);
        while day < date(2040, 1, 1) {
            assert_eq!(side.solar(side.lunar(day)), Some(day), "{day}");
            day = day.checked_add(jiff::Span::new().days(13)).unwrap();
        }
    }
}
