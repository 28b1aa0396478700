//! How is the ledger served?

use crate::user::Users;
use kimngach_book::Rules;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// How the ledger is served.
#[derive(Clone, Debug)]
pub struct Config {
    /// The ledger: a file, or a database as `postgres://...`.
    pub ledger: String,
    /// Where to listen.
    pub listen: SocketAddr,
    /// Who may write; without them nobody may.
    pub users: Option<Users>,
    /// By which claims are reconciled.
    pub rules: Arc<Rules>,
    /// A ledger of more figures is worked out area by area, which takes less memory.
    pub whole: usize,
    /// How often to look whether something was added.
    pub every: Duration,
    /// The most bytes that a request may bring.
    pub body: usize,
    /// How many requests a minute one address may make that cost something: sign in, read a text, search, download, write.
    pub rate: u32,
    /// Whether each request is told on the standard error, as a line of JSON.
    pub log: bool,
    /// Whom to tell what is new: an address, and the secret by which deliveries are signed.
    pub webhook: Option<[String; 2]>,
    /// Where it is reached from outside, for links in feeds and citations: `https://example.org`.
    pub public: Option<String>,
}

impl Config {
    /// A ledger for this machine alone, that nobody may write to.
    #[must_use]
    pub fn new(ledger: &str) -> Config {
        Config {
            ledger: ledger.to_owned(),
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            users: None,
            rules: Arc::new(Rules::shipped().clone()),
            whole: 20_000,
            every: Duration::from_secs(1),
            body: 4 << 20,
            rate: 120,
            log: false,
            webhook: None,
            public: None,
        }
    }

    /// Whether sessions must travel encrypted: beyond this machine they do.
    pub(crate) fn is_public(&self) -> bool {
        !self.listen.ip().is_loopback() || self.public.as_ref().is_some_and(|url| url.starts_with("https://"))
    }
}
