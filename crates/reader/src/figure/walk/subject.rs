//! Which indicator a number is of, as far as it is named beside it.

use super::super::context::trade;
use super::super::frame::{Frame, Named};
use super::super::gate::names_customs;
use super::super::relation::measures;
use super::super::{Coverage, Flow, Indicator};
use super::Walker;
use super::hear::{Beside, Fresh};
use super::spot::{Spot, bare};
use crate::Span;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Sense, What, is_currency};

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
        if !self.takes_indicator(spot, beside.is_behind(), at, told.indicator, told.flow, weak, frame, fresh.named) {
            return;
        }
        let told = self.told_from_their_side(beside, told, frame);
        if weak && self.is_sum_of_one_way(&beside, told, frame) {
            return;
        }
        let words = beside.mention().span;
        let goes_on = self.still_of_goods(&beside, told, frame);
        let before = frame.named.get().copied();
        let counts_vehicles = self.goes_on_in_vehicles(&beside, frame)
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
            (Some(Indicator::Fdi), Indicator::Other) if words.of(self.text).to_lowercase().contains("vốn đầu tư") =>
            {
                return;
            }
            // Far from any gate, vehicles bought and sold are goods.
            (_, indicator) if indicator.is_traffic() && !self.context.gates => match told.flow {
                Some(flow) if flow.is_one_way() => Indicator::Volume,
                _ => return,
            },
            (_, Indicator::BudgetRevenue) if told.part.is_none() && self.customs_takes(words) => {
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
            let clean = spot.tail().iter().take(at - spot.at - 1).all(|m| {
                self.lang == Lang::En && matches!(m.what, What::Period(_))
                    || m.is_word()
                    || m.has(Sense::Daily)
                    || m.has(Sense::Reach)
                    || self.lang == Lang::En && m.has(Sense::From)
            });
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
            if quantity.unit == Some("percent")
                && self.lang == Lang::En
                && economy
                && grows
                && within
                && at == spot.at + 2
            {
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
                && (role || between.iter().any(|m| m.has(Sense::Link)))
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
            return near
                && clean
                && amount
                && !weak
                && (measures(quantity, indicator)
                    || self.lang == Lang::En && indicator == Indicator::Iip && quantity.unit.is_some_and(is_currency)
                    || quantity.unit == Some("tonne") && at == spot.at + 1 && indicator == Indicator::GoodsTrade)
                && (flow.is_some() || indicator != Indicator::GoodsTrade);
        }
        if indicator == Indicator::GoodsTrade && flow.is_none() {
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
            return quantity.unit == Some("percent") && spot.mentions[at..spot.at].iter().any(grows);
        }
        let open = frame.named.get().is_some_and(|n| matches!(n.flow, Some(Flow::Balance | Flow::Total)));
        let anew = open && spot.head.contains(&at) && self.begins_clause(spot, at);
        if weak {
            let trade = matches!(current, Some(Indicator::GoodsTrade | Indicator::Volume | Indicator::Vehicles))
                || self.context.trade;
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

    fn counts_firms(&self, spot: &Spot<'_>, at: usize) -> bool {
        let firms = |m: &Mention| m.number().is_some_and(|q| q.unit == Some("enterprise"));
        spot.quantity.unit == Some("percent")
            && at == spot.at + 1
            && spot.mentions[at].span.of(self.text).starts_with("in ")
            && spot.mentions[..spot.at].iter().any(firms)
    }

    fn tells_of_tourism(&self, spot: &Spot<'_>) -> bool {
        let (Some(first), Some(last)) = (spot.mentions.first(), spot.mentions.get(spot.at)) else { return false };
        let before = self.text[first.span.start()..last.span.start()].to_lowercase();
        ["tourism sector", "tourism industry", "tourism services"].iter().any(|words| before.contains(words))
    }

    /// "600 trucks, including 250 outbound", "420 carry exports": vehicles counted on by the way they go.
    fn counts_on_one_way(&self, spot: &Spot<'_>, at: usize, current: Option<Indicator>) -> bool {
        let quantity = &spot.quantity;
        let open = quantity.unit.is_none() && quantity.multiplier.is_none() && quantity.kind == Kind::Plain;
        let beside = at == spot.at + 1
            || at == spot.at + 2
                && (spot.mentions[spot.at + 1].has(Sense::Copula)
                    || spot.mentions[spot.at + 1].span.of(self.text) == "with");
        self.lang == Lang::En && open && beside && self.context.gates && current.is_some_and(Indicator::is_traffic)
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

    /// "worth", "worth of goods": what an amount is of, without a direction.
    fn is_worth_of_goods(&self, mention: &Mention) -> bool {
        mention.has(Sense::Reach)
            || mention.has(Sense::Link)
            || mention.senses().iter().any(|s| {
                matches!(s, Sense::Good { .. } | Sense::Indicator { indicator: Indicator::GoodsTrade, flow: None, .. })
            })
    }

    /// Trade named only behind the last number ("shirts (5 percent) and hats (4 percent) are the major exports").
    pub(super) fn told_at_the_end(&self, mentions: &[Mention], frame: &mut Frame) {
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
        let (Some(verb), true, None, Lang::En) = (predicate, traded, mentions[..last].iter().find(names), self.lang)
        else {
            return;
        };
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
            return names_customs(sentence) && sentence.trim_end().ends_with("its");
        }
        names_customs(told) && !words.of(self.text).contains("địa bàn")
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
        let at_gate = self.lang == Lang::En && spot.head().iter().any(gate);
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
