//! Which figures belong into a bulletin, and where?

use super::Question;
use super::subject::is_gate;
use jiff::civil::Date;
use kimngach_book::Claim;
use kimngach_book::account::{Account, Aside};
use kimngach_book::finding::Finding;
use kimngach_book::identity::{Rules, Severity};
use kimngach_book::series::Class;
use kimngach_reader::figure::{Coverage, Flow, Indicator, Period};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What figures share that stand in one sentence.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Key {
    pub(super) coverage: Option<Coverage>,
    /// The last and the first day: latest first, none last.
    pub(super) period: Reverse<Option<(Date, Date)>>,
    pub(super) indicator: Indicator,
    /// Both directions before each, the balance last.
    order: u8,
    pub(super) flow: Option<Flow>,
    pub(super) commodity: Option<String>,
    pub(super) partners: Vec<String>,
    pub(super) areas: Vec<String>,
    pub(super) class: Class,
}

impl Key {
    pub(super) fn of(claim: &Claim) -> Key {
        let said = &claim.said;
        let order = match said.flow {
            None => 0,
            Some(Flow::Total) => 1,
            Some(Flow::Export) => 2,
            Some(Flow::Import) => 3,
            Some(Flow::Balance) => 4,
        };
        Key {
            coverage: said.coverage,
            period: Reverse(said.period.map(|period| (period.last(), period.first()))),
            indicator: said.indicator,
            order,
            flow: said.flow,
            commodity: said.commodity.clone(),
            partners: said.partners.clone(),
            areas: said.areas.clone(),
            class: Class::of(said.status),
        }
    }

    /// Whether it is about one area alone.
    pub(super) fn is_of(&self, area: &str) -> bool {
        let bare = |id: &str| id.split('@').next().unwrap_or(id).to_owned();
        self.areas.len() == 1 && bare(&self.areas[0]) == bare(area)
    }

    pub(super) fn days(&self) -> Option<Period> {
        self.period.0.and_then(|(last, first)| Period::new(first, last))
    }
}

/// The parts of a bulletin that hold figures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Topic {
    Trade,
    Goods,
    Partners,
    Gates,
    Provinces,
    Other,
    Outlook,
    History,
}

/// The figures of a bulletin.
#[derive(Debug, Default)]
pub(super) struct Picked {
    /// The documents.
    pub(super) documents: BTreeSet<usize>,
    /// By part and by what they share: the claims that stand.
    pub(super) groups: BTreeMap<Topic, BTreeMap<Key, Vec<usize>>>,
    /// The amounts that are contradicted, by what they are about.
    pub(super) flagged: BTreeMap<Key, Vec<usize>>,
    /// The claims that are not used, in the order of the text.
    pub(super) unused: BTreeSet<usize>,
    /// Claims of page furniture.
    pub(super) furniture: Vec<usize>,
}

/// The claims that are contradicted: they stand aside, or a finding suspects them.
fn contradicted(account: &Account<'_>, findings: &[Finding]) -> BTreeSet<usize> {
    let aside = account.aside().iter().map(|(&claim, _)| claim);
    let suspects = findings.iter().filter(|finding| finding.severity != Severity::Note);
    aside.chain(suspects.map(|finding| finding.suspect)).collect()
}

/// Picks the figures of an area up to a day.
pub(super) fn pick(account: &Account<'_>, findings: &[Finding], rules: &Rules, question: &Question) -> Picked {
    let claims = account.claims();
    let reread = |number: usize| account.reread(number).unwrap_or(&claims.list[number]);
    let bare = |id: &str| id.split('@').next().unwrap_or(id).to_owned();
    let own = bare(&question.area);
    let own_of = |claim: &Claim| claim.said.areas.len() == 1 && bare(&claim.said.areas[0]) == own;
    let inside = |claim: &Claim| {
        let day = claim.said.period.map_or(question.to, |period| period.last());
        let lies = |id: &String| {
            let territory = rules.areas.territory(id, day);
            rules.areas.wholes(&territory, day).iter().any(|whole| bare(whole) == own)
        };
        !claim.said.areas.is_empty() && claim.said.areas.iter().all(|id| bare(id) == own || lies(id))
    };
    let year = Period::to_date(question.to);
    let in_time = |claim: &Claim| {
        let observed = Class::of(claim.said.status) == Class::Observed;
        let within = |period: Period| year.first() <= period.first() && period.last() <= year.last();
        observed && claim.said.period.is_some_and(within)
    };
    let mut picked = Picked::default();
    let by_document = claims.by_document();
    for (document, numbers) in by_document.iter().enumerate() {
        if numbers.iter().any(|&number| own_of(reread(number)) && in_time(reread(number))) {
            picked.documents.insert(document);
        }
    }
    let contradicted = contradicted(account, findings);
    for &document in &picked.documents {
        let numbers = &by_document[document];
        let ours = numbers.iter().filter(|&&number| inside(reread(number))).count();
        let whole = 2 * ours >= numbers.len();
        for &number in numbers {
            let claim = reread(number);
            if !whole && !inside(claim) {
                continue;
            }
            let key = Key::of(claim);
            if contradicted.contains(&number) {
                picked.unused.insert(number);
                if account.aside().get(&number).is_none_or(|why| !matches!(why, Aside::Revised(_))) {
                    picked.flagged.entry(key).or_default().push(number);
                }
                continue;
            }
            let topic = topic(claim, own_of(claim), question, year);
            picked.groups.entry(topic).or_default().entry(key).or_default().push(number);
        }
        let furniture = claims.list.iter().enumerate().filter(|(_, claim)| claim.document == document && claim.teaser);
        picked.furniture.extend(furniture.map(|(number, _)| number));
    }
    picked
}

fn topic(claim: &Claim, own: bool, question: &Question, year: Period) -> Topic {
    use Indicator as I;
    let said = &claim.said;
    let traffic = matches!(
        said.indicator,
        I::Vehicles | I::VehiclesArrived | I::VehiclesWaiting | I::VehiclesTurnedBack | I::Declarations
    );
    let gates = !said.areas.is_empty() && said.areas.iter().all(|id| is_gate(id));
    let trade = matches!(said.indicator, I::GoodsTrade | I::Volume);
    let office = said.areas.iter().all(|id| super::subject::kind(id).is_none()) && !gates;
    let last = said.period.map(|period| period.last());
    if Class::of(said.status) != Class::Observed || said.period.is_some_and(|period| period.first() > question.to) {
        Topic::Outlook
    } else if last.is_some_and(|last| last < year.first()) {
        Topic::History
    } else if traffic || gates {
        Topic::Gates
    } else if trade && (own || office) {
        match (&said.commodity, &said.partners[..]) {
            (_, [_, ..]) => Topic::Partners,
            (Some(_), _) => Topic::Goods,
            _ => Topic::Trade,
        }
    } else if own || office {
        Topic::Other
    } else {
        Topic::Provinces
    }
}

impl Key {
    /// The key of a series, without a period.
    pub(super) fn of_series(series: &kimngach_book::series::Series) -> Key {
        Key {
            coverage: series.coverage,
            period: Reverse(None),
            indicator: series.indicator,
            order: 0,
            flow: series.flow,
            commodity: series.commodity.clone(),
            partners: series.partners.clone(),
            areas: series.areas.clone(),
            class: series.class,
        }
    }
}
