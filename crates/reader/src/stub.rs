use crate::figure::*;
use crate::*;
/// Placeholder: dollars in billions, until the mention stage is in.
pub fn read(document: &Document) -> Vec<Figure> {
    let text = &document.text;
    text.match_indices(" tỷ USD").filter_map(|(i, m)| {
        let start = text[..i].rfind(|c: char| !c.is_ascii_digit() && c != ',' ).map_or(0, |p| p + text[p..].chars().next().unwrap().len_utf8());
        let value = text[start..i].replace(',', ".").parse::<rust_decimal::Decimal>().ok()? * rust_decimal::Decimal::from(1_000_000_000);
        let at = Span::new(start, i + m.len());
        Some(Figure { at, indicator: Indicator::GoodsTrade, flow: Some(Flow::Export), areas: vec!["lang-son"], partners: vec![], commodity: None, coverage: Some(Coverage::Through), period: Period::months(2025, 1, 6), transform: Transform::Level, base: None, value: value.normalize(), value_to: None, unit: "USD", bound: Some(Bound::Over), status: None, source: None, section: Section::Article,
            how: vec![How { key: Key::Indicator, known: Known::Sentence, rule: "stub", at: None }, How { key: Key::Value, known: Known::Number, rule: "stub", at: Some(at) }] })
    }).collect()
}
