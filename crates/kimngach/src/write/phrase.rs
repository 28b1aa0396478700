//! A figure in words: which series, how much, against what.

use super::label::label;
use super::number::{amount, bound};
use super::period::period;
use kimngach_reader::figure::{Base, Coverage, Transform};
use kimngach_reader::{Figure, Indicator, Lang};

/// What is counted, where, with whom, of what: `exports · Lang Son · with China · coffee · through the gates`.
pub(super) fn series(figure: &Figure, ui: Lang) -> String {
    let mut parts = vec![kind(figure, ui)];
    if !figure.areas.is_empty() {
        parts.push(areas(&figure.areas, ui));
    }
    if !figure.partners.is_empty() {
        parts.push(format!("{} {}", label("with", ui), areas(&figure.partners, ui)));
    }
    parts.extend(figure.commodity.clone());
    parts.extend(figure.coverage.map(|coverage| self::coverage(coverage, ui).to_owned()));
    parts.join(" · ")
}

/// The indicator with its flow.
pub(super) fn kind(figure: &Figure, ui: Lang) -> String {
    let indicator = label(figure.indicator.code(), ui);
    let Some(flow) = figure.flow else { return indicator.to_owned() };
    if figure.indicator == Indicator::GoodsTrade {
        let code = match flow.code() {
            "export" => "goods_trade export",
            "import" => "goods_trade import",
            "total" => "goods_trade total",
            _ => "goods_trade balance",
        };
        return label(code, ui).to_owned();
    }
    format!("{indicator}, {}", label(flow.code(), ui))
}

/// The name of an area or a partner; where there is none, its id in capitals.
pub(super) fn area(id: &str, ui: Lang) -> String {
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
pub(super) fn areas(ids: &[&str], ui: Lang) -> String {
    ids.iter().map(|id| area(id, ui)).collect::<Vec<_>>().join(" + ")
}

pub(super) fn coverage(coverage: Coverage, ui: Lang) -> &'static str {
    label(if coverage == Coverage::Fdi { "coverage fdi" } else { coverage.code() }, ui)
}

/// Whether the figure tells an amount of its series, not how it changed or what part it is.
pub(super) fn is_amount(figure: &Figure) -> bool {
    matches!(figure.transform, Transform::Level | Transform::Daily | Transform::Peak)
}

/// The value with its bound and status.
pub(super) fn value(figure: &Figure, ui: Lang) -> String {
    let signed = matches!(
        figure.transform,
        Transform::Yoy | Transform::Pop | Transform::Growth | Transform::Cagr | Transform::Change
    );
    let mut told = bound(figure.bound).to_owned();
    told += &amount(figure.value, figure.value_to, figure.unit, signed, ui);
    if let Some(status) = figure.status {
        told += &format!(" ({})", label(status.code(), ui));
    }
    told
}

/// What the number is measured against, or how; empty for a plain amount.
pub(super) fn against(figure: &Figure, ui: Lang) -> String {
    let base = match &figure.base {
        Some(Base::Period(base)) => Some(period(*base, ui)),
        Some(Base::Whole(whole)) if whole.contains(' ') => Some(whole.clone()),
        Some(Base::Whole(whole)) => Some(area(whole, ui)),
        None => None,
    };
    let code = if figure.transform == Transform::Change { "absolute change" } else { figure.transform.code() };
    match (figure.transform, base) {
        (Transform::Level | Transform::Rank, _) => String::new(),
        (Transform::Plan, base) => [label(code, ui).to_owned(), base.unwrap_or_default()].join(" "),
        (Transform::Share, Some(base)) => format!("{} {base}", label("of", ui)),
        (Transform::Daily | Transform::Peak | Transform::Cagr, _) | (_, None) => label(code, ui).to_owned(),
        (_, Some(base)) => format!("{} {base}", label("vs", ui)),
    }
    .trim_end()
    .to_owned()
}
