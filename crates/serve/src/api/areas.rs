//! Areas, and which of them trade most.

use super::list::{Page, Paged, kept};
use super::shape::numbers;
use crate::app::App;
use crate::http::{Fault, Visitor};
use axum::extract::{Query, State};
use axum::response::Response;
use kimngach_book::say;
use kimngach_reader::{Lang, area_name};
use serde::Serialize;
use serde_json::Number;
use utoipa::ToSchema;

/// An area of which something is told.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Area {
    /// Its id, or the code of a country.
    id: String,
    /// The name in Vietnamese and English.
    names: [String; 2],
    series: usize,
    documents: usize,
    figures: u32,
    findings: usize,
}

/// The areas of which something is told, by id.
#[utoipa::path(get, path = "/api/v1/areas", tag = "areas", params(Paged), responses((status = 200, body = Page<Area>)))]
pub(super) async fn list(State(app): State<App>, Query(paged): Query<Paged>) -> Result<Response, Fault> {
    let edition = app.edition();
    let page = paged.page(
        edition.areas.iter(),
        |(id, _)| (*id).clone(),
        |(id, area)| Area {
            id: id.clone(),
            names: [Lang::Vi, Lang::En].map(|lang| {
                area_name(id, lang).map_or_else(|| say::area(id, lang).replace('\u{A0}', " "), str::to_owned)
            }),
            series: area.series.len(),
            documents: area.documents.len(),
            figures: area.documents.iter().map(|(_, figures)| figures).sum(),
            findings: area.findings.len(),
        },
    )?;
    Ok(kept(page))
}

/// Areas in the order of what they trade, in the period that most of them tell.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct League {
    /// export, import or total.
    flow: String,
    coverage: Option<String>,
    /// First and last day.
    period: [String; 2],
    unit: String,
    rows: Vec<Row>,
}

/// An area in its place.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Row {
    area: String,
    name: String,
    /// Its series.
    series: String,
    /// The best and the worst place that the bounds leave.
    rank: [usize; 2],
    #[schema(value_type = Option<f64>)]
    value: Option<Number>,
    #[schema(value_type = Option<f64>)]
    lo: Option<Number>,
    #[schema(value_type = Option<f64>)]
    hi: Option<Number>,
}

/// Which areas trade most, for each direction, as far as the bounds settle their order.
#[utoipa::path(get, path = "/api/v1/league", tag = "areas", responses((status = 200, body = Vec<League>)))]
pub(super) async fn league(State(app): State<App>, visitor: Visitor) -> Response {
    let edition = app.edition();
    let boards = edition.boards.iter().map(|board| League {
        flow: board.flow.code().to_owned(),
        coverage: board.coverage.map(|coverage| coverage.code().to_owned()),
        period: [board.period.first().to_string(), board.period.last().to_string()],
        unit: board.unit.clone(),
        rows: board
            .lines
            .iter()
            .map(|line| {
                let entry = &edition.series[line.series as usize];
                let [value, lo, hi] = numbers(&entry.dots[line.dot as usize]);
                Row {
                    area: line.area.clone(),
                    name: say::area(&line.area, visitor.lang),
                    series: entry.slug.clone(),
                    rank: line.rank,
                    value,
                    lo,
                    hi,
                }
            })
            .collect(),
    });
    kept(boards.collect::<Vec<_>>())
}
