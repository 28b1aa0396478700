//! Border gates: vehicles that passed, came, wait, and what else is told of a gate.

use super::layout::{count, page};
use super::plan::{Scene, scenes};
use super::{parts, picture};
use crate::app::App;
use crate::edition::{Edition, Entry};
use crate::http::{Fault, Keep, Visitor};
use crate::outlook::{Ahead, Answer, Question, look};
use crate::words::{fill, word};
use axum::extract::{Path, State};
use axum::response::Response;
use kimngach_gate::calendar::Calendar;
use kimngach_gate::forecast::{Point, kind, notes};
use kimngach_reader::Lang;
use kimngach_reader::figure::Indicator;
use maud::{Markup, PreEscaped, html};

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
    // One point is no picture.
    let drawn = list.iter().map(|entry| (entry, picture::per(entry)));
    let drawn = drawn
        .filter(|(entry, per)| entry.dots.iter().filter(|dot| per.takes(dot.period) && dot.is_bounded()).count() > 2);
    let pictures = drawn.filter_map(|(entry, per)| picture::series(entry, per, &edition, lang)).take(PICTURES);
    let (foreseen, whole) = foreseen(&app, &id, lang);
    let plans: Vec<&Scene> = scenes().iter().filter(|scene| scene.gates.contains(&id)).collect();
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) { a href="/" { (word("first page", lang)) } " › " a href="/gates" { (word("gates", lang)) } " › " span aria-current="page" { (name) } }
        h1 { (name) }
        p.lead { (fill("gate lead", &[&list.len().to_string()], lang)) " " a href={ "/areas/" (id) } { (word("all of area", lang)) } }
        div.charts { @for chart in pictures { figure.chart { (PreEscaped(chart.svg())) } } }
        section aria-labelledby="forecast" { h2 #forecast { (word("forecast", lang)) } (foreseen) }
        @if !plans.is_empty() {
            section aria-labelledby="plans" {
                h2 #plans { (word("plans", lang)) }
                p { (word("plans lead", lang)) }
                ul.plain { @for scene in plans { li { a href={ "/plans/" (scene.id) } { (scene.name(lang)) } } } }
            }
        }
        section { h2 { (word("record", lang)) } (parts::series(list.iter().copied(), word("record", lang), false, &edition, lang)) }
    };
    let mut response = page(&app, &visitor, &name, &body);
    if !whole {
        // What is there in a moment is not kept.
        response.extensions_mut().remove::<Keep>();
    }
    Ok(response)
}

/// What is to be expected at a gate, and whether that is all of it.
fn foreseen(app: &App, id: &str, lang: Lang) -> (Markup, bool) {
    let seen = look(app, Question::Gate(id.to_owned()));
    let markup = match seen.answer.as_deref() {
        None => parts::waits("forecast wait", lang),
        Some(Answer::Gate(lines)) if lines.is_empty() => html! { p.soft { (word("forecast none", lang)) } },
        Some(Answer::Gate(lines)) => html! {
            @if !seen.fresh { (parts::waits("forecast older", lang)) }
            p { (fill("forecast lead", &[&lines[0].forecast.points.len().to_string()], lang)) }
            @for line in lines { (ahead(line, &app.edition(), lang)) }
        },
        Some(_) => html! { p.soft { (word("not worked out", lang)) } },
    };
    (markup, seen.fresh)
}

/// A line of traffic: its picture, its days, and what they rest on.
fn ahead(of: &Ahead, edition: &Edition, lang: Lang) -> Markup {
    let (calendar, vi) = (Calendar::shipped(), lang == Lang::Vi);
    let way = parts::way(of.line.direction, lang);
    let kind = |point: &Point| kind(point, calendar, &of.line.gate, of.line.direction, vi);
    let range = |[low, high]: [f64; 2]| format!("{}–{}", count(low as usize, lang), count(high.ceil() as usize, lang));
    html! {
        h3 { (way) }
        figure.chart tabindex="0" { (PreEscaped(picture::ahead(of, &kind, edition, lang).svg())) }
        details {
            summary { (word("by day", lang)) }
            div.scroll tabindex="0" role="region" aria-label={ (word("forecast", lang)) ", " (way) } {
                table {
                    caption.hidden { (word("forecast", lang)) ", " (way) }
                    thead { tr {
                        th scope="col" { (word("day of", lang)) }
                        th.number scope="col" { (word("expected", lang)) }
                        th.number scope="col" { "80\u{A0}%" }
                        th.number scope="col" { "95\u{A0}%" }
                        th scope="col" { (word("kind of day", lang)) }
                    } }
                    tbody { @for point in &of.forecast.points { tr {
                        th scope="row" { (parts::date(point.day, lang)) }
                        td.number { (count(point.middle.round() as usize, lang)) }
                        td.number { (range(point.within_80)) }
                        td.number { (range(point.within_95)) }
                        td { (kind(point)) }
                    } } }
                }
            }
        }
        ul.plain.soft { @for note in notes(&of.forecast, calendar, vi) { li { (note) } } }
    }
}
