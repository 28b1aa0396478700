//! What a server answers: pages, the API, faults, what is kept ready, and who may do what.

mod common;

use axum::http::{Method, StatusCode, header};
use common::Server;

#[tokio::test]
async fn a_reader_finds_the_sentence_behind_a_point() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let home = server.get("/?lang=vi").await;
    assert_eq!(home.status, StatusCode::OK);
    assert!(home.text.contains("<html lang=\"vi\">") && home.text.contains("href=\"/areas/lang-son\""));
    let area = server.get("/areas/lang-son?lang=en").await;
    assert!(area.text.contains("<html lang=\"en\">"));
    let slug = "lang-son.goods_trade.export.usd";
    assert!(area.text.contains(&format!("/series/{slug}")), "{}", area.text);
    let series = server.get(&format!("/series/{slug}")).await.text;
    let link = series.split("<a href=\"").find(|part| part.starts_with("/documents/lang-son")).unwrap();
    let (page, anchor) = link.split('"').next().unwrap().split_once('#').unwrap();
    let document = server.get(page).await.text;
    assert!(document.contains(&format!("id=\"{anchor}\" href=\"#k-")), "{document}");
    assert!(document.contains("120 triệu USD</a>"));
    for end in ["csv", "json", "xlsx", "parquet", "zip", "svg", "png", "metadata.json"] {
        let file = server.get(&format!("/series/{slug}.{end}")).await;
        assert_eq!(file.status, StatusCode::OK, "{end}");
        assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().starts_with("attachment"));
    }
    let csv = server.get(&format!("/series/{slug}.csv")).await.text;
    let row = csv.lines().nth(1).unwrap();
    assert!(row.starts_with("goods_trade,export,lang-son,") && row.contains(",120000000,"), "{row}");
}

#[tokio::test]
async fn what_does_not_agree_is_told_with_its_correction() {
    let server = Server::of(&[("slip", "Sai", common::SLIP)]);
    let list = server.json("/api/v1/findings").await;
    let found = &list["items"][0];
    assert_eq!(found["proven"], true, "{list}");
    let page = server.get(&format!("/findings/{}?lang=en", found["id"].as_str().unwrap())).await.text;
    assert!(page.contains("The least correction") && page.contains("<del>"), "{page}");
    let document = server.get("/documents/slip").await;
    assert_eq!(document.status, StatusCode::TEMPORARY_REDIRECT);
    let document = server.get(document.headers[header::LOCATION].to_str().unwrap()).await.text;
    assert!(document.contains("<aside class=\"finding\""));
}

#[tokio::test]
async fn stored_text_is_no_script() {
    let title = "<script>alert(1)</script>\"'";
    let text = format!("{}\n<script>alert(2)</script> <img src=x onerror=alert(3)>", common::LANG_SON);
    let server = Server::of(&[("x", title, &text)]);
    let id = server.json("/api/v1/documents").await["items"][0]["id"].as_str().unwrap().to_owned();
    let document = format!("/documents/{id}");
    for page in ["/", "/areas/lang-son", &document, "/search?q=alert", "/search?q=%3Cscript%3Ealert(1)"] {
        let answer = server.get(page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(!answer.text.contains("<script>") && !answer.text.contains("<img"), "{page}");
        let policy = answer.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'; script-src 'self';") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(answer.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }
    let embedded = server.get("/embed/series/lang-son.goods_trade.export.usd").await;
    assert!(embedded.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().ends_with("frame-ancestors *"));
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let first = server.get("/areas/lang-son").await;
    let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    let ask = |tag: String| server.ask(Method::GET, "/areas/lang-son", vec![(header::IF_NONE_MATCH, tag)], "");
    let again = ask(tag.clone()).await;
    assert_eq!((again.status, again.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(ask("\"other\"".to_owned()).await.status, StatusCode::OK);
    server.add("more", "Thêm", "Quý I năm 2024, xuất khẩu của tỉnh Lạng Sơn đạt 300 triệu USD.");
    assert_eq!(ask(tag).await.status, StatusCode::OK);
    let zipped = vec![(header::ACCEPT_ENCODING, "gzip".to_owned())];
    let zipped = server.ask(Method::GET, "/areas/lang-son", zipped, "").await;
    assert_eq!(zipped.headers[header::CONTENT_ENCODING], "gzip");
    let head = server.ask(Method::HEAD, "/areas/lang-son", vec![], "").await;
    assert_eq!((head.status, head.text.as_str()), (StatusCode::OK, ""));
}

#[tokio::test]
async fn faults_are_problems_for_programs_and_pages_for_people() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let nowhere = ["/nope", "/api/v1/series/nope", "/api/v1/documents/nope", "/api/v1/figures/a:b", "/series/nope.csv"];
    for path in nowhere.into_iter().chain(["/areas/nope"]) {
        let answer = server.get(path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/problem+json");
        let problem: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
        assert_eq!(problem["status"], 404);
    }
    let page = server.ask(Method::GET, "/nope", vec![(header::ACCEPT, "text/html".to_owned())], "").await;
    assert!(page.status == StatusCode::NOT_FOUND && page.text.starts_with("<!DOCTYPE html>"));
    for query in ["series?limit=0", "series?limit=1001", "series?after=nope", "search"] {
        assert_eq!(server.get(&format!("/api/v1/{query}")).await.status, StatusCode::BAD_REQUEST, "{query}");
    }
    let answer = server.ask(Method::POST, "/api/v1/series", vec![], "").await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn lists_are_read_page_by_page_without_gaps() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON), ("slip", "Sai", common::SLIP)]);
    for list in ["series", "documents", "figures", "areas", "findings"] {
        let key = |item: &serde_json::Value| item["slug"].as_str().or(item["id"].as_str()).unwrap().to_owned();
        let all = server.json(&format!("/api/v1/{list}?limit=1000")).await;
        assert!(all["next"].is_null());
        let all: Vec<String> = all["items"].as_array().unwrap().iter().map(key).collect();
        let (mut one_by_one, mut after) = (Vec::new(), String::new());
        loop {
            let page = server.json(&format!("/api/v1/{list}?limit=1{after}")).await;
            one_by_one.extend(page["items"].as_array().unwrap().iter().map(key));
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        assert_eq!(one_by_one, all, "{list}");
        assert!(!all.is_empty(), "{list}");
    }
}

#[tokio::test]
async fn answers_hold_what_their_description_asks_for() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let openapi = server.json("/api/v1/openapi.json").await;
    let first = |list: &serde_json::Value, key: &str| list["items"][0][key].as_str().unwrap().to_owned();
    let slug = first(&server.json("/api/v1/series").await, "slug");
    let id = first(&server.json("/api/v1/documents").await, "id");
    for (path, asked, own) in [
        ("/api/v1/series/{slug}", format!("/api/v1/series/{slug}"), "points"),
        ("/api/v1/documents/{id}", format!("/api/v1/documents/{id}"), "figures"),
        ("/api/v1/search", "/api/v1/search?q=lang".to_owned(), "texts"),
    ] {
        let of = &openapi["paths"][path]["get"]["responses"];
        assert!(of["400"]["content"]["application/problem+json"].is_object(), "{path}");
        let schema = of["200"]["content"]["application/json"]["schema"]["$ref"].as_str().unwrap();
        let schema = &openapi["components"]["schemas"][schema.rsplit('/').next().unwrap()];
        let parts = schema["allOf"].as_array().cloned().unwrap_or_else(|| vec![schema.clone()]);
        let required: Vec<String> = parts
            .iter()
            .flat_map(|part| part["required"].as_array().cloned().unwrap_or_default())
            .map(|key| key.as_str().unwrap().to_owned())
            .collect();
        assert!(required.iter().any(|key| key == own), "{path}: {required:?}");
        let answer = server.json(&asked).await;
        assert!(required.iter().all(|key| answer.get(key).is_some()), "{path}: {required:?} {answer}");
    }
    let document = server.json(&format!("/api/v1/documents/{id}")).await;
    assert_eq!(document["figure_count"], document["figures"].as_array().unwrap().len());
}

#[tokio::test]
async fn a_text_is_read_and_not_kept() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let kind = vec![(header::CONTENT_TYPE, "application/json".to_owned())];
    let body = serde_json::json!({"text": common::SLIP, "published": "2024-03-05"}).to_string();
    let answer = server.ask(Method::POST, "/api/v1/read", kind.clone(), &body).await;
    let told: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(told["figures"][0]["value"], 120_000_000, "{told}");
    assert_eq!(told["findings"][0]["proven"], true);
    assert_eq!(server.json("/api/v1/documents").await["items"].as_array().unwrap().len(), 1);
    let empty = server.ask(Method::POST, "/api/v1/read", kind.clone(), r#"{"text": " "}"#).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let huge = format!(r#"{{"text": "{}"}}"#, "a".repeat(5 << 20));
    assert_eq!(server.ask(Method::POST, "/api/v1/read", kind, &huge).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let text = "Tháng 2/2024, xuất khẩu của tỉnh Lạng Sơn đạt 7 triệu USD.";
    let form = format!("--b\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n{text}\r\n--b--\r\n");
    let kind = vec![(header::CONTENT_TYPE, "multipart/form-data; boundary=b".to_owned())];
    let page = server.ask(Method::POST, "/try", kind, &form).await;
    assert!(page.text.contains("7 triệu USD</a>"), "{}", page.text);
}

#[tokio::test]
async fn the_description_is_of_this_api() {
    let server = Server::of(&[("lang-son", "Lạng Sơn", common::LANG_SON)]);
    let told = server.json("/api/v1/openapi.json").await;
    assert!(told["openapi"].as_str().unwrap().starts_with("3.1"));
    for (path, methods) in told["paths"].as_object().unwrap() {
        if methods.get("get").is_some() && !path.contains('{') {
            let query = if path.ends_with("search") { "?q=x" } else { "" };
            assert_eq!(server.get(&format!("{path}{query}")).await.status, StatusCode::OK, "{path}");
        }
    }
    assert!(server.get("/api").await.text.contains("/api/v1/series/{slug}"));
}
