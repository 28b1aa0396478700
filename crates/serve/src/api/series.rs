//! Series and their points.

use super::list::{Page, Paged, kept};
use super::shape::Point;
use crate::app::App;
use crate::edition::Entry;
use crate::http::{Fault, Visitor};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use kimngach_reader::Lang;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// A series, without its points.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Series {
    /// What it is called in addresses.
    slug: String,
    /// In words of the language that was asked for.
    name: String,
    indicator: String,
    flow: Option<String>,
    areas: Vec<String>,
    partners: Vec<String>,
    commodity: Option<String>,
    coverage: Option<String>,
    unit: String,
    /// observed, forecast or target.
    class: String,
    /// amount, daily, peak or volume.
    measure: String,
    /// How many periods some document tells.
    told: usize,
    /// How many periods something is known of.
    periods: usize,
}

impl Series {
    fn of(entry: &Entry, lang: Lang) -> Series {
        let series = &entry.series;
        Series {
            slug: entry.slug.clone(),
            name: entry.name(lang),
            indicator: series.indicator.code().to_owned(),
            flow: series.flow.map(|flow| flow.code().to_owned()),
            areas: series.areas.clone(),
            partners: series.partners.clone(),
            commodity: series.commodity.clone(),
            coverage: series.coverage.map(|coverage| coverage.code().to_owned()),
            unit: series.unit.clone(),
            class: series.class.code().to_owned(),
            measure: series.measure.code().to_owned(),
            told: entry.told(),
            periods: entry.dots.len(),
        }
    }
}

/// A series with its points.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SeriesWithPoints)]
pub(super) struct Whole {
    #[serde(flatten)]
    series: Series,
    /// By period.
    points: Vec<Point>,
}

/// Which series.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Which {
    /// The id of an area.
    area: Option<String>,
    /// The code of an indicator: `goods_trade`, `vehicles`, ...
    indicator: Option<String>,
    /// export, import, total or balance.
    flow: Option<String>,
}

/// The series, by slug.
#[utoipa::path(get, path = "/api/v1/series", tag = "series", params(Which, Paged), responses((status = 200, body = Page<Series>)))]
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Query(which): Query<Which>,
    Query(paged): Query<Paged>,
) -> Result<Response, Fault> {
    let edition = app.edition();
    let fits = |entry: &&Entry| {
        let series = &entry.series;
        let of = |id: &String| series.areas.iter().any(|own| own == id || own.split('@').next() == Some(id.as_str()));
        which.area.as_ref().is_none_or(of)
            && which.indicator.as_ref().is_none_or(|code| series.indicator.code() == code)
            && which.flow.as_ref().is_none_or(|code| series.flow.is_some_and(|flow| flow.code() == code))
    };
    let entries = edition.series.iter().map(|entry| &**entry).filter(fits);
    Ok(kept(paged.page(entries, |entry| entry.slug.clone(), |entry| Series::of(entry, visitor.lang))?))
}

/// A series with all its points; also as a file at `/series/SLUG.csv`, `.xlsx`, `.parquet`, `.json` and `.zip`.
#[utoipa::path(get, path = "/api/v1/series/{slug}", tag = "series",
    params(("slug" = String, Path, description = "What it is called in the list of series")),
    responses((status = 200, body = Whole), (status = 404, description = "No such series", content_type = "application/problem+json")))]
pub(super) async fn one(State(app): State<App>, visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Fault> {
    let edition = app.edition();
    let entry = edition.entry(&slug).ok_or_else(|| Fault::missing("series"))?;
    let points = entry.dots.iter().map(|dot| Point::of(dot, &edition)).collect();
    Ok(kept(Whole { series: Series::of(entry, visitor.lang), points }))
}
