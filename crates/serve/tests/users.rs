//! Nobody writes but those who may.

mod common;

use axum::http::{HeaderName, Method, StatusCode, header};
use common::{Answer, Server};
use kimngach_serve::user::{Role, Users};

fn users() -> Users {
    let editor = Users::with_password("an", Role::Editor, "mật khẩu dài").unwrap();
    let admin = Users::with_password("bình", Role::Admin, "mật khẩu dài").unwrap();
    Users::parse(&(editor + &admin + &Users::with_token("robot", Role::Reader, "t0ken"))).unwrap()
}

async fn post(server: &Server, path: &str, by: (HeaderName, &str), body: &str) -> Answer {
    let kind = (header::CONTENT_TYPE, "application/x-www-form-urlencoded".to_owned());
    server.ask(Method::POST, path, vec![kind, (by.0, by.1.to_owned())], body).await
}

#[tokio::test]
async fn judgements_need_an_editor_and_a_form_of_their_session() {
    let server = Server::with(users(), &[("slip", "Sai", common::SLIP)]);
    let id = server.json("/api/v1/findings").await["items"][0]["id"].as_str().unwrap().to_owned();
    let judge = format!("/findings/{id}/judge");
    let verdict = |token: &str| format!("form={token}&did=accepted&note=%3Cb%3Eright%3C%2Fb%3E");
    let status = post(&server, &judge, (header::COOKIE, ""), &verdict("")).await.status;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    let status = post(&server, &judge, (header::AUTHORIZATION, "Bearer t0ken"), &verdict("")).await.status;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let wrong = post(&server, "/sign-in", (header::COOKIE, ""), "name=an&password=x").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);

    let (session, token) = server.sign_in("an").await;
    let by = || (header::COOKIE, session.as_str());
    assert_eq!(post(&server, &judge, by(), &verdict("other")).await.status, StatusCode::FORBIDDEN);
    let kind = (header::CONTENT_TYPE, "application/x-www-form-urlencoded".to_owned());
    let cross = ("sec-fetch-site".parse().unwrap(), "cross-site".to_owned());
    let cross = vec![kind, (header::COOKIE, session.clone()), cross];
    assert_eq!(server.ask(Method::POST, &judge, cross, &verdict(&token)).await.status, StatusCode::FORBIDDEN);
    assert_eq!(post(&server, &judge, by(), &verdict(&token)).await.status, StatusCode::SEE_OTHER);
    let page = server.get(&format!("/findings/{id}")).await.text;
    assert!(page.contains("&lt;b&gt;right&lt;/b&gt;") && !page.contains("<b>right"), "{page}");
}

#[tokio::test]
async fn an_editor_adds_and_only_an_admin_forgets() {
    let server = Server::with(users(), &[("slip", "Sai", common::SLIP)]);
    let document = server.json("/api/v1/documents").await["items"][0]["id"].as_str().unwrap().to_owned();
    let forget = format!("/documents/{document}/forget");
    let (session, token) = server.sign_in("an").await;
    let by = (header::COOKIE, session.as_str());
    let status = post(&server, &forget, by.clone(), &format!("form={token}&sure=yes")).await.status;
    assert_eq!(status, StatusCode::FORBIDDEN);
    let journal = server.ask(Method::GET, "/journal", vec![(header::COOKIE, session.clone())], "").await;
    assert_eq!(journal.status, StatusCode::FORBIDDEN);
    let text = "Tháng+3/2024,+xuất+khẩu+của+tỉnh+Lạng+Sơn+đạt+9+triệu+USD.";
    let kept = post(&server, "/try/keep", by, &format!("form={token}&name=moi&text={text}")).await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text);

    let (session, token) = server.sign_in("bình").await;
    let by = (header::COOKIE, session.as_str());
    let status = post(&server, &forget, by.clone(), &format!("form={token}&sure=yes")).await.status;
    assert_eq!(status, StatusCode::SEE_OTHER);
    let ask = || server.ask(Method::GET, "/journal?lang=en", vec![(header::COOKIE, session.clone())], "");
    let journal = ask().await.text;
    for did in ["added", "forgot"] {
        assert!(journal.contains(&format!("<td>{did}</td>")), "{did}: {journal}");
    }
    server.refresh();
    let left = server.json("/api/v1/documents").await;
    assert_eq!(left["items"].as_array().unwrap().len(), 1);
    assert_eq!(left["items"][0]["name"], "moi");
    assert_eq!(post(&server, "/sign-out", by, "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(ask().await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn guessing_a_password_is_slowed_down() {
    let server = Server::with(users(), &[]);
    let mut told = Vec::new();
    for _ in 0..14 {
        told.push(post(&server, "/sign-in", (header::COOKIE, ""), "name=an&password=guess").await);
    }
    assert_eq!(told[0].status, StatusCode::UNAUTHORIZED);
    assert_eq!(told[13].status, StatusCode::TOO_MANY_REQUESTS);
    assert!(told[13].headers.contains_key(header::RETRY_AFTER));
}

#[tokio::test]
async fn a_program_adds_by_its_token_and_twice_is_once() {
    let users = Users::with_token("robot", Role::Editor, "t0ken") + &Users::with_token("guest", Role::Reader, "r3ader");
    let editor = Users::with_password("an", Role::Editor, "mật khẩu dài").unwrap();
    let server = Server::with(Users::parse(&(users + &editor)).unwrap(), &[]);
    let body = serde_json::json!({"name": "bai", "title": "Bài", "published": "2024-03-05", "text": common::LANG_SON})
        .to_string();
    let send = |by: (HeaderName, &str), body: String| {
        let kind = (header::CONTENT_TYPE, "application/json".to_owned());
        server.ask(Method::POST, "/api/v1/documents", vec![kind, (by.0, by.1.to_owned())], &body)
    };
    let robot = || (header::AUTHORIZATION, "Bearer t0ken");
    assert_eq!(send((header::COOKIE, ""), body.clone()).await.status, StatusCode::UNAUTHORIZED);
    assert_eq!(send((header::AUTHORIZATION, "Bearer r3ader"), body.clone()).await.status, StatusCode::FORBIDDEN);
    // A browser that was led here brings its cookie along, and is refused.
    let (session, _) = server.sign_in("an").await;
    assert_eq!(send((header::COOKIE, &session), body.clone()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send(robot(), "{}".to_owned()).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bad = body.replace("2024-03-05", "soon");
    assert_eq!(send(robot(), bad).await.status, StatusCode::BAD_REQUEST);
    let first = send(robot(), body.clone()).await;
    let told: serde_json::Value = serde_json::from_str(&first.text).unwrap();
    assert_eq!((first.status, &told["new"], &told["figures"]), (StatusCode::CREATED, &true.into(), &2.into()));
    let again = send(robot(), body).await;
    assert_eq!(again.status, StatusCode::OK);
    server.refresh();
    let list = server.json("/api/v1/documents").await;
    assert_eq!(list["items"].as_array().unwrap().len(), 1);
    assert_eq!(list["items"][0]["id"], told["id"]);
    // Who did it stands in the ledger, once.
    let journal = server.ledger().journal().unwrap();
    assert_eq!(
        journal.iter().map(|line| (line.who.as_str(), line.about.as_str())).collect::<Vec<_>>(),
        [("robot", "bai")]
    );
}
