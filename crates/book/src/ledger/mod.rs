//! What has been claimed so far? Documents and their figures, kept in a file or in a database.
//!
//! A ledger is append only: a page that was corrected is another vintage of its source, and what is forgotten leaves a
//! tombstone. One document is one transaction. Both stores run the same statements; they differ in how they are opened,
//! and in what they say when something is wrong.

mod add;
mod around;
mod copy;
mod entry;
mod error;
mod forget;
mod holding;
mod journal;
mod kept;
mod load;
#[cfg(feature = "postgres")]
mod postgres;
mod row;
mod sql;
mod sqlite;

pub use add::Added;
pub use around::Near;
pub use copy::Log;
pub use entry::Entry;
pub use error::{LedgerError, Wrong};
pub use forget::Forgotten;
pub use holding::{Holding, Span};
pub use journal::{Did, Noted};
pub use kept::Kept;
pub use load::Filter;

use sql::Sql;
use std::time::Duration;

/// The version of the tables that this program makes and reads.
const SCHEMA: i64 = 3;

/// Documents and figures that are kept.
pub struct Ledger {
    store: Box<dyn Sql>,
    place: String,
}

/// How a ledger is opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Opening {
    /// Whether one that is not there is made.
    pub create: bool,
    /// How long to wait for another program that writes.
    pub wait: Duration,
    /// Whether the pages of a file are looked through first, so that nothing is built on damage: 2 ms a megabyte.
    pub careful: bool,
}

impl Default for Opening {
    fn default() -> Opening {
        Opening { create: true, wait: Duration::from_secs(30), careful: false }
    }
}

impl Ledger {
    /// Opens a ledger: a file, or a database given as `postgres://...`.
    ///
    /// # Errors
    /// When it cannot be opened, is no ledger, or one of a newer version.
    pub fn open(place: &str, how: Opening) -> Result<Ledger, LedgerError> {
        let shown = sql::shown(place);
        let store: Result<Box<dyn Sql>, LedgerError> = if is_url(place) {
            #[cfg(feature = "postgres")]
            let store = postgres::Postgres::open(place, how).map(|store| Box::new(store) as Box<dyn Sql>);
            #[cfg(not(feature = "postgres"))]
            let store = Err(LedgerError::new(Wrong::Unusable, "this program was built without PostgreSQL"));
            store
        } else {
            sqlite::Sqlite::open(place, how).map(|store| Box::new(store) as Box<dyn Sql>)
        };
        store.map(|store| Ledger { store, place: shown.clone() }).map_err(|error| error.at(&shown))
    }

    /// Where the ledger is, as it can be shown: without a password.
    #[must_use]
    pub fn place(&self) -> &str {
        &self.place
    }

    /// Does something as one transaction.
    fn whole<T>(&mut self, work: impl FnOnce(&mut dyn Sql) -> Result<T, LedgerError>) -> Result<T, LedgerError> {
        let store = self.store.as_mut();
        let done = store.begin().and_then(|()| match work(store) {
            Ok(done) => store.commit().map(|()| done),
            Err(error) => {
                // What went wrong first is told; a transaction that cannot be undone ends with the connection.
                let _ = store.undo();
                Err(error)
            }
        });
        done.map_err(|error| error.at(&self.place))
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Ledger").field(&self.place).finish()
    }
}

/// Whether a ledger is a database on a server.
fn is_url(place: &str) -> bool {
    ["postgres://", "postgresql://"].iter().any(|scheme| place.starts_with(scheme))
}
