//! A server that is killed while documents are added loses none that it acknowledged, and doubles none.

#![cfg(all(feature = "serve", unix))]

mod common;

use common::Place;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// So long after its start the server is killed, in milliseconds: while it adds, and while it works out what it holds.
const ROUNDS: [u64; 5] = [120, 350, 60, 700, 220];
const WRITERS: usize = 3;

struct Server {
    child: Child,
    at: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The names and ids of what was acknowledged, and the number of what was not.
type Posted = (Vec<(String, String)>, usize);

/// Starts the server, always by the same command.
fn start(place: &Place) -> Server {
    let args = ["serve", "--listen", "127.0.0.1:0", "--users", "users.toml", "--rate", "1000000", "--no-log"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_kimngach"));
    command.args(args).current_dir(place.path()).env("LANG", "C").env_remove("LC_ALL");
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let at = line.split("http://").nth(1).and_then(|rest| rest.split(',').next()).expect(&line).to_owned();
    Server { child, at }
}

/// One request; nothing where the server was gone before it had answered whole.
fn ask(at: &str, token: &str, method: &str, path: &str, body: &str) -> Option<(u16, Value)> {
    let mut socket = TcpStream::connect(at).ok()?;
    socket.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: {at}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    socket.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8(answer).ok()?;
    let (head, told) = answer.split_once("\r\n\r\n")?;
    let length: usize = head.to_lowercase().split("content-length: ").nth(1)?.lines().next()?.trim().parse().ok()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    (told.len() == length).then(|| (status, serde_json::from_str(told).unwrap_or_default()))
}

const AREAS: [&str; 8] = ["Lai Châu", "Sơn La", "Hòa Bình", "Hà Nam", "Nam Định", "Ninh Bình", "Yên Bái", "Bắc Kạn"];

/// A document of two figures; no two of the same area and month contradict each other.
fn document(number: usize) -> String {
    let (area, month) = (AREAS[number % AREAS.len()], number / AREAS.len() % 240);
    let (year, month) = (2001 + month / 12, month % 12 + 1);
    let text = format!(
        "Tháng {month}/{year}, tỉnh {area} xuất khẩu hàng hóa đạt {month},5 triệu USD; nhập khẩu đạt {month} triệu USD."
    );
    json!({"name": format!("bai-{number}"), "published": format!("{year}-{month:02}-28"), "text": text}).to_string()
}

#[test]
fn what_was_acknowledged_is_there_whole_and_once_after_kills() {
    let place = Place::with(&[("a.txt", "Tháng 2/2024, xuất khẩu của tỉnh Lạng Sơn đạt 120 triệu USD.")]);
    assert_eq!(place.run(&["add", "a.txt", "--no-progress"]).code, 0);
    let made = place.run(&["user", "add", "robot", "--role", "editor", "--token"]);
    place.put("users.toml", made.out.as_bytes());
    let token = made.err.trim().rsplit(' ').next().unwrap().to_owned();
    let mut acknowledged: BTreeMap<String, String> = BTreeMap::new();
    let (mut next, mut unanswered) = (100, Vec::new());
    for after in ROUNDS {
        let mut server = start(&place);
        let (at, token) = (server.at.as_str(), token.as_str());
        let told: Vec<Posted> = thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS)
                .map(|writer| {
                    let first = next + writer;
                    scope.spawn(move || {
                        let (mut kept, mut number) = (Vec::new(), first);
                        while let Some((status, told)) = ask(at, token, "POST", "/api/v1/documents", &document(number))
                        {
                            assert_eq!((status, &told["figures"]), (201, &json!(2)), "{told}");
                            kept.push((format!("bai-{number}"), told["id"].as_str().unwrap().to_owned()));
                            number += WRITERS;
                        }
                        (kept, number)
                    })
                })
                .collect();
            // Readers, beside them.
            scope.spawn(move || while ask(at, token, "GET", "/api/v1/series", "").is_some() {});
            thread::sleep(Duration::from_millis(after));
            server.child.kill().unwrap();
            server.child.wait().unwrap();
            writers.into_iter().map(|writer| writer.join().unwrap()).collect()
        });
        for (kept, number) in told {
            acknowledged.extend(kept);
            unanswered.push(number);
            next = next.max(number + WRITERS + 1);
        }
    }
    assert!(acknowledged.len() > 20, "only {} were acknowledged", acknowledged.len());

    // Back by the same command; what was not answered is sent again.
    let server = start(&place);
    for number in &unanswered {
        let (status, told) = ask(&server.at, &token, "POST", "/api/v1/documents", &document(*number)).unwrap();
        assert!([200, 201].contains(&status), "{told}");
        acknowledged.insert(format!("bai-{number}"), told["id"].as_str().unwrap().to_owned());
    }
    let began = Instant::now();
    let listed = loop {
        let mut listed: BTreeMap<String, (String, u64)> = BTreeMap::new();
        let mut after = String::new();
        loop {
            let path = format!("/api/v1/documents?limit=1000{after}");
            let (status, page) = ask(&server.at, &token, "GET", &path, "").unwrap();
            assert_eq!(status, 200);
            for one in page["items"].as_array().unwrap() {
                let text = |key: &str| one[key].as_str().unwrap().to_owned();
                let before = listed.insert(text("id"), (text("name"), one["figure_count"].as_u64().unwrap()));
                assert!(before.is_none(), "{one} is there twice");
            }
            match page["next"].as_str() {
                Some(next) => after = format!("&after={next}"),
                None => break,
            }
        }
        if acknowledged.values().all(|id| listed.contains_key(id)) {
            break listed;
        }
        let missing: Vec<&String> = acknowledged.values().filter(|id| !listed.contains_key(*id)).collect();
        let of = acknowledged.len();
        assert!(began.elapsed() < Duration::from_secs(60), "not listed after a minute: {missing:?} of {of}");
        thread::sleep(Duration::from_millis(200));
    };
    for (name, id) in &acknowledged {
        assert_eq!(listed[id], (name.clone(), 2));
    }
    // All documents but the first were acknowledged at last, each once.
    assert_eq!(listed.len(), acknowledged.len() + 1);
    drop(server);
    let held = place.run(&["ledger", "--verify", "--format", "jsonl"]);
    assert_eq!((held.code, held.err.as_str()), (0, ""));
    assert_eq!(held.out.lines().count(), listed.len());
}
