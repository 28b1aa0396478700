//! The dataflow of the ledger as it is, drawn up when it is first asked for, and kept until the ledger changes.
//!
//! A large ledger is too much to be drawn up at once: its areas are, when they are asked for, and of the whole only the codes.

use super::reply::Refused;
use crate::app::App;
use crate::edition::{Doc, Edition, bare};
use kimngach_book::account::Account;
use kimngach_book::ledger::{Filter, LedgerError};
use kimngach_book::{Claims, Ledger, Rules};
use kimngach_reader::Lang;
use kimngach_report::file::Books;
use kimngach_report::file::sdmx::{Flow, Query};
use std::collections::BTreeSet;
use std::sync::Arc;
use tokio::sync::Mutex;

/// Of a large ledger a query names so many areas at most.
const AREAS: usize = 5;
/// So many parts of it are kept, those that were asked for last.
const PARTS: usize = 6;
/// So many figures are gone through at a time for their codes.
const SOME: usize = 5000;

/// What is drawn up: all, the codes of all, or some areas.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Part {
    All,
    Codes,
    Areas(BTreeSet<String>),
}

/// Keeps the dataflow of one version of the ledger.
#[derive(Debug, Default)]
pub(crate) struct Desk(Mutex<Kept>);

/// What is kept, the last that was asked for at the end.
#[derive(Debug, Default)]
struct Kept {
    of: [i64; 2],
    parts: Vec<(Part, Arc<Flow>)>,
}

impl Desk {
    /// The dataflow that a query can be answered from. Who asks while it is drawn up waits for it.
    pub(super) async fn data(&self, app: &App, query: &Query) -> Result<Arc<Flow>, Refused> {
        let edition = app.edition();
        if edition.figures() <= app.config().whole {
            return self.part(app, edition, Part::All).await;
        }
        let refused = || {
            let told = format!(
                "this ledger holds {} figures: name one to {AREAS} areas, as in M.lang-son.......",
                edition.figures()
            );
            Refused::large(&told)
        };
        let codes = query.areas().filter(|codes| codes.len() <= AREAS).ok_or_else(refused)?;
        // A code may be of several areas that are counted together, and in the state of some day.
        let home: BTreeSet<&str> = codes.iter().flat_map(|code| code.split('$')).map(bare).collect();
        let known = edition.documents.iter().flat_map(|doc| doc.areas.keys());
        let areas: BTreeSet<String> = known.filter(|id| home.contains(bare(id))).cloned().collect();
        if areas.is_empty() {
            return Ok(Arc::default());
        }
        self.part(app, edition, Part::Areas(areas)).await
    }

    /// The dataflow that tells the structure.
    pub(super) async fn structure(&self, app: &App) -> Result<Arc<Flow>, Refused> {
        let edition = app.edition();
        let part = if edition.figures() <= app.config().whole { Part::All } else { Part::Codes };
        self.part(app, edition, part).await
    }

    async fn part(&self, app: &App, edition: Arc<Edition>, part: Part) -> Result<Arc<Flow>, Refused> {
        let [documents, figures, _] = edition.version;
        let mut kept = self.0.lock().await;
        if kept.of != [documents, figures] {
            *kept = Kept { of: [documents, figures], parts: Vec::new() };
        }
        if let Some(at) = kept.parts.iter().position(|(of, _)| *of == part) {
            let found = kept.parts.remove(at);
            let flow = found.1.clone();
            kept.parts.push(found);
            return Ok(flow);
        }
        let (rules, of) = (app.config().rules.clone(), part.clone());
        let flow = app.store().ask(move |ledger| drawn(ledger, &edition, &rules, &of));
        let flow = Arc::new(flow.await.map_err(|fault| Refused::away(&fault))?);
        if kept.parts.len() == PARTS {
            kept.parts.remove(0);
        }
        kept.parts.push((part, flow.clone()));
        Ok(flow)
    }
}

fn drawn(ledger: &mut Ledger, edition: &Edition, rules: &Rules, part: &Part) -> Result<Flow, LedgerError> {
    let areas: Vec<String> = match part {
        Part::All => Vec::new(),
        Part::Areas(areas) => areas.iter().cloned().collect(),
        Part::Codes => return codes(ledger, edition),
    };
    let mut claims = ledger.claims(&Filter { areas: areas.clone(), revised: false })?;
    if !areas.is_empty() {
        // What it is bounded by beside what is told of it.
        let mut all = ledger.around(&claims, &|id, day| rules.areas.near(id, day))?;
        all.append(claims);
        claims = all;
    }
    let history = ledger.claims(&Filter { areas, revised: true })?;
    let account = Account::of(&claims, rules);
    let books = Books { claims: &claims, account: Some(&account), findings: &[], lang: Lang::En };
    Ok(Flow::with_history(&books, &history))
}

/// The codes of all that is told, some documents at a time.
fn codes(ledger: &mut Ledger, edition: &Edition) -> Result<Flow, LedgerError> {
    let mut flow = Flow::default();
    let mut left: Vec<&Doc> = edition.documents.iter().collect();
    let mut some = Claims::default();
    while let Some(doc) = left.pop() {
        let kept = ledger.document(doc.of_source(), &doc.hash, doc.day())?;
        kept.into_iter().for_each(|kept| some.append(kept.claims));
        if some.list.len() >= SOME || left.is_empty() {
            flow.learn(&some, edition.day());
            some = Claims::default();
        }
    }
    Ok(flow)
}
