//! What does a document claim? A figure with the document and the place it was read from.

mod json;
mod sentence;

pub use json::Unreadable;

use jiff::civil::Date;
use kimngach_reader::figure::{Base, Bound, Coverage, Flow, Indicator, Key, Period, Section, Status, Transform};
use kimngach_reader::{Document, Figure, Scalars};
use rust_decimal::Decimal;

/// Where claims come from. The day of publication orders vintages: what is published later revises.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Source {
    /// The name by which findings refer to the document.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Where it stands.
    pub url: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
}

/// What a figure says, without the place where it says so.
#[derive(Clone, PartialEq, Debug)]
pub struct Statement {
    /// What is counted.
    pub indicator: Indicator,
    /// The direction.
    pub flow: Option<Flow>,
    /// The reference areas, counted together.
    pub areas: Vec<String>,
    /// The counterpart areas, counted together.
    pub partners: Vec<String>,
    /// The goods.
    pub commodity: Option<String>,
    /// Which part of the trade is counted.
    pub coverage: Option<Coverage>,
    /// The days the number is about.
    pub period: Option<Period>,
    /// How the number relates to the series.
    pub transform: Transform,
    /// What it is measured against.
    pub base: Option<Base>,
    /// The number in base units.
    pub value: Decimal,
    /// The other end of a range.
    pub value_to: Option<Decimal>,
    /// What the number counts in.
    pub unit: String,
    /// The side on which the true value lies.
    pub bound: Option<Bound>,
    /// Estimate, forecast or target.
    pub status: Option<Status>,
}

/// A figure of a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Claim {
    /// The document, by its number among the sources.
    pub document: usize,
    /// The number expression, in Unicode scalar values of the document's text.
    pub at: [usize; 2],
    /// The number as printed.
    pub text: String,
    /// The sentence around it, where the text is there.
    pub sentence: Option<String>,
    /// The line on which it stands, counted from nought, where the text is there.
    pub line: Option<usize>,
    /// The day on which it was told: names mean the territories of that day, of earlier periods too.
    pub day: Date,
    /// What it says.
    pub said: Statement,
    /// The keys that the text leaves open.
    pub open: Vec<Key>,
    /// Whether it stands in page furniture, which is another document's.
    pub teaser: bool,
    /// Whether a program read its keys off the text, and may have misread them; figures from elsewhere are taken at
    /// their word.
    pub read: bool,
}

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
        let number = self.sources.len();
        let meta = &document.meta;
        self.sources.push(Source {
            id: document.id.clone(),
            title: meta.title.clone(),
            url: meta.url.clone(),
            published: meta.published,
        });
        let day = meta.published.unwrap_or_else(|| {
            let over = figures.iter().filter(|figure| is_over(figure.status));
            last_day(over.filter_map(|figure| figure.period))
        });
        let mut scalars = Scalars::new(&document.text);
        let owned = |ids: &[&'static str]| ids.iter().map(|&id| id.to_owned()).collect();
        self.list.extend(figures.iter().map(|figure| Claim {
            document: number,
            at: scalars.span(figure.at),
            text: figure.at.of(&document.text).to_owned(),
            sentence: Some(sentence::around(&document.text, figure.at.start(), figure.at.end()).to_owned()),
            line: Some(sentence::line(&document.text, figure.at.start())),
            day,
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
            teaser: figure.section == Section::Teaser,
            read: true,
        }));
    }

    /// Adds figures from elsewhere, one JSON object a line; the text, where it is there, gives them their sentences.
    ///
    /// # Errors
    /// When a line is no figure; the message names the line and the key.
    pub fn add_jsonl(&mut self, source: Source, lines: &str, text: Option<&str>) -> Result<(), Unreadable> {
        let number = self.sources.len();
        let mut claims = json::claims(lines, number, text)?;
        let over = claims.iter().filter(|claim| is_over(claim.said.status));
        let day = source.published.unwrap_or_else(|| last_day(over.filter_map(|claim| claim.said.period)));
        claims.iter_mut().for_each(|claim| claim.day = day);
        self.sources.push(source);
        self.list.extend(claims);
        Ok(())
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
