//! Takes in what stands around a number: each mention is heard by the key it speaks of.

use super::super::compare::Compare;
use super::super::frame::{Frame, Named, Slot};
use super::super::{Coverage, Indicator, Period};
use super::spot::Spot;
use super::{Names, Walker};
use crate::Span;
use crate::document::Lang;
use crate::mention::{Mention, Sense, What};

/// What was heard around one number.
#[derive(Default)]
pub(super) struct Heard {
    pub(super) fresh: Fresh,
    pub(super) areas: Vec<&'static str>,
    pub(super) lands: Vec<&'static str>,
    pub(super) goods: Option<Span>,
    /// A country abroad was named as the one whose trade it is.
    pub(super) owned: bool,
    /// What was said anew before the bracket that is open.
    pub(super) outside: Fresh,
    /// Where a gate was named.
    pub(super) gate_at: Option<usize>,
    /// Goods were named as the bulk of the sum only.
    pub(super) explained: bool,
    /// A country abroad was named as the one that trades with home.
    pub(super) theirs: bool,
}

/// What was said anew.
#[derive(Clone, Copy, Default)]
pub(super) struct Fresh {
    pub(super) named: bool,
    pub(super) areas: bool,
    pub(super) partners: bool,
    pub(super) goods: bool,
    pub(super) coverage: bool,
    pub(super) period: bool,
    pub(super) sector: bool,
}

/// A mention beside a number.
#[derive(Clone, Copy)]
pub(super) struct Beside<'s, 'm> {
    pub(super) spot: &'s Spot<'m>,
    /// Which number of the sentence it is.
    pub(super) number: usize,
    /// The mention's place in the sentence.
    pub(super) at: usize,
}

impl<'m> Beside<'_, 'm> {
    pub(super) fn mention(&self) -> &'m Mention {
        &self.spot.mentions[self.at]
    }
    /// Whether it stands behind the number.
    pub(super) fn is_behind(&self) -> bool {
        self.at > self.spot.at
    }
    /// The mention before it in the sentence.
    pub(super) fn before(&self) -> Option<&'m Mention> {
        self.at.checked_sub(1).map(|at| &self.spot.mentions[at])
    }
}

impl Walker<'_> {
    /// Takes in what stands before a number, and what behind it is still its own.
    pub(super) fn hear(
        &mut self,
        spot: &Spot<'_>,
        number: usize,
        compares: &[Compare],
        frame: &mut Frame,
        leading: bool,
    ) {
        let before = frame.clone();
        if spot.head().iter().any(|m| m.is_mark(';') || m.has(Sense::While)) {
            frame.status.clear();
        }
        self.off_topic |= self.lang == Lang::Vi && tells_another_subject_before(spot);
        self.leave_gates_behind(spot, frame);
        self.economy_goes_on(spot, number, frame);
        self.of_that_sum(spot, number, frame);
        self.whole_taken_up(spot, number, frame);
        let mut heard = Heard::default();
        for at in spot.head.clone().chain(spot.tail.clone()) {
            if at == spot.at || compares.iter().any(|c| c.mentions.contains(&at)) {
                continue;
            }
            self.hear_mention(Beside { spot, number, at }, frame, &mut heard);
        }
        self.forget_far_goods(spot, &mut heard);
        self.visitors_from_abroad(spot, number, frame);
        self.bracketed(spot, number, frame, &mut heard);
        if self.of_the_country(spot, &heard) {
            heard.areas.push("vietnam");
            heard.fresh.areas = true;
        }
        self.back_to_trade(spot, number, frame, &heard);
        self.earned(spot, number, frame, &heard.fresh);
        self.unlisted_goods(spot, frame, &mut heard);
        self.goods_behind(spot, number, frame, &mut heard);
        self.share_of_goods(spot, frame, &mut heard);
        self.one_exceeds_other(spot, number, frame, &mut heard.fresh);
        self.more_than_other(spot, number, frame, &mut heard.fresh);
        self.spends(spot, number, frame, &mut heard.fresh);
        self.spent_on_ours(spot, number, frame, &mut heard.fresh);
        self.gates_behind(spot, number, frame, &mut heard);
        self.turnover_alone(spot, number, frame, &mut heard.fresh);
        self.worth_cleared(spot, number, frame, &mut heard.fresh);
        self.this_office(spot, number, frame, &mut heard);
        let Fresh { areas, partners, named, coverage, .. } = heard.fresh;
        if heard.goods.is_none() && !areas && !partners && !named && !coverage {
            heard.goods = self.unnamed_goods(spot, &before);
            heard.fresh.goods = heard.goods.is_some();
        }
        self.led_by_number(spot, number, frame, &mut heard);
        self.between_others(spot, &mut heard);
        self.trade_of_business(spot, frame, &mut heard);
        self.buyer_or_supplier(spot, &heard.lands, &mut heard.fresh, frame);
        self.told_from_home(number, frame, &heard);
        self.part_of_total(spot, frame, &mut heard.fresh);
        if heard.owned && !heard.fresh.partners {
            frame.partners.clear();
            heard.fresh.partners = true;
        }
        self.all_told(spot, number, frame, &mut heard);
        self.those_named(spot, number, frame, &mut heard);
        self.name(spot, number, Names { areas: heard.areas, lands: heard.lands, goods: heard.goods }, frame);
        self.own_books(spot, number, frame, &mut heard.fresh);
        self.back_to_total(number, frame, &heard.fresh);
        self.settle(spot, &heard.fresh, &before, frame, leading);
        self.rest_of_area(spot, &heard.fresh, frame, leading);
    }

    /// "Vũng Áng thu 1.105 tỷ, Cầu Treo 31 tỷ; còn lại 84 tỷ": what is left is of the whole, of which parts were told.
    fn rest_of_area(&self, spot: &Spot<'_>, fresh: &Fresh, frame: &mut Frame, leading: bool) {
        let rest = spot.head().iter().any(|m| m.has(Sense::Rest));
        let part = frame.areas.place().is_some_and(|p| p.sentence == self.sentence && p.rule == "area-named");
        if self.lang == Lang::Vi && rest && part && !leading && !fresh.areas {
            frame.areas = self.main.areas.clone();
        }
    }

    fn hear_mention(&mut self, beside: Beside<'_, '_>, frame: &mut Frame, heard: &mut Heard) {
        let Beside { spot, number, at } = beside;
        let mention = beside.mention();
        if !beside.is_behind() {
            self.hear_mark(spot, number, mention, frame, heard);
            if mention.is_word()
                && self.lang == Lang::En
                && let Some(one) = self.one_of_pair(spot, at)
            {
                *frame = Frame { period: frame.period.clone(), status: Slot::default(), ..one };
                let fresh = &mut heard.fresh;
                (fresh.named, fresh.goods, fresh.partners) = (true, true, true);
                (fresh.areas, fresh.coverage) = (true, true);
                return;
            }
        }
        if let What::Period(when) = mention.what {
            self.hear_period(beside, when, frame, &mut heard.fresh);
            return;
        }
        for &sense in mention.senses() {
            self.hear_sense(beside, sense, frame, heard);
        }
    }

    /// Brackets hold what governed outside them; a semicolon ends an aside.
    fn hear_mark(&mut self, spot: &Spot<'_>, number: usize, mention: &Mention, frame: &mut Frame, heard: &mut Heard) {
        match mention.what {
            What::Mark('(' | '[') => {
                let names = Names { areas: heard.areas.clone(), lands: heard.lands.clone(), goods: heard.goods };
                self.name(spot, number, names, frame);
                self.brackets.push(frame.clone());
                heard.outside = heard.fresh;
            }
            What::Mark(')' | ']') => {
                if let Some(outside) = self.brackets.pop() {
                    *frame = outside;
                    let (gate_at, explained) = (heard.gate_at, heard.explained);
                    let fresh = Fresh { goods: heard.outside.goods && self.lang == Lang::Vi, ..heard.outside };
                    *heard = Heard { gate_at, explained, fresh, ..Heard::default() };
                }
            }
            What::Mark(';') => {
                // "Riêng tháng 5, xuất khẩu 82 triệu; lượng tôm 8.150 tấn": said of the whole sentence.
                let opens = spot.mentions.iter().take(3).any(|m| m.has(Sense::Aside));
                if let Some(period) = self.aside.take().filter(|_| self.lang == Lang::En || !opens) {
                    frame.period = period;
                }
                heard.goods = None;
                heard.fresh.goods = false;
                // "9 triệu USD, hàng đi Nhật Bản; quần áo 2 triệu": told of the amount before.
                if self.lang == Lang::Vi && number > 0 && !heard.lands.is_empty() {
                    heard.lands.clear();
                    heard.fresh.partners = false;
                }
                self.off_topic &= self.lang != Lang::Vi;
            }
            _ => {}
        }
    }

    fn hear_sense(&mut self, beside: Beside<'_, '_>, sense: Sense, frame: &mut Frame, heard: &mut Heard) {
        let mention = beside.mention();
        let behind = beside.is_behind();
        let place = self.place("said", mention.span, beside.number);
        match sense {
            Sense::Indicator { indicator, flow, sign, weak, part } => {
                let named = Named { indicator, flow, sign, part };
                self.hear_indicator(beside, named, weak, frame, &mut heard.fresh);
            }
            Sense::Area(_) | Sense::Gate(_) | Sense::Agency { .. } | Sense::Land(..) | Sense::ThisArea => {
                self.hear_place(beside, sense, frame, heard);
            }
            Sense::ThatArea => self.hear_that_area(beside, heard),
            Sense::ThisGate => self.hear_this_gate(beside, heard),
            Sense::Now if !behind => self.hear_now(frame),
            Sense::Those(count) => self.hear_those(beside, count, frame, heard),
            Sense::TheseFirms => self.hear_these_firms(beside, frame, heard),
            Sense::ThisPartner if self.these_lands(beside, frame, heard) => {}
            // "với nước láng giềng", in a text on trade with one country.
            Sense::ThisPartner
                if self.lang == Lang::Vi
                    && !behind
                    && heard.lands.is_empty()
                    && mention.span.of(self.text).contains("láng giềng")
                    && self.context.frame.partners.get().is_some() =>
            {
                frame.partners = self.context.frame.partners.clone();
                heard.fresh.partners = true;
            }
            Sense::ThisPartner => {
                let export = frame.named.get().is_some_and(|n| n.flow == Some(super::super::Flow::Export));
                self.hear_this_land(beside, export, heard);
            }
            Sense::Good { .. } | Sense::ThisGoods | Sense::Sector => self.hear_goods(beside, sense, frame, heard),
            Sense::TradeBetween if !behind && !heard.fresh.named => self.trade_between(beside, frame, &mut heard.fresh),
            Sense::Reverse if !behind && self.direction_said(beside, frame, &mut heard.fresh) => {}
            Sense::Reverse if !behind => self.turn_round(mention, beside.number, frame, &mut heard.fresh),
            Sense::Takings
                if !behind
                    && self.context.customs
                    && self.lang == Lang::Vi
                    && beside.spot.quantity.unit == Some("VND")
                    && !heard.fresh.named =>
            {
                let named = Named { indicator: Indicator::CustomsRevenue, flow: None, sign: 1, part: None };
                let before = self.last.named.get().map(|before| before.indicator);
                heard.fresh.named = before != Some(named.indicator);
                frame.named.set(named, self.place("takings", mention.span, beside.number));
            }
            Sense::OtherSubject if self.costs(beside, frame, heard) => {}
            // "dầu thô cho nhà máy lọc dầu": whom the goods are for.
            Sense::OtherSubject
                if self.lang == Lang::Vi
                    && heard.goods.is_some()
                    && beside.before().is_some_and(|m| matches!(m.span.of(self.text), "cho" | "phục vụ" | "của")) =>
                {}
            Sense::OtherSubject
                if !behind
                    || self.lang == Lang::Vi
                        && (matches!(beside.spot.quantity.unit, Some("project" | "enterprise"))
                            || beside.at == beside.spot.at + 1 && beside.spot.quantity.unit != Some("percent")) =>
            {
                self.off_topic = true;
            }
            Sense::Coverage(coverage) if !behind || beside.at - beside.spot.at <= 6 => {
                frame.coverage.set(coverage, place);
                heard.fresh.coverage = true;
                if let Some(seat) = self.province_of_gate(&beside, heard).filter(|_| coverage == Coverage::Local) {
                    heard.areas = vec![seat];
                    heard.fresh.areas = true;
                }
            }
            Sense::Status(status) if !behind => frame.status.set(status, place),
            Sense::Cumulative if !behind => {
                self.against = None;
                let dated = |m: &Mention| matches!(m.what, What::Period(_));
                let later_period = beside.spot.mentions[beside.at + 1..beside.spot.at].iter().any(dated);
                if !later_period
                    && !heard.fresh.period
                    && let Some(period) = frame.period.get().copied()
                    && mention.span.end() - mention.span.start() > 7
                {
                    frame.period.set(Period::to_date(period.last()), place);
                }
            }
            _ => {}
        }
    }

    /// "Chia theo khu vực, công nghiệp 3.998 tỷ đồng, tăng 8%", right behind the economy as a whole: its sectors.
    fn economy_goes_on(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame) {
        let economy = |i: Indicator| matches!(i, Indicator::Grdp | Indicator::Gdp);
        if number > 0 || self.lang != Lang::Vi || !self.out.last().is_some_and(|f| economy(f.indicator)) {
            return;
        }
        let of_economy = |unit: &str| unit == "percent" || unit == "VND";
        let sector = spot.head().iter().find(|m| m.has(Sense::Sector));
        let other = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }));
        let alone = !spot.mentions[..spot.at].iter().any(other);
        if let Some(sector) = sector.filter(|_| alone && spot.quantity.unit.is_some_and(of_economy)) {
            let indicator = self.out.last().map_or(Indicator::Grdp, |f| f.indicator);
            frame
                .named
                .set(Named { indicator, flow: None, sign: 1, part: None }, self.place("economy", sector.span, 0));
        }
    }

    /// "người quốc tế", "nội địa": the part of the visitors that a number counts.
    fn visitors_from_abroad(&self, spot: &Spot<'_>, number: usize, frame: &mut Frame) {
        let counted = matches!(spot.quantity.unit, Some("person" | "turn"));
        let told = spot.mentions.get(spot.at + 1);
        if counted && told.is_some_and(|m| matches!(m.span.of(self.text), "quốc tế" | "quốc" | "nội địa")) {
            let part = Some("khách quốc tế");
            let named = Named { indicator: Indicator::TouristArrivals, flow: None, sign: 1, part };
            frame.named.set(named, self.place("visitors-from-abroad", spot.mentions[spot.at].span, number));
        }
    }
}

/// "7 triệu người có nhu cầu trị giá 90 triệu USD": another subject between the number before and the clause of this one.
fn tells_another_subject_before(spot: &Spot<'_>) -> bool {
    let gap = || {
        spot.mentions[..spot.head.start]
            .iter()
            .rev()
            .take_while(|m| m.number().is_none() && !matches!(m.what, What::Mark(_)))
    };
    let trade = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Indicator { .. }));
    let goes_on = spot.head().first().is_none_or(|m| !matches!(m.what, What::Mark(_)));
    goes_on && gap().any(|m| m.has(Sense::OtherSubject)) && !gap().any(trade)
}
