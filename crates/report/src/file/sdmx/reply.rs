//! In which form is it answered? Media types, and the messages behind them.

use super::codes::Codes;
use super::csv::{self, Named};
use super::data::{self, How};
use super::parts::Parts;
use super::query::{Query, Set};
use super::{json, prepared, structure, structure_json};
use crate::file::Fault;
use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::json;

/// A form of data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DataFormat {
    /// Structure-specific SDMX-ML 2.1.
    MlSpecific,
    /// Generic SDMX-ML 2.1.
    MlGeneric,
    /// SDMX-CSV 1.0.
    Csv1,
    /// SDMX-CSV 2.0.
    Csv2,
    /// SDMX-JSON 1.0.
    Json1,
    /// SDMX-JSON 2.0.
    Json2,
}

/// A form of structures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StructureFormat {
    /// SDMX-ML 2.1.
    Ml,
    /// SDMX-JSON 1.0.
    Json1,
    /// SDMX-JSON 2.0.
    Json2,
}

impl DataFormat {
    /// All forms, the one for who does not say first.
    pub const ALL: [DataFormat; 6] = [
        DataFormat::MlSpecific,
        DataFormat::MlGeneric,
        DataFormat::Csv2,
        DataFormat::Csv1,
        DataFormat::Json2,
        DataFormat::Json1,
    ];

    /// Its media type.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            DataFormat::MlSpecific => "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
            DataFormat::MlGeneric => "application/vnd.sdmx.genericdata+xml;version=2.1",
            DataFormat::Csv1 => "application/vnd.sdmx.data+csv;version=1.0.0",
            DataFormat::Csv2 => "application/vnd.sdmx.data+csv;version=2.0.0",
            DataFormat::Json1 => "application/vnd.sdmx.data+json;version=1.0.0",
            DataFormat::Json2 => "application/vnd.sdmx.data+json;version=2.0.0",
        }
    }
}

impl StructureFormat {
    /// All forms, the one for who does not say first.
    pub const ALL: [StructureFormat; 3] = [StructureFormat::Ml, StructureFormat::Json2, StructureFormat::Json1];

    /// Its media type.
    #[must_use]
    pub fn media(self) -> &'static str {
        match self {
            StructureFormat::Ml => "application/vnd.sdmx.structure+xml;version=2.1",
            StructureFormat::Json1 => "application/vnd.sdmx.structure+json;version=1.0.0",
            StructureFormat::Json2 => "application/vnd.sdmx.structure+json;version=2.0.0",
        }
    }
}

pub(super) fn data(
    sets: &[Set<'_>],
    query: &Query,
    format: DataFormat,
    codes: &Codes,
    day: Option<Date>,
) -> Result<Vec<u8>, Fault> {
    let how = |generic| How { generic, at: query.at, detail: query.detail };
    Ok(match format {
        DataFormat::MlSpecific => data::data(sets, how(false), day)?,
        DataFormat::MlGeneric => data::data(sets, how(true), day)?,
        DataFormat::Csv1 => csv::csv(sets, query.detail, Named::Dataflow),
        DataFormat::Csv2 => csv::csv(sets, query.detail, Named::Structure),
        DataFormat::Json1 => json::data(sets, query, codes, day, 1),
        DataFormat::Json2 => json::data(sets, query, codes, day, 2),
    })
}

pub(super) fn structure(
    codes: &Codes,
    day: Option<Date>,
    parts: &Parts,
    format: StructureFormat,
) -> Result<Vec<u8>, Fault> {
    Ok(match format {
        StructureFormat::Ml => structure::structure(codes, day, parts)?,
        StructureFormat::Json1 => structure_json::structure(codes, day, parts, 1),
        StructureFormat::Json2 => structure_json::structure(codes, day, parts, 2),
    })
}

/// The head of a message in JSON.
pub(super) fn meta(day: Option<Date>, what: &str, version: u8) -> serde_json::Value {
    let schema = format!(
        "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/{what}-message/tools/schemas/{version}.0.0/sdmx-json-{what}-schema.json"
    );
    json!({
        "schema": schema,
        "id": format!("{}_{}", super::ID, what.to_uppercase()),
        "test": false,
        "prepared": format!("{}Z", prepared(day)),
        "contentLanguages": ["en", "vi"],
        "sender": {"id": super::AGENCY},
    })
}

/// A fault as SDMX-ML 2.1, with the code of the standard.
#[must_use]
pub fn fault_ml(code: u16, told: &str) -> Vec<u8> {
    let mut out = Writer::new(Vec::new());
    let v21 = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";
    let written = out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None))).and_then(|()| {
        let root = out.create_element("mes:Error").with_attribute(("xmlns:mes", format!("{v21}/message").as_str()));
        let root = root.with_attribute(("xmlns:com", format!("{v21}/common").as_str()));
        root.write_inner_content(|out| {
            let code = code.to_string();
            out.create_element("mes:ErrorMessage").with_attribute(("code", code.as_str())).write_inner_content(
                |out| {
                    out.create_element("com:Text")
                        .with_attribute(("xml:lang", "en"))
                        .write_text_content(BytesText::new(told))?;
                    Ok(())
                },
            )?;
            Ok(())
        })?;
        Ok(())
    });
    // Into memory: nothing can fail.
    let _ = written;
    out.into_inner()
}

/// A fault as SDMX-JSON.
#[must_use]
pub fn fault_json(code: u16, told: &str) -> Vec<u8> {
    let told = json!({"errors": [{"code": code, "title": told, "titles": {"en": told}}]});
    serde_json::to_vec(&told).unwrap_or_default()
}
