//! What is known of every period of every series?

use super::{Account, Aside, Point};
use crate::series::{Cell, Relation};
use kimngach_reader::figure::Period;
use std::collections::HashMap;

impl Account<'_> {
    /// All points of all series that say something, in the order of their series and periods; one pass over the claims.
    #[must_use]
    pub fn every(&self) -> Vec<Point> {
        let cells = self.cells();
        let mut told = vec![Vec::new(); cells.len()];
        let mut through = vec![Vec::new(); cells.len()];
        for (claim, relation) in self.systems[0].relations.iter().enumerate() {
            match relation {
                Some(Relation::Level(of, _)) => told[*of].push(claim),
                Some(Relation::Times(of, ..) | Relation::Less(of, ..)) => through[*of].push(claim),
                _ => {}
            }
        }
        let mut aside: HashMap<Option<Period>, Vec<(usize, &Aside)>> = HashMap::new();
        for (&claim, why) in &self.aside {
            aside.entry(self.claims.list[claim].said.period).or_default().push((claim, why));
        }
        let bounds = self.bounds(&(0..cells.len()).collect::<Vec<_>>());
        let point = |((number, cell), bounds): ((usize, &Cell), [f64; 2])| {
            let beside = aside.get(&Some(cell.period)).into_iter().flatten();
            let beside = beside.filter(|(claim, _)| self.would_tell(*claim, cell));
            Point {
                number,
                cell: cell.clone(),
                bounds,
                told: std::mem::take(&mut told[number]),
                through: std::mem::take(&mut through[number]),
                aside: beside.map(|(claim, why)| (*claim, (*why).clone())).collect(),
            }
        };
        let points = cells.iter().enumerate().zip(bounds).map(point);
        let mut points: Vec<Point> = points.filter(|point| point.says_something() || !point.aside.is_empty()).collect();
        points.sort_by(|a, b| {
            let key = |point: &Point| (point.cell.period.last(), point.cell.period.first());
            a.cell.series.cmp(&b.cell.series).then_with(|| key(a).cmp(&key(b)))
        });
        points
    }
}
