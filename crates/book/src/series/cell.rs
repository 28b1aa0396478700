//! What is a figure about? The cell of a series, with everything that tells it from its neighbours.

use super::shared::Shared;
use super::territory::{Areas, Territory};
use crate::claim::Statement;
use jiff::civil::Date;
use kimngach_reader::figure::{Coverage, Flow, Indicator, Period, Status, Transform};
use std::collections::HashMap;

/// What has happened, is foreseen or is wished: each is a cell of its own. An estimate is of what has happened.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Class {
    /// Reported or estimated.
    Observed,
    /// Foreseen.
    Forecast,
    /// Wished or planned.
    Target,
}

impl Class {
    /// The class with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Class> {
        match code {
            "observed" => Some(Class::Observed),
            "forecast" => Some(Class::Forecast),
            "target" => Some(Class::Target),
            _ => None,
        }
    }

    /// The code in the data and in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Class::Observed => "observed",
            Class::Forecast => "forecast",
            Class::Target => "target",
        }
    }

    /// The class of a status.
    #[must_use]
    pub fn of(status: Option<Status>) -> Class {
        match status {
            None | Some(Status::Estimate) => Class::Observed,
            Some(Status::Forecast) => Class::Forecast,
            Some(Status::Target) => Class::Target,
        }
    }
}

/// In which way the amount is taken.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Measure {
    /// The amount of the whole period.
    Amount,
    /// The amount of an average day.
    Daily,
    /// The amount of the highest day.
    Peak,
    /// An amount at constant prices, which growth rates of output are about.
    Volume,
    /// The amount of whichever area holds this place, counted from one, among those that lie directly in the cell's.
    Place(u16),
}

impl Measure {
    /// The measure that is written so in the data.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Measure> {
        [Measure::Amount, Measure::Daily, Measure::Peak].into_iter().find(|measure| measure.code() == code)
    }

    /// The code in the data and in output.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Measure::Amount => "amount",
            Measure::Daily => "daily",
            Measure::Peak => "peak",
            Measure::Volume => "volume",
            Measure::Place(..) => "place",
        }
    }
}

/// A series: everything of a cell but its period.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Series {
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
    pub unit: String,
    /// Whether it has happened.
    pub class: Class,
    /// In which way the amount is taken.
    pub measure: Measure,
}

impl Series {
    /// Whether amounts of periods add up to that of the whole.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        use Indicator as I;
        let rate = matches!(self.unit.as_str(), "percent" | "points" | "rank" | "times") || self.unit.contains('/');
        let state = matches!(
            self.indicator,
            I::VehiclesWaiting
                | I::GrdpPerCapita
                | I::Iip
                | I::PovertyRate
                | I::ForestCover
                | I::SectorShare
                | I::AreaSize
                | I::Population
                | I::Other
        );
        self.measure == Measure::Amount && !rate && !state
    }

    /// Whether the amount may be negative.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.flow == Some(Flow::Balance)
    }
}

/// A cell of a series.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Cell {
    /// The series.
    pub series: Shared,
    /// The days.
    pub period: Period,
}

/// Cells with their numbers.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    list: Vec<Cell>,
    numbers: HashMap<Cell, usize>,
}

impl Cells {
    /// The number of a cell, which is added if it is new.
    pub fn add(&mut self, cell: Cell) -> usize {
        if let Some(&number) = self.numbers.get(&cell) {
            return number;
        }
        self.numbers.insert(cell.clone(), self.list.len());
        self.list.push(cell);
        self.list.len() - 1
    }

    /// The number of a cell that is there.
    #[must_use]
    pub fn find(&self, cell: &Cell) -> Option<usize> {
        self.numbers.get(cell).copied()
    }

    /// The cells, by number.
    #[must_use]
    pub fn list(&self) -> &[Cell] {
        &self.list
    }
}

/// The series of a statement, seen on a day on which its territory is taken.
#[must_use]
pub fn series(said: &Statement, unit: &str, class: Class, areas: &Areas, day: Date) -> Series {
    let sorted = |mut ids: Vec<String>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let measure = match said.transform {
        Transform::Daily => Measure::Daily,
        Transform::Peak => Measure::Peak,
        _ => Measure::Amount,
    };
    Series {
        indicator: said.indicator,
        flow: said.flow,
        areas: sorted(said.areas.iter().map(|id| areas.territory(id, day)).collect()),
        partners: sorted(said.partners.clone()),
        commodity: said.commodity.as_ref().map(|words| words.to_lowercase()),
        coverage: said.coverage,
        unit: unit.to_owned(),
        class,
        measure,
    }
}

/// Whether growth of an indicator is told at constant prices, so that it does not follow from the amounts.
#[must_use]
pub fn grows_in_volume(indicator: Indicator) -> bool {
    use Indicator as I;
    matches!(indicator, I::Grdp | I::GrdpPerCapita | I::Gdp | I::Iip | I::IndustrialOutput | I::RetailSales)
}
