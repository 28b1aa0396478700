//! Which observations are asked for? Keys, times, how many, and how much of each.

use super::{DIMENSIONS, Observation};
use jiff::civil::Date;
use kimngach_reader::figure::Period;
use std::collections::BTreeSet;

/// Observations that belong together in a message.
#[derive(Debug)]
pub(super) struct Set<'a> {
    /// The day on which they were told, where the history is asked for.
    pub(super) told: Option<Date>,
    /// The observations of each series, by time.
    pub(super) series: Vec<Vec<&'a Observation>>,
}

/// How much of each observation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Detail {
    /// All of it.
    #[default]
    Full,
    /// The time and the value.
    Data,
    /// The keys of series alone.
    Keys,
}

/// What is at the lowest level of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum At {
    /// The times of a series.
    #[default]
    Time,
    /// Observations with all dimensions.
    All,
}

impl At {
    pub(super) fn code(self) -> &'static str {
        match self {
            At::Time => "TIME_PERIOD",
            At::All => "AllDimensions",
        }
    }
}

/// Codes for each dimension; none, and any fits.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Key([BTreeSet<String>; 9]);

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    keys: Vec<Key>,
    filters: Vec<Filter>,
    start: Option<Date>,
    end: Option<Date>,
    /// The first so many of each series.
    pub first: Option<usize>,
    /// The last so many of each series.
    pub last: Option<usize>,
    /// How much of each.
    pub detail: Detail,
    /// How they are grouped.
    pub at: At,
    /// What was said on each day of publication, instead of what is known now.
    pub history: bool,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Filter {
    dimension: usize,
    codes: BTreeSet<String>,
    is: bool,
}

/// Why a query is not understood.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{0}")]
pub struct QueryFault(String);

fn fault<T>(told: impl Into<String>) -> Result<T, QueryFault> {
    Err(QueryFault(told.into()))
}

/// A key or a list of codes has no more parts.
const MOST: usize = 2000;

impl Key {
    /// A key as in an address: codes of the nine dimensions in their order with `.` between, several of one with `+`, none or
    /// `*` for any.
    fn read(told: &str) -> Result<Key, QueryFault> {
        let mut key = Key::default();
        if matches!(told, "" | "all" | "*") {
            return Ok(key);
        }
        let parts: Vec<&str> = told.split('.').collect();
        if parts.len() != DIMENSIONS.len() {
            let (count, needed) = (parts.len(), DIMENSIONS.len());
            let names = DIMENSIONS.join(".");
            return fault(format!("the key has {count} dimensions, {needed} are needed: {names}, each may be empty"));
        }
        for (codes, part) in key.0.iter_mut().zip(parts) {
            if !matches!(part, "" | "*") {
                codes.extend(part.split('+').filter(|code| !code.is_empty()).map(str::to_owned));
            }
        }
        Ok(key)
    }

    fn fits(&self, observation: &Observation) -> bool {
        self.0.iter().zip(&observation.key).all(|(codes, code)| codes.is_empty() || codes.contains(code))
    }
}

impl Query {
    /// The keys that are asked for; several with `,`.
    ///
    /// # Errors
    /// When a key has another number of dimensions.
    pub fn key(mut self, told: &str) -> Result<Query, QueryFault> {
        if told.len() > MOST * 40 || told.split(['+', ',']).count() > MOST {
            return fault(format!("the key names more than {MOST} codes; ask for fewer, or for all"));
        }
        self.keys = told.split(',').map(Key::read).collect::<Result<_, _>>()?;
        Ok(self)
    }

    /// From a period on: its first day. `2024`, `2024-Q2`, `2024-06`, `2024-06-13`.
    ///
    /// # Errors
    /// When it is no period.
    pub fn start(mut self, told: &str) -> Result<Query, QueryFault> {
        self.start = Some(self.start.unwrap_or(Date::MIN).max(time("startPeriod", told)?.first()));
        Ok(self)
    }

    /// To a period: its last day.
    ///
    /// # Errors
    /// When it is no period.
    pub fn end(mut self, told: &str) -> Result<Query, QueryFault> {
        self.end = Some(self.end.unwrap_or(Date::MAX).min(time("endPeriod", told)?.last()));
        Ok(self)
    }

    /// A condition on a dimension as version 2 writes it: `A,M`, `eq:A`, `ne:A,M`; on `TIME_PERIOD` also `ge:2024`, `gt:`,
    /// `le:`, `lt:`; several of them with `+`.
    ///
    /// # Errors
    /// When there is no such dimension, or the condition is not understood.
    pub fn filter(mut self, dimension: &str, told: &str) -> Result<Query, QueryFault> {
        if told.len() > MOST * 40 || told.split([',', '+']).count() > MOST {
            return fault(format!("c[{dimension}] names more than {MOST} codes; ask for fewer"));
        }
        for condition in told.split('+') {
            let (operator, value) = condition.split_once(':').unwrap_or(("eq", condition));
            let is_time = dimension == "TIME_PERIOD";
            let number = DIMENSIONS.iter().position(|own| *own == dimension);
            self = match (operator, number) {
                ("eq" | "ge", None) if is_time && operator == "ge" => self.start(value)?,
                ("eq", None) if is_time => self.start(value)?.end(value)?,
                ("le", None) if is_time => self.end(value)?,
                ("gt", None) if is_time => {
                    let after = time("c[TIME_PERIOD]", value)?.last().tomorrow().unwrap_or(Date::MAX);
                    Query { start: Some(self.start.unwrap_or(Date::MIN).max(after)), ..self }
                }
                ("lt", None) if is_time => {
                    let before = time("c[TIME_PERIOD]", value)?.first().yesterday().unwrap_or(Date::MIN);
                    Query { end: Some(self.end.unwrap_or(Date::MAX).min(before)), ..self }
                }
                ("eq" | "ne", Some(dimension)) => {
                    let codes = value.split(',').map(str::to_owned).collect();
                    self.filters.push(Filter { dimension, codes, is: operator == "eq" });
                    self
                }
                (_, None) if !is_time => {
                    let names = DIMENSIONS.join(", ");
                    return fault(format!("c[{dimension}]: no such dimension; there are {names} and TIME_PERIOD"));
                }
                _ => return fault(format!("c[{dimension}]={condition}: this condition is not understood here")),
            };
        }
        Ok(self)
    }

    /// The codes of areas that it asks for, where it asks for no others.
    #[must_use]
    pub fn areas(&self) -> Option<BTreeSet<&str>> {
        let at = DIMENSIONS.iter().position(|own| *own == "REF_AREA")?;
        let by_filter =
            self.filters.iter().find(|filter| filter.dimension == at && filter.is).map(|filter| &filter.codes);
        if let Some(codes) = by_filter {
            return Some(codes.iter().map(String::as_str).collect());
        }
        let all = self.keys.iter().map(|key| &key.0[at]);
        let open = self.keys.is_empty() || self.keys.iter().any(|key| key.0[at].is_empty());
        (!open).then(|| all.flatten().map(String::as_str).collect())
    }

    /// The observations that fit, by series, each by time.
    pub(super) fn select<'a>(&self, all: &'a [Observation]) -> Vec<Vec<&'a Observation>> {
        let fits = |observation: &Observation| {
            let is_in = |filter: &Filter| filter.codes.contains(&observation.key[filter.dimension]) == filter.is;
            (self.keys.is_empty() || self.keys.iter().any(|key| key.fits(observation)))
                && self.filters.iter().all(is_in)
        };
        let in_time = |observation: &Observation| match observation.span {
            Some(span) => {
                self.start.is_none_or(|start| span.first() >= start) && self.end.is_none_or(|end| span.last() <= end)
            }
            None => self.start.is_none() && self.end.is_none(),
        };
        let mut out = Vec::new();
        for series in all.chunk_by(|a, b| a.key == b.key).filter(|series| fits(&series[0])) {
            let mut series: Vec<&Observation> = series.iter().filter(|observation| in_time(observation)).collect();
            if self.first.is_some() || self.last.is_some() {
                series.sort_by_key(|observation| observation.span.map(|span| (span.first(), span.last())));
                let first = self.first.unwrap_or(0);
                let from = self.last.map_or(series.len(), |last| series.len().saturating_sub(last));
                let mut number = 0;
                series.retain(|_| {
                    number += 1;
                    number <= first || number > from
                });
            }
            if !series.is_empty() {
                out.push(series);
            }
        }
        out
    }
}

/// A period as queries write it.
fn time(parameter: &str, told: &str) -> Result<Period, QueryFault> {
    let read = || {
        let day = told.split('T').next()?;
        let year: i16 = day.get(..4)?.parse().ok().filter(|year| (1..=9999).contains(year))?;
        let rest = day.get(4..)?;
        if rest.is_empty() || rest == "-A1" {
            return Period::year(year);
        }
        let rest = rest.strip_prefix('-')?;
        let number = |of: &str| of.parse::<i8>().ok().filter(|number| (1..=12).contains(number));
        let part = |letter: char, months: i8, parts: i8| {
            let number = number(rest.strip_prefix(letter)?).filter(|number| *number <= parts)?;
            Period::months(year, (number - 1) * months + 1, number * months)
        };
        let month = || (rest.len() == 2).then(|| number(rest)).flatten().and_then(|m| Period::months(year, m, m));
        let day = || day.parse().ok().map(Period::day);
        part('Q', 3, 4)
            .or_else(|| part('S', 6, 2))
            .or_else(|| part('T', 4, 3))
            .or_else(|| part('M', 1, 12))
            .or_else(month)
            .or_else(day)
    };
    read().ok_or_else(|| QueryFault(format!("{parameter}={told}: give a year, 2024-Q2, 2024-06 or 2024-06-13")))
}

#[cfg(test)]
mod tests {
    use super::{Query, time};

    #[test]
    fn periods_are_written_in_many_ways() {
        let of = |told| time("startPeriod", told).map(|period| format!("{}/{}", period.first(), period.last()));
        let is = |told, period: &str| assert_eq!(of(told).unwrap(), period, "{told}");
        is("2024", "2024-01-01/2024-12-31");
        is("2024-A1", "2024-01-01/2024-12-31");
        is("2024-Q2", "2024-04-01/2024-06-30");
        is("2024-S2", "2024-07-01/2024-12-31");
        is("2024-02", "2024-02-01/2024-02-29");
        is("2024-M02", "2024-02-01/2024-02-29");
        is("2024-02-03T00:00:00", "2024-02-03/2024-02-03");
        for none in
            ["", "24", "2024-13", "2024-Q5", "2024-W07", "2024-02-30", "đđđđ", "2024é", "-024", "0000", "2024-Q-1"]
        {
            assert!(of(none).is_err(), "{none}");
        }
    }

    #[test]
    fn areas_are_told_where_no_others_are_asked_for() {
        let areas = |query: &Query| query.areas().map(|codes| codes.into_iter().collect::<Vec<_>>().join(" "));
        let key = |told: &str| areas(&Query::default().key(told).unwrap());
        assert_eq!(key("A.lang-son+ha-noi.......").as_deref(), Some("ha-noi lang-son"));
        assert_eq!(key("A.lang-son.......,M.hue.......").as_deref(), Some("hue lang-son"));
        assert_eq!([key("all"), key("A........"), key("A.lang-son.......,M........")], [None, None, None]);
        let filter = |told: &str| areas(&Query::default().filter("REF_AREA", told).unwrap());
        assert_eq!((filter("lang-son").as_deref(), filter("ne:lang-son")), (Some("lang-son"), None));
    }

    #[test]
    fn a_key_names_all_dimensions_or_none() {
        for fine in ["all", "", "*", "........", "A.lang-son+ha-noi.......", "A.*.*.*.*.*.*.*.*,M........"] {
            assert!(Query::default().key(fine).is_ok(), "{fine}");
        }
        let told = Query::default().key("A.lang-son").unwrap_err().to_string();
        assert!(told.starts_with("the key has 2 dimensions, 9 are needed: FREQ.REF_AREA."), "{told}");
        assert!(Query::default().key(&"+".repeat(5000)).is_err());
        for wrong in [("REF_ARIA", "x"), ("REF_AREA", "co:x"), ("TIME_PERIOD", "ne:2024"), ("TIME_PERIOD", "ge:soon")] {
            assert!(Query::default().filter(wrong.0, wrong.1).is_err(), "{wrong:?}");
        }
    }
}
