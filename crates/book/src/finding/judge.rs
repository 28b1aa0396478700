//! Is it proven, suspected, or nothing to speak of?

use super::Kind;
use crate::claim::Claim;
use crate::identity::equation::Compare;
use crate::identity::{Rules, Severity};
use crate::reconcile::{Case, Conflict, Slip};
use kimngach_reader::Indicator;
use kimngach_reader::figure::{Key, Known, Transform};
use rust_decimal::Decimal;

/// What is thought of a case.
pub(super) struct Verdict {
    pub(super) proven: bool,
    pub(super) severity: Severity,
}

/// Two counts of one thing may differ by this part without either being a slip.
const COUNTS_DIFFER: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// The kind of a case, and what is thought of it; nothing where a name or a count was only taken in two ways.
pub(super) fn judge(case: &Case, claims: &[Option<&Claim>], rules: &Rules) -> Option<(Kind, Verdict)> {
    let slip = case.meant.as_ref().map(|variant| variant.slip);
    if slip == Some(Slip::Territory) {
        return None;
    }
    let known = slip.is_some_and(|slip| !matches!(slip, Slip::Other | Slip::Digit));
    let read = case.conflicts.iter().flat_map(|conflict| &conflict.claims).any(|&of| is_read(claims, of));
    // What a reader could give no name to may be anything.
    if read && case.claims().filter_map(|of| claims[of]).any(|claim| claim.said.indicator == Indicator::Other) {
        return None;
    }
    if read && (slip.is_none() || !known && case.conflicts.iter().all(|conflict| is_twice(conflict, claims))) {
        return None;
    }
    let worth = |conflict: &&Conflict| {
        let certain = |&of: &usize| rules.identities[of].severity != Severity::Suspected;
        if !conflict.identities.iter().all(certain) {
            return false;
        }
        let of = |claim: &usize| claims[*claim];
        let told: Vec<&Claim> = conflict.claims.iter().filter_map(of).collect();
        !is_twice(conflict, claims) || known || told.iter().all(|claim| is_trade(claim)) && differ(&told)
    };
    let conflict = case.conflicts.iter().find(worth)?;
    let kind = kind(conflict, claims, rules);
    let graver = conflict.identities.iter().map(|&identity| rules.identities[identity].severity);
    let severity = graver.max_by_key(|severity| match severity {
        Severity::Error => 0,
        Severity::Warning => 1,
        Severity::Suspected => 2,
        Severity::Note => 3,
    });
    let severity = severity.unwrap_or(Severity::Error);
    let open = |conflict: &Conflict| conflict.claims.iter().filter_map(|&claim| claims[claim]).any(leaves_open);
    let proves = |conflict: &Conflict| {
        let sure = |&identity: &usize| rules.identities[identity].severity == Severity::Error;
        !open(conflict) && conflict.identities.iter().all(sure)
    };
    let sure = if read { is_printed(case, conflict, rules) } else { kind != Kind::ToldTwice || known };
    if read && !sure && !is_likely(case, conflict, claims) {
        return None;
    }
    Some((kind, Verdict { proven: proves(conflict) && sure, severity }))
}

fn is_read(claims: &[Option<&Claim>], number: usize) -> bool {
    claims[number].is_some_and(|claim| claim.read)
}

fn is_twice(conflict: &Conflict, claims: &[Option<&Claim>]) -> bool {
    let level = |&claim: &usize| claims[claim].is_some_and(|claim| claim.said.transform == Transform::Level);
    conflict.identities.is_empty() && conflict.claims.iter().all(level)
}

/// Whether a slip shows in the number itself, so that no misread key explains it as well: a wrong multiplier is far
/// beyond all that is possible, and other digits or the other sign fit closely.
fn is_printed(case: &Case, conflict: &Conflict, rules: &Rules) -> bool {
    let Some(variant) = &case.meant else { return false };
    let one_sided = conflict.identities.iter().any(|&of| rules.identities[of].equation.compare != Compare::Equal);
    let fit = variant.fit;
    // Two figures alone may be of two series, unless the multiplier is all that differs.
    let alone = conflict.identities.is_empty() && conflict.claims.len() < 3;
    match variant.slip {
        Slip::Swapped | Slip::Sign | Slip::Doubled if alone => false,
        Slip::Unit(power) if power % 3 == 0 && one_sided => fit.beyond > 10.0,
        Slip::Unit(power) if power % 3 == 0 => fit.beyond > 100.0 && fit.width < 3.0,
        Slip::Swapped => fit.width < 1.1,
        Slip::Sign | Slip::Doubled => fit.width < 1.25,
        _ => false,
    }
}

/// Whether a suspicion about figures that were read is worth a person's time: a slip is likelier than that a key was misread
/// only where the words that tell what is counted stand near, and what would be wrong is more than a number that fits.
fn is_likely(case: &Case, conflict: &Conflict, claims: &[Option<&Claim>]) -> bool {
    let Some(variant) = &case.meant else { return false };
    // Told with another year or span, it says what another claim says.
    let repeats =
        |claim: &&Claim| claim.said.value == variant.claim.said.value && claim.said.period == variant.claim.said.period;
    if matches!(variant.slip, Slip::Year | Slip::Span) {
        return claims.iter().flatten().any(|claim| repeats(claim) && claim.said.flow == variant.claim.said.flow);
    }

    let told: Vec<&Claim> = conflict.claims.iter().filter_map(|&claim| claims[claim]).collect();
    let far = |claim: &Claim, key: Key| {
        claim.how(key).is_some_and(|how| matches!(how.known, Known::Article | Known::Headline | Known::Default))
    };
    let near = |claim: &&Claim| ![Key::Indicator, Key::Flow, Key::Coverage].iter().any(|key| far(claim, *key));
    let together = told.iter().all(|claim| claim.sentence.is_some() && claim.sentence == told[0].sentence);
    let named = match variant.slip {
        Slip::Unit(power) => power % 3 == 0,
        Slip::Other | Slip::Digit => false,
        _ => true,
    };
    told.iter().all(near) && (named || together && told.len() > 2)
}

/// Whether a claim leaves open which series it is of.
fn leaves_open(claim: &Claim) -> bool {
    let keys = [
        Key::Indicator,
        Key::Flow,
        Key::Area,
        Key::Partner,
        Key::Commodity,
        Key::Coverage,
        Key::Period,
        Key::Transform,
        Key::Base,
        Key::Value,
        Key::Unit,
    ];
    claim.open.iter().any(|key| keys.contains(key))
}

fn is_trade(claim: &Claim) -> bool {
    claim.said.indicator == Indicator::GoodsTrade && claim.said.flow.is_some() && !claim.said.areas.is_empty()
}

fn differ(claims: &[&Claim]) -> bool {
    let values = claims.iter().map(|claim| claim.said.value.abs());
    let (least, most) = (values.clone().min().unwrap_or_default(), values.max().unwrap_or_default());
    most - least > most * COUNTS_DIFFER
}

fn kind(conflict: &Conflict, claims: &[Option<&Claim>], rules: &Rules) -> Kind {
    let any = |transforms: &[Transform]| {
        conflict
            .claims
            .iter()
            .filter_map(|&claim| claims[claim])
            .any(|claim| transforms.contains(&claim.said.transform))
    };
    match conflict.identities.first() {
        Some(&identity) => Kind::Identity(rules.identities[identity].name.clone()),
        None if any(&[Transform::Cagr]) => Kind::AverageGrowth,
        None if any(&[Transform::Plan]) => Kind::Plan,
        None if any(&[Transform::Share]) => Kind::Share,
        None if any(&[Transform::Yoy, Transform::Pop, Transform::Growth, Transform::Change, Transform::Ratio]) => {
            Kind::Growth
        }
        None => Kind::ToldTwice,
    }
}
