//! Connections to the ledger, taken for a while and given back.

use crate::http::Fault;
use kimngach_book::Ledger;
use kimngach_book::ledger::{LedgerError, Opening};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::Semaphore;

/// So many connections are open at most.
const MOST: usize = 4;

/// Opens the ledger as often as it is asked for at the same time, up to a limit.
#[derive(Debug)]
pub struct Store {
    place: String,
    free: Mutex<Vec<Ledger>>,
    turns: Arc<Semaphore>,
}

impl Store {
    pub(crate) fn new(place: &str) -> Store {
        Store { place: place.to_owned(), free: Mutex::new(Vec::new()), turns: Arc::new(Semaphore::new(MOST)) }
    }

    /// A connection of one's own.
    pub(crate) fn open(&self) -> Result<Ledger, LedgerError> {
        Ledger::open(&self.place, Opening { create: false, wait: Duration::from_secs(5), careful: false })
    }

    /// Asks the ledger something, on a thread that may wait.
    ///
    /// # Errors
    /// When the ledger cannot be read or written.
    pub async fn ask<T, F>(self: &Arc<Self>, question: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Ledger) -> Result<T, LedgerError> + Send + 'static,
    {
        let turn = self.turns.clone().acquire_owned().await.map_err(|_| Fault::unavailable())?;
        let store = self.clone();
        let asked = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            let free = store.free.lock().unwrap_or_else(PoisonError::into_inner).pop();
            let mut ledger = free.map_or_else(|| store.open(), Ok)?;
            let told = question(&mut ledger);
            // What failed may be a connection that is gone.
            if told.is_ok() {
                store.free.lock().unwrap_or_else(PoisonError::into_inner).push(ledger);
            }
            told
        });
        asked.await.map_err(|_| Fault::unavailable())?.map_err(|error| Fault::ledger(&error))
    }
}
