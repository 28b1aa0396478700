//! What a phrase of the lexicon can mean.

use crate::codes::{Bound, Coverage, Flow, Indicator, Status};

/// One meaning of a phrase; the knowledge files name it by its code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sense {
    /// An indicator, with flow and sign of a balance; `weak` yields to anything clearer; `part` names what part of it.
    Indicator {
        indicator: Indicator,
        flow: Option<Flow>,
        sign: i8,
        weak: bool,
        part: Option<&'static str>,
    },
    /// "in volume", "in value", "in price".
    Side(Side),
    /// What is measured, as the subject of a change ("the volume shrank").
    Measure(Side),
    Coverage(Coverage),
    Bound(Bound),
    /// A bound that stands behind the number ("or more").
    BoundAfter,
    Status(Status),
    Up,
    Down,
    /// The number behind it is a level that was reached.
    To,
    From,
    Reach,
    Share,
    Whole,
    Plan,
    /// The same period of the year before.
    Same,
    Versus,
    Ratio,
    Equal,
    Rank,
    Daily,
    Peak,
    Cagr,
    Respectively,
    OfWhich,
    /// Tells of a part of the time for a moment ("riêng", "alone").
    Aside,
    /// What came before ("after 5 billion in May").
    After,
    Rest,
    /// "of them": part of what was just counted.
    OfThem,
    While,
    Each,
    Source,
    Said,
    ThisArea,
    ThisPartner,
    TheseFirms,
    ThisGoods,
    ThisGate,
    Cumulative,
    /// A subject other than trade, whose amounts are not trade's.
    OtherSubject,
    /// One deal, whose size is no statistic.
    Contract,
    /// What follows in the sentence is only supposed.
    Hypothetical,
    /// A treaty, whose parties are no counterparts of a number.
    Treaty,
    /// What follows is around the one spoken of ("in ASEAN").
    Inside,
    /// Trade, where the two sides follow ("trade between").
    TradeBetween,
    /// What took place somewhere: the place behind it is no area of a figure.
    Event,
    /// "at present": of no time that is over.
    Now,
    /// What an area was joined with stands behind.
    Merged,
    /// So many gates, or areas, named before ("the three gates").
    Those(u8),
    /// Opens the name of a rate ("tỷ lệ ra hoa").
    RateOf,
    /// Right behind an amount: it was signed, and so is no statistic.
    Signed,
    /// An amount that only bounds a group.
    Threshold,
    Teaser,
    /// A rate set by law; `weak` may also be what the law brings in.
    LegalRate {
        weak: bool,
    },
    /// Right behind a number: it is more, or less, than what follows.
    BehindUp,
    BehindDown,
    /// What is compared with stands right behind it.
    Beside,
    /// "All of" what follows.
    Total,
    /// The larger part, or what is left, named before its size.
    PartNamed,
    /// The same said in another unit follows.
    Or,
    /// How far a change went.
    Extent,
    /// A plan is left behind.
    Passes,
    /// A place in a league, told in digits behind it.
    Place,
    /// A business, whose name may hold the word of its trade.
    Business,
    NotFigure,
    /// What an amount of money is for, where it is no price: "/year", "a head".
    Per,
    And,
    /// A number in words.
    Number(u32),
    /// A place in a row, in words.
    Ordinal(u32),
    /// A part, in words: numerator and denominator.
    Fraction(u32, u32),
    /// A multiple, in words.
    Fold(u32),
    Multiplier(u64),
    Unit(&'static str),
    Area(&'static str),
    Gate(&'static str),
    /// A counterpart: its code, and its id as a reference area.
    Land(&'static str, &'static str),
    /// A counterpart that is a part of the world.
    Continent,
    Good {
        weak: bool,
    },
    /// A word behind which goods are named.
    NamedGoods,
    /// Money taken in by whatever office is spoken of.
    Takings,
    /// A part of the economy.
    Sector,
    /// An organisation; its area, and whether it is a regional customs branch that is an area itself.
    Agency {
        area: &'static str,
        customs: bool,
    },
    /// A longer name that only contains an area's.
    Namesake,
    /// A word behind which the areas are named that an office covers.
    Remit,
    /// The office spoken of.
    ThisOffice,
    /// A word that ties goods to the amount before it ("9 million from rice").
    Link,
    /// A word that takes up what was spoken of ("it", "whose").
    Back,
    /// The area named last.
    ThatArea,
    /// All of those named before ("together they").
    AllTold,
    /// A form of "be".
    Copula,
    /// A word that takes up the time told right before it ("last year, when").
    AtWhich,
    /// A word behind which the reason stands ("because of").
    Reason,
    /// A word behind which the owner of what was named stands ("của").
    Owner,
    /// What was just named, of other goods ("those of coffee").
    OneOf,
    /// A direction told of the number before it ("higher than").
    Than,
    /// What those who sell abroad do with an amount ("earned").
    Earns,
    /// What a counterpart does, and which way the goods go with it.
    Counterpart(Option<Flow>),
    /// What a counterpart does as the subject only ("Japan sold").
    CounterpartSells,
    /// "a", "an": what follows is one thing ("a 12 percent rise").
    Article,
    /// Those among which a group is counted ("markets above 1 billion").
    Members,
    /// A word that is no part of the name of goods: articles, pronouns, verbs, those who trade.
    NoGoods,
    /// One amount is told to pass another ("exports exceeded imports by").
    Exceeds,
    /// What a whole is made of stands behind ("consisted of").
    Consists,
    /// Money spent on the goods behind the amount.
    Pays,
    /// Trade the other way round than that told before.
    Reverse,
    /// The direction of the percentage right behind it ("plus", "off").
    Sign(bool),
    /// The public purse, whatever is paid into it.
    Treasury,
    /// Those among whom a place is taken, and what is counted of them ("đối tác thương mại", "nhà đầu tư").
    League(Indicator),
    /// One of so many that stand first ("một trong số").
    AmongFirst,
    /// Money put in where others do business.
    Invests,
    /// Those who came to an event, or stand in a list.
    Assembly,
    /// The seat of a government abroad, named for the government.
    Capital,
}

/// The side of trade that a growth rate is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    Volume,
    Value,
    Price,
}

impl Side {
    fn from_code(code: &str) -> Side {
        match code {
            "volume" => Side::Volume,
            "value" => Side::Value,
            _ => Side::Price,
        }
    }
}

impl Sense {
    /// Whether it tells a word's part in the sentence only, so that the word by itself still says nothing.
    pub(crate) fn is_light(&self) -> bool {
        matches!(
            self,
            Sense::Takings
                | Sense::Link
                | Sense::Back
                | Sense::AtWhich
                | Sense::Copula
                | Sense::AllTold
                | Sense::Measure(_)
                | Sense::Owner
                | Sense::Reason
                | Sense::Sign(_)
                | Sense::NoGoods
                | Sense::Exceeds
                | Sense::OneOf
                | Sense::Members
                | Sense::Than
                | Sense::Article
                | Sense::Earns
                | Sense::Counterpart(_)
                | Sense::CounterpartSells
                | Sense::Inside
                | Sense::Treaty
                | Sense::Hypothetical
                | Sense::TradeBetween
                | Sense::RateOf
                | Sense::Event
                | Sense::Merged
                | Sense::Now
                | Sense::League(_)
                | Sense::AmongFirst
                | Sense::Invests
                | Sense::Assembly
                | Sense::Capital
        )
    }
    /// Reads the code used in the knowledge files.
    pub(crate) fn parse(code: &'static str) -> Option<Sense> {
        let mut parts = code.splitn(3, ':');
        let head = parts.next()?;
        let arg = parts.next().unwrap_or("");
        let rest = parts.next().unwrap_or("");
        Some(match head {
            "ind" => Sense::indicator(Indicator::from_code(arg)?, rest),
            "side" => Sense::Side(Side::from_code(arg)),
            "measure" => Sense::Measure(Side::from_code(arg)),
            "cov" => Sense::Coverage(Coverage::from_code(arg)?),
            "bound" => Bound::from_code(arg).map_or(Sense::BoundAfter, Sense::Bound),
            "status" => Sense::Status(Status::from_code(arg)?),
            "dir" => {
                if arg == "up" {
                    Sense::Up
                } else {
                    Sense::Down
                }
            }
            "to" => Sense::To,
            "from" => Sense::From,
            "reach" => Sense::Reach,
            "share" => Sense::Share,
            "whole" => Sense::Whole,
            "plan" => Sense::Plan,
            "same" => Sense::Same,
            "versus" => Sense::Versus,
            "ratio" => Sense::Ratio,
            "equal" => Sense::Equal,
            "rank" => Sense::Rank,
            "daily" => Sense::Daily,
            "peak" => Sense::Peak,
            "cagr" => Sense::Cagr,
            "respectively" => Sense::Respectively,
            "of-which" => Sense::OfWhich,
            "aside" => Sense::Aside,
            "after" => Sense::After,
            "rest" => Sense::Rest,
            "of-them" => Sense::OfThem,
            "while" => Sense::While,
            "each" => Sense::Each,
            "source" => Sense::Source,
            "said" => Sense::Said,
            "remit" => Sense::Remit,
            "this-office" => Sense::ThisOffice,
            "this-area" => Sense::ThisArea,
            "this-partner" => Sense::ThisPartner,
            "these-firms" => Sense::TheseFirms,
            "this-gate" => Sense::ThisGate,
            "this-goods" => Sense::ThisGoods,
            "cumulative" => Sense::Cumulative,
            "other-subject" => Sense::OtherSubject,
            "contract" => Sense::Contract,
            "signed" => Sense::Signed,
            "rate-of" => Sense::RateOf,
            "event" => Sense::Event,
            "merged" => Sense::Merged,
            "now" => Sense::Now,
            "those" => Sense::Those(arg.parse().ok()?),
            "hypothetical" => Sense::Hypothetical,
            "treaty" => Sense::Treaty,
            "inside" => Sense::Inside,
            "trade-between" => Sense::TradeBetween,
            "threshold" => Sense::Threshold,
            "teaser" => Sense::Teaser,
            "legal-rate" => Sense::LegalRate { weak: arg == "weak" },
            "behind" if arg == "up" => Sense::BehindUp,
            "behind" => Sense::BehindDown,
            "beside" => Sense::Beside,
            "total" => Sense::Total,
            "part-named" => Sense::PartNamed,
            "or" => Sense::Or,
            "extent" => Sense::Extent,
            "passes" => Sense::Passes,
            "place" => Sense::Place,
            "business" => Sense::Business,
            "not-a-figure" => Sense::NotFigure,
            "per" => Sense::Per,
            "and" => Sense::And,
            "num" => Sense::Number(arg.parse().ok()?),
            "ord" => Sense::Ordinal(arg.parse().ok()?),
            "fold" => Sense::Fold(arg.parse().ok()?),
            "part" => Sense::Fraction(arg.parse().ok()?, rest.parse().ok()?),
            "mult" => Sense::Multiplier(arg.parse().ok()?),
            "unit" => Sense::Unit(arg),
            "area" => Sense::Area(arg),
            "gate" => Sense::Gate(arg),
            "land" => Sense::Land(arg, rest),
            "continent" => Sense::Continent,
            "sector" => Sense::Sector,
            "takings" => Sense::Takings,
            "named-goods" => Sense::NamedGoods,
            "good" => Sense::Good { weak: arg == "weak" },
            "agency" => Sense::Agency { area: arg, customs: rest == "customs" },
            "namesake" => Sense::Namesake,
            "link" => Sense::Link,
            "back" => Sense::Back,
            "that-area" => Sense::ThatArea,
            "all-told" => Sense::AllTold,
            "copula" => Sense::Copula,
            "at-which" => Sense::AtWhich,
            "owner" => Sense::Owner,
            "reason" => Sense::Reason,
            "consists" => Sense::Consists,
            "pays" => Sense::Pays,
            "reverse" => Sense::Reverse,
            "no-goods" => Sense::NoGoods,
            "one-of" => Sense::OneOf,
            "members" => Sense::Members,
            "article" => Sense::Article,
            "than" => Sense::Than,
            "earns" => Sense::Earns,
            "counterpart" if arg == "sells" => Sense::CounterpartSells,
            "counterpart" => Sense::Counterpart(Flow::from_code(arg)),
            "exceeds" => Sense::Exceeds,
            "sign" => Sense::Sign(arg == "plus"),
            "treasury" => Sense::Treasury,
            "league" => Sense::League(Indicator::from_code(arg)?),
            "among-first" => Sense::AmongFirst,
            "invests" => Sense::Invests,
            "assembly" => Sense::Assembly,
            "capital" => Sense::Capital,
            _ => return None,
        })
    }

    fn indicator(indicator: Indicator, rest: &'static str) -> Sense {
        let (mut flow, mut sign, mut weak, mut part) = (None, 1, false, None);
        for word in rest.split(':').filter(|word| !word.is_empty()) {
            match (Flow::from_code(word), word) {
                (Some(found), _) => flow = Some(found),
                (_, "-") => sign = -1,
                (_, "+") => sign = 1,
                (_, "weak") => weak = true,
                _ => part = Some(word),
            }
        }
        Sense::Indicator { indicator, flow, sign, weak, part }
    }
}
