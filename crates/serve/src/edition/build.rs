//! How is an edition worked out? All at once where the ledger is small, area by area where it is not.

use super::finding::{self, Meant, Told};
use super::goals::{Goals, goals};
use super::series::{Dot, Entry, Why, slug};
use super::{Doc, Edition, Place, bare, league};
use crate::config::Config;
use crate::store::Store;
use kimngach_book::account::{Account, Chain, Point};
use kimngach_book::ledger::{Filter, LedgerError};
use kimngach_book::series::Owner;
use kimngach_book::{Claim, Claims, Finding, Ledger, Rules, Source, check_across, check_from, check_within, say};
use kimngach_reader::Lang;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// So many figures are looked at for what does not agree within their documents, at a time.
const SOME: usize = 5000;
/// Of so many periods that no document tells it is worked out what they follow from: of one series, and of all that are worked
/// out at once.
const CHAINS: [usize; 2] = [24, 3000];
/// So often what is there is shown before all of it is.
const SHOW: Duration = Duration::from_secs(3);

/// Works out editions.
#[derive(Debug)]
pub(crate) struct Builder<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) ledger: Ledger,
    pub(crate) number: u64,
    /// A ledger of more figures is worked out area by area, so that it takes little memory.
    pub(crate) whole: usize,
}

impl Builder<'_> {
    /// The edition of what the ledger holds; `show` is given what is there of it meanwhile.
    pub(crate) fn build(&mut self, show: &mut dyn FnMut(Edition)) -> Result<Edition, LedgerError> {
        self.number += 1;
        let mut edition = Edition { number: self.number, version: self.ledger.version()?, ..Edition::default() };
        edition.documents = self.ledger.holdings()?.into_iter().filter_map(Doc::of).collect();
        edition.by_document = edition.documents.iter().zip(0..).map(|(doc, number)| (doc.id.clone(), number)).collect();
        let mut areas: BTreeMap<String, usize> = BTreeMap::new();
        for (doc, number) in edition.documents.iter().zip(0..).filter(|(doc, _)| doc.latest) {
            for (area, figures) in &doc.areas {
                *areas.entry(area.clone()).or_default() += figures;
                let known = edition.areas.entry(bare(area).to_owned()).or_default();
                match known.documents.last_mut().filter(|(last, _)| *last == number) {
                    Some((_, count)) => *count += *figures as u32,
                    None => known.documents.push((number, *figures as u32)),
                }
            }
        }
        show(edition.clone());
        let mut work =
            Work { rules: self.rules, series: BTreeMap::new(), found: BTreeMap::new(), goals: BTreeMap::new() };
        if edition.figures() <= self.whole {
            let claims = self.ledger.claims(&Filter::default())?;
            work.part(&claims, None, &edition);
            let [vi, en] = both(|lang| check_from(&claims, 0, self.rules, lang));
            work.findings(&vi, &en, &claims, &edition);
        } else {
            let aside = work.documents(&mut self.ledger, &edition)?;
            let mut order: Vec<String> = areas.keys().map(|area| bare(area).to_owned()).collect();
            order.dedup();
            let of = |area: &String| {
                areas.iter().filter(|(id, _)| bare(id) == area).map(|(_, figures)| figures).sum::<usize>()
            };
            order.sort_by_cached_key(|area| std::cmp::Reverse(of(area)));
            let mut shown = Instant::now();
            for area in &order {
                let ids = areas.keys().filter(|id| bare(id) == area).cloned().collect();
                let own = self.ledger.claims(&Filter { areas: ids, revised: false })?;
                let mut all = self.ledger.around(&own, &|id, day| self.rules.areas.near(id, day))?;
                let first = all.sources.len();
                all.append(own);
                work.part(&all, Some(area), &edition);
                work.between(&all, first, &aside, &edition);
                if shown.elapsed() > SHOW {
                    shown = Instant::now();
                    show(work.seen(edition.clone()));
                }
            }
        }
        edition.complete = true;
        Ok(work.seen(edition))
    }
}

/// What was worked out so far.
struct Work<'a> {
    rules: &'a Rules,
    series: BTreeMap<String, Arc<Entry>>,
    found: BTreeMap<String, Arc<Told>>,
    goals: BTreeMap<String, Arc<Goals>>,
}

impl Work<'_> {
    /// Works out claims: the series that belong to an area, or all.
    fn part(&mut self, claims: &Claims, area: Option<&str>, edition: &Edition) {
        let place = places(claims, edition);
        let account = Account::of(claims, self.rules);
        let mut left = CHAINS[1];
        let points = account.every();
        for run in points.chunk_by(|a, b| a.cell.series == b.cell.series) {
            let series = &run[0].cell.series;
            // A series of several areas together belongs to the first of them.
            let home = series.areas.first().map(|id| bare(id));
            if area.is_some() && home != area || run.iter().all(|point| point.is_implied() && point.through.is_empty())
            {
                continue;
            }
            // The latest first.
            let mut chains = CHAINS[0].min(left);
            let before = chains;
            let dots = run.iter().rev().map(|point| dot(point, &account, &place, &mut chains));
            let mut dots: Vec<Dot> = dots.collect();
            dots.reverse();
            left -= before - chains;
            let slug = slug(series);
            self.series.insert(slug.clone(), Arc::new(Entry { slug, series: (**series).clone(), dots }));
        }
        self.goals.extend(goals(&account, area, &place).into_iter().map(|(id, goals)| (id, Arc::new(goals))));
    }

    /// What does not agree within each of the latest documents; the figures that have a part in it.
    fn documents(&mut self, ledger: &mut Ledger, edition: &Edition) -> Result<BTreeSet<Place>, LedgerError> {
        let mut aside = BTreeSet::new();
        let mut some = Claims::default();
        let mut left: Vec<&Doc> = edition.documents.iter().filter(|doc| doc.latest).collect();
        while let Some(doc) = left.pop() {
            let kept = ledger.document(doc.of_source(), &doc.hash, doc.day())?;
            kept.into_iter().for_each(|kept| some.append(kept.claims));
            if some.list.len() < SOME && !left.is_empty() {
                continue;
            }
            let vi = check_within(&some, 0, self.rules, Lang::Vi);
            if !vi.findings.is_empty() {
                let en = check_within(&some, 0, self.rules, Lang::En);
                self.findings(&vi.findings, &en.findings, &some, edition);
            }
            aside.extend(vi.aside.into_iter().filter_map(places(&some, edition)));
            some = Claims::default();
        }
        Ok(aside)
    }

    /// What does not agree between documents, at least one of them from one on.
    fn between(&mut self, claims: &Claims, first: usize, aside: &BTreeSet<Place>, edition: &Edition) {
        let place = places(claims, edition);
        let within = |&number: &usize| place(number).is_some_and(|place| aside.contains(&place));
        let aside: BTreeSet<usize> = (0..claims.list.len()).filter(within).collect();
        let [vi, en] = both(|lang| check_across(claims, &aside, first, self.rules, lang));
        self.findings(&vi, &en, claims, edition);
    }

    /// Keeps findings, told in both languages.
    fn findings(&mut self, vi: &[Finding], en: &[Finding], claims: &Claims, edition: &Edition) {
        let place = places(claims, edition);
        for (vi, en) in vi.iter().zip(en) {
            if let Some(told) = told([vi, en], claims, &place, &edition.documents) {
                self.found.insert(told.id.clone(), Arc::new(told));
            }
        }
    }

    /// An edition with what was worked out.
    fn seen(&self, mut edition: Edition) -> Edition {
        edition.series = self.series.values().cloned().collect();
        edition.findings = self.found.values().cloned().collect();
        let day = |told: &Told| edition.documents[told.suspect().document as usize].source.published;
        edition.findings.sort_by(|a, b| {
            let key = |told: &Told| (!told.proven, told.severity as u8, std::cmp::Reverse(day(told)));
            key(a).cmp(&key(b)).then_with(|| a.id.cmp(&b.id))
        });
        for (entry, number) in edition.series.iter().zip(0..) {
            let ids: BTreeSet<&str> = entry.series.areas.iter().map(|id| bare(id)).collect();
            ids.into_iter().for_each(|id| edition.areas.entry(id.to_owned()).or_default().series.push(number));
        }
        let mut suspected: HashMap<Place, Vec<u32>> = HashMap::new();
        for (told, number) in edition.findings.iter().zip(0..) {
            told.places.iter().for_each(|place| suspected.entry(*place).or_default().push(number));
            told.areas.iter().for_each(|area| edition.areas.entry(area.clone()).or_default().findings.push(number));
        }
        edition.suspected = suspected;
        edition.goals.clone_from(&self.goals);
        edition.boards = league::boards(&edition, self.rules);
        edition
    }
}

/// Where the figures of claims stand, by their numbers.
fn places<'a>(claims: &'a Claims, edition: &Edition) -> impl Fn(usize) -> Option<Place> + use<'a> {
    let number = |source: &Source| edition.place(source, 0).map(|place| place.document);
    let documents: Vec<Option<u32>> = claims.sources.iter().map(number).collect();
    move |number: usize| {
        let claim = &claims.list[number];
        Some(Place { document: documents[claim.document]?, figure: claim.place as u32 })
    }
}

/// Findings in Vietnamese, and where there are any, in English.
fn both(find: impl Fn(Lang) -> Vec<Finding>) -> [Vec<Finding>; 2] {
    let vi = find(Lang::Vi);
    let en = if vi.is_empty() { Vec::new() } else { find(Lang::En) };
    [vi, en]
}

fn dot(point: &Point, account: &Account<'_>, place: &impl Fn(usize) -> Option<Place>, chains: &mut usize) -> Dot {
    let claims = account.claims();
    let mut told = point.told.clone();
    told.sort_by_key(|&number| claims.source(&claims.list[number]).published);
    let newest = told.last().map(|&number| &claims.list[number].said);
    let through = point.through.iter().filter_map(|&number| Some((place(number)?, claims.list[number].said.transform)));
    let follows = (point.is_implied() && *chains > 0).then(|| {
        *chains -= 1;
        let mut owners: Vec<Owner> = Vec::new();
        for Chain { links, together, .. } in account.chains_to(point.number, point.bounds) {
            owners.extend(links.iter().map(|link| link.by).chain(together));
        }
        let mut places: Vec<Place> = Vec::new();
        let mut identities: Vec<u32> = Vec::new();
        for owner in owners {
            match owner {
                Owner::Claim(number) => places.extend(place(number).filter(|place| !places.contains(place))),
                Owner::Identity(number) if !identities.contains(&(number as u32)) => identities.push(number as u32),
                Owner::Identity(_) => {}
            }
        }
        Box::new((places, identities))
    });
    Dot {
        period: point.cell.period,
        bounds: point.bounds,
        value: newest.map(|said| (said.value, said.value_to)),
        bound: newest.and_then(|said| said.bound),
        status: newest.and_then(|said| said.status),
        told: told.iter().filter_map(|&number| place(number)).collect(),
        through: through.collect(),
        aside: point.aside.iter().filter_map(|(number, why)| Some((place(*number)?, Why::of(why)))).collect(),
        follows,
    }
}

fn told(
    both: [&Finding; 2],
    claims: &Claims,
    place: &impl Fn(usize) -> Option<Place>,
    documents: &[Doc],
) -> Option<Told> {
    let [finding, _] = both;
    let mut places = vec![place(finding.suspect)?];
    for &number in finding.claims.iter().filter(|&&number| number != finding.suspect) {
        places.extend(place(number).filter(|place| !places.contains(place)));
    }
    let areas = finding.claims.iter().flat_map(|&number| &claims.list[number].said.areas);
    let kind = finding.kind.code().to_owned();
    let meant = finding.meant.as_ref().map(|meant| {
        let printed = &claims.list[finding.suspect];
        let says = [Lang::Vi, Lang::En].map(|lang| instead(printed, &meant.claim, lang));
        let reason = both.map(|told| told.meant.as_ref().map(|meant| meant.reason.clone()).unwrap_or_default());
        Meant { printed: printed.text.clone(), says, reason }
    });
    Some(Told {
        id: finding::id(&kind, &places, documents),
        kind,
        proven: finding.proven,
        severity: finding.severity,
        message: both.map(|told| told.message.clone()),
        areas: areas.map(|id| bare(id).to_owned()).collect(),
        places,
        meant,
    })
}

/// What a claim probably meant: of its keys, those that differ; the value always.
fn instead(printed: &Claim, meant: &Claim, lang: Lang) -> String {
    let (was, said) = (&printed.said, &meant.said);
    let mut parts = vec![say::prose(said.value, &said.unit, lang)];
    if said.flow != was.flow {
        parts.push(say::kind(said.indicator, said.flow, lang));
    }
    if said.period != was.period {
        parts.extend(said.period.map(|period| say::period(period, lang)));
    }
    if said.areas != was.areas {
        parts.push(say::areas(&said.areas, lang));
    }
    parts.join(", ")
}

/// Keeps the edition up with the ledger, until it is told to end.
pub(crate) fn keep(store: &Store, config: &Config, put: &dyn Fn(Edition), touch: &dyn Fn(), over: &dyn Fn() -> bool) {
    let mut known: Option<[i64; 3]> = None;
    let mut builder: Option<Builder<'_>> = None;
    let mut number = 0;
    while !over() {
        let mut look = || -> Result<(), LedgerError> {
            if builder.is_none() {
                builder = Some(Builder { rules: &config.rules, ledger: store.open()?, number, whole: config.whole });
            }
            let Some(builder) = builder.as_mut() else { return Ok(()) };
            let version = builder.ledger.version()?;
            // What is written into the journal changes no series.
            if known.is_none_or(|known| known[..2] != version[..2]) {
                let first = known.is_none();
                let mut show = |edition: Edition| {
                    // A whole edition is not replaced by half of the next.
                    if first {
                        put(edition);
                    }
                };
                let edition = builder.build(&mut show)?;
                known = Some(edition.version);
                number = edition.number;
                put(edition);
            } else if known != Some(version) {
                known = Some(version);
                touch();
            }
            Ok(())
        };
        if look().is_err() {
            // The ledger may be away for a while; it is opened anew, and the edition stays.
            builder = None;
        }
        std::thread::sleep(config.every);
    }
}
