//! Decides what a number is: a level, a growth rate, a share, a percentage of a plan, a rank.

mod amount;
mod economy;
mod nothing;
mod ordinal;
mod percent;
mod rate;
mod relations;
mod subject;
mod unit;

use super::compare::{Against, Compare};
use super::frame::{Frame, Named};
use super::relation::{After, Verb};
use super::walk::{Draft, Spot, Walker, bare, bound, side};
use super::{Figure, Indicator, Status, Transform};
use crate::document::Lang;
use crate::mention::{Kind, Mention, Quantity, Sense, Shape, Side, is_currency};

/// How many periods are remembered as compared with the one before.
const COMPARED: usize = 8;

/// What a decision rests on: a number with its neighbours, and the words of relation around it.
pub(super) struct Case<'c, 'm> {
    pub(super) spot: &'c Spot<'m>,
    pub(super) number: usize,
    pub(super) spots: &'c [Spot<'m>],
    pub(super) compares: &'c [Compare],
    /// The comparison that holds for the number.
    pub(super) compare: Option<&'c Compare>,
    pub(super) verb: Verb,
    pub(super) after: After,
    /// The indicator that governs.
    pub(super) governing: Option<Named>,
    /// The numbers of the sentence that are decided.
    pub(super) drafts: &'c [Draft],
}

impl<'m> Case<'_, 'm> {
    pub(super) fn head(&self) -> &'m [Mention] {
        self.spot.head()
    }
    pub(super) fn tail(&self) -> &'m [Mention] {
        self.spot.tail()
    }
    pub(super) fn previous(&self) -> Option<&Draft> {
        self.drafts.last()
    }
    pub(super) fn against(&self) -> Option<Against> {
        self.compare.map(|c| c.against)
    }
}

impl Draft {
    /// Settles what the number is; tells that it is settled.
    pub(super) fn is(&mut self, transform: Transform, rule: &'static str) -> bool {
        self.transform = Some(transform);
        self.rule = rule;
        true
    }
}

impl Walker<'_> {
    /// Decides what a number is.
    pub(crate) fn draft(
        &mut self,
        spot: &Spot<'_>,
        number: usize,
        spots: &[Spot<'_>],
        compares: &[Compare],
        frame: &mut Frame,
        drafts: &[Draft],
    ) -> Draft {
        let mut quantity = spot.quantity;
        self.more_of_the_same(&mut quantity, spot, drafts);
        self.part_of_them(&mut quantity, spot, frame);
        self.natural_unit(&mut quantity, spot, frame);
        let among_first = self.one_of_the_first(&mut quantity, spot);
        let mut draft = self.undecided(spot, number, quantity, frame);
        let threshold = self.is_threshold(spot, draft.bound, drafts);
        let economy = self.is_size_of_economy(&quantity, spot);
        if !economy && (quantity.unit.is_none() || threshold || self.is_no_figure(spot)) {
            draft.skip = true;
            return draft;
        }
        let percent = matches!(quantity.unit, Some("percent" | "points"));
        let head = spot.head();
        let case = Case {
            spot,
            number,
            spots,
            compares,
            compare: self.compare_for(spot, number, spots, compares),
            verb: Verb::before(&head[head.len().saturating_sub(16)..], percent),
            after: After::of(spot.tail(), self.text),
            governing: frame.named.get().copied(),
            drafts,
        };
        draft.side = side(spot, self.text).or_else(|| self.still_of_price(spot, drafts));
        match (quantity.kind, quantity.unit) {
            _ if among_first => draft.skip = !draft.is(Transform::Rank, "among-first"),
            (Kind::Ordinal, _) => self.ordinal(&mut draft, &case),
            (Kind::Fold, _) | (_, Some("times")) => {
                draft.against = case.against().or(Some(Against::Same(None)));
                draft.is(Transform::Ratio, "multiple");
                // "nearly double the growth target".
                let aimed = |m: &Mention| m.has(Sense::Plan) || m.has(Sense::Status(Status::Target));
                let target = self.lang == Lang::En && spot.tail().iter().take(5).any(aimed);
                draft.skip = target || quantity.kind == Kind::Plain && !self.is_multiple(&case);
            }
            (_, Some("points")) => self.points(&mut draft, &case),
            (Kind::Fraction, _) => self.fraction(&mut draft, &case, frame),
            (_, Some("percent")) => self.percent(&mut draft, &case),
            _ => self.amount(&mut draft, &case),
        }
        self.remember_comparison(&case, frame);
        self.resolve(&mut draft, spot, frame, drafts);
        self.capital_of_projects(&mut draft, &case, frame);
        self.place_in_league(&mut draft, &case, frame);
        self.capital_across(&mut draft, spot, frame);
        if economy {
            self.size_of_economy(&mut draft);
        }
        self.growth_alone(&mut draft, spot);
        self.times_the_product(&mut draft, spot);
        self.economy_abroad(&mut draft, spot, drafts);
        self.comes_from_abroad(&mut draft, spot, frame);
        draft.skip |= self.only_came(&draft, spot);
        conversion(&mut draft, &case);
        if let Some(unit) = draft.quantity.unit.filter(|unit| is_currency(unit) && !draft.skip) {
            self.currency = Some(unit);
        }
        draft
    }

    /// "4,275 USD per tonne in May, up 14 percent and 66 percent": the price's own changes.
    fn still_of_price(&self, spot: &Spot<'_>, drafts: &[Draft]) -> Option<Side> {
        let before = drafts.last()?;
        let behind = self.text[before.span.end()..].trim_start();
        let per = ["per tonne", "per ton", "a tonne", "a ton", "per kg", "per kilogram", "a kg"];
        let price = before.quantity.unit.is_some_and(is_currency) && per.iter().any(|words| behind.starts_with(words));
        let still = before.quantity.unit == Some("percent") && before.side == Some(Side::Price);
        let light = |m: &Mention| {
            let other = |s: &Sense| match s {
                Sense::Good { .. } => !still,
                Sense::Indicator { .. } | Sense::Side(_) => true,
                _ => false,
            };
            !m.senses().iter().any(other) && !m.has(Sense::While)
        };
        let goes_on = spot.quantity.unit == Some("percent") && spot.head().iter().all(light);
        (self.lang == Lang::En && goes_on && (price || still)).then_some(Side::Price)
    }

    fn undecided(&self, spot: &Spot<'_>, number: usize, quantity: Quantity, frame: &Frame) -> Draft {
        Draft {
            span: spot.mentions[spot.at].span,
            mention: spot.at,
            quantity,
            frame: frame.clone(),
            line: self.line,
            sentence: self.sentence,
            number,
            transform: None,
            against: None,
            negative: false,
            bound: bound(spot),
            status: frame.status.get().copied(),
            side: None,
            rule: "level",
            skip: false,
            bare: bare(spot),
            source: self.source.clone(),
            whole: None,
            resolved: None,
            doubtful: false,
            shift: false,
            planned: None,
        }
    }

    /// "2,310 companies (143 more than in 2023)": what is counted on goes without its unit.
    fn more_of_the_same(&self, quantity: &mut Quantity, spot: &Spot<'_>, drafts: &[Draft]) {
        let more = spot.tail().first().is_some_and(|m| {
            matches!(m.span.of(self.text), "more than" | "fewer than" | "more" | "fewer" | "less than" | "higher than")
        });
        if let (true, None, None, Some(previous)) = (more, quantity.unit, quantity.multiplier, drafts.last()) {
            quantity.unit = previous.quantity.unit.filter(|u| {
                matches!(*u, "vehicle" | "wagon" | "enterprise" | "declaration" | "project" | "market" | "person")
            });
        }
    }

    /// "The Huu Nghi gate handled 508 of them": what the sentence before counted is counted on.
    fn part_of_them(&self, quantity: &mut Quantity, spot: &Spot<'_>, frame: &mut Frame) {
        let told = spot.mentions.get(spot.at + 1).filter(|m| m.has(Sense::OfThem) && quantity.unit.is_none());
        let Some((told, last)) = told.zip(self.out.last()) else { return };
        let counted = |f: &&Figure| f.transform == Transform::Level && f.unit == last.unit && !is_currency(f.unit);
        if let Some(whole) = self.out.iter().rev().take_while(counted).last() {
            quantity.unit = Some(whole.unit);
            let named = Named { indicator: whole.indicator, flow: whole.flow, sign: 1, part: None };
            let place = self.place("of-them", told.span, 0);
            frame.named.set(named, place);
            if let Some(period) = whole.period {
                frame.period.set(period, place);
            }
        }
    }

    /// A comparison with the period just before goes on for the numbers that follow; any other ends it.
    fn remember_comparison(&mut self, case: &Case<'_, '_>, frame: &Frame) {
        let Some(compare) = case.compare.filter(|c| c.mentions.start >= case.spot.head.start) else { return };
        let just_before = frame
            .period
            .get()
            .and_then(|p| compare.against.growth(*p, self.context.clock))
            .is_some_and(|(t, _)| t == Transform::Pop);
        let told = matches!(compare.against, Against::Other(when)
            if matches!(when.shape, Shape::LastMonth | Shape::PastMonth | Shape::LastQuarter | Shape::Previous));
        self.against = (just_before || told).then_some(compare.against);
        if let Some(period) = frame.period.get().copied() {
            self.compared.retain(|(p, _)| *p != period);
            if just_before && self.compared.len() < COMPARED {
                self.compared.push((period, compare.against));
            }
        }
        self.just_before = self.against.or(self.just_before);
    }

    /// "18 FDI projects worth 5 billion", "1.180 doanh nghiệp với vốn đăng ký 14.200 tỷ": capital, not trade.
    fn capital_of_projects(&self, draft: &mut Draft, case: &Case<'_, '_>, frame: &Frame) {
        let spot = case.spot;
        let of = case.previous().and_then(|p| p.quantity.unit);
        let abroad_before = || {
            let told = self.lang == Lang::En && self.out.iter().any(|f| f.indicator == Indicator::Fdi);
            told.then_some(Named { indicator: Indicator::Fdi, flow: None, sign: 1, part: None })
        };
        let projects = Named { indicator: Indicator::Other, flow: None, sign: 1, part: None };
        let of_projects = self.lang == Lang::En && of == Some("project");
        let named = frame.named.get().copied().or_else(abroad_before).or(of_projects.then_some(projects));
        let Some(named) = named.filter(|_| spot.quantity.unit.is_some_and(is_currency)) else { return };
        let said_here = frame.named.place().is_some_and(|p| p.sentence == self.sentence);
        let trade = !said_here && self.lang == Lang::En;
        let plain = |indicator| Some(Named { indicator, flow: None, sign: 1, part: None });
        let abroad = || {
            spot.mentions.iter().any(|m| {
                let words = m.span.of(self.text).to_lowercase();
                words.contains("fdi") || words.contains("foreign") || words.contains("nước ngoài")
            })
        };
        match of {
            Some("project") if trade => {
                let lately = self.out.iter().rev().take(3).any(|f| f.indicator == Indicator::Fdi);
                let abroad = abroad() || named.indicator == Indicator::Fdi || lately;
                draft.resolved = plain(if abroad { Indicator::Fdi } else { Indicator::Other });
                // "projects with combined capital of 670 million".
                let is_capital = |m: &&Mention| {
                    let words = m.span.of(self.text);
                    words.ends_with("capital") || words.ends_with("investment")
                };
                let capital = spot.head().iter().rev().find(is_capital);
                if let (Some(capital), Some(named)) = (capital, draft.resolved.as_mut()) {
                    named.part = Some("capital");
                    draft.frame.named.set(*named, self.place("capital-of-projects", capital.span, draft.number));
                }
            }
            // "cấp mới 302 dự án với 1,48 tỷ USD".
            Some("project") if self.lang == Lang::Vi && !said_here && spot.quantity.unit == Some("USD") => {
                draft.resolved = plain(Indicator::Fdi);
            }
            _ if trade && self.put_in_projects(case) => {
                draft.resolved = plain(Indicator::Fdi);
            }
            Some("enterprise") if named.indicator == Indicator::Fdi && !abroad() => {
                draft.resolved = plain(Indicator::Other);
            }
            _ => {}
        }
    }

    /// "another 390 million was pumped into 68 projects".
    fn put_in_projects(&self, case: &Case<'_, '_>) -> bool {
        let next = case.spots.get(case.number + 1).filter(|next| next.quantity.unit == Some("project"));
        let told = self.out.iter().rev().take(6).any(|f| f.indicator == Indicator::Fdi);
        let gap = next.map(|next| &case.spot.mentions[case.spot.at + 1..next.at]);
        told && gap.is_some_and(|gap| gap.iter().any(|m| matches!(m.span.of(self.text), "into" | "in" | "to")))
    }

    /// A part in words: "three quarters of", "hơn một nửa".
    fn fraction(&self, draft: &mut Draft, case: &Case<'_, '_>, frame: &Frame) {
        let (verb, after) = (case.verb, case.after);
        if verb.equal && (after.same || case.compare.is_some_and(|c| c.mentions.start > case.spot.at)) {
            draft.against = case.against().or(Some(Against::Same(None)));
            draft.is(Transform::Ratio, "equal-to-part");
            return;
        }
        let change = (verb.up || verb.down) && !verb.share;
        let planned = case.drafts.iter().any(|p| p.transform == Some(Transform::Plan));
        let plan = after.plan || after.of && !after.whole && planned && is_revenue(frame);
        let transform = match (plan, change) {
            (true, _) => Transform::Plan,
            (false, true) => Transform::Growth,
            (false, false) => Transform::Share,
        };
        draft.is(transform, "fraction");
        draft.negative = change && verb.down;
        draft.against = change.then_some(case.against().unwrap_or(Against::Same(None)));
        // "for a fourth straight year".
        let behind = self.text[draft.span.end()..].trim_start();
        let streak = ["straight ", "consecutive ", "successive "].iter().any(|word| behind.starts_with(word));
        // "hơn một nửa hàng hóa của tỉnh bán sang Mỹ", "gần một nửa trong số đó".
        let of_trade = self.lang == Lang::Vi
            && case.tail().first().is_some_and(|m| {
                m.has(Sense::OfThem)
                    || m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, .. }))
            });
        draft.skip = !(change || verb.share || after.of || after.plan || after.whole || of_trade) || streak;
    }

    /// Percentage points: a change of a rate, or a contribution to one. Points of an index are neither.
    fn points(&self, draft: &mut Draft, case: &Case<'_, '_>) {
        let (verb, after) = (case.verb, case.after);
        let change = (verb.up || verb.down || after.up || after.down) && !verb.share;
        draft.is(if change { Transform::Change } else { Transform::Share }, "points");
        draft.negative = (verb.down || after.down) && change;
        draft.against = case.against().or(Some(Against::Same(None)));
        let goes_on = case.previous().is_some_and(|p| p.transform == Some(Transform::Share));
        let moves = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
        let beside = case.head().iter().rev().find(|m| !qualifies(m) && !m.is_word()).is_some_and(moves);
        let bare = !draft.span.of(self.text).contains(['%', 'p']);
        let of_index = bare && !beside && !(after.up || after.down);
        draft.skip =
            of_index && !goes_on && !(verb.share && self.lang == Lang::Vi) || !change && !verb.share && !goes_on;
    }

    /// Whether "12 lần" multiplies something, and does not count occasions.
    fn is_multiple(&self, case: &Case<'_, '_>) -> bool {
        let (verb, after) = (case.verb, case.after);
        let row = case.previous().is_some_and(|p| p.transform == Some(Transform::Ratio) && !p.skip);
        verb.up
            || verb.down
            || verb.ratio
            || verb.equal
            || after.up
            || after.down
            || after.same
            || row
            || self.lang == Lang::En
            || case.compare.is_some_and(|c| c.mentions.start > case.spot.at)
    }
}

/// "1.2 trillion VND (49.2 million USD)": the same amount in another currency.
fn conversion(draft: &mut Draft, case: &Case<'_, '_>) {
    let money = |unit: Option<&'static str>| unit.filter(|u| is_currency(u));
    let Some(amount) = case.previous().filter(|p| !p.skip && p.mention + 1 == case.spot.head.start) else { return };
    let (Some(here), Some(there)) = (money(draft.quantity.unit), money(amount.quantity.unit)) else { return };
    let said = |m: &Mention| m.is_mark('(') || qualifies(m) || m.has(Sense::Equal);
    if here != there && case.head().first().is_some_and(|m| m.is_mark('(')) && case.head().iter().all(said) {
        draft.frame = amount.frame.clone();
        draft.resolved = amount.resolved;
        (draft.transform, draft.against, draft.negative) = (amount.transform, amount.against, amount.negative);
        (draft.status, draft.shift) = (amount.status, amount.shift);
        draft.rule = "conversion";
    }
}

/// Whether the frame is of what a treasury takes in or spends.
fn is_revenue(frame: &Frame) -> bool {
    frame.named.get().is_some_and(|n| {
        matches!(n.indicator, Indicator::BudgetRevenue | Indicator::CustomsRevenue | Indicator::BudgetSpending)
    })
}

/// Whether a mention qualifies the number behind it ("hơn", "nearly").
fn qualifies(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
}
