//! How many figures a second go into a ledger in a file, one transaction a document, and come out of it again.
//!
//! `cargo bench -p kimngach-book --bench ledger`: items are figures.

use divan::Bencher;
use divan::counter::ItemsCount;
use jiff::civil::date;
use kimngach_book::ledger::{Added, Entry, Filter, Opening};
use kimngach_book::{Claims, Ledger, Rules, check_from};
use kimngach_reader::{Document, Lang, Meta};
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

/// Monthly reports that agree: ten provinces, 25 years, with ten goods each.
fn reports() -> Vec<Entry> {
    let goods =
        ["gạo", "cà phê", "cao su", "hạt điều", "thủy sản", "dệt may", "giày dép", "sắt thép", "chè", "hồ tiêu"];
    let mut out = Vec::new();
    for (place, area) in AREAS.into_iter().enumerate() {
        // Tenths of millions of dollars.
        let of = |kind: usize, at: usize| 200 + (7 * kind + 31 * place + 13 * at + at * at % 97) % 300;
        let exports = |at: usize| (0..goods.len()).map(|kind| of(kind, at)).sum::<usize>() + 500;
        let imports = |at: usize| 2_000 + (17 * place + 29 * at) % 900;
        let amount = |tenths: usize| format!("{},{} triệu USD", tenths / 10, tenths % 10);
        let growth = |now: usize, before: usize| {
            let tenths = (now * 1000).div_ceil(before) as i64 - 1000;
            let word = if tenths < 0 { "giảm" } else { "tăng" };
            format!("{word} {},{}% so với cùng kỳ năm trước", tenths.abs() / 10, tenths.abs() % 10)
        };
        for at in 12..12 * 26 {
            let (year, month) = (1999 + at / 12, at % 12 + 1);
            let (export, import) = (exports(at), imports(at));
            let since = |of: &dyn Fn(usize) -> usize| (at - at % 12..=at).map(of).sum::<usize>();
            let mut text = format!("Xuất nhập khẩu của tỉnh {area} tháng {month}/{year}\n");
            let _ = writeln!(
                text,
                "Tháng {month}/{year}, kim ngạch xuất khẩu của tỉnh {area} đạt {}, {}; nhập khẩu đạt {}, {}.\n\
                 Lũy kế {month} tháng đầu năm {year}, kim ngạch xuất khẩu của tỉnh đạt {}; nhập khẩu đạt {}.",
                amount(export),
                growth(export, exports(at - 12)),
                amount(import),
                growth(import, imports(at - 12)),
                amount(since(&exports)),
                amount(since(&imports)),
            );
            for (kind, name) in goods.into_iter().enumerate() {
                let (now, before) = (of(kind, at), of(kind, at - 12));
                let _ = writeln!(
                    text,
                    "Tháng {month}/{year}, xuất khẩu {name} của tỉnh đạt {}, {}.",
                    amount(now),
                    growth(now, before)
                );
            }
            let published = date(year as i16, month as i8, 28);
            let meta = Meta { published: Some(published), ..Meta::default() };
            let document = Document::from_text(&format!("{place}-{at}"), &text, meta, None);
            let figures = kimngach_reader::read(&document);
            out.push(Entry::read(document, &figures, published));
        }
    }
    out
}

/// One more document in a ledger of some 80,000 figures: what it touches is loaded, and it is checked with that.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn check_of_one_more(bencher: Bencher<'_, '_>) {
    let entries = reports();
    let folder = TempDir::new().expect("a folder");
    let new = entries.len() / 2 + 7;
    let mut others = entries.clone();
    let entry = others.remove(new);
    let mut ledger = fill(&folder, &others);
    let count = figures(&others);
    assert!(count >= 70_000, "{count} figures");
    let rules = Rules::shipped();
    bencher.bench_local(|| {
        let mut new = Claims::default();
        new.put(entry.source.clone(), entry.text.as_deref(), entry.claims.clone());
        let mut all = ledger.around(&new, &|id, day| rules.areas.near(id, day)).expect("what is around");
        let first = all.sources.len();
        assert!(first > 10);
        all.append(new);
        check_from(&all, first, rules, Lang::En)
    });
}
