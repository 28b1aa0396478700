//! How many figures a second go into a ledger in a file, one transaction a document, and come out of it again.
//!
//! `cargo bench -p kimngach-book --bench ledger`: items are figures.

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::date;
use kimngach_book::Ledger;
use kimngach_book::ledger::{Added, Entry, Filter, Opening};
use kimngach_reader::{Document, Meta};
use std::fmt::Write as _;
use tempfile::TempDir;

fn main() {
    divan::main();
}

const AREAS: [&str; 10] = [
    "Kon Tum",
    "Lai Châu",
    "Sơn La",
    "Điện Biên",
    "Hòa Bình",
    "Nam Định",
    "Bình Định",
    "Quảng Trị",
    "Bến Tre",
    "Hậu Giang",
];

/// News articles of a few paragraphs, as they come: with all keys, and how each is known.
fn articles(count: usize) -> Vec<Entry> {
    let made = (0..count).map(|n| {
        let (year, month) = (2000 + n / 12 % 25, n % 12 + 1);
        let area = AREAS[n % AREAS.len()];
        let mut text = format!("{area}: xuất nhập khẩu tháng {month}/{year}\n");
        for paragraph in 0..8 {
            let (a, b) = (100 + n % 700 + paragraph, 50 + n % 300 + paragraph);
            let _ = writeln!(
                text,
                "Tháng {month}/{year}, kim ngạch xuất khẩu qua các cửa khẩu của tỉnh {area} sang Lào ước đạt hơn {a},5 triệu USD, \
                 tăng {}% so với cùng kỳ năm trước; nhập khẩu đạt {b} triệu USD.",
                3 + paragraph
            );
        }
        let meta = Meta { published: Some(date(2025, 7, 1)), ..Meta::default() };
        let document = Document::from_text(&format!("bai-{n}"), &text, meta, None);
        let figures = kimngach_reader::read(&document);
        Entry::read(document, &figures, date(2025, 7, 1))
    });
    made.collect()
}

fn figures(entries: &[Entry]) -> usize {
    entries.iter().map(|entry| entry.claims.len()).sum()
}

fn fill(folder: &TempDir, entries: &[Entry]) -> Ledger {
    let place = folder.path().join("bench.db");
    let mut ledger = Ledger::open(place.to_str().expect("a path in UTF-8"), Opening::default()).expect("a ledger");
    for entry in entries {
        assert_eq!(ledger.add(entry, false).expect("added"), Added::New { vintages: 1 });
    }
    ledger
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn add(bencher: Bencher<'_, '_>) {
    let entries = articles(1000);
    let count = figures(&entries);
    bencher.counter(ItemsCount::new(count)).with_inputs(|| TempDir::new().expect("a folder")).bench_local_values(
        |folder| {
            let mut ledger = fill(&folder, &entries);
            let held: usize = ledger.holdings().expect("what it holds").iter().map(|held| held.figures).sum();
            assert_eq!(held, count);
            (ledger, folder)
        },
    );
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn claims(bencher: Bencher<'_, '_>) {
    let entries = articles(1000);
    let count = figures(&entries);
    let folder = TempDir::new().expect("a folder");
    let mut ledger = fill(&folder, &entries);
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let claims = ledger.claims(&Filter::default()).expect("claims");
        assert_eq!(claims.list.len(), count);
        claims
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn add_again(bencher: Bencher<'_, '_>) {
    let entries = articles(1000);
    let folder = TempDir::new().expect("a folder");
    let mut ledger = fill(&folder, &entries);
    bencher.counter(ItemsCount::new(figures(&entries))).bench_local(|| {
        for entry in &entries {
            assert_eq!(ledger.add(entry, false).expect("added"), Added::There);
        }
    });
}

/// What a document about one of ten areas touches in a ledger of 100,000 figures.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn claims_of_an_area(bencher: Bencher<'_, '_>) {
    let entries = articles(4200);
    let folder = TempDir::new().expect("a folder");
    let mut ledger = fill(&folder, &entries);
    let filter = Filter { areas: vec!["kon-tum".to_owned()], ..Filter::default() };
    let count = figures(&entries) / AREAS.len();
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        let claims = ledger.claims(&filter).expect("claims");
        assert_eq!(claims.list.len(), count);
        claims
    });
}
