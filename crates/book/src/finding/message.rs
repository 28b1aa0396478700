//! How is a disagreement told in one line that a person can follow?

use super::Kind;
use super::word::word;
use crate::claim::Claim;
use crate::identity::Rules;
use crate::reconcile::{Case, Slip, Variant};
use kimngach_reader::figure::{Flow, Transform};
use kimngach_reader::{Lang, area_name};

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
    let value = amount(number(said.value), &said.unit);
    match variant.slip {
        Slip::Flow => format!("{value} {}", said.flow.map_or("", |flow| word(flow.code(), lang))),
        Slip::Year | Slip::Span => {
            format!("{value} {}", said.period.map(|period| period.to_string()).unwrap_or_default())
        }
        _ => value,
    }
}

/// A claim as printed, with what tells it from the others.
fn quoted(claim: &Claim, lang: Lang) -> String {
    let said = &claim.said;
    let mut keys = Vec::new();
    keys.extend(
        said.flow.filter(|_| said.transform == Transform::Level).map(|flow| word(flow.code(), lang).to_owned()),
    );
    if said.transform != Transform::Level {
        keys.push(word(said.transform.code(), lang).to_owned());
    }
    keys.extend(said.coverage.map(|coverage| word(coverage.code(), lang).to_owned()));
    keys.extend(said.commodity.clone());
    keys.extend(said.status.map(|status| word(status.code(), lang).to_owned()));
    keys.extend(said.period.map(|period| period.to_string()));
    format!("\u{201C}{}\u{201D} ({})", claim.text.trim(), keys.join(", "))
}

/// What a claim is about.
fn series(claim: &Claim, lang: Lang) -> String {
    let said = &claim.said;
    let what = match (said.transform, said.flow) {
        (Transform::Level, Some(flow)) => word(flow.code(), lang).to_owned(),
        (Transform::Level, None) => said.indicator.code().replace('_', " "),
        (transform, Some(Flow::Balance) | None) => word(transform.code(), lang).to_owned(),
        (transform, Some(flow)) => format!("{} ({})", word(transform.code(), lang), word(flow.code(), lang)),
    };
    let name = |id: &String| area_name(id.split('@').next().unwrap_or(id), lang).unwrap_or(id).to_owned();
    let areas: Vec<String> = said.areas.iter().map(name).collect();
    [what, areas.join(" + ")].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn range([lo, hi]: [f64; 2], claim: &Claim, lang: Lang) -> Option<String> {
    let shown = |value: f64| amount(value, &claim.said.unit);
    let lo = Some(outward(lo, false)).filter(|lo| lo.is_finite() && *lo != 0.0);
    let hi = Some(outward(hi, true)).filter(|hi| hi.is_finite());
    match (lo, hi) {
        (Some(lo), Some(hi)) => Some(fill(word("between", lang), &[&shown(lo), &shown(hi)])),
        (None, Some(hi)) => Some(fill(word("at most", lang), &[&shown(hi)])),
        (Some(lo), None) => Some(fill(word("at least", lang), &[&shown(lo)])),
        (None, None) => None,
    }
}

/// A bound to four digits, rounded away from what it encloses; what is an accident of binary fractions is dropped.
fn outward(value: f64, up: bool) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let step = 10_f64.powf(value.abs().log10().floor() - 3.0);
    let steps = value / step;
    let near = steps.round();
    let whole = if (steps - near).abs() < 1e-6 {
        near
    } else if up {
        steps.ceil()
    } else {
        steps.floor()
    };
    whole * step
}

fn number(value: rust_decimal::Decimal) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// A number with its unit, scaled.
fn amount(value: f64, unit: &str) -> String {
    let percent = matches!(unit, "percent" | "points");
    let scales = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million"), (1.0, "")];
    let (scale, name) = scales.into_iter().find(|(scale, _)| !percent && value.abs() >= *scale).unwrap_or((1.0, ""));
    let digits = format!("{:.4}", value / scale);
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    if unit == "percent" { format!("{digits}%") } else { format!("{digits}{name} {unit}") }
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
