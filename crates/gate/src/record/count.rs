//! What does a claim say about the traffic of a gate?

use super::names::{class_of, gates_of};
use kimngach_book::Claims;
use kimngach_reader::figure::{Bound, Flow, Indicator, Period, Status, Transform};
use rust_decimal::Decimal;

/// The way vehicles go.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Direction {
    /// Out of Vietnam.
    Export,
    /// Into Vietnam.
    Import,
    /// Both together.
    Both,
}

impl Direction {
    /// As written in output and in registers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Direction::Export => "export",
            Direction::Import => "import",
            Direction::Both => "both",
        }
    }

    /// The direction with this code; `total` is both.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Direction> {
        match code {
            "export" => Some(Direction::Export),
            "import" => Some(Direction::Import),
            "both" | "total" => Some(Direction::Both),
            _ => None,
        }
    }
}

/// A line of traffic: a gate (or gates together), a direction, and a class of goods.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Key {
    /// The gate or area; several counted together are joined by `+`.
    pub gate: String,
    /// The direction.
    pub direction: Direction,
    /// The class of goods; `total` is all.
    pub class: String,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Measure {
    /// Vehicles that came up to the gate.
    Arrivals,
    /// Vehicles that crossed.
    Cleared,
    /// Vehicles turned back, or sent to another gate.
    TurnedBack,
    /// Vehicles that wait at the end of the day, 20:00.
    Stock,
}

impl Measure {
    /// As written in output and in registers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Measure::Arrivals => "arrivals",
            Measure::Cleared => "cleared",
            Measure::TurnedBack => "turned_back",
            Measure::Stock => "stock",
        }
    }

    /// What the reader calls it.
    #[must_use]
    pub fn indicator(self) -> Indicator {
        match self {
            Measure::Arrivals => Indicator::VehiclesArrived,
            Measure::Cleared => Indicator::Vehicles,
            Measure::TurnedBack => Indicator::VehiclesTurnedBack,
            Measure::Stock => Indicator::VehiclesWaiting,
        }
    }

    fn of(indicator: Indicator) -> Option<Measure> {
        match indicator {
            Indicator::VehiclesArrived => Some(Measure::Arrivals),
            Indicator::Vehicles => Some(Measure::Cleared),
            Indicator::VehiclesTurnedBack => Some(Measure::TurnedBack),
            Indicator::VehiclesWaiting => Some(Measure::Stock),
            _ => None,
        }
    }
}

/// How a number relates to the days of its period.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// All vehicles of the period.
    Sum,
    /// The average of a day.
    Average,
    /// The highest day.
    Peak,
    /// The difference from the day before.
    Change,
}

/// A number about the traffic of a gate.
#[derive(Clone, PartialEq, Debug)]
pub struct Count {
    /// The line of traffic.
    pub key: Key,
    /// What is counted.
    pub measure: Measure,
    /// How it relates to the period.
    pub kind: Kind,
    /// The days.
    pub period: Period,
    /// The number, in vehicles (at a railway gate, wagons).
    pub value: Decimal,
    /// The side on which the true number lies.
    pub bound: Option<Bound>,
    /// Whether the document told no direction, and that of what is counted is assumed.
    pub assumed: bool,
    /// The claim, by its number.
    pub claim: usize,
}

impl Count {
    /// Whether it is the count of one day.
    #[must_use]
    pub fn is_day(&self) -> bool {
        self.kind == Kind::Sum && self.period.first() == self.period.last()
    }
}

/// The counts among claims: of vehicles, told of days that are over, with area and period.
#[must_use]
pub fn counts(claims: &Claims) -> Vec<Count> {
    let mut out = Vec::new();
    for (number, claim) in claims.list.iter().enumerate().filter(|(_, claim)| !claim.teaser) {
        let said = &claim.said;
        let (Some(measure), Some(period)) = (Measure::of(said.indicator), said.period) else { continue };
        if said.areas.is_empty() || matches!(said.status, Some(Status::Forecast | Status::Target)) {
            continue;
        }
        if !matches!(said.unit.as_str(), "vehicle" | "wagon") || said.value_to.is_some() {
            continue;
        }
        let kind = match said.transform {
            Transform::Level => Kind::Sum,
            Transform::Daily => Kind::Average,
            Transform::Peak => Kind::Peak,
            Transform::Change if is_from_the_day_before(claim) => Kind::Change,
            _ => continue,
        };
        let class = class_of(said.commodity.as_deref());
        let told = said.flow.and_then(|flow| match flow {
            Flow::Export => Some(Direction::Export),
            Flow::Import => Some(Direction::Import),
            Flow::Total => Some(Direction::Both),
            Flow::Balance => None,
        });
        // Bulletins tell who comes up, waits or turns back of the way out; of new vehicles, of the way in.
        let usual = match measure {
            Measure::Cleared => Direction::Both,
            _ if class == "new-vehicle" => Direction::Import,
            _ => Direction::Export,
        };
        let mut gates: Vec<String> = said.areas.iter().flat_map(|area| gates_of(area)).collect();
        gates.sort_unstable();
        let key = Key { gate: gates.join("+"), direction: told.unwrap_or(usual), class };
        let assumed = told.is_none() && measure != Measure::Cleared;
        out.push(Count { key, measure, kind, period, value: said.value, bound: said.bound, assumed, claim: number });
    }
    out
}

fn is_from_the_day_before(claim: &kimngach_book::Claim) -> bool {
    use kimngach_reader::figure::Base;
    let Some(Base::Period(base)) = &claim.said.base else { return false };
    claim.said.period.is_some_and(|period| {
        period.first() == period.last()
            && base.first() == base.last()
            && base.last().tomorrow().is_ok_and(|next| next == period.first())
    })
}
