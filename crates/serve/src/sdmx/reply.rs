//! In which form is it answered, and what is said when it is not?

use crate::http::{Fault, Kept};
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kimngach_report::file::sdmx::{DataFormat, QueryFault, StructureFormat, fault_json, fault_ml};

/// An answer that says in its own form what was wrong, and is left as it is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Own;

/// Why a query is not answered: the status, the code of the standard, and what to do.
#[derive(Debug)]
pub(super) struct Refused {
    status: StatusCode,
    code: u16,
    told: String,
    again: Option<u64>,
}

impl Refused {
    fn new(status: StatusCode, code: u16, told: &str) -> Refused {
        Refused { status, code, told: told.to_owned(), again: None }
    }

    pub(super) fn nothing(told: &str) -> Refused {
        Refused::new(StatusCode::NOT_FOUND, 100, told)
    }

    pub(super) fn syntax(told: &str) -> Refused {
        Refused::new(StatusCode::BAD_REQUEST, 140, told)
    }

    pub(super) fn later(told: &str) -> Refused {
        Refused::new(StatusCode::NOT_IMPLEMENTED, 501, told)
    }

    /// The code of the standard for an answer that would be too large.
    pub(super) fn large(told: &str) -> Refused {
        Refused::new(StatusCode::PAYLOAD_TOO_LARGE, 510, told)
    }

    pub(super) fn away(fault: &Fault) -> Refused {
        Refused { again: fault.again, ..Refused::new(StatusCode::SERVICE_UNAVAILABLE, 503, &fault.detail) }
    }

    pub(super) fn limited(fault: &Fault) -> Refused {
        Refused { again: fault.again, ..Refused::new(fault.status, 503, &fault.detail) }
    }

    #[cfg(test)]
    pub(super) fn status(&self) -> StatusCode {
        self.status
    }

    /// The message, in JSON for who asks for JSON.
    pub(super) fn response(self, headers: &HeaderMap, version: u8) -> Response {
        let json = accepted(headers).first().map_or(version == 2, |first| match first.kind.as_str() {
            "*/*" => version == 2,
            kind => kind.contains("json"),
        });
        let (kind, body) = match json {
            true => ("application/json", fault_json(self.code, &self.told)),
            false => ("application/xml", fault_ml(self.code, &self.told)),
        };
        let mut response = (self.status, [(header::CONTENT_TYPE, kind)], body).into_response();
        if let Some(again) = self.again {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(again));
        }
        response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept"));
        response.extensions_mut().insert(Own);
        response
    }
}

impl From<QueryFault> for Refused {
    fn from(fault: QueryFault) -> Refused {
        Refused::syntax(&fault.to_string())
    }
}

/// The answer with its tag, or that nothing has changed.
pub(super) fn sent(asked: &HeaderMap, media: &'static str, bytes: Vec<u8>) -> Response {
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    Kept::of(headers, Bytes::from(bytes)).answer(asked, false)
}

/// A media type that is asked for.
#[derive(Debug)]
struct Accepted {
    kind: String,
    version: Option<String>,
    weight: f32,
}

/// What is asked for, the most wanted first.
fn accepted(headers: &HeaderMap) -> Vec<Accepted> {
    let lists = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let one = |told: &str| {
        let mut parts = told.split(';').map(str::trim);
        let kind = parts.next()?.to_ascii_lowercase();
        let (mut version, mut weight) = (None, 1.0);
        for part in parts {
            match part.split_once('=') {
                Some(("version", told)) => version = Some(told.trim_matches('"').to_owned()),
                Some(("q", told)) => weight = told.parse().unwrap_or(0.0),
                _ => {}
            }
        }
        (!kind.is_empty() && weight > 0.0).then_some(Accepted { kind, version, weight })
    };
    let mut out: Vec<Accepted> = lists.flat_map(|list| list.split(',')).take(50).filter_map(one).collect();
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight));
    out
}

/// Whether one of the versions is asked for; without one the first is.
fn versioned<T: Copy>(told: Option<&str>, list: &[(&str, T)]) -> Option<T> {
    let is = |own: &str, told: &str| told == own || own.strip_suffix(".0").is_some_and(|short| told == short);
    match told {
        None => list.first().map(|(_, format)| *format),
        Some(told) => list.iter().find(|(own, _)| is(own, told)).map(|(_, format)| *format),
    }
}

/// The form of data.
pub(super) fn data_format(headers: &HeaderMap, format: Option<&str>, version: u8) -> Result<DataFormat, Refused> {
    use DataFormat::{Csv1, Csv2, Json1, Json2, MlGeneric, MlSpecific};
    let (csv, json) = if version == 2 { (Csv2, Json2) } else { (Csv1, Json1) };
    let usual = if version == 2 { Json2 } else { MlGeneric };
    if let Some(format) = format {
        return Ok(match format {
            "csv" => csv,
            "json" => json,
            "xml" | "structurespecific" => MlSpecific,
            "generic" => MlGeneric,
            _ => return Err(Refused::syntax("format is csv, json, xml or generic; or say it by Accept")),
        });
    }
    let of = |one: &Accepted| {
        let version = one.version.as_deref();
        match one.kind.strip_prefix("application/vnd.sdmx.").unwrap_or(&one.kind) {
            "structurespecificdata+xml" | "structurespecifictimeseriesdata+xml" => {
                versioned(version, &[("2.1", MlSpecific)])
            }
            "genericdata+xml" | "generictimeseriesdata+xml" => versioned(version, &[("2.1", MlGeneric)]),
            "data+csv" => versioned(version, &[("2.0.0", Csv2), ("1.0.0", Csv1)]),
            "data+json" => versioned(version, &[("2.0.0", Json2), ("1.0.0", Json1)]),
            "text/csv" | "application/csv" => Some(csv),
            "application/json" => Some(json),
            "application/xml" | "text/xml" => Some(MlGeneric),
            "*/*" | "application/*" | "text/html" => Some(usual),
            _ => None,
        }
    };
    choose(headers, usual, of, &DataFormat::ALL.map(DataFormat::media))
}

/// The form of structures.
pub(super) fn structure_format(
    headers: &HeaderMap,
    format: Option<&str>,
    version: u8,
) -> Result<StructureFormat, Refused> {
    use StructureFormat::{Json1, Json2, Ml};
    let json = if version == 2 { Json2 } else { Json1 };
    let usual = if version == 2 { Json2 } else { Ml };
    if let Some(format) = format {
        return match format {
            "json" => Ok(json),
            "xml" => Ok(Ml),
            _ => Err(Refused::syntax("format is json or xml; or say it by Accept")),
        };
    }
    let of = |one: &Accepted| {
        let version = one.version.as_deref();
        match one.kind.strip_prefix("application/vnd.sdmx.").unwrap_or(&one.kind) {
            "structure+xml" => versioned(version, &[("2.1", Ml)]),
            "structure+json" => versioned(version, &[("2.0.0", Json2), ("1.0.0", Json1)]),
            "application/json" => Some(json),
            "application/xml" | "text/xml" => Some(Ml),
            "*/*" | "application/*" | "text/html" => Some(usual),
            _ => None,
        }
    };
    choose(headers, usual, of, &StructureFormat::ALL.map(StructureFormat::media))
}

fn choose<T>(
    headers: &HeaderMap,
    usual: T,
    of: impl Fn(&Accepted) -> Option<T>,
    offered: &[&str],
) -> Result<T, Refused> {
    let list = accepted(headers);
    if list.is_empty() {
        return Ok(usual);
    }
    let told = || Refused::new(StatusCode::NOT_ACCEPTABLE, 140, &format!("offered are {}", offered.join(", ")));
    list.iter().find_map(of).ok_or_else(told)
}

#[cfg(test)]
mod tests {
    use super::{data_format, structure_format};
    use axum::http::{HeaderMap, HeaderValue, header};
    use kimngach_report::file::sdmx::DataFormat::{self, Csv1, Csv2, Json1, Json2, MlGeneric, MlSpecific};

    fn of(accept: &'static str, version: u8) -> Option<DataFormat> {
        let mut headers = HeaderMap::new();
        if !accept.is_empty() {
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
        }
        data_format(&headers, None, version).ok()
    }

    #[test]
    fn forms_are_those_that_are_asked_for() {
        assert_eq!([of("", 1), of("*/*", 1), of("", 2)], [Some(MlGeneric), Some(MlGeneric), Some(Json2)]);
        assert_eq!(of("application/vnd.sdmx.structurespecificdata+xml;version=2.1", 1), Some(MlSpecific));
        assert_eq!(of("application/vnd.sdmx.data+csv;version=1.0.0", 2), Some(Csv1));
        assert_eq!(of("application/vnd.sdmx.data+csv; version=\"2.0\"", 1), Some(Csv2));
        assert_eq!(of("application/vnd.sdmx.data+json", 1), Some(Json2));
        assert_eq!(of("text/csv;q=0.5, application/json", 1), Some(Json1));
        assert_eq!(of("application/vnd.sdmx.data+xml;version=3.0.0, text/csv;q=0.1", 1), Some(Csv1));
        assert_eq!(of("application/vnd.sdmx.data+xml;version=3.0.0", 1), None);
        assert_eq!(of("image/png", 1), None);
        assert!(structure_format(&HeaderMap::new(), Some("csv"), 1).is_err());
    }
}
