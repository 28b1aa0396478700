//! Claims with the documents they were read from.

use super::{Claim, How, Source, Statement, Unreadable, record, sentence};
use jiff::civil::Date;
use kimngach_reader::figure::{Period, Section, Status};
use kimngach_reader::{Document, Figure, Scalars};
use std::borrow::Cow;

/// Claims with the documents they were read from.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Claims {
    /// The documents.
    pub sources: Vec<Source>,
    /// The claims, those of one document in text order.
    pub list: Vec<Claim>,
}

impl Claims {
    /// Adds the figures that were read from a document.
    pub fn add(&mut self, document: &Document, figures: &[Figure]) {
        let meta = &document.meta;
        let source = Source {
            id: document.id.clone(),
            title: meta.title.clone(),
            url: meta.url.clone(),
            published: meta.published,
            held: None,
        };
        let mut scalars = Scalars::new(&document.text);
        let claims = figures.iter().map(|figure| claim(figure, &document.text, &mut scalars)).collect();
        self.put(source, Some(&document.text), claims);
    }

    /// Adds figures from elsewhere, one JSON object a line; the text, where it is there, gives them their sentences.
    ///
    /// # Errors
    /// When a line is no figure; the message names the line and the key.
    pub fn add_jsonl(&mut self, source: Source, lines: &str, text: Option<&str>) -> Result<(), Unreadable> {
        let claims: Result<Vec<Claim>, Unreadable> =
            record::lines(lines).map(|(line, record)| record::claim(&record?, line, text)).collect();
        self.put(source, text, claims?);
        Ok(())
    }

    /// Adds a document with its claims, in text order; what follows from the text, where it is there, and from the day
    /// of the document is worked out anew.
    pub fn put(&mut self, source: Source, text: Option<&str>, mut claims: Vec<Claim>) {
        let document = self.sources.len();
        let over = claims.iter().filter(|claim| !claim.teaser && is_over(claim.said.status));
        let day = source.published.unwrap_or_else(|| last_day(over.filter_map(|claim| claim.said.period)));
        let mut lines = text.map(sentence::Lines::of);
        // A ledger says itself which they are: it may hand out some of a document.
        if source.held.is_none() {
            claims.iter_mut().enumerate().for_each(|(place, claim)| claim.place = place);
        }
        for claim in &mut claims {
            (claim.document, claim.day) = (document, day);
            let place = text.zip(claim.bytes).filter(|(text, at)| text.get(at.start()..at.end()).is_some());
            claim.sentence = place.map(|(text, at)| sentence::around(text, at.start(), at.end()).to_owned());
            claim.line = place.zip(lines.as_mut()).map(|((_, at), lines)| lines.at(at.start()));
        }
        self.sources.push(source);
        self.list.extend(claims);
    }

    /// Adds the documents and claims of others behind these.
    pub fn append(&mut self, mut others: Claims) {
        let before = self.sources.len();
        others.list.iter_mut().for_each(|claim| claim.document += before);
        self.sources.append(&mut others.sources);
        self.list.append(&mut others.list);
    }

    /// The claims by document, those of page furniture left aside: each document is a vintage of its own.
    #[must_use]
    pub fn by_document(&self) -> Vec<Vec<usize>> {
        let mut out = vec![Vec::new(); self.sources.len()];
        for (number, claim) in self.list.iter().enumerate().filter(|(_, claim)| !claim.teaser) {
            out[claim.document].push(number);
        }
        out
    }

    /// The name of the document of a claim.
    #[must_use]
    pub fn source(&self, claim: &Claim) -> &Source {
        &self.sources[claim.document]
    }
}

fn is_over(status: Option<Status>) -> bool {
    !matches!(status, Some(Status::Forecast | Status::Target))
}

/// The last day that is told as over: the day of a document that does not tell its own.
fn last_day(over: impl Iterator<Item = Period>) -> Date {
    over.map(|period| period.last()).max().unwrap_or(Date::MAX)
}

/// What a figure claims; where it stands among the documents is not known yet.
fn claim(figure: &Figure, text: &str, scalars: &mut Scalars<'_>) -> Claim {
    let owned = |ids: &[&'static str]| ids.iter().map(|&id| id.to_owned()).collect();
    let how = figure.how.iter();
    let how = how.map(|how| How { key: how.key, known: how.known, rule: Cow::Borrowed(how.rule), at: how.at });
    Claim {
        document: 0,
        place: 0,
        at: scalars.span(figure.at),
        bytes: Some(figure.at),
        text: figure.at.of(text).to_owned(),
        sentence: None,
        line: None,
        day: Date::MAX,
        said: Statement {
            indicator: figure.indicator,
            flow: figure.flow,
            areas: owned(&figure.areas),
            partners: owned(&figure.partners),
            commodity: figure.commodity.clone(),
            coverage: figure.coverage,
            period: figure.period,
            transform: figure.transform,
            base: figure.base.clone(),
            value: figure.value,
            value_to: figure.value_to,
            unit: figure.unit.to_owned(),
            bound: figure.bound,
            status: figure.status,
        },
        open: Vec::new(),
        credited: figure.source.clone(),
        how: how.collect(),
        teaser: figure.section == Section::Teaser,
        read: true,
    }
}
