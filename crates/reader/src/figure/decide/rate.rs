//! Which indicator a rate or share is of, where it is not the one spoken of.

use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::super::walk::{Draft, Spot, Walker};
use super::super::{Flow, Indicator, Transform};
use super::unit::plain;
use crate::document::Lang;
use crate::mention::{Mention, Sense};

impl Walker<'_> {
    pub(super) fn resolve_rate(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &Frame, drafts: &[Draft]) {
        if draft.transform != Some(Transform::Share) {
            return;
        }
        let named = frame.named.get().copied();
        let economy =
            matches!(named.map(|n| n.indicator), Some(Indicator::Grdp | Indicator::Gdp | Indicator::GrdpPerCapita));
        if let Some(named) =
            named.filter(|_| economy && draft.quantity.unit == Some("percent") && frame.sector.get().is_some())
        {
            draft.resolved = Some(Named { indicator: Indicator::SectorShare, ..named });
        }
        if self.sector_of_economy(draft, spot, frame, drafts) || one_way_of_it(self.text, draft, spot, frame) {
            return;
        }
        self.share_of_whole(draft, spot, frame);
    }

    /// "industry accounts for 54.6% of the economy, services 32.5%".
    fn sector_of_economy(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &Frame, drafts: &[Draft]) -> bool {
        let economy = spot.tail().iter().take(6).any(|m| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Grdp | Indicator::Gdp, .. }))
                || m.span.of(self.text) == "of the economy"
        });
        let shared = frame.named.get().is_some_and(|n| n.indicator == Indicator::SectorShare)
            || drafts.last().is_some_and(|d| d.resolved.is_some_and(|n| n.indicator == Indicator::SectorShare));
        let Some(sector) = spot.head().iter().rev().find(|m| m.has(Sense::Sector)) else { return false };
        if !economy && !shared {
            return false;
        }
        let place = self.place("sector-of-economy", sector.span, draft.number);
        draft.frame.sector.set(sector.span.of(self.text).to_owned(), place);
        draft.resolved = Some(plain(Indicator::SectorShare));
        true
    }

    /// "61.5 percent of the value": a share of what is named behind, whatever was counted before.
    fn share_of_whole(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &Frame) {
        use Indicator::{BudgetRevenue, CustomsRevenue, Declarations, Enterprises, GoodsTrade, IndustrialOutput};
        use Indicator::{Other, Vehicles};
        let indicators = |m: &Mention| {
            m.senses()
                .iter()
                .filter_map(|s| match *s {
                    Sense::Indicator { indicator, flow, weak, .. } => Some((indicator, flow, weak)),
                    _ => None,
                })
                .collect::<Vec<_>>()
        };
        let reach = if self.lang == Lang::En { 6 } else { 4 };
        let near = || spot.tail().iter().take(reach).flat_map(indicators);
        let counted = near().find(|(i, ..)| matches!(i, IndustrialOutput | BudgetRevenue | CustomsRevenue));
        if let Some((indicator, ..)) = counted {
            draft.resolved = Some(plain(indicator));
        }
        // "disbursed 48.6 percent of its public investment capital".
        let paid_out = |m: &Mention| matches!(m.span.of(self.text), "disbursed" | "disbursing" | "disburse");
        let of = spot.tail().first().is_some_and(|m| m.span.of(self.text) == "of");
        if of && spot.head().iter().any(paid_out) && near().any(|(i, ..)| i == Indicator::PublicInvestment) {
            draft.resolved = Some(plain(Indicator::PublicInvestment));
            draft.is(Transform::Plan, "disbursed");
        }
        let of_trade = near().find(|(i, _, weak)| *i == GoodsTrade && !weak);
        let open =
            frame.named.get().is_none_or(|n| matches!(n.indicator, Vehicles | Other | Declarations | Enterprises));
        if let (Some((_, flow, _)), true) = (of_trade, open) {
            let flow = flow.or(self.direction.get().and_then(|d| d.flow)).or(Some(Flow::Total));
            draft.resolved = Some(Named { flow, ..plain(GoodsTrade) });
        }
    }
}

/// "three quarters of it exports": the part that goes one way.
fn one_way_of_it(text: &str, draft: &mut Draft, spot: &Spot<'_>, frame: &Frame) -> bool {
    let both = frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total));
    let part = spot
        .tail()
        .iter()
        .take(5)
        .enumerate()
        .find_map(|(k, m)| trade(m).filter(|n| n.flow.is_some_and(Flow::is_one_way)).map(|n| (k, n)));
    let Some((k, part)) = part.filter(|_| both) else { return false };
    let of_it = k > 0 && spot.tail()[k - 1].span.of(text).ends_with("it");
    if of_it {
        draft.resolved = Some(part);
    }
    of_it
}
