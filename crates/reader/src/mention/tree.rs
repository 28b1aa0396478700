//! Which word is this, and which phrases go on with it?
//!
//! The tables were laid out when the crate was built and are searched where they lie.

use std::ops::Range;

/// Numbers of words, near the place that the first bits of their hash name; 0 is an empty slot.
static SLOTS: &[[u8; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.slots")).as_chunks().0;
/// The hash of each word.
static HASHES: &[[u8; 8]] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.hashes")).as_chunks().0;
/// For each word, the node of the phrases that begin with it; 0 is none.
static ROOTS: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.roots")).as_chunks().0;
/// For each node, the word that leads to it from its parent.
static WORDS: &[[u8; 4]] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.words")).as_chunks().0;
/// For each node, where its children and its readings begin; they end where those of the next begin.
static NODES: &[[[u8; 4]; 2]] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.nodes")).as_chunks().0.as_chunks().0;
/// The capitals that a reading asks for, and the number of its list of senses.
static READINGS: &[[[u8; 4]; 2]] =
    include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.readings")).as_chunks().0.as_chunks().0;

/// The node where phrases begin.
pub(super) const ROOT: usize = 0;

fn number(bytes: [u8; 4]) -> usize {
    u32::from_le_bytes(bytes) as usize
}

/// How many numbers of words there are, 0 among them.
pub(super) fn words() -> usize {
    HASHES.len()
}

/// The number of a word by its hash, 0 when it is in no phrase.
#[inline]
pub(super) fn word(hash: u64) -> u32 {
    let mut slot = (hash >> (64 - SLOTS.len().trailing_zeros())) as usize;
    loop {
        let number = u16::from_le_bytes(SLOTS[slot]);
        if number == 0 || u64::from_le_bytes(HASHES[usize::from(number)]) == hash {
            return u32::from(number);
        }
        slot = (slot + 1) % SLOTS.len();
    }
}

/// The node to which a word leads.
#[inline]
pub(super) fn child(node: usize, word: u32) -> Option<usize> {
    if node == ROOT
        && let Some(root) = ROOTS.get(word as usize)
    {
        return Some(number(*root)).filter(|&root| root != 0);
    }
    let Range { start, end } = number(NODES[node][0])..number(NODES[node + 1][0]);
    let children = &WORDS[start..end];
    let at = match children {
        [..] if children.len() > 12 => children.binary_search_by_key(&word, |&child| u32::from_le_bytes(child)).ok(),
        few => few.iter().position(|&child| u32::from_le_bytes(child) == word),
    };
    at.map(|at| start + at)
}

/// The list of senses that a phrase has at its end, written with these capitals.
#[inline]
pub(super) fn reading(node: usize, capitals: u32) -> Option<usize> {
    let readings = &READINGS[number(NODES[node][1])..number(NODES[node + 1][1])];
    let fits = |[asked, _]: &&[[u8; 4]; 2]| u32::from_le_bytes(*asked) & !capitals == 0;
    readings.iter().find(fits).map(|&[_, list]| number(list))
}
