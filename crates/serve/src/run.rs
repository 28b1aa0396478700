//! Listens, keeps the edition up, and ends when it is told to.

use crate::app::{App, router};
use crate::config::Config;
use crate::edition::keep;
use crate::hook::Hook;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::net::TcpListener;

/// Why a ledger is not served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The ledger cannot be opened.
    #[error(transparent)]
    Ledger(#[from] kimngach_book::ledger::LedgerError),
    /// Strangers could read along, and nobody said who may write.
    #[error("--listen {0}: beyond this machine only with --users FILE; make one with kimngach user add")]
    Open(SocketAddr),
    /// The address is taken, or not this machine's.
    #[error("--listen {0}: cannot listen there ({1}); choose another port")]
    Listen(SocketAddr, std::io::Error),
    /// The system gives no threads.
    #[error("the server cannot start ({0})")]
    System(std::io::Error),
}

/// So long are requests waited for that are under way when it ends.
const GRACE: Duration = Duration::from_secs(10);

/// Serves a ledger until the process is asked to end; `ready` is given the address once it listens.
///
/// # Errors
/// When the ledger cannot be opened, or the address not be listened at.
pub fn serve(config: Config, ready: impl FnOnce(SocketAddr)) -> Result<(), ServeError> {
    let listen = config.listen;
    if !listen.ip().is_loopback() && config.users.is_none() {
        return Err(ServeError::Open(listen));
    }
    let app = App::new(config);
    app.store().open()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(ServeError::System)?;
    let over = Arc::new(AtomicBool::new(false));
    let hook = app.config().webhook.as_ref().map(|[url, secret]| Hook::start(url, secret));
    let hook = hook.transpose().map_err(ServeError::System)?;
    let worker = {
        let (app, over) = (app.clone(), over.clone());
        std::thread::Builder::new().name("edition".to_owned()).spawn(move || {
            let config = app.config();
            let put = |edition| {
                if let Some(hook) = &hook {
                    hook.see(&edition);
                }
                app.put(edition);
            };
            keep(app.store(), config, &put, &|| app.touch(), &|| over.load(Ordering::Relaxed));
        })
    };
    worker.map_err(ServeError::System)?;
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(|error| ServeError::Listen(listen, error))?;
        ready(listener.local_addr().unwrap_or(listen));
        let service = router(app).into_make_service_with_connect_info::<SocketAddr>();
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        let server = axum::serve(listener, service).with_graceful_shutdown(async move {
            asked_to_end().await;
            let _ = end.send(());
        });
        tokio::select! {
            served = async { server.await } => served.map_err(ServeError::System),
            // Connections that are idle are not waited for, nor those that take too long.
            () = async { let _ = ended.await; tokio::time::sleep(GRACE).await } => Ok(()),
        }
    });
    over.store(true, Ordering::Relaxed);
    runtime.shutdown_background();
    served
}

/// Until the process is asked to end, by a person or by the system.
async fn asked_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = term.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
