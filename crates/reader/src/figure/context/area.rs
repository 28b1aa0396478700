//! Which territory is the document about?

use super::Spotted;
use crate::mention::{Mention, Sense};
use std::collections::HashMap;

/// The area the document is about, and whether it says so.
pub(super) fn area(text: &str, own: &[&Spotted]) -> (Vec<&'static str>, bool) {
    let mut score: HashMap<&'static str, usize> = HashMap::new();
    let mut count: HashMap<&'static str, usize> = HashMap::new();
    let mut leads = 0;
    let sentences: Vec<&Vec<Mention>> = own.iter().flat_map(|line| line.sentences.iter()).collect();
    let credit = |m: &Mention| matches!(m.span.of(text), "Ảnh" | "ẢNH" | "Photo");
    for (at, &sentence) in sentences.iter().enumerate() {
        if sentences.get(at + 1).is_some_and(|next| next.first().is_some_and(credit)) && at > 0 {
            continue;
        }
        let lead = (at > 0 || sentence.len() > 24)
            && leads < 2
            && sentence.iter().any(|m| m.number().is_some_and(|q| q.unit.is_some_and(|u| u != "no" && u != "rank")));
        leads += usize::from(lead);
        let weight = match at {
            0 => 8,
            _ if lead || at < 6 && sentence.len() < 20 => 4,
            _ => 1,
        };
        // A sentence that runs through many areas is about none of them.
        let mut named: Vec<&str> = sentence
            .iter()
            .flat_map(|m| m.senses())
            .filter_map(|s| match s {
                Sense::Area(id) if *id != "vietnam" => Some(*id),
                _ => None,
            })
            .collect();
        named.sort_unstable();
        named.dedup();
        let (lead, weight) = if named.len() >= 3 { (false, 1) } else { (lead, weight) };
        // What stands before a photographer's name is a caption.
        let caption = sentence.iter().rposition(credit);
        for mention in &sentence[caption.map_or(0, |at| at + 1)..] {
            for sense in mention.senses() {
                let (id, weight) = match *sense {
                    Sense::Area(id) => (id, weight),
                    Sense::Agency { area, customs: false } if !area.is_empty() => (area, weight),
                    Sense::Gate(id) => (id, weight.min(2)),
                    _ => continue,
                };
                *count.entry(id).or_default() += if lead { 2 } else { 1 };
                *score.entry(id).or_default() += weight;
            }
        }
    }
    let regions = |id: &str| id == "vietnam";
    let best = score
        .iter()
        .filter(|(id, _)| !regions(id))
        .max_by_key(|(id, score)| (**score, std::cmp::Reverse(**id)))
        .map(|(id, score)| (*id, *score));
    let country = score.get("vietnam").copied().unwrap_or(0);
    match best {
        Some((id, points))
            if points >= 4
                && points * 2 > country
                && (headline_names(own, id) || count.get(id).copied().unwrap_or(0) >= 2) =>
        {
            (vec![id], true)
        }
        _ => (vec!["vietnam"], country > 0),
    }
}

/// Whether the headline names an area, or an office of it.
fn headline_names(own: &[&Spotted], id: &str) -> bool {
    own.iter().take(6).filter(|line| line.line.tokens().len() < 24).any(|line| {
        line.mentions()
            .flat_map(|m| m.senses())
            .any(|s| matches!(s, Sense::Area(a) | Sense::Agency { area: a, .. } if *a == id))
    })
}
