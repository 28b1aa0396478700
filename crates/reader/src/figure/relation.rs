//! How a number relates to its series: level, growth, share, plan, ratio, rank.

use super::{Indicator, Status};
use crate::mention::{Kind, Mention, Quantity, Sense, is_currency};

/// The verb nearest before a number, and what stands with it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Verb {
    pub(crate) up: bool,
    pub(crate) down: bool,
    pub(crate) share: bool,
    /// The share is only told by "or", which may as well restate an amount.
    pub(crate) or: bool,
    pub(crate) plan: bool,
    pub(crate) equal: bool,
    pub(crate) ratio: bool,
    /// The number is a level reached.
    pub(crate) to: bool,
    pub(crate) from: bool,
    pub(crate) reach: bool,
    pub(crate) cagr: bool,
    pub(crate) rank: bool,
}

impl Verb {
    /// The verb that governs the number behind these mentions.
    pub(crate) fn before(head: &[Mention], percent: bool) -> Verb {
        let mut verb = Verb::default();
        for (at, mention) in head.iter().enumerate().rev() {
            let has = |sense| mention.has(sense);
            verb.cagr |= has(Sense::Cagr);
            verb.rank |= has(Sense::Rank);
            if has(Sense::Up) || has(Sense::Down) {
                (verb.up, verb.down) = (has(Sense::Up), has(Sense::Down));
                verb.to |= has(Sense::To);
                verb.cagr |= head[at.saturating_sub(3)..at].iter().any(|m| m.has(Sense::Cagr));
                break;
            }
            if has(Sense::Ratio) {
                verb.ratio = true;
                continue;
            }
            if has(Sense::Share) && percent && !(has(Sense::Equal) && verb.plan) {
                verb.share = true;
                verb.or = has(Sense::Or);
                verb.equal |= has(Sense::Equal);
                break;
            }
            if has(Sense::Plan) {
                verb.plan = true;
                if !percent {
                    break;
                }
                continue;
            }
            if has(Sense::Equal) {
                verb.equal = true;
                break;
            }
            verb.to |= has(Sense::To);
            verb.from |= has(Sense::From);
            verb.reach |= has(Sense::Reach);
        }
        verb
    }
}

/// The word right behind a percentage: "12% lower than", "53% of the plan".
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct After {
    pub(crate) up: bool,
    pub(crate) down: bool,
    pub(crate) plan: bool,
    pub(crate) whole: bool,
    pub(crate) same: bool,
    pub(crate) daily: bool,
    pub(crate) cagr: bool,
    pub(crate) of: bool,
}

impl After {
    pub(crate) fn of(tail: &[Mention], text: &str) -> After {
        let mut after = After::default();
        // "870 vehicles/day", "150 xe/ngày".
        let a_day = |m: &Mention| matches!(m.span.of(text), "day" | "ngày");
        after.daily = tail.first().is_some_and(|m| m.is_mark('/')) && tail.get(1).is_some_and(a_day);
        for (at, mention) in tail.iter().enumerate() {
            let has = |sense| mention.has(sense);
            // "60 percent of the then annual goal".
            let aimed = at <= 6 && after.of && mention.has(Sense::Status(Status::Target));
            after.plan |= has(Sense::Plan) || aimed;
            after.whole |= has(Sense::Whole);
            after.same |= has(Sense::Same);
            after.daily |= has(Sense::Daily);
            after.cagr |= has(Sense::Cagr);
            if at <= 1 {
                after.up |= has(Sense::Up) || has(Sense::BehindUp);
                after.down |= has(Sense::Down) || has(Sense::BehindDown);
            }
            if at == 0 {
                let word = mention.span.of(text).to_lowercase();
                after.of = word == "of"
                    || word.starts_with("of ")
                    || word == "của"
                    || word == "tổng"
                    || has(Sense::Whole)
                    || word == "trong";
            }
        }
        after
    }
}

/// What a unit by itself says of the indicator.
pub(crate) fn by_unit(quantity: &Quantity) -> Option<Indicator> {
    Some(match quantity.unit? {
        "vehicle" | "wagon" => Indicator::Vehicles,
        "declaration" => Indicator::Declarations,
        "enterprise" => Indicator::Enterprises,
        "km2" | "hectare" => Indicator::AreaSize,
        "project" | "market" | "country" | "case" | "household" | "item" | "province" | "kWh" => Indicator::Other,
        _ => return None,
    })
}

/// Whether a unit can measure an indicator.
pub(crate) fn measures(quantity: &Quantity, indicator: Indicator) -> bool {
    let Some(unit) = quantity.unit else { return false };
    if quantity.kind != Kind::Plain || matches!(unit, "percent" | "points" | "times" | "rank") {
        return true;
    }
    match indicator {
        Indicator::GoodsTrade => is_currency(unit),
        Indicator::Volume => matches!(unit, "tonne" | "TEU" | "m3" | "item" | "kg" | "kWh"),
        Indicator::Vehicles
        | Indicator::VehiclesArrived
        | Indicator::VehiclesWaiting
        | Indicator::VehiclesTurnedBack => matches!(unit, "vehicle" | "wagon" | "turn"),
        Indicator::Declarations => matches!(unit, "declaration"),
        Indicator::Enterprises => unit == "enterprise",
        Indicator::TouristArrivals => matches!(unit, "person" | "turn"),
        Indicator::Population => unit == "person",
        Indicator::AreaSize => matches!(unit, "km2" | "hectare"),
        Indicator::PovertyRate | Indicator::ForestCover | Indicator::SectorShare | Indicator::Iip => false,
        Indicator::Other => true,
        _ => is_currency(unit),
    }
}
