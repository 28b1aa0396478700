//! A figure in words: which series, how much, against what.

use kimngach_book::say::{self, amount, area, bound, label, period};
use kimngach_reader::figure::{Base, Transform};
use kimngach_reader::{Figure, Lang};

/// What is counted, where, with whom, of what: `exports · Lang Son · with China · coffee · through the gates`.
pub(super) fn series(figure: &Figure, ui: Lang) -> String {
    let about = say::About {
        indicator: figure.indicator,
        flow: figure.flow,
        areas: &figure.areas,
        partners: &figure.partners,
        commodity: figure.commodity.as_deref(),
        coverage: figure.coverage,
    };
    say::series(&about, ui)
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
        (Transform::Level, _) | (Transform::Rank, None) => String::new(),
        (Transform::Plan, base) => [label(code, ui).to_owned(), base.unwrap_or_default()].join(" "),
        (Transform::Share | Transform::Rank, Some(base)) => format!("{} {base}", label("of", ui)),
        (Transform::Daily | Transform::Peak | Transform::Cagr, _) | (_, None) => label(code, ui).to_owned(),
        (_, Some(base)) => format!("{} {base}", label("vs", ui)),
    }
    .trim_end()
    .to_owned()
}
