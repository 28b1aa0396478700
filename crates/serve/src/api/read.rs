//! A text in, its figures and what does not agree out; nothing is kept.

use super::shape::Figure;
use crate::app::App;
use crate::http::{Fault, Visitor};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use jiff::civil::Date;
use kimngach_book::{Claims, Finding, check_from};
use kimngach_reader::document::Format;
use kimngach_reader::{Document, Lang, Meta};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody sent to be read.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    pub(crate) bytes: Vec<u8>,
    pub(crate) name: String,
    pub(crate) url: Option<String>,
    pub(crate) published: Option<Date>,
    pub(crate) title: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub(crate) struct Read {
    pub(crate) document: Document,
    /// What the ledger holds around the document, and the document behind it.
    pub(crate) claims: Claims,
    /// The number of the document.
    pub(crate) first: usize,
    pub(crate) findings: Vec<Finding>,
    /// Whether it was looked for what does not agree; a text with very many figures takes too long.
    pub(crate) checked: bool,
}

/// Of so many figures what does not agree is looked for, and of so many against the ledger.
const CHECKED: usize = 1500;
const AGAINST: usize = 300;
/// The largest text that is no page.
const LARGEST: usize = 1 << 20;

impl Sent {
    /// The document.
    pub(crate) fn document(&self, named: bool) -> Result<Document, Fault> {
        let page = Format::of(&self.bytes) == Format::Html;
        if !page && self.bytes.len() > LARGEST {
            return Err(Fault::new(StatusCode::PAYLOAD_TOO_LARGE, "a text of more than a megabyte; send it in parts"));
        }
        let title = self.title.clone().or_else(|| named.then(|| self.name.clone()));
        let meta = Meta { published: self.published, url: self.url.clone(), title, ..Meta::default() };
        let name = if self.name.is_empty() { "text" } else { &self.name };
        Document::from_bytes(name, &self.bytes, None, meta, None)
            .map_err(|error| Fault::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string()))
    }
}

/// Reads a text, and checks it against the ledger.
pub(crate) async fn read(app: &App, sent: Sent, lang: Lang) -> Result<Read, Fault> {
    let rules = app.config().rules.clone();
    let (document, claims) = tokio::task::spawn_blocking(move || {
        let document = sent.document(false)?;
        let figures = kimngach_reader::read(&document);
        let mut claims = Claims::default();
        claims.add(&document, &figures);
        Ok::<_, Fault>((document, claims))
    })
    .await
    .map_err(|_| Fault::unavailable())??;
    let (known, ask) = (rules.clone(), claims.list.len() <= AGAINST);
    // One after the other, with the questions to the ledger: nobody can keep all cores busy.
    app.store()
        .ask(move |ledger| {
            let mut all =
                if ask { ledger.around(&claims, &|id, day| known.areas.near(id, day))? } else { Claims::default() };
            let first = all.sources.len();
            all.append(claims);
            let checked = all.list.len() <= CHECKED;
            let findings = if checked { check_from(&all, first, &rules, lang) } else { Vec::new() };
            Ok(Read { document, claims: all, first, findings, checked })
        })
        .await
}

/// A text to be read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    /// The text, or a page of HTML.
    text: String,
    /// The day of publication, YYYY-MM-DD.
    published: Option<String>,
}

/// What does not agree in it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Doubt {
    kind: String,
    proven: bool,
    /// The arithmetic.
    message: String,
    /// The figure that is most likely wrong, by its number in `figures`, from 0 on; nothing where it is another document's.
    suspect: Option<usize>,
}

/// The figures of a text.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = TextRead)]
pub(super) struct Answer {
    /// The code of the language.
    language: String,
    figures: Vec<Figure>,
    findings: Vec<Doubt>,
    /// Whether it was looked for what does not agree.
    checked: bool,
}

/// Reads a text into figures, and checks them against the ledger. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/read", tag = "read", request_body = Text,
    responses((status = 200, body = Answer), (status = 422, description = "No text", content_type = "application/problem+json")))]
pub(super) async fn post(
    State(app): State<App>,
    visitor: Visitor,
    body: Result<Json<Text>, axum::extract::rejection::JsonRejection>,
) -> Result<Json<Answer>, Fault> {
    app.limit(&visitor, 2.0)?;
    let Json(sent) = body.map_err(|fault| Fault::new(fault.status(), fault.body_text()))?;
    let published = sent.published.map(|day| day.parse().map_err(|_| Fault::bad("published is a day: YYYY-MM-DD")));
    let sent = Sent { bytes: sent.text.into_bytes(), published: published.transpose()?, ..Sent::default() };
    let Read { document, claims, first, findings, checked } = read(&app, sent, visitor.lang).await?;
    let own =
        |number: usize| Some(&claims.list[number]).filter(|claim| claim.document >= first).map(|claim| claim.place);
    let doubt = |finding: &Finding| Doubt {
        kind: finding.kind.code().to_owned(),
        proven: finding.proven,
        message: finding.message.clone(),
        suspect: own(finding.suspect),
    };
    let figures = claims.list.iter().filter(|claim| claim.document >= first);
    Ok(Json(Answer {
        language: document.lang.code().to_owned(),
        figures: figures.map(|claim| Figure::of(claim, None, visitor.lang)).collect(),
        findings: findings.iter().map(doubt).collect(),
        checked,
    }))
}
