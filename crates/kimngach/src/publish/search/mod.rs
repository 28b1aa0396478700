//! Words in, the areas, series, documents and sentences that hold them out.

use crate::cli::SearchArgs;
use crate::problem::Problem;
use crate::publish::rows::{Column, Field, Rows};
use crate::series::{id, place};
use crate::write::excerpt;
use crate::{books, read};
use kimngach_book::account::Account;
use kimngach_book::say;
use kimngach_book::series::Series;
use kimngach_reader::{Lang, area_ids, area_name};
use kimngach_report::chart::take::name;
use kimngach_report::wording::word;
use std::collections::BTreeMap;

/// `kimngach search`: true when every document was read.
pub(crate) fn command(options: &SearchArgs) -> Result<bool, Problem> {
    let shown = &options.asked.shown;
    let look = read::look_of(shown.lang, shown.color);
    let ui = look.ui;
    let rules = books::rules(shown.knowledge.as_deref())?;
    let (claims, fine) = books::claims(&options.asked.books, &shown.common())?;
    let account = Account::of(&claims, &rules);
    let wanted: Vec<String> =
        options.words.iter().flat_map(|word| word.split_whitespace()).map(id).filter(|word| !word.is_empty()).collect();
    if wanted.is_empty() {
        return Err(Problem::new("name words with letters or digits to look for"));
    }
    let holds = |text: &str| {
        let text = id(text);
        wanted.iter().all(|word| text.contains(word.as_str()))
    };
    let mut rows: Vec<[Field; 4]> = Vec::new();
    let mut add = |kind: &'static str, found: Vec<(String, String, usize)>| {
        for (text, place, count) in found.into_iter().take(options.top) {
            let count = if count == 0 { Field::new("", 0) } else { Field::new(count.to_string(), count) };
            rows.push([Field::new(word(kind, ui), kind), Field::text(text), Field::text(place), count]);
        }
    };
    let about = |id: &str| claims.list.iter().filter(|claim| claim.said.areas.iter().any(|area| area == id)).count();
    let areas = area_ids()
        .into_iter()
        .filter(|id| holds(id) || [Lang::Vi, Lang::En].iter().any(|&lang| area_name(id, lang).is_some_and(holds)));
    let mut areas: Vec<(String, String, usize)> =
        areas.map(|id| (say::area(id, ui), id.to_owned(), about(id))).collect();
    areas.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    add("area", areas);
    let mut series: BTreeMap<&Series, usize> = BTreeMap::new();
    for (number, _) in claims.list.iter().enumerate() {
        if let Some(cell) = account.about(number) {
            *series.entry(&account.cells()[cell].series).or_default() += 1;
        }
    }
    let named = |series: &Series| format!("{} · {} · {}", name(series, ui), say::areas(&series.areas, ui), series.unit);
    let found = series.into_iter().map(|(series, count)| (named(series), series.areas.join("+"), count));
    let mut found: Vec<(String, String, usize)> = found.filter(|(text, ..)| holds(text)).collect();
    found.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    add("series", found);
    let documents = claims.sources.iter().enumerate().filter_map(|(number, source)| {
        let title = source.title.clone().unwrap_or_default();
        let count = claims.list.iter().filter(|claim| claim.document == number).count();
        (holds(&title) || holds(&source.id)).then(|| (title, source.id.clone(), count))
    });
    add("document", documents.collect());
    let mut sentences: Vec<(String, String, usize)> = Vec::new();
    let mut last: Option<&String> = None;
    for claim in &claims.list {
        let Some(sentence) = claim.sentence.as_ref().filter(|sentence| last != Some(*sentence)) else { continue };
        last = Some(sentence);
        if holds(sentence) {
            sentences.push((excerpt(sentence, &claim.text), place(claim, &claims), 0));
        }
    }
    add("sources", sentences);
    if rows.is_empty() {
        return Err(Problem::at(
            format!("'{}'", options.words.join(" ")),
            "stands in no area, series, document or sentence; try fewer words, or one of them",
        ));
    }
    let columns = vec![
        Column { key: "kind", title: word("kind", ui) },
        Column { key: "found", title: word("match", ui) },
        Column { key: "at", title: word("sources", ui) },
        Column { key: "figures", title: word("figures", ui) },
    ];
    let rows = rows.into_iter().map(Vec::from).collect();
    Rows { heading: String::new(), rows, columns, footing: String::new() }.write(options.asked.format, look)?;
    Ok(fine)
}
