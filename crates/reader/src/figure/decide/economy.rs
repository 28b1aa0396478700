//! Whose economy is a number of: its size, its growth where nothing else is said to grow, and which country's?

use super::super::compare::Against;
use super::super::walk::{Draft, Spot, Walker};
use super::super::{Indicator, Transform};
use super::relations::{NEAR, land};
use super::unit::plain;
use crate::document::Lang;
use crate::mention::{Mention, Quantity, Sense, is_currency};

impl Walker<'_> {
    /// "một nền kinh tế cỡ 340 tỷ USD": the product of the country.
    pub(super) fn is_size_of_economy(&self, quantity: &Quantity, spot: &Spot<'_>) -> bool {
        if self.lang != Lang::Vi || quantity.multiplier.is_none() || !quantity.unit.is_some_and(is_currency) {
            return false;
        }
        let sized = |m: &Mention| {
            let words = m.span.of(self.text);
            words.starts_with("quy mô") || words == "mô"
        };
        let bound = |m: &&Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Bound(_) | Sense::Reach | Sense::To)) && !sized(m)
        };
        let mut before = spot.mentions[..spot.at].iter().rev().skip_while(bound);
        let Some(last) = before.next() else { return false };
        is_economy(last) || sized(last) && before.take(2 * NEAR).any(is_economy)
    }

    pub(super) fn size_of_economy(&self, draft: &mut Draft) {
        draft.resolved = Some(plain(Indicator::Grdp));
        (draft.doubtful, draft.skip) = (false, false);
        draft.frame.sector.clear();
    }

    /// "buôn bán bằng 1,9 lần GDP": trade with all, held against the product.
    pub(super) fn times_the_product(&self, draft: &mut Draft, spot: &Spot<'_>) {
        let product = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Gdp | Indicator::Grdp, .. }))
        };
        let against = spot.mentions.get(spot.at + 1).is_some_and(product);
        if self.lang == Lang::Vi && draft.transform == Some(Transform::Ratio) && against {
            draft.frame.partners.clear();
            draft.frame.goods.clear();
        }
    }

    /// "giá cả ổn; tăng trưởng khá, quý I 7,1%": growth without a subject is the economy's.
    pub(super) fn growth_alone(&self, draft: &mut Draft, spot: &Spot<'_>) {
        if self.lang != Lang::Vi || draft.quantity.unit != Some("percent") || draft.skip {
            return;
        }
        let grows = |m: &Mention| m.has(Sense::Up) && m.span.of(self.text).to_lowercase() == "tăng trưởng";
        let clause = spot.mentions[..spot.at].iter().rev().take(3 * NEAR).take_while(|m| !m.is_mark(';')).count();
        let clause = &spot.mentions[spot.at - clause..spot.at];
        let Some(at) = clause.iter().rposition(grows) else { return };
        let opens = at == 0 || at <= 2 && clause[..at].iter().all(|m| m.is_word());
        let subject = |m: &Mention| {
            let named = |s: &Sense| match s {
                Sense::Indicator { weak, .. } => !weak,
                Sense::Good { .. } | Sense::Sector | Sense::OtherSubject | Sense::Land(..) => true,
                _ => false,
            };
            m.senses().iter().any(named)
        };
        let change = matches!(draft.transform, Some(Transform::Growth | Transform::Share | Transform::Level));
        if opens && change && !clause[at + 1..].iter().any(subject) {
            let base = draft.against.or(Some(Against::Same(None)));
            (draft.transform, draft.against) = (Some(Transform::Growth), base);
            draft.resolved = Some(plain(Indicator::Grdp));
            (draft.doubtful, draft.rule) = (false, "growth-alone");
            draft.frame.sector.clear();
        }
    }

    /// "ASEAN với 650 triệu dân", "GDP Trung Quốc tăng 6,9%": the country that stands nearest before.
    pub(super) fn economy_abroad(&self, draft: &mut Draft, spot: &Spot<'_>, drafts: &[Draft]) {
        use Indicator::{AreaSize, Gdp, Grdp, GrdpPerCapita, Population};
        let named = draft.resolved.or(draft.frame.named.get().copied()).map(|n| n.indicator);
        let own = matches!(named, Some(AreaSize | Gdp | Grdp | GrdpPerCapita | Population));
        if !own || self.lang != Lang::Vi || draft.skip {
            return;
        }
        let place = |slug| (vec![slug], self.place("economy-abroad", draft.span, draft.number));
        // "GDP tỉnh này 310 tỷ USD (đứng thứ bảy)".
        let before = drafts.last().filter(|p| draft.transform == Some(Transform::Rank) && p.mention + 4 > spot.at);
        let told = before.and_then(|p| p.frame.areas.place().filter(|p| p.rule == "economy-abroad"));
        if let (Some(areas), Some(place)) = (before.and_then(|p| p.frame.areas.get().cloned()), told) {
            draft.frame.areas.set(areas, place);
            return;
        }
        let home = |m: &Mention| {
            let of_province = self.context.frame.areas.get().is_none_or(|areas| areas != &["vietnam"]);
            m.senses().iter().any(|s| matches!(s, Sense::Area(_))) || of_province && m.has(Sense::ThisArea)
        };
        let mut bracket = false;
        let mut near = None;
        for at in (0..spot.at).rev().take(2 * NEAR) {
            let mention = &spot.mentions[at];
            bracket = mention.is_mark(')') || bracket && !mention.is_mark('(');
            if mention.is_mark(';') || mention.has(Sense::Said) || mention.has(Sense::Versus) || home(mention) {
                break;
            }
            if let Some((_, slug)) = land(mention).filter(|_| !bracket) {
                near = Some((at, slug));
                break;
            }
        }
        let Some((at, slug)) = near else { return };
        let word = at.checked_sub(1).map_or("", |at| spot.mentions[at].span.of(self.text));
        // "quan hệ với Nga", "thăm Đức": no country whose economy is told.
        let aside = matches!(word, "sang" | "từ" | "sau" | "thăm" | "qua")
            || word == "với"
                && spot.mentions[at + 1..spot.at]
                    .iter()
                    .any(|m| m.is_mark(',') || m.is_word() && m.span.of(self.text).starts_with(char::is_uppercase));
        if !aside {
            let (areas, place) = place(slug);
            draft.frame.areas.set(areas, place);
        }
    }
}

/// "kinh tế".
fn is_economy(mention: &Mention) -> bool {
    let economy = |s: &Sense| matches!(s, Sense::Indicator { indicator: Indicator::Grdp, weak: true, .. });
    mention.senses().iter().any(economy)
}
