//! What is claimed: one published number about one statistical series, with everything needed to say which.

mod bulletin;
mod compare;
mod context;
mod deal;
mod decide;
mod echo;
mod finish;
mod frame;
mod gate;
mod open;
mod record;
mod relation;
mod table;
mod topic;
mod total;
mod walk;
mod weigh;

pub use crate::codes::{Bound, Coverage, Flow, Indicator, Section, Status, Transform};
pub use crate::period::Period;
pub use record::{Base, Figure, How, Key, Known};

use crate::document::{Document, Lang};
use crate::mention::{Lexicon, Mention, PeriodFinder, Said, Sense, What, Year, spot};
use crate::sentence::{Part, lines, tokens};
use context::{Context, Spotted};

/// The figures of a document, in text order.
pub(crate) fn figures(document: &Document) -> Vec<Figure> {
    let text = document.text.as_str();
    if !gate::worth_reading(text) {
        return Vec::new();
    }
    let lexicon = Lexicon::get();
    let mut all = Vec::with_capacity(text.len() / 4);
    tokens(text, 0, text.len(), |hash| lexicon.word(hash), &mut all);
    let tables = PeriodFinder::with(|periods| table::Tables::find(text, &all, document.lang, periods));
    let mut spotted: Vec<Spotted> = PeriodFinder::with(|periods| {
        let mut seen = 0;
        lines(text, &all, tables.cuts())
            .into_iter()
            .map(|line| {
                let sentences = line
                    .sentences
                    .iter()
                    .map(|range| {
                        seen += 1;
                        let worth = seen <= 6
                            || range.len() < 16
                            || all[range.clone()].iter().any(|t| t.is_number() || lexicon.triggers(t));
                        if worth { spot(text, &all, range.clone(), document.lang, periods) } else { Said::default() }
                    })
                    .collect();
                Spotted { line, sentences }
            })
            .collect()
    });
    parts(text, &mut spotted);
    let mut context = Context::of(document, &spotted);
    let bulletin = bulletin::Bulletin::of(&context, &spotted);
    if let Some(bulletin) = &bulletin {
        context.frame.period.set(bulletin.day(), frame::Place::fixed("bulletin-day", Known::Headline));
    }
    let mut figures = topic::read(document, context, &spotted, |context| {
        let mut figures = walk::walk(document, context, &tables, bulletin.clone(), &spotted);
        weigh::weigh(text, &mut figures);
        figures
    });
    let headline = spotted.iter().find(|l| l.line.part == Part::Headline).and_then(|l| l.mentions().last());
    if let (Lang::Vi, Some(last)) = (document.lang, headline) {
        echo::echo(text, &mut figures, last.span.end());
    }
    if !dated(document, &spotted) {
        figures.iter_mut().for_each(Figure::forget_time);
    }
    figures
}

/// Whether anything tells the year.
fn dated(document: &Document, lines: &[Spotted]) -> bool {
    let told = |m: &Mention| matches!(m.what, What::Period(when) if matches!(when.year, Year::Given(_)));
    document.meta.published.is_some() || lines.iter().any(|line| line.mentions().any(told))
}

/// Marks the headline, and everything from the first heading of related stories on as page furniture.
fn parts(text: &str, lines: &mut [Spotted]) {
    let mut teaser = false;
    let mut ended = false;
    for (at, line) in lines.iter_mut().enumerate() {
        let range = line.line.tokens();
        let short = range.len() <= 8;
        let heading = line.sentences.first().and_then(|s| s.first()).is_some_and(|m| m.has(Sense::Teaser));
        if at > 1 && heading && short {
            teaser = true;
        }
        let arrows = line.sentences.first().and_then(|s| s.first()).is_some_and(|m| m.is_mark('>'));
        if ended && line.has_number() {
            teaser = true;
        }
        if teaser || arrows {
            line.line.part = Part::Teaser;
        } else if at == 0 {
            line.line.part = Part::Headline;
        }
        // "./." closes an article.
        let last: Vec<&str> = line.mentions().map(|m| m.span.of(text)).collect();
        ended |= last.len() > 3 && last[last.len() - 3..] == [".", "/", "."];
    }
}
