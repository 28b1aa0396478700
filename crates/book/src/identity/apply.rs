//! Which rows do the identities make over the cells that are there?

use super::equation::{Compare, Pick, Term};
use super::load::Identity;
use super::{Rules, place, span};
use crate::series::exact::whole;
use crate::series::{Cell, Cells, Exact, Interval, Measure, Owner, Row, Slack};
use num_traits::{One, Zero};
use std::collections::{BTreeMap, BTreeSet};

/// Adds the rows of all identities; cells that are missing to close an equation are added.
pub fn apply(rules: &Rules, cells: &mut Cells, slack: Slack) -> Vec<Row> {
    let mut rows = Vec::new();
    let whole_and_parts = |identity: &Identity| {
        identity.equation.left.has(&Pick::Period(true)) && identity.equation.right[0].has(&Pick::Period(false))
    };
    // What differs in its keys first, so that the cells this adds are split into periods too.
    let (spans, plain): (Vec<_>, Vec<_>) =
        rules.identities.iter().enumerate().partition(|(_, identity)| whole_and_parts(identity));
    let mut closed = pairs(rules, cells);
    for (number, identity) in plain.into_iter().chain(spans) {
        let mut own = instances(rules, identity, cells);
        own.extend(closed.remove(&number).into_iter().flatten());
        for (left, right) in own {
            let left = cells.add(left);
            let terms: Vec<(usize, bool)> = right.into_iter().map(|(cell, minus)| (cells.add(cell), minus)).collect();
            rows.extend(equation_rows(identity, cells, left, &terms, slack, Owner::Identity(number)));
        }
    }
    rows
}

/// Of equations that miss the same two cells, those of which there are two, so that they tell both: exports and imports
/// follow from their total and their balance.
fn pairs(rules: &Rules, cells: &Cells) -> BTreeMap<usize, BTreeSet<Instance>> {
    let mut missing: BTreeMap<Vec<Cell>, BTreeMap<usize, Instance>> = BTreeMap::new();
    let equal =
        |identity: &&Identity| identity.equation.compare == Compare::Equal && identity.equation.right.len() == 2;
    for (number, identity) in rules.identities.iter().enumerate().filter(|(_, identity)| equal(identity)) {
        for cell in cells.list().iter().filter(|cell| holds(rules, identity, cell) && identity.equation.left.fits(cell))
        {
            for (left, right) in made(identity, cell) {
                let open: Vec<Cell> = right.iter().map(|(cell, _)| cell.clone()).collect();
                if left == *cell && open.iter().all(|cell| cells.find(cell).is_none()) {
                    missing.entry(open).or_default().insert(number, (left, right));
                }
            }
        }
    }
    let mut out: BTreeMap<usize, BTreeSet<Instance>> = BTreeMap::new();
    for (number, instance) in missing.into_values().filter(|of| of.len() > 1).flatten() {
        out.entry(number).or_default().insert(instance);
    }
    out
}

/// Whether an identity says something of a cell.
fn holds(rules: &Rules, identity: &Identity, cell: &Cell) -> bool {
    let series = &cell.series;
    let inside = |whole: &String| {
        let lies = |area: &String| area == whole || rules.areas.wholes(area, cell.period.last()).contains(whole);
        series.areas.iter().all(lies)
    };
    (identity.indicators.is_empty() || identity.indicators.contains(&series.indicator))
        && (identity.classes.is_empty() || identity.classes.contains(&series.class))
        && (series.measure == Measure::Amount || identity.equation.has_measures())
        && (identity.equation.compare == Compare::Equal || !series.is_signed())
        && identity.within.as_ref().is_none_or(inside)
}

/// A left cell, and the right ones with whether they are taken off.
pub(super) type Instance = (Cell, Vec<(Cell, bool)>);

fn instances(rules: &Rules, identity: &Identity, cells: &Cells) -> BTreeSet<Instance> {
    let equation = &identity.equation;
    let there: Vec<&Cell> = cells.list().iter().filter(|cell| holds(rules, identity, cell)).collect();
    let right = &equation.right[0];
    let sum = |cell: &Cell, parts: Vec<Cell>| (cell.clone(), parts.into_iter().map(|part| (part, false)).collect());
    if let Some(left) = equation.place() {
        return place::instances(left, &there, cells, &rules.areas);
    }
    match () {
        () if equation.left.has(&Pick::Area(true)) => {
            let told = there.iter().filter_map(|cell| {
                let areas = &cell.series.areas;
                let parts = if areas.len() == 1 { rules.areas.parts(&areas[0]) } else { areas.clone() };
                let parts: Vec<Cell> = parts.into_iter().map(|area| in_area(cell, area)).collect();
                parts.iter().any(|part| cells.find(part).is_some()).then(|| sum(cell, parts))
            });
            // Where all parts are told, their whole is known too.
            let wholes = rules.areas.wholes_of_parts();
            let closed = there.iter().filter(|cell| cell.series.areas.len() == 1).flat_map(|cell| {
                let made = wholes.get(&cell.series.areas[0]).into_iter().flatten();
                made.filter_map(|(whole, parts)| {
                    let parts: Vec<Cell> = parts.iter().map(|area| in_area(cell, area.clone())).collect();
                    let all = parts.iter().all(|part| cells.find(part).is_some());
                    all.then(|| sum(&in_area(cell, whole.clone()), parts))
                })
            });
            told.chain(closed).collect()
        }
        () if equation.left.has(&Pick::Area(false)) => there
            .iter()
            .filter(|cell| cell.series.areas.len() == 1)
            .flat_map(|cell| {
                let wholes = rules.areas.wholes(&cell.series.areas[0], cell.period.last());
                wholes.into_iter().map(|whole| ((*cell).clone(), vec![(in_area(cell, whole), false)]))
            })
            .filter(|(_, whole)| cells.find(&whole[0].0).is_some())
            .collect(),
        () if equation.left.has(&Pick::Period(true)) && equation.compare == Compare::Equal => span::sums(&there),
        () if equation.left.has(&Pick::Period(true)) => span::within(&there, &equation.left, right),
        () => there.iter().flat_map(|cell| plain(identity, cells, cell)).collect(),
    }
}

/// The instances of an equation between keys that a cell has a part in, and another that is there too.
fn plain(identity: &Identity, cells: &Cells, cell: &Cell) -> Vec<Instance> {
    let there = |(left, right): &Instance| {
        let all = right.iter().map(|(cell, _)| cell).chain([left]);
        all.filter(|cell| cells.find(cell).is_some()).count() >= 2
    };
    made(identity, cell).filter(there).collect()
}

/// The instances of an equation between keys that a cell has a part in.
fn made<'a>(identity: &'a Identity, cell: &'a Cell) -> impl Iterator<Item = Instance> + 'a {
    let equation = &identity.equation;
    equation.terms().filter(|term| term.fits(cell)).filter_map(move |own| {
        let make = |term: &Term| if std::ptr::eq(own, term) { Some(cell.clone()) } else { term.like(cell) };
        let left = make(&equation.left)?;
        let right = equation.right.iter().map(|term| Some((make(term)?, term.minus))).collect::<Option<Vec<_>>>()?;
        Some((left, right))
    })
}

fn in_area(cell: &Cell, area: String) -> Cell {
    Cell { series: cell.series.with(|series| series.areas = vec![area]), period: cell.period }
}

/// The rows of one instance.
fn equation_rows(
    identity: &Identity,
    cells: &Cells,
    left: usize,
    right: &[(usize, bool)],
    slack: Slack,
    owner: Owner,
) -> Vec<Row> {
    let signed = |cell: usize| cells.list()[cell].series.is_signed();
    let one = Exact::one();
    let tolerance = identity.tolerance.clone().filter(|_| slack != Slack::Tight).unwrap_or_else(Exact::zero);
    let any_signed = signed(left) || right.iter().any(|&(cell, minus)| minus || signed(cell));
    let part = identity.equation.place().map(|of| place::part(of, &cells.list()[left]));
    let (lo, hi) = match &identity.factor {
        None if let Some(part) = part => (part.clone(), part),
        Some((lo, hi)) if identity.days => {
            let period = cells.list()[left].period;
            let days = whole(i64::from((period.last() - period.first()).get_days()) + 1);
            (lo * &days, hi * &days)
        }
        Some(factor) => factor.clone(),
        None if any_signed => (one.clone(), one.clone()),
        None => (&one - &tolerance, &one + &tolerance),
    };
    let side = |factor: &Exact, limits: Interval| {
        let right = right.iter().map(|&(cell, minus)| (cell, if minus { factor.clone() } else { -factor.clone() }));
        Row { terms: [(left, one.clone())].into_iter().chain(right).collect(), limits, owner }
    };
    let at_least = || side(&lo, Interval { lo: Some(Exact::zero()), hi: None });
    let at_most = || side(&hi, Interval { lo: None, hi: Some(Exact::zero()) });
    match identity.equation.compare {
        Compare::Equal if lo == hi => vec![side(&lo, Interval::new(Exact::zero(), Exact::zero()))],
        Compare::Equal => vec![at_least(), at_most()],
        Compare::AtLeast => vec![at_least()],
        Compare::AtMost => vec![at_most()],
    }
}
