//! A figure in words, with each of its keys and how it is known.

use kimngach_book::{Claim, say};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Base, Key, Transform};
use maud::{Markup, html};

/// The value with its bound, what it is measured against, and its status.
pub(crate) fn value(claim: &Claim, lang: Lang) -> String {
    use Transform as T;
    let said = &claim.said;
    let signed = matches!(said.transform, T::Yoy | T::Pop | T::Growth | T::Cagr | T::Change);
    let mut told = say::bound(said.bound).to_owned();
    told += &say::amount(said.value, said.value_to, &said.unit, signed, lang);
    let base = base(claim, lang);
    let how = how(said.transform, lang);
    told += &match (said.transform, base) {
        (T::Level | T::Rank, _) => String::new(),
        (T::Share, Some(base)) => format!(" {} {base}", say::label("of", lang)),
        (T::Plan, Some(base)) => format!(" {how} {base}"),
        (T::Daily | T::Peak | T::Cagr, _) | (_, None) => format!(" {how}"),
        (_, Some(base)) => format!(" {} {base}", say::label("vs", lang)),
    };
    if let Some(status) = said.status {
        told += &format!(" ({})", say::label(status.code(), lang));
    }
    super::parts::wide(&told)
}

/// What it is about.
pub(crate) fn series(claim: &Claim, lang: Lang) -> String {
    let said = &claim.said;
    let about = say::About {
        indicator: said.indicator,
        flow: said.flow,
        areas: &said.areas,
        partners: &said.partners,
        commodity: said.commodity.as_deref(),
        coverage: said.coverage,
    };
    let told = say::series(&about, lang);
    match said.period {
        Some(period) => format!("{told} · {}", say::period(period, lang)),
        None => told,
    }
}

fn how(transform: Transform, lang: Lang) -> &'static str {
    say::label(if transform == Transform::Change { "absolute change" } else { transform.code() }, lang)
}

fn base(claim: &Claim, lang: Lang) -> Option<String> {
    claim.said.base.as_ref().map(|base| match base {
        Base::Period(days) => say::period(*days, lang),
        Base::Whole(whole) if whole.contains(' ') => whole.clone(),
        Base::Whole(whole) => say::area(whole, lang),
    })
}

/// The keys, each with its value and how it is known.
pub(super) fn keys(claim: &Claim, lang: Lang) -> Markup {
    html! {
        dl.keys {
            @for key in Key::ALL.iter().copied().filter(|key| !matches!(key, Key::Value | Key::Unit)) {
                @if let Some(value) = key_value(claim, key, lang) {
                    div {
                        dt { (say::label(key.code(), lang)) }
                        dd {
                            (value)
                            @if let Some(how) = claim.how(key) {
                                " " span.soft title=(how.rule) { (say::label(say::known(how.known), lang)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn key_value(claim: &Claim, key: Key, lang: Lang) -> Option<String> {
    let said = &claim.said;
    let some = |ids: String| (!ids.is_empty()).then_some(ids);
    match key {
        Key::Indicator => Some(say::label(said.indicator.code(), lang).to_owned()),
        Key::Flow => said.flow.map(|flow| say::label(flow.code(), lang).to_owned()),
        Key::Area => some(say::areas(&said.areas, lang)),
        Key::Partner => some(say::areas(&said.partners, lang)),
        Key::Commodity => said.commodity.clone(),
        Key::Coverage => said.coverage.map(|told| say::coverage(told, lang).to_owned()),
        Key::Period => said.period.map(|days| say::period(days, lang)),
        Key::Transform => Some(how(said.transform, lang).to_owned()),
        Key::Base => base(claim, lang),
        Key::Bound => said.bound.map(|bound| say::label(bound.code(), lang).to_owned()),
        Key::Status => said.status.map(|status| say::label(status.code(), lang).to_owned()),
        Key::Source => claim.credited.clone(),
        Key::Value | Key::Unit | Key::Section => None,
    }
}
