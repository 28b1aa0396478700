//! A figure as one line of JSON: the keys of the annotation guide in its order, then how they are known.

use super::pieces::Pieces;
use crate::problem::Problem;
use crate::read::Read;
use kimngach_book::say::exact;
use kimngach_reader::figure::{Key, Section, Transform};
use kimngach_reader::{Figure, Scalars};
use rust_decimal::Decimal;
use std::fmt::Write as _;

/// The value of a key.
pub(super) enum Field<'a> {
    Text(&'a str),
    Number(Decimal),
    Several(&'a [&'static str]),
    Span([usize; 2]),
    Made(String),
}

/// The keys of the guide that a figure has, in the guide's order; `area` and `partner` stand for their plurals too.
pub(super) fn fields<'a>(
    figure: &'a Figure,
    text: &'a str,
    scalars: &mut Scalars<'_>,
) -> Vec<(&'static str, Field<'a>)> {
    use Field::{Made, Number, Several, Text};
    let one = |key, ids: &'a [&'static str]| (!ids.is_empty()).then_some((key, Several(ids)));
    let code = |key, code: Option<&'static str>| Some((key, Text(code?)));
    let words = |key, words: &'a Option<String>| Some((key, Text(words.as_deref()?)));
    let section = (figure.section != Section::Article).then(|| figure.section.code());
    [
        Some(("at", Field::Span(scalars.span(figure.at)))),
        Some(("text", Text(figure.at.of(text)))),
        code("indicator", Some(figure.indicator.code())),
        code("flow", figure.flow.map(|flow| flow.code())),
        one("area", &figure.areas),
        one("partner", &figure.partners),
        words("commodity", &figure.commodity),
        code("coverage", figure.coverage.map(|coverage| coverage.code())),
        figure.period.map(|period| ("period", Made(period.to_string()))),
        code("transform", Some(figure.transform.code())),
        // What a place is among is no base of the guide's.
        figure
            .base
            .as_ref()
            .map(|base| (if figure.transform == Transform::Rank { "among" } else { "base" }, Made(base.to_string()))),
        Some(("value", Number(figure.value))),
        figure.value_to.map(|value| ("value_to", Number(value))),
        code("unit", Some(figure.unit)),
        code("bound", figure.bound.map(|bound| bound.code())),
        code("status", figure.status.map(|status| status.code())),
        words("source", &figure.source),
        code("section", section),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The figures of a document, one JSON object a line.
#[must_use]
pub fn jsonl(read: &Read) -> String {
    let mut pieces = Pieces::kept();
    // Nothing is passed on, so nothing can fail.
    let _ = lines(read, &mut pieces);
    pieces.text
}

/// Writes the figures of a document, one JSON object a line.
pub(super) fn lines(read: &Read, pieces: &mut Pieces<'_>) -> Result<(), Problem> {
    let document = &read.opened.document;
    let mut scalars = Scalars::new(&document.text);
    for figure in &read.figures {
        let out = &mut pieces.text;
        out.push_str("{\"doc\": ");
        string(out, &document.id);
        for (key, field) in fields(figure, &document.text, &mut scalars) {
            let plural = matches!(&field, Field::Several(ids) if ids.len() > 1);
            let _ = write!(out, ", \"{key}{}\": ", if plural { "s" } else { "" });
            value(out, &field);
        }
        let _ = write!(out, ", \"bytes\": [{}, {}]", figure.at.start(), figure.at.end());
        known(out, figure);
        out.push_str("}\n");
        pieces.pause()?;
    }
    Ok(())
}

fn known(out: &mut String, figure: &Figure) {
    let plural = |key: Key| match key {
        Key::Area if figure.areas.len() > 1 => "areas",
        Key::Partner if figure.partners.len() > 1 => "partners",
        key => key.code(),
    };
    out.push_str(", \"how\": {");
    for (n, how) in figure.how.iter().enumerate() {
        let _ = write!(out, "{}\"{}\": \"{}\"", if n == 0 { "" } else { ", " }, plural(how.key), how.known);
    }
    out.push_str("}, \"rule\": {");
    for (n, how) in figure.how.iter().enumerate() {
        let _ = write!(out, "{}\"{}\": ", if n == 0 { "" } else { ", " }, plural(how.key));
        string(out, how.rule);
    }
    out.push('}');
}

fn value(out: &mut String, field: &Field<'_>) {
    match field {
        Field::Text(text) => string(out, text),
        Field::Made(text) => string(out, text),
        Field::Number(number) => out.push_str(&exact(*number)),
        Field::Span([start, end]) => {
            let _ = write!(out, "[{start}, {end}]");
        }
        Field::Several([id]) => string(out, id),
        Field::Several(ids) => {
            for (n, id) in ids.iter().enumerate() {
                out.push_str(if n == 0 { "[" } else { ", " });
                string(out, id);
            }
            out.push(']');
        }
    }
}

/// A JSON string.
fn string(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 0x20 || c == '\u{7F}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::{jsonl, string};

    #[test]
    fn a_figure_is_one_line_with_the_keys_in_order() {
        insta::assert_snapshot!(jsonl(&sample::sample()), @r#"
        {"doc": "mau", "at": [76, 88], "text": "41,25 tỷ USD", "indicator": "goods_trade", "flow": "total", "area": "lang-son", "partner": "CN", "coverage": "through", "period": "2025-01-01/2025-06-30", "transform": "level", "value": 41250000000, "unit": "USD", "bound": "over", "bytes": [103, 117], "how": {"indicator": "clause", "area": "headline", "coverage": "clause", "period": "sentence", "transform": "default", "value": "number", "bound": "number"}, "rule": {"indicator": "trade.goods", "area": "area.name", "coverage": "coverage.through", "period": "period.to-date", "transform": "transform.level", "value": "number.decimal", "bound": "bound.over"}}
        {"doc": "mau", "at": [95, 99], "text": "6,3%", "indicator": "goods_trade", "flow": "total", "area": "lang-son", "partner": "CN", "coverage": "through", "period": "2025-01-01/2025-06-30", "transform": "yoy", "base": "2024-01-01/2024-06-30", "value": -6.3, "unit": "percent", "bytes": [126, 130], "how": {}, "rule": {}}
        "#);
    }

    #[test]
    fn strings_are_read_back_as_they_were() {
        let text = "\"\\\n\t\u{0}\u{7F}\u{2028}đ😀";
        let mut out = String::new();
        string(&mut out, text);
        assert_eq!(serde_json::from_str::<String>(&out).unwrap(), text);
    }
}
