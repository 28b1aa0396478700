//! A server of a ledger of its own, asked without a socket.

#![allow(dead_code, reason = "each test uses a part of it")]

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use kimngach_book::Ledger;
use kimngach_book::ledger::{Entry, Opening};
use kimngach_reader::{Document, Meta};
use kimngach_serve::user::Users;
use kimngach_serve::{App, Config, router};
use std::future::Future;
use tempfile::TempDir;
use tower::ServiceExt;

pub const LANG_SON: &str = "Tháng 2/2024, xuất khẩu của tỉnh Lạng Sơn đạt 120 triệu USD, nhập khẩu đạt 80 triệu USD.";
pub const SLIP: &str = "Tháng 2/2024, kim ngạch xuất khẩu của tỉnh Hà Nam đạt 120 triệu USD, kim ngạch nhập khẩu đạt 80 triệu USD, tổng kim ngạch xuất nhập khẩu đạt 200 tỷ USD.";

/// A server.
pub struct Server {
    app: App,
    folder: TempDir,
}

/// What it answered.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Server {
    /// Of documents: name, title and text of each.
    pub fn of(documents: &[(&str, &str, &str)]) -> Server {
        Server::configured(None, 20_000, documents)
    }

    /// Of an empty ledger, that is worked out area by area when it has more figures.
    pub fn large(whole: usize) -> Server {
        Server::configured(None, whole, &[])
    }

    /// The ledger itself.
    pub fn ledger(&self) -> Ledger {
        Ledger::open(&self.folder.path().join("k.db").display().to_string(), Opening::default()).unwrap()
    }

    /// The same, with users.
    pub fn with(users: Users, documents: &[(&str, &str, &str)]) -> Server {
        Server::configured(Some(users), 20_000, documents)
    }

    fn configured(users: Option<Users>, whole: usize, documents: &[(&str, &str, &str)]) -> Server {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("k.db").display().to_string();
        drop(Ledger::open(&place, Opening::default()).unwrap());
        // Only where somebody can sign in is a limit to be met.
        let rate = if users.is_some() { 130 } else { 100_000 };
        let server = Server { app: App::new(Config { users, rate, whole, ..Config::new(&place) }), folder };
        for (name, title, text) in documents {
            server.put(name, title, text);
        }
        server.refresh();
        server
    }

    fn put(&self, name: &str, title: &str, text: &str) {
        let published = Some("2024-03-05".parse().unwrap());
        let meta = Meta { published, title: Some(title.to_owned()), ..Meta::default() };
        let document = Document::from_text(name, text, meta, None);
        let figures = kimngach_reader::read(&document);
        let entry = Entry::read(document, &figures, "2024-03-06".parse().unwrap());
        self.ledger().add(&entry, false).unwrap();
    }

    /// Adds a document, and works out what the ledger holds then.
    pub fn add(&self, name: &str, title: &str, text: &str) {
        self.put(name, title, text);
        self.refresh();
    }

    /// Works out what the ledger holds now.
    pub fn refresh(&self) {
        self.app.refresh().unwrap();
    }

    /// Sends a request.
    pub fn ask(
        &self,
        method: Method,
        path: &str,
        headers: Vec<(HeaderName, String)>,
        body: &str,
    ) -> impl Future<Output = Answer> + use<> {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers.iter().filter(|(_, value)| !value.is_empty()) {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(body.to_owned())).unwrap();
        let service = router(self.app.clone());
        async move {
            let response = service.oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let bytes = to_bytes(body, usize::MAX).await.unwrap();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            Answer { status: parts.status, headers: parts.headers, text }
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, Vec::new(), "").await
    }

    pub async fn json(&self, path: &str) -> serde_json::Value {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text);
        serde_json::from_str(&answer.text).unwrap()
    }

    /// Signs somebody in: the cookie of the session, and what its forms carry.
    pub async fn sign_in(&self, name: &str) -> (String, String) {
        let kind = vec![(header::CONTENT_TYPE, "application/x-www-form-urlencoded".to_owned())];
        let name = name.replace('ì', "%C3%AC");
        let body = format!("name={name}&password=m%E1%BA%ADt+kh%E1%BA%A9u+d%C3%A0i");
        let answer = self.ask(Method::POST, "/sign-in", kind, &body).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        let session = cookie.split(';').next().unwrap().to_owned();
        let home = self.ask(Method::GET, "/", vec![(header::COOKIE, session.clone())], "").await;
        assert_eq!(home.headers[header::CACHE_CONTROL], "no-store");
        let form = home.text.split("name=\"form\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        (session, form)
    }
}
