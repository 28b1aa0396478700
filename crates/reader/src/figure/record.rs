//! The record of a figure, and how each of its keys is known.

use super::{Bound, Coverage, Flow, Indicator, Period, Section, Status, Transform};
use crate::Span;
use crate::codes::coded;
use rust_decimal::Decimal;

coded! {
    /// A key of a figure.
    Key {
        Indicator = "indicator",
        Flow = "flow",
        Area = "area",
        Partner = "partner",
        Commodity = "commodity",
        Coverage = "coverage",
        Period = "period",
        Transform = "transform",
        Base = "base",
        Value = "value",
        Unit = "unit",
        Bound = "bound",
        Status = "status",
        Source = "source",
        Section = "section",
    }
}

coded! {
    /// How far from the number a key was found, nearest first.
    Known {
        Number = "number",
        Clause = "clause",
        Sentence = "sentence",
        Paragraph = "paragraph",
        Article = "article",
        Headline = "headline",
        Published = "published",
        Default = "default",
    }
}

/// How one key of a figure is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct How {
    /// The key.
    pub key: Key,
    /// How far from the number it was found.
    pub known: Known,
    /// The name of the rule that read it.
    pub rule: &'static str,
    /// The words it was read from, where there are any.
    pub at: Option<Span>,
}

/// What a change, ratio, plan or share is measured against.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Base {
    /// A period: the one compared with, or the plan's.
    Period(Period),
    /// A whole: an area id or a phrase.
    Whole(String),
}

impl std::fmt::Display for Base {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Base::Period(period) => period.fmt(f),
            Base::Whole(whole) => f.write_str(whole),
        }
    }
}

/// One published number about one statistical series, and where in the text it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Figure {
    /// The number expression with its multiplier and unit.
    pub at: Span,
    /// What is counted.
    pub indicator: Indicator,
    /// The direction, for trade, volume and vehicles.
    pub flow: Option<Flow>,
    /// The reference areas: ids of the registry; several when the number is about them together.
    pub areas: Vec<&'static str>,
    /// The counterpart areas: ISO 3166 alpha-2 codes or blocs.
    pub partners: Vec<&'static str>,
    /// The goods, as written, where the number is about those only.
    pub commodity: Option<String>,
    /// Which part of the trade is counted.
    pub coverage: Option<Coverage>,
    /// The days the number is about.
    pub period: Option<Period>,
    /// How the number relates to the series.
    pub transform: Transform,
    /// What it is measured against.
    pub base: Option<Base>,
    /// The number in base units; falls are negative.
    pub value: Decimal,
    /// The other end of a range.
    pub value_to: Option<Decimal>,
    /// An ISO 4217 code or a singular English noun.
    pub unit: &'static str,
    /// The side on which the true value lies.
    pub bound: Option<Bound>,
    /// Estimate, forecast or target; nothing for a reported figure.
    pub status: Option<Status>,
    /// The organisation credited, as written.
    pub source: Option<String>,
    /// Article or page furniture.
    pub section: Section,
    /// How each key is known, in the order of [`Key`].
    pub how: Vec<How>,
}

impl Figure {
    /// How a key is known.
    #[must_use]
    pub fn how(&self, key: Key) -> Option<&How> {
        self.how.iter().find(|how| how.key == key)
    }

    /// Leaves out what only a year that nobody told would say.
    pub(crate) fn forget_time(&mut self) {
        self.period = None;
        self.base = self.base.take().filter(|base| matches!(base, Base::Whole(_)));
        let gone = |key| key == Key::Period || key == Key::Base && self.base.is_none();
        self.how.retain(|how| !gone(how.key));
    }
}
