//! Is the document told from the books of a country abroad?

use super::super::Flow;
use super::{Spotted, trade, trade_or_turnover};
use crate::document::Document;
use crate::mention::{Kinds, Mention, Sense, What};

/// A body abroad that keeps books of its own.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Abroad {
    /// The country's code.
    pub(crate) code: &'static str,
    /// The country or province as an area.
    pub(crate) area: &'static str,
    /// Whether it is the trade with Vietnam that is told.
    pub(crate) with_home: bool,
}

/// The body abroad from whose books a document is told: it counts in the money of its own country,
/// or its headline opens with the country's own trade ("Cambodia's exports to ...").
pub(super) fn abroad(document: &Document, own: &[&Spotted]) -> Option<Abroad> {
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
    let head: Vec<&Mention> = first.mentions().collect();
    owner_in_headline(text, first, own)
        .or_else(|| owner_that_opens(text, &head, &named))
        .or_else(|| owner_throughout(document, own, &named))
        .or_else(|| trader_with_home(text, &head, own))
}

/// "Hàn Quốc xuất khẩu 129 tỷ USD, riêng sang Việt Nam 58 tỷ": one abroad trades throughout, and home is where to.
fn owner_throughout(document: &Document, own: &[&Spotted], named: &[Abroad]) -> Option<Abroad> {
    let text = document.text.as_str();
    if document.lang != crate::Lang::Vi {
        return None;
    }
    let headline: Vec<&Mention> = own.first()?.mentions().collect();
    let words = headline.first()?.span.to(headline.last()?.span).of(text).to_lowercase();
    let told = ["bạn hàng", "đối tác", "thương mại", "buôn bán", "thị trường"].iter().any(|word| words.contains(word));
    if !told && !headline.iter().any(|m| trade(m).is_some()) {
        return None;
    }
    let body = *named.iter().find(|a| is_country(a.area) || a.code == "US")?;
    let (mut theirs, mut ours, mut with) = (0, 0, 0);
    for sentence in own.iter().flat_map(|l| &l.sentences).filter(|s| s.any(Kinds::LAND | Kinds::AREA)) {
        for (at, mention) in sentence.iter().enumerate() {
            let is_body = land(mention).is_some_and(|a| a.code == body.code);
            let home = mention.has(Sense::Area("vietnam"));
            if !is_body && !home {
                continue;
            }
            let before = at.checked_sub(1).map_or("", |at| sentence[at].span.of(text));
            let to = matches!(before, "với" | "sang" | "từ" | "vào" | "tới" | "đến" | "cho");
            let does = !to
                && sentence[at + 1..]
                    .iter()
                    .take(3)
                    .take_while(|m| m.is_word() || trade(m).is_some())
                    .any(|m| trade(m).is_some());
            let does = does || owns_trade(text, sentence, at);
            theirs += usize::from(is_body && does);
            ours += usize::from(home && does);
            with += usize::from(home && to);
        }
    }
    (theirs >= 3 && with >= 2 && ours * 3 <= theirs).then_some(body)
}

/// "Exports to Vietnam up a fifth", "Cambodia sells more to Vietnam": a headline that tells what goes to Vietnam or comes
/// from it is of the country that opens headline or lead.
fn trader_with_home(text: &str, head: &[&Mention], own: &[&Spotted]) -> Option<Abroad> {
    let home = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Area("vietnam")));
    let way = |m: &Mention| trade(m).and_then(|n| n.flow);
    let towards = head.windows(3).any(|three| {
        let preposition = three[1].span.of(text);
        home(three[2])
            && match way(three[0]) {
                Some(Flow::Export) => preposition == "to",
                Some(Flow::Import) => preposition == "from",
                _ => false,
            }
    });
    let other = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(id) if *id != "vietnam"));
    if !towards || head.iter().any(other) {
        return None;
    }
    let lines = own.iter().skip(1).take(6);
    let mut opened = lines.filter_map(|l| Some((l, l.sentences.first()?.iter().take(3).find_map(land)?)));
    let (lead, body) = opened.next()?;
    let lead: Vec<&Mention> = lead.mentions().collect();
    let sold = lead.windows(2).any(|two| matches!(two[0].span.of(text), "to" | "from" | "with") && home(two[1]));
    let same = own.iter().flat_map(|l| l.mentions()).filter_map(land).filter(|a| a.code == body.code).count();
    (sold && same >= 2).then_some(Abroad { with_home: true, ..body })
}

/// "Xuất khẩu tháng 3 của Thái Lan giảm": the one whose trade the headline tells, where home is hardly named.
fn owner_in_headline(text: &str, first: &Spotted, own: &[&Spotted]) -> Option<Abroad> {
    let home = |m: &&Mention| m.senses().iter().any(|s| matches!(s, Sense::Area(_)));
    if first.mentions().any(|m| home(&m)) {
        return None;
    }
    let body = first.sentences.iter().find_map(|sentence| {
        let owner = (0..sentence.len()).find(|&at| land(&sentence[at]).is_some() && owns_trade(text, sentence, at))?;
        land(&sentence[owner])
    })?;
    let all = || own.iter().flat_map(|l| l.mentions());
    let same = all().filter_map(land).filter(|a| a.code == body.code).count();
    (same >= 3 && all().filter(home).count() * 2 <= same).then_some(body)
}

/// "Laos' exports up 12%": the headline's first name owns the trade.
fn owner_that_opens(text: &str, head: &[&Mention], named: &[Abroad]) -> Option<Abroad> {
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

/// "China's imports", "nhập khẩu của Trung Quốc": whether a name tells whose trade it is, not with whom.
pub(crate) fn owns_trade(text: &str, mentions: &[Mention], at: usize) -> bool {
    let word = |i: usize| mentions.get(i).map(|m| m.span.of(text));
    let possessive = matches!(word(at + 1), Some("'" | "’"))
        && word(at + 2) == Some("s")
        && mentions[at + 2..].iter().take(5).any(|m| trade(m).is_some());
    let good = |m: &Mention| m.senses().iter().any(|s| matches!(s, Sense::Good { .. }));
    let passes = |m: &&Mention| m.is_word() || matches!(m.what, What::Period(_)) || good(m) || trade_or_turnover(m);
    let behind = |of: usize| {
        let mut owned = mentions[..of].iter().rev().take(6).skip_while(|m| passes(m) && trade(m).is_none());
        owned.next().is_some_and(|m| trade(m).is_some())
    };
    let of = at >= 2 && mentions[at - 1].has(Sense::Owner) && (behind(at - 1) || good(&mentions[at - 2]));
    let sells = |m: &Mention| trade(m).is_some_and(|n| n.flow == Some(Flow::Export));
    let moves = |m: &Mention| m.has(Sense::Reach) || m.has(Sense::Up) || m.has(Sense::Down);
    let goods_of =
        at >= 2 && good(&mentions[at - 1]) && sells(&mentions[at - 2]) && mentions.get(at + 1).is_some_and(moves);
    possessive || of || goods_of
}

fn land(mention: &Mention) -> Option<Abroad> {
    mention.senses().iter().find_map(|s| match *s {
        Sense::Land(code, area) => Some(Abroad { code, area, with_home: false }),
        _ => None,
    })
}

/// Whether an id is that of a whole country.
pub(crate) fn is_country(area: &str) -> bool {
    matches!(area, "china" | "thailand" | "laos" | "cambodia" | "japan" | "south-korea" | "united-kingdom")
}
