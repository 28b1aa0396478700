//! Structure-specific data of SDMX-ML 2.1: a series for each key, an observation for each time.

use super::csv::attributes;
use super::{AGENCY, DIMENSIONS, ID, Observation, VERSION, prepared};
use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use std::io;

const V21: &str = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";

/// The message.
pub(super) fn data(observations: &[Observation<'_>], day: Option<Date>) -> io::Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let own = format!(
        "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{ID}({VERSION}):ObsLevelDim:TIME_PERIOD"
    );
    let root = out
        .create_element("mes:StructureSpecificData")
        .with_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"))
        .with_attribute(("xmlns:mes", format!("{V21}/message").as_str()))
        .with_attribute(("xmlns:ss", format!("{V21}/data/structurespecific").as_str()))
        .with_attribute(("xmlns:com", format!("{V21}/common").as_str()))
        .with_attribute(("xmlns:ns1", own.as_str()));
    root.write_inner_content(|out| {
        header(out, "DATA", day, |out| {
            let structure = out
                .create_element("mes:Structure")
                .with_attribute(("structureID", ID))
                .with_attribute(("namespace", own.as_str()))
                .with_attribute(("dimensionAtObservation", "TIME_PERIOD"));
            structure.write_inner_content(|out| {
                out.create_element("com:Structure").write_inner_content(|out| {
                    let of = out.create_element("Ref").with_attribute(("agencyID", AGENCY)).with_attribute(("id", ID));
                    of.with_attribute(("version", VERSION)).with_attribute(("class", "DataStructure")).write_empty()?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
        let set = out
            .create_element("mes:DataSet")
            .with_attribute(("ss:structureRef", ID))
            .with_attribute(("xsi:type", "ns1:DataSetType"))
            .with_attribute(("ss:dataScope", "DataStructure"))
            .with_attribute(("action", "Information"));
        set.write_inner_content(|out| {
            for series in observations.chunk_by(|a, b| a.key == b.key) {
                self::series(out, series)?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    let mut out = out.into_inner();
    out.push(b'\n');
    Ok(out)
}

/// The head of a message.
pub(super) fn header(
    out: &mut Writer<Vec<u8>>,
    id: &str,
    day: Option<Date>,
    more: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> io::Result<()> {
    out.create_element("mes:Header").write_inner_content(|out| {
        let id = format!("{ID}_{id}");
        for (name, text) in [("mes:ID", id.as_str()), ("mes:Test", "false"), ("mes:Prepared", &prepared(day))] {
            out.create_element(name).write_text_content(BytesText::new(text))?;
        }
        out.create_element("mes:Sender").with_attribute(("id", AGENCY)).write_empty()?;
        more(out)
    })?;
    Ok(())
}

fn series(out: &mut Writer<Vec<u8>>, observations: &[Observation<'_>]) -> io::Result<()> {
    let mut start = BytesStart::new("Series");
    for (dimension, code) in DIMENSIONS.into_iter().zip(&observations[0].key) {
        start.push_attribute((dimension, code.as_str()));
    }
    out.write_event(Event::Text(BytesText::new("\n")))?;
    let end = start.to_end().into_owned();
    out.write_event(Event::Start(start.borrow()))?;
    for observation in observations {
        let mut start = BytesStart::new("Obs");
        start.push_attribute(("TIME_PERIOD", observation.time.as_str()));
        if let Some(value) = observation.value {
            start.push_attribute(("OBS_VALUE", value.normalize().to_string().as_str()));
        }
        for (name, value) in attributes(observation) {
            if let Some(value) = value {
                start.push_attribute((name, value.as_str()));
            }
        }
        out.write_event(Event::Text(BytesText::new("\n")))?;
        out.write_event(Event::Empty(start))?;
    }
    out.write_event(Event::End(end))
}
