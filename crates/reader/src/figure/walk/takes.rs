//! Whether an indicator named around a number is the number's.

use super::super::frame::Frame;
use super::super::relation::measures;
use super::super::{Flow, Indicator};
use super::Walker;
use super::hear::Beside;
use super::spot::{Spot, bare};
use crate::document::Lang;
use crate::mention::{Kind, Mention, Sense, What, is_currency};

/// An indicator that is named around a number.
#[derive(Clone, Copy)]
pub(super) struct Offer {
    pub(super) indicator: Indicator,
    pub(super) flow: Option<Flow>,
    /// Whether its words can mean something else.
    pub(super) weak: bool,
}

impl Walker<'_> {
    /// Whether an indicator named around a number is the number's; `fresh` where one nearer was named already.
    pub(super) fn takes_indicator(&self, beside: Beside<'_, '_>, offer: Offer, frame: &Frame, fresh: bool) -> bool {
        let Beside { spot, at, .. } = beside;
        let Offer { indicator, flow, weak } = offer;
        let quantity = &spot.quantity;
        let current = frame.named.get().map(|n| n.indicator);
        if beside.is_behind() {
            return self.takes_behind(beside, offer, frame, fresh);
        }
        if indicator == Indicator::GoodsTrade && flow.is_none() {
            return false;
        }
        // "Cơ cấu như sau: thủy sản 171 triệu USD": the parts of what was told, each as an amount.
        if indicator == Indicator::SectorShare && quantity.unit.is_some_and(is_currency) {
            return false;
        }
        // "in number": said behind what it measures only.
        if self.lang == Lang::En
            && matches!(indicator, Indicator::Enterprises | Indicator::Other)
            && spot.mentions[at].span.of(self.text).starts_with("in ")
        {
            return false;
        }
        // "xe chở hàng xuất nhập khẩu": the vehicles', not the goods'.
        let vehicles = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::Vehicles, .. }))
        };
        let carrying =
            spot.mentions[..at].iter().rev().take(3).take_while(|m| m.is_word() || vehicles(m)).any(vehicles);
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
        if weak && indicator == Indicator::Grdp {
            let grows = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down);
            // "Kinh tế Quảng Bình tăng 6,5%".
            let whose = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea));
            let owned = self.lang == Lang::En || spot.mentions.get(at + 1).is_some_and(whose);
            return owned && quantity.unit == Some("percent") && spot.mentions[at..spot.at].iter().any(grows);
        }
        let open = frame.named.get().is_some_and(|n| matches!(n.flow, Some(Flow::Balance | Flow::Total)));
        let anew = open && spot.head.contains(&at) && self.begins_clause(spot, at);
        if weak {
            let papers = self.lang == Lang::Vi && current == Some(Indicator::Declarations);
            let trade = matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles))
                || papers
                || self.context.trade
                || self.country_trades(spot, at);
            return trade
                && (!fresh || anew)
                && (quantity.unit.is_some_and(is_currency)
                    || matches!(quantity.unit, Some("tonne" | "percent" | "vehicle" | "item"))
                    || self.unit.is_some() && quantity.unit.is_none());
        }
        if flow.is_some() && indicator == Indicator::GoodsTrade {
            // "doanh nghiệp xuất khẩu", "thị trường xuất khẩu" still name the direction.
            return true;
        }
        true
    }

    /// "cả nước nhập tới 22.700 chiếc": a country that does so trades.
    fn country_trades(&self, spot: &Spot<'_>, at: usize) -> bool {
        let subject = spot.mentions[..at].iter().rev().take(3).find(|m| !m.is_word());
        let verb = matches!(spot.mentions[at].span.of(self.text), "nhập" | "xuất");
        self.lang == Lang::Vi && verb && subject.is_some_and(|m| m.has(Sense::Area("vietnam")))
    }

    /// The same, behind the number.
    fn takes_behind(&self, beside: Beside<'_, '_>, offer: Offer, frame: &Frame, fresh: bool) -> bool {
        let Beside { spot, at, .. } = beside;
        let Offer { indicator, flow, weak } = offer;
        let quantity = &spot.quantity;
        let current = frame.named.get().map(|n| n.indicator);
        // "4 tỷ USD hàng xuất khẩu", "46% in exports": right behind the number, and of its kind.
        let standing = matches!(indicator, Indicator::VehiclesWaiting | Indicator::VehiclesTurnedBack);
        let made_of = self.lang == Lang::En && spot.mentions[at].span.of(self.text).starts_with("consisted of");
        let near = at <= spot.at + if standing || made_of { 4 } else { 2 };
        let clean = spot.tail().iter().take(at - spot.at - 1).all(|m| {
            self.lang == Lang::En && matches!(m.what, What::Period(_))
                || m.is_word()
                || m.has(Sense::Daily)
                || m.has(Sense::Reach)
                || self.lang == Lang::En && m.has(Sense::From)
        });
        // "210 triệu USD với sản lượng trên 700.000 tấn": the noun of the next number.
        let light = |m: &&Mention| m.has(Sense::Reach) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)));
        let next = spot.mentions[at + 1..].iter().find(|m| !light(m));
        if self.lang == Lang::Vi && indicator == Indicator::Other && next.is_some_and(|m| m.number().is_some()) {
            return false;
        }
        let amount =
            quantity.unit.is_some_and(is_currency) || matches!(quantity.unit, Some("vehicle" | "turn" | "tonne"));
        if quantity.unit == Some("percent")
            && at == spot.at + 1
            && matches!(indicator, Indicator::Grdp | Indicator::Gdp | Indicator::Iip)
            && !spot.head().iter().any(|m| m.has(Sense::Share))
            && current != Some(indicator)
        {
            return current.is_none() || frame.named.place().is_none_or(|p| p.sentence != self.sentence);
        }
        // "a growth rate of 8.5 percent in GRDP".
        let economy = matches!(indicator, Indicator::Grdp | Indicator::Gdp | Indicator::Iip);
        let grows = spot.head().iter().rev().take(4).any(|m| m.has(Sense::Up) || m.has(Sense::Down));
        let within = spot.mentions.get(spot.at + 1).is_some_and(|m| m.is_word() || m.has(Sense::Link));
        if quantity.unit == Some("percent") && self.lang == Lang::En && economy && grows && within && at == spot.at + 2
        {
            return current != Some(indicator);
        }
        // "a 7.6 percent increase in the province's industrial production index".
        let between = &spot.mentions[spot.at + 1..at];
        let own = |m: &Mention| {
            m.is_word()
                || m.has(Sense::ThisArea)
                || m.is_mark('\'')
                || m.is_mark('’')
                || m.senses().iter().any(|s| matches!(s, Sense::Area(_)))
        };
        let moved = matches!(between, [moves, link, rest @ ..]
            if (moves.has(Sense::Up) || moves.has(Sense::Down)) && link.span.of(self.text) == "in" && rest.len() <= 4 && rest.iter().all(own));
        let told = matches!(indicator, Indicator::IndustrialOutput | Indicator::RetailSales | Indicator::BudgetRevenue);
        if quantity.unit == Some("percent") && self.lang == Lang::En && moved && (economy || told) {
            return current != Some(indicator);
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
        // "China (37 percent of exports)": the share tells the direction.
        // "a surplus of 15 billion in trade with the bloc".
        let balance = frame.named.get().is_some_and(|n| n.flow == Some(Flow::Balance)) && fresh;
        if self.lang == Lang::En && balance && flow == Some(Flow::Total) {
            return false;
        }
        let between = &spot.mentions[spot.at + 1..at];
        let of_trade = quantity.unit == Some("percent")
            && between.len() <= 2
            && between.first().is_some_and(|m| m.has(Sense::Link) || m.has(Sense::Whole))
            && between.iter().all(|m| m.is_word() || m.has(Sense::Link) || m.has(Sense::Whole));
        // "a 10.6 percent decline in export revenue".
        let fall_in = quantity.unit == Some("percent")
            && matches!(between, [moves, link] if (moves.has(Sense::Up) || moves.has(Sense::Down))
                && link.span.of(self.text) == "in");
        let of_trade = of_trade || fall_in;
        if self.lang == Lang::En
            && indicator == Indicator::GoodsTrade
            && !weak
            && flow.is_some_and(Flow::is_one_way)
            && of_trade
            && frame.named.get().is_some_and(|n| n.flow != flow && n.flow != Some(Flow::Balance))
        {
            return true;
        }
        // "contributed 1.5 billion to exports": a part of what is named behind.
        let part_of = between.len() <= 3
            && between.first().is_some_and(|m| m.has(Sense::To))
            && between.iter().all(|m| m.is_word() || m.has(Sense::To))
            && spot.head().iter().rev().take(4).any(|m| m.has(Sense::Share));
        let money = quantity.unit.is_some_and(is_currency);
        if self.lang == Lang::En && part_of && money && !weak && flow.is_some_and(Flow::is_one_way) {
            return current == Some(Indicator::GoodsTrade);
        }
        // "4 billion in the province's favour".
        let owner = |m: &Mention| {
            m.is_word()
                || m.is_mark('\'')
                || m.is_mark('’')
                || m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::Land(..) | Sense::ThisArea))
        };
        // "21st in the world as an exporter".
        let role = spot.mentions[at].span.of(self.text).starts_with("as an");
        let ranked = quantity.unit == Some("rank")
            && !weak
            && between.len() <= 4
            && (role || between.iter().any(|m| m.has(Sense::Link) || m.span.of(self.text) == "by"))
            && between.iter().all(|m| m.is_word() || m.has(Sense::Rank) || m.has(Sense::Link));
        if ranked && self.lang == Lang::En && (flow.is_some() || indicator != Indicator::GoodsTrade) {
            return true;
        }
        let favour = flow == Some(Flow::Balance) && self.lang == Lang::En && between.len() <= 5;
        if favour && quantity.unit.is_some_and(is_currency) && between.iter().all(owner) {
            return true;
        }
        // "chiếm 98% trị giá xuất khẩu và 95% trị giá nhập khẩu": the whole behind the share tells its direction.
        let shared = |m: &Mention| m.has(Sense::Share);
        let moves = |m: &Mention| m.has(Sense::Up) || m.has(Sense::Down) || m.has(Sense::Equal);
        if quantity.unit == Some("percent")
            && at <= spot.at + 2
            && indicator == Indicator::GoodsTrade
            && flow.is_some_and(Flow::is_one_way)
            && (!fresh || frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total)))
            && current == Some(Indicator::GoodsTrade)
            && frame.named.get().is_some_and(|n| n.flow != Some(Flow::Balance))
            && (at == spot.at + 1 && !spot.head().iter().any(moves)
                || spot.head().iter().any(shared)
                || bare(spot) && spot.mentions[..spot.at].iter().any(shared))
        {
            return true;
        }
        let passive = weak
            && flow.is_some()
            && self.lang == Lang::En
            && between.iter().all(|m| m.has(Sense::OfWhich) || self.is_worth_of_goods(m))
            && (quantity.unit.is_some_and(is_currency) || quantity.unit == Some("tonne"))
            && self.context.trade;
        if passive {
            return true;
        }
        // "1,344 firms with a capital of 28 trillion dong, down 1.9 percent in number but up 18.7 percent in capital".
        let firms = matches!(indicator, Indicator::Enterprises | Indicator::Other);
        if self.lang == Lang::En && firms && self.counts_firms(spot, at) {
            return true;
        }
        // "5.4 million TEUs of exports", "826,000 TEUs are imported goods".
        let holds = |m: &Mention| m.has(Sense::Link) || m.has(Sense::Copula);
        let moved = matches!(quantity.unit, Some("tonne" | "TEU"))
            && indicator == Indicator::GoodsTrade
            && flow.is_some_and(Flow::is_one_way);
        if self.lang == Lang::En && moved && between.len() == 1 && between.iter().all(holds) {
            return true;
        }
        // "486 trucks transporting exported goods".
        let loaded = |m: &Mention| {
            m.has(Sense::Link)
                || m.has(Sense::Copula)
                || matches!(m.span.of(self.text), "transporting" | "loaded" | "hauling" | "bringing" | "taking")
        };
        let carried = self.lang == Lang::En
            && self.context.gates
            && (1..=2).contains(&between.len())
            && between.iter().all(loaded);
        let vehicles = matches!(quantity.unit, Some("vehicle" | "turn")) && (at == spot.at + 1 || carried);
        if (vehicles || self.counts_on_one_way(spot, at, current)) && flow.is_some() {
            return true;
        }
        near && clean
            && amount
            && !weak
            && (measures(quantity, indicator)
                || self.lang == Lang::En && indicator == Indicator::Iip && quantity.unit.is_some_and(is_currency)
                || quantity.unit == Some("tonne") && at == spot.at + 1 && indicator == Indicator::GoodsTrade)
            && (flow.is_some() || indicator != Indicator::GoodsTrade)
    }

    pub(super) fn counts_firms(&self, spot: &Spot<'_>, at: usize) -> bool {
        let firms = |m: &Mention| m.number().is_some_and(|q| q.unit == Some("enterprise"));
        spot.quantity.unit == Some("percent")
            && at == spot.at + 1
            && spot.mentions[at].span.of(self.text).starts_with("in ")
            && spot.mentions[..spot.at].iter().any(firms)
    }

    pub(super) fn tells_of_tourism(&self, spot: &Spot<'_>) -> bool {
        let (Some(first), Some(last)) = (spot.mentions.first(), spot.mentions.get(spot.at)) else { return false };
        let before = self.text[first.span.start()..last.span.start()].to_lowercase();
        ["tourism sector", "tourism industry", "tourism services"].iter().any(|words| before.contains(words))
    }

    /// "600 trucks, including 250 outbound", "420 carry exports": vehicles counted on by the way they go.
    pub(super) fn counts_on_one_way(&self, spot: &Spot<'_>, at: usize, current: Option<Indicator>) -> bool {
        let quantity = &spot.quantity;
        let open = quantity.unit.is_none() && quantity.multiplier.is_none() && quantity.kind == Kind::Plain;
        let beside = at == spot.at + 1
            || at == spot.at + 2
                && (spot.mentions[spot.at + 1].has(Sense::Copula)
                    || spot.mentions[spot.at + 1].span.of(self.text) == "with");
        self.lang == Lang::En && open && beside && self.context.gates && current.is_some_and(Indicator::is_traffic)
    }

    /// "worth", "worth of goods": what an amount is of, without a direction.
    pub(super) fn is_worth_of_goods(&self, mention: &Mention) -> bool {
        mention.has(Sense::Reach)
            || mention.has(Sense::Link)
            || mention.senses().iter().any(|s| {
                matches!(s, Sense::Good { .. } | Sense::Indicator { indicator: Indicator::GoodsTrade, flow: None, .. })
            })
    }
}
