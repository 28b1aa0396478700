//! A row for each finding.

use super::places;
use crate::file::{Books, Cell};
use kimngach_book::Finding;
use kimngach_book::identity::Severity;

pub(super) fn rows<'a>(books: &Books<'a>) -> Vec<Vec<Cell<'a>>> {
    let claims = books.claims;
    let row = |finding: &'a Finding| {
        let suspect = &claims.list[finding.suspect];
        let meant = finding.meant.as_ref();
        vec![
            Cell::text(Some(finding.kind.code())),
            Cell::Flag(finding.proven),
            Cell::text(Some(severity(finding.severity))),
            Cell::text(Some(claims.source(suspect).id.as_str())),
            Cell::whole(Some(suspect.at[0])),
            Cell::text(Some(suspect.text.as_str())),
            Cell::text(Some(finding.message.as_str())),
            Cell::number(meant.map(|meant| meant.claim.said.value)),
            Cell::text(meant.map(|meant| meant.claim.said.unit.as_str())),
            Cell::text(meant.map(|meant| meant.reason.as_str())),
            places(finding.claims.iter().copied(), claims),
        ]
    };
    books.findings.iter().map(row).collect()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Suspected => "suspected",
        Severity::Note => "note",
    }
}
