//! What do all claims together say of a series, period by period, and which claims stand aside?

mod aside;
mod chain;
mod every;
mod wanted;

pub use aside::Aside;
use aside::Books;
pub use chain::{Chain, Link};
pub use wanted::Wanted;

use crate::claim::{Claim, Claims};
use crate::identity::Rules;
use crate::reconcile::{Bounds, System, conflict, system, tight};
use crate::series::{Cell, Relation, Slack};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of many documents as one set of books.
#[derive(Debug)]
pub struct Account<'a> {
    claims: &'a Claims,
    aside: BTreeMap<usize, Aside>,
    reread: BTreeMap<usize, Claim>,
    /// The claims that stand, as printed; behind it, where parts of the books do not agree so, as newsrooms round, and as
    /// documents differ. All have the same cells.
    systems: Vec<System>,
    /// By cell, the part of the books that it hangs together with.
    part_of: Vec<Option<usize>>,
    parts: Vec<Part>,
}

/// A part of the books that hangs together.
#[derive(Debug)]
struct Part {
    /// Which of the systems it agrees in.
    system: usize,
    rows: Vec<usize>,
    bounds: Bounds,
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
        aside::revised(claims, rules, &mut books);
        aside::at_odds(claims, rules, &mut books);
        let standing = books.standing(claims);
        // As printed, figures may not fit though they do as newsrooms round, or as counts of several days differ.
        let mut systems = vec![system(&standing, rules, Slack::Tight)];
        let mut part_of = vec![None; systems[0].cells.list().len()];
        let mut parts = Vec::new();
        for rows in systems[0].groups() {
            for (cell, _) in rows.iter().flat_map(|&row| &systems[0].rows[row].terms) {
                part_of[*cell] = Some(parts.len());
            }
            let bounds = Bounds::of(&systems[0], &rows);
            parts.push(Part { system: 0, rows, bounds });
        }
        for (number, part) in parts.iter_mut().enumerate() {
            let holds = |part: &Part, systems: &[System]| {
                let system = &systems[part.system];
                part.bounds.conflict().is_none() && conflict(system, &part.rows, &BTreeSet::new()).is_none()
            };
            for slack in [Slack::Loose, Slack::Apart] {
                if holds(part, &systems) {
                    break;
                }
                part.system += 1;
                if part.system == systems.len() {
                    systems.push(system(&standing, rules, slack));
                }
                let system = &systems[part.system];
                let touches = |row: &usize| {
                    let first = system.rows[*row].terms.first();
                    first.is_some_and(|(cell, _)| part_of[*cell] == Some(number))
                };
                part.rows = (0..system.rows.len()).filter(touches).collect();
                part.bounds = Bounds::of(system, &part.rows);
            }
        }
        let Books { aside, reread } = books;
        Account { claims, aside, reread, systems, part_of, parts }
    }

    /// The points of the series that are wanted, in the order of their periods.
    #[must_use]
    pub fn points(&self, wanted: &Wanted) -> Vec<Point> {
        let cells = self.cells().iter().enumerate();
        let numbers: Vec<usize> = cells.filter(|(_, cell)| wanted.fits(cell)).map(|(number, _)| number).collect();
        let bounds = self.bounds(&numbers);
        let mut points: Vec<Point> = numbers
            .into_iter()
            .zip(bounds)
            .map(|(number, bounds)| self.told(number, bounds))
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
        self.told(number, self.bounds(&[number])[0])
    }

    /// What is known of several cells, in their order.
    #[must_use]
    pub fn points_of(&self, numbers: &[usize]) -> Vec<Point> {
        let bounds = self.bounds(numbers);
        numbers.iter().zip(bounds).map(|(&number, bounds)| self.told(number, bounds)).collect()
    }

    fn told(&self, number: usize, bounds: [f64; 2]) -> Point {
        let cell = self.cells()[number].clone();
        let mut point = Point { number, bounds, told: Vec::new(), through: Vec::new(), aside: Vec::new(), cell };
        for (claim, relation) in self.systems[0].relations.iter().enumerate() {
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

    /// The cells that are told of or follow, by number.
    #[must_use]
    pub fn cells(&self) -> &[Cell] {
        self.systems[0].cells.list()
    }

    /// The cell that a standing claim is about; nothing where it says nothing of one series, or stands aside.
    #[must_use]
    pub fn about(&self, claim: usize) -> Option<usize> {
        match self.systems[0].relations.get(claim)?.as_ref()? {
            Relation::Level(of, _) | Relation::Times(of, ..) | Relation::Less(of, ..) => Some(*of),
        }
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

    /// The part that a cell belongs to.
    fn part(&self, cell: usize) -> Option<&Part> {
        self.part_of[cell].map(|part| &self.parts[part])
    }

    /// The tight bounds of some cells.
    fn bounds(&self, cells: &[usize]) -> Vec<[f64; 2]> {
        let mut out = vec![[f64::NEG_INFINITY, f64::INFINITY]; cells.len()];
        let mut by_part: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &cell) in cells.iter().enumerate() {
            self.part_of[cell].into_iter().for_each(|part| by_part.entry(part).or_default().push(at));
        }
        for (part, places) in by_part {
            let Part { system, rows, bounds } = &self.parts[part];
            let own: Vec<usize> = places.iter().map(|&at| cells[at]).collect();
            for (at, found) in places.into_iter().zip(tight(&self.systems[*system], bounds, rows, &own)) {
                out[at] = found;
            }
        }
        out
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
}
