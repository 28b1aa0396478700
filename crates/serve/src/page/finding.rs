//! What does not agree: all of it, and one by one with the arithmetic and the least correction.

use super::document::fetch;
use super::layout::{count, page};
use super::{figure, parts};
use crate::app::App;
use crate::edition::Told;
use crate::http::{Fault, Visitor};
use crate::user::Role;
use crate::words::{fill, word};
use axum::extract::{Path, Query, State};
use axum::response::Response;
use kimngach_book::Claim;
use kimngach_book::ledger::{Did, Noted};
use kimngach_reader::Lang;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// So many findings are on a page.
const PAGE: usize = 50;

/// Which findings.
#[derive(Deserialize)]
pub(super) struct Asked {
    area: Option<String>,
    kind: Option<String>,
    page: Option<usize>,
}

/// `GET /findings`.
pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let wanted = |told: &&Told| {
        asked.area.as_ref().is_none_or(|area| told.areas.contains(area))
            && asked.kind.as_ref().is_none_or(|kind| told.kind == *kind)
    };
    let all: Vec<&Told> = edition.findings.iter().map(|told| &**told).filter(wanted).collect();
    let number = asked.page.unwrap_or(1).max(1);
    let shown = all.iter().skip((number - 1).saturating_mul(PAGE)).take(PAGE).copied();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    edition.findings.iter().for_each(|told| *kinds.entry(&told.kind).or_default() += 1);
    let more = all.len() > number.saturating_mul(PAGE);
    let body = html! {
        h1 { (word("findings", lang)) }
        p.lead { (word("findings lead", lang)) }
        @if let Some(area) = &asked.area { p { (kimngach_book::say::area(area, lang)) " · " a href="/findings" { (word("all findings", lang)) } } }
        nav.tabs aria-label=(word("kinds", lang)) {
            a href="/findings" aria-current=[asked.kind.is_none().then_some("true")] { (word("all", lang)) " " span { (count(edition.findings.len(), lang)) } }
            @for (kind, n) in kinds {
                a href={ "/findings?kind=" (kind) } aria-current=[(asked.kind.as_deref() == Some(kind)).then_some("true")] { (kind) " " span { (count(n, lang)) } }
            }
        }
        @if all.is_empty() { p.soft { (word("no findings", lang)) } }
        (parts::findings(shown, &edition, lang))
        @if more { p { a rel="next" href={ "/findings?page=" (number + 1) @if let Some(kind) = &asked.kind { "&kind=" (kind) } @if let Some(area) = &asked.area { "&area=" (area) } } { (word("more", lang)) } } }
    };
    Ok(page(&app, &visitor, word("findings", lang), &body))
}

/// `GET /findings/ID`.
pub(super) async fn show(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let (edition, lang) = (app.edition(), visitor.lang);
    let told = edition.finding(&id).ok_or_else(|| Fault::missing("finding"))?;
    let at = usize::from(lang != Lang::Vi);
    let mut claims: Vec<(String, &crate::edition::Doc, Option<Claim>)> = Vec::new();
    let mut known: BTreeMap<u32, Vec<Claim>> = BTreeMap::new();
    for &place in told.places.iter().take(40) {
        let list = match known.entry(place.document) {
            Entry::Occupied(there) => there.into_mut(),
            Entry::Vacant(free) => free.insert(fetch(&app, edition.of(place)).await?.claims.list),
        };
        let claim = list.iter().find(|claim| claim.place == place.figure as usize).cloned();
        claims.push((parts::link(&edition, place), edition.of(place), claim));
    }
    let journal = judged(&app, &id).await?;
    let title = parts::first(told, lang);
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) { a href="/" { (word("first page", lang)) } " › " a href="/findings" { (word("findings", lang)) } " › " span aria-current="page" { (told.kind) } }
        h1 { (title) }
        p.lead { (parts::badge(told, lang)) " " (word(if told.proven { "proven lead" } else if told.severity == kimngach_book::identity::Severity::Note { "revised lead" } else { "suspected lead" }, lang)) }
        @if let Some(meant) = &told.meant {
            section.correction aria-labelledby="correction" {
                h2 #correction { (word("correction", lang)) }
                p.big { del { (meant.printed.trim()) } " → " ins { (meant.says[at]) } }
                p { (meant.reason[at]) }
            }
        }
        section aria-labelledby="arithmetic" {
            h2 #arithmetic { (word("arithmetic", lang)) }
            ul.arithmetic { @for part in told.message[at].split("; ") { li { (part) } } }
        }
        section aria-labelledby="claims" {
            h2 #claims { (word("claims", lang)) }
            ol.claims {
                @for (n, (link, doc, claim)) in claims.iter().enumerate() {
                    li.suspect[n == 0] {
                        @if let Some(claim) = claim {
                            @if let Some(sentence) = &claim.sentence {
                                blockquote lang=[doc.language.as_deref()] { (quoted(sentence, &claim.text)) }
                            }
                            p { a.figure href=(link) { (figure::value(claim, lang)) } " · " (figure::series(claim, lang)) }
                        }
                        p.soft { (parts::document(doc, lang)) @if n == 0 { " · " (word("suspect", lang)) } }
                    }
                }
            }
            @if told.places.len() > claims.len() { p.soft { (fill("n more", &[&(told.places.len() - claims.len()).to_string()], lang)) } }
        }
        (verdicts(&visitor, &id, &journal))
    };
    Ok(page(&app, &visitor, &title, &body))
}

/// What was judged of a finding.
async fn judged(app: &App, id: &str) -> Result<Vec<Noted>, Fault> {
    let id = id.to_owned();
    app.store().ask(move |ledger| Ok(ledger.journal()?.into_iter().filter(|line| line.about == id).collect())).await
}

fn verdicts(visitor: &Visitor, id: &str, journal: &[Noted]) -> Markup {
    let lang = visitor.lang;
    let editor = visitor.signed.as_ref().filter(|signed| signed.role >= Role::Editor);
    let form = editor.and_then(|signed| signed.form.as_ref());
    html! {
        @if !journal.is_empty() || form.is_some() {
            section.verdicts aria-labelledby="verdicts" {
                h2 #verdicts { (word("verdicts", lang)) }
                ul.plain {
                    @for line in journal {
                        li {
                            strong { (word(did(line.did), lang)) } " · " (line.who) " · " time datetime=(line.at) { (line.at.get(..10).unwrap_or_default()) }
                            @if !line.note.is_empty() { p { (line.note) } }
                        }
                    }
                }
                @if let Some(form) = form {
                    form.write method="post" action={ "/findings/" (id) "/judge" } {
                        input type="hidden" name="form" value=(form);
                        label for="note" { (word("note", lang)) }
                        textarea #note name="note" rows="3" maxlength="2000" {}
                        div.row {
                            button type="submit" name="did" value="accepted" { (word("accept", lang)) }
                            button type="submit" name="did" value="rejected" { (word("reject", lang)) }
                            button.quiet type="submit" name="did" value="annotated" { (word("annotate", lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// The key of the word for what was done.
pub(super) fn did(did: Did) -> &'static str {
    match did {
        Did::Accepted => "accepted",
        Did::Rejected => "rejected",
        Did::Annotated => "annotated",
        Did::Added => "added",
        Did::Forgot => "forgot",
    }
}

/// A sentence with the number in it.
pub(super) fn quoted(sentence: &str, number: &str) -> Markup {
    match sentence.split_once(number).filter(|_| !number.trim().is_empty()) {
        Some((before, behind)) => html! { (before) mark { (number) } (behind) },
        None => html! { (sentence) },
    }
}
