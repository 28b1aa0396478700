//! Is a number told of something that is no trade, in a text on trade?

use super::super::walk::{Draft, Spot, Walker};
use super::super::{Figure, Flow, Indicator, Transform};
use super::unit::plain;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, is_currency};
use rust_decimal::Decimal;

impl Walker<'_> {
    /// "Hợp đồng kỳ hạn giảm 0,7%", "65% dân số": the rate of something that is no trade, in a text on trade.
    pub(super) fn is_of_another_subject(&self, draft: &Draft, spot: &Spot<'_>, named_here: bool) -> bool {
        let balance = draft.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Balance));
        match draft.transform {
            Some(Transform::Rank) => {
                self.lang == Lang::Vi && (ranks_another(spot) || !named_here && ranks_nobody(spot))
            }
            Some(Transform::Level | Transform::Change) if !named_here && self.lang == Lang::Vi => {
                let behind = spot.mentions[spot.at + 1..].iter().take(4);
                behind.take_while(|m| !ends_clause(m) && !is_trade(m) && m.number().is_none()).any(is_other)
            }
            Some(Transform::Share | Transform::Plan | Transform::Growth)
                if draft.quantity.unit == Some("percent") && !balance && self.of_another_whole(draft, spot) =>
            {
                true
            }
            Some(Transform::Growth | Transform::Cagr) if self.lang == Lang::Vi && grows_apart(spot) => true,
            Some(Transform::Share) if !named_here && self.lang == Lang::Vi && grows_apart(spot) => true,
            Some(Transform::Share | Transform::Growth | Transform::Ratio | Transform::Cagr)
                if !named_here && self.lang == Lang::Vi && is_rate_of_another(spot) =>
            {
                true
            }
            Some(Transform::Share | Transform::Growth | Transform::Ratio | Transform::Cagr) if !named_here => {
                let head = spot.head();
                self.lang == Lang::Vi && !head.iter().any(is_key) && head.iter().filter(|m| m.is_word()).count() >= 4
            }
            _ => false,
        }
    }

    /// "65% dân số", "7% trong tổng số người": a share of what is no trade.
    fn of_another_whole(&self, draft: &Draft, spot: &Spot<'_>) -> bool {
        let behind = &spot.mentions[spot.at + 1..];
        let all = behind.first().is_some_and(|m| m.has(Sense::Total));
        let whole = self.lang == Lang::Vi && draft.transform != Some(Transform::Growth);
        let near = if whole { 4 } else { 1 };
        let ends = |m: &&Mention| {
            matches!(m.what, What::Mark(_) | What::Number(_) | What::Period(_))
                || is_trade(m)
                || is_goods(m)
                || m.has(Sense::And)
                || m.has(Sense::Reason)
                || m.has(Sense::Up)
                || m.has(Sense::Down)
        };
        let noun = behind.iter().take(near).take_while(|m| !ends(m)).any(is_other);
        let people = |m: &Mention| m.has(Sense::Unit("person"));
        noun || all && behind.get(1).is_some_and(|m| m.is_word() || self.lang == Lang::Vi && people(m))
    }

    /// "khu vực công nghiệp tăng 7,9%": the growth of a sector of the economy, where its trade is not named.
    pub(super) fn growth_of_sector(&self, draft: &mut Draft, spot: &Spot<'_>, drafts: &[Draft]) -> bool {
        let growth = matches!(draft.transform, Some(Transform::Growth | Transform::Cagr));
        let traded = draft.frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade);
        let percent = draft.quantity.unit == Some("percent");
        // "industry and services grew by 10.9 percent and 9.6 percent": a row, where the economy was told of before.
        let economy = |f: &Figure| matches!(f.indicator, Indicator::Grdp | Indicator::Gdp);
        let named = draft.frame.named.get().is_some();
        // "output was valued at 670 billion. Mining advanced by 56 percent": a branch of what was told right before.
        let made = |f: &&Figure| matches!(f.indicator, Indicator::IndustrialOutput | Indicator::Iip);
        let branch = self.out.last().filter(made).filter(|f| f.at.start() >= self.paragraph_at);
        let branch = branch.map(|f| f.indicator).filter(|_| self.lang == Lang::En);
        let told = branch.is_some() || self.out.iter().any(economy);
        let free = self.lang == Lang::En && (traded || !named) && told;
        if !growth || !percent || !(free || traded && self.lang == Lang::Vi) {
            return false;
        }
        if free && spot.mentions.iter().any(is_trade) {
            return false;
        }
        let row = |p: &&Draft| p.frame.sector.place().is_some_and(|at| at.rule == "growth-of-sector");
        if let Some(before) = drafts.last().filter(|_| draft.bare).filter(row) {
            draft.frame.sector = before.frame.sector.clone();
            draft.resolved = before.resolved;
            return true;
        }
        // "Mining advanced most strongly, by 56 percent".
        let by = self.lang == Lang::En
            && matches!(&spot.mentions[..spot.at], [.., comma, by] if comma.is_mark(',') && by.span.of(self.text) == "by");
        let before = &spot.mentions[..spot.at - if by { 2 } else { 0 }];
        let mut clause = before.iter().rev().take_while(|m| !ends_clause(m)).peekable();
        let mut sector = None;
        while let Some(mention) = clause.next() {
            let of_goods = |m: &Mention| m.has(Sense::Members) || matches!(m.what, What::Term(_)) && is_goods(m);
            // "công nghiệp tăng, trong đó khai khoáng giảm 8%", where the sentence names no trade.
            let of_trade = self.lang == Lang::En || spot.mentions[..spot.at].iter().any(|m| is_trade(m) || is_goods(m));
            if mention.has(Sense::OfWhich) && of_trade || is_trade(mention) || is_goods(mention) {
                return false;
            }
            if mention.has(Sense::Sector) {
                if clause.peek().is_some_and(|m| of_goods(m)) {
                    return false;
                }
                sector = Some(mention.span);
            }
        }
        let Some(sector) = sector else { return false };
        let place = self.place("growth-of-sector", sector, draft.number);
        draft.frame.sector.set(sector.of(self.text).to_owned(), place);
        draft.resolved = Some(plain(branch.unwrap_or(Indicator::Grdp)));
        true
    }
}

/// Whether a mention names something that is no trade.
fn is_other(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| match s {
        Sense::OtherSubject => true,
        Sense::Indicator { indicator, .. } => !matches!(indicator, Indicator::GoodsTrade | Indicator::Volume),
        _ => false,
    })
}

fn is_trade(mention: &Mention) -> bool {
    mention
        .senses()
        .iter()
        .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade | Indicator::Volume, .. }))
}

fn is_goods(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Good { .. } | Sense::ThisGoods))
}

/// "xuất khẩu tăng 10%, tiêu dùng tăng 8%": the clause names what grows, and it is no trade.
fn grows_apart(spot: &Spot<'_>) -> bool {
    let clause = || spot.head().iter().rev().take_while(|m| !ends_clause(m));
    let traded = |m: &Mention| is_trade(m) || is_goods(m) || m.has(Sense::OfWhich);
    clause().any(|m| m.has(Sense::OtherSubject)) && !clause().any(traded)
}

/// "tỷ lệ ra hoa giảm 40%": the rate of something told in words that are no key.
fn is_rate_of_another(spot: &Spot<'_>) -> bool {
    let clause: Vec<&Mention> = spot.mentions[..spot.at].iter().rev().take_while(|m| !ends_clause(m)).collect();
    let of = clause.iter().position(|m| m.has(Sense::RateOf));
    of.is_some_and(|of| {
        of >= 2 && clause[of - 2..of].iter().all(|m| m.is_word()) && !clause.iter().any(|m| is_trade(m))
    })
}

fn ends_clause(mention: &Mention) -> bool {
    matches!(mention.what, What::Mark(',' | ';' | ':' | '('))
}

/// "đứng thứ tám trong các nước đầu tư vào": a place in a league that counts no trade.
fn ranks_another(spot: &Spot<'_>) -> bool {
    let before = spot.mentions[..spot.at].iter().rev().take_while(|m| !ends_clause(m));
    // "thứ 8/112 quốc gia có vốn đầu tư".
    let of = spot.mentions[spot.at + 1..].first().is_some_and(|m| m.is_mark('/'));
    let from = spot.at + if of { 3 } else { 1 };
    let behind = spot.mentions.get(from..).unwrap_or_default().iter().take(10);
    let behind = behind.take_while(|m| !ends_clause(m) && m.number().is_none());
    let trade = |m: &&Mention| {
        !m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, .. }))
    };
    before.take_while(trade).chain(behind.take_while(trade)).any(is_other)
}

/// "là doanh nghiệp thứ 32": a place of what is no market, area or goods.
fn ranks_nobody(spot: &Spot<'_>) -> bool {
    let before = spot.mentions[..spot.at].iter().rev().take_while(|m| !matches!(m.what, What::Mark(';' | '.')));
    let whole = |m: &Mention| m.has(Sense::Area("vietnam")) || m.has(Sense::Same);
    let ranked = |m: &Mention| is_key(m) && !whole(m);
    let behind = spot.mentions[spot.at + 1..].iter().take(12).take_while(|m| !matches!(m.what, What::Mark(';' | '.')));
    !before.into_iter().chain(behind).any(ranked)
}

/// Whether a mention names a key of a figure, so that a rate behind it has a subject of trade.
fn is_key(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| {
        matches!(
            s,
            Sense::Indicator { .. }
                | Sense::Area(_)
                | Sense::Gate(_)
                | Sense::Land(..)
                | Sense::Good { .. }
                | Sense::ThisGoods
                | Sense::ThisArea
                | Sense::ThisGate
                | Sense::Coverage(_)
                | Sense::Sector
                | Sense::OfWhich
                | Sense::Side(_)
                | Sense::Same
                | Sense::Agency { .. }
        )
    })
}

/// "20.516 USD/xe, giảm 13,5%", "giảm 39 USD, tương đương 1,9%": the change of a price just told.
pub(super) fn follows_price(draft: &Draft, spot: &Spot<'_>) -> bool {
    if draft.quantity.unit != Some("percent") {
        return false;
    }
    let beside = |m: &&Mention| {
        matches!(m.what, What::Mark(',' | '/'))
            || m.senses().iter().any(|s| {
                matches!(
                    s,
                    Sense::Up
                        | Sense::Down
                        | Sense::Unit(_)
                        | Sense::Article
                        | Sense::Per
                        | Sense::Bound(_)
                        | Sense::Or
                        | Sense::Share
                        | Sense::And
                        | Sense::Same
                )
            })
    };
    let before = spot.mentions[..spot.at].iter().rev().find(|m| !beside(m)).and_then(Mention::number);
    before.is_some_and(|price| {
        let few = price.multiplier.is_none() && price.value.abs() < Decimal::from(10_000);
        price.rate || price.unit.is_some_and(is_currency) && few
    })
}
