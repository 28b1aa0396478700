//! Which indicator a number is of, as far as it is named beside it.

use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::super::gate::names_customs;
use super::super::{Coverage, Flow, Indicator};
use super::Walker;
use super::hear::{Beside, Fresh};
use super::spot::Spot;
use super::takes::Offer;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Sense, What};

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
        if let Some(loaded) = self.waits_for(&beside, told) {
            frame.named.set(loaded, self.place("waits-for", beside.mention().span, number));
            return;
        }
        let offer = Offer { indicator: told.indicator, flow: told.flow, weak };
        if !self.takes_indicator(beside, offer, frame, fresh.named) {
            return;
        }
        let told = self.told_from_their_side(beside, told, frame);
        if weak && self.is_sum_of_one_way(&beside, told, frame) {
            return;
        }
        let words = beside.mention().span;
        let goes_on = self.still_of_goods(&beside, told, frame);
        let before = frame.named.get().copied();
        // "3.670 lượt xe: chiều xuất 1.824 lượt": still what crossed.
        let crossed = self.lang == Lang::Vi
            && matches!(spot.quantity.unit, Some("vehicle" | "turn"))
            && frame.named.get().is_some_and(|n| n.indicator.is_traffic());
        let counts_vehicles = crossed
            || self.goes_on_in_vehicles(&beside, frame)
            || self.context.gates
                && beside.is_behind()
                && (matches!(spot.quantity.unit, Some("vehicle" | "turn"))
                    || self.counts_on_one_way(spot, at, frame.named.get().map(|n| n.indicator)));
        let indicator = match (before.map(|n| n.indicator), told.indicator) {
            (_, Indicator::GoodsTrade) if counts_vehicles => Indicator::Vehicles,
            (Some(Indicator::TouristArrivals), Indicator::Other | Indicator::BudgetRevenue)
                if is_takings(words.of(self.text)) =>
            {
                Indicator::TourismRevenue
            }
            // "Factories turned out 110 trillion dong of goods. Output of tiles expanded by 12.5 percent".
            (before, Indicator::Other)
                if self.lang == Lang::En
                    && [before, self.paragraph.1]
                        .iter()
                        .any(|i| matches!(i, Some(Indicator::IndustrialOutput | Indicator::Iip)))
                    && words.of(self.text).to_lowercase().starts_with("output")
                    && spot.quantity.unit == Some("percent") =>
            {
                Indicator::IndustrialOutput
            }
            // "How does this show in the budget?", "V. STATE BUDGET": what the lines behind it tell of revenue.
            (_, Indicator::Other)
                if self.lang == Lang::En
                    && self.budget_line.is_some_and(|line| self.line <= line + 2)
                    && words.of(self.text).to_lowercase().ends_with("revenue")
                    && spot.quantity.unit == Some("VND") =>
            {
                Indicator::BudgetRevenue
            }
            // "the tourism sector had a total revenue of 56 trillion".
            (_, Indicator::Other)
                if self.lang == Lang::En && is_takings(words.of(self.text)) && self.tells_of_tourism(spot) =>
            {
                Indicator::TourismRevenue
            }
            // "141 projects with a total investment of 133 million", in a text on foreign investment.
            (Some(Indicator::Fdi), Indicator::Other)
                if self.lang == Lang::En && words.of(self.text).to_lowercase().ends_with("investment") =>
            {
                return;
            }
            // "the largest market with revenue of 44 billion": still trade.
            (Some(Indicator::GoodsTrade | Indicator::Volume), Indicator::Other)
                if self.lang == Lang::En
                    && matches!(words.of(self.text).to_lowercase().as_str(), "revenue" | "revenues")
                    && self.context.trade
                    && spot.quantity.unit != Some("VND") =>
            {
                return;
            }
            // "châu Á tiêu thụ 64% hàng của tỉnh": what a counterpart takes is sold to it.
            (Some(Indicator::GoodsTrade), Indicator::Other)
                if self.lang == Lang::Vi
                    && words.of(self.text).to_lowercase().starts_with("tiêu thụ")
                    && before.is_some_and(|n| n.flow == Some(Flow::Export))
                    && beside.before().is_some_and(|m| m.senses().iter().any(|s| matches!(s, Sense::Land(..)))) =>
            {
                return;
            }
            // "xuất được 9.000 tấn cà phê, doanh thu gần 17 triệu USD": what the goods sold abroad brought in.
            (Some(Indicator::Volume), Indicator::Other)
                if self.lang == Lang::Vi
                    && before.is_some_and(|n| n.flow == Some(Flow::Export))
                    && frame.named.place().is_some_and(|p| p.sentence == self.sentence)
                    && is_takings(words.of(self.text))
                    && spot.quantity.unit == Some("USD") =>
            {
                Indicator::GoodsTrade
            }
            // "The branch collected 12 trillion dong of duties. Revenue has increased by 77 percent".
            (Some(Indicator::CustomsRevenue), Indicator::Other)
                if self.lang == Lang::En && words.of(self.text).eq_ignore_ascii_case("revenue") =>
            {
                return;
            }
            (Some(Indicator::Fdi), Indicator::Other) if words.of(self.text).to_lowercase().contains("vốn đầu tư") =>
            {
                return;
            }
            // Far from any gate, vehicles bought and sold are goods.
            (_, indicator) if indicator.is_traffic() && !self.context.gates => match told.flow {
                Some(flow) if flow.is_one_way() => Indicator::Volume,
                _ => return,
            },
            (_, Indicator::BudgetRevenue)
                if told.part.is_none() && (self.customs_takes(words) || self.told_by_customs(words)) =>
            {
                Indicator::CustomsRevenue
            }
            (_, indicator) => indicator,
        };
        let kept = before.filter(|n| keeps_flow(n.indicator, indicator)).and_then(|n| n.flow);
        let flow = told.flow.or(kept.filter(|f| indicator != Indicator::Vehicles || *f != Flow::Balance));
        if indicator == Indicator::Volume && told.indicator.is_traffic() {
            let counts = |word: &&str| matches!(word.to_lowercase().as_str(), "số" | "lượng" | "lượt");
            let noun = words.of(self.text).split(' ').find(|word| !counts(word)).unwrap_or_default();
            frame.goods.set(noun.to_owned(), self.place("vehicles-traded", words, number));
            fresh.goods = true;
        }
        let sign = if self.is_their_balance(&beside, flow) { -told.sign } else { told.sign };
        frame.named.set(Named { indicator, flow, sign, ..told }, self.place("said", words, number));
        // "China (37 percent of exports), Japan (12 percent)": said in the first bracket of a row for all.
        if beside.is_behind() && spot.quantity.unit == Some("percent") {
            self.brackets.iter_mut().for_each(|outside| outside.named = frame.named.clone());
        }
        // "vốn vay với tổng trị giá": a sum names no subject.
        self.off_topic &= weak && told.flow == Some(Flow::Total) && self.lang == Lang::Vi;
        // The whole that a share is of is no new subject.
        let of_share =
            beside.is_behind() && spot.quantity.unit == Some("percent") && indicator == Indicator::GoodsTrade;
        fresh.named |= !weak && !goes_on && !of_share && !(indicator == Indicator::Volume && flow.is_none());
    }

    /// "xuất khẩu 101 triệu USD, nâng tổng kim ngạch 3 tháng lên 289 triệu": the sum of the one direction spoken of.
    fn is_sum_of_one_way(&self, beside: &Beside<'_, '_>, told: Named, frame: &Frame) -> bool {
        let before = &beside.spot.mentions[..beside.at];
        let running = frame.named.get().filter(|n| n.flow.is_some_and(Flow::is_one_way)).and_then(|n| n.flow);
        let says = |m: &Mention, flow| trade(m).is_some_and(|n| n.flow == flow);
        let other = match running {
            Some(Flow::Export) => Some(Flow::Import),
            Some(_) => Some(Flow::Export),
            None => return false,
        };
        let goods = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let both = before.iter().any(|m| says(m, other) || says(m, Some(Flow::Total)));
        // "Tổng kim ngạch đạt 7 tỷ" in a text on exports.
        let only = self.context.one_way.is_some() && self.context.one_way == running && {
            let words = beside.mention().span.of(self.text).to_lowercase();
            !words.contains("xuất") && !words.contains("nhập") && !words.contains("hai chiều")
        };
        self.lang == Lang::Vi
            && told.flow == Some(Flow::Total)
            && !both
            && (only || before.iter().any(|m| says(m, running)) || before.iter().any(goods))
    }

    /// "Hoa Kỳ nhập siêu 3 tỷ USD": the balance of the other side, in a text on Vietnam's trade.
    fn is_their_balance(&self, beside: &Beside<'_, '_>, flow: Option<Flow>) -> bool {
        let mut before = beside.spot.mentions[..beside.at].iter().rev().skip_while(|m| m.is_word());
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let opens = |m: &Mention| matches!(m.what, What::Mark(_) | What::Period(_)) || m.has(Sense::OfWhich);
        flow == Some(Flow::Balance)
            && self.lang == Lang::Vi
            && self.context.foreign.is_none()
            && before.next().is_some_and(land)
            && before.next().is_none_or(opens)
    }

    /// "trucks waiting for export": still those that wait, and the way they go.
    fn waits_for(&self, beside: &Beside<'_, '_>, told: Named) -> Option<Named> {
        let spot = beside.spot;
        let before = &spot.mentions[..beside.at];
        let one_way = told.indicator == Indicator::GoodsTrade && told.flow.is_some_and(Flow::is_one_way);
        let vehicles = spot.quantity.unit.is_none_or(|u| matches!(u, "vehicle" | "wagon" | "turn"));
        let [.., wait, link] = before else { return None };
        let waits = wait.senses().iter().find_map(|s| match *s {
            Sense::Indicator { indicator: Indicator::VehiclesWaiting, part, .. } => Some(part),
            _ => None,
        });
        let free = self.lang == Lang::En && self.context.gates && one_way && vehicles && !beside.is_behind();
        waits.filter(|_| free && link.has(Sense::Link)).map(|part| Named {
            indicator: Indicator::VehiclesWaiting,
            flow: told.flow,
            sign: 1,
            part,
        })
    }

    /// "export vehicles reached 33,600 and imported more than 115,000": still vehicles.
    fn goes_on_in_vehicles(&self, beside: &Beside<'_, '_>, frame: &Frame) -> bool {
        let spot = beside.spot;
        let quantity = &spot.quantity;
        let open = quantity.unit.is_none() && quantity.multiplier.is_none() && quantity.kind == Kind::Plain;
        let told = frame.named.get().is_some_and(|n| n.indicator.is_traffic());
        let joins = |m: &Mention| {
            m.has(Sense::Reach) || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
        };
        self.lang == Lang::En
            && open
            && told
            && self.context.gates
            && beside.number > 0
            && !beside.is_behind()
            && spot.mentions[beside.at + 1..spot.at].iter().all(joins)
    }

    /// Trade named only behind the last number ("shirts (5 percent) and hats (4 percent) are the major exports").
    pub(super) fn told_at_the_end(&self, mentions: &[Mention], frame: &mut Frame) {
        if self.lang != Lang::En {
            return;
        }
        let Some(last) = mentions.iter().rposition(|m| m.number().is_some()) else { return };
        let names = |m: &&Mention| {
            m.senses().iter().any(|s| {
                matches!(
                    s,
                    Sense::Indicator { indicator: Indicator::GoodsTrade | Indicator::Volume, flow: Some(_), .. }
                )
            })
        };
        let traded = frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade);
        let predicate = mentions[last + 1..].iter().position(|m| m.has(Sense::Reach)).map(|at| last + 1 + at);
        let (Some(verb), true, None) = (predicate, traded, mentions[..last].iter().find(names)) else { return };
        let told = mentions[verb..].iter().take(5).find_map(|m| super::super::context::trade(m).map(|n| (n, m.span)));
        if let Some((named, span)) = told.filter(|(named, _)| named.flow.is_some_and(Flow::is_one_way)) {
            frame.named.set(named, self.place("told-at-the-end", span, 0));
        }
    }

    /// "Thu ngân sách", where the paragraph has spoken of customs before: what customs takes in.
    fn customs_takes(&self, words: Span) -> bool {
        let told = self.text.get(self.paragraph_at..words.start()).unwrap_or("");
        if self.lang == Lang::En {
            // "The General Department of Customs reported that its state budget collection".
            let sentence = told.rfind(". ").map_or(told, |at| &told[at..]);
            let collects = sentence.contains(" collected ") && !sentence.contains("State budget collected");
            return names_customs(sentence) && (sentence.trim_end().ends_with("its") || collects);
        }
        names_customs(told) && !words.of(self.text).contains("địa bàn")
    }

    /// "Số thu ngân sách", in a text that a customs office heads: what it takes in.
    fn told_by_customs(&self, words: Span) -> bool {
        self.lang == Lang::Vi && self.context.customs_headed && !words.of(self.text).contains("địa bàn")
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
        // "The collected value was 63 percent higher", behind a sentence on duties.
        let value = self.lang == Lang::En && mention.span.of(self.text).eq_ignore_ascii_case("value");
        let other = |n: Named| !matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume | Indicator::Other);
        if value && current.is_some_and(other) && spot.quantity.unit == Some("percent") {
            return;
        }
        let total = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), sign: 1, part: None };
        let gate = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Gate(_) | Sense::ThisGate));
        // "Turnover in the nine months was 47 million", in a text on one gate.
        let worth = |m: &Mention| {
            let words = m.span.of(self.text);
            words.starts_with("goods worth") || words.starts_with("goods valued")
        };
        let said_here = frame.named.place().is_some_and(|p| p.sentence == self.sentence && p.rule == "said");
        let from_goods = self.at_gate(frame) && worth(mention) && !said_here;
        let topical =
            from_goods || number == 0 && self.at_gate(frame) && spot.head().first().is_some_and(|m| alone(&m));
        let behind = |p: super::super::frame::Place| {
            p.rule == "gates-behind" && p.sentence == self.sentence && p.number == number
        };
        let there = frame.areas.place().is_some_and(behind);
        let at_gate = self.lang == Lang::En && (topical || there || spot.head().iter().any(gate));
        let whole =
            at_gate || fresh.coverage && matches!(frame.coverage.get(), Some(Coverage::Through | Coverage::Declared));
        let named = match current.map(|n| n.indicator) {
            _ if whole => total,
            // "5.214 tờ khai với kim ngạch 246 triệu", "phương tiện xuất nhập cảnh; kim ngạch": of all that passed.
            Some(indicator)
                if self.lang == Lang::Vi
                    && (indicator == Indicator::Declarations || indicator.is_traffic())
                    && current.is_some_and(|n| n.flow.is_none_or(|flow| flow == Flow::Total))
                    && frame.named.place().is_some_and(|p| p.sentence == self.sentence)
                    && frame.goods.get().is_none() =>
            {
                total
            }
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
