//! What is unlikely without being impossible: a sum told behind its parts that they do not make.

use super::{Finding, Kind, Meant, message};
use crate::claim::Claim;
use crate::identity::Severity;
use crate::reconcile::{Slip, Variant, variants};
use kimngach_reader::Lang;
use kimngach_reader::figure::Transform;
use rust_decimal::Decimal;

/// The suspicions of a document, claims numbered as given.
pub(super) fn suspicions(claims: &[Option<&Claim>], lang: Lang) -> Vec<Finding> {
    (2..claims.len()).filter_map(|at| sum(claims, at, lang)).collect()
}

/// An amount behind two or three others on its line that is their sum, but for a slip in its digits.
fn sum(claims: &[Option<&Claim>], at: usize, lang: Lang) -> Option<Finding> {
    let whole = claims[at]?;
    let like = |part: &Claim| {
        let keys = |claim: &Claim| (claim.said.indicator, claim.said.flow, claim.said.period, claim.said.transform);
        let same =
            keys(part) == keys(whole) && part.said.unit == whole.said.unit && part.said.areas == whole.said.areas;
        same && whole.line.is_some() && part.line == whole.line && part.said.bound.is_none()
    };
    if whole.said.transform != Transform::Level || whole.said.bound.is_some() {
        return None;
    }
    let (parts, variant) = (2..=3.min(at)).find_map(|count| {
        let parts: Vec<&Claim> = claims[at - count..at].iter().flatten().copied().filter(|part| like(part)).collect();
        let total: Decimal = parts.iter().map(|part| part.said.value).sum();
        if parts.len() < count || total == whole.said.value {
            return None;
        }
        let slips = variants(whole).into_iter().filter(|variant| matches!(variant.slip, Slip::Swapped | Slip::Doubled));
        let variant = slips.into_iter().find(|variant| variant.claim.said.value == total)?;
        Some(((at - count..at).collect::<Vec<_>>(), variant))
    })?;
    let told: Vec<&Claim> = parts.iter().filter_map(|&part| claims[part]).collect();
    let message = message::sum(&told, whole, &variant, lang);
    Some(finding(Kind::ListedSum, message, at, &parts, variant, lang))
}

fn finding(kind: Kind, message: String, suspect: usize, others: &[usize], variant: Variant, lang: Lang) -> Finding {
    let reason = message::reason(&variant, lang);
    Finding {
        kind,
        proven: false,
        severity: Severity::Suspected,
        message,
        claims: [suspect].into_iter().chain(others.iter().copied()).collect(),
        suspect,
        meant: Some(Meant { slip: variant.slip, claim: variant.claim, reason }),
    }
}
