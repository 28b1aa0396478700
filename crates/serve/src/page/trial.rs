//! "Try it": a text or a file in, its figures and what does not agree out; nothing is kept unless somebody who may asks for it.

use super::document::slug_of;
use super::layout::page;
use super::text::{Beside, notes, text};
use crate::api::read::{Read, Sent, read as read_text};
use crate::app::App;
use crate::http::{Fault, Visitor};
use crate::user::Role;
use crate::words::{fill, word};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::Response;
use kimngach_book::Claim;
use kimngach_reader::Lang;
use maud::{Markup, html};

/// `GET /try`.
pub(super) async fn form(State(app): State<App>, visitor: Visitor) -> Response {
    let lang = visitor.lang;
    let body = html! {
        h1 { (word("try", lang)) }
        p.lead { (word("try lead", lang)) }
        (fields("", "", lang))
    };
    page(&app, &visitor, word("try", lang), &body)
}

fn fields(told: &str, day: &str, lang: Lang) -> Markup {
    html! {
        form.try method="post" action="/try" enctype="multipart/form-data" {
            label for="text" { (word("paste", lang)) }
            textarea #text name="text" rows="10" placeholder=(word("paste hint", lang)) { (told) }
            div.row {
                div { label for="file" { (word("or file", lang)) } input #file type="file" name="file" accept=".txt,.html,.htm,text/plain,text/html"; }
                div { label for="published" { (word("day", lang)) } input #published type="date" name="published" value=(day); }
                button type="submit" { (word("read it", lang)) }
            }
        }
    }
}

/// `POST /try`.
pub(super) async fn read(State(app): State<App>, visitor: Visitor, form: Multipart) -> Result<Response, Fault> {
    app.limit(&visitor, 2.0)?;
    let lang = visitor.lang;
    let sent = sent(form).await?;
    let day = sent.published.map(|day| day.to_string()).unwrap_or_default();
    let Read { document, claims, first, findings, checked } = read_text(&app, sent, lang).await?;
    let (edition, rules) = (app.edition(), &app.config().rules);
    let own: Vec<Claim> = claims.list.iter().filter(|claim| claim.document >= first).cloned().collect();
    let series = |claim: &Claim| {
        let slug = slug_of(claim, rules);
        edition.entry(&slug).map(|entry| (slug, entry.name(lang)))
    };
    let found = |claim: &Claim| -> Vec<(String, Markup)> {
        let has = |number: &usize| claims.list[*number].document >= first && claims.list[*number].place == claim.place;
        let list = findings.iter().enumerate().filter(|(_, finding)| finding.claims.iter().any(has));
        list.map(|(n, finding)| {
            let key = if finding.proven { "proven" } else { "suspected" };
            let shown = html! {
                p { span class={ "badge " (key) } { (word(key, lang)) } " " (finding.message.split("; ").next().unwrap_or_default()) }
                @if let Some(meant) = &finding.meant {
                    p { (fill("printed meant", &[claims.list[finding.suspect].text.trim(), &super::figure::value(&meant.claim, lang)], lang)) " · " (meant.reason) }
                }
            };
            (n.to_string(), shown)
        })
        .collect()
    };
    let beside = Beside { series: &series, found: &found };
    let keeper = visitor.signed.as_ref().filter(|signed| signed.role >= Role::Editor);
    let body = html! {
        h1 { (document.meta.title.as_deref().unwrap_or(word("read text", lang))) }
        p.lead role="status" {
            (fill("try found", &[&own.len().to_string(), &findings.len().to_string()], lang))
            @if !checked { " " (word("not checked", lang)) }
            " " (word("not kept", lang))
        }
        div.columns.reading {
            article aria-label=(word("text", lang)) { (text(&document.text, &own, &beside, Some(document.lang.code()), lang)) }
            section.beside aria-labelledby="figures" { h2 #figures { (word("figures", lang)) } (notes(&own, false, &beside, lang)) }
        }
        @if let Some(form) = keeper.and_then(|signed| signed.form.as_ref()) {
            form.write method="post" action="/try/keep" {
                input type="hidden" name="form" value=(form);
                input type="hidden" name="text" value=(document.text);
                label for="name" { (word("document name", lang)) }
                input #name name="name" required maxlength="200" value=(document.meta.title.as_deref().unwrap_or_default());
                label for="url" { (word("document url", lang)) }
                input #url type="url" name="url" maxlength="1000" value=(document.meta.url.as_deref().unwrap_or_default());
                input type="hidden" name="published" value=(document.meta.published.map(|day| day.to_string()).unwrap_or(day.clone()));
                button type="submit" { (word("keep", lang)) }
            }
        }
        h2 { (word("another", lang)) }
        (fields("", &day, lang))
    };
    let mut response = page(&app, &visitor, word("try", lang), &body);
    // What somebody sent is nobody else's.
    response.extensions_mut().remove::<crate::http::Keep>();
    Ok(response)
}

/// What a form brought.
async fn sent(mut form: Multipart) -> Result<Sent, Fault> {
    let mut sent = Sent::default();
    let broken = |error: axum::extract::multipart::MultipartError| Fault::new(error.status(), error.body_text());
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(broken)?;
        match name.as_str() {
            "text" if sent.bytes.is_empty() && !bytes.trim_ascii().is_empty() => sent.bytes = bytes.to_vec(),
            "file" if !bytes.is_empty() => {
                sent.bytes = bytes.to_vec();
                sent.name = file.unwrap_or_default();
            }
            "published" => sent.published = std::str::from_utf8(&bytes).ok().and_then(|day| day.parse().ok()),
            _ => {}
        }
    }
    if sent.bytes.is_empty() {
        return Err(Fault::new(StatusCode::BAD_REQUEST, "nothing was sent; paste a text, or choose a file"));
    }
    Ok(sent)
}
