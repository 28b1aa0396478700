//! The keys of a figure one by one, in words, each with how it is known.

use kimngach_book::say::{amount, area, areas, coverage, label, period};
use kimngach_reader::figure::{Base, How, Key, Section, Transform};
use kimngach_reader::{Figure, Lang};

/// One key of a figure.
pub(super) struct Fact<'a> {
    pub(super) key: Key,
    pub(super) value: String,
    pub(super) how: Option<&'a How>,
}

/// The keys that a figure has, in the order of [`Key`].
pub(super) fn facts(figure: &Figure, ui: Lang) -> Vec<Fact<'_>> {
    let fact = |&key: &Key| Some(Fact { key, value: value(figure, key, ui)?, how: figure.how(key) });
    Key::ALL.iter().filter_map(fact).collect()
}

fn value(figure: &Figure, key: Key, ui: Lang) -> Option<String> {
    let some = |ids: String| (!ids.is_empty()).then_some(ids);
    match key {
        Key::Indicator => Some(label(figure.indicator.code(), ui).to_owned()),
        Key::Flow => figure.flow.map(|flow| label(flow.code(), ui).to_owned()),
        Key::Area => some(areas(&figure.areas, ui)),
        Key::Partner => some(areas(&figure.partners, ui)),
        Key::Commodity => figure.commodity.clone(),
        Key::Coverage => figure.coverage.map(|told| coverage(told, ui).to_owned()),
        Key::Period => figure.period.map(|days| period(days, ui)),
        // The column of changes has the same code.
        Key::Transform if figure.transform == Transform::Change => Some(label("absolute change", ui).to_owned()),
        Key::Transform => Some(label(figure.transform.code(), ui).to_owned()),
        Key::Base => figure.base.as_ref().map(|base| match base {
            Base::Period(days) => period(*days, ui),
            Base::Whole(whole) if whole.contains(' ') => whole.clone(),
            Base::Whole(whole) => area(whole, ui),
        }),
        Key::Value => Some(amount(figure.value, figure.value_to, figure.unit, false, ui)),
        Key::Unit => Some(figure.unit.to_owned()),
        Key::Bound => figure.bound.map(|bound| label(bound.code(), ui).to_owned()),
        Key::Status => figure.status.map(|status| label(status.code(), ui).to_owned()),
        Key::Source => figure.source.clone(),
        Key::Section => (figure.section != Section::Article).then(|| label(figure.section.code(), ui).to_owned()),
    }
}
