//! The parts of a bulletin, in order.

use super::Question;
use super::page::{Block, Section, line};
use super::pick::{Key, Picked, Topic};
use super::pictures;
use super::sentence::{Group, Writer};
use super::tables;
use kimngach_book::identity::Rules;
use kimngach_reader::figure::Coverage;
use std::collections::{BTreeMap, BTreeSet};

/// The parts that hold figures.
pub(super) fn sections(writer: &Writer<'_>, picked: &Picked, rules: &Rules, question: &Question) -> Vec<Section> {
    let voice = writer.voice;
    let leagues = tables::leagues(writer, rules, question);
    let mut out = Vec::new();
    if let Some(table) = tables::headline(writer, picked, question) {
        out.push(section(voice.say("h-headline"), 1, vec![Block::Table(table)]));
    }
    out.extend(trade(writer, picked));
    out.extend(tables::plan(writer, question).map(|(heading, table)| section(heading, 1, vec![Block::Table(table)])));
    let topics = [
        (Topic::Goods, "h-goods"),
        (Topic::Partners, "h-partners"),
        (Topic::Gates, "h-gates"),
        (Topic::Provinces, "h-provinces"),
    ];
    for (topic, heading) in topics {
        let mut blocks = Vec::new();
        let mut shown = BTreeSet::new();
        if topic == Topic::Provinces {
            let (leagues, claims) = tables::of_leagues(writer, &leagues);
            blocks.extend(leagues.into_iter().map(Block::Table));
            shown = claims;
        }
        blocks.extend(items(writer, picked, topic, &shown));
        if !blocks.is_empty() {
            out.push(section(voice.say(heading), 1, blocks));
        }
    }
    for (topic, heading) in [(Topic::Other, "h-other"), (Topic::Outlook, "h-outlook"), (Topic::History, "h-history")] {
        let blocks = items(writer, picked, topic, &BTreeSet::new());
        if !blocks.is_empty() {
            out.push(section(voice.say(heading), 1, blocks));
        }
    }
    out.extend(implied(writer, picked, question));
    out.extend(pictures::section(writer, &leagues, rules, question));
    out
}

fn section(heading: String, depth: u8, blocks: Vec<Block>) -> Section {
    Section { heading, depth, blocks }
}

/// Trade in goods, coverage by coverage, each period a paragraph.
fn trade(writer: &Writer<'_>, picked: &Picked) -> Vec<Section> {
    let voice = writer.voice;
    let empty = BTreeMap::new();
    let groups = picked.groups.get(&Topic::Trade).unwrap_or(&empty);
    let mut by_coverage: BTreeMap<Option<Coverage>, Vec<Group<'_>>> = BTreeMap::new();
    let keys = keys(picked, Topic::Trade);
    for key in keys {
        let (claims, flagged) = (groups.get(key).map_or(&[][..], |of| of), flagged(picked, key));
        by_coverage.entry(key.coverage).or_default().push((key, claims, flagged));
    }
    if by_coverage.is_empty() {
        return Vec::new();
    }
    let several = by_coverage.len() > 1;
    let mut lead = Vec::new();
    if several {
        lead.push(Block::Text(line(&voice.say("apart"))));
    }
    let mut out = vec![section(voice.say("h-trade"), 1, lead)];
    for (coverage, groups) in by_coverage {
        let heading = voice.say(&format!("c-{}", coverage.map_or("none", |coverage| coverage.code())));
        let paragraphs = groups.chunk_by(|(a, ..), (b, ..)| a.period == b.period && a.areas == b.areas);
        let blocks = paragraphs.map(|groups| Block::Text(line(&writer.paragraph(groups)))).collect();
        if several {
            out.push(section(heading, 2, blocks));
        } else {
            out[0].blocks.extend(blocks);
        }
    }
    out
}

/// The keys of a part: those of its figures, and those of figures that are contradicted and stand alone.
fn keys(picked: &Picked, topic: Topic) -> Vec<&Key> {
    let mut keys: Vec<&Key> = picked.groups.get(&topic).into_iter().flat_map(|groups| groups.keys()).collect();
    if topic == Topic::Trade {
        let alone = |key: &&Key| picked.groups.values().all(|groups| !groups.contains_key(*key));
        keys.extend(picked.flagged.keys().filter(alone));
    }
    keys.sort();
    keys
}

fn flagged<'a>(picked: &'a Picked, key: &Key) -> &'a [usize] {
    picked.flagged.get(key).map_or(&[], |claims| claims)
}

/// A part as a list, a sentence for each series and period of which a table does not show all figures.
fn items(writer: &Writer<'_>, picked: &Picked, topic: Topic, shown: &BTreeSet<usize>) -> Vec<Block> {
    let Some(groups) = picked.groups.get(&topic) else { return Vec::new() };
    let item = |(key, claims): (&Key, &Vec<usize>)| writer.item(key, claims, flagged(picked, key));
    let groups = groups.iter().filter(|(_, claims)| !claims.iter().all(|claim| shown.contains(claim)));
    let lines: Vec<_> = groups.filter_map(item).map(|text| line(&text)).collect();
    if lines.is_empty() { Vec::new() } else { vec![Block::Items(lines)] }
}

/// What follows of the trade of the area for the periods that the figures are compared with.
fn implied(writer: &Writer<'_>, picked: &Picked, question: &Question) -> Option<Section> {
    let lines = tables::implied(writer, picked, question);
    let voice = writer.voice;
    (!lines.is_empty()).then(|| {
        let lines = lines.iter().map(|text| line(text)).collect();
        section(voice.say("h-implied"), 1, vec![Block::Items(lines)])
    })
}
