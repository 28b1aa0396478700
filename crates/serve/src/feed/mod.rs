//! What is new? Documents, documents told anew, and findings, as an Atom feed (RFC 4287).
//!
//! An entry keeps its id for as long as the ledger keeps what it is of, and its day is the one on which the ledger got it, so
//! that a reader of feeds sees each once.

use crate::app::App;
use crate::edition::{Doc, Edition};
use crate::http::{Keep, Visitor};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use jiff::civil::Date;
use kimngach_reader::Lang;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// So many entries are told, the newest first.
const MOST: usize = 100;

/// The addresses.
pub(crate) fn routes() -> Router<App> {
    Router::new().route("/feed.atom", get(show))
}

/// Something new.
struct News {
    id: String,
    day: Date,
    path: String,
    title: String,
    about: String,
    kind: &'static str,
}

async fn show(State(app): State<App>, visitor: Visitor, headers: HeaderMap) -> Response {
    let told = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    let base = app.config().public.clone().unwrap_or_else(|| format!("http://{told}"));
    let edition = app.edition();
    // Into memory: nothing can fail.
    let feed = atom(&news(&edition, visitor.lang), &base, visitor.lang).unwrap_or_default();
    let mut response = ([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed).into_response();
    if app.config().public.is_some() {
        response.extensions_mut().insert(Keep);
    }
    response
}

/// The day on which the ledger got a document.
fn got(doc: &Doc) -> Date {
    let fetched = doc.source.held.as_ref().map(|held| held.fetched);
    fetched.or(doc.source.published).unwrap_or(Date::ZERO)
}

fn news(edition: &Edition, lang: Lang) -> Vec<News> {
    let vi = lang == Lang::Vi;
    let documents = edition.documents.iter().map(|doc| {
        let [vintage, vintages] = doc.vintage();
        let again = vintage > 1;
        let figures = doc.figures;
        let about = match (vi, again) {
            (true, true) => format!("Phiên bản {vintage}/{vintages} của {}, {figures} số liệu", doc.of_source()),
            (true, false) => format!("{figures} số liệu; {}", doc.of_source()),
            (false, true) => format!("Vintage {vintage} of {vintages} of {}, {figures} figures", doc.of_source()),
            (false, false) => format!("{figures} figures; {}", doc.of_source()),
        };
        News {
            id: format!("urn:kimngach:document:{}", doc.id),
            day: got(doc),
            path: format!("/documents/{}", doc.id),
            title: doc.title().to_owned(),
            about,
            kind: if again { "revision" } else { "document" },
        }
    });
    let findings = edition.findings.iter().map(|told| {
        let [message_vi, message_en] = &told.message;
        let message = if vi { message_vi } else { message_en };
        let title = message.lines().next().unwrap_or_default().chars().take(200).collect();
        let day = told.places.iter().map(|place| got(edition.of(*place))).max().unwrap_or(Date::ZERO);
        News {
            id: format!("urn:kimngach:finding:{}", told.id),
            day,
            path: format!("/findings/{}", told.id),
            title,
            about: message.clone(),
            kind: if told.proven { "proven" } else { "suspected" },
        }
    });
    let mut out: Vec<News> = documents.chain(findings).collect();
    out.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.id.cmp(&b.id)));
    out.truncate(MOST);
    out
}

fn atom(news: &[News], base: &str, lang: Lang) -> io::Result<Vec<u8>> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let text = |out: &mut Writer<Vec<u8>>, element: &str, told: &str| {
        // What XML has no place for.
        let told: String = told.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        out.create_element(element).write_text_content(BytesText::new(&told)).map(|_| ())
    };
    let updated = |day: Date| format!("{day}T00:00:00Z");
    let newest = news.iter().map(|one| one.day).max().unwrap_or(jiff::civil::date(1970, 1, 1));
    let title = if lang == Lang::Vi {
        "Kim ngạch: văn bản và phát hiện mới"
    } else {
        "Kimngach: new documents and findings"
    };
    let feed = out.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    feed.with_attribute(("xml:lang", lang.code())).write_inner_content(|out| {
        text(out, "id", &format!("{base}/feed.atom"))?;
        text(out, "title", title)?;
        text(out, "updated", &updated(newest))?;
        out.create_element("author").write_inner_content(|out| text(out, "name", "Kimngach"))?;
        let own = format!("{base}/feed.atom");
        out.create_element("link")
            .with_attribute(("rel", "self"))
            .with_attribute(("href", own.as_str()))
            .write_empty()?;
        for one in news {
            out.create_element("entry").write_inner_content(|out| {
                text(out, "id", &one.id)?;
                text(out, "title", &one.title)?;
                text(out, "updated", &updated(one.day))?;
                let link = format!("{base}{}", one.path);
                out.create_element("link").with_attribute(("href", link.as_str())).write_empty()?;
                out.create_element("category").with_attribute(("term", one.kind)).write_empty()?;
                text(out, "summary", &one.about)
            })?;
        }
        Ok(())
    })?;
    Ok(out.into_inner())
}
