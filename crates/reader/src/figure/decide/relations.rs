//! What does a number tell of how countries stand to each other: a place among counterparts, capital put in, visitors?
//! And who only came to an event?

use super::super::frame::{Frame, Named};
use super::super::walk::{Draft, Spot, Walker};
use super::super::{Flow, Indicator, Transform};
use super::Case;
use super::unit::plain;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Quantity, Sense, What};
use rust_decimal::Decimal;

/// How far a number's league or investor stands from it, in mentions.
pub(super) const NEAR: usize = 14;

/// What makes those behind "một trong" the first of all.
const FIRST: [&str; 4] = ["nhất", "hàng đầu", "dẫn đầu", "đứng đầu"];

impl Walker<'_> {
    /// "là một trong 10 nhà đầu tư lớn nhất": as good as a place.
    pub(super) fn one_of_the_first(&self, quantity: &mut Quantity, spot: &Spot<'_>) -> bool {
        if self.lang != Lang::Vi || !spot.head().last().is_some_and(|m| m.has(Sense::AmongFirst)) {
            return false;
        }
        let counts = matches!(quantity.unit, None | Some("country" | "market" | "province" | "enterprise"));
        let small = quantity.multiplier.is_none() && quantity.value <= Decimal::ONE_HUNDRED;
        let ends = |m: &&Mention| !matches!(m.what, What::Mark(',' | ';' | '.')) && m.number().is_none();
        let first = |m: &Mention| {
            let words = m.span.of(self.text).to_lowercase();
            FIRST.iter().any(|first| words.ends_with(first) || words.starts_with(first))
        };
        let told = || spot.mentions[spot.at + 1..].iter().take(NEAR).take_while(ends).any(first);
        if quantity.kind != Kind::Plain || !counts || !small || !told() {
            return false;
        }
        (quantity.unit, quantity.kind) = (Some("rank"), Kind::Ordinal);
        true
    }

    /// "bạn hàng lớn thứ tư", "thứ 11/90 nước rót vốn": what a place is counted by, and whose it is.
    pub(super) fn place_in_league(&self, draft: &mut Draft, case: &Case<'_, '_>, frame: &mut Frame) {
        if draft.transform != Some(Transform::Rank) || self.lang != Lang::Vi || self.context.foreign.is_some() {
            return;
        }
        let spot = case.spot;
        // "vốn đăng ký 2,3 tỷ USD, xếp thứ 7 trong khối".
        let of_capital = draft.frame.named.get().is_some_and(|n| n.indicator == Indicator::Fdi);
        let told = league(spot, draft.span.of(self.text).contains('/'), draft.rule == "among-first");
        let Some((indicator, beside)) = told.or(of_capital.then_some((Indicator::Fdi, false))) else { return };
        draft.skip &= !beside;
        draft.doubtful = false;
        // "Mỹ vẫn là bạn hàng đứng số 1", where it is told what is sold of some goods.
        let of_goods =
            draft.frame.goods.get().is_some() && draft.frame.named.get().is_some_and(|n| n.indicator == indicator);
        if !of_goods {
            let flow = (indicator == Indicator::GoodsTrade).then_some(Flow::Total);
            draft.resolved = Some(Named { flow, ..plain(indicator) });
            draft.frame.goods.clear();
        }
        let before = spot.mentions[..spot.at].iter().rev().take_while(|m| !m.is_mark(';'));
        if let Some(code) = before.into_iter().find_map(country) {
            draft.frame.partners.set(vec![code], self.place("whose-place", draft.span, draft.number));
            frame.partners = draft.frame.partners.clone();
        }
    }

    /// "vốn Ý đổ vào tỉnh 2 tỷ USD", "thu hút 40 tỷ USD vốn ngoại": capital from abroad, or put in there.
    pub(super) fn capital_across(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &mut Frame) {
        let amount = matches!(draft.transform, Some(Transform::Level)) && draft.quantity.unit == Some("USD");
        if !amount || self.lang != Lang::Vi || self.context.foreign.is_some() {
            return;
        }
        // "rót 12 tỷ USD sang 50 nước", in a text on one of them.
        let several = |m: &Mention| m.number().is_some_and(|q| q.unit == Some("country") && q.value > Decimal::ONE);
        let named = draft.resolved.or(draft.frame.named.get().copied());
        let topical = draft.frame.partners.place().is_some_and(|p| p.fixed.is_some());
        if topical
            && named.is_some_and(|n| n.indicator == Indicator::Fdi)
            && spot.mentions[..spot.at].iter().rev().take(NEAR).any(several)
        {
            draft.frame.partners.clear();
        }
        let ends = |m: &&Mention| !m.is_mark(';') && m.number().is_none_or(|q| matches!(q.unit, Some("project")));
        let behind = &spot.mentions[spot.at + 1..];
        let attracts = |m: &Mention| m.span.of(self.text).to_lowercase().starts_with("thu hút");
        let drawn = behind.iter().take(2).any(|m| m.has(Sense::Invests) || is_fdi(m))
            && spot.head().iter().rev().take(5).any(|m| attracts(m) || m.span.of(self.text) == "hút");
        let clause = spot.mentions[..spot.at].iter().rev().take(2 * NEAR).take_while(ends).count();
        let clause = &spot.mentions[spot.at - clause..spot.at];
        let Some(verb) = clause.iter().rposition(|m| m.has(Sense::Invests) || drawn && attracts(m)) else {
            if drawn && self.of_the_whole(frame) {
                draft.resolved = Some(plain(Indicator::Fdi));
                (draft.doubtful, draft.skip) = (false, false);
                frame.partners.clear();
                draft.frame.partners.clear();
            }
            return;
        };
        let traded = |m: &Mention| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade | Indicator::Volume, .. }))
        };
        if clause[verb..].iter().any(traded) || clause.iter().any(|m| m.has(Sense::Contract)) {
            return;
        }
        // Where the capital went, right behind the verb or the number.
        let goes = |within: &[Mention]| {
            let pair =
                within.windows(2).take(NEAR).take_while(|pair| pair[0].number().is_none() && !pair[0].is_mark(','));
            pair.into_iter().any(|pair| {
                let to = matches!(pair[0].span.of(self.text), "tại" | "vào" | "sang" | "ở" | "ra");
                to && (is_home(&pair[1]) || country(&pair[1]).is_some())
            })
        };
        let investor = clause.iter().rev().find_map(country);
        let across = goes(&clause[verb..]) || goes(behind);
        if drawn || across && investor.is_some() {
            draft.resolved = Some(plain(Indicator::Fdi));
            (draft.doubtful, draft.skip) = (false, false);
            draft.frame.partners.clear();
            if let Some(code) = investor {
                draft.frame.partners.set(vec![code], self.place("investor", draft.span, draft.number));
            }
            frame.partners = draft.frame.partners.clone();
        }
    }

    fn of_the_whole(&self, frame: &Frame) -> bool {
        frame.areas.get().is_some_and(|areas| areas == &["vietnam"])
    }

    /// "khách Ý tới tỉnh", "120 doanh nghiệp Ý": where those counted come from.
    pub(super) fn comes_from_abroad(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &mut Frame) {
        let named = draft.resolved.or(draft.frame.named.get().copied()).map(|n| n.indicator);
        if self.lang != Lang::Vi || draft.skip {
            return;
        }
        let found = match named {
            Some(Indicator::TouristArrivals) if draft.transform != Some(Transform::Rank) => {
                let visitors = |m: &Mention| {
                    m.senses()
                        .iter()
                        .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::TouristArrivals, .. }))
                };
                let head = spot.head();
                let noun = head.iter().rposition(visitors);
                let behind = noun.map_or(&[][..], |at| &head[at + 1..]);
                noun.map(|_| behind.iter().take(3).find_map(country))
            }
            Some(Indicator::Enterprises) => Some(spot.mentions.get(spot.at + 1).and_then(country)),
            _ => return,
        };
        match found {
            Some(Some(code)) => draft.frame.partners.set(vec![code], self.place("come-from", draft.span, draft.number)),
            // Told before in the sentence.
            None if draft
                .frame
                .partners
                .place()
                .is_some_and(|p| p.rule == "come-from" && p.sentence == self.sentence) => {}
            _ => draft.frame.partners.clear(),
        }
        if named == Some(Indicator::TouristArrivals) {
            frame.partners = draft.frame.partners.clone();
        }
    }

    /// "80 doanh nghiệp dự hội chợ", "tốp 200 doanh nghiệp": those who came, or stand in a list.
    pub(super) fn only_came(&self, draft: &Draft, spot: &Spot<'_>) -> bool {
        let named = draft.frame.named.place().filter(|p| p.sentence == self.sentence).and(draft.frame.named.get());
        if draft.quantity.unit != Some("enterprise") || named.is_some_and(|n| n.indicator == Indicator::Enterprises) {
            return false;
        }
        let came = |m: &Mention| m.has(Sense::Assembly);
        let behind = spot.mentions[spot.at + 1..].iter().take(NEAR);
        spot.mentions[..spot.at].iter().rev().take(2 * NEAR).any(came)
            || behind.take_while(|m| m.number().is_none() && !m.is_mark(';')).any(came)
    }
}

/// What a place is counted by, and whether the noun stands right beside it.
fn league(spot: &Spot<'_>, among: bool, ahead: bool) -> Option<(Indicator, bool)> {
    let of = |m: &Mention| {
        m.senses().iter().find_map(|s| match *s {
            Sense::League(indicator) => Some(indicator),
            Sense::Invests => Some(Indicator::Fdi),
            Sense::Indicator { indicator: indicator @ (Indicator::Fdi | Indicator::TouristArrivals), .. } => {
                Some(indicator)
            }
            _ => None,
        })
    };
    let ends = |m: &&Mention| !matches!(m.what, What::Mark(',' | ';' | ':' | '('));
    // "thứ 8/112 quốc gia".
    let apart = spot.mentions.get(spot.at + 1).is_some_and(|m| m.is_mark('/'));
    let among = among || apart;
    let behind = spot.mentions.get(spot.at + 1 + 2 * usize::from(apart)..).unwrap_or_default();
    // "nước, vùng lãnh thổ có vốn".
    let goes_on = |m: &&Mention| ends(m) || among && m.is_mark(',');
    let behind = || behind.iter().take(NEAR).take_while(goes_on).take_while(|m| m.number().is_none());
    if ahead {
        return behind().find_map(of).map(|indicator| (indicator, true));
    }
    let before = || spot.mentions[..spot.at].iter().rev().take(4).take_while(ends);
    let noun = before().take_while(|m| m.number().is_none()).find_map(of);
    noun.map(|indicator| (indicator, true)).or_else(|| behind().find_map(of).map(|indicator| (indicator, among)))
}

fn is_fdi(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Fdi, .. }))
}

fn is_home(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea))
}

pub(super) fn land(mention: &Mention) -> Option<(&'static str, &'static str)> {
    mention.senses().iter().find_map(|s| match *s {
        Sense::Land(code, slug) => Some((code, slug)),
        _ => None,
    })
}

/// A country, not a part of the world.
fn country(mention: &Mention) -> Option<&'static str> {
    land(mention).map(|(code, _)| code).filter(|code| code.len() == 2 && *code != "EU" && *code != "EA")
}
