//! Data of SDMX-ML 2.1, structure-specific or generic: a series for each key, an observation for each time; or observations
//! alone.

use super::csv::attributes;
use super::query::{At, Detail, Set};
use super::{AGENCY, DIMENSIONS, ID, Observation, VERSION, prepared};
use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use std::io;

const V21: &str = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1";

/// How observations are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct How {
    pub(super) generic: bool,
    pub(super) at: At,
    pub(super) detail: Detail,
}

/// The message.
pub(super) fn data(sets: &[Set<'_>], how: How, day: Option<Date>) -> io::Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let own = format!(
        "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure={AGENCY}:{ID}({VERSION}):ObsLevelDim:{}",
        how.at.code()
    );
    let (element, kind) = match how.generic {
        true => ("mes:GenericData", ("xmlns:gen", format!("{V21}/data/generic"))),
        false => ("mes:StructureSpecificData", ("xmlns:ss", format!("{V21}/data/structurespecific"))),
    };
    let mut root = out
        .create_element(element)
        .with_attribute(("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"))
        .with_attribute(("xmlns:mes", format!("{V21}/message").as_str()))
        .with_attribute((kind.0, kind.1.as_str()))
        .with_attribute(("xmlns:com", format!("{V21}/common").as_str()));
    if !how.generic {
        root = root.with_attribute(("xmlns:ns1", own.as_str()));
    }
    root.write_inner_content(|out| {
        header(out, "DATA", day, |out| {
            let mut structure = out.create_element("mes:Structure").with_attribute(("structureID", ID));
            if !how.generic {
                structure = structure.with_attribute(("namespace", own.as_str()));
            }
            structure.with_attribute(("dimensionAtObservation", how.at.code())).write_inner_content(|out| {
                out.create_element("com:Structure").write_inner_content(|out| {
                    let of = out.create_element("Ref").with_attribute(("agencyID", AGENCY)).with_attribute(("id", ID));
                    of.with_attribute(("version", VERSION)).with_attribute(("class", "DataStructure")).write_empty()?;
                    Ok(())
                })?;
                Ok(())
            })?;
            Ok(())
        })?;
        sets.iter().try_for_each(|set| self::set(out, set, how))
    })?;
    let mut out = out.into_inner();
    out.push(b'\n');
    Ok(out)
}

fn set(out: &mut Writer<Vec<u8>>, set: &Set<'_>, how: How) -> io::Result<()> {
    let mut element = out.create_element("mes:DataSet");
    element = match how.generic {
        true => element.with_attribute(("structureRef", ID)),
        false => element
            .with_attribute(("ss:structureRef", ID))
            .with_attribute(("xsi:type", "ns1:DataSetType"))
            .with_attribute(("ss:dataScope", "DataStructure")),
    };
    element = element.with_attribute(("action", "Information"));
    if let Some(day) = set.told {
        element = element.with_attribute(("validFromDate", format!("{day}T00:00:00").as_str()));
    }
    element.write_inner_content(|out| {
        for series in &set.series {
            match (how.generic, how.at) {
                (false, At::Time) => specific(out, series, how.detail)?,
                (false, At::All) => {
                    for observation in series {
                        out.write_event(Event::Text(BytesText::new("\n")))?;
                        out.write_event(Event::Empty(obs(observation, how.detail, &keyed(observation))))?;
                    }
                }
                (true, _) => generic(out, series, how)?,
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// The dimensions with their values.
fn keyed(observation: &Observation) -> Vec<(&'static str, &str)> {
    DIMENSIONS.into_iter().zip(observation.key.iter().map(String::as_str)).collect()
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

fn specific(out: &mut Writer<Vec<u8>>, series: &[&Observation], detail: Detail) -> io::Result<()> {
    let mut start = BytesStart::new("Series");
    keyed(series[0]).into_iter().for_each(|one| start.push_attribute(one));
    out.write_event(Event::Text(BytesText::new("\n")))?;
    if detail == Detail::Keys {
        return out.write_event(Event::Empty(start));
    }
    let end = start.to_end().into_owned();
    out.write_event(Event::Start(start.borrow()))?;
    for observation in series {
        out.write_event(Event::Text(BytesText::new("\n")))?;
        out.write_event(Event::Empty(obs(observation, detail, &[])))?;
    }
    out.write_event(Event::End(end))
}

fn obs(observation: &Observation, detail: Detail, key: &[(&str, &str)]) -> BytesStart<'static> {
    let mut start = BytesStart::new("Obs");
    key.iter().for_each(|one| start.push_attribute(*one));
    if detail == Detail::Keys {
        return start;
    }
    start.push_attribute(("TIME_PERIOD", observation.time.as_str()));
    if let Some(value) = observation.value {
        start.push_attribute(("OBS_VALUE", value.normalize().to_string().as_str()));
    }
    if detail == Detail::Full {
        for (name, value) in attributes(observation) {
            if let Some(value) = value {
                start.push_attribute((name, value.as_str()));
            }
        }
    }
    start
}

fn generic(out: &mut Writer<Vec<u8>>, series: &[&Observation], how: How) -> io::Result<()> {
    let values = |out: &mut Writer<Vec<u8>>, values: &[(&str, &str)]| {
        values.iter().try_for_each(|(id, value)| {
            out.create_element("gen:Value")
                .with_attribute(("id", *id))
                .with_attribute(("value", *value))
                .write_empty()?;
            io::Result::Ok(())
        })
    };
    let told = |out: &mut Writer<Vec<u8>>, observation: &Observation| {
        if let Some(value) = observation.value {
            let value = value.normalize().to_string();
            out.create_element("gen:ObsValue").with_attribute(("value", value.as_str())).write_empty()?;
        }
        if how.detail == Detail::Full {
            let told: Vec<(&str, String)> =
                attributes(observation).into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
            let told: Vec<(&str, &str)> = told.iter().map(|(name, value)| (*name, value.as_str())).collect();
            out.create_element("gen:Attributes").write_inner_content(|out| values(out, &told))?;
        }
        io::Result::Ok(())
    };
    out.write_event(Event::Text(BytesText::new("\n")))?;
    if how.at == At::All {
        return series.iter().try_for_each(|observation| {
            out.create_element("gen:Obs").write_inner_content(|out| {
                let mut key = keyed(observation);
                key.push(("TIME_PERIOD", &observation.time));
                out.create_element("gen:ObsKey").write_inner_content(|out| values(out, &key))?;
                told(out, observation)
            })?;
            Ok(())
        });
    }
    out.create_element("gen:Series").write_inner_content(|out| {
        out.create_element("gen:SeriesKey").write_inner_content(|out| values(out, &keyed(series[0])))?;
        if how.detail == Detail::Keys {
            return Ok(());
        }
        series.iter().try_for_each(|observation| {
            out.create_element("gen:Obs").write_inner_content(|out| {
                let time = out.create_element("gen:ObsDimension");
                time.with_attribute(("value", observation.time.as_str())).write_empty()?;
                told(out, observation)
            })?;
            Ok(())
        })
    })?;
    Ok(())
}
