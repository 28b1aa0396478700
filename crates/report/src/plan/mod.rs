//! How far is a plan met, and what is missing?

use crate::range::{self, Range};
use kimngach_book::account::{Account, Point};
use kimngach_book::series::{Class, Measure, Series, Territory};
use kimngach_reader::figure::{Base, Period, Transform};

/// The plan of one series for one year, and how far it is met.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    /// The series, as observed.
    pub series: Series,
    /// The year, or the longer span that is planned for.
    pub year: Period,
    /// The plan, where its amount is told or follows.
    pub target: Option<Point>,
    /// The last amount that was told since the year began.
    pub reached: Option<Point>,
    /// The share of the plan that is met, in percent: told, or worked out.
    pub share: Option<Range>,
    /// The claim that tells it.
    pub share_told: Option<usize>,
    /// What is missing; below nought where the plan is passed.
    pub missing: Option<Range>,
    /// How many months are left, begun ones counted by their days.
    pub months: f64,
    /// What is missing for each of them.
    pub monthly: Option<Range>,
}

/// The plans of an area for a year, in the order of what they are for.
#[must_use]
pub fn plans(account: &Account<'_>, areas: &[Territory], year: Period) -> Vec<Plan> {
    let mut list: Vec<Series> = Vec::new();
    let cells = account.cells().iter().enumerate();
    let ours = |series: &Series| series.areas == areas && series.measure == Measure::Amount;
    for (number, cell) in cells.filter(|(_, cell)| ours(&cell.series)) {
        let observed = Series { class: Class::Observed, ..Series::clone(&cell.series) };
        let planned = cell.series.class == Class::Target && cell.period == year && !list.contains(&observed);
        if planned && told_or_bounded(&account.point(number)) {
            list.push(observed);
        }
    }
    for claim in shares(account, year) {
        let cell = account.about(claim).map(|cell| &account.cells()[cell].series);
        if let Some(series) = cell.filter(|series| ours(series) && !list.contains(series)) {
            list.push(Series { class: Class::Observed, ..Series::clone(series) });
        }
    }
    list.sort();
    let plans = list.into_iter().map(|series| plan(account, series, year));
    // What follows for a plan from other plans is no plan anybody made.
    let made = |plan: &Plan| plan.share_told.is_some() || plan.target.as_ref().is_some_and(|of| !of.is_implied());
    plans.filter(made).collect()
}

fn told_or_bounded(point: &Point) -> bool {
    !point.told.is_empty() || point.bounds[0] > 0.0 && point.bounds[1].is_finite()
}

/// The standing claims that tell which part of the plan of a year is met.
fn shares(account: &Account<'_>, year: Period) -> impl Iterator<Item = usize> {
    let claims = account.claims().list.iter().enumerate();
    claims.filter_map(move |(number, claim)| {
        let said = &claim.said;
        let of = match &said.base {
            Some(Base::Period(of)) => *of == year,
            _ => said.period.is_some_and(|period| year.first() <= period.first() && period.last() <= year.last()),
        };
        (said.transform == Transform::Plan && said.unit == "percent" && of && !claim.teaser).then_some(number)
    })
}

fn plan(account: &Account<'_>, series: Series, year: Period) -> Plan {
    let mut target = None;
    let mut reached: Option<Point> = None;
    for (number, cell) in account.cells().iter().enumerate() {
        let near = cell.series.areas == series.areas && cell.series.indicator == series.indicator;
        let same = near && Series { class: Class::Observed, ..Series::clone(&cell.series) } == series;
        let since = cell.period.first() == year.first() && cell.period.last() <= year.last();
        if same && cell.series.class == Class::Target && cell.period == year {
            target = Some(account.point(number)).filter(told_or_bounded);
        } else if *cell.series == series && since {
            let point = account.point(number);
            let later = reached.as_ref().is_none_or(|last| last.cell.period.last() < cell.period.last());
            // What is only bounded by the amounts of other periods was not reached by anybody's count.
            if later && (!point.told.is_empty() || !point.through.is_empty()) {
                reached = Some(point);
            }
        }
    }
    let claim = reached
        .as_ref()
        .and_then(|point| shares(account, year).filter(|&claim| account.about(claim) == Some(point.number)).last());
    let both = target.as_ref().zip(reached.as_ref());
    let share = match claim {
        Some(claim) => Some(range::printed(&account.claims().list[claim])),
        None => both.and_then(|(target, reached)| range::percent(reached.bounds, target.bounds)),
    };
    let missing = both.and_then(|(target, reached)| range::less(target.bounds, reached.bounds));
    let months = reached.as_ref().map_or(0.0, |point| months_left(point.cell.period, year));
    let monthly = missing.filter(|_| months > 0.0).map(|[lo, hi]| [lo / months, hi / months]);
    Plan { series, year, target, reached, share, share_told: claim, missing, months, monthly }
}

/// How many months of the year are left behind a period, a month that has begun by its days.
fn months_left(period: Period, year: Period) -> f64 {
    let (last, end) = (period.last(), year.last());
    let whole = 12 * i32::from(end.year() - last.year()) + i32::from(end.month() - last.month());
    let days = last.days_in_month();
    f64::from(whole) + f64::from(days - last.day()) / f64::from(days)
}

#[cfg(test)]
mod tests {
    use super::months_left;
    use kimngach_reader::figure::Period;

    #[test]
    fn months_that_are_left_are_counted_by_days() {
        let year = Period::year(2024).unwrap();
        let left = |day: &str| months_left(Period::to_date(day.parse().unwrap()), year);
        assert_eq!([left("2024-10-31"), left("2024-06-15"), left("2024-12-31")], [2.0, 6.5, 0.0]);
    }
}
