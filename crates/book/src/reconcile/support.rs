//! How do the other claims bound what a claim tells?

use super::propagate::Bounds;
use super::system::System;
use crate::claim::Claim;
use crate::series::exact::{Exact, near};
use crate::series::{Owner, Relation};
use kimngach_reader::figure::Transform;
use num_traits::ToPrimitive;
use std::collections::BTreeSet;

/// What stands behind a claim: how its own row is bounded by the others.
pub(super) struct Support {
    /// The greatest by the least that the others allow.
    pub(super) width: f64,
    /// Whether the others set a floor.
    pub(super) floor: bool,
    /// Whether the others set a ceiling.
    pub(super) ceiling: bool,
    /// How far the claim is from the middle of what they allow, as a part of it.
    pub(super) miss: f64,
}

/// How bounds in the unit of a claim support it.
pub(super) fn support([lo, hi]: [f64; 2], claim: &Claim) -> Option<Support> {
    let told = claim.said.value.to_f64()?;
    let (least, most) = (lo.abs().min(hi.abs()), lo.abs().max(hi.abs()));
    let one_side = lo.signum() == hi.signum() && lo.is_finite() && hi.is_finite() && least > 0.0;
    let middle = f64::midpoint(lo, hi);
    Some(Support {
        width: if one_side { most / least } else { f64::INFINITY },
        floor: lo > 0.0,
        ceiling: hi.is_finite() || lo > 0.0,
        miss: if middle.is_finite() && middle != 0.0 { ((told - middle) / middle).abs() } else { 0.0 },
    })
}

/// What some rows and their bounds put what a claim relates: the cell, the factor, or the difference.
pub(super) fn relation_bounds(system: &System, bounds: &Bounds, rows: &[usize], number: usize) -> Option<[f64; 2]> {
    let relation = system.relations[number].as_ref()?;
    let of = |cell: usize| [bounds.lo[cell], bounds.hi[cell]];
    Some(match *relation {
        Relation::Level(cell, _) => of(cell),
        Relation::Times(a, b, _) => {
            let ([a_lo, a_hi], [b_lo, b_hi]) = (of(a), of(b));
            let cells =
                [if b_hi > 0.0 { a_lo / b_hi } else { 0.0 }, if b_lo > 0.0 { a_hi / b_lo } else { f64::INFINITY }];
            same_factors(system, rows, number).fold(cells, |[lo, hi], [least, most]| [lo.max(least), hi.min(most)])
        }
        Relation::Less(a, b, _) => [of(a)[0] - of(b)[1], of(a)[1] - of(b)[0]],
    })
}

/// The factors that others tell between the same two cells.
pub(super) fn same_factors<'a>(
    system: &'a System,
    rows: &'a [usize],
    number: usize,
) -> impl Iterator<Item = [f64; 2]> + 'a {
    let own = system.relations[number].as_ref();
    let others: BTreeSet<usize> = rows
        .iter()
        .filter_map(|&row| match system.rows[row].owner {
            Owner::Claim(claim) if claim != number => Some(claim),
            _ => None,
        })
        .collect();
    others.into_iter().filter_map(move |claim| match (own?, system.relations[claim].as_ref()?) {
        (Relation::Times(a, b, _), Relation::Times(c, d, limits)) if (a, b) == (c, d) => {
            let end = |end: &Option<Exact>, open: f64| end.as_ref().map_or(open, near);
            Some([end(&limits.lo, f64::NEG_INFINITY), end(&limits.hi, f64::INFINITY)])
        }
        _ => None,
    })
}

/// The same in the unit in which the claim is printed.
pub(super) fn quantity(
    system: &System,
    bounds: &Bounds,
    rows: &[usize],
    number: usize,
    claim: &Claim,
) -> Option<[f64; 2]> {
    let bounds = relation_bounds(system, bounds, rows, number)?;
    let percent = claim.said.unit == "percent";
    let years = claim.said.period.map_or(1.0, |period| f64::from(period.last().year() - period.first().year()));
    Some(bounds.map(|value| match claim.said.transform {
        Transform::Yoy | Transform::Pop | Transform::Growth => (value - 1.0) * 100.0,
        Transform::Cagr => (value.powf(1.0 / years) - 1.0) * 100.0,
        Transform::Plan | Transform::Share => value * 100.0,
        Transform::Ratio if percent => value * 100.0,
        _ => value,
    }))
}
