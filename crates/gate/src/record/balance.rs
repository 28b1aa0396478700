//! Does the stock follow from the flows? `stock = stock before + arrivals - cleared - turned back`.

use super::{Day, Key, Measure, Register, Slip, slips};
use jiff::civil::Date;

/// Bulletins that close within so many vehicles are taken to have counted a vehicle on two days.
const TOLERANCE: i64 = 1;

/// A number that takes part in the balance of a day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Link {
    /// The stock of the day before.
    Before,
    /// A measure of the day.
    Of(Measure),
    /// The change of the stock, as told.
    Change,
}

/// A number that could have been meant instead of the one that was told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meant {
    /// Which number.
    pub link: Link,
    /// By which slip.
    pub slip: Slip,
    /// What was told.
    pub told: i64,
    /// What makes everything agree.
    pub meant: i64,
}

/// A day whose numbers do not make its stock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imbalance {
    /// The line of traffic.
    pub key: Key,
    /// The day.
    pub day: Date,
    /// The stock of the day before; nothing where only the change was told.
    pub before: Option<i64>,
    /// Vehicles that came up.
    pub arrivals: i64,
    /// Vehicles that crossed.
    pub cleared: i64,
    /// Vehicles turned back; nothing where the document is silent, which counts as none.
    pub turned_back: Option<i64>,
    /// The stock at the end; nothing where only the change was told.
    pub stock: Option<i64>,
    /// The change of the stock, told or from both stocks.
    pub change: i64,
    /// Whether the change was told, rather than worked out.
    pub told: bool,
    /// By how much the change exceeds what the flows make.
    pub gap: i64,
    /// What could have been meant, the likeliest first.
    pub meant: Vec<Meant>,
    /// The claims that take part.
    pub claims: Vec<usize>,
}

/// The days that do not balance, in order of lines and days.
#[must_use]
pub fn balance(register: &Register) -> Vec<Imbalance> {
    let mut out = Vec::new();
    for (key, days) in &register.lines {
        for (&date, day) in days {
            let before = date.yesterday().ok().and_then(|eve| Some((eve, days.get(&eve)?)));
            out.extend(of_day(key, date, day, before.map(|(_, day)| day)));
        }
    }
    for found in &mut out {
        let days = &register.lines[&found.key];
        found.meant.retain(|meant| agrees(found.day, *meant, days));
    }
    out
}

/// The ways in which a day can be out of balance: by its stocks, and by the change that was told.
fn of_day(key: &Key, date: Date, day: &Day, eve: Option<&Day>) -> Vec<Imbalance> {
    let (Some(arrivals), Some(cleared)) = (exact(day, Measure::Arrivals), exact(day, Measure::Cleared)) else {
        return Vec::new();
    };
    let turned_back = exact(day, Measure::TurnedBack);
    let flows = arrivals - cleared - turned_back.unwrap_or(0);
    let stock = exact(day, Measure::Stock);
    let before = eve.and_then(|eve| exact(eve, Measure::Stock));
    let change = day.change.last().filter(|told| told.bound.is_none()).map(|told| told.value);
    let mut out = Vec::new();
    let mut find = |change: i64, told: bool, links: &[(Link, i64, i64)]| {
        let gap = change - flows;
        if gap.abs() <= TOLERANCE {
            return;
        }
        // Each number in turn is what closes the balance, the others as they were told.
        let mut meant: Vec<Meant> = links
            .iter()
            .filter_map(|&(link, value, sign)| {
                let closing = value - sign * gap;
                let slip = slips(value, closing).filter(|_| link == Link::Change || closing >= 0)?;
                Some(Meant { link, slip, told: value, meant: closing })
            })
            .collect();
        meant.sort_by_key(|meant| meant.slip);
        let cells = [&day.arrivals, &day.cleared, &day.turned_back, &day.stock];
        let mut claims: Vec<usize> = cells.iter().filter_map(|cell| cell.last()).map(|told| told.claim).collect();
        if told {
            claims.extend(day.change.last().map(|told| told.claim));
        } else {
            claims.extend(eve.and_then(|eve| eve.stock.last()).map(|told| told.claim));
        }
        let key = key.clone();
        out.push(Imbalance {
            key,
            day: date,
            before,
            arrivals,
            cleared,
            turned_back,
            stock,
            change,
            told,
            gap,
            meant,
            claims,
        });
    };
    let back = turned_back.map(|back| (Link::Of(Measure::TurnedBack), back, -1));
    let flows = [(Link::Of(Measure::Arrivals), arrivals, -1), (Link::Of(Measure::Cleared), cleared, 1)];
    if let Some((before, stock)) = before.zip(stock) {
        let mut links = flows.to_vec();
        links.extend(back.map(|(link, value, _)| (link, value, 1)));
        links.extend([(Link::Of(Measure::Stock), stock, 1), (Link::Before, before, -1)]);
        // gap = stock - before - arrivals + cleared + turned back
        find(stock - before, false, &links);
    }
    if let Some(change) = change {
        let mut links = vec![(Link::Change, change, 1)];
        links.extend(flows);
        links.extend(back.map(|(link, value, _)| (link, value, 1)));
        find(change, true, &links);
    }
    out
}

/// Whether the days on both sides hold with the number that is said to be meant: a stock closes two days.
fn agrees(date: Date, meant: Meant, days: &std::collections::BTreeMap<Date, Day>) -> bool {
    let moved = match meant.link {
        Link::Before => date.yesterday().ok(),
        Link::Of(Measure::Stock) => Some(date),
        _ => return true,
    };
    let Some(moved) = moved else { return true };
    let stock_on = |on: Date| if on == moved { Some(meant.meant) } else { exact(days.get(&on)?, Measure::Stock) };
    // The other day of which this stock is an end.
    let other = if meant.link == Link::Before { moved } else { moved.tomorrow().unwrap_or(moved) };
    let holds = || {
        let day = days.get(&other)?;
        let change = stock_on(other)? - stock_on(other.yesterday().ok()?)?;
        let flows = exact(day, Measure::Arrivals)? - exact(day, Measure::Cleared)?;
        let flows = flows - exact(day, Measure::TurnedBack).unwrap_or(0);
        Some((change - flows).abs() <= TOLERANCE)
    };
    holds().unwrap_or(true)
}

/// The number of a measure where it was told exactly.
fn exact(day: &Day, measure: Measure) -> Option<i64> {
    day.cell(measure).last().filter(|told| told.bound.is_none()).map(|told| told.value)
}
