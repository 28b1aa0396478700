//! What the document as a whole is about: its time, its area, its goods, its counterpart, its period.

mod abroad;
mod area;
mod clock;
mod goods;
mod partner;
mod period;
mod remit;

pub(crate) use abroad::{Abroad, is_country, owns_trade};

use super::frame::{Frame, Named, Place};
use super::gate;
use super::{Flow, Indicator, Known};
use crate::document::{Document, Lang};
use crate::mention::{Clock, Kinds, Mention, Said, Sense, Shape, What, lies_in};
use crate::name::is_region;
use crate::sentence::{Line, Part};
use abroad::abroad;
use area::area;
use clock::clock;
use goods::{goods_of_lead, topic_goods};
use partner::topic_partner;
use period::topic_period;
use remit::{Remit, remit};

/// The document as a whole.
#[derive(Clone)]
pub(crate) struct Context {
    pub(crate) clock: Clock,
    pub(crate) lang: Lang,
    /// What governs where nothing nearer does.
    pub(crate) frame: Frame,
    /// Whether the document is about trade.
    pub(crate) trade: bool,
    /// Whether it is told by a customs office: headline or lead names one.
    pub(crate) customs: bool,
    /// Whether the headline names one.
    pub(crate) customs_headed: bool,
    /// Whether it speaks of gates, where vehicles are counted.
    pub(crate) gates: bool,
    /// The gate that the headline names.
    pub(crate) gate: Option<&'static str>,
    /// The province that gate lies in, as the document names it.
    pub(crate) seat: Option<&'static str>,
    /// Whether it names countries abroad, and no place at home.
    pub(crate) abroad: bool,
    /// Whether its first lines name two countries abroad.
    pub(crate) two_abroad: bool,
    /// The country abroad from whose books the document is told.
    pub(crate) foreign: Option<Abroad>,
    /// The areas that an office covers of which it is told.
    pub(crate) remit: Option<Remit>,
    /// The one direction of trade that it speaks of, if it hardly names another.
    pub(crate) one_way: Option<Flow>,
}

/// A line with what its sentences say.
pub(crate) struct Spotted {
    pub(crate) line: Line,
    pub(crate) sentences: Vec<Said>,
}

impl Spotted {
    pub(crate) fn mentions(&self) -> impl Iterator<Item = &Mention> {
        self.sentences.iter().flatten()
    }
    /// A line that only says when and by whom.
    pub(crate) fn is_dateline(&self) -> bool {
        if self.line.tokens().len() >= 20 || self.has_number() || self.mentions().any(|m| trade(m).is_some()) {
            return false;
        }
        let mentions: Vec<&Mention> = self.mentions().collect();
        let day = mentions.iter().any(|m| matches!(m.what, What::Period(when) if matches!(when.shape, Shape::Day(..))));
        let clock =
            mentions.windows(3).any(|w| w[1].is_mark(':') && w[0].number().is_some() && w[2].number().is_some());
        day || clock
    }
    pub(crate) fn has_number(&self) -> bool {
        self.mentions().any(|m| m.number().is_some_and(|q| q.is_counted()))
    }
}

impl Context {
    pub(crate) fn of(document: &Document, lines: &[Spotted]) -> Context {
        let clock = clock(document, lines);
        let mut frame = Frame::default();
        let own: Vec<&Spotted> = lines.iter().filter(|l| l.line.part != Part::Teaser).collect();
        let foreign = abroad(document, &own);
        let areas = foreign.map_or_else(|| area(&document.text, document.lang, &own), |f| (vec![f.area], true));
        let known = if areas.1 { Known::Headline } else { Known::Default };
        frame.areas.set(areas.0, Place::fixed("topic-area", known));
        let lead: Vec<&Mention> = lead(&own).into_iter().flatten().collect();
        let trade_named = |m: &&Mention| trade(m).is_some();
        let of_trade = || {
            let sentences = own.iter().flat_map(|l| &l.sentences).filter(|s| s.any(Kinds::TRADE));
            sentences.flatten()
        };
        let told = lines.iter().take(12).flat_map(|l| l.sentences.iter()).take(8).any(|s| {
            s.iter().any(|m| trade_named(&m))
                && s.iter().any(|m| m.number().is_some_and(|q| q.unit.is_some_and(|u| u != "no" && u != "rank")))
        });
        let trade_doc = told
            || of_trade().filter(|m| trade_named(m)).count() >= 3
            || of_trade().filter(|m| trade_or_turnover(m)).count() >= 6;
        if let Some(named) = lead.iter().find_map(|m| trade(m)) {
            frame.named.set(named, Place::fixed("topic-indicator", Known::Headline));
        }
        if let Some(goods) = topic_goods(document, &own).or_else(|| goods_of_lead(document, &own)) {
            frame.goods.set(goods, Place::fixed("topic-goods", Known::Headline));
        }
        if let Some(partner) = topic_partner(&document.text, &own, document.lang, frame.goods.get().is_some())
            .filter(|p| foreign.is_none_or(|f| f.code != *p))
        {
            frame.partners.set(vec![partner], Place::fixed("topic-partner", Known::Headline));
        }
        // "Exports to Vietnam up a fifth", from the books of another: the trade with Vietnam.
        if foreign.is_some_and(|f| f.with_home) {
            frame.partners.set(vec!["VN"], Place::fixed("topic-partner", Known::Headline));
        }
        if let Some(period) = topic_period(&document.text, &own, clock, document.lang) {
            frame.period.set(period, Place::fixed("topic-period", Known::Headline));
        }
        let gate = own.first().and_then(|l| {
            l.mentions().flat_map(|m| m.senses()).find_map(|s| match s {
                Sense::Gate(id) => Some(*id),
                _ => None,
            })
        });
        let seat = gate.and_then(|gate| {
            own.iter().flat_map(|l| l.mentions()).flat_map(|m| m.senses()).find_map(|s| match *s {
                Sense::Area(id) | Sense::Agency { area: id, .. } if lies_in(gate, id) && !is_region(id) => Some(id),
                _ => None,
            })
        });
        let mut opening: Vec<&Spotted> = own.iter().filter(|l| !l.is_dateline()).take(6).copied().collect();
        // Up to the lead, which is the first paragraph behind the headline that tells a number.
        let lead_at = opening.iter().skip(1).position(|l| l.has_number()).map_or(0, |at| at + 2);
        opening.truncate(lead_at.max(3));
        let customs = opening.first().zip(opening.last()).is_some_and(|(first, last)| {
            let span = |l: &Spotted| l.mentions().next().zip(l.mentions().last()).map(|(a, b)| a.span.to(b.span));
            span(first).zip(span(last)).is_some_and(|(a, b)| gate::names_customs(a.to(b).of(&document.text)))
        });
        let customs_headed = customs
            && opening.first().is_some_and(|first| {
                let ends = first.mentions().next().zip(first.mentions().last());
                ends.is_some_and(|(a, b)| gate::names_customs(a.span.to(b.span).of(&document.text)))
            });
        let gates = gate::speaks_of_gates(&document.text);
        let named = |kinds: Kinds, is: fn(&Sense) -> bool| {
            let sentences = own.iter().flat_map(|l| &l.sentences).filter(move |s| s.any(kinds));
            sentences.flatten().flat_map(|m| m.senses()).filter(|s| is(s)).count()
        };
        let home = Kinds::AREA | Kinds::GATE | Kinds::AGENCY;
        let abroad = named(Kinds::LAND, |s| matches!(s, Sense::Land(..))) >= 10
            && named(home, |s| matches!(s, Sense::Area(_) | Sense::Gate(_) | Sense::Agency { .. })) == 0;
        let flows: Vec<Flow> = of_trade().filter_map(|m| trade(m)?.flow).collect();
        let told = |flow: Flow| flows.iter().filter(|f| **f == flow).count();
        let one_way = [Flow::Export, Flow::Import]
            .into_iter()
            .find(|&flow| told(flow) >= 2 && (flows.len() - told(flow)) * 8 <= told(flow));
        let mut lands: Vec<&'static str> = own
            .iter()
            .take(3)
            .flat_map(|l| l.mentions())
            .flat_map(|m| m.senses())
            .filter_map(|s| match s {
                Sense::Land(code, _) => Some(*code),
                _ => None,
            })
            .collect();
        lands.sort_unstable();
        lands.dedup();
        let two_abroad = lands.len() > 1;
        let remit = remit(&own);
        Context {
            remit,
            one_way,
            two_abroad,
            abroad,
            clock,
            lang: document.lang,
            frame,
            trade: trade_doc,
            customs,
            customs_headed,
            gates,
            gate,
            seat,
            foreign,
        }
    }
}

/// The trade that a mention names, if it names any.
pub(crate) fn trade(mention: &Mention) -> Option<Named> {
    mention.senses().iter().find_map(|sense| match *sense {
        Sense::Indicator {
            indicator: indicator @ Indicator::GoodsTrade,
            flow: flow @ Some(_),
            sign,
            weak: false,
            part,
        } => Some(Named { indicator, flow, sign, part }),
        _ => None,
    })
}

/// Whether a mention speaks of trade in goods, be it without a direction.
fn trade_or_turnover(mention: &Mention) -> bool {
    mention.senses().iter().any(|s| matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, .. }))
}

/// The sentences of the headline and the first lines that hold a number.
fn lead<'a>(own: &[&'a Spotted]) -> Vec<&'a Said> {
    let mut out = Vec::new();
    let mut full = 0;
    for line in own.iter().take(8).filter(|l| !l.is_dateline()) {
        let words = line.mentions().count();
        out.extend(line.sentences.iter().take(2));
        full += usize::from(words > 12);
        if full == 2 {
            break;
        }
    }
    out
}

impl Flow {
    /// Whether the flow counts one direction.
    pub(crate) fn is_one_way(self) -> bool {
        matches!(self, Flow::Export | Flow::Import)
    }
}
