//! What governs at the start of a line: the document's topic, a heading, the list it is an item of.

use super::context::{Spotted, trade};
use super::frame::{Named, Place};
use super::walk::Walker;
use super::{Flow, Indicator, Known, Period};
use crate::document::Lang;
use crate::mention::{Mention, Sense, Shape, What};
use crate::sentence::Part;

impl Walker<'_> {
    /// Sets what governs before the first number of a line.
    pub(crate) fn start_line(&mut self, line: &Spotted, announced: bool) {
        let numbers = line.has_number()
            || self.unit.is_some() && line.mentions().any(|m| m.number().is_some()) && line.line.tokens().len() > 4;
        let mark = line.mentions().next().and_then(|m| match m.what {
            What::Mark(mark) if line.line.item => Some(mark),
            _ => None,
        });
        if !numbers {
            // "* Xuất nhập khẩu:" opens a list around the one that follows it.
            let heads = line.mentions().last().is_some_and(|m| m.is_mark(':'));
            if let Some(mark) = mark.filter(|_| self.lang == Lang::Vi && heads) {
                self.start_item(mark, announced);
            }
            self.heading(line);
            return;
        }
        if let Some(mark) = mark {
            self.start_item(mark, announced);
            return;
        }
        let listed = !self.lists.is_empty();
        self.lists.clear();
        if announced {
            return;
        }
        let item = self.main.named.clone();
        let still = self.still_listed(line).then(|| self.last.named.clone());
        let taken_up = takes_up(line).then(|| [self.last.period.clone(), self.paragraph.0.clone()]);
        self.topic();
        if let Some(named) = still {
            self.main.named = named;
        }
        let over = |p: &Period| p.last() <= self.context.clock.published;
        if let Some(period) = taken_up.into_iter().flatten().find(|slot| slot.get().is_some_and(over)) {
            self.main.period = period;
            self.opening = false;
        }
        // Items counted in tonnes leave their direction to what comes behind the list.
        if let (true, Some(told), Some(place)) = (listed, item.get().copied(), item.place())
            && told.indicator == Indicator::Volume
            && told.flow.is_some()
        {
            self.main.named.set(Named { indicator: Indicator::GoodsTrade, ..told }, place);
        }
        if !line.sentences.first().and_then(|s| s.first()).is_some_and(|m| m.has(Sense::OfWhich)) {
            self.last = self.main.clone();
        }
    }

    /// Whether the paragraph before opened with the direction that the document is about, and ended on the other.
    fn opened_with_topic(&self) -> bool {
        let way = |slot: &super::frame::Slot<super::frame::Named>| {
            slot.get().filter(|n| n.indicator == Indicator::GoodsTrade).and_then(|n| n.flow).filter(|f| f.is_one_way())
        };
        let (opened, last) = (way(&self.opened), way(&self.main.named));
        opened.is_some() && last.is_some() && opened != last && opened == way(&self.context.frame.named)
    }

    /// "Imports came to 130 million, with cashew and rubber holding the largest part.", and the next paragraph on cashew:
    /// still of the way that was told last.
    fn still_listed(&self, line: &Spotted) -> bool {
        let one_way = |n: &Named| n.indicator == Indicator::GoodsTrade && n.flow.is_some_and(Flow::is_one_way);
        let one_way = self.last.named.get().is_some_and(one_way);
        let (Some(counted), true) = (self.counted_last, self.lang == Lang::En && one_way) else { return false };
        let Some(sentence) = line.sentences.first() else { return false };
        let good = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
        let here = self.last.named.place().is_some_and(|p| p.fixed.is_none() && p.line + 2 >= self.line);
        let first = sentence.iter().take(3).find(good).map(|m| m.span.of(self.text).to_lowercase());
        let names = sentence.iter().any(|m| trade(m).is_some());
        here && !names
            && first.is_some_and(|good| counted.of(self.text).to_lowercase().contains(good.trim_end_matches('s')))
    }

    /// Every item of a list starts from what stood before its first; an item of a list inside starts from the item it belongs to.
    fn start_item(&mut self, mark: char, announced: bool) {
        match self.lists.iter().position(|(open, _)| *open == mark) {
            Some(at) => self.lists.truncate(at + 1),
            None => {
                if self.lists.is_empty() && !announced {
                    self.topic();
                }
                self.lists.push((mark, self.main.clone()));
            }
        }
        if let Some((_, frame)) = self.lists.last() {
            self.main = frame.clone();
            self.last = frame.clone();
        }
    }

    /// Goes back to what the document, or the heading above, is about.
    fn topic(&mut self) {
        let said = self.main.named.place().is_some_and(|p| matches!(p.rule, "head" | "sentence-before"));
        let named = match self.lang {
            Lang::En if !said && self.opened.get().is_some() => self.opened.clone(),
            _ if self.parted.get().is_some() => std::mem::take(&mut self.parted),
            // "Xuất khẩu đạt 9 tỷ. Nhập khẩu 6 tỷ.", and the next paragraph on goods: what the text is about.
            Lang::Vi if !said && self.opened_with_topic() => self.opened.clone(),
            _ => self.main.named.clone(),
        };
        let topic = &self.context.frame;
        self.main = topic.clone();
        if self.main.period.get().is_none() {
            self.main.period = self.paragraph.0.clone();
        }
        self.opening = true;
        if let Some(period) = self.heading_period {
            self.main.period.set(period, Place::fixed("heading", Known::Article));
            self.opening = false;
        }
        if self.heading.get().is_some() {
            self.main.areas = self.heading.clone();
        }
        if named.get().is_some_and(|n| n.indicator == Indicator::GoodsTrade) {
            self.main.named = named;
        }
    }

    /// A line without numbers: a heading or list head can say what the next lines are about.
    fn heading(&mut self, line: &Spotted) {
        let budget = |m: &Mention| {
            let words = m.span.of(self.text).to_lowercase();
            words.ends_with("budget") && !words.contains("revenue")
        };
        if self.lang == Lang::En && line.line.part == Part::Body {
            let named = line.line.tokens().len() < 12 && line.mentions().any(budget);
            self.budget_line = if named { Some(self.line) } else { None };
        }
        let short = line.line.tokens().len() < 16;
        // "VIETNAM, October 5 -" heads nothing.
        if line.line.part != Part::Body || line.is_dateline() || !(short || line.mentions().any(|m| m.is_mark(':'))) {
            return;
        }
        let words: String = line.mentions().map(|m| m.span.of(self.text)).collect();
        let caps = words.chars().filter(|c| c.is_uppercase()).count() * 2
            > words.chars().filter(|c| c.is_alphabetic()).count();
        let roman = |text: &str| matches!(text, "I" | "II" | "III" | "IV" | "V" | "VI" | "VII" | "Phần" | "Part");
        let numbered = line.mentions().next().is_some_and(|m| m.number().is_some() || roman(m.span.of(self.text)));
        if short && (caps || numbered) {
            let area = line.mentions().find_map(|m| {
                m.senses().iter().find_map(|s| match s {
                    Sense::Area(id) | Sense::Gate(id) => Some((*id, m.span)),
                    _ => None,
                })
            });
            let top = caps || line.mentions().next().is_some_and(|m| roman(m.span.of(self.text)));
            match area {
                Some((id, span)) => self.heading.set(vec![id], self.place("heading", span, 0)),
                None if top => self.heading.clear(),
                None => {}
            }
            self.heading_period = line.mentions().find_map(|m| match m.what {
                What::Period(when) if matches!(when.shape, Shape::Year | Shape::Months(..)) && when.has_year() => {
                    when.resolve(self.context.clock, None)
                }
                _ => None,
            });
            self.lists.clear();
            self.topic();
            self.last = self.main.clone();
        }
        for mention in line.mentions() {
            if let Some(named) = trade(mention) {
                self.main.named.set(named, self.place("head", mention.span, 0));
                self.main.goods.clear();
                self.main.partners = self.context.frame.partners.clone();
            }
        }
    }
}

/// "Industrial goods contributed 2 billion of that": the paragraph goes on about the sum told in the one before.
fn takes_up(line: &Spotted) -> bool {
    let Some(sentence) = line.sentences.first() else { return false };
    let number = sentence.iter().position(|m| m.number().is_some_and(|q| q.is_counted()));
    number.and_then(|at| sentence.get(at + 1)).is_some_and(|m| m.has(Sense::OfWhich))
        && !sentence.iter().any(|m| matches!(m.what, What::Period(_)))
}
