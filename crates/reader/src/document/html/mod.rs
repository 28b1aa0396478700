//! What does a page say, without what surrounds it?

mod depth;
mod facts;
mod prune;
mod render;
mod scan;
mod tables;

use super::{Meta, day};
use dom_smoothie::{Config, Readability};
use render::{Kind, Line};
use std::collections::HashMap;

/// Pages of more elements or bytes are read whole: finding the article would take too long.
const ELEMENTS: usize = 100_000;
const BYTES: usize = 8 << 20;

/// A line shorter than this is no lead, and proves nothing about where the article stands.
const SENTENCE: usize = 40;

/// What the library finds is enough from this many characters on; for less it looks again, and takes what surrounds
/// an article for a part of it. Bulletins are short.
const ENOUGH: usize = 140;

/// The text of a page and what it tells about itself; no text when the page has no words.
pub(super) fn read(page: &str) -> (String, Meta) {
    let mut meta = facts::facts(page);
    let pruned = prune::prune(page);
    let lines = render::render(&pruned.page);
    let headline = headline(&lines, meta.title.take());
    let article = if pruned.elements > ELEMENTS || pruned.page.len() > BYTES { None } else { article(&pruned.page) };
    let mut chosen = choose(&lines, headline.as_deref(), article.as_deref());
    if pruned.page.matches("<article").count() == 1 {
        keep_inside(&mut chosen);
    }
    meta.published = meta.published.or_else(|| printed(&lines, headline.as_deref()));
    let mut text = headline.clone().unwrap_or_default();
    let body = joined(&chosen);
    if !text.is_empty() && !body.is_empty() {
        text.push_str("\n\n");
    }
    text.push_str(&body);
    meta.title = headline;
    (text, meta)
}

/// Lines as text: blocks stand apart.
fn joined(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() {
            text.push_str(if line.apart { "\n\n" } else { "\n" });
        }
        text.push_str(&line.text);
    }
    text
}

/// The lines that the library takes for the article.
fn article(pruned: &str) -> Option<Vec<Line>> {
    let config = Config { disable_json_ld: true, char_threshold: ENOUGH, ..Config::default() };
    let article = Readability::new(pruned, None, Some(config)).ok()?.parse().ok()?;
    Some(render::render(&article.content)).filter(|lines| !lines.is_empty())
}

/// The headline: the one heading of the first level, or what the page calls itself, less the name of its site.
fn headline(lines: &[Line], told: Option<String>) -> Option<String> {
    let mut titles = lines.iter().filter(|line| line.kind == Kind::Title && !line.around);
    let only = titles.next().filter(|_| titles.next().is_none()).map(|line| line.text.clone());
    let Some(told) = told else { return only };
    // Somewhere the page prints its headline without the site, or this is all there is.
    let parts = || [" - ", " | ", " – ", " — "].iter().filter_map(|sign| told.split_once(sign)).map(|(start, _)| start);
    let printed = |text: &str| lines.iter().any(|line| line.text == text);
    if only.as_ref().is_some_and(|only| only.chars().count() >= 15 || told.starts_with(only.as_str())) {
        return only;
    }
    if printed(&told) {
        return Some(told);
    }
    let part = parts().find(|part| printed(part)).map(str::to_owned);
    Some(part.unwrap_or(told))
}

/// The lines that belong to the document. The library is good at telling where an article begins and ends, but leaves
/// out leads set as headings and at times tables: between the headline and the article's end, these come back.
fn choose(lines: &[Line], headline: Option<&str>, article: Option<&[Line]>) -> Vec<Line> {
    let is_headline = |line: &Line| Some(line.text.as_str()) == headline;
    let kept = |line: &&Line| !line.around && !is_headline(line) && line.linked * 2 < line.text.chars().count();
    let Some(article) = article else { return lines.iter().filter(kept).cloned().collect() };
    let mut left: HashMap<&str, usize> = HashMap::new();
    for line in article {
        *left.entry(line.text.as_str()).or_default() += 1;
    }
    let long = |line: &Line| line.text.chars().count() >= SENTENCE;
    let known = |line: &Line| !line.around && left.contains_key(line.text.as_str());
    let sure = |line: &Line| known(line) && (long(line) || line.kind == Kind::Row);
    let first = lines.iter().position(sure);
    let last = lines.iter().rposition(sure);
    let found = lines.iter().filter(|line| known(line)).count();
    let (Some(first), Some(last)) = (first, last) else { return without(article, headline) };
    if found * 2 < article.len() {
        return without(article, headline);
    }
    // Where the page does not print its headline, short lines of the article may stand before its first sentence.
    let begin = lines[..first].iter().rposition(is_headline).map(|at| at + 1);
    let begin = begin.or_else(|| lines[..first].iter().position(known)).unwrap_or(first);
    let end = (last + 1..lines.len()).take_while(|&at| known(&lines[at])).last().unwrap_or(last);
    let lost = |line: &Line| {
        !line.around && (line.kind == Kind::Row || long(line)) && line.linked * 3 < line.text.chars().count()
    };
    lines[begin..=end].iter().filter(|line| !is_headline(line) && (known(line) || lost(line))).cloned().collect()
}

/// Keeps what stands in the one element that the page calls its article, if that is most.
fn keep_inside(lines: &mut Vec<Line>) {
    let size = |lines: &[Line], wanted: fn(&Line) -> bool| -> usize {
        lines.iter().filter(|line| wanted(line)).map(|line| line.text.len()).sum()
    };
    if size(lines, |line| line.inside) * 2 >= size(lines, |_| true) {
        lines.retain(|line| line.inside);
    }
}

fn without(article: &[Line], headline: Option<&str>) -> Vec<Line> {
    article.iter().filter(|line| Some(line.text.as_str()) != headline).cloned().collect()
}

/// The day printed near the headline, on a line of its own: behind it, else before it, else anywhere.
fn printed(lines: &[Line], headline: Option<&str>) -> Option<jiff::civil::Date> {
    let at = lines.iter().position(|line| Some(line.text.as_str()) == headline).unwrap_or(0);
    let day = |line: &Line| {
        (line.text.chars().count() <= 80 && line.kind != Kind::Row).then(|| day::printed(&line.text)).flatten()
    };
    let (before, behind) = lines.split_at(at);
    let near = behind.iter().take(8).find_map(day);
    near.or_else(|| before.iter().rev().find_map(day)).or_else(|| behind.iter().find_map(day))
}
