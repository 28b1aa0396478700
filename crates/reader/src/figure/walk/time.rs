//! Which period a number is of.

use super::super::frame::Frame;
use super::Walker;
use super::hear::{Beside, Fresh};
use super::spot::Spot;
use crate::document::Lang;
use crate::mention::{Sense, Shape, When, Year};

impl<'a> Walker<'a> {
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
        let news = single && !self.counts_days(spot, frame);
        let vague = behind && when.shape == Shape::Year && !when.has_year();
        if of_last || record || when.shape == Shape::Nothing || news || vague {
            return;
        }
        let open = !when.has_year() && matches!(when.shape, Shape::Months(..));
        let governing = frame.period.get().copied();
        let near = match when.shape {
            Shape::SameDay => self.day,
            _ if open => self.year.or(governing),
            _ => governing,
        };
        let Some(period) = when.resolve(self.context.clock, near) else { return };
        let part = beside.before().is_some_and(|m| m.has(Sense::OfWhich));
        let aside = number > 0 && (part || words().starts_with("riêng"));
        self.base_told |= behind
            && self.lang == Lang::En
            && spot.mentions[..spot.at]
                .iter()
                .rev()
                .take(3)
                .any(|m| m.has(Sense::From) || m.has(Sense::Versus) || m.span.of(self.text) == "after");
        if aside && self.aside.is_none() {
            self.aside = Some(frame.period.clone());
        }
        if when.shape == Shape::Year && when.has_year() && !behind {
            self.year = Some(period);
        }
        if matches!(when.shape, Shape::YearsTo(_)) {
            self.span = Some(period);
        }
        if !behind {
            self.against = None;
        }
        frame.period.set(period, self.place("period", spot.mentions[at].span, number));
        fresh.period = true;
    }

    /// Whether a period of one day is the figure's own, and not the day of the news.
    fn counts_days(&self, spot: &Spot<'_>, frame: &Frame) -> bool {
        frame.named.get().is_some_and(|n| n.indicator.is_traffic())
            || matches!(spot.quantity.unit, Some("vehicle" | "wagon"))
    }
}
