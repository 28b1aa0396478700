//! How things look in a terminal.

use kimngach_reader::{Indicator, Lang};

/// For whom and on what is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    /// The language of labels.
    pub(crate) ui: Lang,
    /// Whether colours are wanted.
    pub(crate) color: bool,
    /// The columns of the terminal.
    pub(crate) width: usize,
}

/// Colours are the terminal's own, so that they fit its theme.
#[derive(Clone, Copy)]
pub(crate) enum Hue {
    Strong,
    Faint,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
}

impl Look {
    /// The text in a hue, where colours are wanted.
    pub(crate) fn paint(&self, text: &str, hue: Hue) -> String {
        let code = match hue {
            Hue::Strong => 1,
            Hue::Faint => 2,
            Hue::Green => 32,
            Hue::Yellow => 33,
            Hue::Blue => 34,
            Hue::Magenta => 35,
            Hue::Cyan => 36,
        };
        if self.color && !text.is_empty() { format!("\u{1B}[{code}m{text}\u{1B}[0m") } else { text.to_owned() }
    }
}

/// Indicators that belong together, and the name of their style on a page.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Trade,
    Gate,
    Output,
    Budget,
    Other,
}

impl Family {
    pub(super) fn of(indicator: Indicator) -> Family {
        use Indicator as I;
        match indicator {
            I::GoodsTrade | I::Volume => Family::Trade,
            I::Vehicles | I::VehiclesArrived | I::VehiclesWaiting | I::VehiclesTurnedBack | I::Declarations => {
                Family::Gate
            }
            I::Grdp | I::GrdpPerCapita | I::Gdp | I::Iip | I::IndustrialOutput | I::RetailSales | I::SectorShare => {
                Family::Output
            }
            I::BudgetRevenue | I::CustomsRevenue | I::BudgetSpending | I::PublicInvestment | I::Fdi => Family::Budget,
            _ => Family::Other,
        }
    }

    pub(super) fn hue(self) -> Hue {
        match self {
            Family::Trade => Hue::Cyan,
            Family::Gate => Hue::Yellow,
            Family::Output => Hue::Green,
            Family::Budget => Hue::Magenta,
            Family::Other => Hue::Blue,
        }
    }

    pub(super) fn code(self) -> &'static str {
        match self {
            Family::Trade => "trade",
            Family::Gate => "gate",
            Family::Output => "output",
            Family::Budget => "budget",
            Family::Other => "rest",
        }
    }
}
