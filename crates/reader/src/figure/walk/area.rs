//! Which reference area a number is of.

use super::super::Coverage;
use super::super::Indicator;
use super::super::context::{is_country, trade};
use super::super::frame::{Frame, Slot};
use super::Walker;
use super::hear::{Beside, Heard};
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Kinds, Mention, Said, Sense, Shape, What, is_currency, lies_in};

impl<'a> Walker<'a> {
    /// A place is named: as the area, the counterpart, or the seat of who speaks.
    pub(super) fn hear_place(&mut self, beside: Beside<'_, '_>, sense: Sense, frame: &mut Frame, heard: &mut Heard) {
        let Beside { spot, at, .. } = beside;
        let behind = beside.is_behind();
        let foreign = self.context.foreign;
        let topic = &self.context.frame.areas;
        let country =
            |areas: &super::super::frame::Slot<Vec<&'static str>>| areas.get().is_some_and(|a| a == &["vietnam"]);
        if foreign.is_none() && self.only_gives_circumstance(&beside) {
            return;
        }
        // "Phnom Penh's deficit with Hanoi": the government, and so the country.
        let government = self.lang == Lang::En
            && sense == Sense::Area("ha-noi")
            && spot.mentions.iter().any(|m| m.has(Sense::Capital));
        let sense = if government { Sense::Area("vietnam") } else { sense };
        match sense {
            // "của doanh nghiệp Việt Nam": whose they are, in a text on a part of the country.
            Sense::Area("vietnam") if self.lang == Lang::Vi && !country(topic) && self.is_attribute(&beside) => {}
            // "Theo Hiệp hội Rau quả Việt Nam, kim ngạch": what those of the whole country count, in a text on a province.
            Sense::Area("vietnam")
                if foreign.is_none() && !country(topic) && !behind && self.counts_for_the_country(&beside) =>
            {
                heard.areas.push("vietnam");
                heard.fresh.areas = true;
            }
            Sense::Area("vietnam") if foreign.is_some() => self.hear_home(beside, heard),
            Sense::Area("vietnam") if heard.owned => {
                heard.lands.push("VN");
                heard.fresh.partners = true;
            }
            Sense::Area(_) | Sense::Gate(_) | Sense::Agency { .. }
                if foreign.is_some() && (behind || at > spot.head.start + 1) => {}
            Sense::Land(code, slug) if foreign.is_some_and(|f| f.code == code) => {
                self.hear_own_land(beside, slug, heard);
            }
            Sense::Area(_) if self.is_dateline(beside) || self.only_describes(&beside) => {}
            Sense::Area(_) if self.lang == Lang::En && self.is_seat_of_gate(beside, heard) => {}
            Sense::Area(id) if self.lang == Lang::En && self.is_scene(&beside, id) => {}
            Sense::Area(_) | Sense::Land(..) if self.is_gloss(beside, heard) || self.is_merged(beside) => {}
            Sense::Area(id) => {
                let own = !behind || !spot.mentions[spot.at + 1..at].iter().any(|m| m.is_mark(','));
                // "Ben Tre in the Mekong Delta": the province, not where it lies.
                let around = heard.areas.last().is_some_and(|part| lies_in(part, id));
                if own
                    && !around
                    && !self.is_league(beside, id)
                    && !self.is_owner_of_source(spot.mentions, at)
                    && !(behind && after_whole(spot, at))
                {
                    heard.areas.push(id);
                    heard.fresh.areas = true;
                }
            }
            // "qua Bình Hiệp và Mỹ Quý Tây, trong đó Bình Hiệp 96 triệu": told apart behind the list.
            Sense::Gate(id)
                if !(self.lang == Lang::Vi
                    && (beside.number > 0 && !behind)
                    && spot.mentions[..at]
                        .iter()
                        .rev()
                        .take(8)
                        .any(|m| m.has(Sense::OfWhich) || m.number().is_some()))
                    && frame.areas.place().is_some_and(|p| p.rule == "gates-behind" && p.sentence == self.sentence)
                    && frame.areas.get().is_some_and(|told| told.contains(&id)) =>
            {
                heard.gate_at = Some(at);
            }
            Sense::Gate(id) => {
                self.gate_said = Some(id);
                heard.gate_at = Some(at);
                if !behind {
                    heard.areas.push(id);
                    heard.fresh.areas = true;
                }
            }
            Sense::ThisArea if !behind => {
                if let Some(seat) = self.province_of_gate(&beside, heard) {
                    heard.areas = vec![seat];
                    heard.fresh.areas = true;
                } else if foreign.is_some() || !country(topic) && self.is_around(&frame.areas) {
                    frame.areas = topic.clone();
                } else if country(topic) && country(&frame.areas) {
                    self.province_spoken_of(beside, heard);
                }
                self.whole_trade_again(beside, frame, heard);
            }
            Sense::Agency { area, customs: true } if !behind => self.hear_customs(beside, area, frame, heard),
            // "Hải quan Quảng Ninh 9.696 tỷ đồng": the office that took it in.
            Sense::Agency { area, customs: false }
                if !behind
                    && self.lang == Lang::Vi
                    && spot.quantity.unit == Some("VND")
                    && spot.at <= at + 3
                    && !area.is_empty()
                    && area != "vietnam"
                    && !is_country(area)
                    && beside.mention().span.of(self.text).contains("ải quan")
                    && frame.named.get().is_some_and(|n| n.indicator == Indicator::CustomsRevenue) =>
            {
                heard.areas.push(area);
                heard.fresh.areas = true;
            }
            Sense::Agency { area, customs: false } if !behind => {
                let free = frame.areas.get().is_none_or(|a| a == &["vietnam"]);
                let mut joint: Vec<&'static str> = area.split('+').collect();
                if self.lang == Lang::Vi {
                    joint.truncate(1);
                }
                if let Some(remit) = self.context.remit.as_ref().filter(|r| r.office == area && self.lang == Lang::En) {
                    joint.clone_from(&remit.areas);
                }
                let area = joint[0];
                let office = joint.len() > 1 || self.is_office_around_gate(&beside, area, frame);
                if office && foreign.is_none() && !heard.fresh.areas {
                    frame.areas.set(joint, self.place("customs-office", beside.mention().span, beside.number));
                    heard.fresh.areas = true;
                } else if !area.is_empty() && area != "vietnam" && !is_country(area) && !heard.fresh.areas && free {
                    frame.areas.set(vec![area], self.place("agency-area", beside.mention().span, beside.number));
                }
            }
            Sense::Land(code, slug) => self.hear_land(beside, code, slug, heard),
            _ => {}
        }
    }

    /// "khi Mỹ áp thuế, xuất khẩu đạt 3 tỷ", "nếu các tỉnh phía Nam mở lại sản xuất, xuất khẩu": a name in a clause that
    /// only tells when or why, before the one that names what is counted.
    fn only_gives_circumstance(&self, beside: &Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = *beside;
        if self.lang != Lang::Vi || beside.is_behind() {
            return false;
        }
        let ends = |m: &Mention| matches!(m.what, What::Mark(',' | ';' | ':')) || m.number().is_some();
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let opens = |m: &Mention| {
            matches!(word(m).as_str(), "nếu" | "khi" | "nhờ" | "do" | "vì" | "bởi" | "dù" | "trước khi" | "sau khi")
        };
        let traded = |m: &Mention| trade(m).is_some();
        let before = spot.mentions[..at].iter().rev().take(10).take_while(|m| !ends(m) && !traded(m));
        let Some(close) = spot.mentions[at + 1..spot.at].iter().position(ends) else { return false };
        let clause = &spot.mentions[at + 1..at + 1 + close];
        let rest = &spot.mentions[at + 1 + close..spot.at];
        let comma = rest.first().is_some_and(|m| m.is_mark(','));
        comma && before.into_iter().any(opens) && !clause.iter().any(traded) && rest.iter().any(traded)
    }

    /// Whether the country is named in the name of an association that is the source, and no province is named behind it.
    fn counts_for_the_country(&self, beside: &Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = *beside;
        let word = |m: &Mention| m.span.of(self.text).to_lowercase();
        let before = spot.mentions[..at].iter().rev().take(9).take_while(|m| !m.is_mark(',') && m.number().is_none());
        let association = before.clone().any(|m| word(m).starts_with("hiệp hội") || word(m) == "hiệp");
        let source = before.into_iter().any(|m| m.has(Sense::Source));
        let place = |m: &Mention| {
            m.has(Sense::ThisArea) || m.senses().iter().any(|s| matches!(s, Sense::Area(_) | Sense::Gate(_)))
        };
        self.lang == Lang::Vi && association && source && !spot.mentions[at + 1..].iter().any(place)
    }

    /// "doanh nghiệp Việt Nam", "hàng Việt Nam".
    fn is_attribute(&self, beside: &Beside<'_, '_>) -> bool {
        let word = beside.before().map(|m| m.span.of(self.text).to_lowercase());
        word.is_some_and(|w| matches!(w.as_str(), "nghiệp" | "doanh nghiệp" | "người" | "phía" | "lao động"))
    }

    /// "In June alone, the province raked in 82 million": all of its trade, whatever goods were told before.
    fn whole_trade_again(&self, beside: Beside<'_, '_>, frame: &mut Frame, heard: &Heard) {
        let Beside { spot, at, .. } = beside;
        let verb = spot.mentions.get(at + 1).is_some_and(|m| m.has(Sense::Earns) || m.has(Sense::Reach));
        let opens = spot.head.start == 0 && beside.number == 0;
        let before = frame.goods.place().is_some_and(|p| p.fixed.is_none() && p.sentence != self.sentence);
        let money = spot.quantity.unit.is_some_and(is_currency);
        if self.lang == Lang::En && verb && opens && before && money && !heard.fresh.goods {
            frame.goods = self.context.frame.goods.clone();
        }
    }

    /// Whether the document's area is around the one spoken of, or inside it as a province is in the country.
    fn is_around(&self, areas: &Slot<Vec<&'static str>>) -> bool {
        let Some([topic]) = self.context.frame.areas.get().map(Vec::as_slice) else { return false };
        areas.get().is_some_and(|a| a == &["vietnam"] || a.iter().all(|part| lies_in(part, topic)))
    }

    /// "HÀ NỘI — Exports", "Hanoi (VNA) –", "HCMC –": where a paragraph was written.
    fn is_dateline(&self, beside: Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = beside;
        let dash = |at: usize| spot.mentions.get(at).is_some_and(|m| matches!(m.what, What::Mark('–' | '—' | '-')));
        let bracket = spot.mentions.get(at + 1).is_some_and(|m| m.is_mark('('));
        let closed = spot.mentions[at + 1..].iter().take(5).position(|m| m.is_mark(')')).filter(|_| bracket);
        let apart = |at: usize| dash(at) && spot.mentions[at].span.start() > spot.mentions[at - 1].span.end();
        self.lang == Lang::En
            && spot.mentions[..at].iter().all(|m| m.is_word() || m.is_mark(','))
            && at <= 3
            && (apart(at + 1) || closed.is_some_and(|closed| dash(at + 2 + closed)))
    }

    /// "the Cau Treo customs branch (Ha Tinh)": a name alone in brackets tells where the one before lies.
    fn is_gloss(&self, beside: Beside<'_, '_>, heard: &Heard) -> bool {
        let Beside { spot, at, .. } = beside;
        let opened = beside.before().is_some_and(|m| m.is_mark('('));
        let closed = spot.mentions.get(at + 1).is_some_and(|m| m.is_mark(')'));
        opened && closed && heard.gate_at.is_some_and(|gate| gate < at && at - gate <= 4)
    }

    /// "enlarged by the merger with Ben Tre and Tra Vinh": those that an area was joined with.
    fn is_merged(&self, beside: Beside<'_, '_>) -> bool {
        let listed = |m: &&Mention| {
            m.is_mark(',') || m.has(Sense::And) || m.senses().iter().any(|s| matches!(s, Sense::Area(_)))
        };
        let before = &beside.spot.mentions[..beside.at];
        // "Sau hợp nhất, Phú Thọ": none of those that were joined.
        let apart = |at: usize| self.lang == Lang::Vi && before.get(at + 1).is_some_and(|m| m.is_mark(','));
        before.iter().rposition(|m| !listed(&m)).is_some_and(|at| before[at].has(Sense::Merged) && !apart(at))
    }

    /// "the Cha Lo gate in the central province of Quang Binh": the gate, not where it lies.
    fn is_seat_of_gate(&self, beside: Beside<'_, '_>, heard: &Heard) -> bool {
        let said = |m: &Mention| m.span.of(self.text).to_lowercase();
        heard.gate_at.is_some_and(|gate| {
            let between = &beside.spot.mentions[gate + 1..beside.at];
            !between.is_empty()
                && between.len() <= 6
                && between.iter().any(|m| matches!(said(m).as_str(), "in" | "of" | ","))
                && between
                    .iter()
                    .all(|m| m.is_word() || m.has(Sense::ThisArea) || matches!(said(m).as_str(), "in" | "of" | ","))
        })
    }

    /// "đứng thứ hai cả nước", "the largest in Vietnam": the league that a place is taken in.
    fn is_league(&self, beside: Beside<'_, '_>, id: &str) -> bool {
        let unit = beside.spot.quantity.unit;
        let before = beside.before();
        let word = before.map_or("", |m| m.span.of(self.text));
        let reached = before.is_some_and(|m| m.has(Sense::Reach));
        let among = id == "vietnam" && matches!(word, "trong" | "in");
        let counts =
            beside.is_behind() && matches!(unit, Some("province" | "market" | "country" | "item" | "no") | None);
        let superlative = !reached && word.ends_with("nhất");
        let leads = id == "vietnam" && self.leads_league(beside);
        let ranked = unit == Some("rank") && beside.is_behind() && !reached && word != "về";
        among || counts || superlative || ranked || leads
    }

    /// "dẫn đầu xuất khẩu của cả nước với 20 tỷ": the province that leads, not the country it leads in.
    fn leads_league(&self, beside: Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = beside;
        let clause = spot.mentions[..at].iter().rev().take(9);
        let mut clause = clause.take_while(|m| !matches!(m.what, What::Mark(_)) && m.number().is_none());
        let first = |m: &Mention| {
            let word = m.span.of(self.text).to_lowercase();
            matches!(word.as_str(), "dẫn đầu" | "đứng đầu" | "dẫn" | "đứng") || word.ends_with("nhất")
        };
        let Some(lead) = clause.position(first) else { return false };
        // "đạt 14%, dẫn đầu cả nước; thu hút FDI đứng thứ 7".
        let closed = spot.mentions.get(at + 1).is_some_and(|m| matches!(m.what, What::Mark(';' | ',')));
        if lead == 0 && closed && !beside.is_behind() {
            return true;
        }
        let part = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(id) if *id != "vietnam"));
        let led = spot.mentions[..at - lead].iter().rev().take(6);
        !beside.is_behind() && led.take_while(|m| m.number().is_none()).any(part)
    }

    /// A customs office is named: the area of what it collects and clears.
    fn hear_customs(&mut self, beside: Beside<'_, '_>, area: &'static str, frame: &Frame, heard: &mut Heard) {
        let Beside { spot, at, .. } = beside;
        self.customs = Some(area);
        let near = &spot.mentions[at.saturating_sub(2)..at];
        let of_duties = |m: &Mention| {
            m.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::CustomsRevenue, .. }))
        };
        let taxes = frame.named.get().is_some_and(|n| n.indicator == Indicator::CustomsRevenue)
            || spot.head().iter().any(of_duties)
            || near.iter().any(|m| m.has(Sense::Coverage(Coverage::Declared)))
            || spot.quantity.unit == Some("VND");
        if taxes {
            heard.areas = vec![area];
            heard.fresh.areas = true;
        }
    }

    /// "đơn vị", "the branch": the customs office spoken of, with all that it says it covers.
    pub(super) fn this_office(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        if !heard.areas.is_empty() {
            return;
        }
        let remit = self.context.remit.as_ref().filter(|_| self.lang == Lang::En);
        // "The department's revenue".
        let its = |m: &Mention| remit.is_some() && m.span.of(self.text).to_lowercase().starts_with("the department");
        let office = |m: &&Mention| m.has(Sense::ThisOffice) || its(m);
        let Some(office) = spot.head().iter().find(office) else { return };
        let duties = frame.named.get().is_some_and(|n| n.indicator == Indicator::CustomsRevenue);
        if let Some(remit) = remit {
            frame.areas.set(remit.areas.clone(), self.place("customs-office", office.span, number));
            heard.fresh.areas = true;
        } else if let Some(customs) = self.customs.filter(|_| duties) {
            heard.areas.push(customs);
            heard.fresh.areas = true;
        }
    }

    /// "the gate", "through it": the gate named before.
    pub(super) fn hear_this_gate(&self, beside: Beside<'_, '_>, heard: &mut Heard) {
        if beside.is_behind() && ![" it", " there"].iter().any(|end| beside.mention().span.of(self.text).ends_with(end))
        {
            return;
        }
        let topic = self.context.gate.filter(|_| self.opening && self.lang == Lang::En);
        if let Some(id) = topic.or(self.gate_said) {
            heard.areas.push(id);
            heard.fresh.areas = true;
        }
    }

    /// "12% of the country's 4 billion": the country's own amount.
    pub(super) fn of_the_country(&self, spot: &Spot<'_>, heard: &Heard) -> bool {
        let word = |back: usize| spot.at.checked_sub(back).map_or("", |at| spot.mentions[at].span.of(self.text));
        if self.of_the_countrys_trade(spot) {
            return true;
        }
        heard.areas.is_empty()
            && self.context.foreign.is_none()
            && word(3).to_lowercase().ends_with("the country")
            && matches!(word(2), "'" | "’")
            && spot.quantity.unit.is_some_and(is_currency)
    }

    /// "69 percent of the country's export turnover of 217 billion".
    fn of_the_countrys_trade(&self, spot: &Spot<'_>) -> bool {
        let before = &spot.mentions[..spot.at];
        let since = before.iter().rev().take(8).take_while(|m| m.number().is_none()).count();
        let clause = &before[before.len() - since..];
        let is_owner = |m: &Mention| m.is_mark('\'') || m.is_mark('’');
        let Some(owner) = clause.iter().rposition(is_owner).filter(|at| *at > 0) else { return false };
        let linked = owner > 1 && clause[owner - 2].has(Sense::Link);
        let of_it = clause[owner - 1].has(Sense::Whole) || clause[owner - 1].has(Sense::Area("vietnam")) && linked;
        let told = clause[owner + 1..].iter().any(|m| super::super::context::trade(m).is_some());
        let level = clause.last().is_some_and(|m| m.has(Sense::Link) || m.has(Sense::Reach));
        self.lang == Lang::En && of_it && told && level && spot.quantity.unit.is_some_and(is_currency)
    }

    /// Whether an area only tells whose office speaks: "theo UBND tỉnh ...".
    pub(super) fn is_owner_of_source(&self, mentions: &[Mention], at: usize) -> bool {
        let before = &mentions[..at];
        // "Số liệu của Cục Hải quan cho thấy cả nước": what is said begins.
        let says =
            |m: &Mention| m.has(Sense::Said) && (self.lang == Lang::En || m.span.of(self.text).starts_with("cho "));
        let ends = |m: &Mention| m.is_mark(',') || m.number().is_some() || says(m);
        let clause = before.iter().rev().take(7).take_while(|m| !ends(m));
        let event = before
            .last()
            .is_some_and(|m| matches!(m.span.of(self.text).to_lowercase().as_str(), "tại" | "ở" | "in" | "at"))
            && before.iter().rev().take(12).any(|m| {
                matches!(
                    m.span.of(self.text).to_lowercase().as_str(),
                    "nghị" | "diễn" | "hội" | "thảo" | "họp" | "conference" | "meeting" | "seminar"
                )
            });
        event || before.last().is_some_and(|m| m.has(Sense::Event)) || clause.into_iter().any(|m| m.has(Sense::Source))
    }

    pub(super) fn spoken_gate(&mut self, mentions: &Said) {
        if !mentions.any(Kinds::GATE) {
            return;
        }
        let named = mentions.iter().rev().find_map(|m| {
            m.senses().iter().find_map(|s| match s {
                Sense::Gate(id) => Some(*id),
                _ => None,
            })
        });
        self.gate_said = named.or(self.gate_said);
    }

    /// "Hải Phòng (38,3 tỷ USD)" and "38,3 tỷ USD (Hải Phòng)": a name right before or behind, across the bracket.
    pub(super) fn bracketed(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame, heard: &mut Heard) {
        let Heard { areas, lands, fresh, .. } = heard;
        let mentions = spot.mentions;
        let opens = |i: usize| mentions.get(i).is_some_and(|m| m.is_mark('('));
        let behind =
            (opens(spot.at + 1) && mentions.get(spot.at + 3).is_some_and(|m| m.is_mark(')'))).then_some(spot.at + 2);
        let bound =
            usize::from(spot.at >= 1 && mentions[spot.at - 1].senses().iter().any(|s| matches!(s, Sense::Bound(_))));
        let before = (spot.at >= 2 + bound && opens(spot.at - 1 - bound)).then(|| spot.at - 2 - bound);
        for at in [before, behind].into_iter().flatten() {
            for sense in mentions[at].senses() {
                match *sense {
                    Sense::Area(id) | Sense::Gate(id) if areas.is_empty() || Some(at) == behind => {
                        *areas = vec![id];
                        fresh.areas = true;
                    }
                    Sense::Land(code, _) if lands.is_empty() => {
                        *lands = vec![code];
                        fresh.partners = true;
                    }
                    _ => {}
                }
            }
            if let (What::Period(when), true) = (&mentions[at].what, Some(at) == behind)
                && !matches!(when.shape, Shape::Day(..) | Shape::Nothing | Shape::ToCome)
                && let Some(period) = when.resolve(self.context.clock, frame.period.get().copied())
            {
                frame.period.set(period, self.place("period", mentions[at].span, number));
            }
        }
    }
}

/// "chiếm 12% tổng kim ngạch của cả nước": the area of the whole, not of the part.
pub(super) fn after_whole(spot: &Spot<'_>, at: usize) -> bool {
    let percent = spot.quantity.unit == Some("percent");
    let equal = at > spot.at
        && spot.mentions[spot.at + 1..at].iter().any(|m| m.has(Sense::Owner))
        && spot.head().iter().rev().take(3).any(|m| m.has(Sense::Equal));
    // "22 percent of what the whole country exported".
    let of_what = at > spot.at && spot.mentions.get(spot.at + 1).is_some_and(|m| m.has(Sense::Whole));
    percent && (equal || of_what || spot.mentions[spot.head.start..at].iter().any(|m| m.has(Sense::Share)))
}

/// Whether names before a number form one list that it is about together.
pub(super) fn joined_list(spot: &Spot<'_>, is: impl Fn(&Sense) -> bool) -> bool {
    let named: Vec<usize> = spot.head.clone().filter(|&at| spot.mentions[at].senses().iter().any(&is)).collect();
    let and = named.len() > 2
        || named.len() > 1
            && spot.mentions[named[named.len() - 2] + 1..named[named.len() - 1]].iter().any(|m| m.has(Sense::And));
    and && named.windows(2).all(|pair| {
        spot.mentions[pair[0] + 1..pair[1]].iter().all(|m| m.is_mark(',') || m.has(Sense::And) || m.has(Sense::NoGoods))
    })
}
