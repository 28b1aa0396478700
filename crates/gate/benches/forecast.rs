//! What a forecast costs: of three years counted day by day, of a handful of counts, and the calendar of a decade.
//!
//! `cargo bench -p kimngach-gate --bench forecast`

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::date;
use kimngach_gate::calendar::{Calendar, Side, number};
use kimngach_gate::forecast::{Seen, What, forecast};
use kimngach_gate::record::Direction;

fn main() {
    divan::main();
}

/// So many days up to the end of 2025, weaker on Sundays, with a wave that has no meaning.
fn days(count: i32) -> Vec<Seen> {
    let last = number(date(2025, 12, 31));
    let of = |day: i32| {
        let sunday = if (day + 4) % 7 == 0 { 0.8 } else { 1.0 };
        Seen::day(day, (900.0 * sunday * (1.0 + 0.1 * f64::from(day % 11 - 5) / 5.0)).round())
    };
    (last - count + 1..=last).map(of).collect()
}

#[divan::bench(args = [30, 365, 1095])]
fn daily(bencher: Bencher<'_, '_>, count: i32) {
    let list = days(count);
    let from = number(date(2026, 1, 1));
    bencher.counter(ItemsCount::new(list.len())).bench(|| {
        let made = forecast(Calendar::shipped(), "chi-ma", Direction::Import, &list, (from, from + 13), None).unwrap();
        assert!((500.0..1200.0).contains(&made.points[5].middle));
        made
    });
}

#[divan::bench]
fn sparse(bencher: Bencher<'_, '_>) {
    let span = |from, to, value| Seen { days: (from, to), what: What::Sum, value, shift: 0.0, spread: 0.0 };
    let end = number(date(2025, 12, 31));
    let mut list = vec![span(end - 364, end, 300_000.0), span(end - 30, end, 26_000.0)];
    list.extend(days(4));
    bencher.bench(|| {
        let made =
            forecast(Calendar::shipped(), "chi-ma", Direction::Import, &list, (end + 1, end + 14), None).unwrap();
        assert!(made.points[5].within_80[0] > 100.0);
        made
    });
}

#[divan::bench]
fn lunar_decade(bencher: Bencher<'_, '_>) {
    bencher
        .counter(ItemsCount::new(10usize))
        .bench(|| (2020..2030).filter_map(|year| Side::Vietnam.new_year(year)).count());
}
