//! Where do words stand? In areas, series, documents and texts.

use super::list::kept;
use crate::app::App;
use crate::edition::{Edition, fold};
use crate::http::{Fault, Visitor};
use axum::extract::{Query, State};
use axum::response::Response;
use kimngach_reader::{Lang, area_name};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What was found: areas with their figures, series, documents, and documents whose text holds the words with an excerpt; the
/// series and documents by their numbers.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) areas: Vec<(String, usize)>,
    pub(crate) series: Vec<usize>,
    pub(crate) documents: Vec<usize>,
    pub(crate) texts: Vec<(usize, String)>,
}

/// No more characters and words are looked for.
const LONGEST: usize = 200;
const WORDS: usize = 8;
/// So many bytes stand before and behind the words of an excerpt.
const AROUND: usize = 120;

/// Looks for words, each at the beginning of a word.
pub(crate) async fn find(app: &App, edition: &Edition, words: &str, most: usize) -> Result<Found, Fault> {
    let words: String = words.chars().take(LONGEST).collect();
    let plain: Vec<String> = words.split_whitespace().map(fold).filter(|word| !word.is_empty()).take(WORDS).collect();
    if plain.is_empty() {
        return Ok(Found::default());
    }
    let holds = |text: &str| {
        let text = format!("-{}", fold(text));
        plain.iter().all(|word| text.contains(&format!("-{word}")))
    };
    let mut found = Found::default();
    for (id, area) in &edition.areas {
        if holds(id) || [Lang::Vi, Lang::En].iter().any(|&lang| area_name(id, lang).is_some_and(holds)) {
            found.areas.push((id.clone(), area.documents.iter().map(|(_, figures)| *figures as usize).sum()));
        }
    }
    found.areas.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    for (number, entry) in edition.series.iter().enumerate() {
        if [Lang::Vi, Lang::En].iter().any(|&lang| holds(&entry.name(lang))) {
            found.series.push(number);
        }
    }
    found.series.sort_by_key(|&number| std::cmp::Reverse(edition.series[number].told()));
    let titled = edition.documents.iter().enumerate().rev().filter(|(_, doc)| doc.latest);
    found.documents = titled.filter(|(_, doc)| holds(doc.title())).map(|(number, _)| number).take(most).collect();
    found.areas.truncate(most);
    found.series.truncate(most);
    // Texts are looked through as they are written, marks and all.
    let asked: Vec<String> = words.split_whitespace().take(WORDS).map(str::to_owned).collect();
    let texts = {
        let asked = asked.clone();
        app.store().ask(move |ledger| ledger.texts(&asked.iter().map(String::as_str).collect::<Vec<_>>(), most)).await?
    };
    for [source, hash, day, text] in texts {
        let held = edition.documents.iter().position(|doc| {
            doc.hash == hash
                && doc.of_source() == source
                && doc.day().map(|day| day.to_string()).unwrap_or_default() == day
        });
        if let Some(number) = held.filter(|&number| edition.documents[number].latest) {
            found.texts.push((number, excerpt(&text, &asked[0])));
        }
    }
    Ok(found)
}

/// The text around a word.
fn excerpt(text: &str, word: &str) -> String {
    let at = text.find(word).unwrap_or(0);
    let mut from = at.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (at + word.len() + AROUND).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let told = text[from..to].split_whitespace().collect::<Vec<_>>().join(" ");
    let [before, behind] = [if from > 0 { "… " } else { "" }, if to < text.len() { " …" } else { "" }];
    format!("{before}{told}{behind}")
}

/// Which words.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Asked {
    /// The words; marks and capitals do not matter but in texts.
    q: String,
}

/// What holds the words.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Found)]
pub(super) struct Answer {
    /// Ids of areas.
    areas: Vec<String>,
    /// Slugs of series.
    series: Vec<String>,
    /// Ids of documents by their titles.
    documents: Vec<String>,
    /// Ids of documents by their texts, each with an excerpt.
    texts: Vec<[String; 2]>,
}

/// Looks for words in areas, series, documents and texts.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(Asked), responses((status = 200, body = Answer)))]
pub(super) async fn search(
    State(app): State<App>,
    visitor: Visitor,
    Query(asked): Query<Asked>,
) -> Result<Response, Fault> {
    app.limit(&visitor, 1.0)?;
    let edition = app.edition();
    let found = find(&app, &edition, &asked.q, 50).await?;
    Ok(kept(Answer {
        areas: found.areas.into_iter().map(|(id, _)| id).collect(),
        series: found.series.into_iter().map(|number| edition.series[number].slug.clone()).collect(),
        documents: found.documents.into_iter().map(|number| edition.documents[number].id.clone()).collect(),
        texts: found.texts.into_iter().map(|(number, told)| [edition.documents[number].id.clone(), told]).collect(),
    }))
}
