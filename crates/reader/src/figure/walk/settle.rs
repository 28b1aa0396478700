//! What a new subject takes away from what governed before.

use super::super::frame::{Frame, Named, Place, Slot};
use super::super::{Coverage, Flow, Indicator, Known};
use super::Walker;
use super::area::joined_list;
use super::hear::Fresh;
use super::spot::Spot;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, lies_in};
use crate::name::is_region;

impl<'a> Walker<'a> {
    /// Puts the names said before a number into the frame.
    pub(super) fn name(&self, spot: &Spot<'_>, number: usize, names: Names, frame: &mut Frame) {
        let place = self.place("said", spot.mentions[spot.at].span, number);
        let Names { mut areas, mut lands, goods } = names;
        if !areas.is_empty() {
            areas.dedup();
            let joint = areas.len() > 1
                && spot.quantity.unit != Some("rank")
                && joined_list(spot, |s| matches!(s, Sense::Area(id) | Sense::Gate(id) if areas.contains(id)));
            let chosen = if joint { areas } else { vec![areas[areas.len() - 1]] };
            frame.areas.set(chosen, Place { rule: "area-named", ..place });
        }
        if !lands.is_empty() {
            lands.dedup();
            // "Exports to US, Japan hit 15 billion", in a headline.
            let headed = self.lang == Lang::En && self.line == 0 && lands.len() == 2 && {
                let named = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
                let last = spot.head().iter().rposition(named).unwrap_or(0);
                last >= 2 && spot.head()[last - 1].is_mark(',') && named(&spot.head()[last - 2])
            };
            let all = headed || joined_list(spot, |s| matches!(s, Sense::Land(..)));
            let chosen = if all { lands } else { vec![lands[lands.len() - 1]] };
            frame.partners.set(chosen, Place { rule: "partner-named", ..place });
        }
        if let Some(span) = goods {
            frame.goods.set(span.of(self.text).to_owned(), Place { rule: "goods-named", at: Some(span), ..place });
        }
    }

    /// What a new subject takes away from what governed before.
    pub(super) fn settle(&mut self, spot: &Spot<'_>, fresh: &Fresh, before: &Frame, frame: &mut Frame, leading: bool) {
        let here = |place: Option<Place>| place.is_some_and(|p| p.sentence == self.sentence);
        let context = self.context;
        let topic = &context.frame;
        let trade_named =
            frame.named.get().is_some_and(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        // A territory's balance is of all goods, unless it names some.
        let balanced = fresh.named && fresh.areas && frame.named.get().is_some_and(|n| n.flow == Some(Flow::Balance));
        let whole = self.lang == Lang::Vi
            && (balanced || fresh.named && topic.goods.get().is_some() && self.of_all_goods(spot));
        let theme = self.theme.clone();
        let counted = matches!(spot.quantity.unit, Some("tonne" | "kg" | "m3" | "item"));
        let subject = frame.named.place().and_then(|p| p.at).is_some_and(|at| {
            let words = at.of(self.text);
            words.starts_with(char::is_uppercase)
                || ["kim", "tổng", "trị", "giá"].iter().any(|noun| words.starts_with(noun))
        });
        let turned = self.lang == Lang::Vi && !counted && subject && turned(frame, topic);
        let topic_goods = || match theme.get() {
            _ if !trade_named || whole => Default::default(),
            // What a text on exports of goods tells of imports is not of those goods alone.
            None if turned => Default::default(),
            Some(_) => theme.clone(),
            None => topic.goods.clone(),
        };
        let weighed = self.of_goods
            && matches!(spot.quantity.unit, Some("tonne" | "kg" | "m3" | "item"))
            && frame.named.get().is_some_and(|n| n.indicator == Indicator::Volume)
            && before.goods.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line);
        // "Riêng tháng 5, lượng nhập khẩu đạt 1 triệu tấn": still of the goods that the paragraph is about.
        if fresh.named && !fresh.goods && !(weighed && self.lang == Lang::Vi) {
            frame.goods = topic_goods();
        }
        if (fresh.named || fresh.partners) && !fresh.sector {
            frame.sector.clear();
        }
        if let Some(named) =
            frame.named.get().filter(|n| n.indicator == Indicator::GoodsTrade && n.flow != Some(Flow::Balance))
            && let Some(place) = frame.named.place()
        {
            self.direction.set(*named, place);
            if self.first_way.get().is_none() {
                self.first_way.set(*named, place);
            }
        }
        let cleared = self.lang == Lang::En && before.partners.get().is_none();
        let goes_on = self.lang == Lang::En && spot.head().first().is_some_and(|m| m.has(Sense::OfWhich));
        // "total trade of the whole country", in a text on its trade with one other.
        let all = |m: &Mention| {
            let words = m.span.of(self.text).to_lowercase();
            words.ends_with("whole country") || words.ends_with("entire country") || words.ends_with("whole nation")
        };
        let nation = |m: &Mention| m.span.of(self.text).to_lowercase() == "cả nước";
        let whole_country = self.lang == Lang::Vi
            && leading
            && fresh.named
            && fresh.areas
            && !fresh.partners
            && context.frame.partners.get().is_some()
            && spot.head().iter().any(nation);
        let everywhere =
            whole_country || fresh.named && !fresh.partners && self.lang == Lang::En && spot.head().iter().any(all);
        if everywhere {
            frame.partners.clear();
        } else if fresh.named
            && !fresh.partners
            && !goes_on
            && (leading || !cleared)
            && (leading || !here(before.partners.place()))
        {
            frame.partners = self.context.frame.partners.clone();
        }
        if fresh.named
            && !fresh.coverage
            && (leading || !here(before.coverage.place()))
            && !matches!(frame.coverage.get(), Some(Coverage::Through))
        {
            frame.coverage.clear();
        }
        if fresh.named
            && leading
            && !fresh.areas
            && !here(before.areas.place())
            && before.areas.place().is_some_and(|p| !matches!(p.rule, "agency-area" | "customs-office" | "heading"))
            && !spot.head().first().is_some_and(|m| m.has(Sense::OfWhich))
            && !self.still_of_area(spot, before)
            && !self.still_of_province(spot, before)
            && !self.still_at_gate(spot, before, frame)
            && !self.still_there(spot, before, frame)
            && !self.still_nationwide(spot, before)
        {
            frame.areas = topic.areas.clone();
        }
        // "riêng Dinh Bà 96 triệu USD; phương tiện 38.720 lượt": the gate was told aside.
        let aside = |p: Place| p.sentence == self.sentence && p.rule == "area-named";
        if self.lang == Lang::Vi
            && fresh.named
            && !fresh.areas
            && !leading
            && spot.head().first().is_some_and(|m| m.is_mark(';'))
            && before.areas.place().is_some_and(aside)
            && self.told_apart(before)
        {
            frame.areas = self.main.areas.clone();
        }
        let parted = fresh.coverage
            && self.lang == Lang::Vi
            && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic));
        if (fresh.goods || parted) && !fresh.partners && !here(before.partners.place()) {
            frame.partners = self.context.frame.partners.clone();
        }
        if fresh.goods && !fresh.partners && self.partner_of_item(spot) {
            frame.partners = self.context.frame.partners.clone();
        }
        // "Last year the sector earned 7 billion": the whole again, after a part of it.
        let whole = |m: &Mention| matches!(m.span.of(self.text), "sector" | "industry" | "the sector" | "the industry");
        if leading && self.lang == Lang::En && !fresh.partners && spot.head().iter().any(whole) {
            frame.partners = self.context.frame.partners.clone();
        }
        // Goods of a body that trades both ways are what it sells.
        let both =
            frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade && n.flow == Some(Flow::Total));
        let of_sum = spot.tail().first().is_some_and(|m| m.has(Sense::OfWhich) || m.has(Sense::Whole));
        if fresh.goods
            && !fresh.named
            && both
            && !of_sum
            && !here(frame.named.place())
            && let (Some(named), Some(place)) = (frame.named.get().copied(), frame.named.place())
        {
            frame.named.set(Named { flow: Some(Flow::Export), ..named }, Place { rule: "goods-sold", ..place });
        }
        if !fresh.goods && !here(frame.goods.place()) && self.is_of_all_goods(spot) {
            frame.goods.clear();
            if !fresh.partners && !here(before.partners.place()) {
                frame.partners = self.context.frame.partners.clone();
            }
        }
        // "The province shipped 310 million": of all its firms again.
        let subject = leading && self.lang == Lang::En && spot.head().iter().take(3).any(|m| m.has(Sense::ThisArea));
        if subject
            && !fresh.coverage
            && !here(before.coverage.place())
            && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic))
        {
            frame.coverage.clear();
        }
        let still_of_goods = self.still_of_those_goods(spot, fresh, before);
        if fresh.partners && !fresh.goods && !here(before.goods.place()) && !still_of_goods {
            frame.goods = topic_goods();
        }
        if fresh.areas && !fresh.goods && !still_of_goods {
            frame.goods = topic_goods();
        }
        if still_of_goods {
            frame.goods = before.goods.clone();
        }
        if fresh.areas && !fresh.partners && !here(before.partners.place()) && !everywhere {
            frame.partners = self.context.frame.partners.clone();
        }
        if (fresh.areas || fresh.goods || fresh.partners)
            && !fresh.coverage
            && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic | Coverage::Local))
        {
            frame.coverage.clear();
        }
        let local = frame.coverage.get() == Some(&Coverage::Local);
        if let (true, false, Some(named), Some(place)) =
            (fresh.coverage && local, fresh.named, frame.named.get().copied(), frame.named.place())
            && named.flow == Some(Flow::Total)
        {
            frame.named.set(Named { flow: Some(Flow::Export), ..named }, Place { rule: "local-goods-sold", ..place });
        }
        if fresh.coverage && !fresh.goods && matches!(frame.coverage.get(), Some(Coverage::Fdi | Coverage::Domestic)) {
            frame.goods = topic_goods();
        }
    }
}

impl Walker<'_> {
    /// "The gate cleared 4,900 declarations. Turnover was": still the gate in the area that the document is about, or
    /// the one area spoken of where the document names no larger one.
    fn still_there(&self, spot: &Spot<'_>, before: &Frame, frame: &Frame) -> bool {
        let passes = frame.named.get().is_some_and(|n| {
            n.indicator.is_traffic()
                || matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume | Indicator::Declarations)
        });
        let another = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Agency { .. } | Sense::ThisArea));
        let topic = &self.context.frame.areas;
        let unsaid = topic.place().is_some_and(|p| p.fixed == Some(Known::Default));
        let told = before.areas.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line);
        let (Some([area]), Some([whole])) = (before.areas.get().map(Vec::as_slice), topic.get().map(Vec::as_slice))
        else {
            return false;
        };
        let inside = !is_region(whole) && *whole != "vietnam" && lies_in(area, whole);
        told && (unsaid || inside && passes && !self.tells_gates_apart() && !spot.head().iter().any(another))
    }

    /// "Nationwide, output fell 6%. Imports dropped 16%": a paragraph that opened with the country, in a text on a part
    /// of it, goes on about the country until it names the part.
    fn still_nationwide(&self, spot: &Spot<'_>, before: &Frame) -> bool {
        let country = |areas: &Slot<Vec<&'static str>>| areas.get().is_some_and(|a| a == &["vietnam"]);
        let opened = before.areas.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line && p.number == 0);
        let another = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Agency { .. } | Sense::ThisArea | Sense::Gate(_)))
        };
        self.lang == Lang::En
            && opened
            && country(&before.areas)
            && !country(&self.context.frame.areas)
            && !spot.head().iter().any(another)
    }

    /// "Gạo: 7 tháng đạt 5 tỷ. Hai thị trường EU và Trung Quốc mua 2 tỷ": a paragraph on goods goes on about them where
    /// it names no more than a market, or the country.
    fn still_of_those_goods(&self, spot: &Spot<'_>, fresh: &Fresh, before: &Frame) -> bool {
        let told = before.goods.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line);
        let all = |m: &Mention| m.has(Sense::Total) || m.span.of(self.text).to_lowercase().starts_with("tổng");
        let one_way = before.named.get().is_some_and(|n| n.flow.is_some_and(Flow::is_one_way));
        let home = |m: &Mention| {
            m.senses().iter().all(|s| !matches!(s, Sense::Area(id) if *id != "vietnam"))
                && !m.has(Sense::ThisArea)
                && m.senses().iter().all(|s| !matches!(s, Sense::Gate(_)))
        };
        // "It was followed by Indonesia with 366,000 tonnes".
        let followed = |m: &Mention| m.span.of(self.text).contains("followed");
        let listed = self.lang == Lang::En && spot.mentions.iter().take(4).any(followed);
        // "Pangasius exports reached 1.8 billion. Exports to the US accounted for 23 percent".
        let bare = |m: &Mention| matches!(m.span.of(self.text), "Exports" | "Shipments" | "exports" | "shipments");
        let to_market = self.lang == Lang::En
            && self.of_goods
            && fresh.partners
            && spot.head().first().is_some_and(bare)
            && spot.head().get(1).is_some_and(|m| m.span.of(self.text) == "to");
        (self.of_goods || listed)
            && told
            && one_way
            && !fresh.goods
            && (!fresh.named || to_market)
            && (fresh.partners || fresh.areas)
            && spot.head().iter().all(home)
            && !spot.head().iter().any(all)
    }

    /// "Lao Bảo có 272 nghìn lượt xe. Số nộp ngân sách 462 tỷ": a paragraph on one gate goes on about it.
    fn still_at_gate(&self, spot: &Spot<'_>, before: &Frame, frame: &Frame) -> bool {
        let passes = frame.named.get().is_some_and(|n| {
            n.indicator.is_traffic()
                || matches!(
                    n.indicator,
                    Indicator::GoodsTrade
                        | Indicator::Volume
                        | Indicator::Declarations
                        | Indicator::CustomsRevenue
                        | Indicator::BudgetRevenue
                )
        });
        let another = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Agency { .. } | Sense::ThisArea));
        let told = before.areas.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line);
        let gate = before.areas.get().is_some_and(|a| a.as_slice() == self.gate_said.as_slice());
        self.lang == Lang::Vi && told && gate && passes && !self.tells_gates_apart() && !spot.head().iter().any(another)
    }

    /// "Bắc Ninh có tổng kim ngạch 163 tỷ. Xuất khẩu 84 tỷ, nhập khẩu 79 tỷ": both ways, in a text on the country, are
    /// still of the province that the paragraph is about.
    fn still_of_province(&self, spot: &Spot<'_>, before: &Frame) -> bool {
        let country = self.context.frame.areas.get().is_some_and(|a| a == &["vietnam"]);
        let told = before.areas.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line);
        let one = before.areas.get().is_some_and(|areas| areas.len() == 1);
        let way = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { flow: Some(flow), .. } if flow.is_one_way()))
        };
        let right_before = spot.head().iter().filter(|m| !m.has(Sense::Reach)).count() <= 2;
        let both = || spot.mentions[spot.at + 1..].iter().any(way);
        self.lang == Lang::Vi
            && country
            && told
            && one
            && right_before
            && spot.head().first().is_some_and(way)
            && both()
    }

    /// "Chung các mặt hàng, kim ngạch": of all goods, in a text on some.
    fn of_all_goods(&self, spot: &Spot<'_>) -> bool {
        let Some(first) = spot.head().first() else { return false };
        let head = self.text[first.span.start()..spot.mentions[spot.at].span.start()].to_lowercase();
        ["chung các mặt hàng", "chung tất cả", "tất cả các mặt hàng", "mọi mặt hàng"]
            .iter()
            .any(|all| head.contains(all))
    }

    /// Whether the gate told last lies in what the sentence began with.
    fn told_apart(&self, before: &Frame) -> bool {
        let (Some([part]), Some([whole])) =
            (before.areas.get().map(Vec::as_slice), self.main.areas.get().map(Vec::as_slice))
        else {
            return false;
        };
        part != whole && lies_in(part, whole)
    }

    /// "the province shipped 659 million USD worth of goods abroad": of all its goods, whatever was told before.
    fn is_of_all_goods(&self, spot: &Spot<'_>) -> bool {
        let worth = spot.mentions.get(spot.at + 1).is_some_and(|m| m.span.of(self.text) == "worth of goods");
        let ships = |m: &Mention| m.has(Sense::ThisArea) || m.senses().iter().any(|s| matches!(s, Sense::Area(_)));
        self.lang == Lang::En && worth && spot.head().iter().any(ships)
    }

    /// "Hanoi was second. Its exports reached 9 billion": still of the area of the sentence before.
    fn still_of_area(&self, spot: &Spot<'_>, before: &Frame) -> bool {
        let owned = spot.head().first().is_some_and(|m| m.has(Sense::Back));
        let told = before.areas.place().is_some_and(|p| p.fixed.is_none() && p.line == self.line);
        let one = before.areas.get().is_some_and(|areas| areas.len() == 1);
        self.lang == Lang::En && owned && told && one
    }
}

/// Whether the one direction of trade is told, and the document is about the other.
fn turned(frame: &Frame, topic: &Frame) -> bool {
    let way = |frame: &Frame| frame.named.get().and_then(|n| n.flow).filter(|flow| flow.is_one_way());
    way(frame).zip(way(topic)).is_some_and(|(told, topic)| told != topic)
}

/// Names said before a number.
pub(super) struct Names {
    pub(super) areas: Vec<&'static str>,
    pub(super) lands: Vec<&'static str>,
    pub(super) goods: Option<Span>,
}
