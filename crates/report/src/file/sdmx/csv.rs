//! SDMX-CSV: columns that name the structure, then dimensions, the measure and the attributes.

use super::query::{Detail, Set};
use super::{AGENCY, ATTRIBUTES, DIMENSIONS, ID, Observation, VERSION};

/// The columns that name the structure.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Named {
    /// Version 1.0: the dataflow.
    Dataflow,
    /// Version 2.0: the data structure, and what is to be done.
    Structure,
}

/// Observations, one a line; series, where their keys alone are wanted.
pub(super) fn csv(sets: &[Set<'_>], detail: Detail, named: Named) -> Vec<u8> {
    let mut out = csv::Writer::from_writer(Vec::new());
    let id = format!("{AGENCY}:{ID}({VERSION})");
    let (head, lead): (&[&str], &[&str]) = match named {
        Named::Dataflow => (&["DATAFLOW"], &[&id]),
        Named::Structure => (&["STRUCTURE", "STRUCTURE_ID", "ACTION"], &["datastructure", &id, "I"]),
    };
    let more: &[&str] = if detail == Detail::Keys { &[] } else { &["TIME_PERIOD", "OBS_VALUE"] };
    let attributes: &[&str] = if detail == Detail::Full { &ATTRIBUTES } else { &[] };
    // Rows of one length into memory: nothing can fail.
    let _ = out.write_record(head.iter().chain(&DIMENSIONS).chain(more).chain(attributes));
    for series in sets.iter().flat_map(|set| &set.series) {
        let rows = if detail == Detail::Keys { &series[..1] } else { series };
        for observation in rows {
            let key = observation.key.iter().map(String::as_str);
            lead.iter().copied().chain(key).for_each(|field| drop(out.write_field(field)));
            if detail != Detail::Keys {
                let _ = out.write_field(&observation.time);
                let _ =
                    out.write_field(observation.value.map(|value| value.normalize().to_string()).unwrap_or_default());
            }
            if detail == Detail::Full {
                for (_, value) in self::attributes(observation) {
                    let _ = out.write_field(value.unwrap_or_default());
                }
            }
            let _ = out.write_record(None::<&[u8]>);
        }
    }
    out.into_inner().unwrap_or_default()
}

/// The attributes of an observation, in order.
pub(super) fn attributes(of: &Observation) -> [(&'static str, Option<String>); 8] {
    let number = |number: rust_decimal::Decimal| number.normalize().to_string();
    let values = [
        Some(of.status.to_owned()),
        Some("0".to_owned()),
        of.value.map(|value| value.normalize().scale().to_string()),
        of.lo.map(number),
        of.hi.map(number),
        of.published.map(|day| day.to_string()),
        of.url.clone(),
        Some(of.comment.clone()),
    ];
    let mut values = values.into_iter();
    ATTRIBUTES.map(|name| (name, values.next().flatten()))
}
