//! Which cells does a question ask for?

use crate::series::{Areas, Cell, Class, Measure, Territory};
use jiff::civil::Date;
use kimngach_reader::figure::{Coverage, Flow, Indicator, Period};

/// A question about a series. What is not told must not be there; unit and class are free where they are not told.
#[derive(Clone, PartialEq, Debug)]
pub struct Wanted {
    /// What is counted.
    pub indicator: Indicator,
    /// The direction.
    pub flow: Option<Flow>,
    /// The territories, counted together, in order.
    pub areas: Vec<Territory>,
    /// The counterparts, counted together, in order.
    pub partners: Vec<String>,
    /// The goods, in lower case.
    pub commodity: Option<String>,
    /// Which part of the trade.
    pub coverage: Option<Coverage>,
    /// What is counted in.
    pub unit: Option<String>,
    /// Whether it has happened.
    pub class: Option<Class>,
    /// One period.
    pub period: Option<Period>,
}

impl Wanted {
    /// Exports, imports or both of areas, as the names are taken today; `bac-ninh@` is the territory before the merger.
    #[must_use]
    pub fn trade(flow: Option<Flow>, areas: &[String], known: &Areas) -> Wanted {
        let mut areas: Vec<Territory> = areas.iter().map(|id| known.territory(id, Date::MAX)).collect();
        areas.sort_unstable();
        areas.dedup();
        Wanted {
            indicator: Indicator::GoodsTrade,
            flow,
            areas,
            partners: Vec::new(),
            commodity: None,
            coverage: None,
            unit: None,
            class: None,
            period: None,
        }
    }

    /// Whether it asks for a cell.
    #[must_use]
    pub fn fits(&self, cell: &Cell) -> bool {
        let series = &cell.series;
        series.indicator == self.indicator
            && series.flow == self.flow
            && series.areas == self.areas
            && series.partners == self.partners
            && series.commodity == self.commodity
            && series.coverage == self.coverage
            && series.measure == Measure::Amount
            && self.unit.as_ref().is_none_or(|unit| *unit == series.unit)
            && self.class.is_none_or(|class| class == series.class)
            && self.period.is_none_or(|period| period == cell.period)
    }
}
