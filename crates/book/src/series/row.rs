//! What does a claim say of its cells? Rows: lower and upper limits of sums of cells.

use super::cell::{Cell, Cells, Class, Measure, grows_in_volume, series};
use super::exact::{Exact, whole};
use super::interval::{Interval, Printed, Slack};
use super::league::place;
use super::territory::Areas;
use crate::claim::{Claim, Statement};
use kimngach_reader::figure::{Base, Flow, Period, Transform};
use num_traits::{One, Signed, ToPrimitive, Zero};

/// Who says that a row holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Owner {
    /// A claim, by its number.
    Claim(usize),
    /// An identity, by its number.
    Identity(usize),
}

/// `lo <= sum of factors times cells <= hi`.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The cells with their factors, none of them zero.
    pub terms: Vec<(usize, Exact)>,
    /// The limits.
    pub limits: Interval,
    /// Who says so.
    pub owner: Owner,
}

/// What a claim says, in cells.
#[derive(Clone, PartialEq, Debug)]
pub enum Relation {
    /// A cell lies within the interval.
    Level(usize, Interval),
    /// The first cell is the second times a factor within the interval.
    Times(usize, usize, Interval),
    /// The first cell less the second lies within the interval.
    Less(usize, usize, Interval),
}

impl Relation {
    /// The rows of the relation.
    #[must_use]
    pub fn rows(&self, owner: Owner) -> Vec<Row> {
        let row = |terms: Vec<(usize, Exact)>, limits: Interval| Row { terms, limits, owner };
        match self {
            Relation::Level(cell, limits) => vec![row(vec![(*cell, Exact::one())], limits.clone())],
            Relation::Less(a, b, limits) => {
                vec![row(vec![(*a, Exact::one()), (*b, -Exact::one())], limits.clone())]
            }
            Relation::Times(a, b, factor) => {
                let zero = Exact::zero();
                let side = |factor: &Exact, limits: Interval| {
                    let base = (!factor.is_zero()).then(|| (*b, -factor));
                    row([(*a, Exact::one())].into_iter().chain(base).collect(), limits)
                };
                let at_least = factor.lo.as_ref().map(|lo| side(lo, Interval { lo: Some(zero.clone()), hi: None }));
                let at_most = factor.hi.as_ref().map(|hi| side(hi, Interval { lo: None, hi: Some(zero.clone()) }));
                // What something is measured against is not nothing.
                let some = row(vec![(*b, Exact::one())], Interval { lo: Some(Exact::one()), hi: None });
                at_least.into_iter().chain(at_most).chain([some]).collect()
            }
        }
    }
}

/// How claims are turned into cells.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// What is known of areas.
    pub areas: &'a Areas,
    /// How far printed numbers are trusted.
    pub slack: Slack,
}

impl Scene<'_> {
    /// What a claim says of its cells, `unit` being what the series is counted in where the claim is a percentage;
    /// nothing where it says nothing of one series.
    #[must_use]
    pub fn relation(&self, claim: &Claim, unit: &str, cells: &mut Cells) -> Option<Relation> {
        let said = &claim.said;
        let period = said.period?;
        let class = Class::of(said.status);
        let interval = self.interval(claim);
        let signed = said.flow == Some(Flow::Balance);
        let mut cell = |period: Period, class: Class, volume: bool| {
            let mut series = series(said, unit, class, self.areas, claim.day);
            if volume {
                series.measure = Measure::Volume;
            }
            cells.add(Cell { series: series.into(), period })
        };
        let volume = grows_in_volume(said.indicator);
        match said.transform {
            Transform::Level | Transform::Daily | Transform::Peak => {
                Some(Relation::Level(cell(period, class, false), interval))
            }
            Transform::Yoy | Transform::Pop | Transform::Growth if !signed && said.unit == "percent" => {
                let (of, base) = (cell(period, class, volume), cell(base(said)?, Class::Observed, volume));
                (of != base).then(|| Relation::Times(of, base, interval.map(growth)))
            }
            Transform::Cagr if !signed && said.unit == "percent" => {
                let (first, last) = ends(period)?;
                let years = Some(isize::from(last.first().year() - first.first().year())).filter(|&years| years > 1)?;
                let factor = interval.map(|rate| growth(rate).pow(years));
                let (of, base) = (cell(last, class, volume), cell(first, Class::Observed, volume));
                Some(Relation::Times(of, base, factor))
            }
            Transform::Change if !signed => {
                let (of, base) = (cell(period, class, false), cell(base(said)?, Class::Observed, false));
                (of != base).then_some(Relation::Less(of, base, interval))
            }
            Transform::Ratio if !signed => {
                let factor = if said.unit == "percent" { interval.map(hundredth) } else { interval };
                let (of, base) = (cell(period, class, volume), cell(base(said)?, Class::Observed, volume));
                (of != base).then_some(Relation::Times(of, base, factor))
            }
            Transform::Plan if !signed && said.unit == "percent" => {
                let (of, plan) = (cell(period, class, false), cell(base(said)?, Class::Target, false));
                (of != plan).then(|| Relation::Times(of, plan, interval.map(hundredth)))
            }
            Transform::Share if !signed && said.unit == "percent" => {
                let whole = whole_of(said)?;
                let of = cell(period, class, false);
                let whole = series(&whole, unit, class, self.areas, claim.day);
                let whole = cells.add(Cell { series: whole.into(), period });
                (of != whole).then(|| Relation::Times(of, whole, interval.map(hundredth)))
            }
            Transform::Rank => {
                let number = said.value.to_u16().filter(|&number| number > 0 && said.value_to.is_none())?;
                let own = series(said, unit, class, self.areas, claim.day);
                let held = place(&own, number, period.last(), self.areas)?;
                if said.base != Some(Base::Whole(held.areas[0].clone())) {
                    return None;
                }
                let of = cells.add(Cell { series: own.into(), period });
                let held = cells.add(Cell { series: held.into(), period });
                Some(Relation::Times(of, held, Interval::new(whole(1), whole(1))))
            }
            _ => None,
        }
    }

    /// The interval of the printed number.
    #[must_use]
    pub fn interval(&self, claim: &Claim) -> Interval {
        let Statement { value, value_to, bound, status, .. } = claim.said;
        Printed { text: &claim.text, value, value_to, bound, status }.interval(self.slack)
    }
}

/// The period compared with, which is over when the one compared begins; a plan may be for the year it is in.
fn base(said: &Statement) -> Option<Period> {
    let base = told_base(said)?;
    let before = said.period.is_some_and(|period| base.last() < period.first());
    (before || said.transform == Transform::Plan).then_some(base)
}

fn told_base(said: &Statement) -> Option<Period> {
    match said.base {
        Some(Base::Period(base)) => Some(base),
        Some(Base::Whole(_)) => None,
        None => match said.transform {
            Transform::Yoy => said.period?.shift_years(-1),
            _ => None,
        },
    }
}

/// The first and the last year of a span of years.
fn ends(period: Period) -> Option<(Period, Period)> {
    Some((Period::year(period.first().year())?, Period::year(period.last().year())?))
}

/// What a share is a share of, where there is no doubt of it.
fn whole_of(said: &Statement) -> Option<Statement> {
    let Some(Base::Whole(base)) = &said.base else { return None };
    let mut whole = said.clone();
    if *said.areas != [base.clone()] {
        let plain = said.commodity.is_none() && said.partners.is_empty() && said.coverage.is_none();
        whole.areas = vec![base.clone()];
        return (plain && !said.areas.is_empty() && !base.contains(' ')).then_some(whole);
    }
    let narrowed = [said.commodity.is_some(), !said.partners.is_empty(), said.coverage.is_some()];
    if narrowed.into_iter().filter(|&narrowed| narrowed).count() != 1 {
        return None;
    }
    (whole.commodity, whole.partners, whole.coverage) = (None, Vec::new(), None);
    Some(whole)
}

fn hundredth(percent: &Exact) -> Exact {
    percent / whole(100)
}

/// The factor of a growth rate; nothing falls by more than all.
fn growth(percent: &Exact) -> Exact {
    let factor = whole(1) + hundredth(percent);
    if factor.is_negative() { Exact::zero() } else { factor }
}
