//! Which areas trade most? Ranks as far as the bounds settle them.

mod order;
mod period;

pub use order::places;
pub use period::{before, year_before};

use crate::range::{self, Range};
use kimngach_book::account::{Account, Point, Wanted};
use kimngach_book::series::{Areas, Class, Territory};
use kimngach_reader::figure::{Base, Coverage, Flow, Indicator, Period, Transform};

/// What is ranked, of which country, and when.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// The country, or another territory whose parts are ranked.
    pub whole: Territory,
    /// What is counted.
    pub indicator: Indicator,
    /// The direction.
    pub flow: Option<Flow>,
    /// The counterparts.
    pub partners: Vec<String>,
    /// The goods.
    pub commodity: Option<String>,
    /// Which part of the trade.
    pub coverage: Option<Coverage>,
    /// What is counted in.
    pub unit: String,
    /// The days.
    pub period: Period,
}

/// Areas in the order of what they trade, greatest first.
#[derive(Clone, PartialEq, Debug)]
pub struct League {
    /// What was asked.
    pub question: Question,
    /// The areas of which something is known.
    pub rows: Vec<Row>,
    /// The whole they are parts of.
    pub whole: Option<Point>,
    /// How many areas there are at that time.
    pub areas: usize,
}

/// An area in its place.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The area, in the borders of the time.
    pub area: Territory,
    /// What it trades.
    pub point: Point,
    /// The best and the worst place that the bounds leave among the areas of which something is known.
    pub rank: [usize; 2],
    /// The part of the whole, in percent.
    pub share: Option<Range>,
    /// The change on the same period a year before.
    pub year: Option<Change>,
    /// The change on the period before; nothing where that is a part of this one.
    pub before: Option<Change>,
    /// The place in the period before.
    pub rank_before: Option<[usize; 2]>,
    /// The claim that tells the place.
    pub told: Option<usize>,
}

/// A change in percent, told or worked out.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// Between which percentages it lies.
    pub range: Range,
    /// The claim that tells it.
    pub claim: Option<usize>,
}

impl Question {
    /// What an account is asked for of one area and period.
    #[must_use]
    pub fn wanted(&self, area: &str, period: Period) -> Wanted {
        Wanted {
            indicator: self.indicator,
            flow: self.flow,
            areas: vec![area.to_owned()],
            partners: self.partners.clone(),
            commodity: self.commodity.clone(),
            coverage: self.coverage,
            unit: Some(self.unit.clone()),
            class: Some(Class::Observed),
            period: Some(period),
        }
    }

    /// The cells of the areas in a period, by their area, in the borders of its last day.
    fn points(&self, account: &Account<'_>, areas: &Areas, period: Period) -> Vec<(Territory, Point)> {
        let units = areas.units(&self.whole, period.last());
        let asked = self.wanted("", period);
        let fits = account.cells().iter().enumerate().filter(|(_, cell)| {
            let series = &cell.series;
            cell.period == period && series.areas.len() == 1 && {
                let same = Wanted { areas: series.areas.clone(), ..asked.clone() };
                same.fits(cell) && units.contains(&series.areas[0])
            }
        });
        let numbers: Vec<usize> = fits.map(|(number, _)| number).collect();
        let points = account.points_of(&numbers).into_iter().filter(is_known);
        points.map(|point| (point.cell.series.areas[0].clone(), point)).collect()
    }

    /// What is known of one area in a period.
    fn point(&self, account: &Account<'_>, area: &str, period: Period) -> Option<Point> {
        account.points(&self.wanted(area, period)).into_iter().next()
    }
}

/// Whether enough is known of an amount to rank it: it was told, or its bounds are within a fifth.
fn is_known(point: &Point) -> bool {
    !point.told.is_empty() && point.bounds.iter().all(|end| end.is_finite()) || range::is_narrow(point.bounds, 0.2)
}

impl League {
    /// Ranks the areas.
    #[must_use]
    pub fn of(account: &Account<'_>, areas: &Areas, question: Question) -> League {
        let period = question.period;
        let whole = question.point(account, &question.whole, period);
        let points = question.points(account, areas, period);
        let earlier = before(period).map(|before| question.points(account, areas, before)).unwrap_or_default();
        let ranks = order::ranks(&points);
        let ranks_before = order::ranks(&earlier);
        // Places among other areas are no places to compare with.
        let same =
            earlier.len() == points.len() && points.iter().all(|(area, _)| earlier.iter().any(|(was, _)| was == area));
        let place_before = |area: &str| {
            let place = earlier.iter().position(|(was, _)| was == area).filter(|_| same)?;
            Some(ranks_before[place])
        };
        let mut rows: Vec<Row> = points
            .into_iter()
            .zip(ranks)
            .map(|((area, point), rank)| {
                let change = |base: Option<Period>, transform: Transform| {
                    base.and_then(|base| change(account, &question, &area, &point, base, transform))
                };
                let year = change(year_before(period), Transform::Yoy);
                // A total since New Year only grows by the month.
                let apart = before(period).filter(|before| before.first() != period.first());
                let before = change(apart, Transform::Pop);
                let share = whole.as_ref().and_then(|whole| range::percent(point.bounds, whole.bounds));
                let told = told_rank(account, &question, &area);
                Row { rank_before: place_before(&area), share, year, before, told, rank, point, area }
            })
            .collect();
        rows.sort_by(|a, b| order::key(b).total_cmp(&order::key(a)).then_with(|| a.area.cmp(&b.area)));
        League { areas: areas.units(&question.whole, period.last()).len(), question, rows, whole }
    }
}

/// The change of an area on another period: as told, else as far as the bounds of both say.
fn change(
    account: &Account<'_>,
    question: &Question,
    area: &str,
    now: &Point,
    base: Period,
    transform: Transform,
) -> Option<Change> {
    let claims = &account.claims().list;
    let tells = |claim: &usize| {
        let said = &claims[*claim].said;
        let of = matches!(&said.base, Some(Base::Period(of)) if *of == base);
        said.transform == transform && (of || said.base.is_none())
    };
    let claim = now.through.iter().copied().find(tells);
    let before = question.point(account, area, base);
    let worked_out = before.and_then(|before| range::growth(now.bounds, before.bounds));
    let told = claim.map(|claim| range::printed(&claims[claim]));
    let range = match (told, worked_out) {
        (Some(told), _) => told,
        (None, Some(range)) if range[1] - range[0] <= 20.0 => range,
        (None, _) => return None,
    };
    Some(Change { range, claim })
}

/// The claim that tells the place of an area among all.
fn told_rank(account: &Account<'_>, question: &Question, area: &str) -> Option<usize> {
    let bare = area.split('@').next();
    account.claims().list.iter().enumerate().position(|(number, claim)| {
        let said = &claim.said;
        !claim.teaser
            && !account.aside().contains_key(&number)
            && said.transform == Transform::Rank
            && said.indicator == question.indicator
            && said.flow == question.flow
            && said.coverage == question.coverage
            && said.partners == question.partners
            && said.commodity.as_ref().map(|goods| goods.to_lowercase()) == question.commodity
            && said.period == Some(question.period)
            && said.base.is_none()
            && said.areas.len() == 1
            && said.areas[0].split('@').next() == bare
    })
}
