//! Claims and identities as one system of rows over cells.

use super::matrix::Matrix;
use crate::claim::Claim;
use crate::identity::{Rules, apply};
use crate::series::{Cells, Owner, Relation, Row, Scene, Slack, league, units};
use std::sync::OnceLock;

/// A system of rows over cells.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// The cells.
    pub cells: Cells,
    /// What each claim says of them, by the number of the claim.
    pub relations: Vec<Option<Relation>>,
    /// What claims say, and what must hold.
    pub rows: Vec<Row>,
    matrix: OnceLock<Matrix>,
}

/// Makes the system of some claims; nothing for those that are passed over.
#[must_use]
pub fn system(claims: &[Option<&Claim>], rules: &Rules, slack: Slack) -> System {
    let mut system = told(claims, rules, slack);
    system.rows.extend(apply(rules, &mut system.cells, slack));
    system
}

/// What some claims say, without any identity.
#[must_use]
pub fn told(claims: &[Option<&Claim>], rules: &Rules, slack: Slack) -> System {
    let there: Vec<&Claim> = claims.iter().flatten().copied().collect();
    let scene = Scene { areas: &rules.areas, slack };
    let mut units = units(&there).into_iter();
    let mut system = System::default();
    let tangled = league::tangled(claims);
    for (number, claim) in claims.iter().enumerate() {
        let unit = if claim.is_some() { units.next() } else { None };
        let relation = claim
            .filter(|_| !tangled.contains(&number))
            .zip(unit)
            .and_then(|(claim, unit)| scene.relation(claim, &unit, &mut system.cells));
        system.rows.extend(relation.iter().flat_map(|relation| relation.rows(Owner::Claim(number))));
        system.relations.push(relation);
    }
    system
}

impl System {
    /// Takes other rows.
    pub(super) fn set_rows(&mut self, rows: Vec<Row>) {
        self.rows = rows;
        self.matrix = OnceLock::new();
    }

    /// The rows in floating point, laid out when they are first asked for.
    pub(super) fn matrix(&self) -> &Matrix {
        self.matrix.get_or_init(|| Matrix::of(self))
    }

    /// The numbers of the rows that hang together, group by group; groups that only identities make are left out.
    #[must_use]
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut parent: Vec<usize> = (0..self.cells.list().len()).collect();
        fn root(parent: &mut [usize], mut at: usize) -> usize {
            while parent[at] != at {
                parent[at] = parent[parent[at]];
                at = parent[at];
            }
            at
        }
        for row in &self.rows {
            for pair in row.terms.windows(2) {
                let (a, b) = (root(&mut parent, pair[0].0), root(&mut parent, pair[1].0));
                parent[a] = b;
            }
        }
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); parent.len()];
        for (number, row) in self.rows.iter().enumerate() {
            if let Some((cell, _)) = row.terms.first() {
                groups[root(&mut parent, *cell)].push(number);
            }
        }
        let claimed = |group: &Vec<usize>| group.iter().any(|&row| matches!(self.rows[row].owner, Owner::Claim(_)));
        groups.into_iter().filter(claimed).collect()
    }

    /// Whether a cell may be negative.
    #[must_use]
    pub fn is_signed(&self, cell: usize) -> bool {
        self.cells.list()[cell].series.is_signed()
    }
}
