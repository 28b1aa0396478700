//! A document with figures made by hand, to try the views on.

use crate::read::{Opened, Read};
use jiff::civil::date;
use kimngach_reader::figure::{Base, Bound, Coverage, Flow, How, Key, Known, Period, Section, Transform};
use kimngach_reader::{Document, Figure, Indicator, Lang, Meta, Span};
use rust_decimal::Decimal;

const TEXT: &str =
    "Cửa khẩu Lạng Sơn nhộn nhịp\n\nTính đến hết tháng 6, hàng qua địa bàn đạt hơn 41,25 tỷ USD, giảm 6,3%.\n";

/// Where some words stand.
fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap();
    Span::new(start, start + words.len())
}

/// An amount and its change on the year before.
pub(super) fn sample() -> Read {
    let known = |key, known, rule, words: &str| How { key, known, rule, at: (!words.is_empty()).then(|| at(words)) };
    let amount = Figure {
        at: at("41,25 tỷ USD"),
        indicator: Indicator::GoodsTrade,
        flow: Some(Flow::Total),
        areas: vec!["lang-son"],
        partners: vec!["CN"],
        commodity: None,
        coverage: Some(Coverage::Through),
        period: Period::months(2025, 1, 6),
        transform: Transform::Level,
        base: None,
        value: Decimal::from(41_250_000_000_i64),
        value_to: None,
        unit: "USD",
        bound: Some(Bound::Over),
        status: None,
        source: None,
        section: Section::Article,
        how: vec![
            known(Key::Indicator, Known::Clause, "trade.goods", "hàng qua địa bàn"),
            known(Key::Area, Known::Headline, "area.name", "Lạng Sơn"),
            known(Key::Coverage, Known::Clause, "coverage.through", "qua địa bàn"),
            known(Key::Period, Known::Sentence, "period.to-date", "Tính đến hết tháng 6"),
            known(Key::Transform, Known::Default, "transform.level", ""),
            known(Key::Value, Known::Number, "number.decimal", "41,25"),
            known(Key::Bound, Known::Number, "bound.over", "hơn"),
        ],
    };
    let change = Figure {
        at: at("6,3%"),
        transform: Transform::Yoy,
        base: Period::months(2024, 1, 6).map(Base::Period),
        value: Decimal::new(-63, 1),
        unit: "percent",
        bound: None,
        how: Vec::new(),
        ..amount.clone()
    };
    let meta = Meta { published: Some(date(2025, 7, 3)), ..Meta::default() };
    let document = Document::from_text("mau", TEXT, meta, Some(Lang::Vi));
    Read {
        opened: Opened { document, encoding: Some("windows-1258"), derived: false, named: false },
        figures: vec![amount, change],
    }
}
