//! `kimngach ledger`.

use super::open;
use crate::cli::{HoldArgs, Told};
use crate::problem::Problem;
use crate::read;
use crate::write::{Hue, Look, bare};
use comfy_table::{Attribute, Cell, CellAlignment};
use kimngach_book::ledger::Holding;
use kimngach_reader::{Lang, area_name};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufWriter, IsTerminal, Write, stdout};

/// A document names so many areas in a table.
const AREAS: usize = 3;

/// Shows the documents of a ledger, and what they are about.
pub(crate) fn command(options: &HoldArgs) -> Result<(), Problem> {
    let look = read::look_of(options.ui, options.color);
    let mut ledger = open(&options.at)?;
    if options.verify {
        ledger.verify()?;
    }
    let list = ledger.holdings()?;
    let table = options.format.unwrap_or(if stdout().is_terminal() { Told::Table } else { Told::Jsonl });
    let mut out = BufWriter::new(stdout().lock());
    let mut print = || {
        match table {
            Told::Jsonl => list.iter().try_for_each(|held| writeln!(out, "{}", record(held)))?,
            Told::Table if list.is_empty() => {}
            Told::Table => writeln!(out, "{}", shown(&list, look))?,
        }
        if table == Told::Table {
            writeln!(out, "{}", look.paint(&sum(ledger.place(), &list, look.ui), Hue::Strong))?;
        }
        out.flush()
    };
    print().map_err(|error| Problem::writing("the standard output", error))
}

/// A document as one line of JSON.
fn record(held: &Holding) -> Value {
    let mut record = Map::new();
    let mut put = |key: &str, value: Value| {
        if !value.is_null() {
            record.insert(key.to_owned(), value);
        }
    };
    let source = &held.source;
    put("doc", json!(source.id));
    put("title", json!(source.title));
    put("url", json!(source.url));
    put("published", json!(source.published.map(|day| day.to_string())));
    if let Some(kept) = &source.held {
        put("fetched", json!(kept.fetched.to_string()));
        put("hash", json!(kept.hash));
        put("vintage", json!(kept.vintage));
        put("vintages", json!(kept.vintages));
    }
    put("latest", json!(held.latest));
    put("state", json!(if held.forgotten { "forgotten" } else { "kept" }));
    put("language", json!(held.language));
    put("encoding", json!(held.encoding));
    put("length", json!(held.length));
    put("figures", json!(held.figures));
    put("period", json!(held.period.map(|(first, last)| format!("{first}/{last}"))));
    put("areas", json!(held.areas));
    put("reader", json!(held.reader));
    Value::Object(record)
}

fn shown(list: &[Holding], look: Look) -> String {
    let vi = look.ui == Lang::Vi;
    let mut table = bare(look);
    let names = if vi {
        ["Văn bản", "Ngày đăng", "Phiên bản", "Số liệu", "Thời kỳ", "Địa bàn"]
    } else {
        ["Document", "Published", "Vintage", "Figures", "Periods", "Areas"]
    };
    table.set_header(names.map(|name| Cell::new(name).add_attribute(Attribute::Bold)));
    for held in list {
        let faint = |cell: Cell| if held.latest { cell } else { cell.add_attribute(Attribute::Dim) };
        let source = &held.source;
        let vintage = source.held.as_ref().filter(|kept| kept.vintages > 1);
        let state = if vi { "đã quên" } else { "forgotten" };
        let mut states = vintage.map(|kept| vec![format!("{}/{}", kept.vintage, kept.vintages)]).unwrap_or_default();
        if held.forgotten {
            states.push(state.to_owned());
        }
        let name = source.title.as_ref().map_or(source.id.clone(), |title| format!("{}\n{title}", source.id));
        let cells = [
            Cell::new(name),
            Cell::new(source.published.map(|day| day.to_string()).unwrap_or_default()),
            Cell::new(states.join(" ")),
            Cell::new(held.figures).set_alignment(CellAlignment::Right),
            Cell::new(held.period.map(|(first, last)| format!("{first}\n{last}")).unwrap_or_default()),
            Cell::new(areas(&held.areas, look.ui)),
        ];
        table.add_row(cells.map(faint));
    }
    table.trim_fmt()
}

/// The areas with most figures, and how many there are more.
fn areas(areas: &BTreeMap<String, usize>, ui: Lang) -> String {
    let mut list: Vec<(&String, &usize)> = areas.iter().collect();
    list.sort_by_key(|&(id, figures)| (std::cmp::Reverse(*figures), id));
    let name = |id: &str| area_name(id, ui).unwrap_or(id).to_owned();
    let mut names: Vec<String> = list.iter().take(AREAS).map(|(id, _)| name(id)).collect();
    if list.len() > AREAS {
        names.push(format!("+{}", list.len() - AREAS));
    }
    names.join(", ")
}

/// How much it is, in one line.
fn sum(place: &str, list: &[Holding], ui: Lang) -> String {
    let kept = || list.iter().filter(|held| !held.forgotten);
    let figures: usize = kept().map(|held| held.figures).sum();
    let sources = kept().filter(|held| held.latest).count();
    let areas: BTreeSet<&String> = kept().flat_map(|held| held.areas.keys()).collect();
    let (documents, areas, forgotten) = (kept().count(), areas.len(), list.len() - kept().count());
    let first = kept().filter_map(|held| Some(held.period?.0)).min();
    let last = kept().filter_map(|held| Some(held.period?.1)).max();
    let period = first.zip(last).map(|(first, last)| format!(", {first}/{last}")).unwrap_or_default();
    if ui == Lang::Vi {
        let gone = if forgotten > 0 { format!("; đã quên {forgotten}") } else { String::new() };
        format!("{place}: {documents} văn bản của {sources} nguồn, {figures} số liệu, {areas} địa bàn{period}{gone}")
    } else {
        let gone = if forgotten > 0 { format!("; {forgotten} forgotten") } else { String::new() };
        let s = |n: usize| if n == 1 { "" } else { "s" };
        format!(
            "{place}: {documents} document{} of {sources} source{}, {figures} figure{}, {areas} area{}{period}{gone}",
            s(documents),
            s(sources),
            s(figures),
            s(areas)
        )
    }
}
