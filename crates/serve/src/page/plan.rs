//! What to do at the gates of a scenario.

use super::layout::page;
use super::parts;
use crate::app::App;
use crate::http::{Fault, Keep, Visitor};
use crate::outlook::{Advice, Answer, Question, look};
use crate::words::{fill, word};
use axum::extract::{Path, State};
use axum::response::Response;
use kimngach_book::say;
use kimngach_gate::plan::Part;
use kimngach_gate::scenario::{SHIPPED, Scenario};
use kimngach_reader::Lang;
use kimngach_reader::figure::Period;
use maud::{Markup, html};
use std::sync::LazyLock;

/// A scenario with measures: what it is called, and its gates.
pub(super) struct Scene {
    pub(super) id: &'static str,
    /// Its number among those that come with the program.
    at: usize,
    names: [String; 2],
    pub(super) gates: Vec<String>,
}

impl Scene {
    pub(super) fn name(&self, lang: Lang) -> &str {
        &self.names[usize::from(lang != Lang::Vi)]
    }
}

/// The scenarios that come with the program and have measures to compare.
pub(super) fn scenes() -> &'static [Scene] {
    static SCENES: LazyLock<Vec<Scene>> = LazyLock::new(|| {
        let all = SHIPPED.iter().enumerate().filter_map(|(at, (id, text))| {
            let scenario = Scenario::parse(text).ok().filter(|scenario| !scenario.measures.is_empty())?;
            let gates = scenario.gates.iter().map(|gate| gate.id.clone()).collect();
            Some(Scene { id, at, names: [scenario.name.vi, scenario.name.en], gates })
        });
        all.collect()
    });
    &SCENES
}

/// `GET /plans/ID`.
pub(super) async fn show(State(app): State<App>, visitor: Visitor, Path(id): Path<String>) -> Result<Response, Fault> {
    let lang = visitor.lang;
    let scene = scenes().iter().find(|scene| scene.id == id).ok_or_else(|| Fault::missing("plan"))?;
    let seen = look(&app, Question::Scenario(scene.at));
    let name = scene.name(lang);
    let body = html! {
        nav.crumbs aria-label=(word("where", lang)) { a href="/" { (word("first page", lang)) } " › " a href="/gates" { (word("gates", lang)) } " › " span aria-current="page" { (name) } }
        h1 { (name) }
        p { @for gate in &scene.gates { a.button href={ "/gates/" (gate) } { (parts::area(gate, lang)) } " " } }
        @match seen.answer.as_deref() {
            None => (parts::waits("plan wait", lang)),
            Some(Answer::Scenario(advice)) => (told(advice, lang)),
            Some(_) => p.soft { (word("not worked out", lang)) },
        }
    };
    let mut response = page(&app, &visitor, name, &body);
    if !seen.fresh {
        response.extensions_mut().remove::<Keep>();
    }
    Ok(response)
}

fn told(advice: &Advice, lang: Lang) -> Markup {
    let foreseen = advice.foreseen.as_ref().map(|(lines, day)| {
        let line = |line: &kimngach_gate::forecast::Line| {
            format!("{} · {}", say::area(&line.gate, lang), parts::way(line.direction, lang))
        };
        let lines: Vec<String> = lines.iter().map(line).collect();
        fill("plan foreseen", &[&say::period(Period::day(*day), lang), &lines.join("; ")], lang)
    });
    let parts = &advice.told[usize::from(lang != Lang::Vi)];
    // What the heading above each part is.
    let heads = parts.iter().scan("", |head, part| {
        if let Part::Head(text) = part {
            *head = text;
        }
        Some(*head)
    });
    html! {
        p.lead { (foreseen.unwrap_or_else(|| word("plan own", lang).to_owned())) }
        @for (part, head) in parts.iter().zip(heads) { (part_of(part, head)) }
    }
}

fn part_of(part: &Part, head_above: &str) -> Markup {
    html! {
        @match part {
            // The page is called so already.
            Part::Title(_) | Part::Strong(_) => {}
            Part::Head(text) => h2 { (text) },
            Part::Small(text) => h3 { (text) },
            Part::Text(text) => p { (text) },
            Part::List(lines) => ul { @for line in lines { li { (line) } } },
            Part::Named(lines) => dl.basis { @for (key, text) in lines { div { dt { code { (key) } } dd { (text) } } } },
            Part::Table { head, words, rows } => div.scroll tabindex="0" role="region" aria-label=(head_above) {
                table {
                    thead { tr { @for (at, cell) in head.iter().enumerate() { th.number[at >= *words] scope="col" { (cell) } } } }
                    tbody { @for row in rows { tr { @for (at, cell) in row.iter().enumerate() {
                        @if at + 1 == *words { th scope="row" { (cell) } } @else { td.number[at >= *words] { (cell) } }
                    } } } }
                }
            },
        }
    }
}
