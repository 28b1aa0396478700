//! The structure of the data, in SDMX-ML 2.1: code lists, concepts, the data structure and a dataflow.

use super::codes::Codes;
use super::data::header;
use super::known::{Concept, concepts};
use super::parts::Parts;
use super::{AGENCY, ATTRIBUTES, CONCEPTS, DIMENSIONS, ID, VERSION};
use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

const V21: &str = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";

type Out = Writer<Vec<u8>>;

/// The message.
pub(super) fn structure(codes: &Codes, day: Option<Date>, parts: &Parts) -> io::Result<Vec<u8>> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = out
        .create_element("mes:Structure")
        .with_attribute(("xmlns:mes", format!("{V21}/message").as_str()))
        .with_attribute(("xmlns:str", format!("{V21}/structure").as_str()))
        .with_attribute(("xmlns:com", format!("{V21}/common").as_str()));
    root.write_inner_content(|out| {
        header(out, "STRUCTURE", day, |_| Ok(()))?;
        out.create_element("mes:Structures").write_inner_content(|out| {
            if parts.flow {
                out.create_element("str:Dataflows").write_inner_content(dataflow)?;
            }
            if !parts.lists.is_empty() {
                out.create_element("str:Codelists").write_inner_content(|out| lists(out, codes, &parts.lists))?;
            }
            if parts.concepts {
                out.create_element("str:Concepts").write_inner_content(concept_scheme)?;
            }
            if parts.structure {
                out.create_element("str:DataStructures").write_inner_content(data_structure)?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    let mut out = out.into_inner();
    out.push(b'\n');
    Ok(out)
}

fn names(out: &mut Out, names: &[impl AsRef<str>; 2]) -> io::Result<()> {
    for (lang, name) in ["en", "vi"].into_iter().zip(names) {
        let name = BytesText::new(name.as_ref());
        out.create_element("com:Name").with_attribute(("xml:lang", lang)).write_text_content(name)?;
    }
    Ok(())
}

/// An artefact of the agency, with its names and what it holds.
fn artefact(
    out: &mut Out,
    element: &str,
    id: &str,
    title: [&str; 2],
    inner: impl FnOnce(&mut Out) -> io::Result<()>,
) -> io::Result<()> {
    let element = out.create_element(element).with_attribute(("id", id)).with_attribute(("agencyID", AGENCY));
    element.with_attribute(("version", VERSION)).with_attribute(("isFinal", "true")).write_inner_content(|out| {
        names(out, &title)?;
        inner(out)
    })?;
    Ok(())
}

fn reference(out: &mut Out, id: &str, package: &str, class: &str) -> io::Result<()> {
    let of = out.create_element("Ref").with_attribute(("id", id)).with_attribute(("agencyID", AGENCY));
    let of = of.with_attribute(("version", VERSION)).with_attribute(("package", package));
    of.with_attribute(("class", class)).write_empty()?;
    Ok(())
}

fn dataflow(out: &mut Out) -> io::Result<()> {
    artefact(out, "str:Dataflow", ID, ["Figures of trade", "Số liệu thương mại"], |out| {
        out.create_element("str:Structure")
            .write_inner_content(|out| reference(out, ID, "datastructure", "DataStructure"))?;
        Ok(())
    })
}

fn lists(out: &mut Out, codes: &Codes, wanted: &[&str]) -> io::Result<()> {
    for concept in concepts() {
        let Some(list) = concept.list.as_ref().filter(|list| wanted.contains(&list.as_str())) else { continue };
        artefact(out, "str:Codelist", list, concept.names.each_ref().map(String::as_str), |out| {
            for (id, titles) in codes.list(list) {
                out.create_element("str:Code")
                    .with_attribute(("id", id.as_str()))
                    .write_inner_content(|out| names(out, titles))?;
            }
            Ok(())
        })?;
    }
    Ok(())
}

fn concept_scheme(out: &mut Out) -> io::Result<()> {
    artefact(out, "str:ConceptScheme", CONCEPTS, ["Concepts", "Khái niệm"], |out| {
        for concept in concepts() {
            out.create_element("str:Concept")
                .with_attribute(("id", concept.id.as_str()))
                .write_inner_content(|out| names(out, &concept.names))?;
        }
        Ok(())
    })
}

fn data_structure(out: &mut Out) -> io::Result<()> {
    artefact(out, "str:DataStructure", ID, ["Figures of trade", "Số liệu thương mại"], |out| {
        out.create_element("str:DataStructureComponents").write_inner_content(components)?;
        Ok(())
    })
}

fn components(out: &mut Out) -> io::Result<()> {
    let concept = |id: &str| concepts().iter().find(|concept| concept.id == id);
    out.create_element("str:DimensionList").with_attribute(("id", "DimensionDescriptor")).write_inner_content(
        |out| {
            for (position, concept) in (1..).zip(DIMENSIONS.into_iter().filter_map(concept)) {
                let position = i32::to_string(&position);
                component(out, "str:Dimension", concept, &[("position", position.as_str())], |_| Ok(()))?;
            }
            if let Some(time) = concept("TIME_PERIOD") {
                component(out, "str:TimeDimension", time, &[("position", "10")], |_| Ok(()))?;
            }
            Ok(())
        },
    )?;
    out.create_element("str:AttributeList").with_attribute(("id", "AttributeDescriptor")).write_inner_content(
        |out| {
            for concept in ATTRIBUTES.into_iter().filter_map(concept) {
                let needed = matches!(concept.id.as_str(), "OBS_STATUS" | "UNIT_MULT");
                let status = if needed { "Mandatory" } else { "Conditional" };
                component(out, "str:Attribute", concept, &[("assignmentStatus", status)], |out| {
                    out.create_element("str:AttributeRelationship").write_inner_content(|out| {
                        out.create_element("str:PrimaryMeasure").write_inner_content(|out| {
                            out.create_element("Ref").with_attribute(("id", "OBS_VALUE")).write_empty()?;
                            Ok(())
                        })?;
                        Ok(())
                    })?;
                    Ok(())
                })?;
            }
            Ok(())
        },
    )?;
    out.create_element("str:MeasureList").with_attribute(("id", "MeasureDescriptor")).write_inner_content(|out| {
        match concept("OBS_VALUE") {
            Some(value) => component(out, "str:PrimaryMeasure", value, &[], |_| Ok(())),
            None => Ok(()),
        }
    })?;
    Ok(())
}

/// A dimension, an attribute or the measure, and what values it takes.
fn component(
    out: &mut Out,
    element: &str,
    concept: &Concept,
    attributes: &[(&str, &str)],
    more: impl FnOnce(&mut Out) -> io::Result<()>,
) -> io::Result<()> {
    let element = out.create_element(element).with_attribute(("id", concept.id.as_str()));
    element.with_attributes(attributes.iter().copied()).write_inner_content(|out| {
        out.create_element("str:ConceptIdentity").write_inner_content(|out| {
            let of = out.create_element("Ref").with_attribute(("id", concept.id.as_str()));
            let of = of.with_attribute(("maintainableParentID", CONCEPTS));
            let of = of.with_attribute(("maintainableParentVersion", VERSION)).with_attribute(("agencyID", AGENCY));
            of.with_attribute(("package", "conceptscheme")).with_attribute(("class", "Concept")).write_empty()?;
            Ok(())
        })?;
        out.create_element("str:LocalRepresentation").write_inner_content(|out| {
            if let Some(list) = &concept.list {
                out.create_element("str:Enumeration")
                    .write_inner_content(|out| reference(out, list, "codelist", "Codelist"))?;
            }
            if let Some(kind) = &concept.kind {
                out.create_element("str:TextFormat").with_attribute(("textType", kind.as_str())).write_empty()?;
            }
            Ok(())
        })?;
        more(out)
    })?;
    Ok(())
}
