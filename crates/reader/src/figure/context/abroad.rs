//! Is the document told from the books of a country abroad?

use super::{Spotted, trade};
use crate::document::Document;
use crate::mention::{Mention, Sense};

/// A body abroad that keeps books of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abroad {
    /// The country's code.
    pub(crate) code: &'static str,
    /// The country or province as an area.
    pub(crate) area: &'static str,
}

/// The body abroad from whose books a document is told: it counts in the money of its own country,
/// or its headline opens with the country's own trade ("Cambodia's exports to ...").
pub(super) fn abroad(document: &Document, own: &[&Spotted]) -> Option<Abroad> {
    let land = |m: &Mention| {
        m.senses().iter().find_map(|s| match *s {
            Sense::Land(code, area) => Some(Abroad { code, area }),
            _ => None,
        })
    };
    let text = document.text.as_str();
    let first = own.first()?;
    let mut told = own.iter().filter(|l| l.has_number() && !l.is_dateline() && l.mentions().count() > 6);
    let lead = told.next()?;
    let money: Vec<&'static str> = lead
        .mentions()
        .chain(told.next().into_iter().flat_map(|l| l.mentions()))
        .filter_map(|m| m.number()?.unit)
        .filter(|u| crate::mention::is_currency(u))
        .collect();
    let home = |code: &str| match code {
        "CN" => Some("CNY"),
        "TH" => Some("THB"),
        "KR" => Some("KRW"),
        "JP" => Some("JPY"),
        "GB" => Some("GBP"),
        _ => None,
    };
    let named: Vec<Abroad> = first.mentions().chain(lead.mentions()).filter_map(land).collect();
    let counted = |a: &Abroad| {
        home(a.code).is_some_and(|unit| money.iter().filter(|m| **m == unit).count() * 2 >= money.len().max(1))
    };
    if let Some(body) = named.iter().find(|a| counted(a)) {
        let province = |a: &&Abroad| a.code == body.code && !is_country(a.area);
        return Some(named.iter().find(province).copied().unwrap_or(*body));
    }
    // "Laos' exports up 12%": the headline's first name owns the trade.
    let head: Vec<&Mention> = first.mentions().collect();
    let owner = head.iter().position(|m| {
        m.senses().iter().any(|s| matches!(s, Sense::Land(..) | Sense::Area(_) | Sense::Agency { .. }))
    })?;
    let body = land(head[owner])?;
    let mark = head.get(owner + 1).is_some_and(|m| matches!(m.span.of(text), "'" | "’"));
    let s = usize::from(mark && head.get(owner + 2).is_some_and(|m| m.span.of(text) == "s"));
    let next = owner + 1 + usize::from(mark) + s;
    let owns = mark && head[next..].iter().take(3).any(|m| trade(m).is_some());
    (owner <= 1 && owns && named.iter().filter(|a| a.code == body.code).count() >= 2).then_some(body)
}

/// Whether an id is that of a whole country.
fn is_country(area: &str) -> bool {
    matches!(area, "china" | "thailand" | "laos" | "cambodia" | "japan" | "south-korea" | "united-kingdom")
}
