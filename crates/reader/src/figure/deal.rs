//! Deals out values to names in order: "lần lượt", "respectively", and rows of percentages behind rows of amounts.

use super::frame::{Frame, Named};
use super::walk::Draft;
use super::{Flow, Indicator, Transform};
use crate::mention::{Mention, Sense};

/// Deals rows of numbers without names of their own out to the names, or to the numbers, before them.
pub(crate) fn deal(drafts: &mut [Draft], mentions: &[Mention], text: &str, pair: Option<&[Frame; 2]>) {
    let mut at = 0;
    while at < drafts.len() {
        let mut end = at + 1;
        while end < drafts.len()
            && drafts[end].bare
            && drafts[end].quantity.unit == drafts[at].quantity.unit
            && !turns_to_share(&drafts[end - 1], &drafts[end])
        {
            end += 1;
        }
        if end - at >= 2 && !taken_up(drafts, at, end, mentions, text, pair) {
            row(drafts, at, end, mentions, text);
        }
        at = end;
    }
}

/// "10 percent more than a year ago and 46 percent of all": a share behind a growth rate opens no row with it.
fn turns_to_share(before: &Draft, draft: &Draft) -> bool {
    let grown = before.transform == Some(Transform::Growth);
    !before.skip && !draft.skip && grown && draft.transform == Some(Transform::Share)
}

/// "tháng 10, con số tương ứng là 4,4, 3,2 và 2,9 tỷ USD", "hai con số này là 2 tỷ và 1 tỷ": a row of the same as the
/// row before, of another time or direction if the clause tells one.
fn taken_up(
    drafts: &mut [Draft],
    from: usize,
    to: usize,
    mentions: &[Mention],
    text: &str,
    pair: Option<&[Frame; 2]>,
) -> bool {
    let count = to - from;
    let before_row = from.checked_sub(1).map_or(0, |p| drafts[p].mention + 1);
    let said = &mentions[before_row..drafts[from].mention];
    let word = |m: &Mention| m.span.of(text).to_lowercase();
    let numbers = said.iter().any(|m| word(m).ends_with("con số"))
        || said.windows(2).any(|two| word(&two[0]) == "con" && word(&two[1]) == "số");
    let again = said.iter().any(|m| word(m).starts_with("tương ứng") || word(m) == "này" || word(m) == "trên");
    let named = said.iter().any(|m| Name::Area.is(m) || Name::Land.is(m) || Name::Good.is(m));
    if !numbers || !again || named {
        return false;
    }
    let unit = drafts[to - 1].quantity.unit;
    let group = from.checked_sub(count).map(|first| first..from);
    let row = group.filter(|g| drafts[g.clone()].iter().all(|d| !d.skip && d.quantity.unit == unit));
    let frames: Vec<Frame> = match (row, pair) {
        (Some(row), _) => drafts[row].iter().map(|d| d.frame.clone()).collect(),
        (None, Some(pair)) if count == 2 && from <= 1 => pair.to_vec(),
        _ => return false,
    };
    let number = drafts[from].number;
    for (draft, like) in drafts[from..to].iter_mut().zip(frames) {
        let own = draft.frame.period.place().is_some_and(|p| p.sentence == draft.sentence && p.number == number);
        let period = if own { draft.frame.period.clone() } else { like.period.clone() };
        draft.frame = Frame { period, status: draft.frame.status.clone(), ..like };
        draft.resolved = None;
    }
    true
}

/// One row of numbers that stand together.
fn row(drafts: &mut [Draft], from: usize, to: usize, mentions: &[Mention], text: &str) {
    let count = to - from;
    if let Some(decided) = drafts[from..to]
        .iter()
        .rev()
        .find(|d| !d.skip && d.transform.is_some())
        .map(|d| (d.transform, d.against, d.negative, d.rule))
    {
        for draft in drafts[from..to].iter_mut().filter(|d| d.skip && d.quantity.unit.is_some()) {
            (draft.transform, draft.against, draft.negative, draft.rule) = decided;
            draft.skip = false;
        }
    }
    let (start, stop) = (drafts[from].mention, drafts[to - 1].mention);
    let said = |m: &Mention| m.has(Sense::Respectively);
    let before_row = from.checked_sub(1).map_or(0, |p| drafts[p].mention + 1);
    let dealt = mentions[before_row..start].iter().any(said) || mentions[stop + 1..].iter().any(said);
    if dealt && to_sides(&mut drafts[..to], from) {
        return;
    }
    // To names before the row: goods, partners, areas, flows, in a list of the same length.
    for kind in [Name::Land, Name::Area, Name::Good, Name::Sector, Name::Flow] {
        let lists = lists(&mentions[before_row..start], kind);
        if let Some(list) = lists.iter().rev().find(|list| list.len() == count) {
            for (draft, &name) in drafts[from..to].iter_mut().zip(list) {
                name_draft(draft, &mentions[before_row + name], kind, text);
            }
            // "exports of rice and imports of steel": each with its direction.
            let flows = self::lists(&mentions[before_row..start], Name::Flow);
            if let (Name::Good, Some(list)) = (kind, flows.iter().rev().find(|list| list.len() == count)) {
                for (draft, &name) in drafts[from..to].iter_mut().zip(list) {
                    name_draft(draft, &mentions[before_row + name], Name::Flow, text);
                }
            }
            return;
        }
    }
    // To the two directions named in one phrase: "exports and imports".
    if count == 2 {
        let both = mentions[before_row..start].iter().rev().find(|m| {
            m.senses().iter().any(|s| {
                matches!(s, Sense::Indicator { indicator: Indicator::GoodsTrade, flow: Some(Flow::Total), .. })
            })
        });
        let order = both.and_then(|m| directions(&m.span.of(text).to_lowercase()));
        if let (Some(order), Some(mention)) = (order, both) {
            for (draft, flow) in drafts[from..to].iter_mut().zip(order) {
                let Some(mut place) = draft.frame.named.place() else { continue };
                (place.rule, place.at) = ("dealt", Some(mention.span));
                draft
                    .frame
                    .named
                    .set(Named { indicator: Indicator::GoodsTrade, flow: Some(flow), sign: 1, part: None }, place);
                draft.resolved = None;
            }
            return;
        }
    }
    // To the two comparisons said before: "tăng 2% so với tháng trước và 14% so với cùng kỳ, trong đó ... tăng 1,9% và 16,8%".
    if count == 2 && drafts[from].quantity.unit == Some("percent") && drafts[from].against == drafts[from + 1].against {
        let pair = (1..from).rev().find(|&i| {
            let (a, b) = (&drafts[i - 1], &drafts[i]);
            let growth = |d: &Draft| d.quantity.unit == Some("percent") && d.transform == Some(Transform::Growth);
            growth(a) && growth(b) && a.against != b.against && !b.bare
        });
        let own = from.checked_sub(1).is_some_and(|p| {
            drafts[p].quantity.unit != Some("percent") && (p == 0 || drafts[p - 1].quantity.unit == Some("percent"))
        });
        if let (Some(pair), true, false) = (pair, own, dealt) {
            drafts[from].against = drafts[pair - 1].against;
            drafts[from + 1].against = drafts[pair].against;
            return;
        }
    }
    // To the amounts before the row.
    if from >= count && (dealt || count == 2) {
        let group = from - count..from;
        let levels = drafts[group.clone()]
            .iter()
            .all(|d| !d.skip && d.rule != "conversion" && d.quantity.unit != drafts[from].quantity.unit);
        // "more than the 8.6% and 1.3% of the year before": rates beside rates.
        if drafts[from..to].iter().all(|d| d.rule == "rate-compared") && drafts[group.clone()].iter().all(|d| !d.skip) {
            for (k, source) in group.enumerate() {
                let period = drafts[from + k].frame.period.clone();
                drafts[from + k].frame = super::frame::Frame { period, ..drafts[source].frame.clone() };
            }
            return;
        }
        // "grew by 10.9 percent and 9.6 percent, respectively, and make up 77 percent and 16 percent of the economy".
        let share = |d: &Draft| d.transform == Some(Transform::Share) && d.quantity.unit == Some("percent");
        let dealt_before =
            drafts[group.clone()].iter().all(|d| !d.skip && d.quantity.unit == Some("percent") && !share(d))
                && mentions[drafts[from - 1].mention..start].iter().any(said)
                && drafts[from..to].iter().all(share);
        if dealt_before {
            for (k, source) in group.enumerate() {
                let frame = drafts[source].frame.clone();
                let economy = frame.sector.get().is_some();
                drafts[from + k].frame = frame;
                if economy {
                    drafts[from + k].resolved =
                        Some(Named { indicator: Indicator::SectorShare, flow: None, sign: 1, part: None });
                }
            }
            return;
        }
        if levels {
            for (k, source) in group.enumerate() {
                let mut frame = drafts[source].frame.clone();
                frame.status = drafts[from + k].frame.status.clone();
                drafts[from + k].frame = frame;
                drafts[from + k].resolved = drafts[source].resolved;
            }
            return;
        }
    }
    // To the amounts before, each with changes of its own in between.
    if dealt {
        let unit = drafts[from].quantity.unit;
        let amounts: Vec<usize> = (0..from)
            .filter(|&i| drafts[i].quantity.unit != unit && !drafts[i].skip && drafts[i].rule != "conversion")
            .collect();
        if amounts.len() >= count {
            let picked: Vec<usize> = amounts[amounts.len() - count..].to_vec();
            for (k, source) in picked.into_iter().enumerate() {
                drafts[from + k].frame = drafts[source].frame.clone();
                drafts[from + k].resolved = drafts[source].resolved;
            }
        }
    }
}

/// "8.6% in volume and 7.1% in value from October, but up 1.3% and 73.2%, respectively": in the order told before.
fn to_sides(drafts: &mut [Draft], from: usize) -> bool {
    let count = drafts.len() - from;
    let percent = |d: &Draft| d.quantity.unit == Some("percent");
    let open = percent(&drafts[from]) && drafts[from..].iter().all(|d| d.side.is_none());
    let apart = |row: &[Draft]| {
        let sided = row.iter().all(|d| percent(d) && d.side.is_some());
        sided && (1..row.len()).all(|at| row[..at].iter().all(|before| before.side != row[at].side))
    };
    let told = (count..=from).rev().find(|&end| apart(&drafts[end - count..end]));
    let Some(end) = told.filter(|_| open) else { return false };
    for at in 0..count {
        drafts[from + at].side = drafts[end - count + at].side;
    }
    true
}

#[derive(Clone, Copy, PartialEq)]
enum Name {
    Land,
    Area,
    Good,
    Sector,
    Flow,
}

impl Name {
    fn is(self, mention: &Mention) -> bool {
        mention.senses().iter().any(|sense| match self {
            Name::Land => matches!(sense, Sense::Land(..)),
            Name::Area => matches!(sense, Sense::Area(_) | Sense::Gate(_)),
            Name::Good => matches!(sense, Sense::Good { .. }),
            Name::Sector => matches!(sense, Sense::Sector),
            Name::Flow => matches!(sense, Sense::Indicator { flow: Some(_), .. }),
        })
    }
}

/// The lists of names of one kind, as places in these mentions.
fn lists(mentions: &[Mention], kind: Name) -> Vec<Vec<usize>> {
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut last: Option<usize> = None;
    for (at, mention) in mentions.iter().enumerate() {
        if !kind.is(mention) {
            continue;
        }
        let joined = last.is_some_and(|last| {
            let gap = &mentions[last + 1..at];
            // "EU (28 nước) và Trung Quốc": what a bracket says beside a name.
            let close = gap.iter().position(|m| m.is_mark(')')).filter(|_| gap.first().is_some_and(|m| m.is_mark('(')));
            let gap = close.filter(|&close| close <= 3).map_or(gap, |close| &gap[close + 1..]);
            !gap.is_empty()
                && gap.len() <= 6
                && gap.iter().any(|m| m.is_mark(',') || m.has(Sense::And))
                && gap.iter().all(|m| m.number().is_none() && !m.is_mark(';'))
        });
        match out.last_mut() {
            Some(list) if joined => list.push(at),
            _ => out.push(vec![at]),
        }
        last = Some(at);
    }
    out
}

/// The order of the two directions in a phrase that joins them with "and".
fn directions(phrase: &str) -> Option<[Flow; 2]> {
    if !(phrase.contains(" and ") || phrase.contains(" và ") || phrase.contains(", ")) {
        return None;
    }
    let out = phrase.find("export").or_else(|| phrase.find("xuất"))?;
    let back = phrase.find("import").or_else(|| phrase.find("nhập"))?;
    Some(if out < back { [Flow::Export, Flow::Import] } else { [Flow::Import, Flow::Export] })
}

fn name_draft(draft: &mut Draft, mention: &Mention, kind: Name, text: &str) {
    let Some(mut place) = draft.frame.named.place().or_else(|| draft.frame.areas.place()) else { return };
    (place.rule, place.at) = ("dealt", Some(mention.span));
    for sense in mention.senses() {
        match (kind, *sense) {
            (Name::Land, Sense::Land(code, _)) => draft.frame.partners.set(vec![code], place),
            (Name::Area, Sense::Area(id) | Sense::Gate(id)) => draft.frame.areas.set(vec![id], place),
            (Name::Good, Sense::Good { .. }) => draft.frame.goods.set(mention.span.of(text).to_owned(), place),
            (Name::Sector, Sense::Sector) => draft.frame.sector.set(mention.span.of(text).to_owned(), place),
            (Name::Flow, Sense::Indicator { indicator, flow, sign, part, .. }) => {
                draft.frame.named.set(Named { indicator, flow, sign, part }, place);
                draft.resolved = None;
            }
            _ => {}
        }
    }
}
