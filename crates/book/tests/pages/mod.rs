//! Documents to put into ledgers, and what comes out.

#![allow(dead_code, reason = "not every test file uses all of it")]

use jiff::civil::{Date, date};
use kimngach_book::ledger::{Entry, Filter, LedgerError, Wrong};
use kimngach_book::{Claims, Ledger};
use kimngach_reader::{Document, Meta};

pub const TODAY: Date = date(2025, 7, 1);

/// A document about exports of a month, read as it would be from a file.
pub fn page(name: &str, published: Date, amount: &str) -> Entry {
    let text = format!(
        "Tháng {}/{}, tỉnh Kon Tum xuất khẩu hàng hóa đạt {amount} triệu USD.",
        published.month(),
        published.year()
    );
    let meta = Meta { published: Some(published), title: Some(format!("Trang {name}")), ..Meta::default() };
    let document = Document::from_text(name, &text, meta, None);
    let figures = kimngach_reader::read(&document);
    assert_eq!(figures.len(), 1, "{text}");
    Entry::read(document, &figures, TODAY)
}

pub fn values(claims: &Claims) -> Vec<String> {
    claims.list.iter().map(|claim| format!("{} {}", claims.source(claim).id, claim.text)).collect()
}

pub fn latest(ledger: &mut Ledger) -> Vec<String> {
    values(&ledger.claims(&Filter::default()).unwrap())
}

pub fn wrong<T>(done: Result<T, LedgerError>) -> Wrong {
    done.map_or_else(|error| error.wrong(), |_| panic!("nothing is wrong"))
}
