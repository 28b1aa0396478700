//! What is exchanged: observations with the codes they use, and what is asked of them.

use super::codes::Codes;
use super::observation::{self, Observation};
use super::parts::Parts;
use super::query::{Query, Set};
use super::reply::{self, DataFormat, StructureFormat};
use crate::file::{Books, Fault};
use jiff::civil::Date;
use kimngach_book::Claims;

/// The dataflow of books, ready to be asked.
#[derive(Debug, Default)]
pub struct Flow {
    codes: Codes,
    observations: Vec<Observation>,
    /// What was said on each day of publication.
    told: Vec<(Option<Date>, Vec<Observation>)>,
    day: Option<Date>,
}

impl Flow {
    /// The observations of books: what their account leaves of each series, and the newest claim where it weighs none.
    #[must_use]
    pub fn of(books: &Books<'_>) -> Flow {
        let mut codes = Codes::default();
        let observations = observation::all(books, &mut codes);
        Flow { codes, observations, told: Vec::new(), day: books.day() }
    }

    /// The same, with what all claims said by day of publication; they may be of revised documents too.
    #[must_use]
    pub fn with_history(books: &Books<'_>, claims: &Claims) -> Flow {
        let mut flow = Flow::of(books);
        flow.told = observation::told(claims, &mut flow.codes);
        flow
    }

    /// Learns the codes of claims without keeping what they say, for the structure of more than fits into memory.
    pub fn learn(&mut self, claims: &Claims, day: Option<Date>) {
        observation::told(claims, &mut self.codes);
        self.day = self.day.max(day);
    }

    /// How many observations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.observations.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.observations.is_empty()
    }

    /// Whether anything fits a query.
    #[must_use]
    pub fn has(&self, query: &Query) -> bool {
        self.sets(query).iter().any(|set| !set.series.is_empty())
    }

    /// What fits a query, as a message.
    ///
    /// # Errors
    /// When the message cannot be made.
    pub fn data(&self, query: &Query, format: DataFormat) -> Result<Vec<u8>, Fault> {
        let sets = self.sets(query);
        reply::data(&sets, query, format, &self.codes, self.day)
    }

    /// Artefacts of the structure, as a message.
    ///
    /// # Errors
    /// When the message cannot be made.
    pub fn structure(&self, parts: &Parts, format: StructureFormat) -> Result<Vec<u8>, Fault> {
        reply::structure(&self.codes, self.day, parts, format)
    }

    fn sets(&self, query: &Query) -> Vec<Set<'_>> {
        if !query.history {
            return vec![Set { told: None, series: query.select(&self.observations) }];
        }
        let sets = self.told.iter().map(|(day, told)| Set { told: *day, series: query.select(told) });
        sets.filter(|set| !set.series.is_empty()).collect()
    }
}
