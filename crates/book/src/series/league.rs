//! Among whom is a place counted?

use super::cell::{Measure, Series};
use super::territory::Areas;
use crate::claim::{Claim, Statement};
use jiff::civil::Date;
use kimngach_reader::figure::{Base, Transform};
use std::collections::{BTreeMap, BTreeSet};

/// The series of whichever area holds a place in the league that a series takes part in, which is held within the area that
/// its own lies directly in; nothing for what is no whole trade of one such area.
#[must_use]
pub fn place(series: &Series, place: u16, day: Date, areas: &Areas) -> Option<Series> {
    let [area] = &series.areas[..] else { return None };
    let whole = areas.unit_of(area, day)?;
    let plain = series.commodity.is_none() && series.coverage.is_none() && series.partners.is_empty();
    let held = Series { areas: vec![whole], measure: Measure::Place(place), ..series.clone() };
    plain.then_some(held)
}

/// Ranks that cannot be of one league, by number: two hold one place, or one holds two. It is not told which are counted among
/// whom ("fourth before the merger, and fifth after it"), so none of them says anything.
#[must_use]
pub fn tangled(claims: &[Option<&Claim>]) -> BTreeSet<usize> {
    let mut leagues: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (number, claim) in claims.iter().enumerate() {
        let ranked = claim.map(|claim| &claim.said).filter(|said| said.transform == Transform::Rank);
        let Some(said) = ranked else { continue };
        let Some(Base::Whole(among)) = &said.base else { continue };
        let own = (said.indicator, said.flow, said.period, &said.partners, &said.commodity, said.coverage);
        leagues.entry((own, among)).or_default().push(number);
    }
    let said = |number: &usize| claims[*number].map(|claim| &claim.said);
    let apart =
        |a: &Statement, b: &Statement| ((&a.areas, &a.partners) == (&b.areas, &b.partners)) != (a.value == b.value);
    let tangled = |numbers: &&Vec<usize>| {
        let all: Vec<&Statement> = numbers.iter().filter_map(said).collect();
        all.iter().enumerate().any(|(at, a)| all[at + 1..].iter().any(|b| apart(a, b)))
    };
    leagues.values().filter(tangled).flatten().copied().collect()
}

#[cfg(test)]
mod tests {
    use super::place;
    use crate::series::{Areas, Class, Measure, Series};
    use kimngach_reader::figure::{Flow, Indicator};

    #[test]
    fn provinces_are_ranked_in_the_country() {
        let merged = "2025-07-01".parse().unwrap();
        let mut areas = Areas::default();
        areas.merge(merged, "bac-ninh", &["bac-ninh", "bac-giang"]);
        areas.put("bac-ninh", "vietnam", None, None);
        areas.put("lang-son", "vietnam", None, None);
        areas.put("huu-nghi", "lang-son", None, None);
        let of = |area: &str, commodity: Option<&str>, day: &str| {
            let exports = Series {
                indicator: Indicator::GoodsTrade,
                flow: Some(Flow::Export),
                areas: vec![area.into()],
                partners: Vec::new(),
                commodity: commodity.map(str::to_owned),
                coverage: None,
                unit: "USD".into(),
                class: Class::Observed,
                measure: Measure::Amount,
            };
            let held = place(&exports, 2, day.parse().unwrap(), &areas)?;
            Some((held.areas[0].clone(), held.measure))
        };
        let second = Some(("vietnam".into(), Measure::Place(2)));
        assert_eq!(of("bac-ninh", None, "2024-12-31"), second);
        assert_eq!(of("bac-ninh", None, "2025-12-31"), None, "a former province is in no league of those there are");
        assert_eq!(of("bac-ninh@2025-07-01", None, "2025-12-31"), second);
        assert_eq!(of("bac-ninh@2025-07-01", None, "2024-12-31"), None);
        assert_eq!(of("vietnam", None, "2024-12-31"), None);
        assert_eq!(of("huu-nghi", None, "2024-12-31"), None, "a gate is not a province");
        assert_eq!(of("bac-ninh", Some("rice"), "2024-12-31"), None, "among the areas, or among its goods?");
    }
}
