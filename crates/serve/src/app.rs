//! What all requests share, and where they go.

use crate::config::Config;
use crate::edition::Edition;
use crate::http::{Cache, Fault, Limits, Metrics, Visitor, cookie, visit};
use crate::outlook::Outlooks;
use crate::sdmx::{self, Desk};
use crate::store::Store;
use crate::user::{Role, Sessions, Signed};
use crate::{api, feed, page};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::from_fn_with_state;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Instant;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

/// What all requests share.
#[derive(Clone, Debug)]
pub struct App(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    config: Config,
    store: Arc<Store>,
    edition: RwLock<Arc<Edition>>,
    cache: Cache,
    limits: Limits,
    metrics: Metrics,
    sessions: Sessions,
    desk: Desk,
    outlooks: Outlooks,
}

impl App {
    /// A server of a ledger, without an edition yet.
    #[must_use]
    pub fn new(config: Config) -> App {
        App(Arc::new(Shared {
            store: Arc::new(Store::new(&config.ledger)),
            edition: RwLock::default(),
            cache: Cache::default(),
            limits: Limits::new(config.rate),
            metrics: Metrics::default(),
            sessions: Sessions::default(),
            desk: Desk::default(),
            outlooks: Outlooks::default(),
            config,
        }))
    }

    /// How the ledger is served.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The ledger.
    #[must_use]
    pub fn store(&self) -> &Arc<Store> {
        &self.0.store
    }

    /// What the ledger held; the same for as long as it is kept, whatever is added meanwhile.
    #[must_use]
    pub fn edition(&self) -> Arc<Edition> {
        self.0.edition.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts an edition in the place of the one before. One that is shown while it is worked out has the number of the whole,
    /// so that what was kept of it is dropped here.
    pub fn put(&self, mut edition: Edition) {
        let mut place = self.0.edition.write().unwrap_or_else(PoisonError::into_inner);
        edition.number = place.number + 1;
        *place = Arc::new(edition);
    }

    /// Drops what was kept ready, where something else than the edition has changed: a judgement.
    pub(crate) fn touch(&self) {
        self.put((*self.edition()).clone());
    }

    /// Works out the edition of what the ledger holds now, and puts it in place.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn refresh(&self) -> Result<(), kimngach_book::ledger::LedgerError> {
        let ledger = self.0.store.open()?;
        let mut builder =
            crate::edition::Builder { rules: &self.config().rules, ledger, number: 0, whole: self.config().whole };
        let edition = builder.build(&mut |_| {})?;
        self.put(edition);
        Ok(())
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.0.cache
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.0.metrics
    }

    pub(crate) fn desk(&self) -> &Desk {
        &self.0.desk
    }

    pub(crate) fn outlooks(&self) -> &Outlooks {
        &self.0.outlooks
    }

    pub(crate) fn sessions(&self) -> &Sessions {
        &self.0.sessions
    }

    /// Takes one of the requests an address may make that cost something.
    ///
    /// # Errors
    /// When it made too many.
    pub fn limit(&self, visitor: &Visitor, cost: f64) -> Result<(), Fault> {
        self.0.limits.take(visitor.ip, cost, Instant::now()).map_err(|again| Fault {
            again: Some(again),
            ..Fault::new(StatusCode::TOO_MANY_REQUESTS, format!("too many requests; ask again in {again} seconds"))
        })
    }

    /// Who asks: by a session, or by a token.
    pub(crate) fn signed(&self, asked: &HeaderMap) -> Option<Signed> {
        let users = self.config().users.as_ref()?;
        if let Some(token) =
            asked.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "))
        {
            return users.by_token(token.trim()).map(|(name, role)| Signed { name, role, form: None });
        }
        self.0.sessions.find(cookie(asked, "session")?, Instant::now())
    }

    /// Somebody who may do this much.
    ///
    /// # Errors
    /// When nobody signed in, or somebody who may not.
    pub fn needs<'a>(&self, visitor: &'a Visitor, role: Role) -> Result<&'a Signed, Fault> {
        let told = if self.config().users.is_none() {
            "this server is read-only; start it with --users to let people write"
        } else {
            "sign in first"
        };
        let signed = visitor.signed.as_ref().ok_or_else(|| Fault::new(StatusCode::UNAUTHORIZED, told));
        let role = role as u8;
        signed.and_then(|signed| match signed.role as u8 >= role {
            true => Ok(signed),
            false => Err(Fault::new(StatusCode::FORBIDDEN, "your role does not allow this; ask an admin")),
        })
    }
}

/// All routes.
pub fn router(app: App) -> Router {
    Router::new()
        .merge(page::routes())
        .merge(sdmx::routes())
        .merge(feed::routes())
        .merge(api::routes(&app))
        .fallback(async || Fault::missing("page"))
        .layer(CompressionLayer::new())
        .layer(DefaultBodyLimit::max(app.config().body))
        .layer(CatchPanicLayer::custom(|_: Box<dyn std::any::Any + Send>| {
            use axum::response::IntoResponse as _;
            Fault::new(StatusCode::INTERNAL_SERVER_ERROR, "something went wrong here; tell those who run the server")
                .into_response()
        }))
        .layer(from_fn_with_state(app.clone(), visit))
        .with_state(app)
}
