//! A ledger keeps each document once, every state of it, and nothing else; in a file and in a database alike.

#![allow(clippy::disallowed_methods, reason = "the test looks into the file")]

mod pages;
mod stores;

use jiff::civil::date;
use kimngach_book::Source;
use kimngach_book::claim::Sheets;
use kimngach_book::ledger::{Added, Entry, Filter, Wrong};
use pages::{TODAY, latest, page, values, wrong};
use stores::{Store, each};

fn told(lines: &str) -> Entry {
    let mut sheets = Sheets::jsonl(lines, "table", &|_| (Source::default(), None));
    assert!(sheets.faults.is_empty() && sheets.list[0].faults.is_empty(), "{:?}", sheets.list[0].faults);
    Entry::told(sheets.list.remove(0), TODAY)
}

#[test]
fn a_document_is_added_once() {
    each(|store| {
        let mut ledger = store.ledger();
        assert_eq!(ledger.add(&page("a", date(2024, 2, 1), "31"), false).unwrap(), Added::New { vintages: 1 });
        assert_eq!(ledger.add(&page("a", date(2024, 2, 1), "31"), false).unwrap(), Added::There);
        // The same text of another source is another document.
        assert_eq!(ledger.add(&page("b", date(2024, 2, 1), "31"), false).unwrap(), Added::New { vintages: 1 });
        assert_eq!(store.ledger().add(&page("b", date(2024, 2, 1), "31"), true).unwrap(), Added::There);
        assert_eq!(latest(&mut ledger), ["a 31 triệu USD", "b 31 triệu USD"]);
    });
}

#[test]
fn a_corrected_page_is_a_new_vintage() {
    each(|store| {
        let mut ledger = store.ledger();
        let later = page("a", date(2024, 2, 5), "33");
        ledger.add(&later, false).unwrap();
        // What was published before is the earlier state, whenever it is added.
        assert_eq!(ledger.add(&page("a", date(2024, 2, 1), "31"), false).unwrap(), Added::New { vintages: 2 });
        assert_eq!(latest(&mut ledger), ["a 33 triệu USD"]);
        let both = ledger.claims(&Filter { revised: true, ..Filter::default() }).unwrap();
        assert_eq!(values(&both), ["a 31 triệu USD", "a 33 triệu USD"]);
        let held: Vec<_> = both.sources.iter().map(|source| source.held.clone().unwrap()).collect();
        assert_eq!([(held[0].vintage, held[0].vintages), (held[1].vintage, held[1].vintages)], [(1, 2), (2, 2)]);
        assert_eq!((held[1].hash.clone(), held[1].fetched), (later.hash(), TODAY));
        assert_eq!(later.hash(), blake3_of(later.text.as_deref().unwrap()));
        let list = ledger.holdings().unwrap();
        assert_eq!(list.iter().map(|held| held.latest).collect::<Vec<_>>(), [false, true]);
    });
}

fn blake3_of(text: &str) -> String {
    blake3::hash(text.as_bytes()).to_string()
}

#[test]
fn a_day_of_publication_told_later_is_a_new_vintage() {
    each(|store| {
        let mut ledger = store.ledger();
        let dated = page("a", date(2024, 2, 1), "31");
        let mut undated = dated.clone();
        undated.source.published = None;
        ledger.add(&undated, false).unwrap();
        assert_eq!(ledger.add(&dated, false).unwrap(), Added::New { vintages: 2 });
        assert_eq!(ledger.add(&undated, false).unwrap(), Added::There);
        let claims = ledger.claims(&Filter::default()).unwrap();
        assert_eq!((claims.sources.len(), claims.sources[0].published), (1, Some(date(2024, 2, 1))));
    });
}

#[test]
fn a_url_names_a_source_wherever_its_page_was_saved() {
    each(|store| {
        let mut ledger = store.ledger();
        let at = |name: &str, amount: &str| {
            let mut entry = page(name, date(2024, 2, 1), amount);
            entry.source.url = Some("https://example.org/xuat-khau".into());
            entry
        };
        ledger.add(&at("one", "31"), false).unwrap();
        assert_eq!(ledger.add(&at("two", "31"), false).unwrap(), Added::There);
        assert_eq!(ledger.add(&at("two", "32"), false).unwrap(), Added::New { vintages: 2 });
    });
}

#[test]
fn what_is_forgotten_leaves_a_tombstone() {
    each(|store| {
        let mut ledger = store.ledger();
        let entry = page("a", date(2024, 2, 1), "31");
        ledger.add(&entry, false).unwrap();
        ledger.add(&page("a", date(2024, 2, 5), "33"), false).unwrap();
        ledger.add(&page("b", date(2024, 3, 1), "40"), false).unwrap();
        let gone = ledger.forget("a", TODAY).unwrap();
        assert_eq!((gone.source.as_str(), gone.documents, gone.figures), ("a", 2, 2));
        assert_eq!(latest(&mut ledger), ["b 40 triệu USD"]);
        assert_eq!(ledger.add(&entry, false).unwrap(), Added::Forgotten { on: Some(TODAY) });
        let list = ledger.holdings().unwrap();
        assert_eq!(list.iter().map(|held| held.forgotten).collect::<Vec<_>>(), [true, true, false]);
        assert!(list[0].source.title.is_none() && list[0].length.is_none() && list[0].figures == 0);
        assert_eq!(wrong(ledger.forget("a", TODAY)), Wrong::Document);
        assert_eq!(ledger.add(&entry, true).unwrap(), Added::New { vintages: 2 });
        assert_eq!(latest(&mut ledger), ["a 31 triệu USD", "b 40 triệu USD"]);
        ledger.verify().unwrap();
    });
}

#[test]
fn nothing_of_what_is_forgotten_stays_in_the_file() {
    let store = Store::file();
    let mut ledger = store.ledger();
    for n in 1..40 {
        ledger.add(&page(&format!("a{n}"), date(2024, 2, 1), &format!("31,{n}")), false).unwrap();
    }
    let left =
        || std::fs::read(store.place()).unwrap().windows(9).filter(|bytes| bytes.starts_with(b"31,7 tri")).count();
    ledger.forget("a39", TODAY).unwrap();
    assert!(left() > 0);
    ledger.forget("a7", TODAY).unwrap();
    assert_eq!(left(), 0);
    assert_eq!(latest(&mut ledger).len(), 37);
}

#[test]
fn one_state_is_forgotten_by_its_hash() {
    each(|store| {
        let mut ledger = store.ledger();
        let (first, second) = (page("a", date(2024, 2, 1), "31"), page("a", date(2024, 2, 5), "33"));
        ledger.add(&first, false).unwrap();
        ledger.add(&second, false).unwrap();
        ledger.forget(&second.hash()[..8], TODAY).unwrap();
        assert_eq!(latest(&mut ledger), ["a 31 triệu USD"]);
        assert_eq!(wrong(ledger.forget(&first.hash()[..7], TODAY)), Wrong::Document);
        assert_eq!(wrong(ledger.forget("nobody", TODAY)), Wrong::Document);
        // Two sources of one name have to be told apart.
        for url in ["https://example.org/1", "https://example.org/2"] {
            let mut entry = page("b", date(2024, 2, 1), "31");
            entry.source.url = Some(url.into());
            ledger.add(&entry, false).unwrap();
        }
        let error = ledger.forget("b", TODAY).unwrap_err().to_string();
        assert!(error.ends_with("say which: https://example.org/1, https://example.org/2"), "{error}");
        ledger.forget("https://example.org/2", TODAY).unwrap();
        assert_eq!(latest(&mut ledger), ["a 31 triệu USD", "b 31 triệu USD"]);
    });
}

#[test]
fn what_is_kept_cannot_be_changed_past_the_ledger_either() {
    each(|store| {
        store.ledger().add(&page("a", date(2024, 2, 1), "31"), false).unwrap();
        for statement in [
            "UPDATE figure SET value = '1'",
            "DELETE FROM figure",
            "UPDATE document SET text = 'x'",
            "UPDATE document SET published = '2020-01-01'",
        ] {
            let told = store.sql(statement).unwrap_err();
            assert!(told.starts_with("a ") && told.contains(" in a ledger is not "), "{statement}: {told}");
        }
        assert!(store.sql("DELETE FROM document").is_err());
        assert_eq!(latest(&mut store.ledger()), ["a 31 triệu USD"]);
    });
}

#[test]
fn claims_of_some_areas_alone() {
    each(|store| {
        let mut ledger = store.ledger();
        let line = |areas: &str, value: u32| {
            format!(r#"{{"indicator": "goods_trade", "flow": "export", {areas}, "value": {value}, "unit": "USD"}}"#)
        };
        let lines = [
            line(r#""area": "kon-tum""#, 1),
            line(r#""area": "lai-chau""#, 2),
            line(r#""areas": ["son-la", "kon-tum"]"#, 3),
        ];
        ledger.add(&told(&lines.join("\n")), false).unwrap();
        ledger.add(&page("a", date(2024, 2, 1), "31"), false).unwrap();
        let mut of = |areas: &[&str]| {
            let areas = areas.iter().map(|&area| area.to_owned()).collect();
            values(&ledger.claims(&Filter { areas, ..Filter::default() }).unwrap())
        };
        assert_eq!(of(&["kon-tum"]), ["table 1", "table 3", "a 31 triệu USD"]);
        assert_eq!(of(&["lai-chau", "son-la"]), ["table 2", "table 3"]);
        assert!(of(&["ha-nam"]).is_empty());
    });
}

#[test]
fn figures_from_elsewhere_are_added_once_in_whatever_form_they_come() {
    each(|store| {
        let lines = r#"{"doc": "t", "indicator": "volume", "flow": "import", "area": "lai-chau", "value": 1.5, "unit": "tonne", "text": "1.5"}"#;
        let table = "doc,indicator,flow,area,value,unit\nt,volume,import,lai-chau,1.5,tonne\n";
        let mut ledger = store.ledger();
        assert_eq!(ledger.add(&told(lines), false).unwrap(), Added::New { vintages: 1 });
        let mut sheets = Sheets::csv(table, "x", &|_| (Source::default(), None));
        assert_eq!(ledger.add(&Entry::told(sheets.list.remove(0), TODAY), false).unwrap(), Added::There);
        assert_eq!(ledger.add(&told(&lines.replace("1.5", "1.6")), false).unwrap(), Added::New { vintages: 2 });
    });
}
