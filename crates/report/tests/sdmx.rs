//! What is asked of a dataflow, and what comes of it.

use kimngach_book::account::Account;
use kimngach_book::{Claims, Rules, Source};
use kimngach_reader::Lang;
use kimngach_report::file::Books;
use kimngach_report::file::sdmx::{At, DataFormat, Detail, Flow, Parts, Query, StructureFormat};
use serde_json::Value;

/// Exports of Kon Tum: period, millions of dollars, day of publication.
const TOLD: [(&str, i64, &str); 5] = [
    ("2022-01-01/2022-12-31", 300, "2023-01-10"),
    ("2023-01-01/2023-12-31", 310, "2024-01-10"),
    ("2024-01-01/2024-12-31", 330, "2025-01-10"),
    ("2024-05-01/2024-05-31", 25, "2024-06-02"),
    ("2024-06-01/2024-06-30", 28, "2024-07-02"),
];

fn claims(told: &[(&str, i64, &str)]) -> Claims {
    let mut claims = Claims::default();
    for (number, (period, millions, day)) in told.iter().enumerate() {
        let line = format!(
            r#"{{"indicator": "goods_trade", "flow": "export", "area": "kon-tum", "period": "{period}", "transform": "level", "text": "{millions} triệu USD", "value": {millions}000000, "unit": "USD"}}"#
        );
        let source = Source { id: format!("page-{number}"), published: day.parse().ok(), ..Source::default() };
        claims.add_jsonl(source, &line, None).unwrap();
    }
    claims
}

fn flow(told: &[(&str, i64, &str)]) -> Flow {
    let claims = claims(told);
    let account = Account::of(&claims, Rules::shipped());
    let books = Books { claims: &claims, account: Some(&account), findings: &[], lang: Lang::En };
    Flow::with_history(&books, &claims)
}

/// Time and value of what fits, as SDMX-CSV tells it; values that are only implied are left out.
fn values(flow: &Flow, query: &Query) -> Vec<(String, String)> {
    let bytes = flow.data(query, DataFormat::Csv2).unwrap();
    let mut reader = csv::Reader::from_reader(bytes.as_slice());
    let head = reader.headers().unwrap().clone();
    let at = |name: &str| head.iter().position(|own| own == name).unwrap();
    let (time, value) = (at("TIME_PERIOD"), at("OBS_VALUE"));
    let rows = reader.records().map(|row| row.unwrap());
    rows.map(|row| (row[time].to_owned(), row[value].to_owned())).filter(|(_, value)| !value.is_empty()).collect()
}

fn query() -> Query {
    Query::default().key("A+M.kon-tum..export.....").unwrap()
}

/// The query, changed.
fn with(mut query: Query, change: impl FnOnce(&mut Query)) -> Query {
    change(&mut query);
    query
}

fn is(told: &[(String, String)], expected: &[(&str, &str)]) {
    let told: Vec<(&str, &str)> = told.iter().map(|(time, value)| (time.as_str(), value.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn keys_times_and_counts() {
    let flow = flow(&TOLD);
    let years = [("2022", "300000000"), ("2023", "310000000"), ("2024", "330000000")];
    let months = [("2024-05", "25000000"), ("2024-06", "28000000")];
    is(&values(&flow, &query()), &[years.as_slice(), &months].concat());
    is(&values(&flow, &Query::default().key("A.kon-tum..export.....").unwrap()), &years);
    is(&values(&flow, &Query::default().key("M........").unwrap().start("2024-06").unwrap()), &months[1..]);
    is(&values(&flow, &query().start("2023").unwrap().end("2023").unwrap()), &years[1..2]);
    // A year does not lie within its quarter; two months do.
    is(&values(&flow, &query().start("2024-Q2").unwrap().end("2024-Q2").unwrap()), &months);
    let told = Query::default().filter("FREQ", "A").unwrap().filter("TIME_PERIOD", "gt:2022+lt:2024").unwrap();
    is(&values(&flow, &told), &years[1..2]);
    is(
        &values(
            &flow,
            &Query::default().filter("FREQ", "ne:A,_O,Q").unwrap().filter("TIME_PERIOD", "eq:2024-05").unwrap(),
        ),
        &months[..1],
    );
    let yearly = || Query::default().key("A........").unwrap();
    is(&values(&flow, &with(yearly(), |query| query.first = Some(1))), &years[..1]);
    is(&values(&flow, &with(yearly(), |query| query.last = Some(2))), &years[1..]);
    is(&values(&flow, &with(yearly(), |query| (query.first, query.last) = (Some(1), Some(1)))), &[years[0], years[2]]);
    // Two keys at once.
    is(
        &values(
            &flow,
            &Query::default().key("A........,M........").unwrap().start("2024").unwrap().end("2024-05").unwrap(),
        ),
        &months[..1],
    );
    for none in ["A.lang-son.......", "X........"] {
        assert!(!flow.has(&Query::default().key(none).unwrap()), "{none}");
    }
    assert!(flow.has(&query()) && flow.len() >= 5 && !flow.is_empty());
}

#[test]
fn what_was_said_before_is_history() {
    let mut told = TOLD.to_vec();
    told.push(("2022-01-01/2022-12-31", 305, "2023-06-20"));
    let flow = flow(&told);
    let year = || query().start("2022").unwrap().end("2022").unwrap();
    is(&values(&flow, &year()), &[("2022", "305000000")]);
    let history = with(year(), |query| query.history = true);
    is(&values(&flow, &history), &[("2022", "300000000"), ("2022", "305000000")]);
    let xml = String::from_utf8(flow.data(&history, DataFormat::MlSpecific).unwrap()).unwrap();
    let days: Vec<&str> = xml.split("validFromDate=\"").skip(1).map(|rest| &rest[..10]).collect();
    assert_eq!(days, ["2023-01-10", "2023-06-20"]);
}

#[test]
fn the_same_in_every_form() {
    let flow = flow(&TOLD);
    let month =
        || Query::default().key("M.kon-tum..export.....").unwrap().start("2024-05").unwrap().end("2024-05").unwrap();
    let text = |query: &Query, format| String::from_utf8(flow.data(query, format).unwrap()).unwrap();
    for format in DataFormat::ALL {
        let told = text(&month(), format);
        assert!(told.contains("2024-05") && told.contains("25000000") && told.contains("kon-tum"), "{format:?} {told}");
        assert!(!told.contains("28000000"), "{format:?}");
    }
    assert!(
        text(&month(), DataFormat::MlGeneric)
            .contains("<gen:ObsDimension value=\"2024-05\"/><gen:ObsValue value=\"25000000\"/>")
    );
    let flat = with(month(), |query| query.at = At::All);
    assert!(text(&flat, DataFormat::MlGeneric).contains("<gen:ObsKey><gen:Value id=\"FREQ\" value=\"M\"/>"));
    let specific = text(&flat, DataFormat::MlSpecific);
    assert!(
        specific.contains("dimensionAtObservation=\"AllDimensions\"") && !specific.contains("<Series"),
        "{specific}"
    );
    let first = |told: &str| told.lines().next().unwrap().to_owned();
    assert!(first(&text(&month(), DataFormat::Csv1)).starts_with("DATAFLOW,FREQ,REF_AREA,"));
    assert!(first(&text(&month(), DataFormat::Csv2)).starts_with("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,"));

    // Places in lists, and the value with all its digits.
    let json: Value = serde_json::from_str(&text(&month(), DataFormat::Json1)).unwrap();
    let series = &json["data"]["dataSets"][0]["series"]["0:0:0:0:0:0:0:0:0"]["observations"]["0"];
    assert_eq!(series[0].to_string(), "25000000");
    let dimensions = &json["data"]["structure"]["dimensions"];
    assert_eq!(dimensions["series"][1]["values"][0]["names"]["vi"], "Kon Tum");
    assert_eq!(dimensions["observation"][0]["values"][0]["id"], "2024-05");
    let attribute = |number: usize| &json["data"]["structure"]["attributes"]["observation"][number];
    let place = |number: usize| usize::try_from(series[number + 1].as_u64().unwrap()).unwrap();
    assert_eq!((&attribute(0)["id"], &attribute(0)["values"][place(0)]["id"]), (&"OBS_STATUS".into(), &"A".into()));
    let json: Value = serde_json::from_str(&text(&flat, DataFormat::Json2)).unwrap();
    assert_eq!(json["data"]["dataSets"][0]["observations"]["0:0:0:0:0:0:0:0:0:0"][0].to_string(), "25000000");
    assert_eq!(json["data"]["structures"][0]["dimensions"]["observation"][9]["id"], "TIME_PERIOD");
}

#[test]
fn less_of_each() {
    let flow = flow(&TOLD);
    for format in DataFormat::ALL {
        let told = |detail| {
            String::from_utf8(flow.data(&with(query(), |query| query.detail = detail), format).unwrap()).unwrap()
        };
        let (full, data, keys) = (told(Detail::Full), told(Detail::Data), told(Detail::Keys));
        assert!(full.contains("page-3:") && full.contains("25000000"), "{format:?}");
        assert!(!data.contains("page-3:") && data.contains("25000000"), "{format:?}");
        assert!(!keys.contains("25000000") && keys.contains("kon-tum"), "{format:?}");
    }
}

#[test]
fn parts_of_the_structure() {
    let flow = flow(&TOLD);
    let parts = |kind, references| Parts::find(kind, "KIMNGACH", "all", "latest").unwrap().with(references).unwrap();
    for format in StructureFormat::ALL {
        let told = |parts: &Parts| String::from_utf8(flow.structure(parts, format).unwrap()).unwrap();
        let (one, all) = (told(&parts("dataflow", "none")), told(&parts("dataflow", "all")));
        assert!(one.contains("KIMNGACH_TRADE") && !one.contains("CL_AREA"), "{format:?}");
        assert!(all.contains("CL_AREA") && all.contains("Kon Tum") && all.contains("TIME_PERIOD"), "{format:?}");
    }
}
