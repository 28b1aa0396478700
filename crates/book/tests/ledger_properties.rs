//! What goes into a ledger comes out as it was, in whatever order it was put in.

mod stores;

use jiff::civil::{Date, date};
use kimngach_book::claim::Sheets;
use kimngach_book::ledger::{Entry, Filter};
use kimngach_book::{Claims, Ledger, Rules, Source, check};
use kimngach_reader::figure::{
    Base, Bound, Coverage, Figure, Flow, How, Indicator, Key, Known, Period, Section, Status, Transform,
};
use kimngach_reader::{Document, Lang, Meta, Span};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use rust_decimal::Decimal;
use std::cell::Cell;

const RULES: [&str; 4] = ["area.name", "period.to-date", "a \"quoted\\rule\"", ""];
const AREAS: [&str; 4] = ["kon-tum", "lai-chau", "vietnam", "son-la"];
const PARTNERS: [&str; 3] = ["CN", "EU", "ASEAN"];
const UNITS: [&str; 4] = ["USD", "percent", "tonne", "USD/tonne"];

fn day() -> impl Strategy<Value = Date> {
    (2000_i16..2030, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
}

fn period() -> impl Strategy<Value = Period> {
    (day(), day()).prop_map(|(a, b)| Period::new(a.min(b), a.max(b)).unwrap())
}

fn base() -> impl Strategy<Value = Base> {
    // A whole may look like a period, or like anything.
    prop_oneof![period().prop_map(Base::Period), "[^\\x00]{0,12}".prop_map(Base::Whole)]
}

fn value() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..12).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn how() -> impl Strategy<Value = Vec<How>> {
    let one = (select(Key::ALL), select(Known::ALL), select(&RULES[..]), prop::option::of((0_usize..90, 0_usize..90)));
    let how = one.prop_map(|(key, known, rule, at)| How { key, known, rule, at: at.map(|(a, b)| Span::new(a, b)) });
    prop::collection::vec(how, 0..5)
}

/// Any figure that a document could have, at a place of its text.
fn figure(text: &'static str) -> impl Strategy<Value = Figure> {
    let ends: Vec<usize> = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect();
    let at = (select(ends.clone()), select(ends)).prop_map(|(a, b)| Span::new(a, b));
    let ids = |all: &'static [&'static str]| prop::collection::vec(select(all), 0..3);
    let opt = |all| prop::option::of(select(all));
    let codes = (
        select(Indicator::ALL),
        prop::option::of(select(Flow::ALL)),
        prop::option::of(select(Coverage::ALL)),
        select(Transform::ALL),
        prop::option::of(select(Bound::ALL)),
        prop::option::of(select(Status::ALL)),
        select(Section::ALL),
    );
    let words = "[^\\x00]{0,12}";
    let rest = (
        (ids(&AREAS), ids(&PARTNERS), opt(&["gạo", "than \"đá\""][..]), prop::option::of(words)),
        (prop::option::of(period()), prop::option::of(base()), value(), prop::option::of(value())),
        (select(&UNITS[..]), how()),
    );
    (at, codes, rest).prop_map(|(at, codes, rest)| {
        let (indicator, flow, coverage, transform, bound, status, section) = codes;
        let ((areas, partners, commodity, source), (period, base, value, value_to), (unit, how)) = rest;
        Figure {
            at,
            indicator,
            flow,
            areas,
            partners,
            commodity: commodity.map(str::to_owned),
            coverage,
            period,
            transform,
            base,
            value,
            value_to,
            unit,
            bound,
            status,
            source,
            section,
            how,
        }
    })
}

const TEXTS: [&str; 3] = [
    "Tháng 5/2024 xuất khẩu đạt 1.234,5 nghìn tấn. Nhập khẩu giảm 3%.\nBằng năm trước.\n",
    "Exports rose; imports fell. Total: 12.50 million USD 😀 in May",
    "Một\n\n\ndòng\r\nvà một dòng nữa 7",
];

fn entry() -> impl Strategy<Value = Entry> {
    select(&TEXTS[..]).prop_flat_map(|text| {
        let told = (prop::option::of(day()), prop::option::of("[^\\x00]{0,9}"), select(Lang::ALL), day());
        (prop::collection::vec(figure(text), 0..6), told).prop_map(
            move |(figures, (published, title, lang, fetched))| {
                let meta = Meta { published, title, ..Meta::default() };
                let document = Document::from_text("page", text, meta, Some(lang));
                Entry::read(document, &figures, fetched)
            },
        )
    })
}

/// What figures from elsewhere may have besides: keys left open, no place, no text.
fn elsewhere() -> impl Strategy<Value = Entry> {
    let open = prop::collection::vec(select(Key::ALL), 0..3);
    (entry(), open, any::<[bool; 3]>()).prop_map(|(mut entry, open, [text, read, place])| {
        for claim in &mut entry.claims {
            (claim.open, claim.read) = (open.clone(), read);
            claim.bytes = claim.bytes.filter(|_| place);
        }
        entry.text = entry.text.filter(|_| text);
        entry
    })
}

/// Entries with names of their own.
fn entries() -> impl Strategy<Value = Vec<Entry>> {
    prop::collection::vec(prop_oneof![entry(), elsewhere()], 1..6).prop_map(named)
}

fn named(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.iter_mut().enumerate().for_each(|(n, entry)| entry.source.id = format!("page {n}"));
    entries
}

/// The claims of entries as they are without a ledger, by day and name.
fn direct(entries: &[Entry]) -> Claims {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by_key(|entry| (entry.source.published.map(|day| day.to_string()), entry.source.id.clone()));
    let mut claims = Claims::default();
    for entry in sorted {
        claims.put(entry.source.clone(), entry.text.as_deref(), entry.claims.clone());
    }
    claims
}

/// Without what only a ledger knows.
fn plain(mut claims: Claims) -> Claims {
    claims.sources.iter_mut().for_each(|source| source.held = None);
    claims
}

fn filled(store: &stores::Store, entries: &[Entry]) -> Ledger {
    let mut ledger = store.ledger();
    for entry in entries {
        ledger.add(entry, false).unwrap();
    }
    ledger
}

/// Documents that tell exports, imports and a total of a month, which need not be their sum.
fn books() -> impl Strategy<Value = Vec<Entry>> {
    let one = (1_u32..99, 1_u32..99, 0_u32..2, 1_i8..=12, day()).prop_map(|(export, import, slip, month, fetched)| {
        let total = export + import + 40 * slip;
        let line = |flow: &str, amount: u32| {
            let period = Period::months(2024, month, month).unwrap();
            format!(
                r#"{{"indicator": "goods_trade", "flow": "{flow}", "area": "kon-tum", "period": "{period}", "value": {amount}000000, "text": "{amount} million USD", "unit": "USD"}}"#
            )
        };
        let lines = [line("export", export), line("import", import), line("total", total)].join("\n");
        let mut sheets = Sheets::jsonl(&lines, "", &|_| (Source::default(), None));
        Entry::told(sheets.list.remove(0), fetched)
    });
    prop::collection::vec(one, 2..6).prop_map(named)
}

fn run(
    cases: u32,
    entries: impl Strategy<Value = Vec<Entry>>,
    test: impl Fn(&stores::Store, &[Entry], &[Entry]) -> Result<(), TestCaseError>,
) {
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let given = entries.prop_flat_map(|entries| (Just(entries.clone()), Just(entries).prop_shuffle()));
    TestRunner::new(config)
        .run(&given, |(entries, mixed)| stores::all().iter().try_for_each(|store| test(store, &entries, &mixed)))
        .unwrap();
}

#[test]
fn nothing_is_lost_between_a_figure_and_its_claim() {
    run(48, entries(), |store, entries, mixed| {
        let held = filled(store, mixed).claims(&Filter::default()).unwrap();
        prop_assert_eq!(plain(held), direct(entries));
        Ok(())
    });
}

#[test]
fn in_any_order_the_claims_and_the_findings_are_the_same() {
    let found = Cell::new(0);
    run(24, books(), |store, entries, mixed| {
        let held = filled(store, mixed).claims(&Filter::default()).unwrap();
        let findings = |claims: &Claims| -> Vec<String> {
            check(claims, Rules::shipped(), Lang::En).iter().map(|finding| format!("{finding:?}")).collect()
        };
        let told = findings(&held);
        found.set(found.get() + told.len());
        prop_assert_eq!(told, findings(&direct(entries)));
        prop_assert_eq!(plain(held), direct(entries));
        Ok(())
    });
    assert!(found.get() > 10, "only {} findings were compared", found.get());
}
