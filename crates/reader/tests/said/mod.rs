//! What the English tests say of a figure.

use kimngach_reader::{Document, Figure, Lang, Meta, read};

/// The figures of an English text, a line each.
pub fn english(published: &str, text: &str, line: impl Fn(&Figure) -> String) -> Vec<String> {
    let meta = Meta { published: published.parse().ok(), ..Meta::default() };
    let document = Document::from_text("test", text, meta, Some(Lang::En));
    read(&document).iter().map(line).collect()
}

/// Indicator and flow.
pub fn series(figure: &Figure) -> String {
    figure.flow.map_or_else(|| figure.indicator.to_string(), |flow| format!("{} {flow}", figure.indicator))
}

/// The days it is about.
pub fn period(figure: &Figure) -> String {
    figure.period.map_or("-".to_owned(), |p| p.to_string())
}
