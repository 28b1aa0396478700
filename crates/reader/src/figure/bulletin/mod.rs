//! Bulletins of border gates: how many vehicles crossed, came up, wait and turned back on one day, gate by gate.

mod clause;
pub(super) mod part;
mod total;

use super::context::{Context, Spotted};
use super::frame::Place;
use super::walk::Walker;
use super::{Figure, Indicator, Known, Period};
use crate::Span;
use crate::mention::{Mention, Sense, Shape, What};
use crate::sentence::Part;

/// What a bulletin is about, and the section being read.
#[derive(Clone, Debug)]
pub(crate) struct Bulletin {
    /// The day it tells of.
    day: Period,
    /// The area of the whole.
    home: Vec<&'static str>,
    section: Section,
    /// The gates that had a section of their own so far.
    gates: Vec<&'static str>,
    /// Where the bulletin's own figures stand among those of the document.
    own: Vec<Span>,
}

/// What governs the lines under a heading.
#[derive(Clone, Debug)]
struct Section {
    /// Nothing where the heading names a place that is not known.
    areas: Option<Vec<&'static str>>,
    named: Option<Span>,
    indicator: Indicator,
    period: Period,
}

impl Bulletin {
    /// The bulletin that a document is, if its first lines name a day and most of what it counts are vehicles.
    pub(crate) fn of(context: &Context, lines: &[Spotted]) -> Option<Bulletin> {
        let own = || lines.iter().filter(|l| l.line.part != Part::Teaser);
        let day = own().take(4).flat_map(Spotted::mentions).take(40).find_map(|m| match m.what {
            What::Period(when) if matches!(when.shape, Shape::Day(..) | Shape::ToDay(..)) && when.has_year() => when.resolve(context.clock, None),
            _ => None,
        })?;
        let (mut vehicles, mut others) = (0, 0);
        for unit in own().flat_map(Spotted::mentions).filter_map(|m| m.number()?.unit) {
            match unit {
                "vehicle" | "wagon" | "turn" => vehicles += 1,
                "percent" | "no" | "rank" | "times" => {}
                _ => others += 1,
            }
        }
        let gates = own().flat_map(Spotted::mentions).filter(|m| gate(m).is_some()).count();
        let title = own().take(3).flat_map(Spotted::mentions).take(40).filter(|m| gate(m).is_some() || m.senses().iter().any(|s| matches!(s, Sense::Unit("no")))).count();
        if vehicles < 5 || 2 * vehicles < 3 * others || gates + title < 2 {
            return None;
        }
        let home = context.frame.areas.get().cloned()?;
        let day = Period::day(day.last());
        let section = Section { areas: Some(home.clone()), named: None, indicator: Indicator::Vehicles, period: day };
        Some(Bulletin { day, home, section, gates: Vec::new(), own: Vec::new() })
    }

    /// The day it tells of.
    pub(crate) fn day(&self) -> Period {
        self.day
    }

    /// Takes in the head of a line.
    fn open(&mut self, text: &str, line: &Spotted) {
        let mentions: Vec<&Mention> = line.mentions().take(16).take_while(|m| !m.is_mark(';')).collect();
        let Some(first) = mentions.first() else { return };
        let marked = mentions.get(1).is_some_and(|m| m.is_mark('.') || m.is_mark('/') || m.is_mark(')'));
        let numbered = marked && first.number().is_some_and(|q| q.unit.is_none());
        let words = first.span.of(text);
        let roman = marked && !words.is_empty() && words.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let head = || mentions.iter().take_while(|m| !m.is_mark('(') && !m.is_mark(':'));
        let found = head().find_map(|m| gate(m).map(|id| (id, m.span)));
        let places = self.section.named.is_some() || self.section.areas.is_none();
        let default = Section { areas: Some(self.home.clone()), named: None, indicator: Indicator::Vehicles, period: self.day };
        match found {
            Some((id, span)) if numbered || !line.line.item && head().count() < 9 && vehicles(line) == 0 => {
                self.gates.push(id);
                self.section = Section { areas: Some(vec![id]), named: Some(span), ..default };
            }
            // A place that no list knows: its numbers must not go to the place before.
            None if numbered && places => self.section = Section { areas: None, ..default },
            None if roman || vehicles(line) == 0 && !line.line.item && line.line.tokens().len() < 16 && (sums(text, &mentions) || roman) => {
                self.section = default;
                let count = mentions.iter().find_map(|m| m.number().filter(|q| q.unit == Some("no") || q.unit.is_none()).map(|q| q.value));
                self.gates.dedup();
                if !roman && self.gates.len() > 1 && count == Some(self.gates.len().into()) {
                    self.section.areas = Some(self.gates.clone());
                }
                for mention in &mentions {
                    for sense in mention.senses() {
                        if let Sense::Indicator { indicator, .. } = sense
                            && clause::is_vehicles(*indicator)
                        {
                            self.section.indicator = *indicator;
                        }
                    }
                }
                let said: Vec<Mention> = mentions.iter().map(|m| (*m).clone()).collect();
                if let Some(period) = clause::period_in(text, &said, self.day) {
                    self.section.period = period;
                }
            }
            _ => {}
        }
    }
}

impl Walker<'_> {
    /// Takes in the head of a bulletin's line.
    pub(crate) fn bulletin_line(&mut self, line: &Spotted) {
        let Some(bulletin) = &mut self.bulletin else { return };
        bulletin.open(self.text, line);
        let section = bulletin.section.clone();
        if let Some(areas) = section.areas {
            let place = Place { at: section.named, ..Place::fixed("bulletin-section", Known::Article) };
            self.heading.set(areas.clone(), place);
            self.main.areas.set(areas, place);
        }
        self.section_period();
    }

    /// What one sentence tells of another period does not govern the next.
    fn section_period(&mut self) {
        let Some(period) = self.bulletin.as_ref().map(|b| b.section.period) else { return };
        let place = Place::fixed("bulletin-day", Known::Headline);
        self.main.period.set(period, place);
        self.last.period.set(period, place);
        self.main.named = self.context.frame.named.clone();
        self.last.named = self.context.frame.named.clone();
    }

    /// Reads what a bulletin's sentence tells of vehicles, in place of the figures of vehicles read from it before.
    pub(crate) fn bulletin_sentence(&mut self, mentions: &[Mention], part: Part, begin: usize) {
        let Some(bulletin) = &self.bulletin else { return };
        if part == Part::Teaser {
            return;
        }
        let found = clause::read(self.text, mentions, bulletin, self.context.clock);
        let mut rest: Vec<Figure> = self.out.drain(begin..).collect();
        let taken = |span: Span| found.iter().any(|f| f.at.covers(span) || span.covers(f.at));
        if bulletin.section.areas.is_none() {
            rest.clear();
        }
        rest.retain(|figure| !clause::is_vehicles(figure.indicator) && !taken(figure.at));
        let spans: Vec<Span> = found.iter().map(|f| f.at).collect();
        rest.extend(found);
        rest.sort_by_key(|figure| figure.at);
        self.out.extend(rest);
        if let Some(bulletin) = &mut self.bulletin {
            bulletin.own.extend(spans);
        }
        self.section_period();
    }

    /// Settles what could be told only at the end.
    pub(crate) fn close_bulletin(&mut self) {
        if let Some(bulletin) = self.bulletin.take() {
            total::deal_out(&mut self.out, &bulletin.own);
        }
    }
}

fn gate(mention: &Mention) -> Option<&'static str> {
    mention.senses().iter().find_map(|s| match s {
        Sense::Gate(id) => Some(*id),
        _ => None,
    })
}

fn vehicles(line: &Spotted) -> usize {
    line.mentions().filter(|m| m.number().is_some_and(|q| matches!(q.unit, Some("vehicle" | "wagon")))).count()
}

/// "TỔNG HỢP", "Cộng 3 cửa khẩu", "ALL GATES".
fn sums(text: &str, mentions: &[&Mention]) -> bool {
    mentions.iter().take(3).any(|m| matches!(m.span.of(text).to_lowercase().as_str(), "tổng" | "tổng hợp" | "cộng" | "tổng cộng" | "all" | "total" | "sum"))
}
