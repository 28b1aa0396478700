//! Which period a number is of, and which then governs the numbers that follow.
//!
//! A period told at a number is the number's and goes on governing. Two are of their number alone: that of a plan, and
//! that of a number compared with. One that is told aside goes on to the end of its clause or sentence.

use super::super::compare::{Against, Compare};
use super::super::frame::{Frame, Slot};
use super::super::{Base, Known, Period, Status, Transform};
use super::Walker;
use super::draft::Draft;
use super::hear::{Beside, Fresh};
use super::partner::is_reason;
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Mention, Sense, Shape, What, When, Year};

/// How many periods told before can still be meant; without a bound a long document would cost its length squared.
const REMEMBERED: usize = 32;

impl Walker<'_> {
    /// A period is told.
    pub(super) fn hear_period(&mut self, beside: Beside<'_, '_>, when: When, frame: &mut Frame, fresh: &mut Fresh) {
        let Beside { spot, at, number } = beside;
        let behind = beside.is_behind();
        let mention = beside.mention();
        let words = || mention.span.of(self.text).to_lowercase();
        let of_last = when.shape == Shape::Year && when.year == Year::Relative(-1) && words().starts_with("của");
        let record =
            when.shape == Shape::ToNow && beside.before().is_some_and(|m| m.span.of(self.text).ends_with("nhất"));
        let single = matches!(when.shape, Shape::Day(..) | Shape::Today | Shape::Yesterday | Shape::SameDay);
        let day = single.then(|| when.resolve(self.context.clock, self.day)).flatten();
        self.day = day.or(self.day);
        let news = single && (!self.counts_days(spot, frame) || self.is_day_of_saying(&beside));
        let vague = behind && when.shape == Shape::Year && !when.has_year() && !words().contains("whole");
        let reason = behind && self.lang == Lang::Vi && is_reason(spot.mentions, at);
        if reason {
            return;
        }
        if single && self.only_begins(&beside) {
            return;
        }
        if self.only_describes(&beside)
            || self.is_held_against(&beside, when)
            || of_last
            || record
            || when.shape == Shape::Nothing
            || news
            || vague
        {
            return;
        }
        // "in the years to come": no period that governs before is meant.
        if when.shape == Shape::ToCome {
            self.aside.get_or_insert_with(|| frame.period.clone());
            if behind {
                self.ahead.get_or_insert_with(|| frame.period.clone());
            }
            frame.period.clear();
            fresh.period = true;
            return;
        }
        let open = !when.has_year() && matches!(when.shape, Shape::Months(..));
        let governing = frame.period.get().copied();
        let near = match when.shape {
            Shape::SameDay => self.day,
            Shape::ThatPeriod => self.spoken.iter().rev().copied().find(|p| p.last() <= self.context.clock.published),
            // "the period under review": the half of a month that the document counts.
            Shape::YearsTold(n) => {
                let spans = self.spoken.iter().rev().copied().chain(self.context.frame.period.get().copied());
                spans.filter(|p| p.last().year() - p.first().year() + 1 == i16::from(n)).find(|p| p.is_whole_years())
            }
            Shape::ThePeriod if self.lang == Lang::En && spot.mentions[at].span.of(self.text).contains("review") => {
                let part = |p: &Period| {
                    !p.is_month() && p.first() != p.last() && p.first().first_of_month() == p.last().first_of_month()
                };
                self.spoken.iter().copied().find(part).or(self.the_period(governing))
            }
            Shape::ThePeriod => self.the_period(governing),
            // "so far this year", behind years that are over: up to what the document counts.
            Shape::ToNow if self.lang == Lang::En => {
                let published = self.context.clock.published;
                let running = |p: &Period| p.last().year() == published.year() && p.last() <= published;
                governing.filter(running).or(self.context.frame.period.get().copied().filter(running)).or(governing)
            }
            Shape::ThisQuarter => self.context.frame.period.get().copied().filter(|p| is_quarter(*p)).or(governing),
            // "phấn đấu hết quý II", behind what was told of the year before.
            Shape::Months(1, _) if open && self.is_aimed(spot, at) => {
                let published = self.context.clock.published;
                governing.filter(|p| p.last() >= published).or_else(|| Period::year(published.year()))
            }
            Shape::Year if !when.has_year() && self.year_just_over(spot, frame) => {
                governing.and_then(|p| p.shift_years(-1))
            }
            _ if open => {
                let one = |p: &Period| self.lang == Lang::Vi || p.first().year() == p.last().year();
                self.year.or_else(|| self.spoken_of(when)).or(governing.filter(one)).or_else(|| self.topic_as(when))
            }
            _ => governing,
        };
        let Some(period) = when.resolve(self.context.clock, near) else { return };
        let part = number > 0 && beside.before().is_some_and(|m| m.has(Sense::OfWhich));
        let alone = around(spot, at).any(|m| m.has(Sense::Aside));
        // What the document counts is told aside of nothing.
        let topical = self.lang == Lang::En
            && !period.is_month()
            && self.context.frame.period.get().is_some_and(|topic| *topic == period);
        let aside = part || alone && !topical && frame.period.place().is_some_and(|p| p.line == self.line);
        // "Riêng tháng 3 đạt 345 triệu", at the head of a paragraph of a text that counts from New Year.
        let headed = self.lang == Lang::Vi && alone && !aside && period.is_month();
        if headed && frame.period.get().is_some_and(|p| cumulative(*p) && p.last() == period.last()) {
            self.month_apart.get_or_insert_with(|| frame.period.clone());
        }
        let topic = self.context.frame.period.get();
        self.part_alone |= self.lang == Lang::En
            && alone
            && period.is_month()
            && topic.is_some_and(|p| cumulative(*p) && p.last() == period.last());
        if aside {
            self.aside.get_or_insert_with(|| frame.period.clone());
        }
        if when.shape == Shape::Year && when.has_year() && !behind {
            self.year = Some(period);
        }
        if matches!(when.shape, Shape::YearsTo(_)) {
            self.span = Some(period);
        }
        if behind {
            self.ahead.get_or_insert_with(|| frame.period.clone());
        }
        if !behind || self.lang == Lang::En && governing != Some(period) {
            self.against = None;
        }
        frame.period.set(period, self.place("period", spot.mentions[at].span, number));
        self.speak_of(period);
        fresh.period = true;
    }

    /// Keeps a period that was told.
    pub(super) fn speak_of(&mut self, period: Period) {
        if self.spoken.len() == REMEMBERED {
            self.spoken.remove(0);
        }
        self.spoken.push(period);
    }

    /// "kim ngạch cả năm đạt 5 tỷ", told as reached in the first weeks of a year: the one before.
    fn year_just_over(&self, spot: &Spot<'_>, frame: &Frame) -> bool {
        let published = self.context.clock.published;
        let begun = frame.period.get().is_some_and(|p| p.last().year() == published.year());
        let aimed = |m: &Mention| {
            m.has(Sense::Plan) || m.has(Sense::Status(Status::Forecast)) || m.has(Sense::Status(Status::Target))
        };
        self.lang == Lang::Vi && published.month() <= 2 && begun && !spot.head().iter().any(aimed)
    }

    /// "told the press on May 4 that 9,000 trucks had passed": the day of the saying, not of what is said.
    fn is_day_of_saying(&self, beside: &Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = *beside;
        self.lang == Lang::En
            && spot.mentions.get(at + 1).is_some_and(|m| m.span.of(self.text) == "that")
            && spot.mentions[..at].iter().rev().take(4).any(|m| m.has(Sense::Said))
    }

    /// "The flow began to swell on February 15": the day since when something goes on, not the day of what is counted.
    fn only_begins(&self, beside: &Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = *beside;
        let begins = |m: &Mention| {
            let word = m.span.of(self.text);
            ["began", "begun", "started", "resumed", "reopened"].iter().any(|verb| word.starts_with(verb))
        };
        self.lang == Lang::En && spot.mentions[..at].iter().rev().take(5).any(begins)
    }

    /// "compares favourably with last year's": a year whose own number is only held against.
    fn is_held_against(&self, beside: &Beside<'_, '_>, when: When) -> bool {
        let words = beside.mention().span.of(self.text);
        let owns = words.ends_with("'s") || words.ends_with("’s");
        let against = |m: &Mention| m.has(Sense::Versus) || matches!(m.span.of(self.text), "with" | "than" | "against");
        self.lang == Lang::En && when.year == Year::Relative(-1) && owns && beside.before().is_some_and(against)
    }

    /// Whether a target or a forecast is told right before.
    fn is_aimed(&self, spot: &Spot<'_>, at: usize) -> bool {
        let aims = |m: &Mention| m.has(Sense::Status(Status::Target)) || m.has(Sense::Status(Status::Forecast));
        self.lang == Lang::Vi && spot.mentions[spot.head.start.min(at)..at].iter().rev().take(4).any(aims)
    }

    /// "Hiện nay kim ngạch đạt 1 tỷ": a year that was over before and told elsewhere governs no longer.
    pub(super) fn hear_now(&self, frame: &mut Frame) {
        let year = self.context.clock.published.year();
        let here = frame.period.place().is_some_and(|p| p.sentence == self.sentence);
        let topical = frame.period.place().is_some_and(|p| p.fixed.is_some());
        let recent = |p: &Period| p.last().year() + i16::from(topical) >= year;
        if !here && !frame.period.get().is_some_and(recent) {
            let topic = &self.context.frame.period;
            frame.period =
                if topic.get().is_some_and(|p| p.last().year() + 1 >= year) { topic.clone() } else { Slot::default() };
        }
    }

    /// "China, the top destination in 2023, slipped to sixth": told of a name, in apposition, and of no number.
    pub(super) fn only_describes(&self, beside: &Beside<'_, '_>) -> bool {
        let Beside { spot, at, .. } = *beside;
        let before = &spot.mentions[..at];
        let Some(opens) = before.iter().rposition(|m| m.is_mark(',')).filter(|_| self.lang == Lang::En) else {
            return false;
        };
        let named = before[..opens].last().is_some_and(|m| {
            m.senses()
                .iter()
                .any(|s| matches!(s, Sense::Area(_) | Sense::Land(..) | Sense::Good { .. } | Sense::Gate(_)))
        });
        let tells = |m: &Mention| {
            m.number().is_some()
                || m.has(Sense::Up)
                || m.has(Sense::Down)
                || m.has(Sense::Back)
                || m.has(Sense::AtWhich)
        };
        let inner = &before[opens + 1..];
        // "coconut products, long the pride of Ben Tre,".
        let light = |m: &Mention| m.is_word() || m.has(Sense::Link) || m.has(Sense::NoGoods) || m.has(Sense::Article);
        let place =
            matches!(beside.mention().senses(), [Sense::Area(_), ..]) && inner.len() <= 7 && inner.iter().all(light);
        let noun =
            (place || inner.first().is_some_and(|m| m.has(Sense::NoGoods) || m.has(Sense::Article))) && inner.len() > 1;
        let closed = spot.mentions.get(at + 1).is_some_and(|m| m.is_mark(','));
        named && noun && closed && !inner.iter().any(tells)
    }

    /// "in the period": the one that governs, or the last that is longer than a month.
    fn the_period(&self, governing: Option<Period>) -> Option<Period> {
        let published = self.context.clock.published;
        let long = |p: &Period| !p.is_month() && p.first() != p.last() && p.last() <= published;
        let topic = self.context.frame.period.get().copied();
        // A text that looks back first means what it told last.
        let last = self.spoken.iter().rev().copied().find(long).filter(|_| self.lang == Lang::En);
        let newer = last.filter(|p| governing == topic && topic.is_some_and(|t| t.last().year() < p.last().year()));
        newer
            .or(governing.filter(long))
            .or(topic.filter(long))
            .or_else(|| self.spoken.iter().rev().copied().find(long))
            .or(governing)
    }

    /// "the eight months": those that were told with their year before.
    fn spoken_of(&self, when: When) -> Option<Period> {
        self.spoken
            .iter()
            .rev()
            .copied()
            .find(|p| !p.is_month() && when.resolve(self.context.clock, Some(*p)) == Some(*p))
    }

    /// "the 12 months": what the document is about, if that is what is named.
    fn topic_as(&self, when: When) -> Option<Period> {
        let topic = self.context.frame.period.get().copied();
        topic.filter(|p| self.lang == Lang::En && when.resolve(self.context.clock, Some(*p)) == Some(*p))
    }

    /// Whether a period of one day is the figure's own, and not the day of the news.
    fn counts_days(&self, spot: &Spot<'_>, frame: &Frame) -> bool {
        frame.named.get().is_some_and(|n| n.indicator.is_traffic())
            || matches!(spot.quantity.unit, Some("vehicle" | "wagon"))
    }

    /// "giảm 7,8% so với tháng trước": where several months governed, it is the last of them that is compared.
    pub(super) fn part_compared(&self, spot: &Spot<'_>, number: usize, compares: &[Compare], frame: &mut Frame) {
        let here = frame.period.place().is_some_and(|p| p.sentence == self.sentence);
        let Some(period) = frame.period.get().copied().filter(|p| !here && cumulative(*p)) else { return };
        let compared = |at: usize| compares.iter().find(|c| c.mentions.contains(&at));
        for at in spot.head.start..spot.mentions.len() {
            let mention = &spot.mentions[at];
            let shape = match compared(at).map(|c| c.against) {
                Some(Against::Other(when)) => when.shape,
                Some(_) => continue,
                None if matches!(mention.what, What::Period(_)) || mention.is_mark(';') => return,
                None => continue,
            };
            let part = match shape {
                Shape::LastMonth | Shape::PastMonth => {
                    Period::months(period.last().year(), period.last().month(), period.last().month())
                }
                Shape::LastQuarter if period.last().month() % 3 == 0 => {
                    Period::months(period.last().year(), period.last().month() - 2, period.last().month())
                }
                _ => None,
            };
            if let Some(part) = part.filter(|p| p.last() == period.last()) {
                frame.period.set(part, self.place("part-compared", mention.span, number));
            }
            return;
        }
    }

    /// Whether a year is not over, and the paragraph before counted what of it is.
    pub(super) fn running_on(&self, year: Period) -> bool {
        let counted = |p: &Period| cumulative(*p) && p.first() == year.first() && p.last() < year.last();
        year.is_whole_years()
            && year.last() > self.context.clock.published
            && self.paragraph.0.get().is_some_and(counted)
    }

    /// Whether the paragraph before counted a year or from New Year on, and not a month only: of that an English
    /// paragraph, which often is one sentence, goes on.
    pub(super) fn long_told(&self) -> bool {
        let topic = self.context.frame.period.get().map_or(i16::MIN, |p| p.last().year());
        let long = |p: &Period| {
            cumulative(*p) && p.last().year() >= topic || p.is_whole_years() && p.last().year() + 1 >= topic
        };
        let later = |p: &Period| {
            cumulative(*p)
                && self.context.frame.period.get().is_some_and(|t| t.is_whole_years() && t.last() < p.first())
        };
        match self.lang {
            Lang::En => self.paragraph.0.get().is_some_and(long),
            Lang::Vi => self.paragraph.0.get().is_some_and(later),
        }
    }

    /// What of the period told at a number goes on governing behind it.
    pub(super) fn behind_number(
        &mut self,
        spot: &Spot<'_>,
        draft: &mut Draft,
        previous: Option<&Draft>,
        before: Slot<Period>,
        frame: &mut Frame,
    ) {
        let ahead = self.ahead.take();
        let told = frame.period.place().filter(|p| p.sentence == self.sentence && p.number == draft.number);
        // "75% of the plan for 2024": the year is the plan's.
        let plan = draft.transform == Some(Transform::Plan) || draft.against == Some(Against::Plan);
        let aimed = self.lang == Lang::En
            && draft.rule != "plan"
            && matches!(draft.status, Some(Status::Target | Status::Forecast));
        if let (true, Some(ahead)) = (plan && !aimed, &ahead)
            && ahead.get().is_some()
            && let (Some(year), Some(place)) = (frame.period.get().copied(), told)
            && (year.is_whole_years()
                || spot.tail().windows(2).any(|m| m[0].has(Sense::Plan) && place.at == Some(m[1].span)))
        {
            draft.planned = Some(year);
            draft.frame.period = ahead.clone();
            frame.period = ahead.clone();
            return;
        }
        // "trong khi cùng kỳ năm trước đạt 3 tỷ": the clause is of the period compared with.
        if draft.rule == "level-of-same" {
            let base = frame.period.get().and_then(|p| draft.against?.growth(*p, self.context.clock));
            if let Some((_, Base::Period(base))) = base {
                draft.shift = false;
                draft.frame.period.set(base, self.place("level-of-same", draft.span, draft.number));
                frame.period = draft.frame.period.clone();
                self.aside.get_or_insert(before);
            }
            return;
        }
        // "so với mức 17,2% hồi tháng 3", "against 5 billion in May": its own period, and of nothing else.
        let beside = spot.mentions[..spot.at].iter().rev().take(3);
        let versus = beside.clone().any(|m| m.has(Sense::From) || m.has(Sense::Versus) || m.has(Sense::After));
        if draft.shift && ahead.is_some() {
            draft.shift = false;
            draft.against = Some(Against::Same(None));
        }
        if draft.shift || draft.rule == "rate-compared" || versus && ahead.is_some() {
            frame.period = before;
            return;
        }
        // "cao hơn nhịp tăng 8% mà kế hoạch năm 2022 đặt ra": the plan's year, and of nothing else.
        let of_plan = |pair: &[Mention]| pair[0].has(Sense::Plan) && told.is_some_and(|p| p.at == Some(pair[1].span));
        if self.lang == Lang::Vi && ahead.is_some() && spot.tail().windows(2).any(of_plan) {
            frame.period = before;
            return;
        }
        // "61% of the 440 billion expected for the year", "36% of the 380 billion assigned for 2024".
        let beside = spot.mentions[..spot.at].iter().rev().take(2);
        let of_it = self.lang == Lang::En && beside.into_iter().any(|m| m.span.of(self.text) == "of");
        if (draft.rule == "plan-amount" || of_it) && previous.is_some_and(|p| p.transform == Some(Transform::Plan)) {
            frame.period = before;
            return;
        }
        // "6 tháng đạt 3 tỷ; dự kiến cả năm 6 tỷ": what is foreseen is told aside.
        let foreseen = |d: &Draft| matches!(d.status, Some(Status::Target | Status::Forecast));
        if told.is_some() && foreseen(draft) && previous.is_some_and(|p| !foreseen(p)) {
            self.aside.get_or_insert(before);
        }
    }

    /// What goes on governing behind a sentence that began with `running`.
    pub(super) fn behind_sentence(&mut self, running: Slot<Period>, drafts: &[Draft], first: bool, frame: &mut Frame) {
        let here = |slot: &Slot<Period>| slot.place().is_some_and(|p| p.sentence == self.sentence && p.number == 0);
        let opened = here(&self.main.period).then(|| self.main.period.clone());
        // A sentence that went on about what was told aside leaves all as it was.
        if let Some(told) = self.told.take()
            && told.place() == frame.period.place()
        {
            frame.period = self.last.period.clone();
            self.told = Some(told);
            return;
        }
        if let Some(period) = self.aside.take() {
            frame.period = period;
            self.told = opened.clone();
        }
        let counted = |slot: &Slot<Period>| slot.get().is_some_and(|p| cumulative(*p));
        // What is counted from New Year goes on governing; a single month or quarter told after it does not.
        // "Trong đó, xuất khẩu 184 triệu": what goes on from the paragraph before keeps its month.
        let goes_on = self.lang == Lang::Vi
            && first
            && self.main.period.place().is_some_and(|p| p.fixed.is_some())
            && frame.period.place().is_some_and(|p| p.fixed.is_none() && p.line + 1 == self.line);
        if goes_on && !counted(&frame.period) {
            self.main.period = frame.period.clone();
        }
        if !counted(&frame.period) && counted(&self.main.period) {
            frame.period = self.main.period.clone();
        }
        if let Some(period) = self.month_apart.take().filter(|_| !counted(&frame.period)) {
            self.told = opened.clone();
            frame.period = period;
        }
        // "xuất được 5,97 tỷ USD, đưa lũy kế lên 63,4 tỷ", in a text on half a month: the half goes on.
        let half = |p: &Period| {
            p.first() != p.last() && !p.is_month() && p.first().first_of_month() == p.last().first_of_month()
        };
        let topic = self.context.frame.period.get().copied().filter(half);
        if self.lang == Lang::Vi
            && topic.is_some()
            && self.main.period.get().copied() == topic
            && counted(&frame.period)
        {
            frame.period = self.main.period.clone();
        }
        // "the deficit was 3 billion; in 2020 it had been 5 billion": what came before is told aside.
        if frame.period.get().zip(self.main.period.get()).is_some_and(|(told, main)| told.last() < main.first()) {
            frame.period = self.main.period.clone();
        }
        let foreseen = |d: &Draft| d.skip || matches!(d.status, Some(Status::Target | Status::Forecast));
        // "in October 9 billion, after 68 billion in the nine months": neither is what the text is about.
        let told: Vec<Period> =
            drafts.iter().filter(|d| !d.skip).filter_map(|d| d.frame.period.get().copied()).collect();
        let several = self.lang == Lang::En && told.windows(2).any(|pair| pair[0] != pair[1]);
        let same_line =
            running.place().is_some_and(|p| p.line == self.line || several && p.fixed == Some(Known::Headline));
        let published = self.context.clock.published;
        let part = |all: &Period| {
            frame.period.get().is_some_and(|p| {
                counted(&running) && p.is_month() && p.last() == all.last()
                    || drafts.iter().all(foreseen)
                        && p.is_whole_years()
                        && p.last() > published
                        && all.last() < p.last()
            })
        };
        if same_line && running.get().is_some_and(part) {
            self.told = opened;
            frame.period = running;
        }
        let alone = std::mem::take(&mut self.part_alone) && self.paragraph.0.get().is_some();
        if !alone && (first || counted(&frame.period) || !counted(&self.paragraph.0)) {
            self.paragraph.0 = frame.period.clone();
            self.paragraph.1 = frame.named.get().map(|n| n.indicator);
        }
    }
}

/// What stands right before and behind a mention.
fn around<'m>(spot: &Spot<'m>, at: usize) -> impl Iterator<Item = &'m Mention> {
    let before = at.checked_sub(1).and_then(|at| spot.mentions.get(at));
    before.into_iter().chain(spot.mentions.get(at + 1))
}

/// Counted from New Year, for more than a month.
fn cumulative(period: Period) -> bool {
    period == Period::to_date(period.last()) && !period.is_month()
}

/// A quarter of a year.
fn is_quarter(period: Period) -> bool {
    let (first, last) = (period.first(), period.last());
    first.year() == last.year() && last.month() % 3 == 0 && last.month() - first.month() == 2
}
