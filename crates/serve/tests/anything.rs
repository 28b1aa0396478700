//! Whatever is asked for, the server does not fail.

mod common;

use axum::http::Method;
use common::Server;
use proptest::prelude::*;

const PATHS: [&str; 22] = [
    "/",
    "/areas/",
    "/series/",
    "/embed/series/",
    "/documents/",
    "/findings",
    "/findings/",
    "/gates",
    "/gates/",
    "/search",
    "/compare",
    "/try",
    "/assets/",
    "/api",
    "/api/v1",
    "/api/v1/series",
    "/api/v1/series/",
    "/api/v1/figures",
    "/api/v1/figures/",
    "/api/v1/documents/",
    "/api/v1/findings",
    "/api/v1/league",
];
const KEYS: [&str; 14] =
    ["q", "a", "b", "per", "page", "kind", "area", "after", "limit", "indicator", "flow", "proven", "lang", "x"];

/// Text as it may stand in an address: anything, with what means something there told in hexadecimal digits.
fn part() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "lang-son",
        "lang-son.goods_trade.export.usd",
        "lang-son.goods_trade.export.usd.csv",
        "month",
        "0",
        "-1",
        "18446744073709551616",
        "a:1",
        ":",
        "..",
        "%",
        "'",
        "\\",
        "\0",
        "100%_",
        "true",
        "vi",
    ]);
    let text = prop_oneof![known.prop_map(str::to_owned), "\\PC{0,12}", any::<String>()];
    text.prop_map(|text| text.bytes().map(|byte| format!("%{byte:02X}")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn no_request_makes_the_server_fail(
        path in prop::sample::select(PATHS.to_vec()), more in part(), raw in "[a-z0-9.~:@+%/-]{0,12}", plain in any::<bool>(),
        query in prop::collection::vec((prop::sample::select(KEYS.to_vec()), part()), 0..4),
        method in prop::sample::select(vec![Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE]),
        body in "\\PC{0,40}",
    ) {
        thread_local! {
            static SERVER: Server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON), ("slip", "Sai", common::SLIP)]);
        }
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let more = if path.ends_with('/') { if plain { raw } else { more } } else { String::new() };
        let query: Vec<String> = query.into_iter().map(|(key, value)| format!("{key}={value}")).collect();
        let address = format!("{path}{more}?{}", query.join("&"));
        prop_assume!(address.parse::<axum::http::Uri>().is_ok());
        let asked = SERVER.with(|server| server.ask(method, &address, Vec::new(), &body));
        let status = runtime.block_on(asked).status;
        prop_assert!(!status.is_server_error(), "{address}: {status}");
    }
}
