//! What does a ledger hold that a new document touches? The claims that share a cell with one of its claims, or a cell that an
//! identity ties to it: the same series in the years it tells of, and its wholes and parts in the same periods.

use super::load::source;
use super::sql::Cell;
use super::{Ledger, LedgerError, row};
use crate::claim::{Claim, Claims};
use jiff::civil::Date;
use kimngach_reader::figure::{Base, Period};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Documents that are the latest of their sources, by number.
const LATEST: &str = "\
    SELECT document.number, name, title, url, published, fetched, hash, \
    (SELECT count(*) FROM document other WHERE other.source = document.source), \
    (SELECT count(*) FROM document other WHERE other.source = document.source), text, source \
    FROM document WHERE state = 'kept' AND NOT EXISTS (SELECT 1 FROM document other \
    WHERE other.source = document.source AND other.state = 'kept' \
    AND (coalesce(other.published, ''), other.fetched, other.number) > \
    (coalesce(document.published, ''), document.fetched, document.number))";

/// The ids by which the territory of an area on a day is called, with those of its parts and of what it went into; and the ids of
/// what it lies in and of what lies in it.
pub type Near<'a> = &'a dyn Fn(&str, Date) -> [BTreeSet<String>; 2];

/// Goods and partners of a figure, as one text.
const KEYS: &str = "coalesce(commodity, '') || '|' || coalesce(partner, '') || '|' || coalesce(partners, '')";

/// What some claims touch.
#[derive(Debug, Default)]
struct Touched {
    indicators: BTreeSet<String>,
    own: BTreeSet<String>,
    /// What the areas lie in, and what lies in them.
    others: BTreeSet<String>,
    keys: BTreeSet<String>,
    periods: BTreeSet<Period>,
}

impl Touched {
    fn by(claims: &Claims, near: Near<'_>) -> Touched {
        let mut touched = Touched::default();
        let mut seen = BTreeSet::new();
        for claim in claims.list.iter().filter(|claim| !claim.teaser) {
            let said = &claim.said;
            touched.indicators.insert(said.indicator.code().to_owned());
            for id in said.areas.iter().filter(|id| seen.insert((id.as_str(), claim.day))) {
                let [own, others] = near(id, claim.day);
                touched.own.extend(own);
                touched.others.extend(others);
            }
            touched.keys.insert(keys(claim));
            touched.periods.extend(said.period);
            touched.periods.extend(match &said.base {
                Some(Base::Period(base)) => Some(*base),
                _ => said.period.and_then(|period| period.shift_years(-1)),
            });
        }
        touched.keys.insert("||".to_owned());
        touched
    }

    /// From the first day of the first year to the last of the last.
    fn years(&self) -> Option<[Date; 2]> {
        let first = self.periods.iter().map(|period| period.first()).min()?;
        let last = self.periods.iter().map(|period| period.last()).max()?;
        Some([Date::new(first.year(), 1, 1).ok()?, Date::new(last.year(), 12, 31).ok()?])
    }

    /// The queries for figures that are touched, with their values.
    fn queries(&self) -> Vec<(String, Vec<Cell<'_>>)> {
        let Some(years) = self.years() else { return Vec::new() };
        let columns = row::COLUMNS.join(", ");
        let all = format!("SELECT {columns} FROM figure WHERE");
        let same_years = {
            let mut query = Query::new(format!("{all} area IN "));
            query.list(&self.own).and("indicator IN ").list(&self.indicators).and("period_last >= ");
            query.value(Cell::made(years[0])).and("period_first <= ").value(Cell::made(years[1]));
            query.and(&format!("{KEYS} IN ")).list(&self.keys);
            query
        };
        let ends = |end: fn(&Period) -> Date| -> BTreeSet<String> {
            self.periods.iter().map(|period| end(period).to_string()).collect()
        };
        let same_periods = |query: &mut Query<'_>| {
            query.list(&ends(|period| period.last())).and("period_first IN ").list(&ends(|period| period.first()));
            query.and("indicator IN ").list(&self.indicators);
        };
        // Goods and partners of the own areas.
        let mut parts = Query::new(format!("{all} area IN "));
        parts.list(&self.own).and("period_last IN ");
        same_periods(&mut parts);
        let mut others = Query::new(format!("{all} period_last IN "));
        same_periods(&mut others);
        others.and(&format!("{KEYS} IN ")).list(&self.keys).and("area IN ").list(&self.others);
        let mut together = Query::new(format!("{all} areas IS NOT NULL AND period_last IN "));
        same_periods(&mut together);
        let wanted = [Some(same_years), Some(parts), Some(others), Some(together)];
        let wanted = wanted.into_iter().flatten().filter(|query| !query.is_empty);
        wanted.map(|query| (query.sql, query.values)).collect()
    }
}

fn keys(claim: &Claim) -> String {
    let goods = claim.said.commodity.as_deref().unwrap_or_default();
    match &claim.said.partners[..] {
        [] => format!("{goods}||"),
        [one] => format!("{goods}|{one}|"),
        several => format!("{goods}||{}", row::list(several.iter().map(String::as_str))),
    }
}

/// A statement with its values.
struct Query<'a> {
    sql: String,
    values: Vec<Cell<'a>>,
    /// Whether it asks for one of no values.
    is_empty: bool,
}

impl<'a> Query<'a> {
    fn new(sql: String) -> Query<'a> {
        Query { sql, values: Vec::new(), is_empty: false }
    }

    fn and(&mut self, condition: &str) -> &mut Query<'a> {
        self.sql += " AND ";
        self.sql += condition;
        self
    }

    fn value(&mut self, value: Cell<'a>) -> &mut Query<'a> {
        self.values.push(value);
        self.sql += &format!("${}", self.values.len());
        self
    }

    /// A list of values; the last is repeated up to a power of two, so that there are few different statements.
    fn list(&mut self, values: &BTreeSet<String>) -> &mut Query<'a> {
        let Some(last) = values.last() else {
            self.is_empty = true;
            return self;
        };
        let count = values.len().next_power_of_two();
        self.sql.push('(');
        for (n, value) in values.iter().chain(std::iter::repeat(last)).take(count).enumerate() {
            if n > 0 {
                self.sql += ", ";
            }
            self.value(Cell::made(value));
        }
        self.sql.push(')');
        self
    }
}

impl Ledger {
    /// What the latest vintages of other sources tell of the series that some claims touch: a small part of the ledger, found
    /// by its indexes. The sources of the claims themselves are left out, because these take their place.
    ///
    /// # Errors
    /// When the ledger cannot be read.
    pub fn around(&mut self, claims: &Claims, near: Near<'_>) -> Result<Claims, LedgerError> {
        self.touched(claims, near).map_err(|error| error.at(&self.place))
    }

    fn touched(&mut self, claims: &Claims, near: Near<'_>) -> Result<Claims, LedgerError> {
        let touched = Touched::by(claims, near);
        let mut found: BTreeMap<i64, BTreeMap<usize, Claim>> = BTreeMap::new();
        for (sql, values) in touched.queries() {
            self.store.rows(&sql, &values, &mut |mut row| {
                let known = found.entry(row.int(0).unwrap_or_default()).or_default();
                if let Entry::Vacant(free) = known.entry(row.count(1)) {
                    free.insert(row::claim(&mut row)?.1);
                }
                Ok(())
            })?;
        }
        let mut out = Claims::default();
        let numbers: Vec<i64> = found.keys().copied().collect();
        let new: BTreeSet<&str> =
            claims.sources.iter().map(|source| source.url.as_deref().unwrap_or(&source.id)).collect();
        for some in numbers.chunks(MANY) {
            let mut query = Query::new(format!("{LATEST} AND document.number IN ("));
            for n in 0..some.len().next_power_of_two() {
                query.sql += if n > 0 { ", " } else { "" };
                query.value(Cell::Int(some[n.min(some.len() - 1)]));
            }
            self.store.rows(
                &format!("{}) ORDER BY coalesce(published, ''), source", query.sql),
                &query.values,
                &mut |mut row| {
                    let list = found.remove(&row.int(0).unwrap_or_default()).unwrap_or_default();
                    if !row.text(10).is_some_and(|source| new.contains(source.as_str())) {
                        let text = row.text(9);
                        out.put(source(&mut row)?, text.as_deref(), list.into_values().collect());
                    }
                    Ok(())
                },
            )?;
        }
        Ok(out)
    }
}

/// So many documents are asked for at once.
const MANY: usize = 1024;
