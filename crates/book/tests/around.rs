//! A new document is checked against what a ledger holds of its series, and of nothing else.

#![allow(clippy::disallowed_methods, reason = "the test looks into the file")]
#![allow(dead_code, reason = "the pages are shared")]

mod pages;
mod stores;

use jiff::civil::date;
use kimngach_book::claim::Sheets;
use kimngach_book::ledger::Entry;
use kimngach_book::{Claims, Finding, Kind, Rules, Source, check, check_from};
use kimngach_reader::Lang;
use pages::TODAY;
use stores::{Store, each};

/// A document of a day with figures as `area; commodity; flow; months; million dollars`, the months of 2024.
fn entry(id: &str, day: i8, figures: &[(&str, &str, &str, [u8; 2], u32)]) -> Entry {
    let last = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let line = |&(area, goods, flow, [from, to], million): &(&str, &str, &str, [u8; 2], u32)| {
        let goods = if goods.is_empty() { String::new() } else { format!(r#""commodity": "{goods}", "#) };
        format!(
            r#"{{"indicator": "goods_trade", "flow": "{flow}", "area": "{area}", {goods}"period": "2024-{from:02}-01/2024-{to:02}-{}", "text": "{million}.0 million USD", "value": {million}000000, "unit": "USD"}}"#,
            last[usize::from(to) - 1]
        )
    };
    let lines: Vec<String> = figures.iter().map(line).collect();
    let mut sheets = Sheets::jsonl(&lines.join("\n"), id, &|_| (Source::default(), None));
    let mut sheet = sheets.list.remove(0);
    assert!(sheet.faults.is_empty(), "{:?}", sheet.faults);
    sheet.source = Source { id: id.into(), published: Some(date(2024, 12, day)), ..Source::default() };
    Entry::told(sheet, TODAY)
}

fn claims(entry: &Entry) -> Claims {
    let mut claims = Claims::default();
    claims.put(entry.source.clone(), None, entry.claims.clone());
    claims
}

fn kept() -> Vec<Entry> {
    vec![
        entry("nine", 1, &[("kon-tum", "", "export", [1, 9], 300), ("kon-tum", "", "import", [1, 9], 200)]),
        entry("coffee", 2, &[("kon-tum", "cà phê", "export", [1, 10], 90), ("kon-tum", "gạo", "export", [1, 3], 5)]),
        entry("elsewhere", 3, &[("son-la", "", "export", [1, 10], 500)]),
        entry("country", 4, &[("vietnam", "", "export", [1, 10], 9000), ("vietnam", "", "export", [1, 2], 900)]),
        entry("old", 5, &[("kon-tum", "", "total", [1, 10], 100)]),
    ]
}

fn told(claims: &Claims) -> Vec<String> {
    let told = |claim: &kimngach_book::Claim| format!("{} {}", claims.source(claim).id, claim.text);
    claims.list.iter().map(told).collect()
}

#[test]
fn what_shares_a_series_or_a_period_is_around() {
    each(|store| {
        let mut ledger = store.ledger();
        for entry in kept() {
            ledger.add(&entry, false).unwrap();
        }
        let new = entry("old", 20, &[("kon-tum", "", "export", [1, 10], 340)]);
        let around = ledger.around(&claims(&new), &|id, day| Rules::shipped().areas.near(id, day)).unwrap();
        // Rice of other months is another series; another province is no part of this one; the own source is replaced.
        let expected = [
            "nine 300.0 million USD",
            "nine 200.0 million USD",
            "coffee 90.0 million USD",
            "country 9000.0 million USD",
        ];
        assert_eq!(told(&around), expected);
        // For the country, every province of the same months.
        let new = entry("new", 20, &[("vietnam", "", "export", [1, 10], 9100)]);
        let around = ledger.around(&claims(&new), &|id, day| Rules::shipped().areas.near(id, day)).unwrap();
        let expected = [
            "elsewhere 500.0 million USD",
            "country 9000.0 million USD",
            "country 900.0 million USD",
            "old 100.0 million USD",
        ];
        assert_eq!(told(&around), expected);
    });
}

#[test]
fn what_is_found_is_what_a_check_of_everything_finds() {
    let store = Store::file();
    let mut ledger = store.ledger();
    let mut all = Claims::default();
    // The total of ten months cannot be below that of nine, by much more than a revision.
    let new = entry("new", 20, &[("kon-tum", "", "export", [1, 10], 34), ("kon-tum", "", "import", [1, 10], 220)]);
    for entry in kept().into_iter().take(4) {
        ledger.add(&entry, false).unwrap();
        all.append(claims(&entry));
    }
    let mut near = ledger.around(&claims(&new), &|id, day| Rules::shipped().areas.near(id, day)).unwrap();
    let first = near.sources.len();
    near.append(claims(&new));
    all.append(claims(&new));
    let found = check_from(&near, first, Rules::shipped(), Lang::En);
    let whole = check(&all, Rules::shipped(), Lang::En);
    let say = |findings: &[Finding], claims: &Claims| -> Vec<(Kind, String)> {
        findings.iter().map(|of| (of.kind.clone(), claims.list[of.suspect].text.clone())).collect()
    };
    assert_eq!(say(&found, &near), say(&whole, &all));
    assert!(found.iter().any(|of| near.list[of.suspect].text == "34.0 million USD"), "{found:?}");
    // What the others say among themselves is not looked at again.
    assert_eq!(check_from(&near, near.sources.len(), Rules::shipped(), Lang::En), []);
}
