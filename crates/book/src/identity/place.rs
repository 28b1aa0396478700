//! Places in a league: who stands before whom, what the first has at least, and what the last of several has at most.

use super::apply::Instance;
use super::equation::Place;
use crate::series::{Areas, Cell, Cells, Exact, Measure, Shared, exact, league};
use kimngach_reader::figure::Period;
use num_traits::One;
use std::collections::{BTreeMap, BTreeSet};

/// The instances of an equation about places, by what its left side is.
pub(super) fn instances(left: Place, there: &[&Cell], cells: &Cells, areas: &Areas) -> BTreeSet<Instance> {
    // Most books tell of none.
    if !there.iter().any(|cell| matches!(cell.series.measure, Measure::Place(..))) {
        return BTreeSet::new();
    }
    match left {
        Place::Higher => order(there),
        Place::Held => there.iter().filter_map(|cell| within(cell, cells)).collect(),
        Place::First => there.iter().filter_map(|cell| behind_first(cell, cells, areas)).collect(),
        Place::Lower | Place::Member | Place::Whole => BTreeSet::new(),
    }
}

/// By what part of the whole the left side of an instance is bounded: who is third has no more than a third.
pub(super) fn part(left: Place, cell: &Cell) -> Exact {
    match (left, cell.series.measure) {
        (Place::Held, Measure::Place(held)) => Exact::one() / exact::whole(i64::from(held)),
        _ => Exact::one(),
    }
}

/// Each place and the next one that is told.
fn order(there: &[&Cell]) -> BTreeSet<Instance> {
    let mut leagues: BTreeMap<(Shared, Period), BTreeMap<u16, &Cell>> = BTreeMap::new();
    for cell in there {
        if let Measure::Place(held) = cell.series.measure {
            let series = cell.series.with(|series| series.measure = Measure::Place(0));
            leagues.entry((series, cell.period)).or_default().insert(held, cell);
        }
    }
    let pairs = |places: &BTreeMap<u16, &Cell>| {
        let places: Vec<&Cell> = places.values().copied().collect();
        places.windows(2).map(|pair| (pair[0].clone(), vec![(pair[1].clone(), false)])).collect::<Vec<_>>()
    };
    leagues.values().flat_map(pairs).collect()
}

/// A place, and the whole, where it is told.
fn within(cell: &Cell, cells: &Cells) -> Option<Instance> {
    let Measure::Place(..) = cell.series.measure else { return None };
    let series = cell.series.with(|series| series.measure = Measure::Amount);
    let whole = Cell { series, period: cell.period };
    cells.find(&whole).map(|_| (cell.clone(), vec![(whole, false)]))
}

/// The first place, where it is told, and one who takes part.
fn behind_first(cell: &Cell, cells: &Cells, areas: &Areas) -> Option<Instance> {
    if cell.series.measure != Measure::Amount {
        return None;
    }
    let held = league::place(&cell.series, 1, cell.period.last(), areas)?;
    let first = Cell { series: held.into(), period: cell.period };
    cells.find(&first).map(|_| (first, vec![(cell.clone(), false)]))
}
