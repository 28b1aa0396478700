//! Deliveries that wait, and how they are sent.

use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use std::collections::VecDeque;
use std::fmt::Write as _;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// So many deliveries wait at most; the oldest goes first.
const MOST: usize = 256;
/// So often one is tried.
const TRIES: u32 = 8;
/// The first wait; each further one is twice as long.
const FIRST: Duration = Duration::from_secs(1);
/// So long may one try take.
const PATIENCE: Duration = Duration::from_secs(20);

#[derive(Debug, Default)]
pub(super) struct Queue {
    waiting: Mutex<VecDeque<Vec<Value>>>,
    more: Condvar,
}

impl Queue {
    pub(super) fn put(&self, news: Vec<Value>) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() >= MOST {
            waiting.pop_front();
        }
        waiting.push_back(news);
        self.more.notify_one();
    }

    fn take(&self) -> Vec<Value> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(news) = waiting.pop_front() {
                return news;
            }
            waiting = self.more.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Sends what waits, one after the other, for ever.
    pub(super) fn send(&self, url: &str, secret: &[u8]) {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .user_agent(concat!("kimngach/", env!("CARGO_PKG_VERSION")))
            .build();
        let agent: ureq::Agent = config.into();
        loop {
            let body = json!({"at": jiff::Timestamp::now().to_string(), "events": self.take()}).to_string();
            let (signed, id) = (signature(secret, body.as_bytes()), blake3::hash(body.as_bytes()).to_hex());
            let try_once = || {
                let request = agent
                    .post(url)
                    .header("Content-Type", "application/json")
                    .header("X-Kimngach-Signature", format!("sha256={signed}"))
                    .header("X-Kimngach-Delivery", &id[..20]);
                match request.send(&body) {
                    Ok(answer) if answer.status().is_success() => Ok(()),
                    Ok(answer) => Err(format!("the server says {}", answer.status().as_u16())),
                    Err(error) => Err(error.to_string()),
                }
            };
            let mut wait = FIRST;
            for left in (0..TRIES).rev() {
                match try_once() {
                    Ok(()) => break,
                    Err(why) if left == 0 => {
                        let line = json!({"webhook": url, "given up": &id[..20], "why": why});
                        let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{line}\n").as_bytes());
                    }
                    Err(_) => {
                        std::thread::sleep(wait);
                        wait *= 2;
                    }
                }
            }
        }
    }
}

/// HMAC-SHA256 in hexadecimal digits.
fn signature(secret: &[u8], body: &[u8]) -> String {
    // A key of any length is taken.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(body);
    mac.finalize().into_bytes().iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{MOST, Queue, signature};
    use serde_json::json;
    use std::io::{BufRead, BufReader, Read, Write};
    use std::net::TcpListener;
    use std::sync::Arc;

    #[test]
    fn the_signature_is_that_of_the_standard() {
        // RFC 4231, test case 2.
        let told = signature(b"Jefe", b"what do ya want for nothing?");
        assert_eq!(told, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn the_queue_has_an_end() {
        let queue = Queue::default();
        (0..MOST + 10).for_each(|number| queue.put(vec![json!(number)]));
        assert_eq!(queue.waiting.lock().unwrap().len(), MOST);
        assert_eq!(queue.take(), [json!(10)]);
    }

    #[test]
    fn what_fails_is_sent_again_with_its_signature() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let queue = Arc::new(Queue::default());
        let sender = queue.clone();
        std::thread::spawn(move || sender.send(&url, b"secret"));
        queue.put(vec![json!({"event": "document", "id": "a"})]);
        let mut heard = Vec::new();
        for answer in ["HTTP/1.1 503 Busy\r\n", "HTTP/1.1 200 OK\r\n"] {
            let (mut stream, _) = listener.accept().unwrap();
            stream.set_read_timeout(Some(std::time::Duration::from_secs(20))).unwrap();
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let (mut signed, mut delivery, mut length) = (String::new(), String::new(), 0);
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                let Some((name, value)) = line.trim().split_once(": ") else {
                    if line.trim().is_empty() { break } else { continue }
                };
                match name.to_lowercase().as_str() {
                    "x-kimngach-signature" => signed = value.to_owned(),
                    "x-kimngach-delivery" => delivery = value.to_owned(),
                    "content-length" => length = value.parse().unwrap(),
                    _ => {}
                }
            }
            let mut body = vec![0; length];
            reader.read_exact(&mut body).unwrap();
            assert_eq!(signed, format!("sha256={}", signature(b"secret", &body)));
            stream.write_all(format!("{answer}Content-Length: 0\r\nConnection: close\r\n\r\n").as_bytes()).unwrap();
            heard.push((delivery, body));
        }
        assert_eq!(heard[0], heard[1]);
        assert!(String::from_utf8_lossy(&heard[0].1).contains(r#""events":[{"event":"document","id":"a"}]"#));
    }
}
