//! A series in words.

use super::goods::goods;
use super::label::label;
use kimngach_reader::Lang;
use kimngach_reader::figure::{Coverage, Flow, Indicator};

/// The keys that tell a series from others.
#[derive(Clone, Copy, Debug)]
pub struct About<'a, T> {
    /// What is counted.
    pub indicator: Indicator,
    /// The direction.
    pub flow: Option<Flow>,
    /// The reference areas, counted together.
    pub areas: &'a [T],
    /// The counterpart areas, counted together.
    pub partners: &'a [T],
    /// The goods.
    pub commodity: Option<&'a str>,
    /// Which part of the trade.
    pub coverage: Option<Coverage>,
}

/// What is counted, where, with whom, of what: `exports · Lang Son · with China · coffee · through the gates`.
#[must_use]
pub fn series<T: AsRef<str>>(about: &About<'_, T>, ui: Lang) -> String {
    let mut parts = vec![kind(about.indicator, about.flow, ui)];
    if !about.areas.is_empty() {
        parts.push(areas(about.areas, ui));
    }
    if !about.partners.is_empty() {
        parts.push(format!("{} {}", label("with", ui), areas(about.partners, ui)));
    }
    parts.extend(about.commodity.map(|words| goods(words, ui)));
    parts.extend(about.coverage.map(|coverage| self::coverage(coverage, ui).to_owned()));
    parts.join(" · ")
}

/// The indicator with its flow.
#[must_use]
pub fn kind(indicator: Indicator, flow: Option<Flow>, ui: Lang) -> String {
    let name = label(indicator.code(), ui);
    let Some(flow) = flow else { return name.to_owned() };
    if indicator == Indicator::GoodsTrade {
        let code = match flow {
            Flow::Export => "goods_trade export",
            Flow::Import => "goods_trade import",
            Flow::Total => "goods_trade total",
            Flow::Balance => "goods_trade balance",
        };
        return label(code, ui).to_owned();
    }
    format!("{name}, {}", label(flow.code(), ui))
}

/// The name of an area, a territory or a partner; where there is none, its id in capitals.
#[must_use]
pub fn area(id: &str, ui: Lang) -> String {
    if let Some((id, since)) = id.split_once('@') {
        let code = if since.is_empty() { "before the merger" } else { "after the merger" };
        return format!("{} ({})", area(id, ui), label(code, ui));
    }
    if let Some(name) = kimngach_reader::area_name(id, ui) {
        return name.replace(' ', "\u{A0}");
    }
    let capital = |word: &str| {
        let mut chars = word.chars();
        chars.next().map(|first| first.to_uppercase().collect::<String>() + chars.as_str()).unwrap_or_default()
    };
    id.split('-').map(capital).collect::<Vec<_>>().join("\u{A0}")
}

/// The names of several areas that are counted together.
#[must_use]
pub fn areas<T: AsRef<str>>(ids: &[T], ui: Lang) -> String {
    ids.iter().map(|id| area(id.as_ref(), ui)).collect::<Vec<_>>().join(" + ")
}

/// The words for a coverage.
#[must_use]
pub fn coverage(coverage: Coverage, ui: Lang) -> &'static str {
    label(if coverage == Coverage::Fdi { "coverage fdi" } else { coverage.code() }, ui)
}
