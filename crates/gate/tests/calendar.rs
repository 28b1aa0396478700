//! What kind of day it is, against days that are known.

use jiff::civil::{Date, date};
use kimngach_gate::calendar::{Calendar, State, number};
use kimngach_gate::record::Direction;

fn names(on: Date, gate: &str) -> Vec<String> {
    let calendar = Calendar::shipped();
    let effects = calendar.on(number(on), gate, Direction::Import);
    let days = effects.into_iter().map(|(effect, _)| &calendar.effects()[effect]).filter(|effect| effect.is_day);
    days.map(|effect| effect.id.clone()).filter(|id| !id.starts_with("weekday") && !id.ends_with("fruit")).collect()
}

#[test]
fn holidays_of_both_countries_are_found() {
    let cases = [
        (date(2026, 1, 1), "new-year"),
        (date(2025, 4, 7), "hung-kings"),
        (date(2026, 4, 26), "hung-kings"),
        (date(2025, 9, 2), "national-day"),
        (date(2025, 10, 3), "national-day-cn"),
        (date(2024, 4, 4), "qingming"),
        (date(2023, 4, 5), "qingming"),
        (date(2025, 5, 31), "dragon-boat"),
        (date(2024, 9, 17), "mid-autumn"),
    ];
    for (on, id) in cases {
        assert!(names(on, "chi-ma").contains(&id.to_owned()), "{on}: {:?}", names(on, "chi-ma"));
    }
    assert_eq!(names(date(2025, 11, 12), "chi-ma"), Vec::<String>::new());
}

#[test]
fn the_weeks_around_tet_follow_it() {
    // Tết of 2024 was 10 February.
    let phase = |day| names(date(2024, 2, day), "chi-ma");
    assert_eq!(phase(1), ["tet-rush"]);
    assert_eq!(phase(5), ["tet-eve"]);
    assert_eq!([phase(8), phase(11)], [["tet-closed"], ["tet-closed"]]);
    assert_eq!([phase(12), phase(16)], [["tet-registered"], ["tet-registered"]]);
    assert_eq!(phase(20), ["tet-after"]);
    assert_eq!(phase(24), Vec::<String>::new());
}

#[test]
fn what_was_announced_goes_before_the_rule() {
    let calendar = Calendar::shipped();
    let state = |day, gate| calendar.state(number(date(2026, 2, day)), gate);
    assert_eq!(
        [state(14, "huu-nghi"), state(15, "huu-nghi"), state(18, "coc-nam")],
        [State::Open, State::Closed, State::Closed]
    );
    assert_eq!(
        [state(19, "huu-nghi"), state(15, "chi-ma"), state(24, "chi-ma")],
        [State::Registered, State::Registered, State::Open]
    );
    assert_eq!(names(date(2026, 2, 20), "huu-nghi"), ["tet-registered"]);
}

#[test]
fn hours_change_on_their_day() {
    let hours = |on| Calendar::shipped().hours(number(on), "huu-nghi");
    assert_eq!([hours(date(2024, 3, 16)), hours(date(2024, 3, 17))], [11.0, 13.0]);
}

#[test]
fn bad_calendars_are_refused_with_a_reason() {
    let of = |closure: &str| Calendar::shipped().clone().with_announced(closure).unwrap_err().to_string();
    assert!(
        of("[[closure]]\nfrom = \"2025-02-30\"\nto = \"2025-03-01\"\nstate = \"closed\"")
            .contains("\"2025-02-30\" is no day")
    );
    assert!(
        of("[[closure]]\nfrom = \"2025-03-02\"\nto = \"2025-03-01\"\nstate = \"closed\"")
            .contains("ends before it begins")
    );
    assert!(of("[[hours]]\nfrom = \"2025-03-02\"\nhours = 30.0").contains("30 hours a day"));
    assert!(of("[[closure]]\nfrom = \"2025-03-02\"\nto = \"2025-03-03\"\nstate = \"shut\"").contains("shut"));
}
