//! Which goods are named behind a number: what it was earned from, paid for, or is made of.

use super::super::frame::{Frame, Named};
use super::super::{Flow, Indicator};
use super::Walker;
use super::goods::joins;
use super::hear::{Beside, Heard};
use super::spot::Spot;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, is_currency};

/// "spent 155 million on 33,000 tonnes of": money paid for goods that are weighed or counted.
fn spent_on(spot: &Spot<'_>) -> Option<Span> {
    let paid = spot.head().iter().rev().take(3).find(|m| m.has(Sense::Pays))?;
    let behind = &spot.mentions[spot.at + 1..];
    let buys = |m: &Mention| {
        m.senses()
            .iter()
            .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(Flow::Import), .. }))
    };
    if behind.iter().take(2).any(buys) && spot.quantity.unit.is_some_and(is_currency) {
        return Some(paid.span);
    }
    let link = behind.first().is_some_and(|m| m.has(Sense::Link) || m.has(Sense::Pays));
    let weighed =
        |m: &Mention| m.number().is_some_and(|q| matches!(q.unit, Some("tonne" | "kg" | "m3" | "item" | "vehicle")));
    let counted =
        behind.iter().skip(1).find(|m| !m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))).is_some_and(weighed);
    (link && counted && spot.quantity.unit.is_some_and(is_currency)).then_some(paid.span)
}

impl Walker<'_> {
    /// "9 million from rice", "spent 4 million on cotton", "65 percent of it consisted of garments".
    pub(super) fn goods_behind(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let trade = frame.named.get().copied().filter(|n| {
            matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume) && n.flow != Some(Flow::Balance)
        });
        let Some(named) = trade.filter(|_| self.lang == Lang::En) else { return };
        if let Some(paid) = spent_on(spot).filter(|_| !heard.fresh.named && !self.pays_us(spot)) {
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Import), ..named };
            frame.named.set(named, self.place("paid-for", paid, number));
        }
        let told = heard.goods.filter(|goods| goods.start() > spot.mentions[spot.at].span.start());
        let counted = matches!(spot.quantity.unit, Some("tonne" | "kg" | "m3" | "bag"));
        if heard.goods.is_some() && told.is_none() && !counted {
            return;
        }
        let (behind, at) = self.behind(spot);
        let Some(span) = behind.or(told) else { return };
        heard.goods = Some(span);
        heard.fresh.goods = true;
        let pays = |m: &Mention| m.has(Sense::Pays);
        let between = at.map_or(&[][..], |at| &spot.mentions[spot.at + 1..at]);
        let paid = spot.head().iter().rev().take(6).find(|m| pays(m)).or(between.iter().find(|m| pays(m)));
        let paid = paid.filter(|_| !self.pays_us(spot));
        if let (Some(paid), false) = (paid, heard.fresh.named) {
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Import), ..named };
            frame.named.set(named, self.place("paid-for", paid.span, number));
        }
    }

    /// "Asian countries were the largest importers, spending 40 million": what a counterpart pays is sold to it.
    fn pays_us(&self, spot: &Spot<'_>) -> bool {
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let home = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea));
        let buys = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Counterpart(Some(Flow::Export))));
        let before = &spot.mentions[..spot.at];
        let first = before.iter().position(|m| land(m) || home(m));
        first.is_some_and(|at| land(&before[at]) && before[at..].iter().any(buys))
    }

    /// "machinery cost the city 2 billion": what was paid for the goods before the verb.
    pub(super) fn costs(&self, beside: Beside<'_, '_>, frame: &mut Frame, heard: &Heard) -> bool {
        let Beside { spot, at, number } = beside;
        let word = |m: &Mention| m.span.of(self.text);
        let verb = matches!(word(beside.mention()), "cost" | "costs" | "costing") && !beside.is_behind();
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let goods = spot.mentions[..at]
            .iter()
            .rev()
            .take(4)
            .take_while(|m| good(m) || m.is_word() || m.has(Sense::Aside))
            .any(good);
        let payer = |m: &Mention| {
            m.has(Sense::ThisArea)
                || m.has(Sense::NoGoods)
                || m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::Bound(_)))
        };
        let named = frame.named.get().copied().filter(|n| matches!(n.indicator, Indicator::GoodsTrade));
        let (true, Some(named)) =
            (self.lang == Lang::En && verb && goods && spot.mentions[at + 1..spot.at].iter().all(payer), named)
        else {
            return false;
        };
        if !heard.fresh.named {
            let named = Named { flow: Some(Flow::Import), sign: 1, ..named };
            frame.named.set(named, self.place("paid-for", beside.mention().span, number));
        }
        true
    }

    /// Goods named behind the number.
    pub(super) fn goods_around(&self, spot: &Spot<'_>) -> Option<Span> {
        self.behind(spot).0
    }

    fn behind(&self, spot: &Spot<'_>) -> (Option<Span>, Option<usize>) {
        match spot.quantity.unit {
            _ if self.leads(spot) => (self.led(spot), None),
            Some("percent") => (self.made_of(spot).or_else(|| self.rise_in(spot)), None),
            Some(unit) if is_currency(unit) || matches!(unit, "tonne" | "kg" | "m3" | "item" | "TEU" | "bag") => {
                self.tied(spot).unzip()
            }
            _ => (None, None),
        }
    }

    /// Goods tied to an amount by a preposition, and where they stand.
    fn tied(&self, spot: &Spot<'_>) -> Option<(Span, usize)> {
        let from = spot.at + 1;
        // "raked in 3 billion from exporting 6 million tonnes of rice".
        let doing = |m: &Mention| {
            let word = m.span.of(self.text);
            word.ends_with("porting") || word.ends_with("export of") || word.ends_with("exports of")
        };
        if let Some(number) = spot.mentions[from..].iter().take(6).position(|m| m.number().is_some())
            && number >= 2
            && spot.mentions[from + 2..from + number]
                .iter()
                .all(|m| m.is_word() || doing(m) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_))))
            && self.links(&spot.mentions[from])
            && spot.mentions[from + 1..from + number].iter().take(2).any(doing)
            && spot.mentions.get(from + number + 1).is_some_and(|m| self.links(m))
        {
            return self.phrase(spot, from + number + 2);
        }
        // "earned 40 million by exporting its farm produce".
        if let [by, doing, ..] = &spot.mentions[from..]
            && by.span.of(self.text) == "by"
            && matches!(doing.span.of(self.text), "exporting" | "selling" | "shipping" | "importing" | "buying")
        {
            return self.phrase(spot, from + 2);
        }
        if let Some(told) = self.bought(spot) {
            return Some(told);
        }
        let worth = |m: &Mention| m.has(Sense::Reach) || m.has(Sense::Pays);
        let link = (from..spot.mentions.len()).find(|&at| !worth(&spot.mentions[at])).map_or(from, |at| at);
        let link = (from..=link).rfind(|&at| spot.mentions.get(at).is_some_and(|m| self.links(m)))?;
        // "4 billion from exporting fruits", "from the export of rice".
        let traded = |m: &Mention| {
            m.has(Sense::NoGoods) && m.is_word()
                || m.senses()
                    .iter()
                    .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(_), .. }))
        };
        let skip = spot.mentions[link + 1..].iter().take(3).take_while(|m| traded(m)).count();
        if skip > 0
            && spot.mentions[link].span.of(self.text) == "from"
            && let Some(told) = self.phrase(spot, link + 1 + skip).filter(|(_, at)| *at <= link + 2 + skip)
        {
            return Some(told);
        }
        let of = spot.mentions[link].has(Sense::Link) && spot.mentions[link].span.of(self.text).ends_with("of");
        let counted = of && (link > from || !spot.quantity.unit.is_some_and(is_currency));
        let bare = || {
            let span =
                self.bare_noun(spot.mentions, link + 1).filter(|_| counted || spot.mentions[link].tokens.len() > 1);
            Some((span?, link + 1))
        };
        self.phrase(spot, link + 1).or_else(bare)
    }

    /// "27 million USD to buy rubber", "4.8 billion USD importing 7 million tonnes of steel".
    fn bought(&self, spot: &Spot<'_>) -> Option<(Span, usize)> {
        let from = spot.at + 1;
        let verb = (from..spot.mentions.len().min(from + 2)).find(|&at| {
            matches!(
                spot.mentions[at].span.of(self.text).trim_start_matches("to "),
                "buy" | "import" | "purchase" | "importing" | "buying" | "purchasing"
            )
        })?;
        let counted = spot.mentions[verb + 1..].iter().take(3).position(|m| m.number().is_some());
        let link = counted.map(|at| verb + 2 + at);
        match link {
            Some(link) if spot.mentions.get(link).is_some_and(|m| self.links(m)) => self.phrase(spot, link + 1),
            Some(_) => None,
            None => self.phrase(spot, verb + 1),
        }
    }

    /// Whether goods may follow a word: a preposition, alone or at the end of a phrase.
    fn links(&self, mention: &Mention) -> bool {
        mention.has(Sense::Link) || mention.has(Sense::Pays) || mention.has(Sense::Consists)
    }

    /// "Second came", "With 4 million,": whether the number opens the sentence and what it is of follows.
    fn leads(&self, spot: &Spot<'_>) -> bool {
        let qualifies = |m: &Mention| m.has(Sense::Link) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)));
        let ranked = spot.quantity.unit == Some("rank") && spot.at <= 1;
        ranked
            || spot.head.start == 0
                && spot.at > 0
                && spot.head().iter().all(qualifies)
                && spot.head()[0].has(Sense::Link)
    }

    /// The goods behind a number that opens the sentence.
    fn led(&self, spot: &Spot<'_>) -> Option<Span> {
        let passes = |m: &Mention| m.is_mark(',') || m.has(Sense::Reach) || m.has(Sense::Rank) || m.is_word();
        let skip = spot.mentions[spot.at + 1..].iter().take(4).take_while(|m| passes(m) && !self.names_good(m)).count();
        let at = spot.at + 1 + skip;
        spot.mentions.get(at).filter(|m| self.names_good(m))?;
        self.phrase(spot, at).map(|(span, _)| span)
    }

    fn names_good(&self, mention: &Mention) -> bool {
        mention.senses().iter().any(|s| matches!(s, Sense::Good { .. }))
    }

    /// What a share consists of.
    fn made_of(&self, spot: &Spot<'_>) -> Option<Span> {
        let clause = |at: &usize| spot.mentions[*at].number().is_none() && !spot.mentions[*at].is_mark(';');
        let verb = (spot.at + 1..spot.mentions.len())
            .take_while(clause)
            .take(12)
            .find(|&at| spot.mentions[at].has(Sense::Consists))?;
        self.phrase(spot, verb + 1).map(|(span, _)| span)
    }

    /// "a 12 percent rise in garment exports".
    fn rise_in(&self, spot: &Spot<'_>) -> Option<Span> {
        let [change, preposition, ..] = &spot.mentions[spot.at + 1..] else { return None };
        let named = (change.has(Sense::Up) || change.has(Sense::Down)) && preposition.is_word();
        named.then(|| self.phrase(spot, spot.at + 3)).flatten().map(|(span, _)| span)
    }

    /// The goods that begin here, after no more than an adjective or two.
    fn phrase(&self, spot: &Spot<'_>, from: usize) -> Option<(Span, usize)> {
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let mentions = spot.mentions;
        let at = (from..mentions.len().min(from + 5)).find(|&at| good(&mentions[at]))?;
        // "Indian corn".
        let origin = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Land(..)))
                && ["an", "ese", "ish", "ian"].iter().any(|end| m.span.of(self.text).ends_with(end))
        };
        let plain = |m: &Mention| {
            origin(m)
                || m.is_word() && !m.has(Sense::Link)
                || m.is_mark('-')
                || m.has(Sense::And)
                || m.has(Sense::Sector)
        };
        if !mentions[from..at].iter().all(plain) {
            return None;
        }
        let mut span = mentions[at].span;
        if at > from && mentions[from..at].iter().any(|m| m.is_mark('-') || m.has(Sense::And) || m.has(Sense::Sector)) {
            span = mentions[from].span.to(span);
        }
        for mention in mentions[at + 1..].iter().take(8) {
            if good(mention) && joins(self.text, span, mention.span) {
                span = span.to(mention.span);
            } else if !(mention.has(Sense::And) || mention.is_mark(',')) {
                break;
            }
        }
        Some((span, at))
    }
}
