//! The series of an edition, and what they are called in addresses.

use super::Place;
use super::ids::{digest, fold};
use kimngach_book::account::Aside;
use kimngach_book::say;
use kimngach_book::series::{Class, Measure, Series};
use kimngach_reader::Lang;
use kimngach_reader::figure::{Bound, Period, Status, Transform};
use rust_decimal::Decimal;

/// A series with what is known of it.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// What it is called in addresses.
    pub slug: String,
    /// The series.
    pub series: Series,
    /// Its periods, in order.
    pub dots: Vec<Dot>,
}

/// What is known of one period.
#[derive(Clone, PartialEq, Debug)]
pub struct Dot {
    /// The days.
    pub period: Period,
    /// The least and the greatest value that the claims leave, rounded outward; infinite where they set no limit.
    pub bounds: [f64; 2],
    /// What the newest document says, if any tells the amount: the value, and the other end of a range.
    pub value: Option<(Decimal, Option<Decimal>)>,
    /// The side on which it says that the true value lies.
    pub bound: Option<Bound>,
    /// Whether it says that it is an estimate, a forecast or a target.
    pub status: Option<Status>,
    /// The figures that tell the amount, those of the newest document last.
    pub told: Box<[Place]>,
    /// The figures that tell it through another, and in which way.
    pub through: Box<[(Place, Transform)]>,
    /// The figures about it that stand aside, and why.
    pub aside: Box<[(Place, Why)]>,
    /// Where no document tells the amount: the figures that it follows from, and the identities by their numbers.
    pub follows: Option<Box<(Vec<Place>, Vec<u32>)>>,
}

/// Why a figure stands aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// Within its own document it agrees with nothing.
    Slip,
    /// A later document tells the same anew.
    Revised,
    /// It agrees with no other document.
    AtOdds,
}

impl Why {
    pub(super) fn of(aside: &Aside) -> Why {
        match aside {
            Aside::Slip => Why::Slip,
            Aside::Revised(_) => Why::Revised,
            Aside::AtOdds => Why::AtOdds,
        }
    }

    /// The code in the data and in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Why::Slip => "slip",
            Why::Revised => "revised",
            Why::AtOdds => "at-odds",
        }
    }

    /// The key of its words ([`say::label`]).
    #[must_use]
    pub fn label(self) -> &'static str {
        if self == Why::AtOdds { "at odds" } else { self.code() }
    }
}

impl Dot {
    /// Whether no document tells the amount.
    #[must_use]
    pub fn is_implied(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether both ends of the bounds are known.
    #[must_use]
    pub fn is_bounded(&self) -> bool {
        self.bounds.iter().all(|end| end.is_finite())
    }

    /// The figure that a click on it leads to.
    #[must_use]
    pub fn place(&self) -> Option<Place> {
        let through = self.through.last().map(|(place, _)| place);
        let follows = self.follows.as_ref().and_then(|follows| follows.0.first());
        self.told.last().or(through).or(follows).copied()
    }
}

impl Entry {
    /// The series in words, with its areas.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        name(&self.series, true, lang)
    }

    /// The series in words, without its areas.
    #[must_use]
    pub fn what(&self, lang: Lang) -> String {
        name(&self.series, false, lang)
    }

    /// How many periods some document tells.
    #[must_use]
    pub fn told(&self) -> usize {
        self.dots.iter().filter(|dot| !dot.is_implied()).count()
    }

    /// The last period that some document tells.
    #[must_use]
    pub fn last(&self) -> Option<&Dot> {
        self.dots.iter().rev().find(|dot| !dot.is_implied())
    }
}

fn name(series: &Series, areas: bool, lang: Lang) -> String {
    let about = say::About {
        indicator: series.indicator,
        flow: series.flow,
        areas: if areas { &series.areas[..] } else { &[] },
        partners: &series.partners,
        commodity: series.commodity.as_deref(),
        coverage: series.coverage,
    };
    let told = say::series(&about, lang);
    let mut chars = told.chars();
    let mut told: String = chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default();
    if series.class != Class::Observed {
        told = format!("{told} · {}", say::label(series.class.code(), lang));
    }
    match series.measure {
        Measure::Amount | Measure::Volume => told,
        measure => format!("{told} · {}", say::label(measure.code(), lang)),
    }
}

/// What a series is called in addresses: its keys with stops between them, `lang-son.goods_trade.total.through.usd`. What cannot
/// be read back from plain letters (goods in Vietnamese) ends in digits of a hash.
#[must_use]
pub fn slug(series: &Series) -> String {
    let mut exact = true;
    let mut part = |text: &str| {
        let folded: String =
            fold(text).chars().map(|c| if c.is_ascii_alphanumeric() || "@-".contains(c) { c } else { '-' }).collect();
        exact &= text.replace(['_', ' '], "-").to_lowercase() == folded;
        folded
    };
    let list = |ids: &[String], part: &mut dyn FnMut(&str) -> String| {
        ids.iter().map(|id| part(id)).collect::<Vec<_>>().join("+")
    };
    let mut keys = vec![if series.areas.is_empty() { "-".to_owned() } else { list(&series.areas, &mut part) }];
    keys.push(series.indicator.code().to_owned());
    keys.extend(series.flow.map(|flow| flow.code().to_owned()));
    keys.extend(series.coverage.map(|coverage| coverage.code().to_owned()));
    if !series.partners.is_empty() {
        keys.push(format!("with-{}", list(&series.partners, &mut part)));
    }
    keys.extend(series.commodity.as_ref().map(|goods| format!("of-{}", part(goods))));
    if series.class != Class::Observed {
        keys.push(series.class.code().to_owned());
    }
    if series.measure != Measure::Amount {
        keys.push(series.measure.code().to_owned());
    }
    keys.push(part(&series.unit));
    let keys = keys.join(".");
    if exact { keys } else { format!("{keys}-{}", digest([format!("{series:?}").as_bytes()], 6)) }
}
