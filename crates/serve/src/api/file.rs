//! A series as a file.

use crate::app::App;
use crate::edition::{Edition, Entry, Place};
use crate::http::{Fault, Keep, Visitor};
use crate::page::picture;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use kimngach_book::say;
use kimngach_report::file::{Cell, Format, Sheet, Table, described, one};

/// So many digits of a bound are written.
const DIGITS: u32 = 9;

/// `GET /series/SLUG.csv` and its like.
pub(crate) fn file(app: &App, visitor: &Visitor, name: &str, edition: &Edition) -> Result<Response, Fault> {
    let missing = || Fault::missing("series");
    let (slug, end) = match name.strip_suffix(".metadata.json") {
        Some(slug) => (slug, "metadata.json"),
        None => name.rsplit_once('.').ok_or_else(missing)?,
    };
    let entry = edition.entry(slug).ok_or_else(missing)?;
    app.limit(visitor, 1.0)?;
    let broken = |told: String| Fault::new(StatusCode::UNPROCESSABLE_ENTITY, told);
    let lang = visitor.lang;
    let drawn = || {
        let per = picture::per(entry);
        picture::series(entry, per, edition, lang)
            .ok_or_else(|| broken("no period of this series can be drawn".to_owned()))
    };
    let table = || Table { sheet: Sheet::Series, rows: rows(entry, edition) };
    let (kind, bytes) = match end {
        "svg" => ("image/svg+xml", drawn()?.standalone().into_bytes()),
        "png" => ("image/png", drawn()?.png(2.0).map_err(|error| broken(error.to_string()))?),
        "metadata.json" => ("application/json", described(&table(), lang)),
        end => {
            let format = Format::from_code(end).ok_or_else(missing)?;
            let bytes = one(&table(), format, lang).map_err(|error| broken(error.to_string()))?.ok_or_else(missing)?;
            (kind(format), bytes)
        }
    };
    let told = format!(
        "attachment; filename=\"{}.{end}\"",
        slug.replace(|c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c), "-")
    );
    let mut response = ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, &told)], bytes).into_response();
    response.extensions_mut().insert(Keep);
    Ok(response)
}

fn kind(format: Format) -> &'static str {
    match format {
        Format::Csv | Format::SdmxCsv => "text/csv; charset=utf-8",
        Format::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Parquet => "application/vnd.apache.parquet",
        Format::Json => "application/json",
        Format::SdmxMl => "application/xml",
        Format::Zip => "application/zip",
    }
}

/// A row for each period, in the columns of [`Sheet::Series`].
fn rows<'a>(entry: &'a Entry, edition: &'a Edition) -> Vec<Vec<Cell<'a>>> {
    let series = &entry.series;
    let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text.into()) };
    let code = |code: Option<&'static str>| code.map_or(Cell::Empty, |code| Cell::Text(code.into()));
    let end = |value: f64, up| say::end(value, up, DIGITS).map_or(Cell::Empty, Cell::Number);
    let places = |list: &mut dyn Iterator<Item = Place>| {
        text(list.map(|place| format!("{}:{}", edition.of(place).id, place.figure + 1)).collect::<Vec<_>>().join(" "))
    };
    let row = |dot: &'a crate::edition::Dot| {
        let newest = dot.told.last().map(|place| edition.of(*place));
        vec![
            code(Some(series.indicator.code())),
            code(series.flow.map(|flow| flow.code())),
            text(series.areas.join("+")),
            text(series.partners.join("+")),
            text(series.commodity.clone().unwrap_or_default()),
            code(series.coverage.map(|coverage| coverage.code())),
            code(Some(series.class.code())),
            code(Some(series.measure.code())),
            text(series.unit.clone()),
            Cell::Date(dot.period.first()),
            Cell::Date(dot.period.last()),
            dot.value.filter(|(_, to)| to.is_none()).map_or(Cell::Empty, |(value, _)| Cell::Number(value)),
            end(dot.bounds[0], false),
            end(dot.bounds[1], true),
            Cell::Flag(dot.is_implied()),
            code(dot.status.map(|status| status.code())),
            newest.and_then(|doc| doc.day()).map_or(Cell::Empty, Cell::Date),
            places(&mut dot.told.iter().copied()),
            places(&mut dot.through.iter().map(|(place, _)| *place)),
            places(&mut dot.aside.iter().map(|(place, _)| *place)),
            text(newest.and_then(|doc| doc.source.url.clone()).unwrap_or_default()),
        ]
    };
    entry.dots.iter().map(row).collect()
}
