//! Which series do the words of a command name?

use crate::cli::Words;
use crate::problem::Problem;
use jiff::civil::Date;
use kimngach_book::account::Wanted;
use kimngach_book::series::{Areas, Class};
use kimngach_reader::figure::{Coverage, Flow, Indicator, Period};
use kimngach_reader::fold;

/// The series that is asked for.
pub(crate) fn wanted(words: &Words, areas: &Areas) -> Result<Wanted, Problem> {
    let (area, others) = words.words.split_first().ok_or_else(|| Problem::new("name an area"))?;
    let ids: Vec<String> = area.split('+').map(fold).filter(|id| !id.is_empty()).collect();
    let mut wanted = Wanted::trade(None, &ids, areas);
    wanted.indicator = code(&words.indicator, "--indicator", Indicator::from_code)?;
    for word in others {
        let lower = word.to_lowercase();
        if let Some(flow) = Flow::from_code(&lower) {
            wanted.flow = Some(flow);
        } else if let Some(coverage) = Coverage::from_code(&lower) {
            wanted.coverage = Some(coverage);
        } else if let Some(class) = Class::from_code(&lower) {
            wanted.class = Some(class);
        } else if let Some(period) = period(word) {
            wanted.period = Some(period);
        } else {
            let told = "is no flow, coverage, class or period; see --help, and put the name of an area in quotes";
            return Err(Problem::at(format!("'{word}'"), told));
        }
    }
    if let Some(flow) = &words.flow {
        wanted.flow = Some(code(flow, "--flow", Flow::from_code)?);
    }
    if let Some(coverage) = &words.coverage {
        wanted.coverage = Some(code(coverage, "--coverage", Coverage::from_code)?);
    }
    wanted.partners = words.partner.iter().map(|code| code.to_uppercase()).collect();
    wanted.partners.sort_unstable();
    wanted.commodity = words.commodity.as_ref().map(|goods| goods.to_lowercase());
    wanted.unit.clone_from(&words.unit);
    Ok(wanted)
}

pub(crate) fn code<T>(word: &str, flag: &str, of: impl Fn(&str) -> Option<T>) -> Result<T, Problem> {
    of(word)
        .ok_or_else(|| Problem::at(format!("{flag} {word}"), "no such code; the guide (corpus/GUIDE.md) lists them"))
}

/// A period as people type it.
pub(crate) fn period(word: &str) -> Option<Period> {
    match word.split_once('/') {
        Some((from, to)) => Period::new(one(from)?.first(), one(to)?.last()),
        None => one(word),
    }
}

fn one(word: &str) -> Option<Period> {
    let (year, rest) = match word.split_once('-') {
        Some((year, rest)) => (year, Some(rest)),
        None => (word, None),
    };
    let year: i16 = year.parse().ok().filter(|year| (1900..=2200).contains(year))?;
    match rest {
        None => Period::year(year),
        Some(rest) => match rest.strip_prefix(['Q', 'q']) {
            Some(quarter) => {
                let quarter: i8 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
                Period::months(year, 3 * quarter - 2, 3 * quarter)
            }
            None if rest.contains('-') => word.parse::<Date>().ok().map(Period::day),
            None => rest.parse().ok().and_then(|month| Period::months(year, month, month)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::period;
    use kimngach_reader::fold as id;

    #[test]
    fn periods_are_typed_shortly() {
        let of = |word: &str| period(word).map(|period| period.to_string());
        assert_eq!(of("2024").as_deref(), Some("2024-01-01/2024-12-31"));
        assert_eq!(of("2024-Q2").as_deref(), Some("2024-04-01/2024-06-30"));
        assert_eq!(of("2024-02").as_deref(), Some("2024-02-01/2024-02-29"));
        assert_eq!(of("2024-01/2024-06").as_deref(), Some("2024-01-01/2024-06-30"));
        assert_eq!(of("2024-01-01/2024-06-13").as_deref(), Some("2024-01-01/2024-06-13"));
        assert_eq!([of("2024-13"), of("export"), of("2024-06/2024-01")], [None, None, None]);
    }

    #[test]
    fn areas_are_named_or_told_by_id() {
        assert_eq!(
            [id("Lạng Sơn"), id("Bà Rịa - Vũng Tàu"), id("dak-lak")],
            ["lang-son", "ba-ria-vung-tau", "dak-lak"]
        );
    }
}
