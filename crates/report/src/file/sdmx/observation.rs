//! Claims and points as observations, each key and time once.

use super::codes::Codes;
use super::time::time;
use crate::file::Books;
use crate::file::rows::{latest, printed};
use jiff::civil::Date;
use kimngach_book::account::{Account, Point};
use kimngach_book::series::Class;
use kimngach_book::{Claim, Claims, Statement, say};
use kimngach_reader::figure::{Base, Period, Status, Transform};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// So many digits of a bound are written.
const DIGITS: u32 = 9;

/// An observation.
#[derive(Debug)]
pub(super) struct Observation {
    /// The dimensions besides the time, in order.
    pub(super) key: [String; 9],
    pub(super) time: String,
    /// The days of the time; nothing where it is not told.
    pub(super) span: Option<Period>,
    pub(super) value: Option<Decimal>,
    pub(super) status: &'static str,
    pub(super) lo: Option<Decimal>,
    pub(super) hi: Option<Decimal>,
    pub(super) published: Option<Date>,
    pub(super) url: Option<String>,
    pub(super) comment: String,
}

/// All observations in the order of their keys and times. Of several claims with one key that no account weighs (growth
/// rates, shares), the one of the newest document counts.
pub(super) fn all(books: &Books<'_>, codes: &mut Codes) -> Vec<Observation> {
    let mut out = ByKey::new();
    let mut put = |observation: Observation| {
        let key = (observation.key.clone(), observation.time.clone());
        let newer = out.get(&key).is_none_or(|known| known.published <= observation.published);
        if newer {
            out.insert(key, observation);
        }
    };
    if let Some(account) = books.account {
        account
            .every()
            .iter()
            .filter(|point| point.says_something())
            .for_each(|point| put(of_point(point, account, codes)));
    }
    let aside = books.account.map(Account::aside);
    for (number, claim) in books.claims.list.iter().enumerate() {
        let stands = !claim.teaser && aside.is_none_or(|aside| !aside.contains_key(&number));
        let weighed = books.account.is_some()
            && matches!(claim.said.transform, Transform::Level | Transform::Daily | Transform::Peak);
        if stands && !weighed {
            put(of_claim(claim, books.claims, codes));
        }
    }
    out.into_values().collect()
}

/// Observations by key and time.
type ByKey = BTreeMap<([String; 9], String), Observation>;

/// What documents said, by the day they did, each key and time once a day; what was said later stands beside it.
pub(super) fn told(claims: &Claims, codes: &mut Codes) -> Vec<(Option<Date>, Vec<Observation>)> {
    let mut out: BTreeMap<Option<Date>, ByKey> = BTreeMap::new();
    for claim in claims.list.iter().filter(|claim| !claim.teaser) {
        let observation = of_claim(claim, claims, codes);
        let day = out.entry(observation.published).or_default();
        day.insert((observation.key.clone(), observation.time.clone()), observation);
    }
    out.into_iter().map(|(day, told)| (day, told.into_values().collect())).collect()
}

fn of_point(point: &Point, account: &Account<'_>, codes: &mut Codes) -> Observation {
    let (series, claims) = (&point.cell.series, account.claims());
    // The claim as it was printed: where it is read anew, only its territory differs.
    let told = latest(point, account).map(|claim| &claims.list[position(claim, point, account)]);
    let (freq, time) = time(point.cell.period);
    let transform = match series.measure.code() {
        "amount" => "level",
        other => other,
    };
    let key = [
        freq.to_owned(),
        codes.areas(&series.areas),
        series.indicator.code().to_owned(),
        series.flow.map_or("_Z", |flow| flow.code()).to_owned(),
        codes.partners(&series.partners),
        codes.goods(series.commodity.as_deref()),
        series.coverage.map_or("_U", |coverage| coverage.code()).to_owned(),
        codes.transform(transform, None, series.class.code()),
        codes.unit(&series.unit),
    ];
    let [lo, hi] = point.bounds;
    let value = told.filter(|claim| claim.said.value_to.is_none()).map(|claim| claim.said.value);
    let status = match (told, series.class) {
        _ if value.is_none() => "O",
        (_, Class::Forecast) => "F",
        (Some(claim), _) if claim.said.status == Some(Status::Estimate) => "E",
        _ => "A",
    };
    let source = told.map(|claim| claims.source(claim));
    let comment = match told {
        Some(claim) => comment(claim, claims),
        None => "implied by other figures".to_owned(),
    };
    Observation {
        key,
        time,
        span: Some(point.cell.period),
        value,
        status,
        lo: say::end(lo, false, DIGITS),
        hi: say::end(hi, true, DIGITS),
        published: source.and_then(|source| source.published),
        url: source.and_then(|source| source.url.clone()),
        comment,
    }
}

/// The number of a claim that tells a point.
fn position(claim: &Claim, point: &Point, account: &Account<'_>) -> usize {
    let list = &account.claims().list;
    let same = |&&number: &&usize| list[number].at == claim.at && list[number].document == claim.document;
    point.told.iter().find(same).copied().unwrap_or_default()
}

fn of_claim(claim: &Claim, claims: &Claims, codes: &mut Codes) -> Observation {
    let said = &claim.said;
    let (freq, time) = said.period.map_or(("_U", "0001".to_owned()), time);
    let class = Class::of(said.status);
    let base = base(said);
    let base = base.as_ref().map(|(link, base)| (*link, base.as_str()));
    let key = [
        freq.to_owned(),
        codes.areas(&said.areas),
        said.indicator.code().to_owned(),
        said.flow.map_or("_Z", |flow| flow.code()).to_owned(),
        codes.partners(&said.partners),
        codes.goods(said.commodity.as_deref()),
        said.coverage.map_or("_U", |coverage| coverage.code()).to_owned(),
        codes.transform(said.transform.code(), base, class.code()),
        codes.unit(&said.unit),
    ];
    let status = match class {
        Class::Forecast => "F",
        _ if said.status == Some(Status::Estimate) => "E",
        _ => "A",
    };
    let [lo, hi] = printed(claim);
    let source = claims.source(claim);
    Observation {
        key,
        time,
        span: said.period,
        value: Some(said.value).filter(|_| said.value_to.is_none()),
        status: if said.value_to.is_some() { "O" } else { status },
        lo,
        hi,
        published: source.published,
        url: source.url.clone(),
        comment: comment(claim, claims),
    }
}

/// What a number is measured against, where the transformation and the period do not tell it.
fn base(said: &Statement) -> Option<(&'static str, String)> {
    let link = match said.transform {
        Transform::Growth | Transform::Change | Transform::Ratio => "on",
        Transform::Share | Transform::Plan => "of",
        _ => return None,
    };
    match said.base.as_ref()? {
        Base::Period(period) => {
            let own = said.transform == Transform::Plan
                && period.is_whole_years()
                && said.period.is_some_and(|of| of.last().year() == period.last().year());
            (!own).then(|| (link, time(*period).1))
        }
        Base::Whole(whole) => Some((link, whole.clone())),
    }
}

/// What was printed, and where.
fn comment(claim: &Claim, claims: &Claims) -> String {
    let text = claim.text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("“{text}” {}:{}", claims.source(claim).id, claim.at[0])
}
