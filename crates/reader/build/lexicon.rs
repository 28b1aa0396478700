//! The phrases as a tree over the words of a vocabulary, laid out so that it is searched where it lies.

use super::write;
use crate::token::{Case, tokens};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Numbers inside names ("Bac Luan 2") stand in the tree under numbers of their own.
const DIGITS: u32 = 0x8000_0000;

#[derive(Default)]
struct Node<'a> {
    next: BTreeMap<u32, usize>,
    /// For each spelling that ends here, the words that must be written with a capital, and its sense.
    ends: Vec<(u32, &'a str)>,
}

/// Writes the tables of the lexicon, for lines of a phrase, "n" if it is a name, and a sense.
pub(crate) fn lay_out(lines: &str, out: &Path) {
    let vocabulary = RefCell::new(HashMap::new());
    let mut nodes = vec![Node::default()];
    for line in lines.lines() {
        let [phrase, named, sense] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        insert(&mut nodes, &vocabulary, phrase, named == "n", sense);
    }
    let (senses, tables) = tree(&nodes, vocabulary.borrow().len());
    write(&out.join("senses.tsv"), senses);
    for (name, table) in tables {
        write(&out.join(name), table);
    }
    let (slots, hashes) = slots(&vocabulary.into_inner());
    write(&out.join("lexicon.slots"), slots);
    write(&out.join("lexicon.hashes"), hashes);
}

fn insert<'a>(
    nodes: &mut Vec<Node<'a>>,
    vocabulary: &RefCell<HashMap<u64, u32>>,
    phrase: &str,
    named: bool,
    sense: &'a str,
) {
    let mut cut = Vec::new();
    let number = |hash| {
        let mut vocabulary = vocabulary.borrow_mut();
        let fresh = vocabulary.len() as u32 + 1;
        *vocabulary.entry(hash).or_insert(fresh)
    };
    tokens(phrase, 0, phrase.len(), number, &mut cut);
    let (mut node, mut capitals) = (0, 0u32);
    for (at, token) in cut.iter().enumerate() {
        let word = match token.is_number() {
            true => token.text(phrase).parse().map_or(0, |n: u32| if n < 10_000 { DIGITS | n } else { 0 }),
            false => token.word,
        };
        let fresh = nodes.len();
        node = *nodes[node].next.entry(word).or_insert(fresh);
        if node == fresh {
            nodes.push(Node::default());
        }
        if named && at < 32 && token.case != Case::Lower {
            capitals |= 1 << at;
        }
    }
    let ends = &mut nodes[node].ends;
    if node != 0 && !ends.iter().any(|(asked, known)| *known == sense && asked & !capitals == 0) {
        ends.push((capitals, sense));
    }
}

/// The senses of one node by the capitals they ask for, the most demanding first: all those whose capitals are within.
fn readings<'a>(ends: &[(u32, &'a str)]) -> Vec<(u32, Vec<&'a str>)> {
    let mut asked: Vec<u32> = ends.iter().map(|(capitals, _)| *capitals).collect();
    asked.sort_by_key(|capitals| Reverse(capitals.count_ones()));
    asked.dedup();
    let within = |capitals: u32| {
        let mut senses: Vec<&str> = Vec::new();
        for (_, sense) in ends.iter().filter(|(asked, _)| asked & !capitals == 0) {
            if !senses.contains(sense) {
                senses.push(sense);
            }
        }
        senses
    };
    asked.into_iter().map(|capitals| (capitals, within(capitals))).collect()
}

/// The lists of senses, one a line, and the tables of the tree: children of a node lie side by side, sorted by word.
fn tree(nodes: &[Node<'_>], words: usize) -> (String, [(&'static str, Vec<u8>); 4]) {
    let mut lists: HashMap<String, u32> = HashMap::new();
    let mut senses = String::new();
    let (mut ways, mut laid, mut read, mut roots) = (Vec::new(), Vec::new(), Vec::new(), vec![0u32; words + 1]);
    // The place of a node in the layout is its place in this row.
    let mut row = vec![(0u32, 0usize)];
    let mut at = 0;
    let mut readings_before = 0u32;
    while let Some(&(word, node)) = row.get(at) {
        let node = &nodes[node];
        ways.push(word);
        laid.extend([row.len() as u32, readings_before]);
        for (&word, &child) in &node.next {
            if at == 0 && word < DIGITS {
                roots[word as usize] = row.len() as u32;
            }
            row.push((word, child));
        }
        for (capitals, list) in readings(&node.ends) {
            let (line, fresh) = (list.join("\t"), lists.len() as u32);
            let number = *lists.entry(line.clone()).or_insert_with(|| {
                senses += &line;
                senses.push('\n');
                fresh
            });
            read.extend([capitals, number]);
            readings_before += 1;
        }
        at += 1;
    }
    // Where the next node would begin tells where the last one ends.
    laid.extend([row.len() as u32, readings_before]);
    let bytes = |numbers: Vec<u32>| numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    let tables =
        [("lexicon.words", ways), ("lexicon.nodes", laid), ("lexicon.readings", read), ("lexicon.roots", roots)];
    (senses, tables.map(|(name, table)| (name, bytes(table))))
}

/// The vocabulary as a table of 16 times 1024 slots, which hold the number of a word near the place that the first bits
/// of its hash name, and the hashes by number.
fn slots(vocabulary: &HashMap<u64, u32>) -> (Vec<u8>, Vec<u8>) {
    const BITS: u32 = 14;
    assert!(vocabulary.len() * 3 < 2 << BITS, "{} words need more slots", vocabulary.len());
    let mut slots = vec![0u16; 1 << BITS];
    let mut hashes = vec![0u64; vocabulary.len() + 1];
    let mut sorted: Vec<_> = vocabulary.iter().map(|(hash, number)| (*number, *hash)).collect();
    sorted.sort_unstable();
    for (number, hash) in sorted {
        hashes[number as usize] = hash;
        let mut slot = (hash >> (64 - BITS)) as usize;
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        slots[slot] = number as u16;
    }
    let slots = slots.into_iter().flat_map(u16::to_le_bytes).collect();
    (slots, hashes.into_iter().flat_map(u64::to_le_bytes).collect())
}
