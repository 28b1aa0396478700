//! A document's claims on trial: which is most likely wrong, and what makes all the rest agree?

use super::minimal::{Conflict, conflict};
use super::propagate::Bounds;
use super::slip::{Fit, Slip, Variant, variants};
use super::system::horizon;
use super::{Located, System, locate, plans, system};
use crate::claim::{Claim, Statement};
use crate::identity::Rules;
use crate::series::exact::{Exact, near, rounded};
use crate::series::{Owner, Relation, Slack};
use jiff::civil::Date;
use kimngach_reader::figure::{Flow, Key, Status, Transform};
use num_traits::{FromPrimitive, ToPrimitive};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Claims that do not agree, with what is thought of them.
#[derive(Clone, Debug)]
pub struct Case {
    /// The conflicts that giving up the suspect solves, the smallest first.
    pub conflicts: Vec<Conflict>,
    /// Between what the others of each conflict put the suspect's number, in the unit of the claim.
    pub puts: Vec<Option<[f64; 2]>>,
    /// The claim that is most likely wrong, by number.
    pub suspect: usize,
    /// What it probably meant.
    pub meant: Option<Variant>,
    /// Another claim that may be the wrong one instead, with what it would have meant.
    pub instead: Option<(usize, Variant)>,
    /// Between what the others put it, in the unit of the claim.
    pub implied: Option<[f64; 2]>,
    /// The claims that the slip is about: the suspect, and those that take the direction from it.
    pub with: Vec<usize>,
}

/// What a claim that fits nothing costs, against slips that are known.
const UNEXPLAINED: u32 = 60;

impl Case {
    fn cost(&self) -> u32 {
        self.meant.as_ref().map_or(UNEXPLAINED, |variant| variant.cost)
    }

    /// The claims that have a part in it.
    pub fn claims(&self) -> impl Iterator<Item = usize> {
        self.conflicts.iter().flat_map(|conflict| conflict.claims.iter().copied())
    }
}

/// The claims of one vintage: `None` for those left aside.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    claims: Vec<Option<&'a Claim>>,
    rules: &'a Rules,
    published: Option<Date>,
}

impl<'a> Trial<'a> {
    /// A trial of the claims of one vintage.
    #[must_use]
    pub fn new(claims: &[Option<&'a Claim>], rules: &'a Rules, published: Option<Date>) -> Trial<'a> {
        Trial { claims: plans::untangle(claims), rules, published }
    }

    /// The system of the claims.
    #[must_use]
    pub fn system(&self, slack: Slack) -> System {
        system(&self.claims, self.rules, self.published, slack)
    }

    /// What does not agree. Where a direction that governs a whole paragraph is more likely wrong than many claims,
    /// the paragraph is read with the other direction.
    #[must_use]
    pub fn cases(&self) -> Vec<Case> {
        let cases = self.judge();
        let cost = |cases: &[Case]| cases.iter().map(Case::cost).sum::<u32>();
        let suspects: BTreeSet<usize> = cases.iter().flat_map(Case::claims).collect();
        let turned = runs(&self.claims).into_iter().filter(|run| run.iter().any(|claim| suspects.contains(claim)));
        let turned = turned.filter_map(|run| {
            let first = run[0];
            let owned: Vec<Option<Claim>> = self.turned(&run)?;
            let claims: Vec<Option<&Claim>> = owned.iter().map(Option::as_ref).collect();
            let trial = Trial { claims, rules: self.rules, published: self.published };
            let rest = trial.judge();
            let variant = Variant { slip: Slip::Flow, claim: owned[first].clone()?, cost: 12, fit: Fit::NONE };
            let without = run.iter().copied().collect();
            let solved = cases.iter().flat_map(|case| &case.conflicts);
            let mut solved: Vec<Conflict> =
                solved.filter(|conflict| !conflict.claims.is_disjoint(&without)).cloned().collect();
            solved.sort_by_key(|conflict| (!conflict.claims.contains(&first), conflict.claims.len()));
            let puts = solved.iter().map(|conflict| self.put_by(conflict, first)).collect();
            let total = cost(&rest) + variant.cost + 8;
            let case = Case {
                conflicts: solved,
                puts,
                suspect: first,
                meant: Some(variant),
                instead: None,
                implied: None,
                with: run,
            };
            Some((total, [vec![case], rest].concat()))
        });
        let best = turned.min_by_key(|(total, _)| *total).filter(|(total, _)| *total < cost(&cases));
        let mut cases = best.map_or(cases, |(_, cases)| cases);
        cases.sort_by_key(|case| case.suspect);
        cases
    }

    /// The claims with those of a run told in the other direction.
    fn turned(&self, run: &[usize]) -> Option<Vec<Option<Claim>>> {
        let mut claims: Vec<Option<Claim>> = self.claims.iter().map(|claim| claim.cloned()).collect();
        for &number in run {
            let claim = claims[number].as_mut()?;
            claim.said.flow = turn(claim.said.flow);
        }
        Some(claims)
    }

    fn judge(&self) -> Vec<Case> {
        let system = self.system(Slack::Loose);
        let groups = system.groups();
        let located = groups.iter().filter(|group| conflict(&system, group, &BTreeSet::new()).is_some());
        let located = located.map(|group| locate(&system, group, &|claim| self.worth(claim)));
        let located = located.fold(Located::default(), |mut all, one| {
            all.conflicts.extend(one.conflicts);
            all.dropped.extend(one.dropped);
            all
        });
        self.split(&located)
    }

    /// How much would be lost with a claim: one that leaves its keys open is given up first, one that is told twice last.
    fn worth(&self, number: usize) -> u32 {
        let Some(claim) = self.claims[number] else { return 0 };
        let same = |other: &&Option<&Claim>| other.is_some_and(|other| other.said == claim.said);
        let told = u32::try_from(self.claims.iter().filter(same).count()).unwrap_or(9);
        4 + 2 * told - u32::from(!claim.open.is_empty())
    }

    /// One case for each claim to give up.
    fn split(&self, located: &Located) -> Vec<Case> {
        let mut cases = Vec::new();
        let mut dropped = located.dropped.clone();
        let mut corrected: Vec<Option<Claim>> = vec![None; self.claims.len()];
        for first in located.dropped.clone() {
            let own = |conflict: &&Conflict| {
                conflict.claims.contains(&first) && conflict.claims.intersection(&located.dropped).count() == 1
            };
            let mut conflicts: Vec<Conflict> = located.conflicts.iter().filter(own).cloned().collect();
            if conflicts.is_empty() {
                let with = |conflict: &&Conflict| conflict.claims.contains(&first);
                conflicts = located.conflicts.iter().filter(with).cloned().collect();
            }
            conflicts.sort_by_key(|conflict| (conflict.claims.len(), conflict.identities.len()));
            dropped.remove(&first);
            let shared = conflicts.iter().map(|conflict| conflict.claims.clone());
            let shared = shared.reduce(|a, b| &a & &b).unwrap_or_default();
            let mut found: Vec<(u32, usize, Option<Variant>)> = Vec::new();
            for &candidate in shared.iter().filter(|claim| !dropped.contains(claim)) {
                let mut without = dropped.clone();
                without.insert(candidate);
                if candidate != first && !self.holds(&corrected, &without, None) {
                    continue;
                }
                let worth = 2 * self.worth(candidate);
                let best = self.best(&corrected, &without, candidate);
                found.extend(best.map(|variant| (variant.cost + worth, candidate, Some(variant))));
            }
            // Of numbers that would fit as well with one digit changed, the one told last is what was left over.
            let digit = |variant: &Option<Variant>| variant.as_ref().is_some_and(|variant| variant.slip == Slip::Digit);
            found.sort_by_key(|(cost, candidate, variant)| {
                (*cost, if digit(variant) { usize::MAX - candidate } else { *candidate })
            });
            let mut found = found.into_iter();
            let (suspect, meant) = found.next().map_or((first, None), |(_, claim, variant)| (claim, variant));
            let instead = found.next().and_then(|(_, claim, variant)| Some((claim, variant?)));
            dropped.insert(suspect);
            let implied = self.implied(&corrected, &dropped, suspect);
            if let Some(variant) = &meant {
                corrected[suspect] = Some(variant.claim.clone());
                dropped.remove(&suspect);
            }
            let more = self.further(&located.dropped, suspect, &conflicts);
            conflicts.extend(more);
            conflicts.extend(self.plainer(&located.dropped, suspect));
            conflicts.sort_by_key(|conflict| (conflict.claims.len(), conflict.identities.len()));
            conflicts.dedup();
            let puts = conflicts.iter().map(|conflict| self.put_by(conflict, suspect)).collect();
            cases.push(Case { conflicts, puts, suspect, meant, instead, implied, with: vec![suspect] });
        }
        cases
    }

    /// A conflict of the suspect with what stands on its line, or with amounts alone, which is easier to follow.
    fn plainer(&self, dropped: &BTreeSet<usize>, suspect: usize) -> Option<Conflict> {
        let system = self.system(Slack::Loose);
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(suspect);
        let group = system.groups().into_iter().find(|group| group.iter().any(own))?;
        let line = self.claims[suspect]?.line;
        let near = |claim: &Claim| claim.line == line;
        let amount =
            |claim: &Claim| claim.said.transform == Transform::Level && claim.said.status != Some(Status::Target);
        let search = |wanted: &dyn Fn(&Claim) -> bool| {
            let left = |&number: &usize| !self.claims[number].is_some_and(|claim| wanted(claim));
            let mut out: BTreeSet<usize> = (0..self.claims.len()).filter(left).chain(dropped.iter().copied()).collect();
            out.remove(&suspect);
            conflict(&system, &group, &out).filter(|found| found.claims.contains(&suspect))
        };
        search(&|claim| near(claim) && amount(claim)).or_else(|| search(&near)).or_else(|| search(&amount))
    }

    /// More reasons against a suspect: conflicts that do without the identities of those known.
    fn further(&self, dropped: &BTreeSet<usize>, suspect: usize, known: &[Conflict]) -> Vec<Conflict> {
        let mut others = dropped.clone();
        others.remove(&suspect);
        let mut passed: BTreeSet<usize> =
            known.iter().flat_map(|conflict| conflict.identities.iter().copied()).collect();
        let mut out = Vec::new();
        let system = self.system(Slack::Loose);
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(suspect);
        let Some(group) = system.groups().into_iter().find(|group| group.iter().any(own)) else { return out };
        while !passed.is_empty() && out.len() < 3 {
            let kept = |row: &usize| !matches!(system.rows[*row].owner, Owner::Identity(of) if passed.contains(&of));
            let rows: Vec<usize> = group.iter().copied().filter(kept).collect();
            match conflict(&system, &rows, &others) {
                Some(found) if found.claims.contains(&suspect) && !found.identities.is_empty() => {
                    passed.extend(found.identities.iter().copied());
                    out.push(found);
                }
                _ => break,
            }
        }
        out
    }

    /// What the other claims of a conflict say of the suspect's number, in the unit of the claim.
    fn put_by(&self, conflict: &Conflict, suspect: usize) -> Option<[f64; 2]> {
        let system = self.system(Slack::Loose);
        let own = |row: &usize| system.rows[*row].owner == Owner::Claim(suspect);
        if !conflict.claims.contains(&suspect) {
            return None;
        }
        let rows: Vec<usize> = conflict.rows.iter().copied().filter(|row| !own(row)).collect();
        quantity_by(&system, &rows, suspect, self.claims[suspect]?).filter(|[lo, hi]| lo <= hi)
    }

    /// The claims with corrections, without the dropped ones.
    fn with(
        &self,
        corrected: &[Option<Claim>],
        dropped: &BTreeSet<usize>,
        last: Option<(usize, &Claim)>,
        slack: Slack,
    ) -> System {
        let claim = |number: usize| match last {
            Some((of, claim)) if of == number => Some(claim),
            _ if dropped.contains(&number) => None,
            _ => corrected[number].as_ref().or(self.claims[number]),
        };
        let claims: Vec<Option<&Claim>> = (0..self.claims.len()).map(claim).collect();
        system(&claims, self.rules, self.published, slack)
    }

    /// Whether all agree; with a claim put to the test, those that hang together with it.
    fn holds(&self, corrected: &[Option<Claim>], dropped: &BTreeSet<usize>, test: Option<(usize, &Claim)>) -> bool {
        let system = self.with(corrected, dropped, test, Slack::Loose);
        let touched = |group: &Vec<usize>| {
            test.is_none_or(|(of, _)| group.iter().any(|&row| system.rows[row].owner == Owner::Claim(of)))
        };
        let mut groups = system.groups();
        groups.retain(touched);
        groups.iter().all(|group| Bounds::of(&system, group).conflict().is_none())
            && groups.iter().all(|group| conflict(&system, group, &BTreeSet::new()).is_none())
    }

    /// The likeliest slip without which a claim agrees with all others.
    fn best(&self, corrected: &[Option<Claim>], without: &BTreeSet<usize>, number: usize) -> Option<Variant> {
        let claim = self.claims[number]?;
        let there: Vec<&Claim> = self.claims.iter().flatten().copied().collect();
        let day = self.published.unwrap_or_else(|| horizon(&there));
        let area = claim.said.areas.first().filter(|_| claim.said.areas.len() == 1);
        let other = area.and_then(|area| self.rules.areas.former(area, day));
        let mut all: Vec<Variant> = other
            .map(|territory| {
                let mut claim = claim.clone();
                claim.said.areas = vec![territory];
                let cost = if claim.open.contains(&Key::Area) { 0 } else { 16 };
                Variant { slip: Slip::Territory, claim, cost, fit: Fit::NONE }
            })
            .into_iter()
            .chain(variants(claim))
            .collect();
        all.extend(self.fitting(corrected, without, number));
        let mut fits: Vec<(u32, f64, Variant)> = Vec::new();
        let beyond = self.beyond(corrected, without, number);
        for mut variant in all {
            if fits.first().is_some_and(|(cost, ..)| variant.cost > *cost) {
                break;
            }
            let system = self.with(corrected, without, Some((number, &variant.claim)), Slack::Loose);
            let Some(support) = support(&system, number) else { continue };
            variant.fit = Fit { width: support.width, beyond };
            let enough = match variant.slip {
                Slip::Unit(power) => support.ceiling && beyond > if power.abs() < 3 { 3.0 } else { 10.0 },
                Slip::Swapped | Slip::Doubled | Slip::Digit | Slip::Other => support.width < 1.3,
                Slip::Sign => support.width < 1.5,
                Slip::Flow | Slip::Year | Slip::Span | Slip::Currency | Slip::Points => support.width < 1.1,
                Slip::Territory => claim.open.contains(&Key::Area) || support.width < 1.3,
            };
            if enough && self.holds(corrected, without, Some((number, &variant.claim))) {
                fits.push((variant.cost, support.miss, variant));
            }
        }
        fits.into_iter()
            .min_by(|a, b| (a.0, a.1).partial_cmp(&(b.0, b.1)).unwrap_or(std::cmp::Ordering::Equal))
            .map(|(.., variant)| variant)
    }

    /// How many times what a claim says is beyond what the others allow.
    fn beyond(&self, corrected: &[Option<Claim>], without: &BTreeSet<usize>, number: usize) -> f64 {
        let Some(claim) = self.claims[number] else { return 1.0 };
        let system = self.with(corrected, without, Some((number, claim)), Slack::Loose);
        let told = claim.said.value.abs().to_f64().unwrap_or(0.0);
        let bounds = relation_bounds(&system, number);
        bounds.map_or(1.0, |[lo, hi]| (told / hi.abs().max(1.0)).max(lo.abs() / told.max(1e-9)).max(1.0))
    }

    /// The number that fits, where no slip is known that leads to it.
    fn fitting(&self, corrected: &[Option<Claim>], without: &BTreeSet<usize>, number: usize) -> Option<Variant> {
        let claim = self.claims[number]?;
        let tight = self.with(corrected, without, Some((number, claim)), Slack::Tight);
        let [lo, hi] = quantity(&tight, number, claim)?;
        if !(lo.is_finite() && hi.is_finite()) || (hi - lo) > 0.1 * (lo.abs() + hi.abs()) {
            return None;
        }
        let grain = crate::series::grain(&claim.text, claim.said.value);
        let digits = (-near(&grain.last).log10()).round();
        let value = rounded(&Exact::from_f64(f64::midpoint(lo, hi))?, digits as i32)?;
        let mut claim = claim.clone();
        claim.said.value = value;
        claim.said.value_to = None;
        claim.text = value.to_string();
        let amount = matches!(claim.said.transform, Transform::Level | Transform::Change);
        let cost = if amount { 46 } else { 40 } + 10 * u32::from(self.is_like_sibling(number, value));
        Some(Variant { slip: Slip::Other, cost, claim, fit: Fit::NONE })
    }

    /// Whether a growth rate is nearer to that of the other direction than what would fit instead.
    fn is_like_sibling(&self, number: usize, fitting: Decimal) -> bool {
        let Some(claim) = self.claims[number] else { return false };
        let own = &claim.said;
        let sibling = self.claims.iter().flatten().find(|other| {
            let keys = |said: &Statement| (said.indicator, said.transform, said.period, said.coverage);
            let same = keys(&other.said) == keys(own) && other.said.areas == own.areas;
            same && other.said.commodity == own.commodity && turn(other.said.flow) == own.flow && own.flow.is_some()
        });
        sibling.is_some_and(|other| (other.said.value - own.value).abs() < (other.said.value - fitting).abs())
    }

    /// Between what the other claims put what a claim tells.
    fn implied(&self, corrected: &[Option<Claim>], dropped: &BTreeSet<usize>, number: usize) -> Option<[f64; 2]> {
        let claim = self.claims[number]?;
        let system = self.with(corrected, dropped, Some((number, claim)), Slack::Loose);
        quantity(&system, number, claim).filter(|[lo, hi]| lo <= hi)
    }
}

/// The other direction of a flow that has one.
fn turn(flow: Option<Flow>) -> Option<Flow> {
    match flow {
        Some(Flow::Export) => Some(Flow::Import),
        Some(Flow::Import) => Some(Flow::Export),
        _ => None,
    }
}

/// Runs of two and more claims of one direction on one line, which may have it from one word.
fn runs(claims: &[Option<&Claim>]) -> Vec<Vec<usize>> {
    let key = |number: &usize| {
        let claim = claims[*number]?;
        turn(claim.said.flow).map(|flow| (claim.line, flow))
    };
    let there: Vec<usize> = (0..claims.len()).filter(|&number| claims[number].is_some()).collect();
    let runs = there.chunk_by(|a, b| key(a) == key(b)).filter(|run| run.len() > 1 && key(&run[0]).is_some());
    runs.map(<[usize]>::to_vec).collect()
}

/// What stands behind a claim: how its own row is bounded by the others.
struct Support {
    /// The greatest by the least that the others allow.
    width: f64,
    /// Whether the others set a ceiling.
    ceiling: bool,
    /// How far the claim is from the middle of what they allow, as a part of it.
    miss: f64,
}

/// The rows that hang together with a claim, without its own.
fn others(system: &System, number: usize) -> Vec<usize> {
    let own = |&row: &usize| system.rows[row].owner == Owner::Claim(number);
    let groups = system.groups();
    let group = groups.into_iter().find(|group| group.iter().any(own)).unwrap_or_default();
    group.into_iter().filter(|row| !own(row)).collect()
}

fn support(system: &System, number: usize) -> Option<Support> {
    let relation = system.relations[number].as_ref()?;
    let [lo, hi] = relation_bounds(system, number)?;
    let limits = match relation {
        Relation::Level(_, limits) | Relation::Times(_, _, limits) | Relation::Less(_, _, limits) => limits,
    };
    let told = match (&limits.lo, &limits.hi) {
        (Some(lo), Some(hi)) => f64::midpoint(near(lo), near(hi)),
        (Some(end), None) | (None, Some(end)) => near(end),
        (None, None) => return None,
    };
    let (least, most) = (lo.abs().min(hi.abs()), lo.abs().max(hi.abs()));
    let one_side = lo.signum() == hi.signum() && lo.is_finite() && hi.is_finite() && least > 0.0;
    let middle = f64::midpoint(lo, hi);
    Some(Support {
        width: if one_side { most / least } else { f64::INFINITY },
        ceiling: hi.is_finite() || lo > 0.0,
        miss: if middle.is_finite() && middle != 0.0 { ((told - middle) / middle).abs() } else { 0.0 },
    })
}

/// The bounds that the others set to what a claim relates: the cell, the factor, or the difference.
fn relation_bounds(system: &System, number: usize) -> Option<[f64; 2]> {
    bounds_by(system, &others(system, number), number)
}

fn bounds_by(system: &System, rows: &[usize], number: usize) -> Option<[f64; 2]> {
    let relation = system.relations[number].as_ref()?;
    let bounds = Bounds::of(system, rows);
    let of = |cell: usize| [bounds.lo[cell], bounds.hi[cell]];
    Some(match *relation {
        Relation::Level(cell, _) => of(cell),
        Relation::Times(a, b, _) => {
            let ([a_lo, a_hi], [b_lo, b_hi]) = (of(a), of(b));
            let cells =
                [if b_hi > 0.0 { a_lo / b_hi } else { 0.0 }, if b_lo > 0.0 { a_hi / b_lo } else { f64::INFINITY }];
            same_factors(system, rows, number).fold(cells, |[lo, hi], [least, most]| [lo.max(least), hi.min(most)])
        }
        Relation::Less(a, b, _) => [of(a)[0] - of(b)[1], of(a)[1] - of(b)[0]],
    })
}

/// The factors that others tell between the same two cells.
fn same_factors<'a>(system: &'a System, rows: &'a [usize], number: usize) -> impl Iterator<Item = [f64; 2]> + 'a {
    let own = system.relations[number].as_ref();
    let others: BTreeSet<usize> = rows
        .iter()
        .filter_map(|&row| match system.rows[row].owner {
            Owner::Claim(claim) if claim != number => Some(claim),
            _ => None,
        })
        .collect();
    others.into_iter().filter_map(move |claim| match (own?, system.relations[claim].as_ref()?) {
        (Relation::Times(a, b, _), Relation::Times(c, d, limits)) if (a, b) == (c, d) => {
            let end = |end: &Option<Exact>, open: f64| end.as_ref().map_or(open, near);
            Some([end(&limits.lo, f64::NEG_INFINITY), end(&limits.hi, f64::INFINITY)])
        }
        _ => None,
    })
}

/// The same in the unit in which the claim is printed.
fn quantity(system: &System, number: usize, claim: &Claim) -> Option<[f64; 2]> {
    quantity_by(system, &others(system, number), number, claim)
}

fn quantity_by(system: &System, rows: &[usize], number: usize, claim: &Claim) -> Option<[f64; 2]> {
    let bounds = bounds_by(system, rows, number)?;
    let percent = claim.said.unit == "percent";
    let years = claim.said.period.map_or(1.0, |period| f64::from(period.last().year() - period.first().year()));
    Some(bounds.map(|value| match claim.said.transform {
        Transform::Yoy | Transform::Pop | Transform::Growth => (value - 1.0) * 100.0,
        Transform::Cagr => (value.powf(1.0 / years) - 1.0) * 100.0,
        Transform::Plan | Transform::Share => value * 100.0,
        Transform::Ratio if percent => value * 100.0,
        _ => value,
    }))
}
