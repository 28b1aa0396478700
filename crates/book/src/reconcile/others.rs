//! What do the other claims say of what one tells, whatever number it tells?

use super::case::Trial;
use super::minimal::infeasible;
use super::propagate::Bounds;
use super::support::{Support, quantity, relation_bounds, support};
use super::system::System;
use crate::claim::{Claim, Statement};
use crate::series::{Owner, Relation, Row, Scene, Slack};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// A system with the rows of one claim apart, so that it can tell one number after another.
pub(super) struct Others<'a> {
    trial: &'a Trial<'a>,
    system: System,
    number: usize,
    slack: Slack,
    keys: Statement,
    /// The rows of the others that hang together with the claim.
    rows: Vec<usize>,
    bounds: Bounds,
}

/// What a statement is about, whatever number it tells.
fn keys(said: &Statement) -> Statement {
    Statement { value: Decimal::ZERO, value_to: None, bound: None, ..said.clone() }
}

impl<'a> Others<'a> {
    /// What stands beside a claim, with corrections and without the dropped ones.
    pub(super) fn of(
        trial: &'a Trial<'a>,
        corrected: &[Option<Claim>],
        dropped: &BTreeSet<usize>,
        number: usize,
        claim: &Claim,
        slack: Slack,
    ) -> Others<'a> {
        let mut system = trial.with(corrected, dropped, Some((number, claim)), slack);
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(number);
        let groups = system.groups();
        let group = groups.into_iter().find(|group| group.iter().any(own)).unwrap_or_default();
        let kept: Vec<usize> = group.into_iter().filter(|row| !own(row)).collect();
        let bounds = Bounds::of(&system, &kept);
        // Only what hangs together with the claim is looked at again.
        let rows: Vec<Row> = kept.iter().map(|&row| system.rows[row].clone()).collect();
        system.set_rows(rows);
        let rows = (0..kept.len()).collect();
        Others { trial, system, number, slack, keys: keys(&claim.said), rows, bounds }
    }

    /// Whether they are the same for another claim in its place.
    pub(super) fn fit(&self, claim: &Claim) -> bool {
        self.keys == keys(&claim.said)
    }

    /// Takes another number in the place of the claim's.
    pub(super) fn put(&mut self, claim: &Claim) {
        let Some(known) = &self.system.relations[self.number] else { return };
        let (Relation::Level(cell, _) | Relation::Times(cell, ..) | Relation::Less(cell, ..)) = *known;
        let unit = self.system.cells.list()[cell].series.unit.clone();
        let scene = Scene { areas: &self.trial.rules.areas, slack: self.slack };
        self.system.relations[self.number] = scene.relation(claim, &unit, &mut self.system.cells);
    }

    /// Between what they put what the claim relates.
    pub(super) fn relation(&self) -> Option<[f64; 2]> {
        relation_bounds(&self.system, &self.bounds, &self.rows, self.number)
    }

    /// The same in the unit in which the claim is printed.
    pub(super) fn quantity(&self, claim: &Claim) -> Option<[f64; 2]> {
        quantity(&self.system, &self.bounds, &self.rows, self.number, claim)
    }

    /// How they support the claim.
    pub(super) fn support(&self, claim: &Claim) -> Option<Support> {
        support(self.quantity(claim)?, claim)
    }

    /// Whether the claim agrees with them.
    pub(super) fn agree(&mut self) -> bool {
        let Some(relation) = &self.system.relations[self.number] else { return true };
        let (Relation::Level(_, limits) | Relation::Times(.., limits) | Relation::Less(.., limits)) = relation;
        let [lo, hi] = limits.near();
        let fine = |end: f64| 1e-9 * end.abs();
        if let Some([least, most]) = self.relation()
            && (lo - fine(lo) > most || hi + fine(hi) < least)
        {
            return false;
        }
        let own = relation.rows(Owner::Claim(self.number));
        let mut rows = std::mem::take(&mut self.system.rows);
        rows.extend(own);
        self.system.set_rows(rows);
        let all: Vec<usize> = (0..self.system.rows.len()).collect();
        let agree = Bounds::of(&self.system, &all).conflict().is_none() && infeasible(&self.system, &all).is_none();
        let mut rows = std::mem::take(&mut self.system.rows);
        rows.truncate(self.rows.len());
        self.system.set_rows(rows);
        agree
    }
}
