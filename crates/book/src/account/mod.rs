//! What do all claims together say of a series, period by period, and which claims stand aside?

mod aside;
mod chain;
mod wanted;

pub use aside::Aside;
use aside::Books;
pub use chain::{Chain, Link};
pub use wanted::Wanted;

use crate::claim::{Claim, Claims};
use crate::finding;
use crate::identity::Rules;
use crate::reconcile::{Bounds, System, conflict, system};
use crate::series::{Cell, Owner, Relation, Slack};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of many documents as one set of books.
#[derive(Debug)]
pub struct Account<'a> {
    claims: &'a Claims,
    aside: BTreeMap<usize, Aside>,
    reread: BTreeMap<usize, Claim>,
    system: System,
    /// By cell, the part of the books that it hangs together with.
    part_of: Vec<Option<usize>>,
    parts: Vec<Bounds>,
}

/// What is known of one period of a series.
#[derive(Clone, PartialEq, Debug)]
pub struct Point {
    /// The number of the cell in the account.
    pub number: usize,
    /// The cell.
    pub cell: Cell,
    /// The least and the greatest value that the claims leave, rounded outward; infinite where they set no limit.
    pub bounds: [f64; 2],
    /// The claims that tell the amount itself.
    pub told: Vec<usize>,
    /// The claims that tell it through another: growth, plans, shares.
    pub through: Vec<usize>,
    /// The claims about it that stand aside, and why.
    pub aside: Vec<(usize, Aside)>,
}

impl Point {
    /// Whether no claim tells the amount, though others bound it.
    #[must_use]
    pub fn is_implied(&self) -> bool {
        self.told.is_empty()
    }

    /// Whether the bounds say more than that the amount is not negative.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let [lo, hi] = self.bounds;
        !self.told.is_empty() || hi.is_finite() && lo.is_finite() && (lo > 0.0 || self.cell.series.is_signed())
    }
}

impl<'a> Account<'a> {
    /// Draws up the books: slips, what was revised and what agrees with nothing stand aside.
    #[must_use]
    pub fn of(claims: &'a Claims, rules: &Rules) -> Account<'a> {
        let mut books = Books::default();
        aside::slips(claims, rules, &mut books);
        let revised = aside::revised(&system(&books.standing(claims), rules, Slack::Loose), claims);
        books.aside.extend(revised);
        let list = books.standing(claims);
        let apart = finding::cases(&system(&list, rules, Slack::Apart), &list, claims, rules);
        for (numbers, case) in &apart {
            books.settle(case, numbers, &Aside::AtOdds);
        }
        let left = aside::left_over(&system(&books.standing(claims), rules, Slack::Apart), claims);
        books.aside.extend(left);
        let standing = books.standing(claims);
        // As printed, figures may not fit though they do as newsrooms round, or as counts of several days differ.
        let [tight, wider @ ..] =
            [Slack::Tight, Slack::Loose, Slack::Apart].map(|slack| system(&standing, rules, slack));
        let mut part_of = vec![None; tight.cells.list().len()];
        let mut parts = Vec::new();
        for rows in tight.groups() {
            let mut cells: Vec<usize> =
                rows.iter().flat_map(|&row| tight.rows[row].terms.iter().map(|(cell, _)| *cell)).collect();
            cells.sort_unstable();
            cells.dedup();
            for &cell in &cells {
                part_of[cell] = Some(parts.len());
            }
            let mut bounds = Bounds::of(&tight, &rows);
            if bounds.conflict().is_some() || conflict(&tight, &rows, &BTreeSet::new()).is_some() {
                for system in &wider {
                    let touches = |row: &usize| {
                        let first = system.rows[*row].terms.first();
                        first.is_some_and(|(cell, _)| part_of[*cell] == Some(parts.len()))
                    };
                    let rows: Vec<usize> = (0..system.rows.len()).filter(touches).collect();
                    bounds = Bounds::of(system, &rows);
                    if bounds.conflict().is_none() {
                        break;
                    }
                }
            }
            parts.push(bounds);
        }
        let Books { aside, reread } = books;
        Account { claims, aside, reread, system: tight, part_of, parts }
    }

    /// The points of the series that are wanted, in the order of their periods.
    #[must_use]
    pub fn points(&self, wanted: &Wanted) -> Vec<Point> {
        let cells = self.system.cells.list().iter().enumerate();
        let mut points: Vec<Point> = cells
            .filter(|(_, cell)| wanted.fits(cell))
            .map(|(number, _)| self.point(number))
            .filter(|point| point.says_something() || !point.through.is_empty() && wanted.period.is_some())
            .collect();
        points.sort_by(|a, b| {
            let key = |point: &Point| (point.cell.series.clone(), point.cell.period.last(), point.cell.period.first());
            key(a).cmp(&key(b))
        });
        points
    }

    /// What is known of a cell.
    #[must_use]
    pub fn point(&self, number: usize) -> Point {
        let cell = self.system.cells.list()[number].clone();
        let bounds =
            self.bounds(number).map_or([f64::NEG_INFINITY, f64::INFINITY], |of| [of.lo[number], of.hi[number]]);
        let mut point = Point { number, bounds, told: Vec::new(), through: Vec::new(), aside: Vec::new(), cell };
        for (claim, relation) in self.system.relations.iter().enumerate() {
            match relation {
                Some(Relation::Level(of, _)) if *of == number => point.told.push(claim),
                Some(Relation::Times(of, ..) | Relation::Less(of, ..)) if *of == number => point.through.push(claim),
                _ => {}
            }
        }
        for (&claim, why) in &self.aside {
            if self.would_tell(claim, &point.cell) {
                point.aside.push((claim, why.clone()));
            }
        }
        point
    }

    /// The claims that stand aside, and why.
    #[must_use]
    pub fn aside(&self) -> &BTreeMap<usize, Aside> {
        &self.aside
    }

    /// A claim that is read anew: the territory its name means here, where arithmetic settles which.
    #[must_use]
    pub fn reread(&self, claim: usize) -> Option<&Claim> {
        self.reread.get(&claim)
    }

    /// The claims that the account is of.
    #[must_use]
    pub fn claims(&self) -> &'a Claims {
        self.claims
    }

    fn bounds(&self, cell: usize) -> Option<&Bounds> {
        self.part_of[cell].map(|part| &self.parts[part])
    }

    fn would_tell(&self, claim: usize, cell: &Cell) -> bool {
        let said = &self.claims.list[claim].said;
        let (series, bare) = (&cell.series, |id: &String| id.split('@').next().unwrap_or(id).to_owned());
        let same = |a: &[String], b: &[String]| {
            let ids = |ids: &[String]| ids.iter().map(bare).collect::<BTreeSet<_>>();
            ids(a) == ids(b)
        };
        said.period == Some(cell.period)
            && (said.indicator, said.flow, said.coverage) == (series.indicator, series.flow, series.coverage)
            && said.commodity.as_ref().map(|goods| goods.to_lowercase()) == series.commodity
            && same(&said.areas, &series.areas)
            && said.partners.iter().collect::<BTreeSet<_>>() == series.partners.iter().collect()
    }

    /// Who says that a row holds.
    fn owner(&self, row: usize) -> Owner {
        self.system.rows[row].owner
    }
}
