//! The stages one by one, for the benchmarks; not for use elsewhere.

use crate::document::Document;
use crate::mention::{Lexicon, PeriodFinder, spot};
use crate::sentence::{Token, tokens};

fn cut(document: &Document) -> Vec<Token> {
    let lexicon = Lexicon::get();
    let text = document.text.as_str();
    let mut all = Vec::with_capacity(text.len() / 4);
    tokens(text, 0, text.len(), |hash| lexicon.word(hash), &mut all);
    all
}

/// Cuts a document into tokens and counts those that are numbers.
#[must_use]
pub fn numbers(document: &Document) -> usize {
    cut(document).iter().filter(|token| token.is_number()).count()
}

/// Cuts a document into tokens and mentions, in one piece, and counts those that say an amount.
#[must_use]
pub fn amounts(document: &Document) -> usize {
    let all = cut(document);
    let whole = 0..all.len();
    let mentions = PeriodFinder::with(|periods| spot(&document.text, &all, whole, document.lang, periods));
    mentions.iter().filter(|mention| mention.number().is_some_and(|number| number.unit.is_some())).count()
}
