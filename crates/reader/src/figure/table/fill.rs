//! Turns the cells of a table into figures: what its column, row and title say together.

use super::super::bulletin::part::goods_before;
use super::super::compare::Against;
use super::super::frame::{Frame, Named, Place};
use super::super::relation::measures;
use super::super::walk::{Draft, Walker};
use super::super::{Figure, Flow, Indicator, Period, Status, Transform};
use super::said::Said;
use super::{Column, Row, Table, Tables};
use crate::Span;
use crate::document::Lang;
use crate::mention::{Kind, Mention, Quantity, Shape, When, digits_value, is_currency};
use crate::sentence::Part;
use rust_decimal::Decimal;

/// What a column of numbers holds.
#[derive(Clone, PartialEq, Debug)]
enum Holds {
    Amount,
    /// An amount planned.
    Planned,
    Relative(Transform, Option<Against>),
}

impl Walker<'_> {
    /// Reads the table that a line belongs to, at its first line; tells whether there is one.
    pub(crate) fn table(&mut self, tables: &Tables, line: Span, part: Part) -> bool {
        let Some(table) = tables.at(line.start()) else { return false };
        if table.span.start() == line.start() {
            let holds: Vec<Option<Holds>> = (0..table.columns.len()).map(|at| self.holds(table, at)).collect();
            for (at, row) in table.rows.iter().enumerate() {
                self.sentence += 1;
                let Some(frame) = self.row_frame(table, at) else { continue };
                for (number, (column, cell, mentions)) in row.cells.iter().enumerate() {
                    if let Some(holds) = &holds[*column] {
                        self.cell(
                            table,
                            row,
                            &table.columns[*column],
                            holds,
                            Cell { span: *cell, mentions, number: number * 2 },
                            &frame,
                            part,
                        );
                    }
                }
            }
        }
        true
    }

    /// What a column holds, as far as its head is understood.
    fn holds(&self, table: &Table, at: usize) -> Option<Holds> {
        let Column { said, known } = &table.columns[at];
        if !known {
            return None;
        }
        let other = said.whens.iter().copied().find(|when| is_step(*when)).or_else(|| said.whens.get(1).copied());
        let compared = said.same || other.is_some();
        Some(if said.rank {
            Holds::Relative(Transform::Rank, None)
        } else if said.plan && said.percent {
            Holds::Relative(Transform::Plan, None)
        } else if said.plan {
            Holds::Planned
        } else if said.share {
            Holds::Relative(Transform::Share, None)
        } else if compared || said.growth {
            let against = other.map_or(Against::Same(None), Against::Other);
            let values = table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .filter(|cell| cell.0 == at)
                .filter_map(|cell| plain(cell.1.of(self.text), self.lang, None));
            let values: Vec<Decimal> = values.map(|(value, _)| value).collect();
            let (low, high) = (values.iter().min()?, values.iter().max()?);
            if said.unit.is_some_and(|unit| unit != "percent") {
                return None;
            } else if said.growth || low.is_sign_negative() || *high < Decimal::from(50) {
                Holds::Relative(Transform::Growth, Some(against))
            } else if *low >= Decimal::from(50) {
                Holds::Relative(Transform::Ratio, Some(against))
            } else {
                return None;
            }
        } else {
            Holds::Amount
        })
    }

    /// What the label of a row and the lines above the table say.
    fn row_frame(&self, table: &Table, at: usize) -> Option<Frame> {
        let row = &table.rows[at];
        let mut frame = self.context.frame.clone();
        if self.heading.get().is_some() {
            frame.areas = self.heading.clone();
        }
        let place = |rule| self.place(rule, row.label, 0);
        for title in table.titles.iter().take(2).rev() {
            self.take(&mut frame, title, Place { rule: "table-title", ..place("table-title") });
        }
        let said = &row.said;
        let named_rows = table.rows.iter().any(|row| row.said.named.is_some());
        if said.named.is_none() && named_rows {
            let above = table.rows[..at].iter().rev().find(|other| {
                other.said.named.is_some()
                    && (other.indent < row.indent
                        || said.coverage.is_some()
                        || said.goods.is_some()
                        || said.partner.is_some())
            });
            match above {
                Some(above) => frame.named.set(above.said.named?, place("row-above")),
                None if said.areas.is_empty() && !said.sum && !said.country => return None,
                None => {}
            }
        }
        let goods = table.rows.iter().filter(|row| row.said.goods.is_some()).count();
        let nothing = said.named.is_none()
            && said.areas.is_empty()
            && said.partner.is_none()
            && said.coverage.is_none()
            && said.whens.is_empty()
            && !said.sum
            && !said.country;
        if !said.unknown.is_empty() || nothing {
            // Among goods a label that no list knows names goods too.
            if !(nothing && (said.goods.is_some() || goods * 2 > table.rows.len())) {
                return None;
            }
            frame.goods.set(row.label.of(self.text).to_owned(), place("row-label"));
            return Some(frame);
        }
        self.take(&mut frame, said, place("row-label"));
        Some(frame)
    }

    /// Takes what some words say into a frame.
    fn take(&self, frame: &mut Frame, said: &Said, place: Place) {
        if let Some(named) = said.named {
            frame.named.set(named, place);
        }
        if said.country {
            frame.areas.set(vec!["vietnam"], place);
        }
        if !said.areas.is_empty() {
            frame.areas.set(said.areas.clone(), place);
        }
        if let Some(partner) = said.partner {
            frame.partners.set(vec![partner], place);
        }
        if let Some(goods) = said.goods.filter(|_| place.rule != "table-title") {
            frame.goods.set(goods.of(self.text).to_owned(), place);
        }
        if let Some(coverage) = said.coverage {
            frame.coverage.set(coverage, place);
        }
        if let Some(period) =
            said.whens.first().and_then(|when| when.resolve(self.context.clock, frame.period.get().copied()))
        {
            frame.period.set(period, place);
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn cell(
        &mut self,
        table: &Table,
        row: &Row,
        column: &Column,
        holds: &Holds,
        cell: Cell<'_>,
        frame: &Frame,
        part: Part,
    ) {
        let head = &column.said;
        let mut frame = frame.clone();
        let place = self.place("column-head", cell.span, cell.number);
        let Some(named) = self.named(table, row, head, &frame) else { return };
        self.take(
            &mut frame,
            &Said { named: None, country: head.country && !head.share, whens: Vec::new(), ..head.clone() },
            place,
        );
        frame.named.set(named, Place { at: Some(row.label), ..place });
        if frame.goods.place().is_some_and(|p| p.fixed.is_none())
            && let Some(goods) = frame.goods.get().cloned()
        {
            frame.goods.set(goods, place);
        }
        // A rate without a period of its own is of the amounts before it.
        let left = || {
            let at = table.columns.iter().position(|other| std::ptr::eq(other, column))?;
            table.columns[..at]
                .iter()
                .rev()
                .find(|c| !c.said.plan && !c.said.is_relative() && !c.said.whens.is_empty())?
                .said
                .whens
                .first()
        };
        let own = head.whens.first().filter(|when| !is_step(**when));
        if let Some(when) = own.or_else(|| left().filter(|_| matches!(holds, Holds::Relative(..)))) {
            let Some(period) = when.resolve(self.context.clock, frame.period.get().copied()) else { return };
            frame.period.set(period, place);
        }
        let mut status = head.status.or(row.said.status);
        let mut transform = Transform::Level;
        let mut against = None;
        let mut rule = "table";
        match holds {
            Holds::Amount => {}
            Holds::Planned => {
                status = Some(Status::Target);
                let Some(year) = frame.period.get().and_then(|p| Period::year(p.last().year())) else { return };
                frame.period.set(year, place);
            }
            Holds::Relative(kind, base) => (transform, against, status) = (*kind, *base, None),
        }
        let relative = matches!(holds, Holds::Relative(..));
        let rate = !relative && (row.said.percent || head.percent);
        if rate {
            transform = match named.indicator {
                Indicator::PovertyRate | Indicator::ForestCover => Transform::Level,
                Indicator::Iip | Indicator::Grdp | Indicator::Gdp => Transform::Growth,
                Indicator::SectorShare => Transform::Share,
                _ => return,
            };
            against = (transform == Transform::Growth).then_some(Against::Same(None));
        }
        if transform == Transform::Growth {
            rule = "table-growth";
        }
        let (unit, multiplier) = match transform {
            Transform::Rank => (Some("rank"), None),
            _ if relative || rate => (Some("percent"), None),
            _ => self.unit_of(table, row, head, named),
        };
        let whole = (transform == Transform::Share).then(|| self.whole_of(table, head));
        for (at, (span, quantity, goods)) in self.numbers(&cell, unit, multiplier).into_iter().enumerate() {
            let mut frame = frame.clone();
            let number = cell.number + at;
            if let Some(goods) = goods {
                frame.goods.set(goods.of(self.text).to_owned(), Place { number, ..place });
            }
            let fits = relative || rate || measures(&quantity, named.indicator) && named.indicator != Indicator::Other;
            let signed = quantity.value.is_sign_negative()
                && transform != Transform::Growth
                && named.flow != Some(Flow::Balance);
            if !fits || signed || transform == Transform::Rank && quantity.value.fract() != Decimal::ZERO {
                continue;
            }
            let draft = Draft {
                span,
                quantity,
                frame,
                number,
                transform: Some(transform),
                against,
                status,
                rule,
                whole: whole.clone(),
                ..self.blank()
            };
            if let Some(figure) = self.finish(draft, part) {
                self.push(figure);
            }
        }
    }

    /// What the shares of a column are of: the country where it says so or where the rows are areas, else the area spoken of.
    fn whole_of(&self, table: &Table, head: &Said) -> String {
        let topic = self.context.frame.areas.get().and_then(|areas| areas.first()).copied();
        let among_rows = table.rows.iter().any(|row| row.said.areas.first().copied() == topic);
        topic.filter(|_| !head.country && !among_rows).unwrap_or("vietnam").to_owned()
    }

    /// What is counted in a cell.
    fn named(&self, table: &Table, row: &Row, head: &Said, frame: &Frame) -> Option<Named> {
        let vehicles = |n: &Named| n.indicator.is_traffic();
        let family = table.columns.iter().filter_map(|c| c.said.named).any(|n| vehicles(&n))
            || table
                .columns
                .iter()
                .map(|c| &c.said)
                .chain(table.titles.iter().take(2))
                .any(|s| s.unit == Some("vehicle"));
        let mut named = match (row.said.named, head.named) {
            (Some(row), Some(head)) if row.flow.is_some() && head.flow.is_some() && row.flow != head.flow => {
                return None;
            }
            (Some(row), Some(head))
                if row.indicator != head.indicator
                    && head.flow.is_none()
                    && head.indicator != Indicator::GoodsTrade =>
            {
                return None;
            }
            (Some(row), Some(head)) => Named { flow: row.flow.or(head.flow), ..row },
            (None, Some(head)) => {
                let above = frame.named.get().copied();
                Named {
                    flow: head.flow.or(above
                        .filter(|n| {
                            matches!(n.indicator, Indicator::GoodsTrade | Indicator::Volume)
                                && matches!(head.indicator, Indicator::GoodsTrade | Indicator::Volume)
                        })
                        .and_then(|n| n.flow)),
                    ..head
                }
            }
            (Some(named), None) => named,
            (None, None) => *frame.named.get()?,
        };
        let unit = head.unit.or(row.said.unit);
        if named.indicator == Indicator::GoodsTrade && (unit == Some("vehicle") || unit.is_none() && family) {
            named.indicator = Indicator::Vehicles;
        }
        if named.indicator == Indicator::GoodsTrade
            && head.side.is_none()
            && unit.is_some_and(|u| matches!(u, "tonne" | "kg" | "TEU" | "m3"))
        {
            named.indicator = Indicator::Volume;
        }
        Some(named)
    }

    /// The unit of an amount: of its column, its row, the lines above, or announced.
    fn unit_of(&self, table: &Table, row: &Row, head: &Said, named: Named) -> (Option<&'static str>, Option<u64>) {
        for said in [head, &row.said] {
            if said.unit.is_some() {
                return (said.unit, said.multiplier);
            }
        }
        for title in &table.titles {
            if let Some(unit) = title.unit.filter(|unit| is_currency(unit) || matches!(*unit, "tonne" | "vehicle")) {
                return (Some(unit), title.multiplier);
            }
        }
        if named.indicator.is_traffic() {
            return (Some("vehicle"), None);
        }
        self.unit.map_or((None, None), |(unit, by)| (Some(unit), Some(by)))
    }

    /// The number of a cell, and the part of it told in a bracket, with its goods.
    fn numbers(
        &self,
        cell: &Cell<'_>,
        unit: Option<&'static str>,
        multiplier: Option<u64>,
    ) -> Vec<(Span, Quantity, Option<Span>)> {
        let mut out = Vec::new();
        let words = cell.span.of(self.text);
        let (main, bracket) = match words.split_once(" (") {
            Some((main, bracket)) => (main, Some(bracket)),
            None => (words, None),
        };
        let quantity = |value| Quantity {
            value,
            to: None,
            kind: if unit == Some("rank") { Kind::Ordinal } else { Kind::Plain },
            unit,
            multiplier,
            signed: false,
            rate: false,
        };
        let numbers: Vec<&Mention> = cell.mentions.iter().filter(|m| m.number().is_some()).collect();
        let own = numbers.first().and_then(|m| Some((m.span, *m.number()?)));
        let main_end = cell.span.start() + main.len();
        match (plain(main, self.lang, multiplier), own) {
            (Some((value, digits)), _) => out.push((
                Span::new(cell.span.start() + digits, cell.span.start() + main.trim_end_matches('%').len()),
                quantity(value),
                None,
            )),
            // A cell with a unit of its own.
            (None, Some((span, own))) if own.unit.is_some() && span.end() == main_end => out.push((span, own, None)),
            _ => return out,
        }
        if let (Some(_), [_, inner]) = (bracket, &numbers[..])
            && inner.number().is_some_and(|q| q.unit.is_none() || q.unit == unit)
        {
            let before: Vec<Mention> = cell
                .mentions
                .iter()
                .filter(|m| m.span.start() > main_end && m.span.end() <= inner.span.start() && !m.is_mark('('))
                .cloned()
                .collect();
            if let (Some(goods), Some(value)) =
                (goods_before(self.text, &before, false, true), plain(inner.span.of(self.text), self.lang, multiplier))
            {
                let goods = goods.0;
                out.push((inner.span, quantity(value.0), Some(goods)));
            }
        }
        out
    }

    fn blank(&self) -> Draft {
        Draft {
            span: Span::new(0, 0),
            mention: 0,
            quantity: Quantity {
                value: Decimal::ZERO,
                to: None,
                kind: Kind::Plain,
                unit: None,
                multiplier: None,
                signed: false,
                rate: false,
            },
            frame: Frame::default(),
            line: self.line,
            sentence: self.sentence,
            number: 0,
            transform: None,
            against: None,
            negative: false,
            bound: None,
            status: None,
            side: None,
            rule: "table",
            doubtful: false,
            skip: false,
            bare: false,
            source: None,
            whole: None,
            resolved: None,
            shift: false,
            planned: None,
        }
    }

    fn push(&mut self, figure: Figure) {
        self.out.push(figure);
    }
}

/// A cell with what is said in it; `number` counts within the row.
struct Cell<'m> {
    span: Span,
    mentions: &'m [Mention],
    number: usize,
}

/// A period named only to compare with: the one before.
fn is_step(when: When) -> bool {
    matches!(when.shape, Shape::LastMonth | Shape::LastQuarter | Shape::Previous)
}

/// The value of a cell that holds digits and a sign only, scaled, and where the digits begin.
fn plain(cell: &str, lang: Lang, multiplier: Option<u64>) -> Option<(Decimal, usize)> {
    let digits = cell.trim_start_matches(['-', '+', '−', '–', '▲', '▼', '↑', '↓', ' ']);
    let sign = &cell[..cell.len() - digits.len()];
    let clean = digits.trim_end_matches('%').trim_end();
    if clean.is_empty()
        || !clean.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',')
        || !clean.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let value = digits_value(clean, lang, multiplier)?.checked_mul(Decimal::from(multiplier.unwrap_or(1)))?.normalize();
    let down = sign.contains(['-', '−', '–', '▼', '↓']);
    Some((if down { -value } else { value }, sign.len()))
}
