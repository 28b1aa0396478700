//! Which document said what of a series, and when? Every vintage, in the order of publication.

use super::document::slug_of;
use super::layout::page;
use super::parts;
use crate::app::App;
use crate::edition::{Edition, Entry, Place, Why, bare};
use crate::http::{Fault, Visitor};
use crate::words::{fill, word};
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use kimngach_book::ledger::Filter;
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_reader::figure::{Bound, Period, Transform};
use maud::{Markup, html};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What a document said of a period.
struct Telling {
    day: Option<Date>,
    place: Place,
    value: Decimal,
    to: Option<Decimal>,
    bound: Option<Bound>,
}

/// The tellings of each period, the latest period first.
type History = BTreeMap<Reverse<(Date, Reverse<Date>)>, (Period, Vec<Telling>)>;

/// `GET /series/SLUG/history`.
pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let entry = edition.entry(&slug).ok_or_else(|| Fault::missing("series"))?;
    let history = history(&app, &edition, entry).await?;
    let otherwise = |(_, list): &&(Period, Vec<Telling>)| {
        list.iter().any(|told| (told.value, told.to) != (list[0].value, list[0].to))
    };
    let changed = history.values().filter(otherwise).count();
    let name = entry.name(lang);
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) {
            a href="/" { (word("first page", lang)) } " › "
            a href={ "/series/" (slug) } { (name) } " › " span aria-current="page" { (word("history", lang)) }
        }
        h1 { (name) }
        p.lead { (word("history lead", lang)) }
        @if history.is_empty() { p.soft { (word("history none", lang)) } } @else {
            p { (fill("told otherwise", &[&changed.to_string(), &history.len().to_string()], lang)) }
            (table(&history, entry, &edition, lang))
        }
    };
    Ok(page(&app, &visitor, &name, &body))
}

/// What all documents said, those that were revised too.
async fn history(app: &App, edition: &Edition, entry: &Entry) -> Result<History, Fault> {
    let home: BTreeSet<&str> = entry.series.areas.iter().map(|id| bare(id)).collect();
    let named = edition.documents.iter().flat_map(|doc| doc.areas.keys()).filter(|id| home.contains(bare(id)));
    let areas: Vec<String> = named.cloned().collect::<BTreeSet<_>>().into_iter().collect();
    // Without an area the whole ledger would have to be gone through.
    if areas.is_empty() {
        return Ok(History::new());
    }
    let claims = app.store().ask(move |ledger| ledger.claims(&Filter { areas, revised: true })).await?;
    let mut out = History::new();
    for claim in &claims.list {
        let said = &claim.said;
        let amount = matches!(said.transform, Transform::Level | Transform::Daily | Transform::Peak);
        let Some(period) = said.period.filter(|_| amount && !claim.teaser) else { continue };
        let source = claims.source(claim);
        let Some(place) = edition.place(source, claim.place) else { continue };
        if slug_of(claim, &app.config().rules) == entry.slug {
            let told =
                Telling { day: source.published, place, value: said.value, to: said.value_to, bound: said.bound };
            let key = Reverse((period.last(), Reverse(period.first())));
            out.entry(key).or_insert_with(|| (period, Vec::new())).1.push(told);
        }
    }
    out.values_mut().for_each(|(_, list)| list.sort_by_key(|told| (told.day, told.place)));
    Ok(out)
}

fn table(history: &History, entry: &Entry, edition: &Edition, lang: Lang) -> Markup {
    let unit = &entry.series.unit;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(word("history", lang)) {
            table.history {
                caption.hidden { (word("history", lang)) }
                thead { tr {
                    th scope="col" { (say::label("period", lang)) }
                    th scope="col" { (word("told on", lang)) }
                    th.number scope="col" { (word("says", lang)) }
                    th.number scope="col" { (word("change since", lang)) }
                    th scope="col" { (word("document", lang)) }
                } }
                @for (period, list) in history.values() {
                    @let dot = entry.dots.iter().find(|dot| dot.period == *period);
                    tbody { @for (n, told) in list.iter().enumerate() { tr {
                        @if n == 0 { th scope="rowgroup" rowspan=(list.len()) { (say::period(*period, lang)) } }
                        td { @if let Some(day) = told.day { (say::period(Period::day(day), lang)) } @else { "–" } }
                        td.number { a.figure href=(parts::link(edition, told.place)) {
                            (say::bound(told.bound)) (parts::wide(&say::amount(told.value, told.to, unit, false, lang)))
                        } }
                        td.number { (change(n.checked_sub(1).map(|before| &list[before]), told, lang)) }
                        td {
                            @let doc = edition.of(told.place);
                            @let [vintage, vintages] = doc.vintage();
                            a href={ "/documents/" (doc.id) } lang=[doc.language.as_deref()] { (doc.title()) }
                            @if vintages > 1 { " " span.soft { (fill("vintage", &[&vintage.to_string(), &vintages.to_string()], lang)) } }
                            @let why = dot.and_then(|dot| dot.aside.iter().find(|(place, _)| *place == told.place)).map(|(_, why)| *why);
                            " " (state(doc.latest, dot.is_some_and(|dot| dot.told.last() == Some(&told.place)), why, lang))
                        }
                    } } }
                }
            }
        }
    }
}

/// Whether a telling counts, or why it does not.
fn state(latest: bool, counts: bool, why: Option<Why>, lang: Lang) -> Markup {
    html! {
        @if let Some(why) = why { span.badge.suspected { (say::label(why.label(), lang)) } }
        @else if !latest { span.badge.note { (word("replaced", lang)) } }
        @else if counts { span.badge.good { (word("counts", lang)) } }
    }
}

/// By how much it differs from what was said before, in percent.
fn change(before: Option<&Telling>, now: &Telling, lang: Lang) -> String {
    let Some(before) = before.filter(|before| !before.value.is_zero() && before.to.is_none() && now.to.is_none())
    else {
        return String::new();
    };
    let by = || {
        let by = now.value.checked_div(before.value)?.checked_sub(Decimal::ONE)?.checked_mul(Decimal::ONE_HUNDRED)?;
        Some(by.round_dp(2).normalize())
    };
    let Some(by) = by() else { return String::new() };
    match by.is_zero() {
        true => "=".to_owned(),
        false => format!(
            "{}{}\u{A0}%",
            if by.is_sign_negative() { "−" } else { "+" },
            kimngach_report::wording::number(by.abs(), lang)
        ),
    }
}
