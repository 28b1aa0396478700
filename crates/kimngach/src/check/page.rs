//! Findings as people read them.

use super::jsonl::severity;
use crate::write::{Hue, Look, excerpt, wrapped};
use kimngach_book::identity::Severity;
use kimngach_book::{Claims, Finding};
use kimngach_reader::Lang;
use std::fmt::Write as _;

/// Adds a finding with the claims it is about.
pub(super) fn finding(out: &mut String, finding: &Finding, claims: &Claims, look: Look) {
    let vi = look.ui == Lang::Vi;
    let known = match (finding.proven, finding.severity, vi) {
        (true, _, false) => "proven",
        (true, _, true) => "chắc chắn",
        (false, Severity::Note, false) => "revised",
        (false, Severity::Note, true) => "điều chỉnh",
        (false, _, false) => "suspected",
        (false, _, true) => "nghi vấn",
    };
    let hue = if finding.proven { Hue::Magenta } else { Hue::Yellow };
    let document = &claims.source(&claims.list[finding.suspect]).id;
    let head = format!("{known} · {} · {}", finding.kind.code(), severity(finding.severity));
    let _ = writeln!(out, "{}  {}", look.paint(document, Hue::Strong), look.paint(&head, hue));
    for part in finding.message.split("; ") {
        wrapped(out, part, "  ", look.width);
    }
    for &number in &finding.claims {
        let claim = &claims.list[number];
        let mark = if number == finding.suspect { "→" } else { "·" };
        let place = format!("{mark} {}:{}", claims.source(claim).id, claim.at[0]);
        let sentence = claim.sentence.as_deref().unwrap_or(&claim.text);
        wrapped(out, &format!("{place}  {}", excerpt(sentence, &claim.text)), "    ", look.width);
    }
    out.push('\n');
}

/// Adds how many findings there are, of so many documents and figures.
pub(super) fn sum(out: &mut String, findings: &[Finding], [documents, figures]: [usize; 2], look: Look) {
    let proven = findings.iter().filter(|finding| finding.proven).count();
    let revised = findings.iter().filter(|finding| finding.severity == Severity::Note).count();
    let suspected = findings.len() - proven - revised;
    let _ = if look.ui == Lang::Vi {
        let told =
            format!("{documents} văn bản, {figures} số liệu: {proven} chỗ chắc chắn sai, {suspected} chỗ nghi vấn");
        writeln!(out, "{told}, {revised} số được công bố lại")
    } else {
        let noun = if documents == 1 { "document" } else { "documents" };
        writeln!(
            out,
            "{documents} {noun}, {figures} figures: {proven} proven, {suspected} suspected, {revised} revised"
        )
    };
}
