//! A server on this machine is followed: what is new is added once, and the server is left alone where it asks for it.

#![cfg(feature = "watch")]

mod common;

use common::{Place, Ran};
use serde_json::Value;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read as _, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// What a request said: its path and its headers, by small letters.
#[derive(Clone, Debug)]
struct Asked {
    path: String,
    headers: HashMap<String, String>,
    at: Instant,
}

/// What is answered: a status line, headers, a body.
type Answer = (&'static str, Vec<(&'static str, String)>, Vec<u8>);
type Site = dyn Fn(&Asked) -> Answer + Send + Sync;

/// A server with one thread for each connection, that ends with the test.
struct Server {
    at: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
    over: Arc<AtomicBool>,
}

impl Server {
    fn start(site: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let at = listener.local_addr().unwrap();
        let (asked, over) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let site: Arc<Site> = Arc::new(site);
        let (log, ended) = (asked.clone(), over.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::Relaxed) {
                    break;
                }
                let (Ok(stream), site, log) = (stream, site.clone(), log.clone()) else { continue };
                thread::spawn(move || serve(stream, &site, &log));
            }
        });
        Server { at, asked, over }
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.at)
    }

    /// The paths that were asked for since the last time.
    fn paths(&self) -> Vec<String> {
        self.taken().into_iter().map(|asked| asked.path).collect()
    }

    fn taken(&self) -> Vec<Asked> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
        let _ = TcpStream::connect(self.at);
    }
}

fn serve(stream: TcpStream, site: &Arc<Site>, log: &Mutex<Vec<Asked>>) {
    stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut line = String::new();
    if reader.read_line(&mut line).unwrap_or(0) == 0 {
        return;
    }
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        if reader.by_ref().take(8192).read_line(&mut line).unwrap_or(0) == 0 || line.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.trim().to_lowercase(), value.trim().to_owned());
        }
    }
    let asked = Asked { path, headers, at: Instant::now() };
    let (status, headers, body) = site(&asked);
    log.lock().unwrap().push(asked);
    let mut head = format!("HTTP/1.1 {status}\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Content-Length") && !status.starts_with("304") {
        let _ = write!(head, "Content-Length: {}\r\n", body.len());
    }
    for (name, value) in headers {
        let _ = write!(head, "{name}: {value}\r\n");
    }
    let mut stream = stream;
    let _ = stream.write_all(format!("{head}\r\n").as_bytes()).and_then(|()| stream.write_all(&body));
}

fn ok(body: impl Into<Vec<u8>>) -> Answer {
    ("200 OK", Vec::new(), body.into())
}

fn none() -> Answer {
    ("404 Not Found", Vec::new(), b"<html>none</html>".to_vec())
}

/// A page with one figure: so many million dollars.
fn page(title: &str, millions: u32) -> String {
    format!(
        "<html><head><title>{title}</title><meta charset=\"utf-8\"></head><body><article><h1>{title}</h1>\
         <p>Sáu tháng đầu năm 2025, kim ngạch xuất khẩu của tỉnh Lạng Sơn đạt {millions} triệu USD.</p></article></body></html>"
    )
}

fn feed(items: &[(&str, &str)]) -> String {
    let items: String = items
        .iter()
        .map(|(link, day)| format!("<item><title>Tin</title><link>{link}</link><pubDate>{day}</pubDate></item>"))
        .collect();
    format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Tin</title>{items}</channel></rss>")
}

const DAY: &str = "Fri, 04 Jul 2025 08:00:00 +0700";

fn sources(server: &Server, follow: &str) -> Place {
    let text = format!("contact = \"a@example.org\"\n{}", follow.replace("HOST", &server.at.to_string()));
    Place::with(&[("sources.toml", &text)])
}

fn once(place: &Place) -> Ran {
    place.run(&["watch", "sources.toml", "--once", "--delay", "0", "--format", "jsonl"])
}

/// What was done with each page, and why: the last part of its address, then the word.
fn told(ran: &Ran) -> Vec<String> {
    let line = |line: &str| {
        let line: Value = serde_json::from_str(line).unwrap();
        let name = line["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let more = line["why"].as_str().map_or_else(|| line["figures"].to_string(), str::to_owned);
        format!("{name} {}: {more}", line["did"].as_str().unwrap())
    };
    ran.out.lines().map(line).collect()
}

#[test]
fn what_is_new_is_added_once() {
    let more = Arc::new(AtomicBool::new(false));
    let grown = more.clone();
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/rss" => {
            let tag = if grown.load(Ordering::Relaxed) { "\"2\"" } else { "\"1\"" };
            if asked.headers.get("if-none-match").map(String::as_str) == Some(tag) {
                return ("304 Not Modified", Vec::new(), Vec::new());
            }
            let mut items = vec![("tin/a.html", DAY), ("/tin/a.html?utm_source=rss#x", DAY), ("tin/none.html", DAY)];
            if grown.load(Ordering::Relaxed) {
                items.insert(0, ("/tin/b.html", DAY));
            }
            ("200 OK", vec![("ETag", tag.to_owned())], feed(&items).into_bytes())
        }
        "/tin/a.html" => ok(page("Bài A", 1500)),
        "/tin/b.html" => ok(page("Bài B", 1700)),
        "/tin/none.html" => {
            ok("<html><body><article><p>Hôm nay trời đẹp, người dân đi chơi.</p></article></body></html>")
        }
        _ => none(),
    });
    let place = sources(
        &server,
        "[[source]]\nname = \"Tin\"\nfeed = \"http://HOST/rss\"\n[[source]]\nfeed = \"http://HOST/rss?again\"\n",
    );
    let first = once(&place);
    // The second source has no such feed.
    assert_eq!(
        told(&first),
        ["rss?again failed: the server says 404", "a.html added: 1", "none.html passed: no figures in it"]
    );
    assert_eq!(first.code, 1);
    assert!(first.err.contains("kimngach.db: 1 added, 1 passed over, 1 failed"), "{}", first.err);
    let asked = server.taken();
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
    assert_eq!(paths, ["/robots.txt", "/rss", "/rss?again", "/tin/a.html", "/tin/none.html"], "each page once");
    let agent = &asked[1].headers["user-agent"];
    assert!(agent.starts_with("kimngach/") && agent.ends_with("(+a@example.org)"), "{agent}");

    // Nothing new: only the list is asked for, and by its tag; the feed that failed is left alone for now.
    let again = once(&place);
    assert_eq!(server.paths(), ["/robots.txt", "/rss"]);
    assert!(told(&again)[0].starts_with("rss?again passed: is asked again at "), "{again:?}");
    assert_eq!(again.code, 0);

    more.store(true, Ordering::Relaxed);
    assert!(told(&once(&place)).contains(&"b.html added: 1".to_owned()));
    let held: Vec<Value> = place
        .run(&["ledger", "--format", "jsonl"])
        .out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let shown: Vec<[&str; 3]> =
        held.iter().map(|held| ["url", "title", "published"].map(|key| held[key].as_str().unwrap())).collect();
    let urls = [server.url("/tin/a.html"), server.url("/tin/b.html")];
    assert_eq!(shown, [[urls[0].as_str(), "Bài A", "2025-07-04"], [urls[1].as_str(), "Bài B", "2025-07-04"]]);
    // As if everything had been forgotten but the ledger.
    std::fs::remove_file(place.path().join("kimngach.watch.json")).unwrap();
    let there = told(&once(&place));
    assert!(there.contains(&"a.html there: the ledger has it as it is".to_owned()), "{there:?}");
}

#[test]
fn a_page_that_changed_is_a_new_vintage() {
    let changed = Arc::new(AtomicBool::new(false));
    let now = changed.clone();
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/map.xml" => {
            let day = if now.load(Ordering::Relaxed) { "2025-07-06" } else { "2025-07-05" };
            ok(format!("<sitemapindex><sitemap><loc>/m1.xml</loc><lastmod>{day}</lastmod></sitemap></sitemapindex>"))
        }
        "/m1.xml" => {
            let day = if now.load(Ordering::Relaxed) { "2025-07-06" } else { "2025-07-05" };
            ok(format!("<urlset><url><loc>/a</loc><lastmod>{day}</lastmod></url><url><loc>/other</loc></url></urlset>"))
        }
        "/a" => ok(page("A", if now.load(Ordering::Relaxed) { 1600 } else { 1500 })),
        // A list of pages is looked at each time.
        "/page" => {
            let since = asked.headers.get("if-modified-since").map(String::as_str);
            if since == Some("Sat, 05 Jul 2025 00:00:00 GMT") {
                return ("304 Not Modified", Vec::new(), Vec::new());
            }
            let modified = vec![("Last-Modified", "Sat, 05 Jul 2025 00:00:00 GMT".to_owned())];
            ("200 OK", modified, page("Trang", 900).into_bytes())
        }
        _ => none(),
    });
    let follow =
        "[[source]]\nsitemap = \"http://HOST/map.xml\"\nonly = [\"/a\"]\n[[source]]\npages = [\"http://HOST/page\"]\n";
    let place = sources(&server, follow);
    assert_eq!(told(&once(&place)), ["a added: 1", "page added: 1"]);
    server.taken();
    assert_eq!(told(&once(&place)), [""; 0]);
    assert_eq!(server.paths(), ["/robots.txt", "/map.xml", "/page"]);
    changed.store(true, Ordering::Relaxed);
    assert_eq!(told(&once(&place)), ["a vintage: 1"]);
}

#[test]
fn sites_are_left_alone_where_they_ask_for_it() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => ok("User-agent: *\nDisallow: /\n\nUser-agent: kimngach\nDisallow: /rieng\nCrawl-delay: 0.3\n"),
        "/index" => {
            ok("<a href='/rieng/a'>A</a><a href='/b'>B</a><a href='http://127.0.0.1:9/x'>X</a><a href='/c'>C</a>")
        }
        "/b" => ("429 Too Many Requests", vec![("Retry-After", "3600".to_owned())], Vec::new()),
        _ => none(),
    });
    let place = sources(&server, "[[source]]\nindex = \"http://HOST/index\"\n");
    let ran = once(&place);
    let lines = told(&ran);
    assert_eq!(lines[0], "a passed: robots.txt does not allow it");
    assert!(lines[1].starts_with("b failed: the server says 429; is asked again at "), "{lines:?}");
    assert!(lines[2].starts_with("c failed: the site asks to wait until "), "{lines:?}");
    assert_eq!((lines.len(), ran.code), (3, 1));
    let asked = server.taken();
    let paths: Vec<&str> = asked.iter().map(|asked| asked.path.as_str()).collect();
    assert_eq!(paths, ["/robots.txt", "/index", "/b"], "what is not allowed is not asked for, nor anything after 429");
    let pauses: Vec<Duration> = asked.windows(2).map(|two| two[1].at - two[0].at).collect();
    assert!(pauses[1..].iter().all(|pause| *pause >= Duration::from_millis(280)), "{pauses:?}");
    // An hour has not gone by.
    let again = told(&once(&place));
    assert!(again[0].contains("asks to wait until"), "{again:?}");
    assert_eq!(server.paths(), [""; 0]);
}

#[test]
fn a_site_whose_rules_cannot_be_had_is_not_visited() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/robots.txt" => ("500 Internal Server Error", Vec::new(), Vec::new()),
        _ => ok(feed(&[("/a", DAY)])),
    });
    let place = sources(&server, "[[source]]\nfeed = \"http://HOST/rss\"\n");
    let ran = once(&place);
    assert!(told(&ran)[0].starts_with("rss failed: its robots.txt cannot be had"), "{ran:?}");
    assert_eq!((server.paths(), ran.code), (vec!["/robots.txt".to_owned()], 1));
}

/// In gzip, deflated without compression.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).unwrap();
    let mut out = vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1];
    out.extend(length.to_le_bytes());
    out.extend((!length).to_le_bytes());
    out.extend(bytes);
    out.extend(crc32(bytes).to_le_bytes());
    out.extend(u32::from(length).to_le_bytes());
    out
}

#[test]
fn packed_sitemaps_and_letters_that_only_the_server_names_are_read() {
    let site = Arc::new(Mutex::new(String::new()));
    let own = site.clone();
    let server = Server::start(move |asked| {
        let at = own.lock().unwrap().clone();
        match asked.path.as_str() {
            "/sitemap.xml.gz" => ok(packed(
                format!("<urlset><url><loc>{at}/bai</loc></url><url><loc>{at}/broken.gz</loc></url></urlset>")
                    .as_bytes(),
            )),
            "/bai" => {
                // The page calls itself UTF-8, which it is not.
                let bytes = page("Chữ", 1234).encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
                ("200 OK", vec![("Content-Type", "text/html; charset=utf-16le".to_owned())], bytes)
            }
            "/broken.xml.gz" => ok(packed(b"<urlset></urlset>")[..20].to_vec()),
            _ => none(),
        }
    });
    site.lock().unwrap().push_str(&format!("http://{}", server.at));
    let follow =
        "[[source]]\nsitemap = \"http://HOST/sitemap.xml.gz\"\n[[source]]\nsitemap = \"http://HOST/broken.xml.gz\"\n";
    let place = sources(&server, follow);
    let ran = once(&place);
    assert_eq!(
        told(&ran),
        ["broken.xml.gz failed: a broken gzip file", "bai added: 1", "broken.gz passed: the server says 404"]
    );
    let text = place.run(&["ledger", "--format", "jsonl"]).out;
    assert!(text.contains("\"Chữ\""), "{text}");
}

#[test]
fn odd_pages_are_passed_over_with_a_reason() {
    let zipped = packed(page("Nén", 1234).as_bytes());
    let server = Server::start(move |asked| match asked.path.as_str() {
        "/rss" => {
            let paths = ["/zip", "/loop", "/huge", "/endless", "/moved", "/front", "/gone", "/away", "/pdf", "/empty"];
            ok(feed(&paths.map(|path| (path, DAY))))
        }
        "/zip" => ("200 OK", vec![("Content-Encoding", "gzip".to_owned())], zipped.clone()),
        "/loop" => ("302 Found", vec![("Location", "/loop".to_owned())], Vec::new()),
        "/huge" => ("200 OK", vec![("Content-Length", "99999999999".to_owned())], b"<html>".to_vec()),
        // Says no length, and goes on.
        "/endless" => ("200 OK", vec![("Content-Length", "5000000".to_owned())], vec![b'a'; 5_000_000]),
        "/moved" => ("301 Moved Permanently", vec![("Location", "/new/place".to_owned())], Vec::new()),
        "/new/place" => ok(page("Chuyển", 777)),
        "/front" => ("302 Found", vec![("Location", "/".to_owned())], Vec::new()),
        "/" => ok(page("Trang chủ", 888)),
        "/away" => ("302 Found", vec![("Location", "http://169.254.169.254/latest".to_owned())], Vec::new()),
        "/pdf" => ok(*b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n"),
        "/empty" => ok(""),
        _ => none(),
    });
    let place = sources(&server, "[[source]]\nfeed = \"http://HOST/rss\"\n");
    let ran = once(&place);
    let expected = [
        "zip added: 1",
        "loop passed: leads from one address to another more than 5 times",
        "huge passed: larger than 4194304 bytes; --max-size allows more",
        "endless passed: larger than 4194304 bytes; --max-size allows more",
        "place added: 1",
        "front passed: leads to the front page",
        "gone passed: the server says 404",
        "away passed: leads to another site (http://169.254.169.254)",
        "pdf passed: no text but a PDF; convert it to text or HTML first",
        "empty passed: empty, nothing to read; check how it was made",
    ];
    assert_eq!(told(&ran), expected);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(server.paths().iter().filter(|path| *path == "/loop").count(), 6);
    // What was passed over is not asked for again.
    once(&place);
    assert_eq!(server.paths(), ["/robots.txt", "/rss"]);
}

fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xEDB8_8320 & (crc & 1).wrapping_neg()))
    })
}

#[test]
fn a_broken_feed_gives_what_it_holds_and_is_told() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/rss" => ok("<rss><channel><item><link>/a</link></item><item><link>/b"),
        "/html" => ok("<html><body>Trang không tồn tại</body></html>"),
        "/a" => ok(page("A", 1500)),
        _ => none(),
    });
    let place = sources(&server, "[[source]]\nfeed = \"http://HOST/rss\"\n[[source]]\nfeed = \"http://HOST/html\"\n");
    let ran = once(&place);
    let lines = told(&ran);
    assert_eq!(lines[0], "rss failed: cut off before its end");
    assert_eq!(lines[1], "html failed: neither RSS, Atom nor a sitemap");
    assert_eq!((lines[2].as_str(), lines.len(), ran.code), ("a added: 1", 3, 1));
}

#[test]
fn it_goes_on_until_it_is_asked_to_end() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/rss" => ok(feed(&[("/a", DAY)])),
        "/a" => ok(page("A", 1500)),
        _ => none(),
    });
    let place = sources(&server, "[[source]]\nfeed = \"http://HOST/rss\"\n");
    let mut run = std::process::Command::new(env!("CARGO_BIN_EXE_kimngach"))
        .args(["watch", "sources.toml", "--delay", "0", "--every", "1s", "--ui", "vi", "--format", "table"])
        .current_dir(place.path())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    while server.asked.lock().unwrap().iter().filter(|asked| asked.path == "/rss").count() < 2 {
        assert!(begun.elapsed() < Duration::from_secs(60), "it does not look again");
        thread::sleep(Duration::from_millis(20));
    }
    let interrupted = std::process::Command::new("kill").args(["-INT", &run.id().to_string()]).status().unwrap();
    assert!(interrupted.success());
    let begun = Instant::now();
    let ended = run.wait().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert_eq!(ended.code(), Some(0));
    let mut out = String::new();
    run.stdout.unwrap().read_to_string(&mut out).unwrap();
    assert_eq!(out, format!("thêm  {}  1 số liệu: A\n", server.url("/a")));
}

#[test]
fn what_cannot_be_followed_is_told_in_one_line() {
    let place = Place::with(&[("bad.toml", "[[source]]\nfeed = \"ftp://example.org/\"\n"), ("kept.json", "no")]);
    let told = |args: &[&str]| place.run(args).told();
    assert_eq!(
        told(&["watch", "none.toml", "--once"]),
        "exit code 2\nkimngach: none.toml: cannot be read (No such file or directory)\n"
    );
    assert_eq!(
        told(&["watch", "bad.toml", "--once"]),
        "exit code 2\nkimngach: bad.toml: source 1: ftp://example.org/: ftp: is not followed, only http: and https: are\n"
    );
    place.put("good.toml", b"[[source]]\nfeed = \"http://127.0.0.1:9/\"\n");
    let kept = told(&["watch", "good.toml", "--once", "--state", "kept.json"]);
    assert!(kept.contains("kept.json: not what kimngach watch keeps"), "{kept}");
    let ran = place.run(&["watch", "good.toml", "--once", "--delay", "0", "--format", "jsonl"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("its robots.txt cannot be had"), "{ran:?}");
}
