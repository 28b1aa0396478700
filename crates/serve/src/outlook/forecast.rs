//! The days to come at a gate.

use crate::edition::{Edition, Place};
use crate::store::Store;
use jiff::civil::Date;
use kimngach_book::ledger::{Filter, LedgerError};
use kimngach_book::{Claims, Ledger};
use kimngach_gate::calendar::Calendar;
use kimngach_gate::forecast::{self, Forecast, Line};
use kimngach_gate::record::{Count, Key, Register, TOTAL, counts, parts, whole};

/// So many days are forecast.
const DAYS: i32 = 14;

/// What is to be expected of a line of traffic.
#[derive(Debug)]
pub(crate) struct Ahead {
    /// The gate and the direction.
    pub(crate) line: Line,
    /// The days counted, with where the number stands.
    pub(crate) counted: Vec<(Date, f64, Option<Place>)>,
    /// What is to be expected of the days behind them.
    pub(crate) forecast: Forecast,
}

/// What a ledger tells of gates.
pub(super) struct Held {
    claims: Claims,
    pub(super) counts: Vec<Count>,
    pub(super) register: Register,
}

impl Held {
    /// Everything told of some gates, and of what they are parts of.
    pub(super) fn of<'a>(ledger: &mut Ledger, gates: impl Iterator<Item = &'a str>) -> Result<Held, LedgerError> {
        let mut areas: Vec<String> = Vec::new();
        for gate in gates {
            areas.push(gate.to_owned());
            areas.extend(whole(gate).map(str::to_owned));
            areas.extend(parts(gate).iter().cloned());
        }
        areas.sort_unstable();
        areas.dedup();
        let claims = ledger.claims(&Filter { areas, revised: false })?;
        let counts = counts(&claims);
        let register = Register::of(&counts, &claims);
        Ok(Held { claims, counts, register })
    }

    /// The last day of which anything is told of a line.
    pub(super) fn last(&self, line: &Line) -> Option<i32> {
        let seen = forecast::seen(&self.counts, &self.register, &line.gate, line.direction, TOTAL);
        seen.iter().map(|seen| seen.days.1).max()
    }

    /// What traffic calls an area of the ledger.
    fn named(&self, area: &str) -> String {
        let own = |count: &&Count| self.claims.list[count.claim].said.areas == [area.to_owned()];
        match self.counts.iter().any(|count| count.key.gate == area) {
            true => area.to_owned(),
            false => self.counts.iter().find(own).map_or_else(|| area.to_owned(), |count| count.key.gate.clone()),
        }
    }
}

/// The lines of a gate with what is to be expected.
pub(super) fn lines(store: &Store, edition: &Edition, gate: &str) -> Result<Vec<Ahead>, LedgerError> {
    let held = Held::of(&mut store.open()?, std::iter::once(gate))?;
    let calendar = Calendar::shipped();
    let lines = forecast::lines(&held.counts, &held.named(gate));
    let Some(last) = lines.iter().filter_map(|line| held.last(line)).max() else { return Ok(Vec::new()) };
    let days = (last + 1, last + DAYS);
    let of = |line: Line| {
        let (_, forecast) = forecast::ahead(calendar, &held.counts, &held.register, &line, days)?;
        let key = Key { gate: line.gate.clone(), direction: line.direction, class: TOTAL.to_owned() };
        let counted = held.register.lines.get(&key).into_iter().flatten().filter_map(|(day, cells)| {
            let told = cells.cleared.last()?;
            let claim = &held.claims.list[told.claim];
            Some((*day, told.value as f64, edition.place(held.claims.source(claim), claim.place)))
        });
        Some(Ahead { counted: counted.collect(), line, forecast })
    };
    Ok(lines.into_iter().filter_map(of).collect())
}
