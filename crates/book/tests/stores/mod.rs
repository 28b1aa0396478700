//! Fresh ledgers to test with: in a file always, in a database where `KIMNGACH_POSTGRES` tells the url of one.

#![allow(clippy::disallowed_methods, reason = "the test asks where a server is")]
#![allow(dead_code, reason = "not every test file uses all of it")]

use kimngach_book::Ledger;
use kimngach_book::ledger::{LedgerError, Opening};
use postgres::NoTls;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tempfile::TempDir;

const SERVER: &str = "KIMNGACH_POSTGRES";

/// A place where a ledger can be, removed in the end.
pub struct Store {
    _folder: TempDir,
    place: String,
    /// The server, and the schema on it.
    database: Option<(String, String)>,
}

/// Runs a test on each kind of store that there is.
pub fn each(test: impl Fn(&Store)) {
    test(&Store::file());
    match std::env::var(SERVER) {
        Ok(server) => test(&Store::database(&server)),
        Err(_) => eprintln!("{SERVER} is not set: PostgreSQL is not tested, as nobody asked for it"),
    }
}

/// The kinds of stores there are.
pub fn all() -> Vec<Store> {
    let server = std::env::var(SERVER).ok();
    [Store::file()].into_iter().chain(server.map(|server| Store::database(&server))).collect()
}

impl Store {
    pub fn file() -> Store {
        let folder = TempDir::new().unwrap();
        let place = folder.path().join("a ledger?.db").to_str().unwrap().to_owned();
        Store { _folder: folder, place, database: None }
    }

    fn database(server: &str) -> Store {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let schema = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        postgres::Client::connect(server, NoTls).unwrap().batch_execute(&format!("CREATE SCHEMA {schema}")).unwrap();
        let mark = if server.contains('?') { '&' } else { '?' };
        let place = format!("{server}{mark}options=-csearch_path%3D{schema}");
        Store { _folder: TempDir::new().unwrap(), place, database: Some((server.to_owned(), schema)) }
    }

    pub fn place(&self) -> &str {
        &self.place
    }

    pub fn is_file(&self) -> bool {
        self.database.is_none()
    }

    /// The same place for one who may only read, where that is a matter of the place.
    pub fn read_only(&self) -> Option<String> {
        self.database.as_ref().map(|_| format!("{}%20-cdefault_transaction_read_only%3Don", self.place))
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::open(&self.place, Opening::default()).unwrap()
    }

    /// Opens the ledger if it is there, without patience.
    pub fn hasty(&self) -> Result<Ledger, LedgerError> {
        Ledger::open(&self.place, Opening { create: false, wait: Duration::from_millis(60), careful: false })
    }

    /// Runs statements past the ledger; the error, where there is one.
    pub fn sql(&self, statements: &str) -> Result<(), String> {
        match &self.database {
            None => {
                rusqlite::Connection::open(&self.place).unwrap().execute_batch(statements).map_err(|e| e.to_string())
            }
            Some(_) => {
                let mut client = postgres::Client::connect(&self.place, NoTls).unwrap();
                let told =
                    |error: postgres::Error| error.as_db_error().map_or(error.to_string(), |e| e.message().into());
                client.batch_execute(statements).map_err(told)
            }
        }
    }

    /// Does something while another program writes and does not end.
    pub fn while_locked(&self, work: impl FnOnce()) {
        match &self.database {
            None => {
                let other = rusqlite::Connection::open(&self.place).unwrap();
                other.execute_batch("BEGIN IMMEDIATE").unwrap();
                work();
                other.execute_batch("ROLLBACK").unwrap();
            }
            Some(_) => {
                let mut other = postgres::Client::connect(&self.place, NoTls).unwrap();
                other.batch_execute("BEGIN; LOCK TABLE document IN EXCLUSIVE MODE").unwrap();
                work();
                other.batch_execute("ROLLBACK").unwrap();
            }
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Some((server, schema)) = &self.database {
            let drop = format!("SET client_min_messages = error; DROP SCHEMA IF EXISTS {schema} CASCADE");
            let _ = postgres::Client::connect(server, NoTls).map(|mut client| client.batch_execute(&drop));
        }
    }
}
