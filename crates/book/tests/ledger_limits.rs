//! Where a ledger cannot do what it is asked, it says why, and is as it was; in a file and in a database alike.

mod pages;
mod stores;

use jiff::civil::date;
use kimngach_book::Ledger;
use kimngach_book::ledger::{Added, Filter, Opening, Wrong};
use pages::{TODAY, latest, page, wrong};
use stores::{Store, each};

#[test]
fn who_may_only_read_is_told_so() {
    each(|store| {
        let entry = page("a", date(2024, 2, 1), "31");
        store.ledger().add(&entry, false).unwrap();
        // Of a file, who may write is a matter of the file system, which the tests of the program are about.
        let Some(place) = store.read_only() else { return };
        let mut reader = Ledger::open(&place, Opening { create: false, ..Opening::default() }).unwrap();
        assert_eq!(latest(&mut reader), ["a 31 triệu USD"]);
        assert_eq!(reader.add(&entry, false).unwrap(), Added::There);
        assert_eq!(wrong(reader.add(&page("b", date(2024, 2, 1), "31"), false)), Wrong::ReadOnly);
        assert_eq!(wrong(reader.forget("a", TODAY)), Wrong::ReadOnly);
    });
}

#[test]
fn several_at_once_all_succeed() {
    each(|store| {
        const PAGES: i8 = 28;
        let pages = |from: i8| (0..PAGES).map(move |n| date(2024, 2, (n + from) % PAGES + 1));
        std::thread::scope(|scope| {
            for from in [0, 9, 18] {
                scope.spawn(move || {
                    // Each opens the ledger that is not there yet, and adds the same documents in another order.
                    let mut ledger = store.ledger();
                    for day in pages(from) {
                        ledger.add(&page(&day.to_string(), day, "31"), false).unwrap();
                    }
                });
            }
        });
        let mut ledger = store.ledger();
        let claims = ledger.claims(&Filter { revised: true, ..Filter::default() }).unwrap();
        assert_eq!((claims.sources.len(), claims.list.len()), (28, 28));
        ledger.verify().unwrap();
    });
}

#[test]
fn a_lock_that_is_not_given_up_is_told() {
    each(|store| {
        store.ledger().add(&page("a", date(2024, 2, 1), "31"), false).unwrap();
        let mut hasty = store.hasty().unwrap();
        let entry = page("b", date(2024, 2, 1), "31");
        store.while_locked(|| {
            let error = hasty.add(&entry, false).unwrap_err();
            assert_eq!(error.wrong(), Wrong::Locked, "{error}");
            // What is there is read and recognised all the same.
            assert_eq!(hasty.add(&page("a", date(2024, 2, 1), "31"), false).unwrap(), Added::There);
        });
        assert_eq!(hasty.add(&entry, false).unwrap(), Added::New { vintages: 1 });
    });
}

#[test]
fn other_versions_and_other_databases_are_left_alone() {
    each(|store| {
        assert_eq!(wrong(store.hasty()), Wrong::Missing);
        store.ledger().add(&page("a", date(2024, 2, 1), "31"), false).unwrap();
        let newer = if store.is_file() { "PRAGMA user_version = 7" } else { "INSERT INTO kimngach_schema VALUES (7)" };
        store.sql(newer).unwrap();
        let error = store.hasty().unwrap_err();
        assert_eq!(error.wrong(), Wrong::Newer);
        assert!(error.to_string().ends_with("(tables of version 7, this program knows 3); update it"), "{error}");
    });
    let foreign = Store::file();
    foreign.sql("CREATE TABLE document (name TEXT)").unwrap();
    assert_eq!(wrong(Ledger::open(foreign.place(), Opening::default())), Wrong::Foreign);
}

#[test]
fn a_ledger_of_an_older_version_is_brought_up() {
    each(|store| {
        store.ledger().add(&page("a", date(2024, 2, 1), "31"), false).unwrap();
        let version =
            if store.is_file() { "PRAGMA user_version = 1" } else { "UPDATE kimngach_schema SET version = 1" };
        let first = "DROP INDEX figure_years; DROP INDEX figure_periods; CREATE INDEX figure_area ON figure (area, indicator); DROP TABLE journal";
        store.sql(&format!("{first}; {version}")).unwrap();
        assert_eq!(latest(&mut store.hasty().unwrap()), ["a 31 triệu USD"]);
        store.sql("DROP INDEX figure_years").unwrap();
    });
}

#[test]
fn what_one_store_cannot_keep_no_store_keeps() {
    each(|store| {
        let mut entry = page("a", date(2024, 2, 1), "31");
        entry.text = entry.text.map(|text| text + "\0");
        let error = store.ledger().add(&entry, false).unwrap_err();
        assert_eq!(error.wrong(), Wrong::Document);
        let mut entry = page("a", date(2024, 2, 1), "31");
        entry.source.url = Some(format!("https://example.org/{}", "x".repeat(3000)));
        assert_eq!(wrong(store.ledger().add(&entry, false)), Wrong::Document);
        assert!(store.ledger().holdings().unwrap().is_empty());
    });
}

#[test]
fn half_a_document_is_never_kept() {
    each(|store| {
        let mut ledger = store.ledger();
        let mut entry = page("a", date(2024, 2, 1), "31");
        entry.claims.push(entry.claims[0].clone());
        // The store fails when the first figure is already there.
        store.sql(if store.is_file() {
            "CREATE TRIGGER fails BEFORE INSERT ON figure WHEN NEW.place = 1 BEGIN SELECT RAISE(ABORT, 'fails'); END"
        } else {
            "ALTER TABLE figure ADD CONSTRAINT fails CHECK (place < 1)"
        }).unwrap();
        assert_eq!(wrong(ledger.add(&entry, false)), Wrong::Unusable);
        assert!(ledger.holdings().unwrap().is_empty());
        store
            .sql(if store.is_file() { "DROP TRIGGER fails" } else { "ALTER TABLE figure DROP CONSTRAINT fails" })
            .unwrap();
        assert_eq!(ledger.add(&entry, false).unwrap(), Added::New { vintages: 1 });
        assert_eq!(ledger.holdings().unwrap()[0].figures, 2);
    });
}
