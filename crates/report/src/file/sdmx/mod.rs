//! Books as observations of one data structure, as statistical offices exchange them (SDMX).
//!
//! The key of an observation is frequency, reference area, indicator, flow, counterpart, goods, coverage, transformation
//! and unit; the codes are the project's own. What is foreseen or wished has a transformation of its own
//! (`level_forecast`, `level_target`). A period that is no year, quarter, month or day is a time range.

mod codes;
mod csv;
mod data;
mod known;
mod observation;
mod structure;
mod time;

pub(super) use csv::csv;

use super::{Books, Fault};
use codes::Codes;
use observation::Observation;

/// Who maintains the structure, its id and version.
const AGENCY: &str = "KIMNGACH";
const ID: &str = "KIMNGACH_TRADE";
const VERSION: &str = "1.0";

/// Dimensions besides TIME_PERIOD.
const DIMENSIONS: [&str; 9] = [
    "FREQ",
    "REF_AREA",
    "INDICATOR",
    "TRADE_FLOW",
    "COUNTERPART_AREA",
    "COMMODITY",
    "COVERAGE",
    "TRANSFORMATION",
    "UNIT_MEASURE",
];
/// Attributes of an observation.
const ATTRIBUTES: [&str; 8] =
    ["OBS_STATUS", "UNIT_MULT", "DECIMALS", "OBS_LO", "OBS_HI", "PUB_DATE", "SOURCE_URL", "OBS_COM"];

/// The data and the structure, as SDMX-ML 2.1.
pub(super) fn ml(books: &Books<'_>) -> Result<(Vec<u8>, Vec<u8>), Fault> {
    let mut codes = Codes::default();
    let observations = observation::all(books, &mut codes);
    Ok((data::data(&observations, books.day())?, structure::structure(&codes, books.day())?))
}

/// When a message was prepared: at the beginning of the day of the newest document.
fn prepared(day: Option<jiff::civil::Date>) -> String {
    format!("{}T00:00:00", day.unwrap_or(jiff::civil::date(1970, 1, 1)))
}
