//! Border gates: vehicles that passed, came, wait, and what else is told of a gate.

use super::layout::{count, page};
use super::{parts, picture};
use crate::app::App;
use crate::edition::{Edition, Entry};
use crate::http::{Fault, Visitor};
use crate::words::{fill, word};
use axum::extract::{Path, State};
use axum::response::Response;
use kimngach_reader::figure::Indicator;
use maud::{PreEscaped, html};

/// So many pictures are on the page of a gate.
const PICTURES: usize = 4;

fn is_traffic(entry: &Entry) -> bool {
    use Indicator as I;
    matches!(entry.series.indicator, I::Vehicles | I::VehiclesArrived | I::VehiclesWaiting | I::VehiclesTurnedBack)
}

/// The traffic of an area, what is told most first.
fn traffic<'a>(edition: &'a Edition, id: &str) -> Vec<&'a Entry> {
    let list = edition.areas.get(id).map(|area| area.series.as_slice()).unwrap_or_default();
    let mut list: Vec<&Entry> =
        list.iter().map(|&at| &*edition.series[at as usize]).filter(|entry| is_traffic(entry)).collect();
    list.sort_by_key(|entry| (std::cmp::Reverse(entry.told()), &entry.slug));
    list
}

/// `GET /gates`.
pub(super) async fn list(State(app): State<App>, visitor: Visitor) -> Response {
    let (edition, lang) = (app.edition(), visitor.lang);
    let mut gates: Vec<(&String, usize)> = edition
        .areas
        .keys()
        .map(|id| (id, traffic(&edition, id).iter().map(|entry| entry.told()).sum()))
        .filter(|(_, told)| *told > 0)
        .collect();
    gates.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    let body = html! {
        h1 { (word("gates", lang)) }
        p.lead { (word("gates lead", lang)) }
        @if gates.is_empty() { p.soft { (word("no gates", lang)) } }
        ul.areas { @for (id, told) in &gates { li { a href={ "/gates/" (id) } { (parts::area(id, lang)) } " " span.soft { (count(*told, lang)) } } } }
    };
    page(&app, &visitor, word("gates", lang), &body)
}

/// `GET /gates/ID`.
pub(super) async fn show(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let list = traffic(&edition, &id);
    if list.is_empty() {
        return Err(Fault::missing("gate"));
    }
    let name = parts::area(&id, lang);
    let drawn = list.iter().filter(|entry| entry.told() > 1);
    let pictures = drawn.filter_map(|entry| picture::series(entry, picture::per(entry), &edition, lang)).take(PICTURES);
    let command = format!("kimngach gate forecast {id} --ledger {}", app.config().ledger);
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) { a href="/" { (word("first page", lang)) } " › " a href="/gates" { (word("gates", lang)) } " › " span aria-current="page" { (name) } }
        h1 { (name) }
        p.lead { (fill("gate lead", &[&list.len().to_string()], lang)) " " a href={ "/areas/" (id) } { (word("all of area", lang)) } }
        @for chart in pictures { figure.chart { (PreEscaped(chart.svg())) } }
        section { h2 { (word("record", lang)) } (parts::series(list.iter().copied(), word("record", lang), false, &edition, lang)) }
        @if !app.config().ledger.contains("://") {
            section { h2 { (word("forecast", lang)) } p { (word("forecast lead", lang)) } p.copy { code { (command) } } }
        }
    };
    Ok(page(&app, &visitor, &name, &body))
}
