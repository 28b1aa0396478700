//! Which direction of trade a number is of, where other words than export and import tell it.

use super::super::context;
use super::super::frame::{Frame, Named, Place, Slot};
use super::super::{Figure, Flow, Indicator, Transform};
use super::Walker;
use super::hear::{Beside, Fresh};
use super::spot::Spot;
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What, is_currency};

impl<'a> Walker<'a> {
    /// "The former", "the latter": which of the two amounts told before.
    pub(super) fn one_of_pair(&self, spot: &Spot<'_>, at: usize) -> Option<Frame> {
        let which = match spot.mentions[at].span.of(self.text) {
            "former" => 0,
            "latter" => 1,
            _ => return None,
        };
        // "Its surplus with the latter": the counterpart.
        let with = at >= 2 && matches!(spot.mentions[at - 2].span.of(self.text), "with" | "to" | "from");
        let alone = !with
            && spot.mentions.get(at + 1).is_some_and(|m| {
                m.span.of(self.text).starts_with(char::is_lowercase)
                    && m.senses().iter().any(|s| {
                        matches!(
                            s,
                            Sense::Up
                                | Sense::Down
                                | Sense::Reach
                                | Sense::Share
                                | Sense::Bound(_)
                                | Sense::To
                                | Sense::Ratio
                        )
                    })
                    || matches!(m.span.of(self.text), "by" | "," | "at" | "had" | "has")
            });
        self.pair.as_ref().filter(|_| alone).map(|pair| pair[which].clone())
    }

    /// "Exports exceeded imports by 6 million", "it sold 6 million more than it bought": the balance.
    pub(super) fn one_exceeds_other(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        if self.lang != Lang::En || !spot.quantity.unit.is_some_and(is_currency) {
            return;
        }
        let way = |m: &Mention| {
            m.senses().iter().find_map(|s| match *s {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way() => {
                    Some(flow)
                }
                _ => None,
            })
        };
        let passes = |m: &Mention| m.has(Sense::Exceeds) || m.has(Sense::Up) || m.has(Sense::Down);
        let (head, mentions) = (spot.head(), spot.mentions);
        let last = head.iter().rposition(|m| way(m).is_some());
        let Some(last) = last else { return };
        let by = head[last + 1..].iter().any(|m| m.span.of(self.text) == "by");
        let before = head[..last].iter().rposition(|m| m.has(Sense::Exceeds));
        let behind = mentions[spot.at + 1..].iter().take(6).take_while(|m| m.number().is_none());
        let more = behind
            .clone()
            .take(2)
            .find(|m| passes(m) && !m.has(Sense::Exceeds) || m.span.of(self.text).ends_with(" than"))
            .or_else(|| self.apart_from_than(behind.clone()));
        let (first, second, down) = match (before, more) {
            (Some(verb), _) if by => (head[..verb].iter().rev().find_map(way), way(&head[last]), false),
            (_, Some(more)) => (way(&head[last]), behind.skip(1).find_map(way), more.has(Sense::Down)),
            _ => return,
        };
        if let (Some(first), Some(second)) = (first, second)
            && first != second
        {
            let down = down || more.is_some_and(|m| m.has(Sense::BehindDown));
            let sign = if (first == Flow::Export) == down { -1 } else { 1 };
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Balance), sign, part: None };
            frame.named.set(named, self.place("one-exceeds-other", head[last].span, number));
            fresh.named = true;
        }
    }

    /// "sold 6 million more abroad than it bought": the word of comparison stands apart from the direction.
    fn apart_from_than<'m>(&self, mut behind: impl Iterator<Item = &'m Mention>) -> Option<&'m Mention> {
        let first = behind.next().filter(|m| m.has(Sense::BehindUp) || m.has(Sense::BehindDown))?;
        behind.take(3).any(|m| m.span.of(self.text) == "than").then_some(first)
    }

    /// "Thương mại Việt Nam - Ba Lan": both directions between the two that are named behind it.
    pub(super) fn trade_between(&self, beside: Beside<'_, '_>, frame: &mut Frame, fresh: &mut Fresh) {
        let names = |m: Option<&Mention>| {
            m.is_some_and(|m| m.senses().iter().any(|s| matches!(s, Sense::Area("vietnam") | Sense::Land(..))))
        };
        let behind = &beside.spot.mentions[beside.at + 1..];
        let joined = behind.get(1).is_some_and(|m| m.has(Sense::And) || matches!(m.what, What::Mark('-' | '–')));
        if names(behind.first()) && joined && names(behind.get(2)) {
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), sign: 1, part: None };
            frame.named.set(named, self.place("trade-between", beside.mention().span, beside.number));
            fresh.named = true;
        }
    }

    /// Whether a counterpart that sells is the subject: "Japan, which sold 2 million to Vietnam".
    fn sells(&self, spot: &Spot<'_>, alone: bool) -> bool {
        let other =
            |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea | Sense::Coverage(_)));
        alone && !spot.head().iter().any(other)
    }

    /// "The foreign-invested firms had a surplus of 9 million, the others earned 6 million": what is earned is sold.
    pub(super) fn earned(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &Fresh) {
        let Some(verb) = spot.head().iter().rev().take(4).find(|m| m.has(Sense::Earns)) else { return };
        let other = |n: &&Named| n.indicator == Indicator::GoodsTrade && n.flow != Some(Flow::Export);
        let named = frame.named.get().filter(other).filter(|n| n.flow != Some(Flow::Import)).copied();
        if let Some(named) =
            named.filter(|_| !fresh.named && spot.quantity.unit.is_some_and(|u| is_currency(u) && u != "VND"))
        {
            let named = Named { flow: Some(Flow::Export), sign: 1, ..named };
            frame.named.set(named, self.place("earned", verb.span, number));
        }
    }

    /// "In the other direction": the way that was not spoken of.
    pub(super) fn turn_round(&self, mention: &Mention, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let one_way = |n: &Named| n.flow.is_some_and(Flow::is_one_way);
        let Some(named) = frame.named.get().filter(|n| one_way(n)).or(self.direction.get().filter(|n| one_way(n)))
        else {
            return;
        };
        let flow = if named.flow == Some(Flow::Export) { Flow::Import } else { Flow::Export };
        let turned = Named { indicator: Indicator::GoodsTrade, flow: Some(flow), sign: 1, part: None };
        frame.named.set(turned, self.place("other-direction", mention.span, number));
        fresh.named = true;
    }

    /// "sales in the other direction": which it is has just been said.
    pub(super) fn direction_said(&self, beside: Beside<'_, '_>, frame: &mut Frame, fresh: &mut Fresh) -> bool {
        let told = beside.before().and_then(|m| {
            m.senses().iter().find_map(|s| match *s {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow, .. } => flow.filter(|f| f.is_one_way()),
                _ => None,
            })
        });
        let Some(flow) = told else { return false };
        let named = Named { indicator: Indicator::GoodsTrade, flow: Some(flow), sign: 1, part: None };
        frame.named.set(named, self.place("said", beside.mention().span, beside.number));
        fresh.named = true;
        true
    }

    /// "Việt Nam chi tới 49,5 tỷ USD mua hàng Trung Quốc": money paid for what is behind it.
    pub(super) fn spends(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let light = |m: &&Mention| {
            m.has(Sense::To) || m.has(Sense::Extent) || m.senses().iter().any(|s| matches!(s, Sense::Bound(_)))
        };
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let paid = spot.head().iter().rev().find(|m| !light(m)).filter(|m| word(m) == "chi");
        let buys = spot.mentions.get(spot.at + 1).is_some_and(|m| {
            matches!(word(m).as_str(), "mua" | "để mua" | "nhập" | "để nhập" | "nhập khẩu" | "để nhập khẩu")
        });
        let foreign = spot.head().iter().any(|m| m.senses().iter().any(|s| matches!(s, Sense::Land(..))));
        let abroad = spot.quantity.unit.is_some_and(|unit| is_currency(unit) && unit != "VND");
        let Some(paid) = paid.filter(|_| self.lang == Lang::Vi && buys && abroad && !foreign) else { return };
        let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Import), sign: 1, part: None };
        frame.named.set(named, self.place("paid-for", paid.span, number));
        fresh.named = true;
    }

    /// "Xuất khẩu 3,14 tỷ USD, hơn nhập khẩu 1,16 tỷ USD": how far the one passes the other.
    pub(super) fn more_than_other(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, fresh: &mut Fresh) {
        let way = |m: &Mention| {
            m.senses().iter().find_map(|s| match *s {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way() => {
                    Some(flow)
                }
                _ => None,
            })
        };
        let bound = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Bound(_)));
        let mut back = spot.head().iter().rev().skip_while(|m| bound(m) && way(m).is_none());
        let (Some(other), Some(than), true) = (back.next(), back.next(), self.lang == Lang::Vi) else { return };
        let word = than.span.of(self.text).to_lowercase();
        let more = match word.as_str() {
            "hơn" | "cao hơn" | "lớn hơn" | "nhiều hơn" => true,
            "thấp hơn" | "ít hơn" | "kém" => false,
            _ => return,
        };
        if let Some(flow) = way(other).filter(|_| spot.quantity.unit.is_some_and(is_currency)) {
            let sign = if (flow == Flow::Import) == more { 1 } else { -1 };
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Balance), sign, part: None };
            frame.named.set(named, self.place("one-exceeds-other", other.span, number));
            fresh.named = true;
        }
    }

    /// "Hoa Kỳ vẫn là nước nhập khẩu hàng dệt may nhiều nhất": a counterpart that is told as a buyer.
    fn buys_from_us(&self, clause: &[Mention]) -> Option<Span> {
        let home = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::ThisArea));
        let near = &clause[..clause.len().min(7)];
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let buys = |m: &Mention| {
            m.senses().iter().any(|s| {
                matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(Flow::Import), .. })
            })
        };
        let at = near.windows(2).position(|pair| {
            (matches!(word(&pair[0]).as_str(), "nước" | "nhà" | "quốc gia") || pair[0].has(Sense::Unit("country")))
                && buys(&pair[1])
        })?;
        (!near[..at].iter().any(home)).then(|| near[at + 1].span)
    }

    /// "Xuất khẩu 84 tỷ, nhập khẩu 79 tỷ", behind a total: the other areas told next, and the next paragraph, are of the
    /// total again.
    pub(super) fn part_both_ways(&mut self, whole: Slot<Named>, begin: usize) {
        let level = |f: &&Figure| f.indicator == Indicator::GoodsTrade && f.transform == Transform::Level;
        let told = || self.out[begin..].iter().filter(level);
        let ways = |flow: Flow| told().any(|f| f.flow == Some(flow) && f.commodity.is_none());
        let both = |n: &Named| n.indicator == Indicator::GoodsTrade && n.flow == Some(Flow::Total);
        let of_all = || told().filter(|f| f.commodity.is_none());
        if self.lang == Lang::Vi && ways(Flow::Export) && ways(Flow::Import) && of_all().count() == 2 {
            // "làm thủ tục cho 3.105 tờ khai với tổng kim ngạch 268 triệu. Trong đó nhập khẩu 259, xuất khẩu 9".
            let sum = self.out[..begin].iter().rev().filter(|f| f.indicator == Indicator::GoodsTrade);
            let sum = sum.take(2).any(|f| f.flow == Some(Flow::Total) && f.at.start() >= self.paragraph_at);
            if whole.get().is_some_and(both) {
                self.parted = whole;
            } else if let (true, Some(place)) = (sum, whole.place()) {
                let total = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), sign: 1, part: None };
                self.parted.set(total, place);
            }
        } else if told().next().is_some() {
            self.parted.clear();
        }
    }

    /// "TP.HCM đạt 168 tỷ", behind both directions of another area's total.
    pub(super) fn back_to_total(&self, number: usize, frame: &mut Frame, fresh: &Fresh) {
        if number == 0 && fresh.areas && !fresh.named && !fresh.goods && self.parted.get().is_some() {
            frame.named = self.parted.clone();
        }
    }

    /// "5 million of that left the country", "coal made up the rest": one direction out of both.
    pub(super) fn part_of_total(&self, spot: &Spot<'_>, frame: &mut Frame, fresh: &mut Fresh) {
        let Some(named) = frame.named.get().copied().filter(|n| n.indicator == Indicator::GoodsTrade) else { return };
        if self.lang != Lang::En {
            return;
        }
        let behind = spot.mentions.get(spot.at + 1).filter(|m| m.has(Sense::OfWhich)).and_then(|_| {
            let told = spot.mentions.get(spot.at + 2)?;
            told.senses().iter().find_map(|s| match *s {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way() => {
                    Some((flow, told.span))
                }
                _ => None,
            })
        });
        // "89 billion came from exports".
        let came_from = spot.mentions.get(spot.at + 1).filter(|m| m.has(Sense::Consists)).and_then(|_| {
            let told = spot.mentions.get(spot.at + 2)?;
            context::trade(told)
                .filter(|n| n.flow.is_some_and(Flow::is_one_way))
                .and_then(|n| n.flow.zip(Some(told.span)))
        });
        let behind = behind.or(came_from.filter(|_| named.flow == Some(Flow::Total)));
        let rest = spot.head().iter().find(|m| m.has(Sense::Rest)).and_then(|m| {
            let [.., whole, part] = self.out.as_slice() else { return None };
            let share = |at: &Figure| at.transform == Transform::Level || at.transform == Transform::Ratio;
            let both = self.out[..self.out.len() - 1].iter().rev().find(|f| f.transform == Transform::Level)?;
            let whole = if share(whole) && whole.transform == Transform::Level { whole } else { both };
            if whole.flow != Some(Flow::Total) || part.transform != Transform::Level || whole.areas != part.areas {
                return None;
            }
            let other = match part.flow? {
                Flow::Export => Flow::Import,
                Flow::Import => Flow::Export,
                _ => return None,
            };
            Some((other, m.span))
        });
        let of_total = spot.mentions.get(spot.at + 1).filter(|m| {
            m.has(Sense::Whole)
                && !fresh.named
                && spot.quantity.unit.is_some_and(is_currency)
                && self.context.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Total))
        });
        let of_total = of_total.map(|m| (Flow::Total, m.span));
        if let Some((flow, span)) = behind.or(rest.filter(|_| !fresh.named)).or(of_total) {
            let place = Place { rule: "part-of-both", ..self.place("said", span, 0) };
            frame.named.set(Named { flow: Some(flow), sign: 1, ..named }, place);
            fresh.named = false;
        }
    }

    /// "China, which keeps 35 percent of the market, only imported 1.3 million tonnes": the country whose verb stands
    /// behind a remark that tells numbers of its own.
    fn subject_before_remark(&self, spot: &Spot<'_>) -> Option<usize> {
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let subject = spot.mentions.iter().take(2).position(land)?;
        let [comma, which, ..] = &spot.mentions[subject + 1..] else { return None };
        let remark = comma.is_mark(',') && matches!(which.span.of(self.text), "which" | "the" | "a" | "long" | "still");
        let does = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Counterpart(_)));
        let other = |m: &Mention| land(m) || super::super::context::trade(m).is_some() && !does(m);
        let head = spot.head();
        let resumed = head.first().is_some_and(|m| m.is_mark(',')) && head.len() <= 6 && head.iter().any(does);
        (self.lang == Lang::En && remark && resumed && !head.iter().any(other)).then_some(subject)
    }

    /// "The US took 3 billion", "Japan was the largest supplier with": what a counterpart does tells the direction.
    pub(super) fn buyer_or_supplier(
        &self,
        spot: &Spot<'_>,
        lands: &[&'static str],
        fresh: &mut Fresh,
        frame: &mut Frame,
    ) {
        self.told_from_the_other_side(spot, fresh, frame);
        let trade = frame.named.get().is_some_and(|n| matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume));
        let own = self.context.foreign.map(|f| f.code);
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(code, _) if own != Some(*code)));
        // "Brazil, which sold": the land stands before the clause.
        let before = spot.head.start.checked_sub(1).is_some_and(|at| land(&spot.mentions[at]));
        let apposed = self.subject_before_remark(spot).is_some();
        let relative =
            apposed || before && spot.head().get(1).is_some_and(|m| m.has(Sense::Back) || m.has(Sense::NoGoods));
        if self.lang != Lang::En || lands.is_empty() && !relative || !trade {
            return;
        }
        let Some(first) = spot.head().iter().position(land).or(relative.then_some(0)) else { return };
        // "Japan ranked fourth among its trade partners".
        let mark = |m: &Mention| matches!(m.what, What::Mark(_)) && !(m.is_mark('\'') || m.is_mark('’'));
        let stops = |m: &&Mention| m.number().is_none() && !mark(m) && !m.has(Sense::And);
        let ranked = if spot.quantity.unit == Some("rank") { 8 } else { 0 };
        let behind = spot.mentions[spot.at + 1..].iter().take(ranked).take_while(stops);
        let partner = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Counterpart(_)));
        for mention in spot.head()[first..].iter().chain(behind.filter(partner)) {
            let alone =
                first == 0 || !(spot.head()[first - 1].has(Sense::Link) || spot.head()[first - 1].has(Sense::To));
            let told = mention.senses().iter().find_map(|s| match s {
                Sense::Counterpart(flow) => *flow,
                Sense::CounterpartSells if self.sells(spot, alone) => Some(Flow::Import),
                _ => None,
            });
            let Some(flow) = told else { continue };
            let other_way = spot.head()[first..].iter().any(|m| {
                super::super::context::trade(m).is_some_and(|n| n.flow != Some(flow))
                    && !m.senses().iter().any(|s| matches!(s, Sense::Counterpart(_) | Sense::CounterpartSells))
            });
            let named = frame.named.get().copied();
            if let (Some(named), false) = (named.filter(|n| n.flow != Some(flow)), other_way) {
                let indicator = if named.flow == Some(Flow::Balance) { Indicator::GoodsTrade } else { named.indicator };
                let place = Place { rule: "counterpart-does", ..self.place("said", mention.span, 0) };
                frame.named.set(Named { indicator, flow: Some(flow), sign: 1, part: None }, place);
                fresh.named = false;
            }
            return;
        }
    }

    /// "Japan came second, its purchases growing 4%": what a counterpart brings in is sold to it.
    pub(super) fn told_from_their_side(&self, beside: Beside<'_, '_>, told: Named, frame: &Frame) -> Named {
        let theirs = beside.before().is_some_and(|m| m.has(Sense::Back));
        // "thị trường nhập khẩu chè lớn nhất của ta", in a text on what is sold of it: a market that buys.
        let market = beside.before().is_some_and(|m| m.has(Sense::Members) || m.has(Sense::Unit("market")));
        let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let sold = self.context.frame.goods.get().is_some()
            && self.context.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Export));
        let of_goods = beside.spot.mentions.get(beside.at + 1).is_some_and(good);
        if self.lang == Lang::Vi && told.flow == Some(Flow::Import) && market && of_goods && sold {
            return Named { flow: Some(Flow::Export), ..told };
        }
        let before = &beside.spot.mentions[..beside.at];
        // "exports to India, and its imports" are of whoever exported.
        let subject =
            |at: usize| at < 2 || matches!(before[at - 1].what, What::Mark(_)) || before[at - 1].has(Sense::And);
        let named = (0..before.len()).rev().find_map(|at| {
            before[at].senses().iter().find_map(|s| match s {
                Sense::Land(..) => Some(subject(at)),
                Sense::Area(_) | Sense::Gate(_) | Sense::ThisArea | Sense::Coverage(_) => Some(false),
                _ => None,
            })
        });
        let trade = frame.named.get().filter(|n| n.flow == Some(Flow::Export)).map(|n| n.indicator);
        let rate = beside.spot.quantity.unit == Some("percent");
        match trade {
            Some(indicator)
                if theirs
                    && named == Some(true)
                    && self.lang == Lang::En
                    && self.context.foreign.is_none()
                    && told.flow == Some(Flow::Import) =>
            {
                let indicator = if rate { indicator } else { told.indicator };
                Named { indicator, flow: Some(Flow::Export), ..told }
            }
            _ => told,
        }
    }

    /// Whether a verb begins a clause of its own behind a mark: "the surplus was owed to June, when the country sold".
    pub(super) fn begins_clause(&self, spot: &Spot<'_>, at: usize) -> bool {
        let head = &spot.mentions[spot.head.start..at];
        let told = head.iter().rposition(|m| context::trade(m).is_some());
        let flow = told.and_then(|at| context::trade(&head[at])).and_then(|n| n.flow);
        // "Business with China cuts both ways: the province sold 3 billion".
        let opens = |m: &Mention| match flow {
            Some(Flow::Balance) => m.is_mark(','),
            Some(Flow::Total) => m.is_mark(':'),
            _ => false,
        };
        self.lang == Lang::En && told.is_some_and(|told| head[told + 1..].iter().any(opens))
    }

    /// "Hoa Kỳ nhập từ Thái Bình 2 tỷ": what a counterpart buys from an area here is that area's export.
    fn told_from_the_other_side(&self, spot: &Spot<'_>, fresh: &mut Fresh, frame: &mut Frame) {
        if let Some(span) = self.mirrored(spot) {
            let (named, place) = self.exported_to_it(span, 0);
            frame.named.set(named, place);
            fresh.named = true;
            return;
        }
        let head = spot.head();
        let land = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Land(..)));
        let Some(first) = head.iter().position(land) else { return };
        let subject = head[..first].last().is_none_or(|m| matches!(m.what, What::Mark(_)) || m.has(Sense::OfWhich));
        let only = usize::from(head.get(first + 1).is_some_and(|m| m.has(Sense::Reach) && self.lang == Lang::Vi));
        let traded = head[first + 1 + only..].iter().take(1).find_map(|m| {
            m.senses().iter().find_map(|s| match *s {
                Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(flow), .. } if flow.is_one_way() => {
                    Some((flow, m.span))
                }
                _ => None,
            })
        });
        // "Hồng Kông mua nhiều nhất".
        let still = head[first + 1..].iter().take(2).take_while(|m| m.is_word() && !m.has(Sense::Reach)).count();
        let takes = head.get(first + 1 + still).filter(|m| matches!(m.span.of(self.text), "mua" | "tiêu thụ"));
        let takes = takes.map(|m| m.span).filter(|_| self.context.foreign.is_none());
        let trade = frame.named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade);
        let buyer = self.buys_from_us(&head[first..]).or(takes.filter(|_| trade)).filter(|_| self.lang == Lang::Vi);
        if let (Some(span), true) = (buyer, subject) {
            let place = Place { rule: "counterpart-does", ..self.place("said", span, 0) };
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Export), sign: 1, part: None };
            frame.named.set(named, place);
            return;
        }
        let Some((flow, span)) = traded.filter(|_| subject) else { return };
        // "Nga chỉ nhập 24 nghìn tấn", in a text on what is sold of some goods.
        let sold = self.lang == Lang::Vi
            && flow == Flow::Import
            && self.context.foreign.is_none()
            && self.context.frame.goods.get().is_some()
            && self.context.frame.named.get().is_some_and(|n| n.flow == Some(Flow::Export))
            && span.of(self.text) == "nhập";
        if sold {
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(Flow::Export), sign: 1, part: None };
            frame.named.set(named, Place { rule: "counterpart-does", ..self.place("said", span, 0) });
            return;
        }
        let here = |m: &Mention| m.span.start() > span.end() && m.senses().iter().any(|s| matches!(s, Sense::Area(_)));
        let other = if flow == Flow::Import { Flow::Export } else { Flow::Import };
        // "Singapore shipped to Vietnam".
        let close = self.lang == Lang::Vi || head[first..].iter().take(4).any(here);
        if close && head[first..].iter().any(here) {
            let place = Place { rule: "counterpart-does", ..self.place("said", span, 0) };
            let named = Named { indicator: Indicator::GoodsTrade, flow: Some(other), sign: 1, part: None };
            frame.named.set(named, place);
            fresh.named = true;
        }
    }
}
