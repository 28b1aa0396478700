//! What is said of the figures that share a series and a period?

use super::notes::Notes;
use super::pick::Key;
use super::voice::{Voice, capital};
use crate::range::{self, Range};
use kimngach_book::Claim;
use kimngach_book::account::{Account, Link};
use kimngach_book::series::{Class, Measure};
use kimngach_reader::figure::{Base, Flow, Indicator, Status, Transform};

/// What is told of one series and period: the claims that stand, and those that are contradicted.
pub(super) type Group<'a> = (&'a Key, &'a [usize], &'a [usize]);

/// Writes sentences on the figures of one area.
#[derive(Debug)]
pub(super) struct Writer<'a> {
    pub(super) voice: &'static Voice,
    pub(super) account: &'a Account<'a>,
    pub(super) notes: &'a Notes<'a>,
    pub(super) own: &'a str,
}

impl Writer<'_> {
    pub(super) fn claim(&self, number: usize) -> &Claim {
        self.account.reread(number).unwrap_or(&self.account.claims().list[number])
    }

    /// The value of some claims that tell the same, with their notes.
    pub(super) fn told(&self, claims: &[usize]) -> String {
        self.voice.value(self.claim(claims[0])) + &self.notes.mark(claims)
    }

    /// One paragraph: the sentences of groups that share a period.
    pub(super) fn paragraph(&self, groups: &[Group<'_>]) -> String {
        let mut out: Vec<String> = Vec::new();
        let mut total = false;
        let mut inside = false;
        for (at, (key, claims, flagged)) in groups.iter().enumerate() {
            let Some(body) = self.sentence(key, claims, flagged) else { continue };
            let part = key.indicator == Indicator::GoodsTrade && total && key.flow != Some(Flow::Total);
            let text = match key.days().filter(|_| at == 0 || out.is_empty()) {
                Some(days) => capital(&format!("{}, {body}", self.voice.when(days))),
                None if part && !inside => self.voice.fill("of-this", &[("sentence", &body)]),
                None => capital(&body),
            };
            inside |= part;
            total |= key.flow == Some(Flow::Total);
            out.push(text + ".");
        }
        out.join(" ")
    }

    /// A sentence with its period, for a list.
    pub(super) fn item(&self, key: &Key, claims: &[usize], flagged: &[usize]) -> Option<String> {
        let body = self.sentence(key, claims, flagged)?;
        Some(match key.days() {
            Some(days) => capital(&format!("{}, {body}.", self.voice.when(days))),
            None => capital(&format!("{body}.")),
        })
    }

    /// What is said of a group, without its period.
    fn sentence(&self, key: &Key, claims: &[usize], flagged: &[usize]) -> Option<String> {
        let voice = self.voice;
        let subject = voice.subject(key, self.own);
        let of = |transform: Transform| -> Vec<usize> {
            claims.iter().copied().filter(|&claim| self.claim(claim).said.transform == transform).collect()
        };
        let mut clauses: Vec<String> = Vec::new();
        let levels = self.alike(&of(Transform::Level));
        if let Some(main) = levels.first() {
            clauses.push(self.level(key, &subject, main));
        }
        for (transform, form) in [(Transform::Daily, "daily"), (Transform::Peak, "peak")] {
            for same in self.alike(&of(transform)) {
                clauses.push(self.a_day(key, &subject, form, &same, clauses.is_empty()));
            }
        }
        for transform in [
            Transform::Yoy,
            Transform::Pop,
            Transform::Growth,
            Transform::Change,
            Transform::Cagr,
            Transform::Ratio,
            Transform::Plan,
            Transform::Share,
            Transform::Rank,
        ] {
            for same in self.alike(&of(transform)) {
                let first = clauses.is_empty();
                let clause = self.clause(key, &same, first);
                let sector = transform == Transform::Share && key.indicator == Indicator::SectorShare;
                clauses.push(if first && !sector { format!("{subject} {clause}") } else { clause });
            }
        }
        for other in levels.iter().skip(1) {
            clauses.push(voice.fill("also", &[("value", &self.told(other))]));
        }
        if clauses.is_empty() && flagged.is_empty() {
            return None;
        }
        let mut out = if clauses.is_empty() { subject } else { clauses.join(", ") };
        if levels.is_empty() {
            let range = claims.iter().chain(flagged).find_map(|&claim| self.amount_of(key, claim));
            let told = range.and_then(|(range, unit)| voice.between(range, &unit));
            out += &told.map(|range| voice.fill("open", &[("range", &range)])).unwrap_or_default();
        }
        for same in self.alike(flagged) {
            let text = super::notes::one_line(&self.claim(same[0]).text);
            let with = [("text", &text[..]), ("note", &self.notes.mark(&same)), ("heading", &voice.say("h-findings"))];
            out += &voice.fill("flagged", &with);
        }
        if key.days().is_none() {
            out = format!("{out} {}", voice.say("undated"));
        }
        Some(out)
    }

    /// Claims that say the same together, the closest told first.
    pub(super) fn alike(&self, claims: &[usize]) -> Vec<Vec<usize>> {
        let mut out: Vec<Vec<usize>> = Vec::new();
        for &claim in claims {
            let said = &self.claim(claim).said;
            let same = |group: &&mut Vec<usize>| {
                let other = &self.claim(group[0]).said;
                (said.value, said.value_to, &said.unit, said.bound, &said.base, said.transform)
                    == (other.value, other.value_to, &other.unit, other.bound, &other.base, other.transform)
            };
            match out.iter_mut().find(same) {
                Some(group) => group.push(claim),
                None => out.push(vec![claim]),
            }
        }
        let width = |group: &Vec<usize>| {
            let [lo, hi] = range::printed(self.claim(group[0]));
            (hi - lo) / hi.abs().max(1.0)
        };
        out.sort_by(|a, b| width(a).total_cmp(&width(b)));
        out
    }

    fn level(&self, key: &Key, subject: &str, claims: &[usize]) -> String {
        use Indicator as I;
        let said = &self.claim(claims[0]).said;
        let status = said.status.map(|status| format!("-{}", status.code())).unwrap_or_default();
        if key.flow == Some(Flow::Balance) && key.class == Class::Observed {
            let side = if said.value.is_sign_negative() { "deficit" } else { "surplus" };
            let mut size = self.claim(claims[0]).clone();
            size.said.value = said.value.abs();
            let value = self.voice.value(&size) + &self.notes.mark(claims);
            return self.voice.fill(&format!("{side}{status}"), &[("value", &value)]);
        }
        let state = matches!(
            key.indicator,
            I::PovertyRate | I::AreaSize | I::Population | I::ForestCover | I::VehiclesWaiting | I::SectorShare
        );
        let words = self.voice.own_words(self.claim(claims[0])).unwrap_or_default();
        let named = |subject: &str| words.to_lowercase().contains(&subject.to_lowercase());
        if key.indicator == I::Other && key.commodity.as_deref().is_some_and(named) {
            return self.told(claims);
        }
        let form = match key.indicator {
            I::Other => "other".to_owned(),
            _ if state && said.status.is_none() => "level-is".to_owned(),
            _ => format!("level{status}"),
        };
        self.voice.fill(&form, &[("subject", subject), ("value", &self.told(claims))])
    }

    fn a_day(&self, key: &Key, subject: &str, form: &str, claims: &[usize], first: bool) -> String {
        let value = self.told(claims);
        let at = if key.is_of(self.own) {
            String::new()
        } else {
            self.voice.fill("at", &[("area", &self.voice.areas(&key.areas))])
        };
        let form = match (form, first) {
            ("daily", _) if key.indicator == Indicator::Vehicles => "daily-vehicles",
            ("peak", true) => "peak-first",
            (form, _) => form,
        };
        self.voice.fill(form, &[("subject", subject), ("value", &value), ("at", &at)])
    }

    fn clause(&self, key: &Key, claims: &[usize], first: bool) -> String {
        let voice = self.voice;
        let said = &self.claim(claims[0]).said;
        let value = self.told(claims);
        let lead = if first { "-first" } else { "" };
        let side = if said.value.is_sign_negative() { "down" } else { "up" };
        match said.transform {
            Transform::Cagr => voice.fill(&format!("{side}-yearly"), &[("value", &value)]),
            Transform::Plan => {
                let year = match &said.base {
                    Some(Base::Period(year)) => voice.span_of(*year),
                    _ => String::new(),
                };
                voice.fill(&format!("plan{lead}"), &[("value", &value), ("year", &year)]).trim_end().to_owned()
            }
            Transform::Share => {
                let goods = key.commodity.clone().unwrap_or_default();
                if key.indicator == Indicator::SectorShare {
                    return voice.fill("sector", &[("value", &value), ("goods", &goods)]);
                }
                let of = self.whole(said.base.as_ref(), "of-whole");
                voice.fill(&format!("share{lead}"), &[("value", &value), ("of", &of)])
            }
            Transform::Rank => {
                let among = self.whole(said.base.as_ref(), "among");
                voice.fill(&format!("rank{lead}"), &[("value", &value), ("among", &among)])
            }
            Transform::Ratio => {
                let base = voice.base(said.transform, said.period, said.base.as_ref());
                voice.fill("ratio", &[("value", &value), ("base", &base)])
            }
            transform => {
                let base = voice.base(transform, said.period, said.base.as_ref());
                let lead = match said.status {
                    Some(Status::Forecast) if first => "-forecast",
                    Some(Status::Target) if first => "-target",
                    _ => lead,
                };
                voice.fill(&format!("{side}{lead}"), &[("value", &value), ("base", &base)]).trim_end().to_owned()
            }
        }
    }

    /// What a share is of, or a rank is among.
    fn whole(&self, base: Option<&Base>, form: &str) -> String {
        match base {
            Some(Base::Whole(whole)) => {
                let named = kimngach_reader::area_name(whole, self.voice.lang).map(str::to_owned);
                self.voice.fill(form, &[("base", &named.unwrap_or_else(|| whole.clone()))])
            }
            _ => String::new(),
        }
    }

    /// What the others leave of the amount that a claim is about, where that is narrow.
    fn amount_of(&self, key: &Key, claim: usize) -> Option<(Range, String)> {
        let number = self.account.about(claim).or_else(|| {
            let said = &self.account.claims().list[claim].said;
            let cells = self.account.cells().iter();
            cells.clone().position(|cell| {
                let series = &cell.series;
                Some(cell.period) == said.period
                    && (series.indicator, series.flow, series.coverage) == (said.indicator, said.flow, said.coverage)
                    && series.areas == said.areas
                    && series.partners == said.partners
                    && series.commodity == said.commodity.as_ref().map(|goods| goods.to_lowercase())
                    && series.class == Class::of(said.status)
                    && series.measure == Measure::Amount
                    && (said.transform == Transform::Level || series.unit != "percent")
            })
        })?;
        let cell = &self.account.cells()[number];
        let fits = cell.series.measure == Measure::Amount && Some(cell.period) == key.days();
        let plain = matches!(cell.series.unit.as_str(), "percent" | "points" | "rank" | "times");
        // What is foreseen says nothing of what happened.
        let chains = self.account.chains(number);
        let foreseen = |link: &Link| link.cell.series.class != Class::Observed;
        if chains.iter().flat_map(|chain| &chain.links).any(foreseen) {
            return None;
        }
        let bounds = self.account.point(number).bounds;
        (fits && !plain && bounds[0] > 0.0 && range::is_narrow(bounds, 0.3)).then(|| (bounds, cell.series.unit.clone()))
    }
}
