//! SDMX-CSV 2.0: three columns that name the structure, then dimensions, the measure and the attributes.

use super::codes::Codes;
use super::{AGENCY, ATTRIBUTES, DIMENSIONS, ID, Observation, VERSION, observation};
use crate::file::Books;

/// All observations, one a line.
pub(in crate::file) fn csv(books: &Books<'_>) -> Vec<u8> {
    let observations = observation::all(books, &mut Codes::default());
    let mut out = csv::Writer::from_writer(Vec::new());
    let head = ["STRUCTURE", "STRUCTURE_ID", "ACTION"].into_iter().chain(DIMENSIONS);
    let head = head.chain(["TIME_PERIOD", "OBS_VALUE"]).chain(ATTRIBUTES);
    // Rows of one length into memory: nothing can fail.
    let _ = out.write_record(head);
    let id = format!("{AGENCY}:{ID}({VERSION})");
    for observation in &observations {
        for field in ["datastructure", &id, "I"] {
            let _ = out.write_field(field);
        }
        for code in &observation.key {
            let _ = out.write_field(code);
        }
        let _ = out.write_field(&observation.time);
        let _ = out.write_field(observation.value.map(|value| value.normalize().to_string()).unwrap_or_default());
        for (_, value) in attributes(observation) {
            let _ = out.write_field(value.unwrap_or_default());
        }
        let _ = out.write_record(None::<&[u8]>);
    }
    out.into_inner().unwrap_or_default()
}

/// The attributes of an observation, in order.
pub(super) fn attributes(of: &Observation<'_>) -> [(&'static str, Option<String>); 8] {
    let number = |number: rust_decimal::Decimal| number.normalize().to_string();
    let values = [
        Some(of.status.to_owned()),
        Some("0".to_owned()),
        of.value.map(|value| value.normalize().scale().to_string()),
        of.lo.map(number),
        of.hi.map(number),
        of.published.map(|day| day.to_string()),
        of.url.map(str::to_owned),
        Some(of.comment.clone()),
    ];
    let mut values = values.into_iter();
    ATTRIBUTES.map(|name| (name, values.next().flatten()))
}
