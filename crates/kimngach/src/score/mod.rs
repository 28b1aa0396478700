//! How well do predicted figures agree with gold?
//!
//! A predicted figure and a gold figure meet where their `at` spans overlap (one to one, largest overlap first). Three
//! levels are counted: `found` (they meet), `strict` (the keys that say which number of which series agree) and `full`
//! (everything agrees), each once over all figures and once over the `core`, which leaves out the indicator `other`.

mod agree;
mod confusion;
mod levels;
mod pair;
mod print;
mod python;
mod row;

pub use confusion::Confusion;
pub use levels::{Level, Tally};
pub use row::{Row, Unreadable, folder};

use levels::Outcome;

/// The figures of one document: what they should be and what was read.
#[derive(Clone, Debug, Default)]
pub struct Pair {
    /// The name of the document.
    pub name: String,
    /// The figures as annotated.
    pub gold: Vec<Row>,
    /// The figures as read; nothing when there is no prediction for the document.
    pub pred: Option<Vec<Row>>,
}

/// What was counted over a set of documents.
#[derive(Clone, Debug, Default)]
pub struct Report {
    docs: usize,
    tally: [Tally; 6],
    wrong: Vec<(&'static str, usize)>,
    differences: Vec<String>,
    confusion: Confusion,
}

/// Scores a set of documents.
#[must_use]
pub fn score<'a>(documents: impl IntoIterator<Item = &'a Pair>) -> Report {
    let mut report = Report::default();
    for document in documents {
        report.add(document);
    }
    report
}

impl Report {
    /// The counts at a level.
    #[must_use]
    pub fn tally(&self, level: Level) -> Tally {
        self.tally[level as usize]
    }

    /// How many documents were scored.
    #[must_use]
    pub fn docs(&self) -> usize {
        self.docs
    }

    /// One line for each figure that differs, in the order of the documents.
    #[must_use]
    pub fn differences(&self) -> &[String] {
        &self.differences
    }

    /// How often each key was wrong, and how many figures were missed or invented, most frequent first.
    #[must_use]
    pub fn wrong(&self) -> Vec<(&'static str, usize)> {
        let mut wrong = self.wrong.clone();
        wrong.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        wrong
    }

    /// Which value was read for which.
    #[must_use]
    pub fn confusion(&self) -> &Confusion {
        &self.confusion
    }

    fn add(&mut self, document: &Pair) {
        self.docs += 1;
        let none = Vec::new();
        let pred = document.pred.as_ref().unwrap_or(&none);
        let mut met_gold = vec![None; document.gold.len()];
        let mut met_pred = vec![false; pred.len()];
        for (i, j) in pair::pairs(&document.gold, pred) {
            met_gold[i] = Some(j);
            met_pred[j] = true;
        }
        for (gold, met) in document.gold.iter().zip(met_gold) {
            self.owed(&document.name, gold, met.map(|j| &pred[j]));
        }
        for (extra, _) in pred.iter().zip(met_pred).filter(|(extra, met)| !met && !extra.is_teaser()) {
            self.invented(&document.name, extra);
        }
    }

    fn owed(&mut self, name: &str, gold: &Row, pred: Option<&Row>) {
        let teaser = gold.is_teaser();
        let pred = pred.filter(|pred| teaser || !pred.is_teaser());
        let core = !gold.is_other();
        for level in Level::ALL.iter().copied().filter(|level| core || !level.is_core()) {
            let outcome = match pred {
                Some(pred) if teaser && pred.is_teaser() => continue,
                Some(_) if teaser => Outcome::Invented,
                None if teaser => continue,
                None => Outcome::Missed,
                Some(pred) if agree::wrong_keys(gold, pred, level.keys()).is_empty() => Outcome::Right,
                Some(_) => Outcome::Wrong,
            };
            self.tally[level as usize].count(outcome);
        }
        if teaser {
            return;
        }
        let Some(pred) = pred else {
            self.blame("(missed)");
            self.confusion.add("(missed)", gold.shown("indicator"), String::new());
            self.differences.push(format!(
                "{name}.figures: missed {} at {}",
                python::text(gold.text()),
                python::span(gold.at)
            ));
            return;
        };
        let bad = agree::wrong_keys(gold, pred, Level::Full.keys());
        for &key in &bad {
            self.blame(key);
            self.confusion.add(key, gold.shown(key), pred.shown(key));
        }
        if !bad.is_empty() {
            let told =
                |key: &&str| format!("{key}: gold {} got {}", python::value(gold, key), python::value(pred, key));
            let told: Vec<String> = bad.iter().map(told).collect();
            self.differences.push(format!("{name}.figures: {}: {}", python::text(gold.text()), told.join("; ")));
        }
    }

    fn invented(&mut self, name: &str, pred: &Row) {
        let core = !pred.is_other();
        for level in Level::ALL.iter().copied().filter(|level| core || !level.is_core()) {
            self.tally[level as usize].count(Outcome::Invented);
        }
        if core {
            self.blame("(invented)");
            self.confusion.add("(invented)", String::new(), pred.shown("indicator"));
            self.differences.push(format!(
                "{name}.figures: invented {} at {}",
                python::text(pred.text()),
                python::span(pred.at)
            ));
        }
    }

    fn blame(&mut self, key: &'static str) {
        match self.wrong.iter_mut().find(|(known, _)| *known == key) {
            Some((_, count)) => *count += 1,
            None => self.wrong.push((key, 1)),
        }
    }
}
