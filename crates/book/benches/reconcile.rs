//! What it costs to make claims agree: months and totals since New Year of 28 provinces over five years, in three flows,
//! with growth rates.
//!
//! `cargo bench -p kimngach-book --bench reconcile`

use divan::Bencher;
use kimngach_book::reconcile::{Bounds, System, Trial, conflict, tight, why};
use kimngach_book::series::Slack;
use kimngach_book::{Claim, Claims, Rules, Source};
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

fn main() {
    divan::main();
}

const AREAS: [&str; 28] = [
    "bac-giang",
    "bac-kan",
    "bac-lieu",
    "ben-tre",
    "binh-dinh",
    "binh-duong",
    "binh-phuoc",
    "binh-thuan",
    "dien-bien",
    "gia-lai",
    "ha-nam",
    "ha-tinh",
    "hai-duong",
    "hau-giang",
    "hoa-binh",
    "kon-tum",
    "lai-chau",
    "lang-son",
    "long-an",
    "nam-dinh",
    "ninh-binh",
    "ninh-thuan",
    "phu-tho",
    "phu-yen",
    "quang-binh",
    "quang-tri",
    "son-la",
    "thai-binh",
];
const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const YEARS: usize = 5;

/// Tenths of millions of dollars a month, the same each time.
fn history(area: usize, flow: usize) -> Vec<u64> {
    let mut state = 0x9E37_79B9_u64.wrapping_mul(1 + 2 * area as u64 + flow as u64);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        1_000 + (state >> 33) % 9_000
    };
    (0..12 * YEARS).map(|_| next()).collect()
}

fn claims() -> Claims {
    let mut lines = String::new();
    for (number, area) in AREAS.iter().enumerate() {
        let [export, import] = [history(number, 0), history(number, 1)];
        let total: Vec<u64> = export.iter().zip(&import).map(|(export, import)| export + import).collect();
        for (flow, months) in [("export", &export), ("import", &import), ("total", &total)] {
            for at in 0..months.len() {
                let new_year = at - at % 12;
                for first in if at == new_year { vec![at] } else { vec![at, new_year] } {
                    let sum = |years: usize| months[first - 12 * years..=at - 12 * years].iter().sum::<u64>();
                    let span = |years: usize| {
                        let (year, month) = (2019 + at / 12 - years, at % 12);
                        format!("{year}-{:02}-01/{year}-{:02}-{:02}", first % 12 + 1, month + 1, DAYS[month])
                    };
                    let head = format!(
                        r#"{{"indicator": "goods_trade", "flow": "{flow}", "area": "{area}", "period": "{}""#,
                        span(0)
                    );
                    let (told, value) = (sum(0), sum(0) * 100_000);
                    let text = format!("{}.{} m", told / 10, told % 10);
                    let _ = writeln!(lines, r#"{head}, "text": "{text}", "value": {value}, "unit": "USD"}}"#);
                    if at >= 12 {
                        let tenths = (sum(0) as f64 / sum(1) as f64 * 1000.0).round() as i64 - 1000;
                        let value = Decimal::new(tenths, 1);
                        let text = format!("{}%", value.abs());
                        let rest =
                            format!(r#""text": "{text}", "value": {value}, "unit": "percent", "transform": "yoy""#);
                        let _ = writeln!(lines, r#"{head}, {rest}, "base": "{}"}}"#, span(1));
                    }
                }
            }
        }
    }
    let mut claims = Claims::default();
    let source = Source { id: "history".into(), published: "2025-01-10".parse().ok(), ..Source::default() };
    claims.add_jsonl(source, &lines, None).expect("lines of figures");
    claims
}

static CLAIMS: LazyLock<Claims> = LazyLock::new(claims);

fn system(claims: &Claims) -> System {
    let own: Vec<Option<&Claim>> = claims.list.iter().map(Some).collect();
    kimngach_book::reconcile::system(&own, Rules::shipped(), Slack::Loose)
}

fn all(system: &System) -> Vec<usize> {
    (0..system.rows.len()).collect()
}

/// Claims into cells and rows.
#[divan::bench(sample_count = 10)]
fn rows(bencher: Bencher<'_, '_>) {
    let claims = &*CLAIMS;
    bencher.bench(|| {
        let system = system(claims);
        assert!(system.cells.list().len() >= 10_000 && system.rows.len() >= 40_000);
        (system.cells.list().len(), system.rows.len())
    });
}

/// Bounds of all cells by propagation.
#[divan::bench(sample_count = 20)]
fn propagation(bencher: Bencher<'_, '_>) {
    let system = system(&CLAIMS);
    let rows = all(&system);
    bencher.bench(|| {
        let bounds = Bounds::of(&system, &rows);
        assert!(bounds.conflict().is_none());
        bounds
    });
}

/// The first smallest conflict where one claim has another multiplier.
#[divan::bench(sample_count = 20)]
fn first_conflict(bencher: Bencher<'_, '_>) {
    let mut claims = CLAIMS.clone();
    let slip = claims.list.len() / 2;
    claims.list[slip].said.value *= Decimal::from(1000);
    let system = system(&claims);
    let own = |group: &&Vec<usize>| {
        let of_slip = |row: &usize| system.rows[*row].owner == kimngach_book::series::Owner::Claim(slip);
        group.iter().any(of_slip)
    };
    bencher.bench(|| {
        let groups = system.groups();
        let group = groups.iter().find(own).expect("a group with the slip");
        let found = conflict(&system, group, &BTreeSet::new()).expect("a conflict");
        assert!(found.claims.contains(&slip) && found.claims.len() <= 10);
        found
    });
}

/// Tight bounds of all cells of one province.
#[divan::bench(sample_count = 10)]
fn tight_bounds_of_an_area(bencher: Bencher<'_, '_>) {
    let system = system(&CLAIMS);
    let rows = all(&system);
    let near = Bounds::of(&system, &rows);
    let cells = of_area(&system);
    bencher.bench(|| {
        let bounds = tight(&system, &near, &rows, &cells);
        assert_eq!(bounds.len(), cells.len());
        bounds
    });
}

/// Why one cell of a province cannot be larger.
#[divan::bench(sample_count = 10)]
fn why_a_bound(bencher: Bencher<'_, '_>) {
    let system = system(&CLAIMS);
    let cells = of_area(&system);
    let cell = cells[cells.len() / 2];
    let own = |group: &&Vec<usize>| group.iter().any(|&row| system.rows[row].terms.iter().any(|(of, _)| *of == cell));
    let group = system.groups().into_iter().find(|group| own(&group)).expect("a group with the cell");
    let near = Bounds::of(&system, &group);
    let [_, hi] = tight(&system, &near, &group, &[cell])[0];
    bencher.bench(|| why(&system, &group, cell, true, hi).expect("a reason"));
}

fn of_area(system: &System) -> Vec<usize> {
    let own = |&cell: &usize| system.cells.list()[cell].series.areas == ["kon-tum"];
    (0..system.cells.list().len()).filter(own).collect()
}

/// Cases of one document of forty figures, one of them a slip.
#[divan::bench(sample_count = 20)]
fn a_document_on_trial(bencher: Bencher<'_, '_>) {
    let mut claims = CLAIMS.clone();
    claims.list.truncate(40);
    claims.list[20].said.value *= Decimal::from(1000);
    let own: Vec<Option<&Claim>> = claims.list.iter().map(Some).collect();
    bencher.bench(|| {
        let cases = Trial::new(&own, Rules::shipped()).cases();
        assert_eq!(cases.iter().map(|case| case.suspect).collect::<Vec<_>>(), [20]);
        cases
    });
}
