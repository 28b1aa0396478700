//! How is a disagreement told in one line that a person can follow?

use super::Kind;
use super::word::word;
use crate::claim::Claim;
use crate::identity::Rules;
use crate::reconcile::{Case, Slip, Variant};
use crate::say::{self, label, prose};
use kimngach_reader::Lang;
use kimngach_reader::figure::Transform;
use rust_decimal::Decimal;

/// So many digits of a bound are told.
const DIGITS: u32 = 4;

/// The arithmetic of a case.
pub(super) fn message(case: &Case, kind: &Kind, claims: &[Option<&Claim>], rules: &Rules, lang: Lang) -> String {
    let Some(suspect) = claims[case.suspect] else { return String::new() };
    let told = |number: usize| claims[number].map(|claim| quoted(claim, lang)).unwrap_or_default();
    let mut parts = Vec::new();
    for (n, conflict) in case.conflicts.iter().take(3).enumerate() {
        let mut line = String::new();
        let labels: Vec<&str> = conflict.identities.iter().map(|&of| rules.identities[of].label.of(lang)).collect();
        if !labels.is_empty() {
            line = format!("{}: ", labels.join(", "));
        }
        let others: Vec<String> =
            conflict.claims.iter().filter(|&&of| of != case.suspect).map(|&of| told(of)).collect();
        let others = listed(&others, lang);
        line += &match case.puts[n].and_then(|bounds| range(bounds, suspect, lang)) {
            Some(range) => fill(word("puts", lang), &[&others, &series(suspect, lang), &range, &told(case.suspect)]),
            None => fill(word("cannot", lang), &[&told(case.suspect), &others]),
        };
        if n == 0 || *kind != Kind::ToldTwice {
            parts.push(line);
        }
    }
    if let Some(variant) = &case.meant {
        let mut line = fill(word("agrees", lang), &[&corrected(variant, lang), &reason(variant, lang)]);
        if let Some((other, variant)) = &case.instead {
            let instead = fill(word("instead", lang), &[&corrected(variant, lang), &told(*other)]);
            line = format!("{line}, {instead}");
        }
        parts.push(line);
    }
    parts.join("; ")
}

/// A sum that its parts do not make.
pub(super) fn sum(parts: &[&Claim], whole: &Claim, variant: &Variant, lang: Lang) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.trim()).collect();
    let total = corrected(variant, lang);
    fill(word("adds up", lang), &[&texts.join(" + "), &total, whole.text.trim(), &reason(variant, lang)])
}

/// An amount that a later document tells anew.
pub(super) fn revision(old: &Claim, new: &Claim, lang: Lang) -> String {
    let told = |claim: &Claim| format!("{}, {}", quoted(claim, lang), claim.day);
    fill(word("revised", lang), &[&told(old), &told(new)])
}

/// An amount that is far from what its series usually makes of a year before.
pub(super) fn unusual(claim: &Claim, before: &Claim, ratio: f64, [lo, hi]: [f64; 2], lang: Lang) -> String {
    let times = |ratio: f64, up: bool| {
        let shown = say::end(ratio, up, 2).unwrap_or_default();
        prose(shown, "times", lang)
    };
    let usual = fill(word("between", lang), &[&times(lo, false), &times(hi, true)]);
    fill(word("unusual", lang), &[&quoted(claim, lang), &times(ratio, true), &quoted(before, lang), &usual])
}

/// What slip it was, in a few words.
pub(super) fn reason(variant: &Variant, lang: Lang) -> String {
    let code = match variant.slip {
        Slip::Unit(power) => {
            let factor = if power < 0 {
                format!("1/{}", 10_i64.pow(power.unsigned_abs()))
            } else {
                10_i64.pow(power.unsigned_abs()).to_string()
            };
            return fill(word("multiplier", lang), &[&factor]);
        }
        Slip::Sign => "sign",
        Slip::Flow => "flow",
        Slip::Swapped => "swapped",
        Slip::Doubled => "doubled",
        Slip::Digit => "digit",
        Slip::Year => "year",
        Slip::Span => "span",
        Slip::Points => "points",
        Slip::Currency => "currency",
        Slip::Territory | Slip::Other => "fits",
    };
    word(code, lang).to_owned()
}

/// What a claim would have said.
fn corrected(variant: &Variant, lang: Lang) -> String {
    let said = &variant.claim.said;
    let value = prose(said.value, &said.unit, lang);
    match variant.slip {
        Slip::Flow => format!("{value} {}", say::kind(said.indicator, said.flow, lang)),
        Slip::Year | Slip::Span => {
            format!("{value} {}", said.period.map(|period| say::period(period, lang)).unwrap_or_default())
        }
        _ => value,
    }
}

/// A claim as printed, with what tells it from the others.
fn quoted(claim: &Claim, lang: Lang) -> String {
    let said = &claim.said;
    let mut keys = vec![match said.transform {
        Transform::Level => say::kind(said.indicator, said.flow, lang),
        transform => label(transform.code(), lang).to_owned(),
    }];
    keys.extend(said.coverage.map(|coverage| say::coverage(coverage, lang).to_owned()));
    keys.extend(said.commodity.clone());
    keys.extend(said.status.map(|status| label(status.code(), lang).to_owned()));
    keys.extend(said.period.map(|period| say::period(period, lang)));
    format!("\u{201C}{}\u{201D} ({})", claim.text.trim(), keys.join(", "))
}

/// What a claim is about.
fn series(claim: &Claim, lang: Lang) -> String {
    let said = &claim.said;
    let kind = say::kind(said.indicator, said.flow, lang);
    let what = match said.transform {
        Transform::Level => kind,
        transform => format!("{kind} {}", label(transform.code(), lang)),
    };
    [what, say::areas(&said.areas, lang)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn range([lo, hi]: [f64; 2], claim: &Claim, lang: Lang) -> Option<String> {
    let shown = |value: Decimal| prose(value, &claim.said.unit, lang);
    let [lo, hi] = [say::end(lo, false, DIGITS), say::end(hi, true, DIGITS)];
    // What is next to nothing beside the upper end says no more than that something was traded.
    let least = hi.map_or(Decimal::ZERO, |hi| (hi * Decimal::new(1, 4)).abs());
    match (lo.filter(|lo| !lo.is_zero() && lo.abs() > least), hi) {
        (Some(lo), Some(hi)) => Some(fill(word("between", lang), &[&shown(lo), &shown(hi)])),
        (None, Some(hi)) => Some(fill(word("at most", lang), &[&shown(hi)])),
        (Some(lo), None) => Some(fill(word("at least", lang), &[&shown(lo)])),
        (None, None) => None,
    }
}

fn listed(parts: &[String], lang: Lang) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {} {last}", first.join(", "), word("and", lang)),
    }
}

fn fill(template: &str, parts: &[&str]) -> String {
    let mut pieces = template.split("{}");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (piece, part) in pieces.zip(parts) {
        out += part;
        out += piece;
    }
    out
}
