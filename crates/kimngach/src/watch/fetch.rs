//! One request to one site, bounded in time and size.

use jiff::Timestamp;
use std::io::Read;
use std::time::Duration;
use ureq::Agent;
use ureq::http::{HeaderMap, header};
use url::Url;

/// So long may a request take, from the name to the last byte.
const PATIENCE: Duration = Duration::from_secs(60);
/// So long may it take until there is a connection.
const CONNECT: Duration = Duration::from_secs(15);

/// What a server said to one request.
#[derive(Debug)]
pub(super) enum Answer {
    Sent(Sent),
    /// As it was.
    Same,
    /// To be found elsewhere.
    Moved(String),
    /// It is not to be had, and that will stay so.
    Gone(String),
    /// It is not to be had now; how long the server asks to wait, and whether with everything.
    Later {
        why: String,
        wait: Option<Duration>,
        all: bool,
    },
}

/// What was sent.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) bytes: Vec<u8>,
    pub(super) etag: Option<String>,
    pub(super) modified: Option<String>,
    /// The encoding that its server names.
    pub(super) charset: Option<String>,
}

/// Sends requests.
pub(super) struct Fetch {
    agent: Agent,
}

impl Fetch {
    /// As who, in the words of `User-Agent`.
    pub(super) fn new(agent: &str) -> Fetch {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Each step is asked for anew: it may lead to a site that allows less.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_global(Some(PATIENCE))
            .timeout_connect(Some(CONNECT))
            .max_response_header_size(64 << 10)
            .max_idle_connections_per_host(1)
            .user_agent(agent)
            .build();
        Fetch { agent: config.into() }
    }

    /// Asks for an address, unless it is as it was by its tag or the time of its change.
    pub(super) fn get(&self, url: &Url, known: [Option<&str>; 2], limit: usize, now: Timestamp) -> Answer {
        let mut request = self.agent.get(url.as_str());
        for (name, value) in [header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE].into_iter().zip(known) {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let mut response = match request.call() {
            Ok(response) => response,
            Err(error) => return Answer::Later { why: reason(&error), wait: None, all: false },
        };
        let status = response.status().as_u16();
        let text = |headers: &HeaderMap, name| Some(headers.get(name)?.to_str().ok()?.to_owned());
        let wait =
            text(response.headers(), header::RETRY_AFTER).and_then(|told| kimngach_watch::retry_after(&told, now));
        match status {
            200..=299 => {}
            304 => return Answer::Same,
            300..=399 => {
                return text(response.headers(), header::LOCATION)
                    .map_or_else(|| Answer::Gone(format!("{status} without a place")), Answer::Moved);
            }
            408 | 429 | 500..=599 => {
                let all = matches!(status, 429 | 503);
                return Answer::Later { why: format!("the server says {status}"), wait, all };
            }
            _ => return Answer::Gone(format!("the server says {status}")),
        }
        let length: Option<usize> = text(response.headers(), header::CONTENT_LENGTH).and_then(|told| told.parse().ok());
        if length.is_some_and(|length| length > limit) {
            return Answer::Gone(format!("larger than {limit} bytes; --max-size allows more"));
        }
        let (etag, modified) =
            (text(response.headers(), header::ETAG), text(response.headers(), header::LAST_MODIFIED));
        let kind = text(response.headers(), header::CONTENT_TYPE);
        let charset = kind.and_then(|kind| kimngach_watch::charset(&kind).map(str::to_owned));
        match response.body_mut().with_config().limit(limit as u64).read_to_vec() {
            Ok(bytes) => Answer::Sent(Sent { bytes, etag, modified, charset }),
            Err(ureq::Error::BodyExceedsLimit(_)) => {
                Answer::Gone(format!("larger than {limit} bytes; --max-size allows more"))
            }
            Err(error) => Answer::Later { why: reason(&error), wait: None, all: false },
        }
    }
}

/// A list as it was before it was packed with gzip (`sitemap.xml.gz`), up to so many bytes; what is not packed is left as it is.
pub(super) fn unpacked(bytes: Vec<u8>, limit: usize) -> Result<Vec<u8>, String> {
    if !bytes.starts_with(&[0x1F, 0x8B]) {
        return Ok(bytes);
    }
    let mut out = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes.as_slice()).take(limit as u64 + 1).read_to_end(&mut out);
    match read {
        Ok(_) if out.len() <= limit => Ok(out),
        Ok(_) => Err(format!("larger than {limit} bytes when unpacked")),
        Err(_) => Err("a broken gzip file".to_owned()),
    }
}

/// What went wrong, in one line.
fn reason(error: &ureq::Error) -> String {
    match error {
        ureq::Error::Timeout(_) => "no answer in time".to_owned(),
        ureq::Error::HostNotFound => "no such host".to_owned(),
        ureq::Error::Io(error) => {
            let told = error.to_string();
            told.split(" (os error").next().unwrap_or_default().to_owned()
        }
        error => error.to_string().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
