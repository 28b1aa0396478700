//! Everything known by name, ready to be found in one pass over tokens: longest phrase first.

use super::sense::Sense;
use crate::sentence::{Case, Token, tokens};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let lexicon = Lexicon::build(include_str!(concat!(env!("OUT_DIR"), "/lexicon.tsv")));
    debug_assert!(lexicon.senses.len() > 500, "the knowledge files are built in");
    lexicon
});

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub(crate) struct Mixed(u64);

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&b| self.write_u64(u64::from(b)));
    }
    fn write_u64(&mut self, value: u64) {
        self.0 = (self.0.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
}

type Map<V> = HashMap<u64, V, BuildHasherDefault<Mixed>>;

/// The phrases, as a tree over the words of a vocabulary.
pub(crate) struct Lexicon {
    vocabulary: Map<u32>,
    /// (node, word) to node.
    next: Map<u32>,
    /// For each node, the senses of the phrase that ends there.
    ends: Vec<Vec<End>>,
    senses: Vec<Sense>,
    /// For each node, the senses by the capitals they ask for, the most demanding first.
    readings: Vec<Vec<(u32, &'static [Sense])>>,
    /// Words that make a sentence without digits worth reading.
    triggers: Vec<bool>,
}

/// One spelling that ends at a node, with the words that must be written with a capital.
#[derive(Clone, Copy)]
struct End {
    capitals: u32,
    sense: u16,
}

/// A phrase found: how many tokens it takes and what it can mean.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) tokens: usize,
    pub(crate) senses: &'static [Sense],
}

impl Lexicon {
    /// The one lexicon, built at first use.
    pub(crate) fn get() -> &'static Lexicon {
        &LEXICON
    }

    fn build(lines: &'static str) -> Lexicon {
        let mut lexicon = Lexicon {
            vocabulary: Map::default(),
            next: Map::default(),
            ends: vec![Vec::new()],
            senses: Vec::new(),
            readings: Vec::new(),
            triggers: Vec::new(),
        };
        lexicon.vocabulary.reserve(8_000);
        lexicon.next.reserve(40_000);
        let mut codes: HashMap<&str, u16> = HashMap::new();
        let mut cut = Vec::new();
        for line in lines.lines() {
            let mut cells = line.split('\t');
            let (Some(phrase), Some(named), Some(code)) = (cells.next(), cells.next(), cells.next()) else { continue };
            let Some(sense) = codes.get(code).copied().or_else(|| {
                lexicon.senses.push(Sense::parse(code)?);
                let number = u16::try_from(lexicon.senses.len() - 1).ok()?;
                codes.insert(code, number);
                Some(number)
            }) else {
                debug_assert!(false, "unknown sense {code}");
                continue;
            };
            lexicon.insert(phrase, named == "n", sense, &mut cut);
        }
        lexicon.readings = lexicon.ends.iter().map(|ends| lexicon.read(ends)).collect();
        lexicon.triggers = vec![false; lexicon.vocabulary.len() + 2];
        for word in TRIGGERS {
            cut.clear();
            tokens(word, 0, word.len(), |hash| lexicon.vocabulary.get(&hash).copied().unwrap_or(0), &mut cut);
            for token in cut.iter().filter(|token| token.word != 0) {
                lexicon.triggers[token.word as usize] = true;
            }
        }
        lexicon
    }

    /// The senses of one node: all those whose capitals are within each set of capitals asked for.
    fn read(&self, ends: &[End]) -> Vec<(u32, &'static [Sense])> {
        let mut asked: Vec<u32> = ends.iter().map(|end| end.capitals).collect();
        asked.sort_by_key(|capitals| std::cmp::Reverse(capitals.count_ones()));
        asked.dedup();
        let read = |capitals: u32| {
            let mut senses: Vec<Sense> = Vec::new();
            for end in ends.iter().filter(|end| end.capitals & !capitals == 0) {
                let sense = self.senses[end.sense as usize];
                if !senses.contains(&sense) {
                    senses.push(sense);
                }
            }
            &*senses.leak()
        };
        asked.into_iter().map(|capitals| (capitals, read(capitals))).collect()
    }

    /// Whether a word can make a sentence without digits matter.
    pub(crate) fn triggers(&self, token: &Token) -> bool {
        self.triggers.get(token.word as usize).copied().unwrap_or(false)
    }

    fn insert(&mut self, phrase: &str, named: bool, sense: u16, cut: &mut Vec<Token>) {
        cut.clear();
        let vocabulary = std::cell::RefCell::new(&mut self.vocabulary);
        tokens(
            phrase,
            0,
            phrase.len(),
            |hash| {
                let mut vocabulary = vocabulary.borrow_mut();
                let fresh = vocabulary.len() as u32 + 1;
                *vocabulary.entry(hash).or_insert(fresh)
            },
            cut,
        );
        let (mut node, mut capitals) = (0u32, 0u32);
        for (at, token) in cut.iter().enumerate() {
            let word = if token.is_number() { digits(token.text(phrase)) } else { token.word };
            let fresh = self.ends.len() as u32;
            node = *self.next.entry(edge(node, word)).or_insert(fresh);
            if node == fresh {
                self.ends.push(Vec::new());
            }
            if named && at < 32 && token.case != Case::Lower {
                capitals |= 1 << at;
            }
        }
        let ends = &mut self.ends[node as usize];
        if node != 0 && !ends.iter().any(|end| end.sense == sense && end.capitals & !capitals == 0) {
            ends.push(End { capitals, sense });
        }
    }

    /// The number of a word or mark, 0 when it is in no phrase.
    #[inline]
    pub(crate) fn word(&self, hash: u64) -> u32 {
        self.vocabulary.get(&hash).copied().unwrap_or(0)
    }

    /// The longest phrase that starts at the first of these tokens.
    pub(crate) fn longest(&self, tokens: &[Token], text: &str) -> Option<Found> {
        let (mut node, mut capitals) = (0u32, 0u32);
        let mut best = None;
        for (at, token) in tokens.iter().enumerate().take(24) {
            let word = if token.is_number() { digits(token.text(text)) } else { token.word };
            if word == 0 {
                break;
            }
            let Some(&to) = self.next.get(&edge(node, word)) else { break };
            node = to;
            if token.case != Case::Lower && at < 32 {
                capitals |= 1 << at;
            }
            if let Some((_, senses)) = self.readings[node as usize].iter().find(|(asked, _)| asked & !capitals == 0) {
                best = Some(Found { tokens: at + 1, senses });
            }
        }
        best
    }
}

/// Words of trade, and numbers in words.
const TRIGGERS: &[&str] = &[
    "khẩu", "ngạch", "siêu", "thứ", "gấp", "nửa", "một", "export", "exports", "import", "imports", "trade", "half",
    "quarter", "quarters", "doubled", "tripled", "third", "second", "first", "fourth", "fifth", "twice", "XNK", "thu",
    "year", "năm", "quan", "customs",
];

#[inline]
fn edge(node: u32, word: u32) -> u64 {
    let mut hasher = Mixed::default();
    hasher.write_u64(u64::from(node) << 32 | u64::from(word));
    hasher.finish()
}

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
