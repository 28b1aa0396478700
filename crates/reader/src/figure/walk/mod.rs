//! Walks through a document's sentences and puts figures together: what was said before a number governs it.

mod again;
mod area;
mod behind;
mod business;
mod clause;
mod cleared;
mod columns;
mod credit;
mod direction;
mod draft;
mod firms;
mod goods;
mod hear;
mod mirror;
mod noun;
mod partner;
mod quiet;
mod relative;
mod scene;
mod sentence;
mod settle;
mod spot;
mod subject;
mod takes;
mod theme;
mod thread;
mod time;

pub(crate) use draft::Draft;
pub(crate) use partner::country_area;
pub(crate) use spot::{Spot, bare, bound, side};

use super::bulletin::Bulletin;
use super::compare::Against;
use super::context::{Context, Spotted};
use super::frame::{Frame, Named, Place, Slot};
use super::table::Tables;
use super::{Coverage, Figure, Indicator, Period};
use crate::Span;
use crate::document::{Document, Lang};
use settle::Names;

/// Puts the figures of a document together.
pub(crate) fn walk(
    document: &Document,
    context: &Context,
    tables: &Tables,
    bulletin: Option<Bulletin>,
    lines: &[Spotted],
) -> Vec<Figure> {
    let mut walker = Walker {
        lists: Vec::new(),
        colon: false,
        subject: None,
        theme: Slot::default(),
        goods_said: None,
        gate_said: None,
        areas_said: again::Named::default(),
        around: Slot::default(),
        land_said: None,
        firms_said: None,
        business: None,
        off_topic: false,
        since_trade: 0,
        thread: true,
        books: None,
        books_at: None,
        text: &document.text,
        context,
        main: context.frame.clone(),
        last: context.frame.clone(),
        out: Vec::new(),
        line: 0,
        sentence: 0,
        source: None,
        unit: None,
        brackets: Vec::new(),
        aside: None,
        against: None,
        just_before: None,
        compared: Vec::new(),
        direction: Slot::default(),
        first_way: Slot::default(),
        customs: None,
        span: None,
        day: None,
        year: None,
        part_alone: false,
        month_apart: None,
        budget_line: None,
        counted_last: None,
        currency: None,
        paragraph_at: 0,
        customs_here: false,
        customs_told: false,
        budget_here: false,
        teaser: false,
        paragraph: (Slot::default(), None),
        opened: Slot::default(),
        ahead: None,
        told: None,
        spoken: Vec::new(),
        pair: None,
        parted: Slot::default(),
        columns: Vec::new(),
        opening: false,
        of_goods: false,
        carried: false,
        heading_period: None,
        heading: Slot::default(),
        lang: document.lang,
        bulletin,
    };
    let mut colon = false;
    for (at, line) in lines.iter().enumerate() {
        walker.line = at;
        if line.mentions().next().is_some_and(|m| walker.table(tables, m.span, line.line.part)) {
            continue;
        }
        walker.start_line(line, colon);
        walker.bulletin_line(line);
        for (number, mentions) in line.sentences.iter().enumerate() {
            walker.sentence += 1;
            let begin = walker.out.len();
            walker.sentence(mentions, line.line.part, number == 0);
            walker.bulletin_sentence(mentions, line.line.part, begin);
        }
        colon = line.mentions().last().is_some_and(|m| m.is_mark(':'));
        walker.colon = colon;
    }
    walker.close_bulletin();
    walker.out
}

pub(crate) struct Walker<'a> {
    /// For each kind of list item that is open, its mark and what governed before its first.
    pub(crate) lists: Vec<(char, Frame)>,
    pub(crate) text: &'a str,
    pub(crate) context: &'a Context,
    /// What governed the first number of the sentence before.
    pub(crate) main: Frame,
    /// What governed its last number.
    pub(crate) last: Frame,
    pub(crate) out: Vec<Figure>,
    pub(crate) line: usize,
    pub(crate) sentence: usize,
    pub(crate) source: Option<String>,
    /// A unit announced for all numbers that have none.
    pub(crate) unit: Option<(&'static str, u64)>,
    /// Whether something other than trade is spoken of since trade was named.
    pub(crate) off_topic: bool,
    /// Whether what was counted last was trade.
    pub(crate) thread: bool,
    /// Sentences since one that named trade.
    pub(crate) since_trade: usize,
    /// The gate named last.
    pub(crate) gate_said: Option<&'static str>,
    /// The areas that a sentence named last.
    pub(crate) areas_said: again::Named,
    /// The area around those that a sentence dealt its numbers out to.
    pub(crate) around: Slot<Vec<&'static str>>,
    /// The country named last, and the same as an area.
    pub(crate) land_said: Option<(&'static str, &'static str)>,
    /// The part of the firms, foreign-invested or domestic, named last.
    pub(crate) firms_said: Option<Coverage>,
    /// The business named last.
    pub(crate) business: Option<Span>,
    /// The goods that were the subject of the sentence before.
    pub(crate) subject: Option<Span>,
    /// The goods that the whole sentence is about.
    pub(crate) theme: Slot<String>,
    /// The goods named last.
    pub(crate) goods_said: Option<String>,
    /// Whether the line before announced a list.
    pub(crate) colon: bool,
    /// The country whose own books the paragraph reads.
    pub(crate) books: Option<&'static str>,
    /// The sentence from which on they are read.
    pub(crate) books_at: Option<usize>,
    /// The frames outside the brackets that are open.
    pub(crate) brackets: Vec<Frame>,
    /// The period outside an aside ("riêng tháng 6", "dự kiến cả năm").
    pub(crate) aside: Option<Slot<Period>>,
    /// The period that the sentence before told aside, for one that goes on about it ("trong đó").
    pub(crate) told: Option<Slot<Period>>,
    /// The periods told lately, the last at the end.
    pub(crate) spoken: Vec<Period>,
    /// The comparison said last in the sentence.
    pub(crate) against: Option<Against>,
    /// The period just before, where the paragraph compared with it.
    pub(crate) just_before: Option<Against>,
    /// The periods that were compared with the one just before them, and with nothing else since.
    pub(crate) compared: Vec<(Period, Against)>,
    /// The trade named last that is no balance.
    pub(crate) direction: Slot<Named>,
    /// The trade named first that is no balance.
    pub(crate) first_way: Slot<Named>,
    /// The customs branch spoken of last.
    pub(crate) customs: Option<&'static str>,
    /// The single day told last.
    pub(crate) day: Option<Period>,
    /// The last sentence that told a number.
    pub(crate) counted_last: Option<Span>,
    /// The line without numbers that named the budget.
    pub(crate) budget_line: Option<usize>,
    /// Whether the sentence told of one month alone, out of those that the document counts.
    pub(crate) part_alone: bool,
    /// What governed before a sentence that tells a month apart ("riêng tháng 3").
    pub(crate) month_apart: Option<Slot<Period>>,
    /// The year named in the sentence.
    pub(crate) year: Option<Period>,
    /// The last span of several years.
    pub(crate) span: Option<Period>,
    /// The period of the paragraph before.
    pub(crate) paragraph: (Slot<Period>, Option<Indicator>),
    /// The period that governed a number before one was told behind it.
    pub(crate) ahead: Option<Slot<Period>>,
    /// The last two amounts of one sentence: the former and the latter.
    pub(crate) pair: Option<[Frame; 2]>,
    /// The periods that the amounts of a list item told one by one.
    pub(crate) columns: Vec<Period>,
    /// The total whose two directions the sentence before told.
    pub(crate) parted: Slot<Named>,
    /// What the first number of the paragraph before was of.
    pub(crate) opened: Slot<Named>,
    /// Whether the paragraph has had no number yet.
    pub(crate) opening: bool,
    /// Whether its first number was of goods that it named.
    pub(crate) of_goods: bool,
    /// Whether its period was that of the paragraph before.
    pub(crate) carried: bool,
    pub(crate) heading_period: Option<Period>,
    /// The area that a heading named for what follows.
    pub(crate) heading: Slot<Vec<&'static str>>,
    /// Where the paragraph begins.
    pub(crate) paragraph_at: usize,
    /// Whether the paragraph speaks of a customs office.
    pub(crate) customs_here: bool,
    /// Whether the document has spoken of a customs office so far.
    pub(crate) customs_told: bool,
    pub(crate) budget_here: bool,
    /// Whether the rest of the paragraph is page furniture.
    pub(crate) teaser: bool,
    pub(crate) lang: Lang,
    /// The bulletin of border gates that the document is.
    pub(crate) bulletin: Option<Bulletin>,
    /// The currency of the last amount.
    pub(crate) currency: Option<&'static str>,
}

/// One number of a sentence, with what stands before and behind it up to the next.
impl<'a> Walker<'a> {
    pub(crate) fn place(&self, rule: &'static str, at: Span, number: usize) -> Place {
        Place { rule, at: Some(at), line: self.line, sentence: self.sentence, number, fixed: None }
    }
}
