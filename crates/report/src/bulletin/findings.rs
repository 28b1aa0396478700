//! What does not agree, what was told anew, and what is not used.

use super::page::{Block, Line, Section, line};
use super::pick::Picked;
use super::sentence::Writer;
use super::voice::capital;
use kimngach_book::account::Aside;
use kimngach_book::finding::Finding;
use kimngach_book::identity::Severity;
use kimngach_book::say;
use std::collections::BTreeSet;

/// The findings on the documents of the bulletin.
pub(super) fn section(writer: &Writer<'_>, picked: &Picked, findings: &[Finding]) -> Option<Section> {
    let voice = writer.voice;
    let claims = writer.account.claims();
    let mut lines: Vec<Line> = Vec::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let ours = |claim: &usize| picked.documents.contains(&claims.list[*claim].document);
    let used = |claim: &usize| {
        picked.unused.contains(claim)
            || picked.groups.values().flat_map(|groups| groups.values()).any(|group| group.contains(claim))
    };
    for finding in findings.iter().filter(|finding| finding.claims.iter().any(|claim| ours(claim) && used(claim))) {
        told.extend(&finding.claims);
        let word = match (finding.proven, finding.severity) {
            (true, _) => "proven",
            (_, Severity::Note) => "revised",
            _ => "suspected",
        };
        let known: Vec<usize> = finding.claims.clone();
        let message = format!("{}: {}.{}", voice.say(word), finding.message, writer.notes.mark(&known));
        lines.push(line(&message));
    }
    for &claim in picked.unused.iter().filter(|claim| !told.contains(claim)) {
        let form = match writer.account.aside().get(&claim) {
            Some(Aside::AtOdds) => "aside-at-odds",
            Some(Aside::Slip) | None => "aside-slip",
            Some(Aside::Revised(_)) => continue,
        };
        let of = writer.claim(claim);
        let said = &of.said;
        let mut what = say::kind(said.indicator, said.flow, voice.lang);
        if let Some(period) = said.period {
            what = format!("{what}, {}", voice.span_of(period));
        }
        let text = super::notes::one_line(&of.text);
        let told = voice.fill(form, &[("text", &text), ("what", &what)]);
        lines.push(line(&capital(&format!("{told}{}.", writer.notes.mark(&[claim])))));
    }
    let block = if lines.is_empty() { Block::Text(line(&voice.say("no-findings"))) } else { Block::Items(lines) };
    Some(Section { heading: voice.say("h-findings"), depth: 1, blocks: vec![block] })
}

/// The figures of page furniture, which belong to other documents.
pub(super) fn furniture(writer: &Writer<'_>, picked: &Picked) -> Option<Section> {
    let voice = writer.voice;
    let item = |&claim: &usize| {
        let text = super::notes::one_line(&writer.claim(claim).text);
        voice.fill("furniture-item", &[("text", &text), ("note", &writer.notes.mark(&[claim]))])
    };
    let list: Vec<String> = picked.furniture.iter().map(item).collect();
    (!list.is_empty()).then(|| {
        let text = voice.fill("furniture", &[("list", &list.join(", "))]);
        Section { heading: voice.say("h-furniture"), depth: 1, blocks: vec![Block::Text(line(&text))] }
    })
}
