//! Data as SDMX-JSON, 1.0 and 2.0: the values of dimensions and attributes in lists, observations with their places there.

use super::codes::Codes;
use super::csv::attributes;
use super::known::{Concept, concepts};
use super::query::{At, Detail, Query, Set};
use super::reply::meta;
use super::{AGENCY, ATTRIBUTES, DIMENSIONS, ID, Observation, VERSION};
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// The values of a component, each once, in the order in which they were met.
#[derive(Default)]
struct Values {
    places: HashMap<String, usize>,
    list: Vec<String>,
}

impl Values {
    fn place(&mut self, value: &str) -> usize {
        if let Some(place) = self.places.get(value) {
            return *place;
        }
        let place = self.list.len();
        self.places.insert(value.to_owned(), place);
        self.list.push(value.to_owned());
        place
    }
}

/// The message.
pub(super) fn data(sets: &[Set<'_>], query: &Query, codes: &Codes, day: Option<Date>, version: u8) -> Vec<u8> {
    let mut dimensions: Vec<Values> = (0..DIMENSIONS.len()).map(|_| Values::default()).collect();
    let (mut times, mut told) = (Values::default(), ATTRIBUTES.map(|_| Values::default()));
    let mut observed = |observation: &Observation| -> Value {
        // Exact: the digits as they are.
        let value =
            observation.value.and_then(|value| value.normalize().to_string().parse::<serde_json::Number>().ok());
        let mut out = vec![value.map_or(Value::Null, Value::Number)];
        if query.detail == Detail::Full {
            for (values, (_, value)) in told.iter_mut().zip(attributes(observation)) {
                out.push(value.map_or(Value::Null, |value| values.place(&value).into()));
            }
        }
        Value::Array(out)
    };
    let mut data_sets = Vec::new();
    for set in sets {
        let (mut by_series, mut flat) = (Map::new(), Map::new());
        for series in &set.series {
            let places = dimensions.iter_mut().zip(&series[0].key).map(|(values, code)| values.place(code).to_string());
            let key = places.collect::<Vec<_>>().join(":");
            let mut observations = Map::new();
            if query.detail != Detail::Keys {
                for observation in series {
                    let time = times.place(&observation.time);
                    match query.at {
                        At::Time => observations.insert(time.to_string(), observed(observation)),
                        At::All => flat.insert(format!("{key}:{time}"), observed(observation)),
                    };
                }
            }
            if query.at == At::Time {
                by_series.insert(key, json!({"observations": observations}));
            }
        }
        let mut one = Map::new();
        if version == 2 {
            one.insert("structure".to_owned(), 0.into());
        }
        one.insert("action".to_owned(), "Information".into());
        if let Some(day) = set.told {
            one.insert("validFrom".to_owned(), format!("{day}T00:00:00Z").into());
        }
        match query.at {
            At::Time => one.insert("series".to_owned(), by_series.into()),
            At::All => one.insert("observations".to_owned(), flat.into()),
        };
        data_sets.push(Value::Object(one));
    }
    let concept = |id: &str| concepts().iter().find(|concept| concept.id == id);
    let keyed =
        DIMENSIONS.iter().zip(&dimensions).enumerate().filter_map(|(position, (id, values))| {
            Some(component(concept(id)?, values, codes, version, Some(position)))
        });
    let keyed: Vec<Value> = keyed.collect();
    let time: Vec<Value> = concept("TIME_PERIOD")
        .map(|time| component(time, &times, codes, version, Some(DIMENSIONS.len())))
        .into_iter()
        .collect();
    let (series, observation) = match query.at {
        At::Time => (keyed, time),
        At::All => (Vec::new(), keyed.into_iter().chain(time).collect()),
    };
    let attributes: Vec<Value> = match query.detail {
        Detail::Full => ATTRIBUTES
            .iter()
            .zip(&told)
            .filter_map(|(id, values)| Some(component(concept(id)?, values, codes, version, None)))
            .collect(),
        _ => Vec::new(),
    };
    let mut structure = json!({
        "name": "Figures of trade",
        "names": {"en": "Figures of trade", "vi": "Số liệu thương mại"},
        "dimensions": {"dataSet": [], "series": series, "observation": observation},
        "attributes": {"dataSet": [], "series": [], "observation": attributes},
    });
    let urn = format!("urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{ID}({VERSION})");
    structure["links"] = json!([{"urn": urn, "rel": "dsd"}]);
    let data = if version == 1 {
        json!({"structure": structure, "dataSets": data_sets})
    } else {
        structure["measures"] =
            json!({"dataSet": [], "series": [], "observation": [{"id": "OBS_VALUE", "name": "Observation value"}]});
        structure["dataSets"] = (0..data_sets.len()).collect();
        json!({"structures": [structure], "dataSets": data_sets})
    };
    serde_json::to_vec(&json!({"meta": meta(day, "data", version), "data": data})).unwrap_or_default()
}

fn component(concept: &Concept, values: &Values, codes: &Codes, version: u8, position: Option<usize>) -> Value {
    let [en, vi] = &concept.names;
    let coded: HashMap<&str, &[String; 2]> = match &concept.list {
        Some(list) => codes.list(list).map(|(id, names)| (id.as_str(), names)).collect(),
        None => HashMap::new(),
    };
    let value = |id: &String| match coded.get(id.as_str()) {
        Some([en, vi]) => json!({"id": id, "name": en, "names": {"en": en, "vi": vi}}),
        None if version == 2 && concept.id != "TIME_PERIOD" => json!({"value": id}),
        None => json!({"id": id, "name": id}),
    };
    let mut out = json!({"id": concept.id, "name": en, "names": {"en": en, "vi": vi}});
    if let Some(position) = position {
        out["keyPosition"] = position.into();
    }
    if concept.id == "TIME_PERIOD" {
        out["roles"] = json!(["TIME_PERIOD"]);
    }
    out["values"] = values.list.iter().map(value).collect();
    out
}
