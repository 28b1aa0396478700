//! Which value was read for which?

use std::cmp::Reverse;
use std::collections::HashMap;

/// How often one value of a key was read for another.
#[derive(Clone, Debug, Default)]
pub struct Confusion {
    counts: HashMap<(&'static str, String, String), usize>,
}

impl Confusion {
    pub(super) fn add(&mut self, key: &'static str, gold: String, got: String) {
        *self.counts.entry((key, gold, got)).or_default() += 1;
    }

    /// Key, gold value, value read and count, most frequent first; an absent value is empty.
    #[must_use]
    pub fn rows(&self) -> Vec<(&'static str, &str, &str, usize)> {
        let mut rows: Vec<_> =
            self.counts.iter().map(|((key, gold, got), &count)| (*key, gold.as_str(), got.as_str(), count)).collect();
        rows.sort_unstable_by_key(|&(key, gold, got, count)| (Reverse(count), key, gold, got));
        rows
    }
}
