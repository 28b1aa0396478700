//! A large ledger is worked out area by area, and yet holds what a check of all of it finds.

mod common;

use common::Server;
use kimngach_book::claim::Sheets;
use kimngach_book::ledger::{Entry, Filter};
use kimngach_book::{Rules, Source, check};
use kimngach_reader::Lang;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const AREAS: [&str; 9] =
    ["lang-son", "lai-chau", "son-la", "hoa-binh", "ha-nam", "nam-dinh", "ninh-binh", "bac-giang", "bac-ninh"];

/// Two years of months of each area: exports, imports, their sum and growth; some with slips, some told anew, some at odds.
fn figures() -> String {
    let mut out = String::new();
    let mut line = |doc: &str, published: &str, area: &str, flow: &str, month: i32, value: i64| {
        let first = jiff::civil::date(2023 + (month / 12) as i16, (month % 12 + 1) as i8, 1);
        let last = first.last_of_month();
        let _ = writeln!(
            out,
            r#"{{"doc": "{doc}", "published": "{published}", "indicator": "goods_trade", "area": "{area}", "flow": "{flow}", "period": "{first}/{last}", "text": "{value}", "value": {value}, "unit": "USD"}}"#
        );
    };
    let exports = |area: usize, month: i32| 100_000_000 + 7_000_000 * area as i64 + 1_300_000 * i64::from(month);
    let imports =
        |area: usize, month: i32| 60_000_000 + 5_000_000 * area as i64 + 900_000 * i64::from(month * month % 7);
    for (n, area) in AREAS.iter().enumerate() {
        for month in 0..24 {
            let day = format!("{}-{:02}-28", 2023 + month / 12, month % 12 + 1);
            let doc = format!("{area}-{month}");
            let (a, b) = (exports(n, month), imports(n, month));
            line(&doc, &day, area, "export", month, a);
            line(&doc, &day, area, "import", month, b);
            // A slip in the document itself: another multiplier, digits exchanged.
            let total = match (n * 24 + month as usize) % 41 {
                7 => (a + b) * 1000,
                23 => a + b + 90_000_000,
                _ => a + b,
            };
            line(&doc, &day, area, "total", month, total);
            // Told anew a month later; or, by another page, far off.
            match (n * 24 + month as usize) % 29 {
                3 => line(&format!("{doc}-anew"), "2025-02-01", area, "export", month, a + 2_000_000),
                17 => line(&format!("{doc}-other"), "2025-02-02", area, "export", month, a * 10),
                _ => {}
            }
        }
    }
    // One page tells several areas and a sum of theirs that is of another area by now.
    for month in 3..6 {
        let doc = format!("several-{month}");
        let (a, b) = (exports(7, month), exports(8, month));
        line(&doc, "2025-08-01", "bac-giang", "export", month, a);
        line(&doc, "2025-08-01", "bac-ninh", "export", month, if month == 4 { (a + b) * 10 } else { a + b });
        line(&doc, "2025-08-01", "ha-nam", "export", month, exports(4, month));
        line(&doc, "2025-08-01", "ha-nam", "import", month, imports(4, month));
        line(&doc, "2025-08-01", "ha-nam", "total", month, (exports(4, month) + imports(4, month)) * 100);
    }
    out
}

#[tokio::test]
async fn worked_out_area_by_area_it_holds_what_a_check_finds() {
    let server = Server::large(100);
    let mut ledger = server.ledger();
    let sheets = Sheets::jsonl(&figures(), "all", &|_| (Source::default(), None));
    assert!(sheets.faults.is_empty(), "{:?}", sheets.faults.first());
    for sheet in sheets.list {
        assert!(sheet.faults.is_empty(), "{:?}", sheet.faults);
        ledger.add(&Entry::told(sheet, "2025-09-01".parse().unwrap()), false).unwrap();
    }
    server.refresh();
    let claims = ledger.claims(&Filter::default()).unwrap();
    // Kind, whether it is proven, the suspect figure, what it probably meant, and the arithmetic; where several areas have a part
    // in it there are many ways to show the same, and which is shown may differ.
    type Told = (String, bool, String, Option<String>, String);
    let arithmetic = |kind: &str, message: String| if kind == "area-sum" { String::new() } else { message };
    let wanted: BTreeSet<Told> = check(&claims, Rules::shipped(), Lang::En)
        .into_iter()
        .map(|finding| {
            let (kind, suspect) = (finding.kind.code().to_owned(), &claims.list[finding.suspect]);
            let figure = format!("{}:{}", claims.source(suspect).id, suspect.place + 1);
            let message = arithmetic(&kind, finding.message);
            (kind, finding.proven, figure, finding.meant.map(|meant| meant.reason), message)
        })
        .collect();
    let listed = server.json("/api/v1/findings?limit=1000&lang=en").await;
    let told: BTreeSet<Told> = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
            let (kind, figure) = (text(&one["kind"]), text(&one["figures"][0]));
            let (document, number) = figure.split_once(':').unwrap();
            let figure = format!("{}:{number}", document.rsplit_once('-').unwrap().0);
            let message = arithmetic(&kind, text(&one["message"]));
            (kind, one["proven"].as_bool().unwrap(), figure, one["reason"].as_str().map(str::to_owned), message)
        })
        .collect();
    // Proven within documents, suspected between them and of several areas, told anew: some of each, and the same.
    let some = |what: &str, fits: &dyn Fn(&Told) -> bool, least: usize| {
        assert!(wanted.iter().filter(|one| fits(one)).count() >= least, "{what}: {wanted:#?}");
    };
    some("proven", &|one| one.1, 8);
    some("told anew", &|one| one.0 == "revision", 4);
    some("between documents", &|one| !one.1 && one.0 != "revision", 4);
    some("of several areas", &|one| one.0 == "area-sum", 1);
    let missing: Vec<_> = wanted.difference(&told).collect();
    let more: Vec<_> = told.difference(&wanted).collect();
    assert!(missing.is_empty() && more.is_empty(), "missing {missing:#?}\nmore {more:#?}");
    assert_eq!(listed["items"].as_array().unwrap().len(), wanted.len(), "each once");
}
