//! What those who may write do: judge findings, keep and forget documents; and who did what.

use super::finding::did as did_word;
use super::layout::page;
use crate::api::read::Sent;
use crate::app::App;
use crate::http::{Fault, Visitor};
use crate::user::{Role, Signed};
use crate::words::word;
use axum::Form;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kimngach_book::ledger::{Added, Did, Entry, Noted};
use maud::html;
use serde::Deserialize;

/// A judgement.
#[derive(Deserialize)]
pub(super) struct Judged {
    form: String,
    did: String,
    #[serde(default)]
    note: String,
}

/// A document that is to be forgotten.
#[derive(Deserialize)]
pub(super) struct Forgotten {
    form: String,
    #[serde(default)]
    sure: String,
}

/// A text that is to be kept.
#[derive(Deserialize)]
pub(super) struct Kept {
    form: String,
    text: String,
    name: String,
    #[serde(default)]
    url: String,
    #[serde(default)]
    published: String,
}

/// So many characters a note has at most.
const NOTE: usize = 2000;

/// Somebody who may do this much, by a form of their own session.
fn writer(app: &App, visitor: &Visitor, role: Role, form: &str) -> Result<Signed, Fault> {
    let signed = app.needs(visitor, role)?;
    app.limit(visitor, 1.0)?;
    match signed.sent(form) {
        true => Ok(signed.clone()),
        false => Err(Fault::new(
            StatusCode::FORBIDDEN,
            "the form is not one of this session; open the page anew and send it again",
        )),
    }
}

fn noted(signed: &Signed, did: Did, about: &str, note: &str) -> Noted {
    let at = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    Noted {
        at,
        who: signed.name.clone(),
        did,
        about: about.to_owned(),
        note: note.replace('\0', "").trim().chars().take(NOTE).collect(),
    }
}

/// `POST /findings/ID/judge`.
pub(super) async fn judge(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(told): Form<Judged>,
) -> Result<Response, Fault> {
    let signed = writer(&app, &visitor, Role::Editor, &told.form)?;
    let did = Did::from_code(&told.did).filter(|did| matches!(did, Did::Accepted | Did::Rejected | Did::Annotated));
    let did = did.ok_or_else(|| Fault::bad("say accepted, rejected or annotated"))?;
    if app.edition().finding(&id).is_none() {
        return Err(Fault::missing("finding"));
    }
    let line = noted(&signed, did, &id, &told.note);
    app.store().ask(move |ledger| ledger.note(&line)).await?;
    app.touch();
    Ok(Redirect::to(&format!("/findings/{id}#verdicts")).into_response())
}

/// `POST /documents/ID/forget`.
pub(super) async fn forget(
    State(app): State<App>,
    visitor: Visitor,
    Path(id): Path<String>,
    Form(told): Form<Forgotten>,
) -> Result<Response, Fault> {
    let signed = writer(&app, &visitor, Role::Admin, &told.form)?;
    if told.sure != "yes" {
        return Err(Fault::bad("tick the box to say that you are sure"));
    }
    let edition = app.edition();
    let (_, doc) = edition.document(&id).ok_or_else(|| Fault::missing("document"))?;
    let (hash, title) = (doc.hash.clone(), doc.title().to_owned());
    let today = jiff::Zoned::now().date();
    let line = noted(&signed, Did::Forgot, &id, &title);
    app.store()
        .ask(move |ledger| {
            ledger.forget(&hash, today)?;
            ledger.note(&line)
        })
        .await?;
    Ok(Redirect::to("/journal").into_response())
}

/// `POST /try/keep`.
pub(super) async fn keep(State(app): State<App>, visitor: Visitor, Form(told): Form<Kept>) -> Result<Response, Fault> {
    let signed = writer(&app, &visitor, Role::Editor, &told.form)?;
    let sent = Sent {
        bytes: told.text.into_bytes(),
        name: told.name.trim().to_owned(),
        url: Some(told.url.trim().to_owned()).filter(|url| super::document::is_web(url)),
        published: told.published.parse().ok(),
        title: None,
    };
    keeps(&app, &signed, sent).await?;
    Ok(Redirect::to("/").into_response())
}

/// What became of a document that was to be kept.
pub(crate) struct Put {
    /// What it is called in addresses.
    pub(crate) id: String,
    /// Whether it was not there before.
    pub(crate) new: bool,
    /// How many figures it has.
    pub(crate) figures: usize,
}

/// Reads a document and keeps it, with a line of the journal; it is in the ledger for good when this is done.
pub(crate) async fn keeps(app: &App, signed: &Signed, sent: Sent) -> Result<Put, Fault> {
    if sent.name.is_empty() {
        return Err(Fault::bad("give the document a name"));
    }
    let today = jiff::Zoned::now().date();
    let line = noted(signed, Did::Added, &sent.name, sent.url.as_deref().unwrap_or_default());
    let (document, figures) = tokio::task::spawn_blocking(move || {
        let document = sent.document(true)?;
        let figures = kimngach_reader::read(&document);
        Ok::<_, Fault>((document, figures))
    })
    .await
    .map_err(|_| Fault::unavailable())??;
    let entry = Entry::read(document, &figures, today);
    let (id, figures) = (crate::edition::id(&entry.source, &entry.hash()), entry.claims.len());
    match app.store().ask(move |ledger| ledger.add_noted(&entry, false, Some(&line))).await? {
        Added::New { .. } => Ok(Put { id, new: true, figures }),
        Added::There => Ok(Put { id, new: false, figures }),
        Added::Forgotten { .. } => {
            Err(Fault::new(StatusCode::CONFLICT, "this document was forgotten before; kimngach add --again adds it"))
        }
    }
}

/// `GET /journal`: who did what, for admins.
pub(super) async fn journal(State(app): State<App>, visitor: Visitor) -> Result<Response, Fault> {
    app.needs(&visitor, Role::Admin)?;
    let lang = visitor.lang;
    let lines = app.store().ask(|ledger| ledger.journal()).await?;
    let body = html! {
        h1 { (word("journal", lang)) }
        div.scroll tabindex="0" role="region" aria-label=(word("journal", lang)) {
            table {
                thead { tr {
                    th scope="col" { (word("when", lang)) } th scope="col" { (word("user name", lang)) }
                    th scope="col" { (word("did", lang)) } th scope="col" { (word("about", lang)) } th scope="col" { (word("note", lang)) }
                } }
                tbody {
                    @for line in lines.iter().rev() {
                        tr {
                            td { (line.at) } td { (line.who) } td { (word(did_word(line.did), lang)) }
                            td {
                                @if matches!(line.did, Did::Accepted | Did::Rejected | Did::Annotated) { a href={ "/findings/" (line.about) } { (line.about) } }
                                @else { (line.about) }
                            }
                            td { (line.note) }
                        }
                    }
                }
            }
        }
    };
    Ok(page(&app, &visitor, word("journal", lang), &body))
}
