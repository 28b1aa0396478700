//! The codes of the annotation guide: what a figure's coded keys can say.

/// Declares a coded key: an enum whose variants are written in output as given.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
        pub enum $name {
            $(#[doc = concat!("`", $code, "`")] $variant,)*
        }

        impl $name {
            /// Every code, in the order of the annotation guide.
            pub const ALL: &[$name] = &[$($name::$variant),*];

            /// The code as written in output.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $code,)*
                }
            }

            /// The key with this code.
            #[must_use]
            pub fn from_code(code: &str) -> Option<$name> {
                match code {
                    $($code => Some($name::$variant),)*
                    _ => None,
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    };
}
pub(crate) use coded;

coded! {
    /// What is counted.
    Indicator {
        GoodsTrade = "goods_trade",
        Vehicles = "vehicles",
        VehiclesArrived = "vehicles_arrived",
        VehiclesWaiting = "vehicles_waiting",
        VehiclesTurnedBack = "vehicles_turned_back",
        Declarations = "declarations",
        Volume = "volume",
        Grdp = "grdp",
        GrdpPerCapita = "grdp_per_capita",
        Gdp = "gdp",
        Iip = "iip",
        IndustrialOutput = "industrial_output",
        RetailSales = "retail_sales",
        BudgetRevenue = "budget_revenue",
        CustomsRevenue = "customs_revenue",
        BudgetSpending = "budget_spending",
        PublicInvestment = "public_investment",
        Fdi = "fdi",
        TouristArrivals = "tourist_arrivals",
        TourismRevenue = "tourism_revenue",
        PovertyRate = "poverty_rate",
        ForestCover = "forest_cover",
        Enterprises = "enterprises",
        SectorShare = "sector_share",
        AreaSize = "area_size",
        Population = "population",
        Other = "other",
    }
}

coded! {
    /// The direction of trade; `balance` is exports less imports, a deficit negative.
    Flow {
        Export = "export",
        Import = "import",
        Total = "total",
        Balance = "balance",
    }
}

coded! {
    /// Which part of the trade the publisher counts.
    Coverage {
        Through = "through",
        Declared = "declared",
        Local = "local",
        Fdi = "fdi",
        Domestic = "domestic",
    }
}

coded! {
    /// How the number relates to the series.
    Transform {
        Level = "level",
        Yoy = "yoy",
        Pop = "pop",
        Growth = "growth",
        Cagr = "cagr",
        Change = "change",
        Ratio = "ratio",
        Share = "share",
        Plan = "plan",
        Rank = "rank",
        Daily = "daily",
        Peak = "peak",
    }
}

coded! {
    /// On which side of the printed number the true one lies; for a change, on its size.
    Bound {
        Over = "over",
        Under = "under",
        About = "about",
    }
}

coded! {
    /// Whether the number is reported (no status) or not yet.
    Status {
        Estimate = "estimate",
        Forecast = "forecast",
        Target = "target",
    }
}

coded! {
    /// The part of the document in which the number stands.
    Section {
        Article = "article",
        Teaser = "teaser",
    }
}

impl Indicator {
    /// Whether the indicator counts vehicles at gates: those that crossed, came up, wait or turned back.
    pub(crate) fn is_traffic(self) -> bool {
        use Indicator::{Vehicles, VehiclesArrived, VehiclesTurnedBack, VehiclesWaiting};
        matches!(self, Vehicles | VehiclesArrived | VehiclesWaiting | VehiclesTurnedBack)
    }
}
