//! The dataflow of the ledger as it is, drawn up when it is first asked for, and kept until the ledger changes.

use crate::app::App;
use crate::http::Fault;
use kimngach_book::account::Account;
use kimngach_book::ledger::Filter;
use kimngach_reader::Lang;
use kimngach_report::file::Books;
use kimngach_report::file::sdmx::Flow;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Keeps the dataflow of one version of the ledger.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<Option<([i64; 2], Arc<Flow>)>>);

impl Desk {
    /// The dataflow of what the ledger holds. Who asks while it is drawn up waits for it.
    pub(super) async fn flow(&self, app: &App) -> Result<Arc<Flow>, Fault> {
        let [documents, figures, _] = app.edition().version;
        let number = [documents, figures];
        let mut kept = self.0.lock().await;
        if let Some((_, flow)) = kept.as_ref().filter(|(of, _)| *of == number) {
            return Ok(flow.clone());
        }
        let rules = app.config().rules.clone();
        let flow = app.store().ask(move |ledger| {
            let claims = ledger.claims(&Filter::default())?;
            let history = ledger.claims(&Filter { revised: true, ..Filter::default() })?;
            let account = Account::of(&claims, &rules);
            let books = Books { claims: &claims, account: Some(&account), findings: &[], lang: Lang::En };
            Ok(Flow::with_history(&books, &history))
        });
        let flow = Arc::new(flow.await?);
        *kept = Some((number, flow.clone()));
        Ok(flow)
    }
}
