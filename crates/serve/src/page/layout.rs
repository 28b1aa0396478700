//! What stands around every page.

use super::assets;
use crate::app::App;
use crate::http::{Keep, Visitor};
use crate::words::{fill, word};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kimngach_book::say;
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;
use maud::{DOCTYPE, Markup, html};

/// A page: its title, what it is about in a sentence, and what stands on it.
pub(crate) fn page(app: &App, visitor: &Visitor, title: &str, body: &Markup) -> Response {
    let lang = visitor.lang;
    let edition = app.edition();
    let other = if lang == Lang::Vi { Lang::En } else { Lang::Vi };
    let day = edition.day().map(|day| say::period(Period::day(day), lang));
    let whole = html! {
        (DOCTYPE)
        html lang=(lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Kimngach" }
                meta name="color-scheme" content="light dark";
                link rel="stylesheet" href=(assets::at("style.css"));
                link rel="icon" href=(assets::at("icon.svg")) type="image/svg+xml";
                script src=(assets::at("page.js")) defer {}
            }
            body {
                a.skip href="#main" { (word("skip", lang)) }
                header.top {
                    div.wide {
                        a.brand href="/" { span.mark aria-hidden="true" {} "Kimngach" }
                        nav aria-label=(word("menu", lang)) {
                            a href="/findings" { (word("findings", lang)) }
                            a href="/gates" { (word("gates", lang)) }
                            a href="/compare" { (word("compare", lang)) }
                            a href="/try" { (word("try", lang)) }
                            a href="/api" { "API" }
                        }
                        form.search action="/search" role="search" {
                            label.hidden for="q" { (word("search for", lang)) }
                            input #q type="search" name="q" placeholder=(word("search hint", lang)) autocomplete="off" maxlength="200";
                            button type="submit" { (word("search", lang)) }
                        }
                        div.who {
                            a href=(switched(&visitor.at, other)) lang=(other.code()) hreflang=(other.code()) rel="alternate" {
                                (if other == Lang::Vi { "Tiếng Việt" } else { "English" })
                            }
                            (signed(app, visitor))
                        }
                    }
                }
                @if !edition.complete {
                    p.wait role="status" {
                        (if edition.number == 0 { word("opening", lang) } else { word("working", lang) })
                    }
                }
                main #main tabindex="-1" { (body) }
                footer.bottom {
                    div.wide {
                        p {
                            @if let Some(day) = day {
                                (fill("holds", &[
                                    &count(edition.newest().count(), lang), &count(edition.figures(), lang), &day,
                                ], lang))
                            } @else { (word("empty", lang)) }
                        }
                        p { (word("foot", lang)) }
                    }
                }
            }
        }
    };
    let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_LANGUAGE, lang.code())];
    let mut response = (kind, whole.into_string()).into_response();
    if visitor.signed.is_none() {
        response.extensions_mut().insert(Keep);
    } else {
        response.headers_mut().insert(header::CACHE_CONTROL, axum::http::HeaderValue::from_static("no-store"));
    }
    response
}

/// The address of the same page in another language.
fn switched(at: &str, lang: Lang) -> String {
    let (path, query) = at.split_once('?').unwrap_or((at, ""));
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
    let rest: String = rest.iter().map(|pair| format!("{pair}&")).collect();
    // What was sent in a form is not asked for again.
    let path = if path.starts_with("//") { "/" } else { path };
    format!("{path}?{rest}lang={}", lang.code())
}

fn signed(app: &App, visitor: &Visitor) -> Markup {
    let lang = visitor.lang;
    html! {
        @if let Some(signed) = &visitor.signed {
            span.name { (signed.name) }
            @if let Some(token) = &signed.form {
                form method="post" action="/sign-out" {
                    input type="hidden" name="form" value=(token);
                    button.quiet type="submit" { (word("sign out", lang)) }
                }
            }
        } @else if app.config().users.is_some() {
            a href="/sign-in" { (word("sign in", lang)) }
        }
    }
}

/// A count with its thousands.
pub(super) fn count(count: usize, lang: Lang) -> String {
    kimngach_report::wording::number(count.into(), lang)
}
