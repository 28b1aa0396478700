//! What does an address ask for?

use super::reply::Refused;
use kimngach_report::file::sdmx::{AGENCY, At, Detail, ID, Parts, Query, VERSION};

/// What is asked, and in which form by `format=`.
#[derive(Debug)]
pub(super) enum Asked {
    Data(Box<Query>, Option<String>),
    Structure(Parts, Option<String>),
}

/// Artefacts that the standard knows and this server has none of.
const NONE: [&str; 16] = [
    "agencyscheme",
    "dataproviderscheme",
    "dataconsumerscheme",
    "organisationunitscheme",
    "organisationscheme",
    "categoryscheme",
    "categorisation",
    "contentconstraint",
    "dataconstraint",
    "allowedconstraint",
    "actualconstraint",
    "hierarchicalcodelist",
    "structureset",
    "provisionagreement",
    "metadatastructure",
    "metadataflow",
];

/// Reads what stands behind `/sdmx/`.
pub(super) fn read(path: &str, query: &str) -> Result<Asked, Refused> {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let pairs = pairs(query)?;
    let format = pairs.iter().find(|(name, _)| name == "format").map(|(_, value)| value.clone());
    let at = |parts: &[&str], at: usize, none: &str| parts.get(at).map_or(none, |part| *part).to_owned();
    match parts.as_slice() {
        ["v2", "data", rest @ ..] if rest.len() <= 5 => {
            if !matches!(at(rest, 0, "*").as_str(), "dataflow" | "datastructure" | "*") {
                return Err(Refused::syntax("data is asked for by dataflow or datastructure"));
            }
            flow(&[at(rest, 1, "*"), at(rest, 2, "*"), at(rest, 3, "*")])?;
            Ok(Asked::Data(Box::new(asked(Query::default().key(&at(rest, 4, "*"))?, &pairs)?), format))
        }
        ["v2", "structure", rest @ ..] if rest.len() <= 5 => structure(rest, "*", &pairs, format),
        ["data", rest @ ..] if (1..=3).contains(&rest.len()) => {
            let named: Vec<&str> = rest[0].split(',').collect();
            flow(&match named.as_slice() {
                [id] => ["all".to_owned(), (*id).to_owned(), "latest".to_owned()],
                [agency, id] => [(*agency).to_owned(), (*id).to_owned(), "latest".to_owned()],
                [agency, id, version] => [(*agency).to_owned(), (*id).to_owned(), (*version).to_owned()],
                _ => return Err(Refused::syntax("a dataflow is AGENCY,ID,VERSION")),
            })?;
            if !matches!(at(rest, 2, "all").split(',').next(), Some("all" | AGENCY)) {
                return Err(Refused::nothing("all data is provided by KIMNGACH"));
            }
            Ok(Asked::Data(Box::new(asked(Query::default().key(&at(rest, 1, "all"))?, &pairs)?), format))
        }
        ["availableconstraint" | "availability" | "schema" | "metadata" | "registration", ..]
        | ["v2", "availability" | "schema" | "metadata" | "registration", ..] => {
            Err(Refused::later("this resource is not offered here; data and structures are"))
        }
        [kind, ..] if *kind != "v2" && parts.len() <= 5 => structure(&parts, "latest", &pairs, format),
        _ => Err(Refused::syntax("no such resource; try /sdmx/dataflow and /sdmx/data/KIMNGACH_TRADE")),
    }
}

/// Whether a dataflow is the one there is.
fn flow([agency, id, version]: &[String; 3]) -> Result<(), Refused> {
    match Parts::find("dataflow", agency, id, version) {
        Some(parts) if parts.flow => Ok(()),
        _ => Err(Refused::nothing(&format!("there is no such dataflow; there is {AGENCY},{ID},{VERSION}"))),
    }
}

fn structure(
    parts: &[&str],
    version: &str,
    pairs: &[(String, String)],
    format: Option<String>,
) -> Result<Asked, Refused> {
    let at = |at: usize, none: &'static str| parts.get(at).copied().unwrap_or(none);
    let kind = at(0, "structure");
    if NONE.contains(&kind) {
        return Ok(Asked::Structure(Parts::default(), format));
    }
    let found = Parts::find(kind, at(1, "all"), at(2, "all"), parts.get(3).copied().unwrap_or(version));
    let found = found.ok_or_else(|| Refused::syntax(&format!("{}: no such kind of artefact", shorten(kind))))?;
    let references = pairs.iter().find(|(name, _)| name == "references").map_or("none", |(_, value)| value);
    if NONE.contains(&references) {
        return Ok(Asked::Structure(found, format));
    }
    let with = found.with(references);
    let told = || Refused::syntax(&format!("references={}: is not understood", shorten(references)));
    Ok(Asked::Structure(with.ok_or_else(told)?, format))
}

fn asked(mut query: Query, pairs: &[(String, String)]) -> Result<Query, Refused> {
    let is = |name: &str, value: &str| match value {
        "true" => Ok(true),
        "false" => Ok(false),
        _ => Err(Refused::syntax(&format!("{name}={}: give true or false", shorten(value)))),
    };
    let count = |name: &str, value: &str| match value.parse() {
        Ok(number) if number > 0 => Ok(Some(number)),
        _ => Err(Refused::syntax(&format!("{name}={}: give a number from 1 on", shorten(value)))),
    };
    for (name, value) in pairs {
        match name.as_str() {
            "startPeriod" => query = query.start(value)?,
            "endPeriod" => query = query.end(value)?,
            "firstNObservations" => query.first = count(name, value)?,
            "lastNObservations" => query.last = count(name, value)?,
            "includeHistory" => query.history = is(name, value)?,
            "detail" => {
                query.detail = match value.as_str() {
                    "full" => Detail::Full,
                    "dataonly" => Detail::Data,
                    "serieskeysonly" | "nodata" => Detail::Keys,
                    _ => {
                        let told = "give full, dataonly, serieskeysonly or nodata";
                        return Err(Refused::syntax(&format!("detail={}: {told}", shorten(value))));
                    }
                }
            }
            "attributes" if value == "none" && query.detail == Detail::Full => query.detail = Detail::Data,
            "measures" if value == "none" => query.detail = Detail::Keys,
            "dimensionAtObservation" => {
                query.at = match value.as_str() {
                    "TIME_PERIOD" => At::Time,
                    "AllDimensions" => At::All,
                    _ => return Err(Refused::later("dimensionAtObservation is TIME_PERIOD or AllDimensions here")),
                }
            }
            "updatedAfter" | "asOf" => {
                return Err(Refused::later(&format!("{name} is not offered here; includeHistory is")));
            }
            name => {
                if let Some(dimension) = name.strip_prefix("c[").and_then(|name| name.strip_suffix(']')) {
                    query = query.filter(dimension, value)?;
                }
            }
        }
    }
    Ok(query)
}

/// The parameters of a query; `+` stays, it stands between codes.
fn pairs(query: &str) -> Result<Vec<(String, String)>, Refused> {
    let pair = |pair: &str| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decoded(name)?, decoded(value)?))
    };
    query.split('&').filter(|one| !one.is_empty()).map(pair).collect()
}

fn decoded(told: &str) -> Result<String, Refused> {
    let bytes = told.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let code = (byte == b'%').then(|| told.get(at + 1..at + 3).and_then(|code| u8::from_str_radix(code, 16).ok()));
        match code {
            Some(Some(code)) => {
                out.push(code);
                at += 3;
            }
            Some(None) => return Err(Refused::syntax("the query has a % without two digits behind it")),
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).map_err(|_| Refused::syntax("the query is not UTF-8"))
}

/// Words of a request, no longer than can be shown.
fn shorten(words: &str) -> String {
    words.chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::{Asked, read};

    fn told(path: &str, query: &str) -> String {
        match read(path, query) {
            Ok(Asked::Data(..)) => "data".to_owned(),
            Ok(Asked::Structure(parts, _)) if parts.is_empty() => "nothing".to_owned(),
            Ok(Asked::Structure(..)) => "structure".to_owned(),
            Err(refused) => refused.status().as_u16().to_string(),
        }
    }

    #[test]
    fn addresses_of_both_versions() {
        for path in [
            "data/KIMNGACH_TRADE",
            "data/KIMNGACH,KIMNGACH_TRADE,1.0/A.lang-son......./all",
            "data/KIMNGACH,KIMNGACH_TRADE,latest/all/KIMNGACH",
            "v2/data/dataflow/KIMNGACH/KIMNGACH_TRADE/1.0/A.lang-son.*.*.*.*.*.*.*",
            "v2/data/*/KIMNGACH/KIMNGACH_TRADE/+/*",
            "v2/data/dataflow",
        ] {
            assert_eq!(told(path, ""), "data", "{path}");
        }
        for path in ["dataflow", "dataflow/KIMNGACH/all/latest", "structure/all", "v2/structure/codelist/*/CL_AREA/~"] {
            assert_eq!(told(path, "references=descendants"), "structure", "{path}");
        }
        assert_eq!(told("data/OTHER", ""), "404");
        assert_eq!(told("dataflow/ECB", ""), "nothing");
        assert_eq!(told("categoryscheme/all/all/latest", ""), "nothing");
        assert_eq!(told("availableconstraint/KIMNGACH_TRADE", ""), "501");
        for path in ["data", "data/a,b,c,d", "data/KIMNGACH_TRADE/A.B", "v2", "v2/x", "nonsense", "a/b/c/d/e/f/g"] {
            assert_eq!(told(path, ""), "400", "{path}");
        }
    }

    #[test]
    fn parameters() {
        let data = "data/KIMNGACH_TRADE";
        let fine = "startPeriod=2024-Q1&endPeriod=2025&lastNObservations=3&detail=dataonly&includeHistory=true&dimensionAtObservation=AllDimensions&unknown=1&c%5BREF_AREA%5D=lang-son,ha-noi&c[TIME_PERIOD]=ge:2024+le:2025";
        assert_eq!(told(data, fine), "data");
        for wrong in [
            "startPeriod=soon",
            "firstNObservations=0",
            "lastNObservations=-1",
            "detail=some",
            "includeHistory=yes",
            "c[X]=1",
            "startPeriod=%zz",
            "startPeriod=%ff",
            "c[REF_AREA]=co:x",
        ] {
            assert_eq!(told(data, wrong), "400", "{wrong}");
        }
        assert_eq!(told(data, "updatedAfter=2024-01-01"), "501");
        assert_eq!(told("dataflow", "references=cousins"), "400");
    }
}
