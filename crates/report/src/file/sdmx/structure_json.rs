//! Structures as SDMX-JSON, 1.0 and 2.0.

use super::codes::Codes;
use super::known::{Concept, concepts};
use super::parts::Parts;
use super::reply::meta;
use super::{AGENCY, ATTRIBUTES, CONCEPTS, DIMENSIONS, ID, VERSION};
use jiff::civil::Date;
use serde_json::{Value, json};

/// The message.
pub(super) fn structure(codes: &Codes, day: Option<Date>, parts: &Parts, version: u8) -> Vec<u8> {
    let mut data = json!({});
    let title = ["Figures of trade".to_owned(), "Số liệu thương mại".to_owned()];
    if parts.flow {
        let mut flow = artefact(ID, &title, version);
        flow["structure"] = urn("datastructure.DataStructure", ID).into();
        data["dataflows"] = json!([flow]);
    }
    if !parts.lists.is_empty() {
        let lists = concepts().iter().filter_map(|concept| {
            let id = concept.list.as_deref().filter(|list| parts.lists.contains(list))?;
            let mut list = artefact(id, &concept.names, version);
            list["codes"] = codes.list(id).map(|(id, names)| named(id, names)).collect();
            Some(list)
        });
        data["codelists"] = lists.collect();
    }
    if parts.concepts {
        let mut scheme = artefact(CONCEPTS, &["Concepts".to_owned(), "Khái niệm".to_owned()], version);
        scheme["concepts"] = concepts().iter().map(|concept| named(&concept.id, &concept.names)).collect();
        data["conceptSchemes"] = json!([scheme]);
    }
    if parts.structure {
        let mut own = artefact(ID, &title, version);
        own["dataStructureComponents"] = components(version);
        data["dataStructures"] = json!([own]);
    }
    serde_json::to_vec(&json!({"meta": meta(day, "structure", version), "data": data})).unwrap_or_default()
}

fn urn(class: &str, id: &str) -> String {
    format!("urn:sdmx:org.sdmx.infomodel.{class}={AGENCY}:{id}({VERSION})")
}

fn named(id: &str, [en, vi]: &[String; 2]) -> Value {
    json!({"id": id, "name": en, "names": {"en": en, "vi": vi}})
}

fn artefact(id: &str, names: &[String; 2], version: u8) -> Value {
    let mut out = named(id, names);
    out["agencyID"] = AGENCY.into();
    out["version"] = VERSION.into();
    if version == 1 {
        out["isFinal"] = true.into();
    }
    out
}

fn components(version: u8) -> Value {
    let concept = |id: &str| concepts().iter().find(|concept| concept.id == id);
    let dimensions = DIMENSIONS.into_iter().filter_map(concept).enumerate().map(|(position, concept)| {
        let mut out = component(concept, version);
        out["position"] = position.into();
        out["type"] = "Dimension".into();
        out
    });
    let mut list = json!({"id": "DimensionDescriptor", "dimensions": dimensions.collect::<Vec<_>>()});
    if let Some(time) = concept("TIME_PERIOD") {
        let mut time = component(time, version);
        if version == 1 {
            time["position"] = DIMENSIONS.len().into();
            time["type"] = "TimeDimension".into();
            list["timeDimensions"] = json!([time]);
        } else {
            list["timeDimension"] = time;
        }
    }
    let attributes = ATTRIBUTES.into_iter().filter_map(concept).map(|concept| {
        let mut out = component(concept, version);
        let needed = matches!(concept.id.as_str(), "OBS_STATUS" | "UNIT_MULT");
        if version == 1 {
            out["assignmentStatus"] = if needed { "Mandatory" } else { "Conditional" }.into();
            out["attributeRelationship"] = json!({"primaryMeasure": "OBS_VALUE"});
        } else {
            out["usage"] = if needed { "mandatory" } else { "optional" }.into();
            out["attributeRelationship"] = json!({"observation": {}});
        }
        out
    });
    let attributes = json!({"id": "AttributeDescriptor", "attributes": attributes.collect::<Vec<_>>()});
    let mut measures = json!({"id": "MeasureDescriptor"});
    if let Some(value) = concept("OBS_VALUE") {
        let mut value = component(value, version);
        if version == 1 {
            measures["primaryMeasure"] = value;
        } else {
            value["usage"] = "optional".into();
            measures["measures"] = json!([value]);
        }
    }
    json!({"dimensionList": list, "attributeList": attributes, "measureList": measures})
}

fn component(concept: &Concept, version: u8) -> Value {
    let identity =
        format!("urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept={AGENCY}:{CONCEPTS}({VERSION}).{}", concept.id);
    let local = match (&concept.list, &concept.kind) {
        (Some(list), _) => json!({"enumeration": urn("codelist.Codelist", list)}),
        (None, Some(kind)) => {
            let (key, of) = if version == 1 { ("textFormat", "textType") } else { ("format", "dataType") };
            json!({key: {of: kind}})
        }
        (None, None) => json!({}),
    };
    json!({"id": concept.id, "conceptIdentity": identity, "localRepresentation": local})
}
