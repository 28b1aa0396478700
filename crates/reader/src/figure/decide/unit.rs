//! Which unit and indicator an amount has where the words leave them open.

use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::super::relation::{by_unit, measures};
use super::super::walk::{Draft, Spot, Walker};
use super::super::{Figure, Flow, Indicator};
use super::subject::follows_price;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Quantity, Sense, Side, What, is_currency};
use rust_decimal::Decimal;

impl Walker<'_> {
    /// Numbers without a unit that their indicator or neighbour gives one: "số tờ khai là 3.318", "93.3 billion".
    pub(super) fn natural_unit(&self, quantity: &mut Quantity, spot: &Spot<'_>, frame: &Frame) {
        if quantity.unit.is_some() || quantity.kind != Kind::Plain {
            return;
        }
        let named = frame.named.get().map(|n| n.indicator);
        if let (Some((unit, by)), Some(Indicator::GoodsTrade), None, true) =
            (self.unit, named, quantity.multiplier, spot.at > 0 && !spot.head().is_empty())
        {
            let scale = |value: Decimal| value.checked_mul(Decimal::from(by)).unwrap_or(value).normalize();
            quantity.unit = Some(unit);
            quantity.value = scale(quantity.value);
            quantity.to = quantity.to.map(scale);
            return;
        }
        let reached = spot.head().iter().rev().take(2).any(|m| {
            m.senses().iter().any(|s| matches!(s, Sense::Reach | Sense::To | Sense::Bound(_))) || m.is_mark('(')
        }) || spot.head().first().is_some_and(|m| m.is_mark(',')) && !self.brackets.is_empty();
        let gate = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Gate(_)));
        let of_them = spot.mentions.get(spot.at + 1).is_some_and(|m| m.has(Sense::OfThem));
        let beside_gate = of_them || spot.head().iter().any(gate);
        quantity.unit = match named {
            Some(Indicator::TouristArrivals) if quantity.multiplier.is_some() || reached => Some("person"),
            Some(
                Indicator::Vehicles
                | Indicator::VehiclesArrived
                | Indicator::VehiclesWaiting
                | Indicator::VehiclesTurnedBack,
            ) if (reached || beside_gate || self.shrinks_from(spot) || self.counts_on(spot, frame))
                && quantity.multiplier.is_none()
                && quantity.value >= Decimal::TEN =>
            {
                Some("vehicle")
            }
            Some(Indicator::Declarations) if reached => Some("declaration"),
            Some(Indicator::Population) if quantity.multiplier.is_some() => Some("person"),
            Some(Indicator::Enterprises)
                if spot.head().last().is_some_and(|m| m.is_mark(':')) && quantity.multiplier.is_none() =>
            {
                Some("enterprise")
            }
            Some(Indicator::GoodsTrade | Indicator::Fdi | Indicator::CustomsRevenue | Indicator::BudgetRevenue)
                if quantity.multiplier.is_some_and(|by| by >= 1_000_000) && !self.counts_a_noun(spot) =>
            {
                self.currency
            }
            _ => None,
        };
    }

    /// "Truck traffic shrank from 5,800 to 4,350": where a count came from.
    fn shrinks_from(&self, spot: &Spot<'_>) -> bool {
        let [.., moved, from] = &spot.mentions[..spot.at] else { return false };
        let to = spot.mentions.get(spot.at + 1).is_some_and(|m| m.has(Sense::To));
        self.lang == Lang::En && to && from.has(Sense::From) && (moved.has(Sense::Up) || moved.has(Sense::Down))
    }

    /// "261 at Tan Thanh", "538 were carrying fruit", "195 of the vehicles": vehicles counted before are counted on.
    fn counts_on(&self, spot: &Spot<'_>, frame: &Frame) -> bool {
        let here = frame.named.place().is_some_and(|p| p.sentence == self.sentence);
        let told = here
            || self.out.iter().rev().take_while(|f| f.indicator.is_traffic()).next().is_some()
            || spot.mentions[..spot.at].iter().any(|m| m.number().is_some_and(|q| q.unit == Some("vehicle")));
        let behind = &spot.mentions[spot.at + 1..];
        let gate = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Gate(_) | Sense::ThisGate));
        let vehicles = |m: &Mention| m.has(Sense::Unit("vehicle"));
        let first = behind.first();
        let way = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { flow: Some(flow), .. } if flow.is_one_way()))
        };
        let ends = behind.get(1).is_none_or(|m| matches!(m.what, What::Mark(_)) || m.has(Sense::And));
        // "412 with exports".
        let loaded = first.is_some_and(|m| m.span.of(self.text) == "with") && behind.get(1).is_some_and(way);
        let does = loaded || first.is_some_and(|m| m.has(Sense::Copula) || way(m) && ends);
        let there = first.is_some_and(|m| m.is_word() || matches!(m.span.of(self.text), "at" | "through"))
            && behind.get(1).is_some_and(gate);
        let of_them = first.is_some_and(|m| m.has(Sense::Link) || m.has(Sense::Whole))
            && behind.iter().skip(1).take(2).any(vehicles);
        self.lang == Lang::En && told && (does || there || of_them)
    }

    /// "4 triệu bao": what is counted stands behind, and is no money.
    fn counts_a_noun(&self, spot: &Spot<'_>) -> bool {
        let noun = |m: &Mention| {
            let word = m.span.of(self.text);
            m.is_word() && word.starts_with(char::is_lowercase) && (self.lang == Lang::Vi || word.len() > 3)
        };
        spot.mentions.get(spot.at + 1).is_some_and(noun)
    }

    /// Settles which indicator the number is of, by its unit where the words leave it open.
    pub(super) fn resolve(&self, draft: &mut Draft, spot: &Spot<'_>, frame: &Frame, drafts: &[Draft]) {
        let quantity = draft.quantity;
        let Some(unit) = quantity.unit else { return };
        let named_here = frame.named.place().is_some_and(|p| p.sentence == self.sentence);
        let money = is_currency(unit);
        // "The State budget pocketed 1.7 trillion", behind a sentence on something else.
        if self.lang == Lang::En && unit == "VND" && !named_here && opens_with_purse(spot) {
            draft.resolved =
                Some(plain(if self.customs_here { Indicator::CustomsRevenue } else { Indicator::BudgetRevenue }));
            return;
        }
        draft.doubtful = self.off_topic && (money && self.lang == Lang::Vi || !named_here)
            || self.lost_thread(spot, drafts, named_here)
            || follows_price(draft, spot)
            || self.is_of_another_subject(draft, spot, named_here);
        if quantity.kind != Kind::Plain || matches!(unit, "percent" | "points" | "times" | "rank") {
            if !self.growth_of_sector(draft, spot, drafts) {
                self.resolve_rate(draft, spot, frame, drafts);
            }
            return;
        }
        // "an output of 128 trillion dong".
        let output =
            spot.head().iter().rev().take(3).any(|m| m.span.of(self.text).to_lowercase().ends_with("output of"));
        if self.lang == Lang::En && money && output {
            draft.resolved = Some(plain(Indicator::IndustrialOutput));
            return;
        }
        let named = frame.named.get().copied();
        if self.is_traffic_anew(draft, spot) {
            draft.resolved = named.map(|n| Named { indicator: Indicator::Vehicles, ..n });
            return;
        }
        let duties = unit == "VND"
            && named.is_some_and(|n| n.indicator == Indicator::GoodsTrade)
            && (self.budget_here || self.customs_here || self.context.customs || self.at_gate(frame));
        // "The province spent 12 trillion dong from the budget".
        let spends = spot.head().iter().rev().take(5).any(|m| m.has(Sense::Pays));
        let out_of = spot.mentions[spot.at + 1..].iter().take(3).any(|m| m.span.of(self.text).ends_with("the budget"));
        if self.lang == Lang::En && unit == "VND" && spends && out_of {
            draft.resolved = Some(plain(Indicator::BudgetSpending));
            return;
        }
        // "11 trillion dong (480 million dollars) flowed into the state coffers", behind a sentence on something else.
        let purse = self.lang == Lang::En && unit == "VND" && !named_here && self.names_treasury(spot);
        let counted = named.is_some_and(|n| !n.indicator.is_traffic() && n.indicator != Indicator::Declarations);
        if purse && counted && !self.context.gates && !self.customs_here && !self.at_gate(frame) {
            draft.resolved = Some(plain(Indicator::BudgetRevenue));
            return;
        }
        let treasury = unit == "VND" && self.names_treasury(spot);
        let traded = named.is_some_and(|n| n.indicator == Indicator::GoodsTrade);
        if !duties
            && !(treasury && traded)
            && named.is_some_and(|n| measures(&quantity, n.indicator) && n.indicator != Indicator::Other)
        {
            return;
        }
        self.pieces_go_on(draft, named);
        let found = if is_currency(unit) {
            self.money(spot, unit, named, duties || self.at_gate(frame))
        } else if matches!(unit, "turn" | "person") {
            self.people(draft, spot, unit, named)
        } else {
            self.counted(draft, named)
        };
        if found.indicator == Indicator::Volume && unit == "vehicle" && draft.frame.goods.get().is_none() {
            let noun = draft.span.of(self.text).trim_start_matches(|c: char| !c.is_alphabetic());
            draft.frame.goods.set(noun.to_owned(), self.place("vehicles-traded", draft.span, draft.number));
        }
        draft.resolved = Some(found);
        draft.rule = if draft.rule == "level" { "level-by-unit" } else { draft.rule };
    }

    /// "nhập 150.000 chiếc ô tô. Nhập từ Indonesia 64.350 chiếc": pieces of what was counted in pieces before.
    fn pieces_go_on(&self, draft: &mut Draft, named: Option<Named>) {
        let pieces = draft.quantity.unit == Some("item") && draft.frame.goods.get().is_none();
        if !pieces || !named.is_some_and(|n| n.flow.is_some_and(Flow::is_one_way)) {
            return;
        }
        let counted = |f: &&Figure| f.indicator == Indicator::Volume && f.unit == "item" && f.commodity.is_some();
        let goods = self.out.iter().rev().take(6).find(counted).and_then(|f| f.commodity.clone());
        if let Some(goods) = goods {
            draft.frame.goods.set(goods, self.place("pieces-go-on", draft.span, draft.number));
        }
    }

    /// Vehicles with a noun of their own, after a sentence on those that waited or turned back: traffic again.
    fn is_traffic_anew(&self, draft: &Draft, spot: &Spot<'_>) -> bool {
        use Indicator::{VehiclesArrived, VehiclesTurnedBack, VehiclesWaiting};
        let apart = draft
            .frame
            .named
            .get()
            .is_some_and(|n| matches!(n.indicator, VehiclesArrived | VehiclesTurnedBack | VehiclesWaiting));
        let before = draft.frame.named.place().is_some_and(|p| p.fixed.is_none() && p.sentence != self.sentence);
        let gate = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Gate(_)));
        let behind = spot.mentions[spot.at + 1..].iter().take(4).take_while(|m| m.number().is_none());
        let kind = self.lang == Lang::En && behind.clone().any(|m| m.has(Sense::Unit("vehicle")));
        apart
            && before
            && self.lists.is_empty()
            && matches!(draft.quantity.unit, Some("vehicle" | "wagon"))
            && (draft.span.of(self.text).contains(char::is_alphabetic) || kind)
            && !spot.head().iter().any(gate)
    }

    /// Whether the document is on one gate, and that gate is spoken of: what is collected there, the customs collect.
    pub(crate) fn at_gate(&self, frame: &Frame) -> bool {
        self.context.gate.is_some_and(|gate| frame.areas.get().is_some_and(|a| a.as_slice() == [gate]))
    }

    /// Whether the public purse stands around a number.
    fn names_treasury(&self, spot: &Spot<'_>) -> bool {
        let behind = &spot.mentions[spot.at + 1..];
        // "113 trillion dong (5 billion dollars) flowed into the local budget".
        let bracket = behind.first().is_some_and(|m| m.is_mark('('));
        let closed = behind.iter().take(6).position(|m| m.is_mark(')')).filter(|_| bracket).map_or(0, |at| at + 1);
        let behind = behind[closed..].iter().take(6).take_while(|m| m.number().is_none());
        spot.head().iter().chain(behind).any(|m| m.has(Sense::Treasury))
    }

    /// An amount of money whose indicator is open.
    fn money(&self, spot: &Spot<'_>, unit: &str, named: Option<Named>, duties: bool) -> Named {
        use Indicator::{CustomsRevenue, Declarations, Enterprises, GoodsTrade, Other, TourismRevenue};
        use Indicator::{Vehicles, VehiclesArrived, VehiclesWaiting, Volume};
        let head = spot.head();
        let says_price = head
            .iter()
            .rposition(|m| m.has(Sense::Side(Side::Price)))
            .is_some_and(|at| !head[at + 1..].iter().any(|m| trade(m).is_some()));
        if says_price {
            return plain(Other);
        }
        if named.is_some_and(|n| n.indicator == Indicator::Iip) {
            return plain(Indicator::IndustrialOutput);
        }
        let traded = named.filter(|n| matches!(n.indicator, GoodsTrade | Volume));
        let treasury = self.names_treasury(spot);
        // "The State budget collected": whatever else the paragraph tells of customs.
        let named_customs = head.iter().any(|m| m.span.of(self.text).to_lowercase().contains("customs"));
        let collects = head.iter().any(|m| m.has(Sense::Treasury)) && !named_customs;
        let gate = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Gate(_) | Sense::ThisGate))
                || m.has(Sense::Those(2))
                || m.has(Sense::Those(3))
        };
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let customs =
            self.customs_here || head.iter().any(|m| word(m).contains("hải quan") || word(m).contains("customs"));
        let takes_in = |m: &Mention| {
            matches!(
                word(m).as_str(),
                "collected" | "contributed" | "collecting" | "contributing" | "revenue" | "takings"
            )
        };
        let tourism = named.is_some_and(|n| n.indicator == Indicator::TouristArrivals);
        let beside = matches!(
            named.map(|n| n.indicator),
            None | Some(Vehicles | Declarations | VehiclesWaiting | VehiclesArrived | Enterprises)
        );
        match traded {
            Some(traded) if unit != "VND" => Named { indicator: GoodsTrade, ..traded },
            _ if unit == "VND" && tourism => plain(TourismRevenue),
            _ if unit == "VND" && treasury && (beside && named.is_some() || head.iter().any(gate)) => {
                plain(CustomsRevenue)
            }
            _ if unit == "VND" && collects => plain(Indicator::BudgetRevenue),
            _ if unit == "VND" && (customs || duties) => plain(CustomsRevenue),
            _ if unit == "VND"
                && self.lang == Lang::En
                && head.iter().any(takes_in)
                && (self.context.customs || self.customs_told || head.iter().any(gate)) =>
            {
                plain(CustomsRevenue)
            }
            None if tourism => plain(TourismRevenue),
            _ if unit == "VND" && treasury => plain(Indicator::BudgetRevenue),
            None if unit != "VND" && beside && self.context.trade => {
                let declared = named.is_some_and(|n| n.indicator == Declarations);
                let said = head.iter().rev().find_map(trade);
                let topical = self.context.frame.named.get().is_some();
                said.or(self.direction.get().copied()).filter(|_| !declared).unwrap_or(if topical {
                    Named { flow: Some(Flow::Total), ..plain(GoodsTrade) }
                } else {
                    plain(Other)
                })
            }
            _ => plain(Other),
        }
    }

    /// People or turns: visitors, or vehicles where those are spoken of.
    fn people(&self, draft: &Draft, spot: &Spot<'_>, unit: &str, named: Option<Named>) -> Named {
        use Indicator::{Other, TouristArrivals, Vehicles, VehiclesArrived, VehiclesWaiting};
        let vehicles = |n: &Named| matches!(n.indicator, Vehicles | VehiclesWaiting | VehiclesArrived);
        if let Some(named) = named.filter(|n| unit == "turn" && vehicles(n)) {
            return named;
        }
        let said = draft.span.of(self.text).to_lowercase();
        let any = |text: &str, words: &[&str]| words.iter().any(|w| text.contains(w));
        let counted = unit == "person"
            && any(&said, &["khách", "visitor", "tourist", "arrivals", "holidaymaker"])
            && !said.contains("hành khách");
        let around = || {
            spot.head()
                .iter()
                .chain(spot.tail())
                .any(|m| any(&m.span.of(self.text).to_lowercase(), &["du lịch", "đón", "khách", "visitor", "tourist"]))
        };
        // "4 million people on 5,900 square kilometres".
        let land = |m: &Mention| m.number().is_some_and(|q| q.unit == Some("km2"));
        if self.lang == Lang::En && said.ends_with("people") && spot.mentions.iter().any(land) {
            return plain(Indicator::Population);
        }
        let crosses = ["hành khách", "nhập cảnh", "xnc"];
        let crossing = spot.head().iter().any(|m| any(&m.span.of(self.text).to_lowercase(), &crosses));
        plain(if (counted || around()) && !crossing { TouristArrivals } else { Other })
    }

    /// Vehicles, declarations, goods by weight or piece.
    fn counted(&self, draft: &Draft, named: Option<Named>) -> Named {
        use Indicator::{GoodsTrade, Other, Vehicles, Volume};
        let unit = draft.quantity.unit.unwrap_or("no");
        let traded = named.filter(|n| matches!(n.indicator, GoodsTrade | Volume));
        match (by_unit(&draft.quantity), traded) {
            (Some(Vehicles), Some(traded)) if !self.context.gates && traded.flow.is_some_and(Flow::is_one_way) => {
                Named { indicator: Volume, ..traded }
            }
            (Some(Vehicles), _) if !self.context.gates => plain(Other),
            (Some(Vehicles), _) => {
                let here = draft.frame.named.place().is_some_and(|p| p.sentence == self.sentence)
                    || named.is_some_and(|n| n.indicator != GoodsTrade);
                let flow = named.and_then(|n| n.flow).filter(|f| here && *f != Flow::Balance);
                Named { flow, ..plain(Vehicles) }
            }
            (Some(Other), Some(traded))
                if unit == "item"
                    && !draft.span.of(self.text).contains("hàng")
                    && draft.frame.goods.get().is_some()
                    && traded.flow.is_some_and(Flow::is_one_way) =>
            {
                Named { indicator: Volume, ..traded }
            }
            (Some(found), _) => plain(found),
            // "handled 180 million tonnes of goods": what ports are told to move.
            (None, _) if self.moved(draft) => Named { flow: Some(Flow::Total), ..plain(Volume) },
            (None, Some(traded)) if matches!(unit, "tonne" | "TEU" | "m3" | "kg" | "bag") => {
                Named { indicator: Volume, ..traded }
            }
            // What the vehicles carried.
            (None, None) if unit == "tonne" && named.is_some_and(|n| n.indicator == Vehicles) => {
                Named { flow: named.and_then(|n| n.flow).or(Some(Flow::Total)), ..plain(Volume) }
            }
            _ => plain(Other),
        }
    }
}

impl Walker<'_> {
    /// Whether a weight is of goods of every kind, and no direction is told in its sentence.
    fn moved(&self, draft: &Draft) -> bool {
        const GOODS: [&str; 5] = ["of goods", "of cargo", "of commodities", "of freight", "of container cargo"];
        let told = draft.frame.named.place().is_some_and(|p| p.sentence == draft.sentence);
        let behind = self.text[draft.span.end()..].trim_start();
        self.lang == Lang::En
            && matches!(draft.quantity.unit, Some("tonne" | "TEU"))
            && !told
            && GOODS.iter().any(|words| behind.starts_with(words))
    }
}

/// An indicator without a direction.
pub(super) fn plain(indicator: Indicator) -> Named {
    Named { indicator, flow: None, sign: 1, part: None }
}

/// Whether the public purse is the subject: "the State budget pocketed".
fn opens_with_purse(spot: &Spot<'_>) -> bool {
    let head = spot.head();
    let at = head.iter().take(3).position(|m| m.has(Sense::Treasury));
    at.is_some_and(|at| head[at + 1..].iter().take(2).any(|m| m.has(Sense::Earns) || m.has(Sense::Reach)))
}
