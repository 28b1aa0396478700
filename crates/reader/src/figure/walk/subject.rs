//! Which indicator a number is of, as far as it is named beside it.

use super::super::frame::{Frame, Named};
use super::super::relation::measures;
use super::super::{Coverage, Flow, Indicator};
use super::Walker;
use super::hear::{Beside, Fresh};
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, is_currency};

impl<'a> Walker<'a> {
    /// An indicator is named.
    pub(super) fn hear_indicator(
        &mut self,
        beside: Beside<'_, '_>,
        told: Named,
        weak: bool,
        frame: &mut Frame,
        fresh: &mut Fresh,
    ) {
        let Beside { spot, at, number } = beside;
        if !self.takes_indicator(spot, beside.is_behind(), at, told.indicator, told.flow, weak, frame, fresh.named) {
            return;
        }
        let words = beside.mention().span;
        let before = frame.named.get().copied();
        let counts_vehicles = beside.is_behind() && matches!(spot.quantity.unit, Some("vehicle" | "turn"));
        let indicator = match (before.map(|n| n.indicator), told.indicator) {
            (_, Indicator::GoodsTrade) if counts_vehicles => Indicator::Vehicles,
            (Some(Indicator::TouristArrivals), Indicator::Other | Indicator::BudgetRevenue)
                if is_takings(words.of(self.text)) =>
            {
                Indicator::TourismRevenue
            }
            (Some(Indicator::Fdi), Indicator::Other) if words.of(self.text).to_lowercase().contains("vốn đầu tư") =>
            {
                return;
            }
            (_, indicator) => indicator,
        };
        let kept = before.filter(|n| keeps_flow(n.indicator, indicator)).and_then(|n| n.flow);
        let flow = told.flow.or(kept.filter(|f| indicator != Indicator::Vehicles || *f != Flow::Balance));
        frame.named.set(Named { indicator, flow, ..told }, self.place("said", words, number));
        self.off_topic = false;
        fresh.named |= !weak && !(indicator == Indicator::Volume && flow.is_none());
    }

    /// Whether an indicator named around a number is the number's.
    #[allow(clippy::too_many_arguments)]
    fn takes_indicator(
        &self,
        spot: &Spot<'_>,
        behind: bool,
        at: usize,
        indicator: Indicator,
        flow: Option<Flow>,
        weak: bool,
        frame: &Frame,
        fresh: bool,
    ) -> bool {
        let quantity = &spot.quantity;
        let current = frame.named.get().map(|n| n.indicator);
        if behind {
            // "4 tỷ USD hàng xuất khẩu", "46% in exports": right behind the number, and of its kind.
            let standing = matches!(indicator, Indicator::VehiclesWaiting | Indicator::VehiclesTurnedBack);
            let near = at <= spot.at + if standing { 4 } else { 2 };
            let clean = spot
                .tail()
                .iter()
                .take(at - spot.at - 1)
                .all(|m| matches!(m.what, What::Word) || m.has(Sense::Daily) || m.has(Sense::Reach));
            let amount = quantity.unit.is_some_and(is_currency) || matches!(quantity.unit, Some("vehicle" | "turn"));
            if quantity.unit == Some("percent")
                && at == spot.at + 1
                && matches!(indicator, Indicator::Grdp | Indicator::Gdp | Indicator::Iip)
                && !spot.head().iter().any(|m| m.has(Sense::Share))
                && current != Some(indicator)
            {
                return current.is_none() || frame.named.place().is_none_or(|p| p.sentence != self.sentence);
            }
            let part = spot.head().iter().any(|m| m.has(Sense::OfWhich))
                && frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total));
            if quantity.unit == Some("percent")
                && at == spot.at + 1
                && indicator == Indicator::GoodsTrade
                && flow.is_some_and(Flow::is_one_way)
                && part
            {
                return true;
            }
            let passive = weak
                && flow.is_some()
                && self.lang == Lang::En
                && spot.mentions[spot.at + 1..at].iter().all(|m| m.has(Sense::OfWhich))
                && quantity.unit.is_some_and(is_currency)
                && self.context.trade;
            if passive {
                return true;
            }
            let vehicles = matches!(quantity.unit, Some("vehicle" | "turn")) && at == spot.at + 1;
            if vehicles && flow.is_some() {
                return true;
            }
            return near
                && clean
                && amount
                && !weak
                && measures(quantity, indicator)
                && (flow.is_some() || indicator != Indicator::GoodsTrade);
        }
        if indicator == Indicator::GoodsTrade && flow.is_none() {
            return false;
        }
        // "xe chở hàng xuất nhập khẩu": the vehicles', not the goods'.
        let vehicles = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Vehicles, .. }))
        };
        let carrying =
            spot.mentions[..at].iter().rev().take(3).take_while(|m| m.what == What::Word || vehicles(m)).any(vehicles);
        if indicator == Indicator::GoodsTrade && carrying && quantity.unit.is_none_or(|u| !is_currency(u)) {
            return false;
        }
        if indicator == Indicator::Volume && flow.is_none() {
            return matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume))
                && quantity.unit != Some("percent");
        }
        if matches!(indicator, Indicator::Vehicles) && flow.is_none() {
            return quantity.unit != Some("percent") || !fresh;
        }
        if weak {
            let trade = matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles))
                || self.context.trade;
            return trade
                && !fresh
                && (quantity.unit.is_some_and(is_currency)
                    || matches!(quantity.unit, Some("tonne" | "percent" | "vehicle"))
                    || self.unit.is_some() && quantity.unit.is_none());
        }
        if flow.is_some() && indicator == Indicator::GoodsTrade {
            // "doanh nghiệp xuất khẩu", "thị trường xuất khẩu" still name the direction.
            return true;
        }
        true
    }

    /// "Kim ngạch" without a direction: both directions where all that passes is counted, else the one spoken of.
    pub(super) fn turnover_alone(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let alone = |m: &&Mention| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: None, .. }))
        };
        let Some(mention) = spot.head().iter().rev().find(alone).filter(|_| !fresh.named) else { return };
        let current = frame.named.get().copied();
        let total = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), sign: 1, part: None };
        let whole = fresh.coverage && matches!(frame.coverage.get(), Some(Coverage::Through | Coverage::Declared));
        let named = match current.map(|n| n.indicator) {
            _ if whole => total,
            Some(Indicator::GoodsTrade) => return,
            Some(Indicator::Volume) => Named { indicator: Indicator::GoodsTrade, ..current.unwrap_or(total) },
            _ if spot.quantity.unit == Some("VND") => return,
            _ => self
                .direction
                .get()
                .or(self.context.frame.named.get().filter(|n| n.flow != Some(Flow::Balance)))
                .copied()
                .unwrap_or(total),
        };
        frame.named.set(named, self.place("turnover-alone", mention.span, number));
        fresh.named = whole;
    }
}

/// Whether an indicator goes on counting the flow of the one before.
fn keeps_flow(before: Indicator, now: Indicator) -> bool {
    use Indicator::{GoodsTrade, Vehicles, VehiclesArrived, VehiclesTurnedBack, VehiclesWaiting, Volume};
    let trade = |i| matches!(i, GoodsTrade | Volume);
    let vehicles = |i| matches!(i, Vehicles | VehiclesArrived | VehiclesTurnedBack | VehiclesWaiting);
    trade(before) && trade(now) || vehicles(before) && vehicles(now)
}

/// "doanh thu", "tổng thu": takings of whatever is spoken of.
fn is_takings(words: &str) -> bool {
    matches!(words.to_lowercase().as_str(), "doanh thu" | "tổng thu" | "tổng doanh thu" | "revenue" | "thu")
}
