//! Books as observations of one data structure, as statistical offices exchange them (SDMX).
//!
//! The key of an observation is frequency, reference area, indicator, flow, counterpart, goods, coverage, transformation
//! and unit; the codes are the project's own. What is foreseen or wished has a transformation of its own
//! (`level_forecast`, `level_target`). A period that is no year, quarter, month or day is a time range.

mod codes;
mod csv;
mod data;
mod flow;
mod json;
mod known;
mod observation;
mod parts;
mod query;
mod reply;
mod structure;
mod structure_json;
mod time;

pub use flow::Flow;
pub use parts::Parts;
pub use query::{At, Detail, Key, Query, QueryFault};
pub use reply::{DataFormat, StructureFormat, fault_json, fault_ml};

use super::{Books, Fault};
use observation::Observation;

/// Who maintains the structure.
pub const AGENCY: &str = "KIMNGACH";
/// Of the data structure and its dataflow.
pub const ID: &str = "KIMNGACH_TRADE";
/// The version of all artefacts.
pub const VERSION: &str = "1.0";
const CONCEPTS: &str = "CS_KIMNGACH";

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
    let flow = Flow::of(books);
    Ok((flow.data(&Query::default(), DataFormat::MlSpecific)?, flow.structure(&Parts::all(), StructureFormat::Ml)?))
}

/// All observations, as SDMX-CSV 2.0.
pub(super) fn csv(books: &Books<'_>) -> Result<Vec<u8>, Fault> {
    Flow::of(books).data(&Query::default(), DataFormat::Csv2)
}

/// When a message was prepared: at the beginning of the day of the newest document.
fn prepared(day: Option<jiff::civil::Date>) -> String {
    format!("{}T00:00:00", day.unwrap_or(jiff::civil::date(1970, 1, 1)))
}
