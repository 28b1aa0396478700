//! Everything known by name, ready to be found in one pass over tokens: longest phrase first.

use super::said::Kinds;
use super::sense::Sense;
use super::tree;
use crate::sentence::{Case, Token, tokens};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::build);

/// The phrases, as a tree over the words of a vocabulary.
pub(crate) struct Lexicon {
    /// What phrases can mean, by the numbers in the table of readings.
    senses: Vec<(Vec<Sense>, Kinds)>,
    /// Words that make a sentence without digits worth reading.
    triggers: Vec<bool>,
}

/// A phrase found: how many tokens it takes and what it can mean.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) tokens: usize,
    pub(crate) senses: &'static [Sense],
    pub(crate) kinds: Kinds,
}

impl Lexicon {
    /// The one lexicon, built at first use.
    pub(crate) fn get() -> &'static Lexicon {
        &LEXICON
    }

    fn build() -> Lexicon {
        let list = |line: &'static str| {
            let mut senses: Vec<Sense> = Vec::new();
            for code in line.split('\t') {
                let sense = Sense::parse(code);
                debug_assert!(sense.is_some(), "unknown sense {code}");
                senses.extend(sense.filter(|sense| !senses.contains(sense)));
            }
            let kinds = Kinds::of(&senses);
            (senses, kinds)
        };
        let senses = include_str!(concat!(env!("OUT_DIR"), "/senses.tsv")).lines().map(list).collect();
        let mut lexicon = Lexicon { senses, triggers: vec![false; tree::words()] };
        let mut cut = Vec::new();
        TRIGGERS.iter().for_each(|word| tokens(word, 0, word.len(), |hash| lexicon.word(hash), &mut cut));
        cut.iter().filter(|token| token.word != 0).for_each(|token| lexicon.triggers[token.word as usize] = true);
        lexicon
    }

    /// Whether a word can make a sentence without digits matter.
    pub(crate) fn triggers(&self, token: &Token) -> bool {
        self.triggers.get(token.word as usize).copied().unwrap_or(false)
    }

    /// The number of a word or mark, 0 when it is in no phrase.
    #[inline]
    pub(crate) fn word(&self, hash: u64) -> u32 {
        tree::word(hash)
    }

    /// The longest phrase that starts at the first of these tokens.
    pub(crate) fn longest(&'static self, tokens: &[Token], text: &str) -> Option<Found> {
        let (mut node, mut capitals) = (tree::ROOT, 0u32);
        let mut best = None;
        for (at, token) in tokens.iter().enumerate().take(24) {
            let word = if token.is_number() { digits(token.text(text)) } else { token.word };
            if word == 0 {
                break;
            }
            let Some(next) = tree::child(node, word) else { break };
            node = next;
            if token.case != Case::Lower && at < 32 {
                capitals |= 1 << at;
            }
            if let Some(list) = tree::reading(node, capitals) {
                let (senses, kinds) = &self.senses[list];
                best = Some(Found { tokens: at + 1, senses, kinds: *kinds });
            }
        }
        best
    }
}

/// Words of trade, and numbers in words.
const TRIGGERS: &[&str] = &[
    "khẩu",
    "ngạch",
    "siêu",
    "thứ",
    "gấp",
    "nửa",
    "một",
    "export",
    "exports",
    "import",
    "imports",
    "trade",
    "half",
    "quarter",
    "quarters",
    "doubled",
    "tripled",
    "third",
    "second",
    "first",
    "fourth",
    "fifth",
    "twice",
    "XNK",
    "thu",
    "year",
    "năm",
    "quan",
    "customs",
    "surplus",
    "deficit",
    "shipments",
    "FDI",
];

/// Numbers inside names ("Bac Luan 2", "Region 6") stand in the tree under numbers of their own.
fn digits(text: &str) -> u32 {
    text.parse::<u32>().map_or(0, |n| if n < 10_000 { 0x8000_0000 | n } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::{Lexicon, Sense, tokens};
    use crate::document::{Document, Meta};
    use crate::mention::{PeriodFinder, spot};

    #[test]
    fn the_examples_of_the_phrases_hold() {
        let lines = include_str!(concat!(env!("OUT_DIR"), "/examples.tsv")).lines();
        for cells in lines.map(|line| line.split('\t').collect::<Vec<_>>()) {
            let [kind, code, sentence] = cells[..] else { panic!("an example is kind, sense and sentence") };
            let sense = Sense::parse(code).expect("a sense");
            let lang = Document::from_text("example", sentence, Meta::default(), None).lang;
            let mut all = Vec::new();
            tokens(sentence, 0, sentence.len(), |hash| Lexicon::get().word(hash), &mut all);
            let whole = 0..all.len();
            let said = PeriodFinder::with(|periods| spot(sentence, &all, whole, lang, periods));
            assert_eq!(said.iter().any(|mention| mention.has(sense)), kind == "yes", "{code} in: {sentence}");
        }
    }
}
