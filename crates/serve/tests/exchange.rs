//! What programs ask: SDMX REST and the feed.

mod common;

use axum::http::{HeaderName, Method, StatusCode, header};
use common::{Answer, LANG_SON, SLIP, Server};
use proptest::prelude::*;

fn server() -> Server {
    Server::of(&[("lang-son", "Lạng Sơn tháng 2", LANG_SON), ("ha-nam", "Hà Nam <tháng 2>", SLIP)])
}

async fn get(server: &Server, path: &str, accept: &str) -> Answer {
    server.ask(Method::GET, path, vec![(header::ACCEPT, accept.to_owned())], "").await
}

fn kind(answer: &Answer) -> &str {
    answer.headers[header::CONTENT_TYPE].to_str().unwrap()
}

const MONTH: &str = "/sdmx/data/KIMNGACH_TRADE/M.lang-son..export.....?startPeriod=2024-02&endPeriod=2024-02";

#[tokio::test]
async fn a_series_in_the_form_that_is_asked_for() {
    let server = server();
    for (accept, sent) in [
        ("*/*", "application/vnd.sdmx.genericdata+xml;version=2.1"),
        (
            "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
            "application/vnd.sdmx.structurespecificdata+xml;version=2.1",
        ),
        ("application/vnd.sdmx.data+json", "application/vnd.sdmx.data+json;version=2.0.0"),
        ("text/csv", "application/vnd.sdmx.data+csv;version=1.0.0"),
    ] {
        let answer = get(&server, MONTH, accept).await;
        assert_eq!((answer.status, kind(&answer)), (StatusCode::OK, sent), "{}", answer.text);
        assert!(answer.text.contains("120000000") && !answer.text.contains("80000000"), "{}", answer.text);
        let tag = answer.headers[header::ETAG].to_str().unwrap().to_owned();
        let headers = vec![(header::ACCEPT, accept.to_owned()), (header::IF_NONE_MATCH, tag)];
        let again = server.ask(Method::GET, MONTH, headers, "").await;
        assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    }
    let second = "/sdmx/v2/data/dataflow/KIMNGACH/KIMNGACH_TRADE/1.0?c[REF_AREA]=lang-son&c[TRADE_FLOW]=import&c[FREQ]=M&format=csv";
    let answer = get(&server, second, "*/*").await;
    assert!(answer.text.contains(",80000000,") && !answer.text.contains("120000000"), "{}", answer.text);
}

#[tokio::test]
async fn what_is_added_is_asked_anew() {
    let server = server();
    let path = "/sdmx/data/KIMNGACH_TRADE/M.kon-tum..export.....?format=csv";
    assert_eq!(get(&server, path, "*/*").await.status, StatusCode::NOT_FOUND);
    server.add("kon-tum", "Kon Tum", "Tháng 2/2024, xuất khẩu của tỉnh Kon Tum đạt 30 triệu USD.");
    assert!(get(&server, path, "*/*").await.text.contains(",30000000,"));
}

#[tokio::test]
async fn artefacts_and_what_they_refer_to() {
    let server = server();
    let flow = get(&server, "/sdmx/dataflow/KIMNGACH/all/latest", "*/*").await;
    assert_eq!(kind(&flow), "application/vnd.sdmx.structure+xml;version=2.1");
    assert!(flow.text.contains("KIMNGACH_TRADE") && !flow.text.contains("CL_AREA"), "{}", flow.text);
    let all = get(&server, "/sdmx/datastructure/KIMNGACH/KIMNGACH_TRADE/1.0?references=descendants", "*/*").await;
    assert!(
        all.text.contains("CL_AREA") && all.text.contains("Hà Nam") && !all.text.contains("str:Dataflow "),
        "{}",
        all.text
    );
    let json = server.json("/sdmx/v2/structure/codelist/KIMNGACH/CL_AREA").await;
    assert_eq!(json["data"]["codelists"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_words_of_the_standard() {
    let server = server();
    for (path, status, code) in [
        ("/sdmx/data/KIMNGACH_TRADE/A.lang-son", 400, 140),
        ("/sdmx/data/KIMNGACH_TRADE/A.nowhere.......", 404, 100),
        ("/sdmx/data/OTHER", 404, 100),
        ("/sdmx/data/KIMNGACH_TRADE?startPeriod=soon", 400, 140),
        ("/sdmx/categoryscheme/all/all/latest", 404, 100),
        ("/sdmx/availableconstraint/KIMNGACH_TRADE", 501, 501),
        ("/sdmx/nonsense", 400, 140),
    ] {
        let answer = get(&server, path, "*/*").await;
        assert_eq!((answer.status.as_u16(), kind(&answer)), (status, "application/xml"), "{path}");
        assert!(answer.text.contains(&format!("<mes:ErrorMessage code=\"{code}\">")), "{path} {}", answer.text);
        let json = get(&server, path, "application/json").await;
        let told: serde_json::Value = serde_json::from_str(&json.text).unwrap();
        assert_eq!(told["errors"][0]["code"], code, "{path}");
    }
    assert_eq!(get(&server, MONTH, "image/png").await.status, StatusCode::NOT_ACCEPTABLE);
}

#[tokio::test]
async fn the_feed_tells_what_is_new_once() {
    let server = server();
    let ids = |feed: &str| -> Vec<String> {
        feed.split("<entry><id>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
    };
    let answer = server.get("/feed.atom").await;
    assert_eq!(kind(&answer), "application/atom+xml; charset=utf-8");
    let first = ids(&answer.text);
    // Two documents, and the slip of one of them.
    assert_eq!(first.len(), 3, "{}", answer.text);
    assert_eq!(first.iter().filter(|id| id.starts_with("urn:kimngach:finding:")).count(), 1);
    assert!(answer.text.contains("Hà Nam &lt;tháng 2&gt;"), "{}", answer.text);
    server.add("kon-tum", "Kon Tum", "Tháng 2/2024, xuất khẩu của tỉnh Kon Tum đạt 30 triệu USD.");
    let second = ids(&server.get("/feed.atom").await.text);
    assert!(second.len() == 4 && first.iter().all(|id| second.contains(id)), "{second:?}");
    let en = get(&server, "/feed.atom?lang=en", "*/*").await.text;
    assert!(en.contains("Kimngach: new documents and findings"), "{en}");
}

fn part() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "KIMNGACH_TRADE",
        "KIMNGACH",
        "1.0",
        "latest",
        "all",
        "*",
        "+",
        "........",
        "M.lang-son.......",
        "A+M.",
        ",",
        "data",
        "v2",
        "structure",
        "dataflow",
        "codelist",
        "2024",
        "2024-Q2",
        "ge:2024",
        "true",
        "9999999999999999999",
        "-1",
        "%",
    ]);
    let text = prop_oneof![3 => known.prop_map(str::to_owned), 1 => "\\PC{0,12}", 1 => any::<String>()];
    text.prop_map(|text| text.bytes().map(|byte| format!("%{byte:02X}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_asked_it_does_not_fail(
        front in prop::sample::select(vec!["data/KIMNGACH_TRADE", "v2/data/dataflow/KIMNGACH/KIMNGACH_TRADE/1.0", "v2/structure", "dataflow", "data", ""]),
        parts in prop::collection::vec(part(), 0..4),
        name in prop::sample::select(vec!["startPeriod", "endPeriod", "firstNObservations", "lastNObservations", "detail", "references", "c[REF_AREA]", "c[TIME_PERIOD]", "includeHistory", "dimensionAtObservation", "format", "x"]),
        value in part(),
    ) {
        thread_local! {
            static SHARED: (Server, tokio::runtime::Runtime) =
                (server(), tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap());
        }
        let path = format!("/sdmx/{front}/{}?{}={value}", parts.join("/"), name.replace('[', "%5B").replace(']', "%5D"));
        let status = SHARED.with(|(server, runtime)| {
            let none: Vec<(HeaderName, String)> = Vec::new();
            runtime.block_on(server.ask(Method::GET, &path, none, "")).status
        });
        prop_assert!(!status.is_server_error() || status == StatusCode::NOT_IMPLEMENTED, "{path} {status}");
        prop_assert_ne!(status, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn a_large_ledger_is_asked_area_by_area() {
    let [small, large] = [20_000, 1].map(Server::large);
    for server in [&small, &large] {
        server.add("lang-son", "Lạng Sơn tháng 2", LANG_SON);
        server.add("ha-nam", "Hà Nam", SLIP);
    }
    for path in [MONTH, "/sdmx/v2/data/dataflow/KIMNGACH/KIMNGACH_TRADE/1.0?c[REF_AREA]=lang-son,ha-nam&format=csv"] {
        let (told, all) = (get(&large, path, "text/csv").await, get(&small, path, "text/csv").await);
        assert_eq!((told.status, &told.text), (StatusCode::OK, &all.text), "{path}");
    }
    let history = "/sdmx/data/KIMNGACH_TRADE/M.lang-son.......?includeHistory=true&format=csv";
    assert_eq!(get(&large, history, "*/*").await.text, get(&small, history, "*/*").await.text);
    for path in ["/sdmx/data/KIMNGACH_TRADE/all", "/sdmx/data/KIMNGACH_TRADE/M.a+b+c+d+e+f......."] {
        let answer = get(&large, path, "*/*").await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(answer.text.contains("510") && answer.text.contains("name one to 5 areas"), "{}", answer.text);
    }
    let none = get(&large, "/sdmx/data/KIMNGACH_TRADE/M.hue.......", "*/*").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
    // The code lists of both name what is told.
    let list = "/sdmx/codelist/KIMNGACH/CL_AREA/latest";
    for server in [&small, &large] {
        let text = get(server, list, "*/*").await.text;
        assert!(text.contains("\"lang-son\"") && text.contains("\"ha-nam\""), "{text}");
    }
}
